//! Every number printed in every document of every project in `examples/` is traced: it is a computed figure, or a
//! date, a reference, a law … by its place, or it stands in the words of a case, whose own it is, is what was paid in
//! a case, or is what a note tells of the status of a figure.
//!
//! `cargo test --test traced -- --nocapture` prints how many numbers there are of each kind.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::print_stdout, reason = "the count is for whoever asks")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use annual_review::compose::ReadYear;
use annual_review::document::{Block, Document, FrameKind, Numeral, NumeralKind, numerals_in};
use annual_review::figures::{Figures, Sheets, State, Status, Unit};
use annual_review::model::{Audience, Project};
use annual_review::report::{Request, composed};
use annual_review::tables::WHY_SUPPRESSED;
use annual_review::{load, view};

fn examples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    // The texts of `hostile` are signs without a meaning, and so are the numbers among them.
    let is_told = |path: &PathBuf| path.is_dir() && !path.ends_with("hostile");
    let mut projects: Vec<_> = entries.filter(is_told).collect();
    projects.sort();
    projects
}

/// The sentences of the cases' own texts in which a number stands.
fn sentences_of_cases(project: &Project) -> BTreeSet<String> {
    let (views, _) = view::all_views(project, &Sheets::new(project), &[]);
    let mut sentences = BTreeSet::new();
    for view in &views {
        let own: Vec<_> = view.file.cases.passages().collect();
        let passages = ReadYear::new(project, view).passages;
        let own = passages
            .iter()
            .filter(|read| own.iter().any(|own| std::ptr::eq(*own, read.passage)));
        let numerals = own.flat_map(|read| numerals_in(&read.blocks));
        sentences.extend(numerals.map(|numeral| numeral.sentence));
    }
    sentences
}

/// Whether a sentence tells what a figure was before it was revised, or why it may still change.
fn tells_a_status(figures: &Figures, sentence: &str) -> bool {
    let mut told = figures.iter().filter_map(|figure| match &figure.state {
        State::NotApplicable(reason) => Some(reason.to_string()),
        State::Known(known) => match &known.status {
            Status::Provisional(reason) => Some(format!("provisional, since {reason}.")),
            Status::Revised(before) => Some(format!("first published as {before}, and since revised.")),
            _ => None,
        },
        State::Missing(_) | State::Suppressed => None,
    });
    told.any(|told| sentence.replace('\u{a0}', " ").contains(&told.replace('\u{a0}', " ")))
}

/// Whether these words tell how a figure that the document prints was worked out, or where its numbers stand.
fn tells_a_working(document: &Document, sentence: &str) -> bool {
    // As a sentence it begins with a capital, and ends with a full stop.
    let plain = |text: &str| {
        let text = text.replace('\u{a0}', " ").replace('’', "'");
        text.trim_end_matches('.').to_lowercase()
    };
    let sentence = plain(sentence);
    document.workings.iter().any(|working| {
        let stands_in = working.places.iter().any(|place| sentence.contains(&place.file));
        let words = [&working.told, &working.note, &working.label];
        // What is to be borne in mind may stand after how it was worked out.
        let tells = |words: &String| plain(words).contains(&sentence) || sentence.contains(&plain(words));
        stands_in || words.into_iter().filter(|words| !words.is_empty()).any(tells)
    })
}

/// The blocks of the lists in which figures are told to be worked out.
fn lists_of_workings(blocks: &[Block]) -> Vec<Block> {
    let is_list = |block: &&Block| {
        matches!(
            block,
            Block::Frame {
                kind: FrameKind::Workings,
                ..
            }
        )
    };
    blocks.iter().filter(is_list).cloned().collect()
}

/// Whether it is what was paid in a case of the year.
fn is_payment(figures: &Figures, numeral: &Numeral) -> bool {
    let is_of_case = |id: &str| id.starts_with("case-") && id.ends_with("-payment");
    let mut payments = figures.iter().filter(|figure| is_of_case(&figure.id));
    numeral.unit == Unit::Money && payments.any(|figure| figure.number() == numeral.value)
}

/// How many numbers of each kind a project prints, and those that nothing traces, each with its document and sentence.
fn traced(folder: &Path, counts: &mut BTreeMap<&'static str, usize>) -> Vec<String> {
    let mut untraced = Vec::new();
    for audience in [Audience::Public, Audience::Members] {
        let (project, _) = load::project(folder).unwrap();
        let own = sentences_of_cases(&project);
        let request = Request {
            audience,
            ..Request::default()
        };
        let (documents, _) = composed(&project, &request).unwrap();
        for composed in documents {
            let workings: BTreeSet<String> = numerals_in(&lists_of_workings(&composed.document.blocks))
                .into_iter()
                .map(|numeral| numeral.sentence)
                .filter(|sentence| tells_a_working(&composed.document, sentence))
                .collect();
            for numeral in numerals_in(&composed.document.blocks) {
                let kind = match &numeral.kind {
                    NumeralKind::Typed if workings.contains(&numeral.sentence) => "working of a figure",
                    NumeralKind::Typed if own.contains(&numeral.sentence) => "words of a case",
                    NumeralKind::Typed if is_payment(&composed.figures, &numeral) => "amount of a case",
                    NumeralKind::Typed if numeral.sentence.contains(WHY_SUPPRESSED) => "reason of suppression",
                    NumeralKind::Typed if tells_a_status(&composed.figures, &numeral.sentence) => "status of a figure",
                    NumeralKind::Figure(id) if composed.figures.get(id).is_none() => "figure that nobody knows",
                    kind => kind.name(),
                };
                // A document that members get as the public does is counted once.
                if audience == Audience::Public {
                    *counts.entry(kind).or_default() += 1;
                }
                if matches!(kind, "typed" | "figure that nobody knows") {
                    let name = folder.file_name().unwrap().to_string_lossy();
                    untraced.push(format!(
                        "{name} {} {}: `{}` in: {}",
                        composed.year, composed.name, numeral.words, numeral.sentence
                    ));
                }
            }
        }
    }
    untraced
}

#[test]
fn every_printed_number_is_traced() {
    let mut counts = BTreeMap::new();
    let untraced: Vec<String> = examples()
        .iter()
        .flat_map(|folder| traced(folder, &mut counts))
        .collect();
    println!("{} numbers printed: {counts:#?}", counts.values().sum::<usize>());
    assert!(counts.get("figure").is_some_and(|figures| *figures > 500), "{counts:?}");
    assert!(
        untraced.is_empty(),
        "{} numbers are not traced:\n{}",
        untraced.len(),
        untraced.join("\n")
    );
}

#[test]
fn a_number_that_is_typed_is_found_by_the_check_and_by_this_test() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/tower-hamlets");
    let copy = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let text = text.replace("Examples follow.", "It upheld 34 complaints.");
        std::fs::write(copy.path().join(path.file_name().unwrap()), text).unwrap();
    }
    let untraced = traced(copy.path(), &mut BTreeMap::new());
    assert!(
        untraced
            .iter()
            .any(|found| found.ends_with("`34` in: It upheld 34 complaints.")),
        "{untraced:?}"
    );
    let (project, _) = load::project(copy.path()).unwrap();
    let (_, found) = composed(&project, &Request::default()).unwrap();
    let found: Vec<_> = found
        .into_iter()
        .filter(|found| found.check == Some("untraced-number"))
        .collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].message.contains("`34`"), "{found:?}");
}
