//! Charts in pages, fragments and Markdown: what is seen, what is heard, and what is left where no picture gets through.
#![expect(clippy::expect_used, reason = "a test that cannot go on has failed")]

use annual_review::document::{
    Block, Chart, ChartData, Document, Drawings, Inline, Known, Labels, NoCharts, plain_text, salvage,
};
use annual_review::drawing::{Anchor, Dash, DotForm, Drawing, Ink, Point, Shape, Weight};
use annual_review::figures::Figures;
use annual_review::units::FinancialYear;
use annual_review::write::{Format, html, markdown};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::letter::{letter, paragraph, received};
use crate::outline::{of_blocks, of_markdown};

const INKS: [Ink; 12] = [
    Ink::Text,
    Ink::Quiet,
    Ink::Grid,
    Ink::Axis,
    Ink::Ground,
    Ink::First,
    Ink::Second,
    Ink::Third,
    Ink::Fourth,
    Ink::Other,
    Ink::OnFirst,
    Ink::OnOther,
];

/// A drawing with every kind of shape, in every colour.
fn drawing(width: f32) -> Drawing {
    let at = |x: f32, y: f32| Point { x, y };
    let words = |y: f32, text: &str, ink| Shape::Words {
        at: at(2.0, y),
        anchor: Anchor::Start,
        text: text.to_owned(),
        size: 10.0,
        weight: Weight::Bold,
        ink,
    };
    let mut shapes = vec![words(15.0, "Planning & <b>“building”</b> ]]> © ŵ", Ink::Text)];
    for (row, ink) in (0_u8..).zip(INKS) {
        let top = 25.0 + 10.0 * f32::from(row);
        shapes.push(Shape::Bar {
            at: at(1.0 / 3.0, top),
            width: width / 7.0,
            height: 5.0,
            ink,
        });
    }
    for (row, dash) in (0_u8..).zip([Dash::Solid, Dash::Dashed, Dash::Dotted]) {
        let y = 30.0 + 10.0 * f32::from(row);
        let points = vec![at(100.0, y), at(140.0, y + 8.0), at(180.0, y)];
        shapes.push(Shape::Line {
            points,
            thickness: 1.5,
            dash,
            ink: Ink::First,
        });
    }
    for (row, form) in (0_u8..).zip([DotForm::Disc, DotForm::Ring, DotForm::Diamond, DotForm::Square]) {
        let y = 90.0 + 14.0 * f32::from(row);
        shapes.push(Shape::Dot {
            at: at(120.0, y),
            radius: 5.0,
            form,
            ink: Ink::Second,
        });
    }
    shapes.push(words(190.0, if width > 300.0 { "wide" } else { "narrow" }, Ink::Quiet));
    Drawing {
        width,
        height: 200.0,
        shapes,
    }
}

fn text(words: &str) -> Vec<Inline> {
    vec![Inline::Text(words.to_owned())]
}

const TITLE: &str = "Upheld complaints rose from 3 to 4";
const ALT: &str = "Bars of \"complaints\" [upheld] & <not>: 4 in 2019/20, 3 in 2018/19.";

fn chart(id: &str) -> Chart {
    Chart {
        id: id.to_owned(),
        title: text(TITLE),
        about: text("Complaints upheld, 2018/19 and 2019/20"),
        drawings: Drawings::of(drawing),
        alt: ALT.to_owned(),
        data: ChartData::Own(annual_review::document::Table {
            id: format!("{id}-table"),
            ..received()
        }),
        notes: vec![text("Years before 2018/19 were counted otherwise.")],
        source: text("Source: Local Government and Social Care Ombudsman."),
    }
}

fn with(blocks: Vec<Block>) -> Document {
    Document { blocks, ..letter() }
}

/// A document with two charts, one of them within a paragraph's list.
pub(crate) fn document() -> Document {
    let mut document = letter();
    document.blocks.push(paragraph("A chart follows."));
    for id in ["chart-upheld", "chart-outcomes"] {
        document.blocks.push(Block::Chart(Box::new(chart(id))));
    }
    document.blocks.push(paragraph("Words after the charts."));
    document
}

