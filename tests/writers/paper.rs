//! A committee paper as `numbering` would give it, with everything that a paper can hold and a letter cannot. The council,
//! its cases and its officers are made up.

use annual_review::document::{
    Align, Block, Column, ColumnRole, Document, FrameKind, Inline, List, ListKind, Numbered, Row, RowKind, Stage, Table,
};

use crate::letter::{frame, heading, letter, paragraph, text};

/// The sections between the recommendation and the annexes, each with the words of its paragraphs.
const SECTIONS: [(&str, &[&str]); 14] = [
    (
        "Introduction",
        &["The Ombudsman writes to every council in July about the year that ended on 31\u{a0}March."],
    ),
    (
        "Purpose of the letter",
        &["The letter lets a council see itself beside others.", "It is public."],
    ),
    (
        "Headline figures",
        &[
            "We were found at fault in 34 of 37 investigations.",
            "All recommendations were followed.",
        ],
    ),
    (
        "Complaints received",
        &["The Ombudsman received 95 complaints and enquiries."],
    ),
    ("What the services say", &[]),
    ("Decisions", &["The Ombudsman decided 103 complaints."]),
    (
        "Service improvement",
        &["Eleven recommendations asked for more than an apology."],
    ),
    (
        "Our own complaints",
        &["We answered 1,012 complaints at the first stage."],
    ),
    ("Last year's action plan", &["Two of five actions are still open."]),
    ("Areas of focus", &["Delay is behind half of all faults."]),
    (
        "Conclusion",
        &["The council follows what is recommended and is slow to see what went wrong."],
    ),
    (
        "Financial implications",
        &["None: payments came from the services' budgets."],
    ),
    (
        "Legal implications",
        &["The Ombudsman's powers are in Part III of the Local Government Act 1974."],
    ),
    ("Staff implications", &["None."]),
];

/// A draft of the paper, with this many upheld cases in its second annex.
pub(crate) fn paper(cases: usize) -> Document {
    let mut document = letter();
    document.meta.title = "DRAFT: Ombudsman's annual review 2023/24: Wexcombe City Council".into();
    document.meta.short_title = "Annual review 2023/24".into();
    document.meta.description =
        "Report to the Audit Committee of Wexcombe City Council, 12\u{a0}September 2024.".into();
    document.meta.stage = Stage::Draft;
    let mut writer = Writer::default();
    writer.recommendation();
    for (section, (name, paragraphs)) in SECTIONS.iter().enumerate() {
        writer.blocks.push(heading(2, &format!("section-{section}"), name));
        paragraphs.iter().for_each(|words| writer.say(words));
        if name.ends_with("implications") {
            writer.checked();
        }
        if paragraphs.is_empty() {
            writer.services();
        }
    }
    writer.end();
    writer.annexes(cases);
    document.blocks = writer.blocks;
    document
}

#[derive(Default)]
struct Writer {
    blocks: Vec<Block>,
    number: usize,
}

impl Writer {
    fn say(&mut self, words: &str) {
        self.numbered(vec![paragraph(words)]);
    }

    fn numbered(&mut self, content: Vec<Block>) {
        self.number += 1;
        self.blocks.push(Block::Numbered(Numbered {
            id: format!("paragraph-{}", self.number),
            label: format!("{}.", self.number),
            content,
        }));
    }

    fn recommendation(&mut self) {
        self.blocks
            .push(heading(1, "title", "DRAFT: Ombudsman's annual review 2023/24"));
        self.blocks.push(heading(2, "recommendation", "Recommendation"));
        let roman = list(
            ListKind::Roman,
            ["the delays in adult care; and", "what was learnt from them;"].map(item),
        );
        let commend = [paragraph("commend to Council")].into_iter().chain([roman]).collect();
        let parts = list(
            ListKind::Lettered,
            [
                item("receive the letter, and comment on it;"),
                commend,
                item("agree the actions."),
            ],
        );
        let intro = Block::Paragraph(vec![
            text("The Committee is "),
            Inline::Strong(vec![text("RECOMMENDED")]),
            text(" to"),
        ]);
        self.numbered(vec![intro, parts]);
        self.numbered(vec![Block::Paragraph(vec![
            text("See "),
            link("#paragraph-14", "paragraph\u{a0}14"),
            text(", "),
            link("#cases", "Table\u{a0}1"),
            text(", "),
            link("#annex-2", "Annex\u{a0}2"),
            text(" and "),
            link(
                "https://www.lgo.org.uk/your-councils-performance",
                "the Ombudsman's map",
            ),
            text("."),
        ])]);
    }

