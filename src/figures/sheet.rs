//! All figures of a year, by id, and the few operations by which one follows from others.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Figure, Input, Known, State, Status, Unit, Value};
use crate::diagnostic::Spot;
use crate::model::{Amount, At, PerCent, Quantity};
use crate::units::{Exact, FinancialYear, lower_first};

/// The formula of a number that a file gives.
pub const AS_GIVEN: &str = "as the source gives it";

/// The formula of an average that comes with the program, or that there is none of.
pub const AS_PUBLISHED: &str = "as published";

/// The figures of a year.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    /// The year.
    pub year: FinancialYear,
    by_id: BTreeMap<Arc<str>, Arc<Figure>>,
    clashes: Vec<Arc<str>>,
    relations: Vec<Relation>,
}

/// What a reader who sees some of these figures can hold the others against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Relation {
    /// The parts are all of the whole, where each of them is given.
    AddsUp {
        /// The id of the whole.
        whole: String,
        /// The ids of its parts; in the place of a count that is not given, its stated rate counts: `ID-rate`.
        parts: Vec<String>,
    },
    /// The second is no more than the first.
    Within {
        /// The id of the whole.
        whole: String,
        /// The id of the part.
        part: String,
    },
    /// A rate that the source states without its count.
    Stated {
        /// The id of the rate.
        rate: String,
        /// The id of what it is a share of.
        base: String,
    },
}

impl Extend<Figure> for Figures {
    /// Adds figures; the same figure worked out in another way takes the place of the first.
    fn extend<T: IntoIterator<Item = Figure>>(&mut self, figures: T) {
        for figure in figures {
            self.add(figure);
        }
    }
}

impl Figures {
    /// A sheet without figures.
    #[must_use]
    pub fn new(year: FinancialYear) -> Self {
        Self {
            year,
            by_id: BTreeMap::new(),
            clashes: Vec::new(),
            relations: Vec::new(),
        }
    }

