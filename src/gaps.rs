//! What a document still waits for: texts, updates, clearances, files and reasons that somebody has yet to give.
//!
//! In: a project and one of its years. Out: a [`Gap`] for each thing that is still to come, in the order
//! of the document's making. A draft prints them; without a draft each is an error. What the document does not print is
//! not waited for. Whether what is given is right is not asked here.

mod code;
mod lists;

use crate::diagnostic::Spot;
use crate::model::{
    Action, At, Attachment, Audience, Clearance, DocumentKind, MadeAnnex, Paper, Passage, Project, Year, short_section,
};
use crate::units::{BankHolidays, clear_days, lower_first};

/// Clear days between the publication of an agenda and the meeting; with fewer, the report says why it is urgent.
///
/// # Source
/// Local Government Act 1972, section 100B(3) and (4).
pub const CLEAR_DAYS: u64 = 5;

/// Something that a document still waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// What kind of thing it is.
    pub kind: GapKind,
    /// What is awaited, as a part of a sentence: "the conclusion", "the update on the action “Publish a policy”".
    pub what: String,
    /// Who has to give it, where the file says so.
    pub from: Option<String>,
    /// Where it is to be written, or the nearest place to it.
    pub spot: Spot,
    /// The section of the report that waits for it, or the implication or annex, by its name: `conclusion`, `financial`.
    pub reference: Option<String>,
}

/// What kind of thing a document waits for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum GapKind {
    /// A text that somebody has still to write.
    Text,
    /// What became of one of last year's actions.
    Update {
        /// The action's id.
        action: String,
    },
    /// Somebody's agreement to a text.
    Clearance {
        /// What is lacking of it, `name`, `post` or `date`; never empty.
        lacks: Vec<&'static str>,
    },
    /// The reasons for which a report that comes late cannot wait.
    Urgency,
    /// What the governing body says to a report that is published with its response.
    Response,
    /// A file that is annexed, and not there.
    File {
        /// A file that is there, whose name differs in capitals alone.
        nearly: Option<String>,
    },
}

/// Everything that a document of a year still waits for; nothing if the year does not ask for the document.
///
/// Last year's actions are those of its file in the project; an update is awaited for each.
#[must_use]
pub fn gaps(project: &Project, file: &Year, kind: DocumentKind) -> Vec<Gap> {
    let Some(asked) = file.documents.iter().find(|asked| asked.value == kind) else {
        return Vec::new();
    };
    match file.paper(kind) {
        Some(report) => of_paper(&Printing::new(project, kind, report), file, asked.spot),
        None if kind == DocumentKind::Letter => note(file, "the council's note").into_iter().collect(),
        None => lists::statements(&file.cases),
    }
}

fn of_paper(paper: &Printing<'_>, file: &Year, asked: Spot) -> Vec<Gap> {
    let (project, report) = (paper.project, paper.report);
    let mut found = paper.texts();
    if paper.prints("action-plan", "action_plan") {
        found.extend(updates(project, file));
    }
    if paper.prints("focus", "report.actions") {
        found.extend(actions(file));
    }
    found.extend(code::gaps(paper, &file.code, asked));
    found.extend(paper.clearances(asked));
    found.extend(urgency(report, &project.bank_holidays));
    found.extend(note(file, "the council's note in the letter").filter(|_| paper.is_made(MadeAnnex::Letter)));
    found.extend(lists::gaps(paper, file));
    found.extend(files(project, report));
    found
}

/// A gap for a passage that somebody has still to write.
fn to_come(passage: &At<Passage>, what: impl FnOnce() -> String, reference: Option<&str>) -> Option<Gap> {
    let from = passage.to_come_from.clone()?;
    Some(Gap {
        kind: GapKind::Text,
        what: what(),
        from: Some(from),
        spot: passage.spot,
        reference: reference.map(str::to_owned),
    })
}

fn note(file: &Year, what: &str) -> Option<Gap> {
    to_come(file.letter.note.as_ref()?, || what.to_owned(), None)
}

/// A paper with the templates that may print it.
struct Printing<'a> {
    project: &'a Project,
    kind: DocumentKind,
    report: &'a Paper,
    /// By their whole names: `report/conclusion`.
    sections: Vec<&'a str>,
}

impl<'a> Printing<'a> {
    fn new(project: &'a Project, kind: DocumentKind, report: &'a Paper) -> Self {
        let sections = project.style.sections_of(kind, report).into_iter();
        Self {
            project,
            kind,
            report,
            sections: sections.map(|(section, _)| section).collect(),
        }
    }
}

