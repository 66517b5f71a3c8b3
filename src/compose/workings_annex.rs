//! How the figures of a document were worked out, as an annex to it.
//!
//! In: the workings that a composed document carries. Out: a block that goes to its end, once it is known which figures
//! the document prints; so it is no section of a template.

use super::report_tables::{column, new_line, words};
use crate::document::{Align, Block, ColumnRole, Document, FrameKind, Inline, Row, RowKind, Table};
use crate::workings::{ABOUT_THE_LIST, Working};

/// Its title.
pub(super) const TITLE: &str = "How the figures were worked out";

/// The id of its table and, with its end, of its heading in a letter: two hyphens, so that no heading can have the same.
const ID: &str = "workings";
const HEADING_ID: &str = "workings--annex";

/// The annex of these workings, below a heading.
pub(super) fn annex(workings: &[Working]) -> Block {
    if workings.is_empty() {
        return Block::Paragraph(words("No figure is printed."));
    }
    let data = |heading| column(heading, Align::Start, ColumnRole::Data);
    let table = Table {
        id: ID.to_owned(),
        caption: words("Every figure that is printed, in the order in which it is first read"),
        columns: vec![
            column("Figure", Align::Start, ColumnRole::RowHeader),
            data("Printed"),
            data("How it was worked out, and where its numbers stand"),
        ],
        rows: workings.iter().map(row).collect(),
        notes: Vec::new(),
    };
    Block::Frame {
        kind: FrameKind::Workings,
        content: vec![Block::Paragraph(words(ABOUT_THE_LIST)), Block::Table(table)],
    }
}

fn row(working: &Working) -> Row {
    let printed = Inline::Figure {
        id: working.id.clone(),
        text: working.text.clone(),
    };
    let mut told = Vec::new();
    for line in working.listed() {
        new_line(&mut told);
        told.push(Inline::Text(line));
    }
    Row {
        kind: RowKind::Body,
        cells: vec![words(working.listed_label()), vec![printed], told],
    }
}

/// Puts the annex at the end of a letter, on a page of its own.
pub(super) fn add_to_letter(document: &mut Document) {
    let heading = Block::Heading {
        level: 2,
        id: HEADING_ID.to_owned(),
        content: words(TITLE),
    };
    let annex = annex(&document.workings);
    document.blocks.extend([Block::PageBreak, heading, annex]);
}
