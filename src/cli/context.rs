//! `context`: what a template may print for a year, as JSON.

use std::path::PathBuf;

use clap::Args;

use super::messages;
use crate::audience::for_audience;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load;
use crate::model::Audience;
use crate::report::{self, Request};
use crate::units::FinancialYear;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The project's folder
    #[arg(default_value = ".")]
    project: PathBuf,
    /// The year
    #[arg(long, value_name = "YEAR")]
    year: FinancialYear,
}

pub(super) fn run(arguments: &Arguments) -> Result<(), Diagnostics> {
    let (project, _) = load::project(&arguments.project)?;
    let project = for_audience(project, Audience::Public);
    let request = Request {
        years: vec![arguments.year],
        ..Request::default()
    };
    let (views, _) = report::views(&project, &request)?;
    let Some(view) = views.first() else { return Ok(()) };
    let context = report::context(&project, view)?;
    let json = serde_json::to_string_pretty(&context);
    messages::print(&json.map_err(|error| Diagnostic::error(format!("the context cannot be shown: {error}")))?)
}