impl Printing<'_> {
    /// Whether the paper prints what one of the usual sections prints: it has that section, or a template of the
    /// project's own speaks of it, by the section's file or by the name that templates have for it.
    fn prints(&self, section: &str, name: &str) -> bool {
        let file = format!("/{section}.md");
        let mentions = |text: &str| text.contains(name) || text.contains(&file);
        self.has_section(section) || self.project.templates.iter().any(|source| mentions(&source.text))
    }

    /// Whether an annex of it is made for this.
    fn is_made(&self, made: MadeAnnex) -> bool {
        let mut annexes = self.report.annexes.iter().filter_map(|annex| annex.made.as_ref());
        annexes.any(|annex| annex.value == made)
    }

    /// Whether it has a section of this name, be it without its folder.
    fn has_section(&self, name: &str) -> bool {
        let mut sections = self.sections.iter();
        sections.any(|section| *section == name || short_section(section) == name)
    }

    fn texts(&self) -> Vec<Gap> {
        let report = self.report;
        let of_urgency = report.urgency.iter().filter_map(|passage| {
            let what = || "the reasons for urgency".to_owned();
            to_come(passage, what, Some("urgency"))
        });
        let of_texts = report.texts.iter().filter_map(|(name, passage)| {
            let section = name.replace('_', "-");
            let is_printed = self.prints(&section, &format!("report.texts.{}", name.value));
            to_come(passage, || section_in_words(&section), Some(&section)).filter(|_| is_printed)
        });
        let services = report.services.iter();
        let services = services.filter(|_| self.prints("services", "report.services"));
        let of_services = services.filter_map(|service| {
            let what = || format!("the words of the service “{}”", service.service);
            to_come(&service.text, what, Some("services"))
        });
        let implications = report.implications.iter().filter(|_| self.prints_implications());
        let of_implications = implications.filter_map(|implication| {
            let what = || implication_in_words(&self.project.style.heading_of(implication));
            to_come(&implication.text, what, Some(&implication.id))
        });
        let of_deferral = report.deferral.iter().filter_map(|passage| {
            let what = || "what would follow if the report were put off".to_owned();
            to_come(passage, what, Some("urgency"))
        });
        of_urgency
            .chain(of_deferral)
            .chain(self.recommendation())
            .chain(of_texts)
            .chain(of_services)
            .chain(of_implications)
            .collect()
    }

    fn recommendation(&self) -> Vec<Gap> {
        if !self.prints("recommendation", "report.recommendation") {
            return Vec::new();
        }
        let parts = &self.report.recommendation;
        let awaited = parts.iter().enumerate().filter_map(|(index, passage)| {
            let what = || match parts.len() {
                1 => "the recommendation".to_owned(),
                _ => format!("part {} of the recommendation", index + 1),
            };
            to_come(passage, what, Some("recommendation"))
        });
        awaited.collect()
    }

    fn prints_implications(&self) -> bool {
        self.prints("implications", "report.implications")
    }

    /// What is not cleared: each implication that is printed, and the report as a whole, whatever it prints.
    fn clearances(&self, asked: Spot) -> Vec<Gap> {
        let implications = self.report.implications.iter().filter(|_| self.prints_implications());
        let of_implications = implications.filter_map(|implication| {
            let what = implication_in_words(&self.project.style.heading_of(implication));
            let gap = clearance(implication.clearance.as_ref(), &what, implication.id.spot)?;
            Some(Gap {
                reference: Some(implication.id.value.clone()),
                ..gap
            })
        });
        let whole = format!(
            "the whole {}",
            if self.kind.is_for_committee() {
                "report"
            } else {
                "paper"
            }
        );
        // A digest repeats what others have decided; whoever has it cleared all the same is waited for.
        let is_needed = self.kind != DocumentKind::DecisionsDigest || self.report.clearance.is_some();
        let of_report = clearance(self.report.clearance.as_ref(), &whole, asked).filter(|_| is_needed);
        of_implications.chain(of_report).collect()
    }
}

fn section_in_words(section: &str) -> String {
    match section {
        "introduction" | "conclusion" => format!("the {section}"),
        "purpose" => "the text on the purpose of the letter".to_owned(),
        "headlines" => "the text on the headline figures".to_owned(),
        "received" => "the text on the complaints received".to_owned(),
        "focus" => "the text on the areas of focus".to_owned(),
        other => format!("the text on {}", other.replace('-', " ")),
    }
}

