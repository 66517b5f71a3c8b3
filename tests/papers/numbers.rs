//! Numbers of paragraphs, sections, tables and annexes: the same in every format, never twice, and said rightly.

use std::collections::BTreeMap;

use annual_review::document::{Block, Document, Inline, Stage, plain_text};
use annual_review::load;
use annual_review::report::{Request, composed};

use super::examples::{built, bytes, changed, folder, output};
use super::reader::{Element, File, Kid};

fn document(project: &std::path::Path) -> Document {
    let (project, _) = load::project(project).unwrap();
    let request = Request {
        years: vec!["2024/25".parse().unwrap()],
        stage: Stage::Final,
        ..Request::default()
    };
    let (documents, _) = composed(&project, &request).unwrap();
    documents
        .into_iter()
        .find(|one| one.kind.name() == "committee-report")
        .unwrap()
        .document
}

fn labels(document: &Document) -> Vec<String> {
    let numbered = document.blocks.iter().filter_map(|block| match block {
        Block::Numbered(paragraph) => Some(paragraph.label.clone()),
        _ => None,
    });
    numbered.collect()
}

#[test]
fn continuous_numbers_leave_none_out_and_give_none_twice() {
    let copy = changed("made-up", "2024-25.yaml", &[("by-section", "continuous")]);
    let labels = labels(&document(copy.path()));
    assert!(labels.len() > 20, "{labels:?}");
    let expected: Vec<String> = (1..=labels.len()).map(|number| format!("{number}.")).collect();
    assert_eq!(labels, expected);
}

#[test]
fn by_section_each_number_begins_with_that_of_its_heading() {
    let document = document(&folder("made-up"));
    let (mut section, mut seen) = (String::new(), 0);
    for block in &document.blocks {
        match block {
            Block::Heading { level: 2, content, .. } => {
                let words = plain_text(content);
                section = words.split('.').next().unwrap().to_owned();
            }
            Block::Numbered(paragraph) => {
                assert_eq!(
                    paragraph.label.split('.').next(),
                    Some(section.as_str()),
                    "{paragraph:?}"
                );
                seen += 1;
            }
            _ => {}
        }
    }
    assert!(seen > 20);
}

/// What a reference can lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Paragraph,
    Section,
    Table,
    Chart,
    Annex,
    /// A heading that has no number.
    Heading,
}

/// What stands in the tree under an id, and the words by which it is to be named.
type Targets = BTreeMap<String, (Kind, String)>;

fn targets(blocks: &[Block], found: &mut Targets) {
    for block in blocks {
        match block {
            Block::Numbered(paragraph) => {
                let words = format!("paragraph {}", paragraph.label.trim_end_matches('.'));
                found.insert(paragraph.id.clone(), (Kind::Paragraph, words));
                targets(&paragraph.content, found);
            }
            Block::Heading { id, content, .. } => drop(found.insert(id.clone(), heading(&plain(content)))),
            Block::Table(table) if !table.id.is_empty() => {
                let caption = plain(&table.caption);
                let label = caption.split_once(": ").map_or("", |(label, _)| label);
                found.insert(table.id.clone(), (Kind::Table, label.to_owned()));
            }
            Block::Chart(chart) => {
                let title = plain(&chart.title);
                let label = title.split_once(": ").map_or("", |(label, _)| label);
                found.insert(chart.id.clone(), (Kind::Chart, label.to_owned()));
            }
            Block::Frame { content, .. } | Block::Quote(content) => targets(content, found),
            Block::List(list) => list.items.iter().for_each(|item| targets(item, found)),
            _ => {}
        }
    }
}

fn heading(words: &str) -> (Kind, String) {
    let number = words.split_once(". ").map(|(number, _)| number);
    match (number, words.split_once(": ")) {
        (Some(number), _) if number.bytes().all(|c| c.is_ascii_digit()) => (Kind::Section, format!("section {number}")),
        (_, Some((annex, _))) if annex.starts_with("Annex ") => (Kind::Annex, annex.to_owned()),
        _ => (Kind::Heading, format!("“{words}”")),
    }
}

/// Words with ordinary spaces.
fn plain(content: &[Inline]) -> String {
    plain_text(content).replace('\u{a0}', " ")
}

/// Target and words of every link within the document.
fn links(blocks: &[Block]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => in_words(content, &mut found),
            Block::Numbered(paragraph) => found.extend(links(&paragraph.content)),
            Block::List(list) => list.items.iter().for_each(|item| found.extend(links(item))),
            Block::Frame { content, .. } | Block::Quote(content) => found.extend(links(content)),
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.chain(&table.notes).for_each(|words| in_words(words, &mut found));
            }
            Block::Chart(chart) => chart.lines().for_each(|words| in_words(words, &mut found)),
            // What is annexed is listed by its title there, and not by a reference.
            Block::Facts(_) | Block::PageBreak => {}
        }
    }
    found
}

fn in_words(words: &[Inline], found: &mut Vec<(String, String)>) {
    for inline in words {
        match inline {
            Inline::Link { target, content } => {
                if let Some(id) = target.strip_prefix('#') {
                    found.push((id.to_owned(), plain(content)));
                }
            }
            Inline::Strong(inner) | Inline::Emphasis(inner) => in_words(inner, found),
            _ => {}
        }
    }
}

