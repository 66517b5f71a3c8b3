//! Numbers as they come: as text, as percentages of both kinds, as none, and as what cannot be a figure.

use super::{BODY, Draft, EVERY, SHEETS, absent, read, refused};
use crate::sheet::Cell;
use crate::tables::Table;

pub(super) fn drafts() -> Vec<Draft> {
    let mut drafts = as_text();
    drafts.extend(none());
    drafts.extend(percentages());
    drafts.extend(rates_in_doubt());
    drafts.extend(formulas());
    drafts.extend(impossible());
    drafts
}

fn as_text() -> Vec<Draft> {
    vec![
        read("numbers-as-text", Table::Received, |sheet, _| {
            for column in ["B", "C", "D", "E", "F", "G", "H", "I", "J", "K"] {
                sheet.change(column, BODY, |cell| written(cell, |n| n.to_string()));
            }
        })
        .in_formats(SHEETS),
        read("numbers-as-text-with-spaces", Table::Received, |sheet, _| {
            sheet.change("C", BODY, |cell| written(cell, |n| format!(" {n} ")));
            sheet.change("D", BODY, |cell| written(cell, |n| format!("{n}\u{a0}")));
        })
        .in_formats(EVERY),
        read("thousands-with-commas", Table::Received, |sheet, truth| {
            thousands(truth);
            sheet.set("B5", "1,204");
            let Cell::Number(total) = sheet.value("K5") else {
                panic!("a number")
            };
            let before = f64::from(super::few()[0].received[0]);
            sheet.set("K5", format!("1,{}", total - before + 204.0));
        })
        .in_formats(EVERY),
    ]
}

/// 1,204 in the first category of the first authority, and its total.
fn thousands(truth: &mut crate::sector::Truth) {
    use crate::sector::Figure::Count;
    let first = &super::few()[0];
    let others: u32 = first.received[1..].iter().sum();
    assert!(others + 204 < 1000, "the total starts with 1,");
    let figures = truth.get_mut(&first.name).unwrap();
    figures.insert("received.categories.adult_care_services".to_owned(), Count(1204));
    figures.insert("received.total".to_owned(), Count(others + 1204));
}

fn none() -> Vec<Draft> {
    let key = "received.categories.benefits_and_tax";
    let mark = move |name, mark: &'static str| {
        read(name, Table::Received, move |sheet, truth| {
            sheet.set("C6", mark);
            sheet.set("C9", mark);
            // The total of what is not all known is left to the workbook's author: here it is not given.
            sheet.set("K6", mark);
            sheet.set("K9", mark);
            for authority in [1, 4] {
                absent(truth, authority, key);
                absent(truth, authority, "received.total");
            }
        })
        .in_formats(EVERY)
    };
    vec![
        mark("none-as-dash", "-"),
        mark("none-as-long-dash", "–"),
        mark("none-as-star", "*"),
        mark("none-as-n-a", "N/A"),
        mark("none-as-empty-cell", ""),
        // Nothing is worked out from what is there: neither the category from the total nor the total from the others.
        read("none-beside-a-total", Table::Received, move |sheet, truth| {
            sheet.set("C6", "*");
            absent(truth, 1, key);
        })
        .in_formats(EVERY),
        // A heading of a group of authorities looks the same.
        refused("nothing-but-a-name", Table::Received, &[&["A7"]], |sheet| {
            for column in ["B", "C", "D", "E", "F", "G", "H", "I", "J", "K"] {
                sheet.set(&format!("{column}7"), "");
            }
        })
        .in_formats(EVERY),
        // Of the marks that government statistics share.
        read("none-as-code-for-suppressed", Table::Received, |sheet, truth| {
            sheet.set("C6", "[c]");
            absent(truth, 1, "received.categories.benefits_and_tax");
        })
        .in_formats(EVERY),
    ]
}

/// A percentage as a fraction of one.
fn fraction(cell: &Cell) -> Cell {
    match cell {
        Cell::Number(n) => Cell::Number(n / 100.0),
        other => other.clone(),
    }
}

fn percentages() -> Vec<Draft> {
    let formatted = |cell: &Cell| match cell {
        Cell::Number(n) => Cell::Percent(n / 100.0),
        other => other.clone(),
    };
    vec![
        read("per-cent-as-fractions", Table::Decided, move |sheet, _| {
            sheet.change("I", BODY, fraction);
        })
        .in_formats(EVERY),
        read("per-cent-as-formatted-cells", Table::Decided, move |sheet, _| {
            sheet.change("I", BODY, formatted);
        })
        .in_formats(SHEETS),
        read("per-cent-as-text", Table::Decided, |sheet, _| {
            sheet.change("I", BODY, |cell| written(cell, |n| format!("{n}%")));
        })
        .in_formats(EVERY),
        read("per-cent-unrounded", Table::Decided, |sheet, _| {
            for (authority, row) in super::few().iter().zip(5..) {
                let [upheld, investigated] = authority.upheld();
                if investigated > 0 {
                    sheet.set(&format!("I{row}"), f64::from(upheld) / f64::from(investigated));
                }
            }
        })
        .in_formats(EVERY),
        // 1 beside fractions is all of them.
        read("hundred-per-cent-beside-fractions", Table::Remedies, move |sheet, _| {
            sheet.change("E", BODY, fraction);
            sheet.change("G", BODY, fraction);
        })
        .in_formats(EVERY),
        read("one-per-cent-beside-whole-numbers", Table::Remedies, |sheet, truth| {
            sheet.set("G5", 1u32);
            let figures = truth.get_mut(&super::few()[0].name).unwrap();
            let key = "remedies.satisfactory_remedy_rate".to_owned();
            figures.insert(key, crate::sector::Figure::PerCent(1));
        })
        .in_formats(EVERY),
    ]
}

