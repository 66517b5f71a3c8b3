//! The command as a user runs it: exit codes, files, and what is printed where.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod accepting;
mod build;
mod diff;
mod explain;
mod index;
mod lists;
mod new_year;
mod new_year_papers;
mod projects;
mod shapes;
mod verify;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_annual-review"));
    command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("SOURCE_DATE_EPOCH");
    command
}

fn run(arguments: &[&str]) -> Output {
    program().args(arguments).output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A project of `init`, and its folder.
fn project() -> (TempDir, PathBuf, String) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("project");
    let shown = path.to_string_lossy().into_owned();
    assert_eq!(code(&run(&["init", &shown])), 0);
    (folder, path, shown)
}

fn change(path: &Path, from: &str, to: &str) {
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{from} is not in {}", path.display());
    std::fs::write(path, text.replace(from, to)).unwrap();
}

/// The names of every file below a folder but those of its index and its manifest.
fn documents(folder: &Path) -> Vec<String> {
    let names = files(folder).into_keys();
    names
        .filter(|name| !matches!(name.as_str(), "index.html" | "index.md" | "manifest.json"))
        .collect()
}

/// Every file below a folder, by its path in it.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                found.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    found
}
