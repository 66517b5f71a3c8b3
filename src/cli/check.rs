//! `check`: all that is wrong with a project, writing nothing.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{messages, styled};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Stage;
use crate::model::Audience;
use crate::report::{self, Request};
use crate::units::FinancialYear;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The project's folder
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
}

pub(super) fn run(arguments: &Arguments) -> Result<(), Diagnostics> {
    let found = match styled::project(&arguments.project, arguments.style.as_deref(), arguments.audience) {
        Ok((project, mut warnings)) => {
            let request = Request {
                years: arguments.year.clone(),
                stage: if arguments.draft { Stage::Draft } else { Stage::Final },
                audience: arguments.audience,
                ..Request::default()
            };
            match report::composed(project, &request) {
                Ok((_, found)) | Err(found) => warnings.extend(found),
            }
            warnings.sorted()
        }
        Err(errors) => errors,
    };
    let found = if arguments.strict { found.strict() } else { found };
    match arguments.output {
        Output::Json => {
            let json = serde_json::to_string_pretty(&messages::as_json(&found));
            messages::print(&json.map_err(|error| Diagnostic::error(error.to_string()))?)?;
            // Everything has been said on standard output.
            if found.has_errors() {
                Err(Diagnostics::default())
            } else {
                Ok(())
            }
        }
        Output::Text if found.has_errors() => Err(found),
        Output::Text if found.is_empty() => messages::print("no problems found"),
        Output::Text => {
            messages::show(&found);
            Ok(())
        }
    }
}
