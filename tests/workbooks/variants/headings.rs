//! Headings that vary from year to year, and those that nobody knows.

use super::{Draft, EVERY, Outcome, SHEETS, few, read, refused};
use crate::sector::{Figure, Spelling};
use crate::sheet::{Cell, Sheet};
use crate::tables::{HEADINGS, Table};

pub(super) fn drafts() -> Vec<Draft> {
    let mut drafts = wording();
    drafts.extend(over_two_rows());
    drafts.extend(unknown());
    drafts
}

fn wording() -> Vec<Draft> {
    vec![
        read("ampersands", Table::Received, |sheet, _| {
            every_heading(sheet, |heading| heading.replace(" and ", " & "));
        })
        .in_formats(EVERY),
        read("capital-letters", Table::Received, |sheet, _| {
            every_heading(sheet, str::to_uppercase);
        })
        .in_formats(EVERY),
        read("spaces-of-all-kinds", Table::Received, |sheet, _| {
            every_heading(sheet, |heading| format!(" {}\u{a0} ", heading.replace(' ', "  ")));
        })
        .in_formats(EVERY),
        read("lines-within-headings", Table::Decided, |sheet, _| {
            every_heading(sheet, |heading| heading.replacen(' ', "\n", 1));
        })
        .in_formats(EVERY),
        read("curly-apostrophe", Table::Received, |sheet, _| {
            sheet.set("E4", "Education & Children’s Services");
        })
        .in_formats(EVERY),
        read("category-of-2013-to-2018", Table::Received, |sheet, _| {
            sheet.set("F4", "Environmental Services & Public Protection & Regulation");
        })
        .in_formats(EVERY),
        read("incomplete-or-invalid", Table::Decided, |sheet, _| {
            sheet.set("B4", "Incomplete/Invalid");
        })
        .in_formats(EVERY),
        read("uphold-rate-without-its-sign", Table::Decided, |sheet, _| {
            sheet.set("I4", "Uphold Rate");
        })
        .in_formats(EVERY),
        read("per-cent-upheld", Table::Decided, |sheet, _| {
            sheet.set("I4", "% Upheld");
        })
        .in_formats(EVERY),
        read("notes-marked-in-headings", Table::Decided, |sheet, _| {
            sheet.set("B4", "Invalid or incomplete [note 1]");
            sheet.set("E4", "Closed after initial enquiries*");
            sheet.set("G4", "Upheld¹");
            sheet.set("I4", "Uphold rate (%) (2)");
        })
        .in_formats(EVERY),
        read("authority-called-council", Table::Decided, |sheet, _| {
            sheet.set("A4", "Council");
        })
        .in_formats(EVERY),
        read("authority-called-local-authority", Table::Decided, |sheet, _| {
            sheet.set("A4", "Local Authority");
        })
        .in_formats(EVERY),
        compliance_as_published(),
    ]
}

/// Upheld, not upheld and their rate alone, as letters since 2018/19 give them.
fn compliance_as_published() -> Draft {
    let mut sheet = Sheet::new("Upheld");
    sheet.push(["Complaints upheld 2023-24"]);
    sheet.push(["Authority", "Investigations", "Upheld", "Not upheld", "Uphold rate"]);
    let few = few();
    let mut truth = std::collections::BTreeMap::new();
    for authority in &few {
        let [upheld, investigated] = authority.upheld();
        let rate = crate::sector::rate(upheld, investigated);
        sheet.push([
            authority.spelled(Spelling::Full).into(),
            Cell::from(investigated),
            upheld.into(),
            (investigated - upheld).into(),
            match rate {
                Figure::PerCent(rate) => Cell::Percent(f64::from(rate) / 100.0),
                _ => Cell::from("N/A"),
            },
        ]);
        let figures = [
            ("investigations.total", Figure::Count(investigated)),
            ("investigations.upheld", Figure::Count(upheld)),
            ("investigations.not_upheld", Figure::Count(investigated - upheld)),
            ("investigations.uphold_rate", rate),
        ];
        let figures = figures.map(|(key, figure)| (key.to_owned(), figure));
        truth.insert(authority.name.clone(), figures.into());
    }
    Draft {
        name: "investigations-alone",
        books: vec![("complaints-upheld", sheet.into())],
        formats: EVERY,
        outcome: Outcome::Figures(truth),
    }
}

