//! All that reached the council in a year, kind by kind, beside the year before.

use std::collections::BTreeSet;

use super::own_complaints::exempt;
use super::{cell, heading_column, is_known, last_year, notes, number_column, row, words};
use crate::document::{ColumnRole, Inline, RowKind, Table};
use crate::figures::Figures;
use crate::model::Project;
use crate::units::exact;

/// The council's own complaints by kind, then whatever else it received; there has to be something else.
pub(super) fn feedback(project: &Project, figures: &Figures) -> Option<Table> {
    let year = figures.year;
    if project.feedback(year).is_empty() {
        return None;
    }
    let smallest_base = project.council.smallest_base();
    let years = [year, year.previous()];
    let own = years.map(|year| project.own_complaints(year)).into_iter().flatten();
    let own = own.map(|kind| (kind.figure_id(), kind.label.as_str()));
    let others = years.map(|year| project.feedback(year)).into_iter().flatten();
    let others = others.map(|kind| (kind.figure_id(), kind.label.as_str()));
    let mut seen = BTreeSet::new();
    let kinds: Vec<(String, &str)> = own
        .chain(others)
        .filter(|(id, _)| is_known(figures, id) || is_known(figures, &last_year(id)))
        .filter(|(id, _)| seen.insert(id.clone()))
        .collect();
    let rows = kinds.iter().map(|(id, label)| {
        let cells = vec![
            words(label),
            cell(figures, &last_year(id)),
            cell(figures, id),
            change(figures, id, smallest_base),
        ];
        row(RowKind::Body, cells)
    });
    let mut changes = heading_column("Change");
    changes.role = ColumnRole::Data;
    let ids: Vec<String> = kinds.iter().flat_map(|(id, _)| [last_year(id), id.clone()]).collect();
    let own = years.map(|year| project.own_complaints(year)).into_iter().flatten();
    let own = own.map(|kind| (kind.label.as_str(), kind.exempt.as_ref()));
    let others = years.map(|year| project.feedback(year)).into_iter().flatten();
    let others = others.map(|kind| (kind.label.as_str(), kind.exempt.as_ref()));
    let mut notes = notes(figures, &ids);
    let is_small = |id: &str| {
        let numbers = [figures.number(&last_year(id)), figures.number(id)];
        matches!(numbers, [Some(before), Some(now)] if before < exact(smallest_base.into()) && now != before)
    };
    if kinds.iter().any(|(id, _)| is_small(id)) {
        notes.push(words(&format!(
            "Where there were fewer than {smallest_base} the year before, a change is said in numbers and not in per cent."
        )));
    }
    notes.extend(exempt(own.chain(others)).iter().map(|note| words(note)));
    Some(Table {
        id: "feedback".to_owned(),
        caption: words(&format!(
            "Complaints and other feedback received by {}",
            project.council.short_name()
        )),
        columns: vec![
            heading_column("Kind"),
            number_column(&year.previous().to_string()),
            number_column(&year.to_string()),
            changes,
        ],
        rows: rows.collect(),
        notes,
    })
}

/// How a number has moved: "up 14%", "down by 2", "no change". From fewer than the smallest base it is said in counts: half
/// as many again of three is one or two people.
fn change(figures: &Figures, id: &str, smallest_base: u32) -> Vec<Inline> {
    let (Some(now), Some(before)) = (figures.number(id), figures.number(&last_year(id))) else {
        return words("cannot be told");
    };
    if now == before {
        return words("no change");
    }
    let word = if now > before { "up" } else { "down" };
    let per_cent = format!("{id}-change-per-cent");
    let is_small = before < exact(smallest_base.into());
    let prints_as_none = (now - before) * 200 < before && (before - now) * 200 < before;
    let (join, size) = if is_small || prints_as_none {
        ("by ", format!("{id}-change"))
    } else {
        ("", per_cent)
    };
    let mut moved = words(&format!("{word} {join}"));
    moved.extend(cell(figures, &size));
    moved
}