/// "the financial implications", and for a heading of the officer's own "the section “Legal”".
fn implication_in_words(heading: &str) -> String {
    let speaks_for_itself = ["implications", "comments"]
        .iter()
        .any(|word| heading.to_lowercase().contains(word));
    if speaks_for_itself {
        format!("the {}", lower_first(heading))
    } else {
        format!("the section “{heading}”")
    }
}

/// Updates on last year's actions that are not given, left empty or still to come, whether a report prints them or not.
#[must_use]
pub fn updates(project: &Project, file: &Year) -> Vec<Gap> {
    let last_year = project.years.get(&file.year.value.previous());
    let actions = last_year.map(|file| file.actions.as_slice()).unwrap_or_default();
    let awaited = actions.iter().filter_map(|action| {
        let update = file
            .updates
            .iter()
            .find(|update| update.action.value == action.id.value);
        let passage = update.and_then(|update| update.update.as_ref());
        if passage.is_some_and(|passage| !passage.text.trim().is_empty()) {
            return None;
        }
        Some(Gap {
            kind: GapKind::Update {
                action: action.id.value.clone(),
            },
            what: format!("the update on {}", action_in_words(action)),
            from: passage.and_then(|passage| passage.to_come_from.clone()),
            spot: update.map_or(file.year.spot, |update| update.action.spot),
            reference: Some("action-plan".to_owned()),
        })
    });
    awaited.collect()
}

/// The action by its own words, which a reader of the paper knows; by its id where it has none yet. Of one that is for
/// members nothing is said, since an update on it is awaited in a file that others read.
fn action_in_words(action: &Action) -> String {
    if action.action.audience == Audience::Members {
        return "an action for members".to_owned();
    }
    let words = beginning(&action.action.text);
    let words = if words.is_empty() { &action.id.value } else { &words };
    format!("the action “{words}”")
}

