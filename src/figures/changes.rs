//! Changes on last year: in counts, per cent and percentage points, and the words for them.

use std::cmp::Ordering;
use std::sync::Arc;

use super::Figures;
use super::figure::{Figure, Input, Known, State, Status, Unit, Value, joined};
use super::sheet::{without_number, worked};
use crate::units::{Exact, exact, lower_first};

/// How far one figure lies from another.
pub(super) struct Distance {
    /// The difference, with its sign.
    pub(super) magnitude: State,
    /// Its direction as it prints: a difference that rounds to nothing is none.
    direction: Option<Ordering>,
}

/// Adds last year's value of every figure, the change, and the words for it. On fewer cases than the smallest base a
/// change of a rate would say more than they can bear; they are said in counts.
pub(super) fn add(figures: &mut Figures, last_year: &Figures, smallest_base: u32) {
    let is_measured = |figure: &&Arc<Figure>| {
        matches!(
            figure.unit,
            Unit::Count | Unit::Money | Unit::Percent | Unit::PerHundredThousand
        )
    };
    let year = last_year.year.to_string();
    let measured: Vec<Arc<Figure>> = figures.shared().filter(is_measured).cloned().collect();
    for now in measured {
        let Some(before) = last_year.get(&now.id) else { continue };
        // Called as it is this year, should its name have changed.
        let before = before.earlier(&now.label, "last-year");
        change(figures, &now, (&before, &year), smallest_base);
        figures.add(before);
    }
}

/// Adds the change of a figure from `before`, which is that of the year.
fn change(figures: &mut Figures, now: &Figure, (before, year): (&Figure, &str), smallest_base: u32) {
    let id = &now.id;
    let inputs: Arc<[Input]> = [id, &before.id].map(|id| Input::Figure(Arc::clone(id))).into();
    let distance = if [now, before].iter().any(|figure| too_few(figure, smallest_base)) {
        let reason = format!("a share of fewer than {smallest_base} cases is too small a base for a change in rates");
        Distance {
            magnitude: State::NotApplicable(reason.into()),
            direction: None,
        }
    } else {
        distance(now, before)
    };
    let unit = if now.unit == Unit::Percent {
        Unit::PercentagePoints
    } else {
        now.unit
    };
    let name = lower_first(&now.label);
    let formula = joined(&[&name, " − the same in ", year]);
    let label = joined(&["Change in ", &name, " on ", year]);
    figures.add_worked(
        joined(&[id, "-change"]),
        Arc::clone(&label),
        unit,
        Arc::clone(&formula),
        Arc::clone(&inputs),
        distance.magnitude.clone(),
    );
    let words = ["rose", "remained unchanged", "fell"];
    figures.add_worked(
        joined(&[id, "-direction"]),
        Arc::clone(&label),
        Unit::Words,
        Arc::clone(&formula),
        Arc::clone(&inputs),
        distance.word(words),
    );
    let moved = distance.phrase(unit, words, |word, by| format!("{word} by {by}"));
    figures.add_worked(
        joined(&[id, "-moved"]),
        Arc::clone(&label),
        Unit::Words,
        formula,
        Arc::clone(&inputs),
        moved,
    );
    if matches!(now.unit, Unit::Count | Unit::Money) {
        let formula = joined(&["change ÷ the number in ", year]);
        figures.add_worked(
            joined(&[id, "-change-per-cent"]),
            label,
            Unit::Percent,
            formula,
            inputs,
            per_cent(now, before),
        );
    }
}

/// The change as a proportion of last year's number; from a base of zero there is none.
fn per_cent(now: &Figure, before: &Figure) -> State {
    let (Some(a), Some(b)) = (now.number(), before.number()) else {
        let unknown = without_number(now).or_else(|| without_number(before));
        return unknown.unwrap_or_else(|| State::Missing("".into()));
    };
    if *b.numer() == 0 {
        let base = lower_first(&before.label);
        return State::NotApplicable(format!("{base} was 0, from which there is no percentage change").into());
    }
    let difference = a - b;
    let size = if difference < Exact::from_integer(0) {
        -difference
    } else {
        difference
    };
    match worked(size / b, &[now, before]) {
        State::Known(known) => State::Known(Known {
            numerator: Some(difference),
            denominator: Some(b),
            ..known
        }),
        state => state,
    }
}

/// Whether a figure is a share of too few cases.
fn too_few(figure: &Figure, smallest_base: u32) -> bool {
    let base = figure.known().and_then(|known| known.denominator);
    figure.unit == Unit::Percent && base.is_some_and(|base| base < exact(smallest_base.into()))
}

/// The distance of one figure from another of the same unit.
pub(super) fn distance(own: &Figure, other: &Figure) -> Distance {
    if let (Some(a), Some(b)) = (own.number(), other.number()) {
        // The direction is that of what is printed: a difference that rounds to nothing is none.
        let direction = own.unit.rounded(a - b).cmp(&0);
        return Distance {
            magnitude: worked(a - b, &[own, other]),
            direction: Some(direction),
        };
    }
    let unknown = without_number(own).or_else(|| without_number(other));
    let direction = match (own.bounds(), other.bounds()) {
        (Some((low, _)), Some((_, high))) if low >= high => Some(Ordering::Greater),
        (Some((_, high)), Some((low, _))) if high <= low => Some(Ordering::Less),
        _ => None,
    };
    Distance {
        magnitude: unknown.unwrap_or_else(|| State::Missing("".into())),
        direction,
    }
}

impl Distance {
    /// The word for its direction, of those for more, as much and less.
    pub(super) fn word(&self, words: [&str; 3]) -> State {
        self.words(words, |word, _| vec![word.to_owned()])
    }

    /// Direction and size, small numbers in words; the same with digits may stand for it. Of ranges that lie apart only
    /// the direction is known.
    pub(super) fn phrase(&self, unit: Unit, words: [&str; 3], join: fn(&str, &str) -> String) -> State {
        self.words(words, |word, size| match size {
            Some(size) if word != words[1] => sizes(unit, size).iter().map(|size| join(word, size)).collect(),
            _ => vec![word.to_owned()],
        })
    }

    fn words(&self, [more, equal, less]: [&str; 3], phrase: impl Fn(&str, Option<&Known>) -> Vec<String>) -> State {
        let word = match self.direction {
            Some(Ordering::Greater) => more,
            Some(Ordering::Equal) => equal,
            Some(Ordering::Less) => less,
            None => return self.magnitude.clone(),
        };
        let size = match &self.magnitude {
            State::Known(known) => Some(known),
            State::NotApplicable(_) | State::Missing(_) | State::Suppressed => None,
        };
        let status = size.map_or(Status::Approximate, |known| known.status.clone());
        State::Known(Known {
            value: Value::Words(phrase(word, size)),
            numerator: None,
            denominator: None,
            status,
        })
    }
}

/// A size in words where prose writes small numbers so, then in digits.
fn sizes(unit: Unit, known: &Known) -> Vec<String> {
    let mut forms = known.forms(unit);
    forms.truncate(2);
    forms.reverse();
    forms
}
