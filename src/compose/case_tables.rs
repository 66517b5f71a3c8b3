//! The tables of the Ombudsman's cases: the annex of upheld ones, the decisions of a digest, and the cases as a yearly
//! report on complaints lists them.

use super::case_words::{
    NONE, NOT_GIVEN, NOT_YET, category, day, day_of_remedy, name, on_time, payment, read_on, remedies,
};
use super::composer::Composer;
use super::prose::Renderer;
use super::report_tables::{cell, column, new_line, words};
use crate::diagnostic::Diagnostics;
use crate::document::{Align, Column, ColumnRole, Inline, Row, RowKind, Table, plain_text};
use crate::figures::{Figures, payment_in};
use crate::model::{Case, Cases, Decision, Paper, Payment};
use crate::units::{Date, phrase, upper_first};

type Cells = Vec<Vec<Inline>>;

/// Ids of the tables that a list of cases gives.
pub(super) fn ids(cases: &Cases) -> impl Iterator<Item = &'static str> {
    let upheld = cases.upheld().next().is_some().then_some("cases");
    let all = ["decisions", "ombudsman-cases"].into_iter();
    let is_empty = cases.list.is_empty();
    upheld.into_iter().chain(all.filter(move |_| !is_empty))
}

/// One of them.
///
/// # Errors
/// What is wrong with the passages in it.
pub(super) fn table(
    id: &str,
    composer: &Composer<'_>,
    renderer: &Renderer<'_>,
    paper: &Paper,
) -> Result<Table, Diagnostics> {
    let (cases, year) = (&composer.view.file.cases, composer.view.file.year.value);
    let (caption, columns, rows, notes) = match id {
        "cases" => (
            format!("Complaints that the Ombudsman upheld in {year}"),
            upheld_columns(),
            upheld(renderer, cases, read_on(paper))?,
            case_notes(composer),
        ),
        "decisions" => {
            let (columns, rows) = decisions(composer, cases, read_on(paper));
            // Whether the list is whole, the digest says before the table.
            (
                format!("Decisions of the Ombudsman in {year}"),
                columns,
                rows,
                Vec::new(),
            )
        }
        _ => {
            let (columns, rows) = ombudsman_cases(renderer, cases)?;
            let caption = format!("Complaints that the Ombudsman dealt with in {year}");
            (caption, columns, rows, count_notes(composer))
        }
    };
    let row = |cells| Row {
        kind: RowKind::Body,
        cells,
    };
    Ok(Table {
        id: id.to_owned(),
        caption: words(caption),
        columns,
        rows: rows.into_iter().map(row).collect(),
        notes,
    })
}

fn data(heading: &str) -> Column {
    column(heading, Align::Start, ColumnRole::Data)
}

fn upheld_columns() -> Vec<Column> {
    vec![
        column("Reference", Align::Start, ColumnRole::RowHeader),
        data("Service"),
        data("Decided"),
        data("Fault"),
        data("Remedy"),
        column("Payment", Align::End, ColumnRole::Data),
        data("Due"),
        data("Done"),
        data("On time"),
    ]
}

/// The upheld cases, a row each.
fn upheld(renderer: &Renderer<'_>, cases: &Cases, read_on: Option<Date>) -> Result<Vec<Cells>, Diagnostics> {
    let row = |(at, case): (usize, &Case)| {
        let fault = match &case.fault {
            Some(fault) => cell(renderer, fault)?,
            None => words(NOT_GIVEN),
        };
        Ok(vec![
            words(reference(case)),
            words(case.service.clone()),
            words(day(case.decided.as_ref())),
            fault,
            agreed(renderer, case, Vec::new())?,
            payment_cell(renderer.figures, at, case),
            words(day_of_remedy(case.due.as_ref(), case)),
            words(day_of_remedy(case.done.as_ref(), case)),
            words(on_time(case, read_on)),
        ])
    };
    let upheld = cases.list.iter().enumerate();
    let upheld = upheld.filter(|(_, case)| case.decision.value == Decision::Upheld);
    upheld.map(row).collect()
}

