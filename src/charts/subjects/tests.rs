//! What the bars say: titles, alternative texts and what is not told.

use std::fs;
use std::sync::Arc;

use crate::charts::OfYear;
use crate::document::{Chart, Charts, plain_text};
use crate::drawing::{Ink, Shape};
use crate::{figures, load, tables};

/// The chart of this name in the first of these years.
fn chart(name: &str, council: &str, years: &[(&str, &str)]) -> Option<Chart> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("council.yaml"),
        format!("council: Sample Council\ntype: county\n{council}\n"),
    )
    .unwrap();
    for (year, text) in years {
        let text = format!("year: {year}\ndocuments: [letter]\n{text}\n");
        fs::write(folder.path().join(format!("{}.yaml", year.replace('/', "-"))), text).unwrap();
    }
    let (project, _) = load::project(folder.path()).unwrap_or_else(|errors| panic!("{errors:?}"));
    let file = &project.years[&years[0].0.parse().unwrap()];
    let edition = project.edition(file).unwrap();
    let figures = Arc::new(figures::figures(&project, file.year.value, edition));
    let tables = tables::tables(&project, &figures, edition).into();
    OfYear::new(&project, figures, tables, edition).chart(name)
}

fn title(chart: Option<&Chart>) -> String {
    plain_text(&chart.expect("there is no such chart").title).replace('\u{a0}', " ")
}

/// Every word of both drawings and of the alternative text.
fn told(chart: &Chart) -> String {
    let shapes = chart.drawings.wide.shapes.iter().chain(&chart.drawings.narrow.shapes);
    let words = shapes.filter_map(|shape| match shape {
        Shape::Words { text, .. } => Some(text.as_str()),
        _ => None,
    });
    let words: Vec<&str> = words.chain([chart.alt.as_str()]).collect();
    words.join("\n").replace('\u{a0}', " ")
}

/// What was received in all, and by category.
fn received(total: &str, categories: &str) -> String {
    format!("statistics: {{received: {{total: {total}, categories: {{{categories}}}}}}}")
}

#[test]
fn the_largest_category_is_named_with_its_number() {
    let cases = [
        (
            "9",
            "housing: 5, other: 3, highways_and_transport: 1",
            "Housing had the most: 5 of 9",
        ),
        (
            "9",
            "housing: 4, other: 4, highways_and_transport: 1",
            "Housing and Other had the most: 4 each",
        ),
        (
            "3",
            "housing: 1, other: 1, highways_and_transport: 1",
            "Highways and transport, Housing and Other had the most: 1 each",
        ),
        (
            "3",
            "housing: 3, other: 0",
            "Everything received was about one category: Housing",
        ),
        ("0", "housing: 0, other: 0", "No complaints or enquiries were received"),
        // Of what is not given there may be more.
        (
            "20",
            "housing: 5, other: 3",
            "20 complaints and enquiries were received",
        ),
    ];
    for (total, categories, expected) in cases {
        let chart = chart("received-by-category", "", &[("2023/24", &received(total, categories))]);
        assert_eq!(title(chart.as_ref()), expected, "{categories}");
    }
    assert_eq!(
        chart("received-by-category", "", &[("2023/24", &received("20", ""))]),
        None
    );
}

#[test]
fn the_alternative_text_tells_the_values_from_the_largest() {
    let categories = received("9", "housing: 3, other: 5, highways_and_transport: 1");
    let chart = chart("received-by-category", "", &[("2023/24", &categories)]).unwrap();
    assert_eq!(
        chart.alt,
        "Bar chart: complaints and enquiries received by category, 2023/24: number, and share of all. \
         Other: 5 (56%); Housing: 3 (33%); Highways and transport: 1 (11%)."
    );
}

