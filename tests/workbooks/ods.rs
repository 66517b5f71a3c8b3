//! Open document spreadsheets, as free office programs write them, with their ways of leaving out what is repeated.

use crate::sheet::{Book, Cell, Sheet, Shown, xml};
use crate::zip::{Entry, archive};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>"#;
const KIND: &str = "application/vnd.oasis.opendocument.spreadsheet";
const NAMES: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2""#;

/// The workbook as an office program would write it: each sheet ends with its million empty rows, said in one.
pub(crate) fn write(book: &Book) -> Vec<u8> {
    let tables: String = book.sheets.iter().map(table).collect();
    with_content(&content(&tables))
}

/// The content of a workbook from the XML of its tables.
pub(crate) fn content(tables: &str) -> String {
    format!(
        r#"{HEAD}<office:document-content {NAMES}><office:automatic-styles><style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    )
}

/// A workbook with this content.
pub(crate) fn with_content(content: &str) -> Vec<u8> {
    archive(&frame([Entry::deflated("content.xml", content.as_bytes())]))
}

/// The same, with a comment on each number, which is no part of it, and with equal numbers side by side said once.
pub(crate) fn with_comments(sheet: &Sheet) -> Vec<u8> {
    let comment =
        "<office:annotation><dc:creator>A clerk</dc:creator><text:p>7 more came late</text:p></office:annotation>";
    let mut table = table(sheet);
    for number in 0..100 {
        let shown = format!("<text:p>{number}</text:p>");
        let once = cell(&Cell::from(number), None);
        let twice = once.replacen(' ', r#" table:number-columns-repeated="2" "#, 1);
        table = table
            .replace(&once.repeat(2), &twice)
            .replace(&shown, &format!("{comment}{shown}"));
    }
    assert!(table.contains("columns-repeated=\"2\""), "some numbers are repeated");
    with_content(&content(&table))
}

/// The parts of a workbook around those given.
pub(crate) fn frame(parts: impl IntoIterator<Item = Entry>) -> Vec<Entry> {
    let manifest = format!(
        r#"{HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="{KIND}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"#
    );
    // The kind comes first and is not compressed, so that it can be told from the first bytes.
    let mut entries = vec![Entry::stored("mimetype", KIND.as_bytes())];
    entries.extend(parts);
    entries.push(Entry::deflated("META-INF/manifest.xml", manifest.as_bytes()));
    entries
}

fn table(sheet: &Sheet) -> String {
    let style = match sheet.shown {
        Shown::Visible => "",
        Shown::Hidden => r#" table:style-name="hidden""#,
    };
    let mut text = format!(r#"<table:table table:name="{}"{style}>"#, xml(&sheet.name));
    for (r, cells) in sheet.rows.iter().enumerate() {
        let hidden = if sheet.hidden_rows.contains(&r) {
            r#" table:visibility="collapse""#
        } else {
            ""
        };
        text += &format!("<table:table-row{hidden}>");
        let mut blank = 0;
        for (c, value) in cells.iter().enumerate() {
            let span = sheet.merged.iter().find(|m| m[0] == r && m[1] == c);
            if *value == Cell::Blank && span.is_none() {
                blank += 1;
                continue;
            }
            text += &blanks(std::mem::take(&mut blank));
            text += &cell(value, span);
        }
        text += &blanks(blank);
        text += r#"<table:table-cell table:number-columns-repeated="1000"/></table:table-row>"#;
    }
    let left = 1_048_576 - sheet.rows.len();
    text += &format!(
        r#"<table:table-row table:number-rows-repeated="{left}"><table:table-cell table:number-columns-repeated="1024"/></table:table-row></table:table>"#
    );
    text
}

fn blanks(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => "<table:table-cell/>".to_owned(),
        _ => format!(r#"<table:table-cell table:number-columns-repeated="{count}"/>"#),
    }
}

fn cell(value: &Cell, span: Option<&[usize; 4]>) -> String {
    let span = span.map_or(String::new(), |m| {
        format!(
            r#" table:number-rows-spanned="{}" table:number-columns-spanned="{}""#,
            m[2] - m[0] + 1,
            m[3] - m[1] + 1
        )
    });
    let (attributes, shown) = match value {
        Cell::Blank => return format!("<table:table-cell{span}/>"),
        Cell::Text(text) => (r#"office:value-type="string""#.to_owned(), paragraphs(text)),
        Cell::Number(n) => (
            format!(r#"office:value-type="float" office:value="{n}""#),
            format!("<text:p>{n}</text:p>"),
        ),
        Cell::Percent(n) => (
            format!(r#"office:value-type="percentage" office:value="{n}""#),
            format!("<text:p>{:.0}%</text:p>", n * 100.0),
        ),
        // The one date in use; see `variants::cells`.
        Cell::Date(_) => (
            r#"office:value-type="date" office:date-value="2024-03-31""#.to_owned(),
            "<text:p>31/03/2024</text:p>".to_owned(),
        ),
        Cell::Formula(f, cached) => {
            let value = cached.map_or(String::new(), |n| {
                format!(r#" office:value-type="float" office:value="{n}""#)
            });
            let shown = cached.map_or(String::new(), |n| format!("<text:p>{n}</text:p>"));
            (format!(r#"table:formula="of:{}"{value}"#, xml(f)), shown)
        }
        Cell::Error(e) => (
            r#"table:formula="of:=1/0" office:value-type="string" office:string-value="""#.to_owned(),
            format!("<text:p>{e}</text:p>"),
        ),
    };
    format!("<table:table-cell{span} {attributes}>{shown}</table:table-cell>")
}

/// Text as the format has it: a paragraph a line, and spaces that stand together as elements.
fn paragraphs(text: &str) -> String {
    let line = |line: &str| format!("<text:p>{}</text:p>", xml(line).replace("  ", " <text:s/>"));
    text.lines().map(line).collect()
}
