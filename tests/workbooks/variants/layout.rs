//! What stands around the table, and how the table lies on its sheet.

use super::{BODY, Draft, EVERY, Outcome, SHEETS, XLSX, few, read, refused};
use crate::sector::{Spelling, authorities};
use crate::sheet::Cell;
use crate::tables::{HEADINGS, Table, totals};

pub(super) fn drafts() -> Vec<Draft> {
    let mut drafts = plain();
    drafts.extend(around());
    drafts.extend(totals_rows());
    drafts.extend(columns_and_rows());
    drafts.extend(several_tables());
    drafts.push(all_at_once());
    drafts
}

/// The whole sector in three workbooks, each with another spelling of the names; and nothing odd.
fn plain() -> Vec<Draft> {
    let all = authorities(400);
    let few = few();
    let spelled = [
        (Table::Received, Spelling::Full),
        (Table::Decided, Spelling::Abbreviated),
        (Table::Remedies, Spelling::Plain),
    ];
    let books = |list: &[_]| {
        spelled
            .iter()
            .map(|(table, spelling)| (table.stem(), table.sheet(list, *spelling).into()))
            .collect()
    };
    let truth = |list: &[_]| {
        let mut truth = Table::Received.truth(list);
        for table in [Table::Decided, Table::Remedies] {
            for (name, figures) in table.truth(list) {
                truth.entry(name).or_default().extend(figures);
            }
        }
        Outcome::Figures(truth)
    };
    vec![
        Draft {
            name: "three-workbooks-of-400-authorities",
            books: books(&all),
            formats: XLSX,
            outcome: truth(&all),
        },
        Draft {
            name: "three-workbooks",
            books: books(&few),
            formats: EVERY,
            outcome: truth(&few),
        },
    ]
}

fn around() -> Vec<Draft> {
    vec![
        read("no-titles", Table::Received, |sheet, _| {
            sheet.rows.drain(..HEADINGS);
        })
        .in_formats(EVERY),
        read("many-titles", Table::Received, |sheet, _| {
            for title in [
                "Published 17 July 2024",
                "This table counts complaints and enquiries that were received between 1 April 2023 and 31 March 2024.",
                "Complaints that were decided in the year are in another workbook.",
            ] {
                sheet.rows.insert(2, vec![title.into()]);
            }
        })
        .in_formats(EVERY),
        read("titles-merged-over-the-table", Table::Received, |sheet, _| {
            sheet.merged.extend([[0, 0, 0, 10], [1, 0, 1, 10]]);
        })
        .in_formats(SHEETS),
        read("notes-below", Table::Received, |sheet, _| {
            sheet.push([""]);
            sheet.push(["Notes"]);
            sheet.push(["1. Figures are as at 31 March 2024 and may be revised."]);
            sheet.push(["2. An enquiry about two services is counted once, under the first of them."]);
            sheet.push(["Source: case management system of the Ombudsman"]);
        })
        .in_formats(EVERY),
        read("note-beside-the-titles", Table::Received, |sheet, _| {
            sheet.set("H1", "Enquiries: statistics team");
            sheet.set("H2", "Published 17 July 2024");
        })
        .in_formats(EVERY),
        read("rows-stay-in-view-and-are-filtered", Table::Received, |sheet, _| {
            sheet.frozen = Some(HEADINGS + 1);
        })
        .in_formats(&[super::Format::Xlsx]),
        read("no-year-anywhere-in-it", Table::Received, |sheet, _| {
            sheet.set("A2", "Complaints and enquiries received, by category");
        })
        .in_formats(EVERY),
        refused("title-of-another-year", Table::Received, &[&["A2"]], |sheet| {
            sheet.set("A2", "Complaints and enquiries received, by category, 2022-23");
        })
        .in_formats(EVERY),
    ]
}

fn totals_rows() -> Vec<Draft> {
    vec![
        read("totals-below", Table::Received, |sheet, _| {
            let row = totals(sheet, "Total");
            sheet.rows.push(row);
        })
        .in_formats(EVERY),
        read("grand-total-after-an-empty-row", Table::Decided, |sheet, _| {
            let row = totals(sheet, "Grand Total");
            sheet.push([""]);
            sheet.rows.push(row);
        })
        .in_formats(EVERY),
        read("totals-above", Table::Received, |sheet, _| {
            let row = totals(sheet, "TOTAL");
            sheet.rows.insert(HEADINGS + 1, row);
        })
        .in_formats(EVERY),
        read("totals-and-notes-below", Table::Remedies, |sheet, _| {
            let row = totals(sheet, "Total");
            sheet.rows.push(row);
            sheet.push(["Note: late outcomes are counted among those with which we were satisfied."]);
        })
        .in_formats(EVERY),
        refused("totals-that-do-not-add-up", Table::Received, &[&["D15"]], |sheet| {
            let row = totals(sheet, "Total");
            sheet.rows.push(row);
            let Cell::Number(right) = sheet.value("D15") else {
                panic!("a number")
            };
            sheet.set("D15", right + 1.0);
        })
        .in_formats(EVERY),
        refused(
            "total-of-an-authority-that-does-not-add-up",
            Table::Received,
            &[&["K8"]],
            |sheet| {
                sheet.set("K8", 999u32);
            },
        )
        .in_formats(EVERY),
        refused(
            "total-of-decisions-that-does-not-add-up",
            Table::Decided,
            &[&["H9"]],
            |sheet| {
                sheet.set("H9", 998u32);
            },
        )
        .in_formats(EVERY),
    ]
}

