//! A type with everything that the model uses, and how the tests read it.

#![expect(dead_code, reason = "most fields are there to be read, not to be looked at")]

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::super::yaml;
use crate::diagnostic::{Diagnostic, Diagnostics, Files, Place, Source};
use crate::model::At;
use crate::units::{Colour, Date, FinancialYear};

/// One year.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Sample {
    /// The financial year.
    pub year: At<FinancialYear>,
    pub reference: Option<String>,
    pub note: Option<String>,
    pub statistics: Option<Statistics>,
    #[serde(default)]
    pub received: BTreeMap<String, Stated>,
    #[serde(default)]
    pub facts: Vec<Fact>,
    pub kind: Option<Kind>,
    pub plain_kind: Option<PlainKind>,
    pub closed: Option<At<Date>>,
    pub colour: Option<Colour>,
    #[serde(default)]
    pub public: bool,
    pub small: Option<u8>,
    pub share: Option<f64>,
    pub how: Option<How>,
    pub action: Option<Action>,
    #[schemars(length(min = 1))]
    pub names: Option<Vec<String>>,
    #[serde(default)]
    pub text_default: String,
}

/// Counts.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Statistics {
    /// Investigations closed in the year, upheld and not upheld.
    pub total: At<u32>,
    pub upheld: Option<At<u32>>,
}

#[derive(Debug, Deserialize, JsonSchema, PartialEq)]
#[serde(untagged)]
pub(super) enum Stated {
    Number(u32),
    Full(Full),
}

#[derive(Debug, Deserialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields)]
pub(super) struct Full {
    pub value: u32,
    pub note: Option<String>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Fact {
    pub id: String,
    #[schemars(range(max = 5000))]
    pub value: i64,
}

#[derive(Debug, Deserialize, JsonSchema, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Kind {
    /// Fault was found.
    Upheld,
    /// No fault was found.
    NotUpheld,
}

#[derive(Debug, Deserialize, JsonSchema, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub(super) enum PlainKind {
    One,
    TwoThree,
}

#[derive(Debug, Deserialize, JsonSchema, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub(super) enum How {
    Plain,
    Amount(u32),
    Both { a: u32, b: u32 },
}

#[derive(Debug, Deserialize, JsonSchema, PartialEq)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum Action {
    Apology { to: String },
    Payment { pounds: u32 },
}

pub(super) fn read(text: &str) -> (Result<Sample, Diagnostics>, Files) {
    let mut files = Files::default();
    let source = Source::new("2023-24.yaml", text);
    (yaml(Arc::new(source), &mut files), files)
}

/// Line, column and message of each error, in order.
pub(super) fn errors(text: &str) -> Vec<(usize, usize, String)> {
    let found = read(text).0.map(|_| ()).unwrap_err();
    let place = |d: &Diagnostic| d.place.as_ref().map_or((0, 0), Place::line_and_column);
    found
        .iter()
        .map(|d| (place(d).0, place(d).1, d.message.clone()))
        .collect()
}

/// All that is wrong, as it would be printed.
pub(super) fn printed(text: &str) -> String {
    match read(text).0 {
        Ok(_) => "nothing wrong".to_owned(),
        Err(found) => found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n\n"),
    }
}
