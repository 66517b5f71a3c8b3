//! A document as it is compared: sections with their sentences and tables.
//!
//! In: blocks. Out: an [`Outline`], in which nothing is left of how a thing looks, and labels are apart from words. In a
//! built file labels are words, and a caption is a bold paragraph above its table; they are told by what they would be.

mod reader;

use reader::Reader;

use super::closing::closing;
use super::labels::Reference;
use super::phrase::{Heading, Headings, Known, LabelsAre};
use crate::document::{Block, block_text};
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
        let closing = closing(blocks, labels);
        let mut reader = Reader::new(labels, headings(blocks, labels));
        reader.section(Section::default());
        reader.blocks(&blocks[..closing.start]);
        reader.section(Section {
            kind: SectionKind::End,
            // Nothing is a part of it.
            level: 6,
            ..Section::default()
        });
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

impl Section {
    /// Whether it is an annex, and no part of one.
    pub(super) fn is_annex(&self) -> bool {
        self.level == 2 && self.label.starts_with("Annex ")
    }
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
    if matches!(label, "Annex" | "Table" | "Chart" | "Figure") {
        let rest = words[label.len()..].trim_start();
        let number = rest.split_whitespace().next().unwrap_or_default();
        if digits(number.trim_end_matches([':', '.', '–'])) {
            let end = words.len() - rest.len() + number.len();
            return (&words[..end], words[end..].trim_start_matches([' ', ':', '–']));
        }
    }
    ("", words)
}
