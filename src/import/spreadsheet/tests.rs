//! Tests of reading whole tables, most of them as text.

mod any;

use std::path::PathBuf;
use std::sync::Arc;

use super::{Headings, Meaning, Read, Value, read};
use crate::diagnostic::Source;
use crate::units::FinancialYear;

fn headings(own: &str) -> Headings {
    Headings::read(Some(Arc::new(Source::new("import.yaml", own)))).unwrap()
}

fn year() -> FinancialYear {
    "2023/24".parse().unwrap()
}

/// Reads a file of this name and content; errors and warnings as text.
pub(super) fn read_file(name: &str, content: &[u8], own: &str) -> Result<(Read, String), String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    let shown = |text: String| text.replace(&format!("{}/", folder.path().display()), "");
    let text = |found: crate::diagnostic::Diagnostics| {
        shown(found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    };
    let (read, found) = read(&[PathBuf::from(&path)], year(), &headings(own));
    if found.has_errors() {
        Err(text(found))
    } else {
        Ok((read, text(found)))
    }
}

fn csv(text: &str) -> Result<(Read, String), String> {
    read_file("made-up.csv", text.as_bytes(), "")
}

fn refused(text: &str) -> String {
    csv(text).unwrap_err()
}

/// Each reading as "authority key value".
pub(super) fn figures(read: &Read) -> Vec<String> {
    let shown = |value: &Value| match value {
        Value::Number(number) => number.clone(),
        Value::NotGiven => "-".to_owned(),
    };
    let line = |r: &super::Reading| format!("{} {} {}", r.authority, r.key, shown(&r.value));
    read.readings.iter().map(line).collect()
}

#[test]
fn a_table_of_decisions_with_titles_notes_and_totals_is_read() {
    let text = "Made-up decisions 2023/24,,,,\n,,,,\nAuthority Name,Incomplete/Invalid,Not upheld [note 1],Upheld,Uphold rate (%)\n\
                Made-up Alder Council,1,3,34,92\nMade-up Birch Council,\"1,204\",-,0,N/A\n\
                All authorities,1205,3,34,92\n,,,,\nSource: made up,,,,\n";
    let (read, warnings) = csv(text).unwrap();
    assert_eq!(warnings, "");
    assert_eq!(
        figures(&read),
        [
            "Made-up Alder Council decided.outcomes.invalid_or_incomplete 1",
            "Made-up Birch Council decided.outcomes.invalid_or_incomplete 1204",
            "Made-up Alder Council decided.outcomes.not_upheld 3",
            "Made-up Birch Council decided.outcomes.not_upheld -",
            "Made-up Alder Council decided.outcomes.upheld 34",
            "Made-up Birch Council decided.outcomes.upheld 0",
            "Made-up Alder Council investigations.uphold_rate 92",
            "Made-up Birch Council investigations.uphold_rate -",
        ]
    );
    let table = &read.tables[0];
    assert_eq!(table.kind, "complaints decided");
    assert_eq!(
        (table.heading_rows, table.data_rows, table.authorities),
        ((3, 3), (4, 5), 2)
    );
    assert_eq!((table.totals.as_slice(), table.notes.len()), (&[6][..], 1));
    assert_eq!(table.columns[0].meaning, Meaning::Authority);
    assert_eq!(
        (table.columns[2].letter.as_str(), table.columns[2].heading.as_str()),
        ("C", "Not upheld [note 1]")
    );
    assert_eq!(
        read.readings[1].cell.to_string().rsplit('/').next(),
        Some("made-up.csv, cell B5")
    );
}

#[test]
fn headings_over_two_rows_are_read_from_the_top_down() {
    let text =
        "Title,,,\n,Complaints decided,,Closed after\nAuthority,Upheld,Not upheld,initial enquiries\nMade-up A,1,2,3\n";
    let (read, _) = csv(text).unwrap();
    assert_eq!(read.readings[2].key, "decided.outcomes.closed_after_initial_enquiries");
    assert_eq!(read.tables[0].columns[3].heading, "Closed after / initial enquiries");
}

