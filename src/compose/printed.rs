//! A figure in a template: it prints itself as a link that the parser turns back into the figure.

use serde::{Serialize, Serializer};
use tera::Value;

/// A figure's printed form with its id, `[92%](figure:uphold-rate)`, or a reference, `[paragraph](ref:finance)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed(String);

impl Printed {
    /// The form of a figure under its id.
    #[must_use]
    pub fn new(id: &str, text: &str) -> Self {
        Self(["[", &super::escape::escaped(text), "](figure:", id, ")"].concat())
    }

    /// A reference to what is named so; the words stand in for those that its number gives.
    pub(super) fn reference(name: &str) -> Self {
        Self(format!("[paragraph](ref:{name})"))
    }

    /// The mark of the paragraph that it stands in.
    pub(super) fn mark(name: &str) -> Self {
        Self(format!("[](mark:{name})"))
    }

    /// Markdown of this program's own making.
    pub(super) fn markdown(text: String) -> Self {
        Self(text)
    }

    /// The Markdown.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// As templates take it: it passes through every construct without being escaped again.
    pub(super) fn in_templates(&self) -> Value {
        Value::safe_string(&self.0)
    }

    /// The parts of a printed figure: its text, still escaped, and its id.
    pub(super) fn parts(link: &str) -> Option<(&str, &str)> {
        link.strip_prefix('[')?.strip_suffix(')')?.split_once("](figure:")
    }
}

impl Serialize for Printed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.in_templates().serialize(serializer)
    }
}
