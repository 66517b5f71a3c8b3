//! Parts against their wholes.

use std::collections::BTreeSet;

use super::Subject;
use crate::diagnostic::Diagnostic;
use crate::units::{Count, Exact, round_half_up};

/// The categories against all that was received.
pub(super) fn received(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let parts = subject
        .edition
        .categories
        .iter()
        .map(|category| format!("received-{}", category.id.replace('_', "-")));
    let rows = subject.statistics.received.categories.len();
    parts_of_list(
        subject,
        "received",
        "categories received",
        &parts.collect::<Vec<_>>(),
        rows,
    )
}

/// The outcomes against all that was decided.
pub(super) fn decided(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let parts = subject
        .edition
        .outcomes
        .iter()
        .map(|outcome| format!("decided-{}", outcome.id.replace('_', "-")));
    let rows = subject.statistics.decided.outcomes.len();
    parts_of_list(subject, "decided", "outcomes decided", &parts.collect::<Vec<_>>(), rows)
}

/// A list may leave out rows; what is left out may be zero, or missing. Nothing is said of a list with a row that is
/// unknown, given twice or not exact: its sum is not the officer's.
fn parts_of_list(subject: &Subject<'_>, whole: &str, what: &str, parts: &[String], rows: usize) -> Vec<Diagnostic> {
    let given: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| subject.given(part).is_some())
        .collect();
    let (Some(total), true) = (subject.given(whole), !given.is_empty() && given.len() == rows) else {
        return Vec::new();
    };
    let sum: Exact = given.iter().filter_map(|part| subject.given(part)).sum();
    // A few rows picked out of the list are no list that could add up; those that nearly do are one.
    let picked = given.len() * 2 < parts.len() && sum * 2 < total;
    if sum == total || picked {
        return Vec::new();
    }
    let label = sum_of(subject, &given);
    let incomplete = given.len() < parts.len() && sum < total;
    let [sum, total] = [sum, total].map(print);
    let (diagnostic, hint) = if incomplete {
        (
            Diagnostic::warning(format!("{what} add up to {sum} of {total}")),
            "enter the rows that are missing, or correct the total; only rows that are zero may be left out",
        )
    } else {
        (
            Diagnostic::error(format!("{what} add up to {sum}, not {total}")),
            "correct the total or the row that is wrong",
        )
    };
    vec![subject.at(diagnostic.labelled(label).hint(hint), whole)]
}

/// Upheld and not upheld against the investigations.
pub(super) fn investigations(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let (upheld, not_upheld) = (
        given_or_decided(subject, "upheld"),
        given_or_decided(subject, "not-upheld"),
    );
    let (Some(upheld), Some(not_upheld), Some(total)) = (upheld, not_upheld, subject.given("investigations")) else {
        return Vec::new();
    };
    must_be(
        subject,
        "investigations",
        "upheld and not upheld",
        upheld + not_upheld,
        total,
        &["upheld", "not-upheld"],
    )
}

/// An outcome where it is given: under `investigations:`, or else under `decided:`.
pub(super) fn given_or_decided(subject: &Subject<'_>, id: &str) -> Option<Exact> {
    subject.given(id).or_else(|| subject.given(&format!("decided-{id}")))
}

const OVERVIEW: [&str; 3] = ["not-for-us", "assessed-and-closed", "investigated"];

/// The overview of letters since 2024/25.
pub(super) fn overview(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let numbers: Option<Vec<Exact>> = OVERVIEW.iter().map(|part| subject.given(part)).collect();
    let (Some(numbers), Some(total)) = (numbers, subject.given("dealt-with")) else {
        return Vec::new();
    };
    must_be(
        subject,
        "dealt-with",
        "the parts of the overview",
        numbers.into_iter().sum(),
        total,
        &OVERVIEW,
    )
}

