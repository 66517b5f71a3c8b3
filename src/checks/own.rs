//! The council's own complaints: parts against their bases.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Subject;
use crate::diagnostic::Diagnostic;
use crate::model::{At, Base, OwnComplaints};
use crate::units::Exact;

/// Nothing answered on time, escalated or decided that was not there.
pub(super) fn own_complaints(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let found = subject.own_complaints.iter().flat_map(|kind| of_kind(subject, kind));
    found.collect()
}

/// Kinds such as `a` and `a_closed`, of which the closed of one and the received of the other would have one name; and
/// breakdowns such as `a` and `a_given`.
pub(super) fn name_clash(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let feedback = subject.feedback.iter().map(|kind| &kind.id);
    let kinds: Vec<&At<String>> = subject
        .own_complaints
        .iter()
        .map(|kind| &kind.id)
        .chain(feedback)
        .collect();
    let breakdowns = subject.file.map(|file| file.breakdowns.keys().collect());
    // Of an id that is given twice another check speaks.
    let distinct: BTreeSet<&str> = kinds.iter().map(|id| id.as_str()).collect();
    let is_own = |id: &&Arc<str>| distinct.len() == kinds.len() || !id.starts_with("own-");
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
            (if id.starts_with("feedback-") { "feedback" } else { "own" }, &kinds),
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

/// Kinds of one year that the other does not have, so that the totals are of different things.
pub(super) fn kinds_differ(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let last_year = subject.year.previous();
    // A row of `history` gives what its source has, and nobody can add to that.
    if subject.file.is_none() || !subject.project.years.contains_key(&last_year) {
        return Vec::new();
    }
    let before = subject.project.own_complaints(last_year);
    let (given, given_before) = (ids(subject.own_complaints), ids(before));
    if given == given_before || given.is_empty() || given_before.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<Diagnostic> = subject
        .own_complaints
        .iter()
        .filter_map(|kind| renamed(subject, kind, before))
        .collect();
    if found.is_empty() {
        let new = listed(given.difference(&given_before), "only this year has");
        let gone = listed(given_before.difference(&given), &format!("only {last_year} has"));
        let parts: Vec<String> = new.into_iter().chain(gone).collect();
        let message = format!(
            "the kinds of complaint are not those of {last_year}, so the totals are not compared: {}",
            parts.join(", ")
        );
        let hint = "add the kinds that are missing; a kind keeps its `id` over the years";
        let spot = subject.own_complaints.first().map_or(subject.spot, |kind| kind.id.spot);
        found.push(Diagnostic::warning(message).at(subject.place_of(spot)).hint(hint));
    }
    found
}

/// The ids of the kinds whose number is given.
fn ids(kinds: &[OwnComplaints]) -> BTreeSet<&str> {
    let given = kinds.iter().filter(|kind| kind.received.is_some());
    given.map(|kind| kind.id.as_str()).collect()
}

fn listed<'i>(ids: impl Iterator<Item = &'i &'i str>, who: &str) -> Option<String> {
    let ids: Vec<String> = ids.map(|id| format!("`{id}`")).collect();
    (!ids.is_empty()).then(|| format!("{who} {}", ids.join(" and ")))
}

/// A kind that last year's file calls the same, but by another id.
fn renamed(subject: &Subject<'_>, kind: &OwnComplaints, before: &[OwnComplaints]) -> Option<Diagnostic> {
    let is_same = |other: &&OwnComplaints| other.label.trim().eq_ignore_ascii_case(kind.label.trim());
    let other = before.iter().find(is_same)?;
    if ids(before).contains(kind.id.as_str()) || ids(subject.own_complaints).contains(other.id.as_str()) {
        return None;
    }
    let last_year = subject.year.previous();
    let message = format!(
        "`{}` has the id `{}` here, but `{}` in {last_year}, so the two years are not compared",
        kind.label, kind.id.value, other.id.value
    );
    let hint = format!("write `id: {}`: a kind keeps its id over the years", other.id.value);
    Some(
        Diagnostic::warning(message)
            .at(subject.place_of(kind.id.spot))
            .hint(hint),
    )
}

fn of_kind(subject: &Subject<'_>, kind: &OwnComplaints) -> Vec<Diagnostic> {
    let id = kind.figure_id();
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
    let timed = match kind.on_time_of {
        Some(Base::Received) => Some(&id),
        Some(Base::Closed) => Some(&closed),
        None => None,
    };
    match timed {
        Some(base) => {
            let parts = ["on-time", "late", "extended"];
            found.extend(parts.iter().filter_map(|part| above(&format!("{id}-{part}"), base)));
        }
        None => found.extend(no_base(subject, kind)),
    }
    found.extend(above(&format!("{id}-escalated"), &id));
    found.extend(above(&format!("{id}-open"), &id));
    found.extend(outcomes(subject, kind, &id, &closed));
    found
}

/// The outcomes that every source gives, where it gives all.
const ALWAYS: [&str; 4] = ["upheld", "partly-upheld", "not-upheld", "other-outcome"];

/// Outcomes that are more than their base; or fewer, where the source gives every outcome.
fn outcomes(subject: &Subject<'_>, kind: &OwnComplaints, id: &str, closed: &str) -> Option<Diagnostic> {
    let (base, what) = match kind.outcomes_of {
        Some(Base::Received) => (id, "received"),
        Some(Base::Closed) | None => (closed, "closed"),
    };
    let of = |outcomes: &[&str]| -> Vec<Exact> {
        let ids = outcomes.iter().map(|part| format!("{id}-{part}"));
        ids.filter_map(|part| subject.exactly(&part)).collect()
    };
    let always = of(&ALWAYS);
    let sum: Exact = always.iter().chain(&of(&["no-finding", "withdrawn"])).sum();
    // Of those received some may be open, and have no outcome yet.
    let all_given = always.len() == ALWAYS.len() && base == closed;
    let wrong = |base: &Exact| sum > *base || (all_given && sum < *base);
    let number = subject.exactly(base).filter(wrong)?;
    let message = format!("{}: the outcomes add up to {sum}, not {number}", kind.label);
    let wrong = Diagnostic::error(message).hint(format!("correct the outcome or the number {what}"));
    Some(subject.at(wrong, base))
}

/// What was answered on time without the base of its share.
fn no_base(subject: &Subject<'_>, kind: &OwnComplaints) -> Option<Diagnostic> {
    let counts = [&kind.on_time, &kind.late, &kind.extended].into_iter().flatten();
    let rates = [&kind.on_time_rate, &kind.late_rate].into_iter().flatten();
    let spot = counts
        .map(|given| given.spot)
        .chain(rates.map(|given| given.spot))
        .next()?;
    let message = format!(
        "{}: it is not said what those answered on time are a share of",
        kind.label
    );
    let hint = "say what it is a share of: add `on_time_of: closed` or `on_time_of: received`";
    Some(Diagnostic::error(message).at(subject.place_of(spot)).hint(hint))
}
