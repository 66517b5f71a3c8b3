//! How a figure has changed, and over which years that may be said at all.

use std::collections::BTreeSet;

use super::figure;
use crate::charts::OfYear;
use crate::charts::lines::{Break, Mark};
use crate::charts::value::{Value, drawn};
use crate::document::Inline;
use crate::figures::{EARLIER_YEARS, Figure, State};
use crate::tables::{self, WHY_SUPPRESSED, words};
use crate::units::FinancialYear;

/// What the words for no change are; that for a rise and a fall are "rose" and "fell".
const UNCHANGED: &str = "remained unchanged";

/// How a figure has changed on last year, as it prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// It rose or fell, and prints so.
    Moved,
    /// It prints as it did, and is as good as the same.
    Unchanged,
    /// It moved by less than its last decimal, whatever rounding makes of it.
    Hardly,
}

/// The id that a figure of a year has among those of this year.
pub(super) fn of_year(of: &OfYear<'_>, id: &str, year: FinancialYear) -> String {
    tables::figure_of(id, year, of.figures.year)
}

/// Whether anything is told of a figure: its value, that it is suppressed, or that there can be none.
pub(super) fn is_told(of: &OfYear<'_>, id: &str) -> bool {
    let state = of.figures.get(id).map(|figure| &figure.state);
    state.is_some_and(|state| !matches!(state, State::Missing(_)))
}

/// The years from the first of which a figure is told to this one, those between included.
pub(super) fn years(of: &OfYear<'_>, id: &str) -> Vec<FinancialYear> {
    let known = std::iter::successors(Some(of.figures.year), |year| Some(year.previous()));
    let known: Vec<FinancialYear> = known.take(2 + EARLIER_YEARS).collect();
    let told = known.iter().rposition(|year| is_told(of, &of_year(of, id, *year)));
    let years = known.iter().take(told.map_or(0, |first| first + 1));
    years.rev().copied().collect()
}

/// What is known of a figure, to be drawn.
pub(super) fn mark(of: &OfYear<'_>, id: &str) -> Mark {
    let plain = || Mark::new(Value::of(&of.figures, id));
    let Some(figure) = of.figures.get(id).filter(|figure| figure.number().is_none()) else {
        return plain();
    };
    let (Some((low, high)), Some(text)) = (figure.bounds(), figure.text()) else {
        return plain();
    };
    let [low, high] = [low, high].map(|end| drawn(end * figure.unit.scale()));
    Mark {
        value: Value::Known {
            number: f64::midpoint(low, high),
            text,
        },
        range: Some((low, high)),
    }
}

/// Where years of the Ombudsman's figures cannot be compared, with the notes that say why; a note has the number of its place,
/// from 1. Only years of which something is known are set beside each other. Compliance has none: what it is a share of are
/// the remedies that fell due, however many complaints were taken or investigated.
pub(super) fn breaks(of: &OfYear<'_>, id: &str, years: &[FinancialYear]) -> (Vec<Break>, Vec<String>) {
    let known = |(_, year): &(usize, &FinancialYear)| tables::is_known(&of.figures, &of_year(of, id, **year));
    let known: Vec<(usize, &FinancialYear)> = years.iter().enumerate().filter(known).collect();
    let (mut breaks, mut notes) = (Vec::new(), Vec::new());
    if id == "compliance-rate" {
        return (breaks, notes);
    }
    for pair in known.windows(2) {
        let [(_, earlier), (before, later)] = [pair[0], pair[1]];
        let said = tables::comparability(&of.project.editions, &BTreeSet::from([*earlier, *later]));
        let numbers = said.into_iter().map(|note| {
            let place = notes.iter().position(|told| *told == note).unwrap_or_else(|| {
                notes.push(note);
                notes.len() - 1
            });
            place + 1
        });
        let numbers: Vec<usize> = numbers.collect();
        breaks.extend((!numbers.is_empty()).then_some(Break { before, notes: numbers }));
    }
    (breaks, notes)
}

/// How a figure has changed on last year, where both years are known and the change can be told.
pub(super) fn change(of: &OfYear<'_>, id: &str) -> Option<Change> {
    let [now, before] = [of.figures.get(id)?, of.figures.get(&tables::last_year(id))?];
    // Not as texts: one of them may be marked as provisional or revised.
    let printed = |figure: &Figure| Some((figure.unit.rounded(figure.number()?), figure.is_about()));
    let is_as_printed = match (printed(now), printed(before)) {
        (Some(now), Some(before)) => now == before,
        _ => now.text()? == before.text()?,
    };
    let direction = of.figures.text(&format!("{id}-direction"))?;
    Some(match (direction == UNCHANGED, is_as_printed) {
        (true, true) => Change::Unchanged,
        (false, false) => Change::Moved,
        _ => Change::Hardly,
    })
}

/// Whether a figure is known only as a range, which prints as "95% to 99%": no other "to" can stand beside it.
pub(super) fn is_range(of: &OfYear<'_>, id: &str) -> bool {
    of.figures
        .get(id)
        .is_some_and(|figure| figure.known().is_some() && figure.number().is_none())
}

/// A figure as words that print it.
pub(super) fn printed(of: &OfYear<'_>, id: &str) -> Option<Vec<Inline>> {
    Some(vec![figure(of, id)?])
}

/// "rose from 30 to 34", "remained unchanged at 34", "hardly changed, from 91% to 92%", "rose to 100%, after 95% to 99% the
/// year before".
pub(super) fn in_words(of: &OfYear<'_>, id: &str) -> Option<Vec<Inline>> {
    let [now, before, direction] = [id.to_owned(), tables::last_year(id), format!("{id}-direction")];
    let from_to = || -> Option<Vec<Inline>> {
        Some([words("from "), printed(of, &before)?, words(" to "), printed(of, &now)?].concat())
    };
    Some(match change(of, id)? {
        Change::Moved if [&now, &before].iter().any(|id| is_range(of, id)) => [
            printed(of, &direction)?,
            words(" to "),
            printed(of, &now)?,
            words(", after "),
            printed(of, &before)?,
            words(" the year before"),
        ]
        .concat(),
        Change::Moved => [printed(of, &direction)?, words(" "), from_to()?].concat(),
        Change::Unchanged => [printed(of, &direction)?, words(" at "), printed(of, &now)?].concat(),
        Change::Hardly if of.figures.text(&now) == of.figures.text(&before) => {
            [words("hardly changed, at "), printed(of, &now)?].concat()
        }
        Change::Hardly => [words("hardly changed, "), from_to()?].concat(),
    })
}

/// ", above the average of county councils", where that is known.
pub(super) fn against(of: &OfYear<'_>, id: &str) -> Vec<Inline> {
    let Some(word) = printed(of, &format!("{id}-against-similar")) else {
        return Vec::new();
    };
    let average = format!(" the average of {}", similar(of));
    [words(", "), word, words(&average)].concat()
}

/// Authorities of the council's type: "county councils".
pub(super) fn similar(of: &OfYear<'_>) -> &'static str {
    of.project.council.authority_type.value.plural()
}

/// Why a year has no value, as a note has it; nothing where it has one.
pub(super) fn reason(figure: Option<&Figure>) -> Option<String> {
    match figure.map(|figure| &figure.state) {
        Some(State::Known(_)) => None,
        Some(State::Suppressed) => Some(format!("suppressed: {WHY_SUPPRESSED}")),
        Some(State::NotApplicable(reason)) => Some(format!("not applicable, since {}", crate::units::phrase(reason))),
        Some(State::Missing(_)) | None => Some("not given".to_owned()),
    }
}
