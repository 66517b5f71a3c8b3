//! What the steps say: of stages, of the Ombudsman, of both, and of what is not to be known.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use crate::charts::OfYear;
use crate::document::{Chart, Charts, plain_text};
use crate::figures::figures;
use crate::load;
use crate::model::Project;
use crate::tables::tables;
use crate::units::FinancialYear;

fn chart_of(project: &Project, year: &str) -> Option<Chart> {
    let year: FinancialYear = year.parse().unwrap();
    let edition = project.edition_for(year).unwrap();
    let figures = Arc::new(figures(project, year, edition));
    let tables = tables(project, &figures, edition).into();
    OfYear::new(project, figures, tables, edition).chart("steps")
}

fn example(folder: &str, year: &str) -> Chart {
    let (project, _) = load::project(&Path::new("examples").join(folder)).unwrap();
    chart_of(&project, year).unwrap()
}

fn sample(council: &str, year: &str) -> Option<Chart> {
    let folder = tempfile::tempdir().unwrap();
    let council = format!("council: Sample Council (made up)\nmade_up: true\ntype: county\n{council}\n");
    fs::write(folder.path().join("council.yaml"), council).unwrap();
    let year = format!("year: 2023/24\ndocuments: [complaints-report]\n{year}");
    fs::write(folder.path().join("2023-24.yaml"), year).unwrap();
    let (project, _) = load::project(folder.path()).unwrap_or_else(|errors| panic!("{errors:?}"));
    chart_of(&project, "2023/24")
}

fn title(chart: &Chart) -> String {
    plain_text(&chart.title).replace('\u{a0}', " ")
}

fn stages(numbers: [&str; 3]) -> String {
    let stage = |(number, received): (usize, &&str)| {
        format!("  - {{id: stage_{number}, label: Stage {number}, procedure: childrens, stage: {number}{received}}}\n")
    };
    let stages: String = (1..).zip(&numbers).map(stage).collect();
    format!("own_complaints:\n{stages}")
}

#[test]
fn stages_and_the_ombudsman_are_ways_of_their_own() {
    let chart = example("staffordshire", "2019/20");
    assert_eq!(
        title(&chart),
        "Children’s statutory complaints procedure: 124 complaints at stage 1, 12 at stage 2 and 1 at stage 3"
    );
    assert!(
        chart.alt.contains(": 12, 10% of the number at stage 1;"),
        "{}",
        chart.alt
    );
    assert!(
        chart
            .alt
            .contains("The Ombudsman. Cases listed: 47; Upheld: 13, 28% of the cases listed."),
        "{}",
        chart.alt
    );
    let notes: Vec<String> = chart.notes.iter().map(|note| plain_text(note)).collect();
    assert!(
        notes
            .iter()
            .any(|note| note.contains("are not those of the last stage of the same year")),
        "{notes:?}"
    );
}

#[test]
fn the_ombudsman_alone_is_told_by_what_was_upheld() {
    let chart = example("oxfordshire", "2023/24");
    assert_eq!(
        title(&chart),
        "The Ombudsman upheld 34 of 37 complaints that it investigated"
    );
    assert!(chart.alt.contains("Upheld: 34, 92% of investigations"), "{}", chart.alt);
    let none = example("made-up", "2019/20");
    assert_eq!(
        title(&none),
        "The Ombudsman upheld none of 14 complaints that it investigated"
    );
    // Procedures of one stage each are no ways.
    assert!(!example("made-up", "2024/25").alt.contains("procedure"));
    assert!(!plain_text(&chart.source).contains("the council's own"));
}

#[test]
fn what_is_suppressed_is_said_and_no_share_gives_it_away() {
    let small = "small_numbers: suppress";
    let numbers = [", received: 40", ", received: 3", ", received: 1"];
    let chart = sample(small, &stages(numbers)).unwrap();
    assert!(
        chart.alt.contains("Stage 2: suppressed; Stage 3: suppressed"),
        "{}",
        chart.alt
    );
    assert!(!chart.alt.contains('%'), "{}", chart.alt);
    assert!(
        chart
            .notes
            .iter()
            .any(|note| plain_text(note).starts_with("Suppressed: "))
    );
    assert_eq!(title(&chart), "How far complaints went");
    // Another number behind it changes nothing that is shown.
    let other = [", received: 40", ", received: 2", ", received: 1"];
    assert_eq!(sample(small, &stages(other)), Some(chart));
}

#[test]
fn what_is_not_given_is_said_and_what_there_is_none_of_is_left_out() {
    let chart = sample("", &stages([", received: 40", "", ", received: 0"])).unwrap();
    assert!(chart.alt.contains("Stage 2: not given; Stage 3: 0"), "{}", chart.alt);
    assert_eq!(title(&chart), "40 complaints at stage 1 and 0 at stage 3");
    assert_eq!(
        sample("", &stages([", received: 40", "", ""])),
        None,
        "one step is no way"
    );
    let none = "statistics:\n  investigations: {total: 0}\n";
    let chart = sample("", none).unwrap();
    assert!(chart.alt.contains("Investigated: 0; Upheld: 0."), "{}", chart.alt);
}
