//! A decision statement: what the Ombudsman publishes of a case, as a page of the council's can tell it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{At, Passage, WebAddress};

/// A decision statement; reference, decision and date are those of its case.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// The decision in a sentence or two
    pub summary: At<Passage>,
    /// Its sections in their order; people go under letters (Ms X)
    #[serde(default)]
    pub sections: Vec<StatementSection>,
    /// Whose words these are: `council`, which retells it, or `ombudsman`
    #[serde(default)]
    pub words: WordsOf,
    /// Who decided: Investigator's decision on behalf of the Ombudsman
    pub decided_by: Option<String>,
    /// Web address of the Ombudsman's own statement
    pub original: Option<At<WebAddress>>,
}

/// A section of a statement.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementSection {
    /// Its heading: What happened
    pub heading: String,
    /// Its paragraphs
    pub text: At<Passage>,
}

/// Whose words a statement is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WordsOf {
    /// The council retells it; the Ombudsman's own text is what counts.
    #[default]
    Council,
    /// The Ombudsman's own, word for word.
    Ombudsman,
}

impl Statement {
    /// Every passage in it.
    pub fn passages(&self) -> impl Iterator<Item = &At<Passage>> {
        let sections = self.sections.iter().map(|section| &section.text);
        std::iter::once(&self.summary).chain(sections)
    }

    /// Whether its paragraphs have numbers of their own, "3. I uphold this complaint", by which they may refer to one another.
    #[must_use]
    pub fn numbers_itself(&self) -> bool {
        let mut sections = self.sections.iter();
        sections.any(|section| {
            let text = section.text.text.trim_start();
            let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
            rest.len() < text.len() && rest.starts_with(". ")
        })
    }
}
