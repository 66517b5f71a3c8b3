//! Tables of a paper that hold the officer's words: last year's action plan, the implications; those of cases are in
//! `case_tables`.

use super::case_tables;
use super::code_tables;
use super::composer::Composer;
use super::prose::Renderer;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Align, Block, Column, ColumnRole, Inline, Row, RowKind, Table};
use crate::model::{Action, At, Clearance, Paper, Passage, Project, Style, Year};
use crate::tables;
use crate::units::NO_BREAK_SPACE;

/// Ids of the tables that a year gives, so that they can be referred to.
pub(super) fn ids(project: &Project, file: &Year) -> Vec<&'static str> {
    let plan = (!planned(project, file).is_empty()).then_some("action-plan");
    let made = case_tables::ids(&file.cases).chain(code_tables::ids(&file.code));
    plan.into_iter().chain(made).collect()
}

/// The tables.
///
/// # Errors
/// What is wrong with the passages in them.
pub(super) fn tables(composer: &Composer<'_>, paper: &Paper) -> Result<Vec<Table>, Diagnostics> {
    let file = composer.view.file;
    let context = composer.context;
    let renderer = Renderer::new(context, composer.year, composer.view, &composer.project.files);
    let mut tables = Vec::new();
    for id in ids(composer.project, file) {
        tables.push(match id {
            "action-plan" => action_plan(composer, &renderer)?,
            code_tables::SELF_ASSESSMENT => code_tables::self_assessment(composer, &renderer)?,
            code_tables::NON_COMPLIANCE => code_tables::non_compliance(composer, &renderer)?,
            id => case_tables::table(id, composer, &renderer, paper)?,
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

pub(super) fn column(heading: &str, align: Align, role: ColumnRole) -> Column {
    Column {
        heading: words(heading),
        align,
        role,
    }
}

pub(super) fn words(text: impl Into<String>) -> Vec<Inline> {
    tables::words(&text.into())
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

/// A passage as a cell: its paragraphs and the items of its lists a line each.
pub(super) fn cell(renderer: &Renderer<'_>, passage: &At<Passage>) -> Result<Vec<Inline>, Diagnostics> {
    let blocks = renderer.render(passage)?.blocks;
    if blocks.iter().any(|block| matches!(block, Block::Chart(_))) {
        let chart = Diagnostic::error("a chart stands in a text that is a cell of a table");
        let hint = "put the chart into a text of its own section";
        return Err(chart.at(renderer.place(passage, "![")).hint(hint).into());
    }
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
            Block::Numbered(_) | Block::Table(_) | Block::Chart(_) | Block::Facts(_) | Block::PageBreak => {}
        }
    }
}

pub(super) fn new_line(cell: &mut Vec<Inline>) {
    if !cell.is_empty() {
        cell.push(Inline::LineBreak);
    }
}
