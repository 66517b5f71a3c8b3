//! What follows the facts: the summary, and the sections with the numbers of their paragraphs.

use super::head::after_summary;
use super::{Kind, Paragraph, escaped};
use crate::import::words::plain;

/// The words of a statement.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// The summary, if there is one.
    pub(super) summary: Option<Vec<Paragraph>>,
    /// The sections, each with its heading.
    pub(super) sections: Vec<(String, Vec<Paragraph>)>,
    /// Who decided.
    pub(super) decided_by: Option<String>,
    /// Its web address, where the text has it.
    pub(super) original: Option<String>,
}

/// Headings over a summary, in lower case and without punctuation.
const SUMMARY_BELOW: [&str; 2] = ["the ombudsmans final decision", "the ombudsmans decision"];

/// What a section without a heading is called.
const NO_HEADING: &str = "Statement";

/// Sorts paragraphs into a summary and sections.
pub(super) fn body(paragraphs: &[Paragraph]) -> Body {
    let mut body = Body::default();
    let mut in_summary = false;
    for paragraph in paragraphs {
        let words = plain(&paragraph.text);
        let is_line =
            !matches!(paragraph.kind, Kind::Numbered(_) | Kind::Item(_)) && paragraph.text.chars().count() < 120;
        if is_line && tells_who_decided(&paragraph.text) {
            body.decided_by = Some(paragraph.text.clone());
            break;
        }
        if is_line && is_address(&paragraph.text) {
            body.original = Some(paragraph.text.clone());
            continue;
        }
        let has_sections = !body.sections.is_empty();
        if is_line && !has_sections && SUMMARY_BELOW.contains(&words.as_str()) {
            // Below it stands the summary, with that word before it or without.
            in_summary = true;
            continue;
        }
        if let Some(rest) = after_summary(&paragraph.text).filter(|_| !has_sections) {
            in_summary = true;
            body.summary.get_or_insert_default();
            if !rest.is_empty() {
                let text = Paragraph {
                    text: rest.to_owned(),
                    kind: Kind::Text,
                    ..paragraph.clone()
                };
                body.summary.get_or_insert_default().push(text);
            }
            continue;
        }
        let is_of_summary = in_summary && matches!(paragraph.kind, Kind::Text | Kind::Item(_));
        if is_of_summary {
            body.summary.get_or_insert_default().push(paragraph.clone());
            continue;
        }
        in_summary = false;
        body.add(paragraph);
    }
    body.summary = body.summary.filter(|summary| !summary.is_empty());
    // A heading at the end has nothing below it to be the heading of.
    body.sections.retain(|(_, paragraphs)| !paragraphs.is_empty());
    body
}

/// Whether a line is the one with which a statement ends.
pub(super) fn tells_who_decided(line: &str) -> bool {
    plain(line).contains("decision on behalf of")
}

fn is_address(text: &str) -> bool {
    text.starts_with("http") && text.contains("/decisions/") && !text.contains(' ')
}

impl Body {
    fn add(&mut self, paragraph: &Paragraph) {
        if paragraph.kind != Kind::Heading {
            if self.sections.is_empty() {
                self.sections.push((NO_HEADING.to_owned(), Vec::new()));
            }
            if let Some((_, paragraphs)) = self.sections.last_mut() {
                paragraphs.push(paragraph.clone());
            }
            return;
        }
        let heading = paragraph.text.trim_end_matches(':').to_owned();
        match self.sections.last_mut() {
            // A section that begins with a heading of its own is told under both.
            Some((above, paragraphs)) if paragraphs.is_empty() => *above = format!("{above}: {heading}"),
            _ => self.sections.push((heading, Vec::new())),
        }
    }
}

/// Paragraphs as Markdown, each on a line: numbers as they stand, items below the paragraph that they belong to.
pub(super) fn markdown(paragraphs: &[Paragraph]) -> String {
    let mut text = String::new();
    let mut before: Option<&Kind> = None;
    // Where the text of the numbered paragraph above begins, and its number.
    let mut above: Option<(usize, u64)> = None;
    for paragraph in paragraphs {
        let words = escaped(&paragraph.text);
        let (line, is_joined) = match (&paragraph.kind, above) {
            (Kind::Numbered(number), Some((_, last))) if *number != last + 1 => {
                // Markdown would count on from the number above.
                above = None;
                (format!("{number}\\. {words}"), false)
            }
            (Kind::Numbered(number), _) => {
                let marker = format!("{number}. ");
                above = Some((marker.len(), *number));
                (marker + &words, false)
            }
            (Kind::Item(depth), above) => {
                let indent = match above {
                    Some((start, _)) => start + 2 * depth.saturating_sub(1),
                    None => 2 * depth.saturating_sub(1),
                };
                (
                    format!("{}- {words}", " ".repeat(indent)),
                    matches!(before, Some(Kind::Item(_))),
                )
            }
            (Kind::Row(cells), _) => {
                above = None;
                row(cells, before)
            }
            (Kind::Heading | Kind::Text, _) => {
                above = None;
                (words, false)
            }
        };
        if !text.is_empty() {
            text.push_str(if is_joined { "\n" } else { "\n\n" });
        }
        text.push_str(&line);
        before = Some(&paragraph.kind);
    }
    text
}

/// A row of a table; the first of them is taken for its head.
fn row(cells: &[String], before: Option<&Kind>) -> (String, bool) {
    let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
    let line = format!("| {} |", cells.join(" | "));
    match before {
        Some(Kind::Row(_)) => (line, true),
        _ => (format!("{line}\n|{}", " --- |".repeat(cells.len())), false),
    }
}
