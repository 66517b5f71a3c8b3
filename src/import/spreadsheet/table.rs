//! From sheets to readings: each table of each sheet, its columns, its rows and its cells.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::{self, Columns};
use super::known::Known;
use super::layout::{self, Block};
use super::numbers::{Given, LARGEST_COUNT, Number, Percentage, given, is_like_a_number};
use super::rates::{self, Scale};
use super::rows::{self, Rows};
use super::sheet::{Sheet, letters};
use super::{Cell, Column, Meaning, Read, Reading, Table, Value, late, totals, years};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::units::{Count, FinancialYear};

/// Most cells of one column, or rows, totals or columns of one table, that are refused one by one.
const MOST_OF_A_KIND: usize = 3;

/// What the figures of a key are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Count,
    /// In per cent.
    Rate,
    /// Per 100,000 residents.
    PerResidents,
}

impl Kind {
    /// That of a key of a year file, which its last part tells.
    pub(super) fn of(key: &str) -> Self {
        if key.ends_with("_rate") {
            Self::Rate
        } else if key.ends_with("_per_100_000") {
            Self::PerResidents
        } else {
            Self::Count
        }
    }
}

/// Reads every table of a sheet, and says whether there is one, read or refused.
pub(super) fn read_all(
    sheet: &Sheet,
    year: FinancialYear,
    known: &Known,
    read: &mut Read,
    found: &mut Diagnostics,
) -> bool {
    let mut blocks = layout::blocks(sheet, known);
    if blocks.len() > layout::MOST_TABLES && !sheet.hidden && sheet.cells.values().any(is_like_a_number) {
        let message = format!("more than {} tables seem to begin in this sheet", layout::MOST_TABLES);
        let hint =
            "a table begins at a heading over the names of authorities; copy the one that is meant to a new sheet";
        found.push(Diagnostic::error(message).in_file(sheet.shown()).hint(hint));
        return true;
    }
    // A word list explains "authority" as well; a table has figures, or headings that only a table has.
    let is_understood = |block: &Block| {
        let mut wrong = Diagnostics::default();
        columns::understand(sheet, block, known, &mut wrong).is_some() && wrong.is_empty()
    };
    blocks.retain(|block| layout::has_numbers(sheet, block) || is_understood(block));
    if blocks.is_empty() {
        if !sheet.hidden && sheet.cells.values().any(is_like_a_number) {
            let message = "this sheet has numbers, but no table that is known, and was not read";
            let hint = "a table has a heading such as `Authority` over the names of the authorities; other words for it go into import.yaml, under `authority:`";
            found.push(Diagnostic::warning(message).in_file(sheet.shown()).hint(hint));
        }
        return false;
    }
    if sheet.hidden {
        let warning = Diagnostic::warning("this sheet is hidden, and its table was not read").in_file(sheet.shown());
        found.push(warning.hint("show the sheet in a spreadsheet program and save the file to have it read"));
        return false;
    }
    years::check(sheet, &blocks, year, found);
    for block in &blocks {
        let mut wrong = Diagnostics::default();
        match columns::understand(sheet, block, known, &mut wrong) {
            Some(columns) if wrong.is_empty() => read_one(sheet, block, &columns, known, read, found),
            Some(columns) => read
                .refused
                .extend(refuse_one(sheet, block, &columns, known, &mut wrong)),
            None => {}
        }
        found.extend(wrong);
    }
    true
}

/// The cells of a table that are numbers, signs of none, or wrong.
type Cells = BTreeMap<(u32, u32), Option<Given>>;

fn read_one(
    sheet: &Sheet,
    block: &Block,
    columns: &Columns<'_>,
    known: &Known,
    read: &mut Read,
    found: &mut Diagnostics,
) {
    let rows = sorted_rows(sheet, block, columns, known, found);
    if rows.authorities.is_empty() && !found.has_errors() {
        let message = format!("this table of {} has no row of figures", columns.kind);
        found.push(
            sheet
                .error((block.headings.start, block.authority), message)
                .hint("fill it in, or delete its headings"),
        );
    }
    let cells = cells(sheet, &rows, columns, known);
    let count = |row: u32, column: u32| match cells.get(&(row, column)) {
        Some(Some(Given::Number(number))) => number.count().map(Some).ok_or(()),
        Some(Some(Given::None)) => Ok(None),
        Some(None) | None => Err(()),
    };
    let mut readings = Vec::new();
    for (column, key) in columns.keys() {
        let values = of_column(sheet, column, key, &rows, columns, &cells);
        found.extend(shortened(
            refused_totals(sheet, column, key, &rows, &cells),
            "totals of this column",
        ));
        let mut wrong = Vec::new();
        for ((row, authority), value) in rows.authorities.iter().zip(values) {
            match value {
                Ok(value) => readings.push(Reading {
                    authority: authority.clone(),
                    named: sheet.cell(*row, block.authority),
                    key: key.to_owned(),
                    value,
                    cell: sheet.cell(*row, column),
                }),
                Err(error) => wrong.push(error),
            }
        }
        found.extend(shortened(wrong, "cells of this column"));
    }
    read.readings.extend(late::sort_out(sheet, columns, readings, found));
    let mut of_totals = Diagnostics::default();
    totals::check(sheet, columns, &rows, known, &count, &mut of_totals);
    found.extend(shortened(of_totals.into_iter().collect(), "totals of this table"));
    read.tables.push(table(sheet, block, columns, &rows));
}

