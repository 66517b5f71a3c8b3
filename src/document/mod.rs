//! The document tree: what every writer walks.
//!
//! In: Markdown with this project's conventions (made by `compose`), read by `parse`. Out: a [`Document`] in which
//! every computed number is an [`Inline::Figure`], every table a typed [`Table`], and nothing is left to resolve: a
//! writer only decides what things look like. Nothing here knows a format or reads a file.

mod blocks;
mod chart;
mod frame;
mod numbering;
mod numerals;
mod parse;
mod sentence;
mod standing;
mod target;
mod typography;
mod uses;

#[cfg(test)]
mod tests;

pub use chart::{Chart, ChartData, Charts, Drawings, NoCharts};
pub use frame::FrameKind;
pub use numerals::{Numeral, NumeralKind, numerals, numerals_in};
pub use parse::{Known, Labels, Problem, parse, salvage};
pub use sentence::{ends_sentence, sentences};
pub use standing::{Part, Standing, each_standing};
pub use target::link_target;
pub use uses::{Use, uses};

/// What the ids in a document begin with that is annexed to another; its number follows.
pub const ANNEXED: &str = "in-annex-";

use crate::model::WorkingsShown;
use crate::picture::Logo;
use crate::units::{Colour, Date, Typeface, YearStyle};
use crate::workings::Working;

/// A whole document, ready to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What is said of the document rather than in it.
    pub meta: Metadata,
    /// Its content, in reading order. The first heading is the title, of level 1, and the only one of that level.
    pub blocks: Vec<Block>,
    /// How the figures that it prints were worked out, each once, in the order in which they first stand in it.
    pub workings: Vec<Working>,
}

impl Document {
    /// Writes every financial year in the words of the document in one style: in headings, paragraphs, captions, cells,
    /// notes and figures, in its titles, its description and its workings. Ids, where links lead and the names of files stay
    /// as they are.
    pub fn write_years(&mut self, style: YearStyle) {
        let Metadata {
            title,
            short_title,
            description,
            ..
        } = &mut self.meta;
        for words in [title, short_title, description] {
            *words = style.applied_to(words);
        }
        typography::write_years(&mut self.blocks, style);
        blocks::each_chart(&mut self.blocks, &mut |chart| chart.write_years(style));
        for working in &mut self.workings {
            let words = [
                &mut working.label,
                &mut working.text,
                &mut working.formula,
                &mut working.told,
                &mut working.note,
            ];
            for words in words.into_iter().chain(&mut working.source) {
                *words = style.applied_to(words);
            }
        }
    }
}

/// What is said of the document: title bars, bookmarks, PDF metadata, running heads.
#[derive(Debug, Clone, PartialEq)]
pub struct Metadata {
    /// Full title, also the PDF's and the page's: "Annual review letter 2020: Oxford City Council".
    pub title: String,
    /// Title as the document itself prints it, without the council's name.
    pub short_title: String,
    /// The council by its full name.
    pub council: String,
    /// Who made the document: the council, or the Ombudsman's office.
    pub author: String,
    /// One sentence on what it is; for a regenerated letter, that it is not the one that was sent.
    pub description: String,
    /// The council's colour, for rules and headings.
    pub colour: Colour,
    /// The colours of charts by rank, as the house style gives them; the shipped ones follow them.
    pub chart_colours: Vec<Colour>,
    /// What the words are set in.
    pub typeface: Typeface,
    /// The logo at the head of the PDF and of the HTML page. A fragment has none, since the site around it has its own, nor
    /// has Markdown, which is one file and kept for its words.
    pub logo: Option<Logo>,
    /// Level that headings of an HTML fragment start from, 1 to 6.
    pub fragment_heading_level: u8,
    /// The date of making, where one is wanted in the PDF's metadata.
    pub made_on: Option<Date>,
    /// Whether it is a draft, which every page then says.
    pub stage: Stage,
    /// Whom it is for, which every page says unless it is for everybody.
    pub readers: Readers,
    /// Where HTML shows how the figures were worked out.
    pub workings_shown: WorkingsShown,
    /// What it was made of and by; nothing where that is not known.
    pub provenance: Provenance,
}

/// What a document was made of and by, so that anybody can say whether it is what these inputs give.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Provenance {
    /// The program with its version: "annual-review 0.1.0".
    pub program: String,
    /// The edition of the year's letter: "2023/24".
    pub edition: String,
    /// The house style of papers; a letter has none.
    pub style: String,
    /// What the public may have of each input that it follows from, as a fingerprint.
    pub inputs: Vec<Fingerprint>,
}

