//! Which cells of an .xls file show their number as a percentage: the reader of this format keeps that to itself.
//!
//! In: the stream of records. Out: cells, sheet by sheet. A record that is cut short tells of no cell.
//!
//! # Source
//! [MS-XLS] 2.4: a record is its type and its length, two bytes each, and its data. A cell names a style (2.4.353), the
//! style a format (2.4.126); where sheets begin stands in the list of sheets (2.4.28).

use std::collections::{BTreeMap, BTreeSet};

use crate::import::spreadsheet::book::excel::format_of;
use crate::import::spreadsheet::sheet::Format;

const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;
const FORMAT: u16 = 0x041E;
const STYLE: u16 = 0x00E0;
const SHEET: u16 = 0x0085;
/// A formula, a number, and a number in four bytes: row, column and style stand first.
const CELLS: [u16; 3] = [0x0006, 0x0203, 0x027E];
/// Several numbers of a row: row, first column, for each its style and four bytes, last column.
const CELLS_OF_ROW: u16 = 0x00BD;
/// The formats 0% and 0.00%, which every workbook has without saying so.
const BUILT_IN: [u16; 2] = [9, 10];
/// The version of the format since Excel 97, in which texts have a longer length and a mark of their width.
const SINCE_97: u16 = 0x0600;

/// Cells by row and column.
pub(super) type Cells = BTreeSet<(u32, u32)>;

/// The cells shown as percentages in each sheet, in the order of the list of sheets.
pub(super) fn percentages(stream: &[u8]) -> Vec<Cells> {
    let mut formats: BTreeSet<u16> = BTreeSet::from(BUILT_IN);
    let (mut styles, mut starts, mut cells) = (Vec::new(), Vec::new(), BTreeMap::<usize, Cells>::new());
    let (mut depth, mut start, mut version) = (0_u32, 0, SINCE_97);
    for (at, kind, data) in records(stream) {
        match kind {
            BEGIN => {
                if depth == 0 {
                    (start, version) = (at, number(data, 0).unwrap_or_default());
                }
                depth += 1;
            }
            END => depth = depth.saturating_sub(1),
            FORMAT => formats.extend(percent_format(data, version)),
            STYLE => styles.push(number(data, 2)),
            SHEET => starts.push(number(data, 0).zip(number(data, 2))),
            // What stands deeper is that of a chart within the sheet.
            _ if depth == 1 => {
                let is_percent = |style: u16| {
                    let format = styles.get(usize::from(style)).copied().flatten();
                    format.is_some_and(|format| formats.contains(&format))
                };
                let numbers = styled(kind, data).into_iter();
                let found = numbers.filter(|(_, style)| is_percent(*style)).map(|(cell, _)| cell);
                cells.entry(start).or_default().extend(found);
            }
            _ => {}
        }
    }
    let of_sheet = |start: Option<(u16, u16)>| {
        let (low, high) = start?;
        cells.remove(&(usize::from(high) << 16 | usize::from(low)))
    };
    starts
        .into_iter()
        .map(of_sheet)
        .map(Option::unwrap_or_default)
        .collect()
}

/// Each record with where it begins, its type and its data.
fn records(stream: &[u8]) -> impl Iterator<Item = (usize, u16, &[u8])> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let (begin, kind, length) = (at, number(stream, at)?, number(stream, at + 2)?);
        at += 4 + usize::from(length);
        Some((begin, kind, stream.get(begin + 4..at)?))
    })
}

fn number(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes([*data.get(at)?, *data.get(at + 1)?]))
}

/// The format of this record, if it shows percentages.
fn percent_format(data: &[u8], version: u16) -> Option<u16> {
    let narrow = |from: usize| Some(data.get(from..)?.iter().copied().map(u16::from).collect::<Vec<_>>());
    let letters = if version != SINCE_97 {
        narrow(3)?
    } else if data.get(4)? & 1 == 0 {
        narrow(5)?
    } else {
        let pairs = data.get(5..)?.chunks_exact(2);
        pairs.filter_map(|pair| number(pair, 0)).collect()
    };
    (format_of(&String::from_utf16_lossy(&letters)) == Format::Percent).then(|| number(data, 0))?
}

