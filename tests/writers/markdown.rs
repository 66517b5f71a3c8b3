//! Markdown as people will see it, beyond what the round trip proves.

use annual_review::document::{Block, Document, Inline};
use annual_review::write::markdown;

use crate::hostile;
use crate::letter::{heading, letter, text};

fn written(blocks: Vec<Block>) -> String {
    markdown::write(&Document { blocks, ..letter() }, "document")
}

fn line(content: Vec<Inline>) -> String {
    written(vec![Block::Paragraph(content)])
}

#[test]
fn a_letter_reads_well_as_plain_text() {
    insta::assert_snapshot!(markdown::write(&letter(), "document"));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    for document in [letter(), hostile::document()] {
        assert_eq!(
            markdown::write(&document, "document"),
            markdown::write(&document.clone(), "document")
        );
    }
}

#[test]
fn ordinary_punctuation_is_left_alone() {
    for words in [
        "Cases 1, 2 & 3 (of 4): 5% - or £6.50!",
        "In 2023/24 it rose; see upheld_cases and A+B = C.",
        "What is it? \"This\", they said; it's that.",
        "https://www.lgo.org.uk/your-councils-performance",
    ] {
        assert_eq!(line(vec![text(words)]), format!("{words}\n"));
    }
}

#[test]
fn what_would_begin_a_block_is_escaped_only_at_the_start_of_a_line() {
    for (words, markdown) in [
        ("1. First - and 2. second", "1\\. First - and 2. second"),
        ("1.5 of them", "1.5 of them"),
        ("- a", "\\- a"),
        ("# a # b", "\\# a # b"),
        ("C# & R", "C# & R"),
        ("=== a", "\\=== a"),
    ] {
        assert_eq!(line(vec![text(words)]), format!("{markdown}\n"));
    }
    let broken = line(vec![text("a"), Inline::LineBreak, text("2) b")]);
    assert_eq!(broken, "a\\\n2\\) b\n");
}

#[test]
fn an_exclamation_mark_before_a_link_makes_no_image_of_it() {
    let link = Inline::Link {
        target: "https://a.b".into(),
        content: vec![text("here")],
    };
    assert_eq!(line(vec![text("Look!"), link]), "Look\\![here](https://a.b)\n");
}

#[test]
fn bold_and_spaces_change_places_where_bold_would_fail() {
    let bold = |words| Inline::Strong(vec![text(words)]);
    assert_eq!(line(vec![text("a"), bold(" b "), text("c")]), "a **b** c\n");
    assert_eq!(line(vec![bold("a"), bold(" b")]), "**a b**\n");
    assert_eq!(line(vec![bold("(a)"), text("b")]), "**(a)**&#98;\n");
}

#[test]
fn links_to_headings_follow_their_words_and_links_to_tables_are_words() {
    let link = |target: &str| Inline::Link {
        target: target.into(),
        content: vec![text("here")],
    };
    let blocks = vec![
        heading(2, "how-it-went", "How it went: 2023/24"),
        Block::Paragraph(vec![
            link("#how-it-went"),
            text(" "),
            link("#received"),
            text(" "),
            link("javascript:a"),
        ]),
    ];
    assert_eq!(
        written(blocks),
        "## How it went: 2023/24\n\n[here](#how-it-went-202324) here here\n"
    );
}

#[test]
fn a_page_break_is_a_rule_between_blocks_and_nothing_at_the_ends() {
    let a = || Block::Paragraph(vec![text("a")]);
    let blocks = vec![
        Block::PageBreak,
        a(),
        Block::PageBreak,
        Block::PageBreak,
        a(),
        Block::PageBreak,
    ];
    assert_eq!(written(blocks), "a\n\n---\n\na\n");
}

#[test]
fn a_no_break_space_stays_one() {
    assert_eq!(line(vec![text("31\u{a0}March")]), "31\u{a0}March\n");
}
