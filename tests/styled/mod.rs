//! A paper in a council's house style: logo, typeface, front matter, a table of implications. The council is made up.
#![expect(clippy::expect_used, reason = "a test that cannot go on has failed")]

use annual_review::document::{
    Align, Block, Column, ColumnRole, Document, Fact, Facts, FactsShape, Inline, Metadata, Readers, Row, RowKind,
    Stage, Table,
};
use annual_review::picture::Logo;
use annual_review::units::{Colour, Typeface};

/// A PNG with transparent parts.
pub(crate) const PNG: &[u8] = include_bytes!("logos/council.png");
/// The same as JPEG, on white.
pub(crate) const JPEG: &[u8] = include_bytes!("logos/council.jpg");

/// A logo that can be drawn.
pub(crate) fn logo(name: &str, bytes: &[u8]) -> Logo {
    Logo::read(name, bytes, "Wexcombe City Council").expect("a logo")
}

/// The paper, with its front matter in a shape.
pub(crate) fn paper(typeface: Typeface, logo: Option<Logo>, shape: FactsShape) -> Document {
    let meta = Metadata {
        title: "Ombudsman’s annual review 2023/24: Wexcombe City Council".into(),
        short_title: "Ombudsman’s annual review 2023/24".into(),
        council: "Wexcombe City Council".into(),
        author: "Wexcombe City Council".into(),
        description: "A report to the Audit Committee on complaints to the Ombudsman in 2023/24.".into(),
        chart_colours: Vec::new(),
        colour: Colour::DEFAULT,
        typeface,
        logo,
        fragment_heading_level: 2,
        made_on: None,
        stage: Stage::Final,
        readers: Readers::Everybody,
        workings_shown: annual_review::model::WorkingsShown::default(),
        provenance: annual_review::document::Provenance::default(),
    };
    let blocks = vec![
        heading(1, "title", "Ombudsman’s annual review 2023/24"),
        front_matter(shape),
        heading(2, "summary", "Summary for 2023/24"),
        paragraph(
            "Cafodd y cyngor 12 o gwynion: ŵ ŷ Ŵ Ŷ, Łódź, żółć – “quoted”, ‘single’, £1,234, €5, 12½%, 3‰, 2 × 3 ÷ 4 − 1, § 5, 20°, \
             well\u{2011}being … in 2022/23 and in 2023/24.",
        ),
        Block::Table(implications()),
        paragraph("The figures of 2022/23 are in the report of last year."),
    ];
    Document {
        meta,
        blocks,
        workings: Vec::new(),
    }
}

fn front_matter(shape: FactsShape) -> Block {
    let fact = |label: &str, value: &str| Fact {
        label: vec![text(label)],
        value: vec![text(value)],
    };
    Block::Facts(Facts {
        shape,
        items: vec![
            fact("Report to", "Audit and Governance Committee"),
            fact("Date of meeting", "18\u{a0}September 2024"),
            fact(
                "Title",
                "The Local Government and Social Care Ombudsman’s annual review letter for 2023/24, and what the council has \
                 learnt from the complaints that it decided",
            ),
            fact("Wards affected", "All"),
            fact("Urgent decision", "No"),
            fact("Report author", "Head of Customer Experience"),
        ],
    })
}

/// Issue, implications and sign-off, with cells of about 120 words and lists as lines.
pub(crate) fn implications() -> Table {
    let column = |heading: &str, role| Column {
        heading: vec![text(heading)],
        align: Align::Start,
        role,
    };
    let row = |issue: &str, words: Vec<Inline>, by: &str| Row {
        kind: RowKind::Body,
        cells: vec![vec![text(issue)], words, vec![text(by)]],
    };
    let prose = "The remedies that the Ombudsman asks for are paid from the budgets of the services concerned, and what they \
                 came to in 2023/24 is set out in this report; none of it was provided for by a reserve. ";
    let mut listed = vec![text(&prose.repeat(2)), Inline::LineBreak];
    for line in [
        "Payments for distress: met by the service at fault",
        "Refunds of charges: met by adult social care",
        "Time of officers: not measured",
    ] {
        listed.extend([text(&format!("• {line}")), Inline::LineBreak]);
    }
    listed.push(text(prose));
    Table {
        id: "implications".into(),
        caption: vec![text("Implications")],
        columns: vec![
            column("Issue", ColumnRole::RowHeader),
            column("Implications", ColumnRole::Data),
            column("Sign-off", ColumnRole::Data),
        ],
        rows: vec![
            row("Finance", listed.clone(), "Director of Finance, 2\u{a0}September 2024"),
            row(
                "Legal and governance",
                vec![text(&prose.repeat(3))],
                "Monitoring Officer, 3\u{a0}September 2024",
            ),
            row("Equalities, diversity and inclusion", listed, "Head of Policy"),
            row("Climate", vec![text("None.")], "Not needed"),
        ],
        notes: Vec::new(),
    }
}

fn text(words: &str) -> Inline {
    Inline::Text(words.into())
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph(vec![text(words)])
}

fn heading(level: u8, id: &str, words: &str) -> Block {
    Block::Heading {
        level,
        id: id.into(),
        content: vec![text(words)],
    }
}
