//! The pages: nothing lost or torn at their ends, nothing outside the margins.

use annual_review::document::{Align, Block, Document, FrameKind, Inline, Stage};

use crate::reader::File;
use crate::samples::{self, PROSE, bullets, document, figure, frame, heading, numbered, paragraph, table};
use crate::sound::{baselines, extents, solid, sound};
use crate::standard::valid;

/// No heading at the foot of a page, and no line of a paragraph alone.
pub(crate) fn assert_well_broken(file: &File) {
    let tree = file.tree();
    for tag in ["H1", "H2", "H3", "Caption"] {
        for element in tree.find(tag) {
            let (page, part) = *element.parts().last().expect("words");
            assert!(
                file.pages[page].parts.keys().any(|other| *other > part),
                "{tag} is last on page {}",
                page + 1
            );
        }
    }
    for paragraph in tree.find("P") {
        let pages: std::collections::BTreeSet<usize> = paragraph.parts().iter().map(|(page, _)| *page).collect();
        for page in pages.iter().filter(|_| pages.len() > 1) {
            let parts = paragraph.parts().into_iter().filter(|(on, _)| on == page);
            let mut lines: Vec<f32> = parts.flat_map(|(page, part)| baselines(file, page, part)).collect();
            lines.dedup();
            assert!(lines.len() > 1, "a line stands alone on page {}", page + 1);
        }
    }
}

#[test]
fn a_table_of_200_rows_repeats_its_header_and_loses_no_row() {
    let rows: Vec<Vec<String>> = (1..=200)
        .map(|row| vec![format!("Ward {row}"), format!("{}", row * 7)])
        .collect();
    let table = table("wards", "Complaints by ward", &["Ward of the city", "Received"], &rows);
    let file = sound(&document(vec![heading(1, "Wards"), table]));
    assert!(file.pages.len() > 3);
    for (number, page) in file.pages.iter().enumerate() {
        let repeated = page
            .artifacts
            .iter()
            .any(|artifact| artifact == "Ward of the cityReceived");
        assert_eq!(repeated, number > 0, "page {}", number + 1);
    }
    let tree = file.tree();
    let written: Vec<String> = tree.find("TBody")[0].find("TR").iter().map(|row| row.text()).collect();
    assert_eq!(written, rows.iter().map(|row| row.concat()).collect::<Vec<_>>());
}

#[test]
fn numbers_of_a_column_end_at_the_same_place() {
    let rows = samples::rows(&[&["a", "1"], &["b", "1,234"], &["c", "77%"], &["Total", "11"]]);
    let file = sound(&document(vec![table("t", "Numbers", &["Kind", "Count"], &rows)]));
    let ends = ["1", "1,234", "11"].map(|number| {
        extents(&file)
            .find(|extent| extent.text == number)
            .map(|extent| extent.right)
            .expect("the number")
    });
    assert!(ends.iter().all(|end| (end - ends[0]).abs() < 0.1), "{ends:?}");
}

#[test]
fn a_row_taller_than_a_page_is_split_and_nothing_lost() {
    let long = PROSE.repeat(12);
    let rows = vec![
        vec!["Short".to_owned(), "1".to_owned()],
        vec![long.clone(), long.clone()],
    ];
    let file = sound(&document(vec![table(
        "long",
        "Long cells",
        &["Reason", "Answer"],
        &rows,
    )]));
    assert!(file.pages.len() > 2);
    assert_eq!(solid(&file.tree().find("TR")[2].text()), solid(&long).repeat(2));
    valid(&document(vec![table("long", "Long cells", &["Reason", &long], &rows)]));
}

#[test]
fn a_word_that_fits_nowhere_stays_within_the_margins() {
    let (digits, letters) = ("1234567890".repeat(4), "ab".repeat(60));
    let blocks = || vec![paragraph(&digits), paragraph(&letters)];
    let narrow = numbered(1, vec![vec![bullets(&[&letters, &digits]), Block::Quote(blocks())]]);
    let cells = vec![vec![letters.clone(), digits.clone(), letters.clone(), digits.clone()]];
    let table = table("t", &letters, &[&digits, &letters, "a", "b"], &cells);
    let mut all = blocks();
    all.extend([narrow, heading(2, &letters), table]);
    let file = sound(&document(all));
    assert!(extents(&file).count() > 20);
}

