//! Every year of every project in `examples/`, in every format: the same words, headings and figures in all of them,
//! nothing of our notation left over, and every PDF to the standard.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

#[allow(dead_code, reason = "the tests of the PDF writer use all of it")]
#[path = "pdf/reader.rs"]
mod reader;

use std::path::{Path, PathBuf};

use annual_review::load;
use annual_review::report::{self, Request};
use annual_review::write::Format;
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use reader::{Element, File, Kid};

/// A document in every format.
struct Written {
    name: String,
    markdown: String,
    html: String,
    fragment: String,
    pdf: Vec<u8>,
}

fn examples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut projects: Vec<_> = entries.filter(|path| path.is_dir()).collect();
    projects.sort();
    projects
}

fn documents() -> Vec<Written> {
    let mut written = Vec::new();
    for path in examples() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let (project, _) = load::project(&path).unwrap_or_else(|errors| panic!("{name}: {errors:?}"));
        let request = Request {
            formats: Format::ALL.to_vec(),
            ..Request::default()
        };
        let (outputs, _) =
            report::build(&project, &request, &|| ()).unwrap_or_else(|errors| panic!("{name}: {errors:?}"));
        // Beside the documents stand the files that reports annex, which are not ours.
        for markdown in outputs
            .iter()
            .filter(|output| Path::new(&output.path).extension() == Some("md".as_ref()))
        {
            let bytes = |ending: &str| {
                let path = markdown.path.replace(".md", ending);
                let output = outputs.iter().find(|output| output.path == path);
                output.unwrap_or_else(|| panic!("{path}")).bytes.clone()
            };
            let text = |ending: &str| String::from_utf8(bytes(ending)).unwrap();
            written.push(Written {
                name: format!("{name}/{}", markdown.path),
                markdown: text(".md"),
                html: text(".html"),
                fragment: text(".fragment.html"),
                pdf: bytes(".pdf"),
            });
        }
    }
    assert!(written.len() >= 20, "only {} documents were seen", written.len());
    let reports = written
        .iter()
        .filter(|document| document.name.contains("/committee-report"));
    assert!(reports.count() >= 3, "the committee reports were not seen");
    written
}

/// Words as a reader has them: spaces of all kinds are alike, and signs alone (bullets, rules) are no words.
fn words(text: &str) -> Vec<String> {
    let spaced = text.replace('\u{a0}', " ");
    let words = spaced.split_whitespace().map(ToOwned::to_owned);
    words.filter(|word| word.chars().any(char::is_alphanumeric)).collect()
}

fn markdown_words(markdown: &str) -> Vec<String> {
    let (mut text, mut is_picture) = (String::new(), false);
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Text(_) if is_picture => {}
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. })
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => {}
            Event::Html(_) | Event::InlineHtml(_) => panic!("HTML in the Markdown"),
            Event::Start(Tag::Image { .. }) => is_picture = true,
            Event::End(TagEnd::Image) => is_picture = false,
            _ => text.push(' '),
        }
    }
    words(&text)
}

/// The text of a page between two marks, without tags and with the few entities that the writer uses.
fn html_words(html: &str) -> Vec<String> {
    const INLINE: [&str; 6] = ["span", "strong", "em", "a", "b", "data"];
    let mut text = String::new();
    for piece in html.split('<').skip(1) {
        let (tag, rest) = piece.split_once('>').unwrap();
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap();
        if !INLINE.contains(&name) {
            text.push(' ');
        }
        text.push_str(rest);
    }
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&amp;", "&"),
    ];
    words(
        &entities
            .iter()
            .fold(text, |text, (entity, sign)| text.replace(entity, sign)),
    )
}

/// The document's own part of a page: what the landmark holds, less the contents, the lists of workings and what is drawn.
fn main_of(html: &str) -> String {
    let start = html.find("<main").unwrap();
    let main = &html[start..html.find("</main>").unwrap()];
    own_words(&without(main, "<nav ", "</nav>"))
}

/// HTML without the lists of workings, without pictures, and without the words that open what is closed.
fn own_words(html: &str) -> String {
    let html = without(html, "<details class=\"workings\"", "</details>");
    let html = without(&html, "<svg ", "</svg>");
    without(&html, "<summary", "</summary>")
}

/// HTML without what stands between these marks.
fn without(html: &str, start: &str, end: &str) -> String {
    let mut parts = html.split(start);
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.filter_map(|part| part.split_once(end)).map(|(_, after)| after);
    first + &rest.collect::<String>()
}

fn pdf_words(element: &Element) -> Vec<String> {
    fn push(element: &Element, text: &mut String) {
        let inline = matches!(element.tag.as_str(), "Link" | "Span" | "Em" | "Strong");
        for kid in &element.kids {
            match kid {
                // Numbers of list items, which the page's reader draws for itself.
                Kid::Element(label)
                    if label.tag == "Lbl" && label.text().trim_end_matches('.').parse::<u64>().is_ok() => {}
                Kid::Element(picture) if picture.tag == "Figure" => {}
                Kid::Element(element) => push(element, text),
                Kid::Text { text: words, .. } => text.push_str(words),
                Kid::Annotation(_) => {}
            }
        }
        if !inline {
            text.push(' ');
        }
    }
    let mut text = String::new();
    push(element, &mut text);
    words(&text)
}