/// Received + brought forward − carried forward = decided.
///
/// # Source
/// Received and decided are different sets, since cases cross the end of a year; with both stocks given they must agree.
pub(super) fn carried_forward(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let [Some(received), Some(before), Some(after), Some(decided)] =
        ["received", "brought-forward", "carried-forward", "decided"].map(|id| subject.exactly(id))
    else {
        return Vec::new();
    };
    let expected = received + before - after;
    if expected == decided {
        return Vec::new();
    }
    let message = format!(
        "received and brought forward, less carried forward, are {}, not {}",
        print(expected),
        print(decided)
    );
    let label = format!("{} + {} − {}", print(received), print(before), print(after));
    let hint = "correct the number that is wrong, or delete the stocks if they are not of the same cases";
    vec![subject.at(Diagnostic::error(message).labelled(label).hint(hint), "decided")]
}

fn must_be(
    subject: &Subject<'_>,
    whole: &str,
    what: &str,
    sum: Exact,
    total: Exact,
    parts: &[&str],
) -> Vec<Diagnostic> {
    if sum == total {
        return Vec::new();
    }
    let message = format!("{what} add up to {}, not {}", print(sum), print(total));
    let hint = "correct the total or the part that is wrong";
    vec![subject.at(
        Diagnostic::error(message).labelled(sum_of(subject, parts)).hint(hint),
        whole,
    )]
}

/// A number that can be given in two places.
pub(super) fn outcomes_agree(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let pairs = [
        ("upheld", "decided-upheld"),
        ("not-upheld", "decided-not-upheld"),
        ("investigations", "investigated"),
    ];
    let differ = pairs.into_iter().filter_map(|(one, other)| {
        let (a, b) = (subject.given(one)?, subject.given(other)?);
        (a != b).then(|| {
            let line = subject
                .place(other)
                .map(|place| place.line_and_column().0)
                .unwrap_or_default();
            let message = format!("{} here, but {} on line {line}", subject.named(one), print(b));
            subject.at(Diagnostic::error(message).hint("correct the one that is wrong"), one)
        })
    });
    differ.collect()
}

/// Parts that are larger than what they are a part of.
pub(super) fn part_above_whole(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let pairs = [
        ("upheld", "investigations"),
        ("not-upheld", "investigations"),
        ("satisfactory-remedies", "upheld"),
        ("remedied-by-ombudsman", "upheld"),
        ("remedied", "upheld"),
        ("satisfied", "compliance-outcomes"),
        ("late-compliance", "satisfied"),
        ("late-compliance", "compliance-outcomes"),
        ("investigated", "dealt-with"),
        ("upheld", "population"),
    ];
    // Where all parts are given, their sum has been held against the whole.
    let is_summed = |whole: &str| match whole {
        "investigations" => {
            subject.given(whole).is_some()
                && ["upheld", "not-upheld"]
                    .iter()
                    .all(|part| given_or_decided(subject, part).is_some())
        }
        "dealt-with" => OVERVIEW.iter().all(|part| subject.given(part).is_some()),
        _ => false,
    };
    let mut said = BTreeSet::new();
    let above = pairs.into_iter().filter_map(|(part, whole)| {
        let (a, b) = (subject.exactly(part)?, subject.exactly(whole)?);
        if is_summed(whole) {
            return None;
        }
        (a > b && said.insert(part)).then(|| {
            let [part_in_words, whole_in_words] = [part, whole].map(|id| subject.in_brackets(id));
            let message = format!("{part_in_words} are more than {whole_in_words}");
            subject.at(
                Diagnostic::error(message).hint("correct the number that is wrong"),
                part,
            )
        })
    });
    above.collect()
}

fn sum_of(subject: &Subject<'_>, parts: &[&str]) -> String {
    parts
        .iter()
        .map(|part| subject.named(part))
        .collect::<Vec<_>>()
        .join(" + ")
}

pub(super) fn print(number: Exact) -> String {
    let rounded = round_half_up(number, 0);
    let sign = if rounded < 0 { "-" } else { "" };
    format!(
        "{sign}{}",
        Count(u64::try_from(rounded.unsigned_abs()).unwrap_or(u64::MAX))
    )
}
