//! The PDF writer: PDF 1.7, tagged, PDF/UA-1, A4.
//!
//! In: a [`Document`]. Out: the bytes of the file. `layout` breaks the text into lines and pages of placed glyphs and
//! a tree of structure elements, and knows no PDF; `emit` makes every PDF object of it, and decides nothing about
//! looks. The same document gives the same bytes, whatever was written before and on whichever thread.

mod emit;
mod fonts;
mod layout;
mod lines;
mod measures;
mod shape;
mod stretches;
mod style;

use crate::document::Document;

/// Writes a document as PDF.
///
/// # Example
/// ```
/// use annual_review::document::{Block, Document, Inline, Metadata, Readers, Stage};
/// use annual_review::units::{Colour, Typeface};
/// let document = Document {
///     meta: Metadata {
///         title: "Annual review letter 2020: Oxford City Council".into(),
///         short_title: "Annual review letter 2020".into(),
///         council: "Oxford City Council".into(),
///         author: "Oxford City Council".into(),
///         description: "An example.".into(),
///         colour: Colour::DEFAULT,
///         chart_colours: Vec::new(),
///         typeface: Typeface::Liberation,
///         logo: None,
///         fragment_heading_level: 1,
///         made_on: None,
///         stage: Stage::Final,
///         readers: Readers::Everybody,
///         workings_shown: Default::default(),
///         provenance: Default::default(),
///     },
///     blocks: vec![Block::Paragraph(vec![Inline::Text("37 complaints".into())])],
///     workings: Vec::new(),
/// };
/// let bytes = annual_review::write::pdf::write(&document);
/// assert!(bytes.starts_with(b"%PDF-1.7"));
/// assert_eq!(bytes, annual_review::write::pdf::write(&document));
/// ```
#[must_use]
pub fn write(document: &Document) -> Vec<u8> {
    emit::emit(&layout::lay_out(document), &document.meta)
}
