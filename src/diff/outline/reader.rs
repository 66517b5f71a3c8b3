//! From blocks to sections, sentence by sentence.
//!
//! In: the blocks of a document in their order. Out: its [`Outline`].

use super::{Grid, GridRow, Outline, Section, SectionKind, Sentence, plain, reference, titled};
use crate::diff::labels::Reference;
use crate::diff::phrase::{Headings, Known, LabelsAre, Phrase};
use crate::document::{Block, Chart, ColumnRole, Inline, List, ListKind, Numbered, Table, block_text, plain_text};

/// The paragraph to which lists and quotations belong.
#[derive(Debug, Clone, Default)]
struct Paragraph {
    /// "30"; empty without a number.
    number: String,
    reference: Option<Reference>,
}

/// The outline as far as it has been read.
pub(super) struct Reader {
    pub(super) outline: Outline,
    labels: LabelsAre,
    headings: Headings,
    paragraph: Paragraph,
    /// How many paragraphs have had numbers that are words, since the numbering began.
    count: u32,
    /// The bold paragraph before this block.
    caption: Option<String>,
}

impl Reader {
    /// Nothing is read yet.
    pub(super) fn new(labels: LabelsAre, headings: Headings) -> Self {
        Self {
            outline: Outline::default(),
            labels,
            headings,
            paragraph: Paragraph::default(),
            count: 0,
            caption: None,
        }
    }

    /// Begins a section, in which no paragraph has been read.
    pub(super) fn section(&mut self, section: Section) {
        self.paragraph = Paragraph::default();
        self.outline.sections.push(section);
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) {
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
                for fact in &facts.items {
                    let phrase = Phrase::labelled(&self.phrase(&fact.label), &self.phrase(&fact.value));
                    self.say(&Paragraph::default(), &phrase);
                }
            }
            Block::Frame { content, .. } => self.blocks(content),
            Block::List(_) | Block::Quote(_) => self.belonging(block),
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.chart(chart),
            Block::PageBreak => {}
        }
    }

    /// What a chart says is in its words and its numbers. Its own number is no part of what it says.
    fn chart(&mut self, chart: &Chart) {
        for words in chart.lines() {
            let phrase = self.phrase(words);
            let start = phrase.words.len() - titled(&phrase.words).1.len();
            self.say(&Paragraph::default(), &phrase.without_start(start));
        }
        chart.table().into_iter().for_each(|table| self.table(table));
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
        // Numbers by section begin anew: "2.1" comes after "2.".
        if level == 2 && label.starts_with(|c: char| c.is_ascii_digit()) {
            self.count = 0;
        }
        self.section(Section {
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
                            let typed =
                                [ListKind::Lettered, ListKind::Roman, ListKind::Capital].map(|kind| kind.label(at));
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

/// Whether a block is the caption of the table after it, as the Markdown writer prints it.
fn is_caption(block: &Block, next: Option<&Block>) -> bool {
    matches!(block, Block::Paragraph(words) if matches!(&words[..], [Inline::Strong(_)]))
        && matches!(next, Some(Block::Table(table)) if table.caption.is_empty())
}