#[test]
fn an_unknown_heading_is_refused_with_the_lines_that_make_it_known() {
    let text = "Authority,Upheld,Not upheld,Advise given,Ombudsman's whim\nMade-up A,1,2,3,4\n";
    let errors = refused(text);
    for part in [
        "cell D1",
        "`Advise given` is not known",
        "decided.outcomes.advice_given: [\"Advise given\"]",
        "cell E1",
        "left_out: [\"Ombudsman's whim\"]",
    ] {
        assert!(errors.contains(part), "{part}: {errors}");
    }
    let own = "columns:\n  decided.outcomes.advice_given: [\"Advise given\"]\nleft_out: [\"Ombudsman's whim\"]\n";
    let (read, _) = read_file("made-up.csv", text.as_bytes(), own).unwrap();
    assert_eq!(read.readings.len(), 3);
}

#[test]
fn an_unknown_heading_hides_no_wrong_cell_row_or_name() {
    let text = "Authority,Upheld,Not upheld,Ombudsman's whim\nMade-up A,1o,2,3\nMade-up B,-,N/A,4\nMade-up A,1,2,3\n";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("made-up.csv");
    std::fs::write(&path, text).unwrap();
    let (read, found) = read(&[path], year(), &headings(""));
    let said: Vec<String> = found.iter().map(ToString::to_string).collect();
    let said = said.join("\n");
    for part in [
        "`Ombudsman's whim` is not known",
        "`1o` stands where",
        "`Made-up A` has two rows, 2 and 4",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    // Of the second row there is a figure, though under no heading that is known.
    assert!(!said.contains("without any figure"), "{said}");
    let names: Vec<&str> = read.refused.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Made-up A", "Made-up B", "Made-up A"]);
    assert!(read.readings.is_empty(), "{read:?}");
}

#[test]
fn two_columns_of_one_key_are_refused_naming_both() {
    let errors = refused("Authority,Upheld,Not upheld,Complaints upheld\nMade-up A,1,2,3\n");
    assert!(
        errors.contains("`Upheld` in column B and `Complaints upheld` in column D"),
        "{errors}"
    );
}

#[test]
fn a_needed_column_that_is_missing_is_said() {
    let errors = refused("Authority,Advice given,Upheld\nMade-up A,1,2\n");
    assert!(
        errors.contains("has no column for `decided.outcomes.not_upheld`"),
        "{errors}"
    );
}

#[test]
fn a_cell_that_is_no_count_is_refused_with_what_was_read() {
    for wrong in ["12.5", "-3", "1e9", "12*", "#REF!", "12%", "2000000", "about 3"] {
        let errors = refused(&format!("Authority,Upheld,Not upheld\nMade-up A,{wrong},2\n"));
        assert!(
            errors.contains("cell B2") && errors.contains(&format!("`{wrong}` stands where a whole number")),
            "{errors}"
        );
    }
}

#[test]
fn fractions_and_percentages_are_told_apart_by_the_column() {
    let rates = |rates: [&str; 2]| {
        let text = format!(
            "Authority,Compliance rate\nMade-up A,{}\nMade-up B,{}\n",
            rates[0], rates[1]
        );
        csv(&text).map(|(read, _)| {
            figures(&read)
                .iter()
                .map(|line| line.rsplit(' ').next().unwrap().to_owned())
                .collect::<Vec<_>>()
        })
    };
    assert_eq!(rates(["0.92", "1"]).unwrap(), ["92", "100"]);
    assert_eq!(rates(["92", "1"]).unwrap(), ["92", "1"]);
    assert_eq!(rates(["92%", "0.9189"]).unwrap(), ["92", "91.89"]);
    assert!(
        rates(["92", "0.92"])
            .unwrap_err()
            .contains("whole percentages beside fractions")
    );
    assert!(rates(["0", "1"]).unwrap_err().contains("1% or 100%"));
    assert!(rates(["101", "1"]).unwrap_err().contains("from 0 to 100"));
}

#[test]
fn counts_say_what_a_rate_of_one_is() {
    let rate = |counts: &str, rate: &str| {
        let (read, _) = csv(&format!(
            "Authority,Upheld,Not upheld,Uphold rate\nMade-up A,{counts},{rate}\n"
        ))
        .unwrap();
        figures(&read).last().unwrap().rsplit(' ').next().unwrap().to_owned()
    };
    assert_eq!(rate("4,0", "1"), "100");
    assert_eq!(rate("1,99", "1"), "1");
    let errors = refused("Authority,Upheld,Not upheld,Uphold rate\nMade-up A,1,199,0.5\n");
    assert!(errors.contains("look like fractions"), "{errors}");
}

#[test]
fn a_total_that_does_not_hold_is_refused_with_both_numbers() {
    let errors = refused("Authority,Upheld,Not upheld\nMade-up A,1,2\nMade-up B,3,4\nTotal,5,6\n");
    assert!(
        errors.contains("cell B4") && errors.contains("the total is 5, but the rows add up to 4"),
        "{errors}"
    );
    let (_, warnings) = csv("Authority,Upheld,Not upheld\nMade-up A,*,2\nMade-up B,3,4\nTotal,5,6\n").unwrap();
    assert_eq!(warnings, "");
    let (_, warnings) = csv("Authority,Upheld,Not upheld\nMade-up A,*,2\nMade-up B,3,4\nTotal,2,6\n").unwrap();
    assert!(
        warnings.contains("the total is 2, but the rows add up to 3, though not all are given"),
        "{warnings}"
    );
    let headings = "Authority,Invalid or incomplete,Advice given,Referred back,Closed after initial enquiries,Not upheld,Upheld,Total";
    let errors = refused(&format!("{headings}\nMade-up A,1,2,3,4,5,6,22\n"));
    assert!(
        errors.contains("cell H2") && errors.contains("the columns add up to 21"),
        "{errors}"
    );
}

#[test]
fn rows_that_are_no_authoritys_are_refused_and_not_dropped() {
    let table = |row: &str| format!("Authority,Upheld,Not upheld\nMade-up A,1,2\n{row}\nMade-up B,1,2\n");
    for (row, says) in [
        ("North,,", "among the authorities without any figure"),
        (",3,4", "but no authority"),
        ("Total of counties,3,4", "like a total"),
        ("made-up a,3,4", "has two rows, 2 and 3"),
        ("12,3,4", "where the name of an authority is expected"),
    ] {
        let errors = refused(&table(row));
        assert!(errors.contains(says), "{row}: {errors}");
    }
    let errors = refused("Authority,Upheld,,Not upheld\nMade-up A,1,7,2\n");
    assert!(errors.contains("column C, which has no heading"), "{errors}");
}

#[test]
fn a_file_without_a_table_is_refused() {
    assert!(refused("Name of thing,Upheld\nMade-up A,1\n").contains("no table was recognised"));
    assert!(refused("Authority,the council\nUpheld,fault was found\n").contains("no table was recognised"));
}

#[test]
fn separators_and_encodings_are_told_by_the_content() {
    for separator in [",", ";", "\t"] {
        let text = format!("Authority{separator}Upheld{separator}Not upheld\nMade-up Ŵrth{separator}1{separator}2\n");
        assert_eq!(csv(&text).unwrap().0.readings.len(), 2);
        let utf_16: Vec<u8> = [0xFEFF]
            .into_iter()
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(
            read_file("made-up.xls", &utf_16, "").unwrap().0.readings[0].authority,
            "Made-up Ŵrth"
        );
    }
}

#[test]
fn a_table_of_another_year_is_refused_at_its_title() {
    let table = "Authority,Upheld,Not upheld\nMade-up A,1,2\n";
    let error = refused(&format!("Decided 2022-23\n{table}"));
    assert!(error.contains("said to be of 2022/23, not of 2023/24"), "{error}");
    assert!(error.contains("cell A1"), "{error}");
    for title in [
        "Decided 2023-24",
        "Decided 2022/23 and 2023/24",
        "Decided",
        "1 April 2022 to 31 March 2023",
    ] {
        assert!(csv(&format!("{title}\n{table}")).is_ok(), "{title}");
    }
}

#[test]
fn a_table_without_a_row_is_refused_at_its_headings() {
    let error = refused("Authority,Upheld,Not upheld\n");
    assert!(
        error.contains("no row of figures") && error.contains("cell A1"),
        "{error}"
    );
    assert!(csv("Authority,Upheld,Not upheld\nMade-up A,-,-\n").is_ok());
}

#[test]
fn every_file_is_read_though_another_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let files = ["a.csv", "b.csv", "c.csv"].map(|name| folder.path().join(name));
    std::fs::write(&files[0], "Authority,Upheld,Not upheld\nMade-up A,x1,2\n").unwrap();
    std::fs::write(&files[1], "Authority,Upheld,Not upheld\nMade-up A,y1,2\n").unwrap();
    let errors: String = read(&files, year(), &headings(""))
        .1
        .iter()
        .map(ToString::to_string)
        .collect();
    for part in ["`x1`", "`y1`", "there is no file"] {
        assert!(errors.contains(part), "{errors}");
    }
}

