//! Records of cases as YAML, set like a file that somebody wrote by hand.

use std::fmt::Write;

use super::{Payment, Record, Statement};
use crate::model::Remedy;

/// Width of the lines of a text, in characters with their indentation.
const WIDTH: usize = 118;

/// Records as a `cases:` of their own.
#[must_use]
pub fn file(records: &[Record]) -> String {
    format!("cases:\n  list:\n{}", list(records, 4))
}

/// Records as entries of a list, their dashes behind so many spaces.
#[must_use]
pub fn list(records: &[Record], indent: usize) -> String {
    records.iter().map(|record| entry(record, indent)).collect()
}

fn entry(record: &Record, indent: usize) -> String {
    let pad = " ".repeat(indent + 2);
    let mut lines = String::new();
    for (key, value) in fields(record, indent + 2) {
        for note in record.notes.get(key).into_iter().flatten() {
            comment(&mut lines, &pad, note);
        }
        if let Some(value) = value {
            let between = if value.starts_with('\n') { "" } else { " " };
            let _ = writeln!(lines, "{pad}{key}:{between}{value}");
        }
    }
    // Comments may come first; the dash stands before the first key.
    let first = lines
        .lines()
        .position(|line| !line.trim_start().starts_with('#'))
        .unwrap_or(0);
    let with_dash = lines.lines().enumerate().map(|(at, line)| {
        let rest = line.get(indent + 2..).unwrap_or_default();
        let start = " ".repeat(indent);
        match at {
            at if at == first => format!("{start}- {rest}\n"),
            at if at < first => format!("{start}{rest}\n"),
            _ if line.is_empty() => "\n".to_owned(),
            _ => format!("{line}\n"),
        }
    });
    with_dash.collect()
}

/// The keys in the order of the model, each with its value as YAML; of a key without a value only its comments stand.
fn fields(record: &Record, indent: usize) -> Vec<(&'static str, Option<String>)> {
    let text = |text: &Option<String>| text.as_ref().map(|text| scalar(text));
    let passage = |text: &Option<String>| text.as_ref().map(|text| block(text, indent + 2));
    let day = |day: Option<crate::units::Date>| day.map(crate::units::Date::iso);
    vec![
        ("reference", text(&record.reference)),
        ("service", text(&record.service)),
        ("subject", text(&record.subject)),
        ("category", text(&record.category)),
        ("status", text(&record.status)),
        ("decision", record.decision.map(|decision| decision.name().to_owned())),
        ("received", day(record.received)),
        ("decided", day(record.decided)),
        ("fault", passage(&record.fault)),
        ("remedies", remedies(&record.remedies)),
        ("payment", record.payment.as_ref().map(payment)),
        ("remedy_note", passage(&record.remedy_note)),
        ("due", day(record.due)),
        ("done", day(record.done)),
        ("action_taken", passage(&record.action_taken)),
        (
            "statement",
            record.statement.as_ref().map(|told| statement(told, indent + 2)),
        ),
    ]
}

fn remedies(remedies: &[Remedy]) -> Option<String> {
    let names: Vec<&str> = remedies.iter().map(|remedy| remedy.name()).collect();
    (!names.is_empty()).then(|| format!("[{}]", names.join(", ")))
}

fn payment(payment: &Payment) -> String {
    match payment {
        Payment::Pounds(pounds) => pounds.clone(),
        Payment::NotKnown(reason) => format!("{{not_applicable: {}}}", quoted(reason)),
    }
}

fn statement(statement: &Statement, indent: usize) -> String {
    let pad = " ".repeat(indent);
    let mut yaml = String::new();
    if let Some(summary) = &statement.summary {
        let _ = write!(yaml, "\n{pad}summary: {}", block(summary, indent + 2));
    }
    if !statement.sections.is_empty() {
        let _ = write!(yaml, "\n{pad}sections:");
    }
    for (heading, text) in &statement.sections {
        let heading = scalar(heading);
        let text = block(text, indent + 6);
        let _ = write!(yaml, "\n{pad}  - heading: {heading}\n{pad}    text: {text}");
    }
    let _ = write!(yaml, "\n{pad}words: ombudsman");
    if let Some(decided_by) = &statement.decided_by {
        let _ = write!(yaml, "\n{pad}decided_by: {}", scalar(decided_by));
    }
    if let Some(original) = &statement.original {
        let _ = write!(yaml, "\n{pad}original: {}", quoted(original));
    }
    yaml
}

fn comment(lines: &mut String, pad: &str, note: &str) {
    for line in wrapped(&one_line(note), WIDTH - pad.len() - 2, |_| false) {
        let _ = writeln!(lines, "{pad}# {line}");
    }
}

