//! The typefaces that a document may be set in.

use schemars::JsonSchema;
use serde::Deserialize;

/// A typeface that comes with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Typeface {
    /// Liberation Sans, as wide as Arial, which most councils' style guides ask for.
    #[default]
    Liberation,
    /// Atkinson Hyperlegible Next, drawn for readers with low vision: no two letters or digits look alike.
    Atkinson,
}

impl Typeface {
    /// Every typeface, in the order of their discriminants.
    pub const ALL: [Self; 2] = [Self::Liberation, Self::Atkinson];

    /// The name by which systems know it.
    #[must_use]
    pub fn family(self) -> &'static str {
        match self {
            Self::Liberation => "Liberation Sans",
            Self::Atkinson => "Atkinson Hyperlegible Next",
        }
    }
}
