//! How the figures were worked out: a list at the end of the document or of each of its sections, to which figures lead
//! and which leads back to them.
//!
//! A list is closed until it is asked for, and so is one stop on the way through the page by keyboard; figures are none. In
//! a page a figure leads to its entry all the same, for whoever points at it or reads with a screen reader, and a browser opens
//! a list to show an entry. In a fragment, without a style to keep hundreds of links quiet, only the list leads back.

use std::collections::{BTreeMap, BTreeSet};

use super::{Writer, ids};
use crate::document::{Block, Document, FrameKind, block_text, printed_figures};
use crate::model::WorkingsPlace;
use crate::units::decimal;
use crate::workings::{ABOUT_THE_LIST, Working};

/// What the ids of figures and of their entries begin with. No heading and no table has two hyphens in a row.
const FIGURE: &str = "figure--";
const ENTRY: &str = "how--";

const TITLE: &str = "How the figures were worked out";

/// Decimals of an exact value; a third has no end of them.
const DECIMALS: u32 = 6;

/// A run of blocks that ends with a list, where its figures have one.
#[derive(Debug)]
pub(super) struct Section<'d> {
    pub(super) blocks: &'d [Block],
    /// The workings of the figures that it prints, each once; empty where no list is wanted.
    workings: Vec<&'d Working>,
    /// What tells the ids of its list from those of other sections' lists.
    mark: String,
    title: String,
}

/// What the writer knows of figures.
#[derive(Debug, Default)]
pub(super) struct Figures {
    /// The exact value of each, by its id.
    values: BTreeMap<String, String>,
    /// Those that the list of the section now written explains, each with the id that its place in the text has.
    listed: BTreeMap<String, String>,
    /// Those of them that stand in what is written so far.
    met: BTreeSet<String>,
}

impl Figures {
    pub(super) fn new(document: &Document) -> Self {
        let value = |working: &Working| (working.id.clone(), exact_value(working));
        Self {
            values: document.workings.iter().map(value).collect(),
            ..Self::default()
        }
    }
}

/// A value for machines: a number in the unit of its figure, a range as `8000/9000` and an upper bound as `../10`, as in ISO
/// 8601-2 for intervals; of a figure that is words, the words.
fn exact_value(working: &Working) -> String {
    let number = |number| decimal(number, DECIMALS);
    match (working.value, working.low, working.high) {
        (Some(value), _, _) => number(value),
        (None, Some(low), Some(high)) => format!("{}/{}", number(low), number(high)),
        (None, None, Some(high)) => format!("../{}", number(high)),
        (None, _, None) => working.text.clone(),
    }
}

/// The document in the runs that end with lists; the first has at least so many blocks.
pub(super) fn sections(document: &Document, place: WorkingsPlace, first: usize) -> Vec<Section<'_>> {
    let blocks = &document.blocks;
    // What starts a new page for a section belongs to it.
    let begins = |at: &usize| match &blocks[*at..] {
        [Block::PageBreak, Block::Heading { level: 2, .. }, ..] => true,
        [Block::Heading { level: 2, .. }, ..] => *at == first || blocks[*at - 1] != Block::PageBreak,
        _ => false,
    };
    let mut ends: Vec<usize> = match place {
        WorkingsPlace::Sections => (first.max(1)..blocks.len()).filter(begins).collect(),
        WorkingsPlace::Document | WorkingsPlace::Nowhere => Vec::new(),
    };
    ends.push(blocks.len());
    let is_whole = ends.len() == 1;
    let mut begin = 0;
    let section = |(at, end): (usize, usize)| {
        let blocks = &blocks[std::mem::replace(&mut begin, end)..end];
        let workings = match place {
            WorkingsPlace::Nowhere => Vec::new(),
            WorkingsPlace::Document | WorkingsPlace::Sections => workings_of(document, blocks),
        };
        let (mark, title) = if is_whole {
            (String::new(), TITLE.to_owned())
        } else {
            (format!("{at}--"), title_of(blocks))
        };
        Section {
            blocks,
            workings,
            mark,
            title,
        }
    };
    (1..).zip(ends).map(section).collect()
}

/// The workings of what blocks print. An annex that is itself a list of workings prints nothing new.
fn workings_of<'d>(document: &'d Document, blocks: &[Block]) -> Vec<&'d Working> {
    let kind = FrameKind::Workings;
    let is_annex = |block: &&Block| matches!(block, Block::Frame { kind: found, .. } if *found == kind);
    let counted = blocks.iter().filter(|block| !is_annex(block));
    let mut seen = BTreeSet::new();
    let ids = counted.flat_map(|block| printed_figures(std::slice::from_ref(block)));
    let new = ids.filter(|id| seen.insert(*id));
    new.filter_map(|id| document.workings.iter().find(|working| working.id == id))
        .collect()
}

