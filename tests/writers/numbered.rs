//! What a committee paper adds: labels that stay words, asides, wide tables, drafts, and contents that stay short.

use annual_review::document::{
    Align, Block, Column, ColumnRole, Document, Fact, FrameKind, Inline, List, ListKind, Numbered, Row, RowKind, Stage,
    Table,
};
use annual_review::write::{html, markdown};

use crate::letter::{frame, heading, letter, paragraph, text};
use crate::paper::paper;

fn with(blocks: Vec<Block>) -> Document {
    Document { blocks, ..letter() }
}

fn numbered(id: &str, label: &str, content: Vec<Block>) -> Block {
    Block::Numbered(Numbered {
        id: id.into(),
        label: label.into(),
        content,
    })
}

fn list(kind: ListKind, items: Vec<Vec<Block>>) -> Block {
    Block::List(List { kind, items })
}

fn link(target: &str, words: &str) -> Block {
    let content = vec![text(words)];
    Block::Paragraph(vec![Inline::Link {
        target: target.into(),
        content,
    }])
}

/// The first part of some text, up to these words.
fn up_to<'a>(text: &'a str, end: &str) -> &'a str {
    text.split_once(end).map_or(text, |(before, _)| before)
}

#[test]
fn a_paper_is_a_clean_fragment() {
    insta::assert_snapshot!(up_to(&html::fragment(&paper(1)), "Children&#39;s services"));
}

#[test]
fn a_paper_reads_well_as_plain_text() {
    insta::assert_snapshot!(up_to(
        &markdown::write(&paper(1), "document"),
        "### Children's services"
    ));
}

#[test]
fn a_number_is_words_of_its_paragraph_and_hangs_only_in_a_page() {
    let lists = list(ListKind::Bulleted, vec![vec![paragraph("one")]]);
    let document = with(vec![numbered("paragraph-30", "30.", vec![paragraph("Thirty."), lists])]);
    assert!(html::page(&document).contains(
        "<div class=\"numbered\">\n<p id=\"paragraph-30\"><span class=\"label\">30. </span>Thirty.</p>\n\
         <ul>\n<li>one</li>\n</ul>\n</div>\n"
    ));
    let fragment = "<p id=\"annual-review-letter-2020-paragraph-30\">30. Thirty.</p>\n<ul>\n<li>one</li>\n</ul>\n";
    assert_eq!(html::fragment(&document), fragment);
}

#[test]
fn letters_are_words_of_items_that_are_still_a_list() {
    let roman = list(ListKind::Roman, vec![vec![paragraph("one")], vec![paragraph("two")]]);
    let lettered = list(ListKind::Lettered, vec![vec![paragraph("first"), roman], vec![]]);
    let document = with(vec![lettered]);
    let fragment = html::fragment(&document);
    assert_eq!(
        fragment.replace('\n', ""),
        "<div role=\"list\"><div role=\"listitem\"><p>(a) first</p><div role=\"list\"><div role=\"listitem\"><p>(i) one</p>\
         </div><div role=\"listitem\"><p>(ii) two</p></div></div></div><div role=\"listitem\"><p>(b) </p></div></div>"
    );
    let page = html::page(&document);
    assert!(page.contains("<div role=\"listitem\">\n<p><span class=\"label\">(a) </span>first</p>\n"));
    let body = page.split_once("<main").map(|(_, body)| body).unwrap_or_default();
    assert!(!body.contains("<ol") && !body.contains("<ul"));
}

#[test]
fn no_label_becomes_a_number_of_markdowns_own() {
    let items = || vec![vec![paragraph("x")], vec![paragraph("y")]];
    let document = with(vec![
        numbered(
            "paragraph-9",
            "9.",
            vec![paragraph("Nine"), list(ListKind::Lettered, items())],
        ),
        numbered(
            "paragraph-10",
            "10.",
            vec![paragraph("Ten"), list(ListKind::Roman, items())],
        ),
        numbered("paragraph-2-1", "2.1", vec![paragraph("By section")]),
    ]);
    assert_eq!(
        markdown::write(&document, "document"),
        "9\\. Nine\n\n- \\(a) x\n- \\(b) y\n\n10\\. Ten\n\n- \\(i) x\n- \\(ii) y\n\n2.1 By section\n"
    );
}