/// What stands for the content of a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint {
    /// The file's name within the project: `2023-24.yaml`.
    pub name: String,
    /// SHA-256 of its public content, in hexadecimal digits.
    pub sha256: String,
}

/// How far a document has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// Nothing is still to come.
    #[default]
    Final,
    /// Texts and clearances may still be to come.
    Draft,
}

/// Whom a document is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Readers {
    /// Everybody.
    #[default]
    Everybody,
    /// Members of the council, though all of it is public.
    Members,
    /// Members of the council alone: it holds something that is exempt.
    MembersAlone,
}

impl Readers {
    /// What every page says of it; nothing where it is for everybody.
    #[must_use]
    pub fn mark(self) -> Option<&'static str> {
        match self {
            Self::Everybody => None,
            Self::Members => Some("For members"),
            Self::MembersAlone => Some("For members only: contains exempt information"),
        }
    }
}

/// A block: what stands on lines of its own.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading; levels go down by one at a time.
    Heading {
        /// 1 (the title) to 6.
        level: u8,
        /// Unique in the document, fit for a URL fragment.
        id: String,
        /// Its words.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A paragraph with a number by which it can be cited, and the lists and quotations that belong to it.
    Numbered(Numbered),
    /// A bulleted or numbered list.
    List(List),
    /// A quotation.
    Quote(Vec<Block>),
    /// A table with caption and headers.
    Table(Table),
    /// A chart.
    Chart(Box<Chart>),
    /// Labelled facts.
    Facts(Facts),
    /// Blocks that look and mean something together.
    Frame {
        /// What they are.
        kind: FrameKind,
        /// The blocks inside.
        content: Vec<Block>,
    },
    /// What follows starts on a new page, where there are pages.
    PageBreak,
}

/// Labelled facts: a list in every format, however they are drawn, since a table whose columns have no headings would say
/// less to whoever listens.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// How they are drawn, where a format draws.
    pub shape: FactsShape,
    /// The facts, in order.
    pub items: Vec<Fact>,
}

/// Facts that are drawn plainly.
impl From<Vec<Fact>> for Facts {
    fn from(items: Vec<Fact>) -> Self {
        Self {
            shape: FactsShape::default(),
            items,
        }
    }
}

/// How labelled facts are drawn; the notation is `![](begin:facts)`, `![](begin:facts-table)` and
/// `![](begin:facts-box)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FactsShape {
    /// One below the other.
    #[default]
    Plain,
    /// Over the whole width, with rules between them.
    Table,
    /// In a box.
    Box,
}

/// A paragraph with a number.
#[derive(Debug, Clone, PartialEq)]
pub struct Numbered {
    /// Unique in the document, fit for a URL fragment: "paragraph-30".
    pub id: String,
    /// The number as it is printed: "30." or "2.1".
    pub label: String,
    /// The paragraph, and what belongs to it; the first is always a [`Block::Paragraph`].
    pub content: Vec<Block>,
}

/// A list.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// Bullets, or numbers from a start.
    pub kind: ListKind,
    /// Each item's blocks; never empty.
    pub items: Vec<Vec<Block>>,
}

/// How the items of a list are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    /// With bullets.
    Bulleted,
    /// With numbers, from this one on.
    Numbered(u64),
    /// With letters, as below a numbered paragraph: (a), (b).
    Lettered,
    /// With small roman numbers, as below letters: (i), (ii).
    Roman,
    /// With capital letters, as below small roman numbers: (A), (B).
    Capital,
}

impl ListKind {
    /// The label of an item, counted from 0; `None` for bullets.
    ///
    /// # Example
    /// ```
    /// use annual_review::document::ListKind;
    /// assert_eq!(ListKind::Lettered.label(26).as_deref(), Some("(aa)"));
    /// assert_eq!(ListKind::Roman.label(3).as_deref(), Some("(iv)"));
    /// assert_eq!(ListKind::Capital.label(1).as_deref(), Some("(B)"));
    /// assert_eq!(ListKind::Numbered(9).label(1).as_deref(), Some("10."));
    /// ```
    #[must_use]
    pub fn label(self, index: usize) -> Option<String> {
        let nth = index as u64;
        match self {
            Self::Bulleted => None,
            Self::Numbered(first) => Some(format!("{}.", first.saturating_add(nth))),
            Self::Lettered => Some(format!("({})", letters(index))),
            Self::Roman => Some(format!("({})", roman(index + 1))),
            Self::Capital => Some(format!("({})", letters(index).to_uppercase())),
        }
    }

    /// Whether its labels are the program's own, which no format counts by itself.
    #[must_use]
    pub fn is_labelled(self) -> bool {
        matches!(self, Self::Lettered | Self::Roman | Self::Capital)
    }
}

