//! The Ombudsman's yearly workbooks → figures of authorities.
//!
//! In: workbooks and the mapping of their headings. Out: a [`Reading`] for each cell that gives a figure. Which project
//! it goes to, and what stands there already, is asked later.

/// What a workbook says of one authority under one key of a year file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The authority as the workbook names it, without white space around it.
    pub authority: String,
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
