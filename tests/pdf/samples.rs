//! Documents to write: small builders, and all samples by name: a letter, a report, one that is hostile, and papers.

mod hostile;
mod letter;
mod report;

use annual_review::document::{
    Align, Block, Column, ColumnRole, Document, FrameKind, Inline, List, ListKind, Metadata, Row, RowKind, Stage, Table,
};
use annual_review::units::Colour;

use crate::paper;

pub(crate) use hostile::hostile;
pub(crate) use letter::letter;
pub(crate) use report::report;

pub(crate) fn text(words: &str) -> Vec<Inline> {
    vec![Inline::Text(words.to_owned())]
}

pub(crate) fn figure(text: &str) -> Inline {
    Inline::Figure {
        id: "uphold-rate".to_owned(),
        text: text.to_owned(),
    }
}

pub(crate) fn link(target: &str, words: &str) -> Inline {
    Inline::Link {
        target: target.to_owned(),
        content: text(words),
    }
}

pub(crate) fn paragraph(words: &str) -> Block {
    Block::Paragraph(text(words))
}

pub(crate) fn heading(level: u8, words: &str) -> Block {
    let id = words
        .to_lowercase()
        .replace(|letter: char| !letter.is_alphanumeric(), "-");
    Block::Heading {
        level,
        id,
        content: text(words),
    }
}

pub(crate) fn frame(kind: FrameKind, content: Vec<Block>) -> Block {
    Block::Frame { kind, content }
}

pub(crate) fn bullets(items: &[&str]) -> Block {
    Block::List(List {
        kind: ListKind::Bulleted,
        items: items.iter().map(|item| vec![paragraph(item)]).collect(),
    })
}

pub(crate) fn numbered(start: u64, items: Vec<Vec<Block>>) -> Block {
    Block::List(List {
        kind: ListKind::Numbered(start),
        items,
    })
}

/// A table: the first column heads the rows, the others are numbers; rows that begin with "Total" are totals.
pub(crate) fn table(id: &str, caption: &str, headings: &[&str], rows: &[Vec<String>]) -> Block {
    let columns = headings.iter().enumerate().map(|(index, heading)| Column {
        heading: text(heading),
        align: if index == 0 { Align::Start } else { Align::End },
        role: if index == 0 {
            ColumnRole::RowHeader
        } else {
            ColumnRole::Data
        },
    });
    let rows = rows.iter().map(|cells| Row {
        kind: if cells[0].starts_with("Total") {
            RowKind::Total
        } else {
            RowKind::Body
        },
        cells: cells.iter().map(|cell| text(cell)).collect(),
    });
    Block::Table(Table {
        id: id.to_owned(),
        caption: text(caption),
        columns: columns.collect(),
        rows: rows.collect(),
        notes: Vec::new(),
    })
}

pub(crate) fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
    rows.iter()
        .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
        .collect()
}

pub(crate) fn document(blocks: Vec<Block>) -> Document {
    Document {
        meta: Metadata {
            title: "Annual review letter 2020: Oxford City Council".to_owned(),
            short_title: "Annual review letter 2020".to_owned(),
            council: "Oxford City Council".to_owned(),
            author: "Local Government and Social Care Ombudsman".to_owned(),
            description: "A letter made again from published figures; not the one that was sent.".to_owned(),
            chart_colours: Vec::new(),
            colour: Colour::DEFAULT,
            typeface: annual_review::units::Typeface::Liberation,
            logo: None,
            fragment_heading_level: 1,
            made_on: None,
            stage: Stage::Final,
            readers: annual_review::document::Readers::Everybody,
            workings_shown: annual_review::model::WorkingsShown::default(),
            provenance: annual_review::document::Provenance::default(),
        },
        blocks,
        workings: Vec::new(),
    }
}

pub(crate) const PROSE: &str = "A paragraph of ordinary length has to be filled with words of ordinary length, some short and some \
     considerably longer, so that its lines break as lines do. It names a day, 31\u{a0}March 2020, and a body with a long \
     name, the Local Government and Social Care Ombudsman. It is printed over and over to fill pages, and so it says \
     nothing that anybody would miss.";

/// All samples with their names.
pub(crate) fn all() -> Vec<(&'static str, Document)> {
    vec![
        ("letter", letter()),
        ("report", report()),
        ("hostile", hostile()),
        ("paper", paper::paper()),
        ("paper in draft", paper::draft()),
        ("paper with long cells", paper::with_long_cells()),
        ("empty", document(vec![])),
        ("only a page break", document(vec![Block::PageBreak])),
        ("only a title", document(vec![heading(1, "Title")])),
        ("only a blank paragraph", document(vec![paragraph(" ")])),
    ]
}
