//! The council's own complaints: parts against their bases.

use std::collections::BTreeSet;

use super::Subject;
use crate::diagnostic::Diagnostic;
use crate::model::{At, OwnComplaints, TimeBase};
use crate::units::Exact;

/// Nothing answered on time, escalated or decided that was not there.
pub(super) fn own_complaints(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let found = subject.own_complaints.iter().flat_map(|kind| of_kind(subject, kind));
    found.collect()
}

/// Kinds such as `a` and `a_closed`, of which the closed of one and the received of the other would have one name; and
/// breakdowns such as `a` and `a_given`.
pub(super) fn name_clash(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let kinds: Vec<&At<String>> = subject.own_complaints.iter().map(|kind| &kind.id).collect();
    let breakdowns = subject.file.map(|file| file.breakdowns.keys().collect());
    // Of an id that is given twice another check speaks.
    let distinct: BTreeSet<&str> = kinds.iter().map(|id| id.as_str()).collect();
    let is_own = |id: &&String| distinct.len() == kinds.len() || !id.starts_with("own-");
    let clashes = subject.figures.clashes().iter().filter(is_own);
    let clashes = clashes.map(|id| match &breakdowns {
        Some(names) if id.starts_with("breakdown-") => clash(
            subject,
            id,
            ("breakdown", names),
            "give this breakdown a name that does not begin with another's",
        ),
        _ => clash(
            subject,
            id,
            ("own", &kinds),
            "give this kind of complaint an id that does not begin with another's, as in `corporate_2` for `corporate_closed`",
        ),
    });
    clashes.collect()
}

/// A clash at the last of the names from which it can come.
fn clash(subject: &Subject<'_>, id: &str, (start, names): (&str, &Vec<&At<String>>), hint: &str) -> Diagnostic {
    let name = id.replace('-', "_");
    let from = names
        .iter()
        .filter(|given| name.starts_with(&format!("{start}_{}", given.value)));
    let spot = from.map(|given| given.spot).max().unwrap_or(subject.spot);
    Diagnostic::error(format!("two figures have the name `{name}`"))
        .at(subject.place_of(spot))
        .hint(hint)
}

fn of_kind(subject: &Subject<'_>, kind: &OwnComplaints) -> Vec<Diagnostic> {
    let id = own_id(kind);
    let closed = format!("{id}-closed");
    let above = |part: &str, whole: &str| {
        let (a, b) = (subject.exactly(part)?, subject.exactly(whole)?);
        (a > b).then(|| {
            let message = format!(
                "{}: {} are more than {}",
                kind.label,
                subject.in_brackets(part),
                subject.in_brackets(whole)
            );
            subject.at(
                Diagnostic::error(message).hint("correct the number that is wrong"),
                part,
            )
        })
    };
    let mut found = Vec::new();
    match kind.on_time_of {
        Some(TimeBase::Received) => found.extend(above(&format!("{id}-on-time"), &id)),
        Some(TimeBase::Closed) => found.extend(above(&format!("{id}-on-time"), &closed)),
        None => found.extend(no_base(subject, kind)),
    }
    found.extend(above(&format!("{id}-escalated"), &id));
    let outcomes = ["upheld", "partly-upheld", "not-upheld", "other-outcome"].map(|part| format!("{id}-{part}"));
    let numbers: Vec<Exact> = outcomes.iter().filter_map(|part| subject.exactly(part)).collect();
    let sum: Exact = numbers.iter().sum();
    let all_given = numbers.len() == outcomes.len();
    let wrong = |base: &Exact| sum > *base || (all_given && sum < *base);
    if let Some(base) = subject.exactly(&closed).filter(wrong) {
        let message = format!("{}: the outcomes add up to {sum}, not {base}", kind.label);
        found.push(subject.at(
            Diagnostic::error(message).hint("correct the outcome or the number closed"),
            &closed,
        ));
    }
    found
}

/// What was answered on time without the base of its share.
fn no_base(subject: &Subject<'_>, kind: &OwnComplaints) -> Option<Diagnostic> {
    let count = kind.on_time.as_ref().map(|given| given.spot);
    let spot = count.or(kind.on_time_rate.as_ref().map(|given| given.spot))?;
    let message = format!(
        "{}: it is not said what those answered on time are a share of",
        kind.label
    );
    let hint = "say what it is a share of: add `on_time_of: closed` or `on_time_of: received`";
    Some(Diagnostic::error(message).at(subject.place_of(spot)).hint(hint))
}

/// The id of the figure that counts a kind's complaints.
pub(super) fn own_id(kind: &OwnComplaints) -> String {
    format!("own-{}", kind.id.replace('_', "-"))
}
