//! How long a whole sector takes: the letters of 400 authorities as HTML and PDF on two cores, ten times as many with the
//! most memory that was held, and the check of 400 projects of ten years each.
//!
//! `cargo bench --bench sector`. Every project is read from a folder and its documents are written to another, as a build
//! does. Machines are noisy: compare medians of one run with each other. The most memory is told on Linux only.

#![allow(clippy::expect_used, reason = "a measurement that cannot go on has failed")]

use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use annual_review::diagnostic::Diagnostics;
use annual_review::load;
use annual_review::report::Request;
use annual_review::sector::{self, Built};
use annual_review::write::Format;
use divan::Bencher;
use tempfile::TempDir;

const EXAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");
const AUTHORITIES: usize = 400;
const CORES: usize = 2;

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// The file of a council that does not exist.
fn council(number: usize) -> String {
    format!("council: Example {number} County Council (made up)\ntype: county\nmade_up: true\n")
}

fn example(path: &str) -> String {
    fs::read_to_string(Path::new(EXAMPLES).join(path)).expect("the example")
}

/// A year's file as an import of workbooks writes it: the statistics, and nothing else.
fn imported(name: &str) -> String {
    let own = example(&format!("made-up/{name}"));
    let year = own.lines().find(|line| line.starts_with("year:")).expect("a year");
    let statistics = own.lines().skip_while(|line| !line.starts_with("statistics:"));
    let (first, rest) = (statistics.clone().take(1), statistics.skip(1));
    let statistics = first.chain(rest.take_while(|line| line.starts_with(' ')));
    let lines: Vec<&str> = [year, "documents: [letter]"].into_iter().chain(statistics).collect();
    lines.join("\n") + "\n"
}

/// Folders of projects, each with these year files.
fn projects(number: usize, years: &[(String, String)]) -> (TempDir, Vec<PathBuf>) {
    let folder = tempfile::tempdir().expect("a folder");
    let projects = (0..number).map(|number| {
        let project = folder.path().join(format!("{number:04}"));
        fs::create_dir(&project).expect("a folder");
        fs::write(project.join("council.yaml"), council(number)).expect("a file");
        for (name, text) in years {
            fs::write(project.join(name), text).expect("a file");
        }
        project
    });
    let projects = projects.collect();
    (folder, projects)
}

/// Projects of one year with figures that were published.
fn letters(number: usize) -> (TempDir, Vec<PathBuf>) {
    let name = "2023-24.yaml";
    projects(number, &[(name.to_owned(), example(&format!("lincolnshire/{name}")))])
}

/// Builds the projects on two cores, and writes what they give below a folder.
fn build(projects: &[PathBuf], formats: &[Format], out: &Path) {
    let request = Request {
        formats: formats.to_vec(),
        ..Request::default()
    };
    let write = |folder: &PathBuf, built: Result<Built, Diagnostics>| {
        let name = folder.file_name().expect("a name");
        for output in built.expect("a letter").outputs {
            let path = out.join(name).join(output.path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, output.bytes).expect("a file");
        }
    };
    let jobs = NonZeroUsize::new(CORES).expect("a number of cores");
    sector::build(projects.iter(), jobs, &request, |folder| load::project(folder), write).expect("threads");
}

/// The most memory that the process has held since it was last forgotten, in megabytes.
fn most_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kilobytes / 1024)
}

#[divan::bench(sample_count = 3, sample_size = 1, args = [AUTHORITIES, 10 * AUTHORITIES])]
#[allow(clippy::print_stderr, reason = "what is measured beside the time")]
fn letters_to_html_and_pdf(bencher: Bencher, number: usize) {
    let (_kept, projects) = letters(number);
    let out = tempfile::tempdir().expect("a folder");
    // Linux forgets the most that was held when this is written; elsewhere nothing is told.
    let forgotten = fs::write("/proc/self/clear_refs", "5").is_ok();
    bencher.bench_local(|| build(&projects, &[Format::Html, Format::Pdf], out.path()));
    if let Some(megabytes) = most_memory().filter(|_| forgotten) {
        eprintln!("\n{number} letters: {megabytes} MB at most");
    }
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn check_of_ten_years_each(bencher: Bencher) {
    let years = 2015..2025;
    let years = years.map(|year| format!("{year}-{:02}.yaml", (year + 1) % 100));
    let years: Vec<(String, String)> = years.map(|name| (name.clone(), imported(&name))).collect();
    let (kept, projects) = projects(AUTHORITIES, &years);
    bencher.bench_local(|| build(&projects, &[], kept.path()));
}
