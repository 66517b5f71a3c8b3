//! Changes on last year: in counts, per cent and percentage points, and the words for them.

use std::cmp::Ordering;

use super::Figures;
use super::figure::{Figure, Input, Known, State, Status, Unit, Value};
use super::sheet::lower_first;
use crate::model::Amount;
use crate::units::{Exact, round_half_up};

/// How far one figure lies from another.
pub(super) struct Distance {
    /// The difference, with its sign.
    pub(super) magnitude: State,
    /// Its direction as it prints: a difference that rounds to nothing is none.
    direction: Option<Ordering>,
}

/// Adds last year's value of every figure, the change, and the words for it.
pub(super) fn add(figures: &mut Figures, last_year: &Figures) {
    let measured: Vec<Figure> = figures
        .iter()
        .filter(|figure| last_year.get(&figure.id).is_some())
        .cloned()
        .collect();
    for now in measured
        .into_iter()
        .filter(|figure| matches!(figure.unit, Unit::Count | Unit::Percent | Unit::PerHundredThousand))
    {
        let Some(before) = last_year.get(&now.id) else { continue };
        let before_id = format!("{}-last-year", now.id);
        let mut before = before.clone();
        before.id.clone_from(&before_id);
        before.label = format!("{} in {}", now.label, last_year.year);
        change(figures, &now, &before);
        figures.add(before);
    }
}

fn change(figures: &mut Figures, now: &Figure, before: &Figure) {
    let id = &now.id;
    let inputs = || vec![Input::Figure(id.clone()), Input::Figure(before.id.clone())];
    let distance = distance(now, before);
    let unit = if now.unit == Unit::Percent {
        Unit::PercentagePoints
    } else {
        now.unit
    };
    let formula = format!("{} − the same in {}", lower_first(&now.label), before.year);
    let label = format!("Change in {} on {}", lower_first(&now.label), before.year);
    figures.add_worked(
        &format!("{id}-change"),
        &label,
        unit,
        &formula,
        inputs(),
        distance.magnitude.clone(),
    );
    let word = distance.word("rose", "remained unchanged", "fell");
    figures.add_worked(
        &format!("{id}-direction"),
        &label,
        Unit::Words,
        &formula,
        inputs(),
        word,
    );
    let phrase = distance.phrase(
        unit,
        |by| format!("rose by {by}"),
        "remained unchanged",
        |by| format!("fell by {by}"),
    );
    figures.add_worked(&format!("{id}-moved"), &label, Unit::Words, &formula, inputs(), phrase);
    if now.unit == Unit::Count {
        let formula = format!("change ÷ the number in {}", before.year);
        figures.add_worked(
            &format!("{id}-change-per-cent"),
            &label,
            Unit::Percent,
            &formula,
            inputs(),
            per_cent(now, before),
        );
    }
}

/// The change as a proportion of last year's number; from a base of zero there is none.
fn per_cent(now: &Figure, before: &Figure) -> State {
    let (Some(a), Some(b)) = (now.number(), before.number()) else {
        return not_both(now, before);
    };
    if *b.numer() == 0 {
        return State::NotApplicable(format!(
            "{} was 0, from which there is no percentage change",
            lower_first(&before.label)
        ));
    }
    let difference = a - b;
    let magnitude = if difference < Exact::from_integer(0) {
        -difference
    } else {
        difference
    };
    State::Known(Known {
        value: Value::Number(approximately(now, before, magnitude / b)),
        numerator: Some(difference),
        denominator: Some(b),
        status: status(now, before),
    })
}

/// The distance of one figure from another of the same unit.
pub(super) fn distance(own: &Figure, other: &Figure) -> Distance {
    let (Some(a), Some(b)) = (own.number(), other.number()) else {
        return Distance {
            magnitude: not_both(own, other),
            direction: None,
        };
    };
    let difference = a - b;
    let printed = match own.unit {
        Unit::Percent => round_half_up(difference * 100, 0),
        Unit::PerHundredThousand => round_half_up(difference, 1),
        _ => round_half_up(difference, 0),
    };
    let value = Value::Number(approximately(own, other, difference));
    let magnitude = State::Known(Known {
        value,
        numerator: None,
        denominator: None,
        status: status(own, other),
    });
    Distance {
        magnitude,
        direction: Some(printed.cmp(&0)),
    }
}

impl Distance {
    /// The word for its direction.
    pub(super) fn word(&self, more: &str, equal: &str, less: &str) -> State {
        self.words(|direction, _| {
            let word = match direction {
                Ordering::Greater => more,
                Ordering::Equal => equal,
                Ordering::Less => less,
            };
            vec![word.to_owned()]
        })
    }

    /// The phrase for direction and size, small numbers in words; the same with digits may stand for it.
    pub(super) fn phrase(
        &self,
        unit: Unit,
        more: impl Fn(&str) -> String,
        equal: &str,
        less: impl Fn(&str) -> String,
    ) -> State {
        self.words(|direction, known| {
            let sizes = sizes(unit, known);
            match direction {
                Ordering::Greater => sizes.iter().map(|size| more(size)).collect(),
                Ordering::Equal => vec![equal.to_owned()],
                Ordering::Less => sizes.iter().map(|size| less(size)).collect(),
            }
        })
    }

    fn words(&self, words: impl Fn(Ordering, &Known) -> Vec<String>) -> State {
        match (&self.magnitude, self.direction) {
            (State::Known(known), Some(direction)) => State::Known(Known {
                value: Value::Words(words(direction, known)),
                numerator: None,
                denominator: None,
                status: known.status.clone(),
            }),
            (state, _) => state.clone(),
        }
    }
}

/// A size in words where prose writes small numbers so, then in digits.
fn sizes(unit: Unit, known: &Known) -> Vec<String> {
    let mut forms = known.forms(unit);
    forms.truncate(2);
    forms.reverse();
    forms
}

fn approximately(a: &Figure, b: &Figure, value: Exact) -> Amount<Exact> {
    if status(a, b) == Status::Approximate {
        Amount::About(value)
    } else {
        Amount::Exactly(value)
    }
}

fn status(a: &Figure, b: &Figure) -> Status {
    super::sheet::combined(&Amount::Exactly(Exact::from_integer(0)), [a, b])
}

fn not_both(a: &Figure, b: &Figure) -> State {
    let reason = |figure: &Figure| match &figure.state {
        State::Known(_) => None,
        State::NotApplicable(reason) => Some(State::NotApplicable(reason.clone())),
        State::Missing(reason) => Some(State::Missing(reason.clone())),
    };
    reason(a)
        .or_else(|| reason(b))
        .unwrap_or_else(|| State::Missing(format!("{} is only known as a range", lower_first(&a.label))))
}