#[test]
fn an_officers_own_labels_are_kept_as_well() {
    for (words, markdown) in [
        ("(a) first", "\\(a) first"),
        ("(iv) fourth", "\\(iv) fourth"),
        ("a) first", "a\\) first"),
        ("b. second", "b\\. second"),
        ("(@) next", "\\(@) next"),
        ("(see below) first", "(see below) first"),
        ("A. Smith", "A. Smith"),
        ("A.  Smith", "A\\.  Smith"),
        ("No. 5", "No. 5"),
        ("(a)first", "(a)first"),
    ] {
        assert_eq!(
            markdown::write(&with(vec![paragraph(words)]), "document"),
            format!("{markdown}\n")
        );
    }
}

#[test]
fn links_to_numbered_paragraphs_work_in_html_and_are_words_in_markdown() {
    let document = with(vec![
        link("#paragraph-2", "paragraph\u{a0}2"),
        numbered("paragraph-2", "2.", vec![paragraph("Two.")]),
    ]);
    assert!(html::page(&document).contains("<a href=\"#paragraph-2\">"));
    assert!(html::fragment(&document).contains("<a href=\"#annual-review-letter-2020-paragraph-2\">"));
    assert_eq!(
        markdown::write(&document, "document"),
        "paragraph\u{a0}2\n\n2\\. Two.\n"
    );
}

#[test]
fn ids_that_links_lead_to_are_no_longer_than_a_bookmark_of_word() {
    let long = "what-the-services-say-of-the-complaints-about-them";
    let document = with(vec![heading(2, long, "Services"), link(&format!("#{long}"), "here")]);
    for (html, element) in [(html::page(&document), "h2"), (html::fragment(&document), "h3")] {
        let target = html.split("<a href=\"#").find_map(|rest| rest.split_once("\">here"));
        let target = target.map(|(target, _)| target).unwrap_or_default();
        assert!((1..=40).contains(&target.len()), "{target}");
        assert!(html.contains(&format!("<{element} id=\"{target}\"")));
    }
}

#[test]
fn markdowns_anchors_of_numbered_headings_are_those_of_every_program() {
    let document = with(vec![
        heading(2, "purpose", "2.\u{a0}Purpose"),
        link("#purpose", "section\u{a0}2"),
    ]);
    assert_eq!(
        markdown::write(&document, "document"),
        "## 2. Purpose\n\n[section\u{a0}2](#2-purpose)\n"
    );
}

#[test]
fn what_is_wide_has_the_window_in_a_page_and_is_ordinary_elsewhere() {
    let document = paper(3);
    let page = html::page(&document);
    let rest = page.split_once("</div>\n<div class=\"landscape\">\n<h2 id=\"annex-2\">");
    assert!(rest.is_some_and(|(_, wide)| wide.contains("<table id=\"cases\" class=\"wide\"") && wide.contains("<colgroup>")));
    let fragment = html::fragment(&document);
    assert!(!fragment.contains("landscape") && !fragment.contains("<col"));
    assert!(
        page.contains("<a href=\"#annex-2\">Annex 2: Upheld cases</a>"),
        "its heading is in the contents"
    );
}

#[test]
fn a_heading_directly_before_what_is_wide_goes_with_it() {
    let wide = frame(FrameKind::Landscape, vec![paragraph("Wide.")]);
    let document = with(vec![
        paragraph("Before."),
        heading(2, "annex", "Annex 2"),
        wide,
        paragraph("After."),
    ]);
    assert!(html::page(&document).contains(
        "<p>Before.</p>\n</div>\n<div class=\"landscape\">\n<h2 id=\"annex\">Annex 2</h2>\n<p>Wide.</p>\n</div>\n\
         <div class=\"rest\">\n<p>After.</p>"
    ));
}