fn over_two_rows() -> Vec<Draft> {
    vec![
        read("wrapped-over-two-rows", Table::Decided, |sheet, _| {
            let halves = [
                ("Authority", "name"),
                ("Invalid or", "incomplete"),
                ("Advice", "given"),
                ("Referred back for", "local resolution"),
                ("Closed after", "initial enquiries"),
                ("", "Not upheld"),
                ("", "Upheld"),
                ("", "Total"),
                ("Uphold", "rate (%)"),
            ];
            sheet.rows[HEADINGS] = halves.iter().map(|(first, _)| Cell::from(*first)).collect();
            let second = halves.iter().map(|(_, second)| Cell::from(*second)).collect();
            sheet.rows.insert(HEADINGS + 1, second);
        })
        .in_formats(EVERY),
        // The group stands over the last three outcomes' columns, as in letters from 2013/14 to 2017/18.
        read("group-merged-over-headings", Table::Decided, |sheet, _| {
            let mut group = vec![Cell::Blank; 9];
            group[5] = "Detailed investigations".into();
            sheet.rows.insert(HEADINGS, group);
            sheet.merged.push([HEADINGS, 5, HEADINGS, 6]);
        })
        .in_formats(SHEETS),
        read("heading-merged-over-two-rows", Table::Received, |sheet, _| {
            let mut second = vec![Cell::Blank; 11];
            second[4] = "children's services".into();
            sheet.set("E4", "Education and");
            sheet.rows.insert(HEADINGS + 1, second);
            sheet
                .merged
                .extend([[HEADINGS, 0, HEADINGS + 1, 0], [HEADINGS, 1, HEADINGS + 1, 1]]);
        })
        .in_formats(SHEETS),
    ]
}

fn unknown() -> Vec<Draft> {
    vec![
        refused("heading-that-nobody-knows", Table::Received, &[&["H4"]], |sheet| {
            sheet.set("H4", "Dwellings and similar");
        })
        .in_formats(EVERY),
        refused("heading-nearly-known", Table::Decided, &[&["F4"]], |sheet| {
            sheet.set("F4", "Upheld not");
        })
        .in_formats(EVERY),
        refused("column-without-heading", Table::Received, &[&["H4", "H5"]], |sheet| {
            sheet.set("H4", "");
        })
        .in_formats(EVERY),
        refused(
            "column-more-without-heading",
            Table::Received,
            &[&["L4", "L5"]],
            |sheet| {
                for (index, row) in (5..15).enumerate() {
                    sheet.set(&format!("L{row}"), u32::try_from(index).unwrap());
                }
            },
        )
        .in_formats(EVERY),
        refused("two-headings-that-mean-the-same", Table::Decided, &[&["D4"]], |sheet| {
            sheet.set("D4", "Incomplete/Invalid");
        })
        .in_formats(EVERY),
        refused("heading-twice", Table::Received, &[&["I4"]], |sheet| {
            sheet.set("I4", "Housing");
        })
        .in_formats(EVERY),
        refused("heading-of-another-year", Table::Decided, &[&["F4"]], |sheet| {
            sheet.set("F4", "Upheld 2022-23");
        }),
        refused("no-heading-for-names", Table::Received, &[&[]], |sheet| {
            sheet.set("A4", "Ref");
        })
        .in_formats(EVERY),
        refused(
            "three-headings-wrong-in-one-run",
            Table::Received,
            &[&["C4"], &["E4"], &["J4"]],
            |sheet| {
                sheet.set("C4", "Revenues");
                sheet.set("E4", "Schools");
                sheet.set("J4", "Miscellany");
            },
        )
        .in_formats(EVERY),
    ]
}

fn every_heading(sheet: &mut Sheet, change: impl Fn(&str) -> String) {
    for cell in &mut sheet.rows[HEADINGS] {
        if let Cell::Text(text) = cell {
            *text = change(text);
        }
    }
}
