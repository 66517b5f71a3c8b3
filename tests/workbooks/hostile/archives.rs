//! Archives that unpack to what no memory holds, or that are put together to be read in two ways.

use super::{End, Hostile, SHEET, file, halves, of_a_sheet, received, workbook};
use crate::ods;
use crate::xlsx::{around, parts, rows};
use crate::zip::{Entry, archive};

pub(super) fn all() -> impl Iterator<Item = Hostile> {
    bombs().into_iter().chain(archives())
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

/// The small table with one more part.
fn with_part(part: Entry) -> Vec<u8> {
    let mut parts = parts(&[("Received", around(&rows(&received())))]);
    parts.push(part);
    archive(&parts)
}
