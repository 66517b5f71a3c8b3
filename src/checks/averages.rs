//! Averages that the project gives against those that are published.

use super::Subject;
use super::rates::exactly;
use super::sentences::bare;
use crate::compose::place_in;
use crate::diagnostic::Diagnostic;
use crate::model::{At, AveragesOfType, GivenAverages, Passage, PerCent, Quantity, Scope, Year};
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

/// Averages that are all those of the year before, as in a file that was copied.
pub(super) fn averages_of_last_year(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let last_year = subject.year.previous();
    let kind = subject.project.council.authority_type.value;
    let before = subject.project.years.get(&last_year);
    let scopes = [
        (
            Scope::Type(kind),
            file.similar_authorities.as_ref(),
            before.and_then(|file| file.similar_authorities.as_ref()),
        ),
        (
            Scope::AllCouncils,
            file.all_authorities.as_ref(),
            before.and_then(|file| file.all_authorities.as_ref()),
        ),
    ];
    let mut found = Vec::new();
    for (scope, given, before) in scopes {
        let rows = &subject.project.averages.averages;
        let shipped_before = rows.iter().find(|row| row.year == last_year && row.of == scope);
        let Some(given) = given else { continue };
        let both: Vec<_> = rates(given)
            .into_iter()
            .enumerate()
            .filter_map(|(at, rate)| {
                let own = before.and_then(|before| rates(before)[at]).and_then(exactly);
                let shipped = shipped_before
                    .and_then(|row| shipped(row)[at])
                    .map(|rate| rate.value.into());
                Some((rate?, own.or(shipped)?))
            })
            .collect();
        // One average may well stay as it was, and compliance nearly always does.
        let is_same = both.len() > 1 && both.iter().all(|(rate, before)| exactly(rate) == Some(*before));
        let Some((first, _)) = both.first().filter(|_| is_same) else {
            continue;
        };
        let message = format!("these averages are all those of {last_year}");
        let hint = format!(
            "enter those of {}; averages that are shipped need no line",
            subject.year
        );
        found.push(Diagnostic::warning(message).at(subject.place_of(first.spot)).hint(hint));
    }
    found
}

/// A text that holds the council against all authorities alone, where its own type has averages.
pub(super) fn average_of_all_alone(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let kind = subject.project.council.authority_type.value;
    let stems = [
        "uphold_rate",
        "compliance_rate",
        "satisfactory_remedy_rate",
        "upheld_per_100000",
    ];
    let mut found = Vec::new();
    let names = ["similar authorities".to_owned(), kind.plural().to_lowercase()];
    // Whoever prints no average of all has none alone.
    let printing = |passage: &&At<Passage>| kind.has_averages() && passage.text.contains("_all");
    for passage in file.passages().filter(printing) {
        // "The same as the average of county councils" names the type without its figure.
        let text = bare(&passage.text.to_lowercase());
        if names
            .iter()
            .any(|name| text.contains(&format!("average of {name}")) || text.contains(&format!("average for {name}")))
        {
            continue;
        }
        for stem in stems {
            let ways = |whose: &str| {
                [
                    format!("{stem}_{whose}"),
                    format!("{stem}_against_{whose}"),
                    format!("{stem}_compared_with_{whose}"),
                ]
            };
            let printed = ways("all").into_iter().find_map(|name| {
                let name = format!("figures.{name}");
                let at = passage.text.find(&name)?;
                let start = passage.text[..at].rfind("{{")?;
                Some(start..at + passage.text[at..].find("}}")? + 2)
            });
            let Some(bytes) = printed.filter(|_| !ways("similar").iter().any(|name| passage.text.contains(name)))
            else {
                continue;
            };
            let message = format!(
                "the council is held against all authorities, not against {}",
                kind.plural()
            );
            let hint = format!("print `figures.{stem}_similar` beside it: types differ too much for one average");
            let place = place_in(subject.place_of(passage.spot), &passage.text, bytes);
            found.push(Diagnostic::warning(message).at(place).hint(hint));
        }
    }
    found
}
