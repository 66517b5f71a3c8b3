//! Complaints and enquiries received by category.

use super::{add_up, cell, heading_column, is_known, last_year, number_column, row, words};
use crate::document::{Inline, RowKind, Table};
use crate::figures::Figures;
use crate::model::Edition;
use crate::units::exact;

/// The known categories in the edition's order, with their shares where the total is known, and the total.
#[must_use]
pub fn received(figures: &Figures, edition: &Edition) -> Option<Table> {
    let id = |category: &str| format!("received-{}", category.replace('_', "-"));
    let given: Vec<_> = edition
        .categories
        .iter()
        .filter(|category| is_known(figures, &id(&category.id)))
        .collect();
    if given.is_empty() {
        return None;
    }
    let shares = given
        .iter()
        .all(|category| is_known(figures, &format!("{}-share", id(&category.id))));
    let mut columns = vec![heading_column("Category"), number_column("Received")];
    if shares {
        columns.push(number_column("Share"));
    }
    let mut rows: Vec<_> = given
        .iter()
        .map(|category| {
            let id = id(&category.id);
            let mut cells = vec![words(&category.label), cell(figures, &id)];
            if shares {
                cells.push(cell(figures, &format!("{id}-share")));
            }
            row(RowKind::Body, cells)
        })
        .collect();
    if is_known(figures, "received") {
        let mut cells = vec![words("Total"), cell(figures, "received")];
        if shares {
            cells.push(cell(figures, "received-share"));
        }
        rows.push(row(RowKind::Total, cells));
    }
    let caption = words("Complaints and enquiries received by category");
    let mut notes = Vec::new();
    if !add_up(figures, given.iter().map(|category| id(&category.id)), "received") {
        notes.push(words(
            "Not every category is given, so the rows do not add up to the total.",
        ));
    } else if let Some(sum) = printed_sum(figures).filter(|_| shares) {
        let mut note = words("Shares are rounded to whole numbers, and so come to ");
        note.push(sum);
        note.extend(words(" when they are added up."));
        notes.push(note);
    }
    Some(Table {
        id: "received".to_owned(),
        caption,
        columns,
        rows,
        notes,
    })
}

/// The categories of which the number is known in this year or in the last, and the totals.
#[must_use]
pub fn received_year_on_year(figures: &Figures, edition: &Edition) -> Option<Table> {
    let line = |kind, label: &str, id: &str| {
        let ids = [last_year(id), id.to_owned()];
        ids.iter().any(|id| is_known(figures, id)).then(|| {
            let cells = ids.iter().map(|id| cell(figures, id));
            row(kind, std::iter::once(words(label)).chain(cells).collect())
        })
    };
    let body = edition.categories.iter().filter_map(|category| {
        let id = format!("received-{}", category.id.replace('_', "-"));
        line(RowKind::Body, &category.label, &id)
    });
    let mut rows: Vec<_> = body.collect();
    if rows.is_empty() {
        return None;
    }
    rows.extend(line(RowKind::Total, "Total", "received"));
    Some(Table {
        id: "received-year-on-year".to_owned(),
        caption: words("Complaints and enquiries received by category, beside the year before"),
        columns: vec![
            heading_column("Category"),
            number_column(&figures.year.previous().to_string()),
            number_column(&figures.year.to_string()),
        ],
        rows,
        notes: Vec::new(),
    })
}

/// What the printed shares come to, where that is not all.
fn printed_sum(figures: &Figures) -> Option<Inline> {
    let id = "received-shares-printed";
    let sum = figures.get(id).filter(|sum| sum.number() != Some(exact(1)))?;
    Some(Inline::Figure {
        id: id.to_owned(),
        text: sum.text()?,
    })
}
