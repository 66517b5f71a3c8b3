//! What the documents still wait for.
//!
//! Each kind of gap is a check of its own, so that a draft can let all of them pass and nothing else.

use std::collections::BTreeSet;

use super::Subject;
use crate::diagnostic::{Diagnostic, nearest};
use crate::model::{Action, DocumentKind, Gap, GapKind, Year, gaps};

/// Whether what a check of this name finds is a gap, which a draft may have.
///
/// # Example
/// ```
/// use annual_review::checks::is_gap;
/// assert!(is_gap("to-come") && !is_gap("received-adds-up"));
/// ```
#[must_use]
pub fn is_gap(check: &str) -> bool {
    matches!(check, "to-come" | "not-cleared" | "update-awaited" | "urgency-missing")
}

/// The gaps of one kind in every document that the year asks for, each with the document.
fn of_kind(subject: &Subject<'_>, file: &Year, kind: GapKind) -> Vec<(DocumentKind, Gap)> {
    let found = DocumentKind::ALL.into_iter().flat_map(|document| {
        let gaps = gaps(subject.project, file, document).into_iter();
        gaps.map(move |gap| (document, gap))
    });
    // A letter that is also annexed waits for its note once.
    let mut said = BTreeSet::new();
    found
        .filter(|(_, gap)| gap.kind == kind && said.insert(gap.spot))
        .collect()
}

fn waits(subject: &Subject<'_>, document: DocumentKind, gap: &Gap) -> Diagnostic {
    let document = match document {
        DocumentKind::Letter => "letter",
        DocumentKind::CommitteeReport => "committee report",
    };
    let message = format!("the {document} waits for {}", gap.what);
    Diagnostic::error(message).at(subject.place_of(gap.spot))
}

/// Texts that somebody has still to write.
pub(super) fn to_come(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let found = of_kind(subject, file, GapKind::Text)
        .into_iter()
        .map(|(document, gap)| {
            let hint =
                "write the text in the place of `to_come_from:`; with `--draft` the document says who is to write it";
            let from = gap.from.as_deref().unwrap_or_default();
            waits(subject, document, &gap)
                .labelled(format!("to come from {from}"))
                .hint(hint)
        });
    found.collect()
}

/// Implications and reports that nobody has agreed to.
pub(super) fn not_cleared(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let found = of_kind(subject, file, GapKind::Clearance)
        .into_iter()
        .map(|(document, gap)| {
            let hints = if gap.what.contains(" in the clearance of ") {
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
            hints.into_iter().fold(waits, Diagnostic::hint)
        });
    found.collect()
}

/// Actions of last year whose update is not written yet: an error where a committee report is to print it.
pub(super) fn update_awaited(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let is_printed = file.asks_for(DocumentKind::CommitteeReport);
    let written: BTreeSet<&str> = file
        .updates
        .iter()
        .filter(|update| update.update.as_ref().is_some_and(|text| !text.text.trim().is_empty()))
        .map(|update| update.action.as_str())
        .collect();
    let awaited = last_years_actions(subject)
        .iter()
        .filter(|action| !written.contains(action.id.as_str()) && !is_misspelt(subject, file, action))
        .map(|action| {
            let update = file
                .updates
                .iter()
                .find(|update| update.action.value == action.id.value);
            let from = update.and_then(|update| update.update.as_ref()?.to_come_from.clone());
            let message = format!("the action `{}` of last year has no update yet", action.id.value);
            let diagnostic = if is_printed {
                Diagnostic::error(message)
            } else {
                Diagnostic::warning(message)
            };
            diagnostic
                .at(subject.place_of(update.map_or(subject.spot, |update| update.action.spot)))
                .labelled(from.map_or_else(String::new, |from| format!("to come from {from}")))
                .hint("write under `updates:` what became of it")
        });
    awaited.collect()
}

/// Whether an update was probably meant for this action: its name is then what is wrong, and said elsewhere.
fn is_misspelt(subject: &Subject<'_>, file: &Year, action: &Action) -> bool {
    let actions = last_years_actions(subject);
    let names = file.updates.iter().map(|update| &update.action.value);
    let mut unknown = names.filter(|name| !actions.iter().any(|action| action.id.value == **name));
    unknown.any(|name| !nearest(name, [action.id.as_str()]).is_empty())
}

/// What last year's file plans, if there is one.
pub(super) fn last_years_actions<'a>(subject: &Subject<'a>) -> &'a [Action] {
    let last_year = subject.project.years.get(&subject.year.previous());
    last_year.map(|file| file.actions.as_slice()).unwrap_or_default()
}