/// Whether some SVG is well-formed, and how often each element stands in it.
fn elements(svg: &str, name: &str) -> usize {
    let mut reader = Reader::from_str(svg);
    let mut count = 0;
    loop {
        match reader.read_event().expect("well-formed SVG") {
            Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref() == name => count += 1,
            Event::Eof => return count,
            _ => {}
        }
    }
}

/// What stands between two marks, each time.
fn between<'t>(text: &'t str, start: &str, end: &str) -> Vec<&'t str> {
    text.split(start)
        .skip(1)
        .filter_map(|rest| rest.split(end).next())
        .collect()
}

/// The pictures within a fragment.
fn pictures(fragment: &str) -> Vec<String> {
    let encoded = between(fragment, "data:image/svg+xml;base64,", "\"");
    let decoded = encoded.iter().map(|picture| STANDARD.decode(picture).expect("base64"));
    decoded.map(|bytes| String::from_utf8(bytes).expect("UTF-8")).collect()
}

#[test]
fn a_page_shows_both_drawings_and_says_a_chart_once() {
    let page = html::page(&document());
    assert_eq!(page.matches("<figcaption><p id=\"chart-").count(), 2);
    assert_eq!(page.matches(&format!(">{TITLE}</p></figcaption>")).count(), 2);
    let escaped = "Bars of &quot;complaints&quot; [upheld] &amp; &lt;not&gt;: 4 in 2019/20, 3 in 2018/19.";
    assert_eq!(
        page.matches(&format!("role=\"img\" aria-label=\"{escaped}\"")).count(),
        2
    );
    let drawings = between(&page, "<svg ", "</svg>");
    assert_eq!(drawings.len(), 4);
    for svg in drawings {
        assert!(
            svg.contains("aria-hidden=\"true\"") && !svg.contains(" id=") && !svg.contains('#'),
            "{svg}"
        );
        assert_eq!(elements(&format!("<svg {svg}</svg>"), "text"), 2);
    }
    assert_eq!(
        page.matches("<details class=\"numbers\">\n<summary>Figures of this chart</summary>")
            .count(),
        2
    );
}

#[test]
fn every_colour_of_a_drawing_is_one_of_the_sheet_in_each_scheme() {
    let page = html::page(&document());
    let used = between(&page, "\"var(", ")");
    assert!(used.len() > INKS.len());
    for name in used {
        let given = page.matches(&format!("{name}: ")).count();
        assert_eq!(
            given, 3,
            "{name} in the light scheme, in the dark one and where the system chooses"
        );
    }
}

#[test]
fn a_page_without_charts_has_nothing_of_them() {
    assert!(!html::page(&letter()).contains("chart"));
}

#[test]
fn a_fragment_has_a_picture_in_two_sizes_that_needs_nothing_of_the_site() {
    let fragment = html::fragment(&document());
    assert_eq!(fragment.matches("<picture>").count(), 2);
    assert!(fragment.contains("<source media=\"(min-width: 64em)\" srcset=\"data:image/svg+xml;base64,"));
    for figure in between(&fragment, "role=\"figure\"", "<details>") {
        for untold in ["<svg", "class=", "style", "<script"] {
            assert!(!figure.contains(untold), "{untold}");
        }
    }
    assert!(fragment.contains(" width=\"280\" height=\"267\">"));
    let pictures = pictures(&fragment);
    assert_eq!(pictures.len(), 4);
    for svg in &pictures {
        assert!(
            svg.contains("<rect x=\"0\" y=\"0\" ") && svg.contains(" fill=\"#ffffff\"/>"),
            "a ground"
        );
        assert!(!svg.contains("var(") && !svg.contains("@media"));
        assert_eq!(elements(svg, "desc"), 1);
    }
    assert!(pictures[0].contains(">wide</text>") && pictures[1].contains(">narrow</text>"));
}

#[test]
fn a_fragment_says_title_and_numbers_where_no_picture_gets_through() {
    let fragment = html::fragment(&with(vec![Block::Chart(Box::new(chart("chart-upheld")))]));
    assert!(fragment.contains(&format!("<strong>{TITLE}</strong></p>")));
    assert!(fragment.contains(" alt=\"Bars of &quot;complaints&quot;"));
    assert_eq!(fragment.matches("<table ").count(), 1);
}

