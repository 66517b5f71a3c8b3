//! Page contents: the operators of each page, and which element owns which of their parts.

use printpdf::{Color, CurTransMat, DictItem, Op, PaintMode, PdfFontHandle, Pt, Rgb, TextMatrix};

use super::super::fonts::Face;
use super::super::layout::{
    Artifact, Element, ElementId, Fill, Layout, Owner, Page, Picture, PictureContent, Rect, Text,
};
use super::super::style::Sheet;
use super::structure::tag;
use super::{drawing, from_bottom, rounded};
use crate::units::Colour;

/// The contents of all pages.
pub(super) struct Contents {
    /// The operators of each page.
    pub(super) pages: Vec<Vec<Op>>,
    /// For each page the owners of its marked parts, in the order of their ids.
    pub(super) owners: Vec<Vec<ElementId>>,
}

impl Contents {
    pub(super) fn of(layout: &Layout) -> Self {
        let pages = layout.pages.iter().map(|page| operators(page, &layout.elements));
        let (pages, owners) = pages.unzip();
        Self { pages, owners }
    }
}

/// The name by which page contents call the logo.
pub(super) const LOGO_NAME: &str = "Logo";

/// The name by which page contents call a face. F1 to F14 are printpdf's own.
pub(super) fn font_name(face: Face) -> String {
    format!("F{}", 20 + face as usize)
}

fn operators(page: &Page, elements: &[Element]) -> (Vec<Op>, Vec<ElementId>) {
    let mut ops = Vec::new();
    let mut owners = Vec::new();
    draw_fills(page, &mut ops);
    let mut shown = 0;
    // The parts of a chart that follow one another are one part of the contents.
    let same =
        |(before, one): &(usize, Picture), (other, next): &(usize, Picture)| before == other && one.owner == next.owner;
    for pictures in page.pictures.chunk_by(same) {
        let Some((before, first)) = pictures.first() else {
            continue;
        };
        let texts = page.texts.get(shown..*before).unwrap_or_default();
        draw_texts(page.sheet, texts, elements, &mut owners, &mut ops);
        shown = *before;
        ops.push(begin_element(first.owner, elements, &mut owners));
        for (_, picture) in pictures {
            draw_picture(page.sheet, picture, &mut ops);
        }
        ops.push(Op::EndMarkedContent);
    }
    let texts = page.texts.get(shown..).unwrap_or_default();
    draw_texts(page.sheet, texts, elements, &mut owners, &mut ops);
    (ops, owners)
}

/// Texts, those of one owner that follow one another as one part.
fn draw_texts(sheet: Sheet, texts: &[Text], elements: &[Element], owners: &mut Vec<ElementId>, ops: &mut Vec<Op>) {
    for same in texts.chunk_by(|one, next| one.owner == next.owner) {
        let Some(first) = same.first() else { continue };
        ops.push(match first.owner {
            Owner::Artifact(artifact) => begin_artifact(artifact),
            Owner::Element(element) => begin_element(element, elements, owners),
        });
        show(sheet, same, ops);
        ops.push(Op::EndMarkedContent);
    }
}

fn begin_element(element: ElementId, elements: &[Element], owners: &mut Vec<ElementId>) -> Op {
    let name = elements.get(element.0).map_or("P", |element| tag(element.role));
    begin(name, [("MCID", mcid(owners, element))])
}

/// The id of the next marked part of a page, which an element owns.
fn mcid(owners: &mut Vec<ElementId>, element: ElementId) -> DictItem {
    owners.push(element);
    DictItem::Int(i64::try_from(owners.len() - 1).unwrap_or(i64::MAX))
}

fn draw_picture(sheet: Sheet, picture: &Picture, ops: &mut Vec<Op>) {
    match &picture.content {
        PictureContent::Logo => draw_logo(sheet, picture.rect, ops),
        PictureContent::Drawing(pieces) => drawing::draw(sheet, pieces, ops),
    }
}

/// The logo: a picture is one unit wide and high until it is stretched.
fn draw_logo(sheet: Sheet, rect: Rect, ops: &mut Vec<Op>) {
    let Rect {
        left,
        top,
        width,
        height,
    } = rect;
    let matrix = [width, 0.0, 0.0, height, left, from_bottom(sheet, top + height)];
    ops.extend([
        Op::SaveGraphicsState,
        Op::SetTransformationMatrix {
            matrix: CurTransMat::Raw(matrix.map(rounded)),
        },
        Op::Unknown {
            key: "Do".to_owned(),
            value: vec![DictItem::Name(LOGO_NAME.as_bytes().to_vec())],
        },
        Op::RestoreGraphicsState,
    ]);
}

