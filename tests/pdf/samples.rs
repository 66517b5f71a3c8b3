//! Documents to write: small builders, a letter, a report, and one that is hostile.

use annual_review::document::{
    Align, Block, Column, ColumnRole, Document, Fact, Facts, FactsShape, FrameKind, Inline, List, ListKind, Metadata,
    Row, RowKind, Stage, Table,
};
use annual_review::units::Colour;

use crate::paper;

pub(crate) fn text(words: &str) -> Vec<Inline> {
    vec![Inline::Text(words.to_owned())]
}

pub(crate) fn figure(text: &str) -> Inline {
    Inline::Figure {
        id: "uphold-rate".to_owned(),
        text: text.to_owned(),
    }
}

pub(crate) fn link(target: &str, words: &str) -> Inline {
    Inline::Link {
        target: target.to_owned(),
        content: text(words),
    }
}

pub(crate) fn paragraph(words: &str) -> Block {
    Block::Paragraph(text(words))
}

pub(crate) fn heading(level: u8, words: &str) -> Block {
    let id = words
        .to_lowercase()
        .replace(|letter: char| !letter.is_alphanumeric(), "-");
    Block::Heading {
        level,
        id,
        content: text(words),
    }
}

pub(crate) fn frame(kind: FrameKind, content: Vec<Block>) -> Block {
    Block::Frame { kind, content }
}

pub(crate) fn bullets(items: &[&str]) -> Block {
    Block::List(List {
        kind: ListKind::Bulleted,
        items: items.iter().map(|item| vec![paragraph(item)]).collect(),
    })
}

pub(crate) fn numbered(start: u64, items: Vec<Vec<Block>>) -> Block {
    Block::List(List {
        kind: ListKind::Numbered(start),
        items,
    })
}

/// Labelled facts in a shape.
fn facts(shape: FactsShape, items: &[(&str, &str)]) -> Block {
    let fact = |(label, value): &(&str, &str)| Fact {
        label: text(label),
        value: text(value),
    };
    let items = items.iter().map(fact).collect();
    Block::Facts(Facts { shape, items })
}

/// A table: the first column heads the rows, the others are numbers; rows that begin with "Total" are totals.
pub(crate) fn table(id: &str, caption: &str, headings: &[&str], rows: &[Vec<String>]) -> Block {
    let columns = headings.iter().enumerate().map(|(index, heading)| Column {
        heading: text(heading),
        align: if index == 0 { Align::Start } else { Align::End },
        role: if index == 0 {
            ColumnRole::RowHeader
        } else {
            ColumnRole::Data
        },
    });
    let rows = rows.iter().map(|cells| Row {
        kind: if cells[0].starts_with("Total") {
            RowKind::Total
        } else {
            RowKind::Body
        },
        cells: cells.iter().map(|cell| text(cell)).collect(),
    });
    Block::Table(Table {
        id: id.to_owned(),
        caption: text(caption),
        columns: columns.collect(),
        rows: rows.collect(),
        notes: Vec::new(),
    })
}

pub(crate) fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
    rows.iter()
        .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
        .collect()
}

pub(crate) fn document(blocks: Vec<Block>) -> Document {
    Document {
        meta: Metadata {
            title: "Annual review letter 2020: Oxford City Council".to_owned(),
            short_title: "Annual review letter 2020".to_owned(),
            council: "Oxford City Council".to_owned(),
            author: "Local Government and Social Care Ombudsman".to_owned(),
            description: "A letter made again from published figures; not the one that was sent.".to_owned(),
            chart_colours: Vec::new(),
            colour: Colour::DEFAULT,
            typeface: annual_review::units::Typeface::Liberation,
            logo: None,
            fragment_heading_level: 1,
            made_on: None,
            stage: Stage::Final,
            readers: annual_review::document::Readers::Everybody,
            workings_shown: annual_review::model::WorkingsShown::default(),
            provenance: annual_review::document::Provenance::default(),
        },
        blocks,
        workings: Vec::new(),
    }
}

pub(crate) const PROSE: &str = "A paragraph of ordinary length has to be filled with words of ordinary length, some short and some \
     considerably longer, so that its lines break as lines do. It names a day, 31\u{a0}March 2020, and a body with a long \
     name, the Local Government and Social Care Ombudsman. It is printed over and over to fill pages, and so it says \
     nothing that anybody would miss.";

fn statistic(figure_text: &str, words: &str, comparison: &str) -> Block {
    frame(
        FrameKind::Statistic,
        vec![
            Block::Paragraph(vec![
                figure(figure_text),
                Inline::LineBreak,
                Inline::Text(words.to_owned()),
            ]),
            paragraph(comparison),
        ],
    )
}