/// The authorities of a table whose columns are refused, and what else is wrong with it: rows, and cells that are no figure
/// of any kind. Whether figures are counts or rates, and what they add up to, can depend on the columns that are not known.
fn refuse_one(
    sheet: &Sheet,
    block: &Block,
    columns: &Columns<'_>,
    known: &Known,
    found: &mut Diagnostics,
) -> Vec<(String, Cell)> {
    let rows = sorted_rows(sheet, block, columns, known, found);
    let cells = cells(sheet, &rows, columns, known);
    for (column, key) in columns.keys() {
        let wrong = cells.iter().filter(|((_, at), given)| *at == column && given.is_none());
        let wrong = wrong.map(|(at, _)| refused(sheet, *at, key)).collect();
        found.extend(shortened(wrong, "cells of this column"));
    }
    let authorities = rows.authorities.into_iter();
    authorities
        .map(|(row, name)| (name, sheet.cell(row, block.authority)))
        .collect()
}

/// The rows of a table by what they are; what is wrong with them is added to `found`.
fn sorted_rows(sheet: &Sheet, block: &Block, columns: &Columns<'_>, known: &Known, found: &mut Diagnostics) -> Rows {
    let mut of_rows = Diagnostics::default();
    let rows = rows::sort(sheet, block, columns, known, &mut of_rows);
    found.extend(shortened(of_rows.into_iter().collect(), "rows of this table"));
    found.extend(shortened(without_heading(sheet, block, &rows), "columns of this table"));
    rows
}

/// What the cells of authorities and of totals give, in every column of figures.
fn cells(sheet: &Sheet, rows: &Rows, columns: &Columns<'_>, known: &Known) -> Cells {
    let of_authorities = rows.authorities.iter().map(|(row, _)| *row);
    let numbers = of_authorities.chain(rows.totals.iter().copied());
    let of_row = |row: u32| columns.keys().map(move |(column, _)| (row, column));
    numbers
        .flat_map(of_row)
        .map(|at| (at, given(sheet.at(at.0, at.1), known)))
        .collect()
}

/// The values of a column, a row of authorities each.
fn of_column(
    sheet: &Sheet,
    column: u32,
    key: &str,
    rows: &Rows,
    columns: &Columns<'_>,
    cells: &Cells,
) -> Vec<Result<Value, Diagnostic>> {
    let of_row = |row: u32| cells.get(&(row, column)).and_then(Option::as_ref);
    let number = |row: u32| match of_row(row) {
        Some(Given::Number(number)) => Some(number.clone()),
        _ => None,
    };
    let scale = if Kind::of(key) == Kind::Rate {
        let count = |row: u32| {
            move |column: u32| match cells.get(&(row, column)) {
                Some(Some(Given::Number(number))) => number.count(),
                _ => None,
            }
        };
        let rates = rows
            .authorities
            .iter()
            .filter_map(|(row, _)| Some((*row, number(*row)?, rates::of_counts(key, columns, count(*row)))));
        rates::scale(sheet, column, &rates.collect::<Vec<_>>())
    } else {
        Ok(Scale::Percentages)
    };
    let scale = match scale {
        Ok(scale) => scale,
        Err(error) => return vec![Err(error)],
    };
    let value = |row: u32| {
        if let Some(error) = merged(sheet, row, column) {
            return Err(error);
        }
        match of_row(row) {
            Some(Given::None) => Ok(Value::NotGiven),
            Some(Given::Number(number)) => {
                value(number, Kind::of(key), scale).ok_or_else(|| refused(sheet, (row, column), key))
            }
            None => Err(refused(sheet, (row, column), key)),
        }
    };
    rows.authorities.iter().map(|(row, _)| value(*row)).collect()
}

