//! A figure in a template: it prints itself as a link that the parser turns back into the figure.

use serde::{Serialize, Serializer};
use tera::Value;

/// A figure's printed form with its id: `[92%](figure:uphold-rate)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed(String);

impl Printed {
    /// The form of a figure under its id.
    #[must_use]
    pub fn new(id: &str, text: &str) -> Self {
        Self(format!("[{}](figure:{id})", super::escape::escaped(text)))
    }

    /// The parts of a printed figure: its text, still escaped, and its id.
    pub(super) fn parts(link: &str) -> Option<(&str, &str)> {
        link.strip_prefix('[')?.strip_suffix(')')?.split_once("](figure:")
    }
}

/// Passes through every template construct without being escaped again.
impl Serialize for Printed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::safe_string(&self.0).serialize(serializer)
    }
}