fn begin<const N: usize>(tag: &str, properties: [(&str, DictItem); N]) -> Op {
    let map = properties
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect();
    Op::BeginMarkedContentWithProperties {
        tag: tag.to_owned(),
        properties: DictItem::Dict { map },
    }
}

fn begin_artifact(artifact: Artifact) -> Op {
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let pagination = |kind: &str| begin("Artifact", [("Type", name("Pagination")), ("Subtype", name(kind))]);
    match artifact {
        Artifact::Header => pagination("Header"),
        Artifact::Footer => pagination("Footer"),
        Artifact::RepeatedRow => begin("Artifact", [("Type", name("Pagination"))]),
    }
}

/// Grounds and rules, all as one artifact.
fn draw_fills(page: &Page, ops: &mut Vec<Op>) {
    if page.fills.is_empty() {
        return;
    }
    ops.push(begin("Artifact", [("Type", DictItem::Name(b"Layout".to_vec()))]));
    let mut colour = None;
    for fill in &page.fills {
        set_colour(fill.colour, &mut colour, ops);
        ops.push(filled(page.sheet, fill));
    }
    ops.push(Op::EndMarkedContent);
}

/// A rectangle in the colour that is set.
pub(super) fn filled(sheet: Sheet, fill: &Fill) -> Op {
    Op::DrawRectangle {
        rectangle: printpdf::Rect {
            x: Pt(rounded(fill.rect.left)),
            y: Pt(rounded(from_bottom(sheet, fill.rect.top + fill.rect.height))),
            width: Pt(rounded(fill.rect.width)),
            height: Pt(rounded(fill.rect.height)),
            mode: Some(PaintMode::Fill),
            winding_order: None,
        },
    }
}

/// Texts one after the other.
pub(super) fn show<'t>(sheet: Sheet, texts: impl IntoIterator<Item = &'t Text>, ops: &mut Vec<Op>) {
    ops.push(Op::StartTextSection);
    let mut font = None;
    let mut colour = None;
    for text in texts {
        if font != Some((text.face, text.size)) {
            font = Some((text.face, text.size));
            let handle = PdfFontHandle::External(printpdf::FontId(font_name(text.face)));
            ops.push(Op::SetFont {
                font: handle,
                size: Pt(text.size),
            });
        }
        set_colour(text.colour, &mut colour, ops);
        let (x, y) = (Pt(rounded(text.left)), Pt(rounded(from_bottom(sheet, text.baseline))));
        ops.push(Op::SetTextMatrix {
            matrix: TextMatrix::Translate(x, y),
        });
        // printpdf's own operator writes each glyph as a string of its own, and only for fonts that it embeds.
        ops.push(Op::Unknown {
            key: "TJ".to_owned(),
            value: vec![DictItem::Array(kerned(&text.glyphs))],
        });
    }
    ops.push(Op::EndTextSection);
}

/// Codes as strings, with the kerning between them.
fn kerned(glyphs: &[(u16, f32)]) -> Vec<DictItem> {
    let mut items = Vec::new();
    let mut data = Vec::new();
    for (code, kern) in glyphs {
        data.extend(code.to_be_bytes());
        // Less than a thousandth of the em is not seen, and not worth its bytes.
        if kern.abs() >= 0.5 {
            items.push(DictItem::String {
                data: std::mem::take(&mut data),
                literal: true,
            });
            items.push(DictItem::Real((kern * 10.0).round() / 10.0));
        }
    }
    if !data.is_empty() {
        items.push(DictItem::String { data, literal: true });
    }
    items
}

/// Sets the colour of what is filled, unless it is set.
pub(super) fn set_colour(colour: Colour, current: &mut Option<Colour>, ops: &mut Vec<Op>) {
    if *current == Some(colour) {
        return;
    }
    *current = Some(colour);
    ops.push(Op::SetFillColor { col: rgb(colour) });
}

/// A colour in the numbers of PDF.
pub(super) fn rgb(colour: Colour) -> Color {
    let share = |channel: u8| rounded(f32::from(channel) / 255.0);
    Color::Rgb(Rgb {
        r: share(colour.red),
        g: share(colour.green),
        b: share(colour.blue),
        icc_profile: None,
    })
}
