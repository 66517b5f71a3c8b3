//! `import spreadsheet` as a user runs it: folders that build, projects that keep what is theirs, and refusals.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod folders;
mod merging;
mod refusals;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A folder with workbooks, beside which projects go to `out`.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn with(files: &[(&str, &str)]) -> Self {
        let desk = Self {
            folder: TempDir::new().unwrap(),
        };
        for (name, text) in files {
            desk.write(name, text);
        }
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_annual-review"))
            .args(arguments)
            .current_dir(self.folder.path())
            .output()
            .unwrap()
    }

    /// What an import prints, of which nothing stands in the way.
    fn imports(&self, arguments: &[&str]) -> String {
        let output = self.run(&import(arguments));
        assert!(output.status.success(), "{}", text(&output.stderr));
        text(&output.stdout)
    }

    /// What is said of an import that is refused, after which everything is as it was.
    fn refuses(&self, arguments: &[&str]) -> String {
        let before = self.files();
        let output = self.run(&import(arguments));
        assert_eq!(output.status.code(), Some(1), "{}", text(&output.stdout));
        assert_eq!(self.files(), before);
        text(&output.stderr)
    }

    /// Every file with its bytes.
    fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut found = BTreeMap::new();
        gather(self.folder.path(), &mut found);
        found
    }
}

fn import<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
    [&["import", "spreadsheet"], arguments, &["--out", "out"]].concat()
}

fn gather(folder: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, found);
        } else {
            found.insert(path.clone(), fs::read(path).unwrap());
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}
