//! Tables on the Complaint Handling Code: the self-assessment, and where the Ombudsman found that it was not followed.

use super::composer::Composer;
use super::prose::Renderer;
use super::report_tables::{cell, column, words};
use crate::diagnostic::Diagnostics;
use crate::document::{Align, ColumnRole, Inline, Row, RowKind, Table};
use crate::model::{Assessed, At, Code, Follows, NonCompliance};
use crate::units::{Date, NO_BREAK_SPACE};

/// Ids of the tables that a year gives.
pub(super) fn ids(code: &Code) -> impl Iterator<Item = &'static str> + use<> {
    let assessed = (!code.self_assessment.is_empty()).then_some(SELF_ASSESSMENT);
    let findings = code
        .non_compliance
        .as_ref()
        .is_some_and(|findings| !findings.is_empty());
    assessed.into_iter().chain(findings.then_some(NON_COMPLIANCE))
}

pub(super) const SELF_ASSESSMENT: &str = "self-assessment";
pub(super) const NON_COMPLIANCE: &str = "non-compliance";

/// Each section of the Code with what it asks, whether the council follows it, and how or why not.
///
/// # Source
/// The four columns are those of the Ombudsman's own form for the self-assessment.
pub(super) fn self_assessment(composer: &Composer<'_>, renderer: &Renderer<'_>) -> Result<Table, Diagnostics> {
    let file = composer.view.file;
    let mut rows = Vec::new();
    for assessed in &file.code.self_assessment {
        let follows = match assessed.follows.value {
            Follows::Yes => "Yes",
            Follows::No => "No",
        };
        rows.push(Row {
            kind: RowKind::Body,
            cells: vec![
                words(assessed.section.value.clone()),
                cell(renderer, &assessed.asks)?,
                words(follows),
                explanation(renderer, assessed)?,
            ],
        });
    }
    let (start, data) = (Align::Start, ColumnRole::Data);
    Ok(Table {
        id: SELF_ASSESSMENT.to_owned(),
        caption: words(format!(
            "Self-assessment against the Complaint Handling Code, {}",
            file.year.value
        )),
        columns: vec![
            column("Section", start, ColumnRole::RowHeader),
            column("What the Code asks", start, data),
            column("Followed", start, data),
            column("Explanation", start, data),
        ],
        rows,
        notes: Vec::new(),
    })
}

/// How a section is followed or why it is not, and below it what is to be done, by when.
fn explanation(renderer: &Renderer<'_>, assessed: &Assessed) -> Result<Vec<Inline>, Diagnostics> {
    let mut content = match &assessed.explanation {
        Some(explanation) => cell(renderer, explanation)?,
        None if assessed.action.is_some() => Vec::new(),
        None => words(NOT_GIVEN),
    };
    if let Some(action) = &assessed.action {
        if !content.is_empty() {
            content.push(Inline::LineBreak);
        }
        content.push(Inline::Strong(words(format!("Action:{NO_BREAK_SPACE}"))));
        content.extend(cell(renderer, action)?);
    }
    if let Some(due) = &assessed.due {
        content.push(Inline::LineBreak);
        content.push(Inline::Strong(words(format!("Due:{NO_BREAK_SPACE}"))));
        content.extend(words(due.short()));
    }
    Ok(content)
}

const NOT_GIVEN: &str = "not given";

/// Each finding that the Code was not followed with what was done about it, by when.
pub(super) fn non_compliance(composer: &Composer<'_>, renderer: &Renderer<'_>) -> Result<Table, Diagnostics> {
    let file = composer.view.file;
    let day = |day: &Option<At<Date>>| words(day.as_ref().map_or(NOT_GIVEN.to_owned(), |day| day.short()));
    let mut rows = Vec::new();
    for one in file.code.non_compliance.iter().flatten() {
        let action = match &one.action {
            Some(action) => cell(renderer, action)?,
            None => words(NOT_GIVEN),
        };
        rows.push(Row {
            kind: RowKind::Body,
            cells: vec![finding(renderer, one)?, action, day(&one.due), words(done(one))],
        });
    }
    let (start, data) = (Align::Start, ColumnRole::Data);
    Ok(Table {
        id: NON_COMPLIANCE.to_owned(),
        caption: words(format!(
            "Findings that the Complaint Handling Code was not followed, {}",
            file.year.value
        )),
        columns: vec![
            column("Finding", start, ColumnRole::RowHeader),
            column("Action", start, data),
            column("Due", start, data),
            column("Done", start, data),
        ],
        rows,
        notes: Vec::new(),
    })
}

/// What was found, and below it on which day: a column for this alone would leave too little width for the words.
fn finding(renderer: &Renderer<'_>, one: &NonCompliance) -> Result<Vec<Inline>, Diagnostics> {
    let mut content = cell(renderer, &one.finding)?;
    if let Some(found) = &one.found {
        content.push(Inline::LineBreak);
        content.extend(words(format!("({})", found.short())));
    }
    Ok(content)
}

/// The day on which an action was completed, and whether it was late.
fn done(one: &NonCompliance) -> String {
    let Some(done) = &one.done else {
        return "not done".to_owned();
    };
    let is_late = one.due.as_ref().is_some_and(|due| due.value < done.value);
    format!("{}{}", done.short(), if is_late { ", late" } else { "" })
}
