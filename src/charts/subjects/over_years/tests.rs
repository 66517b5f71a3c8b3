//! What charts over years and key numbers say of the figures.

use std::fs;

use crate::charts::OfYear;
use crate::document::{Chart, Charts, Inline, plain_text};
use crate::{figures, load, tables};

/// What is made of the charts of the first of these years.
fn with<T>(council: &str, years: &[(&str, &str)], look: impl Fn(&OfYear<'_>) -> T) -> T {
    let folder = tempfile::tempdir().unwrap();
    let council = format!("council: Sample Council (made up)\nmade_up: true\n{council}\n");
    fs::write(folder.path().join("council.yaml"), council).unwrap();
    for (year, text) in years {
        let text = format!("year: {year}\ndocuments: [letter]\n{text}\n");
        fs::write(folder.path().join(format!("{year}.yaml")), text).unwrap();
    }
    let (project, _) = load::project(folder.path()).unwrap_or_else(|errors| panic!("{errors:?}"));
    let file = &project.years[&years[0].0.parse().unwrap()];
    let edition = project.edition(file).unwrap();
    let figures = figures::figures(&project, file.year.value, edition);
    let tables = tables::tables(&project, &figures, edition);
    look(&OfYear::new(&project, figures.into(), tables.into(), edition))
}

fn chart(name: &str, council: &str, years: &[(&str, &str)]) -> Option<Chart> {
    with(council, years, |of| {
        let chart = of.chart(name);
        assert_eq!(of.names().iter().any(|there| there == name), chart.is_some(), "{name}");
        let drawings = chart
            .iter()
            .flat_map(|chart| [&chart.drawings.wide, &chart.drawings.narrow]);
        drawings.for_each(|drawing| assert_eq!(drawing.faults(), [] as [String; 0]));
        chart
    })
}

fn title(name: &str, council: &str, years: &[(&str, &str)]) -> String {
    let chart = chart(name, council, years).unwrap_or_else(|| panic!("there is no {name}"));
    plain_text(&chart.title).replace('\u{a0}', " ")
}

/// Statistics with so many upheld of so many investigations.
fn upheld(upheld: u32, investigations: u32) -> String {
    format!("statistics: {{investigations: {{total: {investigations}, upheld: {upheld}}}}}")
}

/// The title for two years that can be compared, the earlier first.
fn of_two(name: &str, before: [u32; 2], now: [u32; 2]) -> String {
    let [before, now] = [before, now].map(|[number, all]| upheld(number, all));
    title(name, "type: district", &[("2023-24", &now), ("2022-23", &before)])
}

#[test]
fn a_title_says_how_a_count_changed() {
    let name = "upheld-over-years";
    assert_eq!(of_two(name, [30, 40], [34, 40]), "Upheld complaints rose from 30 to 34");
    assert_eq!(of_two(name, [30, 40], [4, 40]), "Upheld complaints fell from 30 to 4");
    assert_eq!(
        of_two(name, [30, 40], [30, 41]),
        "Upheld complaints remained unchanged at 30"
    );
    assert_eq!(of_two(name, [0, 40], [1, 40]), "Upheld complaints rose from 0 to 1");
}

#[test]
fn a_title_says_how_a_rate_changed_and_how_it_stands_to_the_average() {
    let [before, now] = [upheld(32, 40), upheld(27, 40)];
    let years = [("2023-24", now.as_str()), ("2022-23", before.as_str())];
    assert_eq!(
        title("uphold-rate-over-years", "type: county", &years),
        "The uphold rate fell from 80% to 68%, below the average of county councils"
    );
}

#[test]
fn rounding_makes_no_change_and_hides_none() {
    // 50.4% and 50.6%.
    let name = "uphold-rate-over-years";
    assert_eq!(
        of_two(name, [504, 1000], [506, 1000]),
        "The uphold rate hardly changed, from 50% to 51%"
    );
    // 50.5% and 51.4%.
    assert_eq!(
        of_two(name, [505, 1000], [514, 1000]),
        "The uphold rate hardly changed, at 51%"
    );
}

#[test]
fn no_trend_is_told_over_years_that_cannot_be_compared() {
    for (number, said) in [
        (34, "34 complaints were upheld in 2022/23"),
        (1, "1 complaint was upheld in 2022/23"),
        (0, "No complaints were upheld in 2022/23"),
    ] {
        let [before, now] = [upheld(30, 40), upheld(number, 40)];
        let years = [("2022-23", now.as_str()), ("2021-22", before.as_str())];
        let chart = chart("upheld-over-years", "type: district", &years).unwrap();
        assert_eq!(plain_text(&chart.title), said);
        assert!(plain_text(&chart.notes[0]).starts_with("Note 1: "), "{:?}", chart.notes);
        assert!(
            chart.alt.contains("A dotted upright parts 2022/23 from 2021/22"),
            "{}",
            chart.alt
        );
    }
}

#[test]
fn too_few_cases_have_no_change_of_a_rate() {
    assert_eq!(
        of_two("uphold-rate-over-years", [1, 2], [2, 2]),
        "The uphold rate was 100% in 2023/24"
    );
}

#[test]
fn a_year_without_a_rate_says_why() {
    assert_eq!(
        of_two("uphold-rate-over-years", [1, 2], [0, 0]),
        "The uphold rate in 2023/24: not applicable, since no investigation ended in the year"
    );
    let now = upheld(3, 10);
    let first = upheld(0, 0);
    let years = [("2023-24", now.as_str()), ("2022-23", first.as_str())];
    let chart = chart("uphold-rate-over-years", "type: district", &years).unwrap();
    assert_eq!(plain_text(&chart.title), "The uphold rate was 30% in 2023/24");
    assert!(
        plain_text(&chart.notes[0]).starts_with("2022/23: not applicable"),
        "{:?}",
        chart.notes
    );
}

#[test]
fn a_year_between_that_is_not_given_is_said() {
    let [now, first] = [upheld(34, 40), upheld(30, 40)];
    let years = [("2019-20", now.as_str()), ("2017-18", first.as_str())];
    let chart = chart("upheld-over-years", "type: district", &years).unwrap();
    assert_eq!(plain_text(&chart.title), "34 complaints were upheld in 2019/20");
    assert!(
        chart.alt.contains("30 in 2017/18, not given in 2018/19, 34 in 2019/20"),
        "{}",
        chart.alt
    );
    assert_eq!(plain_text(&chart.notes[0]), "2018/19: not given.");
    assert_eq!(chart.table().unwrap().rows.len(), 3);
}

#[test]
fn years_that_follow_each_other_have_one_note() {
    let [now, first] = [upheld(34, 40), upheld(30, 40)];
    let notes = |year: &'static str| {
        let years = [("2019-20", now.as_str()), (year, first.as_str())];
        let chart = chart("upheld-over-years", "type: district", &years).unwrap();
        plain_text(&chart.notes[0])
    };
    assert_eq!(notes("2016-17"), "2017/18 and 2018/19: not given.");
    assert_eq!(notes("2015-16"), "2016/17 to 2018/19: not given.");
}

