//! `figures`: every figure of a project with its value, counts and status.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::messages;
use crate::audience;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Audience;
use crate::units::FinancialYear;
use crate::view;
use crate::workings::Working;
use crate::write::data::{self, Row};

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
    /// In the table, list also the figures without a value, and why; json and csv always do
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

pub(super) fn run(arguments: &Arguments) -> Result<(), Diagnostics> {
    let (project, _) = audience::read(&arguments.project, Audience::Public)?;
    let project = audience::public_version(project);
    let views = view::views(&project, &arguments.year)?;
    let rows: Vec<Row> = views
        .iter()
        .flat_map(|view| {
            view.figures
                .iter()
                .map(|figure| Working::new(&project, &view.figures, figure))
        })
        .map(|working| Row::new(&project.council.council.value, &working, &project.path))
        .collect();
    let text = match arguments.output {
        Output::Text => Ok(as_text(rows.iter().filter(|row| arguments.all || row.has_value))),
        Output::Json => as_json(&rows),
        Output::Csv => Ok(data::table(&rows)),
    };
    messages::print(&text.map_err(|error| Diagnostic::error(format!("the list cannot be made: {error}")))?)
}

fn as_text<'a>(rows: impl Iterator<Item = &'a Row>) -> String {
    // The name, since that is what an officer writes; the id is for programs.
    const SHOWN: [&str; 7] = ["year", "name", "text", "value", "numerator", "denominator", "status"];
    let cell = |row: &Row, heading| row.cell(heading).to_owned();
    let mut lines = vec![SHOWN.map(str::to_owned)];
    lines.extend(rows.map(|row| {
        let mut cells = SHOWN.map(|heading| cell(row, heading));
        // A range has two ends, and no value of its own.
        if cells[3].is_empty() {
            cells[3] = row.range();
        }
        let note = row.cell("note");
        if !note.is_empty() {
            cells[6] = format!("{}: {note}", cells[6]);
        }
        cells
    }));
    let width = |column: usize| {
        let widths = lines.iter().map(|line| line[column].chars().count());
        widths.max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..SHOWN.len()).map(width).collect();
    let padded = lines.iter().map(|line| {
        let cells = line.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
        let joined = cells.collect::<Vec<_>>().join("  ");
        format!("{}\n", joined.trim_end())
    });
    padded.collect()
}

fn as_json(rows: &[Row]) -> Result<String, serde_json::Error> {
    let objects: Vec<serde_json::Value> = rows.iter().map(Row::as_json).collect();
    serde_json::to_string_pretty(&objects)
}