/// The title of a section's list, which tells it from the others where it is heard alone.
fn title_of(blocks: &[Block]) -> String {
    match blocks.iter().find(|block| **block != Block::PageBreak) {
        Some(heading @ Block::Heading { level: 2, .. }) => format!("{TITLE}: {}", block_text(heading)),
        _ => format!("{TITLE}: before the first section"),
    }
}

impl Writer {
    /// What is to be known before a section is written.
    pub(super) fn begin(&mut self, section: &Section<'_>) {
        let place = |working: &&Working| (working.id.clone(), format!("{}{}", section.mark, working.id));
        self.figures.listed = section.workings.iter().map(place).collect();
        self.figures.met.clear();
    }

    /// A computed number says which figure it is and its exact value, and where there is a list, leads to its entry. One
    /// that nobody has worked out, as in a document made by hand, only says which it is.
    pub(super) fn figure(&mut self, id: &str, text: &str) {
        let Some(place) = self.figures.listed.get(id).cloned() else {
            // A fragment keeps to what a content management system lets through, unless a list is asked for.
            return if self.is_page() {
                self.data(id, text);
            } else {
                self.words(text);
            };
        };
        let is_first = self.figures.met.insert(id.to_owned());
        let own_id = if is_first {
            self.short_id(FIGURE, &place)
        } else {
            String::new()
        };
        if !self.is_page() || self.inside_link || self.inside_heading {
            return self.place(&own_id, id, text);
        }
        let entry = format!("#{}", self.short_id(ENTRY, &place));
        let attributes = [
            ("class", "figure"),
            ("id", &own_id),
            ("href", &entry),
            ("tabindex", "-1"),
            ("title", "How it was worked out"),
        ];
        self.open("a", &attributes);
        self.data(id, text);
        self.close("a");
    }

    /// A figure that is no link, and that its entry may lead to. Of the ids of `data` elements Word makes no bookmarks.
    fn place(&mut self, own_id: &str, id: &str, text: &str) {
        if own_id.is_empty() {
            return self.data(id, text);
        }
        self.open("span", &[("id", own_id)]);
        self.data(id, text);
        self.close("span");
    }

    fn data(&mut self, id: &str, text: &str) {
        let value = self.figures.values.get(id).cloned().unwrap_or_default();
        let element = if value.is_empty() { "span" } else { "data" };
        self.open(element, &[("value", &value), ("data-figure", id)]);
        self.running_words(text);
        self.close(element);
    }

    fn short_id(&self, before: &str, place: &str) -> String {
        ids::short(&self.id(&format!("{before}{place}")))
    }

    /// The list at the end of a section, if it has one.
    pub(super) fn workings(&mut self, section: &Section<'_>) {
        if section.workings.is_empty() {
            return;
        }
        self.open("details", &[("class", "workings")]);
        self.html.push('\n');
        self.line("summary", &section.title);
        self.line("p", ABOUT_THE_LIST);
        self.line("p", "Each name leads back to where the figure is first read.");
        self.html.push_str("<dl>\n");
        for working in &section.workings {
            self.entry(working, section);
        }
        self.close_line("dl");
        self.close_line("details");
    }

    fn entry(&mut self, working: &Working, section: &Section<'_>) {
        let place = format!("{}{}", section.mark, working.id);
        let (entry, figure) = (self.short_id(ENTRY, &place), self.short_id(FIGURE, &place));
        // In the index figures of several years have the same name.
        let is_of_one_year = section.workings.iter().all(|other| other.sheet == working.sheet);
        let year = if is_of_one_year {
            String::new()
        } else {
            format!(", {}", working.sheet)
        };
        let name = format!("{}{year}: {}", working.listed_label(), working.text);
        self.html.push_str("<div>\n");
        self.open("dt", &[]);
        if self.figures.met.contains(&working.id) {
            // The id stands on the link, which the browser then makes the next stop; and of other elements of such a list Word
            // forgets it.
            self.open("a", &[("id", &entry), ("href", &format!("#{figure}"))]);
            self.words(&name);
            self.close("a");
        } else {
            self.words(&name);
        }
        self.close_line("dt");
        for words in working.listed() {
            self.line("dd", &words);
        }
        self.close_line("div");
    }

    fn line(&mut self, element: &'static str, words: &str) {
        self.open(element, &[]);
        self.words(words);
        self.close_line(element);
    }
}
