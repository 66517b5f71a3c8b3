//! The numbers of paragraphs, sections and tables, and the references that name them.
//!
//! In: blocks in which references are links `[paragraph](ref:finance)` and the places that they name are links without
//! words, `[](mark:finance)`, in a paragraph or alone before a block; a mark with words, `[Annex 1](mark:letter)`, says
//! itself what its references print, and ends the numbering. Out: numbered blocks, and references that are ordinary
//! links. Whatever a writer prints has its number from here, so that it is the same in every format.

use std::collections::BTreeMap;

use super::blocks::each_words;
use super::{Block, Chart, Inline, Labels, List, ListKind, Numbered, Table, plain_text};
use crate::model::Numbering;
use crate::units::{NO_BREAK_SPACE, upper_first};

const REFERENCE: &str = "ref:";
const MARK: &str = "mark:";

/// What a reference leads to, and what it prints.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    id: String,
    words: String,
}

/// A mark whose block has not come yet.
#[derive(Debug)]
struct Pending {
    name: String,
    /// What a mark with words prints.
    words: Option<String>,
    /// The heading after it, in case that no paragraph follows.
    heading: Option<Place>,
}

/// Numbers the blocks and resolves their references; gives the names that lead nowhere.
pub(super) fn number(blocks: &mut Vec<Block>, labels: Labels) -> Vec<String> {
    let numbering = match labels {
        Labels::Given(numbering) => numbering,
        Labels::Absent => Numbering::None,
        // Its marks and references are resolved with the document that it becomes a part of.
        Labels::Open => return Vec::new(),
    };
    let mut writer = Writer::new(numbering, labels);
    let numbered = std::mem::take(blocks).into_iter().fold(Vec::new(), |mut out, block| {
        writer.block(block, &mut out);
        out
    });
    *blocks = numbered;
    writer.settle();
    let mut lost = Vec::new();
    each_words(blocks, &mut |words| resolve(words, &writer.places, &mut lost));
    lost
}

struct Writer {
    numbering: Numbering,
    labels: Labels,
    section: u32,
    paragraph: u32,
    table: u32,
    chart: u32,
    /// Whether an annex has begun.
    annexed: bool,
    last_heading: Option<Place>,
    pending: Vec<Pending>,
    places: BTreeMap<String, Place>,
}

impl Writer {
    fn new(numbering: Numbering, labels: Labels) -> Self {
        Self {
            numbering,
            labels,
            section: 0,
            paragraph: 0,
            table: 0,
            chart: 0,
            annexed: false,
            last_heading: None,
            pending: Vec::new(),
            places: BTreeMap::new(),
        }
    }

    /// Whether a paragraph has a number here: not in an annex, and by section not before the first.
    fn counts(&self) -> bool {
        let in_section = self.numbering != Numbering::BySection || self.section > 0;
        self.numbering != Numbering::None && in_section && !self.annexed
    }

    fn block(&mut self, mut block: Block, out: &mut Vec<Block>) {
        match &mut block {
            Block::Heading { level, id, content } => self.heading(*level, id, content),
            Block::Paragraph(content) => {
                let marks = take_marks(content);
                let is_empty = plain_text(content).trim().is_empty();
                self.pending.extend(marks);
                if is_empty {
                    return;
                }
                let place = self.paragraph_place();
                self.resolve_pending(&place);
                if self.counts() {
                    let content = vec![block];
                    return out.push(Block::Numbered(Numbered {
                        id: place.id,
                        label: self.label(),
                        content,
                    }));
                }
            }
            Block::List(list) => {
                if self.counts() {
                    letter(list, 0);
                }
                if let Some(Block::Numbered(before)) = out.last_mut() {
                    let number = before.label.trim_end_matches('.');
                    self.mark_items(list, &before.id, &format!("paragraph{NO_BREAK_SPACE}{number}"));
                    return before.content.push(block);
                }
            }
            Block::Quote(_) => {
                if let Some(Block::Numbered(before)) = out.last_mut() {
                    return before.content.push(block);
                }
            }
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.chart(chart),
            Block::Frame { content, .. } => content.iter_mut().for_each(|inner| match inner {
                Block::Table(table) => self.table(table),
                Block::Chart(chart) => self.chart(chart),
                _ => {}
            }),
            Block::Numbered(_) | Block::Facts(_) | Block::PageBreak => {}
        }
        out.push(block);
    }

    /// Lets the marks in a list lead to the paragraph that it belongs to, and print the item's letter.
    fn mark_items(&mut self, list: &mut List, id: &str, words: &str) {
        let kind = list.kind;
        for (index, item) in list.items.iter_mut().enumerate() {
            let words = format!("{words}{}", kind.label(index).unwrap_or_default());
            for block in item {
                match block {
                    Block::Paragraph(content) => {
                        for mark in take_marks(content) {
                            let (id, words) = (id.to_owned(), words.clone());
                            self.places.insert(mark.name, Place { id, words });
                        }
                    }
                    Block::List(inner) => self.mark_items(inner, id, &words),
                    _ => {}
                }
            }
        }
    }

    fn heading(&mut self, level: u8, id: &str, content: &mut Vec<Inline>) {
        let words = plain_text(content);
        self.annexed |= self.pending.iter().any(|mark| mark.words.is_some());
        let mut place = Place {
            id: id.to_owned(),
            words: format!("“{words}”"),
        };
        if level == 2 {
            self.settle();
            self.section += 1;
            if self.numbering == Numbering::BySection && !self.annexed {
                self.paragraph = 0;
                content.insert(0, Inline::Text(format!("{}.{NO_BREAK_SPACE}", self.section)));
                place.words = format!("section{NO_BREAK_SPACE}{}", self.section);
            }
        }
        self.last_heading = Some(place.clone());
        for mark in &mut self.pending {
            mark.heading.get_or_insert_with(|| place.clone());
        }
        if self.numbering != Numbering::Continuous || self.annexed {
            self.settle();
        }
    }

