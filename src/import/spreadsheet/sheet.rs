//! A sheet as it stands, of whatever format its file is: cells that have something in them, and which are merged.
//!
//! What is in a cell is not judged here.

use std::collections::BTreeMap;

use super::Cell;
use crate::diagnostic::Diagnostic;

/// A sheet. Rows and columns are counted from 0 in it, and named as a spreadsheet names them wherever they are shown.
#[derive(Debug, Clone, Default)]
pub(super) struct Sheet {
    /// The file, as the user names it.
    pub(super) file: String,
    /// The sheet's name; none in a file that has no sheets.
    pub(super) name: Option<String>,
    /// Whether a spreadsheet program hides it.
    pub(super) hidden: bool,
    /// The cells that are not empty, by row and column.
    pub(super) cells: BTreeMap<(u32, u32), Content>,
    /// Cells that are merged.
    pub(super) merged: Vec<Region>,
}

/// What is in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Content {
    /// Text, not blank.
    Text(String),
    /// A number, or the last result of a formula.
    Number(f64, Format),
    /// What no figure can be: a date, an error, a formula that was never worked out; in words.
    Other(String),
}

/// How a cell shows its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// As it is, or not known.
    Plain,
    /// A hundred times as much, with a per cent sign.
    Percent,
}

/// A rectangle of cells, first and last row and column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) rows: (u32, u32),
    pub(super) columns: (u32, u32),
}

impl Region {
    pub(super) fn has(&self, row: u32, column: u32) -> bool {
        (self.rows.0..=self.rows.1).contains(&row) && (self.columns.0..=self.columns.1).contains(&column)
    }
}

impl Sheet {
    /// What stands in a cell itself.
    pub(super) fn at(&self, row: u32, column: u32) -> Option<&Content> {
        self.cells.get(&(row, column))
    }

    /// The text of a cell, if it is text.
    pub(super) fn text(&self, row: u32, column: u32) -> Option<&str> {
        match self.at(row, column)? {
            Content::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The cell of which the given one shows the content: the first of its merged region, or itself.
    pub(super) fn shown_by(&self, row: u32, column: u32) -> (u32, u32) {
        let region = self.merged.iter().find(|region| region.has(row, column));
        region.map_or((row, column), |region| (region.rows.0, region.columns.0))
    }

    /// The cells of a row that are not empty, from left to right.
    pub(super) fn row(&self, row: u32) -> impl Iterator<Item = (u32, &Content)> {
        let cells = self.cells.range((row, 0)..=(row, u32::MAX));
        cells.map(|((_, column), content)| (*column, content))
    }

    /// The row after the last that is not empty.
    pub(super) fn end(&self) -> u32 {
        self.cells.last_key_value().map_or(0, |((row, _), _)| row + 1)
    }

    /// The cell, as readings and messages name it.
    pub(super) fn cell(&self, row: u32, column: u32) -> Cell {
        Cell {
            file: self.file.clone(),
            sheet: self.name.clone(),
            name: format!("{}{}", letters(column), row + 1),
        }
    }

    /// An error at a cell.
    pub(super) fn error(&self, (row, column): (u32, u32), message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(message).in_file(self.cell(row, column).to_string())
    }

    /// The sheet, as messages without a cell name it.
    pub(super) fn shown(&self) -> String {
        match &self.name {
            Some(name) => format!("{}, sheet `{name}`", self.file),
            None => self.file.clone(),
        }
    }
}

impl Content {
    /// As a message quotes it.
    pub(super) fn quoted(&self) -> String {
        match self {
            Self::Text(text) => format!("`{}`", one_line(text)),
            Self::Number(number, _) => format!("`{number}`"),
            Self::Other(what) => what.clone(),
        }
    }
}

/// The text on one line, cut where it is long.
pub(super) fn one_line(text: &str) -> String {
    const LONGEST: usize = 80;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// A column's name: 0 is "A", 26 is "AA".
pub(super) fn letters(column: u32) -> String {
    let mut name = Vec::new();
    let mut rest = column;
    loop {
        name.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        if rest < 26 {
            break;
        }
        rest = rest / 26 - 1;
    }
    name.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_are_named_as_a_spreadsheet_names_them() {
        assert_eq!(
            [0, 25, 26, 701, 702, 16_383].map(letters),
            ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
        );
    }
}
