//! `check`: all that is wrong with a project, or with many, writing nothing; and what each check is about.

mod explain;
mod github;
mod many;

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{messages, ready, styled};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Stage;
use crate::load;
use crate::model::Audience;
use crate::report::{self, Request};
use crate::units::FinancialYear;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Explain a check: what it looks at, why it matters, what to do, and whether its findings may be accepted
    #[arg(long, value_name = "NAME", exclusive = true)]
    explain: Option<String>,
    /// List the checks, each with its rule
    #[arg(long, exclusive = true)]
    list: bool,
    /// The project's folder, or one that holds many projects
    #[arg(default_value = ".")]
    project: PathBuf,
    /// Only this year (may be given more than once); every year if left out
    #[arg(long, value_name = "YEAR")]
    year: Vec<FinancialYear>,
    /// House style of the papers, in the place of the project's own
    #[arg(long, value_name = "NAME")]
    style: Option<String>,
    /// Judge a draft: what is still to come is a warning instead of an error
    #[arg(long)]
    draft: bool,
    /// Take warnings for errors
    #[arg(long)]
    strict: bool,
    /// For whom: to the public's version what is wrong in exempt matter is told by its place alone, to that of members with
    /// its words
    #[arg(long, value_enum, value_name = "WHO", default_value = "public")]
    audience: Audience,
    /// How to show what is found
    #[arg(long, value_enum, default_value_t)]
    output: Output,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Output {
    /// With excerpts, for people
    #[default]
    Text,
    /// A list of objects, for programs
    Json,
    /// Annotations, as GitHub Actions shows them beside the lines of the files
    Github,
}

pub(super) fn run(arguments: &Arguments) -> Result<(), Diagnostics> {
    if arguments.list {
        return messages::print(&explain::list());
    }
    if let Some(name) = &arguments.explain {
        return messages::print(&explain::explained(name)?);
    }
    if let Some(many) = load::many(&arguments.project) {
        return many::run(arguments, many);
    }
    let found = ready::beside(|| judged(arguments, &arguments.project));
    match arguments.output {
        Output::Text => as_text(found),
        Output::Json => {
            let json = serde_json::to_string_pretty(&messages::as_json(&found));
            said(
                &json.map_err(|error| Diagnostic::error(error.to_string()))?,
                Outcome::from(&found),
            )
        }
        Output::Github => said(&github::annotations(&found, &current_folder()), Outcome::from(&found)),
    }
}

/// Everything that is wrong with the project in this folder, as it is asked.
fn judged(arguments: &Arguments, folder: &Path) -> Diagnostics {
    let found = match styled::project(folder, arguments.style.as_deref(), arguments.audience) {
        Ok((project, mut warnings)) => {
            let request = Request {
                years: arguments.year.clone(),
                stage: if arguments.draft { Stage::Draft } else { Stage::Final },
                audience: arguments.audience,
                ..Request::default()
            };
            match report::build(&project, &request, &|| ()) {
                Ok((_, found)) | Err(found) => warnings.extend(found),
            }
            warnings.sorted()
        }
        Err(errors) => errors,
    };
    if arguments.strict { found.strict() } else { found }
}

fn as_text(found: Diagnostics) -> Result<(), Diagnostics> {
    if found.has_errors() {
        return Err(found);
    }
    if found.open().next().is_none() {
        messages::print("no problems found")?;
    }
    messages::show(&found);
    Ok(())
}

/// Whether an error stands among what is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Right,
    Wrong,
}

impl From<&Diagnostics> for Outcome {
    fn from(found: &Diagnostics) -> Self {
        if found.has_errors() { Self::Wrong } else { Self::Right }
    }
}

/// Says everything on standard output, so that nothing is left for standard error.
fn said(text: &str, outcome: Outcome) -> Result<(), Diagnostics> {
    messages::print(text)?;
    match outcome {
        Outcome::Right => Ok(()),
        Outcome::Wrong => Err(Diagnostics::default()),
    }
}

/// The folder in which the program was called; nothing where there is none any more.
#[allow(
    clippy::disallowed_methods,
    reason = "the command line is where the environment is read"
)]
fn current_folder() -> PathBuf {
    std::env::current_dir().unwrap_or_default()
}
