//! The letter's figures beside last year's.

use super::{cell, heading_column, is_known, last_year, number_column, revised, row, words};
use crate::document::{ColumnRole, Row, RowKind, Table};
use crate::figures::{Figures, State};
use crate::model::Edition;

/// The figures that a letter gives, in its order.
const ROWS: [(&str, &str); 11] = [
    ("received", "Complaints and enquiries received"),
    ("decided", "Complaints and enquiries decided"),
    ("dealt-with", "Complaints dealt with"),
    ("investigations", "Investigations"),
    ("upheld", "Complaints upheld"),
    ("uphold-rate", "Uphold rate"),
    ("upheld-per-100000", "Upheld for every 100,000 residents"),
    ("compliance-rate", "Compliance rate"),
    ("remedied-by-ombudsman", "Remedied by the Ombudsman"),
    ("satisfactory-remedies", "Satisfactory remedies"),
    ("satisfactory-remedy-rate", "Satisfactory remedy rate"),
];

/// The figures that can be set side by side: neither year's is missing, and one of them at least has a value.
pub(super) fn year_on_year(figures: &Figures, edition: &Edition) -> Option<Table> {
    let shown: Vec<(&str, &str)> = ROWS.into_iter().filter(|(id, _)| is_shown(figures, id)).collect();
    if shown.is_empty() {
        return None;
    }
    let mut change = heading_column("Change");
    change.role = ColumnRole::Data;
    let columns = vec![
        heading_column("Figure"),
        number_column(&figures.year.previous().to_string()),
        number_column(&figures.year.to_string()),
        change,
    ];
    let comparability = edition.comparability.iter().cloned();
    let notes = shown
        .iter()
        .flat_map(|(id, label)| notes(figures, id, label))
        .chain(comparability);
    Some(Table {
        id: "year-on-year".to_owned(),
        caption: words("The letter's figures beside those of the year before"),
        columns,
        rows: shown.iter().map(|(id, label)| beside(figures, id, label)).collect(),
        notes: notes.map(|note| words(&note)).collect(),
    })
}

fn is_shown(figures: &Figures, id: &str) -> bool {
    let given = |id: &str| {
        figures
            .get(id)
            .is_some_and(|figure| !matches!(figure.state, State::Missing(_)))
    };
    given(id) && given(&last_year(id)) && (is_known(figures, id) || is_known(figures, &last_year(id)))
}

fn beside(figures: &Figures, id: &str, label: &str) -> Row {
    let moved = format!("{id}-moved");
    let both_known = is_known(figures, id) && is_known(figures, &last_year(id));
    let change = match figures.get(&moved).map(|figure| &figure.state) {
        Some(State::Known(_)) => cell(figures, &moved),
        Some(State::NotApplicable(_)) if both_known => words("too few cases to say"),
        _ if both_known => words("cannot be told"),
        _ => words("no change can be given"),
    };
    row(
        RowKind::Body,
        vec![words(label), cell(figures, &last_year(id)), cell(figures, id), change],
    )
}

/// What a reader of a row may stumble over: a number that was revised, a change that is left out on too few cases, or one
/// that is not the difference of the rates as they are printed beside it.
fn notes(figures: &Figures, id: &str, label: &str) -> Vec<String> {
    let years = [last_year(id), id.to_owned()];
    let mut notes: Vec<String> = years.iter().filter_map(|id| revised(figures, id, label)).collect();
    let both_known = is_known(figures, id) && is_known(figures, &last_year(id));
    if let Some(State::NotApplicable(reason)) = figures.get(&format!("{id}-moved")).map(|figure| &figure.state)
        && both_known
    {
        notes.push(format!("{label}: {reason}."));
    }
    if let (Some(now), Some(before)) = (figures.get(id), figures.get(&last_year(id)))
        && let (Some(a), Some(b)) = (now.number(), before.number())
        && is_known(figures, &format!("{id}-moved"))
        && now.unit.rounded(a - b) != now.unit.rounded(a) - now.unit.rounded(b)
    {
        notes.push(format!(
            "{label}: the change is worked out before rounding, and so differs from that of the printed rates."
        ));
    }
    notes
}
