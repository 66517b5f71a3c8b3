//! The officer's desk: a folder in which the guide is followed.

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::merge::merge;
use super::read::Place;

/// What the Ombudsman sent, which the guide asks to be saved in the project.
const ATTACHMENT: &str = "examples/made-up/ombudsman-letter-2025.pdf";
const COUNCIL: &str = "council: Sampleford Council (made up)\nmade_up: true\ntype: unitary\n";

/// A folder with what was made in it so far.
pub(crate) struct Desk {
    folder: TempDir,
    /// Files as they were before something was tried in them; none where there was no such file.
    tried: Vec<(PathBuf, Option<String>)>,
    /// What was built last, as plain words.
    built: String,
}

/// What a command said, and its exit code.
pub(crate) struct Said {
    pub text: String,
    pub code: i32,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
            tried: Vec::new(),
            built: String::new(),
        }
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Undoes what was only tried.
    pub(crate) fn tidy(&mut self) -> Result<(), String> {
        for (path, before) in self.tried.drain(..).rev() {
            match before {
                Some(text) => std::fs::write(path, text),
                None => std::fs::remove_file(path),
            }
            .map_err(|error| error.to_string())?;
        }
        Ok(())
    }

    /// Puts a block of YAML where it belongs, and checks that it can stand there.
    pub(crate) fn enter(&mut self, place: &Place, block: &str) -> Result<(), String> {
        match place {
            Place::File(path) => self.write(path, block)?,
            Place::Into(path) => self.write(path, &merge(&self.text(path)?, block))?,
            Place::Try(path) => {
                let before = self.text(path).ok();
                let text = before
                    .as_deref()
                    .map_or_else(|| block.to_owned(), |file| merge(file, block));
                self.tried.push((self.folder().join(path), before));
                // What is wrong with it is what the command after it shows.
                return self.write(path, &text);
            }
            Place::Could(path) => {
                let words = ["check", "sampleford", "--draft"];
                return is_clean(&self.changed(path, |file| Some(merge(file, block)), &words)?.0);
            }
            Place::Shows(path) => {
                let text = self.text(path)?;
                return text
                    .contains(block)
                    .then_some(())
                    .ok_or_else(|| format!("it is not in {path}:\n{text}"));
            }
            Place::Alone(name) => {
                let folder = TempDir::new().unwrap();
                std::fs::write(folder.path().join("council.yaml"), COUNCIL).unwrap();
                std::fs::write(folder.path().join(name), block).unwrap();
                return is_clean(&run(folder.path(), &["check", "."]));
            }
        }
        is_clean(&run(self.folder(), &["check", "sampleford", "--draft"]))
    }

    fn write(&self, path: &str, text: &str) -> Result<(), String> {
        std::fs::write(self.folder().join(path), text).map_err(|error| format!("{path}: {error}"))
    }

    pub(crate) fn text(&self, path: &str) -> Result<String, String> {
        std::fs::read_to_string(self.folder().join(path)).map_err(|error| format!("{path}: {error}"))
    }

    /// Types commands, and holds what they answer against what is shown.
    pub(crate) fn console(&mut self, exit: i32, lines: &[String]) -> Result<(), String> {
        let starts: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].starts_with("$ ")).collect();
        if starts.first() != Some(&0) {
            return Err("it begins with no command".to_owned());
        }
        for (nth, start) in starts.iter().enumerate() {
            let end = starts.get(nth + 1).copied().unwrap_or(lines.len());
            let wanted = if end == lines.len() { exit } else { 0 };
            self.command(&lines[*start][2..], &lines[start + 1..end], wanted)?;
        }
        Ok(())
    }

    fn command(&mut self, command: &str, shown: &[String], exit: i32) -> Result<(), String> {
        let words: Vec<&str> = command.split_whitespace().collect();
        let said = match words.as_slice() {
            ["annual-review", words @ ..] => run(self.folder(), words),
            ["cp", "-r", from, to] => {
                copy(&self.folder().join(from), &self.folder().join(to));
                return Ok(());
            }
            ["mv", from, to] => {
                std::fs::rename(self.folder().join(from), self.folder().join(to)).unwrap();
                return Ok(());
            }
            _ => return Err(format!("`{command}` is no command that the guide may use")),
        };
        if said.code != exit {
            return Err(format!("`{command}` exits with {}:\n{}", said.code, said.text));
        }
        if !shown.is_empty() && !matches(shown, &said.text) {
            return Err(format!("`{command}` says:\n{}", said.text));
        }
        if words.get(1) == Some(&"init") {
            let attachment = Path::new(env!("CARGO_MANIFEST_DIR")).join(ATTACHMENT);
            std::fs::copy(attachment, self.folder().join("sampleford/letter-2025.pdf")).unwrap();
        }
        if let Some(at) = words.iter().position(|word| *word == "--out") {
            self.built = plain(&all_markdown(&self.folder().join(words[at + 1])));
        }
        Ok(())
    }

    /// Finds words in what was built last.
    pub(crate) fn quote(&self, words: &str) -> Result<(), String> {
        let found = self.built.contains(&plain(words));
        found
            .then_some(())
            .ok_or_else(|| format!("these words were not built:\n{}", self.built))
    }

    /// What a command says of a copy of the project, one of its files changed, and what it built there.
    pub(crate) fn changed(
        &self,
        path: &str,
        change: impl Fn(&str) -> Option<String>,
        words: &[&str],
    ) -> Result<(Said, String), String> {
        let folder = TempDir::new().unwrap();
        copy(&self.folder().join("sampleford"), &folder.path().join("sampleford"));
        let text = change(&self.text(path)?).ok_or("the file has no such line")?;
        std::fs::write(folder.path().join(path), text).unwrap();
        let said = run(folder.path(), words);
        Ok((said, plain(&all_markdown(&folder.path().join("out")))))
    }
}

