//! The cases of a list by the letter's categories.

use super::{cell, heading_column, is_known, number_column, row, words};
use crate::document::{RowKind, Table};
use crate::figures::{Figures, NO_CATEGORY};
use crate::model::Edition;

/// The columns: the end of the figures' names, and the heading. Which of them say something, the list decides.
const COLUMNS: [(&str, &str); 4] = [
    ("", "Cases"),
    ("-upheld", "Upheld"),
    ("-not-upheld", "Not upheld"),
    ("-otherwise", "Other"),
];

/// The categories that occur, in the edition's order, with how their cases were decided, and the total. Nothing while
/// the list is known to lack cases.
pub(super) fn cases_by_category(figures: &Figures, edition: &Edition) -> Option<Table> {
    let of_edition = edition.categories.iter();
    let of_edition = of_edition.map(|category| (category.id.as_str(), category.label.as_str()));
    let id = |category: &str| format!("cases-in-{}", category.replace('_', "-"));
    let given: Vec<(String, &str)> = of_edition
        .chain([("no_category", NO_CATEGORY)])
        .map(|(category, label)| (id(category), label))
        .filter(|(id, _)| is_known(figures, id))
        .collect();
    // Where no case has a category there is nothing to tell apart.
    given.iter().find(|(_, label)| *label != NO_CATEGORY)?;
    let total = |end: &str| match end {
        "" => "cases-listed".to_owned(),
        end => format!("cases{end}"),
    };
    // A list of upheld cases alone has one column; one in which nothing ended otherwise has no column for it.
    let is_told = |end: &str| match end {
        "" => is_known(figures, "cases-not-upheld"),
        "-otherwise" => figures
            .number("cases-otherwise")
            .is_some_and(|cases| *cases.numer() > 0),
        end => is_known(figures, &total(end)),
    };
    let columns: Vec<_> = COLUMNS.into_iter().filter(|(end, _)| is_told(end)).collect();
    let line = |kind, label: &str, id: &dyn Fn(&str) -> String| {
        let cells = columns.iter().map(|(end, _)| cell(figures, &id(end)));
        row(kind, std::iter::once(words(label)).chain(cells).collect())
    };
    let mut rows: Vec<_> = given
        .iter()
        .map(|(id, label)| line(RowKind::Body, label, &|end| format!("{id}{end}")))
        .collect();
    rows.push(line(RowKind::Total, "Total", &total));
    let numbers = columns.iter().map(|(_, heading)| number_column(heading));
    Some(Table {
        id: "cases-by-category".to_owned(),
        caption: words(&format!("Decisions of {} by category", figures.year)),
        columns: std::iter::once(heading_column("Category")).chain(numbers).collect(),
        rows,
        notes: Vec::new(),
    })
}
