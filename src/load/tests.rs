//! Reading as a whole: text in, types or diagnostics out.

mod hostile;
mod messages;
mod sample;

use std::collections::BTreeMap;
use std::sync::Arc;

use sample::{Sample, errors, read};

use crate::diagnostic::{Files, Source};
use crate::units::FinancialYear;

#[test]
fn a_year_is_read_with_the_spot_of_each_value() {
    let text = "year: 2023/24 # with a comment\nreference: 012\nstatistics:\n  total: 37\nnote: |\n  It’s *fine*: £5\n  twice\n";
    let (year, files) = read(text);
    let year: Sample = year.unwrap();
    assert_eq!(year.year.to_string(), "2023/24");
    assert_eq!(files.place(year.year.spot).line_and_column(), (1, 7));
    assert_eq!(year.reference.as_deref(), Some("012"));
    let statistics = year.statistics.unwrap();
    assert_eq!(statistics.total.value, 37);
    assert_eq!(files.place(statistics.total.spot).line_and_column(), (4, 10));
    assert_eq!(year.note.unwrap(), "It’s *fine*: £5\ntwice\n");
}

#[test]
fn eight_planted_errors_are_found_at_once_at_their_lines() {
    let text = "\
yeer: 2023/24
statistics:
  total: abc
  upheld: -2
received:
  Housing: 4
  Highways: { value: 3, nite: x }
facts:
  - id: one
    value: 1,234
  - id: two
kind: upheldd
closed: 2024-02-30
";
    let found = errors(text);
    let lines: Vec<(usize, &str)> = found
        .iter()
        .map(|(line, _, message)| (*line, message.as_str()))
        .collect();
    assert_eq!(
        lines,
        [
            (1, "unknown key `yeer`"),
            (3, "`total` must be a whole number, found the text `abc`"),
            (4, "`upheld` is negative: `-2`"),
            (7, "unknown key `nite` in `Highways`"),
            (10, "`value` must be a whole number, found the text `1,234`"),
            (11, "`value` is missing in an entry of `facts`"),
            (12, "`kind` cannot be `upheldd`"),
            (13, "`2024-02-30` is not a date"),
        ]
    );
}

#[test]
fn what_only_the_type_refuses_is_said_at_its_key_or_value() {
    type Years = BTreeMap<FinancialYear, u32>;
    let source = Source::new("2023-24.yaml", "2023/24: 1\n2024/26: 2\n");
    let found = super::yaml::<Years>(Arc::new(source), &mut Files::default()).unwrap_err();
    let said: Vec<String> = found.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(said.join("\n\n"), @r"
    error: `2024/26` is not a financial year
     --> 2023-24.yaml:2:1
      |
    2 | 2024/26: 2
      | ^^^^^^^
      |
      = hint: write a year and the next one, as in 2023/24
    ");
}

#[test]
fn whole_numbers_as_keys_are_asked_for() {
    let source = Source::new("2023-24.yaml", "2023: 1\nlast: 2\n");
    let found = super::yaml::<BTreeMap<u16, u32>>(Arc::new(source), &mut Files::default()).unwrap_err();
    let said: Vec<String> = found.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(said.join("\n\n"), @r"
    error: unknown key `last`
     --> 2023-24.yaml:2:1
      |
    2 | last: 2
      | ^^^^
      |
      = hint: keys here are whole numbers
    ");
}

#[test]
fn mistakes_of_several_kinds_are_said_in_the_order_of_their_lines() {
    let text = "note: *important*\nyear: 2023/24\nyear: 2024/25\ncolour: #fff\nsmall: 300\n";
    let messages: Vec<(usize, String)> = errors(text)
        .into_iter()
        .map(|(line, _, message)| (line, message))
        .collect();
    let said = |line: usize, message: &str| (line, message.to_owned());
    assert_eq!(
        messages,
        [
            said(1, "a value cannot begin with `*`"),
            said(3, "`year` is given twice"),
            said(4, "`#` begins a comment, so that `colour` has no value"),
            said(5, "`small` is too large: `300`"),
        ]
    );
}
