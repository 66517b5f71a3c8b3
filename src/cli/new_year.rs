//! `new-year`: next year's file, with last year's settings carried over and its actions waiting for their updates.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;

use super::{messages, output};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load;
use crate::model::{Action, Project, Year};
use crate::units::FinancialYear;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The project's folder
    project: PathBuf,
    /// The year to start: 2024/25
    year: FinancialYear,
}

pub(super) fn run(arguments: &Arguments) -> Result<(), Diagnostics> {
    let (project, _) = load::project(&arguments.project)?;
    let year = arguments.year;
    if project.years.contains_key(&year) {
        let exists = Diagnostic::error(format!(
            "the project has a file for {year} already, and nothing was written"
        ));
        return Err(exists.in_file(load::show(&arguments.project)).into());
    }
    let path = arguments.project.join(format!("{}.yaml", year.hyphenated()));
    output::write_new(&[(path.clone(), text(&project, year))])?;
    messages::print(&format!(
        "made {}: enter the figures of the letter in it",
        load::show(&path)
    ))
}

/// The new file: what can be carried over, and the rest as comments to be filled in.
fn text(project: &Project, year: FinancialYear) -> String {
    let last = project.years.range(..year).next_back().map(|(_, file)| file);
    let documents = last.map_or_else(|| "letter".to_owned(), documents);
    let mut text = format!("year: {year}\ndocuments: [{documents}]\n{}", letter(last));
    text.push_str(STATISTICS);
    let waiting = project
        .years
        .get(&year.previous())
        .map(|file| file.actions.as_slice())
        .unwrap_or_default();
    text.push_str(&updates(year.previous(), waiting));
    text
}

const STATISTICS: &str = "\
# The figures of the letter; delete the lines that it does not give, and take away the # before the others.
statistics: {}
#  received:
#    total:
#  decided:
#    total:
#  investigations:
#    total:
#    upheld:
#    upheld_per_100_000:
#  compliance:
#    outcomes:
#    satisfied:
#    late:
#  remedies:
#    satisfactory:
";

fn documents(last: &Year) -> String {
    last.documents
        .iter()
        .map(|kind| kind.value.name())
        .collect::<Vec<_>>()
        .join(", ")
}

fn letter(last: Option<&Year>) -> String {
    let letter = last.map(|file| &file.letter);
    let addressee = letter.map(|letter| &letter.addressee);
    let mut lines = String::new();
    let mut add = |indent: &str, key: &str, value: Option<&String>| {
        if let Some(value) = value {
            // Every JSON string is a YAML string.
            let _ = writeln!(lines, "{indent}{key}: {}", serde_json::Value::from(value.as_str()));
        }
    };
    add("  ", "delivery", letter.and_then(|letter| letter.delivery.as_ref()));
    let (name, post) = (
        addressee.and_then(|a| a.name.as_ref()),
        addressee.and_then(|a| a.post.as_ref()),
    );
    if name.is_some() || post.is_some() {
        add("    ", "name", name);
        add("    ", "post", post);
    }
    let body = lines.replacen("    ", "  addressee:\n    ", 1);
    let reminder = "# As last year; see whether it still holds, and add the date of the new letter.\n";
    if body.is_empty() {
        "# letter:\n#   date:\n".to_owned()
    } else {
        format!("{reminder}letter:\n  # date:\n{body}")
    }
}

fn updates(last_year: FinancialYear, actions: &[Action]) -> String {
    if actions.is_empty() {
        return String::new();
    }
    let mut text = format!("# What became of the actions of {last_year}.\nupdates:\n");
    for action in actions {
        let planned = action.action.text.lines().next().unwrap_or_default();
        let _ = writeln!(text, "  # {planned}\n  - action: {}\n    update:", action.id.value);
    }
    text
}
