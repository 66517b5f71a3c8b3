//! Tables of a paper that hold the officer's words: last year's action plan, the upheld cases, the implications.

use super::composer::Composer;
use super::prose::Renderer;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Align, Block, Column, ColumnRole, Inline, Row, RowKind, Table, plain_text};
use crate::figures::payment_text;
use crate::model::{Action, At, Case, Cases, Clearance, Paper, Passage, Payment, Project, Remedy, Style, Timing, Year};
use crate::units::{Date, NO_BREAK_SPACE, phrase, upper_first};

/// Ids of the tables that a year gives, so that they can be referred to.
pub(super) fn ids(project: &Project, file: &Year) -> Vec<&'static str> {
    let plan = (!planned(project, file).is_empty()).then_some("action-plan");
    let cases = file.cases.upheld().next().is_some().then_some("cases");
    plan.into_iter().chain(cases).collect()
}

/// The tables.
///
/// # Errors
/// What is wrong with the passages in them.
pub(super) fn tables(composer: &Composer<'_>, paper: &Paper) -> Result<Vec<Table>, Diagnostics> {
    let file = composer.view.file;
    let renderer = Renderer::new(composer.context, &composer.view.figures, &composer.project.files);
    let mut tables = Vec::new();
    for id in ids(composer.project, file) {
        tables.push(match id {
            "cases" => cases(composer, &renderer, read_on(paper))?,
            _ => action_plan(composer, &renderer)?,
        });
    }
    if !paper.implications.is_empty() {
        tables.push(implications(&composer.project.style, paper, &renderer)?);
    }
    Ok(tables)
}

/// The actions of last year's file.
fn planned<'p>(project: &'p Project, file: &Year) -> &'p [Action] {
    let last_year = project.years.get(&file.year.value.previous());
    last_year.map(|file| file.actions.as_slice()).unwrap_or_default()
}

fn column(heading: &str, align: Align, role: ColumnRole) -> Column {
    Column {
        heading: vec![Inline::Text(heading.to_owned())],
        align,
        role,
    }
}

fn words(text: impl Into<String>) -> Vec<Inline> {
    vec![Inline::Text(text.into())]
}

/// Each action of last year with what became of it.
fn action_plan(composer: &Composer<'_>, renderer: &Renderer<'_>) -> Result<Table, Diagnostics> {
    let file = composer.view.file;
    let mut rows = Vec::new();
    for action in planned(composer.project, file) {
        let update = file
            .updates
            .iter()
            .find(|update| update.action.value == action.id.value);
        let update = match update.and_then(|update| update.update.as_ref()) {
            Some(update) => cell(renderer, update)?,
            None => words("To come"),
        };
        let cells = vec![cell(renderer, &action.action)?, update];
        rows.push(Row {
            kind: RowKind::Body,
            cells,
        });
    }
    let year = file.year.value;
    Ok(Table {
        id: "action-plan".to_owned(),
        caption: words(format!("Actions planned in the report on {}", year.previous())),
        columns: vec![
            column("Action", Align::Start, ColumnRole::RowHeader),
            column("Update", Align::Start, ColumnRole::Data),
        ],
        rows,
        notes: Vec::new(),
    })
}

/// Each implication with what is said of it and who has agreed.
fn implications(style: &Style, paper: &Paper, renderer: &Renderer<'_>) -> Result<Table, Diagnostics> {
    let mut rows = Vec::new();
    for implication in style.in_order(&paper.implications) {
        let sign_off = match &implication.clearance {
            Some(clearance) if clearance.not_needed.is_some() => "not needed".to_owned(),
            Some(clearance) if clearance.lacks().is_empty() => signed(clearance),
            _ => "to come".to_owned(),
        };
        let heading = words(style.heading_of(implication));
        let cells = vec![heading, cell(renderer, &implication.text)?, words(sign_off)];
        rows.push(Row {
            kind: RowKind::Body,
            cells,
        });
    }
    Ok(Table {
        id: "implications".to_owned(),
        caption: words("What this report means"),
        columns: vec![
            column("Issue", Align::Start, ColumnRole::RowHeader),
            column("Implications", Align::Start, ColumnRole::Data),
            column("Sign-off", Align::Start, ColumnRole::Data),
        ],
        rows,
        notes: Vec::new(),
    })
}

