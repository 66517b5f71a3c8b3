//! Where the tables of a sheet are: each is found by the heading over its authorities.
//!
//! In: a sheet. Out: for each table the rows of its headings, the rows that can hold figures, and the parts of every
//! column's heading. What the headings mean is not asked here.

use std::ops::Range;

use super::book::MOST_COLUMNS;
use super::known::Known;
use super::numbers::is_like_a_number;
use super::sheet::{Content, Sheet};

/// Most rows above the heading of the authorities in which a group of columns can be named.
const MOST_GROUP_ROWS: u32 = 2;

/// Most tables of a sheet.
pub(super) const MOST_TABLES: usize = 100;

/// A table of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// The column of the authorities.
    pub(super) authority: u32,
    /// The rows of the headings.
    pub(super) headings: Range<u32>,
    /// The rows below, up to the next table or the end of the sheet.
    pub(super) body: Range<u32>,
    /// The columns that have a heading, from left to right.
    pub(super) columns: Vec<Heading>,
}

/// The heading of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) column: u32,
    /// The row and column in which its last part stands.
    pub(super) at: (u32, u32),
    /// Its parts as they stand, from the top down.
    pub(super) parts: Vec<String>,
}

impl Heading {
    /// As a message and the user's own mapping write it.
    pub(super) fn words(&self) -> String {
        let joined = self.parts.join(" ");
        joined.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// What may be the tables of a sheet, from the top down; none in a sheet of notes, and one more than [`MOST_TABLES`] where
/// there are too many.
pub(super) fn blocks(sheet: &Sheet, known: &Known) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let names = sheet.cells.iter().filter_map(|((row, column), content)| match content {
        Content::Text(text) if known.is_authority(text) => Some((*row, *column)),
        _ => None,
    });
    for (row, authority) in names {
        // "Council" says in the row of an authority of which type it is; where numbers stand beside it, no table begins.
        let has_number = || sheet.row(row).any(|(_, content)| is_like_a_number(content));
        if let Some(block) = found.last()
            && (block.headings.contains(&row) || has_number())
        {
            continue;
        }
        if found.len() > MOST_TABLES {
            break;
        }
        let after = found.last().map_or(0, |block| block.headings.end);
        let top = top_of(sheet, row, authority, after);
        let bottom = bottom_of(sheet, row, authority, known);
        if let Some(block) = found.last_mut() {
            block.body.end = top;
        }
        found.push(Block {
            authority,
            headings: top..bottom + 1,
            body: bottom + 1..sheet.end().max(bottom + 1),
            columns: columns(sheet, top..bottom + 1, authority, row),
        });
    }
    found
}

/// Whether a number stands below the headings of a table.
pub(super) fn has_numbers(sheet: &Sheet, block: &Block) -> bool {
    let is_figure = |(column, content): (u32, &Content)| column != block.authority && is_like_a_number(content);
    block.body.clone().any(|row| sheet.row(row).any(is_figure))
}

/// The first row of the headings: rows directly above that name groups of columns are among them; titles, which stand over
/// the authorities or left of them, are not.
fn top_of(sheet: &Sheet, row: u32, authority: u32, after: u32) -> u32 {
    let lowest = row.saturating_sub(MOST_GROUP_ROWS).max(after);
    let names_groups = |row: &u32| {
        let mut cells = sheet.row(*row);
        let no_number = sheet.row(*row).all(|(_, content)| matches!(content, Content::Text(_)));
        no_number && cells.any(|(column, _)| column > authority)
    };
    (lowest..row).rev().take_while(names_groups).last().unwrap_or(row)
}

/// The last row of the headings: rows directly below are among them that have words alone and no authority.
fn bottom_of(sheet: &Sheet, row: u32, authority: u32, known: &Known) -> u32 {
    let mut name = sheet.text(row, authority).unwrap_or_default().to_owned();
    let mut bottom = row;
    for below in row + 1..=row + MOST_GROUP_ROWS {
        let others = || sheet.row(below).filter(|(column, _)| *column != authority);
        if others().next().is_none() || !others().all(|(_, content)| is_words(content, known)) {
            break;
        }
        match sheet.at(below, authority) {
            None => {}
            // "Authority" over "name".
            Some(Content::Text(text)) if known.is_authority(&format!("{name} {text}")) => {
                name = format!("{name} {text}");
            }
            Some(_) => break,
        }
        bottom = below;
    }
    bottom
}

fn is_words(content: &Content, known: &Known) -> bool {
    matches!(content, Content::Text(text) if !known.is_not_given(text)) && !is_like_a_number(content)
}

fn columns(sheet: &Sheet, rows: Range<u32>, authority: u32, authority_row: u32) -> Vec<Heading> {
    let mut last = rows
        .clone()
        .flat_map(|row| sheet.row(row).map(|(column, _)| column))
        .max();
    // A merged heading reaches over columns whose own cells are empty.
    for region in sheet.merged.iter().filter(|region| rows.contains(&region.rows.0)) {
        if sheet.at(region.rows.0, region.columns.0).is_some() && region.columns.1 < MOST_COLUMNS {
            last = last.max(Some(region.columns.1));
        }
    }
    let last = last.unwrap_or(authority);
    let heading = |column: u32| {
        let mut parts: Vec<((u32, u32), &str)> = Vec::new();
        for row in rows.clone() {
            let shown_by = sheet.shown_by(row, column);
            let is_title = row < authority_row && (column <= authority || shown_by.1 <= authority);
            let Some(text) = sheet.text(shown_by.0, shown_by.1).filter(|_| !is_title) else {
                continue;
            };
            if rows.contains(&shown_by.0) && parts.last().is_none_or(|(at, _)| *at != shown_by) {
                parts.push((shown_by, text));
            }
        }
        let at = parts.last()?.0;
        Some(Heading {
            column,
            // A merged heading is named by its first cell, which is that of another column.
            at: (at.0, column),
            parts: parts.into_iter().map(|(_, text)| text.trim().to_owned()).collect(),
        })
    };
    (0..=last).filter_map(heading).collect()
}
