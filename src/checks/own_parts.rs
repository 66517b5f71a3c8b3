//! The council's own complaints: procedures, services, shares; and what is told of them besides.

use super::Subject;
use super::adding_up::print;
use super::rates::exactly;
use crate::diagnostic::{Diagnostic, Spot, suggestion};
use crate::model::{At, Base, OwnComplaints, PartOf, PerCent, Quantity, Service, WholeNumber, Year};
use crate::units::{Exact, Percent};

/// The id by which what was learnt from the Ombudsman's cases says so.
const OMBUDSMAN: &str = "ombudsman";

type GivenPerCent = Option<At<Quantity<PerCent>>>;

/// A procedure that there is, and a stage that it has.
pub(super) fn procedure_name(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let wrong = subject.own_complaints.iter().filter_map(|kind| {
        let (message, spot, hint) = match (&kind.procedure, &kind.stage) {
            (None, None) => return None,
            (None, Some(stage)) => (
                format!("`{}` has a stage, but no procedure", kind.label),
                stage.spot,
                "add `procedure:`, or delete `stage:`".to_owned(),
            ),
            (Some(named), stage) => match subject.project.procedure(&named.value) {
                None => {
                    let known = subject.project.procedures.iter();
                    let mut known: Vec<String> = known.map(|known| known.procedure.value.clone()).collect();
                    known.sort();
                    known.dedup();
                    (
                        format!("there is no procedure `{}`", named.value),
                        named.spot,
                        suggestion(&named.value, &known),
                    )
                }
                Some(procedure) => {
                    let stage = stage.as_ref().filter(|stage| procedure.stage(stage.value).is_none())?;
                    let numbers: Vec<String> = procedure.stages.iter().map(|one| one.number.to_string()).collect();
                    (
                        format!("{} has no stage {}", procedure.name, stage.value),
                        stage.spot,
                        format!("it has the stages {}", numbers.join(", ")),
                    )
                }
            },
        };
        Some(Diagnostic::error(message).at(subject.place_of(spot)).hint(hint))
    });
    wrong.collect()
}

/// Teams against their service, and services against all complaints of the kind.
pub(super) fn services_add_up(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for kind in subject.own_complaints {
        for service in &kind.services {
            let teams = service.teams.iter().map(|team| team.received.as_ref());
            let what = format!("{}: the teams of {}", kind.label, service.label.value);
            found.extend(adds_up(subject, &what, service.received.as_ref(), teams));
        }
        let services = kind.services.iter().map(|service: &Service| service.received.as_ref());
        let what = format!("{}: the services", kind.label);
        found.extend(adds_up(subject, &what, kind.received.as_ref(), services));
    }
    found
}

/// Parts above their whole; or below it, where all of them are given.
fn adds_up<'a>(
    subject: &Subject<'_>,
    what: &str,
    whole: Option<&At<Quantity<WholeNumber>>>,
    parts: impl Iterator<Item = Option<&'a At<Quantity<WholeNumber>>>>,
) -> Option<Diagnostic> {
    let written = whole?;
    let whole = exactly(written)?;
    let parts: Vec<Option<Exact>> = parts.map(|part| exactly(part?)).collect();
    let counts: Vec<Exact> = parts.iter().copied().flatten().collect();
    let sum: Exact = counts.iter().sum();
    let all_given = counts.len() == parts.len() && !parts.is_empty();
    (sum > whole || (all_given && sum < whole)).then(|| {
        let message = format!("{what} add up to {}, not {}", print(sum), print(whole));
        let label = counts.into_iter().map(print).collect::<Vec<_>>().join(" + ");
        Diagnostic::error(message)
            .at(subject.place_of(written.spot))
            .labelled(label)
            .hint("correct the total or the part that is wrong")
    })
}

/// What investigations found against the complaints that they looked into.
pub(super) fn findings_add_up(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let found = subject.own_complaints.iter().filter_map(|kind| {
        let findings = kind.findings.as_ref()?;
        let parts = [
            &findings.upheld,
            &findings.partly_upheld,
            &findings.not_upheld,
            &findings.no_finding,
        ];
        // A finding that nothing had is left out, so that fewer than all is no mistake.
        let what = format!("{}: the findings", kind.label);
        adds_up(
            subject,
            &what,
            findings.complaints.as_ref(),
            parts.map(Option::as_ref).into_iter(),
        )
    });
    found.collect()
}

/// A subject, a group of people or a part of feedback that is larger than all of its kind. Their sum may be: one complaint
/// can be about two things.
pub(super) fn subject_above_all(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let own = subject.own_complaints.iter().map(|kind| {
        let parts = kind.subjects.iter().chain(&kind.complainants);
        (&kind.label, &kind.received, parts.collect::<Vec<&PartOf>>())
    });
    let feedback = subject
        .feedback
        .iter()
        .map(|kind| (&kind.label, &kind.received, kind.parts.iter().collect()));
    let mut found = Vec::new();
    for (label, received, parts) in own.chain(feedback) {
        let Some(all) = received.as_ref().and_then(exactly) else {
            continue;
        };
        for part in parts {
            let Some((written, count)) = part.count.as_ref().and_then(|count| Some((count, exactly(count)?))) else {
                continue;
            };
            if count > all {
                let part = &part.label.value;
                let message = format!("{label}: `{part}` is {}, of {} received", print(count), print(all));
                let above = Diagnostic::error(message).hint("correct the number that is wrong");
                found.push(above.at(subject.place_of(written.spot)));
            }
        }
    }
    found
}

