//! Rates that a letter prints against the counts that it prints beside them.

use super::Subject;
use crate::diagnostic::Diagnostic;
use crate::figures::{Input, State};
use crate::model::{Amount, At, OwnComplaints, PartOf, PerCent, Quantity, WholeNumber};
use crate::units::{Count, Exact, PerHundredThousand, Percent, decimal, round_half_up};

/// A stated rate against its counts, at the precision of whole per cent in which letters print it.
pub(super) fn stated_rate(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let statistics = subject.statistics;
    let of_letter = [
        ("uphold-rate", statistics.investigations.uphold_rate.as_ref()),
        ("compliance-rate", statistics.compliance.compliance_rate.as_ref()),
        (
            "satisfactory-remedy-rate",
            statistics.remedies.satisfactory_remedy_rate.as_ref(),
        ),
    ];
    let of_letter = of_letter.into_iter().map(|(id, stated)| (id.to_owned(), stated));
    let own = subject.own_complaints.iter().flat_map(of_own);
    let feedback = subject.feedback.iter().flat_map(|kind| {
        let id = format!("feedback-{}", kind.id.replace('_', "-"));
        let rates = [("on-time", &kind.on_time_rate), ("refused", &kind.refused_rate)];
        let rates = rates.map(|(part, rate)| (format!("{id}-{part}-rate"), rate.as_ref()));
        rates.into_iter().chain(of_parts(format!("{id}-part"), &kind.parts))
    });
    of_letter
        .chain(own)
        .chain(feedback)
        .filter_map(|(id, stated)| wrong_rate(subject, &id, stated?))
        .collect()
}

type Stated<'a> = (String, Option<&'a At<Quantity<PerCent>>>);

/// The rates that are stated of a kind of the council's own complaints, each with its figure.
fn of_own(kind: &OwnComplaints) -> impl Iterator<Item = Stated<'_>> {
    let id = kind.figure_id();
    let outcomes = &kind.outcome_rates;
    let mut rates: Vec<(&str, &Option<At<Quantity<PerCent>>>)> = vec![
        ("on-time", &kind.on_time_rate),
        ("late", &kind.late_rate),
        ("open", &kind.open_rate),
        ("upheld", &outcomes.upheld),
        ("partly-upheld", &outcomes.partly_upheld),
        ("not-upheld", &outcomes.not_upheld),
        ("no-finding", &outcomes.no_finding),
        ("withdrawn", &outcomes.withdrawn),
        ("other-outcome", &outcomes.other),
    ];
    if let Some(findings) = &kind.findings {
        rates.extend([
            ("findings-upheld", &findings.upheld_rate),
            ("findings-partly-upheld", &findings.partly_upheld_rate),
            ("findings-not-upheld", &findings.not_upheld_rate),
            ("findings-no-finding", &findings.no_finding_rate),
        ]);
    }
    let parts = of_parts(format!("{id}-subject"), &kind.subjects)
        .chain(of_parts(format!("{id}-complainant"), &kind.complainants));
    rates
        .into_iter()
        .map(move |(part, rate)| (format!("{id}-{part}-rate"), rate.as_ref()))
        .chain(parts)
}

fn of_parts(start: String, parts: &[PartOf]) -> impl Iterator<Item = Stated<'_>> {
    parts
        .iter()
        .map(move |part| (format!("{start}-{}-rate", part.figure_id()), part.rate.as_ref()))
}

