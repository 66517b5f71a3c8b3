//! How long a committee report of the usual size takes: 41 numbered paragraphs, four tables and an annex of 34 cases,
//! as HTML and PDF, cold as a process and warm. Later work is measured by it. Beside it the longest paper of the examples, a
//! yearly report on complaints with five years of figures and 47 cases.
//!
//! `cargo bench --bench paper`. Machines are noisy: compare medians of one run with each other.

#![allow(clippy::expect_used, reason = "a measurement that cannot go on has failed")]

mod project;

use std::fs;
use std::path::Path;
use std::process::Command;

use annual_review::load;
use annual_review::report::{self, Request};
use annual_review::write::Format;
use divan::Bencher;
use project::{assert_size, project, request};

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 30, args = ["html", "pdf", "html,pdf"])]
fn cold(bencher: Bencher, formats: &str) {
    let project = project();
    assert_size(project.path());
    let out = tempfile::tempdir().expect("a folder");
    bencher.bench(|| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_annual-review"));
        command.arg("build").arg(project.path());
        command.args(["--year", "2024/25", "--document", "committee-report"]);
        command.args(["--format", formats, "--out"]).arg(out.path());
        assert!(command.output().expect("the program runs").status.success());
        fs::remove_dir_all(out.path()).expect("the folder can be emptied");
    });
}

#[divan::bench(args = ["html", "pdf"])]
fn warm(bencher: Bencher, name: &str) {
    let folder = project();
    let format = Format::ALL.into_iter().find(|format| format.name() == name);
    let request = request(&[format.expect("a format")]);
    bencher
        .with_inputs(|| load::project(folder.path()).expect("the project is right").0)
        .bench_values(|project| report::build(&project, &request, &|| ()));
}

/// Without writing anything, which is what `check` does.
#[divan::bench]
fn check(bencher: Bencher) {
    let folder = project();
    let request = request(&[]);
    bencher
        .with_inputs(|| load::project(folder.path()).expect("the project is right").0)
        .bench_values(|project| report::build(&project, &request, &|| ()));
}

/// The yearly report on complaints of the Staffordshire example, warm.
#[divan::bench(args = ["html", "pdf"])]
fn complaints_report(bencher: Bencher, name: &str) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/staffordshire");
    let format = Format::ALL.into_iter().find(|format| format.name() == name);
    let request = Request {
        years: vec!["2019/20".parse().expect("a year")],
        documents: vec![annual_review::model::DocumentKind::ComplaintsReport],
        formats: vec![format.expect("a format")],
        ..Request::default()
    };
    bencher
        .with_inputs(|| load::project(Path::new(folder)).expect("the project is right").0)
        .bench_values(|project| report::build(&project, &request, &|| ()));
}
