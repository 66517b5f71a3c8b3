//! Charts that templates place, and those that an officer asks for.

use std::path::Path;
use std::process::Command;

use annual_review::document::{Block, Inline, block_text, plain_text};
use annual_review::model::{Audience, DocumentKind};
use annual_review::write::Format;

use super::{changed, charts, document, example};

const REPORT: DocumentKind = DocumentKind::CommitteeReport;

/// A text of the made-up report, and what asks for a chart in its place.
const WORDS: &str = "    focus: The actions follow from the late remedies in {{ ref.annex_cases }}.\n";
const ASKING: &str = "    focus: |
      See {{ ref.chart_received_by_category }}.

      ![Schools stood behind {{ figures.received_education_and_childrens_services }} of them](chart:received-by-category)
";

fn asking() -> tempfile::TempDir {
    changed(&[(WORDS, ASKING)])
}

fn said(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_annual-review"))
        .args(arguments)
        .output()
        .unwrap();
    [output.stdout, output.stderr]
        .map(|bytes| String::from_utf8(bytes).unwrap())
        .concat()
}

#[test]
fn an_officers_words_are_the_title_of_a_chart_that_is_asked_for() {
    let report = document(asking().path(), REPORT, Audience::Public);
    let charts = charts(&report.blocks);
    let of_title = |words: &str| charts.iter().find(|chart| plain_text(&chart.title).contains(words));
    let asked = of_title("Schools stood behind 56 of them").unwrap();
    let is_figure = |inline: &Inline| matches!(inline, Inline::Figure { id, .. } if id.starts_with("received-"));
    assert!(asked.title.iter().any(is_figure), "{:?}", asked.title);
    // Its section would place it too, and leaves it to the text; what refers to it means that one.
    let alike = charts
        .iter()
        .filter(|chart| chart.id.starts_with("chart-received-by-category"));
    assert_eq!(alike.count(), 1);
    assert_eq!(asked.id, "chart-received-by-category");
    let number = plain_text(&asked.title);
    let number = number.split(':').next().unwrap();
    let sentence = format!("See {number}.");
    assert!(words(&report.blocks).contains(&sentence), "nothing says “{sentence}”");
}

#[test]
fn the_numbers_of_charts_run_from_one() {
    for kind in [REPORT, DocumentKind::ComplaintsReport] {
        let report = document(asking().path(), kind, Audience::Public);
        let titles = charts(&report.blocks).into_iter().map(|chart| plain_text(&chart.title));
        let numbered = titles.enumerate();
        for (at, title) in numbered {
            assert!(title.starts_with(&format!("Chart\u{a0}{}: ", at + 1)), "{title}");
        }
    }
    assert!(charts(&document(asking().path(), REPORT, Audience::Public).blocks).len() >= 2);
}

#[test]
fn a_paper_that_wants_no_charts_has_those_alone_that_a_text_asks_for() {
    const WITH: &str = "  charts: placed ";
    const WITHOUT: &str = "  charts: none ";
    const SEE: &str = ", as\n      {{ ref.chart_received_by_category }} shows.";
    let none = changed(&[(WITH, WITHOUT), (SEE, ".")]);
    assert!(charts(&document(none.path(), REPORT, Audience::Public).blocks).is_empty());
    let asked = changed(&[(WITH, WITHOUT), (WORDS, ASKING)]);
    assert_eq!(
        charts(&document(asked.path(), REPORT, Audience::Public).blocks).len(),
        1
    );
}

#[test]
fn a_section_places_no_line_between_two_years_and_a_text_may_still_have_it() {
    const TEXT: &str = "    headlines: |\n";
    let ids = |project: &Path| -> Vec<String> {
        let report = document(project, REPORT, Audience::Public);
        charts(&report.blocks).iter().map(|chart| chart.id.clone()).collect()
    };
    let is_upheld = |id: &String| id == "chart-upheld-over-years";
    assert!(ids(&example("made-up")).iter().any(is_upheld));
    let two_years = [("  upheld-over-years: {years: 10}", "  upheld-over-years: {years: 2}")];
    assert!(!ids(changed(&two_years).path()).iter().any(is_upheld));
    let asked = [
        two_years[0],
        (TEXT, "    headlines: |\n      ![](chart:upheld-over-years)\n\n"),
    ];
    assert!(ids(changed(&asked).path()).iter().any(is_upheld));
}

