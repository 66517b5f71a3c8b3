//! Whatever a table of counts is like, it is read as it was written, or refused.

use proptest::prelude::*;

use super::csv;
use crate::import::spreadsheet::Value;

const OUTCOMES: [(&str, [&str; 3]); 4] = [
    (
        "invalid_or_incomplete",
        [
            "Invalid or incomplete",
            "Incomplete/Invalid",
            "INVALID/INCOMPLETE [note 2]",
        ],
    ),
    (
        "referred_back",
        [
            "Referred back for local resolution",
            "Referred back",
            "Referred back for\nlocal resolution",
        ],
    ),
    ("not_upheld", ["Not upheld", "not upheld*", "Not\u{a0}upheld¹"]),
    ("upheld", ["Upheld", " UPHELD ", "Upheld (1)"]),
];

/// A count as somebody wrote it, and what it is; what is no count has none.
type Written = (String, Option<Value>);

fn written_count() -> impl Strategy<Value = Written> {
    let count = (0..3_000_u32, 0..5_usize).prop_map(|(count, way)| {
        let with_commas = match count / 1_000 {
            0 => count.to_string(),
            thousands => format!("{thousands},{:03}", count % 1_000),
        };
        let ways = [
            count.to_string(),
            with_commas,
            format!(" {count} "),
            format!("{count}.0"),
            format!("'{count}"),
        ];
        (ways[way].clone(), Some(Value::Number(count.to_string())))
    });
    let none = prop::sample::select(vec!["-", "–", "*", "N/A", "n/a", "..", "[x]", ""]);
    let none = none.prop_map(|sign| (sign.to_owned(), Some(Value::NotGiven)));
    let wrong = prop::sample::select(vec![
        "12.5",
        "-1",
        "1,23",
        "3*",
        "1e9",
        "x3",
        "2024-05-01",
        "#N/A",
        "7%",
    ]);
    let wrong = wrong.prop_map(|text| (text.to_owned(), None));
    prop_oneof![20 => count, 4 => none, 1 => wrong]
}

fn line(name: &str, values: impl Iterator<Item = String>) -> Vec<String> {
    std::iter::once(name.to_owned()).chain(values).collect()
}

/// A row of totals that is too high by so much.
fn totals(rows: &[Vec<Written>], too_high: u32) -> Vec<String> {
    let number = |row: &Vec<Written>, column: usize| match &row[column].1 {
        Some(Value::Number(number)) => number.parse::<u32>().ok(),
        _ => None,
    };
    let sum = |column: usize| rows.iter().filter_map(|row| number(row, column)).sum::<u32>() + too_high;
    line("Total", (0..4).map(|column| sum(column).to_string()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_table_is_read_back_as_it_was_or_refused(
        rows in prop::collection::vec(prop::collection::vec(written_count(), 4), 1..8),
        ways in prop::collection::vec(0..3_usize, 4),
        titles in 0..4_usize,
        blank_column in 0..6_usize,
        blank_row in any::<bool>(),
        total in prop::option::of(0..2_u32),
        note in any::<bool>(),
    ) {
        let mut lines: Vec<Vec<String>> = (0..titles).map(|title| vec![["Made-up decisions", "", "2023/24"][title % 3].to_owned()]).collect();
        lines.push(line("Authority name", OUTCOMES.iter().zip(&ways).map(|((_, words), way)| words[*way].to_owned())));
        for (letter, row) in ('A'..).zip(&rows) {
            lines.push(line(&format!("Made-up {letter}"), row.iter().map(|(text, _)| text.clone())));
            if blank_row && letter == 'A' {
                lines.push(vec![String::new(); 5]);
            }
        }
        lines.extend(total.map(|too_high| totals(&rows, too_high)));
        if note {
            lines.push(vec!["Source: made up, 3 of 4 councils".to_owned()]);
        }
        for line in lines.iter_mut().filter(|line| line.len() == 5 && blank_column < 5) {
            line.insert(blank_column, String::new());
        }
        let quoted = |line: &Vec<String>| line.iter().map(|value| format!("\"{value}\"")).collect::<Vec<_>>().join(",");
        let text = lines.iter().map(quoted).collect::<Vec<_>>().join("\n");
        let cells = || rows.iter().flatten().map(|(_, value)| value);
        let has_wrong = cells().any(Option::is_none);
        let all_given = cells().all(|value| matches!(value, Some(Value::Number(_))));
        // A row of empty cells is refused, since it could be a heading.
        let is_blank = rows.iter().any(|row| row.iter().all(|(text, _)| text.is_empty()));
        match csv(&text) {
            Ok((read, _)) => {
                prop_assert!(!(has_wrong || total == Some(1) && all_given), "{text}");
                let of_column = |column: usize| rows.iter().map(move |row| (OUTCOMES[column].0, row[column].1.clone()));
                let expected: Vec<(&str, Option<Value>)> = (0..4).flat_map(of_column).collect();
                let given = read.readings.iter().map(|r| (r.key.rsplit('.').next().unwrap_or_default(), Some(r.value.clone())));
                // A last row of empty cells is taken for a note.
                prop_assert!(given.collect::<Vec<_>>() == expected || is_blank, "{text}");
            }
            Err(errors) => prop_assert!(has_wrong || total == Some(1) || is_blank, "{text}\n{errors}"),
        }
    }
}