#[test]
fn the_category_that_moved_furthest_is_named() {
    let all = |housing: u32, other: u32| {
        let total = (housing + other).to_string();
        let rest = "adult_care_services: 0, benefits_and_tax: 0, corporate_and_other_services: 0, \
            education_and_childrens_services: 0, environmental_services_and_public_protection: 0, \
            highways_and_transport: 0, planning_and_development: 0";
        received(&total, &format!("{rest}, housing: {housing}, other: {other}"))
    };
    let cases = [
        (all(2, 5), all(9, 4), "Housing rose most, from 2 to 9"),
        (all(9, 4), all(2, 5), "Housing fell most, from 9 to 2"),
        (
            all(4, 4),
            all(5, 5),
            "Complaints and enquiries received rose from 8 to 10",
        ),
        (
            all(4, 4),
            all(4, 4),
            "Complaints and enquiries received remained unchanged at 8",
        ),
    ];
    for (before, now, expected) in cases {
        let chart = chart(
            "received-by-category-year-on-year",
            "",
            &[("2023/24", &now), ("2022/23", &before)],
        );
        assert_eq!(title(chart.as_ref()), expected);
    }
}

#[test]
fn outcomes_say_how_many_were_upheld() {
    let cases = [
        (
            "5",
            "upheld: 3, not_upheld: 2",
            "3 of 5 complaints and enquiries decided were upheld",
        ),
        (
            "3",
            "upheld: 1, not_upheld: 2",
            "1 of 3 complaints and enquiries decided was upheld",
        ),
        (
            "2",
            "upheld: 0, not_upheld: 2",
            "None was upheld of 2 complaints and enquiries decided",
        ),
        ("0", "upheld: 0, not_upheld: 0", "No complaint or enquiry was decided"),
        ("9", "not_upheld: 2", "9 complaints and enquiries were decided"),
    ];
    for (total, outcomes, expected) in cases {
        let text = format!("statistics: {{decided: {{total: {total}, outcomes: {{{outcomes}}}}}}}");
        let chart = chart("outcomes", "", &[("2023/24", &text)]);
        assert_eq!(title(chart.as_ref()), expected);
    }
}

const SUPPRESSING: &str = "small_numbers: suppress";

#[test]
fn what_is_suppressed_is_said_to_be_and_has_no_length() {
    let own = "own_complaints:
  - id: corporate
    label: Corporate complaints
    received: 60
    services:
      - {label: Housing, received: 40}
      - {label: Roads, received: 17}
      - {label: Parks, received: 3}
";
    let chart = chart("services-corporate", SUPPRESSING, &[("2023/24", own)]).unwrap();
    assert!(told(&chart).contains("suppressed"), "{}", told(&chart));
    for number in ["3", "17", "20"] {
        let words = told(&chart).replace("2023/24", "");
        let numbers = words.split(|letter: char| !letter.is_ascii_digit());
        assert!(!numbers.clone().any(|told| told == number), "{number} in {words}");
    }
    let bars = |shapes: &[Shape]| shapes.iter().filter(|shape| matches!(shape, Shape::Bar { .. })).count();
    assert_eq!(bars(&chart.drawings.wide.shapes), 1, "only housing has a bar");
    // Another may have more than the largest that is told.
    assert_eq!(title(Some(&chart)), "Corporate complaints by service and team");
}

#[test]
fn of_some_that_are_told_the_first_is_said_to_be_so_among_them_alone_and_an_only_one_with_its_number() {
    let of_services = |services: &str, received: u32| {
        let own = format!(
            "own_complaints:\n  - {{id: corporate, label: Corporate complaints, received: {received}, \
             services: [{services}]}}\n"
        );
        title(chart("services-corporate", SUPPRESSING, &[("2023/24", &own)]).as_ref())
    };
    let small = "{label: Licences, received: 51}, {label: Harbours, received: 12}, \
                 {label: Registrars, received: 2}, {label: Elections, received: 3}";
    assert_eq!(
        of_services(small, 68),
        "Licences had the most corporate complaints: 51, of the numbers given"
    );
    let under =
        "{label: Licences, received: 51}, {label: Harbours, received: 12}, {label: Registrars, received: {under: 9}}";
    assert_eq!(
        of_services(under, 68),
        "Licences had the most corporate complaints: 51",
        "what is under 9 is not more"
    );
    assert_eq!(
        of_services("{label: Coroners, received: 57}", 57),
        "Coroners: 57 corporate complaints"
    );
}

