//! What a template may print of the Ombudsman's cases.

use serde::Serialize;

use super::case_words::{category, day_of_remedy, is_overdue, name, payment, remedies};
use super::escape;
use super::printed::Printed;
use super::prose::Renderer;
use crate::figures::{Figures, days_late, payment_in};
use crate::model::{At, Case, Edition, Passage, Statement, StatementSection, Timing, WordsOf, Year};
use crate::units::Date;

/// The cases of the year's list.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CasesContext {
    /// All of them, in the list's order.
    pub list: Vec<CaseContext>,
    /// Those whose remedy was late.
    pub late: Vec<CaseContext>,
    /// Those whose remedy has an agreed date and is not done.
    pub outstanding: Vec<CaseContext>,
}

/// A case. Texts are rendered: print them with `| safe`.
#[derive(Debug, Clone, Serialize)]
pub struct CaseContext {
    /// Its reference, or else its number in the list.
    pub name: String,
    /// Its reference, if given.
    pub reference: Option<String>,
    /// The service.
    pub service: String,
    /// The category: that of the decision statement, or else that of the letter, if either is given.
    pub category: Option<String>,
    /// How far it went, if said.
    pub status: Option<String>,
    /// What was decided: "Upheld".
    pub decision: &'static str,
    /// The same as the year's file has it, for conditions: `not-upheld`.
    pub outcome: &'static str,
    /// The day of the decision, if known.
    pub decided: Option<String>,
    /// What went wrong, if given.
    pub fault: Option<String>,
    /// The kinds of remedy, as "Apology, training"; empty if there are none.
    pub remedies: String,
    /// More on the remedy, if given.
    pub remedy_note: Option<String>,
    /// What was paid: "£300", "none" or "not given".
    pub payment: Printed,
    /// The day by which the remedy was to be done, or why there is none.
    pub due: String,
    /// The day on which it was done, or why there is none.
    pub done: String,
    /// How that day stands to the agreed one: `none-due`, `late`, `on-time`, `outstanding`, `done` or `unknown`.
    pub timing: &'static str,
    /// Whether its remedy is overdue on the day on which the paper is read.
    pub overdue: bool,
    /// By how many days its remedy was late, if it was.
    pub days_late: Option<Printed>,
    /// What the council has done since, if given.
    pub action_taken: Option<String>,
    /// The decision statement, if given.
    pub statement: Option<StatementContext>,
}

/// A decision statement.
#[derive(Debug, Clone, Serialize)]
pub struct StatementContext {
    /// The decision in short.
    pub summary: String,
    /// Its sections.
    pub sections: Vec<StatementSectionContext>,
    /// Whether the council retells it, and it is not in the Ombudsman's words.
    pub retold: bool,
    /// Who decided, if said.
    pub decided_by: Option<String>,
    /// Web address of the Ombudsman's own statement, if known.
    pub original: Option<String>,
}

/// A section of a decision statement.
#[derive(Debug, Clone, Serialize)]
pub struct StatementSectionContext {
    /// Its heading.
    pub heading: String,
    /// Its paragraphs.
    pub text: String,
}

impl CasesContext {
    /// The cases of a year, as they stand on the day on which the paper is read.
    pub(super) fn new(
        file: &Year,
        edition: &Edition,
        figures: &Figures,
        read_on: Option<Date>,
        renderer: &mut Renderer<'_>,
    ) -> Self {
        let mut text = |passage: &At<Passage>| renderer.text(passage);
        let cases = file.cases.list.iter().enumerate();
        let list: Vec<CaseContext> = cases
            .map(|(at, case)| CaseContext {
                overdue: is_overdue(case, read_on),
                ..case_context((at, case), edition, figures, &mut text)
            })
            .collect();
        let timed = |timing: &str| list.iter().filter(|case| case.timing == timing).cloned().collect();
        Self {
            late: timed("late"),
            outstanding: timed("outstanding"),
            list,
        }
    }
}

fn case_context(
    (at, case): (usize, &Case),
    edition: &Edition,
    figures: &Figures,
    text: &mut impl FnMut(&At<Passage>) -> String,
) -> CaseContext {
    let (late, paid) = (days_late(at, case), payment_in(at, case));
    let days_late = figures.text(&late).filter(|_| case.timing() == Timing::Late);
    CaseContext {
        name: name(at, case),
        reference: case.reference.as_ref().map(|reference| reference.value.clone()),
        service: case.service.clone(),
        category: category(case, edition),
        status: case.status.clone(),
        decision: case.decision.value.label(),
        outcome: case.decision.value.name(),
        decided: case.decided.as_ref().map(|day| day.to_string()),
        fault: case.fault.as_ref().map(&mut *text),
        remedies: remedies(case),
        remedy_note: case.remedy_note.as_ref().map(&mut *text),
        payment: match figures.text(&paid) {
            Some(text) => Printed::new(&paid, &text),
            None => Printed::markdown(escape::escaped(&payment(case))),
        },
        due: in_full(case.due.as_ref(), case),
        done: in_full(case.done.as_ref(), case),
        timing: timing(case.timing()),
        overdue: false,
        days_late: days_late.map(|text| Printed::new(&late, &text)),
        action_taken: case.action_taken.as_ref().map(&mut *text),
        statement: case.statement.as_ref().map(|statement| of_statement(statement, text)),
    }
}

/// A day as sentences have it, or why there is none.
fn in_full(day: Option<&At<Date>>, case: &Case) -> String {
    day.map_or_else(|| day_of_remedy(None, case), |day| day.to_string())
}

fn of_statement(statement: &Statement, text: &mut impl FnMut(&At<Passage>) -> String) -> StatementContext {
    let section = |section: &StatementSection| StatementSectionContext {
        heading: section.heading.clone(),
        text: text(&section.text),
    };
    let sections = statement.sections.iter().map(section).collect();
    StatementContext {
        summary: text(&statement.summary),
        sections,
        retold: statement.words == WordsOf::Council,
        decided_by: statement.decided_by.clone(),
        original: statement.original.as_ref().map(|address| address.as_str().to_owned()),
    }
}

fn timing(timing: Timing) -> &'static str {
    match timing {
        Timing::NoneDue => "none-due",
        Timing::Late => "late",
        Timing::OnTime => "on-time",
        Timing::Outstanding => "outstanding",
        Timing::Done => "done",
        Timing::Unknown => "unknown",
    }
}
