//! Tables as text: values parted by commas, semicolons or tabs (.csv).

use csv::{ReaderBuilder, StringRecord};

use super::{Room, broken};
use crate::diagnostic::Diagnostic;
use crate::import::spreadsheet::known::Known;
use crate::import::spreadsheet::sheet::{Content, Sheet};

/// The characters that part values.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// Most new lines in a value; more are those of a quotation mark that is not closed.
const MOST_NEW_LINES: usize = 20;

/// Longest line, in bytes: each separator in it costs ten times its size while the line is taken apart.
const LONGEST_LINE: usize = 1_000_000;

/// The one sheet of a text. Its separator is the one that parts the heading of the authorities from the most others.
pub(super) fn sheet(text: &str, known: &Known, room: &mut Room) -> Result<Sheet, Diagnostic> {
    if let Some((line, text)) = (1..).zip(text.lines()).find(|(_, text)| text.len() > LONGEST_LINE) {
        let message = format!("line {line} has {} kB", text.len() / 1_000);
        return Err(Diagnostic::error(message).hint("check that this is a table with one authority on each line"));
    }
    let widest = |separator: &u8| {
        let rows = records(text, *separator).take(200).filter_map(Result::ok);
        let headed = rows.filter(|row| row.iter().any(|value| known.is_authority(value)));
        headed.map(|row| row.len()).max().unwrap_or_default()
    };
    let separator = SEPARATORS.into_iter().rev().max_by_key(widest).unwrap_or(b',');
    let mut sheet = Sheet::default();
    // A spreadsheet program counts a value over several lines as one row, and an empty line as one.
    let mut within_values = 0;
    for record in records(text, separator) {
        let record = record.map_err(|error| broken(&error))?;
        let line = record.position().map_or(1, csv::Position::line);
        let row = u32::try_from(line.saturating_sub(1 + within_values)).unwrap_or(u32::MAX);
        for (column, value) in (0..).zip(record.iter()) {
            let new_lines = value.matches('\n').count();
            if new_lines > MOST_NEW_LINES {
                let message = format!("a value that begins near line {line} goes over {new_lines} lines");
                return Err(
                    Diagnostic::error(message).hint("a quotation mark is not closed: put one at the value's end")
                );
            }
            within_values += u64::try_from(new_lines).unwrap_or_default();
            if !value.trim().is_empty() {
                room.put(&mut sheet, (row, column), Content::Text(value.to_owned()))?;
            }
        }
    }
    Ok(sheet)
}

fn records(text: &str, separator: u8) -> impl Iterator<Item = csv::Result<StringRecord>> {
    let mut reader = ReaderBuilder::new();
    let reader = reader.has_headers(false).flexible(true).delimiter(separator);
    reader.from_reader(text.as_bytes()).into_records()
}
