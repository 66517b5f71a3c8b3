//! Workbooks of Excel 97 to 2003: BIFF8 records in a compound file, as few as readers can do with.
//!
//! Source: \[MS-XLS\], the records that are named here.

use std::io::{Cursor, Write};

use crate::sheet::{Book, Cell, Sheet, Shown};

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000a;
const CODEPAGE: u16 = 0x0042;
const FONT: u16 = 0x0031;
const XF: u16 = 0x00e0;
const BOUNDSHEET: u16 = 0x0085;
const SST: u16 = 0x00fc;
const CONTINUE: u16 = 0x003c;
const DIMENSIONS: u16 = 0x0200;
const ROW: u16 = 0x0208;
const LABEL: u16 = 0x0204;
const LABELSST: u16 = 0x00fd;
const NUMBER: u16 = 0x0203;
const RK: u16 = 0x027e;
const BOOLERR: u16 = 0x0205;
const FORMULA: u16 = 0x0006;
const MERGEDCELLS: u16 = 0x00e5;

/// The most bytes that a record holds before it is continued.
const FULL: usize = 8224;

/// Cell formats: general, 0%, a date.
const FORMATS: [u16; 3] = [0, 9, 14];

/// Number of the first cell format; the fifteen before are for styles.
const FIRST_FORMAT: u16 = 15;

/// The workbook in its compound file.
pub(crate) fn write(book: &Book) -> Vec<u8> {
    compound(&[("Workbook", &stream(book))])
}

/// A compound file with these streams.
pub(crate) fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new())).unwrap();
    for (name, content) in streams {
        file.create_stream(name).unwrap().write_all(content).unwrap();
    }
    file.flush().unwrap();
    file.into_inner().into_inner()
}

/// The stream of records of a workbook.
pub(crate) fn stream(book: &Book) -> Vec<u8> {
    let mut strings = Vec::new();
    let sheets: Vec<_> = book.sheets.iter().map(|sheet| records(sheet, &mut strings)).collect();
    // Where each sheet starts stands before them, so that it is written twice: the second time with what is known then.
    let mut starts = vec![0; sheets.len()];
    let mut bytes = globals(book, &starts, &strings);
    let mut next = bytes.len();
    for (start, sheet) in starts.iter_mut().zip(&sheets) {
        *start = next;
        next += sheet.len();
    }
    bytes = globals(book, &starts, &strings);
    bytes.extend(sheets.concat());
    bytes
}

fn globals(book: &Book, starts: &[usize], strings: &[String]) -> Vec<u8> {
    let mut bytes = Vec::new();
    record(&mut bytes, BOF, &beginning(0x0005));
    record(&mut bytes, CODEPAGE, &1200u16.to_le_bytes());
    for _ in 0..5 {
        let mut font = vec![200, 0, 0, 0, 0xff, 0x7f, 0x90, 0x01, 0, 0, 0, 0, 0, 0];
        font.extend([5, 0]);
        font.extend(b"Arial");
        record(&mut bytes, FONT, &font);
    }
    for index in 0..FIRST_FORMAT {
        format_record(&mut bytes, 0, if index == 0 { 0xfff5 } else { 0xfff4 });
    }
    for format in FORMATS {
        format_record(&mut bytes, format, 0x0001);
    }
    for (sheet, start) in book.sheets.iter().zip(starts) {
        let mut content = u32::try_from(*start).unwrap().to_le_bytes().to_vec();
        content.extend([u8::from(sheet.shown == Shown::Hidden), 0]);
        content.push(u8::try_from(sheet.name.encode_utf16().count()).unwrap());
        content.push(1);
        content.extend(wide(&sheet.name));
        record(&mut bytes, BOUNDSHEET, &content);
    }
    shared_strings(&mut bytes, strings);
    record(&mut bytes, EOF, &[]);
    bytes
}

fn beginning(kind: u16) -> Vec<u8> {
    [0x0600, kind, 0x0dbb, 0x07cc, 0, 0, 0x0006, 0]
        .iter()
        .flat_map(|word: &u16| word.to_le_bytes())
        .collect()
}

fn format_record(bytes: &mut Vec<u8>, format: u16, kind: u16) {
    let mut content = vec![0, 0];
    content.extend(format.to_le_bytes());
    content.extend(kind.to_le_bytes());
    content.extend([0x20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xc0, 0x20]);
    record(bytes, XF, &content);
}

