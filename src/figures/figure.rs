//! One figure: what it is, what it is worth, how it came about and how it prints.

use std::sync::Arc;

use crate::diagnostic::Spot;
use crate::model::Amount;
use crate::units::{
    Count, Exact, FinancialYear, Money, NO_BREAK_SPACE, PerHundredThousand, Percent, PercentagePoints, Rank, in_words,
    round_half_up,
};

/// A figure of a year. Its words are shared, since it stands on many a sheet and under its id in those that follow from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Stable name in kebab case: `uphold-rate`. In the YAML and in templates it is written `uphold_rate`.
    pub id: Arc<str>,
    /// What it is, in words: "Uphold rate".
    pub label: Arc<str>,
    /// What it counts.
    pub unit: Unit,
    /// The year that it is about; of a figure of last year's column, last year.
    pub year: FinancialYear,
    /// How it is worked out: "upheld ÷ investigations".
    pub formula: Arc<str>,
    /// What it is worked out from.
    pub inputs: Arc<[Input]>,
    /// What the project says of where its number comes from: "the complaints register"; `None` where nothing is said, or
    /// where it is worked out from others.
    pub source: Option<Arc<str>>,
    /// What it is worth, or why it is worth nothing.
    pub state: State,
}

/// What a figure counts, which decides how it prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Cases, people, anything counted.
    Count,
    /// A proportion, printed as a whole number of per cent.
    Percent,
    /// The difference of two proportions, in percentage points.
    PercentagePoints,
    /// A number for every 100,000 residents.
    PerHundredThousand,
    /// A place in an order.
    Rank,
    /// Pounds; the value is in pence.
    Money,
    /// A word or phrase that follows from numbers: "rose".
    Words,
}

impl Unit {
    /// Its name in companion data.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Percent => "percent",
            Self::PercentagePoints => "percentage points",
            Self::PerHundredThousand => "per 100,000 residents",
            Self::Rank => "rank",
            Self::Money => "pounds",
            Self::Words => "words",
        }
    }

    /// What a value is multiplied by to be read in this unit: a proportion by 100 for per cent, pence by 1/100 for pounds.
    #[must_use]
    pub fn scale(self) -> Exact {
        match self {
            Self::Percent | Self::PercentagePoints => Exact::from_integer(100),
            Self::Money => Exact::new(1, 100),
            _ => Exact::from_integer(1),
        }
    }

    /// A value of this unit as text; differences print without their sign, which a word beside them carries.
    #[must_use]
    pub fn print(self, value: Exact) -> String {
        match self {
            Self::Count => Count(whole(value)).to_string(),
            Self::Percent => Percent(value).to_string(),
            Self::PercentagePoints => PercentagePoints(value).to_string(),
            Self::PerHundredThousand => PerHundredThousand(value).to_string(),
            Self::Rank => Rank(whole(value)).to_string(),
            Self::Money => Money(round_half_up(value, 0).abs()).to_string(),
            Self::Words => String::new(),
        }
    }

    /// The decimals that it prints, counted in its own scale.
    #[must_use]
    pub fn decimals(self) -> u32 {
        match self {
            Self::PerHundredThousand => 1,
            Self::Money => 2,
            _ => 0,
        }
    }

    /// What is printed for a value, in units of its last decimal and with its sign.
    #[must_use]
    pub fn rounded(self, value: Exact) -> i128 {
        round_half_up(value * self.scale(), self.decimals())
    }

    /// A bound as text: rounded up, so that what was below it still is.
    fn print_bound(self, bound: Exact) -> String {
        let steps = self.scale() * 10_i128.pow(self.decimals());
        self.print((bound * steps).ceil() / steps)
    }

    /// The same with numbers up to nine in words, where prose would have them so.
    fn print_in_words(self, value: Exact) -> Option<String> {
        match self {
            Self::Count if whole(value) <= 9 => Some(in_words(whole(value))),
            Self::PercentagePoints => Some(PercentagePoints(value).in_words()),
            _ => None,
        }
    }
}

/// Words run together. There are thousands of figures, so that the half of the time that `format!` takes for it is felt.
pub(super) fn joined(words: &[&str]) -> Arc<str> {
    words.concat().into()
}

fn whole(value: Exact) -> u64 {
    u64::try_from(round_half_up(value, 0).unsigned_abs()).unwrap_or(u64::MAX)
}

/// What a figure is worked out from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Another figure of the same sheet, by its id.
    Figure(Arc<str>),
    /// A value of an input file.
    Given(Spot),
}

/// What a figure is worth; missing, zero and not applicable are three things.
#[derive(Debug, Clone, PartialEq)]
pub enum State {
    /// It has a value (which may be zero).
    Known(Known),
    /// There can be no value, for this reason ("no investigation ended in the year").
    NotApplicable(Arc<str>),
    /// It cannot be worked out, since this is not given.
    Missing(Arc<str>),
    /// It is left out, being a small number or one that a small number could be worked out from; which of the two is
    /// not told, and so cannot be found out.
    Suppressed,
}

/// A value and how well it is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// The value.
    pub value: Value,
    /// What stands above the line, for a ratio with both counts.
    pub numerator: Option<Exact>,
    /// What stands below it.
    pub denominator: Option<Exact>,
    /// How it is known.
    pub status: Status,
}

/// A number, or words that follow from numbers.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number, more or less exact; never [`Amount::NotApplicable`].
    Number(Amount<Exact>),
    /// Words, the preferred form first, then any other that may stand for it.
    Words(Vec<String>),
}

