//! Workbooks of several sheets.

use super::{Draft, Outcome, SHEETS, few};
use crate::sector::Spelling;
use crate::sheet::{Book, Sheet, Shown};
use crate::tables::Table;

pub(super) fn drafts() -> Vec<Draft> {
    let all = || Table::Received.sheet(&few(), Spelling::Full);
    let with = |name, formats, others: Vec<Sheet>| {
        let mut sheets = others;
        sheets.insert(1.min(sheets.len()), all());
        Draft {
            name,
            books: vec![(Table::Received.stem(), Book { sheets })],
            formats,
            outcome: Outcome::Figures(Table::Received.truth(&few())),
        }
    };
    vec![
        three_tables_in_one_workbook(),
        with("cover-and-notes", SHEETS, vec![cover(), notes()]),
        with("empty-sheets", SHEETS, vec![Sheet::new("Sheet1"), Sheet::new("Sheet3")]),
        with("hidden-sheet-of-lists", SHEETS, vec![cover(), hidden(lists())]),
        hidden_sheet_of_the_same_table(),
        sheet_of_another_year(),
    ]
}

fn three_tables_in_one_workbook() -> Draft {
    let few = few();
    let mut truth = Table::Received.truth(&few);
    let mut sheets = vec![cover(), notes()];
    for (table, spelling) in [
        (Table::Received, Spelling::Plain),
        (Table::Decided, Spelling::Full),
        (Table::Remedies, Spelling::Abbreviated),
    ] {
        sheets.push(table.sheet(&few, spelling));
        for (name, figures) in table.truth(&few) {
            truth.entry(name).or_default().extend(figures);
        }
    }
    Draft {
        name: "three-tables-in-one-workbook",
        books: vec![("annual-review-data", Book { sheets })],
        formats: SHEETS,
        outcome: Outcome::Figures(truth),
    }
}

/// A sheet that nobody sees and that says something else: it is not what was published.
fn hidden_sheet_of_the_same_table() -> Draft {
    let shown = Table::Received.sheet(&few(), Spelling::Full);
    let mut draft = hidden(shown.clone());
    "Received (draft)".clone_into(&mut draft.name);
    draft.set("B5", 77u32);
    Draft {
        name: "hidden-sheet-of-the-same-table",
        books: vec![(
            Table::Received.stem(),
            Book {
                sheets: vec![shown, draft],
            },
        )],
        formats: SHEETS,
        outcome: Outcome::Figures(Table::Received.truth(&few())),
    }
}

/// Last year's table beside this year's.
fn sheet_of_another_year() -> Draft {
    let shown = Table::Received.sheet(&few(), Spelling::Full);
    let mut last = shown.clone();
    "2022-23".clone_into(&mut last.name);
    last.set("A2", "Complaints and enquiries received, by category, 2022-23");
    Draft {
        name: "sheet-of-another-year",
        books: vec![(
            Table::Received.stem(),
            Book {
                sheets: vec![shown, last],
            },
        )],
        formats: SHEETS,
        outcome: Outcome::Refused(vec![(Table::Received.stem(), Some("2022-23"), vec!["A2"])]),
    }
}

fn cover() -> Sheet {
    let mut sheet = Sheet::new("Cover");
    sheet.push(["Local Government and Social Care Ombudsman"]);
    sheet.push(["Data of the annual review 2023-24"]);
    sheet.push([""]);
    sheet.push(["Published 17 July 2024"]);
    sheet.push(["Contents"]);
    sheet.push(["Received", "Complaints and enquiries received, by authority"]);
    sheet
}

fn notes() -> Sheet {
    let mut sheet = Sheet::new("Notes");
    sheet.push(["Notes"]);
    sheet.push([
        "Note 1",
        "Complaints may be received in one year and decided in the next.",
    ]);
    sheet.push(["Note 2", "The uphold rate is that of complaints investigated."]);
    sheet
}

/// What drop-down lists are fed from.
fn lists() -> Sheet {
    let mut sheet = Sheet::new("Lists");
    for (kind, code) in [("County", 1.0), ("District", 2.0), ("Unitary", 3.0)] {
        sheet.push([kind.into(), crate::sheet::Cell::from(code)]);
    }
    sheet
}

fn hidden(sheet: Sheet) -> Sheet {
    Sheet {
        shown: Shown::Hidden,
        ..sheet
    }
}
