//! Authorities: known, unknown, twice, and under other spellings.

use super::{Draft, EVERY, Outcome, few, read, refused};
use crate::sector::{Spelling, authorities};
use crate::sheet::Cell;
use crate::tables::Table;

pub(super) fn drafts() -> Vec<Draft> {
    let mut drafts = spellings();
    drafts.extend(unclear());
    drafts
}

fn spellings() -> Vec<Draft> {
    vec![
        read("names-abbreviated", Table::Received, |sheet, _| {
            *sheet = Table::Received.sheet(&few(), Spelling::Abbreviated);
        })
        .in_formats(EVERY),
        read("names-plain", Table::Received, |sheet, _| {
            *sheet = Table::Received.sheet(&few(), Spelling::Plain);
        })
        .in_formats(EVERY),
        read("names-with-spaces-of-all-kinds", Table::Received, |sheet, _| {
            sheet.change("A", super::BODY, |cell| match cell {
                Cell::Text(name) => {
                    format!(" {}\u{a0}", name.replacen(' ', "  ", 1).replacen(" (", "\u{a0}(", 1)).into()
                }
                other => other.clone(),
            });
        })
        .in_formats(EVERY),
        read("names-in-capitals", Table::Received, |sheet, _| {
            sheet.change("A", super::BODY, |cell| match cell {
                Cell::Text(name) => name.to_uppercase().into(),
                other => other.clone(),
            });
        })
        .in_formats(EVERY),
        in_one_workbook_only(),
    ]
}

/// What a workbook does not give stays missing; it does not become zero.
fn in_one_workbook_only() -> Draft {
    let all = authorities(12);
    let (first, second) = (&all[..10], &all[2..]);
    let mut truth = Table::Received.truth(first);
    for (name, figures) in Table::Decided.truth(second) {
        truth.entry(name).or_default().extend(figures);
    }
    Draft {
        name: "authorities-in-one-workbook-only",
        books: vec![
            (
                Table::Received.stem(),
                Table::Received.sheet(first, Spelling::Full).into(),
            ),
            (
                Table::Decided.stem(),
                Table::Decided.sheet(second, Spelling::Abbreviated).into(),
            ),
        ],
        formats: EVERY,
        outcome: Outcome::Figures(truth),
    }
}

fn unclear() -> Vec<Draft> {
    vec![
        refused("authority-unknown", Table::Received, &[&["A7"]], |sheet| {
            sheet.set("A7", "Nowhere District Council (made up)");
        })
        .in_formats(EVERY),
        refused("authority-misspelt", Table::Received, &[&["A6"]], |sheet| {
            sheet.set("A6", "Thorlefleet Borough Council (made up)");
        })
        .in_formats(EVERY),
        refused("authority-twice", Table::Received, &[&["A15"]], |sheet| {
            sheet.rows.push(sheet.rows[5].clone());
        })
        .in_formats(EVERY),
        refused(
            "authority-twice-with-other-figures",
            Table::Received,
            &[&["A9"]],
            |sheet| {
                sheet.rows[8][0] = sheet.rows[5][0].clone();
            },
        )
        .in_formats(EVERY),
        refused(
            "authority-twice-in-two-spellings",
            Table::Received,
            &[&["A9"]],
            |sheet| {
                sheet.set("A9", few()[1].spelled(Spelling::Plain));
            },
        )
        .in_formats(EVERY),
        refused("figures-without-a-name", Table::Received, &[&["A9"]], |sheet| {
            sheet.set("A9", "");
        })
        .in_formats(EVERY),
        refused("number-for-a-name", Table::Received, &[&["A9"]], |sheet| {
            sheet.set("A9", 42u32);
        })
        .in_formats(EVERY),
        refused("formula-for-a-name", Table::Received, &[&["A9"]], |sheet| {
            sheet.set("A9", "=cmd|' /C calc'!A0");
        })
        .in_formats(EVERY),
        same_table_in_two_workbooks(),
    ]
}

/// Two workbooks of the same table: which of them counts is not for a program to say.
fn same_table_in_two_workbooks() -> Draft {
    let sheet = Table::Received.sheet(&few(), Spelling::Full);
    let mut revised = sheet.clone();
    revised.set("B5", 99u32);
    Draft {
        name: "same-table-in-two-workbooks",
        books: vec![
            ("complaints-received", sheet.into()),
            ("complaints-received-revised", revised.into()),
        ],
        formats: EVERY,
        outcome: Outcome::Refused(vec![("complaints-received-revised", Some("Received"), vec!["B5"])]),
    }
}