#[test]
fn the_part_of_the_title_is_highlighted_however_large_the_others_are() {
    let own = "own_complaints:\n  - {id: corporate, label: Corporate complaints, closed: 100, received: 100, \
               outcomes: {upheld: 40, not_upheld: 60}}\n";
    let chart = chart("outcomes-corporate", "", &[("2023/24", own)]).unwrap();
    let inks = chart.drawings.wide.shapes.iter().filter_map(|shape| match shape {
        Shape::Bar { ink, .. } => Some(*ink),
        _ => None,
    });
    assert_eq!(inks.collect::<Vec<_>>(), [Ink::First, Ink::Other]);
}

#[test]
fn outcomes_of_own_complaints_are_drawn_year_by_year() {
    let own = |upheld: u32, not_upheld: u32| {
        let closed = upheld + not_upheld;
        format!(
            "own_complaints:\n  - {{id: corporate, label: Corporate complaints, closed: {closed}, received: {closed}, \
             outcomes: {{upheld: {upheld}, not_upheld: {not_upheld}}}}}\n"
        )
    };
    let years = [("2023/24", own(30, 70)), ("2022/23", own(25, 75))];
    let years = years.each_ref().map(|(year, text)| (*year, text.as_str()));
    let chart = chart("outcomes-corporate", "", &years).unwrap();
    assert_eq!(
        title(Some(&chart)),
        "30% of corporate complaints were upheld, after 25% the year before"
    );
    assert_eq!(
        plain_text(&chart.about),
        "Outcomes: corporate complaints, 2022/23 to 2023/24: share of those closed"
    );
    assert_eq!(
        chart.alt,
        "Stacked bar chart: outcomes: corporate complaints, 2022/23 to 2023/24: share of those closed. \
         2022/23: upheld 25%, not upheld 75%, 100 closed; 2023/24: upheld 30%, not upheld 70%, 100 closed."
    );
}

#[test]
fn what_there_is_some_of_has_no_share_of_none() {
    let year = received("1000", "housing: 996, other: 4, planning_and_development: 0");
    let told = told(&chart("received-by-category", "", &[("2023/24", &year)]).unwrap());
    for bar in ["996 (100%)", "\n4\n", "\n0 (0%)"] {
        assert!(told.contains(bar), "{bar} in {told}");
    }
}

#[test]
fn a_long_list_is_told_by_its_largest() {
    let services: Vec<String> = (1..=20)
        .map(|number| format!("      - {{label: Service {number}, received: {number}}}"))
        .collect();
    let own = format!(
        "own_complaints:\n  - id: corporate\n    label: Corporate complaints\n    received: 210\n    services:\n{}\n",
        services.join("\n")
    );
    let chart = chart("services-corporate", "", &[("2023/24", &own)]).unwrap();
    assert_eq!(
        chart.alt,
        "Bar chart: corporate complaints by service and team, 2023/24. The largest: Service 20: 20; Service 19: 19; \
         Service 18: 18; Service 17: 17; Service 16: 16. The others go down to 1 (Service 1). The table has all of them."
    );
}

#[test]
fn bars_are_arranged_as_the_file_asks_and_what_is_left_out_is_named() {
    let year = format!(
        "charts: {{received-by-category: {{sort: given, zeros: left-out}}}}\n{}",
        received("3", "adult_care_services: 1, housing: 0, other: 2")
    );
    let chart = chart("received-by-category", "", &[("2023/24", &year)]).unwrap();
    assert!(
        chart.alt.ends_with("Adult care services: 1 (33%); Other: 2 (67%)."),
        "{}",
        chart.alt
    );
    let notes: Vec<String> = chart.notes.iter().map(|note| plain_text(note)).collect();
    assert_eq!(notes, ["Left out, since there were none: Housing."]);
}

