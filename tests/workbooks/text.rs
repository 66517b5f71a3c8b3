//! Sheets as text, with the separators and encodings that officers' machines write.

use crate::sheet::{Cell, Sheet};

/// How letters become bytes.
#[derive(Clone, Copy)]
pub(crate) enum Encoding {
    Utf8,
    Utf8WithMark,
    Windows1252,
    Utf16LittleEndian,
    Utf16BigEndian,
}

/// The sheet, with commas and in UTF-8.
pub(crate) fn write(sheet: &Sheet) -> Vec<u8> {
    encode(&text(sheet, ','), Encoding::Utf8)
}

/// The sheet as text. What stands in merged cells stands in the first of them, as Excel does it.
pub(crate) fn text(sheet: &Sheet, separator: char) -> String {
    let width = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut text = String::new();
    for cells in &sheet.rows {
        let mut fields: Vec<_> = cells.iter().map(|cell| field(cell, separator)).collect();
        fields.resize(width, String::new());
        text += &fields.join(&separator.to_string());
        text += "\r\n";
    }
    text
}

fn field(cell: &Cell, separator: char) -> String {
    match cell {
        Cell::Blank => String::new(),
        Cell::Text(text) if text.contains([separator, '"', '\n']) => format!("\"{}\"", text.replace('"', "\"\"")),
        Cell::Text(text) => text.clone(),
        Cell::Number(n) => n.to_string(),
        Cell::Percent(n) => format!("{:.0}%", n * 100.0),
        // The one date in use; see `variants::cells`.
        Cell::Date(_) => "31/03/2024".to_owned(),
        Cell::Formula(_, cached) => cached.map_or(String::new(), |n| n.to_string()),
        Cell::Error(error) => (*error).to_owned(),
    }
}

/// The text as bytes.
pub(crate) fn encode(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf8WithMark => ["\u{feff}", text].concat().into_bytes(),
        Encoding::Windows1252 => {
            let (bytes, _, lost) = encoding_rs::WINDOWS_1252.encode(text);
            assert!(!lost, "every letter is one that Windows-1252 has");
            bytes.into_owned()
        }
        Encoding::Utf16LittleEndian => marked(text).flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16BigEndian => marked(text).flat_map(u16::to_be_bytes).collect(),
    }
}

fn marked(text: &str) -> impl Iterator<Item = u16> {
    std::iter::once(0xfeff).chain(text.encode_utf16())
}
