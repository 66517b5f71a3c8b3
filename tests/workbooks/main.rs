//! Workbooks as the Ombudsman and its readers' machines write them, each with what has to become of it.
//!
//! The workbooks are made when the tests run, of a made-up sector; nothing is kept. `variants` has one function for
//! each kind of oddity, `hostile` what is not meant to be read at all. What is expected stands beside each as data: the
//! figures of each authority, or the file, sheet and cell that a refusal has to name.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]
#![allow(
    clippy::format_push_string,
    reason = "XML that is put together reads best as it will stand"
)]

mod hostile;
mod merging;
mod ods;
mod real;
mod run;
mod sector;
mod sheet;
mod tables;
mod text;
mod variants;
mod xls;
mod xlsx;
mod zip;

use std::collections::BTreeSet;
use std::path::Path;

use rayon::prelude::*;

#[test]
fn there_are_many_variants_and_no_two_have_the_same_name() {
    let variants = variants::all();
    let names: BTreeSet<_> = variants.iter().map(|variant| &variant.name).collect();
    assert_eq!(names.len(), variants.len());
    assert!(names.len() >= 100, "only {} variants", names.len());
    for ending in ["xlsx", "xls", "ods", "csv"] {
        let with = variants.iter().filter(|variant| variant.name.ends_with(ending)).count();
        assert!(with >= 10, "only {with} of {ending}");
    }
}

#[test]
fn every_workbook_is_read_or_refused_as_expected() {
    let found: Vec<_> = variants::all().par_iter().map(run::disagreements).collect();
    let found: String = found.concat();
    assert!(found.is_empty(), "{found}");
}

/// The most memory that reading a hostile file may take, in megabytes. The command alone takes 40.
const BOUND: u64 = 256;

#[test]
fn hostile_files_end_soon_in_bounded_memory_with_a_message() {
    let found: Vec<_> = hostile::all().iter().map(hostile::disagreements).collect();
    let found: String = found.concat();
    assert!(found.is_empty(), "{found}");
}

/// For a look at the workbooks with other programs: `cargo test --test workbooks -- --ignored`.
#[test]
#[ignore = "writes into the target folder what only a person wants to see"]
fn all_workbooks_for_a_look() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("workbooks");
    for variant in variants::all() {
        let folder = folder.join(&variant.name);
        std::fs::create_dir_all(&folder).unwrap();
        for file in &variant.files {
            std::fs::write(folder.join(&file.name), &file.bytes).unwrap();
        }
        std::fs::write(folder.join("expected.txt"), format!("{:#?}\n", variant.expected)).unwrap();
    }
    for hostile in hostile::all() {
        let folder = folder.join("hostile").join(hostile.name);
        std::fs::create_dir_all(&folder).unwrap();
        hostile.file.write(&folder);
    }
}