#[test]
fn late_outcomes_beside_those_in_time_are_added_to_them() {
    let text = "Authority,Compliance outcomes,Complied on time,Complied late\nMade-up A,17,12,5\nMade-up B,3,3,-\n";
    let (read, _) = csv(text).unwrap();
    let satisfied = read
        .readings
        .iter()
        .filter(|reading| reading.key == "compliance.satisfied");
    let told: Vec<String> = satisfied
        .map(|reading| format!("{:?} {}", reading.value, reading.cell.name))
        .collect();
    assert_eq!(told, ["Number(\"17\") C2 and D2", "NotGiven C3 and D3"]);
    assert!(!read.readings.iter().any(|reading| reading.key == "compliance.in_time"));
    assert!(refused("Authority,Compliance outcomes,Complied on time\nMade-up A,17,12\n").contains("column C"));
}

#[test]
fn a_rate_of_both_tells_that_late_outcomes_stand_beside_those_satisfied() {
    let table = |satisfied: u32, rate: u32| {
        let headings =
            "Authority,Compliance outcomes,Remedy complete and satisfied,Remedy completed late,Compliance rate";
        format!("{headings}\nMade-up A,17,{satisfied},5,{rate}%\n")
    };
    let errors = refused(&table(12, 100));
    for part in [
        "cell C2",
        "compliance.in_time: [\"Remedy complete and satisfied\"]",
        "17 in 17 outcomes",
    ] {
        assert!(errors.contains(part), "{errors}");
    }
    assert!(refused(&table(4, 53)).contains("5 late outcomes cannot be among 4"));
    let (read, _) = csv(&table(17, 100)).unwrap();
    assert_eq!(read.readings.len(), 4);
    // What neither gives is for `check` to find.
    assert!(csv(&table(12, 71)).is_ok());
}

