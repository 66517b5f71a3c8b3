//! The main figures of all years, a row each.

use std::collections::BTreeSet;

use super::{cell, heading_column, is_known, number_column, revised, row, words};
use crate::document::{Inline, RowKind, Table};
use crate::figures::Figures;
use crate::model::{Edition, Project};
use crate::units::FinancialYear;

/// The figures, from left to right.
const COLUMNS: [(&str, &str); 5] = [
    ("received", "Complaints and enquiries received"),
    ("upheld", "Complaints upheld"),
    ("uphold-rate", "Uphold rate"),
    ("compliance-rate", "Compliance rate"),
    ("satisfactory-remedy-rate", "Satisfactory remedy rate"),
];

/// The main figures year by year, in the order in which the years are given; none where no year has any. A year without a
/// file has a row only where something of it is known.
#[must_use]
pub fn years(project: &Project, figures: &[&Figures]) -> Option<Table> {
    let has_any = |figures: &&Figures| COLUMNS.iter().any(|(id, _)| is_known(figures, id));
    let shown = figures
        .iter()
        .copied()
        .filter(|figures| project.years.contains_key(&figures.year) || has_any(figures));
    let shown: Vec<&Figures> = shown.collect();
    if !shown.iter().any(has_any) {
        return None;
    }
    let headings = COLUMNS.iter().map(|(_, label)| number_column(label));
    let rows = shown.iter().map(|figures| {
        let cells = COLUMNS.iter().map(|(id, _)| of_year(figures, id));
        let year = words(&figures.year.to_string());
        row(RowKind::Body, std::iter::once(year).chain(cells).collect())
    });
    let revisions = shown
        .iter()
        .flat_map(|figures| COLUMNS.iter().filter_map(|(id, label)| revised(figures, id, label)));
    let years: BTreeSet<FinancialYear> = shown.iter().map(|figures| figures.year).collect();
    let notes = revisions.chain(comparability(&project.editions, &years));
    Some(Table {
        id: "years".to_owned(),
        caption: words("The main figures of each year, as far as they are known"),
        columns: std::iter::once(heading_column("Year")).chain(headings).collect(),
        rows: rows.collect(),
        notes: notes.map(|note| words(&note)).collect(),
    })
}

/// A cell whose figure is named by its year too, since each year has one of that name.
fn of_year(figures: &Figures, id: &str) -> Vec<Inline> {
    let of_year = |inline| match inline {
        Inline::Figure { id, text } => Inline::Figure {
            id: format!("{id}-{}", figures.year.hyphenated()),
            text,
        },
        other => other,
    };
    cell(figures, id).into_iter().map(of_year).collect()
}

/// What to bear in mind when these years are compared.
///
/// An edition's note tells in what its year differs from the one before. A year that stands apart has its note in its own
/// edition and, since what follows differs from it again, in the next; so a note that comes twice between two years that
/// are shown side by side says nothing about them.
pub(crate) fn comparability(editions: &[Edition], years: &BTreeSet<FinancialYear>) -> Vec<String> {
    let mut notes: Vec<&String> = Vec::new();
    for (before, after) in years.iter().zip(years.iter().skip(1)) {
        let between = std::iter::successors(Some(before.next()), |year| Some(year.next()));
        let between = between.take_while(|year| year <= after);
        // The project's own editions stand before those that are shipped.
        let editions = between.filter_map(|year| editions.iter().find(|edition| edition.edition.value == year));
        let told: Vec<&String> = editions.flat_map(|edition| &edition.comparability).collect();
        let is_odd = |note: &&&String| told.iter().filter(|other| other == note).count() % 2 == 1;
        for note in told.iter().filter(is_odd) {
            if !notes.contains(note) {
                notes.push(note);
            }
        }
    }
    notes.into_iter().cloned().collect()
}