#[test]
fn two_fragments_on_one_page_have_no_id_in_common() {
    let mut other = document();
    other.meta.short_title = "Report on complaints".to_owned();
    let [one, other] = [document(), other].map(|document| html::fragment(&document));
    let ids = between(&one, " id=\"", "\"");
    assert!(ids.len() > 4);
    for id in ids {
        assert!(!other.contains(&format!(" id=\"{id}\"")), "{id}");
    }
}

#[test]
fn markdown_shows_the_files_that_stand_beside_it() {
    let files = Format::Markdown.files(&document(), "letter.members-DRAFT");
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let pictures = ["chart-upheld", "chart-outcomes"].map(|id| format!("letter.members-DRAFT-{id}.svg"));
    assert_eq!(names, ["letter.members-DRAFT.md", &pictures[0], &pictures[1]]);
    let markdown = String::from_utf8(files[0].1.clone()).expect("UTF-8");
    for picture in pictures {
        assert_eq!(markdown.matches(&format!("]({picture})\n")).count(), 1, "{markdown}");
    }
    assert_eq!(markdown.matches(&format!("**{TITLE}**\n")).count(), 2);
    for format in Format::ALL.into_iter().filter(|format| *format != Format::Markdown) {
        assert_eq!(format.files(&document(), "letter").len(), 1, "{format:?}");
    }
}

#[test]
fn a_file_of_a_chart_stands_for_itself() {
    for (_, svg) in markdown::pictures(&document(), "letter") {
        assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "));
        assert!(svg.contains(" role=\"img\" ") && svg.contains(&format!("<title>{TITLE}</title>")));
        assert!(svg.contains("<desc>Bars of &quot;complaints&quot; [upheld] &amp; &lt;not&gt;"));
        for element in ["title", "desc", "style"] {
            assert_eq!(elements(&svg, element), 1, "{element}");
        }
        let (light, dark) = svg
            .split_once("@media (prefers-color-scheme: dark)")
            .expect("a dark scheme");
        assert!(!light.contains('#'));
        for class in between(&svg, " class=\"", "\"")
            .iter()
            .flat_map(|classes| classes.split(' '))
        {
            assert!(dark.contains(&format!(".{class} {{")), "{class}");
        }
        assert!(!svg.contains("url(") && !svg.contains("href") && !svg.contains(" id="));
    }
}

#[test]
fn no_number_of_a_drawing_has_more_than_two_decimals() {
    for (_, svg) in markdown::pictures(&document(), "letter") {
        let numbers = svg.split(|c: char| !c.is_ascii_digit() && c != '.');
        let decimals = numbers.filter_map(|number| Some(number.split_once('.')?.1.len()));
        assert_eq!(decimals.max(), Some(2));
    }
}

#[test]
fn the_same_charts_give_the_same_bytes() {
    for format in [Format::Markdown, Format::Html, Format::Fragment] {
        assert_eq!(format.files(&document(), "letter"), format.files(&document(), "letter"));
    }
}

#[test]
fn markdown_with_charts_reads_as_it_was_written() {
    let document = document();
    let markdown = markdown::write(&document, "letter");
    assert_eq!(of_markdown(&markdown), of_blocks(&document.blocks));
}

#[test]
fn built_markdown_with_charts_is_read_again_without_losing_the_rest() {
    let markdown = markdown::write(&document(), "letter");
    let year: FinancialYear = "2019/20".parse().expect("a year");
    let known = Known {
        figures: &Figures::new(year),
        tables: &[],
        charts: &NoCharts,
        labels: Labels::Absent,
    };
    let blocks = salvage(&markdown, known);
    let paragraphs = blocks.iter().filter_map(|block| match block {
        Block::Paragraph(words) => Some(plain_text(words)),
        _ => None,
    });
    let paragraphs: Vec<String> = paragraphs.collect();
    let said = [
        "A chart follows.",
        TITLE,
        "Years before 2018/19 were counted otherwise.",
        "Words after the charts.",
    ];
    for words in said {
        assert!(paragraphs.iter().any(|paragraph| paragraph == words), "{words}");
    }
    let tables = |blocks: &[Block]| blocks.iter().filter(|block| matches!(block, Block::Table(_))).count();
    assert_eq!(tables(&blocks), tables(&document().blocks) + 2);
}
