//! Many authorities at once: what is built of each, what is said, and what never mixes.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod checked;
mod found;
mod index;
mod made_up;
mod mixed;
mod similar;
mod stopped;
mod whole;

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

/// Runs the program; gives its exit code and what it says, and prints.
fn run(arguments: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } = program().args(arguments).output().unwrap();
    let [printed, said] = [stdout, stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    (status.code().unwrap(), said, printed)
}

/// A folder with `all/`, which holds this many made-up authorities; the paths of `all/` and `out/`.
fn sector(number: usize) -> (TempDir, PathBuf, PathBuf) {
    let folder = TempDir::new().unwrap();
    let (all, out) = (folder.path().join("all"), folder.path().join("out"));
    made_up::write(&all, number);
    (folder, all, out)
}

fn build(all: &Path, out: &Path, more: &[&str]) -> (i32, String) {
    let [all, out] = [all, out].map(|path| path.to_string_lossy().into_owned());
    let (code, said, _) = run(&[&["build", &all, "--out", &out], more].concat());
    (code, said)
}

/// A line of the summary: the number after these words.
fn total(said: &str, words: &str) -> usize {
    let line = said
        .lines()
        .find_map(|line| line.strip_prefix(words))
        .unwrap_or_else(|| panic!("{words}:\n{said}"));
    line.split([' ', ','])
        .find(|word| !word.is_empty())
        .unwrap()
        .parse()
        .unwrap()
}

/// Every file below a folder, by its path in it.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                // A file that is not yet in its place may be gone by now.
                found.extend(std::fs::read(&path).ok().map(|bytes| (name, bytes)));
            }
        }
    }
    found
}

fn change(path: &Path, from: &str, to: &str) {
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{from} is not in {}", path.display());
    std::fs::write(path, text.replace(from, to)).unwrap();
}