#[test]
fn every_reference_leads_to_what_it_says() {
    let some = "    focus: The actions follow from";
    let more = "    focus: See {{ ref.cases_table }}, {{ ref.annex_letter }} and {{ ref.conclusion }}. The actions \
                follow from";
    for (numbering, kinds) in [
        (
            "continuous",
            vec![Kind::Paragraph, Kind::Table, Kind::Chart, Kind::Annex],
        ),
        (
            "by-section",
            vec![Kind::Paragraph, Kind::Section, Kind::Table, Kind::Chart, Kind::Annex],
        ),
        ("none", vec![Kind::Table, Kind::Chart, Kind::Annex, Kind::Heading]),
    ] {
        let copy = changed("made-up", "2024-25.yaml", &[("by-section", numbering), (some, more)]);
        let document = document(copy.path());
        let mut there = Targets::new();
        targets(&document.blocks, &mut there);
        let mut seen = Vec::new();
        for (id, words) in links(&document.blocks) {
            let (kind, expected) = there
                .get(&id)
                .unwrap_or_else(|| panic!("{numbering}: “{words}” leads to #{id}, which is nowhere"));
            assert_eq!(words.to_lowercase(), expected.to_lowercase(), "{numbering}: #{id}");
            seen.push(*kind);
        }
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen, kinds, "{numbering}");
    }
}

/// The label with which a text begins: "5.5", "12.", "(a)", "Table 1:", "Annex 2:".
fn label(text: &str) -> Option<String> {
    let text = text.trim().replace(['\u{a0}', '\n'], " ");
    // An empty item is nothing but its label.
    let (first, rest) = text.split_once(' ').unwrap_or((&text, ""));
    let is_number = first.contains('.') && first.bytes().all(|c| c.is_ascii_digit() || c == b'.');
    let is_letter = first.starts_with('(') && first.ends_with(')');
    if is_number || is_letter {
        return Some(first.to_owned());
    }
    let (number, _) = rest.split_once(':')?;
    let is_counted = !number.is_empty() && number.bytes().all(|c| c.is_ascii_digit());
    (matches!(first, "Table" | "Annex") && is_counted).then(|| format!("{first} {number}:"))
}

/// The labels of texts in their order. Paragraphs of annexes have none: what looks like one there is the numeral of a
/// statistic.
fn in_order(texts: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut annexed = false;
    let mut labels: Vec<String> = texts.into_iter().filter_map(|text| label(&text)).collect();
    labels.retain(|label| {
        annexed |= label.starts_with("Annex");
        !annexed || label.ends_with(':')
    });
    labels
}

fn of_markdown(markdown: &str) -> Vec<String> {
    let lines = markdown.lines().filter(|line| !line.starts_with('|'));
    let words = lines.map(|line| line.trim_start_matches(['#', '-', '*', '>', ' ']).replace('\\', ""));
    in_order(words)
}

fn of_html(html: &str) -> Vec<String> {
    const BLOCKS: [&str; 11] = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "li", "dt", "dd"];
    let body = html.split_once("<body>").map_or(html, |(_, body)| body);
    let (before, rest) = body.split_once("<nav").unwrap_or(("", body));
    let after = rest.split_once("</nav>").map_or(rest, |(_, after)| after);
    let mut texts = vec![String::new()];
    for piece in before.split('<').chain(after.split('<')) {
        let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
        if BLOCKS.contains(&tag.split(' ').next().unwrap()) {
            texts.push(String::new());
        }
        texts.last_mut().unwrap().push_str(text);
    }
    in_order(texts)
}

fn of_pdf(bytes: &[u8]) -> Vec<String> {
    fn of_element(element: &Element, found: &mut Vec<String>) {
        if let "P" | "H1" | "H2" | "H3" | "H4" | "H5" | "H6" | "Caption" | "Lbl" = element.tag.as_str() {
            found.push(element.text());
            return;
        }
        for kid in &element.kids {
            if let Kid::Element(kid) = kid {
                of_element(kid, found);
            }
        }
    }
    let mut found = Vec::new();
    of_element(&File::read(bytes).tree(), &mut found);
    in_order(found)
}

#[test]
fn the_same_numbers_stand_in_every_format_in_the_same_order() {
    for numbering in ["continuous", "by-section", "none"] {
        let copy = changed("made-up", "2024-25.yaml", &[("by-section", numbering)]);
        same_in_every_format(copy.path(), "2024-25", numbering);
    }
    same_in_every_format(&folder("hostile"), "2023-24", "its own");
    same_in_every_format(&folder("oxfordshire"), "2023-24", "its own");
}

fn same_in_every_format(project: &std::path::Path, year: &str, numbering: &str) {
    let (outputs, _) = built(project, Stage::Final).unwrap();
    let text = |ending: &str| output(&outputs, &format!("{year}/committee-report.{ending}"));
    // Items of ordinary numbered lists are counted by the browser.
    let compared = |labels: Vec<String>| -> Vec<String> {
        let counts = |label: &String| numbering != "none" || label.ends_with(':');
        labels.into_iter().filter(counts).collect()
    };
    let markdown = compared(of_markdown(&text("md")));
    let least = if numbering == "none" { 4 } else { 20 };
    assert!(markdown.len() > least, "{markdown:?}");
    for label in ["Table 1:", "Annex 1:"] {
        assert!(
            markdown.iter().any(|seen| seen == label),
            "{label} is not in {markdown:?}"
        );
    }
    assert_eq!(compared(of_html(&text("html"))), markdown);
    assert_eq!(compared(of_html(&text("fragment.html"))), markdown);
    let pdf = bytes(&outputs, &format!("{year}/committee-report.pdf"));
    assert_eq!(compared(of_pdf(pdf)), markdown);
}
