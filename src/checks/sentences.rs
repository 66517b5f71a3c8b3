//! The sentences of a text, and what tells of the time that they are about.
//!
//! In: a passage of the officer's words. Out: its sentences, the days that it names, and whether it is about its own year
//! or looks back.

use std::ops::Range;

use crate::document;
use crate::units::{Date, MONTHS};

/// A sentence and its first byte in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sentence<'t> {
    pub(super) text: &'t str,
    pub(super) start: usize,
}

/// Words of a sentence that sets one time beside another.
const COMPARING: [&str; 33] = [
    "than",
    "compared",
    "comparison",
    "last",
    "previous",
    "previously",
    "before",
    "earlier",
    "since",
    "from",
    "until",
    "against",
    "again",
    "former",
    "formerly",
    "then",
    "rose",
    "fell",
    "unlike",
    "revised",
    "ago",
    "retired",
    "left",
    "above",
    "below",
    "more",
    "fewer",
    "beside",
    "twice",
    "half",
    "follows",
    "following",
    "between",
];
/// Words of a sentence that tells of what has been.
const PAST: [&str; 10] = [
    "had",
    "was",
    "were",
    "agreed",
    "reported",
    "told",
    "still",
    "after",
    "already",
    "considered",
];
/// Figures of another year than the file's.
const OTHER_YEARS: [&str; 5] = ["_last_year", "_in_20", "_change", "_moved", "_direction"];
/// Words of a sentence about the year of its file.
const NOW: [&str; 5] = ["this report", "this paper", "this year", "this annual", "this is the"];
/// Words that are true for a time only.
const FOR_A_TIME: [&str; 9] = [
    "this year",
    "last year",
    "next year",
    "recently",
    "currently",
    "at present",
    "newly",
    "is awaited",
    "so far",
];
/// Words before a number that is no figure of a year: of an Act, a section, a stage.
const STANDING_BEFORE: [&str; 12] = [
    "act",
    "acts",
    "section",
    "sections",
    "s.",
    "schedule",
    "paragraph",
    "regulation",
    "regulations",
    "stage",
    "stages",
    "part",
];
/// Words after such a number: days and months of a procedure.
const STANDING_AFTER: [&str; 10] = [
    "working",
    "days",
    "day",
    "weeks",
    "weeks’",
    "months",
    "clear",
    "regulations",
    "stages",
    "parts",
];

impl Sentence<'_> {
    /// Whether it sets one year beside another, or prints a figure of another year.
    pub(super) fn compares(&self) -> bool {
        self.has_word(&COMPARING)
            || self.text.contains("both years")
            || OTHER_YEARS.iter().any(|ending| self.text.contains(ending))
    }

    /// Whether it compares, or tells of what has been.
    pub(super) fn looks_back(&self) -> bool {
        self.compares() || self.has_word(&PAST)
    }

    fn has_word(&self, wanted: &[&str]) -> bool {
        let mut words = self.text.split(|c: char| !c.is_alphanumeric());
        words.any(|word| wanted.iter().any(|wanted| word.eq_ignore_ascii_case(wanted)))
    }

    /// Whether it prints a figure.
    pub(super) fn has_figure(&self) -> bool {
        self.text.contains("{{ figures.") || self.text.contains("{{figures.")
    }

    /// Whether it is about the year of its file: it says so, or prints a figure of it.
    pub(super) fn is_about_now(&self) -> bool {
        let lowered = self.text.to_lowercase();
        self.has_figure() || NOW.iter().any(|words| lowered.contains(words))
    }

    /// Whether a period ends at the day that stands here.
    pub(super) fn ends_at(&self, byte: usize) -> bool {
        let before = self.text[..byte].trim_end_matches([' ', '\u{a0}', '\n']);
        ["to", "ended", "ending", "ends on", "–", "-"]
            .iter()
            .any(|word| before.ends_with(word))
    }
}

