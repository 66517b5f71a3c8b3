//! Decision statements and exports of case systems as lists of cases. Each file of `statements/` is a made-up statement in
//! the manner of some year or program; beside it stands what it becomes.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod exports;
mod into;
mod statements;

use std::path::Path;
use std::process::{Command, Output};

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_annual-review"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// What a command that succeeds prints.
fn printed(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    assert!(output.status.success(), "{}", text(&output.stderr));
    text(&output.stdout)
}

/// What a command that fails says.
fn refused(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stdout));
    assert!(output.stdout.is_empty(), "{}", text(&output.stdout));
    text(&output.stderr)
}

fn here() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/import_cases"))
}

/// A project of a made-up council for 2023/24, with this beside its first lines.
fn project(name: &str, rest: &str) -> tempfile::TempDir {
    let folder = tempfile::TempDir::new().unwrap();
    let council = format!("council: {name}\nmade_up: true\ntype: county\n");
    std::fs::write(folder.path().join("council.yaml"), council).unwrap();
    let year = format!("year: 2023/24\ndocuments: [decision]\n{rest}");
    std::fs::write(folder.path().join("2023-24.yaml"), year).unwrap();
    folder
}
