//! The places in a document that its own links lead to.

use std::collections::BTreeSet;

use crate::document::{Block, ChartData, Inline, Table};

/// The ids that links of these blocks lead to.
pub(super) fn linked(blocks: &[Block]) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    in_blocks(blocks, &mut ids);
    ids
}

fn in_blocks(blocks: &[Block], ids: &mut BTreeSet<String>) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph(content) => in_words(content, ids),
            Block::Numbered(paragraph) => in_blocks(&paragraph.content, ids),
            Block::Quote(content) | Block::Frame { content, .. } => in_blocks(content, ids),
            Block::List(list) => list.items.iter().for_each(|item| in_blocks(item, ids)),
            Block::Table(table) => in_table(table, ids),
            Block::Chart(chart) => {
                chart.lines().for_each(|words| in_words(words, ids));
                match &chart.data {
                    ChartData::Own(table) => in_table(table, ids),
                    ChartData::Placed(id) => drop(ids.insert(id.clone())),
                }
            }
            Block::Facts(facts) => facts
                .items
                .iter()
                .flat_map(|fact| [&fact.label, &fact.value])
                .for_each(|words| in_words(words, ids)),
            Block::PageBreak => {}
        }
    }
}

fn in_table(table: &Table, ids: &mut BTreeSet<String>) {
    in_words(&table.caption, ids);
    let headings = table.columns.iter().map(|column| &column.heading);
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    headings
        .chain(cells)
        .chain(&table.notes)
        .for_each(|words| in_words(words, ids));
}

fn in_words(content: &[Inline], ids: &mut BTreeSet<String>) {
    for inline in content {
        match inline {
            Inline::Strong(inner) | Inline::Emphasis(inner) => in_words(inner, ids),
            Inline::Link { target, content } => {
                ids.extend(target.strip_prefix('#').map(str::to_owned));
                in_words(content, ids);
            }
            Inline::Text(_) | Inline::Figure { .. } | Inline::LineBreak => {}
        }
    }
}
