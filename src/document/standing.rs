//! Where words stand in a document, said as one reader tells another: by paragraph, table, heading and annex.
//!
//! In: the blocks of a document. Out: its words in reading order, each run with its [`Standing`]. Nothing is looked for
//! here; whoever asks knows what.

use super::{Block, ColumnRole, Inline, List, ListKind, Table, plain_text};

/// Where some words stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standing {
    /// "Annex 2"; empty in the document itself.
    pub annex: String,
    /// The words of the heading above, with its number; empty before the first.
    pub heading: String,
    /// What they are a part of.
    pub part: Part,
}

/// What words are a part of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The heading itself.
    Heading,
    /// A paragraph with a number of its own: "30", "30(a)".
    Numbered(String),
    /// The paragraph of this number below its heading, from 1, where paragraphs have none of their own.
    Paragraph(usize),
    /// A labelled fact.
    Fact(String),
    /// The caption of a table, or a heading of one of its columns.
    Caption(String),
    /// A cell of a table.
    Cell {
        /// Its caption; empty for a table of the officer's own prose.
        table: String,
        /// The words that head its row.
        row: String,
        /// The words that head its column.
        column: String,
    },
    /// A note below a table.
    Note(String),
}

impl Default for Part {
    fn default() -> Self {
        Self::Paragraph(0)
    }
}

/// As a sentence takes it: `paragraph 12, under “Headlines”`.
impl std::fmt::Display for Standing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if !self.annex.is_empty() {
            write!(f, "{}, ", self.annex)?;
        }
        let named = |table: &str| {
            if table.is_empty() {
                "a table".to_owned()
            } else {
                format!("“{table}”")
            }
        };
        match &self.part {
            Part::Heading => return write!(f, "heading “{}”", self.heading),
            Part::Numbered(number) => write!(f, "paragraph {number}")?,
            Part::Paragraph(at) => write!(f, "paragraph {at}")?,
            Part::Fact(label) => write!(f, "“{label}”")?,
            Part::Caption(table) => return write!(f, "{}, caption or column heading", named(table)),
            Part::Cell { table, row, column } => {
                write!(f, "{}", named(table))?;
                for (what, words) in [("row", row), ("column", column)] {
                    if !words.is_empty() {
                        write!(f, ", {what} “{words}”")?;
                    }
                }
                return Ok(());
            }
            Part::Note(table) => return write!(f, "note below {}", named(table)),
        }
        if self.heading.is_empty() {
            Ok(())
        } else {
            write!(f, ", under “{}”", self.heading)
        }
    }
}

/// Calls `visit` with the words of every heading, paragraph, caption, cell, note and fact, and where they stand.
pub fn each_standing<'b>(blocks: &'b [Block], visit: &mut impl FnMut(&Standing, &'b [Inline])) {
    let mut walk = Walk {
        here: Standing::default(),
        paragraph: 0,
        number: String::new(),
        visit,
    };
    walk.blocks(blocks);
}

/// A walk over a document, with where it has come to.
struct Walk<'v, V> {
    here: Standing,
    /// Paragraphs without a number since the last heading.
    paragraph: usize,
    /// The number of the paragraph that is being walked; empty outside any.
    number: String,
    visit: &'v mut V,
}

impl<'b, V: FnMut(&Standing, &'b [Inline])> Walk<'_, V> {
    fn blocks(&mut self, blocks: &'b [Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &'b Block) {
        match block {
            Block::Heading { level, content, .. } => self.heading(*level, content),
            Block::Paragraph(content) => {
                let part = if self.number.is_empty() {
                    self.paragraph += 1;
                    Part::Paragraph(self.paragraph)
                } else {
                    Part::Numbered(self.number.clone())
                };
                self.say(part, content);
            }
            Block::Numbered(paragraph) => {
                paragraph.label.trim_end_matches('.').clone_into(&mut self.number);
                self.blocks(&paragraph.content);
                self.number.clear();
            }
            Block::List(list) => self.list(list),
            Block::Quote(content) | Block::Frame { content, .. } => self.blocks(content),
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => {
                let title = plain(&chart.title);
                chart
                    .lines()
                    .for_each(|words| self.say(Part::Caption(title.clone()), words));
                chart.table().into_iter().for_each(|table| self.table(table));
            }
            Block::Facts(facts) => {
                for fact in &facts.items {
                    let part = Part::Fact(plain(&fact.label));
                    self.say(part.clone(), &fact.label);
                    self.say(part, &fact.value);
                }
            }
            Block::PageBreak => {}
        }
    }

    fn heading(&mut self, level: u8, content: &'b [Inline]) {
        let words = plain(content);
        if level <= 2 {
            let annex = words
                .strip_prefix("Annex ")
                .and_then(|rest| rest.split([':', ' ']).next());
            self.here.annex = annex.map(|number| format!("Annex {number}")).unwrap_or_default();
        }
        // The title heads everything, so that it tells nothing of where something stands.
        self.here.heading = if level == 1 { String::new() } else { words.clone() };
        self.paragraph = 0;
        let standing = Standing {
            heading: words,
            part: Part::Heading,
            ..self.here.clone()
        };
        (self.visit)(&standing, content);
    }

    /// Items below a numbered paragraph are cited by its number and their letters.
    fn list(&mut self, list: &'b List) {
        let number = self.number.clone();
        for (at, item) in list.items.iter().enumerate() {
            if !number.is_empty() && list.kind.is_labelled() {
                self.number = format!("{number}{}", ListKind::label(list.kind, at).unwrap_or_default());
            }
            self.blocks(item);
            self.number.clone_from(&number);
        }
    }

    fn table(&mut self, table: &'b Table) {
        let caption = plain(&table.caption);
        self.say(Part::Caption(caption.clone()), &table.caption);
        for column in &table.columns {
            self.say(Part::Caption(caption.clone()), &column.heading);
        }
        for row in &table.rows {
            let cells = || table.columns.iter().zip(&row.cells);
            let heads = cells().filter(|(column, _)| column.role == ColumnRole::RowHeader);
            let heads: Vec<String> = heads.map(|(_, cell)| plain(cell)).collect();
            for (column, cell) in cells() {
                let part = Part::Cell {
                    table: caption.clone(),
                    row: heads.join(", "),
                    column: plain(&column.heading),
                };
                self.say(part, cell);
            }
        }
        for note in &table.notes {
            self.say(Part::Note(caption.clone()), note);
        }
    }

    fn say(&mut self, part: Part, words: &'b [Inline]) {
        self.here.part = part;
        (self.visit)(&self.here, words);
    }
}

fn plain(words: &[Inline]) -> String {
    plain_text(words).split_whitespace().collect::<Vec<_>>().join(" ")
}
