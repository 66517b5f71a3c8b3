//! A figure as a row of a list.

use serde_json::{Map, Value as Json};

use crate::diagnostic::Files;
use crate::figures::{Figure, Input, Known, State, Status, Value};
use crate::model::Amount;
use crate::units::{Exact, FinancialYear, decimal};

/// What a row tells of its figure, in the order of its columns.
pub(super) const HEADINGS: [&str; 14] = [
    "year",
    "id",
    "name",
    "label",
    "unit",
    "text",
    "value",
    "low",
    "high",
    "numerator",
    "denominator",
    "status",
    "note",
    "formula",
];

/// Those that are numbers, to six decimals. A value is in the figure's unit: a percentage as 91.891892. Only what is
/// known as a range has `low` and `high`, or `high` alone, in the place of a value.
const NUMBERS: [&str; 5] = ["value", "low", "high", "numerator", "denominator"];

/// A figure: all of it text, empty where there is nothing.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) has_value: bool,
    cells: [String; HEADINGS.len()],
    inputs: Vec<String>,
}

impl Row {
    pub(super) fn new(year: FinancialYear, figure: &Figure, files: &Files) -> Self {
        let (status, note) = match &figure.state {
            State::Known(known) => (known.status.name(), note(&known.status)),
            State::NotApplicable(reason) => ("not applicable", reason.clone()),
            State::Missing(reason) => ("missing", reason.clone()),
            State::Suppressed => ("suppressed", String::new()),
        };
        let known = figure.known();
        let [value, low, high] = known.map(|known| ends(figure, known)).unwrap_or_default();
        let part = |part: fn(&Known) -> Option<Exact>| {
            let number = known.and_then(part).map(|number| decimal(number, 6));
            number.unwrap_or_default()
        };
        let inputs = figure.inputs.iter().map(|input| match input {
            Input::Figure(id) => id.clone(),
            Input::Given(spot) => files.place(*spot).to_string(),
        });
        Self {
            has_value: known.is_some(),
            cells: [
                year.to_string(),
                figure.id.clone(),
                name(figure),
                figure.label.clone(),
                figure.unit.name().to_owned(),
                figure.text().unwrap_or_default().replace('\u{a0}', " "),
                value,
                low,
                high,
                part(|known| known.numerator),
                part(|known| known.denominator),
                status.to_owned(),
                note,
                figure.formula.clone(),
            ],
            inputs: inputs.collect(),
        }
    }

    /// The cell under a heading; empty under any that there is not.
    pub(super) fn cell(&self, heading: &str) -> &str {
        let index = HEADINGS.iter().position(|known| *known == heading);
        index.map_or("", |index| &self.cells[index])
    }

    /// A range in one cell: "8000 to 9000", "<5"; empty if it is none.
    pub(super) fn range(&self) -> String {
        match (self.cell("low"), self.cell("high")) {
            ("", "") => String::new(),
            ("", high) => format!("<{high}"),
            (low, high) => format!("{low} to {high}"),
        }
    }

    /// An object with `null` where there is nothing, and with what the figure is worked out from.
    pub(super) fn as_json(&self) -> Json {
        let mut object: Map<String, Json> = HEADINGS
            .into_iter()
            .zip(&self.cells)
            .map(|(heading, cell)| (heading.to_owned(), json_cell(heading, cell)))
            .collect();
        object.insert("inputs".to_owned(), self.inputs.clone().into());
        object.into()
    }
}

fn json_cell(heading: &str, cell: &str) -> Json {
    if cell.is_empty() {
        return Json::Null;
    }
    // A decimal number is written as JSON has it.
    let number = NUMBERS.contains(&heading).then(|| serde_json::from_str(cell).ok());
    number.flatten().unwrap_or_else(|| cell.into())
}

/// As templates write it: `uphold_rate` after `figures.`, and a fact with its `facts.`.
fn name(figure: &Figure) -> String {
    let name = figure.name();
    name.strip_prefix("fact_")
        .map_or_else(|| name.clone(), |fact| format!("facts.{fact}"))
}

/// What else is to be known of a value of this status.
fn note(status: &Status) -> String {
    match status {
        Status::Provisional(reason) => reason.clone(),
        Status::Revised(before) => format!("published before as {}", before.replace('\u{a0}', " ")),
        _ => String::new(),
    }
}

/// The value, and the ends of a range.
fn ends(figure: &Figure, known: &Known) -> [String; 3] {
    let print = |number: &Exact| decimal(*number * figure.unit.scale(), 6);
    let none = String::new;
    match &known.value {
        Value::Number(Amount::Exactly(number) | Amount::About(number)) => [print(number), none(), none()],
        Value::Number(Amount::Between(low, high)) => [none(), print(low), print(high)],
        Value::Number(Amount::Under(number)) => [none(), none(), print(number)],
        Value::Number(Amount::NotApplicable(_)) | Value::Words(_) => [none(), none(), none()],
    }
}
