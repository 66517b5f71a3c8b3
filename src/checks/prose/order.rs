//! Highest, largest, most common: against the other categories, and the other years.
//!
//! A superlative of categories is held against the one category whose figure the sentence prints; it is found only where
//! another that is given has more (or fewer), so that a table with gaps wrongs nobody. A superlative of years is held
//! against every year that the data know.

use super::measure::{Aspect, known_years, measured, print};
use super::sentence::Sentence;
use super::{Finding, Prose};
use crate::checks::Subject;
use crate::diagnostic::{Diagnostic, Severity};
use crate::units::Exact;

/// The largest or smallest of its kind, where another is larger or smaller.
pub(in crate::checks) fn order_contradicted(prose: &Prose<'_>) -> Vec<Diagnostic> {
    prose.of_each(contradicted)
}

/// Which end of an order a word names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Most,
    Least,
}

pub(super) fn contradicted(subject: &Subject<'_>, sentence: &Sentence) -> Vec<Finding> {
    let found = (0..sentence.tokens.len()).find_map(|at| {
        if let Some(finding) = of_rank(subject, sentence, at) {
            return Some(finding);
        }
        let (end, length) = superlative(sentence, at)?;
        of_years(subject, sentence, (at, length), end).or_else(|| of_categories(subject, sentence, (at, length), end))
    });
    found.into_iter().collect()
}

/// A superlative at a place, and how many words it has; not "one of the largest", nor "not the largest".
fn superlative(sentence: &Sentence, at: usize) -> Option<(End, usize)> {
    const MOST: [&str; 4] = ["highest", "largest", "biggest", "greatest"];
    const LEAST: [&str; 2] = ["lowest", "smallest"];
    const SET_ASIDE: [&str; 18] = [
        "one",
        "among",
        "second",
        "third",
        "fourth",
        "fifth",
        "next",
        "not",
        "nor",
        "two",
        "three",
        "four",
        "some",
        "second-largest",
        "again",
        "if",
        "would",
        "whose",
    ];
    let before = &sentence.tokens[at.saturating_sub(4)..at];
    let token = sentence.tokens.get(at)?;
    let (end, length) = if token.is_any(&MOST) {
        (End::Most, 1)
    } else if token.is_any(&LEAST) {
        (End::Least, 1)
    } else if sentence.has_at(at, &["most", "complaints"]) && before.last().is_some_and(|token| token.is("the")) {
        (End::Most, 1)
    } else if sentence.has_at(at, &["most", "common"]) || sentence.has_at(at, &["most", "frequent"]) {
        (End::Most, 2)
    } else {
        return None;
    };
    (!before.iter().any(|token| token.is_any(&SET_ASIDE))).then_some((end, length))
}

/// "the second largest category, with FIGURE": against the rank of the one category that is printed.
fn of_rank(subject: &Subject<'_>, sentence: &Sentence, at: usize) -> Option<Finding> {
    const RANKS: [&str; 4] = ["second", "third", "fourth", "fifth"];
    let word = sentence.tokens.get(at).filter(|token| token.is_any(&RANKS))?;
    let is_of_most = sentence
        .tokens
        .get(at + 1)
        .is_some_and(|next| next.is_any(&["highest", "largest", "biggest"]));
    (is_of_most && sentence.tokens.get(at + 2)?.is_any(&NOUNS)).then_some(())?;
    let mut ids = sentence
        .figures(0..sentence.tokens.len())
        .filter_map(|(_, id)| category(subject, id));
    let id = ids.next()?;
    let rank = subject.figures.text(&format!("{id}-rank"))?;
    if ids.any(|other| other != id) || rank.contains(&word.text) {
        return None;
    }
    Some(Finding {
        tokens: at..at + 2,
        severity: Severity::Error,
        message: format!(
            "`{}` is said of {}, which comes {rank}",
            sentence.words(at..at + 2),
            subject.in_brackets(&id)
        ),
        hint: format!(
            "print {{{{ figures.{}_rank }}}}, which is its place",
            id.replace('-', "_")
        ),
    })
}

/// Nouns by which a superlative is one of categories.
const NOUNS: [&str; 16] = [
    "category",
    "categories",
    "number",
    "share",
    "proportion",
    "area",
    "service",
    "subject",
    "group",
    "volume",
    "source",
    "outcome",
    "topic",
    "complaints",
    "single",
    "cause",
];

