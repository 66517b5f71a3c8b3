//! The cases that the officer lists: how many, how they were decided, and of the upheld ones what was paid, which
//! remedies, whether they were done in time and how long they took.
//!
//! A list that is known to lack cases is counted, but nothing else is told from it; and what is not known of one case
//! is told of none.

mod decided;
mod remedy_days;

pub use decided::NO_CATEGORY;
pub use remedy_days::days_late;

use remedy_days::slug;

use super::figure::{Input, Known, State, Status, Value};
use super::sheet::{given_state, of_amount};
use super::{Figures, Unit};
use crate::diagnostic::Spot;
use crate::model::{Amount, At, Case, Cases, Decimal, Edition, Payment, Quantity, Remedy, Timing};
use crate::units::{Exact, exact, phrase};

/// The cases of a year, and what keeps figures from being told from them.
struct Listed<'a> {
    all: Vec<&'a Case>,
    upheld: Vec<&'a Case>,
    /// Why the list does not have all of them, and where that is said.
    gap: Option<(String, Option<Spot>)>,
}

impl Listed<'_> {
    /// Where the cases of a kind stand.
    fn spots(&self, is_wanted: impl Fn(&Case) -> bool) -> Vec<Spot> {
        let wanted = self.upheld.iter().filter(|case| is_wanted(case));
        wanted.map(|case| case.spot()).collect()
    }

    /// Where the days of the cases stand whose remedies are timed so.
    fn days(&self, timings: &[Timing]) -> Vec<Spot> {
        let timed = self.upheld.iter().filter(|case| timings.contains(&case.timing()));
        timed.map(|case| day(case)).collect()
    }
}

/// Adds the figures of the cases; without a list each of them is missing.
pub(super) fn add(figures: &mut Figures, cases: Option<&Cases>, edition: &Edition) {
    let listed = Listed {
        all: cases.into_iter().flat_map(|cases| &cases.list).collect(),
        upheld: cases.into_iter().flat_map(Cases::upheld).collect(),
        gap: gap(cases),
    };
    totals(figures, &listed);
    decided::add(figures, &listed, edition);
    remedy_days::add(figures, &listed);
    payments(figures, &listed);
    timings(figures, &listed);
    for remedy in Remedy::ALL {
        let id = format!("cases-with-{}", remedy.name());
        let label = format!("Upheld cases with {}", in_a_sentence(remedy));
        let formula = format!("the upheld cases with {}", in_a_sentence(remedy));
        worked(figures, &listed, [&id, &label, &formula], Unit::Count, || {
            let unknown = listed.spots(|case| !case.tells_its_remedy());
            let missing = [(of_cases("the remedy of", &unknown), unknown)];
            lacking(missing).unwrap_or_else(|| {
                let remedies = listed.upheld.iter().map(|case| &case.remedies);
                let found = remedies.filter_map(|given| given.iter().find(|given| given.value == remedy));
                let spots: Vec<Spot> = found.map(spot).collect();
                (counted(spots.len()), spots)
            })
        });
    }
}

/// The cases of a list can be counted even where it lacks some.
fn totals(figures: &mut Figures, listed: &Listed<'_>) {
    let rows = [
        ("cases-listed", "Cases listed", "the cases in the list", &listed.all),
        (
            "upheld-cases-listed",
            "Upheld cases listed",
            "the upheld cases in the list",
            &listed.upheld,
        ),
    ];
    for (id, label, formula, cases) in rows {
        let state = match &listed.gap {
            Some((reason, _)) if listed.all.is_empty() => State::Missing(reason.clone().into()),
            _ => counted(cases.len()),
        };
        let inputs: Vec<Input> = cases.iter().map(|case| Input::Given(case.spot())).collect();
        figures.add_worked(id, label, Unit::Count, formula, inputs, state);
    }
}

