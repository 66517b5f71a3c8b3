//! The letter's main figures of earlier years, and the averages of those years, beside those of a year.

use std::sync::Arc;

use super::figure::{Input, State};
use super::{EARLIER_YEARS, Figures, averages, given, rates};
use crate::model::{Edition, Project};
use crate::units::FinancialYear;

/// What stands beside a year; whatever it is worked out from comes with it.
const MAIN: [&str; 7] = [
    "received",
    "investigations",
    "upheld",
    "uphold-rate",
    "compliance-rate",
    "satisfactory-remedy-rate",
    "upheld-per-100000",
];

/// Adds the averages of last year, as `uphold-rate-similar-last-year`, and of the years before it that the project knows
/// the main figures with their averages, as `uphold-rate-in-2021-22`. `last_year` has the letter's figures of last year.
pub(super) fn add(figures: &mut Figures, project: &Project, mut last_year: Figures, edition: &Edition) {
    let year = last_year.year;
    averages::add(&mut last_year, project, year);
    take_in(figures, &last_year, "last-year");
    let earlier = std::iter::successors(Some(year.previous()), |year| Some(year.previous()));
    for year in earlier.take(EARLIER_YEARS) {
        if project.statistics(year).is_some() {
            take_in(
                figures,
                &sheet(project, year, edition),
                &format!("in-{}", year.hyphenated()),
            );
        }
    }
}

/// The counts, rates and averages of a year, in the categories of its own letter where there is one.
fn sheet(project: &Project, year: FinancialYear, edition: &Edition) -> Figures {
    let file = project.years.get(&year);
    let own = file.map_or_else(|| project.edition_for(year), |file| project.edition(file));
    let mut sheet = Figures::new(year);
    given::add(&mut sheet, project.statistics(year), own.unwrap_or(edition));
    rates::add(&mut sheet, project.statistics(year));
    if let Some(source) = file.and_then(|file| file.letter.source.as_ref()) {
        sheet.cite_all(source);
    }
    averages::add(&mut sheet, project, year);
    sheet
}

/// Takes in what is told of the main figures and is not there yet, with the averages of those rates that the authority has.
fn take_in(figures: &mut Figures, sheet: &Figures, suffix: &str) {
    let is_told = |id: &str| {
        let state = sheet.get(id).map(|figure| &figure.state);
        state.is_some_and(|state| !matches!(state, State::Missing(_)))
    };
    let own = MAIN.into_iter().filter(|id| is_told(id));
    let averages = own.clone().map(|id| format!("{id}-similar")).filter(|id| is_told(id));
    let mut wanted: Vec<Arc<str>> = own.map(Arc::from).chain(averages.map(Arc::from)).collect();
    while let Some(id) = wanted.pop() {
        let is_new = figures.get(&format!("{id}-{suffix}")).is_none();
        let Some(figure) = sheet.get(&id).filter(|_| is_new) else {
            continue;
        };
        wanted.extend(figure.inputs.iter().filter_map(|input| match input {
            Input::Figure(id) => Some(Arc::clone(id)),
            Input::Given(_) => None,
        }));
        figures.add(figure.earlier(&figure.label, suffix));
    }
}
