//! Workbooks of Excel since 2007: by a library, as Excel writes them, and by hand, as other programs do.

use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};

use crate::sheet::{Book, Cell, Sheet, Shown, name, xml};
use crate::zip::{Entry, archive};

/// The workbook as Excel would write it.
pub(crate) fn write(book: &Book) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for sheet in &book.sheets {
        fill(workbook.add_worksheet(), sheet);
    }
    workbook.save_to_buffer().unwrap()
}

fn fill(worksheet: &mut Worksheet, sheet: &Sheet) {
    worksheet.set_name(&sheet.name).unwrap();
    worksheet.set_hidden(sheet.shown == Shown::Hidden);
    // Merged first: the library fills a merged range with its first value, which is then written over.
    for [top, left, bottom, right] in &sheet.merged {
        let (bottom, right) = (row(*bottom), column(*right));
        worksheet
            .merge_range(row(*top), column(*left), bottom, right, "", &Format::new())
            .unwrap();
    }
    for (r, cells) in sheet.rows.iter().enumerate() {
        for (c, cell) in cells.iter().enumerate() {
            put(worksheet, row(r), column(c), cell);
        }
    }
    for hidden in &sheet.hidden_rows {
        worksheet.set_row_hidden(row(*hidden)).unwrap();
    }
    if let Some(first) = sheet.frozen {
        worksheet.set_freeze_panes(row(first), 1).unwrap();
        let last = row(sheet.rows.len() - 1);
        let width = sheet.rows.iter().map(Vec::len).max().unwrap_or(1);
        worksheet
            .autofilter(row(first - 1), 0, last, column(width - 1))
            .unwrap();
    }
}

fn put(worksheet: &mut Worksheet, row: u32, column: u16, cell: &Cell) {
    let done = match cell {
        Cell::Blank => return,
        Cell::Text(text) => worksheet.write_string(row, column, text),
        Cell::Number(number) => worksheet.write_number(row, column, *number),
        Cell::Percent(number) => {
            worksheet.write_number_with_format(row, column, *number, &Format::new().set_num_format("0%"))
        }
        Cell::Date(number) => {
            worksheet.write_number_with_format(row, column, *number, &Format::new().set_num_format("dd/mm/yyyy"))
        }
        Cell::Formula(formula, cached) => {
            let cached = cached.expect("the library always writes a value; `by_hand` writes none");
            worksheet.write_formula(row, column, Formula::new(formula).set_result(cached.to_string()))
        }
        Cell::Error(error) => worksheet.write_formula(row, column, Formula::new("=1/0").set_result(*error)),
    };
    done.unwrap();
}

fn row(row: usize) -> u32 {
    row.try_into().unwrap()
}

fn column(column: usize) -> u16 {
    column.try_into().unwrap()
}

/// The workbook as a simple program would write it: texts in the cells themselves, formulas that nobody calculated.
pub(crate) fn by_hand(book: &Book) -> Vec<u8> {
    let sheets: Vec<_> = book
        .sheets
        .iter()
        .map(|sheet| (sheet.name.as_str(), sheet_xml(sheet)))
        .collect();
    archive(&parts(&sheets))
}

/// The same with every text in two letterings, as when a word of a heading is bold, and with its sound in Japanese
/// letters, which is no part of the text.
pub(crate) fn with_lettering(sheet: &Sheet) -> Vec<u8> {
    let mut content = sheet_xml(sheet);
    for text in ["Authority name", "Benefits and tax", "Planning and development"] {
        let (first, second) = text.split_at(text.find(' ').unwrap());
        content = content.replace(
            &format!(r#"<t xml:space="preserve">{text}</t>"#),
            &format!(
                r#"<r><rPr><b/></rPr><t>{first}</t></r><r><t xml:space="preserve">{second}</t></r><rPh sb="0" eb="1"><t>オ</t></rPh>"#
            ),
        );
    }
    archive(&parts(&[(&sheet.name, content)]))
}

/// The parts of a workbook whose sheets are given by name and XML.
pub(crate) fn parts(sheets: &[(&str, String)]) -> Vec<Entry> {
    let mut types = String::new();
    let mut list = String::new();
    let mut relations = String::new();
    let mut parts = Vec::new();
    for (index, (name, content)) in sheets.iter().enumerate() {
        let number = index + 1;
        types +=
            &format!(r#"<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{MAIN}.worksheet+xml"/>"#);
        list += &format!(r#"<sheet name="{}" sheetId="{number}" r:id="rId{number}"/>"#, xml(name));
        relations += &format!(
            r#"<Relationship Id="rId{number}" Type="{RELATION}/worksheet" Target="worksheets/sheet{number}.xml"/>"#
        );
        parts.push(Entry::deflated(
            &format!("xl/worksheets/sheet{number}.xml"),
            content.as_bytes(),
        ));
    }
    let frame = [
        (
            "[Content_Types].xml",
            format!(
                r#"{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{MAIN}.sheet.main+xml"/>{types}</Types>"#
            ),
        ),
        (
            "_rels/.rels",
            format!(
                r#"{HEAD}<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(r#"{HEAD}<workbook xmlns="{SPREADSHEET}" xmlns:r="{RELATION}"><sheets>{list}</sheets></workbook>"#),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(r#"{HEAD}<Relationships xmlns="{PACKAGE}">{relations}</Relationships>"#),
        ),
    ];
    let frame = frame.map(|(name, content)| Entry::deflated(name, content.as_bytes()));
    frame.into_iter().chain(parts).collect()
}

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const MAIN: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The namespace of sheets.
pub(crate) const SPREADSHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// What stands before and after the rows of a sheet.
pub(crate) fn around(rows: &str) -> String {
    format!(r#"{HEAD}<worksheet xmlns="{SPREADSHEET}"><sheetData>{rows}</sheetData></worksheet>"#)
}

fn sheet_xml(sheet: &Sheet) -> String {
    around(&rows(sheet))
}

/// The rows of a sheet as XML.
pub(crate) fn rows(sheet: &Sheet) -> String {
    let mut text = String::new();
    for (r, cells) in sheet.rows.iter().enumerate() {
        text += &format!(r#"<row r="{}">"#, r + 1);
        for (c, cell) in cells.iter().enumerate() {
            let at = name(r, c);
            text += &match cell {
                Cell::Blank => continue,
                Cell::Text(t) => format!(
                    r#"<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#,
                    xml(t)
                ),
                Cell::Number(n) | Cell::Percent(n) | Cell::Date(n) => format!(r#"<c r="{at}"><v>{n}</v></c>"#),
                Cell::Formula(f, None) => format!(r#"<c r="{at}"><f>{}</f></c>"#, xml(f)),
                Cell::Formula(f, Some(n)) => format!(r#"<c r="{at}"><f>{}</f><v>{n}</v></c>"#, xml(f)),
                Cell::Error(e) => format!(r#"<c r="{at}" t="e"><v>{e}</v></c>"#),
            };
        }
        text += "</row>";
    }
    text
}
