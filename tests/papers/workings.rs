//! The annex that tells how figures were worked out: of a paper and of a letter, in every format.

use std::collections::BTreeSet;

use annual_review::document::Stage;

use super::examples::{built, folder, output};

/// The ids of the figures that a page prints.
fn printed(page: &str) -> BTreeSet<&str> {
    let ids = page.split(" data-figure=\"").skip(1);
    ids.filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn the_annex_has_a_row_for_every_figure_that_is_printed() {
    let (outputs, _) = built(&folder("made-up"), Stage::Final).unwrap();
    for (name, heading) in [
        ("committee-report", "## Annex 4: How the figures were worked out"),
        ("letter", "## How the figures were worked out"),
    ] {
        let text = |ending: &str| output(&outputs, &format!("2024-25/{name}.{ending}"));
        let page = text("html");
        let figures = printed(&page);
        assert!(
            figures.contains("uphold-rate") && figures.len() > 9,
            "{name}: {figures:?}"
        );
        let markdown = text("md");
        let (_, annex) = markdown.split_once(heading).unwrap();
        let rows = annex.lines().filter(|line| line.starts_with("| ")).skip(2);
        assert_eq!(rows.count(), figures.len(), "{name}");
        assert!(annex.contains("22 complaints upheld of 26 investigations = 84.62%, rounded half up to 85%"));
        assert!(annex.contains("2024-25.yaml, lines "));
        for ending in ["html", "fragment.html"] {
            let html = text(ending);
            let table = html
                .split("<table")
                .find(|table| table.contains("and where its numbers stand"));
            let table = table.and_then(|table| table.split("</table>").next()).unwrap();
            assert_eq!(table.matches("scope=\"row\"").count(), figures.len(), "{name}.{ending}");
        }
    }
}

#[test]
fn a_letter_that_is_annexed_leaves_its_own_list_to_the_paper() {
    let (outputs, _) = built(&folder("made-up"), Stage::Final).unwrap();
    let paper = output(&outputs, "2024-25/committee-report.md");
    assert_eq!(paper.matches("How the figures were worked out\n").count(), 1);
}
