//! The public version of a project.
//!
//! In: the whole project. Out: the same without what is exempt, and without whatever it could be worked out from: the
//! totals of a list that lacks cases, the ids and headings of what is gone, numbers that only exempt passages use.

use std::collections::{BTreeMap, BTreeSet};

use super::words::{Stood, cases_withheld, in_place_of, with_its_action};
use crate::diagnostic::Spot;
use crate::model::{
    Amount, Annex, At, Audience, Breakdown, Case, Cases, Clearance, Code, EXEMPT_INFORMATION, Exempt, Feedback,
    MadeAnnex, OwnComplaints, OwnOutcomeRates, OwnOutcomes, Paper, Passage, Project, Quantity, Refused, Update,
    WholeNumber, Year,
};
use crate::units::{FinancialYear, phrase};

/// The project as everybody may see it.
#[must_use]
pub fn public_version(mut project: Project) -> Project {
    for row in &mut project.council.history {
        own_complaints(&mut row.own_complaints);
        feedback(&mut row.feedback);
    }
    exempt_files(&mut project);
    let actions = hidden_actions(&project);
    let templates: String = project
        .own_templates()
        .iter()
        .map(|source| source.text.as_str())
        .collect();
    for file in project.years.values_mut() {
        // First of all, while the words can still be read.
        exempt_annex_of_cases(file);
        exempt_annex_of_self_assessment(file);
        numbers_of_exempt_words(file, &templates);
        texts_of_exempt_kinds(file);
        updates(file, &actions);
        passage_where(file.letter.note.as_mut(), Stood::Passage);
        file.papers_mut().into_iter().for_each(paper);
        for (number, action) in (1..).zip(&mut file.actions) {
            if is_hidden(&action.action) {
                action.id.value = neutral(number);
                passage(&mut action.action, Stood::Action);
            }
        }
        cases(&mut file.cases);
        code(&mut file.code);
        feedback(&mut file.feedback);
        file.refused.iter_mut().for_each(refused);
        // While the kinds still have their ids.
        learnt(file);
        own_complaints(&mut file.own_complaints);
        file.breakdowns.values_mut().for_each(breakdown);
    }
    let papers = project.years.values().flat_map(Year::papers);
    let annexes = papers.flat_map(|(_, paper)| &paper.annexes);
    let names: BTreeSet<String> = annexes
        .filter_map(|annex| annex.file.as_ref())
        .map(|file| file.value.clone())
        .collect();
    project.attachments.retain(|name, _| names.contains(name));
    project
}

pub(super) fn is_hidden(passage: &Passage) -> bool {
    passage.audience > Audience::Public
}

/// A name that tells nothing, for the id of something that is exempt.
fn neutral(number: usize) -> String {
    format!("exempt_information_{number}")
}

fn passage(passage: &mut At<Passage>, stood: Stood) {
    if is_hidden(passage) {
        passage.value = in_place_of(passage, stood);
    }
}

fn passage_where(written: Option<&mut At<Passage>>, stood: Stood) {
    if let Some(written) = written {
        passage(written, stood);
    }
}

fn paper(report: &mut Paper) {
    passage_where(report.urgency.as_mut(), Stood::Passage);
    passage_where(report.deferral.as_mut(), Stood::Passage);
    for part in &mut report.recommendation {
        passage(part, Stood::Recommendation);
    }
    for text in report.texts.values_mut() {
        passage(text, Stood::Passage);
    }
    for service in &mut report.services {
        if is_hidden(&service.text) {
            EXEMPT_INFORMATION.clone_into(&mut service.service);
            passage(&mut service.text, Stood::Passage);
        }
    }
    for (number, implication) in (1..).zip(&mut report.implications) {
        if is_hidden(&implication.text) {
            implication.id.value = neutral(number);
            implication.heading = Some(EXEMPT_INFORMATION.to_owned());
            implication.clearance = Some(no_clearance());
            passage(&mut implication.text, Stood::Passage);
        }
    }
    report.annexes.iter_mut().for_each(annex);
}

