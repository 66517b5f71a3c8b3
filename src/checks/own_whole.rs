//! The council's own complaints as a whole: what is counted beside each other fits together.
//!
//! In: a year. Out: findings where counts of the same complaints cannot all be right.

use super::Subject;
use super::adding_up::print;
use super::rates::exactly;
use crate::diagnostic::{Diagnostic, Spot};
use crate::model::{At, Base, OwnComplaints, PartOf, Quantity, WholeNumber};
use crate::units::{Exact, Percent, exact};

type Given<'a> = Option<&'a At<Quantity<WholeNumber>>>;

fn count(given: Given<'_>) -> Option<Exact> {
    exactly(given?)
}

/// Complaints answered on time and late that are not all that were closed. Those answered within an extended limit are
/// counted among the others by some councils, and beside them by others.
pub(super) fn own_timing(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let found = subject.own_complaints.iter().filter_map(|kind| {
        let (on_time, late) = (count(kind.on_time.as_ref())?, count(kind.late.as_ref())?);
        let (base, what) = match kind.on_time_of? {
            Base::Closed => (kind.closed.as_ref()?, "closed"),
            Base::Received => (kind.received.as_ref()?, "received"),
        };
        let all = exactly(base)?;
        let extended = count(kind.extended.as_ref()).unwrap_or_default();
        let sum = on_time + late;
        // Of those received some are open still, or were withdrawn.
        let may_lack = kind.on_time_of == Some(Base::Received);
        if sum == all || sum + extended == all || (may_lack && sum < all) {
            return None;
        }
        let message = format!(
            "{}: on time ({}) and late ({}) add up to {}, of {} {what}",
            kind.label,
            print(on_time),
            print(late),
            print(sum),
            print(all)
        );
        let hint = "correct the number that is wrong; whoever is answered is answered on time or late";
        Some(Diagnostic::warning(message).at(subject.place_of(base.spot)).hint(hint))
    });
    found.collect()
}

/// Complaints that are neither closed nor open, and complaints closed or open that never came in.
pub(super) fn own_open(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let before = subject.project.own_complaints(subject.year.previous());
    let found = subject.own_complaints.iter().filter_map(|kind| {
        let received = count(kind.received.as_ref())?;
        let (closed, open) = (count(kind.closed.as_ref())?, count(kind.open.as_ref())?);
        let same = before.iter().find(|other| other.id.value == kind.id.value);
        let carried = same.and_then(|other| count(other.open.as_ref()));
        let told = format!("{}: {} closed and {} open", kind.label, print(closed), print(open));
        let message = match carried {
            _ if closed + open < received => format!(
                "{told} are {} fewer than the {} received",
                print(received - closed - open),
                print(received)
            ),
            Some(carried) if closed + open > received + carried => format!(
                "{told} are {} more than the {} received and the {} open a year before",
                print(closed + open - received - carried),
                print(received),
                print(carried)
            ),
            _ => return None,
        };
        let place = subject.place_of(kind.open.as_ref()?.spot);
        Some(
            Diagnostic::warning(message)
                .at(place)
                .hint("correct the number that is wrong"),
        )
    });
    found.collect()
}

/// Parts of what came in that are more than all of it: advocates, complainants, matters answered or refused.
pub(super) fn part_of_kind(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let own = subject.own_complaints.iter().flat_map(|kind: &OwnComplaints| {
        let all = count(kind.received.as_ref());
        let advocacy = above(
            &kind.label,
            "complainants with an advocate",
            kind.advocacy.as_ref(),
            all,
        );
        let complainants = parts(&kind.label, "complainants", &kind.complainants, all);
        [advocacy, complainants]
    });
    let feedback = subject.feedback.iter().flat_map(|kind| {
        let all = count(kind.received.as_ref());
        let on_time = above(&kind.label, "those answered on time", kind.on_time.as_ref(), all);
        let refused = above(&kind.label, "those refused", kind.refused.as_ref(), all);
        [on_time, refused, parts(&kind.label, "its parts", &kind.parts, all)]
    });
    let found = own.chain(feedback).flatten().map(|(message, spot)| {
        let wrong = Diagnostic::warning(message).at(subject.place_of(spot));
        wrong.hint("correct the part that is wrong, or the number received")
    });
    found.collect()
}

fn above(label: &str, what: &str, part: Given<'_>, all: Option<Exact>) -> Option<(String, Spot)> {
    let (number, all) = (count(part)?, all?);
    let message = format!("{label}: {what} are {}, of {} received", print(number), print(all));
    (number > all).then_some((message, part?.spot))
}

/// Parts that each complaint belongs to one of; a single one above all is found by itself.
fn parts(label: &str, what: &str, parts: &[PartOf], all: Option<Exact>) -> Option<(String, Spot)> {
    let counts: Vec<Exact> = parts.iter().filter_map(|part| count(part.count.as_ref())).collect();
    let last = parts.last()?.label.spot;
    let sum: Exact = counts.iter().sum();
    if let Some(all) = all.filter(|all| sum > *all && counts.iter().all(|part| part <= all)) {
        let message = format!("{label}: {what} add up to {}, of {} received", print(sum), print(all));
        return Some((message, last));
    }
    let rates: Vec<Exact> = parts.iter().filter_map(|part| exactly(part.rate.as_ref()?)).collect();
    let sum: Exact = rates.iter().sum();
    // Half a percentage point each may come from rounding.
    let rounding = Exact::new(i128::try_from(rates.len()).unwrap_or(i128::MAX), 200);
    let message = format!(
        "{label}: {what} add up to {}, more than rounding explains",
        Percent(sum)
    );
    (sum > exact(1) + rounding).then_some((message, last))
}