/// Markdown after `|`, its lines behind so many spaces. Each of its lines is a paragraph, an item or a row of a table.
fn block(markdown: &str, indent: usize) -> String {
    let mut yaml = "|".to_owned();
    for line in markdown.lines() {
        let text = line.trim_start();
        let own = line.len() - text.len();
        if text.is_empty() {
            yaml.push('\n');
            continue;
        }
        // What goes on below an item stands under its first word.
        let hanging = own + marker(text);
        let lines = if text.starts_with('|') {
            vec![text.to_owned()]
        } else {
            wrapped(
                text,
                WIDTH.saturating_sub(indent + hanging).max(40),
                looks_like_a_marker,
            )
        };
        for (at, line) in lines.iter().enumerate() {
            let pad = indent + if at == 0 { own } else { hanging };
            let _ = write!(yaml, "\n{}{line}", " ".repeat(pad));
        }
    }
    yaml
}

/// The length of `- ` or `12. ` at the start of a line.
fn marker(text: &str) -> usize {
    if text.starts_with("- ") {
        return 2;
    }
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let is_number = digits > 0 && text[digits..].starts_with(". ");
    if is_number { digits + 2 } else { 0 }
}

/// Whether Markdown would take a word at the start of a line for the beginning of something.
fn looks_like_a_marker(word: &str) -> bool {
    let digits = word.trim_end_matches(['.', ')']);
    let is_number = digits.len() < word.len() && digits.chars().all(|c| c.is_ascii_digit());
    is_number || word.starts_with(['-', '+', '=', '#', '>', '|', ':', '~'])
}

/// A text in lines of at most so many characters, none of which begins with such a word.
fn wrapped(text: &str, width: usize, not_first: impl Fn(&str) -> bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width || not_first(word) => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A text as a value: as it is where YAML takes it for nothing else, else between quotation marks.
pub(in crate::import) fn scalar(text: &str) -> String {
    let begins = text.starts_with(|c: char| c.is_alphabetic());
    let plain = |c: char| c.is_alphanumeric() || " .,'’()&>/-".contains(c);
    let is_word = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(&text.to_lowercase().as_str());
    let is_reference =
        super::reference_in(text).is_some_and(|(_, bytes)| bytes == (0..text.len())) && text.contains(' ');
    if is_reference || begins && text.chars().all(plain) && !is_word && text.trim() == text {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// Every JSON string is a YAML string, whatever signs are in it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(one_line(text)).to_string()
}

fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Plain words as Markdown that prints them as they are, and in which no figure is looked for.
pub(in crate::import) fn escaped(text: &str) -> String {
    let mut markdown = String::new();
    for (at, c) in text.char_indices() {
        let is_sign = "\\`*_[]<>{}|~#".contains(c);
        let is_entity = c == '&' && text[at + 1..].starts_with(|next: char| next.is_ascii_alphabetic() || next == '#');
        if is_sign || is_entity {
            markdown.push('\\');
        }
        markdown.push(c);
    }
    let word = markdown.split(' ').next().unwrap_or_default();
    let digits = word.trim_end_matches(['.', ')']);
    if looks_like_a_marker(word) && digits.len() == word.len() {
        markdown.insert(0, '\\');
    } else if looks_like_a_marker(word) {
        markdown.insert(digits.len(), '\\');
    }
    markdown
}

#[cfg(test)]
mod tests {
    use super::{block, escaped, scalar};

    #[test]
    fn what_yaml_would_take_for_something_else_is_quoted() {
        for plain in ["Housing", "Children's care > Other", "22 006 612"] {
            assert_eq!(scalar(plain), plain);
        }
        for other in ["yes", "12", "a: b", "# x", "- x", "x # y", "2024-05-01", ""] {
            assert!(scalar(other).starts_with('"'), "{other}");
        }
    }

    #[test]
    fn words_print_as_they_are() {
        assert_eq!(escaped("C# <b> {{ x }} *a*"), "C\\# \\<b\\> \\{\\{ x \\}\\} \\*a\\*");
        assert_eq!(escaped("2022. It was"), "2022\\. It was");
        assert_eq!(escaped("- so it went"), "\\- so it went");
        assert_eq!(escaped("R&D and Q & A"), "R\\&D and Q & A");
    }

    #[test]
    fn no_line_begins_with_what_would_begin_a_list() {
        let words = "word ".repeat(21) + "in 2022. And so on";
        let yaml = block(&words, 8);
        assert!(
            yaml.lines().all(|line| !line.trim_start().starts_with("2022.")),
            "{yaml}"
        );
    }
}
