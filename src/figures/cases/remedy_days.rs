//! How long remedies took: the days from the decision until they were done, and the days by which they were late.

use super::{Listed, known, worked};
use crate::diagnostic::Spot;
use crate::figures::figure::{Input, State, Status};
use crate::figures::{Figures, Unit};
use crate::model::{Amount, Case};
use crate::units::Exact;

/// The fewest cases that have a middle one; fewer are told one by one.
const FEWEST: usize = 3;

/// Adds the median, shortest and longest time with the number of cases that they are of, and for each late case by how
/// many days.
pub(super) fn add(figures: &mut Figures, listed: &Listed<'_>) {
    let mut timed: Vec<(i64, Spot)> = listed.upheld.iter().filter_map(|case| days(case)).collect();
    timed.sort_unstable_by_key(|(days, _)| *days);
    let spots = || timed.iter().map(|(_, spot)| *spot).collect::<Vec<_>>();
    let of_days = |days: Option<Exact>, reason: &str| {
        let state = days.map_or_else(|| State::Missing(reason.into()), number);
        (state, spots())
    };
    let label = "Upheld cases with the time from decision to remedy";
    let formula = "the upheld cases whose remedy was done on the day of the decision or after it, both days given";
    let texts = ["remedies-timed", label, formula];
    worked(figures, listed, texts, Unit::Count, || {
        (super::counted(timed.len()), spots())
    });
    let none = "no case has both the day of its decision and the day on which the remedy was done";
    let first = timed.first().map(|(days, _)| whole(*days));
    let last = timed.last().map(|(days, _)| whole(*days));
    let rows = [
        (
            "remedy-days-median",
            "Days from decision to remedy: median",
            "the middle number of days from decision to remedy, or the mean of the middle two",
            median(&timed),
            "there are too few such cases for a median",
        ),
        (
            "remedy-days-shortest",
            "Days from decision to remedy: shortest",
            "the fewest days from decision to remedy",
            first,
            none,
        ),
        (
            "remedy-days-longest",
            "Days from decision to remedy: longest",
            "the most days from decision to remedy",
            last,
            none,
        ),
    ];
    for (id, label, formula, days, reason) in rows {
        worked(figures, listed, [id, label, formula], Unit::Count, || {
            of_days(days, reason)
        });
    }
    late(figures, listed);
}

/// The days from the decision until the remedy was done, and where the latter stands; what the council had put right
/// before was not waited for.
fn days(case: &Case) -> Option<(i64, Spot)> {
    let (decided, done) = (case.decided.as_ref()?, case.done.as_ref()?);
    let days = done.value.days_after(decided.value);
    (days >= 0).then_some((days, done.spot))
}

fn median(sorted: &[(i64, Spot)]) -> Option<Exact> {
    let days = |at: usize| sorted.get(at).map(|(days, _)| whole(*days));
    let middle = sorted.len() / 2;
    match sorted.len() {
        count if count < FEWEST => None,
        count if count % 2 == 1 => days(middle),
        _ => Some((days(middle - 1)? + days(middle)?) / 2),
    }
}

/// By how many days each late remedy was late; that is known of a case whatever is not known of others.
fn late(figures: &mut Figures, listed: &Listed<'_>) {
    for (at, case) in listed.all.iter().enumerate() {
        let (Some(due), Some(done)) = (&case.due, &case.done) else {
            continue;
        };
        let days = done.value.days_after(due.value);
        if days > 0 && listed.upheld.iter().any(|upheld| std::ptr::eq(*upheld, *case)) {
            let label = format!("Days by which the remedy was late in {}", case.in_words());
            let inputs = [due.spot, done.spot].map(Input::Given).to_vec();
            let formula = "the days from the agreed date until it was done";
            figures.add_worked(
                days_late(at, case),
                label,
                Unit::Count,
                formula,
                inputs,
                number(whole(days)),
            );
        }
    }
}

/// The id of the figure that tells by how many days the remedy of a case was late; `at` is its place in the list, from 0.
#[must_use]
pub fn days_late(at: usize, case: &Case) -> String {
    format!("case-{}-days-late", slug(at, case))
}

/// The name of a case in ids: its reference, or else its place in the list, counted from 1.
pub(super) fn slug(at: usize, case: &Case) -> String {
    case.slug().unwrap_or_else(|| (at + 1).to_string())
}

fn whole(days: i64) -> Exact {
    Exact::from_integer(i128::from(days))
}

fn number(days: Exact) -> State {
    known(Amount::Exactly(days), Status::Computed)
}
