//! Wide tables: on pages laid on their side, or as labelled blocks; rows that go on on the next page; and drafts.

use annual_review::document::{Block, FrameKind, Table};

use lopdf::Object;

use crate::paper::{self, cases, in_a_line, in_full};
use crate::reader::{File, Page};
use crate::samples::{self, PROSE, document, frame, heading, paragraph, rows, table};
use crate::sound::{extents, solid, sound};
use crate::standard::valid;

fn is_turned(page: &Page) -> bool {
    page.size.0 > page.size.1
}

/// Title, an annex with a wide table, and an upright page after it.
fn annex(table: Table) -> File {
    let blocks = vec![
        heading(1, "Title"),
        paragraph(PROSE),
        Block::PageBreak,
        heading(2, "Annex"),
        paragraph("The cases."),
        frame(FrameKind::Landscape, vec![Block::Table(table)]),
        paragraph("After it."),
    ];
    let document = document(blocks);
    valid(&document);
    sound(&document)
}

/// Every piece of content is in letters of 10 points or more.
fn assert_legible(file: &File) {
    for extent in extents(file).filter(|extent| extent.part.is_some()) {
        assert!(extent.size >= 9.99, "{extent:?}");
    }
}

#[test]
fn nine_columns_turn_their_pages_with_the_heading_above_and_no_others() {
    let file = annex(cases(34, in_a_line));
    let turned: Vec<bool> = file.pages.iter().map(is_turned).collect();
    let (first, last) = (turned.first().expect("a page"), turned.last().expect("a page"));
    assert!(!first && !last, "{turned:?}");
    assert!(
        turned[1..turned.len() - 1].iter().all(|turned| *turned) && turned.len() < 9,
        "{turned:?}"
    );
    assert!(file.pages[1].parts[&0].starts_with("Annex"), "the heading goes along");
    assert_legible(&file);
    let tree = file.tree();
    assert_eq!(tree.find("TBody")[0].find("TR").len(), 34);
    for row in tree.find("TBody")[0].find("TR") {
        assert_eq!(row.find("TH")[0].attributes["Scope"], "Row");
        assert_eq!(row.find("TD").len(), 8);
        let pages: std::collections::BTreeSet<usize> = row.parts().into_iter().map(|(page, _)| page).collect();
        assert_eq!(pages.len(), 1, "a row stays whole");
    }
    for (number, page) in file.pages.iter().enumerate().filter(|(_, page)| is_turned(page)) {
        let repeated = page
            .artifacts
            .iter()
            .any(|artifact| artifact.starts_with("ReferenceService"));
        assert_eq!(repeated, number > 1, "page {}", number + 1);
        let count = file.pages.len();
        assert!(page.artifacts.contains(&format!("Page {} of {count}", number + 1)));
        let foot = page.extents.iter().find(|extent| extent.text.starts_with("Page "));
        assert!((foot.expect("a foot").right - (page.size.0 - 70.866)).abs() < 0.1);
    }
}

#[test]
fn a_link_leads_to_its_place_on_a_turned_page() {
    let file = sound(&paper::paper());
    let tree = file.tree();
    let link = tree
        .find("Link")
        .into_iter()
        .find(|link| link.text() == "complaints upheld");
    let annotation = link.expect("the link").annotations()[0];
    let annotation = file.pdf.get_dictionary(annotation).expect("an annotation");
    let action = annotation.get(b"A").and_then(Object::as_dict).expect("an action");
    let destination = action.get(b"D").and_then(Object::as_array).expect("a destination");
    let pages: Vec<_> = file.pdf.get_pages().into_values().collect();
    let page = destination[0].as_reference().expect("a page");
    let page = &file.pages[pages.iter().position(|id| *id == page).expect("one of the pages")];
    let caption = page
        .extents
        .iter()
        .find(|extent| extent.text.starts_with("Table 2:"))
        .expect("the caption");
    let above = destination[3].as_float().expect("a height") - caption.baseline;
    assert!(is_turned(page) && (10.0..26.0).contains(&above), "{above}");
}

#[test]
fn a_table_that_fits_an_upright_page_turns_nothing() {
    let cells = rows(&[&["Housing", "12", "Yes"], &["Highways", "7", "No"]]);
    let Block::Table(small) = table("t", "Caption", &["Service", "Received", "On time"], &cells) else {
        unreachable!()
    };
    let file = annex(small);
    assert!(!file.pages.iter().any(is_turned));
    assert_eq!(file.pages.len(), 2);
    assert_eq!(file.tree().find("Table").len(), 1);
}

#[test]
fn what_is_wide_in_a_box_stays_on_its_page() {
    let wide = frame(FrameKind::Landscape, vec![Block::Table(cases(2, in_a_line))]);
    let document = document(vec![
        heading(1, "Title"),
        frame(FrameKind::Notice, vec![paragraph("Read:"), wide]),
    ]);
    valid(&document);
    assert!(!sound(&document).pages.iter().any(is_turned));
}

