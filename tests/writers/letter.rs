//! A letter as `parse` would give it, with everything that a letter can hold. The council is made up.

use annual_review::document::{
    Align, Block, Column, ColumnRole, Document, Fact, FrameKind, Inline, List, ListKind, Metadata, Row, RowKind, Table,
};
use annual_review::units::Colour;

/// The letter about 2019/20 of a council that does not exist.
pub(crate) fn letter() -> Document {
    let mut blocks = opening();
    blocks.extend(body());
    blocks.extend(statistics());
    Document {
        meta: meta(),
        blocks,
        workings: Vec::new(),
    }
}

fn meta() -> Metadata {
    Metadata {
        title: "Annual review letter 2020: Wexcombe City Council".into(),
        short_title: "Annual review letter 2020".into(),
        council: "Wexcombe City Council".into(),
        author: "Wexcombe City Council".into(),
        description:
            "The Ombudsman's annual review of Wexcombe City Council for 2019/20, prepared by the council from \
                      published figures. It is not the letter that the Ombudsman sent."
                .into(),
        chart_colours: Vec::new(),
        colour: Colour {
            red: 0x1d,
            green: 0x4f,
            blue: 0x91,
        },
        typeface: annual_review::units::Typeface::Liberation,
        logo: None,
        fragment_heading_level: 2,
        made_on: None,
        stage: annual_review::document::Stage::Final,
        readers: annual_review::document::Readers::Everybody,
        workings_shown: annual_review::model::WorkingsShown::default(),
        provenance: annual_review::document::Provenance::default(),
    }
}

fn opening() -> Vec<Block> {
    vec![
        heading(
            1,
            "annual-review-letter-2020",
            "Annual review letter 2020: Wexcombe City Council",
        ),
        frame(
            FrameKind::Notice,
            vec![paragraph(
                "Wexcombe City Council prepared this document from figures that the Ombudsman has published. It is not \
                 the letter that the Ombudsman sent.",
            )],
        ),
        frame(
            FrameKind::Sender,
            vec![Block::Paragraph(vec![
                Inline::Strong(vec![text("Local Government and Social Care Ombudsman")]),
                Inline::LineBreak,
                text("PO Box 4771, Coventry, CV4 0EH"),
            ])],
        ),
        Block::Facts(
            vec![
                fact("Date", "22\u{a0}July 2020"),
                fact("Period", "1\u{a0}April 2019 to 31\u{a0}March 2020"),
            ]
            .into(),
        ),
        frame(
            FrameKind::Address,
            vec![Block::Paragraph(vec![
                text("Chief Executive"),
                Inline::LineBreak,
                text("Wexcombe City Council"),
                Inline::LineBreak,
                text("Town Hall, High Street"),
            ])],
        ),
        paragraph("Dear Chief Executive"),
    ]
}

fn body() -> Vec<Block> {
    let mut blocks = vec![
        Block::Paragraph(vec![
            text(
                "This letter sets out how complaints about your council were decided in the year that ended on 31\u{a0}March 2020. We upheld ",
            ),
            figure("uphold-rate", "92%"),
            text(" of the complaints that we investigated, "),
            Inline::Emphasis(vec![text("above")]),
            text(" the average of "),
            figure("uphold-rate-similar", "84%"),
            text(" for similar authorities."),
        ]),
        heading(2, "complaint-statistics", "Complaint statistics"),
        paragraph(
            "Three figures are the most telling. None of them should be read alone: a council that welcomes complaints \
             may well receive more of them, and act on them sooner.",
        ),
        Block::List(List {
            kind: ListKind::Bulleted,
            items: vec![
                vec![Block::Paragraph(vec![
                    Inline::Strong(vec![text("Complaints upheld.")]),
                    text(" How often we found that something went wrong."),
                ])],
                vec![Block::Paragraph(vec![
                    Inline::Strong(vec![text("Compliance.")]),
                    text(" Whether the council did what it had agreed to do."),
                ])],
                vec![Block::Paragraph(vec![
                    Inline::Strong(vec![text("Satisfactory remedies.")]),
                    text(" How often the council had put things right before we were asked."),
                ])],
            ],
        }),
        heading(2, "working-with-us", "Working with us"),
        paragraph(
            "Answers to our enquiries came on time in all but two cases. We thank your staff for that, and for telling \
             us early about the change of provider.",
        ),
        heading(3, "new-ways", "New ways of handling complaints"),
    ];
    blocks.push(Block::Paragraph(vec![
        text("Your council's performance is on "),
        Inline::Link {
            target: "https://www.lgo.org.uk/your-councils-performance".into(),
            content: vec![text("our map of councils' performance")],
        },
        text(", and the "),
        Inline::Link {
            target: "#received".into(),
            content: vec![text("table of complaints received")],
        },
        text(" is below."),
    ]));
    blocks.push(paragraph("Yours sincerely"));
    blocks.push(frame(
        FrameKind::Signature,
        vec![Block::Paragraph(vec![
            Inline::Strong(vec![text("Sam Sample")]),
            Inline::LineBreak,
            text("Local Government and Social Care Ombudsman"),
            Inline::LineBreak,
            text("and Chair of the Commission for Local Administration in England"),
        ])],
    ));
    blocks
}

