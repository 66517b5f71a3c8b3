//! What each row below the headings is: an authority's, a total, a note.
//!
//! Nothing is dropped unsaid: a row that is none of these is an error.

use super::Cell;
use super::columns::Columns;
use super::known::{Known, RowName};
use super::layout::Block;
use super::numbers::{Given, given};
use super::sheet::{Content, Sheet, one_line};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::import::words::plain;

/// The rows of a table, sorted by what they are; rows are counted from 0.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// Those of authorities, with the name.
    pub(super) authorities: Vec<(u32, String)>,
    /// Those of totals.
    pub(super) totals: Vec<u32>,
    /// Those that are not read, with the cell and what it says.
    pub(super) notes: Vec<(Cell, String)>,
}

/// Sorts the rows of a table.
pub(super) fn sort(
    sheet: &Sheet,
    block: &Block,
    columns: &Columns<'_>,
    known: &Known,
    found: &mut Diagnostics,
) -> Rows {
    let mut rows = Rows::default();
    let keys: Vec<u32> = columns.keys().map(|(column, _)| column).collect();
    // A figure under a heading that is not known is one all the same; other words there may be those of a note.
    let unknown = |row: u32| columns.unknown.iter().filter_map(move |column| sheet.at(row, *column));
    let figures = |row: u32| {
        let unknown = unknown(row).filter(|content| is_figure(content, known));
        let of_keys = keys.iter().filter_map(|column| sheet.at(row, *column));
        of_keys.chain(unknown).collect::<Vec<_>>()
    };
    let has_figures = |row: &u32| figures(*row).into_iter().any(|content| is_figure(content, known));
    let Some(last) = block.body.clone().rev().find(has_figures) else {
        return rows;
    };
    for row in block.body.clone() {
        let mut cells = sheet.row(row).peekable();
        let Some((first, content)) = cells.peek().copied() else {
            continue;
        };
        let first = (sheet.cell(row, first), one_line(&content.quoted()));
        let (name, kind) = name(sheet, row, block, &keys, known);
        match kind {
            _ if figures(row).is_empty() && (row > last || name.is_none() || kind == RowName::LeftOut) => {
                rows.notes.push(first);
            }
            RowName::Total if figures(row).is_empty() => rows.notes.push(first),
            RowName::LeftOut => rows.notes.push(first),
            RowName::Total => rows.totals.push(row),
            _ if figures(row).is_empty() => {
                found.push(without_figures(sheet, (row, block.authority), name.unwrap_or_default()));
            }
            RowName::LikeTotal => found.push(like_a_total(sheet, (row, block.authority), name.unwrap_or_default())),
            RowName::Authority => match authority(sheet, row, block.authority) {
                Ok(name) => rows.authorities.push((row, name)),
                Err(error) => found.push(error),
            },
        }
    }
    twice(sheet, block, &rows, found);
    rows
}

fn is_figure(content: &Content, known: &Known) -> bool {
    !matches!(content, Content::Text(_))
        || given(Some(content), known).is_some_and(|given| given != Given::None || is_sign(content))
}

fn is_sign(content: &Content) -> bool {
    matches!(content, Content::Text(text) if !text.trim().is_empty())
}

/// The name in a row, and what it says of the row: that of the authority, or else "Total" in a column without figures.
fn name<'s>(sheet: &'s Sheet, row: u32, block: &Block, keys: &[u32], known: &Known) -> (Option<&'s str>, RowName) {
    if let Some(name) = sheet.text(row, block.authority) {
        return (Some(name), known.row(name));
    }
    let elsewhere = sheet.row(row).filter(|(column, _)| !keys.contains(column));
    let total = elsewhere.filter_map(|(_, content)| match content {
        Content::Text(text) if known.row(text) == RowName::Total => Some(text.as_str()),
        _ => None,
    });
    match total.last() {
        Some(total) => (Some(total), RowName::Total),
        None => (None, RowName::Authority),
    }
}

fn authority(sheet: &Sheet, row: u32, column: u32) -> Result<String, Diagnostic> {
    match sheet.at(row, column) {
        Some(Content::Text(name)) if name.chars().any(char::is_alphabetic) => {
            Ok(name.split_whitespace().collect::<Vec<_>>().join(" "))
        }
        Some(other) => {
            let message = format!("{} stands where the name of an authority is expected", other.quoted());
            Err(sheet
                .error((row, column), message)
                .hint("write the authority's name there"))
        }
        None => Err(sheet
            .error((row, column), "figures stand in this row, but no authority")
            .hint("write the authority's name here; where cells are merged, write it in each row")),
    }
}

fn quoted(name: &str) -> String {
    serde_json::Value::String(name.split_whitespace().collect::<Vec<_>>().join(" ")).to_string()
}

fn without_figures(sheet: &Sheet, at: (u32, u32), name: &str) -> Diagnostic {
    let message = format!("`{}` stands among the authorities without any figure", one_line(name));
    sheet
        .error(at, message)
        .hint("if it is an authority for which nothing is given, write \"-\" in its cells")
        .hint(format!(
            "to leave the row out, add to import.yaml:\nrows_left_out: [{}]",
            quoted(name)
        ))
}

fn like_a_total(sheet: &Sheet, at: (u32, u32), name: &str) -> Diagnostic {
    let message = format!(
        "`{}` is like a total or an average, not like an authority",
        one_line(name)
    );
    let quoted = quoted(name);
    sheet
        .error(at, message)
        .hint(format!(
            "to leave the row out, add to import.yaml:\nrows_left_out: [{quoted}]"
        ))
        .hint(format!(
            "to have it checked as the total of all rows, add to import.yaml:\ntotals: [{quoted}]"
        ))
}

fn twice(sheet: &Sheet, block: &Block, rows: &Rows, found: &mut Diagnostics) {
    let mut seen = std::collections::BTreeMap::new();
    for (row, name) in &rows.authorities {
        if let Some(first) = seen.insert(plain(name), *row) {
            let message = format!("`{}` has two rows, {} and {}", one_line(name), first + 1, row + 1);
            let hint = "an authority has one row in a table; correct the name, or delete one of the rows";
            found.push(sheet.error((*row, block.authority), message).hint(hint));
        }
    }
}
