//! Wordings that no example has: a letter is built from a few lines of YAML and searched for its sentence.

use std::fs;

use annual_review::report::{Request, build};
use annual_review::{load, write::Format};

use crate::words::sentences;

/// The letter of a project with these lines in its two files, in ordinary spaces.
fn letter(council: &str, year: &str, lines: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("council.yaml"),
        format!("council: Sample Council\n{council}\n"),
    )
    .unwrap();
    let text = format!("year: {year}\ndocuments: [letter]\n{lines}\n");
    fs::write(folder.path().join(format!("{year}.yaml")), text).unwrap();
    let (project, _) = load::project(folder.path()).unwrap_or_else(|errors| panic!("{errors:?}"));
    let request = Request {
        formats: vec![Format::Markdown],
        ..Request::default()
    };
    let (outputs, _) = build(&project, &request, &|| ()).unwrap_or_else(|errors| panic!("{errors:?}"));
    String::from_utf8(outputs[0].bytes.clone())
        .unwrap()
        .replace('\u{a0}', " ")
}

#[track_caller]
fn says(year: &str, statistics: &str, sentence: &str) {
    let letter = letter("type: county", year, &format!("statistics: {{{statistics}}}"));
    assert!(
        sentences(&letter).contains(&sentences(sentence)),
        "no `{sentence}` in\n{letter}"
    );
}

#[test]
fn counts_without_a_base_agree_with_their_verbs() {
    says(
        "2023-24",
        "investigations: {upheld: 1}",
        "**1**\n\ncomplaint was upheld. The number of investigations is not in this copy",
    );
    says(
        "2023-24",
        "investigations: {upheld: 2}",
        "**2**\n\ncomplaints were upheld.",
    );
    says(
        "2023-24",
        "investigations: {upheld: 0}",
        "No complaints about this authority were upheld. The number of",
    );
    says(
        "2023-24",
        "investigations: {upheld: 8, total: {from: 10, to: 12}}",
        "The number of investigations is only given as 10 to 12, so no rate",
    );
    says(
        "2023-24",
        "investigations: {upheld: {value: 1, provisional: x}, uphold_rate: 50}",
        "One (provisional) complaint was upheld; the number of investigations is not in this copy.",
    );
}

#[test]
fn what_is_not_given_is_said_and_never_taken_for_nothing() {
    for sentence in [
        "This copy does not have the number of complaints that we dealt with.",
        "This copy has no figures for complaints upheld.",
        "This copy has no figure for every 100,000 residents.",
        "This copy has no figures for compliance with recommendations.",
        "This copy has no figures for satisfactory remedies.",
    ] {
        says("2024-25", "", sentence);
    }
    for sentence in [
        "This copy does not have the number of complaints and enquiries received.",
        "This copy does not have the number of complaints and enquiries decided.",
        "This copy has no figures for complaints upheld.",
        "How the complaints upheld were remedied is not in this copy.",
    ] {
        says("2016-17", "", sentence);
    }
}

#[test]
fn two_table_letters_agree_in_number() {
    says(
        "2014-15",
        "received: {total: 1}",
        "We received one complaint or enquiry about this authority. What it was about is not in this copy.",
    );
    says(
        "2014-15",
        "received: {total: 3}",
        "We received three complaints and enquiries about this authority. What they were about is not in this copy.",
    );
    says(
        "2014-15",
        "received: {total: 0}",
        "We received no complaints and enquiries about this authority.\n",
    );
    says(
        "2014-15",
        "decided: {total: 1}",
        "We decided one complaint or enquiry about this authority. How it ended is not in this copy.",
    );
    says(
        "2014-15",
        "investigations: {total: 0}",
        "No detailed investigation about this authority ended in the period",
    );
    says(
        "2014-15",
        "investigations: {total: 1, upheld: 0}",
        "upheld in none of 1 detailed investigation.",
    );
    says(
        "2016-17",
        "investigations: {total: 3, upheld: 0}",
        "We upheld no complaint about this authority, so there was none to remedy.",
    );
    says(
        "2016-17",
        "remedies: {by_ombudsman: 1}",
        "One complaint was remedied on our recommendation; how many the authority",
    );
    says(
        "2016-17",
        "received: {total: 9, categories: {housing: 4}}",
        "Not every category is given, so the rows do not add up to the total.",
    );
}

#[test]
fn late_compliance_is_told_apart_from_the_rate() {
    let outcomes = "outcomes: 4, satisfied: 4";
    says(
        "2023-24",
        &format!("compliance: {{{outcomes}, late: 1}}"),
        "4 of 4. The rate includes one that was carried out after",
    );
    says(
        "2023-24",
        &format!("compliance: {{{outcomes}, late: 2}}"),
        "The rate includes two that were carried out after",
    );
    says(
        "2023-24",
        &format!("compliance: {{{outcomes}, late: 0}}"),
        "None of these was late.",
    );
    says(
        "2023-24",
        "compliance: {outcomes: 4, satisfied: 0}",
        "**0%**\n\nof the compliance outcomes recorded in the year show that our recommendations were carried out: none of 4.",
    );
}

#[test]
fn the_overview_counts_in_words_up_to_nine() {
    says(
        "2024-25",
        "overview: {not_for_us: 0, assessed_and_closed: 1, investigated: 10}",
        "We dealt with 11 complaints about this authority. None was not for us, one was assessed and closed, and 10 were investigated.",
    );
    says(
        "2024-25",
        "overview: {dealt_with: 0}",
        "We dealt with no complaints about this authority.",
    );
    says(
        "2024-25",
        "overview: {dealt_with: 5}",
        "What came of them is not all in this copy.",
    );
}

#[test]
fn the_ombudsmans_own_letter_has_no_notice_and_nothing_added_by_the_council() {
    let council =
        "type: county\nprepared_by: ombudsman\nhistory: [{year: 2022/23, statistics: {received: {total: 3}}}]";
    let letter = letter(council, "2023-24", "statistics: {received: {total: 4}}");
    assert!(letter.contains("**Amerdeep Somal**"));
    assert!(!letter.contains("not the letter") && !letter.contains("Not signed") && !letter.contains("Added by"));
}

#[test]
fn a_year_without_an_edition_names_the_edition_whose_shape_it_has() {
    let letter = letter("type: county", "2025-26", "");
    assert!(letter.contains("in the shape of the letter about 2024/25"), "{letter}");
    assert!(letter.contains("# Annual review letter 2026"));
}
