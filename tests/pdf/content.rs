//! The content: all words, in reading order, tagged as what they are, and on pages that nobody would send back.

use annual_review::document::{Block, Inline, List, Table, plain_text};
use lopdf::Object;

use crate::drawn::{bars, block, drawn_words, marks, placed};
use crate::paper;
use crate::reader::{Element, Kid};
use crate::samples::{self, PROSE, bullets, document, heading, link, numbered, paragraph, table, text};
use crate::sound::{solid, sound};
use crate::standard::valid;

/// The words of a document in reading order, with the labels of lists.
fn words(blocks: &[Block]) -> String {
    let mut words = String::new();
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph(content) => words.push_str(&plain_text(content)),
            Block::List(list) => words.push_str(&list_words(list)),
            Block::Quote(inner) | Block::Frame { content: inner, .. } => words.push_str(&self::words(inner)),
            Block::Facts(facts) => {
                words.extend(
                    facts
                        .items
                        .iter()
                        .flat_map(|fact| [plain_text(&fact.label), plain_text(&fact.value)]),
                );
            }
            Block::Table(table) => words.push_str(&table_words(table)),
            Block::Chart(chart) => {
                words.extend([&chart.title, &chart.about].map(|line| plain_text(line)));
                words.push_str(&drawn_words(chart));
                words.extend(chart.notes.iter().chain([&chart.source]).map(|line| plain_text(line)));
                words.extend(chart.table().map(table_words));
            }
            Block::Numbered(paragraph) => {
                words.push_str(&paragraph.label);
                words.push_str(&self::words(&paragraph.content));
            }
            Block::PageBreak => {}
        }
    }
    words
}

fn table_words(table: &Table) -> String {
    let headings = table.columns.iter().map(|column| &column.heading);
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let lines = [&table.caption].into_iter().chain(headings).chain(cells);
    lines.chain(&table.notes).map(|line| plain_text(line)).collect()
}

fn list_words(list: &List) -> String {
    let label = |index| list.kind.label(index).unwrap_or_else(|| "•".to_owned());
    (0..)
        .zip(&list.items)
        .map(|(index, item)| label(index) + &words(item))
        .collect()
}

#[test]
fn the_tree_holds_all_words_of_the_document_in_its_order() {
    let paper = [("paper", paper::paper()), ("paper in draft", paper::draft())];
    let charts = document(vec![heading(1, "Charts"), block(bars(40)), block(marks()), placed()]);
    let others = [
        ("letter", samples::letter()),
        ("report", samples::report()),
        ("charts", charts),
    ];
    for (name, document) in others.into_iter().chain(paper) {
        let file = sound(&document);
        let tree = file.tree();
        assert_eq!(solid(&tree.text()), solid(&words(&document.blocks)), "{name}");
        assert!(
            tree.parts().is_sorted(),
            "{name}: the pages' contents are in reading order too"
        );
    }
}

#[test]
fn hostile_characters_arrive_as_they_are() {
    let nasty = "*_|<>&#$£ (a(b)c) \\ ((( {{ }} %PDF ŵ ŷ Ŵ Ŷ ł Ł 🙂 漢字 Ελλάδα Київ ½ ²";
    let document = document(vec![heading(1, nasty), paragraph(nasty), bullets(&[nasty])]);
    let file = sound(&document);
    assert_eq!(file.tree().text().matches(nasty).count(), 3);
    assert_eq!(file.outline(), [(1, nasty.to_owned())]);
    sound(&samples::hostile());
}

#[test]
fn the_outline_is_that_of_the_headings() {
    let levels = [
        ("One", 1),
        ("Two", 2),
        ("Three", 3),
        ("Two again", 2),
        ("Three again", 3),
        ("Four", 4),
        ("Two last", 2),
    ];
    let blocks = levels
        .iter()
        .flat_map(|(words, level)| [heading(*level, words), paragraph(PROSE)])
        .collect();
    let file = sound(&document(blocks));
    let expected: Vec<(u8, String)> = levels
        .iter()
        .map(|(words, level)| (*level, (*words).to_owned()))
        .collect();
    assert_eq!(file.outline(), expected);
    let report = sound(&samples::report());
    let tree = report.tree();
    assert_eq!(
        report.outline().len(),
        ["H1", "H2", "H3"].map(|tag| tree.find(tag).len()).iter().sum::<usize>()
    );
}

