//! Reading as a whole: text in, types or diagnostics out.

mod hostile;
mod messages;
mod sample;

use sample::{Sample, errors, read};

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
            (11, "`value` is missing in this item"),
            (12, "`kind` cannot be `upheldd`"),
            (13, "`2024-02-30` is not a date"),
        ]
    );
}
