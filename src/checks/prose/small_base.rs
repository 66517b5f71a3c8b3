//! A trend, a pattern or an improvement that is told from a handful of cases.
//!
//! The smallest base is the council's to raise (`smallest_base:` in `council.yaml`). A rate counts by the cases that it
//! is a share of, in either of the two years; a count by itself, where both years have fewer.

use super::measure::{Aspect, measured};
use super::sentence::Sentence;
use super::{Finding, Prose};
use crate::checks::Subject;
use crate::diagnostic::{Diagnostic, Severity};
use crate::figures::{Figure, Unit};
use crate::units::Exact;

/// A word of a trend beside a figure of fewer cases than the council asks for.
pub(in crate::checks) fn small_base(prose: &Prose<'_>) -> Vec<Diagnostic> {
    prose.of_each(of_too_few)
}

const TRENDS: [&str; 14] = [
    "trend",
    "trends",
    "pattern",
    "patterns",
    "improvement",
    "improved",
    "improving",
    "improves",
    "deterioration",
    "deteriorated",
    "deteriorating",
    "worsened",
    "worsening",
    "tendency",
];

pub(super) fn of_too_few(subject: &Subject<'_>, sentence: &Sentence) -> Vec<Finding> {
    const SET_ASIDE: [&str; 9] = ["no", "not", "too", "cannot", "any", "few", "without", "if", "whether"];
    let least = subject.project.council.smallest_base();
    if sentence.tokens.iter().any(|token| token.is_any(&SET_ASIDE)) {
        return Vec::new();
    }
    let Some(at) = sentence.tokens.iter().position(|token| token.is_any(&TRENDS)) else {
        return Vec::new();
    };
    let mut figures = sentence.figures(0..sentence.tokens.len());
    let found = figures.find_map(|(_, id)| {
        let (base, aspect) = measured(subject, id);
        let told = [
            Aspect::Now,
            Aspect::LastYear,
            Aspect::Change,
            Aspect::ChangePerCent,
            Aspect::Word,
        ];
        let figures = [base.to_owned(), format!("{base}-last-year")];
        let counts: Vec<Exact> = figures
            .iter()
            .filter_map(|id| cases(subject.figures.get(id)?))
            .collect();
        let is_few = |count: &Exact| *count < Exact::from_integer(i128::from(least));
        let is_rate = subject.figures.get(base)?.unit == Unit::Percent;
        let too_few = if is_rate {
            counts.iter().any(is_few)
        } else {
            counts.len() == 2 && counts.iter().all(is_few)
        };
        (told.contains(&aspect) && too_few).then_some((base, counts))
    });
    found
        .map(|(id, counts)| finding(subject, sentence, at, id, &counts))
        .into_iter()
        .collect()
}

/// The cases that a figure rests on: those that it is a share of, or itself.
fn cases(figure: &Figure) -> Option<Exact> {
    match figure.unit {
        Unit::Percent => figure.known()?.denominator,
        Unit::Count => figure.number(),
        _ => None,
    }
}

fn finding(subject: &Subject<'_>, sentence: &Sentence, at: usize, id: &str, counts: &[Exact]) -> Finding {
    let counts: Vec<String> = counts.iter().map(|count| Unit::Count.print(*count)).collect();
    let counts = match counts.as_slice() {
        [now, before] => format!("{now} this year and {before} last year"),
        _ => counts.join(""),
    };
    let least = subject.project.council.smallest_base();
    Finding {
        tokens: at..at + 1,
        severity: Severity::Warning,
        message: format!(
            "`{}` is said of {}, which rests on too few cases to tell: {counts}",
            sentence.tokens[at].text,
            subject.called(id)
        ),
        hint: format!("say the numbers themselves; nothing is called a trend on fewer than {least} cases"),
    }
}
