//! What belongs to a web page or to the pages of a PDF, and not to the statement on it.

use super::{Kind, Paragraph};
use crate::import::words::plain;

/// Lines of pages that are no part of a statement, in lower case and without punctuation.
const LINES: [&str; 32] = [
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
    "whatsapp",
    "x",
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

/// What stands at the top of each page of a PDF, and above the last section too.
const TITLE: &str = "final decision";

/// The paragraphs without what is known to belong to the page.
pub(super) fn without(paragraphs: Vec<Paragraph>) -> Vec<Paragraph> {
    let words: Vec<String> = paragraphs.iter().map(|paragraph| plain(&paragraph.text)).collect();
    let is_at_page_end = |at: usize| {
        let is_number = |at: usize| words.get(at).is_some_and(|words| is_page_number(words));
        is_number(at + 1) || at.checked_sub(1).is_some_and(is_number)
    };
    let titles = words.iter().filter(|words| *words == TITLE).count();
    let mut has_begun = false;
    let mut kept = Vec::new();
    for (at, paragraph) in paragraphs.into_iter().enumerate() {
        let words = &words[at];
        let is_numbered = matches!(paragraph.kind, Kind::Numbered(_));
        has_begun |= is_numbered || words.starts_with("summary");
        if has_begun && !is_numbered && ENDS.iter().any(|end| words.starts_with(end)) {
            break;
        }
        let is_title = titles > 1 && words == TITLE && is_at_page_end(at);
        if !is_title && !is_of_page(words) {
            kept.push(paragraph);
        }
    }
    kept
}

fn is_of_page(words: &str) -> bool {
    words.is_empty() || is_page_number(words) || LINES.contains(&words)
}

/// "page 2 of 4".
fn is_page_number(words: &str) -> bool {
    let is_number = |word: &str| word == "of" || word.bytes().all(|byte| byte.is_ascii_digit());
    words
        .strip_prefix("page ")
        .is_some_and(|rest| rest.split(' ').all(is_number))
}