/// "the largest category, with FIGURE": against the other categories or outcomes that are given.
fn of_categories(
    subject: &Subject<'_>,
    sentence: &Sentence,
    (at, length): (usize, usize),
    end: End,
) -> Option<Finding> {
    sentence.tokens.get(at + length)?.is_any(&NOUNS).then_some(())?;
    let names: Vec<&str> = sentence.figures(0..sentence.tokens.len()).map(|(_, id)| id).collect();
    let mut ids = names.iter().filter_map(|id| category(subject, id));
    let id = ids.next()?;
    if ids.any(|other| other != id) || names.contains(&"received-largest") {
        return None;
    }
    let number = subject.figures.number(&id)?;
    let passes = |other: Exact| match end {
        End::Most => other > number,
        End::Least => other < number,
    };
    let others = family(subject, &id);
    let above = others
        .into_iter()
        .filter_map(|other| Some((subject.figures.number(&other)?, other)));
    let mut above: Vec<(Exact, String)> = above.filter(|(other, _)| passes(*other)).collect();
    above.sort();
    let (_, other) = match end {
        End::Most => above.last()?,
        End::Least => above.first()?,
    };
    let words = sentence.words(at..at + length);
    let hint = match end {
        End::Most if id.starts_with("received-") => {
            "name the category that has more, or print {{ figures.received_largest }}, which is its name"
        }
        _ => "name the one that the data give, or write the number alone",
    };
    Some(Finding {
        tokens: at..at + length,
        severity: Severity::Error,
        message: format!(
            "`{words}` is said of {}, but {}",
            subject.in_brackets(&id),
            subject.in_brackets(other)
        ),
        hint: hint.to_owned(),
    })
}

/// The category or outcome that a figure of this year counts: of its number, its share and its rank the same.
fn category(subject: &Subject<'_>, id: &str) -> Option<String> {
    let id = ["-share", "-rank"]
        .iter()
        .find_map(|end| id.strip_suffix(end))
        .unwrap_or(id);
    let all = family(subject, id);
    (measured(subject, id).1 == Aspect::Now && all.iter().any(|other| other == id)).then(|| id.to_owned())
}

/// Every category, or every outcome: whichever this id is one of.
fn family(subject: &Subject<'_>, id: &str) -> Vec<String> {
    let ids = |start: &str, names: Vec<&str>| -> Vec<String> {
        names
            .iter()
            .map(|name| format!("{start}{}", name.replace('_', "-")))
            .collect()
    };
    if id.starts_with("received-") {
        ids(
            "received-",
            subject
                .edition
                .categories
                .iter()
                .map(|category| category.id.as_str())
                .collect(),
        )
    } else if id.starts_with("decided-") {
        ids(
            "decided-",
            subject
                .edition
                .outcomes
                .iter()
                .map(|outcome| outcome.id.as_str())
                .collect(),
        )
    } else {
        Vec::new()
    }
}

/// "the highest for three years", "the lowest on record": against the years that are known.
fn of_years(subject: &Subject<'_>, sentence: &Sentence, (at, length): (usize, usize), end: End) -> Option<Finding> {
    let years = years_named(sentence, at + length)?;
    let mut ids = sentence
        .figures(0..sentence.tokens.len())
        .map(|(_, id)| measured(subject, id));
    let (id, aspect) = ids.next()?;
    if aspect != Aspect::Now || ids.any(|(other, _)| other != id) {
        return None;
    }
    let number = subject.figures.number(id)?;
    let first = subject.year.ends_in().checked_sub(years - 1)?;
    let known = known_years(subject, id);
    let passes = |other: Exact| match end {
        End::Most => other > number,
        End::Least => other < number,
    };
    let (year, other) = *known
        .iter()
        .find(|(year, other)| year.ends_in() >= first && passes(*other))?;
    Some(Finding {
        tokens: at..at + length,
        severity: Severity::Error,
        message: format!(
            "`{}` is said of {}, but it was {} in {year}",
            sentence.words(at..at + length),
            subject.in_brackets(id),
            print(subject, id, other)
        ),
        hint: "name the years of which it is true, or write the numbers of both".to_owned(),
    })
}

/// How many years, this one among them, a superlative is said of; all that can be for "on record" and "ever".
fn years_named(sentence: &Sentence, after: usize) -> Option<i32> {
    let rest = after..sentence.tokens.len().min(after + 8);
    rest.into_iter().find_map(|at| {
        if sentence.has_at(at, &["on", "record"]) || sentence.has_at(at, &["ever"]) {
            return Some(100);
        }
        let is_led = sentence.tokens[at].is_any(&["for", "in", "over"]);
        is_led.then(|| sentence.years_at(at + 1))?
    })
}
