//! `templates`: which templates there are, which of them a project replaces, and a copy to start from.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{messages, output};
use crate::compose;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the templates, and say which of them the project replaces
    List {
        /// The project's folder
        #[arg(default_value = ".")]
        project: PathBuf,
    },
    /// Copy a template into the project's templates/, where it stands before the built-in one
    Copy {
        /// Its name, as `templates list` shows it
        name: String,
        /// The project's folder
        #[arg(default_value = ".")]
        project: PathBuf,
    },
}

pub(super) fn run(arguments: &Arguments) -> Result<(), Diagnostics> {
    match &arguments.command {
        Command::List { project } => list(project),
        Command::Copy { name, project } => copy(name, project),
    }
}

fn list(project: &std::path::Path) -> Result<(), Diagnostics> {
    // Only a project's templates/ replaces ours; a folder without council.yaml is none.
    let folder = Some(project.join("templates")).filter(|_| project.join("council.yaml").is_file());
    let lines = compose::shipped().into_iter().map(|(name, _)| {
        let state = if folder.as_ref().is_some_and(|folder| folder.join(name).is_file()) {
            "replaced by the project"
        } else {
            "built in"
        };
        format!("{name:50} {state}\n")
    });
    messages::print(&lines.collect::<String>())
}

fn copy(name: &str, project: &std::path::Path) -> Result<(), Diagnostics> {
    let shipped = compose::shipped();
    let Some((name, text)) = shipped.iter().find(|(known, _)| *known == name) else {
        let names: Vec<String> = shipped.iter().map(|(name, _)| (*name).to_owned()).collect();
        let unknown = Diagnostic::error(format!("there is no template `{name}`"));
        return Err(unknown
            .hint(crate::diagnostic::suggestion(name, &names))
            .hint("`annual-review templates list` shows them all")
            .into());
    };
    if !project.is_dir() {
        return Err(Diagnostic::error("there is no such folder")
            .in_file(load::show(project))
            .into());
    }
    let path = project.join("templates").join(name);
    output::write_new(&[(path.clone(), (*text).to_owned())])?;
    messages::print(&format!("copied to {}", load::show(&path)))
}
