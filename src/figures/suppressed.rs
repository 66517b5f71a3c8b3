//! Small numbers of a council's own: which are left out, and what has to be left out beside them.
//!
//! In: a sheet with everything that the council has counted in one year. Out: the same sheet, suppressed. Counts of 1 to 4
//! are suppressed, and rates that tell such a count; 0 stays, since it is about nobody. Then other numbers go with them
//! until a reader can work out none: of every small number at least two values from 1 to 4 remain possible to somebody
//! who holds all that is shown of the year against each other, and who knows that 0 would have been shown.
//!
//! Only the year's own data decide, so that each document suppresses the same of a year. What two years could tell
//! together is a change, which is suppressed with either of its years.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::sync::Arc;

use super::possible::{Cell, Limit, Numbers};
use super::sheet::Relation;
use super::{Figure, Figures, Input, State, Status, Unit};
use crate::units::{Exact, round_half_up};

/// The counts from which people might be known.
pub(super) const SMALL: RangeInclusive<i128> = 1..=4;

/// Suppresses the small numbers of a sheet, and all that they could be worked out from.
pub(super) fn suppress(figures: &mut Figures) {
    let (ids, mut numbers) = numbers(figures);
    numbers.protect();
    let hidden = ids.iter().zip(&numbers.cells).filter(|(_, cell)| cell.is_hidden);
    let hidden = hidden.map(|(id, _)| Arc::from(*id)).collect();
    let ids: BTreeSet<&str> = ids.into_iter().collect();
    let hidden = with_what_follows(figures, hidden, &ids);
    figures.suppress(&hidden);
}

/// The numbers of a sheet with their ids, and what a reader can hold them against.
fn numbers(figures: &Figures) -> (Vec<&str>, Numbers) {
    let counts = figures.iter().filter(|figure| figure.unit == Unit::Count);
    let mut cells: BTreeMap<&str, Cell> = counts
        .filter_map(|figure| Some((&*figure.id, counted(figure)?)))
        .collect();
    for relation in figures.relations() {
        if let Relation::Stated { rate, base } = relation
            && let (Some(stated), Some(base)) = (figures.get(rate), figures.number(base))
            && let Some(cell) = stated_count(stated, base)
        {
            cells.insert(&stated.id, cell);
        }
    }
    let ids: Vec<&str> = cells.keys().copied().collect();
    let at = |id: &str| ids.binary_search(&id).ok();
    let limits = figures.relations().iter().filter_map(|relation| match relation {
        Relation::AddsUp { whole, parts } => {
            let found: Vec<usize> = parts
                .iter()
                .filter_map(|part| at(part).or_else(|| at(&format!("{part}-rate"))))
                .collect();
            (!found.is_empty()).then_some(())?;
            Some(Limit::new(at(whole)?, found, true))
        }
        Relation::Within { whole, part } => Some(Limit::new(at(whole)?, vec![at(part)?], false)),
        Relation::Stated { rate, base } => Some(Limit::new(at(base)?, vec![at(rate)?], false)),
    });
    let limits = limits.collect();
    (ids, Numbers::new(cells.into_values().collect(), limits))
}

/// A count, as what is printed of it tells.
fn counted(figure: &Figure) -> Option<Cell> {
    let (low, high) = figure.bounds()?;
    let (low, high) = (low.ceil().to_integer(), high.floor().to_integer());
    let value = if low == 0 { high } else { low };
    let mut cell = Cell::new(value, low..=high);
    // The note on a revised number says what was printed before.
    if let Status::Revised(before) = &figure.known()?.status {
        cell.is_hidden |= before.parse().is_ok_and(|before| SMALL.contains(&before));
    }
    Some(cell)
}

/// The count that a stated rate tells of, where it is a share of so many.
fn stated_count(rate: &Figure, base: Exact) -> Option<Cell> {
    let (low, high) = rate.bounds()?;
    let half = if low == high {
        Exact::new(1, 200)
    } else {
        Exact::from_integer(0)
    };
    let value = round_half_up(high * base, 0);
    // What rounds to the printed percentage; where nothing does, the source has cut off, and about so many it is.
    let least = ((low - half) * base).ceil().to_integer().clamp(0, value);
    let most = (((high + half) * base).ceil().to_integer() - 1).max(value);
    Some(Cell::new(value, least..=most))
}

/// What is suppressed, with every rate and word that is worked out from it; the counts themselves have been decided on.
fn with_what_follows(
    figures: &Figures,
    mut hidden: BTreeSet<Arc<str>>,
    decided: &BTreeSet<&str>,
) -> BTreeSet<Arc<str>> {
    let bases: BTreeMap<&str, &str> = figures
        .relations()
        .iter()
        .filter_map(|relation| match relation {
            Relation::Stated { rate, base } => Some((rate.as_str(), base.as_str())),
            _ => None,
        })
        .collect();
    loop {
        let follows = |figure: &&Figure| {
            let from = figure.inputs.iter().filter_map(|input| match input {
                Input::Figure(id) if !decided.contains(&*figure.id) => Some(&**id),
                _ => None,
            });
            let base = bases.get(&*figure.id).copied();
            let is_told = matches!(figure.state, State::Known(_) | State::NotApplicable(_));
            is_told && from.chain(base).any(|id| hidden.contains(id))
        };
        let more: Vec<Arc<str>> = figures.iter().filter(follows).map(|figure| figure.id.clone()).collect();
        let before = hidden.len();
        hidden.extend(more);
        if hidden.len() == before {
            return hidden;
        }
    }
}
