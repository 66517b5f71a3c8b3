//! The room in which every PDF object is made.
//!
//! In: a [`Layout`] and the metadata. Out: the bytes of the file. printpdf makes the page contents and the page tree;
//! the rest that a tagged file needs (PDF 1.7, ISO 14289-1) is added to its `lopdf` document: [`fonts`], the
//! [`structure`] tree, and in [`catalog`] the outline, the metadata and the file's identity.

mod catalog;
mod content;
mod drawing;
mod file;
mod fonts;
mod picture;
mod structure;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use printpdf::{Mm, Op, PdfDocument, PdfPage, PdfSaveOptions};

use super::layout::Layout;
use super::style::{Sheet, Size};
use crate::document::Metadata;
use crate::picture::Logo;
use content::Contents;

/// Makes the file.
pub(super) fn emit(layout: &Layout, meta: &Metadata) -> Vec<u8> {
    let Contents { pages, owners } = Contents::of(layout);
    let sheets = layout.pages.iter().map(|page| page.sheet);
    let mut document = with_pages(sheets.zip(pages));
    "1.7".clone_into(&mut document.version);
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    let resources = resources(&mut document, layout, meta.logo.as_ref());
    for (page, id) in pages.iter().enumerate() {
        finish_page(&mut document, *id, page, resources);
    }
    let tree = structure::add(&mut document, layout, &owners, &pages);
    let outline = catalog::add_outline(&mut document, layout, &pages);
    catalog::finish(&mut document, meta, tree, outline);
    file::bytes(&document)
}

/// printpdf's part: the page tree and the contents.
fn with_pages(contents: impl Iterator<Item = (Sheet, Vec<Op>)>) -> Document {
    let mut pdf = PdfDocument::new("");
    let page = |(sheet, ops): (Sheet, Vec<Op>)| {
        let Size { width, height } = sheet.size();
        PdfPage::new(points(width), points(height), ops)
    };
    pdf.pages = contents.map(page).collect();
    let options = PdfSaveOptions {
        optimize: false,
        // The fonts are made by `fonts`, once a process.
        subset_fonts: false,
        // "Secure" drops `Op::Unknown`, by which text is shown in our own codes; no operator here comes from outside.
        secure: false,
        image_optimization: None,
    };
    pdf.to_lopdf_document(&options, &mut Vec::new())
}

fn points(length: f32) -> Mm {
    printpdf::Pt(length).into()
}

/// One dictionary of resources for all pages, in the place of those that printpdf makes for each.
fn resources(document: &mut Document, layout: &Layout, logo: Option<&Logo>) -> ObjectId {
    let mut faces = Dictionary::new();
    for (face, extras) in layout.alphabet.used() {
        faces.set(
            content::font_name(face),
            Object::Reference(fonts::add(document, layout.alphabet.typeface, face, extras)),
        );
    }
    let mut resources = dictionary! { "Font" => faces };
    if let Some(logo) = logo {
        let picture = picture::add(document, logo);
        resources.set(
            "XObject",
            dictionary! { content::LOGO_NAME => Object::Reference(picture) },
        );
    }
    document.add_object(resources)
}

/// Adds what a page needs to be tagged.
fn finish_page(document: &mut Document, id: ObjectId, number: usize, resources: ObjectId) {
    let mut dropped = None;
    if let Ok(page) = document.get_dictionary_mut(id) {
        dropped = page.get(b"Resources").and_then(Object::as_reference).ok();
        page.set("Resources", Object::Reference(resources));
        page.set("StructParents", integer(number));
        page.set("Tabs", "S");
        // The media box says it all.
        for key in [&b"Annots"[..], b"TrimBox", b"CropBox"] {
            page.remove(key);
        }
    }
    if let Some(dropped) = dropped {
        document.objects.remove(&dropped);
    }
}

/// A count or index as a PDF integer.
fn integer(value: usize) -> Object {
    Object::Integer(i64::try_from(value).unwrap_or(i64::MAX))
}

/// A length as a PDF number, to a thousandth of a point.
fn real(value: f32) -> Object {
    Object::Real(rounded(value))
}

fn rounded(value: f32) -> f32 {
    (value * 1000.0).round() / 1000.0
}

/// From the bottom of the page, as PDF measures, what the layout measures from the top.
fn from_bottom(sheet: Sheet, top: f32) -> f32 {
    sheet.size().height - top
}

/// A text string: ASCII as it is, anything else as UTF-16 with its mark.
fn text_string(text: &str) -> Object {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return Object::string_literal(text);
    }
    let units = text.encode_utf16().flat_map(u16::to_be_bytes);
    Object::String(
        [0xfe, 0xff].into_iter().chain(units).collect(),
        lopdf::StringFormat::Hexadecimal,
    )
}
