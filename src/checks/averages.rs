//! Averages that the project gives against those that are published.

use super::Subject;
use super::rates::exactly;
use crate::diagnostic::Diagnostic;
use crate::model::{At, AveragesOfType, GivenAverages, PerCent, Quantity, Scope, Year};
use crate::units::{Exact, decimal};

/// No averages of similar authorities for a type that has none.
pub(super) fn averages_of_type(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let kind = subject.project.council.authority_type.value;
    let Some(given) = &file.similar_authorities else {
        return Vec::new();
    };
    let spots = rates(given)
        .into_iter()
        .flatten()
        .map(|rate| rate.spot)
        .chain(given.upheld_per_100_000.iter().map(|rate| rate.spot));
    let Some(spot) = spots.min().filter(|_| !kind.has_averages()) else {
        return Vec::new();
    };
    let message = format!("the Ombudsman publishes no averages for {}", kind.plural());
    let hint = "delete `similar_authorities`, or correct `type` in council.yaml";
    vec![Diagnostic::error(message).at(subject.place_of(spot)).hint(hint)]
}

/// An average that is shipped and given otherwise by the project.
pub(super) fn averages_agree(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let kind = subject.project.council.authority_type.value;
    let scopes = [
        (Scope::Type(kind), file.similar_authorities.as_ref()),
        (Scope::AllCouncils, file.all_authorities.as_ref()),
    ];
    let mut found = Vec::new();
    for (scope, given) in scopes {
        let year = subject.year;
        let row = subject
            .project
            .averages
            .averages
            .iter()
            .find(|row| row.year == year && row.of == scope);
        let (Some(given), Some(row)) = (given, row) else {
            continue;
        };
        for (ours, theirs) in rates(given).into_iter().zip(shipped(row)) {
            let published = theirs.map(|theirs| Exact::from(theirs.value) * 100);
            let value = ours.and_then(exactly).map(|value| value * 100);
            found.extend(differs(subject, ours, value, published, "%"));
        }
        let (ours, theirs) = (given.upheld_per_100_000.as_ref(), row.upheld_per_100_000.as_ref());
        let published = theirs.map(|theirs| Exact::from(theirs.value));
        found.extend(differs(subject, ours, ours.and_then(exactly), published, ""));
    }
    found
}

/// What is said of an average that is given otherwise than it was published, in numbers as they are printed.
fn differs<N>(
    subject: &Subject<'_>,
    given: Option<&At<Quantity<N>>>,
    value: Option<Exact>,
    published: Option<Exact>,
    sign: &str,
) -> Option<Diagnostic> {
    let (given, value, published) = (given?, value?, published?);
    let message = format!(
        "this average is given as {}{sign}, but was published as {}{sign}",
        decimal(value, 2),
        decimal(published, 2)
    );
    let hint = "delete the line to use the published average, or correct it";
    let differs = Diagnostic::warning(message).at(subject.place_of(given.spot)).hint(hint);
    (value != published).then_some(differs)
}

fn rates(given: &GivenAverages) -> [Option<&At<Quantity<PerCent>>>; 3] {
    [
        given.uphold_rate.as_ref(),
        given.compliance_rate.as_ref(),
        given.satisfactory_remedy_rate.as_ref(),
    ]
}

fn shipped(row: &AveragesOfType) -> [Option<&At<PerCent>>; 3] {
    [
        row.uphold_rate.as_ref(),
        row.compliance_rate.as_ref(),
        row.satisfactory_remedy_rate.as_ref(),
    ]
}
