//! A document to pages of placed glyphs and a tree of structure elements.
//!
//! In: a [`Document`]. Out: a [`Layout`], complete: every line broken, every glyph and rule placed in points from the
//! top left corner of its page, every piece of text owned by an element of the tree or marked as an artifact. Nothing
//! here knows of PDF objects; the flow goes blocks → [`strips`] (lines, rows) → [`pages`].

mod blocks;
mod charts;
mod columns;
mod drawings;
mod elements;
mod flow;
mod grid;
mod landscape;
mod lists;
mod logo;
mod numbered;
mod pages;
mod pairs;
mod parted;
mod running;
mod statistics;
mod strips;
mod tables;

pub(super) use elements::{Element, ElementId, FigureId, LinkId, Numbering, Role, Scope};
pub(super) use pages::Page;
pub(super) use strips::{Artifact, Fill, Owner, Picture, PictureContent, Piece, Rect, Text};

use std::collections::BTreeMap;

use super::fonts::Alphabet;
use super::style::Sheet;
use crate::document::{Block, Document};
use flow::Flow;

/// A document, laid out.
#[derive(Debug)]
pub(super) struct Layout {
    /// The pages; at least one.
    pub(super) pages: Vec<Page>,
    /// The structure elements; the first is the document's.
    pub(super) elements: Vec<Element>,
    /// The links, by their ids.
    pub(super) links: Vec<Link>,
    /// What each figure shows, in words, by its id.
    pub(super) figures: Vec<String>,
    /// The headings in order, for the outline.
    pub(super) headings: Vec<Bookmark>,
    /// Where the headings, numbered paragraphs and tables stand that a link may lead to.
    pub(super) places: BTreeMap<String, Place>,
    /// What the codes of the glyphs stand for.
    pub(super) alphabet: Alphabet,
}

/// A link in the text.
#[derive(Debug)]
pub(super) struct Link {
    /// Its element.
    pub(super) element: ElementId,
    /// A URL, or `#` and the id of a place that exists.
    pub(super) target: String,
    /// Its words.
    pub(super) words: String,
}

/// A heading, as the outline shows it.
#[derive(Debug)]
pub(super) struct Bookmark {
    /// 1 to 6; goes down by one at a time and begins with 1.
    pub(super) level: u8,
    /// Its words.
    pub(super) title: String,
    /// Where it stands.
    pub(super) place: Place,
}

/// A place in the laid-out document.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Place {
    /// Index of the page.
    pub(super) page: usize,
    /// Which way that page lies.
    pub(super) sheet: Sheet,
    /// From the top of the page.
    pub(super) top: f32,
}

/// Lays a document out.
pub(super) fn lay_out(document: &Document) -> Layout {
    let mut flow = Flow::new(&document.meta, targets(&document.blocks));
    if let Some(logo) = &document.meta.logo {
        flow.logo(logo);
    }
    flow.indent_for(&document.blocks);
    flow.blocks(&document.blocks);
    flow.finish()
}

/// The ids that a link may lead to.
fn targets(blocks: &[Block]) -> Vec<&str> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Heading { id, .. } => found.push(id.as_str()),
            Block::Table(table) => found.push(table.id.as_str()),
            Block::Chart(chart) => {
                found.push(chart.id.as_str());
                found.extend(chart.table().map(|table| table.id.as_str()));
            }
            Block::Numbered(paragraph) => {
                found.push(paragraph.id.as_str());
                found.extend(targets(&paragraph.content));
            }
            Block::Quote(inner) | Block::Frame { content: inner, .. } => found.extend(targets(inner)),
            Block::List(list) => found.extend(list.items.iter().flat_map(|item| targets(item))),
            Block::Paragraph(_) | Block::Facts(_) | Block::PageBreak => {}
        }
    }
    found.retain(|id| !id.is_empty());
    found
}
