//! What `check` notices: single changes of a number, in the data or in the prose of examples that are right, chosen by a
//! fixed seed, each on a copy of the project. A change is noticed if something is found that was not found before, at its
//! line or anywhere else.
//!
//! `cargo test --test mutations -- --nocapture` prints the table by kind, and what was not noticed.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::print_stdout, reason = "whoever asks for it reads the table")]

mod changes;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use annual_review::audience;
use annual_review::diagnostic::Diagnostics;
use annual_review::document::Stage;
use annual_review::model::Audience;
use annual_review::report::{self, Request};
use changes::{Change, Example, Kind};
use rayon::prelude::*;

/// Examples whose figures and texts are right; what is found in them beforehand does not count.
const EXAMPLES: [&str; 7] = [
    "oxford",
    "oxfordshire",
    "birmingham",
    "buckinghamshire",
    "cornwall",
    "lincolnshire",
    "made-up",
];

/// Changes of each kind, where the examples have places for so many.
const OF_EACH_KIND: usize = 80;

/// Changes in all, at least.
const LEAST: usize = 500;

/// What is found in a project: the check, or the first words of what cannot be read, and the file with the line.
type Found = BTreeSet<(String, String)>;

/// What `check --draft` asks.
fn request() -> Request {
    Request {
        stage: Stage::Draft,
        ..Request::default()
    }
}

fn found(folder: &Path) -> Found {
    let said = match audience::read(folder, Audience::Public) {
        Ok((project, mut found)) => {
            match report::composed(project, &request()) {
                Ok((_, more)) | Err(more) => found.extend(more),
            }
            found
        }
        Err(found) => found,
    };
    places(&said, folder)
}

fn places(said: &Diagnostics, folder: &Path) -> Found {
    let folder = format!("{}/", folder.display());
    let place = |said: &annual_review::diagnostic::Diagnostic| {
        let place = said.place.as_ref().map(|place| {
            let (line, _) = place.line_and_column();
            format!("{}:{line}", place.source.path.replace(&folder, ""))
        });
        let what = said.check.map_or_else(|| said.message.clone(), str::to_owned);
        (what, place.unwrap_or_default())
    };
    said.iter().map(place).collect()
}

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

/// A copy of an example with one of its files changed.
fn changed_copy(change: &Change) -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    copy_folder(&example(change.example), copy.path());
    std::fs::write(copy.path().join(&change.file), &change.text).unwrap();
    copy
}

fn copy_folder(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            std::fs::create_dir(&target).unwrap();
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The examples, and what is found in each as it is.
fn examples() -> (Vec<Example>, BTreeMap<&'static str, Found>) {
    let read = EXAMPLES.into_par_iter().map(|name| {
        let folder = example(name);
        let (project, _) = audience::read(&folder, Audience::Public).unwrap();
        let (composed, _) = report::composed(project, &request()).unwrap();
        let figures = composed.into_iter().map(|composed| {
            let file = format!("{}.yaml", composed.year.hyphenated());
            (file, composed.figures)
        });
        let figures = figures.collect();
        (Example { name, figures }, (name, found(&folder)))
    });
    read.unzip()
}

#[test]
fn single_changes_of_numbers_are_noticed() {
    let (examples, before) = examples();
    let changes = changes::chosen(&examples, OF_EACH_KIND);
    let numbers = changes.iter().filter(|change| change.kind != Kind::Word).count();
    assert!(numbers >= LEAST, "only {numbers} changes of numbers can be made");
    let new = |change: &Change| -> BTreeSet<String> {
        let copy = changed_copy(change);
        let found = found(copy.path());
        let new = found.difference(&before[change.example]);
        new.map(|(what, _)| what.clone()).collect()
    };
    let noticed: Vec<BTreeSet<String>> = changes.par_iter().map(new).collect();
    let mut table: BTreeMap<Kind, (usize, usize)> = BTreeMap::new();
    for (change, by) in changes.iter().zip(&noticed) {
        let (all, of_them) = table.entry(change.kind).or_default();
        *all += 1;
        *of_them += usize::from(!by.is_empty());
        let by: Vec<&str> = by.iter().map(String::as_str).collect();
        match by[..] {
            [] => println!("not noticed: {change}"),
            _ => println!("noticed: {change} by {}", by.join(", ")),
        }
    }
    let mut too_few = Vec::new();
    for (kind, (all, noticed)) in &table {
        let share = 100 * noticed / all;
        println!("{kind:?}: {noticed} of {all} ({share}%)");
        if share < kind.least() {
            too_few.push(format!("{kind:?}: {share}%, and should be {}%", kind.least()));
        }
    }
    let of_numbers = table.iter().filter(|(kind, _)| **kind != Kind::Word);
    let (all, noticed) = of_numbers.fold((0, 0), |sum, (_, (all, noticed))| (sum.0 + all, sum.1 + noticed));
    println!("numbers: {noticed} of {all}");
    assert!(too_few.is_empty(), "{}", too_few.join("\n"));
}
