//! Complaints procedures: their stages and time limits, and what law or guidance asks a yearly report to contain.

use schemars::JsonSchema;
use serde::Deserialize;

use super::At;

/// A complaints procedure, as its file gives it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// Its id, which `procedure:` in a year's file takes: `childrens`
    #[schemars(regex(pattern = r"^[a-z][a-z0-9_-]*$"))]
    pub procedure: At<String>,
    /// Its name: Children's complaints procedure
    pub name: String,
    /// The law and guidance that it comes from; none where the council has made it itself
    #[serde(default)]
    pub sources: Vec<RuleSource>,
    /// Its stages, in order
    #[schemars(length(min = 1))]
    pub stages: Vec<ProcedureStage>,
    /// What law or guidance asks a yearly report to contain
    #[serde(default)]
    pub asks: Vec<AskedPart>,
}

impl Procedure {
    /// The stage of this number.
    #[must_use]
    pub fn stage(&self, number: u8) -> Option<&ProcedureStage> {
        self.stages.iter().find(|stage| stage.number == number)
    }
}

/// A law or guidance.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleSource {
    /// Its title
    pub title: String,
    /// Where it is found, without a link: SI 2006/1738
    pub citation: String,
}

/// A stage of a procedure.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProcedureStage {
    /// Its number, from 1
    pub number: u8,
    /// Its name: Local resolution
    pub name: String,
    /// Who deals with a complaint at this stage, in a few words
    pub dealt_with_by: String,
    /// How long each step may take
    #[serde(default)]
    pub time_limits: Vec<TimeLimit>,
}

/// How long a step may take.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TimeLimit {
    /// The step: answer
    pub step: String,
    /// The time that it is to take, in working days
    pub working_days: u16,
    /// The time that it may take where it is extended, in working days
    pub at_most: Option<u16>,
}

/// Something that law or guidance asks a yearly report to contain.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskedPart {
    /// What is asked
    pub part: ReportPart,
    /// The rule that asks it, cited for no more than its text: "regulation 18(1)(a) of SI 2009/309"
    pub rule: String,
}

/// What law or guidance can ask a yearly report to contain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReportPart {
    /// How many complaints were received.
    Received,
    /// How many there were at each stage.
    NumbersByStage,
    /// How they ended.
    Outcomes,
    /// Whether time limits were kept.
    TimeLimits,
    /// How many were answered within a time limit that had been extended.
    ExtendedTimeLimits,
    /// What they were about.
    Subjects,
    /// Who complained.
    Complainants,
    /// Help by advocates.
    Advocacy,
    /// What was done about what was learnt.
    ActionTaken,
    /// How many were referred to the Ombudsman.
    OmbudsmanReferrals,
    /// How many were decided to be well-founded.
    WellFounded,
    /// Matters of general importance that arose.
    MattersOfImportance,
    /// The self-assessment against the Complaint Handling Code.
    SelfAssessment,
    /// Analysis of how complaints are handled, in words and numbers.
    Analysis,
    /// The types of complaints that were refused.
    RefusedTypes,
    /// Findings that the Complaint Handling Code was not followed.
    NonCompliance,
    /// Improvements of services that came from complaints.
    Improvements,
    /// The Ombudsman's annual letter.
    AnnualLetter,
    /// Other reports of the Ombudsman about the council.
    OtherReports,
    /// The governing body's response.
    GoverningBodyResponse,
}

impl ReportPart {
    /// What it is, as a part of a sentence: "the types of complaints that were refused".
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Received => "the number of complaints received",
            Self::NumbersByStage => "the numbers at each stage",
            Self::Outcomes => "the outcomes of complaints",
            Self::TimeLimits => "whether time limits were kept",
            Self::ExtendedTimeLimits => "how often time limits were extended",
            Self::Subjects => "the subject matter of complaints",
            Self::Complainants => "the groups of people who complained",
            Self::Advocacy => "how many people had an advocate",
            Self::ActionTaken => "the action taken because of complaints",
            Self::OmbudsmanReferrals => "the number of complaints referred to the Ombudsman",
            Self::WellFounded => "the number of complaints that were well-founded",
            Self::MattersOfImportance => "matters of general importance",
            Self::SelfAssessment => "the self-assessment against the Code",
            Self::Analysis => "an analysis in words and numbers",
            Self::RefusedTypes => "the types of complaints that were refused",
            Self::NonCompliance => "findings that the Code was not followed",
            Self::Improvements => "the improvements that came from complaints",
            Self::AnnualLetter => "the Ombudsman's annual letter",
            Self::OtherReports => "other reports of the Ombudsman",
            Self::GoverningBodyResponse => "the governing body's response",
        }
    }

    /// Its name in YAML: `refused-types`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::NumbersByStage => "numbers-by-stage",
            Self::Outcomes => "outcomes",
            Self::TimeLimits => "time-limits",
            Self::ExtendedTimeLimits => "extended-time-limits",
            Self::Subjects => "subjects",
            Self::Complainants => "complainants",
            Self::Advocacy => "advocacy",
            Self::ActionTaken => "action-taken",
            Self::OmbudsmanReferrals => "ombudsman-referrals",
            Self::WellFounded => "well-founded",
            Self::MattersOfImportance => "matters-of-importance",
            Self::SelfAssessment => "self-assessment",
            Self::Analysis => "analysis",
            Self::RefusedTypes => "refused-types",
            Self::NonCompliance => "non-compliance",
            Self::Improvements => "improvements",
            Self::AnnualLetter => "annual-letter",
            Self::OtherReports => "other-reports",
            Self::GoverningBodyResponse => "governing-body-response",
        }
    }
}
