//! Tests of the formats, and of files that were made to do harm.

use std::io::{Cursor, Write};

use rust_xlsxwriter::{Chart, Format, Formula, Workbook};
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::import::spreadsheet::tests::{figures, read_file};

fn xlsx(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book);
    book.save_to_buffer().unwrap()
}

/// A packed file of these parts.
fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive
            .start_file(*name, SimpleFileOptions::default().compression_level(Some(1)))
            .unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn ods(table: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content><office:automatic-styles><style:style style:name=\"h\">\
         <style:table-properties table:display=\"false\"/></style:style></office:automatic-styles>\
         <office:body><office:spreadsheet>{table}</office:spreadsheet></office:body></office:document-content>"
    );
    let mimetype = b"application/vnd.oasis.opendocument.spreadsheet";
    packed(&[
        ("mimetype", mimetype),
        ("META-INF/manifest.xml", b"<m/>"),
        ("content.xml", content.as_bytes()),
    ])
}

fn refused(name: &str, content: &[u8]) -> String {
    read_file(name, content, "").unwrap_err()
}

const FIGURES: [&str; 5] = [
    "Made-up A decided.outcomes.upheld 34",
    "Made-up B decided.outcomes.upheld -",
    "Made-up A decided.outcomes.not_upheld 3",
    "Made-up B decided.outcomes.not_upheld 1",
    "Made-up A investigations.uphold_rate 92",
];

#[test]
fn a_workbook_with_merged_headings_and_percentages_is_read() {
    let bytes = xlsx(|book| {
        book.add_worksheet().write(0, 0, "Cover").unwrap();
        let sheet = book.add_worksheet();
        sheet.set_name("Decided").unwrap();
        let plain = Format::new();
        sheet.merge_range(0, 0, 0, 3, "Made-up decisions", &plain).unwrap();
        sheet.merge_range(1, 1, 1, 2, "Complaints decided", &plain).unwrap();
        sheet.merge_range(1, 0, 2, 0, "Local\u{a0}authority", &plain).unwrap();
        sheet
            .write_row(2, 1, ["Upheld*", "Not\nupheld", "Uphold rate (%)"])
            .unwrap();
        sheet.write(3, 0, "Made-up A").unwrap();
        sheet.write(3, 1, 34).unwrap();
        sheet.write(3, 2, "3").unwrap();
        sheet
            .write_with_format(3, 3, 0.92, &Format::new().set_num_format("0%"))
            .unwrap();
        sheet.write(4, 0, "Made-up B").unwrap();
        sheet.write(4, 1, "N/A").unwrap();
        sheet.write(4, 2, Formula::new("=2-1").set_result("1")).unwrap();
        sheet.write(5, 0, "Total").unwrap();
        sheet.write(5, 2, 4).unwrap();
        let mut chart = Chart::new_column();
        chart.add_series().set_values("Decided!$B$4:$B$5");
        book.add_chartsheet().insert_chart(0, 0, &chart).unwrap();
    });
    // The ending may say what it likes.
    let (read, warnings) = read_file("made-up.csv", &bytes, "").unwrap();
    assert_eq!(warnings, "");
    assert_eq!(figures(&read)[..5], FIGURES);
    assert_eq!(figures(&read)[5], "Made-up B investigations.uphold_rate -");
    assert_eq!(
        read.readings[0].cell.to_string().rsplit('/').next(),
        Some("made-up.csv, sheet `Decided`, cell B4")
    );
    assert_eq!(
        (read.tables[0].heading_rows, read.tables[0].totals.as_slice()),
        ((2, 3), &[6][..])
    );
}

