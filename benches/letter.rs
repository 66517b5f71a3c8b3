//! How long a letter takes: warm in each format, each stage on its own, and cold as a process.
//!
//! `cargo bench`. Machines are noisy: compare medians of one run with each other, not with those of another.

#![allow(clippy::expect_used, reason = "a measurement that cannot go on has failed")]

use std::path::Path;
use std::process::Command;

use annual_review::model::{DocumentKind, Project};
use annual_review::report::{self, Request};
use annual_review::write::Format;
use annual_review::{audience, compose, figures, load, tables};
use divan::{Bencher, black_box};

const EXAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");
const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/oxfordshire");

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

fn project() -> Project {
    load::project(Path::new(EXAMPLE)).expect("the example is right").0
}

fn request(formats: &[Format]) -> Request {
    let year = "2023/24".parse().expect("a year");
    Request {
        years: vec![year],
        documents: vec![DocumentKind::Letter],
        formats: formats.to_vec(),
        ..Request::default()
    }
}

#[divan::bench]
fn load_a_project() -> Project {
    project()
}

#[divan::bench]
fn work_out_the_figures(bencher: Bencher) {
    let project = audience::public_version(project());
    let file = project.years.values().next_back().expect("a year");
    let edition = project.edition(file).expect("an edition");
    bencher.bench(|| {
        let figures = figures::figures(&project, file.year.value, edition);
        tables::tables(&project, black_box(&figures), edition)
    });
}

#[divan::bench]
fn compile_the_templates(bencher: Bencher) {
    // A project with a template of its own cannot share the compiled ones.
    let text = compose::shipped()[0];
    let path = format!("templates/{}", text.0);
    let own = std::sync::Arc::new(annual_review::diagnostic::Source::new(path, text.1));
    bencher.bench(|| compose::Templates::new(vec![std::sync::Arc::clone(&own)]));
}

#[divan::bench]
fn check_without_writing(bencher: Bencher) {
    bencher
        .with_inputs(project)
        .bench_values(|project| report::build(&project, &request(&[]), &|| ()));
}

#[divan::bench(args = ["md", "html", "fragment", "pdf"])]
fn write_warm(bencher: Bencher, name: &str) {
    let format = Format::ALL
        .into_iter()
        .find(|format| format.name() == name)
        .expect("a format");
    bencher
        .with_inputs(project)
        .bench_values(|project| report::build(&project, &request(&[format]), &|| ()));
}

/// Of Oxfordshire, whose year has a committee report that is judged too, and of Lincolnshire, whose year has the letter alone.
#[divan::bench(args = ["oxfordshire", "lincolnshire"])]
fn write_all_formats_warm(bencher: Bencher, example: &str) {
    let folder = Path::new(EXAMPLES).join(example);
    bencher
        .with_inputs(|| load::project(&folder).expect("the example is right").0)
        .bench_values(|project| report::build(&project, &request(&Format::ALL), &|| ()));
}

#[divan::bench(sample_count = 30, args = ["md", "html", "fragment", "pdf", "md,html,fragment,pdf"])]
fn write_cold(bencher: Bencher, formats: &str) {
    let out = tempfile::tempdir().expect("a folder");
    bencher.bench(|| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_annual-review"));
        command
            .args([
                "build",
                EXAMPLE,
                "--year",
                "2023/24",
                "--document",
                "letter",
                "--format",
                formats,
                "--out",
            ])
            .arg(out.path());
        assert!(command.output().expect("the program runs").status.success());
        std::fs::remove_dir_all(out.path()).expect("the folder can be emptied");
    });
}
