//! A document as it is compared: sections with their sentences and tables.
//!
//! In: blocks. Out: an [`Outline`], in which nothing is left of how a thing looks, and labels are apart from words. In a
//! built file labels are words, and a caption is a bold paragraph above its table; they are told by what they would be.

use super::labels::Reference;
use super::labels::masked;
use super::sentence::sentences;
use crate::document::{Block, ColumnRole, Inline, List, ListKind, Numbered, Table, block_text};

/// A document's sections, the first of which is what stands before the first heading.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) sections: Vec<Section>,
    /// Ids of the figures that it prints, in the order in which they first stand there.
    pub(super) figures: Vec<String>,
}

/// What stands between a heading and the next.
#[derive(Debug, Default)]
pub(super) struct Section {
    /// 1 to 6; 0 for what stands before the first heading.
    pub(super) level: u8,
    /// "2." or "Annex 1:"; empty without a number.
    pub(super) label: String,
    /// The words of the heading.
    pub(super) heading: String,
    pub(super) sentences: Vec<Sentence>,
    pub(super) grids: Vec<Grid>,
}

/// A sentence, and what it is known by.
#[derive(Debug)]
pub(super) struct Sentence {
    /// "30(a)"; empty without a number.
    pub(super) paragraph: String,
    pub(super) words: String,
    /// The words without the numbers of what they refer to.
    pub(super) key: String,
    pub(super) references: Vec<Reference>,
}

/// A table as words.
#[derive(Debug)]
pub(super) struct Grid {
    /// Empty in a built file, and for an officer's own table.
    pub(super) id: String,
    /// "Table 2:"; empty without a number.
    pub(super) label: String,
    pub(super) caption: String,
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<GridRow>,
}

/// A row: its header and all its cells, that of the header among them.
#[derive(Debug)]
pub(super) struct GridRow {
    pub(super) header: String,
    pub(super) cells: Vec<String>,
}

impl Outline {
    /// The outline of these blocks.
    pub(super) fn new(blocks: &[Block], labels: LabelsAre) -> Self {
        let mut reader = Reader {
            outline: Self::default(),
            labels,
            paragraph: String::new(),
            count: 0,
            caption: None,
        };
        reader.outline.sections.push(Section::default());
        reader.blocks(blocks);
        reader.outline
    }
}

/// Where the numbers of paragraphs are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LabelsAre {
    /// In the tree.
    Apart,
    /// At the beginning of the words, as in a built file.
    Words,
}

struct Reader {
    outline: Outline,
    labels: LabelsAre,
    /// The number of the paragraph to which lists and quotations belong.
    paragraph: String,
    /// How many paragraphs have had numbers that are words, since the numbering began.
    count: u32,
    /// The bold paragraph before this block.
    caption: Option<String>,
}

