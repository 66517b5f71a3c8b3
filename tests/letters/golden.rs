//! Each document of each example as Markdown, held against the file of the same name below
//! `tests/golden/`.
//!
//! `UPDATE_GOLDEN=1 cargo test --test letters` writes the files anew and then fails, so that it is never taken for a
//! run that found nothing.

use std::fs;
use std::path::{Path, PathBuf};

use super::examples::documents;

#[test]
#[expect(clippy::disallowed_methods, reason = "only the environment can ask a test to write")]
fn every_document_is_the_one_that_was_looked_at() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut changed = Vec::new();
    for (name, markdown) in documents() {
        let path = folder().join(&name);
        if fs::read_to_string(&path).ok().as_ref() == Some(&markdown) {
            continue;
        }
        if update {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, markdown).unwrap();
        }
        changed.push(name);
    }
    assert!(
        !update,
        "written anew: {changed:?}; look at each difference, then run the tests without UPDATE_GOLDEN"
    );
    assert!(
        changed.is_empty(),
        "other than in tests/golden: {changed:?}; UPDATE_GOLDEN=1 writes them anew"
    );
}

#[test]
fn no_golden_document_is_left_over() {
    let built: Vec<String> = documents().into_iter().map(|(name, _)| name).collect();
    assert!(built.len() > 30, "only {} documents were built", built.len());
    let years = entries(&folder()).into_iter().flat_map(|example| entries(&example));
    for file in years.flat_map(|year| entries(&year)) {
        let name = file
            .strip_prefix(folder())
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/");
        assert!(built.contains(&name), "{name} is built by no example");
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert!(!entries.is_empty(), "{} is empty", folder.display());
    entries
}
