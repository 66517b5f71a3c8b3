//! What the documents still wait for.
//!
//! Each kind of gap is a check of its own, so that a draft can let all of them pass and nothing else.

use std::collections::BTreeSet;

use super::Subject;
use crate::diagnostic::{Diagnostic, nearest};
use crate::gaps::{Gap, GapKind, gaps, updates};
use crate::model::{Action, DocumentKind, Year};

/// The checks that find gaps.
const OF_GAPS: [&str; 6] = [
    "to-come",
    "update-awaited",
    "not-cleared",
    "urgency-missing",
    "annex-awaited",
    "response-awaited",
];

/// Whether what a check of this name finds is a gap, which a draft may have.
///
/// # Example
/// ```
/// use annual_review::checks::is_gap;
/// assert!(is_gap("to-come") && !is_gap("received-adds-up"));
/// ```
#[must_use]
pub fn is_gap(check: &str) -> bool {
    OF_GAPS.contains(&check)
}

/// The gaps in every document that the year asks for, each with the document, and each only once.
fn all(subject: &Subject<'_>, file: &Year) -> Vec<(DocumentKind, Gap)> {
    let found = DocumentKind::ALL.into_iter().flat_map(|document| {
        let gaps = gaps(subject.project, file, document).into_iter();
        gaps.map(move |gap| (document, gap))
    });
    // A letter that is also annexed waits for its note once. Updates that are not begun all stand at the year.
    let mut said = BTreeSet::new();
    let is_update = |gap: &Gap| matches!(gap.kind, GapKind::Update { .. });
    found
        .filter(|(_, gap)| is_update(gap) || said.insert((gap.kind.clone(), gap.spot)))
        .collect()
}

fn waits(subject: &Subject<'_>, document: DocumentKind, gap: &Gap) -> Diagnostic {
    let message = format!("the {} waits for {}", document.in_words(), gap.what);
    let from = gap.from.as_deref().filter(|_| gap.kind == GapKind::Text);
    let label = from.map_or_else(String::new, |from| format!("to come from {from}"));
    Diagnostic::error(message)
        .at(subject.place_of(gap.spot))
        .labelled(label)
}

/// Texts that somebody has still to write.
pub(super) fn to_come(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let texts = all(subject, file)
        .into_iter()
        .filter(|(_, gap)| gap.kind == GapKind::Text);
    let hint = "write the text in the place of `to_come_from:`; with `--draft` the document says who is to write it";
    let found = texts.map(|(document, gap)| waits(subject, document, &gap).hint(hint));
    found.collect()
}

/// Implications and reports that nobody has agreed to.
pub(super) fn not_cleared(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let found = all(subject, file).into_iter().filter_map(|(document, gap)| {
        let GapKind::Clearance { lacks } = &gap.kind else {
            return None;
        };
        let hints = if lacks.len() < CLEARANCE_PARTS {
            [
                "add what is lacking under `clearance:` when they have agreed",
                "where no date can be given, say why in a line `undated:`",
            ]
        } else {
            [
                "add `clearance:` with the `name:` and `post:` of who agrees, and the `date:` when they have",
                "where nobody has to agree, say why in a line `not_needed:`",
            ]
        };
        let waits = waits(subject, document, &gap);
        Some(hints.into_iter().fold(waits, Diagnostic::hint))
    });
    found.collect()
}

/// Name, post and date.
const CLEARANCE_PARTS: usize = 3;

/// Files that are annexed and not there yet.
pub(super) fn annex_awaited(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let found = all(subject, file).into_iter().filter_map(|(document, gap)| {
        let GapKind::File { nearly } = &gap.kind else {
            return None;
        };
        let waits = waits(subject, document, &gap);
        Some(match nearly {
            Some(name) => waits.hint(format!(
                "there is `{name}`; capitals count, so give one of the two the other's name"
            )),
            None => waits.hint("put it into the project's folder, beside council.yaml, under exactly this name"),
        })
    });
    found.collect()
}

/// Reports that are published with a response of the governing body, and have none yet.
///
/// # Source
/// Complaint Handling Code of the Local Government and Social Care Ombudsman, 8.2.
pub(super) fn response_awaited(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let awaited = all(subject, file)
        .into_iter()
        .filter(|(_, gap)| gap.kind == GapKind::Response);
    let found = awaited.map(|(document, gap)| {
        waits(subject, document, &gap)
            .hint("write it under `code:` as `response:` when the report has been considered; it is published with the report")
            .hint("with `--draft` the report can go to the meeting without it")
    });
    found.collect()
}

/// Actions of last year whose update is not written yet: an error where a committee report is to print it, nothing where
/// the report leaves all of them out, and a warning where there is no report.
pub(super) fn update_awaited(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let awaited: Vec<Diagnostic> = if file.asked_papers().next().is_some() {
        let awaited = all(subject, file).into_iter();
        let awaited = awaited.filter(|(_, gap)| is_awaited(subject, file, gap));
        awaited
            .map(|(document, gap)| with_action(waits(subject, document, &gap), &gap))
            .collect()
    } else {
        let awaited = updates(subject.project, file).into_iter();
        let awaited = awaited.filter(|gap| is_awaited(subject, file, gap));
        let warning = |gap: Gap| {
            let warning = Diagnostic::warning(format!("{} is not written yet", gap.what));
            with_action(warning.at(subject.place_of(gap.spot)), &gap)
        };
        awaited.map(warning).collect()
    };
    awaited
}

/// Whether a gap is an update that nobody seems to have tried to give.
fn is_awaited(subject: &Subject<'_>, file: &Year, gap: &Gap) -> bool {
    let GapKind::Update { action } = &gap.kind else {
        return false;
    };
    !is_misspelt(subject, file, action)
}

/// The same, with who is to write the update and where.
fn with_action(diagnostic: Diagnostic, gap: &Gap) -> Diagnostic {
    let GapKind::Update { action } = &gap.kind else {
        return diagnostic;
    };
    let from = gap.from.as_deref();
    let label = from.map_or_else(String::new, |from| format!("to come from {from}"));
    diagnostic.labelled(label).hint(format!(
        "write under `updates:`, as the `update:` of `{action}`, what became of it"
    ))
}

/// Whether an update was probably meant for this action: its name is then what is wrong, and said elsewhere.
fn is_misspelt(subject: &Subject<'_>, file: &Year, action: &str) -> bool {
    let actions = last_years_actions(subject);
    let names = file.updates.iter().map(|update| &update.action.value);
    let mut unknown = names.filter(|name| !actions.iter().any(|action| action.id.value == **name));
    unknown.any(|name| !nearest(name, [action]).is_empty())
}

/// What last year's file plans, if there is one.
pub(super) fn last_years_actions<'a>(subject: &Subject<'a>) -> &'a [Action] {
    let last_year = subject.project.years.get(&subject.year.previous());
    last_year.map(|file| file.actions.as_slice()).unwrap_or_default()
}