/// Name, post and date of who has agreed.
fn signed(clearance: &Clearance) -> String {
    let texts = [&clearance.name, &clearance.post].into_iter().flatten();
    let texts = texts.map(|text| text.value.clone());
    let date = clearance.date.as_ref().map(|date| date.to_string());
    texts.chain(date).collect::<Vec<_>>().join(", ")
}

/// The upheld cases, a row each.
fn cases(composer: &Composer<'_>, renderer: &Renderer<'_>, read_on: Option<Date>) -> Result<Table, Diagnostics> {
    let file = composer.view.file;
    let (start, data) = (Align::Start, ColumnRole::Data);
    let columns = vec![
        column("Reference", start, ColumnRole::RowHeader),
        column("Service", start, data),
        column("Decided", start, data),
        column("Fault", start, data),
        column("Remedy", start, data),
        column("Payment", Align::End, data),
        column("Due", start, data),
        column("Done", start, data),
        column("On time", start, data),
    ];
    let mut rows = Vec::new();
    for case in file.cases.upheld() {
        rows.push(Row {
            kind: RowKind::Body,
            cells: case_cells(renderer, case, read_on)?,
        });
    }
    Ok(Table {
        id: "cases".to_owned(),
        caption: words(format!("Complaints that the Ombudsman upheld in {}", file.year.value)),
        columns,
        rows,
        notes: case_notes(composer),
    })
}

const NOT_GIVEN: &str = "not given";
const NONE: &str = "none";
const NONE_DUE: &str = "none due";

/// The day on which a report is read.
fn read_on(report: &Paper) -> Option<Date> {
    let day = report.published.as_ref().or(report.meeting.as_ref());
    day.map(|day| day.value)
}

fn case_cells(renderer: &Renderer<'_>, case: &Case, read_on: Option<Date>) -> Result<Vec<Vec<Inline>>, Diagnostics> {
    let date = |date: &Option<At<Date>>| words(date.as_ref().map_or(NOT_GIVEN.to_owned(), |date| date.short()));
    let fault = match &case.fault {
        Some(fault) => cell(renderer, fault)?,
        None => words(NOT_GIVEN),
    };
    let mut remedy = words(remedies(case));
    if let Some(note) = &case.remedy_note {
        let note = cell(renderer, note)?;
        if plain_text(&remedy).is_empty() {
            remedy = note;
        } else {
            remedy.push(Inline::Text(". ".to_owned()));
            remedy.extend(note);
        }
    }
    if plain_text(&remedy).is_empty() {
        remedy = words(match case.payment() {
            Payment::Paid(_) => "Payment",
            Payment::Nothing => NONE,
            Payment::NotKnown(_) | Payment::NotGiven => NOT_GIVEN,
        });
    }
    let day = |given: &Option<At<Date>>| match (given, case.timing()) {
        (None, Timing::NoneDue) => words(NONE_DUE),
        (None, Timing::Outstanding) => words("not done"),
        (given, _) => date(given),
    };
    Ok(vec![
        words(case.reference.value.clone()),
        words(case.service.clone()),
        date(&case.decided),
        fault,
        remedy,
        words(payment(case)),
        day(&case.due),
        day(&case.done),
        words(on_time(case, read_on)),
    ])
}

/// The kinds of remedy, as "Apology, training".
fn remedies(case: &Case) -> String {
    // What `other` is, its note tells.
    let named = case.remedies.iter().filter(|remedy| remedy.value != Remedy::Other);
    let labels: Vec<&str> = named.map(|remedy| remedy.value.label()).collect();
    upper_first(&labels.join(", "))
}

