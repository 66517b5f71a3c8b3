//! A committee paper with everything that such papers have: numbered paragraphs, lists by letters, lines on who has
//! checked them, a wide annex, an annexed letter; as a draft, and with cells that are too long for a table.

use annual_review::document::{
    Align, Block, Column, ColumnRole, Document, Fact, FrameKind, Inline, List, ListKind, Numbered, Row, RowKind, Stage,
    Table,
};

use crate::samples::{self, PROSE, document, frame, heading, link, paragraph, text};

/// A numbered paragraph; what belongs to it comes after its words.
pub(crate) fn numbered(label: &str, words: Vec<Inline>, rest: Vec<Block>) -> Block {
    let mut content = vec![Block::Paragraph(words)];
    content.extend(rest);
    Block::Numbered(Numbered {
        id: format!("paragraph-{}", label.trim_end_matches('.').replace('.', "-")),
        label: label.to_owned(),
        content,
    })
}

pub(crate) fn list(kind: ListKind, items: Vec<Vec<Block>>) -> Block {
    Block::List(List { kind, items })
}

pub(crate) fn aside(words: &str) -> Block {
    frame(FrameKind::Aside, vec![paragraph(words)])
}

const HEADINGS: [&str; 9] = [
    "Reference",
    "Service",
    "Decided",
    "Fault",
    "Remedy",
    "Payment",
    "Due",
    "Done",
    "On time",
];

const SERVICES: [&str; 4] = [
    "Children’s social care",
    "Special educational needs",
    "Highways",
    "Adult social care",
];

/// The upheld cases: nine columns. `fault` gives the fault of a case by its number.
pub(crate) fn cases(count: usize, fault: impl Fn(usize) -> String) -> Table {
    let heading = |(index, words): (usize, &str)| Column {
        heading: text(words),
        align: if words == "Payment" { Align::End } else { Align::Start },
        role: if index == 0 {
            ColumnRole::RowHeader
        } else {
            ColumnRole::Data
        },
    };
    let row = |number: usize| {
        let cells = [
            format!("22\u{a0}{:03}\u{a0}{:03}", number % 1000, (number * 37) % 1000),
            SERVICES[number % 4].to_owned(),
            format!("{}\u{a0}November 2023", number % 28 + 1),
            fault(number),
            ["Apology; training", "Apology; change of procedure; review"][number % 2].to_owned(),
            format!("£{}", 100 + number % 9 * 150),
            format!("{}\u{a0}December 2023", number % 28 + 1),
            if number.is_multiple_of(7) {
                String::new()
            } else {
                format!("{}\u{a0}December 2023", number % 26 + 1)
            },
            ["Yes", "No"][usize::from(number.is_multiple_of(5))].to_owned(),
        ];
        let mut cells: Vec<Vec<Inline>> = cells.iter().map(|cell| text(cell)).collect();
        if number.is_multiple_of(4) {
            let words = annual_review::document::plain_text(&cells[0]);
            cells[0] = vec![link("https://www.lgo.org.uk/decisions", &words)];
        }
        Row {
            kind: RowKind::Body,
            cells,
        }
    };
    Table {
        id: "upheld-cases".to_owned(),
        caption: text("Table 2: Complaints upheld by the Ombudsman, with what was agreed"),
        columns: HEADINGS.into_iter().enumerate().map(heading).collect(),
        rows: (1..=count).map(row).collect(),
        notes: vec![text("A remedy is on time if it was done by the day that was agreed.")],
    }
}

/// The fault in a line.
pub(crate) fn in_a_line(number: usize) -> String {
    let delay = number % 11 + 2;
    format!("Delay of {delay}\u{a0}months in issuing an education, health and care plan after the review")
}

/// The fault in 250 words.
pub(crate) fn in_full(number: usize) -> String {
    format!(
        "Case {number}. {}",
        PROSE.repeat(5).split_inclusive(' ').take(248).collect::<String>()
    )
}

/// A paper for a committee, with an annexed letter and the upheld cases.
pub(crate) fn paper() -> Document {
    paper_with(cases(34, in_a_line))
}

/// The paper, before it is complete.
pub(crate) fn draft() -> Document {
    let mut paper = paper();
    paper.meta.stage = Stage::Draft;
    paper.meta.title = format!("DRAFT: {}", paper.meta.title);
    paper
}