/// Level and words of every heading of a page.
fn html_headings(html: &str) -> Vec<(u8, Vec<String>)> {
    let mut headings = Vec::new();
    for level in 1..=6_u8 {
        for piece in html.split(&format!("<h{level}")).skip(1) {
            let end = piece.find(&format!("</h{level}>")).unwrap();
            headings.push((
                piece.as_ptr() as usize,
                level,
                html_words(&format!("<h{}", &piece[..end])),
            ));
        }
    }
    headings.sort_by_key(|(at, ..)| *at);
    headings.into_iter().map(|(_, level, words)| (level, words)).collect()
}

fn same(name: &str, one: &[String], other: &[String]) {
    let at = one
        .iter()
        .zip(other)
        .position(|(a, b)| a != b)
        .unwrap_or(one.len().min(other.len()));
    let around = |words: &[String]| words[at.saturating_sub(3)..words.len().min(at + 5)].join(" ");
    assert!(one == other, "{name}: `{}` is not `{}`", around(one), around(other));
}

#[test]
fn the_words_are_the_same_in_the_same_order_in_every_format() {
    for document in documents() {
        let html = html_words(&main_of(&document.html));
        assert!(html.len() > 50, "{}: only {} words", document.name, html.len());
        same(
            &format!("{} Markdown", document.name),
            &html,
            &markdown_words(&document.markdown),
        );
        same(
            &format!("{} fragment", document.name),
            &html,
            &html_words(&own_words(&document.fragment)),
        );
        same(
            &format!("{} PDF", document.name),
            &html,
            &pdf_words(&File::read(&document.pdf).tree()),
        );
    }
}

#[test]
fn the_headings_of_the_page_are_the_bookmarks_of_the_pdf() {
    for document in documents() {
        let page = html_headings(&main_of(&document.html));
        assert_eq!(
            page.iter().filter(|(level, _)| *level == 1).count(),
            1,
            "{}",
            document.name
        );
        let outline = File::read(&document.pdf).outline();
        let outline: Vec<_> = outline
            .into_iter()
            .map(|(level, title)| (level, words(&title)))
            .collect();
        assert_eq!(page, outline, "{}", document.name);
        let fragment = html_headings(&document.fragment);
        let lower = fragment[0].0 - 1;
        let page: Vec<_> = page
            .into_iter()
            .map(|(level, words)| ((level + lower).min(6), words))
            .collect();
        assert_eq!(page, fragment, "{}", document.name);
    }
}

#[test]
fn every_pdf_follows_the_standard() {
    for document in documents() {
        let options = ValidationOptions::default().profile(ValidationProfile::PdfUa1);
        let report = validate_pdf_bytes(&document.pdf, &options).unwrap();
        assert!(report.rules.total > 100, "the validator saw nothing");
        let failures: Vec<_> = report
            .failures
            .iter()
            .map(|failure| (&failure.rule_id, &failure.message))
            .collect();
        assert!(failures.is_empty(), "{}: {failures:?}", document.name);
    }
}

#[test]
fn nothing_of_our_notation_and_no_number_that_is_none_is_left() {
    for document in documents() {
        let pdf = pdf_words(&File::read(&document.pdf).tree()).join(" ");
        let main = main_of(&document.html);
        let texts = [&document.markdown, &main, &document.fragment, &pdf];
        let left = [
            "](figure:",
            "](table:",
            "begin:",
            "end:",
            "NaN",
            "Some(",
            "undefined",
            "Infinity",
            "{{",
            "}}",
            "{%",
        ];
        // The hostile council writes such things itself, and wants them printed.
        let left = if document.name.starts_with("hostile") {
            &left[4..8]
        } else {
            &left[..]
        };
        for text in texts {
            for left in left {
                assert!(
                    !text.contains(left),
                    "{}: `{left}` is left in a document",
                    document.name
                );
            }
        }
    }
}

#[test]
fn a_letter_that_the_council_makes_says_so_on_its_first_page_and_in_its_metadata() {
    for document in documents().iter().filter(|document| document.name.contains("/letter")) {
        let file = File::read(&document.pdf);
        let first: String = file.pages[0].parts.values().cloned().collect();
        let says = |text: &str| words(text).join(" ").contains("not the letter that the Ombudsman sent");
        assert!(says(&first), "{}: {first}", document.name);
        let info = file
            .pdf
            .trailer
            .get(b"Info")
            .and_then(|info| file.pdf.dereference(info))
            .unwrap()
            .1
            .as_dict()
            .unwrap();
        let subject = lopdf::decode_text_string(info.get(b"Subject").unwrap()).unwrap();
        assert!(says(&subject), "{}: {subject}", document.name);
        let meta = document
            .html
            .split("<meta name=\"description\" content=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap();
        assert!(says(meta), "{}: {meta}", document.name);
    }
}
