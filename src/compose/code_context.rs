//! What a template may print of the Complaint Handling Code, besides tables and figures.

use serde::Serialize;

use super::report_context::as_item;
use crate::model::{At, Code, Passage};

/// How a council stands to the Complaint Handling Code. Texts are rendered: print them with `| safe`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CodeContext {
    /// The sections that are not followed, by their numbers.
    pub not_followed: Vec<String>,
    /// What else the Ombudsman published about the council; none if that is not said.
    pub other_reports: Option<Vec<String>>,
    /// What the governing body says to the report.
    pub response: Option<String>,
}

impl CodeContext {
    pub(super) fn new(code: &Code, text: &mut impl FnMut(&At<Passage>) -> String) -> Self {
        let reports = code.other_reports.as_ref();
        Self {
            not_followed: code.not_followed().map(|row| row.section.value.clone()).collect(),
            other_reports: reports.map(|reports| reports.iter().map(|report| as_item(&text(report))).collect()),
            response: code.response.as_ref().map(text),
        }
    }
}
