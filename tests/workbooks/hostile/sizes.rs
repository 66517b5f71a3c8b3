//! Sheets and texts without end, or that say that they have none.

use super::{End, Hostile, HostileFile, SHEET, file, halves, of_a_sheet, received, workbook};
use crate::sector::authorities;
use crate::text::{self, Encoding};
use crate::xlsx::{around, parts, rows};
use crate::zip::{Entry, archive};
use crate::{ods, xls};

pub(super) fn all() -> impl Iterator<Item = Hostile> {
    rows_without_end().into_iter().chain(far_corners()).chain(texts())
}

/// The small table, and below it this row so many thousand times; a sheet has room for a million.
fn thousands(times: usize, row: &str) -> Vec<u8> {
    let (start, end) = halves();
    let block = row.repeat(1024);
    of_a_sheet(Entry::repeated(
        SHEET,
        start.as_bytes(),
        block.as_bytes(),
        times,
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
        file("million-rows", "a.xlsx", thousands(1023, &data), End::Refused(&[])),
        // Small enough to be unpacked.
        file(
            "million-short-rows",
            "a.xlsx",
            thousands(1023, "<row><c><v>1</v></c></row>"),
            End::Refused(&[]),
        ),
        file("million-empty-rows", "a.xlsx", thousands(1023, "<row/>"), End::Either),
        file(
            "hundred-thousand-rows-of-empty-cells",
            "a.xlsx",
            thousands(100, empty_cells),
            End::Either,
        ),
        file("sheets-255", "a.xlsx", archive(&parts(&many)), End::Either),
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
    let nested = Entry::repeated("content.xml", b"<a>", &b"<a>".repeat(1 << 18), 45, b"");
    let mut corner = received();
    corner.set("IV65536", 1u32);
    vec![
        file("claims-the-largest-sheet", "a.xlsx", claim(""), End::Either),
        file("cell-in-the-farthest-corner", "a.xlsx", claim(far), End::Either),
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
        file(
            "old-cell-in-the-farthest-corner",
            "a.xls",
            xls::write(&corner.into()),
            End::Refused(&[]),
        ),
        file(
            "elements-within-elements",
            "a.ods",
            archive(&ods::frame([nested])),
            End::Refused(&[]),
        ),
        file("cell-repeated-without-end", "a.ods", endless, End::Refused(&[])),
    ]
}

fn texts() -> Vec<Hostile> {
    /// Less than what is refused for the size of the file alone.
    const MEGABYTES: usize = 9;
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
        large("csv-of-11-megabytes-of-commas", b"", vec![b','; 1 << 20], 11),
        large(
            "csv-of-short-rows",
            table.as_bytes(),
            b"x,1\r\n".repeat(1 << 17),
            2 * MEGABYTES - 5,
        ),
        large(
            "csv-of-one-authority",
            table.as_bytes(),
            row.repeat(1024).into_bytes(),
            160,
        ),
        large("csv-of-11-megabytes-in-a-quote", b"\"", b"x\r\n".repeat(1 << 18), 15),
    ]
}