/// A letter of the Ombudsman with everything that such letters have.
pub(crate) fn letter() -> Document {
    let mut blocks = letter_opening();
    blocks.extend(letter_body());
    blocks.extend(letter_statistics());
    document(blocks)
}

fn letter_opening() -> Vec<Block> {
    let fact = |label: &str, value: &str| Fact {
        label: text(label),
        value: text(value),
    };
    let mut address = Vec::new();
    for line in [
        "Mr Gordon Mitchell",
        "Chief Executive",
        "Oxford City Council",
        "Town Hall, St\u{a0}Aldate’s",
    ] {
        address.extend([Inline::Text(line.to_owned()), Inline::LineBreak]);
    }
    address.extend(text("Oxford OX1\u{a0}1BX"));
    let notice = vec![
        Inline::Strong(text("This letter was made again")),
        Inline::Text(" from published statistics. It is not the letter that was sent; that one is on ".to_owned()),
        link(
            "https://www.lgo.org.uk/your-councils-performance",
            "the Ombudsman’s website",
        ),
        Inline::Text(".".to_owned()),
    ];
    vec![
        frame(
            FrameKind::Sender,
            vec![
                paragraph("Local Government & Social Care Ombudsman"),
                Block::Paragraph(vec![
                    Inline::Text("PO Box 4771, Coventry CV4\u{a0}0EH".to_owned()),
                    Inline::LineBreak,
                    link("https://www.lgo.org.uk", "www.lgo.org.uk"),
                ]),
            ],
        ),
        Block::Facts(
            vec![
                fact("Date", "22\u{a0}July 2020"),
                fact("By email", "Sent to the Chief Executive"),
            ]
            .into(),
        ),
        frame(FrameKind::Address, vec![Block::Paragraph(address)]),
        frame(FrameKind::Notice, vec![Block::Paragraph(notice)]),
        heading(1, "Annual review letter 2020"),
        paragraph("Dear Mr Mitchell"),
    ]
}

fn letter_body() -> Vec<Block> {
    vec![
        paragraph(PROSE),
        paragraph(
            "On 27\u{a0}March 2020 I took the unusual step of temporarily stopping our casework, in the wider public \
             interest, to allow authorities to concentrate efforts on vital frontline services during the first wave of \
             the Covid-19 outbreak. We restarted casework in late June, after a three month pause.",
        ),
        heading(2, "Complaint statistics"),
        paragraph("Three figures say what came of the complaints:"),
        Block::List(List {
            kind: ListKind::Bulleted,
            items: [
                ("Complaints upheld", " – these are the cases in which something had gone wrong, whether or not it had been admitted by then."),
                ("Compliance with recommendations", " – this is how often what was asked for was done."),
                ("Satisfactory remedy provided by the authority", " – here the matter had been settled already."),
            ]
            .into_iter()
            .map(|(strong, rest)| {
                vec![Block::Paragraph(vec![Inline::Strong(text(strong)), Inline::Text(rest.to_owned())])]
            })
            .collect(),
        }),
        Block::Paragraph(vec![
            Inline::Text("Each of them stands beside an average. See ".to_owned()),
            link("#complaints-upheld", "the statistics"),
            Inline::Text(" and ".to_owned()),
            link("#received", "the complaints received"),
            Inline::Text(" on the pages that follow.".to_owned()),
        ]),
        heading(2, "Other ways in which we report"),
        paragraph("This data will be uploaded to our interactive map, which places all our council statistics, decisions and public interest reports in one place."),
        paragraph("Yours sincerely,"),
        frame(
            FrameKind::Signature,
            vec![Block::Paragraph(vec![
                Inline::Strong(text("Michael King")),
                Inline::LineBreak,
                Inline::Text("Local Government and Social Care Ombudsman".to_owned()),
                Inline::LineBreak,
                Inline::Text("Chair, Commission for Local Administration in England".to_owned()),
            ])],
        ),
        Block::PageBreak,
    ]
}

fn letter_statistics() -> Vec<Block> {
    let received = rows(&[
        &["Adult Care Services", "12", "9"],
        &["Benefits and Tax", "7", "11"],
        &["Corporate and Other Services", "1", "2"],
        &["Education and Children’s Services", "0", "1"],
        &["Environmental Services, Public Protection and Regulation", "4", "3"],
        &["Housing", "11", "8"],
        &["Planning and Development", "2", "6"],
        &["Total", "37", "40"],
    ]);
    let Block::Table(mut received) = table(
        "received",
        "Complaints and enquiries received by category",
        &["Category", "2019/20", "2018/19"],
        &received,
    ) else {
        unreachable!()
    };
    received
        .notes
        .push(text("A complaint is counted in the year in which it was received."));
    vec![
        heading(2, "Complaints upheld"),
        statistic(
            "92%",
            "of complaints we investigated were upheld: 34 of 37 detailed investigations between 1\u{a0}April 2019 and 31\u{a0}March 2020.",
            "This compares to an average of 45% in similar authorities.",
        ),
        statistic(
            "100%",
            "of what was asked for was done.",
            "Statistics are based on 4 compliance outcomes.",
        ),
        statistic(
            "9%",
            "of the cases had been settled before anybody else looked at them.",
            "This compares to an average of 11%.",
        ),
        Block::Table(received),
    ]
}

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

