//! Rates that a letter prints against the counts that it prints beside them.

use super::Subject;
use crate::diagnostic::Diagnostic;
use crate::figures::Input;
use crate::model::{Amount, At, Quantity};
use crate::units::{Count, Exact, PerHundredThousand, Percent, decimal, round_half_up};

/// A stated rate against its counts, at the precision of whole per cent in which letters print it.
pub(super) fn stated_rate(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let statistics = &subject.file.statistics;
    let rates = [
        ("uphold-rate", statistics.investigations.uphold_rate.as_ref()),
        ("compliance-rate", statistics.compliance.compliance_rate.as_ref()),
        (
            "satisfactory-remedy-rate",
            statistics.remedies.satisfactory_remedy_rate.as_ref(),
        ),
    ];
    let wrong = rates.into_iter().filter_map(|(id, stated)| {
        let stated = stated?;
        let known = subject.figures.get(id)?.known()?;
        let (numerator, denominator) = (known.numerator?, known.denominator?);
        let computed = Percent(subject.exactly(id)?);
        let given = Percent(exactly(stated)?);
        (round_half_up(computed.0 * 100, 0) != round_half_up(given.0 * 100, 0)).then(|| {
            let given = decimal(given.0 * 100, 2);
            let message = format!("the rate is given as {given}%, but its counts give {computed}");
            let label = format!("{} of {}", count(numerator), count(denominator));
            let hint = "correct the rate or the count that is wrong";
            Diagnostic::error(message)
                .at(subject.project.files.place(stated.spot))
                .labelled(label)
                .hint(hint)
        })
    });
    wrong.collect()
}

/// The stated rate per 100,000 against a sourced population.
///
/// # Source
/// The letter prints the rate with one decimal and not the population behind it, so the rate stands for an interval of
/// populations; one outside it is another population than the Ombudsman's, or a wrong number.
pub(super) fn population(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let is_stated = subject
        .figures
        .get("upheld-per-100000")
        .is_some_and(|rate| matches!(rate.inputs[..], [Input::Given(_)]));
    let (Some(rate), Some(upheld), Some(residents), true) = (
        subject.exactly("upheld-per-100000"),
        subject.exactly("upheld"),
        subject.given("population"),
        is_stated,
    ) else {
        return Vec::new();
    };
    let half = Exact::new(1, 20);
    if *upheld.numer() == 0 || rate <= half {
        return Vec::new();
    }
    let (least, most) = (upheld * 100_000 / (rate + half), upheld * 100_000 / (rate - half));
    if residents > least && residents <= most {
        return Vec::new();
    }
    let message = format!(
        "{} per 100,000 and {} upheld mean {} to {} residents, not {}",
        PerHundredThousand(rate),
        count(upheld),
        count(least.ceil()),
        count(most.floor()),
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
