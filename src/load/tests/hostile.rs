//! Texts that were not written by an officer: nothing panics, nothing takes long.

use std::fmt::Write;
use std::sync::Arc;
use std::sync::mpsc;
use std::time::Duration;

use proptest::prelude::*;

use super::super::text::decode;
use super::super::yaml;
use super::sample::{Sample, errors, read};
use crate::diagnostic::{Files, Source};

const GOOD: &str = "\
# A year’s figures
year: 2023/24
reference: 012
note: |
  It’s *fine*: £5

  more
statistics: &s
  total: 37
  upheld: 3 # some
received:
  Housing: 4
  \"Highways: é\": { value: 3, note: 'x' }
facts:
  - id: one
    value: -1
  - {id: two, value: 12}
kind: not-upheld
how:
  both: {a: 1, b: 2}
action: {kind: payment, pounds: 300}
names: [a, \"b\"]
";

/// Reads, renders what is wrong, and sees that every place lies in the text.
fn reads_without_panic(text: &str) {
    let (result, _) = read(text);
    for diagnostic in result.err().into_iter().flatten() {
        assert!(!diagnostic.to_string().is_empty());
        let bytes = diagnostic.place.as_ref().map(|place| place.bytes.clone()).unwrap();
        assert!(text.get(bytes).is_some(), "{diagnostic:?}");
    }
}

/// Runs in a thread of its own, so that what takes too long fails instead of hanging.
fn soon<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let (done, wait) = mpsc::channel();
    std::thread::spawn(move || done.send(work()));
    wait.recv_timeout(Duration::from_secs(20))
        .expect("it took longer than 20 seconds")
}

#[test]
fn the_good_text_is_good() {
    assert!(read(GOOD).0.is_ok(), "{:?}", read(GOOD).0.err());
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,40}") {
        reads_without_panic(&text);
    }

    #[test]
    fn no_text_of_yaml_characters_panics(text in "[-:#?&*!|>%@`'\"{}\\[\\],. ~<=a1\té\u{a0}’\n]{0,40}") {
        reads_without_panic(&text);
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        if let Ok(text) = decode(&bytes, "x.yaml") {
            reads_without_panic(&text.source.text);
        }
    }

    #[test]
    fn a_good_text_with_a_few_characters_changed_never_panics(
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..3_u8, "[-:#&*!|>%@`'\"{}\\[\\], ~a1\té\u{a0}\n]"), 1..6)
    ) {
        let mut text: Vec<char> = GOOD.chars().collect();
        for (at, what, with) in changes {
            let at = at.index(text.len());
            match what {
                0 => { text.remove(at); }
                1 => text.insert(at, with.chars().next().unwrap_or('x')),
                _ => text[at] = with.chars().next().unwrap_or('x'),
            }
        }
        reads_without_panic(&text.into_iter().collect::<String>());
    }
}

#[test]
fn a_bomb_of_aliases_is_refused() {
    let mut text = "a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n".to_owned();
    for (before, after) in ('a'..'j').zip('b'..='j') {
        let many = vec![format!("*{before}"); 9].join(", ");
        writeln!(text, "{after}: &{after} [{many}]").unwrap();
    }
    let found = soon(move || errors(&text));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].2, "the file holds more values than the program reads");

    let long = "x".repeat(1_000_000);
    let many = vec!["*a"; 100_000].join(", ");
    let found = soon(move || errors(&format!("a: &a \"{long}\"\nb: [{many}]\n")));
    assert_eq!(found[0].2, "the file holds more values than the program reads");
}

#[test]
fn deep_nesting_is_refused() {
    let flow = "[".repeat(100_000);
    let found = soon(move || errors(&format!("names: {flow}\n")));
    assert_eq!(found[0].2, "values are nested too deeply");

    let found = soon(|| errors(&"- ".repeat(100_000)));
    assert_eq!(found[0].2, "values are nested too deeply");

    let mut block = String::new();
    for depth in 0..300 {
        writeln!(block, "{}a:", " ".repeat(depth)).unwrap();
    }
    let found = soon(move || errors(&block));
    assert_eq!(found[0].2, "values are nested too deeply");

    let mut aliases = "a0: &a0 [x]\n".to_owned();
    for depth in 1..300 {
        writeln!(aliases, "a{depth}: &a{depth} [*a{}]", depth - 1).unwrap();
    }
    let found = soon(move || errors(&aliases));
    assert_eq!(found[0].2, "values are nested too deeply");
}

#[test]
fn a_long_file_with_many_mistakes_is_read_in_bounded_time() {
    let mut text = "year: 2023/24\nfacts:\n".to_owned();
    for number in 0..20_000 {
        writeln!(text, "  - {{id: f{number}, value: x}}").unwrap();
    }
    let found = soon(move || errors(&text));
    assert!(found.len() >= 100);

    let mut text = "year: 2023/24\nreceived:\n".to_owned();
    for number in 0..20_000 {
        writeln!(text, "  k{number}: x").unwrap();
    }
    let found = soon(move || errors(&text));
    assert!(found.len() >= 100);

    let repeated = "a: 1\n".repeat(20_000);
    assert_eq!(soon(move || errors(&repeated)).len(), 52);
}

#[test]
fn windows_line_ends_and_a_mark_keep_lines_and_columns_right() {
    let bytes = b"\xef\xbb\xbfyear: 2023/24\r\nstatistics:\r\n  total: caf\xc3\xa9\r\n";
    let text = decode(bytes, "2023-24.yaml").unwrap();
    let found = yaml::<Sample>(text.source, &mut Files::default()).unwrap_err();
    let places: Vec<String> = found
        .iter()
        .filter_map(|d| d.place.as_ref().map(ToString::to_string))
        .collect();
    assert_eq!(places, ["2023-24.yaml:3:10"]);
}

#[test]
fn the_same_type_is_read_from_many_threads() {
    let source = Arc::new(Source::new("2023-24.yaml", GOOD));
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert!(yaml::<Sample>(Arc::clone(&source), &mut Files::default()).is_ok()));
        }
    });
}
