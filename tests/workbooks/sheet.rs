//! A workbook before it has a format: sheets of cells, and how they are shown.

/// A workbook.
#[derive(Clone)]
pub(crate) struct Book {
    pub(crate) sheets: Vec<Sheet>,
}

impl From<Sheet> for Book {
    fn from(sheet: Sheet) -> Self {
        Self { sheets: vec![sheet] }
    }
}

/// A sheet; rows and columns count from 0.
#[derive(Clone)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) rows: Vec<Vec<Cell>>,
    /// First row, first column, last row, last column; the value stands in the first cell.
    pub(crate) merged: Vec<[usize; 4]>,
    pub(crate) shown: Shown,
    pub(crate) hidden_rows: Vec<usize>,
    /// Rows that stay in view and carry a filter: those above this one.
    pub(crate) frozen: Option<usize>,
}

/// Whether a sheet is to be seen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    Visible,
    Hidden,
}

/// A cell.
#[derive(Clone, PartialEq)]
pub(crate) enum Cell {
    Blank,
    Text(String),
    Number(f64),
    /// A number that is shown as a percentage: 0.92 is shown as 92%.
    Percent(f64),
    /// A number that is shown as a date.
    Date(f64),
    /// A formula with the number that was worked out last; `None` where the program that wrote it did not calculate.
    Formula(String, Option<f64>),
    /// An error such as `#DIV/0!`.
    Error(&'static str),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() {
            Self::Blank
        } else {
            Self::Text(text.to_owned())
        }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl Sheet {
    /// An empty sheet.
    pub(crate) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            rows: Vec::new(),
            merged: Vec::new(),
            shown: Shown::Visible,
            hidden_rows: Vec::new(),
            frozen: None,
        }
    }

    /// Adds a row below.
    pub(crate) fn push<C: Into<Cell>>(&mut self, cells: impl IntoIterator<Item = C>) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }

    /// Puts a value into a cell, named as `C7`.
    pub(crate) fn set(&mut self, cell: &str, value: impl Into<Cell>) {
        let (row, column) = place(cell);
        if self.rows.len() <= row {
            self.rows.resize(row + 1, Vec::new());
        }
        let cells = &mut self.rows[row];
        if cells.len() <= column {
            cells.resize(column + 1, Cell::Blank);
        }
        cells[column] = value.into();
    }

    /// What stands in a cell.
    pub(crate) fn value(&self, cell: &str) -> Cell {
        let (row, column) = place(cell);
        let found = self.rows.get(row).and_then(|cells| cells.get(column));
        found.cloned().unwrap_or(Cell::Blank)
    }

    /// Changes the values of a column, given by its letter, in the rows of a table's body.
    pub(crate) fn change(&mut self, column: &str, body: std::ops::Range<usize>, how: impl Fn(&Cell) -> Cell) {
        for row in body {
            let cell = format!("{column}{}", row + 1);
            let value = how(&self.value(&cell));
            self.set(&cell, value);
        }
    }

    /// Puts an empty column before each of these, given by their letters from right to left.
    pub(crate) fn insert_columns(&mut self, before: &[&str]) {
        for letter in before {
            let (_, column) = place(&format!("{letter}1"));
            for cells in self.rows.iter_mut().filter(|cells| cells.len() > column) {
                cells.insert(column, Cell::Blank);
            }
        }
    }
}

/// Row and column of a cell's name, both from 0.
pub(crate) fn place(cell: &str) -> (usize, usize) {
    let digits = cell.find(|c: char| c.is_ascii_digit()).expect("a cell's row");
    let column = cell[..digits]
        .bytes()
        .fold(0, |sum, letter| sum * 26 + usize::from(letter - b'A' + 1));
    (cell[digits..].parse::<usize>().unwrap() - 1, column - 1)
}

/// A cell's name from its row and column, both from 0.
pub(crate) fn name(row: usize, column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        letters.insert(0, char::from(b'A' + u8::try_from(left % 26).unwrap()));
        left /= 26;
    }
    format!("{}{}", letters.into_iter().collect::<String>(), row + 1)
}

/// Text that may stand in XML.
pub(crate) fn xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
