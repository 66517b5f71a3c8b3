//! The council's own complaints and whatever else reached it: how many, how they ended, what was learnt from them.

use schemars::JsonSchema;
use serde::Deserialize;

use super::statistics::{GivenCount, GivenPerCent};
use super::{At, Exempt, Passage};

/// A kind of the council's own complaints in a year.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnComplaints {
    /// A short name that stays the same over the years: `corporate`, `adults_stage_1`
    #[schemars(regex(pattern = r"^[a-z][a-z0-9_]*$"))]
    pub id: At<String>,
    /// How it is printed: Corporate complaints
    pub label: String,
    /// The procedure under which they are dealt with: `childrens`, `adults`, `corporate`, `code` or one of the project's
    /// own, in a file procedures/NAME.yaml
    pub procedure: Option<At<String>>,
    /// The stage of that procedure
    #[schemars(range(min = 1, max = 9))]
    pub stage: Option<At<u8>>,
    /// Complaints received
    pub received: GivenCount,
    /// Complaints closed
    pub closed: GivenCount,
    /// Complaints answered on time
    pub on_time: GivenCount,
    /// What the shares answered on time and late are shares of: `closed` or `received` complaints
    pub on_time_of: Option<Base>,
    /// The share answered on time, in per cent, where the source gives no more
    pub on_time_rate: GivenPerCent,
    /// Complaints answered late
    pub late: GivenCount,
    /// The share answered late, in per cent, where the source gives no more
    pub late_rate: GivenPerCent,
    /// Complaints answered within a time limit that had been extended
    pub extended: GivenCount,
    /// Complaints still open when the figures were drawn up; then outcomes may still change
    pub open: GivenCount,
    /// The share still open of those received, in per cent, where the source gives no more
    pub open_rate: GivenPerCent,
    /// Complaints that went on to the next stage
    pub escalated: GivenCount,
    /// Outcomes of the complaints
    #[serde(default)]
    pub outcomes: OwnOutcomes,
    /// Shares of the outcomes, in per cent, where the source gives no more
    #[serde(default)]
    pub outcome_rates: OwnOutcomeRates,
    /// What the shares of the outcomes are shares of: `closed` (if left out) or `received` complaints
    pub outcomes_of: Option<Base>,
    /// The services complained about
    #[serde(default)]
    pub services: Vec<Service>,
    /// What the complaints were about
    #[serde(default)]
    pub subjects: Vec<PartOf>,
    /// Who complained
    #[serde(default)]
    pub complainants: Vec<PartOf>,
    /// Complainants who had an advocate
    pub advocacy: GivenCount,
    /// What investigations found, complaint by complaint, where one looks into several
    pub findings: Option<Findings>,
    /// Why it is exempt from publication: the public reads no number of this kind, nor a total with it
    pub exempt: Option<At<Exempt>>,
}

/// Outcomes of the council's own complaints.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct OwnOutcomes {
    /// Upheld
    pub upheld: GivenCount,
    /// Partly upheld
    pub partly_upheld: GivenCount,
    /// Not upheld
    pub not_upheld: GivenCount,
    /// Closed without a finding, since none could be made
    pub no_finding: GivenCount,
    /// Withdrawn
    pub withdrawn: GivenCount,
    /// Closed in another way
    pub other: GivenCount,
}

/// Shares of the outcomes of the council's own complaints, in per cent.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct OwnOutcomeRates {
    /// Upheld
    pub upheld: GivenPerCent,
    /// Partly upheld
    pub partly_upheld: GivenPerCent,
    /// Not upheld
    pub not_upheld: GivenPerCent,
    /// Closed without a finding, since none could be made
    pub no_finding: GivenPerCent,
    /// Withdrawn
    pub withdrawn: GivenPerCent,
    /// Closed in another way
    pub other: GivenPerCent,
}

/// What a share of complaints is a share of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Base {
    /// Of the complaints closed.
    Closed,
    /// Of all complaints received.
    Received,
}

/// A service that was complained about.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// A short name that stays the same over the years; made from the label if left out
    #[schemars(regex(pattern = r"^[a-z][a-z0-9_]*$"))]
    pub id: Option<At<String>>,
    /// How it is called
    pub label: At<String>,
    /// Complaints received about it
    pub received: GivenCount,
    /// Its teams
    #[serde(default)]
    pub teams: Vec<Team>,
}

/// A team of a service.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Team {
    /// A short name that stays the same over the years; made from the label if left out
    #[schemars(regex(pattern = r"^[a-z][a-z0-9_]*$"))]
    pub id: Option<At<String>>,
    /// How it is called
    pub label: At<String>,
    /// Complaints received about it
    pub received: GivenCount,
}

