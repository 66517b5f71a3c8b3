//! The population, which a year quotes once.

use super::Subject;
use crate::compose::place_in;
use crate::diagnostic::Diagnostic;
use crate::model::{FactUnit, Year};
use crate::units::parse_decimal;

/// What stands before a number of residents that is typed in a text.
const BEFORE: [&str; 4] = ["population of ", "population is ", "population was ", "population ("];

/// Another number of residents, as a fact or typed in a text, than the one that the rates are worked out with.
pub(super) fn population_differs(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let Some(given) = subject.given("population") else {
        return Vec::new();
    };
    let printed = subject.figures.text("population").unwrap_or_default();
    let differs = |other: &str| {
        let hint = "quote one population with its source; in a text write {{ figures.population }}";
        Diagnostic::warning(format!("the population is given as {printed} and as {other}")).hint(hint)
    };
    let mut found = Vec::new();
    for (name, fact) in &file.facts {
        let label = fact.label.to_lowercase();
        let is_population =
            fact.unit == FactUnit::Count && (label.starts_with("population") || label.starts_with("residents"));
        let id = format!("fact-{}", name.replace('_', "-"));
        let is_other = subject.exactly(&id).is_some_and(|other| other != given);
        if is_population && is_other {
            let other = subject.figures.text(&id).unwrap_or_default();
            found.push(differs(&other).at(subject.place_of(fact.value.spot)));
        }
    }
    for passage in file.passages() {
        for before in BEFORE {
            for (at, _) in passage.text.match_indices(before) {
                let start = at + before.len();
                let rest = &passage.text[start..];
                let digits = rest
                    .find(|c: char| !c.is_ascii_digit() && c != ',')
                    .unwrap_or(rest.len());
                let typed = rest[..digits].trim_end_matches(',');
                if parse_decimal(&typed.replace(',', "")).is_some_and(|other| other != given) {
                    let place = place_in(
                        subject.place_of(passage.spot),
                        &passage.text,
                        start..start + typed.len(),
                    );
                    found.push(differs(typed).at(place));
                }
            }
        }
    }
    found
}
