//! Per cent where percentage points are meant, and the other way round.
//!
//! The difference of two rates is in percentage points; what a count changed by, in proportion, is in per cent. A typed
//! "per cent" is found only where it is the difference of the two rates beside it, and not also the change in proportion.

use super::measure::{Aspect, measured};
use super::sentence::{Kind, Sentence};
use super::{Finding, Prose};
use crate::checks::Subject;
use crate::diagnostic::{Diagnostic, Severity};
use crate::figures::Unit;
use crate::units::{Exact, PercentagePoints, round_half_up};

/// A difference of rates in per cent, or a change in proportion in percentage points.
pub(in crate::checks) fn per_cent_for_points(prose: &Prose<'_>) -> Vec<Diagnostic> {
    prose.of_each(contradicted)
}

pub(super) fn contradicted(subject: &Subject<'_>, sentence: &Sentence) -> Vec<Finding> {
    let mut found = beside_figures(subject, sentence);
    found.extend(typed(subject, sentence));
    found
}

/// A unit that was typed behind a figure which has another.
fn beside_figures(subject: &Subject<'_>, sentence: &Sentence) -> Vec<Finding> {
    let found = sentence.figures(0..sentence.tokens.len()).filter_map(|(at, id)| {
        let (_, aspect) = measured(subject, id);
        let unit = subject.figures.get(id)?.unit;
        let (length, is_per_cent) = unit_at(sentence, at + 1)?;
        let what = match (unit, aspect, is_per_cent) {
            (Unit::PercentagePoints, _, true) => "the difference of two rates",
            (Unit::Percent, Aspect::ChangePerCent, false) => "a change in proportion",
            (Unit::Percent, _, false) => "a rate",
            _ => return None,
        };
        let (words, printed) = (sentence.words(at + 1..at + 1 + length), &sentence.tokens[at].text);
        // A sign stands nowhere by itself: the figure before it does.
        let tokens = if words == "%" {
            at..at + 1
        } else {
            at + 1..at + 1 + length
        };
        Some(Finding {
            tokens,
            severity: Severity::Error,
            message: format!("`{words}` is said of {}, {what}", printed.replace('\u{a0}', " ")),
            hint: format!("delete `{words}`: the figure prints its own unit"),
        })
    });
    found.collect()
}

/// The unit that is typed at a place: how many tokens it has, and whether it is per cent.
fn unit_at(sentence: &Sentence, at: usize) -> Option<(usize, bool)> {
    const UNITS: [(&[&str], bool); 6] = [
        (&["%"], true),
        (&["per", "cent"], true),
        (&["percent"], true),
        (&["percentage", "points"], false),
        (&["percentage", "point"], false),
        (&["points"], false),
    ];
    let unit = UNITS.iter().find(|(words, _)| sentence.has_at(at, words));
    unit.map(|(words, is_per_cent)| (words.len(), *is_per_cent))
}

/// A percentage that is typed as the change of two rates which stand in the same sentence.
fn typed(subject: &Subject<'_>, sentence: &Sentence) -> Option<Finding> {
    let percentages: Vec<(usize, Exact)> = (0..sentence.tokens.len())
        .filter_map(|at| Some((at, percentage(subject, sentence, at)?)))
        .collect();
    let is_change =
        |at: usize| at > 0 && sentence.tokens[at - 1].is_any(&["by", "of"]) && is_after_direction(sentence, at);
    let (at, size) = *percentages
        .iter()
        .find(|(at, _)| is_change(*at) && matches!(sentence.tokens[*at].kind, Kind::Number(_)))?;
    let others: Vec<Exact> = percentages
        .iter()
        .filter(|(other, _)| *other != at)
        .map(|(_, n)| *n)
        .collect();
    let [first, second] = others[..] else { return None };
    let (points, zero) = (absolute(second - first), Exact::from_integer(0));
    // Of which of the two it would be so many per cent is left open: neither may fit.
    let is_share = [first, second]
        .iter()
        .any(|base| *base != zero && round_half_up(points / *base * 100, 0) == round_half_up(size * 100, 0));
    if points == zero || size != points || is_share {
        return None;
    }
    let end = if sentence.tokens[at].is_percentage() {
        at + 1
    } else {
        at + 3
    };
    let words = sentence.words(at..end.min(sentence.tokens.len()));
    Some(Finding {
        tokens: at..end.min(sentence.tokens.len()),
        severity: Severity::Warning,
        message: format!(
            "`{words}` is said of the difference of two rates, which is {}",
            PercentagePoints(points).to_string().replace('\u{a0}', " ")
        ),
        hint: "write \"percentage points\", or print the figure that ends in `_change`, which has its unit".to_owned(),
    })
}

/// Whether a word of direction stands a little before a place.
fn is_after_direction(sentence: &Sentence, at: usize) -> bool {
    let before = &sentence.tokens[at.saturating_sub(4)..at];
    before.iter().any(|token| {
        [
            "rose", "fell", "rise", "fall", "increase", "decrease", "reduc", "drop", "declin", "grew", "up", "down",
            "improve",
        ]
        .iter()
        .any(|start| token.kind == Kind::Word && token.text.starts_with(start))
    })
}

/// The proportion that is printed or typed at a place: "92%", "3 per cent", a rate.
fn percentage(subject: &Subject<'_>, sentence: &Sentence, at: usize) -> Option<Exact> {
    let token = &sentence.tokens[at];
    match &token.kind {
        Kind::Number(number) if token.is_percentage() => Some(*number),
        Kind::Number(number) => unit_at(sentence, at + 1).filter(|(_, is)| *is).map(|_| number / 100),
        Kind::Figure(id) => {
            let figure = subject.figures.get(id).filter(|figure| figure.unit == Unit::Percent)?;
            // What is printed is set against what is typed.
            Some(Exact::new(figure.unit.rounded(figure.number()?), 100))
        }
        _ => None,
    }
}

fn absolute(number: Exact) -> Exact {
    if number < Exact::from_integer(0) {
        -number
    } else {
        number
    }
}
