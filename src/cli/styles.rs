//! `styles`: the house styles of papers, which of them a project has of its own, and a copy to start from.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::{messages, output};
use crate::diagnostic::{Diagnostic, Diagnostics, suggestion};
use crate::load;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the house styles, and say which of them are the project's own and which one its papers take
    List {
        /// The project's folder
        #[arg(default_value = ".")]
        project: PathBuf,
    },
    /// Copy a house style into the project's styles/ under a name of its own
    Copy {
        /// Its name: tower-hamlets
        style: String,
        /// The name of the copy: our-council
        name: String,
        /// The project's folder
        #[arg(default_value = ".")]
        project: PathBuf,
    },
}

pub(super) fn run(arguments: &Arguments) -> Result<(), Diagnostics> {
    match &arguments.command {
        Command::List { project } => list(project),
        Command::Copy { style, name, project } => copy(style, name, project),
    }
}

fn list(project: &Path) -> Result<(), Diagnostics> {
    let shipped: Vec<String> = load::shipped_styles()?.into_iter().map(|style| style.name).collect();
    let (styles, taken) = if project.join("council.yaml").is_file() {
        let (project, _) = crate::audience::read(project, crate::model::Audience::Public)?;
        (project.styles, Some(project.style.style.value))
    } else {
        (load::styles()?, None)
    };
    let mut lines: Vec<String> = styles
        .iter()
        .map(|style| {
            let name = &style.style.value;
            let state = if shipped.contains(name) {
                "built in"
            } else {
                "the project's own"
            };
            let taken = if taken.as_ref() == Some(name) {
                ", taken by its papers"
            } else {
                ""
            };
            format!("{name:20} {:40} {state}{taken}\n", style.about)
        })
        .collect();
    lines.sort_unstable();
    messages::print(&lines.concat())
}

fn copy(style: &str, name: &str, project: &Path) -> Result<(), Diagnostics> {
    let shipped = load::shipped_styles()?;
    let Some(found) = shipped.iter().find(|shipped| shipped.name == style) else {
        let names: Vec<String> = shipped.into_iter().map(|style| style.name).collect();
        let unknown = Diagnostic::error(format!("there is no built-in house style `{style}`"));
        return Err(unknown.hint(suggestion(style, &names)).into());
    };
    let is_letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if shipped.iter().any(|shipped| shipped.name == name) || !name.chars().all(is_letter) {
        let wrong = Diagnostic::error(format!("`{name}` cannot be the name of a house style of the project"));
        let hint = "take small letters, digits and hyphens, and none of the built-in names: our-council";
        return Err(wrong.hint(hint).into());
    }
    output::is_folder(project)?;
    let folder = project.join("styles");
    let text = found
        .text
        .replacen(&format!("style: {style}\n"), &format!("style: {name}\n"), 1);
    let path = folder.join(format!("{name}.yaml"));
    let templates = found
        .templates
        .iter()
        .map(|(template, text)| (folder.join(name).join("templates").join(template), text.clone()));
    let files: Vec<(PathBuf, String)> = std::iter::once((path.clone(), text)).chain(templates).collect();
    output::write_new(&files)?;
    messages::print(&format!(
        "copied to {}; write `style: {name}` in council.yaml to use it",
        load::show(&path)
    ))
}
