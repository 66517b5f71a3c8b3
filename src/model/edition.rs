//! Editions and averages: what is the same for all councils, read from `data/` as an officer's file would be.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{At, AuthorityType, Decimal, PerCent};
use crate::units::{Date, FinancialYear};

/// The shape of one year's letter: its sections, statistics, labels, office-holder and wording.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// The year that the letter is about
    pub edition: At<FinancialYear>,
    /// Title of the letter, a template
    pub title: At<String>,
    /// Full name of the organisation in that year
    pub organisation: String,
    /// Its short name in that year: LGSCO, or LGO before 2017
    pub short_name: String,
    /// Who held the office when the letter was sent
    pub office_holder: Holder,
    /// The day on which the letters were sent, where it is known; all of a year are sent on one
    pub sent: Option<Date>,
    /// Anything to be said of that, such as that it is inferred from the dates of office
    pub office_holder_note: Option<String>,
    /// What an investigation is called
    pub investigation: Investigation,
    /// Subject categories: the name of a set (`from-2011`), or a list of the edition's own
    #[serde(rename = "categories")]
    pub category_set: At<SetOf<Category>>,
    /// Outcomes: the name of a set (`from-2013`), or a list of the edition's own
    #[serde(rename = "outcomes")]
    pub outcome_set: At<SetOf<Outcome>>,
    /// The subject categories themselves, in their order
    #[serde(skip)]
    pub categories: Vec<Category>,
    /// The outcomes themselves, in their order
    #[serde(skip)]
    pub outcomes: Vec<Outcome>,
    /// Templates of the letter in their order, each by its path below `templates/`: `letter/head`, or `letter/head.md`
    #[schemars(length(min = 1))]
    pub sections: Vec<At<String>>,
    /// What to bear in mind when comparing the year with those around it, a sentence or two each
    #[serde(default)]
    pub comparability: Vec<String>,
    /// Officers of the council to whom a copy goes
    #[serde(default)]
    pub copied_to: Vec<String>,
}

impl Edition {
    /// The category that a key of the YAML means, by its id or by its label however written.
    #[must_use]
    pub fn category(&self, written: &str) -> Option<&Category> {
        // Most are written by their id, and a key takes many times as long to make as an id to compare.
        let by_id = self.categories.iter().find(|category| category.id == written);
        by_id.or_else(|| {
            let key = key(written);
            let is_meant = |category: &&Category| self::key(&category.id) == key || self::key(&category.label) == key;
            self.categories.iter().find(is_meant)
        })
    }

    /// The outcome that a key of the YAML means.
    #[must_use]
    pub fn outcome(&self, written: &str) -> Option<&Outcome> {
        let by_id = self.outcomes.iter().find(|outcome| outcome.id == written);
        by_id.or_else(|| {
            let key = key(written);
            let is_meant = |outcome: &&Outcome| self::key(&outcome.id) == key || self::key(&outcome.label) == key;
            self.outcomes.iter().find(is_meant)
        })
    }
}

/// A label as a key: "Education & children's services" and `education_and_childrens_services` are one.
fn key(written: &str) -> String {
    let spelled_out = written.to_lowercase().replace('&', " and ").replace(['\'', '’'], "");
    spelled_out
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("_")
}

/// Somebody who holds an office.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Holder {
    /// Name
    pub name: String,
    /// Offices, a line each
    pub offices: Vec<String>,
}

/// What an investigation is called in an edition.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Investigation {
    /// One of them: detailed investigation
    pub one: String,
    /// Many of them: detailed investigations
    pub many: String,
}

/// The sets of categories and outcomes that editions choose from.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CategorySets {
    /// Sets of subject categories, by name
    pub categories: BTreeMap<String, Vec<Category>>,
    /// Sets of outcomes, by name
    pub outcomes: BTreeMap<String, Vec<Outcome>>,
}

/// Categories or outcomes, by the name of a set that is shipped or one by one.
// An `At` inside would lose its spot, as in every untagged type; it stands around the whole.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "SetOf{T}")]
pub enum SetOf<T> {
    /// The name of a set.
    Named(String),
    /// A list of the edition's own.
    Own(#[schemars(length(min = 1))] Vec<T>),
}

/// A subject category.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Its name in the YAML
    #[schemars(regex(pattern = r"^[a-z][a-z0-9_]*$"))]
    pub id: String,
    /// How it is printed
    pub label: String,
}

/// An outcome of a complaint decided.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// Its name in the YAML
    #[schemars(regex(pattern = r"^[a-z][a-z0-9_]*$"))]
    pub id: String,
    /// How it is printed
    pub label: String,
    /// Where it belongs in the overview of 2024/25, if that is known
    pub group: Option<OutcomeGroup>,
}

/// The groups of the 2024/25 overview; for earlier years the mapping is inferred.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OutcomeGroup {
    /// Not for the Ombudsman
    NotForUs,
    /// Assessed and closed
    AssessedAndClosed,
    /// Investigated
    Investigated,
}

/// Every average that is known, and no other.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Averages {
    /// A year and a type each
    pub averages: Vec<AveragesOfType>,
}

/// The averages of one year and one group of authorities.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AveragesOfType {
    /// The financial year
    pub year: FinancialYear,
    /// Whose averages they are
    pub of: Scope,
    /// Uphold rate, in per cent
    pub uphold_rate: Option<At<PerCent>>,
    /// Compliance rate, in per cent
    pub compliance_rate: Option<At<PerCent>>,
    /// Satisfactory remedy rate, in per cent
    pub satisfactory_remedy_rate: Option<At<PerCent>>,
    /// Upheld decisions per 100,000 residents
    pub upheld_per_100_000: Option<At<Decimal>>,
}

/// Whose averages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// All councils, without care providers: the two national series are never mixed
    AllCouncils,
    /// Councils of a type
    #[serde(untagged)]
    Type(AuthorityType),
}
