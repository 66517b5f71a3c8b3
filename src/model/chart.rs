//! How charts are shown, where a year's file says so.

use schemars::JsonSchema;
use serde::Deserialize;

use super::At;

/// How a chart is shown; what is left out is as the chart has it by itself.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ChartOptions {
    /// The order of its bars: `by-size`, the longest first, or `given`, as the letter or the file has them
    pub sort: Option<At<ChartSort>>,
    /// Whether bars of zero are `shown` or `left-out`
    pub zeros: Option<At<ChartZeros>>,
    /// How many years it shows at most, the last of them this year
    #[schemars(range(min = 2, max = 50))]
    pub years: Option<At<u8>>,
}

/// The order of bars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ChartSort {
    /// The longest first
    BySize,
    /// As the letter or the file has them
    Given,
}

/// What becomes of bars of zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ChartZeros {
    /// They are shown
    Shown,
    /// They are left out
    LeftOut,
}

/// Whether the templates of a paper place charts in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PlacedCharts {
    /// Where the figures are there that they show
    #[default]
    Placed,
    /// None; those that a text asks for by name stay
    None,
}
