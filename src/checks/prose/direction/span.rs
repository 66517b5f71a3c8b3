//! The time over which a sentence says that something went its way.

use super::super::sentence::{Kind, Sentence};
use crate::checks::Subject;

/// A time that a sentence speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Span {
    /// From last year to this, which is meant where nothing else is said.
    SinceLastYear,
    /// From each year to the next.
    EachYear,
    /// Over so many years, up to this.
    Years(i32),
    /// Any other: months, quarters, years that are named.
    Unknown,
}

/// Words of a time that the sheet does not know.
const OTHERS: [&str; 15] = [
    "years",
    "since",
    "month",
    "months",
    "quarter",
    "quarters",
    "decade",
    "week",
    "weeks",
    "pandemic",
    "half",
    "monthly",
    "quarterly",
    "date",
    "recent",
];

/// The time that a sentence speaks of.
pub(super) fn span(subject: &Subject<'_>, sentence: &Sentence) -> Span {
    let whole = || 0..sentence.tokens.len();
    let each = [["every", "year"], ["each", "year"], ["year", "after"]];
    if each.iter().any(|words| sentence.has(whole(), words)) || sentence.has(whole(), &["year", "on", "year"]) {
        return Span::EachYear;
    }
    if let Some(count) = whole().find_map(|at| over_years(sentence, at)) {
        return Span::Years(count);
    }
    let (this, last) = (subject.year, subject.year.previous());
    let known = [this.to_string(), this.hyphenated(), last.to_string(), last.hyphenated()];
    let is_other_year = |text: &str| text.len() > 6 && text.starts_with("20") && !known.iter().any(|year| year == text);
    let is_other = sentence.tokens.iter().any(|token| {
        token.is_any(&OTHERS)
            || (token.kind == Kind::Word && is_other_year(&token.text))
            || (matches!(token.kind, Kind::Number(_)) && token.text.len() == 4 && token.text.starts_with("20"))
    });
    if is_other { Span::Unknown } else { Span::SinceLastYear }
}

/// "over three years", "over the last three years".
fn over_years(sentence: &Sentence, at: usize) -> Option<i32> {
    sentence.has_at(at, &["over"]).then(|| sentence.years_at(at + 1))?
}