#[test]
fn outcomes_are_drawn_of_every_year_that_is_known_and_say_no_change_between_years_that_cannot_be_compared() {
    let decided = |upheld: u32| {
        format!(
            "statistics: {{decided: {{total: 50, outcomes: {{upheld: {upheld}, not_upheld: {}}}}}}}",
            50 - upheld
        )
    };
    let [now, before, first] = [decided(30), decided(20), decided(10)];
    let name = "outcomes-over-years";
    let of_three = [
        ("2024/25", now.as_str()),
        ("2023/24", before.as_str()),
        ("2022/23", first.as_str()),
    ];
    let compared = chart(name, "", &of_three).unwrap();
    assert_eq!(title(Some(&compared)), "Upheld decisions rose from 20 to 30");
    assert!(
        compared
            .alt
            .contains("2022/23: upheld 10, not upheld 40, 50 decided; 2023/24: upheld 20"),
        "{}",
        compared.alt
    );
    assert!(compared.notes.is_empty());
    let nothing = "statistics: {}";
    let with_gap = [of_three[0], ("2023/24", nothing), of_three[2]];
    let with_gap = chart(name, "", &with_gap).unwrap();
    assert!(with_gap.alt.contains("; 2023/24: not given; "), "{}", with_gap.alt);
    let apart = chart(name, "", &[("2022/23", &now), ("2021/22", &before)]).unwrap();
    assert_eq!(
        title(Some(&apart)),
        "30 of 50 complaints and enquiries decided were upheld"
    );
    assert_eq!(apart.notes.len(), 1);
}

/// A year in which small numbers are hidden beside others, and in which nothing that is shown depends on them.
fn with_small_numbers(small: u32) -> String {
    let [other, on_time, third] = [20 - small, 60 - small, 28 - small];
    format!(
        "own_complaints:
  - id: corporate
    label: Corporate complaints
    procedure: corporate
    stage: 1
    received: 60
    closed: 60
    on_time: {on_time}
    late: {small}
    outcomes: {{upheld: {small}, partly_upheld: {third}, not_upheld: 32}}
    services:
      - {{label: Housing, received: 40}}
      - {{label: Roads, received: {other}}}
      - {{label: Parks, received: {small}}}
    subjects: [{{label: Delay, count: 40}}, {{label: Charges, count: {other}}}, {{label: Staff, count: {small}}}]
    complainants: [{{label: Residents, count: 40}}, {{label: Firms, count: {other}}}, {{label: Others, count: {small}}}]
  - {{id: reviews, label: Reviews, procedure: corporate, stage: 2, received: {small}}}
feedback:
  - id: compliments
    label: Compliments
    received: 40
    parts: [{{label: by letter, count: 20}}, {{label: by telephone, count: {other}}}, {{label: in person, count: {small}}}]
refused:
  total: 60
  parts: [{{label: too old, count: 40}}, {{label: not ours, count: {other}}}, {{label: withdrawn, count: {small}}}]
"
    )
}

#[test]
fn nothing_that_is_drawn_or_said_depends_on_a_number_that_is_suppressed() {
    let shown = |small: u32| -> Vec<String> {
        let [now, before] = [with_small_numbers(small), with_small_numbers(5 - small)];
        let names = [
            "services-corporate",
            "subjects-corporate",
            "complainants-corporate",
            "outcomes-corporate",
            "timescales-corporate",
            "stages-corporate",
            "corporate-over-years",
            "reviews-over-years",
            "feedback-parts-compliments",
            "feedback",
            "own-complaints",
            "refused",
            "key-numbers",
            "steps",
        ];
        let years = [("2023/24", now.as_str()), ("2022/23", before.as_str())];
        let shown = names.map(|name| format!("{name}: {:?}", chart(name, SUPPRESSING, &years)));
        shown.to_vec()
    };
    let first = shown(1);
    assert!(
        first.iter().filter(|chart| chart.contains("suppressed")).count() > 7,
        "{first:#?}"
    );
    for small in 2..=4 {
        for (one, other) in first.iter().zip(shown(small)) {
            assert_eq!(*one, other, "{small}");
        }
    }
}
