//! `context`: what a template may print for a year, as JSON.

use std::path::PathBuf;

use clap::Args;

use super::messages;
use crate::audience;
use crate::compose::{self, ReadYear};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Stage;
use crate::model::{Audience, DocumentKind};
use crate::units::FinancialYear;
use crate::view;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The project's folder
    #[arg(default_value = ".")]
    project: PathBuf,
    /// The year
    #[arg(long, value_name = "YEAR")]
    year: FinancialYear,
    /// The document; the first that the year asks for if left out
    #[arg(long, value_name = "NAME")]
    document: Option<DocumentKind>,
}

pub(super) fn run(arguments: &Arguments) -> Result<(), Diagnostics> {
    let (project, _) = audience::read(&arguments.project, Audience::Public)?;
    let project = audience::public_version(project);
    let views = view::views(&project, &[arguments.year])?;
    let Some(view) = views.first() else { return Ok(()) };
    let first = || view.file.documents.first().map(|kind| kind.value);
    let kind = arguments.document.or_else(first).unwrap_or(DocumentKind::Letter);
    let (context, found) = compose::context(&project, view, &ReadYear::new(&project, view), (kind, Stage::Final));
    if found.has_errors() {
        return Err(found);
    }
    let json = serde_json::to_string_pretty(&context);
    messages::print(&json.map_err(|error| Diagnostic::error(format!("the context cannot be shown: {error}")))?)
}
