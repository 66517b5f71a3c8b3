//! `diff`: what has changed between two states of a project, or of what was built from it.

mod as_json;
mod as_text;
mod state;

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::messages;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::diff::{self, Changes};
use crate::load;
use crate::model::DocumentKind;
use crate::units::FinancialYear;
use state::State;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The earlier state: a project's folder, or a folder of built documents
    old: PathBuf,
    /// The later state
    new: PathBuf,
    /// Only this year (may be given more than once); every year if left out
    #[arg(long, value_name = "YEAR")]
    year: Vec<FinancialYear>,
    /// Only this document (may be given more than once); every one if left out
    #[arg(long, value_name = "NAME")]
    document: Vec<DocumentKind>,
    /// How to show what has changed
    #[arg(long, value_enum, default_value_t)]
    output: Output,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Output {
    /// Sentences and cells as they were and as they are, for people
    #[default]
    Text,
    /// An object, for programs
    Json,
}

/// What the comparison came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Same,
    Different,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Diagnostics> {
    let (old, new) = both(arguments)?;
    let warnings = old.set_against(&new, &[&arguments.old, &arguments.new].map(|path| load::show(path)))?;
    let changes = diff::changes(&old.versions, &new.versions);
    let text = match arguments.output {
        Output::Text => as_text::text(&changes, &title(arguments), new.kind),
        Output::Json => {
            let json = as_json::json(&changes, new.kind);
            serde_json::to_string_pretty(&json)
                .map_err(|error| Diagnostic::error(format!("the changes cannot be shown: {error}")))?
        }
    };
    messages::show(&warnings);
    messages::print(&text)?;
    Ok(outcome(&changes))
}

fn outcome(changes: &Changes) -> Outcome {
    if changes.is_empty() {
        Outcome::Same
    } else {
        Outcome::Different
    }
}

/// Both states, or what is wrong with either.
fn both(arguments: &Arguments) -> Result<(State, State), Diagnostics> {
    let read = |path: &Path| State::read(path, &arguments.year, &arguments.document);
    match (read(&arguments.old), read(&arguments.new)) {
        (Ok(old), Ok(new)) => Ok((old, new)),
        (old, new) => {
            let mut found = Diagnostics::default();
            [old, new]
                .into_iter()
                .filter_map(Result::err)
                .for_each(|errors| found.extend(errors));
            Err(found.sorted())
        }
    }
}

/// "Since paper@finance", or what is to be known of a comparison with itself.
fn title(arguments: &Arguments) -> String {
    let whole = |path: &Path| path.canonicalize().ok();
    let old = load::show(&arguments.old);
    if whole(&arguments.old).is_some_and(|path| Some(path) == whole(&arguments.new)) {
        return format!("{old} was compared with itself");
    }
    format!("Since {old}")
}
