//! Numbered paragraphs, what belongs to them, and the lines about them.

use annual_review::document::{Block, Fact, Facts, FrameKind, ListKind};
use lopdf::Object;

use crate::pages::assert_well_broken;
use crate::paper::{self, aside, list, numbered};
use crate::reader::{Element, File};
use crate::samples::{PROSE, document, frame, heading, link, paragraph, text};
use crate::sound::{extents, sound};

const MARGIN: f32 = 70.866;

/// Where the pieces of text that are exactly these words begin.
fn lefts(file: &File, words: &str) -> Vec<f32> {
    let found = extents(file).filter(|extent| extent.text.trim() == words);
    found.map(|extent| extent.left).collect()
}

fn labels(list: &Element) -> Vec<String> {
    list.find("Lbl").iter().map(|label| label.text()).collect()
}

#[test]
fn a_number_is_the_first_word_of_its_paragraph_and_hangs_at_the_left() {
    let file = sound(&document(vec![
        heading(1, "Title"),
        numbered("30.", text("Words"), vec![]),
    ]));
    assert_eq!(file.tree().find("P")[0].text(), "30. Words");
    assert!((lefts(&file, "30.")[0] - MARGIN).abs() < 0.01);
}

#[test]
fn the_words_of_all_numbered_paragraphs_begin_at_the_same_place() {
    let place = |label: &str, other: &str| {
        let blocks = [label, other].map(|label| numbered(label, text("Words"), vec![]));
        let found = lefts(&sound(&document(blocks.to_vec())), "Words");
        assert!((found[0] - found[1]).abs() < 0.01, "{label} and {other}");
        found[0]
    };
    let usual = place("1.", "9.");
    for (label, other) in [("9.", "10."), ("99.", "100."), ("2.1", "10.12")] {
        assert!((place(label, other) - usual).abs() < 0.01, "{label} and {other}");
    }
    assert!(place("1.", "100000.") > usual + 5.0, "a very long number has room too");
}

#[test]
fn lists_of_a_paragraph_are_indented_below_it_and_labelled_by_letters_and_roman_numbers() {
    let file = sound(&paper::paper());
    let tree = file.tree();
    let lettered = tree
        .find("L")
        .into_iter()
        .find(|list| list.attributes["ListNumbering"] == "LowerAlpha")
        .expect("a list by letters");
    assert_eq!(labels(lettered), ["(a)", "(b)", "(i)", "(ii)", "(iii)", "(c)"]);
    let inner = lettered.find("L")[0];
    assert_eq!(inner.attributes["ListNumbering"], "LowerRoman");
    assert_eq!(lettered.find("Link").len(), 1, "links work in lists");
    assert!(lefts(&file, "(a)")[0] > lefts(&file, "1.")[0] + 30.0);
    assert!(lefts(&file, "(i)")[0] > lefts(&file, "(a)")[0] + 20.0);
}

#[test]
fn a_link_to_a_paragraph_leads_to_its_page_and_height() {
    let file = sound(&paper::paper());
    let tree = file.tree();
    let link = tree
        .find("Link")
        .into_iter()
        .find(|link| link.text() == "Paragraph\u{a0}30")
        .expect("the link");
    let annotation = file.pdf.get_dictionary(link.annotations()[0]).expect("an annotation");
    let action = annotation.get(b"A").and_then(Object::as_dict).expect("an action");
    let destination = action.get(b"D").and_then(Object::as_array).expect("a destination");
    let target = tree
        .find("P")
        .into_iter()
        .find(|paragraph| paragraph.text().starts_with("30. "))
        .expect("the paragraph");
    let (page, part) = target.parts()[0];
    let pages: Vec<_> = file.pdf.get_pages().into_values().collect();
    assert_eq!(destination[0].as_reference().expect("a page"), pages[page]);
    let top = destination[3].as_float().expect("a height");
    let mut lines = file.pages[page]
        .extents
        .iter()
        .filter(|extent| extent.part == Some(part));
    let baseline = lines.next().expect("a line").baseline;
    assert!((10.0..24.0).contains(&(top - baseline)), "{top} {baseline}");
}

#[test]
fn numbered_paragraphs_keep_with_their_headings_and_lists_and_no_line_stands_alone() {
    for lines in 0..40 {
        let mut blocks = vec![heading(1, "Title")];
        blocks.extend((0..lines).map(|line| numbered(&format!("{line}."), text("A line."), vec![])));
        let items = list(ListKind::Lettered, vec![vec![paragraph("one")], vec![paragraph("two")]]);
        blocks.extend([
            heading(2, "Part"),
            numbered("50.", text(PROSE), vec![]),
            numbered("51.", text("The reasons are:"), vec![items]),
            aside("Comments checked by: a person with a name"),
        ]);
        let file = sound(&document(blocks));
        assert_well_broken(&file);
        let tree = file.tree();
        let page = |element: &Element| element.parts()[0].0;
        let announcing = tree.find("P").into_iter().find(|p| p.text().starts_with("51. "));
        assert_eq!(
            page(announcing.expect("it")),
            page(tree.find("L")[0]),
            "after {lines} lines"
        );
    }
}