/// What a digest tells of every case, a row each; a case without a reference goes by its number.
fn decisions(composer: &Composer<'_>, cases: &Cases, read_on: Option<Date>) -> (Vec<Column>, Vec<Cells>) {
    let (edition, figures) = (composer.view.edition, &composer.view.figures);
    let has_category = cases.list.iter().any(|case| category(case, edition).is_some());
    let mut columns = vec![
        column(heading_of_names(cases), Align::Start, ColumnRole::RowHeader),
        data("Service"),
    ];
    columns.extend(has_category.then(|| data("Category")));
    columns.extend(["Decision", "Decided"].map(data));
    columns.push(column("Payment", Align::End, ColumnRole::Data));
    columns.extend(["Due", "Done", "On time"].map(data));
    let row = |(at, case): (usize, &Case)| {
        let category = category(case, edition).unwrap_or_else(|| NOT_GIVEN.to_owned());
        let decided = match case.decision.value {
            Decision::Awaited => NOT_YET.to_owned(),
            _ => day(case.decided.as_ref()),
        };
        let mut cells = vec![words(name(at, case)), words(case.service.clone())];
        cells.extend(has_category.then(|| words(category)));
        cells.extend([
            words(case.decision.value.label()),
            words(decided),
            payment_cell(figures, at, case),
            words(day_of_remedy(case.due.as_ref(), case)),
            words(day_of_remedy(case.done.as_ref(), case)),
            words(on_time(case, read_on)),
        ]);
        cells
    };
    (columns, cases.list.iter().enumerate().map(row).collect())
}

/// What heads the column of the cases' names: some lists have no references.
fn heading_of_names(cases: &Cases) -> &'static str {
    if cases.list.iter().all(|case| case.reference.is_some()) {
        "Reference"
    } else {
        "Case"
    }
}

/// Every case with how far it went, how it ended and what was agreed; columns that no case fills are left out.
fn ombudsman_cases(renderer: &Renderer<'_>, cases: &Cases) -> Result<(Vec<Column>, Vec<Cells>), Diagnostics> {
    let has_reference = cases.list.iter().any(|case| case.reference.is_some());
    let has_status = cases.list.iter().any(|case| case.status.is_some());
    let mut columns = vec![column("Service", Align::Start, ColumnRole::RowHeader)];
    columns.extend(has_reference.then(|| data("Reference")));
    columns.extend(has_status.then(|| data("Status")));
    columns.extend(["Decision", "What was found and agreed"].map(data));
    let row = |(at, case): (usize, &Case)| {
        let mut paid = Vec::new();
        if let Payment::Paid(_) = case.payment() {
            paid = words("Payment: ");
            paid.extend(payment_cell(renderer.figures, at, case));
        }
        let status = case.status.clone().unwrap_or_else(|| NOT_GIVEN.to_owned());
        let mut cells = vec![words(case.service.clone())];
        cells.extend(has_reference.then(|| words(reference(case))));
        cells.extend(has_status.then(|| words(status)));
        let mut told = match &case.fault {
            Some(fault) => cell(renderer, fault)?,
            None => Vec::new(),
        };
        new_line(&mut told);
        told.extend(agreed(renderer, case, paid)?);
        cells.extend([words(case.decision.value.label()), told]);
        Ok(cells)
    };
    let rows: Result<Vec<Cells>, Diagnostics> = cases.list.iter().enumerate().map(row).collect();
    Ok((columns, rows?))
}

fn reference(case: &Case) -> String {
    let reference = case.reference.as_ref();
    reference.map_or_else(|| NOT_GIVEN.to_owned(), |reference| reference.value.clone())
}

