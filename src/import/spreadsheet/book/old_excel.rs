//! Workbooks of Excel up to 2003 (.xls), and what else comes in the same container.

mod percentages;

use std::io::{Cursor, Read};

use calamine::{Data, DataRef, Reader, SheetType, Xls, XlsError};
use cfb::CompoundFile;

use self::percentages::{Cells, percentages};
use super::excel::{content, named, region};
use super::{LARGEST_FILE, Room, SAVE_AS, WRONG_FILE, broken, guarded, has_password};
use crate::diagnostic::Diagnostic;
use crate::import::spreadsheet::sheet::{Format, Sheet};

/// Most cells of the rectangles in which the reader of this format keeps sheets, the empty ones among them.
const MOST_IN_RECTANGLES: u64 = 4_000_000;

/// The sheets of an .xls file.
pub(super) fn sheets(bytes: &[u8], room: &mut Room) -> Result<Vec<Sheet>, Diagnostic> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    if file.is_stream("EncryptedPackage") {
        return Err(has_password());
    }
    if file.is_stream("WordDocument") {
        return Err(Diagnostic::error("this is a Word document, not a workbook").hint(SAVE_AS));
    }
    let mut records = Vec::new();
    let name = if file.is_stream("Workbook") { "Workbook" } else { "Book" };
    let stream = file
        .open_stream(name)
        .map_err(|_| Diagnostic::error("there is no workbook in this file").hint(SAVE_AS))?;
    stream
        .take(LARGEST_FILE)
        .read_to_end(&mut records)
        .map_err(|error| broken(&error))?;
    let rectangles = rectangles(&records).ok_or_else(|| broken(&"it is cut short"))?;
    if rectangles > MOST_IN_RECTANGLES {
        let message = "the sheets are too large: their cells stand too far apart";
        return Err(Diagnostic::error(message).hint(WRONG_FILE));
    }
    let percentages = percentages(&records);
    drop(records);
    guarded(|| read(bytes, &percentages, room))
}

fn read(bytes: &[u8], percentages: &[Cells], room: &mut Room) -> Result<Vec<Sheet>, Diagnostic> {
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => has_password(),
        other => broken(&other),
    })?;
    let mut sheets = Vec::new();
    for (number, listed) in book.sheets_metadata().to_vec().into_iter().enumerate() {
        if listed.typ != SheetType::WorkSheet {
            continue;
        }
        let mut sheet = named(&listed);
        let range = book.worksheet_range(&listed.name).map_err(|error| broken(&error))?;
        let (row, column) = range.start().unwrap_or_default();
        for (down, right, value) in range.used_cells() {
            let at = (
                row + u32::try_from(down).unwrap_or_default(),
                column + u32::try_from(right).unwrap_or_default(),
            );
            let is_percentage = percentages.get(number).is_some_and(|cells| cells.contains(&at));
            let format = if is_percentage { Format::Percent } else { Format::Plain };
            if let Some(content) = content(&borrowed(value), format) {
                room.put(&mut sheet, at, content)?;
            }
        }
        sheet.merged.extend(
            book.merge_cells_by_sheet_name(&listed.name)
                .unwrap_or_default()
                .iter()
                .map(region),
        );
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(is_true) => DataRef::Bool(*is_true),
        Data::DateTime(date) => DataRef::DateTime(*date),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

/// How many cells the reader would keep at most: it makes room for all cells between the first and the last of a sheet, and
/// two cells in far corners are enough to fill the memory. None where a part that has begun does not end, which the reader
/// would take for the end of the sheet.
///
/// # Source
/// [MS-XLS] 2.4: a record is its type and its length, two bytes each, and its data; those of cells begin with row and column.
fn rectangles(records: &[u8]) -> Option<u64> {
    const BEGIN: u16 = 0x0809;
    const END: u16 = 0x000A;
    const SHEET: u16 = 0x0085;
    const CELLS: [u16; 9] = [0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x0207, 0x027E];
    let number = |at: usize| Some(u16::from_le_bytes([*records.get(at)?, *records.get(at + 1)?]));
    let (mut at, mut sheets, mut depth) = (0, 0, 0_u32);
    let (mut rows, mut columns) = ((u16::MAX, 0), (u16::MAX, 0));
    while let (Some(kind), Some(length)) = (number(at), number(at + 2)) {
        if kind == SHEET {
            sheets += 1;
        } else if kind == BEGIN {
            depth += 1;
        } else if kind == END {
            depth = depth.saturating_sub(1);
        } else if let (true, Some(row), Some(column)) = (CELLS.contains(&kind), number(at + 4), number(at + 6)) {
            // Several numbers of a row stand in one record: six bytes each, and six more.
            let last = if kind == 0x00BD {
                column.saturating_add(length.saturating_sub(12) / 6)
            } else {
                column
            };
            rows = (rows.0.min(row), rows.1.max(row));
            columns = (columns.0.min(column), columns.1.max(last));
        }
        at += 4 + usize::from(length);
    }
    let extent = |(first, last): (u16, u16)| u64::from(last.saturating_sub(first)) + 1;
    (depth == 0 && at <= records.len()).then(|| sheets * extent(rows) * extent(columns))
}