#[test]
fn lines_about_a_text_are_never_the_first_of_a_page_and_stand_in_line_with_it() {
    for lines in 0..40 {
        let mut blocks: Vec<Block> = (0..lines).map(|line| paragraph(&format!("Line {line}"))).collect();
        blocks.extend([numbered("7.", text(PROSE), vec![]), aside("Checked by: A. Name")]);
        let file = sound(&document(blocks));
        for page in &file.pages {
            let first = page.parts.values().next().expect("words");
            assert!(!first.starts_with("Checked"), "after {lines} lines");
        }
        let (checked, words) = (lefts(&file, "Checked by: A. Name"), lefts(&file, "7."));
        assert!((checked[0] - words[0] - 36.0).abs() < 0.01);
    }
}

#[test]
fn a_signature_takes_no_more_than_a_few_lines_of_a_report_along() {
    let item = || vec![paragraph(PROSE)];
    let long = numbered(
        "1.",
        text(PROSE),
        vec![list(ListKind::Lettered, vec![item(), item(), item()])],
    );
    let mut blocks: Vec<Block> = (0..22).map(|line| paragraph(&format!("Line {line}"))).collect();
    blocks.extend([long, frame(FrameKind::Signature, vec![paragraph("A. Name")])]);
    let file = sound(&document(blocks));
    assert_eq!(
        file.tree().find("L")[0].parts()[0].0,
        0,
        "the list begins on the first page"
    );
}

#[test]
fn an_annex_begins_a_page_and_is_a_bookmark() {
    let file = sound(&paper::paper());
    let tree = file.tree();
    for words in [
        "Annex 1: the letter",
        "Annex 2: Complaints upheld in 2023/24",
        "Annex 3: Last year’s paper",
    ] {
        assert!(file.outline().contains(&(2, words.to_owned())), "{words}");
        let annex = tree.find("H2").into_iter().find(|heading| heading.text() == words);
        let (page, part) = annex.expect("the annex").parts()[0];
        assert_eq!(file.pages[page].parts.keys().next(), Some(&part), "{words}");
    }
    for page in &file.pages {
        assert!(!page.parts.is_empty(), "no page is empty");
    }
}

#[test]
fn a_file_beside_the_document_is_linked_by_its_name() {
    let words = "the letter of last year";
    let file = sound(&document(vec![Block::Paragraph(vec![link(
        "annexes/letter 2024.pdf",
        words,
    )])]));
    let annotation = file.tree().find("Link")[0].annotations()[0];
    let annotation = file.pdf.get_dictionary(annotation).expect("an annotation");
    let action = annotation.get(b"A").and_then(Object::as_dict).expect("an action");
    assert_eq!(action.get(b"S").and_then(Object::as_name).expect("a kind"), b"URI");
    assert_eq!(
        action.get(b"URI").and_then(Object::as_str).expect("a URI"),
        b"annexes/letter%202024.pdf"
    );
    let contents = annotation.get(b"Contents").and_then(Object::as_str).expect("words");
    assert_eq!(contents, words.as_bytes());
}

#[test]
fn facts_stay_with_the_signature_and_with_a_line_of_the_paragraph_before() {
    for lines in 20..34 {
        let mut blocks = vec![heading(1, "Title")];
        blocks.extend((0..lines).map(|line| numbered(&format!("{line}."), text("A line."), vec![])));
        blocks.extend([
            numbered("50.", text("The last line."), vec![]),
            frame(FrameKind::Signature, vec![paragraph("Jo Example")]),
            Block::Facts(Facts::from(Vec::from(["Report cleared by", "Contact", "Annex 1"].map(
                |label| Fact {
                    label: text(label),
                    value: text("somebody or something"),
                },
            )))),
        ]);
        let file = sound(&document(blocks));
        let page = |words: &str| {
            let holds = |page: &crate::reader::Page| page.extents.iter().any(|extent| extent.text.contains(words));
            file.pages.iter().position(holds).expect(words)
        };
        let end = ["The last line.", "Jo Example", "Contact", "Annex 1"].map(page);
        assert!(end.iter().all(|page| *page == end[0]), "after {lines} lines: {end:?}");
    }
}

#[test]
fn the_letterhead_of_an_annexed_letter_is_smaller_than_the_heading_of_its_annex() {
    let sender = frame(FrameKind::Sender, vec![paragraph("The Office")]);
    let file = sound(&document(vec![heading(1, "Report"), heading(2, "Annex"), sender]));
    let size = |words: &str| {
        let found = extents(&file).find(|extent| extent.text == words);
        found.expect(words).size
    };
    assert!(size("The Office") < size("Annex"));
}

#[test]
fn lists_three_deep_are_labelled_by_letters_roman_numbers_and_capitals() {
    let capitals = list(ListKind::Capital, vec![vec![paragraph("deeper")]]);
    let roman = list(ListKind::Roman, vec![vec![paragraph("deep"), capitals]]);
    let letters = list(ListKind::Lettered, vec![vec![paragraph("one"), roman]]);
    let file = sound(&document(vec![
        heading(1, "Title"),
        numbered("1.", text("The:"), vec![letters]),
    ]));
    let tree = file.tree();
    let lists = tree.find("L");
    let numberings: Vec<_> = lists
        .iter()
        .map(|list| list.attributes["ListNumbering"].as_str())
        .collect();
    assert_eq!(numberings, ["LowerAlpha", "LowerRoman", "UpperAlpha"]);
    assert_eq!(labels(lists[0]), ["(a)", "(i)", "(A)"]);
}
