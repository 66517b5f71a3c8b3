//! Numbers told apart by reasons or kinds.

use super::Subject;
use super::adding_up::print;
use super::facts::is_name;
use crate::diagnostic::Diagnostic;
use crate::model::{Amount, At, Breakdown, Quantity, Refused, WholeNumber, Year};
use crate::units::{Exact, exact};

/// The name of a breakdown is used in texts, and so is written like a key.
pub(super) fn breakdown_name(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let wrong = file.breakdowns.keys().filter(|name| !is_name(name)).map(|name| {
        let message = format!("`{}` cannot be the name of a breakdown", name.value);
        let hint = "use small letters, digits and _ only, as in not_investigated";
        Diagnostic::error(message).at(subject.place_of(name.spot)).hint(hint)
    });
    wrong.collect()
}

/// The reasons or kinds against all that are counted.
pub(super) fn breakdown_adds_up(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let refused = file.refused.as_ref().map(Refused::breakdown);
    // A total without any reasons is no list that has to add up.
    let refused = refused.iter().filter(|refused| !refused.parts.is_empty());
    let breakdowns = file.breakdowns.values().chain(refused);
    breakdowns
        .filter_map(|breakdown| of_breakdown(subject, breakdown).or_else(|| no_count(subject, breakdown)))
        .collect()
}

/// A breakdown that is called as a figure is, and of another number.
pub(super) fn breakdown_total(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let named = file.breakdowns.iter().filter_map(|(name, breakdown)| {
        let written = breakdown.total.as_ref()?;
        let total = exactly(written)?;
        let id = name.replace('_', "-");
        let figure = subject.exactly(&id).filter(|number| *number != total)?;
        let message = format!(
            "{}: the total is {}, but `{}` is {}",
            breakdown.label,
            print(total),
            name.value,
            print(figure)
        );
        let hint = "correct the one that is wrong, or give the breakdown another name if it counts something else";
        Some(
            Diagnostic::warning(message)
                .at(subject.place_of(written.spot))
                .hint(hint),
        )
    });
    named.collect()
}

fn of_breakdown(subject: &Subject<'_>, breakdown: &Breakdown) -> Option<Diagnostic> {
    let written = breakdown.total.as_ref()?;
    let total = exactly(written)?;
    let counts: Vec<Exact> = breakdown
        .parts
        .iter()
        .filter_map(|part| exactly(part.count.as_ref()?))
        .collect();
    let sum: Exact = counts.iter().sum();
    // A part without a number may be any number.
    let all_known = counts.len() == breakdown.parts.len();
    let [sum_in_words, total_in_words] = [sum, total].map(print);
    let adds_up = format!(
        "{}: the parts add up to {sum_in_words}, not {total_in_words}",
        breakdown.label
    );
    let (finding, spot) = match &breakdown.incomplete {
        _ if sum > total => (
            Diagnostic::error(adds_up).hint("correct the total or the part that is wrong"),
            written.spot,
        ),
        _ if !all_known => return None,
        None if sum < total => (
            Diagnostic::error(adds_up)
                .hint("correct the total or the part that is wrong")
                .hint("where the source leaves some without a reason, say so in a line `incomplete:`"),
            written.spot,
        ),
        Some(incomplete) if sum < total => {
            let rest = print(total - sum);
            let message = format!(
                "{}: the parts add up to {sum_in_words} of {total_in_words}; {rest} are not accounted for",
                breakdown.label
            );
            let hint = "say so in the text, or add what is missing and delete `incomplete:`";
            (Diagnostic::warning(message).hint(hint), incomplete.spot)
        }
        Some(incomplete) => {
            let message = format!(
                "{}: the parts are said to be incomplete, but add up to all {total_in_words}",
                breakdown.label
            );
            (
                Diagnostic::warning(message).hint("delete the line `incomplete:`"),
                incomplete.spot,
            )
        }
        None => return None,
    };
    let label = counts.into_iter().map(print).collect::<Vec<_>>().join(" + ");
    Some(finding.at(subject.place_of(spot)).labelled(label))
}

/// A part without its count, in a list that is not said to be incomplete.
fn no_count(subject: &Subject<'_>, breakdown: &Breakdown) -> Option<Diagnostic> {
    let part = breakdown.parts.iter().find(|part| part.count.is_none())?;
    let message = format!("{}: the count of `{}` is not given", breakdown.label, part.label.value);
    let hint = "add `count:`, or delete the part; where the source does not give it, say so in a line `incomplete:`";
    let missing = Diagnostic::warning(message)
        .at(subject.place_of(part.label.spot))
        .hint(hint);
    breakdown.incomplete.is_none().then_some(missing)
}

fn exactly(given: &At<Quantity<WholeNumber>>) -> Option<Exact> {
    match given.amount {
        Amount::Exactly(number) => Some(exact(number.0)),
        _ => None,
    }
}
