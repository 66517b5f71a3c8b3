//! The upheld cases that the officer lists: how many, what was paid, which remedies, and whether they were done in time.
//!
//! A list that is known to lack cases is counted, but nothing else is told from it.

use super::figure::{Input, Known, State, Status, Value};
use super::sheet::{given_state, of_amount};
use super::{Figures, Unit};
use crate::diagnostic::Spot;
use crate::model::{Amount, At, Case, Cases, Decimal, Quantity, Remedy};
use crate::units::{Exact, exact};

/// The upheld cases of a year, and what keeps figures from being told from them.
struct Listed<'a> {
    upheld: Vec<&'a Case>,
    /// Why the list does not have all of them, and where that is said.
    gap: Option<(String, Option<Spot>)>,
}

/// How the remedy of a case stands to its agreed date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Timing {
    NoRemedy,
    Late,
    OnTime,
    Outstanding,
    /// It is done, but by when it was to be done is not given.
    Done,
    /// Neither day is given.
    Unknown,
}

/// Adds the figures of the upheld cases; without a list each of them is missing.
pub(super) fn add(figures: &mut Figures, cases: Option<&Cases>) {
    let listed = Listed {
        upheld: cases.into_iter().flat_map(Cases::upheld).collect(),
        gap: gap(cases),
    };
    total(figures, &listed, cases);
    payments(figures, &listed);
    timings(figures, &listed);
    for remedy in Remedy::ALL {
        let id = format!("cases-with-{}", remedy.name());
        let label = format!("Upheld cases with {}", in_a_sentence(remedy));
        let formula = format!("the upheld cases whose remedies have `{}`", remedy.name());
        let spot = |case: &Case| case.remedies.iter().find(|given| given.value == remedy).map(spot);
        count(figures, &listed, [&id, &label, &formula], spot);
    }
}

/// The cases of a list can be counted even where it lacks some.
fn total(figures: &mut Figures, listed: &Listed<'_>, cases: Option<&Cases>) {
    let state = match &listed.gap {
        Some((reason, _)) if cases.is_none_or(|cases| cases.list.is_empty()) => State::Missing(reason.clone()),
        _ => counted(listed.upheld.len()),
    };
    let inputs = listed
        .upheld
        .iter()
        .map(|case| Input::Given(case.reference.spot))
        .collect();
    let formula = "the upheld cases in the list";
    figures.add_worked(
        "cases-listed",
        "Upheld cases listed",
        Unit::Count,
        formula,
        inputs,
        state,
    );
}

fn payments(figures: &mut Figures, listed: &Listed<'_>) {
    let given = || listed.upheld.iter().filter_map(|case| case.payment.as_ref());
    let (label, formula) = ("Payments in upheld cases", "the payments of the upheld cases, added up");
    worked(figures, listed, ["case-payments", label, formula], Unit::Money, || {
        (sum(given()), given().map(spot).collect())
    });
    let (label, formula) = (
        "Upheld cases with a payment",
        "the upheld cases in which anything was paid",
    );
    count(figures, listed, ["cases-with-payment", label, formula], |case| {
        case.payment.as_ref().filter(|_| case.has_payment()).map(spot)
    });
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
        let of_these = |timings: &[Timing]| {
            let cases = listed.upheld.iter().filter(|case| timings.contains(&timing(case)));
            cases.map(|case| day(case)).collect::<Vec<_>>()
        };
        worked(figures, listed, [id, label, formula], Unit::Count, || {
            let unknown = of_these(unclear);
            if unknown.is_empty() {
                let spots = of_these(&[wanted]);
                (counted(spots.len()), spots)
            } else {
                let cases = if unknown.len() == 1 { "case" } else { "cases" };
                let reason = format!("the dates of {} {cases} are not given", unknown.len());
                (State::Missing(reason), unknown)
            }
        });
    }
}

fn timing(case: &Case) -> Timing {
    match (&case.due, &case.done) {
        (Some(_), Some(_)) if case.is_late() == Some(true) => Timing::Late,
        (Some(_), Some(_)) => Timing::OnTime,
        (Some(_), None) => Timing::Outstanding,
        (None, Some(_)) => Timing::Done,
        (None, None) if case.has_remedy() => Timing::Unknown,
        (None, None) => Timing::NoRemedy,
    }
}