fn payment(case: &Case) -> String {
    match case.payment() {
        Payment::Paid(payment) | Payment::NotKnown(payment) => payment_text(payment),
        Payment::Nothing => NONE.to_owned(),
        Payment::NotGiven => NOT_GIVEN.to_owned(),
    }
}

/// Whether a remedy was done on time, or is overdue on the day on which the report is read.
fn on_time(case: &Case, read_on: Option<Date>) -> &'static str {
    let is_past = |due: &At<Date>| read_on.is_some_and(|day| due.value < day);
    match case.timing() {
        Timing::Late => "late",
        Timing::OnTime => "yes",
        Timing::Outstanding if case.due.as_ref().is_some_and(is_past) => "overdue",
        Timing::Outstanding => "not yet due",
        Timing::NoneDue => NONE_DUE,
        Timing::Done | Timing::Unknown => NOT_GIVEN,
    }
}

/// To members, that the list or cases in it are exempt, and why.
fn exempt_cases(cases: &Cases) -> Vec<Vec<Inline>> {
    let whole = cases.exempt.iter().map(|exempt| exempt.sentences());
    let each = cases.upheld().filter_map(|case| {
        let exempt = case.exempt.as_ref()?;
        Some(format!("{}: {}", case.reference.value, exempt.sentences()))
    });
    whole.chain(each).map(words).collect()
}

/// What the list comes to, or why nothing is summed over it.
fn case_notes(composer: &Composer<'_>) -> Vec<Vec<Inline>> {
    let figures = &composer.view.figures;
    let figure = |id: &str| {
        figures.text(id).map(|text| Inline::Figure {
            id: id.to_owned(),
            text,
        })
    };
    let text = |words: &str| Inline::Text(words.to_owned());
    let mut notes = exempt_cases(&composer.view.file.cases);
    if let Some(reason) = &composer.view.file.cases.incomplete {
        let reason = phrase(reason);
        let (listed, upheld) = (figure("cases-listed"), figure("upheld"));
        if let (Some(listed), Some(upheld)) = (listed, upheld) {
            let rest = format!(" are listed: {reason}. No totals are given.");
            notes.push(vec![listed, text(" of "), upheld, Inline::Text(rest)]);
        } else {
            notes.push(words(format!(
                "Not all cases are listed: {reason}. No totals are given."
            )));
        }
    }
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

/// A passage as a cell: its paragraphs and the items of its lists a line each.
fn cell(renderer: &Renderer<'_>, passage: &At<Passage>) -> Result<Vec<Inline>, Diagnostics> {
    let blocks = renderer.render(passage)?.blocks;
    if blocks.iter().any(|block| matches!(block, Block::Table(_))) {
        let table = Diagnostic::error("a table stands in a text that is a cell of another table");
        let hint = "say it in sentences or in a list; or put the table into a text of its own section";
        return Err(table.at(renderer.place(passage, "|")).hint(hint).into());
    }
    let mut cell = Vec::new();
    lines(&blocks, &mut cell);
    Ok(cell)
}

/// The lines of a cell; a list keeps its marks, and each of its items begins a line.
fn lines(blocks: &[Block], cell: &mut Vec<Inline>) {
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => {
                new_line(cell);
                cell.extend_from_slice(content);
            }
            Block::List(list) => {
                for (index, item) in list.items.iter().enumerate() {
                    let mark = list.kind.label(index).unwrap_or_else(|| "•".to_owned());
                    let mut words = Vec::new();
                    lines(item, &mut words);
                    new_line(cell);
                    cell.push(Inline::Text(format!("{mark}{NO_BREAK_SPACE}")));
                    cell.extend(words);
                }
            }
            Block::Quote(content) | Block::Frame { content, .. } => lines(content, cell),
            Block::Numbered(_) | Block::Table(_) | Block::Facts(_) | Block::PageBreak => {}
        }
    }
}

fn new_line(cell: &mut Vec<Inline>) {
    if !cell.is_empty() {
        cell.push(Inline::LineBreak);
    }
}