/// The table of strings, continued in further records between two strings, never within one.
fn shared_strings(bytes: &mut Vec<u8>, strings: &[String]) {
    let count = u32::try_from(strings.len()).unwrap().to_le_bytes();
    let mut kind = SST;
    let mut content = [count, count].concat();
    for string in strings {
        let text = rich(string);
        if content.len() + text.len() > FULL {
            record(bytes, kind, &content);
            kind = CONTINUE;
            content.clear();
        }
        content.extend(text);
    }
    record(bytes, kind, &content);
}

/// A string with its length and the mark that says how wide its letters are.
fn rich(text: &str) -> Vec<u8> {
    let mut bytes = u16::try_from(text.encode_utf16().count())
        .unwrap()
        .to_le_bytes()
        .to_vec();
    bytes.push(1);
    bytes.extend(wide(text));
    bytes
}

fn wide(text: &str) -> impl Iterator<Item = u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes)
}

fn record(bytes: &mut Vec<u8>, kind: u16, content: &[u8]) {
    bytes.extend(kind.to_le_bytes());
    bytes.extend(u16::try_from(content.len()).unwrap().to_le_bytes());
    bytes.extend(content);
}

fn records(sheet: &Sheet, strings: &mut Vec<String>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let width = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
    record(&mut bytes, BOF, &beginning(0x0010));
    let mut dimensions = [
        0u32.to_le_bytes(),
        u32::try_from(sheet.rows.len()).unwrap().to_le_bytes(),
    ]
    .concat();
    dimensions.extend([0, 0]);
    dimensions.extend(word(width));
    dimensions.extend([0, 0]);
    record(&mut bytes, DIMENSIONS, &dimensions);
    for hidden in &sheet.hidden_rows {
        let mut content = [word(*hidden), word(0), word(width), [0xff, 0]].concat();
        content.extend([0, 0, 0, 0, 0x20, 0x01, 0x0f, 0x00]);
        record(&mut bytes, ROW, &content);
    }
    for (r, cells) in sheet.rows.iter().enumerate() {
        for (c, value) in cells.iter().enumerate() {
            cell(&mut bytes, r, c, value, strings);
        }
    }
    if !sheet.merged.is_empty() {
        let mut content = word(sheet.merged.len()).to_vec();
        for [top, left, bottom, right] in &sheet.merged {
            content.extend([word(*top), word(*bottom), word(*left), word(*right)].concat());
        }
        record(&mut bytes, MERGEDCELLS, &content);
    }
    record(&mut bytes, EOF, &[]);
    bytes
}

fn cell(bytes: &mut Vec<u8>, r: usize, c: usize, value: &Cell, strings: &mut Vec<String>) {
    let format = match value {
        Cell::Percent(_) => FIRST_FORMAT + 1,
        Cell::Date(_) => FIRST_FORMAT + 2,
        _ => FIRST_FORMAT,
    };
    let mut content = [word(r), word(c), format.to_le_bytes()].concat();
    let kind = match value {
        Cell::Blank => return,
        // Both ways of writing a text, by turns.
        Cell::Text(text) if strings.len() % 7 == 3 && text.is_ascii() && c == 0 => {
            content.extend(rich(text));
            strings.push(String::new());
            LABEL
        }
        Cell::Text(text) => {
            content.extend(u32::try_from(strings.len()).unwrap().to_le_bytes());
            strings.push(text.clone());
            LABELSST
        }
        // Both ways of writing a number: whole numbers packed into 30 bits in every second column.
        Cell::Number(n) if n.fract() == 0.0 && c.is_multiple_of(2) => {
            #[allow(clippy::cast_possible_truncation, reason = "no test has such a number")]
            content.extend((((*n as i32) << 2) | 2).to_le_bytes());
            RK
        }
        Cell::Number(n) | Cell::Percent(n) | Cell::Date(n) => {
            content.extend(n.to_le_bytes());
            NUMBER
        }
        Cell::Formula(_, cached) => {
            // The tokens are those of the number 0: nobody is to calculate here, only to read what stands.
            match cached {
                Some(n) => content.extend(n.to_le_bytes()),
                None => content.extend([3, 0, 0, 0, 0, 0, 0xff, 0xff]),
            }
            content.extend([0, 0, 0, 0, 0, 0, 3, 0, 0x1e, 0, 0]);
            FORMULA
        }
        Cell::Error(error) => {
            content.push(match *error {
                "#DIV/0!" => 0x07,
                "#REF!" => 0x17,
                "#N/A" => 0x2a,
                other => panic!("no code for {other}"),
            });
            content.push(1);
            BOOLERR
        }
    };
    record(bytes, kind, &content);
}

fn word(number: usize) -> [u8; 2] {
    u16::try_from(number).unwrap().to_le_bytes()
}
