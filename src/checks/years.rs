//! A year and the one before it.

use super::Subject;
use super::adding_up::print;
use crate::diagnostic::Diagnostic;
use crate::model::{Amount, DocumentKind, WholeNumber, Year};
use crate::units::{FinancialYear, exact};

/// What last year carried forward against what this year brings forward; a revision that says so is none of them.
pub(super) fn carried_over(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let last_year = subject.year.previous();
    let before = subject.project.statistics(last_year);
    let (Some(carried), Some(brought)) = (
        before.and_then(|statistics| statistics.decided.carried_forward.as_ref()),
        subject.statistics.decided.brought_forward.as_ref(),
    ) else {
        return Vec::new();
    };
    let (Amount::Exactly(out), Amount::Exactly(into)) = (&carried.amount, &brought.amount) else {
        return Vec::new();
    };
    if out == into || brought.revised_from == Some(*out) {
        return Vec::new();
    }
    let in_words = |number: &WholeNumber| print(exact(number.0));
    let message = format!(
        "{} cases are brought forward, but {last_year} carried {} forward",
        in_words(into),
        in_words(out)
    );
    let hint = format!(
        "correct the one that is wrong; if it was revised, write `{{value: {}, revised_from: {}}}`",
        into.0, out.0
    );
    vec![Diagnostic::error(message).at(subject.place_of(brought.spot)).hint(hint)]
}

/// A letter whose year before is not given, where a year before that is: it was probably forgotten.
pub(super) fn history_gap(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let last_year = subject.year.previous();
    let is_letter = file.documents.iter().any(|kind| kind.value == DocumentKind::Letter);
    let known = subject.project.statistics(last_year).is_some();
    let Some(earlier) = years_before(subject).max().filter(|_| is_letter && !known) else {
        return Vec::new();
    };
    let message = format!("{last_year} is not given, so {} is compared with nothing", subject.year);
    let hint = format!(
        "the last year given before it is {earlier}; add {last_year} under `history:` in council.yaml, or its file"
    );
    vec![
        Diagnostic::warning(message)
            .at(subject.place_of(subject.spot))
            .hint(hint),
    ]
}

fn years_before<'a>(subject: &Subject<'a>) -> impl Iterator<Item = FinancialYear> + 'a {
    let project = subject.project;
    let year = subject.year;
    let rows = project.council.history.iter().map(|row| row.year.value);
    rows.chain(project.years.keys().copied())
        .filter(move |other| *other < year)
}
