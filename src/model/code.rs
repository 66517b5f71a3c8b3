//! What the Complaint Handling Code asks a council to report of itself, and the complaints that it did not take up.
//!
//! # Source
//! Local Government and Social Care Ombudsman, Complaint Handling Code (2024), section 8: the yearly report on complaints
//! performance and service improvement, and what it has in it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::cases::{Breakdown, CountedBy, Part};
use super::{At, Exempt, Passage, Quantity, WholeNumber};
use crate::units::Date;

/// How a council stands to the Complaint Handling Code in a year. A list that is left out is not known; one that is empty,
/// as in `non_compliance: []`, says that there was nothing.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Code {
    /// Whether the council does what each section of the Code asks, in the order of the Code
    pub self_assessment: Vec<Assessed>,
    /// Where the Ombudsman found that the Code was not followed; `[]` if nowhere
    pub non_compliance: Option<Vec<NonCompliance>>,
    /// What else the Ombudsman published about the council, a passage each; `[]` if nothing
    pub other_reports: Option<Vec<At<Passage>>>,
    /// What the governing body says to the report; published with it
    pub response: Option<At<Passage>>,
}

/// A section of the Code, and whether the council does what it asks.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Assessed {
    /// The section by its number, in quotation marks: "6.2"
    #[schemars(regex(pattern = r"^[1-9](\.[1-9][0-9]?)?$"))]
    pub section: At<String>,
    /// What it asks, in the council's own words
    pub asks: At<Passage>,
    /// Whether the council does so: `yes` or `no`
    pub follows: At<Follows>,
    /// How it does so, or why it does not
    pub explanation: Option<At<Passage>>,
    /// What is to be done where it does not
    pub action: Option<At<Passage>>,
    /// The day by which that is to be done
    pub due: Option<At<Date>>,
}

/// Whether a council does what a section of the Code asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Follows {
    /// It does.
    Yes,
    /// It does not.
    No,
}

/// A finding of the Ombudsman that the Code was not followed, and what was done about it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NonCompliance {
    /// What was found; it names nobody
    pub finding: At<Passage>,
    /// The day of the Ombudsman's decision
    pub found: Option<At<Date>>,
    /// What the council does about it
    pub action: Option<At<Passage>>,
    /// The day by which that is to be done
    pub due: Option<At<Date>>,
    /// The day on which it was done; left out while it is not
    pub done: Option<At<Date>>,
}

impl Code {
    /// Every passage of the officer's own words in it.
    pub fn passages(&self) -> impl Iterator<Item = &At<Passage>> {
        let of_rows = self
            .self_assessment
            .iter()
            .flat_map(|row| std::iter::once(&row.asks).chain(&row.explanation).chain(&row.action));
        let findings = self.non_compliance.iter().flatten();
        let of_findings = findings.flat_map(|one| std::iter::once(&one.finding).chain(&one.action));
        let reports = self.other_reports.iter().flatten();
        of_rows.chain(of_findings).chain(reports).chain(&self.response)
    }

    /// Every passage, to be changed.
    pub fn passages_mut(&mut self) -> impl Iterator<Item = &mut At<Passage>> {
        let rows = self.self_assessment.iter_mut();
        let of_rows = rows.flat_map(|row| {
            let asks = std::iter::once(&mut row.asks);
            asks.chain(&mut row.explanation).chain(&mut row.action)
        });
        let findings = self.non_compliance.iter_mut().flatten();
        let of_findings = findings.flat_map(|one| std::iter::once(&mut one.finding).chain(&mut one.action));
        let reports = self.other_reports.iter_mut().flatten();
        of_rows.chain(of_findings).chain(reports).chain(&mut self.response)
    }

    /// The sections that the council does not follow.
    pub fn not_followed(&self) -> impl Iterator<Item = &Assessed> {
        self.self_assessment
            .iter()
            .filter(|row| row.follows.value == Follows::No)
    }
}

/// Complaints that the council did not take up, by the reason.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Refused {
    /// All of them; 0 if none
    pub total: At<Quantity<WholeNumber>>,
    /// The reasons, in the order in which they are to be printed
    #[serde(default)]
    pub parts: Vec<Part>,
    /// Why the parts do not account for all, where the source leaves some out
    pub incomplete: Option<At<String>>,
    /// Why it is exempt from publication: the public reads only that it is
    pub exempt: Option<At<Exempt>>,
}

impl Refused {
    /// The same as a number told apart by reasons.
    #[must_use]
    pub fn breakdown(&self) -> Breakdown {
        Breakdown {
            label: "Complaints that were not taken up".to_owned(),
            total: Some(self.total.clone()),
            parts: self.parts.clone(),
            incomplete: self.incomplete.clone(),
            exempt: self.exempt.clone(),
            counted_by: CountedBy::Council,
        }
    }
}
