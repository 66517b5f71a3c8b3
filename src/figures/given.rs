//! The counts of a year: those that the source gives, and those that follow by adding or taking away.

use std::collections::BTreeMap;

use super::figure::{Input, State};
use super::sheet::{without_number, worked};
use super::{Figures, Unit};
use crate::model::{At, Edition, Quantity, Statistics, WholeNumber};
use crate::units::lower_first;

type Count<'a> = Option<&'a At<Quantity<WholeNumber>>>;

/// Adds every count of the statistics; without statistics each of them is missing.
pub(super) fn add(figures: &mut Figures, statistics: Option<&Statistics>, edition: &Edition) {
    let none = Statistics::default();
    let given = statistics.unwrap_or(&none);
    received(figures, given, edition);
    decided(figures, given, edition);
    overview(figures, given);
    investigations(figures, given);
    let population = given.population.as_ref().map(|population| &population.count);
    let (compliance, remedies) = (&given.compliance, &given.remedies);
    counts(
        figures,
        &[
            ("population", "Residents", population),
            (
                "compliance-outcomes",
                "Compliance outcomes recorded",
                compliance.outcomes.as_ref(),
            ),
            (
                "satisfied",
                "Satisfactory compliance outcomes",
                compliance.satisfied.as_ref(),
            ),
            (
                "late-compliance",
                "Compliance outcomes after the agreed date",
                compliance.late.as_ref(),
            ),
            (
                "satisfactory-remedies",
                "Satisfactory remedies provided by the authority",
                remedies.satisfactory.as_ref(),
            ),
            (
                "remedied-by-ombudsman",
                "Complaints remedied by the Ombudsman",
                remedies.by_ombudsman.as_ref(),
            ),
        ],
    );
    if let Some(population) = &given.population {
        figures.cite("population", &population.source);
    }
    let label = "Satisfactory compliance outcomes on time";
    difference(figures, "timely-compliance", label, ["satisfied", "late-compliance"]);
    sum(
        figures,
        "remedied",
        "Complaints remedied",
        &["remedied-by-ombudsman", "satisfactory-remedies"],
    );
}

fn received(figures: &mut Figures, given: &Statistics, edition: &Edition) {
    let values = by_id(&given.received.categories, |key| {
        edition.category(key).map(|category| category.id.as_str())
    });
    let mut ids = Vec::new();
    for category in &edition.categories {
        let id = format!("received-{}", category.id.replace('_', "-"));
        let label = format!("Received: {}", category.label);
        count(figures, &id, &label, values.get(category.id.as_str()).copied());
        ids.push(id);
    }
    count(
        figures,
        "received",
        "Complaints and enquiries received",
        given.received.total.as_ref(),
    );
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    sum_unless_known(figures, "received", &ids);
}

fn decided(figures: &mut Figures, given: &Statistics, edition: &Edition) {
    let values = by_id(&given.decided.outcomes, |key| {
        edition.outcome(key).map(|outcome| outcome.id.as_str())
    });
    let mut ids = Vec::new();
    for outcome in &edition.outcomes {
        let id = format!("decided-{}", outcome.id.replace('_', "-"));
        let label = format!("Decided: {}", lower_first(&outcome.label));
        count(figures, &id, &label, values.get(outcome.id.as_str()).copied());
        ids.push(id);
    }
    count(
        figures,
        "decided",
        "Complaints and enquiries decided",
        given.decided.total.as_ref(),
    );
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    sum_unless_known(figures, "decided", &ids);
    counts(
        figures,
        &[
            (
                "brought-forward",
                "Cases brought forward",
                given.decided.brought_forward.as_ref(),
            ),
            (
                "carried-forward",
                "Cases carried forward",
                given.decided.carried_forward.as_ref(),
            ),
        ],
    );
}

fn overview(figures: &mut Figures, given: &Statistics) {
    let overview = &given.overview;
    let investigated = overview.investigated.as_ref().or(given.investigations.total.as_ref());
    counts(
        figures,
        &[
            ("dealt-with", "Complaints dealt with", overview.dealt_with.as_ref()),
            (
                "not-for-us",
                "Complaints not for the Ombudsman",
                overview.not_for_us.as_ref(),
            ),
            (
                "assessed-and-closed",
                "Complaints assessed and closed",
                overview.assessed_and_closed.as_ref(),
            ),
            ("investigated", "Complaints investigated", investigated),
        ],
    );
    sum_unless_known(
        figures,
        "dealt-with",
        &["not-for-us", "assessed-and-closed", "investigated"],
    );
}

