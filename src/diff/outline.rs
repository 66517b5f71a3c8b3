//! A document as it is compared: sections with their sentences and tables.
//!
//! In: blocks. Out: an [`Outline`], in which nothing is left of how a thing looks, and labels are apart from words. In a
//! built file labels are words, and a caption is a bold paragraph above its table; they are told by what they would be.

use super::closing::closing;
use super::labels::Reference;
use super::phrase::{Heading, Headings, Known, LabelsAre, Phrase};
use crate::document::{Block, ColumnRole, Inline, List, ListKind, Numbered, Table, block_text, plain_text};
use crate::model::Numbering;

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
    pub(super) kind: SectionKind,
    /// 1 to 6; 0 for what stands before the first heading.
    pub(super) level: u8,
    /// "2." or "Annex 1:"; empty without a number.
    pub(super) label: String,
    /// The words of the heading.
    pub(super) heading: String,
    /// What refers to it.
    pub(super) reference: Option<Reference>,
    pub(super) sentences: Vec<Sentence>,
    pub(super) grids: Vec<Grid>,
    /// The address of the file that an annex is.
    pub(super) file: Option<String>,
}

/// What a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(super) enum SectionKind {
    /// What stands before the first heading.
    #[default]
    Start,
    /// What stands below the title.
    Title,
    /// What stands below another heading.
    Headed,
    /// The signature, and the facts about the whole document.
    End,
}

/// A sentence, and what it is known by.
#[derive(Debug)]
pub(super) struct Sentence {
    /// "30(a)"; empty without a number.
    pub(super) paragraph: String,
    /// What refers to its paragraph.
    pub(super) reference: Option<Reference>,
    pub(super) known: Known,
}

/// A table as words.
#[derive(Debug)]
pub(super) struct Grid {
    /// Empty in a built file, and for an officer's own table.
    pub(super) id: String,
    /// What refers to it.
    pub(super) reference: Option<Reference>,
    pub(super) caption: String,
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<GridRow>,
}

/// A row: its header, all its cells, that of the header among them, and the words of those that are no header.
#[derive(Debug)]
pub(super) struct GridRow {
    pub(super) header: Known,
    pub(super) cells: Vec<Known>,
    pub(super) data: Vec<String>,
}

impl Outline {
    /// The outline of these blocks.
    pub(super) fn new(blocks: &[Block], labels: LabelsAre) -> Self {
        let mut reader = Reader {
            outline: Self::default(),
            labels,
            headings: headings(blocks, labels),
            paragraph: Paragraph::default(),
            count: 0,
            caption: None,
        };
        let closing = closing(blocks, labels);
        reader.outline.sections.push(Section::default());
        reader.blocks(&blocks[..closing.start]);
        reader.outline.sections.push(Section {
            kind: SectionKind::End,
            // Nothing is a part of it.
            level: 6,
            ..Section::default()
        });
        reader.paragraph = Paragraph::default();
        reader.blocks(&blocks[closing.start..]);
        reader.outline
    }

    /// How its paragraphs are numbered, as the first that has a number shows.
    pub(super) fn numbering(&self) -> Numbering {
        let mut sentences = self.sections.iter().flat_map(|section| &section.sentences);
        let numbered = sentences.find(|sentence| !sentence.paragraph.is_empty());
        match numbered {
            None => Numbering::None,
            Some(sentence) if sentence.paragraph.contains('.') => Numbering::BySection,
            Some(_) => Numbering::Continuous,
        }
    }
}

/// Every heading, as a link to it may print it.
fn headings(blocks: &[Block], labels: LabelsAre) -> Headings {
    let mut found = Headings::default();
    for block in blocks {
        if let Block::Heading { id, .. } = block {
            let words = plain(&block_text(block));
            let (label, title) = titled(&words);
            let heading = Heading {
                words: title.to_owned(),
                reference: reference(id, label, labels),
            };
            found.0.insert(id.clone(), heading);
        }
    }
    found
}