/// Rates that could be percentages or fractions, or are neither.
fn rates_in_doubt() -> Vec<Draft> {
    vec![
        // All of them, or one in a hundred? Neither the column nor counts beside it say which.
        refused(
            "rates-that-are-all-one",
            Table::Remedies,
            &[&["G4", "G5", "G6", "G7", "G9", "G10", "G12", "G13", "G14"]],
            |sheet| {
                sheet.change("G", BODY, |cell| match cell {
                    Cell::Number(_) => 1u32.into(),
                    other => other.clone(),
                });
            },
        )
        .in_formats(EVERY),
        read(
            "rates-that-are-all-one-beside-counts",
            Table::Remedies,
            |sheet, truth| {
                for (row, authority) in (5..).zip(super::few()) {
                    let Cell::Number(outcomes) = sheet.value(&format!("B{row}")) else {
                        panic!("a number")
                    };
                    sheet.set(&format!("C{row}"), outcomes);
                    if outcomes > 0.0 {
                        sheet.set(&format!("E{row}"), 1u32);
                        let figures = truth.get_mut(&authority.name).unwrap();
                        let all = crate::sector::Figure::PerCent(100);
                        figures.insert(
                            "compliance.satisfied".to_owned(),
                            crate::sector::Figure::Count(authority.compliance[0]),
                        );
                        figures.insert("compliance.compliance_rate".to_owned(), all);
                    }
                }
            },
        )
        .in_formats(EVERY),
        refused(
            "fractions-and-whole-numbers-in-one-column",
            Table::Decided,
            &[&["I5", "I6", "I7", "I9", "I10", "I12", "I13", "I14"]],
            move |sheet| sheet.change("I", 4..9, fraction),
        )
        .in_formats(EVERY),
        refused("formatted-per-cent-of-9200", Table::Decided, &[&["I5"]], |sheet| {
            sheet.set("I5", Cell::Percent(92.0));
        })
        .in_formats(SHEETS),
        refused("more-than-all", Table::Decided, &[&["I7"]], |sheet| {
            sheet.set("I7", 192u32);
        })
        .in_formats(EVERY),
    ]
}

fn formulas() -> Vec<Draft> {
    vec![
        read("totals-as-formulas", Table::Received, |sheet, _| {
            for row in 5..15 {
                let cell = format!("K{row}");
                let Cell::Number(total) = sheet.value(&cell) else {
                    panic!("a number")
                };
                sheet.set(&cell, Cell::Formula(format!("SUM(B{row}:J{row})"), Some(total)));
            }
        })
        .in_formats(SHEETS),
        refused("count-as-error", Table::Received, &[&["D8"]], |sheet| {
            sheet.set("D8", Cell::Error("#REF!"));
        })
        .in_formats(EVERY),
        refused("rate-as-division-by-zero", Table::Decided, &[&["I8"]], |sheet| {
            sheet.set("I8", Cell::Error("#DIV/0!"));
        })
        .in_formats(EVERY),
        refused("count-as-number-not-available", Table::Received, &[&["D8"]], |sheet| {
            sheet.set("D8", Cell::Error("#N/A"));
        })
        .in_formats(SHEETS),
    ]
}

fn impossible() -> Vec<Draft> {
    let wrong = |name, value: Cell| refused(name, Table::Received, &[&["D7"]], move |sheet| sheet.set("D7", value));
    vec![
        wrong("half-a-complaint", 12.5.into()).in_formats(EVERY),
        wrong("half-a-complaint-as-text", "12.5".into()).in_formats(SHEETS),
        wrong("negative", (-3.0).into()).in_formats(EVERY),
        wrong("text-among-numbers", "see note 4".into()).in_formats(EVERY),
        wrong("number-with-a-note", "12 [1]".into()).in_formats(EVERY),
        wrong("fewer-than-five", "<5".into()).in_formats(EVERY),
        // 31 March 2024.
        wrong("date-among-numbers", Cell::Date(45382.0)).in_formats(EVERY),
        wrong("number-with-exponent", "1e3".into()).in_formats(EVERY),
        wrong("number-beyond-all-bounds", 1e15.into()).in_formats(EVERY),
        wrong("not-a-number", "NaN".into()),
        wrong("infinite", "inf".into()),
        wrong("arabic-digits", "١٢".into()),
        refused(
            "three-mistakes-in-one-run",
            Table::Received,
            &[&["D7"], &["F9"], &["A12"]],
            |sheet| {
                sheet.set("D7", "seven");
                sheet.set("F9", -1.0);
                sheet.set("A12", "Nowhere District Council (made up)");
            },
        )
        .in_formats(EVERY),
    ]
}

/// A number in other words.
fn written(cell: &Cell, how: impl Fn(f64) -> String) -> Cell {
    match cell {
        Cell::Number(n) => how(*n).into(),
        other => other.clone(),
    }
}