    /// The figure of this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Figure> {
        self.by_id.get(id).map(Arc::as_ref)
    }

    /// The number of a figure, where it has one.
    #[must_use]
    pub fn number(&self, id: &str) -> Option<Exact> {
        self.get(id)?.number()
    }

    /// How a figure prints, where it has a value.
    #[must_use]
    pub fn text(&self, id: &str) -> Option<String> {
        self.get(id)?.text()
    }

    /// Takes in the figures of another sheet of the same year, with the clashes among them and what they can be held against.
    pub(super) fn take_in(&mut self, other: Self) {
        self.clashes.extend(other.clashes);
        self.relations.extend(other.relations);
        for figure in other.by_id.into_values() {
            self.add_shared(figure);
        }
    }

    /// The figures of these ids, and the others.
    pub(super) fn split(self, ids: &BTreeSet<Arc<str>>) -> [Self; 2] {
        let mut sheets = [Self::new(self.year), Self::new(self.year)];
        sheets[0].clashes = self.clashes;
        sheets[0].relations = self.relations;
        for figure in self.by_id.into_values() {
            sheets[usize::from(!ids.contains(&figure.id))].add_shared(figure);
        }
        sheets
    }

    /// Gives a figure another status, where it has a value.
    pub(super) fn replace_statuses(&mut self, other: impl Fn(&Status) -> Option<Status>) {
        for figure in self.by_id.values_mut() {
            if let Some(status) = figure.known().and_then(|known| other(&known.status))
                && let State::Known(known) = &mut Arc::make_mut(figure).state
            {
                known.status = status;
            }
        }
    }

    /// What its figures can be held against.
    pub(super) fn relations(&self) -> &[Relation] {
        &self.relations
    }

    /// Notes what a reader can hold figures against.
    pub(super) fn relate(&mut self, relation: Relation) {
        self.relations.push(relation);
    }

    /// Notes that these parts are all of the whole, where each of them is given.
    pub(super) fn adds_up(&mut self, whole: &str, parts: &[&str]) {
        self.relate(Relation::AddsUp {
            whole: whole.to_owned(),
            parts: parts.iter().map(|part| (*part).to_owned()).collect(),
        });
    }

    /// Leaves out the values of these figures.
    pub(super) fn suppress(&mut self, ids: &BTreeSet<Arc<str>>) {
        for id in ids {
            if let Some(figure) = self.by_id.get_mut(id) {
                Arc::make_mut(figure).state = State::Suppressed;
            }
        }
    }

    /// The rates that a source states without their counts, by their ids, each with the id of what it is a share of.
    pub fn stated_rates(&self) -> impl Iterator<Item = (&str, &str)> {
        self.relations.iter().filter_map(|relation| match relation {
            Relation::Stated { rate, base } => Some((rate.as_str(), base.as_str())),
            Relation::AddsUp { .. } | Relation::Within { .. } => None,
        })
    }

    /// All figures, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &Figure> {
        self.shared().map(Arc::as_ref)
    }

    /// The same, for those who keep them.
    pub(super) fn shared(&self) -> impl Iterator<Item = &Arc<Figure>> {
        self.by_id.values()
    }

    /// Ids that two figures of different labels lay claim to, as the officer's own names can make them.
    #[must_use]
    pub fn clashes(&self) -> &[Arc<str>] {
        &self.clashes
    }

    /// Adds a figure; the same figure worked out in another way takes the place of the first.
    pub(super) fn add(&mut self, figure: Figure) {
        self.add_shared(Arc::new(figure));
    }

    fn add_shared(&mut self, figure: Arc<Figure>) {
        match self.by_id.entry(Arc::clone(&figure.id)) {
            Entry::Vacant(place) => {
                place.insert(figure);
            }
            Entry::Occupied(mut first) => {
                if first.get().label != figure.label {
                    self.clashes.push(Arc::clone(&figure.id));
                }
                first.insert(figure);
            }
        }
    }

    /// Says of a figure where its number comes from, unless that is said already or it is worked out from others.
    pub(super) fn cite(&mut self, id: &str, source: &str) {
        if let Some(figure) = self.by_id.get_mut(id) {
            Arc::make_mut(figure).cite(&source.into());
        }
    }

    /// The same of every figure that is here by now.
    pub(super) fn cite_all(&mut self, source: &str) {
        let source = source.into();
        self.by_id
            .values_mut()
            .for_each(|figure| Arc::make_mut(figure).cite(&source));
    }

    /// Adds a figure that the source gives, or the figure as missing.
    pub(super) fn add_given<N: Copy + Into<Exact>>(
        &mut self,
        id: &str,
        label: &str,
        unit: Unit,
        given: Option<&At<Quantity<N>>>,
    ) {
        let (state, inputs) = given.map_or_else(
            || {
                (
                    State::Missing(format!("{} is not given", lower_first(label)).into()),
                    Vec::new(),
                )
            },
            |given| (given_state(given, unit), vec![Input::Given(given.spot)]),
        );
        self.add_worked(id, label, unit, AS_GIVEN, inputs, state);
    }

    /// Adds a figure of this sheet's year.
    pub(super) fn add_worked(
        &mut self,
        id: impl Into<Arc<str>>,
        label: impl Into<Arc<str>>,
        unit: Unit,
        formula: impl Into<Arc<str>>,
        inputs: impl Into<Arc<[Input]>>,
        state: State,
    ) {
        let figure = Figure {
            id: id.into(),
            label: label.into(),
            unit,
            year: self.year,
            formula: formula.into(),
            inputs: inputs.into(),
            source: None,
            state,
        };
        self.add(figure);
    }

    /// Adds a part as a share of its base, under its id and `-rate`; the rate that the source states, where it does not
    /// give both counts. `empty` says why there is none where the base is zero.
    pub(super) fn add_share(
        &mut self,
        part: &str,
        base: &str,
        label: &str,
        empty: &str,
        stated: Option<&At<Quantity<PerCent>>>,
    ) {
        let id = format!("{part}-rate");
        if stated.is_some() && (self.number(part).is_none() || self.number(base).is_none()) {
            self.add_given(&id, label, Unit::Percent, stated);
            return self.relate(Relation::Stated {
                rate: id,
                base: base.to_owned(),
            });
        }
        self.relate(Relation::Within {
            whole: base.to_owned(),
            part: part.to_owned(),
        });
        let state = self.share(part, base, empty);
        let inputs = [part, base].map(|id| Input::Figure(id.into()));
        self.add_worked(id, label, Unit::Percent, "the part ÷ its base", inputs, state);
    }

    /// One figure as a share of another. `empty` says why there is no rate where the base is zero.
    pub(super) fn share(&self, part: &str, whole: &str, empty: &str) -> State {
        let (Some(part), Some(whole)) = (self.get(part), self.get(whole)) else {
            return State::Missing(format!("{part} or {whole} is not known").into());
        };
        let (base, about) = match &whole.state {
            State::Known(Known {
                value: Value::Number(amount @ (Amount::Exactly(base) | Amount::About(base))),
                ..
            }) => (*base, matches!(amount, Amount::About(_))),
            State::Known(_) => {
                return State::Missing(format!("{} is only known as a range", lower_first(&whole.label)).into());
            }
            other => return other.clone(),
        };
        if *base.numer() == 0 {
            return State::NotApplicable(empty.into());
        }
        let amount = match &part.state {
            State::Known(Known {
                value: Value::Number(amount),
                ..
            }) => amount,
            State::Known(_) => return State::Missing(format!("{} is no number", lower_first(&part.label)).into()),
            other => return other.clone(),
        };
        let value = match amount.clone().map(|number| number / base) {
            // A share of about so many is about so much, however exactly its part is known.
            Amount::Exactly(share) if about => Amount::About(share),
            value => value,
        };
        let numerator = match amount {
            Amount::Exactly(number) | Amount::About(number) => Some(*number),
            _ => None,
        };
        State::Known(Known {
            status: combined(&value, [part, whole]),
            value: Value::Number(value),
            numerator,
            denominator: Some(base),
        })
    }
}