/// What was agreed to put it right: the kinds of remedy, what was paid where no column of its own has it, and the
/// officer's note, parted by full stops.
fn agreed(renderer: &Renderer<'_>, case: &Case, paid: Vec<Inline>) -> Result<Vec<Inline>, Diagnostics> {
    let mut kinds = Some(remedies(case))
        .filter(|kinds| !kinds.is_empty())
        .map_or_else(Vec::new, words);
    if !kinds.is_empty() && !paid.is_empty() {
        kinds.push(Inline::Text(". ".to_owned()));
    }
    kinds.extend(paid);
    let Some(note) = &case.remedy_note else {
        if !kinds.is_empty() {
            return Ok(kinds);
        }
        return Ok(words(match case.payment() {
            Payment::Paid(_) => "Payment",
            Payment::Nothing if case.decision.value == Decision::Awaited => NOT_YET,
            Payment::Nothing => NONE,
            Payment::NotKnown(_) | Payment::NotGiven => NOT_GIVEN,
        }));
    };
    let note = cell(renderer, note)?;
    if kinds.is_empty() {
        return Ok(note);
    }
    kinds.push(Inline::Text(". ".to_owned()));
    kinds.extend(note);
    Ok(kinds)
}

/// What was paid in a case, as the figure that it is, or why there is none.
fn payment_cell(figures: &Figures, at: usize, case: &Case) -> Vec<Inline> {
    let id = payment_in(at, case);
    match figures.text(&id) {
        Some(text) => vec![Inline::Figure { id, text }],
        None => words(payment(case)),
    }
}

fn figure(composer: &Composer<'_>, id: &str) -> Option<Inline> {
    let text = composer.view.figures.text(id)?;
    Some(Inline::Figure {
        id: id.to_owned(),
        text,
    })
}

/// How many cases there are and how many of them were upheld; of a list that lacks cases, why it does.
fn count_notes(composer: &Composer<'_>) -> Vec<Vec<Inline>> {
    if let Some(note) = incomplete_note(composer) {
        return vec![note];
    }
    let text = |words: &str| Inline::Text(words.to_owned());
    let mut notes = Vec::new();
    if let Some(listed) = figure(composer, "cases-listed") {
        let mut note = vec![text("Cases: "), listed];
        if let Some(upheld) = figure(composer, "cases-upheld") {
            note.extend([text("; upheld: "), upheld]);
        }
        if let Some(rate) = figure(composer, "cases-upheld-rate") {
            note.extend([text(" ("), rate, text(")")]);
        }
        note.push(text("."));
        notes.push(note);
    }
    notes
}

/// Why the list does not have all cases.
fn incomplete_note(composer: &Composer<'_>) -> Option<Vec<Inline>> {
    let reason = phrase(composer.view.file.cases.incomplete.as_ref()?);
    let (listed, upheld) = (figure(composer, "upheld-cases-listed"), figure(composer, "upheld"));
    Some(match (listed, upheld) {
        (Some(listed), Some(upheld)) => {
            let is_one = plain_text(std::slice::from_ref(&listed)) == "1";
            let are = if is_one { "is" } else { "are" };
            let rest = format!(" {are} listed: {reason}. No totals are given.");
            vec![listed, Inline::Text(" of ".to_owned()), upheld, Inline::Text(rest)]
        }
        _ => words(format!("Not all cases are listed: {reason}. No totals are given.")),
    })
}

/// To members, that the list or cases in it are exempt, and why.
fn exempt_cases(cases: &Cases) -> Vec<Vec<Inline>> {
    let whole = cases.exempt.iter().map(|exempt| exempt.sentences());
    let each = cases.upheld().filter_map(|case| {
        let exempt = case.exempt.as_ref()?;
        Some(format!("{}: {}", upper_first(&case.in_words()), exempt.sentences()))
    });
    whole.chain(each).map(words).collect()
}

/// What the list of upheld cases comes to, or why nothing is summed over it.
fn case_notes(composer: &Composer<'_>) -> Vec<Vec<Inline>> {
    let figure = |id: &str| figure(composer, id);
    let text = |words: &str| Inline::Text(words.to_owned());
    let mut notes = exempt_cases(&composer.view.file.cases);
    notes.extend(incomplete_note(composer));
    if let (Some(sum), Some(count)) = (figure("case-payments"), figure("cases-with-payment")) {
        notes.push(vec![
            text("Payments: "),
            sum,
            text(" in all; cases with a payment: "),
            count,
            text("."),
        ]);
    }
    if let Some(late) = figure("cases-late") {
        notes.push(vec![
            text("Remedies completed after the agreed date: "),
            late,
            text("."),
        ]);
    }
    notes
}