/// The paper with cases that are told at length.
pub(crate) fn with_long_cells() -> Document {
    paper_with(cases(34, |number| {
        if number.is_multiple_of(3) {
            in_full(number)
        } else {
            in_a_line(number)
        }
    }))
}

fn paper_with(cases: Table) -> Document {
    let mut blocks = front();
    blocks.extend(body());
    blocks.extend(annexed_letter());
    blocks.extend([
        Block::PageBreak,
        heading(2, "Annex 2: Complaints upheld in 2023/24"),
        paragraph("These are the complaints that the Ombudsman upheld."),
        frame(FrameKind::Landscape, vec![Block::Table(cases)]),
        Block::PageBreak,
        heading(2, "Annex 3: Last year’s paper"),
        Block::Paragraph(vec![
            Inline::Text("Last year’s paper is a file of its own: ".to_owned()),
            link("report-2023.pdf", "report-2023.pdf"),
            Inline::Text(".".to_owned()),
        ]),
    ]);
    let mut paper = document(blocks);
    "Ombudsman’s annual review 2023/24: Oxfordshire County Council".clone_into(&mut paper.meta.title);
    "Ombudsman’s annual review 2023/24".clone_into(&mut paper.meta.short_title);
    paper
}

fn front() -> Vec<Block> {
    let fact = |label: &str, value: &str| Fact {
        label: text(label),
        value: text(value),
    };
    vec![
        heading(1, "Ombudsman’s annual review 2023/24"),
        Block::Facts(
            vec![
                fact("Committee", "Audit and Governance Committee"),
                fact("Date of meeting", "18\u{a0}September 2024"),
                fact(
                    "Report of",
                    "The Director of Law and Governance, and Monitoring Officer",
                ),
            ]
            .into(),
        ),
        heading(2, "Recommendation"),
        numbered(
            "1.",
            text("The Committee is RECOMMENDED to:"),
            vec![list(
                ListKind::Lettered,
                vec![
                    vec![Block::Paragraph(vec![
                        Inline::Text("note the ".to_owned()),
                        link("#upheld-cases", "complaints upheld"),
                        Inline::Text(" in the year;".to_owned()),
                    ])],
                    vec![
                        paragraph("agree the areas of focus, which are:"),
                        list(
                            ListKind::Roman,
                            [
                                "time taken to answer;",
                                "plans for children with special needs; and",
                                "remedies done late;",
                            ]
                            .map(|item| vec![paragraph(item)])
                            .to_vec(),
                        ),
                    ],
                    vec![paragraph("ask for a further report in March.")],
                ],
            )],
        ),
    ]
}

fn body() -> Vec<Block> {
    let mut blocks = Vec::new();
    for number in 2..=31 {
        if number % 5 == 2 {
            blocks.push(heading(2, &format!("Part {}: what was found", number / 5 + 1)));
        }
        let label = format!("{number}.");
        blocks.push(match number {
            6 => numbered(
                &label,
                text("The Ombudsman said of one case:"),
                vec![Block::Quote(vec![paragraph(PROSE)])],
            ),
            9 => numbered(
                &label,
                vec![
                    link("#paragraph-30", "Paragraph\u{a0}30"),
                    Inline::Text(" says what it costs, and ".to_owned()),
                    link("#annex-1--the-letter", "Annex\u{a0}1"),
                    Inline::Text(" is the letter.".to_owned()),
                ],
                vec![],
            ),
            _ => numbered(&label, text(PROSE), vec![]),
        });
        if number >= 30 {
            blocks.push(aside(
                "Comments checked by: Lorna Baxter, Executive Director of Resources",
            ));
        }
    }
    blocks.push(frame(
        FrameKind::Signature,
        vec![Block::Paragraph(vec![
            Inline::Strong(text("Anita Bradley")),
            Inline::LineBreak,
            Inline::Text("Director of Law and Governance, and Monitoring Officer".to_owned()),
        ])],
    ));
    blocks
}

/// The letter as an annex, its headings two levels down.
fn annexed_letter() -> Vec<Block> {
    let mut blocks = vec![Block::PageBreak, heading(2, "Annex 1: the letter")];
    blocks.extend(samples::letter().blocks.into_iter().map(|block| match block {
        Block::Heading { level, id, content } => Block::Heading {
            level: level + 2,
            id: format!("letter-{id}"),
            content,
        },
        // Their links lead to places that an annex names otherwise.
        other => other,
    }));
    blocks
}
