//! What has to hold for every page and fragment, looked up in what was written.

use annual_review::document::{Block, Document, FrameKind, Inline};
use annual_review::write::html;

use crate::hostile::{self, HOSTILE};
use crate::letter::{heading, letter};

/// The values of an attribute, in order.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(&start)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

/// The words between the tags, as a browser would show them.
fn shown(html: &str) -> String {
    let words = html
        .split('<')
        .filter_map(|piece| piece.split_once('>'))
        .map(|(_, words)| words);
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    entities
        .iter()
        .fold(words.collect(), |words: String, (entity, c)| words.replace(entity, c))
}

/// The levels of the headings, in order.
fn levels(html: &str) -> Vec<u8> {
    let tags = html.split("<h").skip(1);
    tags.filter_map(|tag| tag.as_bytes().first())
        .filter(|c| c.is_ascii_digit())
        .map(|c| c - b'0')
        .collect()
}

fn documents() -> [Document; 2] {
    [letter(), hostile::document()]
}

#[test]
fn a_letter_is_a_clean_fragment() {
    insta::assert_snapshot!(html::fragment(&letter()));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    for document in documents() {
        assert_eq!(html::page(&document), html::page(&document.clone()));
        assert_eq!(html::fragment(&document), html::fragment(&document.clone()));
    }
}

#[test]
fn a_page_names_its_language_title_author_and_what_it_is() {
    let page = html::page(&letter());
    assert!(page.starts_with("<!doctype html>\n<html lang=\"en-GB\">"));
    assert!(page.contains("<title>Annual review letter 2020: Wexcombe City Council</title>"));
    for name in ["viewport", "color-scheme", "description", "author"] {
        assert!(page.contains(&format!("<meta name=\"{name}\" content=\"")), "{name}");
    }
    assert_eq!(page.matches("<h1").count(), 1);
}

#[test]
fn ids_are_there_once_and_links_inside_the_document_lead_to_them() {
    for html in documents()
        .iter()
        .flat_map(|document| [html::page(document), html::fragment(document)])
    {
        let mut ids = values(&html, "id");
        assert!(!ids.is_empty());
        for reference in values(&html, "href").iter().filter_map(|href| href.strip_prefix('#')) {
            assert!(ids.contains(&reference), "{reference}");
        }
        for reference in values(&html, "aria-describedby")
            .iter()
            .chain(&values(&html, "aria-labelledby"))
        {
            assert!(ids.contains(reference), "{reference}");
        }
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count);
    }
}

#[test]
fn hostile_words_are_shown_as_they_are_and_nothing_else() {
    let document = hostile::document();
    let asked = document
        .blocks
        .iter()
        .filter(|block| matches!(block, Block::Heading { .. } | Block::Paragraph(_)));
    assert!(asked.count() > 3);
    for html in [html::page(&document), html::fragment(&document)] {
        assert!(!html.contains("<script") && !html.contains("<1%"));
        assert!(html.matches("</style>").count() <= 1);
        assert!(shown(&html).matches(HOSTILE).count() > 20, "{}", shown(&html));
    }
}

#[test]
fn targets_that_could_run_are_plain_words() {
    let page = html::page(&hostile::document());
    let hrefs = values(&page, "href");
    assert!(hrefs.contains(&"https://example.org/a%20b%22onclick=%22alert(1)"));
    for href in hrefs {
        assert!(
            href.starts_with('#') || href.starts_with("https://") || href == "data:,",
            "{href}"
        );
    }
}

#[test]
fn a_page_runs_nothing_and_fetches_nothing() {
    for document in documents() {
        let page = html::page(&document);
        for asking in [
            "<script",
            "<link rel=\"stylesheet",
            "<img",
            "<iframe",
            " src=",
            "url(",
            "@import",
            "@font-face",
        ] {
            assert!(!page.contains(asking), "{asking}");
        }
    }
}

