//! What a paper on the Complaint Handling Code still waits for: texts, and the governing body's response.

use super::{Gap, GapKind, Printing, to_come};
use crate::diagnostic::Spot;
use crate::model::{Assessed, At, Code, MadeAnnex, NonCompliance, Passage, ReportPart};

/// Everything that a paper prints of the Code and that is not there yet; `asked` is where the file asks for the paper.
pub(super) fn gaps(paper: &Printing<'_>, code: &Code, asked: Spot) -> Vec<Gap> {
    let mut found = Vec::new();
    if paper.prints("self-assessment", "self_assessment") || paper.is_made(MadeAnnex::SelfAssessment) {
        found.extend(code.self_assessment.iter().flat_map(of_section));
    }
    if paper.prints("non-compliance", "non_compliance") {
        found.extend(code.non_compliance.iter().flatten().flat_map(of_finding));
    }
    if paper.prints("other-reports", "report.code.other_reports") {
        let reports = code.other_reports.iter().flatten();
        let what = || "the text on another report of the Ombudsman".to_owned();
        found.extend(reports.filter_map(|report| to_come(report, what, Some("other-reports"))));
    }
    let is_left_out = |part: &At<ReportPart>| part.value == ReportPart::GoverningBodyResponse;
    if paper.prints("response", "report.code.response") && !paper.report.left_out.keys().any(is_left_out) {
        found.extend(response(code, asked));
    }
    found
}

fn of_section(row: &Assessed) -> impl Iterator<Item = Gap> {
    let section = &row.section.value;
    let awaited = move |passage: &At<Passage>, what: &str| {
        to_come(
            passage,
            || format!("{what} section {section} of the Code"),
            Some("self-assessment"),
        )
    };
    let explanation = row.explanation.as_ref();
    let action = row.action.as_ref();
    [
        awaited(&row.asks, "the words on what is asked by"),
        explanation.and_then(|passage| awaited(passage, "the explanation of")),
        action.and_then(|passage| awaited(passage, "the action on")),
    ]
    .into_iter()
    .flatten()
}

fn of_finding(one: &NonCompliance) -> impl Iterator<Item = Gap> {
    let awaited = |passage: &At<Passage>, what: &str| to_come(passage, || what.to_owned(), Some("non-compliance"));
    let action = one.action.as_ref();
    [
        awaited(&one.finding, "a finding that the Code was not followed"),
        action.and_then(|passage| awaited(passage, "the action on a finding that the Code was not followed")),
    ]
    .into_iter()
    .flatten()
}

/// The governing body's response, which is published alongside the report; where somebody is to write it, that is a text
/// to come.
fn response(code: &Code, asked: Spot) -> Option<Gap> {
    let what = "the governing body's response".to_owned();
    let reference = "response";
    match &code.response {
        Some(response) => to_come(response, || what, Some(reference)),
        None => Some(Gap {
            kind: GapKind::Response,
            what,
            from: None,
            spot: asked,
            reference: Some(reference.to_owned()),
        }),
    }
}
