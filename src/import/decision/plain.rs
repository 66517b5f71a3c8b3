//! Plain text → paragraphs: copied from a web page, where each paragraph is a line, or from a PDF, where it is several.

use crate::import::words::plain;
use std::collections::HashMap;

use super::body::tells_who_decided;
use super::columns::{self, Line};
use super::head::{is_fact, is_summary};
use super::{Kind, Paragraph};

/// The longest line of a text whose paragraphs are broken into lines, in characters.
const LONGEST_BROKEN: usize = 130;

/// Headings of statements, in lower case and without punctuation.
const HEADINGS: [&str; 34] = [
    "action",
    "agreed action",
    "agreed actions",
    "agreed remedy",
    "analysis",
    "background",
    "decision",
    "fault",
    "final decision",
    "finding",
    "findings",
    "how i considered the complaint",
    "how i considered this complaint",
    "how we considered this complaint",
    "injustice",
    "introduction",
    "key facts",
    "law and guidance",
    "legal and administrative background",
    "my assessment",
    "my findings",
    "parts of the complaint that i did not investigate",
    "recommendation",
    "recommendations",
    "recommended action",
    "relevant law and guidance",
    "remedy",
    "the complaint",
    "the law",
    "the ombudsmans role and powers",
    "the ombudsmans final decision",
    "what happened",
    "what i found",
    "what i have and have not investigated",
];

/// What a line begins with.
pub(super) enum Start {
    Number(u64),
    Bullet,
    Words,
}

/// The paragraphs of a text.
pub(super) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let lines = columns::in_order(lines(text));
    let is_broken = lines
        .iter()
        .map(|(_, line)| line.trim().chars().count())
        .max()
        .unwrap_or_default()
        <= LONGEST_BROKEN;
    let mut times: HashMap<&str, usize> = HashMap::new();
    for (_, line) in &lines {
        *times.entry(line.trim()).or_default() += 1;
    }
    let repeated = |line: &str| is_broken && times.get(line).is_some_and(|times| *times >= 3) && !ends_a_sentence(line);
    let mut reading = Reading {
        is_broken,
        ..Reading::default()
    };
    for (at, (start, line)) in lines.iter().enumerate() {
        let words = line.trim();
        let is_page_number = is_broken && !words.is_empty() && words.bytes().all(|byte| byte.is_ascii_digit());
        if words.is_empty() {
            reading.gap = true;
        } else if !repeated(words) && !is_page_number {
            let next = lines[at + 1..].iter().map(|(_, line)| line.trim()).next();
            let begin = start + line.len() - line.trim_start().len();
            reading.line(words, begin, next);
        }
    }
    reading.paragraphs
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let lines = text.split('\n').map(|line| {
        let at = start;
        start += line.len() + 1;
        (at, line)
    });
    lines.collect()
}

/// The numbers of paragraphs, which go up by one, and begin anew where a section does.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The last of them.
    pub(super) last: u64,
}

impl Numbering {
    /// A number that continues the numbering, or begins it anew, or a bullet. A year at the start of a line is neither.
    pub(super) fn start<'t>(&self, line: &'t str) -> (Start, &'t str) {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let rest = &line[digits..];
        let after = rest
            .strip_prefix(['.', ')'])
            .filter(|after| after.is_empty() || after.starts_with([' ', '\t', '\u{a0}']));
        if let (Ok(number), Some(after)) = (line[..digits].parse::<u64>(), after)
            && (number == 1 || (self.last < number && number <= self.last + 3))
        {
            return (Start::Number(number), after.trim());
        }
        let mut letters = line.chars();
        let sign = letters.next().unwrap_or_default();
        let after = letters.as_str();
        if "•·●▪◦‣–—-*".contains(sign) && after.starts_with([' ', '\t', '\u{a0}'])
            || sign == '•'
            || after.starts_with('\t') && sign == 'o'
        {
            return (Start::Bullet, after.trim());
        }
        let is_letter = |label: &str| label.len() == 1 && label.bytes().all(|byte| byte.is_ascii_lowercase());
        let label = line.split(' ').next().unwrap_or_default();
        let bare = label
            .trim_start_matches('(')
            .strip_suffix(')')
            .filter(|bare| is_letter(bare));
        match bare {
            Some(_) if label.len() < line.len() => (Start::Bullet, line),
            _ => (Start::Words, line),
        }
    }
}