    /// Lets marks whose section has had no paragraph lead to its heading.
    fn settle(&mut self) {
        let pending = std::mem::take(&mut self.pending);
        for mark in pending {
            match mark.heading {
                Some(heading) => {
                    let words = mark.words.unwrap_or(heading.words);
                    self.places.insert(mark.name, Place { words, ..heading });
                }
                None => self.pending.push(mark),
            }
        }
    }

    /// The place of the paragraph that comes now; without numbers that of its heading.
    fn paragraph_place(&mut self) -> Place {
        if !self.counts() {
            let nowhere = Place {
                id: String::new(),
                words: String::new(),
            };
            return self.last_heading.clone().unwrap_or(nowhere);
        }
        self.paragraph += 1;
        let number = self.label();
        let number = number.trim_end_matches('.');
        Place {
            id: format!("paragraph-{}", number.replace('.', "-")),
            words: format!("paragraph{NO_BREAK_SPACE}{number}"),
        }
    }

    fn label(&self) -> String {
        match self.numbering {
            Numbering::BySection => format!("{}.{}", self.section, self.paragraph),
            Numbering::Continuous | Numbering::None => format!("{}.", self.paragraph),
        }
    }

    fn resolve_pending(&mut self, place: &Place) {
        for mark in std::mem::take(&mut self.pending) {
            let words = mark.words.unwrap_or_else(|| place.words.clone());
            let id = place.id.clone();
            self.places.insert(mark.name, Place { id, words });
        }
    }

    /// Charts are counted by themselves, and their own tables not at all.
    fn chart(&mut self, chart: &mut Chart) {
        if !matches!(self.labels, Labels::Given(_)) {
            return;
        }
        self.chart += 1;
        let words = format!("Chart{NO_BREAK_SPACE}{}", self.chart);
        chart.title.insert(0, Inline::Text(format!("{words}: ")));
        let name = chart.id.replace('-', "_");
        if self.places.contains_key(&name) {
            chart.id = format!("{}-{}", chart.id, self.chart);
            return;
        }
        let id = chart.id.clone();
        self.places.insert(name, Place { id, words });
    }

    fn table(&mut self, table: &mut Table) {
        if table.caption.is_empty() || !matches!(self.labels, Labels::Given(_)) {
            return;
        }
        self.table += 1;
        let words = format!("Table{NO_BREAK_SPACE}{}", self.table);
        table.caption.insert(0, Inline::Text(format!("{words}: ")));
        let name = format!("{}_table", table.id.replace('-', "_"));
        if self.places.contains_key(&name) {
            // A table that is placed again is referred to where it stands first.
            table.id = format!("{}-{}", table.id, self.table);
            return;
        }
        let id = table.id.clone();
        self.places.insert(name, Place { id, words });
    }
}

/// Numbered lists become lists by letters, those in them lists by small roman numbers, and those in these lists by capital
/// letters. Further down they keep their numbers, which no level above them has.
fn letter(list: &mut List, depth: usize) {
    if let ListKind::Numbered(_) = list.kind {
        list.kind = match depth {
            0 => ListKind::Lettered,
            1 => ListKind::Roman,
            2 => ListKind::Capital,
            _ => list.kind,
        };
    }
    for block in list.items.iter_mut().flatten() {
        if let Block::List(inner) = block {
            letter(inner, depth + 1);
        }
    }
}

/// Takes the marks out of a paragraph.
fn take_marks(content: &mut Vec<Inline>) -> Vec<Pending> {
    let mut marks = Vec::new();
    content.retain(|inline| {
        let Inline::Link { target, content } = inline else {
            return true;
        };
        let Some(name) = target.strip_prefix(MARK) else {
            return true;
        };
        let words = plain_text(content);
        marks.push(Pending {
            name: name.to_owned(),
            words: (!words.is_empty()).then_some(words),
            heading: None,
        });
        false
    });
    if !marks.is_empty()
        && let Some(Inline::Text(first)) = content.first_mut()
    {
        *first = first.trim_start().to_owned();
    }
    marks
}

/// Makes references links to what they name.
fn resolve(words: &mut [Inline], places: &BTreeMap<String, Place>, lost: &mut Vec<String>) {
    for inline in words {
        match inline {
            Inline::Strong(inner) | Inline::Emphasis(inner) => resolve(inner, places, lost),
            Inline::Link { target, content } => {
                if target.starts_with(MARK) {
                    lost.push(target.clone());
                }
                let Some(name) = target.strip_prefix(REFERENCE) else {
                    continue;
                };
                match places.get(name) {
                    Some(place) => *inline = printed(place, &plain_text(content)),
                    None => lost.push(target.clone()),
                }
            }
            Inline::Text(_) | Inline::Figure { .. } | Inline::LineBreak => {}
        }
    }
}

/// What a reference has for words until its number is known.
const STAND_IN: &str = "paragraph";

/// The link of a reference; with a capital letter where its stand-in has been given one, with other words if it has any.
fn printed(place: &Place, stand_in: &str) -> Inline {
    let mut words = if stand_in.eq_ignore_ascii_case(STAND_IN) {
        place.words.clone()
    } else {
        stand_in.to_owned()
    };
    if stand_in.starts_with(char::is_uppercase) {
        words = upper_first(&words);
    }
    let content = vec![Inline::Text(words)];
    if place.id.is_empty() {
        return Inline::Strong(content);
    }
    Inline::Link {
        target: format!("#{}", place.id),
        content,
    }
}

#[cfg(test)]
mod tests;
