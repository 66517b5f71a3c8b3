//! A project in the house style that the command line names.

use std::path::Path;

use crate::audience;
use crate::diagnostic::{Diagnostic, Diagnostics, suggestion};
use crate::model::{Audience, Project};

/// Reads a project, saying what this audience may read of what is wrong, and gives its papers this style in the place of
/// their own.
///
/// # Errors
/// Everything that is wrong with its files, and a style that there is not.
pub(super) fn project(
    path: &Path,
    style: Option<&str>,
    audience: Audience,
) -> Result<(Project, Diagnostics), Diagnostics> {
    let (mut project, found) = audience::read(path, audience)?;
    if let Some(name) = style {
        project.take_style(name).map_err(|names| {
            let unknown = Diagnostic::error(format!("there is no house style `{name}`"));
            unknown.hint(suggestion(name, &names))
        })?;
    }
    Ok((project, found))
}