#[test]
fn no_page_ends_with_a_heading_or_begins_or_ends_with_a_line_alone() {
    for lines in 0..48 {
        let mut blocks = vec![heading(1, "Title")];
        blocks.extend((0..lines).map(|line| paragraph(&format!("Line {line}"))));
        let rows = samples::rows(&[&["one", "1"], &["two", "2"], &["Total", "3"]]);
        let tail = [
            vec![
                heading(2, "Part"),
                heading(3, "Section"),
                paragraph(PROSE),
                paragraph(PROSE),
            ],
            vec![
                heading(2, &"A heading of three lines. ".repeat(7)),
                table("t", "Caption", &["A", "B"], &rows),
            ],
            vec![
                heading(2, "Part"),
                numbered(1, vec![vec![paragraph(PROSE)]]),
                paragraph(PROSE),
            ],
        ];
        for tail in tail {
            let file = sound(&document(blocks.iter().cloned().chain(tail).collect()));
            assert_well_broken(&file);
        }
    }
    for document in [samples::letter(), samples::report()] {
        assert_well_broken(&sound(&document));
    }
}

#[test]
fn a_heading_of_three_lines_stays_on_one_page() {
    for lines in 20..30 {
        let mut blocks: Vec<Block> = (0..lines).map(|line| paragraph(&format!("Line {line}"))).collect();
        blocks.extend([
            heading(1, &"A heading of three lines, or even more. ".repeat(4)),
            paragraph(PROSE),
        ]);
        let file = sound(&document(blocks));
        let tree = file.tree();
        let parts = tree.find("H1")[0].parts();
        assert_eq!(parts.len(), 1);
        assert!(baselines(&file, parts[0].0, parts[0].1).len() >= 3);
    }
}

