//! A document in which nothing is as it should be.

use annual_review::document::{
    Block, Document, Fact, Facts, FactsShape, FrameKind, Inline, List, ListKind, Row, RowKind,
};

use super::{document, figure, frame, heading, link, numbered, paragraph, table, text};

/// Characters that mean something to Markdown, HTML or PDF, that few faces have, or that are seen by nobody.
const NASTY: &str = "*_|<>&#$£ ](figure:x) (a(b)c) \\ \\) ((( {{ }} %PDF endobj\n\tŵ ŷ Ŵ Ŷ ł Ł ą ę ż \u{202e}rtl\u{202c} \
     🙂👩‍👩‍👧 漢字 العربية Ελλάδα Київ e\u{301} y\u{302} \u{0}\u{7}\u{ad}\u{feff}\u{200b}\u{fffe} ﬁ ﬂ ½ ²";

/// Hostile characters wherever a document takes words, parts that are empty, and parts where none belong.
pub(crate) fn hostile() -> Document {
    let mut blocks = headings_and_paragraphs();
    blocks.extend(lists_and_frames());
    blocks.extend(facts_and_tables());
    blocks.extend([Block::PageBreak, Block::PageBreak]);
    let mut document = document(blocks);
    document.meta.title = NASTY.repeat(5);
    document.meta.short_title = NASTY.repeat(5);
    NASTY.clone_into(&mut document.meta.description);
    document
}

/// A word that no line holds.
fn unbroken() -> String {
    "x".repeat(120)
}

fn headings_and_paragraphs() -> Vec<Block> {
    let styled = Inline::Strong(vec![
        Inline::Emphasis(text(NASTY)),
        figure(NASTY),
        link("#nowhere", NASTY),
    ]);
    vec![
        heading(4, "A heading that begins too deep"),
        Block::Heading {
            level: 6,
            id: String::new(),
            content: text(NASTY),
        },
        Block::Heading {
            level: 2,
            id: "empty".to_owned(),
            content: text(""),
        },
        Block::Paragraph(vec![
            styled,
            Inline::LineBreak,
            link(&format!("https://x.test/{NASTY}"), NASTY),
            link("", "x"),
        ]),
        Block::Paragraph(vec![]),
        Block::Paragraph(vec![Inline::LineBreak, Inline::LineBreak]),
        paragraph(&unbroken()),
        paragraph(&"1234567890".repeat(4)),
    ]
}

fn lists_and_frames() -> Vec<Block> {
    vec![
        numbered(
            u64::MAX - 1,
            vec![vec![], vec![Block::PageBreak], vec![heading(1, "x"), hostile_table()]],
        ),
        Block::List(List {
            kind: ListKind::Bulleted,
            items: vec![],
        }),
        Block::Quote(vec![]),
        frame(FrameKind::Sender, vec![]),
        frame(
            FrameKind::Statistic,
            vec![hostile_table(), Block::Quote(vec![paragraph(NASTY)])],
        ),
        frame(
            FrameKind::Notice,
            vec![frame(FrameKind::Notice, vec![frame(FrameKind::Signature, vec![])])],
        ),
    ]
}

fn facts_and_tables() -> Vec<Block> {
    vec![
        facts(FactsShape::Plain, &[]),
        facts(FactsShape::Table, &[("", "")]),
        facts(FactsShape::Box, &[]),
        facts(FactsShape::Plain, &[("", NASTY), (&unbroken(), "")]),
        facts(FactsShape::Table, &[("", NASTY), (&unbroken(), "")]),
        facts(FactsShape::Box, &[("", NASTY), (&unbroken(), &unbroken())]),
        table("", "", &[], &[]),
        table("no-rows", "", &["", ""], &[]),
        hostile_table(),
    ]
}

/// A table with a row of too few cells and one of too many.
fn hostile_table() -> Block {
    let mut hostile = table(NASTY, NASTY, &[NASTY, NASTY], &[vec![NASTY.to_owned(), unbroken()]]);
    if let Block::Table(table) = &mut hostile {
        table.notes.push(text(NASTY));
        table.rows.push(Row {
            kind: RowKind::Body,
            cells: vec![],
        });
        table.rows.push(Row {
            kind: RowKind::Total,
            cells: vec![text(""), text(" "), text("one too many")],
        });
    }
    hostile
}

/// Labelled facts in a shape.
fn facts(shape: FactsShape, items: &[(&str, &str)]) -> Block {
    let fact = |(label, value): &(&str, &str)| Fact {
        label: text(label),
        value: text(value),
    };
    let items = items.iter().map(fact).collect();
    Block::Facts(Facts { shape, items })
}
