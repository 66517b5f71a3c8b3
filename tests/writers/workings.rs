//! Lists of how figures were worked out, in pages and fragments.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

use annual_review::document::{Block, Document, Inline};
use annual_review::figures::Unit;
use annual_review::model::WorkingsPlace;
use annual_review::units::{Exact, FinancialYear};
use annual_review::workings::{FilePlace, Working};
use annual_review::write::html;

use crate::hostile::{self, HOSTILE};
use crate::letter::{heading, letter, text};

fn figure(id: &str, text: &str) -> Inline {
    Inline::Figure {
        id: id.to_owned(),
        text: text.to_owned(),
    }
}

fn working(id: &str, label: &str, text: &str) -> Working {
    Working {
        sheet: FinancialYear::starting_in(2023).expect("a year"),
        id: id.to_owned(),
        name: id.replace('-', "_"),
        label: label.to_owned(),
        unit: Unit::Percent,
        text: text.to_owned(),
        value: Some(Exact::new(3400, 37)),
        low: None,
        high: None,
        numerator: None,
        denominator: None,
        status: "computed",
        note: String::new(),
        formula: "upheld ÷ investigations".to_owned(),
        told: "upheld ÷ investigations: 34 ÷ 37".to_owned(),
        origins: Vec::new(),
        places: vec![FilePlace {
            file: "2023-24.yaml".to_owned(),
            line: 31,
            column: 3,
        }],
        source: Some(HOSTILE.to_owned()),
    }
}

/// A rate in two sections, in a heading, inside a link, and a figure that nobody has worked out.
fn document(place: WorkingsPlace) -> Document {
    let mut document = letter();
    let linked = Inline::Link {
        target: "#first".to_owned(),
        content: vec![figure("uphold-rate", "92%")],
    };
    document.blocks = vec![
        heading(1, "title", "Title"),
        heading(2, "first", "First"),
        Block::Paragraph(vec![figure("uphold-rate", "92%"), text(" and "), linked]),
        Block::PageBreak,
        Block::Heading {
            level: 2,
            id: "second".to_owned(),
            content: vec![figure("uphold-rate", "92%"), text(" upheld")],
        },
        Block::Paragraph(vec![figure("unknown", "5"), figure("uphold-rate", "92%")]),
    ];
    document.workings = vec![working("uphold-rate", "Uphold rate", "92%")];
    document.meta.workings_shown.page = place;
    document.meta.workings_shown.fragment = place;
    document
}

const RATE: &str = "<data value=\"91.891892\" data-figure=\"uphold-rate\">92%</data>";

#[test]
fn each_figure_of_a_page_is_data_with_its_exact_value() {
    for place in [WorkingsPlace::Document, WorkingsPlace::Sections, WorkingsPlace::Nowhere] {
        let page = html::page(&document(place));
        assert_eq!(
            page.matches("<data ").count(),
            4,
            "a figure is there wherever it stands"
        );
        assert_eq!(page.matches(" value=\"91.891892\"").count(), 4);
        assert!(page.contains("<span data-figure=\"unknown\">5</span>"));
    }
}

#[test]
fn a_figure_leads_to_its_entry_and_the_entry_back() {
    let page = html::page(&document(WorkingsPlace::Document));
    let first = format!(
        "<a class=\"figure\" id=\"figure--uphold-rate\" href=\"#how--uphold-rate\" tabindex=\"-1\" title=\"How it was worked out\">{RATE}</a>"
    );
    assert!(page.contains(&first), "{page}");
    let entry = "<dt><a id=\"how--uphold-rate\" href=\"#figure--uphold-rate\">Uphold rate: 92%</a></dt>\n\
                 <dd>Upheld ÷ investigations: 34 ÷ 37.</dd>\n<dd>Source: C# &amp; R|S";
    assert!(page.contains(entry), "{page}");
    assert_eq!(page.matches("<details").count(), 1);
    assert!(page.contains("<summary>How the figures were worked out</summary>"));
}

