//! The letter's figures beside last year's.

use super::{cell, heading_column, is_known, number_column, row, words};
use crate::document::{Row, RowKind, Table};
use crate::figures::Figures;
use crate::model::Edition;

/// The figures that a letter gives, in its order.
const ROWS: [(&str, &str); 9] = [
    ("received", "Complaints and enquiries received"),
    ("decided", "Complaints and enquiries decided"),
    ("investigations", "Investigations"),
    ("upheld", "Complaints upheld"),
    ("uphold-rate", "Uphold rate"),
    ("upheld-per-100000", "Upheld for every 100,000 residents"),
    ("compliance-rate", "Compliance rate"),
    ("satisfactory-remedies", "Satisfactory remedies"),
    ("satisfactory-remedy-rate", "Satisfactory remedy rate"),
];

/// The figures that are known in both years, or known in one and asked of the other; nothing without last year's.
pub(super) fn year_on_year(figures: &Figures, edition: &Edition) -> Option<Table> {
    let before = |id: &str| format!("{id}-last-year");
    let rows: Vec<Row> = ROWS
        .iter()
        .filter(|(id, _)| is_known(figures, id) || is_known(figures, &before(id)))
        .map(|(id, label)| {
            let change = if is_known(figures, &format!("{id}-moved")) {
                cell(figures, &format!("{id}-moved"))
            } else {
                words("cannot be said")
            };
            row(
                RowKind::Body,
                vec![words(label), cell(figures, &before(id)), cell(figures, id), change],
            )
        })
        .collect();
    if !ROWS.iter().any(|(id, _)| is_known(figures, &before(id))) {
        return None;
    }
    let (year, last) = (figures.year.to_string(), figures.year.previous().to_string());
    let mut change = heading_column("Change");
    change.role = crate::document::ColumnRole::Data;
    let columns = vec![
        heading_column("Figure"),
        number_column(&last),
        number_column(&year),
        change,
    ];
    let caption = words("The letter's figures beside those of the year before");
    let notes = edition.comparability.iter().map(|note| words(note)).collect();
    Some(Table {
        id: "year-on-year".to_owned(),
        caption,
        columns,
        rows,
        notes,
    })
}
