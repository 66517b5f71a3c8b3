//! What must be true of every file, whatever stands in it.

use annual_review::document::Document;
use annual_review::write::pdf::write;

use crate::reader::{Extent, File};

const MARGIN: f32 = 70.8;
/// A4, of which a page has the short side or the long one at its foot.
const A4: (f32, f32) = (595.276, 841.89);

/// What must be true of every file: all words in the tree, none outside, nothing outside the margins.
pub(crate) fn sound(document: &Document) -> File {
    let file = File::read(&write(document));
    let tree = file.tree();
    let mut seen: Vec<(usize, i64)> = tree.parts();
    seen.sort_unstable();
    let marked = file.pages.iter().enumerate();
    let marked: Vec<(usize, i64)> = marked
        .flat_map(|(page, p)| p.parts.keys().map(move |part| (page, *part)))
        .collect();
    assert_eq!(seen, marked, "each marked part is in the tree once");
    for page in &file.pages {
        assert_eq!(page.unmarked, "");
        let (width, height) = page.size;
        let is = |size: (f32, f32)| (width - size.0).abs() < 0.01 && (height - size.1).abs() < 0.01;
        assert!(is(A4) || is((A4.1, A4.0)), "{width} by {height}");
        for extent in &page.extents {
            assert!(
                extent.left > MARGIN && extent.right < width - MARGIN,
                "leaves the margins: {extent:?}"
            );
            let body = MARGIN..height - MARGIN;
            assert!(
                extent.part.is_none() || body.contains(&extent.baseline),
                "leaves the page: {extent:?}"
            );
        }
    }
    file
}

/// Baselines of a marked part, from top to bottom.
pub(crate) fn baselines(file: &File, page: usize, part: i64) -> Vec<f32> {
    let extents = file.pages[page]
        .extents
        .iter()
        .filter(|extent| extent.part == Some(part));
    let mut baselines: Vec<f32> = extents.map(|extent| extent.baseline).collect();
    baselines.dedup();
    baselines
}

pub(crate) fn extents(file: &File) -> impl Iterator<Item = &Extent> {
    file.pages.iter().flat_map(|page| &page.extents)
}

/// A text without its white space, which line breaking may move.
pub(crate) fn solid(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}
