//! What a template may print: a public type, so that `context` can show it.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context as TeraContext, Value as TeraValue};

use super::by_name::ByName;
use super::case_context::{CaseContext, CasesContext};
use super::printed::Printed;
use super::prose::exemption;
use super::references::{Placed, references};
use super::report_context::ReportContext;
use super::{escape, report_tables};
use crate::charts::OfYear;
use crate::document::{Charts, Table};
use crate::figures::{Figures, State, own_clear_days};
use crate::model::{Breakdown, Council, DocumentKind, Edition, Paper, PreparedBy, Project, Year};
use crate::tables::SUPPRESSED;
use crate::units::{FinancialYear, NO_BREAK_SPACE, lower_first, phrase};

/// Everything that a template may print.
#[derive(Debug, Clone, Serialize)]
pub struct Context {
    /// The council.
    pub council: CouncilContext,
    /// The year that the document is about.
    pub year: YearContext,
    /// The year before it.
    pub last_year: YearContext,
    /// The year after it.
    pub next_year: YearContext,
    /// The edition of the letter.
    pub edition: EditionContext,
    /// Date and addressee of the letter.
    pub letter: LetterContext,
    /// The paper that is composed; of a letter there is none.
    pub report: ReportContext,
    /// The Ombudsman's cases of the year.
    pub cases: CasesContext,
    /// Of a page on a decision, its case; of a document that is none there is none.
    pub case: Option<CaseContext>,
    /// References to sections, tables and annexes: `{{ ref.conclusion }}`.
    #[serde(rename = "ref")]
    pub references: BTreeMap<String, Printed>,
    /// The marks that the officer's texts set, `{{ mark.funding }}`, for references to lead to.
    #[serde(rename = "mark")]
    pub marks: BTreeMap<String, Printed>,
    /// Numbers told apart by reasons, as lists: `{{ breakdowns.not_investigated }}`.
    pub breakdowns: BTreeMap<String, Printed>,
    /// Every figure that has a value, under its name: `{{ figures.uphold_rate }}`.
    pub figures: ByName<Printed>,
    /// The officer's own numbers: `{{ facts.open_cases }}`.
    pub facts: ByName<Printed>,
    /// Of every figure: `known`, `zero`, `not-applicable`, `missing` or `suppressed`.
    pub state: ByName<&'static str>,
    /// The tables that can be placed, by name; `true` for each that there is.
    pub tables: BTreeMap<String, bool>,
    /// The charts that can be placed, and of each whether a section does so unasked; none where the paper has none.
    pub charts: BTreeMap<String, bool>,
}

/// The council in a template.
#[derive(Debug, Clone, Serialize)]
pub struct CouncilContext {
    /// Full name.
    pub name: String,
    /// How it is called after its first mention.
    pub short_name: String,
    /// Authorities of its type: "county councils".
    pub similar_authorities: &'static str,
    /// Whether averages of its type exist.
    pub has_averages: bool,
    /// Web address, if any.
    pub website: Option<String>,
    /// Whether it is made up.
    pub made_up: bool,
    /// Whether the council (and not the Ombudsman's office) prepares the documents.
    pub prepares: bool,
}

/// A year in a template.
#[derive(Debug, Clone, Serialize)]
pub struct YearContext {
    /// "2023/24".
    pub label: String,
    /// "1 April 2023 to 31 March 2024".
    pub period: String,
    /// "1 April 2023".
    pub first_day: String,
    /// "31 March 2024".
    pub last_day: String,
    /// "2024".
    pub ends_in: i32,
}

/// The edition in a template.
#[derive(Debug, Clone, Serialize)]
pub struct EditionContext {
    /// Full name of the organisation.
    pub organisation: String,
    /// Its short name.
    pub short_name: String,
    /// The office-holder's name.
    pub office_holder: String,
    /// The offices held, a line each.
    pub offices: Vec<String>,
    /// What is to be said of the office-holder, if anything.
    pub office_holder_note: Option<String>,
    /// "detailed investigation", or "investigation".
    pub investigation: String,
    /// The same in the plural.
    pub investigations: String,
    /// What a decision can be, as a part of a sentence: "upheld".
    pub outcomes: Vec<String>,
    /// The year whose letter has this shape: "2023/24".
    pub year: String,
    /// What to bear in mind when comparing.
    pub comparability: Vec<String>,
    /// Officers of the council to whom a copy goes.
    pub copied_to: Vec<String>,
}

