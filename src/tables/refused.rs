//! Complaints that were not taken up, by the reason.

use super::{cell, heading_column, number_column, row, words};
use crate::document::{RowKind, Table};
use crate::figures::Figures;
use crate::model::Project;
use crate::units::upper_first;

/// The reasons in the order in which they are given, those without one, and the total.
pub(super) fn refused(project: &Project, figures: &Figures) -> Option<Table> {
    let refused = project.years.get(&figures.year)?.refused.as_ref()?;
    let line = |kind, label: &str, id: &str| row(kind, vec![words(label), cell(figures, id)]);
    let mut rows: Vec<_> = (1..)
        .zip(&refused.parts)
        .map(|(number, part)| {
            line(
                RowKind::Body,
                &upper_first(&part.label),
                &format!("refused-part-{number}"),
            )
        })
        .collect();
    if rows.is_empty() && refused.exempt.is_none() {
        return None;
    }
    if refused.incomplete.is_some() {
        rows.push(line(RowKind::Body, "Other reasons, not given", "refused-not-given"));
    }
    rows.push(line(RowKind::Total, "Total", "refused"));
    Some(Table {
        id: "refused".to_owned(),
        caption: words("Complaints that were not taken up, by reason"),
        columns: vec![heading_column("Reason"), number_column("Complaints")],
        rows,
        notes: refused.exempt.iter().map(|exempt| words(&exempt.sentences())).collect(),
    })
}
