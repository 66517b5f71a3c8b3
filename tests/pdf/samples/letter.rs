//! A letter of the Ombudsman.

use annual_review::document::{Block, Document, Fact, FrameKind, Inline, List, ListKind};

use super::{PROSE, document, figure, frame, heading, link, paragraph, rows, table, text};

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
