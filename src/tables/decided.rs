//! Complaints and enquiries decided.

use super::{add_up, cell, heading_column, is_known, number_column, row, words};
use crate::document::{RowKind, Table};
use crate::figures::Figures;
use crate::model::Edition;

/// The known outcomes in the edition's order, and the total.
pub(super) fn decided(figures: &Figures, edition: &Edition) -> Option<Table> {
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