fn statistics() -> Vec<Block> {
    let statistic = |title: &str, id: &str, value: &str, explained: &str, average: &str| {
        frame(
            FrameKind::Statistic,
            vec![
                heading(3, id, title),
                Block::Paragraph(vec![
                    figure(id, value),
                    Inline::LineBreak,
                    Inline::Text(explained.to_owned()),
                ]),
                paragraph(average),
            ],
        )
    };
    vec![
        Block::PageBreak,
        heading(2, "the-figures", "The figures for 2019/20"),
        statistic(
            "Complaints upheld",
            "uphold-rate",
            "92%",
            "34 of 37 investigations found fault.",
            "Similar authorities: 84%",
        ),
        statistic(
            "Compliance",
            "compliance-rate",
            "100%",
            "All 31 recommendations were followed.",
            "Similar authorities: 99%",
        ),
        statistic(
            "Satisfactory remedies",
            "remedy-rate",
            "9%",
            "3 of 34 upheld cases had been put right before we were asked.",
            "Similar authorities: 7%",
        ),
        heading(2, "received-and-decided", "Received and decided"),
        Block::Table(received()),
    ]
}

pub(crate) fn received() -> Table {
    let column = |heading: &str, align, role| Column {
        heading: vec![text(heading)],
        align,
        role,
    };
    let rows = [
        ("Adult care services", "51", "11%", "48"),
        ("Benefits and tax", "97", "21%", "103"),
        ("Corporate and other services", "18", "4%", "16"),
        ("Education and children's services", "49", "11%", "52"),
        (
            "Environmental services and public protection and regulation",
            "93",
            "20%",
            "88",
        ),
        ("Highways and transport", "29", "6%", "35"),
        ("Housing", "102", "22%", "97"),
        ("Planning and development", "13", "3%", "1,012"),
        ("Other", "3", "1%", "none"),
    ];
    let row = |kind, (name, count, share, before): (&str, &str, &str, &str)| Row {
        kind,
        cells: vec![
            vec![text(name)],
            vec![figure("received", count)],
            vec![text(share)],
            vec![text(before)],
        ],
    };
    Table {
        id: "received".into(),
        caption: vec![text("Complaints and enquiries received by category, 2019/20")],
        columns: vec![
            column("Category", Align::Start, ColumnRole::RowHeader),
            column("2019/20", Align::End, ColumnRole::Data),
            column("Share of all", Align::End, ColumnRole::Data),
            column("2018/19", Align::End, ColumnRole::Data),
        ],
        rows: rows
            .into_iter()
            .map(|cells| row(RowKind::Body, cells))
            .chain([row(RowKind::Total, ("Total", "455", "100%", "1,451"))])
            .collect(),
        notes: vec![
            vec![text(
                "Shares are of all that were received, rounded, so they may not add up to 100%.",
            )],
            vec![text("A complaint received in one year may be decided in the next.")],
        ],
    }
}

/// Words.
pub(crate) fn text(words: &str) -> Inline {
    Inline::Text(words.into())
}

/// A paragraph of nothing but words.
pub(crate) fn paragraph(words: &str) -> Block {
    Block::Paragraph(vec![text(words)])
}

/// A heading of nothing but words.
pub(crate) fn heading(level: u8, id: &str, words: &str) -> Block {
    Block::Heading {
        level,
        id: id.into(),
        content: vec![text(words)],
    }
}

/// Blocks that mean something together.
pub(crate) fn frame(kind: FrameKind, content: Vec<Block>) -> Block {
    Block::Frame { kind, content }
}

fn figure(id: &str, words: &str) -> Inline {
    Inline::Figure {
        id: id.into(),
        text: words.into(),
    }
}

fn fact(label: &str, value: &str) -> Fact {
    Fact {
        label: vec![text(label)],
        value: vec![text(value)],
    }
}