/// What was paid; nothing is told while it is not known of every case.
fn payments(figures: &mut Figures, listed: &Listed<'_>) {
    let is = |wanted: fn(Payment<'_>) -> bool| listed.spots(move |case| wanted(case.payment()));
    let unknown = || {
        let not_given = is(|payment| payment == Payment::NotGiven);
        let not_known = is(|payment| matches!(payment, Payment::NotKnown(_)));
        lacking([
            (of_cases("the remedy of", &not_given), not_given),
            (of_cases("the payment in", &not_known), not_known),
        ])
    };
    let paid: Vec<&At<Quantity<Decimal>>> = listed
        .upheld
        .iter()
        .filter_map(|case| match case.payment() {
            Payment::Paid(payment) => Some(payment),
            _ => None,
        })
        .collect();
    let spots = || paid.iter().map(|payment| payment.spot).collect::<Vec<_>>();
    let (label, formula) = ("Payments in upheld cases", "the payments of the upheld cases, added up");
    worked(figures, listed, ["case-payments", label, formula], Unit::Money, || {
        unknown().unwrap_or_else(|| (sum(&paid), spots()))
    });
    let (label, formula) = (
        "Upheld cases with a payment",
        "the upheld cases in which anything was paid",
    );
    worked(
        figures,
        listed,
        ["cases-with-payment", label, formula],
        Unit::Count,
        || unknown().unwrap_or_else(|| (counted(paid.len()), spots())),
    );
    // What was paid in a case is known of it whatever is not known of others.
    for (at, case) in listed.all.iter().enumerate() {
        if let Payment::Paid(payment) = case.payment() {
            let label = format!("Payment in {}", case.in_words());
            let pence = payment.clone().map(|payment| in_pence(&payment));
            figures.add_given(&payment_in(at, case), &label, Unit::Money, Some(&pence));
        }
    }
}

/// The id of the figure that tells what was paid in a case; `at` is its place in the list, from 0.
#[must_use]
pub fn payment_in(at: usize, case: &Case) -> String {
    format!("case-{}-payment", slug(at, case))
}

fn in_pence(payment: &Quantity<Decimal>) -> Quantity<Decimal> {
    let pence = |Decimal(pounds)| Decimal(pounds * 100);
    Quantity {
        amount: payment.amount.clone().map(pence),
        provisional: payment.provisional.clone(),
        revised_from: payment.revised_from.map(pence),
    }
}

/// Late, on time and outstanding: nothing is told of any while it is not known of all.
fn timings(figures: &mut Figures, listed: &Listed<'_>) {
    let rows: [(_, _, _, _, &[Timing]); 3] = [
        (
            "cases-late",
            "Upheld cases whose remedy was late",
            "the upheld cases whose remedy was done after the agreed date",
            Timing::Late,
            &[Timing::Unknown, Timing::Done],
        ),
        (
            "cases-on-time",
            "Upheld cases whose remedy was on time",
            "the upheld cases whose remedy was done by the agreed date",
            Timing::OnTime,
            &[Timing::Unknown, Timing::Done],
        ),
        (
            "cases-outstanding",
            "Upheld cases whose remedy is outstanding",
            "the upheld cases whose remedy has an agreed date and is not done",
            Timing::Outstanding,
            &[Timing::Unknown],
        ),
    ];
    for (id, label, formula, wanted, unclear) in rows {
        worked(figures, listed, [id, label, formula], Unit::Count, || {
            let unknown = listed.days(unclear);
            let missing = [(of_cases("the dates of", &unknown), unknown)];
            lacking(missing).unwrap_or_else(|| {
                let spots = listed.days(&[wanted]);
                (counted(spots.len()), spots)
            })
        });
    }
}

/// Where a day of the remedy stands, or else the case.
fn day(case: &Case) -> Spot {
    let given = case.done.as_ref().or(case.due.as_ref());
    given.map_or(case.spot(), spot)
}

/// A remedy after "cases with".
fn in_a_sentence(remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::Apology => "an apology",
        Remedy::Review => "a review",
        Remedy::Training => "training of staff",
        Remedy::Procedure => "a change of procedure",
        Remedy::Guidance => "guidance to staff",
        Remedy::Reassessment => "a new assessment",
        Remedy::Service => "a service provided",
        Remedy::Other => "another remedy",
    }
}

/// Why a figure of all cases cannot be told from the list.
fn gap(cases: Option<&Cases>) -> Option<(String, Option<Spot>)> {
    let none = "no cases are listed";
    let Some(cases) = cases else {
        return Some((none.to_owned(), None));
    };
    let because = |what: &str, reason: &At<String>| (format!("{what}: {}", phrase(reason)), Some(reason.spot));
    match (cases.list.is_empty(), &cases.left_out, &cases.incomplete) {
        (true, Some(reason), _) => Some(because(none, reason)),
        (true, None, _) => Some((none.to_owned(), None)),
        (false, _, Some(reason)) => Some(because("the list of cases is incomplete", reason)),
        (false, _, None) => None,
    }
}

/// Adds a figure of all cases, by its id, label and formula, or what keeps it from being told.
fn worked(
    figures: &mut Figures,
    listed: &Listed<'_>,
    [id, label, formula]: [&str; 3],
    unit: Unit,
    work: impl FnOnce() -> (State, Vec<Spot>),
) {
    let (state, spots) = match &listed.gap {
        Some((reason, spot)) => (State::Missing(reason.clone().into()), spot.iter().copied().collect()),
        None => work(),
    };
    let inputs: Vec<Input> = spots.into_iter().map(Input::Given).collect();
    figures.add_worked(id, label, unit, formula, inputs, state);
}

/// How many cases something is not known of: "the dates of 2 cases".
fn of_cases(what: &str, unknown: &[Spot]) -> String {
    let cases = if unknown.len() == 1 { "case" } else { "cases" };
    format!("{what} {} {cases}", unknown.len())
}

