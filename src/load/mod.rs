//! From files to the model's types, with every mistake at its place.
//!
//! In: a path, or a text that is already in memory. Out: a type of the model, or all that is wrong with the file. Three
//! steps: a file becomes decoded text ([`read_text`]); the text becomes a tree of nodes that know where they stand; the tree
//! is judged by the JSON Schema of the type that it is to become, all of it in one run, and only then read as that type.
//! What the numbers mean is not asked here.

mod attachments;
mod content;
mod exempt;
mod many;
mod own_styles;
mod procedures;
mod project;
mod read;
mod schema;
mod shipped;
mod syntax;
mod text;
pub(crate) mod tree;
mod written;

use std::sync::Arc;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use crate::diagnostic::{Diagnostic, Diagnostics, Files, Place, Source};
use crate::model::{Council, Year};

pub use content::{content, places_of};
pub use exempt::{exempt_stretches, may_hold_exempt_matter};
pub use many::{Many, many};
pub use project::{project, show};
pub use schema::json_schema;
pub use shipped::{ShippedStyle, is_shipped, shipped_averages, shipped_data, shipped_editions, shipped_styles, styles};
pub use text::{LARGEST, Text, decode, read_bytes, read_text};
pub use written::{Lines, Written, written};

/// Makes ready, once a process, what every project is read with: the schemas of its files. A cold process does this
/// beside the reading of what is shipped, and it takes longer than to read a project.
pub fn make_ready() {
    schema::compiled::<Year>();
    schema::compiled::<Council>();
}

/// Reads a YAML text as a type of the model, and adds its file to `files`, by whose numbers spots name it.
///
/// # Errors
/// Everything that is wrong with the text, sorted by place: the first mistake in its syntax, or else all keys and values
/// that the type does not allow, or else the first that its own reading refuses.
///
/// # Example
/// ```
/// use annual_review::diagnostic::{Files, Source};
/// use annual_review::model::At;
/// use std::sync::Arc;
///
/// #[derive(serde::Deserialize, schemars::JsonSchema)]
/// #[serde(deny_unknown_fields)]
/// struct Statistics {
///     decided: At<u32>,
/// }
///
/// let read = |text: &str| {
///     let source = Arc::new(Source::new("2023-24.yaml", text));
///     annual_review::load::yaml::<Statistics>(source, &mut Files::default())
/// };
/// assert_eq!(read("decided: 37\n").map(|s| s.decided.value), Ok(37));
/// let wrong = read("decidd: 37\n").map(|s| s.decided.value).unwrap_err();
/// assert!(wrong.iter().any(|d| d.hints[0].contains("`decided`")));
/// ```
pub fn yaml<T: DeserializeOwned + JsonSchema + 'static>(
    source: Arc<Source>,
    files: &mut Files,
) -> Result<T, Diagnostics> {
    let file = files.add(Arc::clone(&source));
    let (tree, mut found) = tree::parse(&source);
    let Some(mut tree) = tree else {
        return Err(found.sorted());
    };
    let judged = schema::judge(&mut tree, &source, schema::compiled::<T>());
    // What is wrong with how a value is written need not be said again of what it is taken for.
    let said: Vec<Place> = found.iter().filter_map(|diagnostic| diagnostic.place.clone()).collect();
    let is_said = |place: &Place| said.iter().any(|said| said == place || is_after_colon(place, said));
    found.extend(
        judged
            .into_iter()
            .filter(|diagnostic| !diagnostic.place.as_ref().is_some_and(is_said)),
    );
    if found.has_errors() {
        return Err(found.sorted());
    }
    let read = read::Reader::new(&tree, file).read();
    source.tree(|| Some(tree));
    read.map_err(|error| refused(&error, source).into())
}

/// Whether only a colon stands between a key and a place: a key has no value if what follows is no value.
fn is_after_colon(key: &Place, place: &Place) -> bool {
    let between = key.source.text.get(key.bytes.end..place.bytes.start);
    between.is_some_and(|between| between.trim_end_matches(' ') == ":")
}

/// What a type's own reading refuses, in the manner of the errors of `units`: "not a date; write it as …" speaks of
/// the value and ends with the remedy.
fn refused(error: &read::ReadError, source: Arc<Source>) -> Diagnostic {
    let bytes = error.bytes.clone().unwrap_or(0..0);
    let (message, remedy) = error.message.split_once("; ").unwrap_or((&error.message, ""));
    let message = match source.text.get(bytes.clone()) {
        Some(written) if message.starts_with("not a") => format!("`{written}` is {message}"),
        _ => message.to_owned(),
    };
    let diagnostic = Diagnostic::error(message).at(Place { source, bytes });
    if remedy.is_empty() {
        diagnostic
    } else {
        diagnostic.hint(remedy)
    }
}

#[cfg(test)]
mod tests;