/// Characters that mean something to Markdown, HTML or PDF, that few faces have, or that are seen by nobody.
pub(crate) fn hostile() -> Document {
    let nasty = "*_|<>&#$£ ](figure:x) (a(b)c) \\ \\) ((( {{ }} %PDF endobj\n\tŵ ŷ Ŵ Ŷ ł Ł ą ę ż \u{202e}rtl\u{202c} \
                 🙂👩‍👩‍👧 漢字 العربية Ελλάδα Київ e\u{301} y\u{302} \u{0}\u{7}\u{ad}\u{feff}\u{200b}\u{fffe} ﬁ ﬂ ½ ²";
    let unbroken = "x".repeat(120);
    let mut table_of_it = table(
        nasty,
        nasty,
        &[nasty, nasty],
        &[vec![nasty.to_owned(), unbroken.clone()]],
    );
    if let Block::Table(table) = &mut table_of_it {
        table.notes.push(text(nasty));
        table.rows.push(Row {
            kind: RowKind::Body,
            cells: vec![],
        });
        table.rows.push(Row {
            kind: RowKind::Total,
            cells: vec![text(""), text(" "), text("one too many")],
        });
    }
    let styled = Inline::Strong(vec![
        Inline::Emphasis(text(nasty)),
        figure(nasty),
        link("#nowhere", nasty),
    ]);
    let mut document = document(vec![
        heading(4, "A heading that begins too deep"),
        Block::Heading {
            level: 6,
            id: String::new(),
            content: text(nasty),
        },
        Block::Heading {
            level: 2,
            id: "empty".to_owned(),
            content: text(""),
        },
        Block::Paragraph(vec![
            styled,
            Inline::LineBreak,
            link(&format!("https://x.test/{nasty}"), nasty),
            link("", "x"),
        ]),
        Block::Paragraph(vec![]),
        Block::Paragraph(vec![Inline::LineBreak, Inline::LineBreak]),
        paragraph(&unbroken),
        paragraph(&"1234567890".repeat(4)),
        numbered(
            u64::MAX - 1,
            vec![
                vec![],
                vec![Block::PageBreak],
                vec![heading(1, "x"), table_of_it.clone()],
            ],
        ),
        Block::List(List {
            kind: ListKind::Bulleted,
            items: vec![],
        }),
        Block::Quote(vec![]),
        frame(FrameKind::Sender, vec![]),
        frame(
            FrameKind::Statistic,
            vec![table_of_it.clone(), Block::Quote(vec![paragraph(nasty)])],
        ),
        frame(
            FrameKind::Notice,
            vec![frame(FrameKind::Notice, vec![frame(FrameKind::Signature, vec![])])],
        ),
        facts(FactsShape::Plain, &[]),
        facts(FactsShape::Table, &[("", "")]),
        facts(FactsShape::Box, &[]),
        facts(FactsShape::Plain, &[("", nasty), (&unbroken, "")]),
        facts(FactsShape::Table, &[("", nasty), (&unbroken, "")]),
        facts(FactsShape::Box, &[("", nasty), (&unbroken, &unbroken)]),
        table("", "", &[], &[]),
        table("no-rows", "", &["", ""], &[]),
        table_of_it,
        Block::PageBreak,
        Block::PageBreak,
    ]);
    document.meta.title = nasty.repeat(5);
    document.meta.short_title = nasty.repeat(5);
    nasty.clone_into(&mut document.meta.description);
    document
}

/// All samples with their names.
pub(crate) fn all() -> Vec<(&'static str, Document)> {
    vec![
        ("letter", letter()),
        ("report", report()),
        ("hostile", hostile()),
        ("paper", paper::paper()),
        ("paper in draft", paper::draft()),
        ("paper with long cells", paper::with_long_cells()),
        ("empty", document(vec![])),
        ("only a page break", document(vec![Block::PageBreak])),
        ("only a title", document(vec![heading(1, "Title")])),
        ("only a blank paragraph", document(vec![paragraph(" ")])),
    ]
}
