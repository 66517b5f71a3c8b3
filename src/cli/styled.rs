//! A project in the house style that the command line names.

use std::path::Path;

use crate::diagnostic::{Diagnostic, Diagnostics, suggestion};
use crate::load;
use crate::model::Project;

/// Reads a project, and gives its papers this style in the place of their own.
///
/// # Errors
/// Everything that is wrong with its files, and a style that there is not.
pub(super) fn project(path: &Path, style: Option<&str>) -> Result<(Project, Diagnostics), Diagnostics> {
    let (mut project, found) = load::project(path)?;
    if let Some(name) = style {
        project.take_style(name).map_err(|names| {
            let unknown = Diagnostic::error(format!("there is no house style `{name}`"));
            unknown.hint(suggestion(name, &names))
        })?;
    }
    Ok((project, found))
}