#[test]
fn a_fragment_has_no_head_no_style_and_no_notation_of_ours() {
    for document in documents() {
        let fragment = html::fragment(&document);
        for alien in [
            "<html", "<head", "<body", "<style", " style=", "<link", "data-", "<main", "<nav", "page--",
        ] {
            assert!(!fragment.contains(alien), "{alien}");
        }
    }
}

#[test]
fn headings_of_a_fragment_start_where_they_are_asked_to_and_stop_at_six() {
    let mut document = letter();
    assert_eq!(levels(&html::fragment(&document)), [2, 3, 3, 4, 3, 4, 4, 4, 3]);
    document.meta.fragment_heading_level = 5;
    assert_eq!(levels(&html::fragment(&document)), [5, 6, 6, 6, 6, 6, 6, 6, 6]);
    document.meta.fragment_heading_level = 0;
    assert_eq!(levels(&html::fragment(&document)), [1, 2, 2, 3, 2, 3, 3, 3, 2]);
}

#[test]
fn ids_of_a_fragment_begin_with_its_short_title() {
    let fragment = html::fragment(&letter());
    assert!(fragment.contains("<table id=\"annual-review-letter-2020-received\""));
    assert!(fragment.contains("href=\"#annual-review-letter-2020-received\""));
    assert!(
        values(&fragment, "id")
            .iter()
            .all(|id| id.starts_with("annual-review-letter-2020-"))
    );
}

#[test]
fn a_table_has_its_caption_scopes_numbers_and_total() {
    for html in [html::page(&letter()), html::fragment(&letter())] {
        assert!(html.contains("<caption>Complaints and enquiries received by category, 2019/20</caption>"));
        assert!(html.contains("<th scope=\"col\" class=\"number\">2019/20</th>"));
        assert!(html.contains("<tr class=\"total\">\n<th scope=\"row\">Total</th>"));
        assert_eq!(html.matches("<th scope=\"row\">").count(), 10);
    }
}

#[test]
fn an_empty_header_is_a_cell_and_an_officers_table_needs_no_caption() {
    let page = html::page(&hostile::document());
    assert!(page.contains("<table>\n<thead><tr>\n<td></td>\n<th scope=\"col\">Yes</th>"));
}

#[test]
fn three_headings_make_a_list_of_contents_and_two_do_not() {
    let with_headings = |count: usize| {
        let mut document = letter();
        document.blocks = vec![heading(1, "title", "Title")];
        document
            .blocks
            .extend((0..count).map(|at| heading(2, &format!("h{at}"), "Heading")));
        html::page(&document)
    };
    assert!(!with_headings(2).contains("<nav"));
    assert!(with_headings(3).contains("<nav"));
    let page = html::page(&letter());
    assert!(
        page.contains("Working with us</a>\n<ul>\n<li><a href=\"#new-ways\">"),
        "a level below is nested"
    );
}

#[test]
fn a_document_without_blocks_is_a_page_all_the_same() {
    let empty = Document {
        blocks: Vec::new(),
        ..letter()
    };
    assert_eq!(html::fragment(&empty), "");
    assert!(html::page(&empty).contains("<main id=\"page--main\" tabindex=\"-1\">\n</main>"));
}

#[test]
fn a_numeral_is_one_paragraph_with_its_explanation_and_only_its_number_is_large() {
    let inlines = |numeral: &str| {
        let text = numeral.to_owned();
        let id = "uphold-rate".to_owned();
        vec![
            Inline::Figure { id, text },
            Inline::LineBreak,
            Inline::Text("of cases".to_owned()),
        ]
    };
    let mut document = letter();
    document.blocks = vec![Block::Frame {
        kind: FrameKind::Statistic,
        content: vec![Block::Paragraph(inlines("77% (provisional)"))],
    }];
    let number = "<span data-figure=\"uphold-rate\">77%<span class=\"beside\"> (provisional)</span></span>";
    let page = format!("<p><span class=\"numeral\">{number}</span>\nof cases</p>");
    assert!(html::page(&document).contains(&page));
    assert!(html::fragment(&document).contains("<p><strong>77% (provisional)</strong><br>\nof cases</p>"));
}