#[test]
fn a_letter_has_none() {
    let letter = document(&example("made-up"), DocumentKind::Letter, Audience::Public);
    assert!(charts(&letter.blocks).is_empty());
}

#[test]
fn a_chart_in_an_exempt_text_is_for_members_alone() {
    let exempt = "    focus:
      text: |
        ![Of the talks](chart:received-by-category)
      exempt: {paragraph: 3, public_interest: the talks would be lost}
";
    let project = changed(&[(WORDS, exempt)]);
    let titles = |audience| -> Vec<String> {
        let report = document(project.path(), REPORT, audience);
        charts(&report.blocks)
            .iter()
            .map(|chart| plain_text(&chart.title))
            .collect()
    };
    let is_of_the_talks = |title: &String| title.contains("Of the talks");
    assert!(titles(Audience::Members).iter().any(is_of_the_talks));
    let public = titles(Audience::Public);
    assert!(!public.is_empty() && !public.iter().any(is_of_the_talks), "{public:?}");
}

#[test]
fn a_figure_that_only_a_chart_prints_is_in_the_data_beside_the_document() {
    let focus = "    focus: |\n      ![It took {{ figures.received_highways_and_transport_share }}](chart:received-by-category)\n";
    let without = document(&example("made-up"), REPORT, Audience::Public);
    let with = document(changed(&[(WORDS, focus)]).path(), REPORT, Audience::Public);
    for format in [Format::Csv, Format::Json] {
        let text = |document| String::from_utf8(format.write(document, "report")).unwrap();
        assert!(text(&with).contains("received-highways-and-transport-share"));
        assert!(text(&without).contains("received"));
    }
}

/// The words of some blocks, those inside of others too.
fn words(blocks: &[Block]) -> String {
    let words = blocks.iter().map(|block| match block {
        Block::Numbered(paragraph) => words(&paragraph.content),
        other => block_text(other),
    });
    words.collect()
}

#[test]
fn explain_says_in_which_chart_a_number_stands() {
    let project = asking();
    let told = said(&["explain", &project.path().to_string_lossy(), "56", "--all"]);
    assert!(told.contains("Schools stood behind 56 of them”, caption"), "{told}");
}

#[test]
fn a_chart_that_has_another_number_alone_has_not_changed() {
    let before = asking();
    let introduction =
        "    introduction: |\n      ![What they were about](chart:received-by-category)\n\n      The letter";
    let after = changed(&[
        (WORDS, ASKING),
        ("    introduction: >-\n      The letter", introduction),
    ]);
    let told = said(&["diff", &path(before.path()), &path(after.path())]);
    assert!(told.contains("now  What they were about"), "{told}");
    assert!(!told.contains("was  "), "{told}");
}

#[test]
fn a_built_folder_with_charts_is_what_the_project_gives() {
    let (project, out) = (asking(), tempfile::tempdir().unwrap());
    let out = path(&out.path().join("built"));
    said(&["build", &path(project.path()), "--year", "2024/25", "--out", &out]);
    let told = said(&["verify", &out, &path(project.path())]);
    assert!(told.contains("every one is what the project gives"), "{told}");
}

#[test]
fn the_charts_of_a_year_are_listed_with_their_titles() {
    let told = said(&["charts", &path(&example("made-up")), "--year", "2024/25"]);
    assert!(told.contains("2024/25  received-by-category "), "{told}");
    let context = said(&["context", &path(&example("made-up")), "--year", "2024/25"]);
    assert!(context.contains("\"received_by_category\": true"), "{context}");
}

fn path(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
