//! What a type's own reading found wrong, with the place of the innermost value concerned.

use std::fmt;
use std::ops::Range;

use serde::de::{Error, Expected, Unexpected};

use crate::diagnostic::nearest;

/// One error of the typed reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::load) struct ReadError {
    /// What is wrong; a remedy may follow after "; ", as in the errors of `units`.
    pub message: String,
    /// Where, once it is known.
    pub bytes: Option<Range<usize>>,
}

impl ReadError {
    /// An error as yet without a place.
    pub(super) fn new(message: String) -> Self {
        Self { message, bytes: None }
    }

    /// The same at this place, unless a more precise one is known.
    pub(super) fn or_at(mut self, bytes: &Range<usize>) -> Self {
        self.bytes.get_or_insert_with(|| bytes.clone());
        self
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ReadError {}

/// Serde's own messages in this program's words.
impl Error for ReadError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(message.to_string())
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(format!("expected {expected}, found {}", in_words(found)))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(format!("expected {expected}, found {}", in_words(found)))
    }

    fn invalid_length(length: usize, expected: &dyn Expected) -> Self {
        Self::new(format!("expected {expected}, found {length} values"))
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let remedy = match nearest(variant, expected.iter().copied())[..] {
            [meant] => format!("did you mean `{meant}`?"),
            _ => format!("write {}", listed(expected)),
        };
        Self::new(format!("`{variant}` is none of the words allowed here; {remedy}"))
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        Self::new(format!(
            "unknown key `{field}`; the keys known here are {}",
            listed(expected)
        ))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(format!("`{field}` is missing"))
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::new(format!("`{field}` is given twice"))
    }
}

fn in_words(found: Unexpected<'_>) -> String {
    match found {
        Unexpected::Bool(truth) => format!("`{truth}`"),
        Unexpected::Unsigned(number) => format!("`{number}`"),
        Unexpected::Signed(number) => format!("`{number}`"),
        Unexpected::Float(number) => format!("`{number}`"),
        Unexpected::Char(character) => format!("`{character}`"),
        Unexpected::Str(text) => format!("`{text}`"),
        Unexpected::Unit | Unexpected::Option => "nothing".to_owned(),
        Unexpected::Seq => "a list".to_owned(),
        Unexpected::Map => "keys and values".to_owned(),
        other => other.to_string(),
    }
}

fn listed(words: &[&str]) -> String {
    words
        .iter()
        .map(|word| format!("`{word}`"))
        .collect::<Vec<_>>()
        .join(", ")
}