/// Where a day of the remedy stands, or else the case.
fn day(case: &Case) -> Spot {
    let given = case.done.as_ref().or(case.due.as_ref());
    given.map_or(case.reference.spot, spot)
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
    let because = |what: &str, reason: &At<String>| {
        let reason_given = reason.value.trim().trim_end_matches('.');
        (format!("{what}: {reason_given}"), Some(reason.spot))
    };
    match (cases.list.is_empty(), &cases.left_out, &cases.incomplete) {
        (true, Some(reason), _) => Some(because(none, reason)),
        (true, None, _) => Some((none.to_owned(), None)),
        (false, _, Some(reason)) => Some(because("the list of cases is incomplete", reason)),
        (false, _, None) => None,
    }
}

/// Adds the number of cases for which `spot` gives one.
fn count(figures: &mut Figures, listed: &Listed<'_>, named: [&str; 3], spot: impl Fn(&Case) -> Option<Spot>) {
    worked(figures, listed, named, Unit::Count, || {
        let spots: Vec<Spot> = listed.upheld.iter().filter_map(|case| spot(case)).collect();
        (counted(spots.len()), spots)
    });
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
        Some((reason, spot)) => (State::Missing(reason.clone()), spot.iter().copied().collect()),
        None => work(),
    };
    let inputs = spots.into_iter().map(Input::Given).collect();
    figures.add_worked(id, label, unit, formula, inputs, state);
}

fn spot<T>(given: &At<T>) -> Spot {
    given.spot
}

fn counted(cases: usize) -> State {
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
    let pence = |Decimal(pounds)| Decimal(pounds * 100);
    let payment = Quantity {
        amount: payment.amount.clone().map(pence),
        provisional: payment.provisional.clone(),
        revised_from: payment.revised_from.map(pence),
    };
    match given_state(&payment, Unit::Money) {
        State::Known(known) => known.forms(Unit::Money).into_iter().next().unwrap_or_default(),
        State::NotApplicable(reason) | State::Missing(reason) => reason,
    }
}

/// The sum of payments in pence, known no better than the worst of them. One that does not apply adds nothing.
fn sum<'a>(mut payments: impl Iterator<Item = &'a At<Quantity<Decimal>>> + Clone) -> State {
    let pence = |payment: &Quantity<Decimal>| payment.amount.clone().map(|Decimal(pounds)| pounds * 100);
    let applying = payments.clone().map(|payment| pence(payment));
    let applying = applying.filter(|amount| !matches!(amount, Amount::NotApplicable(_)));
    let amount = applying.reduce(plus).unwrap_or(Amount::Exactly(Exact::from_integer(0)));
    let provisional = payments.find_map(|payment| payment.provisional.clone());
    let status = provisional.map_or_else(|| of_amount(&amount, Status::Computed), Status::Provisional);
    known(amount, status)
}

/// The sum of two amounts; with a range among them it is a range.
fn plus(one: Amount<Exact>, other: Amount<Exact>) -> Amount<Exact> {
    use Amount::{About, Exactly, Under};
    match (one, other) {
        (Exactly(a), Exactly(b)) => Exactly(a + b),
        (Exactly(a) | About(a), Exactly(b) | About(b)) => About(a + b),
        (Under(a), Under(b)) => Under(a + b),
        (one, other) => {
            let ([a, b], [c, d]) = (ends(&one), ends(&other));
            Amount::Between(a + c, b + d)
        }
    }
}

/// The least and the most that an amount can be.
fn ends(amount: &Amount<Exact>) -> [Exact; 2] {
    let zero = Exact::from_integer(0);
    match amount {
        Amount::Exactly(number) | Amount::About(number) => [*number, *number],
        Amount::Between(low, high) => [*low, *high],
        Amount::Under(bound) => [zero, *bound],
        Amount::NotApplicable(_) => [zero, zero],
    }
}
