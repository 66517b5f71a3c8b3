//! The Complaint Handling Code: whether the self-assessment gives its reasons, and whether what is to be done has its days.

use super::paper::AskedPaper;
use super::{Subject, names};
use crate::diagnostic::Diagnostic;
use crate::model::{Assessed, At, DocumentKind, Follows, MadeAnnex, Passage, Year};
use crate::units::Date;

/// A section that is said to be followed or not without a word on it.
pub(super) fn unexplained(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let is_given = |passage: &Option<At<Passage>>| {
        let passage = passage.as_ref();
        passage.is_some_and(|passage| passage.to_come_from.is_some() || !passage.text.trim().is_empty())
    };
    let is_unexplained = |row: &&Assessed| !is_given(&row.explanation) && !is_given(&row.action);
    let found = file.code.self_assessment.iter().filter(is_unexplained).map(|row| {
        let section = &row.section.value;
        let unexplained = match row.follows.value {
            Follows::No => Diagnostic::error(format!(
                "section {section} of the Code is not followed, and neither a reason nor an action is given"
            ))
            .hint("add `explanation:` with the reason, `action:` with what is to be done, or both"),
            Follows::Yes => Diagnostic::warning(format!(
                "section {section} of the Code is said to be followed, but not how"
            ))
            .hint("add `explanation:`, so that members can see what the answer rests on"),
        };
        unexplained.at(subject.place_of(row.follows.spot))
    });
    found.collect()
}

/// A section of the Code in two rows, which may say different things.
pub(super) fn section_twice(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let rows = file.code.self_assessment.iter();
    let sections = rows.map(|row| (row.section.value.clone(), row.section.spot));
    names::twice(subject, sections, "section of the Code")
}

/// An action on a section that needs none.
pub(super) fn action(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let followed = file
        .code
        .self_assessment
        .iter()
        .filter(|row| row.follows.value == Follows::Yes);
    let found = followed.filter_map(|row| {
        let spot = row
            .action
            .as_ref()
            .map(|action| action.spot)
            .or(row.due.as_ref().map(|due| due.spot))?;
        let message = format!(
            "section {} of the Code is said to be followed, and something is to be done about it",
            row.section.value
        );
        let hint = "write `follows: no` until it is done, or put what was done into `explanation:`";
        Some(Diagnostic::warning(message).at(subject.place_of(spot)).hint(hint))
    });
    found.collect()
}

/// Days that cannot follow each other: an action due or done before the finding that it is about.
pub(super) fn dates(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let findings = file.code.non_compliance.iter().flatten();
    let found = findings.flat_map(|one| {
        let after = [("due", one.due.as_ref()), ("done", one.done.as_ref())];
        after.into_iter().filter_map(|(what, day)| {
            let (found, day) = (one.found.as_ref()?, day?);
            let message = format!(
                "the action is {what} on {}, but the finding is of {}",
                day.value, found.value
            );
            let wrong = Diagnostic::error(message.replace('\u{a0}', " ")).at(subject.place_of(day.spot));
            (day.value < found.value).then(|| wrong.hint("correct the day that is wrong"))
        })
    });
    found.collect()
}

/// What was to be done before the report was published and is not; and what is said to be done on a day that had not come.
pub(super) fn overdue(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
    let Some((last, what)) = paper.last_known().filter(|_| paper.is(DocumentKind::CodeReport)) else {
        return Vec::new();
    };
    let code = &paper.file().code;
    let of_sections = code.not_followed().filter_map(|row| {
        let of = format!("the action on section {} of the Code", row.section.value);
        past_due(paper, &of, row.due.as_ref()?, (last, what))
    });
    let of_findings = code
        .non_compliance
        .iter()
        .flatten()
        .filter_map(|one| match (&one.done, &one.due) {
            (Some(done), _) if done.value > last => {
                let message = format!("the action was done on {}, but {what} on {last}", done.value);
                let wrong = Diagnostic::error(message.replace('\u{a0}', " ")).at(paper.place(done.spot));
                Some(wrong.hint("correct the day that is wrong; what is still to be done has no `done:`"))
            }
            (None, Some(due)) => past_due(paper, "the action on a finding of the Ombudsman", due, (last, what)),
            _ => None,
        });
    of_sections.chain(of_findings).collect()
}

fn past_due(paper: &AskedPaper<'_>, of: &str, due: &At<Date>, (last, what): (Date, &str)) -> Option<Diagnostic> {
    let message = format!("{of} was due on {} and is overdue when {what} on {last}", due.value);
    let late = Diagnostic::warning(message.replace('\u{a0}', " ")).at(paper.place(due.spot));
    (due.value < last).then(|| late.hint("say that it is done, or give the new day and say why it is late"))
}

/// An annex for a self-assessment that is not there.
pub(super) fn annex_self_assessment(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
    let annexes = paper.report().annexes.iter().filter_map(|annex| annex.made.as_ref());
    let mut made = annexes.filter(|made| made.value == MadeAnnex::SelfAssessment);
    let empty = made.next().filter(|_| paper.file().code.self_assessment.is_empty());
    let found = empty.map(|made| {
        Diagnostic::error("an annex shows the self-assessment, but none is given")
            .at(paper.place(made.spot))
            .hint("add the sections of the Code under `code:` as `self_assessment:`, or delete the annex")
    });
    found.into_iter().collect()
}