/// The first sentence of a text, cut at a word where it is long, without the signs of its markup.
fn beginning(text: &str) -> String {
    const LONGEST: usize = 60;
    let paragraph = text.trim().split("\n\n").next().unwrap_or_default();
    let plain = paragraph.replace(['*', '`', '\\'], "");
    let mut words = String::new();
    for word in plain.split_whitespace() {
        // What stands between braces is a number that nobody has worked out here.
        if word.contains("{{") || words.chars().count() + 1 + word.chars().count() > LONGEST {
            return words + " …";
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
        if word.ends_with('.') {
            break;
        }
    }
    words.trim_end_matches('.').to_owned()
}

fn actions(file: &Year) -> impl Iterator<Item = Gap> {
    file.actions.iter().filter_map(|action| {
        let what = || action_in_words(action);
        to_come(&action.action, what, Some("focus"))
    })
}

fn clearance(clearance: Option<&Clearance>, of: &str, otherwise: Spot) -> Option<Gap> {
    let lacks = clearance.map_or_else(|| vec!["name", "post", "date"], Clearance::lacks);
    let what = match lacks.as_slice() {
        [] => return None,
        [_, _, _] => format!("the clearance of {of}"),
        lacks => format!("the {} in the clearance of {of}", lacks.join(" and ")),
    };
    let [name, post] =
        [|c: &Clearance| c.name.clone(), |c: &Clearance| c.post.clone()].map(|of| clearance.and_then(of));
    let known: Vec<At<String>> = [name, post].into_iter().flatten().collect();
    let from: Vec<&str> = known.iter().map(|part| part.as_str()).collect();
    Some(Gap {
        kind: GapKind::Clearance { lacks },
        what,
        from: (!from.is_empty()).then(|| from.join(", ")),
        spot: known.first().map_or(otherwise, |part| part.spot),
        reference: None,
    })
}

/// The clear days of a report that is published later than five of them before the meeting; `None` if it is in time, or
/// if they cannot be counted.
#[must_use]
pub fn late_by_clear_days(report: &Paper, holidays: &BankHolidays) -> Option<u64> {
    let (published, meeting) = (report.published.as_ref()?, report.meeting.as_ref()?);
    let days = clear_days(published.value, meeting.value, holidays)?;
    (days < CLEAR_DAYS && published.value <= meeting.value).then_some(days)
}

/// The reasons for urgency of a report that comes late; where somebody is to write them, that is a text to come.
fn urgency(report: &Paper, holidays: &BankHolidays) -> Option<Gap> {
    late_by_clear_days(report, holidays)?;
    report.urgency.is_none().then(|| Gap {
        kind: GapKind::Urgency,
        what: "the reasons for urgency".to_owned(),
        from: None,
        spot: report.published.as_ref().map(|day| day.spot).unwrap_or_default(),
        reference: Some("urgency".to_owned()),
    })
}

/// Files that are annexed and are not in the project's folder.
fn files(project: &Project, report: &Paper) -> Vec<Gap> {
    let awaited = report.annexes.iter().filter_map(|annex| {
        let file = annex.file.as_ref()?;
        let Attachment::Missing { nearly } = project.attachments.get(&file.value)? else {
            return None;
        };
        Some(Gap {
            kind: GapKind::File { nearly: nearly.clone() },
            what: format!("the annexed file “{}”", file.value),
            from: None,
            spot: file.spot,
            reference: Some(annex.name()),
        })
    });
    awaited.collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{GapKind, beginning, gaps};
    use crate::load;
    use crate::model::DocumentKind;

    fn of_report(case: &str) -> Vec<(GapKind, String, String, String)> {
        let (project, _) = load::project(&Path::new("tests/errors").join(case)).unwrap();
        let file = project.years.values().next_back().unwrap();
        let gaps = gaps(&project, file, DocumentKind::CommitteeReport).into_iter();
        gaps.map(|gap| {
            (
                gap.kind,
                gap.what,
                gap.from.unwrap_or_default(),
                gap.reference.unwrap_or_default(),
            )
        })
        .collect()
    }

    fn gap(kind: GapKind, what: &str, from: &str, reference: &str) -> (GapKind, String, String, String) {
        (kind, what.to_owned(), from.to_owned(), reference.to_owned())
    }

    #[test]
    fn a_text_to_come_says_from_whom_and_for_which_section() {
        let found = of_report("to-come");
        assert_eq!(found.len(), 6);
        let wanted = gap(GapKind::Text, "the conclusion", "A Sample", "conclusion");
        assert!(found.contains(&wanted), "{found:?}");
        let wanted = gap(GapKind::Text, "the financial implications", "A Purse", "financial");
        assert!(found.contains(&wanted), "{found:?}");
    }

    #[test]
    fn an_update_is_awaited_for_every_action_without_one() {
        let found = of_report("update-awaited-by-report");
        let update = |action: &str, words: &str, from: &str| {
            let action = action.to_owned();
            let what = format!("the update on the action “{words}”");
            gap(GapKind::Update { action }, &what, from, "action-plan")
        };
        let wanted = [
            update("policy", "Publish a new policy", "the policy team"),
            update("delays", "Find out why answers are late", ""),
        ];
        assert_eq!(found, wanted);
    }

    #[test]
    fn a_clearance_is_awaited_from_whoever_is_named() {
        let found = of_report("not-cleared");
        let wanted = gap(
            GapKind::Clearance { lacks: vec!["date"] },
            "the date in the clearance of the financial implications",
            "A Purse, Head of Finance",
            "financial",
        );
        assert!(found.contains(&wanted), "{found:?}");
        let lacks = vec!["name", "post", "date"];
        let wanted = gap(
            GapKind::Clearance { lacks },
            "the clearance of the whole report",
            "",
            "",
        );
        assert!(found.contains(&wanted), "{found:?}");
    }

    #[test]
    fn reasons_for_urgency_are_awaited_of_a_late_report_alone() {
        assert_eq!(
            of_report("urgency-missing"),
            [gap(GapKind::Urgency, "the reasons for urgency", "", "urgency")]
        );
        assert_eq!(of_report("clear-days"), []);
    }

    #[test]
    fn what_the_report_does_not_print_is_not_waited_for() {
        assert_eq!(of_report("to-come-not-printed"), []);
    }

    #[test]
    fn an_action_is_named_by_the_beginning_of_its_words() {
        assert_eq!(beginning("Publish a **policy**. Then train.\n"), "Publish a policy");
        let long = "ask every service that had a late remedy to say by the summer why it was late";
        assert_eq!(
            beginning(long),
            "ask every service that had a late remedy to say by the …"
        );
        assert_eq!(beginning("Answer {{ figures.x }} of them"), "Answer …");
    }
}