#[test]
fn hidden_sheets_and_sheets_of_other_numbers_are_named() {
    let table = |sheet: &mut rust_xlsxwriter::Worksheet| {
        sheet.write_row(0, 0, ["Authority", "Upheld", "Not upheld"]).unwrap();
        sheet.write_row(1, 0, ["Made-up A", "1", "2"]).unwrap();
    };
    let bytes = xlsx(|book| {
        table(book.add_worksheet().set_name("Shown").unwrap());
        table(book.add_worksheet().set_name("Kept back").unwrap().set_hidden(true));
        book.add_worksheet()
            .set_name("Prices")
            .unwrap()
            .write(0, 0, 12)
            .unwrap();
        book.add_worksheet()
            .set_name("Words")
            .unwrap()
            .write(0, 0, "Authority")
            .unwrap();
    });
    let (read, warnings) = read_file("made-up.xlsx", &bytes, "").unwrap();
    assert_eq!(read.tables.len(), 1);
    assert!(
        warnings.contains("hidden") && warnings.contains("`Kept back`"),
        "{warnings}"
    );
    assert!(
        warnings.contains("sheet `Prices`") && !warnings.contains("Words"),
        "{warnings}"
    );
}

#[test]
fn dates_truths_errors_and_merged_figures_are_refused() {
    let bytes = xlsx(|book| {
        let sheet = book.add_worksheet();
        sheet.set_name("S").unwrap();
        sheet.write_row(0, 0, ["Authority", "Upheld", "Not upheld"]).unwrap();
        for (row, name) in (1..).zip(["Made-up A", "Made-up B", "Made-up C", "Made-up D", "Made-up E"]) {
            sheet.write(row, 0, name).unwrap();
        }
        let date = Format::new().set_num_format("dd/mm/yyyy");
        sheet.write_with_format(1, 1, 45_000, &date).unwrap();
        sheet.write(2, 1, true).unwrap();
        sheet.write(3, 1, -4).unwrap();
        sheet.write(1, 2, 12.5).unwrap();
        sheet.write(2, 2, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        sheet.merge_range(4, 2, 5, 2, "7", &Format::new()).unwrap();
    });
    let errors = refused("made-up.xlsx", &bytes);
    for part in [
        "cell B2",
        "a date or time stands",
        "cell B3",
        "`TRUE` stands",
        "`-4` stands",
        "`12.5` stands",
        "`#DIV/0!`",
        "C5 to C6 are merged",
    ] {
        assert!(errors.contains(part), "{part}: {errors}");
    }
}

#[test]
fn a_formula_without_a_value_is_refused_and_never_worked_out() {
    let sheet = "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>Authority</t></is></c><c t=\"inlineStr\"><is><t>Upheld</t></is></c>\
                 <c t=\"inlineStr\"><is><t>Not upheld</t></is></c></row><row><c t=\"inlineStr\"><is><t>Made-up A</t></is></c>\
                 <c><f>1+1</f></c><c><v>3</v></c></row></sheetData></worksheet>";
    let errors = refused("made-up.xlsx", &workbook(sheet.as_bytes()));
    assert!(
        errors.contains("cell B2") && errors.contains("a formula without a value stands"),
        "{errors}"
    );
}

/// An .xlsx file with this sheet.
fn workbook(sheet: &[u8]) -> Vec<u8> {
    packed(&[
        ("[Content_Types].xml", b"<Types/>"),
        (
            "_rels/.rels",
            b"<Relationships><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            b"<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ),
        ("xl/workbook.xml", b"<workbook><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

const ODS: &str = "<table:table table:name=\"Decided\"><table:table-column/>\
    <table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row>\
    <table:table-row><table:table-cell office:value-type=\"string\"><text:p>Authority</text:p><office:annotation><text:p>remark</text:p></office:annotation></table:table-cell>\
    <table:table-cell office:value-type=\"string\"><text:p>Upheld</text:p></table:table-cell>\
    <table:table-cell office:value-type=\"string\"><text:p>Not<text:s/>up<text:span>held</text:span></text:p></table:table-cell>\
    <table:table-cell office:value-type=\"string\"><text:p>Uphold rate</text:p></table:table-cell></table:table-row>\
    <table:table-row><table:table-cell office:value-type=\"string\"><text:p>Made-up A</text:p></table:table-cell>\
    <table:table-cell office:value-type=\"float\" office:value=\"34\"><text:p>34</text:p></table:table-cell>\
    <table:table-cell office:value-type=\"float\" office:value=\"3\"><text:p>3</text:p></table:table-cell>\
    <table:table-cell office:value-type=\"percentage\" office:value=\"0.92\"><text:p>92%</text:p></table:table-cell></table:table-row>\
    <table:table-row><table:table-cell office:value-type=\"string\"><text:p>Made-up B</text:p></table:table-cell><table:table-cell/>\
    <table:table-cell office:value-type=\"float\" office:value=\"1\"/></table:table-row>\
    <table:table-row table:number-rows-repeated=\"1048571\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row></table:table>";

#[test]
fn an_open_document_is_read() {
    let (read, warnings) = read_file("made-up.ods", &ods(ODS), "").unwrap();
    assert_eq!(warnings, "");
    assert_eq!(figures(&read)[..5], FIGURES);
    assert_eq!(read.readings[0].cell.name, "B4");
}

enum Old {
    Text(&'static str),
    Number(f64),
}

const TABLE: [(u16, u16, Old); 11] = [
    (1, 0, Old::Text("Authority")),
    (1, 1, Old::Text("Upheld")),
    (1, 2, Old::Text("Not upheld")),
    (1, 3, Old::Text("Uphold rate")),
    (2, 0, Old::Text("Made-up A")),
    (2, 1, Old::Number(34.0)),
    (2, 2, Old::Number(3.0)),
    (2, 3, Old::Number(0.92)),
    (3, 0, Old::Text("Made-up B")),
    (3, 1, Old::Text("*")),
    (3, 2, Old::Number(1.0)),
];

/// An .xls file of one sheet with these cells.
fn xls(cells: &[(u16, u16, Old)]) -> Vec<u8> {
    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
    }
    let begin = |kind: u16| {
        let mut data = [0; 16];
        data[..2].copy_from_slice(&0x0600_u16.to_le_bytes());
        data[2..4].copy_from_slice(&kind.to_le_bytes());
        record(0x0809, &data)
    };
    let end = record(0x000A, &[]);
    let sheet_at = |at: u32| record(0x0085, &[&at.to_le_bytes()[..], &[0, 0, 1, 0, b'S']].concat());
    let start = begin(0x0005).len() + sheet_at(0).len() + end.len();
    let mut stream = [
        begin(0x0005),
        sheet_at(u32::try_from(start).unwrap()),
        end.clone(),
        begin(0x0010),
    ]
    .concat();
    for (row, column, content) in cells {
        let place = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
        stream.extend(match content {
            Old::Number(number) => record(0x0203, &[&place[..], &number.to_le_bytes()].concat()),
            Old::Text(text) => {
                let length = u16::try_from(text.len()).unwrap().to_le_bytes();
                record(0x0204, &[&place[..], &length, &[0], text.as_bytes()].concat())
            }
        });
    }
    stream.extend(end);
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream("Workbook").unwrap().write_all(&stream).unwrap();
    file.into_inner().into_inner()
}

#[test]
fn an_old_workbook_may_not_claim_all_cells() {
    let far = xls(&[(0, 0, Old::Number(1.0)), (u16::MAX, 255, Old::Number(1.0))]);
    assert!(refused("made-up.xls", &far).contains("their cells stand too far apart"));
}

#[test]
fn a_workbook_with_a_password_is_named_as_such() {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream("EncryptedPackage")
        .unwrap()
        .write_all(&[7; 5_000])
        .unwrap();
    let bytes = file.into_inner().into_inner();
    assert!(refused("made-up.xlsx", &bytes).contains("the workbook has a password"));
}

#[test]
fn an_old_workbook_is_read() {
    let (read, _) = read_file("made-up.xls", &xls(&TABLE), "").unwrap();
    assert_eq!(figures(&read)[..5], FIGURES);
}

#[test]
fn a_file_that_unpacks_beyond_the_limit_is_refused() {
    let zeros = vec![b' '; 20_100_000];
    let errors = refused("made-up.xlsx", &workbook(&zeros));
    assert!(errors.contains("unpacked it has more than 20 MB"), "{errors}");
}

#[test]
fn cells_that_are_repeated_without_end_are_refused() {
    let cell =
        "<table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"16384\"/>";
    let rows = format!(
        "<table:table table:name=\"S\"><table:table-row table:number-rows-repeated=\"1048576\">{cell}</table:table-row></table:table>"
    );
    assert!(refused("made-up.ods", &ods(&rows)).contains("more than 500000 cells"));
    let wide = cell.replace("16384", "4000000000");
    let rows = format!("<table:table table:name=\"S\"><table:table-row>{wide}</table:table-row></table:table>");
    assert!(refused("made-up.ods", &ods(&rows)).contains("more than 16384 columns"));
}

#[test]
fn a_sheet_may_claim_any_size() {
    let sheet = "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>\
                 <row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row></sheetData></worksheet>";
    assert!(refused("made-up.xlsx", &workbook(sheet.as_bytes())).contains("no table was recognised"));
}

#[test]
fn entities_are_not_unfolded() {
    let bomb = b"<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><worksheet><sheetData><row>\
                 <c t=\"inlineStr\"><is><t>&b;</t></is></c></row></sheetData></worksheet>";
    assert!(refused("made-up.xlsx", &workbook(bomb)).contains("is broken"));
    let table = "<table:table table:name=\"S\"><table:table-row><table:table-cell office:value-type=\"string\"><text:p>&b;</text:p></table:table-cell></table:table-row></table:table>";
    assert!(refused("made-up.ods", &ods(table)).contains("`&b;` is not defined"));
    let within = "<table:table><table:table-row><table:table-cell><table:table/></table:table-cell></table:table-row></table:table>";
    assert!(refused("made-up.ods", &ods(within)).contains("a table stands within another"));
}

#[test]
fn files_cut_short_are_refused_wherever_they_are_cut() {
    let whole = [ods(ODS), workbook(b"<worksheet><sheetData/></worksheet>"), xls(&TABLE)];
    for bytes in whole {
        let whole = read_file("made-up.xls", &bytes, "").map(|(read, _)| figures(&read));
        for part in 1..40 {
            // Behind its last cell a file may lose what nobody needs, but nothing else.
            let cut = read_file("made-up.xls", &bytes[..bytes.len() * part / 40], "");
            assert!(cut.is_err() || cut.map(|(read, _)| figures(&read)) == whole, "{part}");
        }
    }
    let cut = ODS.split_at(1_000).0;
    assert!(refused("made-up.ods", &ods(cut)).contains("is broken"));
}

#[test]
fn other_files_are_named_for_what_they_are() {
    for (content, says) in [
        (b"%PDF-1.7 ...".as_slice(), "this is a PDF"),
        (
            b"<html><table><tr><td>Authority</td></tr></table></html>",
            "this is a web page or XML",
        ),
        (b"", "the file is empty"),
        (b"\x00\x01\x02 nothing", "not a text file"),
        (&packed(&[("word/document.xml", b"<w/>")]), "this is a Word document"),
        (
            &packed(&[("xl/workbook.bin", b"x")]),
            "this is a binary workbook (.xlsb)",
        ),
        (&packed(&[("notes.txt", b"x")]), "a zip archive without a workbook"),
        (
            b"Authority,Upheld,Not upheld\n\"Made-up A,1,2\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\nMade-up B,1,2\n",
            "a quotation mark is not closed",
        ),
    ] {
        let errors = refused("made-up.xls", content);
        assert!(errors.contains(says), "{errors}");
    }
}