/// The letter in a template.
#[derive(Debug, Clone, Serialize)]
pub struct LetterContext {
    /// Its date, if known.
    pub date: Option<String>,
    /// How it was sent, if known.
    pub delivery: Option<String>,
    /// The lines of the address.
    pub address: Vec<String>,
    /// Whom it greets, after "Dear".
    pub greets: String,
    /// Where the figures come from, if said, without a full stop.
    pub source: Option<String>,
    /// Web address of the Ombudsman's own letter, if known.
    pub original: Option<String>,
    /// The council's note, rendered; print it with `| safe`.
    pub note: Option<String>,
}

impl Context {
    /// Gathers what a template may print for a year.
    #[must_use]
    pub fn new(
        project: &Project,
        file: &Year,
        edition: &Edition,
        figures: &Figures,
        (tables, charts): (&[Table], &OfYear<'_>),
    ) -> Self {
        let council = &project.council;
        let own = report_tables::ids(project, file);
        let ids: Vec<&str> = tables.iter().map(|table| table.id.as_str()).chain(own).collect();
        let by_sections = charts.placed();
        let charts = charts.names();
        let placed = Placed {
            tables: &ids,
            charts: &charts,
        };
        let (references, marks) = references(&project.style, file, placed);
        let year = file.year.value;
        let (mut known, mut facts, mut states) = (Vec::new(), Vec::new(), Vec::new());
        for figure in figures.iter() {
            let name: Arc<str> = figure.name().into();
            let printed = figure.text().map(|text| Printed::new(&figure.id, &text));
            match (name.strip_prefix("fact_"), printed) {
                (Some(fact), Some(printed)) => facts.push((fact.into(), printed)),
                (None, Some(printed)) => known.push((Arc::clone(&name), printed)),
                (_, None) => {}
            }
            let is_zero = figure.number().is_some_and(|number| *number.numer() == 0);
            states.push((name, state(&figure.state, is_zero)));
        }
        Self {
            council: council_context(council),
            year: year_context(year),
            last_year: year_context(year.previous()),
            next_year: year_context(year.next()),
            edition: edition_context(edition),
            letter: letter_context(council, file),
            figures: ByName::new(known, Printed::in_templates),
            facts: ByName::new(facts, Printed::in_templates),
            state: ByName::new(states, state_in_templates),
            tables: ids.iter().map(|id| (id.replace('-', "_"), true)).collect(),
            charts: charts
                .iter()
                .map(|name| (name.replace('-', "_"), by_sections.contains(name)))
                .collect(),
            report: ReportContext::default(),
            cases: CasesContext::default(),
            case: None,
            references,
            marks,
            breakdowns: file
                .breakdowns
                .iter()
                .map(|(name, breakdown)| (name.value.clone(), list(name, breakdown, figures)))
                .collect(),
        }
    }

    /// Lets a chart that the officer's words ask for stand there alone: no section places it once more.
    pub(super) fn leave_charts_to_texts(&mut self, paper: &Paper) {
        for (name, is_placed) in &mut self.charts {
            let asked = format!("](chart:{})", name.replace('_', "-"));
            *is_placed &= !paper.passages().any(|passage| passage.text.contains(&asked));
        }
    }

    /// Lets `clear_days` be those of this paper, where the year asks for several.
    pub(super) fn take_clear_days(&mut self, file: &Year, kind: DocumentKind) {
        let Some(own) = own_clear_days(file, kind).map(|id| id.replace('-', "_")) else {
            return;
        };
        let name: Arc<str> = "clear_days".into();
        let mut figures: BTreeMap<Arc<str>, Printed> = (*self.figures).clone();
        match figures.get(&*own).cloned() {
            Some(printed) => figures.insert(Arc::clone(&name), printed),
            None => figures.remove(&name),
        };
        self.figures = ByName::new(figures, Printed::in_templates);
        if let Some(state) = self.state.get(&*own).copied() {
            let mut states: BTreeMap<Arc<str>, &'static str> = (*self.state).clone();
            states.insert(name, state);
            self.state = ByName::new(states, state_in_templates);
        }
    }

    /// The same as templates take it, under the names that it has in JSON.
    pub(super) fn in_templates(&self) -> TeraContext {
        let Self {
            council,
            year,
            last_year,
            next_year,
            edition,
            letter,
            report,
            cases,
            case,
            references,
            marks,
            breakdowns,
            figures,
            facts,
            state,
            tables,
            charts,
        } = self;
        let mut values = TeraContext::new();
        values.insert("council", council);
        values.insert("year", year);
        values.insert("last_year", last_year);
        values.insert("next_year", next_year);
        values.insert("edition", edition);
        values.insert("letter", letter);
        values.insert("report", report);
        values.insert("cases", cases);
        values.insert("case", case);
        values.insert("ref", references);
        values.insert("mark", marks);
        values.insert("breakdowns", breakdowns);
        values.insert_value("figures", figures.in_templates());
        values.insert_value("facts", facts.in_templates());
        values.insert_value("state", state.in_templates());
        values.insert("tables", tables);
        values.insert("charts", charts);
        values
    }
}

/// A list of reasons with their counts, and how many have none.
fn list(name: &str, breakdown: &Breakdown, figures: &Figures) -> Printed {
    let id = format!("breakdown-{}", name.replace('_', "-"));
    let item = |label: &str, id: String| {
        let figure = figures.get(&id)?;
        let count = match &figure.state {
            State::Suppressed => Printed::markdown(SUPPRESSED.to_owned()),
            _ => Printed::new(&id, &figure.text()?),
        };
        Some(format!(
            "1. {}{NO_BREAK_SPACE}({})\n",
            escape::escaped(label),
            count.as_str()
        ))
    };
    let parts = (1..).zip(&breakdown.parts);
    if let Some(exempt) = breakdown.exempt.as_ref().filter(|_| breakdown.parts.is_empty()) {
        return Printed::markdown(format!("\n\n{}\n", exemption(exempt)));
    }
    let parts = parts.filter_map(|(number, part)| item(&part.label, format!("{id}-part-{number}")));
    let rest = breakdown
        .incomplete
        .as_ref()
        .and_then(|_| item("other reasons, not given", format!("{id}-not-given")));
    let exempt = breakdown
        .exempt
        .as_ref()
        .map(|exempt| format!("\n{}\n", exemption(exempt)));
    let list: String = parts.chain(rest).chain(exempt).collect();
    Printed::markdown(format!("\n\n{list}\n"))
}

fn state(state: &State, zero: bool) -> &'static str {
    match state {
        State::Known(_) if zero => "zero",
        State::Known(_) => "known",
        State::NotApplicable(_) => "not-applicable",
        State::Missing(_) => "missing",
        State::Suppressed => "suppressed",
    }
}