#[test]
fn the_title_of_an_annexed_letter_is_not_in_the_contents_again() {
    let document = with(vec![
        heading(1, "title", "Report"),
        heading(2, "purpose", "Purpose"),
        heading(2, "annex", "Annex 1: What the Ombudsman wrote"),
        heading(3, "in-annex-1--letter", "Annual review letter 2024"),
        heading(2, "annex-2", "Annex 2: Figures"),
        heading(3, "figures", "Figures"),
    ]);
    let page = html::page(&document);
    assert!(page.contains("href=\"#figures\"") && !page.contains("href=\"#in-annex-1--letter\""));
}

#[test]
fn notices_and_facts_below_the_title_come_before_the_contents() {
    let facts = Block::Facts(
        vec![Fact {
            label: vec![text("Meeting")],
            value: vec![text("17 September 2025")],
        }]
        .into(),
    );
    let sections = ["a", "b", "c"].map(|id| heading(2, id, "Section"));
    let mut blocks = vec![
        heading(1, "title", "Report"),
        frame(FrameKind::Notice, vec![paragraph("Still to come.")]),
        facts.clone(),
    ];
    blocks.extend(sections);
    blocks.push(facts);
    let page = html::page(&with(blocks));
    let (opening, rest) = page.split_once("<nav class=\"contents\"").expect("contents");
    assert!(opening.contains("Still to come.") && opening.contains("<dl>"));
    assert!(rest.contains("<dl>"), "facts elsewhere stay where they are");
}

#[test]
fn columns_of_sentences_stand_one_below_the_other_on_a_narrow_screen_and_short_tables_are_kept_whole() {
    let page = |words: &str, rows: usize| {
        let columns = ["Action", "Result"].map(|heading| Column {
            heading: vec![text(heading)],
            align: Align::Start,
            role: ColumnRole::Data,
        });
        let cells = vec![vec![text(words)], vec![text("Done")]];
        let row = Row {
            kind: RowKind::Body,
            cells,
        };
        html::page(&with(vec![Block::Table(Table {
            id: "actions".into(),
            caption: vec![text("Actions")],
            columns: columns.into(),
            rows: vec![row; rows],
            notes: Vec::new(),
        })]))
    };
    let sentence = "Draw up a policy and bring it into force. ".repeat(4);
    assert!(page("A policy", 1).contains("<div class=\"table short\">\n<table id=\"actions\">"));
    assert!(page(&sentence, 1).contains("<div class=\"table short\">\n<table id=\"actions\" class=\"stacks\">"));
    assert!(page("A policy", 30).contains("<div class=\"table\">\n<table id=\"actions\">"));
}

#[test]
fn an_aside_stands_by_itself_in_html_and_is_a_paragraph_in_markdown() {
    let document = with(vec![frame(
        FrameKind::Aside,
        vec![paragraph("Comments checked by: Robin Example")],
    )]);
    let aside = "<div class=\"aside\">\n<p>Comments checked by: Robin Example</p>\n</div>\n";
    assert_eq!(html::fragment(&document), aside);
    assert!(html::page(&document).contains(aside));
    assert_eq!(
        markdown::write(&document, "document"),
        "Comments checked by: Robin Example\n"
    );
}

#[test]
fn only_the_page_of_a_draft_has_something_for_every_sheet_of_paper() {
    let mut document = letter();
    let mark = "<div class=\"draft\" aria-hidden=\"true\"></div>";
    assert!(!html::page(&document).contains(mark));
    let (fragment, plain) = (html::fragment(&document), markdown::write(&document, "document"));
    document.meta.stage = Stage::Draft;
    assert!(html::page(&document).contains(mark));
    assert_eq!(html::fragment(&document), fragment);
    assert_eq!(markdown::write(&document, "document"), plain);
}

#[test]
fn long_contents_name_sections_and_annexes_only() {
    let sections = |below: usize| {
        let mut blocks = vec![heading(1, "title", "Title")];
        for section in 0..9 {
            blocks.push(heading(2, &format!("s{section}"), "Section"));
            blocks.extend((0..below).map(|at| heading(3, &format!("s{section}-{at}"), "Part")));
        }
        html::page(&with(blocks))
    };
    let entries = |page: &str| page.matches("<li><a href=\"#s").count();
    assert_eq!(entries(&sections(1)), 18);
    assert_eq!(entries(&sections(2)), 9);
}