#[derive(Default)]
struct Reading {
    paragraphs: Vec<Paragraph>,
    /// Whether paragraphs go on over several lines.
    is_broken: bool,
    /// Whether blank lines stand before.
    gap: bool,
    /// Whether the last paragraph that is no item of a list has a number.
    below_a_number: bool,
    numbering: Numbering,
}

impl Reading {
    fn line(&mut self, line: &str, begin: usize, next: Option<&str>) {
        let gap = std::mem::take(&mut self.gap);
        let bytes = begin..begin + line.len();
        let (start, words) = self.numbering.start(line);
        let depth = usize::from(self.below_a_number);
        let kind = match start {
            Start::Number(number) => {
                self.numbering.last = number;
                Kind::Numbered(number)
            }
            Start::Bullet => Kind::Item(depth),
            Start::Words if self.goes_on(line, gap) => return self.go_on(line, bytes.end),
            Start::Words if self.is_heading(line, gap, next) => Kind::Heading,
            Start::Words => Kind::Text,
        };
        if !matches!(kind, Kind::Item(_)) {
            self.below_a_number = matches!(kind, Kind::Numbered(_));
        }
        self.paragraphs.push(Paragraph {
            text: one_spaced(words),
            bytes,
            kind,
        });
    }

    /// Whether a line belongs to the paragraph before it: to a number that stands alone, or to a broken paragraph.
    fn goes_on(&self, line: &str, gap: bool) -> bool {
        let Some(last) = self.paragraphs.last() else {
            return false;
        };
        if last.text.is_empty() {
            return true;
        }
        let is_new = is_fact(line) || is_summary(line) || is_known_heading(line) || tells_who_decided(line);
        let is_open = last.kind != Kind::Heading && (!is_fact(&last.text) || is_summary(&last.text));
        // A sentence is not over at a page's end.
        let in_sentence = !ends_a_sentence(&last.text) && line.starts_with(|c: char| c.is_lowercase());
        let is_short = last.kind == Kind::Text && last.text.chars().nth(59).is_none() && !ends_a_sentence(&last.text);
        self.is_broken
            && is_open
            && !is_new
            && (if gap { in_sentence } else { !is_short || in_sentence })
            && !(ends_a_sentence(&last.text) && looks_like_a_heading(line))
    }

    fn go_on(&mut self, line: &str, end: usize) {
        if let Some(last) = self.paragraphs.last_mut() {
            // What was divided at the end of a line may have a hyphen of its own.
            let is_divided = last.text.ends_with('-') && line.starts_with(char::is_lowercase);
            if !last.text.is_empty() && !is_divided {
                last.text.push(' ');
            }
            last.text.push_str(&one_spaced(line));
            last.bytes.end = end;
        }
    }

    fn is_heading(&self, line: &str, gap: bool, next: Option<&str>) -> bool {
        if is_fact(line) || is_summary(line) {
            return false;
        }
        let is_known = is_known_heading(line);
        let before = self.paragraphs.last();
        let is_after_sentence =
            before.is_none_or(|last| matches!(last.kind, Kind::Heading) || ends_a_sentence(&last.text));
        let stands_apart =
            next.is_none_or(|next| next.is_empty() || matches!(self.numbering.start(next).0, Start::Number(_)));
        is_known || looks_like_a_heading(line) && (gap || is_after_sentence) && stands_apart
    }
}

pub(super) fn is_known_heading(line: &str) -> bool {
    HEADINGS.contains(&plain(line).as_str())
}

pub(super) fn looks_like_a_heading(line: &str) -> bool {
    let begins = line.starts_with(|c: char| c.is_uppercase() || c == '‘' || c == '“');
    let is_short = line.chars().count() <= 90 && line.split_whitespace().count() <= 14;
    begins && is_short && !line.ends_with(['.', ';', ':', ',', '!', ')']) && !line.contains('£')
}

fn ends_a_sentence(text: &str) -> bool {
    text.trim_end_matches(['’', '”', '"', '\'', ')'])
        .ends_with(['.', '?', '!', ';', ':'])
}

/// Words with single spaces between them, and without what cannot be seen.
pub(super) fn one_spaced(text: &str) -> String {
    let seen = text.replace(['\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{feff}'], "");
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Kind, paragraphs};

    #[test]
    fn a_text_of_very_many_lines_takes_no_longer_for_each() {
        assert_eq!(paragraphs(&"It was so\n".repeat(300_000)).len(), 0);
        let items = paragraphs(&"- It was so;\n".repeat(100_000));
        assert!(items.iter().all(|item| item.kind == Kind::Item(0)));
        assert_eq!(items.len(), 100_000);
    }
}