#[test]
fn a_word_for_authorities_beside_figures_begins_no_table() {
    let text = "Authority,Type,Upheld,Not upheld\nMade-up A,Council,1,2\nMade-up B,Local authority,3,4\n";
    let (read, _) = csv(text).unwrap();
    assert_eq!((read.tables.len(), read.readings.len()), (1, 4));
}

#[test]
fn of_very_many_mistakes_the_first_are_told() {
    let unknown = ",Made-up heading".repeat(10_000);
    let long = "made-up ".repeat(12_000);
    let tables = "Authority,Made-up heading\nMade-up A,1\n".repeat(5_000);
    for (text, says) in [
        (
            format!("Authority,Upheld,Not upheld{unknown}\nMade-up A,1,2\n"),
            "30 headings of this table are wrong",
        ),
        (
            format!("Authority,Upheld,Not upheld,{long}\nMade-up A,1,2,3\n"),
            "shorten it",
        ),
        (tables, "more than 100 tables"),
        (
            format!(
                "Authority,Upheld,Not upheld\nMade-up A,1,2\n{}",
                "Total,bad,3\n".repeat(5_000)
            ),
            "4997 more totals",
        ),
        (
            format!("Authority,Upheld,Not upheld\nMade-up A,1,2{}\n", ",3".repeat(9_000)),
            "8997 more columns",
        ),
    ] {
        let errors = refused(&text);
        assert!(
            errors.contains(says) && errors.len() < 30_000,
            "{says}: {} bytes",
            errors.len()
        );
    }
}
