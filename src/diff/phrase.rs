//! Words with the links in them, and what they are known by.
//!
//! In: inlines. Out: a [`Phrase`], which can be parted into sentences, each with its key. Where a composed document
//! refers to its own parts it has a link, so that "section 5 of the Act" is never taken for one of them; in a built file
//! numbers are told by the words before them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::labels::{Reference, is_label, masked};
use crate::document::{Inline, sentences};

/// Where the numbers of a document's parts are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LabelsAre {
    /// In the tree.
    Apart,
    /// At the beginning of the words, as in a built file.
    Words,
}

/// The headings of a document by their ids, so that a link in the words of its heading is known as a reference.
#[derive(Debug, Default)]
pub(super) struct Headings(pub(super) BTreeMap<String, Heading>);

/// A heading as a link may print it, and the part that it names.
#[derive(Debug)]
pub(super) struct Heading {
    pub(super) words: String,
    pub(super) reference: Option<Reference>,
}

/// Words in ordinary spaces, and the links within the document that stand in them.
#[derive(Debug, Clone, Default)]
pub(super) struct Phrase {
    pub(super) words: String,
    links: Vec<(Range<usize>, String)>,
}

/// What words are known by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) words: String,
    /// The words without what they call the parts of their own document.
    pub(super) key: String,
    /// The parts of their own document to which they refer.
    pub(super) references: Vec<Reference>,
}

impl Phrase {
    /// The words of these inlines; ids of the figures in them are added to the list. A link out of the document has its
    /// address after it, unless that is what it says.
    pub(super) fn new(content: &[Inline], figures: &mut Vec<String>) -> Self {
        let mut phrase = Self::default();
        phrase.push_all(content, figures);
        phrase.words.truncate(phrase.words.trim_end().len());
        phrase
    }

    fn push_all(&mut self, content: &[Inline], figures: &mut Vec<String>) {
        for inline in content {
            match inline {
                Inline::Text(text) => self.push(text),
                Inline::Figure { id, text } => {
                    self.push(text);
                    if !figures.contains(id) {
                        figures.push(id.clone());
                    }
                }
                Inline::Strong(inner) | Inline::Emphasis(inner) => self.push_all(inner, figures),
                Inline::Link { target, content } => {
                    let start = self.words.len();
                    self.push_all(content, figures);
                    let address = target.trim_start_matches("mailto:").trim_start_matches("tel:");
                    if let Some(id) = target.strip_prefix('#') {
                        self.links.push((start..self.words.len(), id.to_owned()));
                    } else if self.words[start..] != *address {
                        self.push(&format!(" <{target}>"));
                    }
                }
                Inline::LineBreak => self.push(" "),
            }
        }
    }

    /// Adds words, with one ordinary space wherever there is any.
    fn push(&mut self, words: &str) {
        for c in words.chars() {
            if !c.is_whitespace() {
                self.words.push(c);
            } else if !self.words.is_empty() && !self.words.ends_with(' ') {
                self.words.push(' ');
            }
        }
    }

    /// A label and what it says, with a colon between them.
    pub(super) fn labelled(label: &Self, value: &Self) -> Self {
        let mut words = format!("{}: ", label.words);
        let links = value.links.iter();
        let links = links.map(|(range, id)| (range.start + words.len()..range.end + words.len(), id.clone()));
        let links = label.links.iter().cloned().chain(links).collect();
        words.push_str(&value.words);
        Self { words, links }
    }

    /// Takes so many bytes away from the beginning.
    pub(super) fn without_start(mut self, length: usize) -> Self {
        self.words.drain(..length);
        self.links.retain_mut(|(range, _)| {
            let is_left = range.start >= length;
            if is_left {
                *range = range.start - length..range.end - length;
            }
            is_left
        });
        self
    }

    /// Its sentences, each with what it is known by.
    pub(super) fn sentences(&self, labels: LabelsAre, headings: &Headings) -> Vec<Known> {
        let parts = sentences(&self.words).into_iter();
        parts.map(|range| self.part(&range, labels, headings)).collect()
    }

    /// The whole of it, with what it is known by.
    pub(super) fn known(&self, labels: LabelsAre, headings: &Headings) -> Known {
        self.part(&(0..self.words.len()), labels, headings)
    }

    fn part(&self, range: &Range<usize>, labels: LabelsAre, headings: &Headings) -> Known {
        let (mut key, mut references) = (String::new(), Vec::new());
        let mut at = range.start;
        for (link, id) in &self.links {
            let is_within = at <= link.start && link.end <= range.end;
            if let Some(reference) = self.reference(link, id, labels, headings).filter(|_| is_within) {
                key.push_str(&self.words[at..link.start]);
                key.push('→');
                references.push(reference);
                at = link.end;
            }
        }
        key.push_str(&self.words[at..range.end]);
        if labels == LabelsAre::Words {
            let (without_numbers, more) = masked(&key);
            key = without_numbers;
            references.extend(more);
        }
        let words = self.words[range.clone()].to_owned();
        Known { words, key, references }
    }

    /// Where a link leads whose words are only the number or heading of that place; any other words may change.
    fn reference(&self, link: &Range<usize>, id: &str, labels: LabelsAre, headings: &Headings) -> Option<Reference> {
        let words = &self.words[link.clone()];
        let heading = headings.0.get(id);
        let is_heading = heading.is_some_and(|heading| heading.words == words.trim_matches(['“', '”']));
        match labels {
            LabelsAre::Apart if is_heading || is_label(words) => Reference::to_id(id),
            // "Annex 2" is read with all other words.
            LabelsAre::Words if is_heading => heading?.reference.clone().or_else(|| Reference::to_id(id)),
            LabelsAre::Apart | LabelsAre::Words => None,
        }
    }
}
