//! Averages that the project gives against those that are published.

use super::Subject;
use super::rates::exactly;
use crate::diagnostic::Diagnostic;
use crate::model::{At, AveragesOfType, GivenAverages, PerCent, Quantity, Scope};
use crate::units::{Exact, decimal};

/// No averages of similar authorities for a type that has none.
pub(super) fn averages_of_type(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let kind = subject.project.council.authority_type.value;
    let Some(given) = &subject.file.similar_authorities else {
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
    vec![
        Diagnostic::error(message)
            .at(subject.project.files.place(spot))
            .hint(hint),
    ]
}

/// An average that is shipped and given otherwise by the project.
pub(super) fn averages_agree(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let kind = subject.project.council.authority_type.value;
    let scopes = [
        (Scope::Type(kind), subject.file.similar_authorities.as_ref()),
        (Scope::AllCouncils, subject.file.all_authorities.as_ref()),
    ];
    let mut found = Vec::new();
    for (scope, given) in scopes {
        let year = subject.file.year.value;
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
            let (Some(ours), Some(theirs)) = (ours, theirs) else {
                continue;
            };
            let (Some(value), published) = (exactly(ours), Exact::from(theirs.value)) else {
                continue;
            };
            if value != published {
                let message = format!(
                    "this average is given as {}%, but was published as {}%",
                    decimal(value * 100, 2),
                    decimal(published * 100, 2)
                );
                let hint = "delete the line to use the published average, or correct it";
                found.push(
                    Diagnostic::warning(message)
                        .at(subject.project.files.place(ours.spot))
                        .hint(hint),
                );
            }
        }
    }
    found
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
