//! A figure as a row of a list.

use serde_json::{Map, Value as Json};

use crate::units::{Exact, decimal};
use crate::workings::{FilePlace, Origin, Working};

/// What a row tells of its figure, in the order of its columns.
pub const HEADINGS: [&str; 17] = [
    "council",
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
    "source",
    "places",
];

/// Those that are numbers, to six decimals. A value is in the figure's unit: a percentage as 91.891892. Only what is
/// known as a range has `low` and `high`, or `high` alone, in the place of a value.
const NUMBERS: [&str; 5] = ["value", "low", "high", "numerator", "denominator"];

/// A figure: all of it text, empty where there is nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Whether the figure has a value, be it zero.
    pub has_value: bool,
    cells: [String; HEADINGS.len()],
    inputs: Vec<String>,
    places: Vec<String>,
}

impl Row {
    /// The row of a figure of a council, by which rows of several can stand in one table; `folder` is the project's, and
    /// stands before the names of its files unless it is ".".
    #[must_use]
    pub fn new(council: &str, working: &Working, folder: &str) -> Self {
        let number = |number: Option<Exact>| number.map(|number| decimal(number, 6)).unwrap_or_default();
        let inputs = working.origins.iter().map(|origin| match origin {
            Origin::Figure(id) => id.clone(),
            Origin::Given(place) => place.below(folder),
        });
        let mut places: Vec<String> = Vec::new();
        for place in working.places.iter().map(FilePlace::to_string) {
            if !places.contains(&place) {
                places.push(place);
            }
        }
        Self {
            has_value: working.has_value(),
            cells: [
                council.to_owned(),
                // As in the names of files: a slash makes some spreadsheets take a year for a day.
                working.sheet.hyphenated(),
                working.id.clone(),
                working.name.clone(),
                working.label.clone(),
                working.unit.name().to_owned(),
                working.text.replace('\u{a0}', " "),
                number(working.value),
                number(working.low),
                number(working.high),
                number(working.numerator),
                number(working.denominator),
                working.status.to_owned(),
                working.note.clone(),
                working.formula.clone(),
                working.source.clone().unwrap_or_default(),
                places.join("; "),
            ],
            inputs: inputs.collect(),
            places,
        }
    }

    /// The cell under a heading; empty under any that there is not.
    #[must_use]
    pub fn cell(&self, heading: &str) -> &str {
        let index = HEADINGS.iter().position(|known| *known == heading);
        index.map_or("", |index| &self.cells[index])
    }

    /// The same for a table that a spreadsheet may open: words that it would run as a formula have an apostrophe before
    /// them, by which it knows that they are words.
    #[must_use]
    pub fn harmless_cell(&self, heading: &str) -> String {
        let cell = self.cell(heading);
        if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !NUMBERS.contains(&heading) {
            format!("'{cell}")
        } else {
            cell.to_owned()
        }
    }

    /// A range in one cell: "8000 to 9000", "<5"; empty if it is none.
    #[must_use]
    pub fn range(&self) -> String {
        match (self.cell("low"), self.cell("high")) {
            ("", "") => String::new(),
            ("", high) => format!("<{high}"),
            (low, high) => format!("{low} to {high}"),
        }
    }

    /// An object with `null` where there is nothing, and with what the figure is worked out from.
    #[must_use]
    pub fn as_json(&self) -> Json {
        let mut object: Map<String, Json> = HEADINGS
            .into_iter()
            .zip(&self.cells)
            .map(|(heading, cell)| (heading.to_owned(), json_cell(heading, cell)))
            .collect();
        object.insert("places".to_owned(), self.places.clone().into());
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
