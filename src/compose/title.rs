//! Titles: short templates that stand in data, not in files of their own.

use tera::Context;

use super::templates::compiled;
use super::{in_words, prose};
use crate::diagnostic::{Diagnostic, Diagnostics, Files, Spot};
use crate::model::{DocumentKind, Paper, Project};

/// What to do about a fault of a title that no other remedy is known for.
const REMEDY: &str = "as in `title: \"Annual review letter {{ year.ends_in }}: {{ council.name }}\"`";

/// How what a title prints is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Signs {
    /// As Markdown, in which a sign of markup is escaped.
    Escaped,
    /// As it is.
    Plain,
}

/// A title filled in.
///
/// # Errors
/// What is wrong with it as a template, at its place where it has one.
pub(super) fn filled_in(
    (title, spot): (&str, Option<Spot>),
    values: &Context,
    signs: Signs,
    files: &Files,
) -> Result<String, Diagnostics> {
    let tera = compiled().map_err(|error| Diagnostic::error(error.to_string()))?;
    let filled_in = tera.render_str(title, values, signs == Signs::Escaped);
    filled_in.map_err(|error| {
        let faults = in_words::faults(&error).into_iter();
        let faults = faults.map(|fault| {
            let bytes = fault.place.map(|(_, bytes)| bytes).unwrap_or_default();
            let hint = fault.hint.unwrap_or_else(|| REMEDY.to_owned());
            let diagnostic = Diagnostic::error(fault.message).hint(hint);
            match spot {
                Some(spot) => diagnostic.at(prose::place_in(files.place(spot), title, bytes)),
                None => diagnostic,
            }
        });
        faults.collect()
    })
}

/// The title of a paper: its own, or the one that the house style has for its kind.
///
/// # Errors
/// What is wrong with the style's as a template.
pub(super) fn of_paper(
    project: &Project,
    kind: DocumentKind,
    paper: &Paper,
    context: &super::Context,
) -> Result<String, Diagnostics> {
    if let Some(title) = &paper.title {
        return Ok(title.clone());
    }
    let style = project.style.paper(kind);
    let Some(title) = style.and_then(|paper| paper.title.as_ref()) else {
        return Ok(kind.in_words());
    };
    let mut values = Context::new();
    values.insert("year", &context.year);
    values.insert("council", &context.council);
    filled_in((title, Some(title.spot)), &values, Signs::Plain, &project.files)
}
