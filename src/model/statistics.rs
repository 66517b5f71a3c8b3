//! The figures of a year, as far as its sources give them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{At, Decimal, PerCent, Quantity, WholeNumber};

/// A count where one may be given.
pub(super) type GivenCount = Option<At<Quantity<WholeNumber>>>;
/// A percentage where one may be given.
pub(super) type GivenPerCent = Option<At<Quantity<PerCent>>>;

/// The Ombudsman's figures of a year; what is left out is missing, and nothing is made up for it.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Statistics {
    /// Residents, for what is counted per 100,000 of them
    pub population: Option<Population>,
    /// Complaints and enquiries that reached the Ombudsman in the year
    pub received: Received,
    /// Complaints and enquiries that the Ombudsman closed in the year
    pub decided: Decided,
    /// The overview of letters since 2024/25
    pub overview: Overview,
    /// Investigations that ended in the year, and how many were upheld
    pub investigations: Investigations,
    /// Whether the Ombudsman's recommendations were carried out
    pub compliance: Compliance,
    /// What was put right before or by the Ombudsman
    pub remedies: Remedies,
}

/// The number of residents, with its source: councils and the Ombudsman do not always use the same.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Population {
    /// Residents
    pub count: At<Quantity<WholeNumber>>,
    /// Where the number comes from: "Office for National Statistics, mid-2023 estimate"
    pub source: String,
}

/// Complaints and enquiries received.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Received {
    /// All complaints and enquiries received
    pub total: GivenCount,
    /// Those of each subject category of the year's edition
    pub categories: BTreeMap<At<String>, At<Quantity<WholeNumber>>>,
}

/// Complaints and enquiries decided.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Decided {
    /// All complaints and enquiries decided
    pub total: GivenCount,
    /// Those of each outcome of the year's edition
    pub outcomes: BTreeMap<At<String>, At<Quantity<WholeNumber>>>,
    /// Cases open at the start of the year
    pub brought_forward: GivenCount,
    /// Cases open at the end of the year
    pub carried_forward: GivenCount,
}

/// The overview of 2024/25: not for us + assessed and closed + investigated = dealt with.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Overview {
    /// Complaints dealt with
    pub dealt_with: GivenCount,
    /// Those that were not for the Ombudsman
    pub not_for_us: GivenCount,
    /// Those assessed and closed
    pub assessed_and_closed: GivenCount,
    /// Those investigated
    pub investigated: GivenCount,
}

/// Investigations and what came of them.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Investigations {
    /// Investigations that ended in the year: upheld and not upheld
    pub total: GivenCount,
    /// Complaints upheld
    pub upheld: GivenCount,
    /// Complaints not upheld
    pub not_upheld: GivenCount,
    /// The uphold rate that the letter prints, in per cent
    pub uphold_rate: GivenPerCent,
    /// Upheld decisions per 100,000 residents that the letter prints
    pub upheld_per_100_000: Option<At<Quantity<Decimal>>>,
}

/// Compliance with recommendations; its base is the outcomes recorded in the year, not the year's upheld complaints.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Compliance {
    /// Compliance outcomes recorded in the year
    pub outcomes: GivenCount,
    /// Those with which the Ombudsman was satisfied, the late ones among them
    pub satisfied: GivenCount,
    /// Those complied with after the agreed date
    pub late: GivenCount,
    /// The compliance rate that the letter prints, in per cent
    pub compliance_rate: GivenPerCent,
}

/// Remedies.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Remedies {
    /// Upheld complaints that the council had remedied satisfactorily before they reached the Ombudsman
    pub satisfactory: GivenCount,
    /// The satisfactory remedy rate that the letter prints, in per cent
    pub satisfactory_remedy_rate: GivenPerCent,
    /// Upheld complaints remedied by the Ombudsman (letters on 2015/16 to 2017/18)
    pub by_ombudsman: GivenCount,
}

/// Averages that the project gives itself, with their source, where none are shipped.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GivenAverages {
    /// Average uphold rate, in per cent
    pub uphold_rate: GivenPerCent,
    /// Average compliance rate, in per cent
    pub compliance_rate: GivenPerCent,
    /// Average satisfactory remedy rate, in per cent
    pub satisfactory_remedy_rate: GivenPerCent,
    /// Average of upheld decisions per 100,000 residents
    pub upheld_per_100_000: Option<At<Quantity<Decimal>>>,
    /// Where they were published
    pub source: String,
}