fn columns_and_rows() -> Vec<Draft> {
    vec![
        read("first-column-empty", Table::Received, |sheet, _| {
            sheet.insert_columns(&["A"]);
        })
        .in_formats(EVERY),
        read("empty-columns-within", Table::Received, |sheet, _| {
            sheet.insert_columns(&["K", "F", "B"]);
        })
        .in_formats(EVERY),
        read("empty-rows-within", Table::Received, |sheet, _| {
            sheet.rows.insert(12, vec![Cell::Blank]);
            sheet.rows.insert(8, vec![Cell::Blank]);
            sheet.rows.insert(4, vec![Cell::Blank]);
        })
        .in_formats(EVERY),
        // What an officer does not see is still what was published: it is neither dropped nor held against the file.
        read("hidden-rows", Table::Received, |sheet, _| {
            sheet.hidden_rows.extend([6, 7]);
        })
        .in_formats(SHEETS),
        read("columns-in-another-order", Table::Decided, |sheet, _| {
            for cells in &mut sheet.rows[HEADINGS..] {
                cells.swap(1, 6);
                cells.swap(3, 7);
            }
        })
        .in_formats(EVERY),
        read("columns-fewer", Table::Decided, |sheet, truth| {
            for cells in &mut sheet.rows[HEADINGS..] {
                cells.drain(7..);
            }
            for figures in truth.values_mut() {
                figures.retain(|key, _| key.starts_with("decided.outcomes"));
            }
        })
        .in_formats(EVERY),
        // A merged cell holds its value for the first row only; for the others it would be a guess.
        refused(
            "count-merged-over-two-authorities",
            Table::Received,
            &[&["C7", "C8", "C7:C8"]],
            |sheet| {
                sheet.set("C8", "");
                sheet.merged.push([6, 2, 7, 2]);
            },
        )
        .in_formats(SHEETS),
    ]
}

fn several_tables() -> Vec<Draft> {
    vec![
        refused("table-beside-another", Table::Received, &[&["M4"]], |sheet| {
            let beside = Table::Decided.sheet(&few(), Spelling::Full);
            for (row, cells) in sheet.rows.iter_mut().zip(beside.rows).skip(HEADINGS) {
                row.push(Cell::Blank);
                row.extend(cells);
            }
        })
        .in_formats(EVERY),
        read("table-below-another", Table::Received, |sheet, truth| {
            let below = Table::Decided.sheet(&few(), Spelling::Full);
            sheet.push([""]);
            sheet.rows.extend_from_slice(&below.rows[1..]);
            for (name, figures) in Table::Decided.truth(&few()) {
                truth.entry(name).or_default().extend(figures);
            }
        })
        .in_formats(EVERY),
        refused("table-of-another-year-below", Table::Received, &[&["A16"]], |sheet| {
            let below = Table::Decided.sheet(&few(), Spelling::Full);
            sheet.push([""]);
            sheet.push(["Complaints and enquiries decided, by outcome, 2022-23"]);
            sheet.rows.extend_from_slice(&below.rows[2..]);
        })
        .in_formats(EVERY),
        refused("nothing-but-titles", Table::Received, &[&[]], |sheet| {
            sheet.rows.truncate(HEADINGS);
        })
        .in_formats(EVERY),
        refused("headings-without-authorities", Table::Received, &[&["A4"]], |sheet| {
            sheet.rows.truncate(HEADINGS + 1);
        })
        .in_formats(EVERY),
    ]
}

/// Everything that is odd and has to be understood, in one table.
fn all_at_once() -> Draft {
    read("all-oddities-at-once", Table::Decided, |sheet, truth| {
        let below = totals(sheet, "Total ");
        sheet.change("B", BODY, |cell| text(cell, " ", ""));
        sheet.change("D", BODY, |cell| text(cell, "", "\u{a0}"));
        sheet.change("I", BODY, |cell| text(cell, "", " %"));
        sheet.set("C6", "-");
        sheet.set("C9", "*");
        // Without all its outcomes a row cannot be held against its total.
        sheet.set("H6", "N/A");
        sheet.set("H9", "n/a");
        for authority in [1, 4] {
            super::absent(truth, authority, "decided.outcomes.advice_given");
            super::absent(truth, authority, "decided.total");
        }
        sheet.rows.push(below);
        // With figures left out, the totals of those columns cannot be held against them either.
        sheet.set("C15", "");
        sheet.set("H15", "");
        sheet.push([""]);
        sheet.push(["Note 1: as at 31 March 2024"]);
        let headings = &mut sheet.rows[HEADINGS];
        headings[1] = "Incomplete/".into();
        headings[3] = "Referred back for".into();
        headings[4] = "Closed after".into();
        headings[5] = "Not  Upheld".into();
        headings[8] = "Uphold rate".into();
        let second = [
            "",
            "Invalid [note 1]",
            "",
            "local resolution ",
            "initial enquiries",
            "",
            "",
            "",
            "(%)",
        ];
        sheet.rows.insert(HEADINGS + 1, second.map(Cell::from).to_vec());
        sheet.insert_columns(&["H", "B", "A"]);
        // The title has moved with the first column.
        sheet.merged.push([0, 1, 0, 9]);
    })
    .in_formats(EVERY)
}

/// A number as a text with something before and after it.
fn text(cell: &Cell, before: &str, after: &str) -> Cell {
    match cell {
        Cell::Number(n) => format!("{before}{n}{after}").into(),
        other => other.clone(),
    }
}
