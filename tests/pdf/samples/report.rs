//! A council's report.

use annual_review::document::{Align, Block, Column, ColumnRole, Document, Fact, Row, RowKind, Table};
use annual_review::units::Colour;

use super::{PROSE, bullets, document, heading, link, numbered, paragraph, text};

/// A council's report of some ten pages: numbered paragraphs through headings, long tables, links, a quotation.
pub(crate) fn report() -> Document {
    let mut blocks = vec![heading(
        1,
        "Annual review of complaints 2023/24: report of the Monitoring Officer to the Audit and Standards Committee",
    )];
    blocks.push(Block::Facts(
        vec![
            Fact {
                label: text("Committee"),
                value: text("Audit and Standards Committee"),
            },
            Fact {
                label: text("Date"),
                value: text("18\u{a0}September 2024"),
            },
            Fact {
                label: text("Report of"),
                value: text(
                    "The Director of Law and Governance, and Monitoring Officer, with the Head of Customer Experience",
                ),
            },
        ]
        .into(),
    ));
    let mut number = 1;
    for section in 1..=8 {
        blocks.push(heading(2, &format!("Part {section}: what we learned")));
        let mut items = Vec::new();
        for item in 0..4 {
            let mut inner = vec![paragraph(PROSE)];
            if item == 2 {
                inner.push(bullets(&[
                    "first, that the complaint was acknowledged within 5\u{a0}working days;",
                    "second, that the answer said what would change;",
                    "third, that it did.",
                ]));
            }
            items.push(inner);
        }
        blocks.push(numbered(number, items));
        number += 4;
        blocks.push(heading(3, &format!("Decisions in part {section}")));
        if section == 3 {
            blocks.push(Block::Quote(vec![paragraph("We found fault because the Council delayed for eleven months. It has agreed to apologise and to pay £1,250.")]));
        }
        blocks.push(paragraph("The decisions are listed below:"));
        blocks.push(decisions(section, if section == 5 { 60 } else { 9 }));
    }
    let mut report = document(blocks);
    "Annual review of complaints 2023/24".clone_into(&mut report.meta.short_title);
    "Oxford City Council".clone_into(&mut report.meta.author);
    report.meta.colour = Colour {
        red: 0x7a,
        green: 0x1f,
        blue: 0x4f,
    };
    report
}

fn decisions(section: u32, count: u32) -> Block {
    let column = |heading: &str, align, role| Column {
        heading: text(heading),
        align,
        role,
    };
    let row = |index: u32| Row {
        kind: if index == count { RowKind::Total } else { RowKind::Body },
        cells: if index == count {
            vec![text("Total"), text(""), text(""), text("£4,350")]
        } else {
            vec![
                vec![link(
                    "https://www.lgo.org.uk/decisions/housing",
                    &format!("23 00{section} {:03}", index + 100),
                )],
                text("Delay in dealing with a report of damp and mould, and in answering the complaint about it"),
                text(if index.is_multiple_of(3) {
                    "Not upheld"
                } else {
                    "Upheld: fault and injustice"
                }),
                text(&format!("£{}", index * 75)),
            ]
        },
    };
    Block::Table(Table {
        id: format!("decisions-{section}"),
        caption: text(&format!(
            "Table {section}: decisions of the Ombudsman, with what was paid"
        )),
        columns: vec![
            column("Reference", Align::Start, ColumnRole::RowHeader),
            column("Subject of the complaint", Align::Start, ColumnRole::Data),
            column("Decision", Align::Start, ColumnRole::Data),
            column("Amount paid to the complainant", Align::End, ColumnRole::Data),
        ],
        rows: (0..=count).map(row).collect(),
        notes: vec![text(
            "Amounts are those that were agreed; a payment may follow in the next year.",
        )],
    })
}