#[test]
fn the_indent_of_a_numbered_list_is_the_same_before_and_after_10_and_100() {
    let starts: Vec<f32> = [1, 9, 98]
        .into_iter()
        .flat_map(|start| {
            let items = (0..4).map(|_| vec![paragraph("Item")]).collect();
            let file = sound(&document(vec![numbered(start, items)]));
            extents(&file)
                .filter(|extent| extent.text == "Item")
                .map(|extent| extent.left)
                .collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(starts.len(), 12);
    assert!(
        starts.iter().all(|start| (start - starts[0]).abs() < 0.01),
        "{starts:?}"
    );
}

#[test]
fn statistics_and_signatures_stay_on_one_page_and_the_figure_is_large() {
    for lines in 15..40 {
        for kind in [FrameKind::Statistic, FrameKind::Signature] {
            let mut blocks: Vec<Block> = (0..lines).map(|line| paragraph(&format!("Line {line}"))).collect();
            blocks.push(frame(
                kind,
                vec![paragraph("92%"), paragraph("of complaints"), paragraph("were upheld")],
            ));
            let file = sound(&document(blocks));
            let tree = file.tree();
            let parts = tree.find("Div")[0].parts();
            assert!(
                parts.iter().all(|(page, _)| *page == parts[0].0),
                "{kind:?} after {lines} lines"
            );
            if kind == FrameKind::Statistic {
                assert!(extents(&file).any(|extent| extent.text == "92%" && extent.size > 25.0));
            }
        }
    }
}

#[test]
fn a_notice_longer_than_a_page_goes_on_on_the_next() {
    let notice = frame(FrameKind::Notice, (0..14).map(|_| paragraph(PROSE)).collect());
    let file = sound(&document(vec![heading(1, "Title"), notice]));
    assert!(file.pages.len() > 1);
    assert_eq!(file.tree().find("Sect")[0].text(), PROSE.repeat(14));
    assert_well_broken(&file);
}

#[test]
fn page_numbers_and_running_heads_are_artifacts() {
    let file = sound(&samples::letter());
    let count = file.pages.len();
    for (index, page) in file.pages.iter().enumerate() {
        assert!(page.artifacts.contains(&format!("Page {} of {count}", index + 1)));
        assert_eq!(page.artifacts.contains(&samples::letter().meta.title), index > 0);
    }
    assert!(!file.tree().text().contains("Page 1 of"));
}

fn statistic(numeral: &str) -> Block {
    let explanation = Inline::Text("of complaints were upheld.".to_owned());
    let words = vec![figure(numeral), Inline::LineBreak, explanation];
    frame(FrameKind::Statistic, vec![Block::Paragraph(words)])
}

#[test]
fn a_numeral_is_one_paragraph_with_its_explanation_and_only_its_number_is_large() {
    for (numeral, large) in [
        ("83%", vec!["83%"]),
        ("77% (provisional)", vec!["77%"]),
        ("8,000 to 9,000", vec!["8,000", "9,000"]),
    ] {
        let file = sound(&document(vec![heading(1, "Title"), statistic(numeral)]));
        let tree = file.tree();
        let paragraphs: Vec<String> = tree.find("P").iter().map(|element| element.text()).collect();
        assert_eq!(paragraphs, [format!("{numeral} of complaints were upheld.")]);
        let shown: Vec<String> = extents(&file)
            .filter(|extent| extent.size > 25.0)
            .map(|extent| extent.text.clone())
            .collect();
        assert_eq!(shown, large);
    }
}

#[test]
fn the_end_of_a_letter_takes_three_lines_along() {
    for lines in 15..45 {
        let mut blocks: Vec<Block> = (0..lines).map(|line| paragraph(&format!("Line {line}"))).collect();
        blocks.extend([paragraph(PROSE), paragraph("Yours sincerely")]);
        blocks.push(frame(FrameKind::Signature, vec![paragraph("Michael King")]));
        let file = sound(&document(blocks));
        let tree = file.tree();
        let paragraphs = tree.find("P");
        let [.., last, greeting, name] = paragraphs.as_slice() else {
            unreachable!()
        };
        let page = name.parts()[0].0;
        assert_eq!(greeting.parts()[0].0, page, "after {lines} lines");
        let along = last.parts().into_iter().filter(|(on, _)| *on == page);
        let along: usize = along.map(|(page, part)| baselines(&file, page, part).len()).sum();
        assert!(along >= 3, "{along} lines stay with the end after {lines} lines");
    }
}

#[test]
fn words_stand_well_off_the_numbers_before_them_in_letters_of_12_points() {
    let rows = samples::rows(&[&[
        "Received",
        "77% (provisional)",
        "rose by a good deal since the year before the last",
    ]]);
    let Block::Table(mut table) = table("t", "Caption", &["Figure", "2023/24", "Change"], &rows) else {
        unreachable!()
    };
    table.columns[2].align = Align::Start;
    let file = sound(&document(vec![heading(1, "Title"), Block::Table(table)]));
    let cell = |start: &str| {
        extents(&file)
            .find(|extent| extent.text.starts_with(start))
            .unwrap_or_else(|| panic!("no {start}"))
            .clone()
    };
    let (number, words) = (cell("77%"), cell("rose"));
    assert!(words.left - number.right >= 14.0);
    assert!((number.size - 12.0).abs() < 0.01);
}

#[test]
fn a_running_head_that_is_too_long_is_said_on_two_lines_and_cut_with_an_ellipsis() {
    let mut document = document(vec![heading(1, "Title"), Block::PageBreak, paragraph("Words")]);
    document.meta.stage = Stage::Draft;
    let (title, council) = (
        "Report on the annual review, 2024/25",
        "Exampleshire County Council (made up)",
    );
    document.meta.title = format!("DRAFT: {title}: {council} and the Districts");
    document.meta.short_title = format!("DRAFT: {title}");
    document.meta.council = council.to_owned();
    let head = |document: &Document| sound(document).pages[1].artifacts[0].clone();
    assert_eq!(head(&document), format!("DRAFT{title}{council}"));

    document.meta.council = "The Joint Committee of the Councils ".repeat(4);
    let cut = head(&document);
    assert!(cut.contains("/25The Joint Committee") && cut.ends_with('…'), "{cut}");
    assert!(!cut.ends_with(" …"), "{cut}");
}

#[test]
fn notes_are_as_large_as_their_table_and_no_smaller_than_10_points() {
    for count in [3, 9] {
        let headings: Vec<String> = (0..count).map(|at| format!("Heading{at}withlength")).collect();
        let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
        let row = vec!["cell".to_owned(); count];
        let Block::Table(mut table) = table("t", "Caption", &headings, &[row]) else {
            unreachable!()
        };
        table.notes = vec![vec![Inline::Text("A note.".to_owned())]];
        let file = sound(&document(vec![heading(1, "Title"), Block::Table(table)]));
        let size = |words: &str| extents(&file).find(|extent| extent.text == words).expect(words).size;
        assert!((size("A note.") - size("cell")).abs() < 0.01);
        assert!(size("A note.") >= 10.0);
    }
}