fn state_in_templates(state: &&'static str) -> TeraValue {
    TeraValue::normal_string(state)
}

pub(super) fn council_context(council: &Council) -> CouncilContext {
    let kind = council.authority_type.value;
    CouncilContext {
        name: council.council.value.clone(),
        // It stands in the middle of sentences; where it begins one, the template makes its letter large.
        short_name: match council.short_name() {
            name if name.starts_with("The ") => lower_first(name),
            name => name.to_owned(),
        },
        similar_authorities: kind.plural(),
        has_averages: kind.has_averages(),
        website: council.website.as_ref().map(|website| website.value.clone()),
        made_up: council.made_up,
        prepares: council.prepared_by == PreparedBy::Council,
    }
}

fn year_context(year: FinancialYear) -> YearContext {
    YearContext {
        label: year.to_string(),
        period: year.period(),
        first_day: year.first_day().to_string(),
        last_day: year.last_day().to_string(),
        ends_in: year.ends_in(),
    }
}

fn edition_context(edition: &Edition) -> EditionContext {
    EditionContext {
        organisation: edition.organisation.clone(),
        short_name: edition.short_name.clone(),
        office_holder: edition.office_holder.name.clone(),
        offices: edition.office_holder.offices.clone(),
        office_holder_note: edition.office_holder_note.clone(),
        investigation: edition.investigation.one.clone(),
        investigations: edition.investigation.many.clone(),
        outcomes: edition
            .outcomes
            .iter()
            .map(|outcome| lower_first(&outcome.label))
            .collect(),
        year: edition.edition.to_string(),
        comparability: edition.comparability.clone(),
        copied_to: edition.copied_to.clone(),
    }
}

fn letter_context(council: &Council, file: &Year) -> LetterContext {
    let letter = &file.letter;
    let post = letter.addressee.post.as_deref().unwrap_or("Chief Executive");
    let name = letter.addressee.name.as_deref();
    let lines = name.into_iter().chain([post, council.council.as_str()]);
    LetterContext {
        date: letter.date.as_ref().map(|date| date.to_string()),
        delivery: letter.delivery.clone(),
        address: lines.map(str::to_owned).collect(),
        greets: letter.addressee.greeting.as_deref().or(name).unwrap_or(post).to_owned(),
        source: letter.source.as_ref().map(|source| phrase(source).to_owned()),
        original: letter.original.as_ref().map(|address| address.as_str().to_owned()),
        note: None,
    }
}