/// The sentences of a text.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = Sentence<'_>> {
    document::sentences(text).into_iter().map(|bytes| Sentence {
        start: bytes.start,
        text: &text[bytes],
    })
}

/// The days that a text names in full: "25 September 2024".
pub(super) fn dates_in(text: &str) -> impl Iterator<Item = (Date, Range<usize>)> {
    let breaks = |c: char| c.is_whitespace();
    let mut start = 0;
    let mut words: Vec<(usize, &str)> = Vec::new();
    // Most sentences name no month.
    let has_month = MONTHS.iter().any(|month| text.contains(month));
    for piece in text.split_inclusive(breaks).filter(|_| has_month) {
        let word = piece.trim_end_matches(breaks);
        if !word.is_empty() {
            words.push((start, word));
        }
        start += piece.len();
    }
    let found: Vec<(Date, Range<usize>)> = words
        .windows(3)
        .filter_map(|three| {
            let [(start, day), (_, month), (last, year)] = *three else {
                return None;
            };
            let is_month = MONTHS.contains(&month);
            let year = year.get(..4).filter(|_| is_month)?;
            let date = format!("{} {month} {year}", day.trim_start_matches('(')).parse().ok()?;
            Some((date, start..last + 4))
        })
        .collect();
    found.into_iter()
}

/// Whether a paragraph tells of its own time: it has a number that is typed, a year or a day, or words that are true
/// for a time only. What has none, as an explanation of the law, may stand every year.
pub(super) fn is_of_its_time(paragraph: &str) -> bool {
    let plain = without_computed(paragraph);
    let lowered = plain.to_lowercase();
    let words: Vec<&str> = lowered.split_whitespace().collect();
    let is_typed = |at: usize| {
        let word = words[at];
        let is_number = word
            .trim_start_matches(['(', '£'])
            .starts_with(|c: char| c.is_ascii_digit());
        let clean = |word: &&str| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').to_owned();
        let before = at.checked_sub(1).and_then(|at| words.get(at)).map(clean);
        let after = words
            .get(at + 1)
            .map(|word| clean(word).trim_end_matches('.').to_owned());
        let is_standing = before.is_some_and(|word| STANDING_BEFORE.contains(&word.as_str()))
            || after.is_some_and(|word| STANDING_AFTER.contains(&word.as_str()))
            // The number of a list's item.
            || word.trim_end_matches(['.', ')']).len() < word.len() && at == 0;
        is_number && !is_standing
    };
    FOR_A_TIME.iter().any(|words| lowered.contains(words)) || (0..words.len()).any(is_typed)
}

/// A text without what stands between braces, which is worked out anew every year.
fn without_computed(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        plain.push_str(before);
        rest = after.split_once("}}").map_or("", |(_, rest)| rest);
    }
    plain + rest
}

/// The words of a text, whatever the lines and spaces between them.
pub(super) fn bare(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{dates_in, is_of_its_time};

    #[test]
    fn days_in_full_are_found_and_months_alone_are_not() {
        let text = "on 25 September 2024, in May 2024 and (1\u{a0}April 2023)";
        let found: Vec<&str> = dates_in(text).map(|(_, bytes)| &text[bytes]).collect();
        assert_eq!(found, ["25 September 2024", "(1\u{a0}April 2023"]);
    }

    #[test]
    fn an_explanation_may_stand_every_year_and_a_typed_number_may_not() {
        for standing in [
            "The Local Government Act 1974 gives it wide powers under section 31.",
            "Stage 1 takes 10 working days, and the agenda is out five clear days before.",
            "The Council upheld {{ figures.upheld }} complaints and learns from them.",
            "Every service answers within 20 days.",
        ] {
            assert!(!is_of_its_time(standing), "{standing}");
        }
        for passing in [
            "Two officers were trained in 2022/23.",
            "We dealt with 31 cases.",
            "A new post was recently filled.",
            "The visit on 3 May 2023 went well.",
        ] {
            assert!(is_of_its_time(passing), "{passing}");
        }
    }
}