#[test]
fn every_header_cell_has_words_and_a_scope() {
    for document in [samples::letter(), samples::report()] {
        let tree = sound(&document).tree();
        let headers = tree.find("TH");
        assert!(headers.len() > 8);
        for header in headers {
            assert!(!header.text().trim().is_empty());
            assert!(["Column", "Row"].contains(&header.attributes["Scope"].as_str()));
        }
        assert!(tree.find("Table").iter().all(|table| table.find("Caption").len() == 1));
    }
}

#[test]
fn nested_lists_are_nested_in_the_tree() {
    let inner = bullets(&["inner one", "inner two"]);
    let file = valid(&document(vec![numbered(
        7,
        vec![vec![paragraph("outer"), inner], vec![paragraph("last")]],
    )]));
    let tree = file.tree();
    let outer = tree.find("L")[0];
    assert_eq!(outer.attributes["ListNumbering"], "Decimal");
    assert_eq!(outer.find("L")[0].attributes["ListNumbering"], "Disc");
    let labels: Vec<String> = outer.find("Lbl").iter().map(|label| label.text()).collect();
    assert_eq!(labels, ["7.", "•", "•", "8."]);
}

#[test]
fn a_link_over_lines_and_pages_is_one_element_with_an_annotation_on_each_page() {
    let target = "https://www.lgo.org.uk/decisions?a=b&c=(d)";
    let content = vec![
        Inline::Text("See ".to_owned()),
        link(target, &PROSE.repeat(14)),
        Inline::Text(" there.".to_owned()),
    ];
    let file = valid(&document(vec![Block::Paragraph(content)]));
    assert_eq!(file.pages.len(), 2);
    let tree = file.tree();
    let links = tree.find("Link");
    assert_eq!(links.len(), 1);
    assert_eq!(tree.find("P")[0].text(), format!("See {} there.", PROSE.repeat(14)));
    let annotations = links[0].annotations();
    assert_eq!(annotations.len(), 2);
    for id in annotations {
        let annotation = file.pdf.get_dictionary(id).expect("an annotation");
        let action = annotation.get(b"A").and_then(Object::as_dict).expect("an action");
        assert_eq!(
            action.get(b"URI").and_then(Object::as_str).expect("a URI"),
            target.as_bytes()
        );
        assert!(
            annotation
                .get(b"QuadPoints")
                .and_then(Object::as_array)
                .expect("lines")
                .len()
                > 8
        );
        assert!(annotation.get(b"Contents").is_ok());
    }
}

#[test]
fn a_link_within_the_document_leads_to_the_page_of_its_heading_or_table() {
    let links = vec![
        link("#annex", "the annex"),
        link("#rows", "the table"),
        link("#nowhere", "nowhere"),
    ];
    let rows = samples::rows(&[&["one", "1"]]);
    let blocks = vec![
        Block::Paragraph(links),
        Block::PageBreak,
        heading(1, "Annex"),
        Block::PageBreak,
        table("rows", "Caption", &["A", "B"], &rows),
    ];
    let file = valid(&document(blocks));
    let tree = file.tree();
    let links = tree.find("Link");
    assert_eq!(
        links.iter().map(|link| link.text()).collect::<Vec<_>>(),
        ["the annex", "the table"]
    );
    let pages: Vec<_> = file.pdf.get_pages().into_values().collect();
    for (link, page) in links.into_iter().zip([1, 2]) {
        let annotation = file.pdf.get_dictionary(link.annotations()[0]).expect("an annotation");
        let action = annotation.get(b"A").and_then(Object::as_dict).expect("an action");
        let destination = action.get(b"D").and_then(Object::as_array).expect("a destination");
        assert_eq!(destination[0].as_reference().expect("a page"), pages[page]);
    }
}

#[test]
fn the_reader_of_these_tests_sees_a_text_outside_the_tree() {
    // A test that looks at nothing would pass: the parts of a file are not those of its tree without one element.
    let file = sound(&samples::letter());
    let mut tree = file.tree();
    let all = tree.parts().len();
    tree.kids.pop();
    assert!(tree.parts().len() < all);
    assert!(matches!(tree.kids[0], Kid::Element(Element { .. })));
    assert_eq!(text("x").len(), 1);
}