#[test]
fn a_table_straight_after_another_stays_on_the_turned_pages() {
    let two = |id: &str| {
        let mut table = cases(2, in_a_line);
        id.clone_into(&mut table.id);
        frame(FrameKind::Landscape, vec![Block::Table(table)])
    };
    let file = sound(&document(vec![
        heading(1, "Title"),
        two("one"),
        two("two"),
        heading(2, "After"),
    ]));
    assert_eq!(
        file.pages.iter().map(is_turned).collect::<Vec<_>>(),
        [true, true, false]
    );
}

#[test]
fn cells_of_250_words_become_labelled_blocks_and_lose_nothing() {
    let given = cases(34, in_full);
    let file = annex(given.clone());
    assert!(!file.pages.iter().any(is_turned));
    assert_legible(&file);
    let tree = file.tree();
    assert!(tree.find("Table").is_empty());
    let list = tree.find("L")[0];
    assert_eq!(list.find("Caption").len(), 1);
    let items: Vec<_> = list
        .find("LI")
        .into_iter()
        .filter(|item| !item.find("L").is_empty())
        .collect();
    assert_eq!(items.len(), 34);
    for (item, row) in items.iter().zip(&given.rows) {
        let mut expected = String::new();
        for (column, cell) in given.columns.iter().zip(&row.cells) {
            let cell = annual_review::document::plain_text(cell);
            if !cell.is_empty() {
                expected += &annual_review::document::plain_text(&column.heading);
                expected += &cell;
            }
        }
        assert_eq!(solid(&item.text()), solid(&expected));
        assert!(item.find("Lbl")[0].text().starts_with("Reference 22"));
    }
    for head in items.iter().map(|item| item.find("Lbl")[0]) {
        let (page, part) = *head.parts().last().expect("words");
        assert!(
            file.pages[page].parts.keys().any(|other| *other > part),
            "a head stands at the foot"
        );
    }
}

#[test]
fn a_thousand_rows_are_all_there() {
    let file = sound(&document(vec![
        heading(1, "Title"),
        frame(FrameKind::Landscape, vec![Block::Table(cases(1000, in_a_line))]),
    ]));
    assert_eq!(file.tree().find("TR").len(), 1001);
}

#[test]
fn a_split_row_is_read_one_cell_after_the_other_on_each_page() {
    let (one, two) = (format!("One. {}", PROSE.repeat(9)), format!("Two. {}", PROSE.repeat(7)));
    let cells = vec![vec!["Short".to_owned(), "1".to_owned()], vec![one.clone(), two.clone()]];
    let file = sound(&document(vec![
        heading(1, "Title"),
        table("long", "Long cells", &["Reason", "Answer"], &cells),
        paragraph("After it."),
    ]));
    assert!(file.pages.len() > 1);
    for page in file
        .pages
        .iter()
        .skip(1)
        .filter(|page| page.artifacts.contains(&"ReasonAnswer".to_owned()))
    {
        let header = page
            .extents
            .iter()
            .find(|extent| extent.text == "Reason")
            .expect("a header");
        let first = page
            .extents
            .iter()
            .find(|extent| extent.part.is_some())
            .expect("a line");
        assert!(header.baseline - first.baseline > 19.0, "the text stands off the rule");
    }
    let tree = file.tree();
    let row = tree.find("TR")[2];
    let (first, second) = (row.find("TH")[0], row.find("TD")[0]);
    assert_eq!(
        (solid(&first.text()), solid(&second.text())),
        (solid(&one), solid(&two))
    );
    for cell in [first, second] {
        let pages: std::collections::BTreeSet<usize> = cell.parts().into_iter().map(|(page, _)| page).collect();
        assert_eq!(cell.parts().len(), pages.len(), "one marked part on each page");
    }
}

#[test]
fn a_draft_says_so_on_every_page_in_the_margin_and_to_no_screen_reader() {
    let file = sound(&paper::draft());
    assert!(file.pages.iter().any(is_turned));
    for page in &file.pages {
        let marks: Vec<_> = page
            .extents
            .iter()
            .filter(|extent| extent.text.contains("DRAFT"))
            .collect();
        assert_eq!(marks.len(), 1, "once a page");
        let mark = marks[0];
        assert!(mark.part.is_none() && mark.size >= 12.0);
        assert!(mark.baseline > page.size.1 - 70.0 && (mark.right - (page.size.0 - 70.866)).abs() < 0.1);
        let head = page
            .extents
            .iter()
            .find(|extent| extent.text.starts_with("Ombudsman’s annual review 2023/24:"));
        assert!(head.is_none_or(|head| head.part.is_some() || head.right < mark.left - 10.0));
    }
    assert!(!file.tree().text().contains("DRAFT"));
    assert!(
        !sound(&paper::paper())
            .pages
            .iter()
            .any(|page| page.artifacts.contains(&"DRAFT".to_owned()))
    );
    let mut long = samples::letter();
    long.meta.stage = annual_review::document::Stage::Draft;
    long.meta.title = "A title that is far too long for the head of a page ".repeat(4);
    sound(&long);
}
