//! How figures were worked out, told so that nobody needs the program to follow it.
//!
//! In: a figure, the sheet that it is of, and the files that its numbers stand in. Out: a [`Working`], which holds words,
//! numbers and places and refers to nothing else: documents carry those of the figures that they print, companion data
//! lists them, and `explain` shows them as a tree.

mod listed;
mod told;
mod written;

pub use listed::ABOUT_THE_LIST;
pub use written::value_at;

use crate::diagnostic::Spot;
use crate::figures::{Figure, Figures, Input, Known, Unit, Value};
use crate::model::{Amount, Project};
use crate::units::{Exact, FinancialYear};

/// A figure with all that can be told of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Working {
    /// The year of the sheet that the figure is of; of a figure of last year's column, this year.
    pub sheet: FinancialYear,
    /// Its id in the documents of that sheet: `uphold-rate`.
    pub id: String,
    /// As templates write it: `uphold_rate` after `figures.`, and a fact with its `facts.`.
    pub name: String,
    /// What it is: "Uphold rate".
    pub label: String,
    /// What it counts.
    pub unit: Unit,
    /// How it usually prints; empty without a value.
    pub text: String,
    /// Its number in its unit: a percentage as 91.89…, a fall as −13.08…; of a range and of words there is none.
    pub value: Option<Exact>,
    /// The lower end of a range, in its unit.
    pub low: Option<Exact>,
    /// The upper end of a range, or what it is less than, in its unit.
    pub high: Option<Exact>,
    /// What stands above the line, for a ratio with both counts.
    pub numerator: Option<Exact>,
    /// What stands below it.
    pub denominator: Option<Exact>,
    /// How it is known, or that it is not: "given", "computed", "missing".
    pub status: &'static str,
    /// What else is to be known of its status: why it is provisional, or missing.
    pub note: String,
    /// How it is worked out: "complaints upheld ÷ investigations".
    pub formula: String,
    /// The same with the numbers: "34 complaints upheld of 37 investigations = 91.89%, rounded half up to 92%"; without a
    /// value, why there is none.
    pub told: String,
    /// What it is worked out from.
    pub origins: Vec<Origin>,
    /// Every place that a number behind it stands at, in the order in which the formula comes to them.
    pub places: Vec<FilePlace>,
    /// What the project says of where the number comes from.
    pub source: Option<String>,
}

/// What a figure is worked out from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Another figure of the sheet, by its id.
    Figure(String),
    /// A value of a file.
    Given(FilePlace),
}

/// A place in a file of the project, or in data that come with the program.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FilePlace {
    /// The file's name within the project: `2023-24.yaml`; `built-in averages.yaml` for data that come with the program.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1; 0 where it is not told.
    pub column: usize,
}

impl FilePlace {
    /// The place of a spot in the files of a project, wherever the project stands.
    #[must_use]
    pub fn of(project: &Project, spot: Spot) -> Self {
        let place = project.files.place(spot);
        let (line, column) = place.line_and_column();
        Self {
            file: project.name_of(&place.source).to_owned(),
            line,
            column,
        }
    }
}

impl FilePlace {
    /// The same from where the project's folder is seen: `my-council/2023-24.yaml:31:13`.
    #[must_use]
    pub fn below(&self, folder: &str) -> String {
        if folder == "." || self.file.starts_with(BUILT_IN) {
            self.to_string()
        } else {
            format!("{}/{self}", folder.trim_end_matches('/'))
        }
    }
}

/// What the names of data that come with the program begin with.
const BUILT_IN: &str = "built-in ";

/// As a list gives it: `2023-24.yaml:31:13`, and `2023-24.yaml:31` where the column is not told.
impl std::fmt::Display for FilePlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.column {
            0 => write!(f, "{}:{}", self.file, self.line),
            column => write!(f, "{}:{}:{column}", self.file, self.line),
        }
    }
}

