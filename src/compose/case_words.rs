//! What tables and templates say of a case, so that both say it alike.

use crate::figures::payment_text;
use crate::model::{At, Case, Decision, Edition, Paper, Payment, Remedy, Timing};
use crate::units::{Date, upper_first};

pub(super) const NOT_GIVEN: &str = "not given";
pub(super) const NONE: &str = "none";
const NONE_DUE: &str = "none due";
/// What stands where something may still follow from a decision that is awaited.
pub(super) const NOT_YET: &str = "not yet";

/// The day on which a paper is read.
pub(super) fn read_on(paper: &Paper) -> Option<Date> {
    let day = paper.published.as_ref().or(paper.meeting.as_ref());
    day.map(|day| day.value)
}

/// Its reference, or else its number in the list, counted from 0.
pub(super) fn name(at: usize, case: &Case) -> String {
    let reference = case.reference.as_ref().map(|reference| reference.value.clone());
    reference.unwrap_or_else(|| (at + 1).to_string())
}

/// Its category: that of the decision statement, or else that of the letter, if either is given.
pub(super) fn category(case: &Case, edition: &Edition) -> Option<String> {
    let of_letter = || Some(edition.category(case.category.as_ref()?)?.label.clone());
    case.subject.clone().or_else(of_letter)
}

/// The kinds of remedy, as "Apology, training"; empty if there are none.
pub(super) fn remedies(case: &Case) -> String {
    // What `other` is, its note tells.
    let named = case.remedies.iter().filter(|remedy| remedy.value != Remedy::Other);
    let labels: Vec<&str> = named.map(|remedy| remedy.value.label()).collect();
    upper_first(&labels.join(", "))
}

fn is_awaited(case: &Case) -> bool {
    case.decision.value == Decision::Awaited
}

/// What was paid, or that nothing was, or that it is not known.
pub(super) fn payment(case: &Case) -> String {
    match case.payment() {
        Payment::Nothing if is_awaited(case) => NOT_YET.to_owned(),
        Payment::Paid(payment) | Payment::NotKnown(payment) => payment_text(payment),
        Payment::Nothing => NONE.to_owned(),
        Payment::NotGiven => NOT_GIVEN.to_owned(),
    }
}

/// A day of the case that is always known to whoever lists it.
pub(super) fn day(given: Option<&At<Date>>) -> String {
    given.map_or(NOT_GIVEN.to_owned(), |day| day.short())
}

/// A day of its remedy, or why there is none.
pub(super) fn day_of_remedy(given: Option<&At<Date>>, case: &Case) -> String {
    match (given, case.timing()) {
        (None, Timing::NoneDue) if is_awaited(case) => NOT_YET.to_owned(),
        (None, Timing::NoneDue) => NONE_DUE.to_owned(),
        (None, Timing::Outstanding) => "not done".to_owned(),
        (given, _) => day(given),
    }
}

/// Whether a remedy was done on time, or is overdue on the day on which the paper is read.
pub(super) fn on_time(case: &Case, read_on: Option<Date>) -> &'static str {
    match case.timing() {
        Timing::Late => "late",
        Timing::OnTime => "yes",
        Timing::Outstanding if is_overdue(case, read_on) => "overdue",
        Timing::Outstanding => "not yet due",
        Timing::NoneDue if is_awaited(case) => NOT_YET,
        Timing::NoneDue => NONE_DUE,
        Timing::Done | Timing::Unknown => NOT_GIVEN,
    }
}

/// Whether a remedy is not done on a day after the one by which it was to be done.
pub(super) fn is_overdue(case: &Case, read_on: Option<Date>) -> bool {
    let is_past = |due: &At<Date>| read_on.is_some_and(|day| due.value < day);
    case.timing() == Timing::Outstanding && case.due.as_ref().is_some_and(is_past)
}
