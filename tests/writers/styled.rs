//! A council's house style in HTML and Markdown, and which files can be a logo.
#![expect(clippy::expect_used, reason = "a test that cannot go on has failed")]

use annual_review::document::{Block, FactsShape, Inline, plain_text};
use annual_review::picture::{Colours, Logo, LogoFault, LogoFormat, MOST_BYTES};
use annual_review::units::{Typeface, YearStyle};
use annual_review::write::{html, markdown};

use crate::look::{self, JPEG, PNG, logo};

fn fault(bytes: &[u8]) -> LogoFault {
    Logo::read("logo", bytes, "A council").expect_err("no logo")
}

/// A PNG of one colour.
fn png(width: u32, height: u32, colour: png::ColorType, pixel: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(colour);
    let mut writer = encoder.write_header().expect("a header");
    let pixels = pixel.repeat(usize::try_from(width * height).expect("few pixels"));
    writer.write_image_data(&pixels).expect("pixels");
    writer.finish().expect("an end");
    bytes
}

#[test]
fn a_page_shows_the_logo_and_asks_nobody_for_it() {
    let document = look::paper(Typeface::Liberation, Some(logo("council.png", PNG)), FactsShape::Table);
    let page = html::page(&document);
    assert_eq!(page.matches("<img src=\"data:image/png;base64,iVBORw0KGgo").count(), 1);
    assert!(page.contains("alt=\"Wexcombe City Council\" width=\"360\" height=\"120\">"));
    let jpeg = look::paper(Typeface::Liberation, Some(logo("council.jpg", JPEG)), FactsShape::Table);
    assert!(html::page(&jpeg).contains("<img src=\"data:image/jpeg;base64,/9j/"));
    assert!(!html::fragment(&document).contains("<img"));
    assert!(!markdown::write(&document, "document").contains("!["));
}

#[test]
fn a_page_names_its_typeface_first() {
    let page = |typeface| html::page(&look::paper(typeface, None, FactsShape::Box));
    assert!(page(Typeface::Atkinson).contains("--families: \"Atkinson Hyperlegible Next\""));
    assert!(!page(Typeface::Liberation).contains("Atkinson"));
}

#[test]
fn the_shape_of_facts_is_a_class_and_the_words_are_the_same() {
    for (shape, element) in [
        (FactsShape::Plain, "<dl>"),
        (FactsShape::Table, "<dl class=\"facts-table\">"),
        (FactsShape::Box, "<dl class=\"facts-box\">"),
    ] {
        let document = look::paper(Typeface::Liberation, None, shape);
        assert!(html::page(&document).contains(element));
        assert!(html::fragment(&document).contains(element));
        assert!(markdown::write(&document, "document").contains("- **Report to** Audit and Governance Committee\n"));
    }
}

#[test]
fn years_are_written_in_one_style_everywhere_and_do_not_break() {
    let mut document = look::paper(Typeface::Liberation, None, FactsShape::Table);
    document.blocks.push(Block::Paragraph(vec![
        Inline::Figure {
            id: "year".into(),
            text: "2023/24".into(),
        },
        Inline::Link {
            target: "https://example.org/2023/24/letter.pdf".into(),
            content: vec![Inline::Text("the letter of 2023/24".into())],
        },
    ]));
    document.write_years(YearStyle::Hyphen);
    let page = html::page(&document);
    assert_eq!(page.matches("2023/24").count(), 1, "only where a link leads");
    assert!(page.contains("<title>Ombudsman’s annual review 2023-24: Wexcombe City Council</title>"));
    assert!(page.contains("in <span class=\"year\">2022-23</span> and in <span class=\"year\">2023-24</span>."));
    assert!(page.contains("<span data-figure=\"year\"><span class=\"year\">2023-24</span></span>"));
    assert!(!html::fragment(&document).contains("<span"));
    document.write_years(YearStyle::Slash);
    let title = document.blocks.iter().find_map(|block| match block {
        Block::Heading { content, .. } => Some(plain_text(content)),
        _ => None,
    });
    assert_eq!(title.as_deref(), Some("Ombudsman’s annual review 2023/24"));
}

#[test]
fn png_and_jpeg_of_every_usual_kind_are_logos() {
    use png::ColorType::{Grayscale, GrayscaleAlpha, Rgb, Rgba};
    for (colour, pixel, colours, is_opaque) in [
        (Grayscale, &[7][..], Colours::Grey, true),
        (GrayscaleAlpha, &[7, 9], Colours::Grey, false),
        (Rgb, &[7, 8, 9], Colours::Rgb, true),
        (Rgba, &[7, 8, 9, 255], Colours::Rgb, true),
        (Rgba, &[7, 8, 9, 10], Colours::Rgb, false),
    ] {
        let logo = logo("council.png", &png(3, 2, colour, pixel));
        assert_eq!((logo.width_px, logo.height_px, logo.colours), (3, 2, colours));
        let LogoFormat::Png(samples) = logo.format else {
            panic!("{:?}", logo.format)
        };
        assert_eq!(samples.opacity.is_none(), is_opaque, "{colour:?}");
    }
    let progressive = logo("council.jpg", include_bytes!("../styled/logos/progressive.jpg"));
    assert_eq!((progressive.width_px, progressive.format), (120, LogoFormat::Jpeg));
}

#[test]
fn what_cannot_be_a_logo_is_told_in_words() {
    assert_eq!(fault(b""), LogoFault::NotAPicture);
    assert_eq!(
        fault(b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        LogoFault::NotAPicture
    );
    assert_eq!(fault(&vec![0; MOST_BYTES + 1]), LogoFault::TooLarge(MOST_BYTES + 1));
    let wide = png(4001, 1, png::ColorType::Grayscale, &[0]);
    assert_eq!(fault(&wide), LogoFault::TooManyPixels(4001, 1));
    assert_eq!(
        fault(&wide).to_string(),
        "has 4001 x 1 pixels, more than the 4000 x 4000 that a logo may have"
    );
    assert_eq!(fault(include_bytes!("../styled/logos/cmyk.jpg")), LogoFault::Cmyk);
    assert_eq!(Logo::read("logo.png", PNG, " "), Err(LogoFault::NoAlternative));
    for half in [&PNG[..PNG.len() / 2], &JPEG[..JPEG.len() / 2]] {
        assert!(matches!(fault(half), LogoFault::Broken(_)));
    }
}

#[test]
fn hostile_bytes_neither_panic_nor_take_memory_without_bound() {
    // A header that promises four thousand million pixels, and one that promises as many as a logo may have.
    for size in [u32::MAX >> 1, 65_535, 4_000] {
        let mut bytes = png(1, 1, png::ColorType::Rgba, &[1, 2, 3, 4]);
        bytes[16..20].copy_from_slice(&size.to_be_bytes());
        bytes[20..24].copy_from_slice(&size.to_be_bytes());
        assert!(Logo::read("logo", &bytes, "A council").is_err());
    }
    let small = png(5, 4, png::ColorType::Rgba, &[1, 2, 3, 4]);
    let progressive = include_bytes!("../styled/logos/progressive.jpg");
    for file in [&small[..], &progressive[..]] {
        for at in 0..file.len() {
            // The result does not matter: a changed pixel is a picture still.
            let _ = Logo::read("logo", &file[..at], "A council");
            for change in [0x01, 0x80, 0xff] {
                let mut bytes = file.to_vec();
                bytes[at] ^= change;
                let _ = Logo::read("logo", &bytes, "A council");
            }
        }
    }
}
