//! Charts: figures with their words around them, whole on their pages or parted between rows, wherever they stand.

use annual_review::document::{Block, Chart, FrameKind, Numbered};
use annual_review::units::Typeface;
use annual_review::write::pdf::write;
use lopdf::Object;

use crate::drawn::{bars, block, drawn_words, label, marks, placed, tall_line};
use crate::paper::{cases, in_a_line};
use crate::reader::{Element, File};
use crate::samples::{PROSE, document, frame, heading, numbered, paragraph};
use crate::sound::{extents, solid, sound};
use crate::standard::valid;
use crate::styled::dictionaries;

const MARGIN: f32 = 70.866;

/// Writes blocks below a title, and holds the file to the standard and to what is true of every file.
fn written(blocks: Vec<Block>) -> File {
    let blocks = [vec![heading(1, "Title")], blocks].concat();
    let document = document(blocks);
    valid(&document);
    sound(&document)
}

/// The boxes of the figures: left, bottom, right, top.
fn boxes(file: &File) -> Vec<Vec<f32>> {
    let figures = dictionaries(file, "Figure");
    let figures = figures
        .iter()
        .filter_map(|figure| figure.get(b"A").ok()?.as_dict().ok());
    let corners = |layout: &lopdf::Dictionary| {
        let corners = layout.get(b"BBox").and_then(Object::as_array).expect("a box");
        corners
            .iter()
            .map(|corner| corner.as_float().expect("a number"))
            .collect()
    };
    figures.map(corners).collect()
}

/// The pages that an element stands on.
fn pages(element: &Element) -> Vec<usize> {
    let mut pages: Vec<usize> = element.parts().into_iter().map(|(page, _)| page).collect();
    pages.dedup();
    pages
}

#[test]
fn a_chart_is_a_figure_with_its_caption_before_it_and_its_numbers_after_it() {
    let chart = bars(5);
    let file = written(vec![block(chart.clone()), paragraph("After it.")]);
    let tree = file.tree();
    let group = tree.find("Div")[0];
    let order: Vec<&str> = group
        .kids
        .iter()
        .map(|kid| match kid {
            crate::reader::Kid::Element(element) => element.tag.as_str(),
            _ => "content",
        })
        .collect();
    assert_eq!(order, ["Caption", "P", "Figure", "Div", "Table"]);
    assert_eq!(group.find("Caption")[0].text(), "Ward 0 had the most complaints: 5");
    let figure = group.find("Figure")[0];
    assert_eq!(figure.parts().len(), 1, "one part, which is read as one");
    assert_eq!(solid(&figure.text()), solid(&drawn_words(&chart)));
    assert_eq!(
        group.find("Div")[0].text(),
        "A note about the chart.Source: made up for a test."
    );
    let dictionary = &dictionaries(&file, "Figure")[0];
    let alternative = lopdf::decode_text_string(dictionary.get(b"Alt").expect("words for it")).expect("text");
    assert_eq!(alternative, chart.alt);
}

#[test]
fn the_box_of_a_figure_holds_all_its_words_and_lies_within_the_margins() {
    for chart in [bars(5), marks()] {
        let file = written(vec![block(chart.clone())]);
        let corners = &boxes(&file)[0];
        let [left, bottom, right, top] = corners[..] else {
            panic!("{corners:?}")
        };
        assert!((top - bottom - chart.drawings.wide.height).abs() < 0.01, "{corners:?}");
        assert!((right - left - chart.drawings.wide.width).abs() < 0.01, "{corners:?}");
        assert!((left - MARGIN).abs() < 0.01 && right < 595.276 - MARGIN && bottom > MARGIN);
        let tree = file.tree();
        let (_, part) = tree.find("Figure")[0].parts()[0];
        let words: Vec<_> = extents(&file).filter(|extent| extent.part == Some(part)).collect();
        assert!(words.len() > 2);
        for extent in words {
            assert!(extent.left > left - 0.01 && extent.right < right + 0.01, "{extent:?}");
            assert!(extent.baseline > bottom && extent.baseline < top, "{extent:?}");
        }
    }
}

