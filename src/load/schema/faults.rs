//! The validator's errors as plain faults: alternatives resolved to the one that was meant, repetitions dropped.

mod alternatives;
pub(super) mod way;

use std::collections::BTreeSet;

use jsonschema::JsonType;
use jsonschema::ValidationError;
use jsonschema::error::{TypeKind, ValidationErrorKind as K};
use serde_json::Value;

use crate::tree::Node;

/// One thing that the schema does not allow.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fault {
    /// JSON pointer to the value in the document.
    pub at: String,
    /// The way through the schema to the keyword, `$ref` steps included.
    pub way: String,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Wrong {
    /// A key that is not known in this mapping, and those that are.
    Unknown { key: String, known: Vec<String> },
    /// A key that must be there and is not.
    Missing(String),
    /// A value of none of these types.
    Type(BTreeSet<Wanted>),
    /// A value that is none of these words.
    Words(Vec<String>),
    /// A number below this one, or equal to it where it is excluded.
    Least(Value, Bound),
    /// A number above the largest one allowed.
    Most,
    /// A text that is not of this named format.
    Format(String),
    /// A text that does not fit this regular expression.
    Pattern(String),
    /// Fewer items, keys or characters than this.
    TooFew(u64),
    /// More items, keys or characters than this.
    TooMany(u64),
    /// A list that holds a value twice.
    Repeated,
    /// Anything else, by the name of the schema's keyword.
    Other(String),
}

/// Whether a limit is itself allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    /// It is.
    Included,
    /// It is not.
    Excluded,
}

/// What a schema asks for, as an officer would call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Wanted {
    Whole,
    Number,
    Text,
    Truth,
    List,
    Mapping,
    Nothing,
}

impl From<JsonType> for Wanted {
    fn from(json: JsonType) -> Self {
        match json {
            JsonType::Integer => Self::Whole,
            JsonType::Number => Self::Number,
            JsonType::String => Self::Text,
            JsonType::Boolean => Self::Truth,
            JsonType::Array => Self::List,
            JsonType::Object => Self::Mapping,
            JsonType::Null => Self::Nothing,
        }
    }
}

/// The faults that a validator's errors amount to.
pub(super) fn faults_of(errors: &[ValidationError<'_>], tree: &Node, schema: &Value) -> Vec<Fault> {
    let context = Context { tree, schema };
    let faults: Vec<Fault> = errors.iter().flat_map(|error| context.faults(error)).collect();
    tidy(faults)
}

/// What stays the same while errors are turned into faults.
#[derive(Clone, Copy)]
struct Context<'c> {
    tree: &'c Node,
    schema: &'c Value,
}

impl Context<'_> {
    fn faults(self, error: &ValidationError<'_>) -> Vec<Fault> {
        let at = error.instance_path().as_str();
        let all = match error.kind() {
            K::AnyOf { context } | K::OneOfNotValid { context } => return self.of_alternatives(at, context),
            // Serde takes the first that fits.
            K::OneOfMultipleValid { .. } => Vec::new(),
            K::AdditionalProperties { unexpected } | K::UnevaluatedProperties { unexpected } => {
                let known = way::keys_at(self.schema, error.evaluation_path().as_str());
                let unknown = |key: &String| Wrong::Unknown {
                    key: key.clone(),
                    known: known.clone(),
                };
                unexpected.iter().map(unknown).collect()
            }
            kind => vec![plain(kind)],
        };
        let fault = |wrong| Fault {
            at: at.to_owned(),
            way: error.evaluation_path().as_str().to_owned(),
            wrong,
        };
        all.into_iter().map(fault).collect()
    }
}

fn plain(kind: &K) -> Wrong {
    match kind {
        K::Required { property } => Wrong::Missing(text_of(property)),
        K::Type { kind } => Wrong::Type(wanted(kind)),
        K::Enum { options } => Wrong::Words(options.as_array().into_iter().flatten().map(text_of).collect()),
        K::Constant { expected_value } => Wrong::Words(vec![text_of(expected_value)]),
        K::Minimum { limit } => Wrong::Least(limit.clone(), Bound::Included),
        K::ExclusiveMinimum { limit } => Wrong::Least(limit.clone(), Bound::Excluded),
        K::Maximum { .. } | K::ExclusiveMaximum { .. } => Wrong::Most,
        K::Format { format } => Wrong::Format(format.clone()),
        K::Pattern { pattern } => Wrong::Pattern(pattern.clone()),
        K::MinItems { limit } | K::MinLength { limit } | K::MinProperties { limit } => Wrong::TooFew(*limit),
        K::MaxItems { limit } | K::MaxLength { limit } | K::MaxProperties { limit } => Wrong::TooMany(*limit),
        K::AdditionalItems { limit } => Wrong::TooMany(*limit as u64),
        K::UniqueItems => Wrong::Repeated,
        other => Wrong::Other(other.keyword().to_owned()),
    }
}

fn wanted(kind: &TypeKind) -> BTreeSet<Wanted> {
    match kind {
        TypeKind::Single(json) => BTreeSet::from([Wanted::from(*json)]),
        TypeKind::Multiple(set) => set.iter().map(Wanted::from).collect(),
    }
}

fn text_of(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Drops what follows from a wrong type: its limits, its words.
fn tidy(faults: Vec<Fault>) -> Vec<Fault> {
    let is_type = |fault: &Fault| matches!(fault.wrong, Wrong::Type(_));
    let wrong_types: BTreeSet<String> = faults.iter().filter(|f| is_type(f)).map(|f| f.at.clone()).collect();
    let follows = |fault: &Fault| !is_type(fault) && wrong_types.contains(&fault.at);
    faults.into_iter().filter(|fault| !follows(fault)).collect()
}
