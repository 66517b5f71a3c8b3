//! Slips of the finger in the project that `init` makes: each is either no mistake or one with a place and a remedy.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::Path;

use annual_review::load;
use annual_review::report::{self, Request};
use proptest::prelude::*;
use proptest::sample::Index;
use tempfile::TempDir;

const NOTE: &str = "  note: |
    The council’s year – £5 a case.

    It was at fault in {{ figures.upheld | counted(one=\"case\", many=\"cases\") }},
    and **complied** with [all](https://www.exampleshire.example) of {{ facts.agreed }}:
    - one \"list\"
  delivery: 'By email, to the council''s office'
facts:
  agreed: {value: 16, label: Remedies agreed, source: The council}
";

/// The made-up project, with a note, a fact and quotation marks in it.
fn texts() -> [(&'static str, String); 2] {
    let init = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/init");
    let read = |name: &str| fs::read_to_string(init.join(name)).unwrap();
    let year = read("2024-25.yaml");
    let date = "  date: 21 May 2025\n";
    assert!(
        year.contains(date),
        "the date that the note stands below is gone from {year}"
    );
    [
        ("council.yaml", read("council.yaml")),
        ("2024-25.yaml", year.replace(date, &format!("{date}{NOTE}"))),
    ]
}

/// One slip: a character left out, typed twice, or two in the wrong order, or one that was not meant.
fn slip(text: &str, what: u8, at: Index, typed: char) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let at = at.index(letters.len() - 1);
    match what {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letters[at]),
        2 => letters.swap(at, at + 1),
        3 => letters.insert(at, typed),
        _ => letters[at] = typed,
    }
    letters.into_iter().collect()
}

/// Everything that is said of a project of these files.
fn said(files: &[(&str, String)]) -> annual_review::diagnostic::Diagnostics {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    match load::project(folder.path()) {
        Err(errors) => errors,
        Ok((project, _)) => match report::build(&project, &Request::default(), &|| ()) {
            Ok((_, found)) | Err(found) => found,
        },
    }
}

/// Each thing said names a file, has a remedy, underlines what is in the file, and can be shown.
fn is_well_said(found: &annual_review::diagnostic::Diagnostics) {
    for diagnostic in found.iter() {
        let shown = diagnostic.to_string();
        assert!(!diagnostic.hints.is_empty(), "no remedy: {shown}");
        let place = diagnostic.place.as_ref().unwrap_or_else(|| panic!("no place: {shown}"));
        assert!(
            place.source.text.get(place.bytes.clone()).is_some(),
            "no such place: {shown}"
        );
        let of_the_project = place.source.path.ends_with("council.yaml") || place.source.path.ends_with("2024-25.yaml");
        assert!(of_the_project, "not in the project: {shown}");
        assert!(!diagnostic.message.ends_with('.'), "a full stop: {shown}");
    }
}

#[test]
fn the_project_without_slips_is_right() {
    let found = said(&texts());
    assert!(
        !found.has_errors(),
        "{:?}",
        found.iter().map(ToString::to_string).collect::<Vec<_>>()
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_slip_is_no_mistake_or_is_well_said(
        file in 0..10_usize,
        slips in prop::collection::vec((0..5_u8, any::<Index>(), prop::char::ranges("  \t\n:-#{}[]'\"|>*&!%@`~é£\u{a0}0z".chars().map(|c| c..=c).collect::<Vec<_>>().into())), 1..3),
    ) {
        let mut files = texts();
        // The council's file is short, so that most slips go into the year's.
        let file = usize::from(file > 1);
        for (what, at, typed) in slips {
            files[file].1 = slip(&files[file].1, what, at, typed);
        }
        is_well_said(&said(&files));
    }
}

/// Without this, a change after which nothing is found would leave the other test green.
#[test]
fn most_keys_that_lose_a_letter_are_noticed() {
    let files = texts();
    let text = &files[1].1;
    let keys: Vec<usize> = text
        .lines()
        .scan(0, |start, line| {
            let indent = line.len() - line.trim_start().len();
            let at = *start + indent;
            *start += line.len() + 1;
            Some((at, line))
        })
        .filter(|(_, line)| line.split_once(": ").is_some_and(|(key, _)| !key.trim().contains(' ')))
        .map(|(at, _)| at)
        .collect();
    assert!(keys.len() > 10);
    for at in keys {
        let mut spoilt = files.clone();
        spoilt[1].1.remove(at);
        let found = said(&spoilt);
        let line = text[at..].lines().next().unwrap();
        // A fact may have any name, and is then missed where it is used.
        assert!(
            found.has_errors(),
            "nothing was said of `{line}` without its first letter"
        );
        is_well_said(&found);
    }
}