/// A number as a year file would have it, if it can be one of this kind.
fn value(number: &Number, kind: Kind, scale: Scale) -> Option<Value> {
    let digits = match kind {
        Kind::Count => number.count()?.to_string(),
        Kind::Rate => match (number.percentage, scale) {
            (Percentage::Format, _) | (Percentage::Unsaid, Scale::Fractions) => number.hundredfold(),
            (Percentage::Sign, _) | (Percentage::Unsaid, Scale::Percentages) => number.digits.clone(),
        },
        Kind::PerResidents if number.percentage == Percentage::Unsaid => number.digits.clone(),
        Kind::PerResidents => return None,
    };
    let largest = match kind {
        Kind::Count => return Some(Value::Number(digits)),
        Kind::Rate => 100.0,
        Kind::PerResidents => 100_000.0,
    };
    let is_within = digits.parse::<f64>().is_ok_and(|number| number <= largest);
    is_within.then_some(Value::Number(digits))
}

fn refused(sheet: &Sheet, at: (u32, u32), key: &str) -> Diagnostic {
    let what = sheet
        .at(at.0, at.1)
        .map_or_else(|| "nothing".to_owned(), super::sheet::Content::quoted);
    let (expected, hint) = match Kind::of(key) {
        Kind::Count => (
            format!("a whole number from 0 to {}", Count(LARGEST_COUNT)),
            "write the count, or \"-\" where there is none",
        ),
        Kind::Rate => (
            "a percentage from 0 to 100".to_owned(),
            "write 92%, 92 or 0.92, the whole column alike, or \"-\" where there is none",
        ),
        Kind::PerResidents => (
            "a number per 100,000 residents".to_owned(),
            "write it as 4.5, or \"-\" where there is none",
        ),
    };
    sheet
        .error(at, format!("{what} stands where {expected} is expected, for `{key}`"))
        .hint(hint)
}

/// A figure that is merged with others could be that of each or of all.
fn merged(sheet: &Sheet, row: u32, column: u32) -> Option<Diagnostic> {
    let region = sheet.merged.iter().find(|region| region.has(row, column))?;
    let first = sheet.cell(region.rows.0, region.columns.0).name;
    let last = sheet.cell(region.rows.1, region.columns.1).name;
    let error = sheet.error(
        (row, column),
        format!("the cells {first} to {last} are merged, so that their figure belongs to no one row"),
    );
    Some(error.hint("part them, and write each row's figure in its own cell"))
}

/// Wrong cells of totals, which are not read, but would leave the total unchecked.
fn refused_totals(sheet: &Sheet, column: u32, key: &str, rows: &Rows, cells: &Cells) -> Vec<Diagnostic> {
    let is_wrong = |row: &&u32| match cells.get(&(**row, column)) {
        Some(Some(Given::Number(number))) => number.count().is_none(),
        Some(Some(Given::None)) => false,
        Some(None) | None => true,
    };
    let counts = rows.totals.iter().filter(|_| Kind::of(key) == Kind::Count);
    counts
        .filter(is_wrong)
        .map(|row| refused(sheet, (*row, column), key))
        .collect()
}

/// Cells with something in them in a column that no heading explains.
fn without_heading(sheet: &Sheet, block: &Block, rows: &Rows) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut known: BTreeSet<u32> = block.columns.iter().map(|heading| heading.column).collect();
    for row in rows.authorities.iter().map(|(row, _)| *row) {
        for (column, content) in sheet.row(row) {
            // Each column is told once.
            if known.insert(column) {
                let message = format!(
                    "{} stands in column {}, which has no heading",
                    content.quoted(),
                    letters(column)
                );
                found.push(
                    sheet
                        .error((row, column), message)
                        .hint("write a heading over the column, or empty it"),
                );
            }
        }
    }
    found
}

/// The first of many errors of one kind, and how many more there are: a wrong column need not fill the screen.
fn shortened(mut errors: Vec<Diagnostic>, of: &str) -> Vec<Diagnostic> {
    // A warning must not be all that is left of errors.
    errors.sort_by_key(|error| error.severity);
    let more = errors.len().saturating_sub(MOST_OF_A_KIND);
    errors.truncate(MOST_OF_A_KIND);
    if let (true, Some(last)) = (more > 0, errors.last_mut()) {
        last.hints
            .push(format!("the same is wrong with {more} more {of}, or something like it"));
    }
    errors
}

fn table(sheet: &Sheet, block: &Block, columns: &Columns<'_>, rows: &Rows) -> Table {
    let of_rows = || rows.authorities.iter().map(|(row, _)| row + 1);
    let column = |(heading, meaning): &(&layout::Heading, Meaning)| Column {
        letter: letters(heading.column),
        heading: heading.parts.join(" / "),
        meaning: meaning.clone(),
    };
    Table {
        file: sheet.file.clone(),
        sheet: sheet.name.clone(),
        kind: columns.kind.clone(),
        heading_rows: (block.headings.start + 1, block.headings.end),
        data_rows: (of_rows().min().unwrap_or_default(), of_rows().max().unwrap_or_default()),
        columns: columns.all.iter().map(column).collect(),
        authorities: rows.authorities.len(),
        totals: rows.totals.iter().map(|row| row + 1).collect(),
        notes: rows.notes.clone(),
    }
}
