//! Lines of a YAML text: where they end, what is said after a `#`, and edits applied to them.

use std::ops::Range;

use super::Edit;
use crate::tree::{Entry, Node, Shape};

/// The end of the line that a byte is in, before its line feed.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    // A text of several lines ends with its last line feed, which is of the line before, or even where the next key begins.
    let at = text[..at].trim_end_matches(' ').strip_suffix('\n').map_or(at, str::len);
    text[at..].find('\n').map_or(text.len(), |end| at + end)
}

/// The column of a byte, counted from 0 in characters.
pub(super) fn column(text: &str, at: usize) -> usize {
    let start = text[..at].rfind('\n').map_or(0, |feed| feed + 1);
    text[start..at].chars().count()
}

/// The comment, from its `#`, that alone follows on the line.
pub(super) fn comment_after(text: &str, end: usize) -> Option<Range<usize>> {
    let rest = &text[end..line_end(text, end).max(end)];
    let comment = rest.trim_start_matches([' ', '\t']);
    let start = end + rest.len() - comment.len();
    (comment.starts_with('#') && start > end).then(|| start..start + comment.trim_end().len())
}

/// Whether only white space follows on the line.
pub(super) fn ends_its_line(text: &str, end: usize) -> bool {
    let rest = text.get(end..line_end(text, end));
    rest.is_some_and(|rest| rest.trim().is_empty())
}

/// Where the comments end that follow a line and are indented further than a column: they speak of what is above them.
pub(super) fn after_own_comments(text: &str, line_end: usize, column: usize) -> usize {
    let mut end = line_end;
    let mut at = line_end;
    for line in text[line_end..].strip_prefix('\n').unwrap_or_default().split('\n') {
        at += 1 + line.len();
        let words = line.trim_start_matches(' ');
        if words.starts_with('#') && line.len() - words.len() > column {
            end = at;
        } else if !words.is_empty() {
            break;
        }
    }
    end
}

/// The last byte of an entry; the parser's own end of a mapping is where the next thing begins.
pub(super) fn end_of(entry: &Entry) -> usize {
    end_of_node(&entry.value).unwrap_or(entry.key_bytes.end)
}

fn end_of_node(node: &Node) -> Option<usize> {
    let inner = match &node.shape {
        Shape::Scalar(_) => None,
        Shape::List(items) => items.last().and_then(end_of_node),
        Shape::Mapping(entries) => entries.last().map(end_of),
    };
    // Braces, quotation marks and brackets end after what they hold.
    let own = (!node.bytes.is_empty()).then_some(node.bytes.end);
    own.max(inner)
}

/// Words behind a `#`. A line break of any kind would end the comment.
pub(super) fn in_comment(words: &str) -> String {
    let is_break = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}');
    let plain: String = words.chars().map(|c| if is_break(c) { ' ' } else { c }).collect();
    format!("# {}", plain.trim())
}

/// A text with edits, which are in order and speak of the same text with line feeds alone and without a byte order mark.
pub(super) fn applied(raw: &str, edits: &[Edit]) -> String {
    let body = raw.strip_prefix('\u{feff}').unwrap_or(raw);
    let feed = match body.find(['\r', '\n']) {
        Some(at) if body[at..].starts_with("\r\n") => "\r\n",
        Some(at) if body[at..].starts_with('\r') => "\r",
        _ => "\n",
    };
    let bytes = body.as_bytes();
    let (mut plain, mut at) = (0, 0);
    let mut to = |wanted: usize| {
        while plain < wanted {
            at += if bytes[at..].starts_with(b"\r\n") { 2 } else { 1 };
            plain += 1;
        }
        at
    };
    let mut text = raw[..raw.len() - body.len()].to_owned();
    let mut kept = 0;
    for edit in edits {
        let (start, end) = (to(edit.bytes.start), to(edit.bytes.end));
        text.push_str(&body[kept..start]);
        text.push_str(&edit.text.replace('\n', feed));
        kept = end;
    }
    text + &body[kept..]
}