#[test]
fn one_year_alone_has_no_chart_over_years() {
    let now = upheld(34, 40);
    let years = [("2023-24", now.as_str())];
    assert!(chart("upheld-over-years", "type: county", &years).is_none());
    assert!(chart("received-over-years", "type: county", &years).is_none());
}

#[test]
fn small_numbers_of_own_complaints_stay_hidden() {
    let own = |number: u32| format!("own_complaints: [{{id: parking, label: Parking, received: {number}}}]");
    let [now, before, first] = [own(9), own(3), own(12)];
    let years = [
        ("2023-24", now.as_str()),
        ("2022-23", before.as_str()),
        ("2021-22", first.as_str()),
    ];
    let chart = chart("parking-over-years", "type: district\nsmall_numbers: suppress", &years).unwrap();
    assert_eq!(
        plain_text(&chart.title),
        "Parking: the number received was 9 in 2023/24"
    );
    assert!(
        chart.alt.contains("12 in 2021/22, suppressed in 2022/23, 9 in 2023/24"),
        "{}",
        chart.alt
    );
    assert!(!format!("{:?}", chart.drawings).contains("\"3\""));
    let years = [("2023-24", before.as_str()), ("2022-23", now.as_str())];
    assert_eq!(
        title("parking-over-years", "type: district\nsmall_numbers: suppress", &years),
        "Parking: the number received in 2023/24 is suppressed"
    );
}

#[test]
fn every_number_of_a_title_is_traced() {
    let [before, now] = [upheld(30, 40), upheld(34, 40)];
    let years = [("2023-24", now.as_str()), ("2022-23", before.as_str())];
    with("type: county", &years, |of| {
        for name in of.names() {
            let chart = of.chart(&name).unwrap();
            let mut seen = 0;
            for inline in chart.title.iter().chain(&chart.about) {
                match inline {
                    Inline::Figure { id, text } => {
                        seen += 1;
                        let figure = of.figures.get(id).unwrap_or_else(|| panic!("{id}"));
                        assert!(figure.forms().contains(text), "{id} {text}");
                    }
                    Inline::Text(words) => {
                        let rest = words.replace("2022/23", "").replace("2023/24", "");
                        assert!(!rest.contains(|letter: char| letter.is_ascii_digit()), "{words}");
                    }
                    other => panic!("{other:?}"),
                }
            }
            assert!(seen > 0, "{name}");
        }
    });
}

#[test]
fn key_numbers_say_what_to_hold_them_against() {
    let now = "statistics: {received: {total: 99}, investigations: {total: 37, upheld: 34}, \
        compliance: {outcomes: 20, satisfied: 20, late: 5}}";
    let before = "statistics: {received: {total: 99}, investigations: {total: 35, upheld: 30}}";
    let chart = chart("key-numbers", "type: county", &[("2023-24", now), ("2022-23", before)]).unwrap();
    assert_eq!(
        plain_text(&chart.title),
        "34 of 37 complaints investigated were upheld, above the average of county councils"
    );
    for said in [
        "Complaints and enquiries received: 99; the same as in 2022/23.",
        "Complaints upheld: 34; rose from 30 in 2022/23; of 37 investigated.",
        "seven percentage points above the average of county councils, 85%",
        "Compliance rate: 100%; in line with the average of county councils, 100%; 5 of them late.",
    ] {
        assert!(chart.alt.replace('\u{a0}', " ").contains(said), "{said}: {}", chart.alt);
    }
    let table = chart.table().unwrap();
    assert_eq!(table.rows.len(), 4);
    assert_eq!(
        table.id, "headlines",
        "a paper with the headline figures refers to them"
    );
}

