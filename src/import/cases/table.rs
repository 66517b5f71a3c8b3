//! The cells of a CSV text, each with its place.

use std::ops::Range;
use std::sync::Arc;

use csv::{ReaderBuilder, StringRecord};

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    /// What it holds.
    pub(super) text: String,
    /// Where it stands in the text.
    pub(super) bytes: Range<usize>,
}

/// A table: its headings, and the rows in which anything stands.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) headings: Vec<Cell>,
    pub(super) rows: Vec<Vec<Cell>>,
}

impl Table {
    /// The number of the column with this heading.
    pub(super) fn column(&self, heading: &str) -> Option<usize> {
        self.headings.iter().position(|cell| cell.text.trim() == heading.trim())
    }
}

/// Reads a CSV text, whose cells are divided by commas, semicolons or tabs.
///
/// # Errors
/// A text without a row below its headings; rows that have more or fewer cells; a quotation mark that is not closed.
pub(super) fn read(source: &Arc<Source>) -> Result<Table, Diagnostics> {
    let text = &source.text;
    let separator = separator(text);
    let mut reader = ReaderBuilder::new();
    let mut reader = reader
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut found = Diagnostics::default();
    let mut record = StringRecord::new();
    let error = |at: usize, message: String, hint: &str| misread(source, at, message).hint(hint);
    loop {
        let at = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(wrong) => {
                return Err(error(at, format!("this row cannot be read: {wrong}"), "save the export again").into());
            }
        }
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        // Blank lines before a row are passed over.
        let blank = text[at..].len() - text[at..].trim_start_matches(['\n', '\r']).len();
        let end = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        let row = cells(&record, text, at + blank..end, char::from(separator));
        let headings = rows.first().map_or(row.len(), Vec::len);
        if row.len() != headings {
            let message = format!("this row has {} cells, but there are {headings} headings", row.len());
            let hint =
                "see whether a quotation mark is missing, or a separator stands in a cell without quotation marks";
            found.push(error(at + blank, message, hint));
        }
        rows.push(row);
    }
    if rows.len() < 2 {
        let none = Diagnostic::error(format!("`{}` has no row below its headings", source.path));
        found.push(
            none.in_file(source.path.clone())
                .hint("export the cases with their headings in the first row"),
        );
    }
    if found.has_errors() {
        return Err(found);
    }
    let headings = rows.remove(0);
    Ok(Table { headings, rows })
}

/// An error at a place that shows nothing of its row, which may hold what nobody is to read.
fn misread(source: &Arc<Source>, at: usize, message: String) -> Diagnostic {
    let place = Place {
        source: Arc::clone(source),
        bytes: at..at,
    };
    Diagnostic::error(message).at(place).concealed()
}

/// The separator that the first row has most of, outside quotation marks.
fn separator(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in text.trim_start().bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if quoted => {}
            _ => counts
                .iter_mut()
                .filter(|(separator, _)| *separator == byte)
                .for_each(|(_, count)| *count += 1),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or_default();
    counts
        .iter()
        .find(|(_, count)| *count == most)
        .map_or(b',', |(separator, _)| *separator)
}

/// The cells of a row that stands at these bytes.
fn cells(record: &StringRecord, text: &str, row: Range<usize>, separator: char) -> Vec<Cell> {
    let mut starts = vec![row.start];
    let mut quoted = false;
    let written = text.get(row.clone()).unwrap_or_default();
    for (at, c) in written.char_indices() {
        match c {
            '"' => quoted = !quoted,
            c if c == separator && !quoted => starts.push(row.start + at + 1),
            _ => {}
        }
    }
    let ends = starts
        .iter()
        .skip(1)
        .map(|next| next - 1)
        .chain([row.start + written.trim_end_matches(['\n', '\r']).len()]);
    let places: Vec<Range<usize>> = starts
        .iter()
        .zip(ends)
        .map(|(start, end)| *start..end.max(*start))
        .collect();
    let cells = record.iter().enumerate().map(|(at, cell)| Cell {
        text: cell.to_owned(),
        bytes: places.get(at).cloned().unwrap_or(row.start..row.start),
    });
    cells.collect()
}