/// Nobody has to clear the words that stand for others.
fn no_clearance() -> Clearance {
    Clearance {
        name: None,
        post: None,
        date: None,
        undated: None,
        not_needed: Some("exempt from publication".to_owned()),
    }
}

fn annex(annex: &mut Annex) {
    if let Some(exempt) = annex.exempt.take() {
        *annex = Annex {
            made: None,
            file: None,
            title: None,
            exempt: Some(exempt.map(Exempt::for_the_public)),
        };
    }
}

/// Actions that are exempt, each by the year whose file gives its update and its id, with the id that the public reads.
/// What became of an action tells what the action was, so both go together.
pub(super) fn hidden_actions(project: &Project) -> BTreeMap<(FinancialYear, String), String> {
    let years = project.years.values();
    let actions = years.flat_map(|file| {
        let numbered = (1..).zip(&file.actions);
        numbered.map(|(number, action)| (file.year.value.next(), number, action))
    });
    actions
        .filter(|(_, _, action)| is_hidden(&action.action))
        .map(|(year, number, action)| ((year, action.id.value.clone()), neutral(number)))
        .collect()
}

/// Updates on last year's actions. One on an exempt action is there in any case: the public neither learns whether one
/// was given, nor that one is still to come.
fn updates(file: &mut Year, actions: &BTreeMap<(FinancialYear, String), String>) {
    let (year, spot) = (file.year.value, file.year.spot);
    file.updates
        .retain(|update| !actions.contains_key(&(year, update.action.value.clone())));
    let of_year = actions.iter().filter(|((of, _), _)| *of == year);
    file.updates.extend(of_year.map(|(_, id)| Update {
        action: At {
            value: id.clone(),
            spot,
        },
        update: Some(At {
            value: with_its_action(),
            spot,
        }),
    }));
    for update in &mut file.updates {
        passage_where(update.update.as_mut(), Stood::Passage);
    }
}

/// A list of cases whose annex is exempt in one paper is exempt in every other document too.
fn exempt_annex_of_cases(file: &mut Year) {
    let is_of_cases = |annex: &&Annex| annex.made.as_ref().is_some_and(|made| made.value == MadeAnnex::Cases);
    let annexes = file.papers().flat_map(|(_, paper)| &paper.annexes);
    let exempt = annexes.filter(is_of_cases).find_map(|annex| annex.exempt.clone());
    if file.cases.exempt.is_none() {
        file.cases.exempt = exempt;
    }
}

/// The officer's words on a kind of complaint or feedback stand under its id, and are exempt with it, as is how its charts
/// are shown.
fn texts_of_exempt_kinds(file: &mut Year) {
    let own = file.own_complaints.iter().map(|kind| (&kind.id, &kind.exempt));
    let others = file.feedback.iter().map(|kind| (&kind.id, &kind.exempt));
    let exempt = own.chain(others).filter(|(_, exempt)| exempt.is_some());
    let exempt: BTreeSet<String> = exempt.map(|(id, _)| id.value.clone()).collect();
    for paper in file.papers_mut() {
        paper.texts.retain(|name, _| !exempt.contains(&name.value));
    }
    let is_exempt = |chart: &str| {
        let mut ids = exempt.iter().map(|id| id.replace('_', "-"));
        ids.any(|id| chart.ends_with(&format!("-{id}")) || chart.starts_with(&format!("{id}-")))
    };
    file.charts.retain(|name, _| !is_exempt(&name.value));
}

/// A self-assessment that is exempt as an annex of one paper is exempt in every other document too: to the public it is
/// not there, and the annex says why.
fn exempt_annex_of_self_assessment(file: &mut Year) {
    let is_exempt = |annex: &Annex| {
        let made = annex.made.as_ref().map(|made| made.value);
        annex.exempt.is_some() && made == Some(MadeAnnex::SelfAssessment)
    };
    if file.papers().any(|(_, paper)| paper.annexes.iter().any(is_exempt)) {
        file.code.self_assessment.clear();
    }
}