/// The state of a number that the source gives.
pub(super) fn given_state<N: Copy + Into<Exact>>(given: &Quantity<N>, unit: Unit) -> State {
    let amount = match given.amount.clone().map(Into::into) {
        Amount::NotApplicable(reason) => return State::NotApplicable(reason.into()),
        amount => amount,
    };
    let status = match (&given.provisional, given.revised_from) {
        (Some(reason), _) => Status::Provisional(reason.clone()),
        (None, Some(before)) => Status::Revised(unit.print(before.into())),
        (None, None) => of_amount(
            &amount,
            match unit {
                Unit::Percent | Unit::PerHundredThousand => Status::Stated,
                // Of anything but a rate there are no counts to be had.
                _ => Status::Given,
            },
        ),
    };
    State::Known(Known {
        value: Value::Number(amount),
        numerator: None,
        denominator: None,
        status,
    })
}

/// The status that an amount shows by itself; `exact` where it shows none.
pub(super) fn of_amount(amount: &Amount<Exact>, exact: Status) -> Status {
    match amount {
        Amount::About(_) | Amount::Between(..) => Status::Approximate,
        Amount::Under(_) => Status::Bounded,
        Amount::Exactly(_) | Amount::NotApplicable(_) => exact,
    }
}

/// The status of what is worked out from these: as good as the worst of them.
pub(super) fn combined<'a>(amount: &Amount<Exact>, inputs: impl IntoIterator<Item = &'a Figure>) -> Status {
    let mut status = of_amount(amount, Status::Computed);
    for known in inputs.into_iter().filter_map(Figure::known) {
        match &known.status {
            Status::Provisional(reason) => return Status::Provisional(reason.clone()),
            Status::Approximate if status == Status::Computed => status = Status::Approximate,
            _ => {}
        }
    }
    status
}

/// A number worked out from others: about so much as soon as one of them is.
pub(super) fn worked(number: Exact, from: &[&Figure]) -> State {
    let amount = if from.iter().any(|figure| figure.is_about()) {
        Amount::About(number)
    } else {
        Amount::Exactly(number)
    };
    let status = combined(&amount, from.iter().copied());
    State::Known(Known {
        value: Value::Number(amount),
        numerator: None,
        denominator: None,
        status,
    })
}

/// Why a figure has no number, in its own state: missing stays missing, and not applicable not applicable.
pub(super) fn without_number(figure: &Figure) -> Option<State> {
    match &figure.state {
        State::Known(_) if figure.number().is_some() => None,
        State::Known(_) => Some(State::Missing(
            format!("{} is only known as a range", lower_first(&figure.label)).into(),
        )),
        state => Some(state.clone()),
    }
}

/// The spot of a value, as an input.
pub(super) fn spot<T>(given: Option<&At<T>>) -> Option<Spot> {
    given.map(|given| given.spot)
}
