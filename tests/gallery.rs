//! The gallery of errors: every folder of `tests/errors/` is a project with something wrong in it, and `expected.txt`
//! is to the letter what `annual-review check .` says of it, its exit code in the last line.
//!
//! Adding a case is adding a folder. `UPDATE_GALLERY=1 cargo test --test gallery` writes what is said now, and fails, so
//! that such a run is never taken for a green one.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use rayon::prelude::*;

const LEAST: usize = 396;

/// Every case with what is said of it.
static CASES: LazyLock<Vec<(PathBuf, String)>> = LazyLock::new(|| {
    let gallery = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors");
    let entries = std::fs::read_dir(gallery).unwrap();
    let mut cases: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases.into_par_iter().map(|case| (case.clone(), said(&case))).collect()
});

fn said(case: &Path) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_annual-review"))
        .args(["check", "."])
        .current_dir(case)
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr]
        .map(|bytes| String::from_utf8(bytes).unwrap())
        .concat();
    format!("{text}exit code {}\n", output.status.code().unwrap())
}

#[test]
#[allow(clippy::disallowed_methods, reason = "a test may be asked to update")]
fn every_case_says_to_the_letter_what_is_expected() {
    let update = std::env::var_os("UPDATE_GALLERY").is_some();
    let cases = &*CASES;
    assert!(
        cases.len() >= LEAST,
        "the gallery holds {} cases, and should hold {LEAST}",
        cases.len()
    );
    let mut wrong = Vec::new();
    for (case, said) in cases {
        let path = case.join("expected.txt");
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        if *said != expected {
            if update {
                std::fs::write(&path, said).unwrap();
            }
            wrong.push(format!("{}\nexpected:\n{expected}\nsaid:\n{said}", case.display()));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} cases differ:\n\n{}",
        wrong.len(),
        wrong.join("\n\n")
    );
    assert!(!update, "the gallery was up to date; run without UPDATE_GALLERY");
}

#[test]
fn every_message_has_a_place_and_tells_what_to_do() {
    for (case, said) in &*CASES {
        assert!(said.contains("--> "), "{}: no place\n{said}", case.display());
        let messages = said.matches("error: ").count() + said.matches("warning: ").count();
        assert!(messages > 0, "{}: nothing found\n{said}", case.display());
        assert!(said.contains("= hint: "), "{}: no hint\n{said}", case.display());
    }
}

#[test]
fn every_check_has_its_case() {
    let gallery: String = CASES.iter().map(|(_, said)| said.as_str()).collect();
    let without: Vec<_> = annual_review::checks::all()
        .map(|check| check.name)
        .filter(|name| !gallery.contains(&format!("= check: {name}\n")))
        .collect();
    assert!(without.is_empty(), "checks without a case: {without:?}");
}
