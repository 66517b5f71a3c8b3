//! The Ombudsman's yearly workbooks → figures of authorities.
//!
//! In: workbooks and the mapping of their headings. Out: a [`Reading`] for each cell that gives a figure, and a [`Table`]
//! that says how each table was understood. Which project a reading goes to, and what stands there already, is asked
//! later.
//!
//! Four steps: a file becomes sheets of whatever format it is; the tables of a sheet are found by the heading
//! over their authorities; each column is held against the [`Headings`]; cells become numbers, or are refused. Totals check
//! what was read and are no data.

mod book;
mod columns;
mod headings;
mod known;
mod late;
mod layout;
mod numbers;
mod rates;
mod rows;
mod sheet;
mod table;
mod totals;
mod years;

use std::fmt;
use std::path::{Path, PathBuf};

pub use headings::{Headings, TableKind};

use self::known::Known;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load;
use crate::units::FinancialYear;

/// What workbooks say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Read {
    /// Each cell that gives a figure, or says that there is none, in the order of files, sheets and rows.
    pub readings: Vec<Reading>,
    /// The names of the authorities in tables that are refused, each with its cell: all that is read of these.
    pub refused: Vec<(String, Cell)>,
    /// How each table was understood.
    pub tables: Vec<Table>,
}

/// What a workbook says of one authority under one key of a year file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The authority as the workbook names it, without white space around it.
    pub authority: String,
    /// Where that name stands.
    pub named: Cell,
    /// The key below `statistics:` in a year file, with dots: "received.total", "received.categories.housing".
    pub key: String,
    /// What it gives.
    pub value: Value,
    /// Where it stands.
    pub cell: Cell,
}

/// What a cell gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A number as a year file would have it: "37", "92", "4.5".
    Number(String),
    /// A sign that there is none: an empty cell, "-", "*", "N/A". The key is then left out of the year file: not given is
    /// not zero.
    NotGiven,
}

/// A cell of a workbook.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// The file, as the user names it.
    pub file: String,
    /// The sheet; none in a file that has no sheets.
    pub sheet: Option<String>,
    /// The cell as a spreadsheet names it: "C7".
    pub name: String,
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.sheet {
            Some(sheet) => write!(f, "{}, sheet `{sheet}`, cell {}", self.file, self.name),
            None => write!(f, "{}, cell {}", self.file, self.name),
        }
    }
}

/// How a table of a workbook was understood, as a dry run shows it. Rows are numbered from 1, as a spreadsheet does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The file, as the user names it.
    pub file: String,
    /// The sheet; none in a file that has no sheets.
    pub sheet: Option<String>,
    /// Which kind of table: "complaints decided".
    pub kind: String,
    /// First and last row of the headings.
    pub heading_rows: (u32, u32),
    /// First and last row of figures.
    pub data_rows: (u32, u32),
    /// Every column that has a heading, from left to right.
    pub columns: Vec<Column>,
    /// How many authorities have a row.
    pub authorities: usize,
    /// The rows of totals, which were checked.
    pub totals: Vec<u32>,
    /// Rows that were taken for notes: the cell and what it says.
    pub notes: Vec<(Cell, String)>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The column as a spreadsheet names it: "C".
    pub letter: String,
    /// Its heading as it stands; parts that stand in several rows are parted by " / ".
    pub heading: String,
    /// What it is read as.
    pub meaning: Meaning,
}

/// What a column is read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// The names of the authorities.
    Authority,
    /// The key below `statistics:` in a year file.
    Key(String),
    /// Nothing: the mapping of headings leaves it out.
    LeftOut,
}

/// Reads workbooks about a year, all of them in one run.
///
/// With what is read comes everything in any of the files that is not understood, each with file, sheet and cell: a file
/// that is no workbook or too large, a table of another year, a heading that `headings` does not know, two columns of one
/// key, a cell that is not what its column is, a total that does not hold. Where there is an error, what is read is not
/// all, and serves only to say what else is wrong.
#[must_use]
pub fn read(files: &[PathBuf], year: FinancialYear, headings: &Headings) -> (Read, Diagnostics) {
    let known = Known::new(headings);
    let mut read = Read::default();
    let mut found = Diagnostics::default();
    for file in files {
        match book::sheets(file, &known, &mut found) {
            Ok(sheets) => {
                // Every sheet is asked, so that each is read.
                let tables = sheets
                    .iter()
                    .filter(|sheet| table::read_all(sheet, year, &known, &mut read, &mut found));
                if tables.count() == 0 {
                    found.push(without_tables(file));
                }
            }
            Err(error) => found.push(error),
        }
    }
    (read, found)
}

fn without_tables(file: &Path) -> Diagnostic {
    Diagnostic::error("no table was recognised in this file")
        .in_file(load::show(file))
        .hint("a table has a heading such as `Authority` over the names of the authorities, and figures below")
        .hint("if another word stands there, add to import.yaml:\nauthority: [\"the heading\"]")
}

#[cfg(test)]
mod tests;
