//! `figures`: every figure of a project with its value, counts and status.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::json;

use super::messages;
use crate::audience::for_audience;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::figures::{Figure, Known, State, Value};
use crate::load;
use crate::model::{Amount, Audience};
use crate::report::{self, Request};
use crate::units::{Exact, FinancialYear, decimal};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The project's folder
    #[arg(default_value = ".")]
    project: PathBuf,
    /// Only this year (may be given more than once); every year if left out
    #[arg(long, value_name = "YEAR")]
    year: Vec<FinancialYear>,
    /// How to list them
    #[arg(long, value_enum, default_value_t)]
    output: Output,
    /// List also the figures that cannot be worked out, and why
    #[arg(long)]
    all: bool,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Output {
    /// A table, for people
    #[default]
    Text,
    /// A list of objects
    Json,
    /// Comma-separated values
    Csv,
}

/// A figure as a row: all of it text, empty where there is nothing.
struct Row {
    year: String,
    id: String,
    label: String,
    unit: &'static str,
    text: String,
    value: String,
    numerator: String,
    denominator: String,
    status: &'static str,
    note: String,
}

const HEADINGS: [&str; 10] = [
    "year",
    "id",
    "label",
    "unit",
    "text",
    "value",
    "numerator",
    "denominator",
    "status",
    "note",
];

pub(super) fn run(arguments: &Arguments) -> Result<(), Diagnostics> {
    let (project, _) = load::project(&arguments.project)?;
    let project = for_audience(project, Audience::Public);
    let request = Request {
        years: arguments.year.clone(),
        ..Request::default()
    };
    let (views, _) = report::views(&project, &request)?;
    let figures = views
        .iter()
        .flat_map(|view| view.figures.iter().map(|figure| (view.file.year.value, figure)));
    let listed = figures.filter(|(_, figure)| arguments.all || !matches!(figure.state, State::Missing(_)));
    let rows: Vec<Row> = listed.map(|(year, figure)| row(year, figure)).collect();
    let text = match arguments.output {
        Output::Text => as_text(&rows),
        Output::Json => as_json(&rows).map_err(|error| error.to_string()),
        Output::Csv => as_csv(&rows),
    };
    messages::print(&text.map_err(|error| Diagnostic::error(format!("the list cannot be made: {error}")))?)
}

fn row(year: FinancialYear, figure: &Figure) -> Row {
    let (status, note, known) = match &figure.state {
        State::Known(known) => (known.status.name(), String::new(), Some(known)),
        State::NotApplicable(reason) => ("not applicable", reason.clone(), None),
        State::Missing(reason) => ("missing", reason.clone(), None),
    };
    let part = |part: fn(&Known) -> Option<Exact>| {
        known
            .and_then(part)
            .map(|number| decimal(number, 6))
            .unwrap_or_default()
    };
    Row {
        year: year.to_string(),
        id: figure.id.clone(),
        label: figure.label.clone(),
        unit: figure.unit.name(),
        text: figure.text().unwrap_or_default().replace('\u{a0}', " "),
        value: known.map(|known| value(figure, known)).unwrap_or_default(),
        numerator: part(|known| known.numerator),
        denominator: part(|known| known.denominator),
        status,
        note,
    }
}

/// The value in the figure's unit, to six decimals: a percentage as 91.891892.
fn value(figure: &Figure, known: &Known) -> String {
    let print = |number: &Exact| decimal(*number * Exact::from_integer(figure.unit.scale()), 6);
    match &known.value {
        Value::Number(Amount::Exactly(number) | Amount::About(number)) => print(number),
        Value::Number(Amount::Between(low, high)) => format!("{} to {}", print(low), print(high)),
        Value::Number(Amount::Under(number)) => format!("<{}", print(number)),
        Value::Number(Amount::NotApplicable(_)) | Value::Words(_) => String::new(),
    }
}

fn cells(row: &Row) -> [&str; 10] {
    let Row {
        year,
        id,
        label,
        unit,
        text,
        value,
        numerator,
        denominator,
        status,
        note,
    } = row;
    [year, id, label, unit, text, value, numerator, denominator, status, note]
}

#[allow(clippy::unnecessary_wraps, reason = "as the other forms, which can fail")]
fn as_text(rows: &[Row]) -> Result<String, String> {
    const SHOWN: [usize; 7] = [0, 1, 4, 5, 6, 7, 8];
    let mut lines: Vec<Vec<&str>> = vec![SHOWN.iter().map(|index| HEADINGS[*index]).collect()];
    lines.extend(
        rows.iter()
            .map(|row| SHOWN.iter().map(|index| cells(row)[*index]).collect()),
    );
    let width = |column: usize| {
        lines
            .iter()
            .map(|line| line[column].chars().count())
            .max()
            .unwrap_or_default()
    };
    let widths: Vec<usize> = (0..SHOWN.len()).map(width).collect();
    let mut text = String::new();
    for (index, line) in lines.iter().enumerate() {
        let padded = line.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
        let mut joined = padded.collect::<Vec<_>>().join("  ");
        if let Some(note) = index
            .checked_sub(1)
            .map(|row| rows[row].note.as_str())
            .filter(|note| !note.is_empty())
        {
            joined.push_str(": ");
            joined.push_str(note);
        }
        text.push_str(joined.trim_end());
        text.push('\n');
    }
    Ok(text)
}

fn as_json(rows: &[Row]) -> Result<String, serde_json::Error> {
    let objects: Vec<serde_json::Value> = rows
        .iter()
        .map(|row| {
            let pairs = HEADINGS.into_iter().zip(cells(row));
            pairs
                .map(|(key, cell)| (key.to_owned(), if cell.is_empty() { json!(null) } else { json!(cell) }))
                .collect()
        })
        .collect();
    serde_json::to_string_pretty(&objects)
}

fn as_csv(rows: &[Row]) -> Result<String, String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADINGS).map_err(|error| error.to_string())?;
    for row in rows {
        writer.write_record(cells(row)).map_err(|error| error.to_string())?;
    }
    let bytes = writer.into_inner().map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}
