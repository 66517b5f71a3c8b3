//! Any document at all: valid, whole and within its margins.

use annual_review::document::{Block, Inline, List, ListKind, Numbered};
use proptest::prelude::*;

use crate::drawn::{bars, block, marks};
use crate::samples::{PROSE, document, table};
use crate::sound::sound;
use crate::standard::valid;

fn any_inlines() -> impl Strategy<Value = Vec<Inline>> {
    let words = prop_oneof!["[a-zŵ0-9 ]{0,40}", "\\PC{0,12}", "[a-z]{50,90}", Just(PROSE.to_owned())];
    let leaf = prop_oneof![words.prop_map(Inline::Text), Just(Inline::LineBreak)];
    let inline = leaf.prop_recursive(2, 6, 3, |inner| {
        let content = proptest::collection::vec(inner, 1..3);
        prop_oneof![
            content.clone().prop_map(Inline::Strong),
            content.clone().prop_map(Inline::Emphasis),
            content.prop_map(|content| Inline::Link {
                target: "https://x.test/".to_owned(),
                content
            }),
        ]
    });
    proptest::collection::vec(inline, 0..4)
}

fn any_blocks() -> impl Strategy<Value = Vec<Block>> {
    use annual_review::document::FrameKind::{Address, Aside, Landscape, Notice, Sender, Signature, Statistic};
    let rows = (1_usize..12).prop_flat_map(|columns| {
        let row = proptest::collection::vec("[a-z 0-9]{0,30}", columns);
        (proptest::collection::vec(row, 1..20), Just(columns))
    });
    let leaf = prop_oneof![
        any_inlines().prop_map(Block::Paragraph),
        (1_u8..7, any_inlines()).prop_map(|(level, content)| Block::Heading {
            level,
            id: String::new(),
            content
        }),
        rows.prop_map(|(rows, columns)| table("t", "Caption", &vec!["Heading"; columns], &rows)),
        Just(Block::PageBreak),
        prop_oneof![Just(bars(3)), Just(bars(45)), Just(marks())].prop_map(block),
    ];
    let block = leaf.prop_recursive(3, 24, 4, |inner| {
        let content = proptest::collection::vec(inner, 0..4);
        let kind = prop_oneof![
            Just(Address),
            Just(Notice),
            Just(Sender),
            Just(Signature),
            Just(Statistic),
            Just(Aside),
            Just(Landscape)
        ];
        let list = prop_oneof![
            Just(ListKind::Numbered(8)),
            Just(ListKind::Lettered),
            Just(ListKind::Roman)
        ];
        prop_oneof![
            content.clone().prop_map(Block::Quote),
            (kind, content.clone()).prop_map(|(kind, content)| Block::Frame { kind, content }),
            (list, proptest::collection::vec(content.clone(), 1..4))
                .prop_map(|(kind, items)| Block::List(List { kind, items })),
            ("[0-9]{1,3}\\.[0-9]{0,2}", content).prop_map(|(label, content)| Block::Numbered(Numbered {
                id: format!("paragraph-{label}"),
                label,
                content
            })),
        ]
    });
    proptest::collection::vec(block, 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_document_is_valid_and_keeps_its_margins(blocks in any_blocks()) {
        let document = document(blocks);
        valid(&document);
        sound(&document);
    }
}
