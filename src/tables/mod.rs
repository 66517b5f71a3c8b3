//! The typed tables: figures in, [`Table`]s out, ready to be placed by a template as `![caption](table:received)`.
//!
//! A table exists only where it has something to say, so a template asks `{% if tables.received %}` first. Cells that
//! have no value say why in words; nothing is dashed or left empty.

mod authorities;
mod cases_by_category;
mod decided;
mod feedback;
mod headlines;
mod history;
mod own_complaints;
mod parts;
mod received;
mod refused;
mod year_on_year;
mod years;

use crate::document::{Align, Column, ColumnRole, Inline, Row, RowKind, Table};
use crate::figures::{Figures, State, Status};
use crate::model::{Edition, Project};
use crate::units::{Exact, FinancialYear};

pub use authorities::{Authority, authorities, link_to_index};
pub use decided::{decided, decided_over_years};
pub(crate) use headlines::key_numbers;
pub(crate) use history::by_year;
pub use history::years_beside;
pub use received::{received, received_year_on_year};
pub(crate) use years::comparability;
pub use years::years;

/// Every table that the figures of a year give, in the order of their ids.
#[must_use]
pub fn tables(project: &Project, figures: &Figures, edition: &Edition) -> Vec<Table> {
    let candidates = [
        cases_by_category::cases_by_category(figures, edition),
        decided::decided(figures, edition),
        headlines::headlines(figures, edition, project.council.authority_type.value),
        own_complaints::own_complaints(project, figures),
        received::received(figures, edition),
        refused::refused(project, figures),
        year_on_year::year_on_year(figures, edition),
    ];
    let mut tables: Vec<Table> = candidates.into_iter().flatten().collect();
    tables.extend(of_own_complaints(project, figures));
    tables.sort_by(|one, other| one.id.cmp(&other.id));
    tables.into_iter().map(with_note).collect()
}

/// Why a figure is suppressed.
pub const WHY_SUPPRESSED: &str = "a number from 1 to 4, or one that such a number could be worked out from";

/// What stands in the place of a figure that is suppressed.
pub const SUPPRESSED: &str = "suppressed";

/// What stands in the place of a figure that there can be none of.
pub const NOT_APPLICABLE: &str = "not applicable";

/// What stands in the place of a figure that nothing is given of.
pub const NOT_GIVEN: &str = "not given";

/// A table that says of its suppressed figures why they are.
fn with_note(mut table: Table) -> Table {
    let is_suppressed = |cell: &Vec<Inline>| *cell == words(SUPPRESSED);
    if table.rows.iter().flat_map(|row| &row.cells).any(is_suppressed) {
        table.notes.push(words(&format!("Suppressed: {WHY_SUPPRESSED}.")));
    }
    table
}

/// The tables of each kind of the council's own complaints, of each procedure, and of other feedback.
fn of_own_complaints(project: &Project, figures: &Figures) -> Vec<Table> {
    let mut tables: Vec<Table> = feedback::feedback(project, figures).into_iter().collect();
    for kind in project.own_complaints(figures.year) {
        let of_kind = [
            history::of_own(figures, kind),
            history::outcomes(figures, kind),
            history::timescales(figures, kind),
            parts::services(project, figures, kind),
        ];
        tables.extend(of_kind.into_iter().chain(parts::of_kind(figures, kind)).flatten());
    }
    for kind in project.feedback(figures.year) {
        tables.extend(history::of_feedback(figures, kind));
        tables.extend(parts::of_feedback(figures, kind));
    }
    tables.extend(history::stages(project, figures));
    tables
}

/// The id that a figure of one year has in the sheet of another: `received`, `received-last-year`, `received-in-2021-22`.
#[must_use]
pub fn figure_of(id: &str, year: FinancialYear, sheet: FinancialYear) -> String {
    if year == sheet {
        id.to_owned()
    } else if year == sheet.previous() {
        last_year(id)
    } else {
        format!("{id}-in-{}", year.hyphenated())
    }
}

/// A column that heads its rows.
pub(crate) fn heading_column(heading: &str) -> Column {
    Column {
        heading: words(heading),
        align: Align::Start,
        role: ColumnRole::RowHeader,
    }
}

/// A column of numbers.
pub(crate) fn number_column(heading: &str) -> Column {
    Column {
        heading: words(heading),
        align: Align::End,
        role: ColumnRole::Data,
    }
}

pub(crate) fn row(kind: RowKind, cells: Vec<Vec<Inline>>) -> Row {
    Row { kind, cells }
}

/// Words as they are, with the apostrophes that the text around the table has: officers type them straight.
pub(crate) fn words(text: &str) -> Vec<Inline> {
    let mut before = ' ';
    let typeset = text.chars().map(|letter| {
        let is_apostrophe = letter == '\'' && before.is_alphanumeric();
        before = letter;
        if is_apostrophe { '’' } else { letter }
    });
    vec![Inline::Text(typeset.collect())]
}

/// A cell that prints a figure, or says why it cannot.
pub(crate) fn cell(figures: &Figures, id: &str) -> Vec<Inline> {
    let figure = figures.get(id);
    match figure.map(|figure| (figure.text(), &figure.state)) {
        Some((Some(text), _)) => vec![Inline::Figure {
            id: id.to_owned(),
            text,
        }],
        Some((None, State::NotApplicable(_))) => words(NOT_APPLICABLE),
        Some((None, State::Suppressed)) => words(SUPPRESSED),
        _ => words(NOT_GIVEN),
    }
}

/// Whether the rows of a table add up to its total; where the total is not known nothing says that they do not.
fn add_up(figures: &Figures, rows: impl Iterator<Item = String>, total: &str) -> bool {
    let sum: Option<Exact> = rows.map(|id| figures.number(&id)).sum();
    figures.number(total).is_none_or(|total| sum == Some(total))
}

/// Whether a figure has a value, be it one that is suppressed.
pub(crate) fn is_known(figures: &Figures, id: &str) -> bool {
    let state = figures.get(id).map(|figure| &figure.state);
    matches!(state, Some(State::Known(_) | State::Suppressed))
}

/// The id under which a figure of last year stands in this year's sheet.
pub(crate) fn last_year(id: &str) -> String {
    format!("{id}-last-year")
}

/// What a reader may stumble over: that a number has been revised since it was published.
fn revised(figures: &Figures, id: &str, label: &str) -> Option<String> {
    let figure = figures.get(id)?;
    let year = figure.year;
    // The label of an earlier year's figure says the year itself.
    let label = label.strip_suffix(&format!(" in {year}")).unwrap_or(label);
    match &figure.known()?.status {
        Status::Revised(before) => Some(format!(
            "{label}, {year}: first published as {before}, and since revised."
        )),
        _ => None,
    }
}

/// What a reader of these figures may stumble over: that they may still change, and why, or that they were revised.
pub(crate) fn notes(figures: &Figures, ids: &[String]) -> Vec<Vec<Inline>> {
    let mut notes: Vec<String> = Vec::new();
    for figure in ids.iter().filter_map(|id| figures.get(id)) {
        let note = match figure.known().map(|known| &known.status) {
            Some(Status::Provisional(reason)) => Some(format!("{}: provisional, since {reason}.", figure.year)),
            Some(Status::Revised(_)) => {
                // A figure of an earlier year has its year in its label, and the note says it too.
                let in_year = format!(" in {}", figure.year);
                revised(figures, &figure.id, figure.label.trim_end_matches(&in_year))
            }
            _ => None,
        };
        notes.extend(note.filter(|note| !notes.contains(note)));
    }
    notes.iter().map(|note| words(note)).collect()
}

#[cfg(test)]
mod tests;