/// Investigations, upheld and not upheld: of the three, any two give the third.
fn investigations(figures: &mut Figures, given: &Statistics) {
    let investigations = &given.investigations;
    let total = investigations.total.as_ref().or(given.overview.investigated.as_ref());
    counts(
        figures,
        &[
            ("investigations", "Investigations", total),
            ("upheld", "Complaints upheld", investigations.upheld.as_ref()),
            (
                "not-upheld",
                "Complaints not upheld",
                investigations.not_upheld.as_ref(),
            ),
        ],
    );
    for (id, outcome) in [("upheld", "decided-upheld"), ("not-upheld", "decided-not-upheld")] {
        sum_unless_known(figures, id, &[outcome]);
    }
    sum_unless_known(figures, "investigations", &["upheld", "not-upheld"]);
    if figures
        .number("investigations")
        .is_some_and(|total| *total.numer() == 0)
    {
        // Of no investigation none was upheld and none was not.
        sum_unless_known(figures, "upheld", &["investigations"]);
        sum_unless_known(figures, "not-upheld", &["investigations"]);
    }
    for (id, other) in [("upheld", "not-upheld"), ("not-upheld", "upheld")] {
        let is_missing = figures
            .get(id)
            .is_some_and(|figure| matches!(figure.state, State::Missing(_)));
        // Two that are missing would each be worked out from the other.
        if is_missing && figures.number(other).is_some() {
            let label = figures.get(id).map(|figure| figure.label.clone()).unwrap_or_default();
            difference(figures, id, &label, ["investigations", other]);
        }
    }
}

fn counts(figures: &mut Figures, given: &[(&str, &str, Count<'_>)]) {
    for (id, label, given) in given {
        count(figures, id, label, *given);
    }
}

fn count(figures: &mut Figures, id: &str, label: &str, given: Count<'_>) {
    figures.add_given(id, label, Unit::Count, given);
}

/// The given values under the ids of the edition; what the edition does not know is left to a check.
fn by_id<'a>(
    given: &'a BTreeMap<At<String>, At<Quantity<WholeNumber>>>,
    id_of: impl Fn(&str) -> Option<&'a str>,
) -> BTreeMap<&'a str, &'a At<Quantity<WholeNumber>>> {
    given
        .iter()
        .filter_map(|(key, value)| Some((id_of(key)?, value)))
        .collect()
}

/// Adds a sum of figures, where all of them are known.
pub(super) fn sum(figures: &mut Figures, id: &str, label: &str, parts: &[&str]) {
    let terms: Vec<_> = parts.iter().filter_map(|part| figures.get(part)).collect();
    let state = match terms.iter().find_map(|term| without_number(term)) {
        Some(state) => state,
        None if terms.is_empty() || terms.len() < parts.len() => State::Missing("its parts are not given".into()),
        None => worked(terms.iter().filter_map(|term| term.number()).sum(), &terms),
    };
    let formula = terms
        .iter()
        .map(|term| lower_first(&term.label))
        .collect::<Vec<_>>()
        .join(" + ");
    let inputs: Vec<Input> = parts.iter().map(|part| Input::Figure((*part).into())).collect();
    figures.add_worked(id, label, Unit::Count, formula, inputs, state);
    figures.adds_up(id, parts);
}

/// The same in the place of a figure that the source does not give.
pub(super) fn sum_unless_known(figures: &mut Figures, id: &str, parts: &[&str]) {
    let Some(figure) = figures.get(id) else { return };
    let all_known = parts.iter().all(|part| figures.number(part).is_some());
    if matches!(figure.state, State::Missing(_)) && all_known {
        let label = figure.label.clone();
        sum(figures, id, &label, parts);
    } else {
        figures.adds_up(id, parts);
    }
}

/// Adds the difference of two counts, where both are known and it is not negative.
pub(super) fn difference(figures: &mut Figures, id: &str, label: &str, [from, take]: [&str; 2]) {
    let (Some(whole), Some(part)) = (figures.get(from), figures.get(take)) else {
        return;
    };
    let state = match (whole.number(), part.number()) {
        (Some(a), Some(b)) if a >= b => worked(a - b, &[whole, part]),
        (Some(_), Some(_)) => State::Missing(
            format!(
                "{} is more than {}",
                lower_first(&part.label),
                lower_first(&whole.label)
            )
            .into(),
        ),
        _ => without_number(whole)
            .or_else(|| without_number(part))
            .unwrap_or_else(|| State::Missing("".into())),
    };
    let formula = format!("{} − {}", lower_first(&whole.label), lower_first(&part.label));
    let inputs = [from, take].map(|id| Input::Figure(id.into()));
    figures.add_worked(id, label, Unit::Count, formula, inputs, state);
    figures.adds_up(from, &[take, id]);
}