/// What keeps a figure from being told: each thing that is not given, and of which cases. `None` if it is of no case.
fn lacking<const N: usize>(unknown: [(String, Vec<Spot>); N]) -> Option<(State, Vec<Spot>)> {
    let unknown: Vec<_> = unknown.into_iter().filter(|(_, cases)| !cases.is_empty()).collect();
    let what: Vec<&str> = unknown.iter().map(|(what, _)| what.as_str()).collect();
    let verb = match what[..] {
        [] => return None,
        // Dates are many even of one case.
        [one] if !one.starts_with("the dates") => "is",
        _ => "are",
    };
    let reason = format!("{} {verb} not given", what.join(" and "));
    let spots = unknown.into_iter().flat_map(|(_, cases)| cases).collect();
    Some((State::Missing(reason.into()), spots))
}

fn spot<T>(given: &At<T>) -> Spot {
    given.spot
}

pub(super) fn counted(cases: usize) -> State {
    known(Amount::Exactly(exact(cases as u64)), Status::Computed)
}

fn known(amount: Amount<Exact>, status: Status) -> State {
    State::Known(Known {
        value: Value::Number(amount),
        numerator: None,
        denominator: None,
        status,
    })
}

/// How a payment prints, as exactly and as surely as it is known; the reason where it does not apply.
#[must_use]
pub fn payment_text(payment: &Quantity<Decimal>) -> String {
    match given_state(&in_pence(payment), Unit::Money) {
        State::Known(known) => known.forms(Unit::Money).into_iter().next().unwrap_or_default(),
        State::NotApplicable(reason) | State::Missing(reason) => reason.to_string(),
        // Only whole sheets are suppressed, and never what the Ombudsman decided.
        State::Suppressed => String::new(),
    }
}

/// The sum of payments in pence, known no better than the worst of them.
fn sum(payments: &[&At<Quantity<Decimal>>]) -> State {
    let pence = |payment: &&At<Quantity<Decimal>>| payment.amount.clone().map(|Decimal(pounds)| pounds * 100);
    let nothing = Amount::Exactly(Exact::from_integer(0));
    let Some(amount) = payments.iter().map(pence).try_fold(nothing, plus) else {
        let reason = "some payments are given as about so much and others between bounds, which have no sum";
        return State::Missing(reason.into());
    };
    let provisional = payments.iter().find_map(|payment| payment.provisional.clone());
    let status = provisional.map_or_else(|| of_amount(&amount, Status::Computed), Status::Provisional);
    known(amount, status)
}

/// The sum of two amounts. About so much has no bounds, so that it makes no sum with a range, nor with what is only
/// known to be under a bound; and of a range and a bound only the bound is left.
fn plus(one: Amount<Exact>, other: Amount<Exact>) -> Option<Amount<Exact>> {
    use Amount::{About, Between, Exactly, NotApplicable, Under};
    let sum = match (one, other) {
        (Exactly(a), Exactly(b)) => Exactly(a + b),
        (About(a), Exactly(b) | About(b)) | (Exactly(a), About(b)) => About(a + b),
        (Between(a, b), Between(c, d)) => Between(a + c, b + d),
        (Between(a, b), Exactly(c)) | (Exactly(c), Between(a, b)) => Between(a + c, b + c),
        (Under(a), Exactly(b) | Under(b) | Between(_, b)) | (Exactly(a) | Between(_, a), Under(b)) => Under(a + b),
        (About(_), Between(..) | Under(_))
        | (Between(..) | Under(_), About(_))
        | (NotApplicable(_), _)
        | (_, NotApplicable(_)) => return None,
    };
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::plus;
    use crate::model::Amount::{self, About, Between, Exactly, Under};
    use crate::units::{Exact, exact};

    /// Each pair of amounts once; the sum is the same the other way round.
    #[test]
    fn a_sum_is_known_no_better_than_the_worst_of_its_parts() {
        let (exactly, about) = (Exactly(exact(10)), About(exact(20)));
        let (between, under) = (Between(exact(30), exact(40)), Under(exact(50)));
        let pairs: [([&Amount<Exact>; 2], _); 10] = [
            ([&exactly, &exactly], Some(Exactly(exact(20)))),
            ([&exactly, &about], Some(About(exact(30)))),
            ([&exactly, &between], Some(Between(exact(40), exact(50)))),
            ([&exactly, &under], Some(Under(exact(60)))),
            ([&about, &about], Some(About(exact(40)))),
            ([&about, &between], None),
            ([&about, &under], None),
            ([&between, &between], Some(Between(exact(60), exact(80)))),
            ([&between, &under], Some(Under(exact(90)))),
            ([&under, &under], Some(Under(exact(100)))),
        ];
        for ([one, other], sum) in pairs {
            assert_eq!(plus(one.clone(), other.clone()), sum, "{one:?} + {other:?}");
            assert_eq!(plus(other.clone(), one.clone()), sum, "{other:?} + {one:?}");
        }
        let unknown = Amount::NotApplicable("not known".to_owned());
        for amount in [exactly, about, between, under, unknown.clone()] {
            assert_eq!(plus(unknown.clone(), amount.clone()), None);
            assert_eq!(plus(amount, unknown.clone()), None);
        }
    }
}