#[test]
fn a_revised_number_names_its_year_once() {
    let now = "statistics: {investigations: {upheld: 34}}";
    let before = "statistics: {investigations: {upheld: {value: 30, revised_from: 31}}}";
    let years = [("2023-24", now), ("2022-23", before)];
    let chart = chart("upheld-over-years", "type: county", &years).unwrap();
    let note = plain_text(&chart.table().unwrap().notes[0]);
    assert_eq!(
        note.replace('\u{a0}', " "),
        "Complaints upheld, 2022/23: first published as 31, and since revised."
    );
}

#[test]
fn a_key_number_that_does_not_apply_says_why_and_has_no_tile() {
    let now = "statistics: {received: {total: 9}, investigations: {total: 0}}";
    let chart = chart("key-numbers", "type: district", &[("2019-20", now)]).unwrap();
    assert_eq!(plain_text(&chart.title), "No complaints were investigated in 2019/20");
    let note = plain_text(&chart.notes[0]);
    assert_eq!(
        note,
        "Uphold rate: not applicable, since no investigation ended in the year."
    );
}

#[test]
fn a_number_that_was_revised_is_noted_with_its_year_once() {
    let [now, before] = [upheld(34, 40), upheld(30, 40)];
    let before = before.replace("upheld: 30", "upheld: {value: 30, revised_from: 31}");
    let years = [("2023-24", now.as_str()), ("2022-23", before.as_str())];
    let notes = chart("upheld-over-years", "type: district", &years).unwrap();
    let notes: Vec<String> = notes
        .table()
        .unwrap()
        .notes
        .iter()
        .map(|note| plain_text(note))
        .collect();
    assert_eq!(
        notes,
        ["Complaints upheld, 2022/23: first published as 31, and since revised."]
    );
}

#[test]
fn what_is_one_or_none_or_a_range_is_said_as_a_sentence_has_it() {
    let of = |name: &str, years: &[(&str, &str)]| title(name, "type: district", years);
    let one = "statistics: {investigations: {total: 1, upheld: {value: 1, provisional: Waits}}}";
    let none = "statistics: {investigations: {total: 0}, received: {total: 9}}";
    assert_eq!(
        of("key-numbers", &[("2022-23", one)]),
        "1 (provisional) of 1 complaint investigated was upheld"
    );
    assert_eq!(
        of("steps", &[("2022-23", none)]),
        "The Ombudsman investigated no complaints"
    );
    let ranged = "statistics: {compliance: {compliance_rate: {from: 95, to: 99}}}";
    let all = "statistics: {compliance: {compliance_rate: 100}}";
    assert_eq!(
        of("compliance-rate-over-years", &[("2023-24", all), ("2022-23", ranged)]),
        "The compliance rate rose to 100%, after 95% to 99% the year before"
    );
    let same = "statistics: {received: {total: {value: 9, provisional: Waits}}}";
    assert_eq!(
        of("received-over-years", &[("2020-21", none), ("2019-20", same)]),
        "9 complaints and enquiries reached the Ombudsman in 2020/21"
    );
    assert_eq!(
        of("received-over-years", &[("2023-24", same), ("2022-23", none)]),
        "Complaints and enquiries received remained unchanged at 9 (provisional)"
    );
    let about = "statistics: {received: {total: {about: 90}, categories: {housing: 20}}}";
    assert_eq!(
        of("received-by-category", &[("2023-24", about)]),
        "Around 90 complaints and enquiries were received"
    );
}

#[test]
fn a_kind_that_is_called_as_a_figure_of_the_letter_has_a_chart_of_its_own() {
    let year = |number: u32| {
        format!(
            "statistics: {{received: {{total: 9{number}}}}}\n\
             own_complaints: [{{id: received, label: Received by letter, received: {number}}}]\n\
             feedback: [{{id: upheld, label: Praise, received: 1{number}}}]"
        )
    };
    let [now, before] = [year(8), year(7)];
    let years = [("2023-24", now.as_str()), ("2022-23", before.as_str())];
    let title = |name: &str| title(name, "type: district", &years);
    assert_eq!(
        title("received-over-years"),
        "Complaints and enquiries received rose from 97 to 98"
    );
    assert_eq!(
        title("own-received-over-years"),
        "Received by letter: the number received rose from 7 to 8"
    );
    assert_eq!(
        title("feedback-upheld-over-years"),
        "Praise: the number received rose from 17 to 18"
    );
    with("type: district", &years, |of| {
        let mut names = of.names();
        let all = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all);
        assert!(of.awaited("own-received-over-years").is_some());
    });
}