/// A file that one paper annexes as exempt goes to the public with no other.
fn exempt_files(project: &mut Project) {
    let annexes = project.years.values().flat_map(Year::papers);
    let annexes = annexes.flat_map(|(_, paper)| &paper.annexes);
    let exempt: BTreeMap<String, At<Exempt>> = annexes
        .filter_map(|annex| Some((annex.file.as_ref()?.value.clone(), annex.exempt.clone()?)))
        .collect();
    let papers = project.years.values_mut().flat_map(Year::papers_mut);
    for annex in papers.flat_map(|paper| &mut paper.annexes) {
        let of_file = annex.file.as_ref().and_then(|file| exempt.get(&file.value));
        if annex.exempt.is_none() {
            annex.exempt = of_file.cloned();
        }
    }
}

/// How the council stands to the Code. What is said beside an exempt finding, or beside words on what the Code asks, tells
/// what they say; that a finding is dealt with is told by a number too, so that its day stays.
fn code(code: &mut Code) {
    for row in &mut code.self_assessment {
        if is_hidden(&row.asks) {
            (row.explanation, row.action, row.due) = (None, None, None);
        }
    }
    for finding in code.non_compliance.iter_mut().flatten() {
        if is_hidden(&finding.finding) {
            (finding.found, finding.action, finding.due) = (None, None, None);
        }
    }
    for text in code.passages_mut() {
        passage(text, Stood::Passage);
    }
}

/// The list of cases without those that are exempt. It is then not whole, so that nothing is summed over it.
fn cases(cases: &mut Cases) {
    if let Some(exempt) = cases.exempt.take() {
        *cases = Cases {
            left_out: Some(exempt.map(|exempt| format!("the list is {}", exempt.reason()))),
            ..Cases::default()
        };
        return;
    }
    let (exempt, kept): (Vec<_>, Vec<_>) = std::mem::take(&mut cases.list)
        .into_iter()
        .partition(|case| case.exempt.is_some());
    cases.list = kept;
    for case in &mut cases.list {
        passage_where(case.fault.as_mut(), Stood::Passage);
        passage_where(case.remedy_note.as_mut(), Stood::Passage);
        passage_where(case.action_taken.as_mut(), Stood::Passage);
        statement(case);
    }
    let reasons: Vec<&At<Exempt>> = exempt.iter().filter_map(|case| case.exempt.as_ref()).collect();
    let Some(first) = reasons.first() else { return };
    let withheld = cases_withheld(reasons.iter().map(|exempt| &exempt.value));
    let reason = match &cases.incomplete {
        Some(own) => format!("{}; {withheld}", phrase(own)),
        None => withheld,
    };
    let reason = At {
        value: reason,
        spot: first.spot,
    };
    if cases.upheld().next().is_none() {
        cases.left_out = Some(reason.clone());
    }
    cases.incomplete = Some(reason);
}

/// A decision statement with what is exempt in it taken out; without a summary there is no page on it.
fn statement(case: &mut Case) {
    case.statement = case.statement.take().filter(|statement| !is_hidden(&statement.summary));
    for section in case.statement.iter_mut().flat_map(|statement| &mut statement.sections) {
        if is_hidden(&section.text) {
            EXEMPT_INFORMATION.clone_into(&mut section.heading);
            passage(&mut section.text, Stood::Passage);
        }
    }
}

/// There is no number that the public may know, which is another thing than one that is missing.
fn withheld(spot: Spot) -> At<Quantity<WholeNumber>> {
    At {
        value: Quantity {
            amount: Amount::NotApplicable("exempt from publication".to_owned()),
            provisional: None,
            revised_from: None,
        },
        spot,
    }
}

fn own_complaints(kinds: &mut [OwnComplaints]) {
    for (number, kind) in (1..).zip(kinds) {
        let Some(exempt) = kind.exempt.take() else { continue };
        let none = || Some(withheld(exempt.spot));
        *kind = OwnComplaints {
            id: At {
                value: neutral(number),
                spot: kind.id.spot,
            },
            label: EXEMPT_INFORMATION.to_owned(),
            // Its stage would tell which kind it is.
            procedure: None,
            stage: None,
            received: none(),
            closed: none(),
            on_time: none(),
            on_time_of: None,
            on_time_rate: None,
            late: none(),
            late_rate: None,
            extended: none(),
            open: none(),
            open_rate: None,
            escalated: none(),
            outcomes: OwnOutcomes::default(),
            outcome_rates: OwnOutcomeRates::default(),
            outcomes_of: None,
            services: Vec::new(),
            subjects: Vec::new(),
            complainants: Vec::new(),
            advocacy: none(),
            findings: None,
            exempt: Some(exempt.map(Exempt::for_the_public)),
        };
    }
}

