//! Numbers run through headings, and references print them.

use crate::document::{Block, Inline, Known, Labels, ListKind, NoCharts, Problem, Table, parse, plain_text};
use crate::figures::Figures;
use crate::model::Numbering;

fn read(markdown: &str, labels: Labels) -> Result<Vec<Block>, Vec<Problem>> {
    let received = Table {
        id: "own-complaints".into(),
        caption: vec![Inline::Text("Complaints".into())],
        columns: vec![],
        rows: vec![],
        notes: vec![],
    };
    let figures = Figures::new("2023/24".parse().unwrap());
    let known = Known {
        figures: &figures,
        tables: &[received],
        charts: &NoCharts,
        labels,
    };
    parse(markdown, known)
}

fn numbered(markdown: &str, numbering: Numbering) -> Vec<Block> {
    read(markdown, Labels::Given(numbering)).unwrap()
}

/// Label and words of each numbered paragraph.
fn paragraphs(blocks: &[Block]) -> Vec<String> {
    let words = blocks.iter().filter_map(|block| match block {
        Block::Numbered(paragraph) => match &paragraph.content[0] {
            Block::Paragraph(content) => Some(format!("{} {}", paragraph.label, plain_text(content))),
            _ => None,
        },
        _ => None,
    });
    words.map(|words| words.replace('\u{a0}', " ")).collect()
}

const PAPER: &str = "# Title\n\n[](mark:start)\n\n## Start\n\nOne.\n\nTwo.\n\n[](mark:end)\n\n## End\n\nSee [paragraph](ref:start), \
                     [Paragraph](ref:end), [paragraph](ref:own_complaints_table) and [paragraph](ref:annex_letter).\n\n\
                     ![](table:own-complaints)\n\n[Annex 1](mark:annex_letter)\n\n## Annex 1: The letter\n\nNot numbered.";

#[test]
fn paragraphs_are_numbered_through_all_headings_and_no_further_than_the_first_annex() {
    let blocks = numbered(PAPER, Numbering::Continuous);
    let expected = [
        "1. One.",
        "2. Two.",
        "3. See paragraph 1, Paragraph 3, Table 1 and Annex 1.",
    ];
    assert_eq!(paragraphs(&blocks), expected);
}

#[test]
fn by_section_the_first_number_is_that_of_the_heading() {
    let blocks = numbered(PAPER, Numbering::BySection);
    let expected = [
        "1.1 One.",
        "1.2 Two.",
        "2.1 See section 1, Section 2, Table 1 and Annex 1.",
    ];
    assert_eq!(paragraphs(&blocks), expected);
    let headings: Vec<String> = blocks
        .iter()
        .filter(|block| matches!(block, Block::Heading { .. }))
        .map(crate::document::block_text)
        .collect();
    assert_eq!(
        headings,
        ["Title", "1.\u{a0}Start", "2.\u{a0}End", "Annex\u{a0}1: The letter"]
    );
}

#[test]
fn without_numbers_a_reference_names_the_heading() {
    let blocks = numbered(PAPER, Numbering::None);
    assert!(paragraphs(&blocks).is_empty());
    let text = blocks.iter().map(crate::document::block_text).collect::<String>();
    assert!(
        text.replace('\u{a0}', " ")
            .contains("See “Start”, “End”, Table 1 and Annex 1."),
        "{text}"
    );
}

#[test]
fn a_mark_in_a_paragraph_leads_to_it_and_leaves_no_trace() {
    let blocks = numbered(
        "First.\n\n[](mark:here)Second.\n\nSee [paragraph](ref:here).",
        Numbering::Continuous,
    );
    assert_eq!(paragraphs(&blocks), ["1. First.", "2. Second.", "3. See paragraph 2."]);
    let [.., Block::Numbered(last)] = &blocks[..] else {
        panic!("{blocks:?}")
    };
    let Block::Paragraph(content) = &last.content[0] else {
        panic!("{last:?}")
    };
    assert!(
        content
            .iter()
            .any(|inline| matches!(inline, Inline::Link { target, .. } if target == "#paragraph-2"))
    );
}

#[test]
fn lists_go_with_their_paragraph_and_are_lettered() {
    let blocks = numbered(
        "Reasons:\n\n1. one\n   1. deep\n      1. deeper\n         1. deepest\n2. two\n\n- bullet",
        Numbering::Continuous,
    );
    let [Block::Numbered(paragraph)] = &blocks[..] else {
        panic!("{blocks:?}")
    };
    let [_, Block::List(letters), Block::List(bullets)] = &paragraph.content[..] else {
        panic!("{paragraph:?}")
    };
    assert_eq!((letters.kind, bullets.kind), (ListKind::Lettered, ListKind::Bulleted));
    let [_, Block::List(deep)] = &letters.items[0][..] else {
        panic!("{letters:?}")
    };
    let [_, Block::List(deeper)] = &deep.items[0][..] else {
        panic!("{deep:?}")
    };
    let [_, Block::List(deepest)] = &deeper.items[0][..] else {
        panic!("{deeper:?}")
    };
    let kinds = [deep.kind, deeper.kind, deepest.kind];
    assert_eq!(kinds, [ListKind::Roman, ListKind::Capital, ListKind::Numbered(1)]);
}

#[test]
fn a_reference_to_nothing_is_said() {
    let problems = read("See [paragraph](ref:nowhere).", Labels::Given(Numbering::Continuous)).unwrap_err();
    assert!(
        problems[0].message.contains("`ref.nowhere` leads to nothing"),
        "{problems:?}"
    );
    assert!(read("See [paragraph](ref:nowhere).", Labels::Open).is_ok());
}
