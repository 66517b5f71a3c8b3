//! The letter's figures beside last year's.

use super::{cell, heading_column, is_known, number_column, row, words};
use crate::document::{ColumnRole, Inline, Row, RowKind, Table};
use crate::figures::{Figures, State, Unit};
use crate::model::Edition;
use crate::units::{Exact, round_half_up};

/// The figures that a letter gives, in its order.
const ROWS: [(&str, &str); 11] = [
    ("received", "Received"),
    ("decided", "Decided"),
    ("dealt-with", "Dealt with"),
    ("investigations", "Investigations"),
    ("upheld", "Upheld"),
    ("uphold-rate", "Uphold rate"),
    ("upheld-per-100000", "Upheld per 100,000"),
    ("compliance-rate", "Compliance rate"),
    ("remedied-by-ombudsman", "Remedied by the Ombudsman"),
    ("satisfactory-remedies", "Satisfactory remedies"),
    ("satisfactory-remedy-rate", "Satisfactory remedy rate"),
];

/// The figures that can be set side by side: neither year's is missing, and one of them at least has a value.
pub(super) fn year_on_year(figures: &Figures, edition: &Edition, last: Option<&Edition>) -> Option<Table> {
    let rows: Vec<Row> = ROWS
        .iter()
        .filter_map(|(id, label)| beside(figures, id, label))
        .collect();
    if rows.is_empty() {
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
    Some(Table {
        id: "year-on-year".to_owned(),
        caption: words("The letter's figures beside those of the year before"),
        columns,
        rows,
        notes: rounding(figures).into_iter().chain(notes(edition, last)).collect(),
    })
}

fn beside(figures: &Figures, id: &str, label: &str) -> Option<Row> {
    let before = format!("{id}-last-year");
    let missing = |id: &str| !matches!(figures.get(id), Some(figure) if !matches!(figure.state, State::Missing(_)));
    if missing(id) || missing(&before) || !(is_known(figures, id) || is_known(figures, &before)) {
        return None;
    }
    let moved = format!("{id}-moved");
    let change = if is_known(figures, &moved) {
        cell(figures, &moved)
    } else {
        words("not comparable")
    };
    let cells = vec![words(label), cell(figures, &before), cell(figures, id), change];
    Some(row(RowKind::Body, cells))
}

/// A note, where a change is not the difference of the rates as they are printed beside it.
fn rounding(figures: &Figures) -> Option<Vec<Inline>> {
    let points = |value: Exact| round_half_up(value * 100, 0);
    let differs = |id: &str| {
        let (now, before) = (figures.number(id)?, figures.number(&format!("{id}-last-year"))?);
        (figures.get(id)?.unit == Unit::Percent && points(now - before) != points(now) - points(before)).then_some(())
    };
    ROWS.iter().any(|(id, _)| differs(id).is_some()).then(|| {
        words("Changes in rates are worked out before rounding, so one can differ by a point from the rates beside it.")
    })
}

/// What either year's edition says about comparing it, the earlier year first.
fn notes(edition: &Edition, last: Option<&Edition>) -> Vec<Vec<Inline>> {
    let earlier = last.into_iter().flat_map(|last| &last.comparability);
    let own = edition.comparability.iter().filter(|note| {
        let said = last.is_some_and(|last| last.comparability.contains(note));
        !said
    });
    earlier.chain(own).map(|note| words(note)).collect()
}