fn wrong_rate(subject: &Subject<'_>, id: &str, stated: &At<Quantity<PerCent>>) -> Option<Diagnostic> {
    let figure = subject.figures.get(id)?;
    let is_given = *figure.inputs == [Input::Given(stated.spot)];
    let at = |diagnostic: Diagnostic| diagnostic.at(subject.place_of(stated.spot));
    if let State::NotApplicable(reason) = &figure.state
        && !is_given
    {
        let rate = match exactly(stated) {
            Some(rate) => format!("a rate of {}%", decimal(rate * 100, 2)),
            None if matches!(stated.amount, Amount::NotApplicable(_)) => return None,
            None => "a rate".to_owned(),
        };
        let message = format!("{rate} is given, but {reason}");
        return Some(at(Diagnostic::error(message)).hint("delete the rate, or correct the counts"));
    }
    let known = figure.known()?;
    let (numerator, denominator) = (known.numerator?, known.denominator?);
    let computed = Percent(subject.exactly(id)?);
    let given = Percent(exactly(stated)?);
    (round_half_up(computed.0 * 100, 0) != round_half_up(given.0 * 100, 0)).then(|| {
        let given = decimal(given.0 * 100, 2);
        let message = format!("the rate is given as {given}%, but its counts give {computed}");
        let label = format!("{} of {}", count(numerator), count(denominator));
        at(Diagnostic::error(message))
            .labelled(label)
            .hint("correct the rate or the count that is wrong")
    })
}

/// A rate of 100% beside its base: what was carried out is as many, and the letter's sentence wants it.
pub(super) fn compliance_counts(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let compliance = &subject.statistics.compliance;
    let (Some(outcomes), Some(rate), None) = (
        compliance.outcomes.as_ref(),
        compliance.compliance_rate.as_ref(),
        compliance.satisfied.as_ref(),
    ) else {
        return Vec::new();
    };
    let Amount::Exactly(WholeNumber(number @ 1..)) = outcomes.amount else {
        return Vec::new();
    };
    if exactly(rate) != Some(Exact::from_integer(1)) {
        return Vec::new();
    }
    let message = "the compliance rate is 100%, but the number that it counts is not given";
    vec![
        Diagnostic::warning(message)
            .at(subject.place_of(outcomes.spot))
            .hint(format!("add `satisfied: {number}`")),
    ]
}

/// The stated rate per 100,000 against a sourced population.
///
/// # Source
/// The letter prints the rate with one decimal and not the population behind it, so the rate stands for an interval of
/// populations; one outside it is another population than the Ombudsman's, or a wrong number.
pub(super) fn population(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let id = "upheld-per-100000";
    let is_stated = subject
        .figures
        .get(id)
        .is_some_and(|rate| matches!(rate.inputs[..], [Input::Given(_)]));
    let (Some(rate), Some(upheld), true) = (subject.exactly(id), subject.exactly("upheld"), is_stated) else {
        return Vec::new();
    };
    let half = Exact::new(1, 20);
    let printed = PerHundredThousand(rate);
    if *upheld.numer() == 0 && rate >= half {
        let message = format!("{printed} per 100,000 are given, but no complaint was upheld");
        let hint = "correct the rate or the number upheld";
        return vec![subject.at(Diagnostic::error(message).hint(hint), id)];
    }
    let Some(residents) = subject.given("population") else {
        return Vec::new();
    };
    // A rate that prints as 0.0 stands for any population from its lower limit up.
    let least = upheld * 100_000 / (rate + half);
    let most = (rate > half).then(|| upheld * 100_000 / (rate - half));
    if *upheld.numer() == 0 || residents > least && most.is_none_or(|most| residents <= most) {
        return Vec::new();
    }
    let range = match most {
        Some(most) => format!("{} to {}", count(least.ceil()), count(most.floor())),
        None => format!("at least {}", count(least.ceil())),
    };
    let message = format!(
        "{printed} per 100,000 and {} upheld mean {range} residents, not {}",
        count(upheld),
        count(residents),
    );
    let hint =
        "correct the number that is wrong; if the council quotes another population than the Ombudsman, leave it out";
    vec![subject.at(Diagnostic::warning(message).hint(hint), "population")]
}

/// The number of a quantity that is exactly given.
pub(super) fn exactly<N: Copy + Into<Exact>>(given: &At<Quantity<N>>) -> Option<Exact> {
    match given.amount {
        Amount::Exactly(number) => Some(number.into()),
        _ => None,
    }
}

fn count(number: Exact) -> Count {
    Count(u64::try_from(round_half_up(number, 0)).unwrap_or_default())
}
