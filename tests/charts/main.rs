//! The charts of documents: how they are asked for, what they say, and that every one of every example is fit to be shown.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod asked;
mod drawn;

use std::path::{Path, PathBuf};

use annual_review::document::{Block, Chart, Document};
use annual_review::load;
use annual_review::model::{Audience, DocumentKind};
use annual_review::report::{Request, composed};
use tempfile::TempDir;

/// The folder of an example.
fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

/// A copy of the made-up example, with texts of its newest year replaced.
fn changed(changes: &[(&str, &str)]) -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    copied(&example("made-up"), copy.path());
    let path = copy.path().join("2024-25.yaml");
    let mut yaml = std::fs::read_to_string(&path).unwrap();
    for (from, to) in changes {
        assert!(yaml.contains(from), "the example has no `{from}`");
        yaml = yaml.replace(from, to);
    }
    std::fs::write(path, yaml).unwrap();
    copy
}

fn copied(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let (path, to) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
        if path.is_dir() {
            std::fs::create_dir(&to).unwrap();
            copied(&path, &to);
        } else {
            std::fs::copy(path, to).unwrap();
        }
    }
}

/// A document of the newest year, as these readers get it.
fn document(project: &Path, kind: DocumentKind, audience: Audience) -> Document {
    let (project, _) = load::project(project).unwrap();
    let year = project.years.keys().max().copied();
    let request = Request {
        years: year.into_iter().collect(),
        documents: vec![kind],
        audience,
        ..Request::default()
    };
    let (documents, _) = composed(&project, &request).unwrap();
    documents.into_iter().next().unwrap().document
}

/// The charts of some blocks, in order.
fn charts(blocks: &[Block]) -> Vec<&Chart> {
    let found = blocks.iter().flat_map(|block| match block {
        Block::Chart(chart) => vec![&**chart],
        Block::Numbered(paragraph) => charts(&paragraph.content),
        Block::Frame { content, .. } | Block::Quote(content) => charts(content),
        Block::List(list) => list.items.iter().flat_map(|item| charts(item)).collect(),
        _ => Vec::new(),
    });
    found.collect()
}