/// a, b … z, aa, ab …
fn letters(index: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(index % 26).unwrap_or_default());
    let before = if index < 26 {
        String::new()
    } else {
        letters(index / 26 - 1)
    };
    format!("{before}{letter}")
}

/// i, ii, iii, iv …
fn roman(number: usize) -> String {
    const SIGNS: [(usize, &str); 9] = [
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    match SIGNS.iter().find(|(value, _)| *value <= number) {
        Some((value, sign)) => format!("{sign}{}", roman(number - value)),
        None => String::new(),
    }
}

/// A label and what it says: "Date" and "22 July 2020".
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// The label, without a colon.
    pub label: Vec<Inline>,
    /// What it says.
    pub value: Vec<Inline>,
}

/// A table as a value: writers give it caption, scopes and alignment, none of which Markdown can hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Kebab-case, unique in the document; empty for a table of the officer's own prose.
    pub id: String,
    /// What the table shows, in a line. Empty only for a table of the officer's own prose.
    pub caption: Vec<Inline>,
    /// Columns from left to right.
    pub columns: Vec<Column>,
    /// Rows from top to bottom, each with a cell for every column.
    pub rows: Vec<Row>,
    /// Notes below the table, in order.
    pub notes: Vec<Vec<Inline>>,
}

/// A column of a [`Table`].
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its header.
    pub heading: Vec<Inline>,
    /// How its cells are aligned.
    pub align: Align,
    /// Whether its cells head their rows.
    pub role: ColumnRole,
}

/// How cells are aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Words: at the start of the line.
    Start,
    /// Numbers: at its end, so that units stand under units.
    End,
}

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnRole {
    /// Headers of their rows (`scope="row"`).
    RowHeader,
    /// Values.
    Data,
}

/// A row of a [`Table`].
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// An ordinary row or a total.
    pub kind: RowKind,
    /// A cell for every column.
    pub cells: Vec<Vec<Inline>>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// One of the rows that a total sums.
    Body,
    /// A total, set apart from the rows above it.
    Total,
}

/// What stands in a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Words as they are to be read; a U+00A0 in them keeps a number with its unit.
    Text(String),
    /// A computed number or word, and the figure that it is.
    Figure {
        /// Kebab-case id of the figure.
        id: String,
        /// Exactly what is printed.
        text: String,
    },
    /// Strong importance (bold).
    Strong(Vec<Inline>),
    /// Emphasis (italic).
    Emphasis(Vec<Inline>),
    /// A link; its target is an `https:`, `http:`, `mailto:` or `tel:` URL, a relative path, or `#id` of a heading or table.
    Link {
        /// Where it leads.
        target: String,
        /// Its words; never empty.
        content: Vec<Inline>,
    },
    /// A new line inside the block (addresses).
    LineBreak,
}

/// The words of some inlines without any markup, for titles, bookmarks and alternative texts.
///
/// # Example
/// ```
/// use annual_review::document::{plain_text, Inline};
/// let rate = Inline::Figure { id: "uphold-rate".into(), text: "92%".into() };
/// assert_eq!(plain_text(&[rate, Inline::Text(" upheld".into())]), "92% upheld");
/// ```
#[must_use]
pub fn plain_text(content: &[Inline]) -> String {
    let mut text = String::new();
    push_plain_text(content, &mut text);
    text
}

/// The words of a heading or paragraph; other blocks have none in a line.
#[must_use]
pub fn block_text(block: &Block) -> String {
    match block {
        Block::Heading { content, .. } | Block::Paragraph(content) => plain_text(content),
        _ => String::new(),
    }
}

/// The ids of all figures in some blocks, in the order in which they are read; one that stands twice is there twice.
#[must_use]
pub fn printed_figures(blocks: &[Block]) -> Vec<&str> {
    let mut ids = Vec::new();
    blocks::each_words_of(blocks, &mut |words| push_figures(words, &mut ids));
    ids
}

fn push_figures<'b>(content: &'b [Inline], ids: &mut Vec<&'b str>) {
    for inline in content {
        match inline {
            Inline::Figure { id, .. } => ids.push(id),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { content: inner, .. } => {
                push_figures(inner, ids);
            }
            Inline::Text(_) | Inline::LineBreak => {}
        }
    }
}

fn push_plain_text(content: &[Inline], text: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(words) | Inline::Figure { text: words, .. } => text.push_str(words),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { content: inner, .. } => {
                push_plain_text(inner, text);
            }
            Inline::LineBreak => text.push(' '),
        }
    }
}