/// The cells of a record that have numbers, each with its style.
fn styled(kind: u16, data: &[u8]) -> Vec<((u32, u32), u16)> {
    let (Some(row), Some(column)) = (number(data, 0), number(data, 2)) else {
        return Vec::new();
    };
    let (row, column) = (u32::from(row), u32::from(column));
    if CELLS.contains(&kind) {
        number(data, 4)
            .map(|style| ((row, column), style))
            .into_iter()
            .collect()
    } else if kind == CELLS_OF_ROW {
        let parts = data[4..].chunks_exact(6).filter_map(|part| number(part, 0));
        (column..)
            .zip(parts)
            .map(|(column, style)| ((row, column), style))
            .collect()
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::{BEGIN, CELLS_OF_ROW, Cells, END, FORMAT, SHEET, SINCE_97, STYLE, percentages};

    fn record(kind: u16, parts: &[&[u16]]) -> Vec<u8> {
        let data: Vec<u8> = parts.concat().into_iter().flat_map(u16::to_le_bytes).collect();
        let length = u16::try_from(data.len()).unwrap();
        [kind.to_le_bytes().to_vec(), length.to_le_bytes().to_vec(), data].concat()
    }

    /// A format of the number 164, whose letters have the width that the mark says.
    fn format(version: u16, code: &str) -> Vec<u8> {
        let mut data = 164_u16.to_le_bytes().to_vec();
        let length = u8::try_from(code.len()).unwrap();
        data.push(length);
        if version == SINCE_97 {
            data.extend([0, 0]);
        }
        data.extend(code.bytes());
        let length = u16::try_from(data.len()).unwrap();
        [FORMAT.to_le_bytes().to_vec(), length.to_le_bytes().to_vec(), data].concat()
    }

    fn workbook(version: u16, code: &str) -> Vec<u8> {
        let globals = |start: u16| {
            [
                record(BEGIN, &[&[version, 5]]),
                format(version, code),
                record(STYLE, &[&[0, 0]]),
                record(STYLE, &[&[0, 164]]),
                record(STYLE, &[&[0, 9]]),
                record(SHEET, &[&[start, 0, 0]]),
                record(END, &[]),
            ]
            .concat()
        };
        let start = u16::try_from(globals(0).len()).unwrap();
        let chart = [
            record(BEGIN, &[&[version, 0x20]]),
            record(0x0203, &[&[9, 9, 2]]),
            record(END, &[]),
        ]
        .concat();
        [
            globals(start),
            record(BEGIN, &[&[version, 0x10]]),
            record(0x0203, &[&[1, 1, 0], &[0; 4]]),
            record(0x0203, &[&[1, 2, 1], &[0; 4]]),
            chart,
            // Three numbers of the third row, from its first column.
            record(CELLS_OF_ROW, &[&[2, 0], &[2, 0, 0], &[0, 0, 0], &[1, 0, 0], &[2]]),
            record(END, &[]),
        ]
        .concat()
    }

    #[test]
    fn cells_whose_format_has_a_per_cent_sign_are_found_in_both_versions() {
        for version in [0x0500, SINCE_97] {
            assert_eq!(
                percentages(&workbook(version, "0.0%")),
                [Cells::from([(1, 2), (2, 0), (2, 2)])]
            );
            assert_eq!(percentages(&workbook(version, "0.0\"%\"")), [Cells::from([(2, 0)])]);
        }
    }

    #[test]
    fn a_stream_that_is_cut_short_is_no_fault_of_this_reader() {
        let whole = workbook(SINCE_97, "0%");
        for end in 0..whole.len() {
            percentages(&whole[..end]);
        }
    }
}
