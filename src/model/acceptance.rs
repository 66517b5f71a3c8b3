//! Findings of `check` that a project accepts.

use schemars::JsonSchema;
use serde::Deserialize;

use super::At;

/// What is said of the findings of a check that are right as they stand.
///
/// In a year's file it is about what is found in that file; in `council.yaml`, about what is found in any other file.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    /// The name of the check, the last word of its message: published
    pub check: At<String>,
    /// Words of the message, or of the file where it points, by which one finding is told from others: 85%; every finding
    /// of the check if left out
    pub about: Option<At<String>>,
    /// Why it is right as it stands; it is listed whenever the finding would be shown
    pub reason: At<String>,
}