#[test]
fn words_stand_where_their_anchor_says() {
    let file = written(vec![block(marks())]);
    let extent = |words: &str| extents(&file).find(|extent| extent.text == words).expect(words);
    let width = marks().drawings.wide.width;
    assert!((extent("Łódź and ŵ ŷ, £1,250").left - MARGIN).abs() < 0.01);
    assert!((extent("at the end").right - MARGIN - width).abs() < 0.01);
    let middle = extent("92% – “in the middle”");
    assert!((f32::midpoint(middle.left, middle.right) - MARGIN - width / 2.0).abs() < 0.01);
}

#[test]
fn title_and_drawing_stay_on_one_page_wherever_it_ends() {
    let chart = || bars(9);
    let mut moved = 0;
    for lines in 0..46 {
        let mut blocks = vec![paragraph("One line."); lines];
        blocks.extend([heading(2, "Heading"), block(chart()), paragraph("After it.")]);
        let file = sound(&document(blocks));
        let tree = file.tree();
        let (heading, caption, figure) = (tree.find("H1"), tree.find("Caption"), tree.find("Figure"));
        let page = pages(figure[0]);
        assert_eq!(page.len(), 1, "{lines} lines: it is whole");
        assert_eq!(pages(caption[0]), page, "{lines} lines");
        assert_eq!(pages(heading[0]), page, "{lines} lines");
        moved += page[0];
    }
    assert!(moved > 5, "a page ended before it");
}

#[test]
fn sixty_bars_go_on_on_the_next_pages_row_by_row_and_none_is_lost() {
    let chart = bars(60);
    let file = written(vec![paragraph(PROSE), block(chart.clone()), paragraph("After it.")]);
    let tree = file.tree();
    let figure = tree.find("Figure")[0];
    assert_eq!(tree.find("Figure").len(), 1, "one figure");
    assert_eq!(pages(figure), [0, 1, 2], "it begins where the text ends");
    assert_eq!(figure.parts().len(), 3, "one part a page");
    assert_eq!(pages(tree.find("Caption")[0]), [0]);
    assert_eq!(solid(&figure.text()), solid(&drawn_words(&chart)));
    assert!(boxes(&file).is_empty(), "a figure on several pages has no box");
    for row in 0..60 {
        let of = |words: &str| {
            file.pages.iter().enumerate().find_map(|(number, page)| {
                let found = page.extents.iter().find(|extent| extent.text == words)?;
                Some((number, found.baseline))
            })
        };
        let (page, baseline) = of(&label(row)).expect("a label");
        let value = (60 - row).to_string();
        let beside = file.pages[page].extents.iter();
        let beside = beside.filter(|extent| (extent.baseline - baseline).abs() < 0.01);
        assert!(beside.clone().any(|extent| extent.text == value), "row {row} is whole");
    }
}

#[test]
fn a_drawing_that_can_be_parted_nowhere_is_told_in_words_where_it_fits_no_page() {
    let whole = written(vec![placed(), block(tall_line(540.0))]);
    assert_eq!(whole.tree().find("Figure").len(), 1);
    let chart = tall_line(800.0);
    let file = written(vec![placed(), block(chart.clone())]);
    let tree = file.tree();
    assert!(tree.find("Figure").is_empty());
    assert!(tree.text().contains(&chart.alt));
}

/// The width of the one drawing of a file.
fn width(file: &File) -> f32 {
    let corners = &boxes(file)[0];
    corners[2] - corners[0]
}

#[test]
fn the_drawing_is_the_widest_that_its_room_has() {
    let (wide, narrow) = (marks().drawings.wide.width, marks().drawings.narrow.width);
    let chart = || block(marks());
    let beside_the_hang = Block::Numbered(Numbered {
        id: "paragraph-10".to_owned(),
        label: "10.".to_owned(),
        content: vec![paragraph(PROSE), chart()],
    });
    let in_a_list = numbered(1, vec![vec![paragraph("First"), chart()], vec![paragraph("Second")]]);
    let rooms = [
        (beside_the_hang.clone(), wide),
        (in_a_list.clone(), wide),
        (Block::Quote(vec![chart()]), wide),
        (frame(FrameKind::Notice, vec![paragraph("Read:"), chart()]), wide),
        (numbered(1, vec![vec![in_a_list]]), narrow),
    ];
    for (number, (room, expected)) in rooms.into_iter().enumerate() {
        let file = written(vec![room]);
        assert!(
            (width(&file) - expected).abs() < 0.01,
            "room {number}: {}",
            width(&file)
        );
    }
}

