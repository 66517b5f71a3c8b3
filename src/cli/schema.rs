//! `schema`: the JSON Schema of the YAML files, the same by which the program itself judges them.

use clap::{Args, ValueEnum};
use serde_json::json;

use super::messages;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::json_schema;
use crate::model::{Council, Edition, Style, Year};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Which file's schema; one that takes any of them if left out
    #[arg(value_enum)]
    file: Option<File>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum File {
    /// council.yaml
    Council,
    /// A year's file, such as 2023-24.yaml
    Year,
    /// A letter's edition, such as editions/2023-24.yaml
    Edition,
    /// A house style, such as styles/our-council.yaml
    Style,
}

pub(super) fn run(arguments: &Arguments) -> Result<(), Diagnostics> {
    let schema = match arguments.file {
        Some(File::Council) => json_schema::<Council>(),
        Some(File::Year) => json_schema::<Year>(),
        Some(File::Edition) => json_schema::<Edition>(),
        Some(File::Style) => json_schema::<Style>(),
        None => any(),
    };
    let text = serde_json::to_string_pretty(&schema);
    messages::print(&text.map_err(|error| Diagnostic::error(format!("the schema cannot be shown: {error}")))?)
}

/// One schema for all files: what a file is shows by its first key. Each branch is a resource of its own, so that its
/// references stay within it.
fn any() -> serde_json::Value {
    let branch = |name: &str, mut schema: serde_json::Value| {
        if let Some(object) = schema.as_object_mut() {
            object.insert("$id".to_owned(), json!(format!("urn:annual-review:{name}")));
        }
        schema
    };
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A file of an annual-review project",
        "if": {"required": ["council"]},
        "then": branch("council", json_schema::<Council>()),
        "else": {
            "if": {"required": ["edition", "sections"]},
            "then": branch("edition", json_schema::<Edition>()),
            "else": {
                "if": {"required": ["style", "about"]},
                "then": branch("style", json_schema::<Style>()),
                "else": branch("year", json_schema::<Year>()),
            },
        },
    })
}