impl Reader {
    fn blocks(&mut self, blocks: &[Block]) {
        for (at, block) in blocks.iter().enumerate() {
            if self.labels == LabelsAre::Words && is_caption(block, blocks.get(at + 1)) {
                self.caption = Some(block_text(block));
                continue;
            }
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, content, .. } => self.heading(*level, content),
            Block::Paragraph(content) => {
                let words = self.words(content);
                let words = match self.labels {
                    LabelsAre::Apart => {
                        self.paragraph.clear();
                        words
                    }
                    LabelsAre::Words => self.without_number(words),
                };
                self.say(&self.paragraph.clone(), &words);
            }
            Block::Numbered(Numbered { label, content, .. }) => {
                label.trim_end_matches('.').clone_into(&mut self.paragraph);
                for block in content {
                    self.belonging(block);
                }
            }
            Block::Facts(facts) => {
                for fact in facts {
                    let words = format!("{}: {}", self.words(&fact.label), self.words(&fact.value));
                    self.say("", &words);
                }
            }
            Block::Frame { content, .. } => self.blocks(content),
            Block::List(_) | Block::Quote(_) => self.belonging(block),
            Block::Table(table) => self.table(table),
            Block::PageBreak => {}
        }
    }

    /// A block of the paragraph whose number was last given.
    fn belonging(&mut self, block: &Block) {
        let paragraph = self.paragraph.clone();
        match block {
            Block::Paragraph(content) => {
                let words = self.words(content);
                self.say(&paragraph, &words);
            }
            Block::List(list) => self.list(list, &paragraph),
            Block::Quote(content) => content.iter().for_each(|block| self.belonging(block)),
            other => self.block(other),
        }
    }

    fn heading(&mut self, level: u8, content: &[Inline]) {
        let words = self.words(content);
        let (label, heading) = titled(&words);
        // The title of a draft is that of the paper.
        let heading = heading.strip_prefix("DRAFT: ").unwrap_or(heading);
        self.paragraph.clear();
        // Numbers by section begin anew: "2.1" comes after "2.".
        if level == 2 && label.starts_with(|c: char| c.is_ascii_digit()) {
            self.count = 0;
        }
        self.outline.sections.push(Section {
            level,
            label: label.to_owned(),
            heading: heading.to_owned(),
            ..Section::default()
        });
    }

    fn list(&mut self, list: &List, paragraph: &str) {
        for (at, item) in list.items.iter().enumerate() {
            let mut label = match list.kind {
                ListKind::Bulleted => String::new(),
                kind => kind.label(at).unwrap_or_default(),
            };
            for (place, block) in item.iter().enumerate() {
                match block {
                    Block::Paragraph(content) => {
                        let mut words = self.words(content);
                        if place == 0 && self.labels == LabelsAre::Words {
                            let typed =
                                [ListKind::Lettered, ListKind::Roman, ListKind::Capital].map(|kind| kind.label(at));
                            let begins = |typed: &String| words.starts_with(&format!("{typed} "));
                            if let Some(typed) = typed.into_iter().flatten().find(begins) {
                                words.drain(..=typed.len());
                                label = typed;
                            }
                        }
                        self.say(&in_paragraph(paragraph, &label), &words);
                    }
                    Block::List(inner) => self.list(inner, &in_paragraph(paragraph, &label)),
                    other => self.belonging(other),
                }
            }
        }
    }

    fn table(&mut self, table: &Table) {
        let caption = match self.caption.take() {
            Some(caption) if table.caption.is_empty() => plain(&caption),
            _ => self.words(&table.caption),
        };
        let (label, caption) = titled(&caption);
        let columns = table.columns.iter().map(|column| self.words(&column.heading)).collect();
        let rows = table.rows.iter().map(|row| {
            let cells: Vec<String> = row.cells.iter().map(|cell| self.words(cell)).collect();
            let heads = table.columns.iter().zip(&cells);
            let heads = heads.filter(|(column, _)| column.role == ColumnRole::RowHeader);
            let header = heads.map(|(_, cell)| cell.as_str()).collect::<Vec<_>>().join(", ");
            GridRow { header, cells }
        });
        let grid = Grid {
            id: table.id.clone(),
            label: label.to_owned(),
            caption: caption.to_owned(),
            rows: rows.collect(),
            columns,
        };
        if let Some(section) = self.outline.sections.last_mut() {
            section.grids.push(grid);
        }
        for note in &table.notes {
            let words = self.words(note);
            self.say("", &words);
        }
    }

    fn say(&mut self, paragraph: &str, words: &str) {
        let said = sentences(words).into_iter().map(|words| {
            let (key, references) = masked(&words);
            Sentence {
                paragraph: paragraph.to_owned(),
                words,
                key,
                references,
            }
        });
        if let Some(section) = self.outline.sections.last_mut() {
            section.sentences.extend(said);
        }
    }

    /// The words of a paragraph without the number that they begin with, if that is the next: "30. The rate".
    fn without_number(&mut self, words: String) -> String {
        self.paragraph.clear();
        let section = self
            .outline
            .sections
            .last()
            .map_or("", |section| section.label.as_str());
        let next = self.count + 1;
        let labels = [
            format!("{next}. "),
            format!("{section}{next} "),
            format!("{section}{next}. "),
        ];
        let Some(label) = labels.iter().find(|label| words.starts_with(label.as_str())) else {
            return words;
        };
        self.count = next;
        label.trim_end_matches([' ', '.']).clone_into(&mut self.paragraph);
        words[label.len()..].to_owned()
    }

    /// Words in ordinary spaces; a link out of the document has its address after it, unless that is what it says.
    fn words(&mut self, content: &[Inline]) -> String {
        let mut words = String::new();
        push_words(content, &mut words, &mut self.outline.figures);
        plain(&words)
    }
}

fn push_words(content: &[Inline], words: &mut String, figures: &mut Vec<String>) {
    for inline in content {
        match inline {
            Inline::Text(text) => words.push_str(text),
            Inline::Figure { id, text } => {
                words.push_str(text);
                if !figures.contains(id) {
                    figures.push(id.clone());
                }
            }
            Inline::Strong(inner) | Inline::Emphasis(inner) => push_words(inner, words, figures),
            Inline::Link { target, content } => {
                let start = words.len();
                push_words(content, words, figures);
                let address = target.trim_start_matches("mailto:").trim_start_matches("tel:");
                if !target.starts_with('#') && words[start..] != *address {
                    words.extend([" <", target, ">"]);
                }
            }
            Inline::LineBreak => words.push(' '),
        }
    }
}

fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "30" and "(a)" as "30(a)"; nothing for an item of a paragraph without a number.
fn in_paragraph(paragraph: &str, label: &str) -> String {
    if paragraph.is_empty() || !label.starts_with('(') {
        return paragraph.to_owned();
    }
    format!("{paragraph}{label}")
}

/// The number of a heading or caption, and its words: "2." and "Purpose", "Table 2:" and "Received".
fn titled(words: &str) -> (&str, &str) {
    let label = words.split_whitespace().next().unwrap_or_default();
    let digits = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
    if label.strip_suffix('.').is_some_and(digits) {
        return (label, words[label.len()..].trim_start());
    }
    if matches!(label, "Annex" | "Table" | "Figure") {
        let rest = words[label.len()..].trim_start();
        let number = rest.split_whitespace().next().unwrap_or_default();
        if digits(number.trim_end_matches([':', '.', '–'])) {
            let end = words.len() - rest.len() + number.len();
            return (&words[..end], words[end..].trim_start_matches([' ', ':', '–']));
        }
    }
    ("", words)
}

/// Whether a block is the caption of the table after it, as the Markdown writer prints it.
fn is_caption(block: &Block, next: Option<&Block>) -> bool {
    matches!(block, Block::Paragraph(words) if matches!(&words[..], [Inline::Strong(_)]))
        && matches!(next, Some(Block::Table(table)) if table.caption.is_empty())
}