    fn services(&mut self) {
        for service in ["Adult social care", "Children's services", "Housing", "Highways"] {
            let id = service.to_lowercase().replace([' ', '\''], "-");
            self.blocks.push(heading(3, &id, service));
            self.numbered(vec![
                paragraph("Most complaints were about delay. Staff who answer them have written a guide, which says:"),
                Block::Quote(vec![paragraph("Say sorry first, and say for what.")]),
                list(
                    ListKind::Bulleted,
                    ["Assessments come sooner.", "Letters are shorter."].map(item),
                ),
            ]);
            self.say("1. This paragraph begins like a list, and (a) is none either.");
        }
    }

    fn checked(&mut self) {
        let content = vec![paragraph(
            "Comments checked by: Robin Example, Head of Finance, 2\u{a0}August 2024",
        )];
        self.blocks.push(frame(FrameKind::Aside, content));
    }

    fn end(&mut self) {
        let signature = vec![Block::Paragraph(vec![
            Inline::Strong(vec![text("Alex Sample")]),
            Inline::LineBreak,
            text("Director of Law"),
        ])];
        self.blocks.push(frame(FrameKind::Signature, signature));
        let contact = vec![paragraph("Contact: Kim Example, Complaints Manager, 01234 567890")];
        self.blocks.push(frame(FrameKind::Aside, contact));
    }

    fn annexes(&mut self, cases: usize) {
        self.blocks.push(Block::PageBreak);
        self.blocks
            .push(heading(2, "annex-1", "Annex 1: The Ombudsman's letter"));
        self.blocks.push(paragraph("Dear Chief Executive"));
        for name in ["The year's figures", "Working together"] {
            self.blocks
                .push(heading(3, &name.to_lowercase().replace([' ', '\''], "-"), name));
            self.blocks
                .push(paragraph("This paragraph of the letter has no number."));
        }
        let content = vec![
            heading(2, "annex-2", "Annex 2: Upheld cases"),
            paragraph("Every complaint that the Ombudsman upheld in the year, by the date of the decision."),
            Block::Table(upheld(cases)),
        ];
        self.blocks.push(Block::PageBreak);
        self.blocks.push(frame(FrameKind::Landscape, content));
    }
}

fn link(target: &str, words: &str) -> Inline {
    Inline::Link {
        target: target.into(),
        content: vec![text(words)],
    }
}

fn item(words: &str) -> Vec<Block> {
    vec![paragraph(words)]
}

fn list(kind: ListKind, items: impl IntoIterator<Item = Vec<Block>>) -> Block {
    Block::List(List {
        kind,
        items: items.into_iter().collect(),
    })
}

/// The upheld cases: nine columns, a fault of 250 words every tenth row, a case that is not done yet every seventh.
fn upheld(cases: usize) -> Table {
    let column = |heading: &str, align, role| Column {
        heading: vec![text(heading)],
        align,
        role,
    };
    let words = |heading: &str| column(heading, Align::Start, ColumnRole::Data);
    let row = |at: usize| {
        let fault = match at % 10 {
            9 => "The council took months to answer, and then answered another question than was asked. ".repeat(18),
            _ => "Delay in assessing needs".to_owned(),
        };
        let (done, on_time) = if at % 7 == 6 {
            ("", "Not yet done")
        } else {
            ("1\u{a0}March 2024", "Yes")
        };
        let reference = format!("23\u{a0}{:03}\u{a0}{:03}", at / 1000, at % 1000);
        let payment = format!("£{},{}00", at % 3 + 1, at % 10);
        let remedy = "apology, review, reminder or guidance to staff";
        let cells = [
            reference.as_str(),
            "Children's social care",
            "12\u{a0}January 2024",
            fault.trim(),
            remedy,
            &payment,
            "9\u{a0}February 2024",
            done,
            on_time,
        ];
        Row {
            kind: RowKind::Body,
            cells: cells.into_iter().map(|cell| vec![text(cell)]).collect(),
        }
    };
    Table {
        id: "cases".into(),
        caption: vec![text("Table\u{a0}1: Complaints upheld, 2023/24")],
        columns: vec![
            column("Reference", Align::Start, ColumnRole::RowHeader),
            words("Service"),
            words("Decided"),
            words("Fault"),
            words("Remedy"),
            column("Payment", Align::End, ColumnRole::Data),
            words("Remedy due"),
            words("Remedy done"),
            words("On time"),
        ],
        rows: (0..cases).map(row).collect(),
        notes: vec![vec![text(
            "A remedy is on time if it was done by the day that was agreed.",
        )]],
    }
}
