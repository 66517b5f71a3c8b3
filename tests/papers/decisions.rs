//! The digest of a year's decisions, and the pages on those whose statement is at hand.

use annual_review::document::Stage;
use annual_review::write::Format;

use super::examples::{built, folder, output, text};

#[test]
fn every_statement_has_a_page_of_its_own() {
    let (outputs, _) = built(&folder("made-up"), Stage::Final).unwrap();
    let retold = output(&outputs, "2024-25/decision-24-001-207.md");
    assert!(retold.contains("in its own words"), "{retold}");
    assert!(retold.contains("- **Done on** 10 October 2024, on time"), "{retold}");
    assert!(retold.contains("## What the County Council has done since"), "{retold}");
    let copied = output(&outputs, "2024-25/decision-24-002-471.md");
    assert!(!copied.contains("in its own words"), "{copied}");
    assert!(copied.contains("42 days late"), "{copied}");
    let pages = outputs.iter().filter(|output| output.path.contains("/decision-"));
    assert_eq!(pages.count(), 2 * Format::ALL.len(), "two pages in every format");
}

#[test]
fn paragraphs_of_a_statement_are_numbered_once_through_it() {
    let page = text("oxfordshire", "2022-23/decision-22-006-612.md");
    for number in 1..=11 {
        assert_eq!(page.matches(&format!("\n{number}\\. ")).count(), 1, "{number}\n{page}");
    }
    assert!(page.contains("- **Done on** not given"), "{page}");
}

#[test]
fn a_digest_names_late_and_outstanding_remedies() {
    let digest = text("made-up", "2024-25/decisions-digest.md");
    for expected in [
        "Of these, 22 were upheld (85% of those listed), and four were not upheld.",
        "Payments were agreed in 16 of 22 upheld cases. Together they come to £10,550.",
        "between 20 and 70 days went by; the median is 27 days. This is known of 20 of 22 upheld cases",
        "Four of the remedies were late:",
        "- 24 002 471, Children’s social care: to be done by 4 December 2024, done on 15 January 2025, 42 days late",
        "In one case the remedy is still to be done:",
        "- 24 010 338, Special educational needs: to be done by 30 April 2025, now overdue",
    ] {
        assert!(digest.contains(expected), "{expected} is not in\n{digest}");
    }
}

#[test]
fn a_digest_of_a_list_that_is_not_whole_sums_nothing() {
    let digest = text("oxfordshire", "2022-23/decisions-digest.md");
    assert!(
        digest.contains("Of the 30 complaints upheld in the year it has one."),
        "{digest}"
    );
    for sum in ["## Payments", "## Themes", "median", "% of those"] {
        assert!(!digest.contains(sum), "{sum}\n{digest}");
    }
}
