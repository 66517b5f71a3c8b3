//! `editions`: the shapes of the letter, which of them a project has of its own, and a copy to start from.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::{messages, output};
use crate::audience;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load;
use crate::model::Audience;
use crate::units::FinancialYear;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the years that have an edition of the letter, and say which of them are the project's own
    List {
        /// The project's folder
        #[arg(default_value = ".")]
        project: PathBuf,
    },
    /// Copy an edition into the project's editions/, where it stands before the built-in one
    Copy {
        /// Its year: 2023/24
        year: FinancialYear,
        /// The project's folder
        #[arg(default_value = ".")]
        project: PathBuf,
    },
}

pub(super) fn run(arguments: &Arguments) -> Result<(), Diagnostics> {
    match &arguments.command {
        Command::List { project } => list(project),
        Command::Copy { year, project } => copy(*year, project),
    }
}

fn list(project: &Path) -> Result<(), Diagnostics> {
    let shipped = load::shipped_editions();
    let is_shipped = |year: FinancialYear| shipped.iter().any(|(known, _)| *known == year);
    let mut states: Vec<(FinancialYear, &str)> = shipped.iter().map(|(year, _)| (*year, "built in")).collect();
    // As with templates, a folder without council.yaml is no project.
    if project.join("council.yaml").is_file() {
        let (project, _) = audience::read(project, Audience::Public)?;
        let all = project.editions.len();
        // The project's own stand before those that are shipped.
        for own in &project.editions[..all.saturating_sub(shipped.len())] {
            let year = own.edition.value;
            let state = if is_shipped(year) {
                "replaced by the project"
            } else {
                "the project's own"
            };
            states.retain(|(known, _)| *known != year);
            states.push((year, state));
        }
    }
    states.sort_unstable();
    let lines = states.iter().map(|(year, state)| format!("{year}  {state}\n"));
    messages::print(&lines.collect::<String>())
}

fn copy(year: FinancialYear, project: &Path) -> Result<(), Diagnostics> {
    let shipped = load::shipped_editions();
    let Some((_, text)) = shipped.iter().find(|(known, _)| *known == year) else {
        let years: Vec<String> = shipped.iter().map(|(year, _)| year.to_string()).collect();
        let unknown = Diagnostic::error(format!("there is no built-in edition of the letter for {year}"));
        let hint = format!(
            "there are {}; copy the nearest, and change its name and its line `edition:`",
            years.join(", ")
        );
        return Err(unknown.hint(hint).into());
    };
    output::is_folder(project)?;
    let path = project.join("editions").join(format!("{}.yaml", year.hyphenated()));
    output::write_new(&[(path.clone(), (*text).to_owned())])?;
    messages::print(&format!("copied to {}", load::show(&path)))
}