/// How a value is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// Given by the source as a count.
    Given,
    /// Worked out here from counts.
    Computed,
    /// A rate that the source gives without its counts.
    Stated,
    /// The source gives it as approximate, or as a range.
    Approximate,
    /// The source says only what it is less than.
    Bounded,
    /// It may still change, for this reason.
    Provisional(String),
    /// The source has revised it; what was published before, as printed.
    Revised(String),
}

impl Status {
    /// Its name in companion data.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Computed => "computed",
            Self::Stated => "stated",
            Self::Approximate => "approximate",
            Self::Bounded => "bounded",
            Self::Provisional(_) => "provisional",
            Self::Revised(_) => "revised",
        }
    }
}

impl Figure {
    /// Its name in the YAML and in templates: `uphold_rate`.
    #[must_use]
    pub fn name(&self) -> String {
        self.id.replace('-', "_")
    }

    /// The value, if it has one.
    #[must_use]
    pub fn known(&self) -> Option<&Known> {
        match &self.state {
            State::Known(known) => Some(known),
            State::NotApplicable(_) | State::Missing(_) | State::Suppressed => None,
        }
    }

    /// The number, if it is one and exactly known or known as about so much; a percentage is a proportion.
    #[must_use]
    pub fn number(&self) -> Option<Exact> {
        match self.known()?.value {
            Value::Number(Amount::Exactly(number) | Amount::About(number)) => Some(number),
            _ => None,
        }
    }

    /// Whether its number is known only as about so much.
    #[must_use]
    pub fn is_about(&self) -> bool {
        self.known()
            .is_some_and(|known| matches!(known.value, Value::Number(Amount::About(_))))
    }

    /// The least and the most that its number can be, if it is one.
    #[must_use]
    pub fn bounds(&self) -> Option<(Exact, Exact)> {
        match self.known()?.value {
            Value::Number(Amount::Exactly(number) | Amount::About(number)) => Some((number, number)),
            Value::Number(Amount::Between(low, high)) => Some((low, high)),
            Value::Number(Amount::Under(bound)) => Some((Exact::from_integer(0), bound)),
            Value::Number(Amount::NotApplicable(_)) | Value::Words(_) => None,
        }
    }

    /// Says where its number comes from, unless that is said already or it is worked out from others.
    pub(super) fn cite(&mut self, source: &Arc<str>) {
        let is_given = self.inputs.iter().any(|input| matches!(input, Input::Given(_)));
        if self.source.is_none() && is_given {
            self.source = Some(Arc::clone(source));
        }
    }

    /// The same among the figures of a later year, which may call it otherwise: the ids of it and its inputs end in
    /// `suffix`, and its label has its year.
    pub(super) fn earlier(&self, label: &str, suffix: &str) -> Self {
        let inputs = self.inputs.iter().map(|input| match input {
            Input::Figure(id) => Input::Figure(joined(&[id, "-", suffix])),
            Input::Given(spot) => Input::Given(*spot),
        });
        Self {
            id: joined(&[&self.id, "-", suffix]),
            label: joined(&[label, " in ", &self.year.to_string()]),
            unit: self.unit,
            year: self.year,
            formula: Arc::clone(&self.formula),
            inputs: inputs.collect(),
            source: self.source.clone(),
            state: self.state.clone(),
        }
    }

    /// How the figure prints, if it has a value.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        let known = self.known()?;
        let is_marked = matches!(known.status, Status::Provisional(_) | Status::Revised(_));
        match known.value {
            // The other ways are of no use to somebody who asks for one.
            Value::Number(Amount::Exactly(number)) if !is_marked => Some(self.unit.print(number)),
            _ => known.forms(self.unit).into_iter().next(),
        }
    }

    /// Every way in which the figure may be printed, the usual one first; empty without a value.
    ///
    /// A writer of prose may want "three" for 3 and "none" or "no" for 0; anything else in its place is an error.
    #[must_use]
    pub fn forms(&self) -> Vec<String> {
        self.known().map(|known| known.forms(self.unit)).unwrap_or_default()
    }
}

impl Known {
    /// Every way in which a value of this unit may be printed, the usual one first.
    pub(super) fn forms(&self, unit: Unit) -> Vec<String> {
        let suffix = match &self.status {
            Status::Provisional(_) => "(provisional)",
            Status::Revised(_) => "(revised)",
            _ => "",
        };
        let plain = match &self.value {
            Value::Words(words) => return words.clone(),
            Value::Number(amount) => number_forms(unit, amount),
        };
        let with_suffix = |form: String| {
            if suffix.is_empty() {
                form
            } else {
                format!("{form}{NO_BREAK_SPACE}{suffix}")
            }
        };
        plain.into_iter().map(with_suffix).collect()
    }
}

fn number_forms(unit: Unit, amount: &Amount<Exact>) -> Vec<String> {
    let plain = |value: &Exact| std::iter::once(unit.print(*value)).chain(unit.print_in_words(*value));
    let around = |value: &Exact| {
        plain(value)
            .map(|form| format!("around{NO_BREAK_SPACE}{form}"))
            .collect()
    };
    match amount {
        Amount::Exactly(value) => {
            let zero = (unit == Unit::Count && *value.numer() == 0).then(|| "no".to_owned());
            plain(value).chain(zero).collect()
        }
        Amount::About(value) => around(value),
        Amount::Between(low, high) if unit.rounded(*low) == unit.rounded(*high) => around(low),
        Amount::Between(low, high) => {
            vec![format!("{} to{NO_BREAK_SPACE}{}", unit.print(*low), unit.print(*high))]
        }
        Amount::Under(bound) => vec![format!("under{NO_BREAK_SPACE}{}", unit.print_bound(*bound))],
        Amount::NotApplicable(_) => Vec::new(),
    }
}
