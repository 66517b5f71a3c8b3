//! Complaints and enquiries decided.

use super::{add_up, cell, figure_of, heading_column, is_known, number_column, row, words};
use crate::document::{RowKind, Table};
use crate::figures::Figures;
use crate::model::Edition;
use crate::units::FinancialYear;

/// The known outcomes in the edition's order, and the total.
#[must_use]
pub fn decided(figures: &Figures, edition: &Edition) -> Option<Table> {
    let id = |outcome: &str| format!("decided-{}", outcome.replace('_', "-"));
    let given: Vec<_> = edition
        .outcomes
        .iter()
        .filter(|outcome| is_known(figures, &id(&outcome.id)))
        .collect();
    if given.is_empty() {
        return None;
    }
    let body = given.iter().map(|outcome| {
        row(
            RowKind::Body,
            vec![words(&outcome.label), cell(figures, &id(&outcome.id))],
        )
    });
    let mut rows: Vec<_> = body.collect();
    if is_known(figures, "decided") {
        rows.push(row(RowKind::Total, vec![words("Total"), cell(figures, "decided")]));
    }
    let columns = vec![heading_column("Outcome"), number_column("Decided")];
    let caption = words("Complaints and enquiries decided by outcome");
    let mut notes = Vec::new();
    if !add_up(figures, given.iter().map(|outcome| id(&outcome.id)), "decided") {
        notes.push(words(
            "Not every outcome is given, so the rows do not add up to the total.",
        ));
    }
    Some(Table {
        id: "decided".to_owned(),
        caption,
        columns,
        rows,
        notes,
    })
}

/// The outcomes of which a number is known in any of these years, a column a year, and the totals.
#[must_use]
pub fn decided_over_years(figures: &Figures, edition: &Edition, years: &[FinancialYear]) -> Option<Table> {
    let ids = |id: &str| -> Vec<String> { years.iter().map(|year| figure_of(id, *year, figures.year)).collect() };
    let line = |kind, label: &str, id: &str| {
        let ids = ids(id);
        ids.iter().any(|id| is_known(figures, id)).then(|| {
            let cells = ids.iter().map(|id| cell(figures, id));
            row(kind, std::iter::once(words(label)).chain(cells).collect())
        })
    };
    let body = edition.outcomes.iter().filter_map(|outcome| {
        let id = format!("decided-{}", outcome.id.replace('_', "-"));
        line(RowKind::Body, &outcome.label, &id)
    });
    let mut rows: Vec<_> = body.collect();
    if rows.is_empty() {
        return None;
    }
    rows.extend(line(RowKind::Total, "Total", "decided"));
    let years = years.iter().map(|year| number_column(&year.to_string()));
    Some(Table {
        id: "decided-over-years".to_owned(),
        caption: words("Complaints and enquiries decided by outcome, year by year"),
        columns: std::iter::once(heading_column("Outcome")).chain(years).collect(),
        rows,
        notes: Vec::new(),
    })
}