/// A part of a number, as a count or, where the source gives no more, as a share of it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartOf {
    /// A short name that stays the same over the years; made from the label if left out
    #[schemars(regex(pattern = r"^[a-z][a-z0-9_]*$"))]
    pub id: Option<At<String>>,
    /// What or who it is, in a few words
    pub label: At<String>,
    /// How many
    pub count: GivenCount,
    /// The share, in per cent, where the source gives no more
    pub rate: GivenPerCent,
}

impl Service {
    /// What it is called in the ids of figures.
    #[must_use]
    pub fn figure_id(&self) -> String {
        figure_id(self.id.as_ref(), &self.label)
    }
}

impl Team {
    /// What it is called in the ids of figures.
    #[must_use]
    pub fn figure_id(&self) -> String {
        figure_id(self.id.as_ref(), &self.label)
    }
}

impl PartOf {
    /// What it is called in the ids of figures.
    #[must_use]
    pub fn figure_id(&self) -> String {
        figure_id(self.id.as_ref(), &self.label)
    }
}

/// An id in kebab case: the one that is given, or the label's letters and digits.
fn figure_id(id: Option<&At<String>>, label: &str) -> String {
    let letters = id.map_or(label, |id| id.as_str()).replace(['\'', '’'], "");
    let words = letters.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    words.join("-")
}

/// What investigations found, complaint by complaint.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Findings {
    /// Investigations that were completed
    pub investigations: GivenCount,
    /// The single complaints that they looked into
    pub complaints: GivenCount,
    /// Single complaints upheld
    pub upheld: GivenCount,
    /// Single complaints partly upheld
    pub partly_upheld: GivenCount,
    /// Single complaints not upheld
    pub not_upheld: GivenCount,
    /// Single complaints on which nothing could be found
    pub no_finding: GivenCount,
    /// The share upheld, in per cent, where the source gives no more
    pub upheld_rate: GivenPerCent,
    /// The share partly upheld, in per cent, where the source gives no more
    pub partly_upheld_rate: GivenPerCent,
    /// The share not upheld, in per cent, where the source gives no more
    pub not_upheld_rate: GivenPerCent,
    /// The share on which nothing could be found, in per cent, where the source gives no more
    pub no_finding_rate: GivenPerCent,
}

/// What else reached the council in a year: enquiries of the Ombudsman and of members of parliament, compliments,
/// matters that were refused or passed on.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Feedback {
    /// A short name that stays the same over the years: `compliments`; `ombudsman` for the cases of the Ombudsman, to
    /// whom complaints go on after the last stage
    #[schemars(regex(pattern = r"^[a-z][a-z0-9_]*$"))]
    pub id: At<String>,
    /// How it is printed: Compliments
    pub label: String,
    /// How many were received
    pub received: GivenCount,
    /// Those answered on time
    pub on_time: GivenCount,
    /// The share answered on time of those received, in per cent, where the source gives no more
    pub on_time_rate: GivenPerCent,
    /// Those that were refused
    pub refused: GivenCount,
    /// The share refused of those received, in per cent, where the source gives no more
    pub refused_rate: GivenPerCent,
    /// What they consist of
    #[serde(default)]
    pub parts: Vec<PartOf>,
    /// Why it is exempt from publication: the public reads no number of it
    pub exempt: Option<At<Exempt>>,
}

impl OwnComplaints {
    /// The id of the figure that counts them: `own-adults-stage-1`.
    #[must_use]
    pub fn figure_id(&self) -> String {
        format!("own-{}", self.id.replace('_', "-"))
    }

    /// Whether they are dealt with under the procedure of this id.
    #[must_use]
    pub fn is_under(&self, procedure: &str) -> bool {
        self.procedure.as_ref().is_some_and(|named| named.value == procedure)
    }
}

impl Feedback {
    /// The id of the figure that counts it: `feedback-compliments`.
    #[must_use]
    pub fn figure_id(&self) -> String {
        format!("feedback-{}", self.id.replace('_', "-"))
    }
}

/// Something that was learnt from complaints, and what was done about it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Learning {
    /// What it was learnt from: the id of a kind of the council's own complaints, or `ombudsman`
    pub from: Option<At<String>>,
    /// The service that has learnt it
    pub service: Option<String>,
    /// What it is about, in a few words
    pub title: Option<String>,
    /// What was learnt or recommended
    pub learnt: At<Passage>,
    /// What was done about it
    pub done: Option<At<Passage>>,
}

impl Learning {
    /// Every passage of the officer's own words in it.
    pub fn passages(&self) -> impl Iterator<Item = &At<Passage>> {
        std::iter::once(&self.learnt).chain(&self.done)
    }
}

/// Words of other people, thanking for something.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Quotations {
    /// Why there are none
    pub left_out: Option<At<String>>,
    /// The quotations
    pub list: Vec<Quotation>,
}

/// What somebody wrote.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quotation {
    /// The service that is thanked
    pub service: Option<String>,
    /// The words, without names
    pub text: At<Passage>,
}
