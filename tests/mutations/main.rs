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
use std::sync::Arc;

use annual_review::audience;
use annual_review::diagnostic::Diagnostics;
use annual_review::document::Stage;
use annual_review::figures::Sheets;
use annual_review::model::{Audience, DocumentKind};
use annual_review::report::{self, Request};
use annual_review::units::FinancialYear;
use annual_review::view;
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

/// What is found in a project, or in the years that a change can bear on. Texts are read and judged, and of the documents
/// only pages on decisions composed: no number makes a template wrong.
fn found(folder: &Path, years: Vec<FinancialYear>) -> Found {
    let said = match audience::read(folder, Audience::Members) {
        Ok((project, mut found)) => {
            let request = Request {
                years,
                documents: vec![DocumentKind::Decision],
                stage: Stage::Draft,
                // Who reads everything is told everything by its name.
                audience: Audience::Members,
                ..Request::default()
            };
            match report::composed(&project, &request) {
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
        let (project, _) = audience::read(&folder, Audience::Members).unwrap();
        let (views, _) = view::all_views(&project, &Sheets::new(&project), &[]);
        let figures = views
            .iter()
            .map(|view| (view.file.year.value, Arc::clone(&view.figures)));
        let figures = figures.collect();
        (Example { name, figures }, (name, found(&folder, Vec::new())))
    });
    read.unzip()
}

#[test]
fn single_changes_of_numbers_are_noticed() {
    let (examples, before) = examples();
    let years: BTreeMap<&str, BTreeSet<FinancialYear>> = examples
        .iter()
        .map(|example| (example.name, example.figures.keys().copied().collect()))
        .collect();
    let changes = changes::chosen(&examples, OF_EACH_KIND);
    assert!(changes.len() >= LEAST, "only {} changes can be made", changes.len());
    let new = |change: &Change| -> BTreeSet<String> {
        let copy = changed_copy(change);
        let found = found(copy.path(), change.years(&years[change.example]));
        let new = found.difference(&before[change.example]);
        new.map(|(what, _)| what.clone()).collect()
    };
    let noticed: Vec<BTreeSet<String>> = changes.par_iter().map(new).collect();
    for (change, by) in changes.iter().zip(&noticed) {
        match by.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            [] => println!("not noticed: {change}: {}", change.reason()),
            ref by => println!("noticed: {change}: by {}", by.join(", ")),
        }
    }
    let too_few = told(&changes, &noticed);
    assert!(too_few.is_empty(), "{}", too_few.join("\n"));
}

/// Prints how many were noticed by kind, and why the others were not; gives the kinds of which too few were.
fn told(changes: &[Change], noticed: &[BTreeSet<String>]) -> Vec<String> {
    let mut table: BTreeMap<Kind, (usize, usize)> = BTreeMap::new();
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for (change, by) in changes.iter().zip(noticed) {
        let (all, of_them) = table.entry(change.kind).or_default();
        *all += 1;
        if by.is_empty() {
            *reasons.entry(change.reason()).or_default() += 1;
        } else {
            *of_them += 1;
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
    let all_noticed = noticed.iter().filter(|by| !by.is_empty()).count();
    println!(
        "all: {all_noticed} of {}; why the others were not noticed:",
        changes.len()
    );
    for (reason, number) in reasons {
        println!("{number}: {reason}");
    }
    too_few
}
