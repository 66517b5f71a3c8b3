//! What is there already: a dry run writes nothing, and nothing is written over without being asked for and shown.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::run::{FEW, Run, figures, folder, import, left};
use crate::sector::{Spelling, authorities};
use crate::sheet::Sheet;
use crate::tables::Table;
use crate::variants::YEAR;
use crate::xlsx;

const FILE: &str = "received.xlsx";

fn table() -> Sheet {
    Table::Received.sheet(&authorities(10), Spelling::Full)
}

fn run(sheet: Sheet, options: &[&str], out: TempDir) -> Run {
    let files = TempDir::new().unwrap();
    fs::write(files.path().join(FILE), xlsx::write(&sheet.into())).unwrap();
    import(files.path(), &[FILE], YEAR, options, out)
}

/// Every file of a folder with what stands in it.
fn contents(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(contents(&path));
        } else {
            found.insert(path.clone(), fs::read_to_string(&path).unwrap());
        }
    }
    found
}

#[test]
fn a_dry_run_prints_the_mapping_and_writes_nothing() {
    let run = run(table(), &["--dry-run"], folder(FEW));
    assert!(run.succeeded, "{}", run.said);
    assert_eq!(left(run.out.path()), Vec::<String>::new());
    let all = run.printed + &run.said;
    for word in ["Planning and development", "planning_and_development", "Received", FILE] {
        assert!(all.contains(word), "{word} is not in:\n{all}");
    }
}

#[test]
fn a_dry_run_of_what_is_wrong_says_what_is_wrong() {
    let mut sheet = table();
    sheet.set("D7", "seven");
    let run = run(sheet, &["--dry-run"], folder(FEW));
    assert!(!run.succeeded);
    assert!(run.said.contains("D7"), "{}", run.said);
}

#[test]
fn nothing_is_written_over_unasked() {
    let first = run(table(), &[], folder(FEW));
    assert!(first.succeeded, "{}", first.said);
    let before = contents(first.out.path());
    let mut changed = table();
    changed.set("B5", 999u32);
    changed.set("K5", "");
    let second = run(changed, &[], first.out);
    assert!(!second.succeeded, "{}", second.said);
    assert!(second.said.contains("--merge"), "{}", second.said);
    assert_eq!(contents(second.out.path()), before);
}

#[test]
fn merging_shows_each_changed_value_and_changes_nothing_else() {
    let few = authorities(10);
    let first = run(table(), &[], folder(FEW));
    assert!(first.succeeded, "{}", first.said);
    let before = figures(first.out.path(), YEAR);
    let mut changed = table();
    changed.set("B5", 999u32);
    changed.set("K5", 999 + few[0].received[1..].iter().sum::<u32>());
    let second = run(changed, &["--merge"], first.out);
    assert!(second.succeeded, "{}", second.said);
    let all = second.printed + &second.said;
    let old = few[0].received[0].to_string();
    for word in ["999", &old, "adult_care_services"] {
        assert!(all.contains(word), "{word} is not in:\n{all}");
    }
    let mut expected = before;
    let of_first = expected.get_mut(&few[0].name).unwrap();
    of_first.insert("received.categories.adult_care_services".to_owned(), Some(999.0));
    let total = 999 + few[0].received[1..].iter().sum::<u32>();
    of_first.insert("received.total".to_owned(), Some(f64::from(total)));
    assert_eq!(figures(second.out.path(), YEAR), expected);
}

#[test]
fn merging_the_same_again_changes_no_byte() {
    let first = run(table(), &[], folder(FEW));
    assert!(first.succeeded, "{}", first.said);
    let before = contents(first.out.path());
    assert_eq!(left(first.out.path()).len(), 10);
    let second = run(table(), &["--merge"], first.out);
    assert!(second.succeeded, "{}", second.said);
    assert_eq!(contents(second.out.path()), before);
}

/// What an officer has written into a year file stays, word for word.
#[test]
fn merging_keeps_what_an_officer_has_added() {
    let first = run(table(), &[], folder(FEW));
    assert!(first.succeeded, "{}", first.said);
    let file = contents(first.out.path())
        .into_keys()
        .find(|path| path.ends_with("2023-24.yaml"))
        .unwrap();
    let note = "# checked against the letter on 1 August\nown_complaints:\n  - {id: corporate, label: Corporate, received: 328}\n";
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{text}{note}")).unwrap();
    let files = TempDir::new().unwrap();
    let decided = Table::Decided.sheet(&authorities(10), Spelling::Abbreviated);
    fs::write(files.path().join(FILE), xlsx::write(&decided.into())).unwrap();
    let second = import(files.path(), &[FILE], YEAR, &["--merge"], first.out);
    assert!(second.succeeded, "{}", second.said);
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains(note.trim_end()), "{text}");
    assert!(text.contains("decided:"), "{text}");
}

/// The projects are ones that the other commands understand.
#[test]
fn what_was_written_can_be_checked() {
    let run = run(table(), &[], folder(FEW));
    assert!(run.succeeded, "{}", run.said);
    let projects = left(run.out.path());
    assert_eq!(projects.len(), 10);
    for project in projects {
        let done = std::process::Command::new(env!("CARGO_BIN_EXE_annual-review"))
            .arg("check")
            .arg(run.out.path().join(&project))
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(!said.contains("error:"), "{project}: {said}");
    }
}
