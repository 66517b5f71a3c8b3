//! Numbers that a slip of a key explains better than anything that happened.

use super::Subject;
use super::subject::given;
use crate::diagnostic::Diagnostic;
use crate::figures::Unit;
use crate::model::{Amount, Year};
use crate::units::{Exact, decimal, exact};

/// How many times last year's a number can hardly be.
const TIMES: u64 = 10;
/// Below this, ten times as many may well have happened.
const LARGE: u64 = 50;
/// The most that was ever paid in a case is far below this, in pounds.
const LARGEST_PAYMENT: u64 = 100_000;

/// Numbers with a digit too many or too few.
pub(super) fn far_from_last_year(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let counts = subject
        .figures
        .iter()
        .filter(|figure| figure.unit == Unit::Count && figure.year == subject.year);
    let far = counts.filter_map(|figure| {
        let (id, now) = (&figure.id, given(figure)?);
        let last_year = format!("{id}-last-year");
        let before = subject.exactly(&last_year)?;
        let (less, more) = if now < before { (now, before) } else { (before, now) };
        // From nothing every number is any number of times away.
        let is_far = less > exact(0) && more >= exact(LARGE) && more >= less * exact(TIMES);
        is_far.then(|| {
            let message = format!(
                "{}, where {} had {}",
                subject.named(id),
                subject.year.previous(),
                subject.figures.text(&last_year).unwrap_or_default()
            );
            let hint = "see whether a digit is missing or one too many, in this year or in the one before";
            subject.at(Diagnostic::warning(message).hint(hint), id)
        })
    });
    far.collect()
}

/// Payments with parts of a penny, and payments that are no payments of a case.
pub(super) fn payment_amount(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let found = file.cases.list.iter().filter_map(|case| {
        let payment = case.payment.as_ref()?;
        let amounts: Vec<Exact> = match payment.amount {
            Amount::Exactly(paid) | Amount::About(paid) | Amount::Under(paid) => vec![paid.into()],
            Amount::Between(least, most) => vec![least.into(), most.into()],
            Amount::NotApplicable(_) => Vec::new(),
        };
        let place = subject.place_of(payment.spot);
        let of_case = case.in_words();
        if let Some(paid) = amounts.iter().find(|paid| !(**paid * 100).is_integer()) {
            let paid = decimal(*paid, 6);
            let message = format!("the payment in {of_case}, {paid}, is in parts of a penny");
            return Some(
                Diagnostic::error(message)
                    .at(place)
                    .hint("write pounds and pence, as in 1250.50"),
            );
        }
        let large = amounts.iter().any(|paid| *paid > exact(LARGEST_PAYMENT));
        let message = format!("more than £100,000 is said to have been paid in {of_case}");
        large.then(|| {
            Diagnostic::warning(message)
                .at(place)
                .hint("see whether a decimal point is missing; payments are in pounds, not in pence")
        })
    });
    found.collect()
}
