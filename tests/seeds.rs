//! The published papers whose figures stand in `examples/`: what they print is entered there under `published:`, right and
//! wrong alike, and the checks find their mistakes and nothing else.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;

use annual_review::load;
use annual_review::model::Published;
use annual_review::report::{self, Request};

/// Checks of what our own paper lacks because the source does not say it; they find no mistake of the source.
const NOT_IN_THE_SOURCE: [&str; 6] = [
    "letter-incomplete",
    "letter-undated",
    "contact",
    "committee-missing",
    "meeting-date",
    "signed-by",
];

/// How many figures are entered for a paper, and what is found: the check, the words that it points at, what it guesses.
fn found(example: &str) -> (usize, Vec<(String, String, String)>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(example);
    let (project, _) = load::project(&folder).unwrap();
    let published = |published: &Published| published.figures.len() + published.trends.len();
    let entered = project
        .years
        .values()
        .flat_map(|file| &file.published)
        .map(published)
        .sum();
    let (_, findings) = report::composed(&project, &Request::default()).unwrap();
    let mut found: Vec<_> = findings
        .iter()
        .filter(|finding| !finding.check.is_some_and(|check| NOT_IN_THE_SOURCE.contains(&check)))
        .map(|finding| {
            let place = finding.place.as_ref().unwrap();
            let words = place.source.text[place.bytes.clone()].trim_matches('"').to_owned();
            let guess = finding.label.strip_prefix("perhaps ").unwrap_or_default().to_owned();
            (finding.check.unwrap_or_default().to_owned(), words, guess)
        })
        .collect();
    found.sort();
    (entered, found)
}

/// What is found, a line each: "published 49%: cut off at 49.56 instead of rounded".
fn lines(found: &[(String, String, String)]) -> Vec<String> {
    let line = |(check, words, guess): &(String, String, String)| {
        let line = format!("{check} {words}");
        if guess.is_empty() {
            line
        } else {
            format!("{line}: {guess}")
        }
    };
    found.iter().map(line).collect()
}

#[test]
fn the_letter_to_oxford_has_no_mistake() {
    let (entered, found) = found("oxford");
    assert!(
        entered >= 3 && found.is_empty(),
        "{entered} figures are entered, and these are found: {found:?}"
    );
}

#[test]
fn the_report_of_oxfordshire_has_its_six_mistakes() {
    let (entered, found) = found("oxfordshire");
    assert!(entered >= 40, "{entered} figures are entered");
    assert_eq!(
        lines(&found),
        [
            "average-misnamed national average",
            "base-misnamed of cases considered",
            "breakdown-adds-up the published reasons account for ten of the twelve",
            "ombudsman-misspelt LGCSO",
            "paragraph-numbers 26-31",
            "paragraph-numbers 31-32",
        ]
    );
}

#[test]
fn the_report_of_tower_hamlets_calls_its_cases_reducing() {
    let (entered, found) = found("tower-hamlets");
    assert!(entered >= 12, "{entered} figures are entered");
    assert_eq!(lines(&found), ["published-trend reducing"]);
}

#[test]
fn the_report_of_staffordshire_has_its_mistakes_and_no_other() {
    let (entered, found) = found("staffordshire");
    assert!(entered >= 118, "{entered} figures are entered");
    assert_eq!(
        lines(&found),
        [
            "outcome-rates 6",
            "published +6%",
            "published +9%",
            "published 118",
            "published 16: that of `own_corporate_stage_2_service_education` alone",
            "published 20%",
            "published 34%",
            "published 42",
            "published 49%: cut off at 49.56 instead of rounded",
            "published 52%",
            "published 56%",
            "published 6%",
            "published 61%",
            "published a 12% increase: what the number printed for `own_statutory_stage_1_service_looked_after_last_year` gives",
            "published a 14% increase: what the number printed for `own_statutory_stage_1` gives, cut off at 14.56 instead of rounded",
            "published a decrease of 16%: per cent written for percentage points",
            "published an increase of 49%: cut off at 49.56 instead of rounded",
            "rate-of-base 45",
            "rate-of-base 53",
        ]
    );
}
