//! The council's own complaints by kind, over the years.

use std::collections::BTreeSet;

use super::{cell, figure_of, heading_column, is_known, number_column, revised, row, words};
use crate::document::{RowKind, Table};
use crate::figures::{EARLIER_YEARS, Figures};
use crate::model::{At, Exempt, OwnComplaints, Project};
use crate::units::FinancialYear;

/// The most years that stand side by side; more make the columns narrow and say little.
const YEARS: usize = 3;

/// A year of which the number of some kind is given.
struct Column<'a> {
    year: FinancialYear,
    kinds: &'a [OwnComplaints],
}

/// The kinds with a column for each known year, newest first, and their total.
pub(super) fn own_complaints(project: &Project, figures: &Figures) -> Option<Table> {
    let columns = columns(project, figures.year);
    // A paper is about its own year; without it there is nothing to set the others beside.
    columns.first().filter(|newest| newest.year == figures.year)?;
    let kinds = kinds(&columns);
    let ids = |id: &str| -> Vec<String> {
        let years = columns.iter().map(|column| column.year);
        years.map(|year| figure_of(id, year, figures.year)).collect()
    };
    let line = |kind: RowKind, label: &str, id: &str| {
        let cells = ids(id).into_iter().map(|id| cell(figures, &id));
        row(kind, std::iter::once(words(label)).chain(cells).collect())
    };
    let mut rows: Vec<_> = kinds
        .iter()
        .map(|kind| line(RowKind::Body, &kind.label, &kind.figure_id()))
        .collect();
    // The total of one kind would say the same again.
    let is_told = ids("own-complaints").iter().any(|id| is_known(figures, id));
    if is_told && kinds.len() > 1 {
        rows.push(line(RowKind::Total, "Total", "own-complaints"));
    }
    let revisions = kinds.iter().flat_map(|kind| {
        let ids = ids(&kind.figure_id()).into_iter().rev();
        ids.filter_map(|id| revised(figures, &id, &kind.label))
    });
    let mut notes: Vec<String> = revisions.collect();
    notes.extend(differing(&columns));
    notes.extend(exempt(
        columns
            .iter()
            .flat_map(|column| column.kinds)
            .map(|kind| (kind.label.as_str(), kind.exempt.as_ref())),
    ));
    let years = columns.iter().map(|column| number_column(&column.year.to_string()));
    Some(Table {
        id: "own-complaints".to_owned(),
        caption: words(&format!("Complaints received by {}", project.council.short_name())),
        columns: std::iter::once(heading_column("Kind of complaint"))
            .chain(years)
            .collect(),
        rows,
        notes: notes.iter().map(|note| words(note)).collect(),
    })
}

/// The newest years of which anything is given, this year among them.
fn columns(project: &Project, year: FinancialYear) -> Vec<Column<'_>> {
    let years = std::iter::successors(Some(year), |year| Some(year.previous()));
    let column = |year| {
        let kinds = project.own_complaints(year);
        kinds.iter().any(is_given).then_some(Column { year, kinds })
    };
    // This year, last year and those that have figures beside them.
    years.take(2 + EARLIER_YEARS).filter_map(column).take(YEARS).collect()
}

fn is_given(kind: &OwnComplaints) -> bool {
    kind.received.is_some()
}

/// Every kind of which a number is given, once, this year's first, as the newest year calls it.
fn kinds<'a>(columns: &[Column<'a>]) -> Vec<&'a OwnComplaints> {
    let mut seen = BTreeSet::new();
    let given = columns
        .iter()
        .flat_map(|column| column.kinds)
        .filter(|kind| is_given(kind));
    given.filter(|kind| seen.insert(kind.id.as_str())).collect()
}

/// That the years differ in their kinds, where they do: their totals then are not of the same things.
fn differing(columns: &[Column<'_>]) -> Option<String> {
    let ids = |column: &Column<'_>| -> BTreeSet<String> { column.kinds.iter().map(OwnComplaints::figure_id).collect() };
    let first = ids(columns.first()?);
    columns.iter().any(|column| ids(column) != first).then(|| {
        "The kinds of complaint are not the same in every year; a total covers only those of its year.".to_owned()
    })
}

/// Why things of these labels are exempt from publication, those that are; each reason once.
pub(super) fn exempt<'a>(kinds: impl Iterator<Item = (&'a str, Option<&'a At<Exempt>>)>) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    for (label, exempt) in kinds {
        let note = exempt.map(|exempt| format!("{label}: {}", exempt.sentences()));
        notes.extend(note.filter(|note| !notes.contains(note)));
    }
    notes
}
