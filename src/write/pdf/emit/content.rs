//! Page contents: the operators of each page, and which element owns which of their parts.

use printpdf::{Color, CurTransMat, DictItem, Op, PaintMode, PdfFontHandle, Pt, Rgb, TextMatrix};

use super::super::fonts::Face;
use super::super::layout::{Artifact, Element, ElementId, Layout, Owner, Page, Picture, Rect, Role, Text};
use super::super::style::Sheet;
use super::structure::tag;
use super::{from_bottom, rounded};
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
    if let Some(logo) = &page.logo {
        let mcid = mcid(&mut owners, logo.owner);
        draw_logo(page.sheet, logo, mcid, &mut ops);
    }
    let mut rest = page.texts.as_slice();
    while let Some(first) = rest.first() {
        let (same, after) = rest.split_at(rest.iter().take_while(|text| text.owner == first.owner).count());
        ops.push(match first.owner {
            Owner::Artifact(artifact) => begin_artifact(artifact),
            Owner::Element(element) => {
                let name = elements.get(element.0).map_or("P", |element| tag(element.role));
                begin(name, [("MCID", mcid(&mut owners, element))])
            }
        });
        show(page.sheet, same, &mut ops);
        ops.push(Op::EndMarkedContent);
        rest = after;
    }
    (ops, owners)
}

/// The id of the next marked part of a page, which an element owns.
fn mcid(owners: &mut Vec<ElementId>, element: ElementId) -> DictItem {
    owners.push(element);
    DictItem::Int(i64::try_from(owners.len() - 1).unwrap_or(i64::MAX))
}

/// The logo: a picture is one unit wide and high until it is stretched.
fn draw_logo(sheet: Sheet, logo: &Picture, mcid: DictItem, ops: &mut Vec<Op>) {
    let Rect {
        left,
        top,
        width,
        height,
    } = logo.rect;
    let matrix = [width, 0.0, 0.0, height, left, from_bottom(sheet, top + height)];
    ops.extend([
        begin(tag(Role::Figure), [("MCID", mcid)]),
        Op::SaveGraphicsState,
        Op::SetTransformationMatrix {
            matrix: CurTransMat::Raw(matrix.map(rounded)),
        },
        Op::Unknown {
            key: "Do".to_owned(),
            value: vec![DictItem::Name(LOGO_NAME.as_bytes().to_vec())],
        },
        Op::RestoreGraphicsState,
        Op::EndMarkedContent,
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
        ops.push(Op::DrawRectangle {
            rectangle: printpdf::Rect {
                x: Pt(rounded(fill.rect.left)),
                y: Pt(rounded(from_bottom(page.sheet, fill.rect.top + fill.rect.height))),
                width: Pt(rounded(fill.rect.width)),
                height: Pt(rounded(fill.rect.height)),
                mode: Some(PaintMode::Fill),
                winding_order: None,
            },
        });
    }
    ops.push(Op::EndMarkedContent);
}

/// Texts one after the other.
fn show(sheet: Sheet, texts: &[Text], ops: &mut Vec<Op>) {
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

fn set_colour(colour: Colour, current: &mut Option<Colour>, ops: &mut Vec<Op>) {
    if *current == Some(colour) {
        return;
    }
    *current = Some(colour);
    let share = |channel: u8| rounded(f32::from(channel) / 255.0);
    let rgb = Rgb {
        r: share(colour.red),
        g: share(colour.green),
        b: share(colour.blue),
        icc_profile: None,
    };
    ops.push(Op::SetFillColor { col: Color::Rgb(rgb) });
}
