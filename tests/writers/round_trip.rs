//! Markdown that is read again says what the document said.

use annual_review::document::{
    Align, Block, Chart, ChartData, Column, ColumnRole, Document, Drawings, Fact, FrameKind, Inline, List, ListKind,
    Numbered, Row, RowKind, Table,
};
use annual_review::drawing::Drawing;
use annual_review::write::markdown;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::letter;
use crate::outline::{of_blocks, of_markdown};

/// Words with everything in them that could be taken for markup.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-c1é£ *_\\[\\]<>&|#$\"'`~!.+):;=\\\\{}^/@\u{a0}-]{0,10}",
        2 => "[a-c]{1,4} ?",
        2 => prop::sample::select(vec![
            "1. ", "- ", "# ", "---", "===", "```", "~~~", "> ", "+ ", "| a | b |", "|---|---|", ":--", "&amp;", "&#163;",
            "<b>", "<!--", "https://a.b/c_d*e", "www.a.b/_c", "a@b.c", "[x]: y", "[^1]", "![a](b)", "](figure:x)", ":+1:", "\\",
            "12)", "$5$", "\t", "a\nb", "- [ ] ", "***", "1", ".", "!", ": a", "[!NOTE]", "C#", "{#a}", "%%", "a**", "_a",
        ]).prop_map(str::to_owned),
    ]
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    let leaf = prop_oneof![
        6 => words().prop_map(Inline::Text),
        2 => words().prop_map(|text| Inline::Figure { id: "figure".into(), text }),
        1 => Just(Inline::LineBreak),
    ];
    let inline = leaf.prop_recursive(3, 12, 3, |inner| {
        let target = prop::sample::select(vec!["https://a.b/(c)", "mailto:a@b.c", "javascript:a", "#none"]);
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Inline::Strong),
            vec(inner.clone(), 0..3).prop_map(Inline::Emphasis),
            (target, vec(inner, 1..3)).prop_map(|(target, content)| Inline::Link {
                target: target.into(),
                content
            }),
        ]
    });
    vec(inline, 0..5)
}

fn table() -> impl Strategy<Value = Table> {
    (1..4_usize).prop_flat_map(|width| {
        let column = (inlines(), any::<bool>()).prop_map(|(heading, end)| Column {
            heading,
            align: if end { Align::End } else { Align::Start },
            role: ColumnRole::Data,
        });
        let row = (vec(inlines(), width), any::<bool>()).prop_map(|(cells, total)| Row {
            kind: if total { RowKind::Total } else { RowKind::Body },
            cells,
        });
        (inlines(), vec(column, width), vec(row, 0..3), vec(inlines(), 0..2)).prop_map(
            |(caption, columns, rows, notes)| Table {
                id: "table".into(),
                caption,
                columns,
                rows,
                notes,
            },
        )
    })
}

fn chart() -> impl Strategy<Value = Block> {
    let data = prop_oneof![
        table().prop_map(ChartData::Own),
        Just(ChartData::Placed("table".into()))
    ];
    let words = (inlines(), inlines(), vec(inlines(), 0..2), inlines());
    (words, words_of_alt(), data).prop_map(|((title, about, notes, source), alt, data)| {
        Block::Chart(Box::new(Chart {
            id: "chart-upheld".into(),
            title,
            about,
            drawings: Drawings::of(|width| Drawing {
                width,
                height: 10.0,
                shapes: Vec::new(),
            }),
            alt,
            data,
            notes,
            source,
        }))
    })
}

fn words_of_alt() -> impl Strategy<Value = String> {
    vec(words(), 1..4).prop_map(|words| words.concat())
}

fn block() -> impl Strategy<Value = Block> {
    let fact = (inlines(), inlines()).prop_map(|(label, value)| Fact { label, value });
    let leaf = prop_oneof![
        6 => inlines().prop_map(Block::Paragraph),
        2 => (1..=6_u8, inlines()).prop_map(|(level, content)| Block::Heading { level, id: "heading".into(), content }),
        2 => table().prop_map(Block::Table),
        1 => chart(),
        1 => vec(fact, 1..3).prop_map(|facts| Block::Facts(facts.into())),
        1 => Just(Block::PageBreak),
    ];
    leaf.prop_recursive(3, 16, 3, |inner| {
        let number = prop::sample::select(vec![0, 1, 7, 999_999_999, u64::MAX]);
        let kind = prop_oneof![
            Just(ListKind::Bulleted),
            number.prop_map(ListKind::Numbered),
            Just(ListKind::Lettered),
            Just(ListKind::Roman),
        ];
        let label = prop::sample::select(vec!["1.", "30.", "2.1", "12.10"]);
        let frame = prop::sample::select(vec![
            FrameKind::Sender,
            FrameKind::Address,
            FrameKind::Notice,
            FrameKind::Signature,
            FrameKind::Statistic,
            FrameKind::Aside,
            FrameKind::Landscape,
        ]);
        prop_oneof![
            (kind, vec(vec(inner.clone(), 1..3), 1..3)).prop_map(|(kind, items)| Block::List(List { kind, items })),
            vec(inner.clone(), 0..3).prop_map(Block::Quote),
            (label, inlines(), vec(inner.clone(), 0..3)).prop_map(|(label, words, rest)| {
                let content = std::iter::once(Block::Paragraph(words)).chain(rest);
                Block::Numbered(Numbered {
                    id: "paragraph".into(),
                    label: label.into(),
                    content: content.collect(),
                })
            }),
            (frame, vec(inner, 0..3)).prop_map(|(kind, content)| Block::Frame { kind, content }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_document_reads_the_same_after_a_round_through_markdown(blocks in vec(block(), 0..5)) {
        let document = Document { blocks, ..letter::letter() };
        let markdown = markdown::write(&document, "document");
        prop_assert_eq!(of_markdown(&markdown), of_blocks(&document.blocks), "{:?}", markdown);
        prop_assert!(markdown.ends_with('\n') && !markdown.ends_with("\n\n") && !markdown.contains('\r'));
    }
}