#[test]
fn no_link_stands_in_a_heading_or_in_another_link() {
    let page = html::page(&document(WorkingsPlace::Document));
    assert_eq!(page.matches("class=\"figure\"").count(), 2);
    assert!(page.contains(&format!("<a href=\"#first\">{RATE}</a>")));
    assert!(page.contains(&format!("<h2 id=\"second\">{RATE} upheld</h2>")));
}

#[test]
fn each_section_with_figures_ends_with_a_list_that_names_it() {
    let page = html::page(&document(WorkingsPlace::Sections));
    let summaries: Vec<&str> = page
        .split("<summary>")
        .skip(1)
        .filter_map(|rest| rest.split("</summary>").next())
        .collect();
    let title = "How the figures were worked out";
    assert_eq!(summaries, [format!("{title}: First"), format!("{title}: 92% upheld")]);
    // The first place in the second section is its heading, which can be led to all the same.
    assert!(page.contains("<h2 id=\"second\"><span id=\"figure--3--uphold-rate\"><data "));
    assert!(page.contains("<dt><a id=\"how--3--uphold-rate\" href=\"#figure--3--uphold-rate\">"));
    let (list, heading) = (page.find("</details>"), page.find("page-break\""));
    assert!(list < heading, "a list ends its section before the next begins a page");
}

#[test]
fn stops_by_keyboard_are_the_lists_alone_while_they_are_closed() {
    let stops = |page: &str| {
        // What a closed list holds is no stop.
        let opened = page
            .split("<dl>")
            .map(|part| part.split_once("</dl>").map_or(part, |(_, after)| after));
        let outside: String = opened.collect();
        outside.matches("<summary").count() + outside.matches("<a ").count()
            - outside.matches("tabindex=\"-1\" title").count()
    };
    let without = stops(&html::page(&document(WorkingsPlace::Nowhere)));
    assert_eq!(stops(&html::page(&document(WorkingsPlace::Document))), without + 1);
    assert_eq!(stops(&html::page(&document(WorkingsPlace::Sections))), without + 2);
}

#[test]
fn a_fragment_has_a_list_only_if_asked_and_no_links_in_its_text() {
    let plain = html::fragment(&document(WorkingsPlace::Nowhere));
    assert!(!plain.contains("<data") && !plain.contains("<details"));
    let asked = html::fragment(&document(WorkingsPlace::Document));
    assert!(asked.contains("<details") && !asked.contains("class=\"figure\""));
    let back = asked
        .split("<dt><a id=\"")
        .nth(1)
        .and_then(|rest| rest.split("href=\"#").nth(1));
    let back = back.and_then(|rest| rest.split('"').next()).unwrap_or_default();
    assert!(back.starts_with("annual-review-letter-2020-"), "{back}");
    // Word makes bookmarks of the ids of `span`, and none of those of `data`.
    assert!(asked.contains(&format!("<span id=\"{back}\"><data value=\"91.891892\"")));
}

#[test]
fn a_document_without_workings_has_no_list_wherever_it_is_asked_for() {
    for mut document in [letter(), hostile::document()] {
        document.meta.workings_shown.page = WorkingsPlace::Sections;
        document.meta.workings_shown.fragment = WorkingsPlace::Document;
        assert!(!html::page(&document).contains("<details"));
        assert!(!html::fragment(&document).contains("<details"));
    }
}

#[test]
fn a_range_is_an_interval_and_words_are_their_own_value() {
    let value = |working: Working| {
        let mut document = document(WorkingsPlace::Nowhere);
        document.workings = vec![working];
        let page = html::page(&document);
        page.split("<data value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .map(str::to_owned)
    };
    let number = |number| Some(Exact::from_integer(number));
    let known = |value, low, high| Working {
        value,
        low,
        high,
        ..working("uphold-rate", "Uphold rate", "rose")
    };
    assert_eq!(
        value(known(None, number(8000), number(9000))).as_deref(),
        Some("8000/9000")
    );
    assert_eq!(value(known(None, None, number(5))).as_deref(), Some("../5"));
    assert_eq!(value(known(None, None, None)).as_deref(), Some("rose"));
}