#[test]
fn a_chart_first_in_an_item_stands_on_the_line_of_its_label() {
    let file = written(vec![numbered(1, vec![vec![block(bars(3))]])]);
    let baseline = |words: &str| {
        extents(&file)
            .find(|extent| extent.text == words)
            .expect(words)
            .baseline
    };
    let caption = extents(&file).find(|extent| extent.text.starts_with("Ward 0 had"));
    assert!((baseline("1.") - caption.expect("the title").baseline).abs() < 0.01);
}

#[test]
fn where_there_is_no_room_at_all_it_is_told_in_words() {
    let mut block = block(marks());
    for _ in 0..4 {
        block = numbered(1, vec![vec![block]]);
    }
    for _ in 0..6 {
        block = Block::Quote(vec![block]);
    }
    let file = written(vec![block]);
    assert!(file.tree().find("Figure").is_empty());
    assert!(file.tree().text().contains(&marks().alt));
}

#[test]
fn a_chart_stands_on_a_turned_page_beside_its_wide_table() {
    let wide = vec![block(bars(8)), Block::Table(cases(3, in_a_line))];
    let file = written(vec![frame(FrameKind::Landscape, wide), paragraph("After it.")]);
    let (width, height) = file.pages[0].size;
    assert!(width > height, "the page is turned");
    let corners = &boxes(&file)[0];
    assert!(corners[3] < height - MARGIN && corners[1] > MARGIN, "{corners:?}");
    assert_eq!(pages(file.tree().find("Figure")[0]), [0]);
}

#[test]
fn both_typefaces_draw_the_same_words() {
    for typeface in Typeface::ALL {
        let mut document = document(vec![heading(1, "Title"), block(bars(5)), block(marks()), placed()]);
        document.meta.typeface = typeface;
        valid(&document);
        let file = sound(&document);
        let texts: Vec<String> = file.tree().find("Figure").iter().map(|figure| figure.text()).collect();
        let expected = [bars(5), marks()].map(|chart| solid(&drawn_words(&chart)));
        assert_eq!(texts.iter().map(|text| solid(text)).collect::<Vec<_>>(), expected);
        assert_eq!(write(&document), write(&document));
    }
}

#[test]
fn the_logo_and_charts_are_read_where_they_stand() {
    use crate::look::{self, PNG, logo};
    let shape = annual_review::document::FactsShape::Plain;
    let mut paper = look::paper(Typeface::Liberation, Some(logo("council.png", PNG)), shape);
    paper
        .blocks
        .extend([block(bars(5)), paragraph("After it."), block(marks()), placed()]);
    valid(&paper);
    let file = sound(&paper);
    let tree = file.tree();
    assert_eq!(tree.find("Figure").len(), 3);
    assert!(tree.parts().is_sorted(), "the pages' contents are in reading order too");
    let alternatives: Vec<String> = dictionaries(&file, "Figure")
        .iter()
        .map(|figure| lopdf::decode_text_string(figure.get(b"Alt").expect("words")).expect("text"))
        .collect();
    assert_eq!(
        alternatives,
        ["Wexcombe City Council".to_owned(), bars(5).alt, marks().alt]
    );
}

#[test]
fn many_charts_take_as_much_each_as_few_do() {
    let size = |count: u16| {
        let chart = |number: u16| {
            let chart = Chart {
                id: format!("chart-{number}"),
                ..marks()
            };
            block(chart)
        };
        let file = document((0..count).map(chart).chain([placed()]).collect());
        write(&file).len()
    };
    let (none, some, many) = (size(0), size(25), size(100));
    let (some, many) = (some - none, many - none);
    assert!(many < some * 5, "{some} bytes for 25, {many} for 100");
}

/// Leaves charts where a person finds them.
#[test]
fn charts_are_left_to_be_looked_at() -> std::io::Result<()> {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("charts");
    std::fs::create_dir_all(&folder)?;
    let numbered = Block::Numbered(Numbered {
        id: "paragraph-1".to_owned(),
        label: "1.".to_owned(),
        content: vec![paragraph(PROSE), block(marks())],
    });
    let blocks = vec![
        heading(1, "Charts"),
        paragraph(PROSE),
        block(bars(7)),
        numbered,
        placed(),
        block(bars(40)),
    ];
    for typeface in Typeface::ALL {
        let mut document = document(blocks.clone());
        document.meta.typeface = typeface;
        std::fs::write(folder.join(format!("{typeface:?}.pdf")), write(&document))?;
    }
    Ok(())
}