fn feedback(kinds: &mut [Feedback]) {
    for (number, kind) in (1..).zip(kinds) {
        let Some(exempt) = kind.exempt.take() else { continue };
        let none = || Some(withheld(exempt.spot));
        *kind = Feedback {
            id: At {
                value: neutral(number),
                spot: kind.id.spot,
            },
            label: EXEMPT_INFORMATION.to_owned(),
            received: none(),
            on_time: none(),
            on_time_rate: None,
            refused: none(),
            refused_rate: None,
            parts: Vec::new(),
            exempt: Some(exempt.map(Exempt::for_the_public)),
        };
    }
}

fn refused(refused: &mut Refused) {
    if let Some(exempt) = refused.exempt.take() {
        *refused = Refused {
            total: withheld(exempt.spot),
            parts: Vec::new(),
            incomplete: None,
            exempt: Some(exempt.map(Exempt::for_the_public)),
        };
    }
}

/// What was learnt; what was done about it tells as much, and the service and the title tell some of it.
fn learnt(file: &mut Year) {
    let exempt = file.own_complaints.iter().filter(|kind| kind.exempt.is_some());
    let exempt: BTreeSet<String> = exempt.map(|kind| kind.id.value.clone()).collect();
    for learning in &mut file.learning {
        learning.from = learning.from.take().filter(|from| !exempt.contains(&from.value));
        if is_hidden(&learning.learnt) {
            passage(&mut learning.learnt, Stood::Passage);
            (learning.from, learning.service, learning.title, learning.done) = (None, None, None, None);
        }
        passage_where(learning.done.as_mut(), Stood::Passage);
    }
    for quotation in &mut file.quotations.list {
        if is_hidden(&quotation.text) {
            quotation.service = None;
            passage(&mut quotation.text, Stood::Passage);
        }
    }
}

fn breakdown(breakdown: &mut Breakdown) {
    if let Some(exempt) = breakdown.exempt.take() {
        *breakdown = Breakdown {
            label: EXEMPT_INFORMATION.to_owned(),
            total: Some(withheld(exempt.spot)),
            parts: Vec::new(),
            incomplete: None,
            exempt: Some(exempt.map(Exempt::for_the_public)),
            counted_by: breakdown.counted_by,
        };
    }
}

/// Takes away the officer's numbers that no public words use, where some words are exempt: a fact of which only those can
/// have need, and an exempt breakdown, whose name would say what it is of.
fn numbers_of_exempt_words(file: &mut Year, templates: &str) {
    let exempt_cases = file
        .cases
        .list
        .iter()
        .filter(|case| case.exempt.is_some() || file.cases.exempt.is_some());
    let of_cases: BTreeSet<Spot> = exempt_cases
        .flat_map(Case::passages)
        .map(|passage| passage.spot)
        .collect();
    let is_exempt = |passage: &&At<Passage>| is_hidden(passage) || of_cases.contains(&passage.spot);
    let (exempt, kept): (Vec<_>, Vec<_>) = file.passages().partition(is_exempt);
    let texts = kept.into_iter().map(|passage| passage.text.as_str());
    let kept = texts.chain([templates]).collect::<Vec<_>>().join("\n");
    if !exempt.is_empty() {
        file.facts.retain(|name, _| uses(&kept, "facts", name));
    }
    file.breakdowns
        .retain(|name, breakdown| breakdown.exempt.is_none() || uses(&kept, "breakdowns", name));
}

/// Whether a text prints `{{ facts.NAME }}`.
fn uses(text: &str, group: &str, name: &str) -> bool {
    let path = format!("{group}.{name}");
    text.match_indices(&path).any(|(at, _)| {
        let next = text[at + path.len()..].chars().next();
        !next.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}
