//! A council's house style: its logo, its typeface, the shape of its front matter.

use annual_review::document::{Document, FactsShape};
use annual_review::units::Typeface;
use annual_review::write::pdf::write;
use lopdf::{Dictionary, Object};

use crate::look::{self, JPEG, PNG, logo};
use crate::reader::File;
use crate::sound::{extents, sound};
use crate::standard::valid;

const SHAPES: [FactsShape; 3] = [FactsShape::Plain, FactsShape::Table, FactsShape::Box];

fn papers() -> impl Iterator<Item = Document> {
    Typeface::ALL.into_iter().flat_map(|typeface| {
        let png = || Some(logo("council.png", PNG));
        SHAPES.map(move |shape| look::paper(typeface, png(), shape))
    })
}

#[test]
fn every_style_follows_the_standard_and_is_sound() {
    for document in papers() {
        valid(&document);
        sound(&document);
    }
}

#[test]
fn the_shape_of_facts_is_for_the_eye_alone() {
    let plain = valid(&look::paper(Typeface::Liberation, None, FactsShape::Plain)).tree();
    for shape in SHAPES {
        let tree = valid(&look::paper(Typeface::Liberation, None, shape)).tree();
        assert_eq!(tree.text(), plain.text(), "{shape:?}");
        assert_eq!(tree.find("LI").len(), 6, "{shape:?}");
    }
}

#[test]
fn every_glyph_is_of_the_typeface_that_was_chosen() {
    for (typeface, name) in [
        (Typeface::Liberation, "LiberationSans"),
        (Typeface::Atkinson, "AtkinsonHyperlegibleNext"),
    ] {
        let file = valid(&look::paper(typeface, None, FactsShape::Table));
        let fonts = dictionaries(&file, "FontDescriptor");
        assert!(fonts.len() >= 2, "regular and bold");
        for font in fonts {
            let found = font.get(b"FontName").and_then(Object::as_name).expect("a name");
            assert!(String::from_utf8_lossy(found).contains(name), "{typeface:?}: {found:?}");
        }
        let text = file.tree().text();
        assert!(text.contains("ŵ ŷ Ŵ Ŷ, Łódź, żółć – “quoted”"), "{text}");
        assert!(
            text.contains("€5, 12½%, 3‰, 2 × 3 ÷ 4 − 1, § 5, 20°, well\u{2011}being …"),
            "{text}"
        );
    }
}

#[test]
fn a_logo_stands_at_the_head_of_the_first_page_and_moves_only_what_is_below_it() {
    for (name, bytes) in [("council.png", PNG), ("council.jpg", JPEG)] {
        let with = sound(&look::paper(
            Typeface::Liberation,
            Some(logo(name, bytes)),
            FactsShape::Box,
        ));
        let without = sound(&look::paper(Typeface::Liberation, None, FactsShape::Box));
        let (tree, first) = (with.tree(), &dictionaries(&with, "Figure")[0]);
        let figures = tree.find("Figure");
        assert_eq!(figures.len(), 1);
        assert_eq!(tree.parts()[0], (0, 0), "it is read before the title");
        let alternative = first.get(b"Alt").and_then(Object::as_str).expect("words for it");
        assert_eq!(alternative, b"Wexcombe City Council");
        let layout = first.get(b"A").and_then(Object::as_dict).expect("a place");
        let corners = layout.get(b"BBox").and_then(Object::as_array).expect("a box");
        let corners: Vec<f32> = corners.iter().filter_map(|corner| corner.as_float().ok()).collect();
        let [left, bottom, right, top] = corners[..] else {
            panic!("{corners:?}")
        };
        assert!((top - bottom - 45.354).abs() < 0.01, "16 mm high");
        assert!(((right - left) / (top - bottom) - 3.0).abs() < 0.01, "as wide as it is");
        let baselines = |file: &File| -> Vec<f32> { extents(file).map(|extent| extent.baseline).take(12).collect() };
        let (with, without) = (baselines(&with), baselines(&without));
        let moved: Vec<f32> = with
            .iter()
            .zip(&without)
            .map(|(with, without)| with - without)
            .collect();
        assert!(moved.iter().all(|by| (by - moved[0]).abs() < 0.01), "{moved:?}");
    }
}

#[test]
fn a_png_keeps_its_opacity_and_a_jpeg_its_bytes() {
    let of = |name: &str, bytes: &[u8]| {
        let file = valid(&look::paper(
            Typeface::Liberation,
            Some(logo(name, bytes)),
            FactsShape::Plain,
        ));
        let objects = file.pdf.objects.into_values();
        let streams = objects.filter_map(|object| object.as_stream().cloned().ok());
        let pictures = streams.filter(|stream| stream.dict.has_type(b"XObject"));
        pictures.collect::<Vec<_>>()
    };
    let png = of("council.png", PNG);
    assert_eq!(png.len(), 2, "the picture and its mask");
    assert!(png.iter().any(|picture| picture.dict.has(b"SMask")));
    for picture in png {
        let samples = if picture.dict.has(b"SMask") { 3 } else { 1 };
        let pixels = picture.decompressed_content().expect("its samples");
        assert_eq!(pixels.len(), 360 * 120 * samples);
    }
    let jpeg = of("council.jpg", JPEG);
    assert_eq!(jpeg.len(), 1);
    assert_eq!(jpeg[0].content, JPEG);
}

#[test]
fn the_same_style_gives_the_same_bytes() {
    for document in papers() {
        assert_eq!(write(&document), write(&document));
    }
}

/// Leaves the papers where a person finds them.
#[test]
fn papers_in_every_style_are_left_to_be_looked_at() -> std::io::Result<()> {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("styled");
    std::fs::create_dir_all(&folder)?;
    for (number, document) in papers().enumerate() {
        std::fs::write(folder.join(format!("{number}.pdf")), write(&document))?;
    }
    Ok(())
}

/// The dictionaries of a type, or of a structure type, in the order of their objects.
pub(crate) fn dictionaries(file: &File, kind: &str) -> Vec<Dictionary> {
    let objects = file.pdf.objects.values();
    let is = |dictionary: &Dictionary, key: &[u8]| {
        dictionary.get(key).and_then(Object::as_name).ok() == Some(kind.as_bytes())
    };
    let found = objects.filter_map(|object| object.as_dict().ok());
    found
        .filter(|dictionary| is(dictionary, b"Type") || is(dictionary, b"S"))
        .cloned()
        .collect()
}
