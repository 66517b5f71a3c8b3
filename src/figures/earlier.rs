//! The letter's main figures of earlier years, and the averages of those years, beside those of a year.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use super::figure::{Figure, Input, State};
use super::{EARLIER_YEARS, Figures};
use crate::model::{Edition, Project};
use crate::units::FinancialYear;

/// What stands beside a year, and how the complaints were decided; whatever it is worked out from comes with it.
const MAIN: [&str; 8] = [
    "received",
    "decided",
    "investigations",
    "upheld",
    "uphold-rate",
    "compliance-rate",
    "satisfactory-remedy-rate",
    "upheld-per-100000",
];

/// How the id of an average ends.
const AVERAGE: &str = "-similar";

/// What is told of the main figures in the letter of a year, with the averages of those rates that the authority has.
pub(super) type Main = Rc<[Arc<Figure>]>;

/// The main figures among those of a year, which are in the categories and outcomes of this edition.
pub(super) fn main(sheet: &Figures, edition: &Edition) -> Main {
    let is_told = |id: &String| {
        let state = sheet.get(id).map(|figure| &figure.state);
        state.is_some_and(|state| !matches!(state, State::Missing(_)))
    };
    let outcomes = edition.outcomes.iter();
    let outcomes = outcomes.map(|outcome| format!("decided-{}", outcome.id.replace('_', "-")));
    let own: Vec<String> = MAIN.map(str::to_owned).into_iter().chain(outcomes).collect();
    let own = own.into_iter().filter(is_told);
    let averages = own.clone().map(|id| format!("{id}{AVERAGE}")).filter(is_told);
    let mut wanted: Vec<Arc<str>> = own.map(Arc::from).chain(averages.map(Arc::from)).collect();
    let mut ids = BTreeSet::new();
    while let Some(id) = wanted.pop() {
        let inputs = sheet.get(&id).into_iter().flat_map(|figure| figure.inputs.iter());
        let inputs = inputs.filter_map(|input| match input {
            Input::Figure(id) => Some(Arc::clone(id)),
            Input::Given(_) => None,
        });
        if ids.insert(Arc::clone(&id)) {
            wanted.extend(inputs);
        }
    }
    sheet
        .shared()
        .filter(|figure| ids.contains(&figure.id))
        .cloned()
        .collect()
}

/// Adds the averages of last year, as `uphold-rate-similar-last-year`, its figures being there already; and of the years
/// before it that the project knows the main figures with their averages, as `uphold-rate-in-2021-22`. `main` has those of
/// a year.
pub(super) fn add(figures: &mut Figures, project: &Project, main: impl Fn(FinancialYear) -> Main) {
    let last_year = figures.year.previous();
    let years = std::iter::successors(Some(last_year), |year| Some(year.previous()));
    for year in years.take(1 + EARLIER_YEARS) {
        if project.statistics(year).is_none() {
            continue;
        }
        if year == last_year {
            let main = main(year);
            let averages = main.iter().filter(|figure| figure.id.ends_with(AVERAGE));
            figures.extend(averages.map(|figure| figure.earlier(&figure.label, "last-year")));
        } else {
            let suffix = format!("in-{}", year.hyphenated());
            figures.extend(main(year).iter().map(|figure| figure.earlier(&figure.label, &suffix)));
        }
    }
}