/// Shares of one base: more than all of it, or, with what is still open, not nearly all.
pub(super) fn outcome_rates(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for kind in subject.own_complaints {
        let rates = &kind.outcome_rates;
        let outcomes = [
            &rates.upheld,
            &rates.partly_upheld,
            &rates.not_upheld,
            &rates.no_finding,
            &rates.withdrawn,
            &rates.other,
        ];
        let is_of_received = kind.outcomes_of == Some(Base::Received);
        let what = format!("{}: the shares of the outcomes", kind.label);
        found.extend(more_than_all(subject, &what, &outcomes).or_else(|| {
            let open = share_open(subject, kind).filter(|_| is_of_received)?;
            less_than_all(subject, &what, &outcomes, open)
        }));
        let what = format!("{}: the shares answered on time and late", kind.label);
        found.extend(more_than_all(subject, &what, &[&kind.on_time_rate, &kind.late_rate]));
        if let Some(findings) = &kind.findings {
            let what = format!("{}: the shares of the findings", kind.label);
            let rates = [
                &findings.upheld_rate,
                &findings.partly_upheld_rate,
                &findings.not_upheld_rate,
                &findings.no_finding_rate,
            ];
            found.extend(more_than_all(subject, &what, &rates));
        }
    }
    found
}

/// How far shares may miss 100% by rounding: half a percentage point each.
fn rounding(shares: usize) -> Exact {
    Exact::new(i128::try_from(shares).unwrap_or(i128::MAX), 200)
}

/// The sum of the shares that are exactly given, with their number and the place of the last.
fn summed(rates: &[&GivenPerCent]) -> Option<(Exact, usize, Spot)> {
    let given: Vec<(Exact, Spot)> = rates
        .iter()
        .filter_map(|rate| rate.as_ref())
        .filter_map(|rate| Some((exactly(rate)?, rate.spot)))
        .collect();
    let (_, last) = given.last()?;
    Some((given.iter().map(|(rate, _)| *rate).sum(), given.len(), *last))
}

fn more_than_all(subject: &Subject<'_>, what: &str, rates: &[&GivenPerCent]) -> Option<Diagnostic> {
    let (sum, number, spot) = summed(rates)?;
    (sum > Exact::from_integer(1) + rounding(number)).then(|| {
        let message = format!("{what} add up to {}, more than rounding explains", Percent(sum));
        Diagnostic::error(message)
            .at(subject.place_of(spot))
            .hint("correct the share that is wrong")
    })
}

fn less_than_all(subject: &Subject<'_>, what: &str, rates: &[&GivenPerCent], open: Exact) -> Option<Diagnostic> {
    let (sum, number, spot) = summed(rates)?;
    let sum = sum + open;
    let distance = sum - Exact::from_integer(1);
    let allowed = rounding(number + 1);
    (distance > allowed || distance < -allowed).then(|| {
        let message = format!(
            "{what} and what is still open ({}) add up to {}, not 100%",
            Percent(open),
            Percent(sum)
        );
        Diagnostic::warning(message)
            .at(subject.place_of(spot))
            .hint("correct the share that is wrong, or add the outcome that is missing")
    })
}

/// The share of the complaints of a kind that was still open.
fn share_open(subject: &Subject<'_>, kind: &OwnComplaints) -> Option<Exact> {
    subject.exactly(&format!("{}-open-rate", kind.figure_id()))
}

/// Quotations that are left out and yet there.
pub(super) fn quotations_left_out(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let left_out = file.quotations.left_out.as_ref();
    let wrong = left_out.filter(|_| !file.quotations.list.is_empty()).map(|reason| {
        Diagnostic::error("the quotations are said to be left out, but some are given")
            .at(subject.place_of(reason.spot))
            .hint("delete `left_out:`, or the list")
    });
    wrong.into_iter().collect()
}

/// What was learnt from something that the year does not have.
pub(super) fn learning_from(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let kinds = file.own_complaints.iter().map(|kind| kind.id.value.clone());
    let known: Vec<String> = kinds.chain([OMBUDSMAN.to_owned()]).collect();
    let named = file.learning.iter().filter_map(|learning| learning.from.as_ref());
    let unknown = named.filter(|from| !known.contains(&from.value)).map(|from| {
        let message = format!("there is no kind of complaint `{}`", from.value);
        let hint = suggestion(&from.value, &known);
        Diagnostic::error(message).at(subject.place_of(from.spot)).hint(hint)
    });
    unknown.collect()
}