fn run(folder: &Path, words: &[&str]) -> Said {
    let output = Command::new(env!("CARGO_BIN_EXE_annual-review"))
        .args(words)
        .current_dir(folder)
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    Said {
        text: text.concat(),
        code: output.status.code().unwrap(),
    }
}

fn is_clean(said: &Said) -> Result<(), String> {
    (said.code == 0).then_some(()).ok_or_else(|| said.text.clone())
}

/// Whether what was said is what is shown, where `…` stands for any lines.
fn matches(shown: &[String], said: &str) -> bool {
    let said: Vec<&str> = said.lines().collect();
    let parts: Vec<Vec<&str>> = shown
        .split(|line| line == "…")
        .map(|part| part.iter().map(String::as_str).collect())
        .collect();
    let mut rest = said.as_slice();
    let last = parts.len() - 1;
    for (nth, part) in parts.iter().enumerate() {
        let latest = rest.len().checked_sub(part.len());
        let found = latest.and_then(|latest| {
            let earliest = if nth == last && nth > 0 { latest } else { 0 };
            let latest = if nth == 0 { 0 } else { latest };
            (earliest..=latest).find(|at| rest[*at..].starts_with(part))
        });
        let Some(at) = found else { return false };
        rest = &rest[at + part.len()..];
    }
    last > 0 || rest.is_empty()
}

/// Markdown as words: without emphasis, escapes, links and line breaks, and with plain signs.
pub(crate) fn plain(markdown: &str) -> String {
    let mut text = markdown
        .replace("**", "")
        .replace('\u{a0}', " ")
        .replace(['‘', '’'], "'");
    text = text.replace(['“', '”'], "\"").replace('\\', "");
    while let Some(middle) = text.find("](") {
        let Some(end) = text[middle..].find(')') else { break };
        text.replace_range(middle..=middle + end, "");
        if let Some(start) = text[..middle].rfind('[') {
            text.remove(start);
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every Markdown file below a folder, one after the other.
fn all_markdown(folder: &Path) -> String {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return String::new();
    };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let texts = paths.iter().map(|path| {
        if path.is_dir() {
            all_markdown(path)
        } else if path.extension().is_some_and(|extension| extension == "md") {
            std::fs::read_to_string(path).unwrap()
        } else {
            String::new()
        }
    });
    texts.collect()
}

/// Copies a folder with all that is in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}

#[test]
fn an_ellipsis_stands_for_any_lines_and_for_nothing_else() {
    let shown = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    assert!(matches(&shown("a\n…\nd"), "a\nb\nc\nd\n"));
    assert!(matches(&shown("…\nb\n…"), "a\nb\nc\n"));
    assert!(matches(&shown("…"), ""));
    assert!(!matches(&shown("a\n…\nc"), "a\nb\nc\nd\n"));
    assert!(!matches(&shown("a"), "a\nb\n"));
    assert!(!matches(&shown("b"), "a\nb\n"));
}
