//! A project in the house style that the command line names.

use std::path::Path;

use crate::diagnostic::{Diagnostic, Diagnostics, suggestion};
use crate::model::{Audience, Project};
use crate::{audience, compose, load};

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
    // What a cold process needs once takes as long as to read a project, and neither waits for the other.
    let make_ready = || {
        load::make_ready();
        compose::make_ready();
    };
    let (read, ()) = rayon::join(|| audience::read(path, audience), make_ready);
    let (mut project, found) = read?;
    if let Some(name) = style {
        project.take_style(name).map_err(|names| {
            let unknown = Diagnostic::error(format!("there is no house style `{name}`"));
            unknown.hint(suggestion(name, &names))
        })?;
    }
    Ok((project, found))
}
