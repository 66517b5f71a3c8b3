//! Lists and headings that come out otherwise than they stand in the file.

use super::{Line, Texts};
use crate::diagnostic::Diagnostic;
use crate::load::{Lines, Written};

/// Items of a list that are joined into one paragraph.
pub(in super::super) fn list_run_together(texts: &Texts<'_>) -> Vec<Diagnostic> {
    let joined = texts.passages().filter_map(|text| {
        let lines = text.lines();
        let pair = lines.windows(2).find(|pair| !pair[0].text.is_empty() && lost_mark(text, pair[1].text).is_some())?;
        let mark = lost_mark(text, pair[1].text)?;
        let message = format!("a line of this text begins with `{mark}`, but is printed in one paragraph with the line before");
        let hint = match text.lines {
            Lines::Joined => "for a list, write `|` after the colon, leave a line empty before the list, and begin each of its lines with `- ` or `1. `",
            Lines::Kept => "begin each line of the list with `- ` or `1. `; letters are put in by the program",
        };
        Some(Diagnostic::warning(message).at(text.at(pair[1].bytes.clone())).hint(hint))
    });
    joined.collect()
}

/// The sign of a line that looks like an item of a list, but is none where it stands.
fn lost_mark<'t>(text: &Written, line: &'t str) -> Option<&'t str> {
    let mark = mark_of_item(line)?;
    // Markdown has no lists with such signs, on whatever line they stand.
    let is_unknown = mark.starts_with(['•', '·']) || is_letter(mark);
    (text.lines == Lines::Joined || is_unknown).then_some(mark)
}

/// The sign by which a line looks like an item of a list: `-`, `•`, `1.`, `a)`.
fn mark_of_item(line: &str) -> Option<&str> {
    let (mark, _) = line.split_once(' ')?;
    let number = mark.trim_end_matches(['.', ')']);
    let is_number = mark.len() == number.len() + 1 && number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit());
    let is_item = matches!(mark, "-" | "*" | "•" | "·") || is_letter(mark) || (is_number && !number.is_empty());
    is_item.then_some(mark)
}

/// `a)` or `(a)`.
fn is_letter(mark: &str) -> bool {
    let letter = mark
        .strip_suffix(')')
        .map(|mark| mark.strip_prefix('(').unwrap_or(mark));
    letter.is_some_and(|letter| letter.len() == 1 && letter.bytes().all(|b| b.is_ascii_lowercase()))
}

/// Paragraphs that Markdown takes for an item of a list, since they begin with a number and a full stop.
pub(in super::super) fn list_by_chance(texts: &Texts<'_>) -> Vec<Diagnostic> {
    // The paragraphs of a statement are numbered on through its sections.
    let is_statement = |text: &Written| text.keys.iter().any(|key| key == "statement");
    let passages = texts.passages().filter(|text| !is_statement(text));
    passages.filter_map(|text| by_chance(text)).collect()
}

fn by_chance(text: &Written) -> Option<Diagnostic> {
    let lines = text.lines();
    let mut last = 0;
    for (at, line) in lines.iter().enumerate() {
        let begins = at == 0 || lines[at - 1].text.is_empty();
        let Some((number, mark)) = number_of_item(line.text) else {
            continue;
        };
        if begins && number != 1 && number != last + 1 {
            let message = format!("this paragraph begins with `{mark}`, and so becomes item {number} of a list");
            let hint = format!("begin it with a word, as in `The year {number}.`; the items of a list begin with 1");
            let place = text.at(line.bytes.start..line.bytes.start + mark.len());
            return Some(Diagnostic::warning(message).at(place).hint(hint));
        }
        last = number;
    }
    None
}

/// The number and the mark of `2025. A year`; Markdown takes no more than nine digits.
fn number_of_item(line: &str) -> Option<(u32, &str)> {
    let (mark, _) = line.trim_start_matches(['"', '\'']).split_once(' ')?;
    let digits = mark.strip_suffix(['.', ')'])?;
    let is_number = digits.len() <= 9 && digits.bytes().all(|b| b.is_ascii_digit());
    Some((digits.parse().ok().filter(|_| is_number)?, mark))
}

/// Notes behind a `#` within a text, where YAML knows no comments.
pub(in super::super) fn heading_in_text(texts: &Texts<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for text in texts.passages() {
        let lines = text.lines();
        let signs = |line: &Line<'_>| line.text.len() - line.text.trim_start_matches('#').len();
        let is_note = |line: &&Line<'_>| {
            let after = line.text.trim_start_matches('#');
            matches!(signs(line), 1 | 2) && !after.starts_with(|c: char| c.is_ascii_digit())
        };
        let notes = lines.iter().filter(is_note);
        found.extend(notes.map(|line| {
            let is_heading = text.lines == Lines::Kept && line.text.trim_start_matches('#').starts_with(' ');
            let becomes = if is_heading {
                "is printed as a heading"
            } else {
                "is printed with the text"
            };
            let message = format!("a line of this text begins with `#`, and {becomes}");
            Diagnostic::warning(message).at(text.at(line.bytes.clone())).hint(
                "a note to yourself stands behind `#` outside of the text; a heading of its own is written `### …`",
            )
        }));
    }
    found
}
