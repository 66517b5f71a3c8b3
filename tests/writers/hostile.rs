//! A document in which every word tries to be markup, in the colour that is hardest to read, with every kind of block.

use annual_review::document::{
    Align, Block, Column, ColumnRole, Document, Fact, FrameKind, Inline, List, ListKind, Metadata, Numbered, Row,
    RowKind, Table,
};
use annual_review::units::Colour;

use crate::letter::{heading, paragraph, text};

/// What every council, officer and spreadsheet of this document says.
pub(crate) const HOSTILE: &str =
    r#"C# & R|S <1% *of* _all_ £5 $5 "it's" </style></title><script>alert(1)</script> &amp; ![x](y) `z` \ {{ x }}"#;

/// The document.
pub(crate) fn document() -> Document {
    let meta = Metadata {
        title: HOSTILE.into(),
        short_title: HOSTILE.into(),
        council: HOSTILE.into(),
        author: HOSTILE.into(),
        description: HOSTILE.into(),
        chart_colours: Vec::new(),
        colour: Colour {
            red: 255,
            green: 255,
            blue: 0,
        },
        typeface: annual_review::units::Typeface::Liberation,
        logo: None,
        fragment_heading_level: 5,
        made_on: None,
        stage: annual_review::document::Stage::Final,
        readers: annual_review::document::Readers::Everybody,
        workings_shown: annual_review::model::WorkingsShown::default(),
        provenance: annual_review::document::Provenance::default(),
    };
    let mut blocks = vec![
        heading(1, "title", HOSTILE),
        paragraph(HOSTILE),
        links(),
        heading(2, "lists", HOSTILE),
    ];
    blocks.extend(lists());
    blocks.push(heading(3, "frames", HOSTILE));
    blocks.extend(frames());
    blocks.push(heading(3, "tables", HOSTILE));
    blocks.push(Block::Table(years()));
    blocks.push(Block::Table(prose()));
    blocks.push(Block::Frame {
        kind: FrameKind::Landscape,
        content: vec![
            paragraph(HOSTILE),
            Block::Table(Table {
                id: "wide".into(),
                ..years()
            }),
        ],
    });
    Document {
        meta,
        blocks,
        workings: Vec::new(),
    }
}

fn links() -> Block {
    let targets = [
        "javascript:alert(1)",
        "JAVA\tSCRIPT:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "//example.org",
        "https://example.org/a b\"onclick=\"alert(1)",
        "#tables",
    ];
    let link = |target: &str| Inline::Link {
        target: target.into(),
        content: vec![text(HOSTILE)],
    };
    let links = targets.into_iter().map(link);
    Block::Paragraph(links.flat_map(|link| [link, Inline::LineBreak]).collect())
}

fn lists() -> Vec<Block> {
    let list = |kind, items| Block::List(List { kind, items });
    let inner = list(
        ListKind::Numbered(7),
        vec![vec![paragraph("Seven")], vec![paragraph(HOSTILE)]],
    );
    let lettered_within = list(ListKind::Roman, vec![vec![paragraph(HOSTILE)]]);
    vec![
        list(
            ListKind::Bulleted,
            vec![vec![paragraph(HOSTILE), inner], vec![paragraph("1. Not a list")]],
        ),
        list(ListKind::Bulleted, vec![vec![paragraph("- Another list")]]),
        Block::Quote(vec![paragraph(HOSTILE)]),
        Block::Numbered(Numbered {
            id: "paragraph-1".into(),
            label: "1.".into(),
            content: vec![
                paragraph(HOSTILE),
                list(
                    ListKind::Lettered,
                    vec![vec![paragraph(HOSTILE)], vec![lettered_within]],
                ),
            ],
        }),
    ]
}

fn frames() -> Vec<Block> {
    let kinds = [
        FrameKind::Sender,
        FrameKind::Address,
        FrameKind::Notice,
        FrameKind::Signature,
        FrameKind::Statistic,
        FrameKind::Aside,
    ];
    let frame = |kind| Block::Frame {
        kind,
        content: vec![paragraph(HOSTILE), paragraph(HOSTILE)],
    };
    let fact = Fact {
        label: vec![text(HOSTILE)],
        value: vec![text(HOSTILE)],
    };
    let mut blocks: Vec<_> = kinds.into_iter().map(frame).collect();
    blocks.extend([Block::Facts(vec![fact].into()), Block::PageBreak]);
    blocks
}

/// Five years side by side, wider than a telephone.
fn years() -> Table {
    let column = |words: &str, align, role| Column {
        heading: vec![text(words)],
        align,
        role,
    };
    let mut columns = vec![column("Category", Align::Start, ColumnRole::RowHeader)];
    columns.extend((19..24).map(|year| column(&format!("20{year}/{}", year + 1), Align::End, ColumnRole::Data)));
    columns.push(column("Remark", Align::Start, ColumnRole::Data));
    let row = |kind, name: &str| {
        let mut cells = vec![vec![text(name)]];
        cells.extend((0..5).map(|year| vec![text(&format!("{year},{year}00"))]));
        cells.push(vec![text(HOSTILE)]);
        Row { kind, cells }
    };
    Table {
        id: "years".into(),
        caption: vec![text(HOSTILE)],
        columns,
        rows: vec![row(RowKind::Body, HOSTILE), row(RowKind::Total, "Total")],
        notes: vec![vec![text(HOSTILE)]],
    }
}

/// A table of an officer's prose: no id, no caption, one heading left empty.
fn prose() -> Table {
    let column = |words: &str| Column {
        heading: vec![text(words)],
        align: Align::Start,
        role: ColumnRole::Data,
    };
    Table {
        id: String::new(),
        caption: Vec::new(),
        columns: vec![column(""), column("Yes")],
        rows: vec![Row {
            kind: RowKind::Body,
            cells: vec![vec![text("a")], vec![]],
        }],
        notes: Vec::new(),
    }
}
