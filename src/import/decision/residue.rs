//! What belongs to a web page or to the pages of a PDF, and not to the statement on it.

use super::{Kind, Paragraph};

/// Lines of pages that are no part of a statement, in lower case and without punctuation.
const LINES: [&str; 30] = [
    "accept all cookies",
    "accessibility",
    "back",
    "back to search results",
    "back to top",
    "contact us",
    "copy link",
    "decision search",
    "decisions",
    "download pdf",
    "email",
    "facebook",
    "give feedback",
    "home",
    "lgo logogram",
    "linkedin",
    "menu",
    "no",
    "print",
    "return to top",
    "search",
    "share",
    "share this decision",
    "share this page",
    "skip to content",
    "skip to main content",
    "top of page",
    "tweet",
    "twitter",
    "yes",
];

/// Beginnings of lines after which no statement goes on.
const ENDS: [&str; 8] = [
    "print this page",
    "review your privacy settings",
    "privacy settings",
    "required cookies",
    "was this page helpful",
    "is this page useful",
    "related decisions",
    "help us improve",
];

/// A text in lower case, its words without punctuation.
pub(super) fn plain(text: &str) -> String {
    let letters = text.to_lowercase().replace(['\'', '’'], "");
    let words = letters.replace(|c: char| !c.is_alphanumeric(), " ");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The paragraphs without what is known to belong to the page.
pub(super) fn without(paragraphs: Vec<Paragraph>) -> Vec<Paragraph> {
    let mut has_begun = false;
    let mut kept = Vec::new();
    for paragraph in paragraphs {
        let words = plain(&paragraph.text);
        has_begun |= words.starts_with("summary") || matches!(paragraph.kind, Kind::Numbered(_));
        if has_begun && ENDS.iter().any(|end| words.starts_with(end)) && !matches!(paragraph.kind, Kind::Numbered(_)) {
            break;
        }
        if !is_of_page(&words) {
            kept.push(paragraph);
        }
    }
    kept
}

fn is_of_page(words: &str) -> bool {
    let is_page_number = words.strip_prefix("page ").is_some_and(|rest| {
        rest.split(' ')
            .all(|word| word == "of" || word.bytes().all(|byte| byte.is_ascii_digit()))
    });
    words.is_empty() || is_page_number || LINES.contains(&words)
}