impl Working {
    /// All that can be told of a figure of this sheet.
    #[must_use]
    pub fn new(project: &Project, figures: &Figures, figure: &Figure) -> Self {
        let known = figure.known();
        let (status, note) = told::status(&figure.state);
        let [value, low, high] = known.map(|known| ends(figure.unit, known)).unwrap_or_default();
        // A change in per cent is printed beside "up" or "down" and has its sign in its numerator alone, where nobody who
        // reads values looks for it.
        let is_fall = |known: &Known| known.numerator.is_some_and(|number| number < Exact::from_integer(0));
        let value = match value {
            Some(value) if known.is_some_and(is_fall) && value > Exact::from_integer(0) => Some(-value),
            value => value,
        };
        let part = |part: fn(&Known) -> Option<Exact>| known.and_then(part);
        let origin = |input: &Input| match input {
            Input::Figure(id) => Origin::Figure(id.to_string()),
            Input::Given(spot) => Origin::Given(FilePlace::of(project, *spot)),
        };
        let name = figure.name();
        let mut spots = Vec::new();
        gather(figures, figure, &mut spots);
        Self {
            sheet: figures.year,
            id: figure.id.to_string(),
            name: name
                .strip_prefix("fact_")
                .map_or_else(|| name.clone(), |fact| format!("facts.{fact}")),
            label: figure.label.to_string(),
            unit: figure.unit,
            text: figure.text().unwrap_or_default(),
            value,
            low,
            high,
            numerator: part(|known| known.numerator),
            denominator: part(|known| known.denominator),
            status,
            note,
            formula: figure.formula.to_string(),
            told: told::told(project, figures, figure),
            origins: figure.inputs.iter().map(origin).collect(),
            places: spots.into_iter().map(|spot| FilePlace::of(project, spot)).collect(),
            source: figure.source.as_deref().map(str::to_owned),
        }
    }

    /// Leaves out of every place its column: of two numbers on a line, the second's would tell how long the first is, which
    /// may be suppressed or exempt.
    pub fn leave_out_columns(&mut self) {
        let origins = self.origins.iter_mut().filter_map(|origin| match origin {
            Origin::Given(place) => Some(place),
            Origin::Figure(_) => None,
        });
        self.places.iter_mut().chain(origins).for_each(|place| place.column = 0);
    }

    /// Whether it has a value, be it zero.
    #[must_use]
    pub fn has_value(&self) -> bool {
        !self.text.is_empty()
    }
}

/// The workings of these figures, each once and in their order; an id that the sheet does not have has none.
#[must_use]
pub fn workings<'i>(project: &Project, figures: &Figures, ids: impl IntoIterator<Item = &'i str>) -> Vec<Working> {
    let mut seen = std::collections::BTreeSet::new();
    let new = ids.into_iter().filter(|id| seen.insert(*id));
    new.filter_map(|id| Some(Working::new(project, figures, figures.get(id)?)))
        .collect()
}

/// The spots behind a figure, each once. Figures follow from others without circles, since each is worked out from those
/// that were there before it.
fn gather(figures: &Figures, figure: &Figure, spots: &mut Vec<Spot>) {
    for input in &*figure.inputs {
        match input {
            Input::Given(spot) if !spots.contains(spot) => spots.push(*spot),
            Input::Given(_) => {}
            Input::Figure(id) => {
                if let Some(other) = figures.get(id).filter(|other| other.id != figure.id) {
                    gather(figures, other, spots);
                }
            }
        }
    }
}

/// The value, and the ends of a range, in the figure's unit.
fn ends(unit: Unit, known: &Known) -> [Option<Exact>; 3] {
    let scaled = |number: &Exact| Some(*number * unit.scale());
    match &known.value {
        Value::Number(Amount::Exactly(number) | Amount::About(number)) => [scaled(number), None, None],
        Value::Number(Amount::Between(low, high)) => [None, scaled(low), scaled(high)],
        Value::Number(Amount::Under(number)) => [None, None, scaled(number)],
        Value::Number(Amount::NotApplicable(_)) | Value::Words(_) => [None; 3],
    }
}