/// What refers to a part with this id and label.
fn reference(id: &str, label: &str, labels: LabelsAre) -> Option<Reference> {
    match labels {
        LabelsAre::Apart => Reference::to_id(id),
        LabelsAre::Words => Reference::to_titled(label).or_else(|| Reference::to_id(id)),
    }
}

/// The paragraph to which lists and quotations belong.
#[derive(Debug, Clone, Default)]
struct Paragraph {
    /// "30"; empty without a number.
    number: String,
    reference: Option<Reference>,
}

struct Reader {
    outline: Outline,
    labels: LabelsAre,
    headings: Headings,
    paragraph: Paragraph,
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
            Block::Heading { level, id, content } => self.heading(*level, id, content),
            Block::Paragraph(content) => {
                if self.is_annexed_file(content) {
                    return;
                }
                let phrase = self.phrase(content);
                let phrase = match self.labels {
                    LabelsAre::Apart => {
                        self.paragraph = Paragraph::default();
                        phrase
                    }
                    LabelsAre::Words => self.without_number(phrase),
                };
                self.say(&self.paragraph.clone(), &phrase);
            }
            Block::Numbered(Numbered { id, label, content }) => {
                self.paragraph = Paragraph {
                    number: label.trim_end_matches('.').to_owned(),
                    reference: Reference::to_id(id),
                };
                for block in content {
                    self.belonging(block);
                }
            }
            Block::Facts(facts) => {
                for fact in facts {
                    let phrase = Phrase::labelled(&self.phrase(&fact.label), &self.phrase(&fact.value));
                    self.say(&Paragraph::default(), &phrase);
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
                let phrase = self.phrase(content);
                self.say(&paragraph, &phrase);
            }
            Block::List(list) => self.list(list, &paragraph),
            Block::Quote(content) => content.iter().for_each(|block| self.belonging(block)),
            other => self.block(other),
        }
    }

    fn heading(&mut self, level: u8, id: &str, content: &[Inline]) {
        let words = self.phrase(content).words;
        let (label, heading) = titled(&words);
        // The title of a draft is that of the paper.
        let heading = heading.strip_prefix("DRAFT: ").unwrap_or(heading);
        self.paragraph = Paragraph::default();
        // Numbers by section begin anew: "2.1" comes after "2.".
        if level == 2 && label.starts_with(|c: char| c.is_ascii_digit()) {
            self.count = 0;
        }
        self.outline.sections.push(Section {
            kind: if level == 1 {
                SectionKind::Title
            } else {
                SectionKind::Headed
            },
            level,
            label: label.to_owned(),
            heading: heading.to_owned(),
            reference: reference(id, label, self.labels),
            ..Section::default()
        });
    }

    /// Whether a paragraph only leads to the file that its annex is, which is then compared instead of these words.
    fn is_annexed_file(&mut self, content: &[Inline]) -> bool {
        let Some(annex) = self.outline.sections.last_mut().filter(|section| section.is_annex()) else {
            return false;
        };
        let file = content.iter().find_map(|inline| match inline {
            Inline::Link { target, content } if is_file(target) => {
                (plain(&plain_text(content)) == annex.heading).then(|| target.clone())
            }
            _ => None,
        });
        let is_file = file.is_some();
        annex.file = file.or_else(|| annex.file.take());
        is_file
    }

    fn list(&mut self, list: &List, paragraph: &Paragraph) {
        for (at, item) in list.items.iter().enumerate() {
            let mut label = match list.kind {
                ListKind::Bulleted => String::new(),
                kind => kind.label(at).unwrap_or_default(),
            };
            for (place, block) in item.iter().enumerate() {
                match block {
                    Block::Paragraph(content) => {
                        let mut phrase = self.phrase(content);
                        if place == 0 && self.labels == LabelsAre::Words {
                            let typed = [ListKind::Lettered, ListKind::Roman].map(|kind| kind.label(at));
                            let begins = |typed: &String| phrase.words.starts_with(&format!("{typed} "));
                            if let Some(typed) = typed.into_iter().flatten().find(begins) {
                                phrase = phrase.without_start(typed.len() + 1);
                                label = typed;
                            }
                        }
                        self.say(&paragraph.with_item(&label), &phrase);
                    }
                    Block::List(inner) => self.list(inner, &paragraph.with_item(&label)),
                    other => self.belonging(other),
                }
            }
        }
    }

    fn table(&mut self, table: &Table) {
        let caption = match self.caption.take() {
            Some(caption) if table.caption.is_empty() => plain(&caption),
            _ => self.phrase(&table.caption).words,
        };
        let (label, caption) = titled(&caption);
        let columns = table.columns.iter();
        let columns = columns.map(|column| self.phrase(&column.heading).words).collect();
        let rows = table.rows.iter().map(|row| self.row(table, &row.cells)).collect();
        let grid = Grid {
            id: table.id.clone(),
            reference: reference(&table.id, label, self.labels),
            caption: caption.to_owned(),
            columns,
            rows,
        };
        if let Some(section) = self.outline.sections.last_mut() {
            section.grids.push(grid);
        }
        for note in &table.notes {
            let phrase = self.phrase(note);
            self.say(&Paragraph::default(), &phrase);
        }
    }

    fn row(&mut self, table: &Table, cells: &[Vec<Inline>]) -> GridRow {
        let cells = cells.iter().map(|cell| self.phrase(cell));
        let cells: Vec<Known> = cells
            .collect::<Vec<_>>()
            .iter()
            .map(|phrase| phrase.known(self.labels, &self.headings))
            .collect();
        let of = |role: ColumnRole| {
            let cells = table.columns.iter().zip(&cells);
            cells
                .filter(move |(column, _)| column.role == role)
                .map(|(_, cell)| cell)
        };
        let joined = |part: fn(&Known) -> &str| of(ColumnRole::RowHeader).map(part).collect::<Vec<_>>().join(", ");
        let header = Known {
            words: joined(|cell| &cell.words),
            key: joined(|cell| &cell.key),
            references: Vec::new(),
        };
        let data = of(ColumnRole::Data).map(|cell| cell.words.clone()).collect();
        GridRow { header, cells, data }
    }

    fn say(&mut self, paragraph: &Paragraph, phrase: &Phrase) {
        let sentences = phrase.sentences(self.labels, &self.headings);
        let said = sentences.into_iter().map(|known| Sentence {
            paragraph: paragraph.number.clone(),
            reference: paragraph.reference.clone(),
            known,
        });
        if let Some(section) = self.outline.sections.last_mut() {
            section.sentences.extend(said);
        }
    }

    /// The words of a paragraph without the number that they begin with, if that is the next: "30. The rate".
    fn without_number(&mut self, phrase: Phrase) -> Phrase {
        self.paragraph = Paragraph::default();
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
        let Some(label) = labels.iter().find(|label| phrase.words.starts_with(label.as_str())) else {
            return phrase;
        };
        self.count = next;
        let number = label.trim_end_matches([' ', '.']).to_owned();
        let reference = Reference::to_paragraph(&number);
        self.paragraph = Paragraph { number, reference };
        phrase.without_start(label.len())
    }

    fn phrase(&mut self, content: &[Inline]) -> Phrase {
        Phrase::new(content, &mut self.outline.figures)
    }
}

impl Section {
    /// Whether it is an annex, and no part of one.
    pub(super) fn is_annex(&self) -> bool {
        self.level == 2 && self.label.starts_with("Annex ")
    }
}

impl Paragraph {
    /// "30" and "(a)" as "30(a)"; an item of a paragraph without a number has none either.
    fn with_item(&self, label: &str) -> Self {
        let mut item = self.clone();
        if !item.number.is_empty() && label.starts_with('(') {
            item.number.push_str(label);
        }
        item
    }
}

/// Whether a link leads to a file beside the document.
fn is_file(target: &str) -> bool {
    !target.starts_with('#') && !target.contains(':')
}

fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
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
