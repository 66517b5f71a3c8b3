//! Numbers of paragraphs, tables and annexes: the same in every format, and never twice.

use annual_review::document::{Block, Document, Inline, Stage};
use annual_review::load;
use annual_review::report::{Request, composed};

use super::examples::{changed, folder, text};

const NUMBERINGS: [&str; 3] = ["continuous", "by-section", "none"];

fn document(project: &std::path::Path) -> Document {
    let (project, _) = load::project(project).unwrap();
    let request = Request {
        years: vec!["2024/25".parse().unwrap()],
        stage: Stage::Final,
        ..Request::default()
    };
    let (documents, _) = composed(project, &request).unwrap();
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
                let words = annual_review::document::plain_text(content);
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

#[test]
fn every_reference_leads_to_what_it_says() {
    for numbering in NUMBERINGS {
        let copy = changed("made-up", "2024-25.yaml", &[("by-section", numbering)]);
        let document = document(copy.path());
        let mut seen = 0;
        for block in &document.blocks {
            let Block::Numbered(paragraph) = block else { continue };
            let Block::Paragraph(content) = &paragraph.content[0] else {
                continue;
            };
            for inline in content {
                let Inline::Link { target, content } = inline else {
                    continue;
                };
                let words = annual_review::document::plain_text(content).replace('\u{a0}', " ");
                if let Some(number) = target.strip_prefix("#paragraph-") {
                    assert_eq!(words.to_lowercase(), format!("paragraph {}", number.replace('-', ".")));
                    seen += 1;
                }
            }
        }
        assert_eq!(seen > 0, numbering != "none", "{numbering}: {seen}");
    }
}

#[test]
fn the_same_numbers_stand_in_markdown_and_html() {
    for example in ["made-up", "hostile"] {
        let year = if example == "made-up" { "2024-25" } else { "2023-24" };
        let html = text(example, &format!("{year}/committee-report.html"));
        let fragment = text(example, &format!("{year}/committee-report.fragment.html"));
        let ids = |html: &str| html.matches("paragraph-").count();
        assert!(ids(&html) > 10 && ids(&fragment) > 10);
        let markdown = text(example, &format!("{year}/committee-report.md"));
        for number in ["Table 1:", "Annex 1:"] {
            assert!(
                markdown.contains(number) && html.contains(number) && fragment.contains(number),
                "{number}"
            );
        }
    }
}
