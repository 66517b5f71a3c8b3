//! `templates`: which templates there are, which of them a project replaces, and a copy to start from.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::{messages, output};
use crate::audience;
use crate::compose;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load;
use crate::model::{Audience, Project, Year};
use crate::units::FinancialYear;

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
        /// Only those of this year's documents, in their order, each with its first heading
        #[arg(long, value_name = "YEAR")]
        year: Option<FinancialYear>,
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
        Command::List { project, year: None } => list(project),
        Command::List {
            project,
            year: Some(year),
        } => list_of_year(project, *year),
        Command::Copy { name, project } => copy(name, project),
    }
}

const BUILT_IN: &str = "built in";
const REPLACED: &str = "replaced by the project";

fn list(project: &Path) -> Result<(), Diagnostics> {
    // Only a project's templates/ replaces ours; a folder without council.yaml is none.
    let folder = Some(project.join("templates")).filter(|_| project.join("council.yaml").is_file());
    // The index of many authorities is of no project, so that none can replace its template.
    let of_projects = compose::shipped()
        .iter()
        .filter(|(name, _)| *name != compose::SECTOR_INDEX);
    let lines = of_projects.map(|(name, _)| {
        let replaced = folder.as_ref().is_some_and(|folder| folder.join(name).is_file());
        let state = if replaced { REPLACED } else { BUILT_IN };
        format!("{name:40} {state}\n")
    });
    messages::print(&lines.collect::<String>())
}

/// The sections of a year's letter in their order, and those of the papers that it asks for.
fn list_of_year(folder: &Path, year: FinancialYear) -> Result<(), Diagnostics> {
    let (project, _) = audience::read(folder, Audience::Public)?;
    let file = project.years.get(&year);
    let edition = file.map_or_else(|| project.edition_for(year), |file| project.edition(file));
    let Some(edition) = edition else {
        let none = Diagnostic::error(format!("there is no edition of the letter for {year}"));
        let hint = "`annual-review editions list` shows those that there are";
        return Err(none.in_file(load::show(folder)).hint(hint).into());
    };
    let letter = edition.sections.iter().map(|section| section.value.as_str());
    let papers = file.into_iter().flat_map(Year::asked_papers);
    let of_papers = papers.flat_map(|(kind, paper)| project.style.sections_of(kind.value, paper));
    let mut seen = BTreeSet::new();
    let of_papers = of_papers
        .map(|(section, _)| section)
        .filter(|section| seen.insert(*section));
    messages::print(
        &letter
            .chain(of_papers)
            .map(|section| line(&project, section))
            .collect::<String>(),
    )
}

/// A section's template, where it comes from, and its first heading.
fn line(project: &Project, section: &str) -> String {
    let name = compose::section_template(section);
    let (state, text) = match (own(project, &name), compose::shipped_text(&name)) {
        (Some(text), Some(_)) => (REPLACED, text),
        (Some(text), None) => ("the project's own", text),
        (None, Some(text)) => (BUILT_IN, text),
        (None, None) => ("not there", ""),
    };
    let line = format!("{name:40} {state:23} {}", first_heading(text));
    format!("{}\n", line.trim_end())
}

fn own<'a>(project: &'a Project, name: &str) -> Option<&'a str> {
    let mut own = project.templates.iter();
    let source = own.find(|source| compose::template_name(source) == name)?;
    Some(&source.text)
}

/// The words of the first heading as the template has them; empty without one.
fn first_heading(text: &str) -> &str {
    let heading = text.lines().find(|line| line.starts_with('#'));
    heading.map_or("", |line| line.trim_start_matches('#').trim())
}

fn copy(name: &str, project: &Path) -> Result<(), Diagnostics> {
    let Some(text) = compose::shipped_text(name) else {
        let unknown = Diagnostic::error(format!("there is no template `{name}`"));
        return Err(unknown.hint(compose::nearest_template(name)).into());
    };
    output::is_folder(project)?;
    let path = project.join("templates").join(name);
    output::write_new(&[(path.clone(), text.to_owned())])?;
    messages::print(&format!("copied to {}", load::show(&path)))
}
