//! The tables of a committee paper, cell by cell.

mod own;

use std::fs;

use super::tables;
use crate::document::{Inline, Table};
use crate::{figures, load};

/// The table of this name in the first of these years.
fn table(id: &str, council: &str, years: &[(&str, &str)]) -> Option<Table> {
    let folder = tempfile::tempdir().unwrap();
    let council = format!("council: Sample Council\n{council}\n");
    fs::write(folder.path().join("council.yaml"), council).unwrap();
    for (year, text) in years {
        let text = format!("year: {year}\ndocuments: [letter]\n{text}\n");
        fs::write(folder.path().join(format!("{year}.yaml")), text).unwrap();
    }
    let (project, _) = load::project(folder.path()).unwrap_or_else(|errors| panic!("{errors:?}"));
    let file = &project.years[&years[0].0.parse().unwrap()];
    let edition = project.edition(file).unwrap();
    let figures = figures::figures(&project, file.year.value, edition);
    tables(&project, &figures, edition)
        .into_iter()
        .find(|table| table.id == id)
}

fn text(words: &[Inline]) -> String {
    let words = words.iter().map(|inline| match inline {
        Inline::Text(text) | Inline::Figure { text, .. } => text.as_str(),
        other => panic!("{other:?}"),
    });
    words.collect::<String>().replace('\u{a0}', " ")
}

fn line<'a>(cells: impl IntoIterator<Item = &'a Vec<Inline>>) -> String {
    let cells: Vec<String> = cells.into_iter().map(|cell| text(cell)).collect();
    cells.join(" | ")
}

/// The headings, the rows and the notes, a line each.
fn lines(table: Option<Table>) -> (Vec<String>, Vec<String>) {
    let table = table.expect("there is no such table");
    let headings = line(table.columns.iter().map(|column| &column.heading));
    let rows = table.rows.iter().map(|row| line(&row.cells));
    let notes = table.notes.iter().map(|note| text(note));
    (std::iter::once(headings).chain(rows).collect(), notes.collect())
}

const THIS: &str = "statistics: {investigations: {total: 37, upheld: 34, upheld_per_100_000: 4.6}, \
    compliance: {compliance_rate: 100, late: 5}, remedies: {satisfactory: 3}}";

#[test]
fn headlines_stand_beside_last_year_and_the_averages() {
    let all = format!("{THIS}\nall_authorities: {{compliance_rate: 95, source: s}}");
    let last = "statistics: {investigations: {upheld: {value: 30, revised_from: 31}}}";
    let (rows, notes) = lines(table(
        "headlines",
        "type: county",
        &[("2023-24", &all), ("2022-23", last)],
    ));
    assert_eq!(
        rows,
        [
            "Figure | 2023/24 | 2022/23 | County councils (average) | All authorities (average)",
            "Complaints upheld | 34 | 30 (revised) | not applicable | not applicable",
            "Uphold rate | 92% | not given | 85% | 80%",
            "Upheld for every 100,000 residents | 4.6 | not given | 4.5 | not given",
            "Compliance rate | 100% | not given | 100% | 95%",
            "Satisfactory remedies | 3 | not given | not applicable | not applicable",
            "Satisfactory remedy rate | 9% | not given | 7% | not given",
        ]
    );
    assert_eq!(
        notes[0],
        "Complaints upheld, 2022/23: first published as 31, and since revised."
    );
}

#[test]
fn headlines_have_only_columns_with_something_in_them() {
    let (rows, notes) = lines(table("headlines", "type: national-park", &[("2019-20", THIS)]));
    assert_eq!(rows[0], "Figure | 2019/20");
    assert!(notes.is_empty(), "{notes:?}");
    assert!(table("headlines", "type: county", &[("2023-24", "")]).is_none());
}

#[test]
fn comparability_is_noted_where_last_year_is_shown() {
    let last = "statistics: {investigations: {total: 20, upheld: 10}}";
    let years = [("2022-23", THIS), ("2021-22", last)];
    let (rows, notes) = lines(table("headlines", "type: unitary", &years));
    assert!(rows[0].contains("2021/22"), "{}", rows[0]);
    assert!(!notes.is_empty());
    let (_, notes) = lines(table("headlines", "type: unitary", &years[..1]));
    assert!(notes.is_empty(), "{notes:?}");
}

#[test]
fn no_average_is_set_against_a_rate_that_does_not_apply() {
    let this = "statistics: {investigations: {total: 0}, compliance: {compliance_rate: 100}}";
    let last = "statistics: {investigations: {total: 20, upheld: 10}}";
    let (rows, _) = lines(table(
        "headlines",
        "type: county",
        &[("2023-24", this), ("2022-23", last)],
    ));
    let rate = rows.iter().find(|row| row.starts_with("Uphold rate"));
    assert_eq!(rate.unwrap(), "Uphold rate | not applicable | 50% | not applicable");
}

#[test]
fn own_complaints_are_the_three_newest_years_with_the_newest_first() {
    let (project, _) = load::project(std::path::Path::new("examples/oxfordshire")).unwrap();
    let file = project.years.values().next_back().unwrap();
    let edition = project.edition(file).unwrap();
    let figures = figures::figures(&project, file.year.value, edition);
    let tables = tables(&project, &figures, edition);
    let table = tables.into_iter().find(|table| table.id == "own-complaints");
    assert_eq!(
        text(&table.as_ref().unwrap().caption),
        "Complaints received by the Council"
    );
    let (rows, notes) = lines(table);
    assert_eq!(
        rows,
        [
            "Kind of complaint | 2023/24 | 2022/23 | 2021/22",
            "Corporate (not social care) | 328 | 379 | 321",
            "Adult social care | 127 | 134 | 117",
            "Children’s social care | 141 | 144 | 140",
            "Total | 596 | 657 | 578",
        ]
    );
    assert!(notes.is_empty(), "{notes:?}");
}

#[test]
fn own_complaints_of_different_kinds_say_so() {
    let council = "type: county\nhistory: [{year: 2019/20, own_complaints: [{id: a, label: A, received: 4}]}, \
        {year: 2018/19, own_complaints: [{id: a, label: A, received: 4}]}]";
    let this = "own_complaints: [{id: a, label: All of them, received: 1}, {id: c, label: C, closed: 1}]";
    let last = "own_complaints: [{id: a, label: A, received: 2}, {id: b, label: B, received: 3}, {id: c, label: C, closed: 0}]";
    let (rows, notes) = lines(table(
        "own-complaints",
        council,
        &[("2023-24", this), ("2022-23", last)],
    ));
    assert_eq!(
        rows,
        [
            "Kind of complaint | 2023/24 | 2022/23 | 2019/20",
            "All of them | 1 | 2 | 4",
            "B | not given | 3 | not given",
            "Total | not given | not given | 4",
        ]
    );
    assert_eq!(
        notes,
        ["The kinds of complaint are not the same in every year; a total covers only those of its year."]
    );
}

#[test]
fn own_complaints_need_this_years_number() {
    let last = "own_complaints: [{id: a, label: A, received: 2}]";
    let none = table("own-complaints", "type: county", &[("2023-24", ""), ("2022-23", last)]);
    assert!(none.is_none());
    let (rows, _) = lines(table("own-complaints", "type: county", &[("2022-23", last)]));
    assert_eq!(rows, ["Kind of complaint | 2022/23", "A | 2"]);
}
