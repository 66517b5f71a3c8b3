//! The direction of dependencies: a room uses only the rooms before it, and its own children.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::{Path, PathBuf};

/// The rooms in order; each may use those before it.
const ROOMS: [&str; 25] = [
    "units",
    "tree",
    "diagnostic",
    "picture",
    "drawing",
    "model",
    "load",
    "import",
    "audience",
    "figures",
    "gaps",
    "workings",
    "document",
    "tables",
    "charts",
    "view",
    "compose",
    "checks",
    "write",
    "report",
    "sector",
    "explain",
    "diff",
    "cli",
    "lib",
];

/// Uses that the order of the rooms does not allow, each with its reason.
const ALLOWED: [(&str, &str); 0] = [];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension() == Some("rs".as_ref()) {
            found.push(path);
        }
    }
}

/// Each file with the room it is in and its text without tests.
fn files() -> Vec<(String, String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&folder, &mut paths);
    paths.sort();
    let read = |path: &PathBuf| {
        let name = path.strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/");
        let room = name.split('/').next().unwrap().trim_end_matches(".rs").to_owned();
        (room, name, std::fs::read_to_string(path).unwrap())
    };
    paths.iter().map(read).collect()
}

#[test]
fn a_room_uses_only_the_rooms_before_it() {
    let mut seen = 0;
    let mut wrong = Vec::new();
    for (room, name, text) in files()
        .iter()
        .filter(|(room, ..)| !matches!(room.as_str(), "lib" | "main"))
    {
        let position = ROOMS.iter().position(|known| known == room);
        let position = position.unwrap_or_else(|| panic!("{name}: `{room}` is no room that the list of rooms has"));
        let program = text.split("#[cfg(test)]").next().unwrap_or_default();
        for line in program.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for (at, _) in line.match_indices("crate::") {
                let used: String = line[at + 7..]
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                let Some(other) = ROOMS.iter().position(|known| *known == used) else {
                    continue;
                };
                seen += 1;
                if other > position && !ALLOWED.contains(&(room.as_str(), used.as_str())) {
                    wrong.push(format!("{name} uses {used}: {}", line.trim()));
                }
            }
        }
    }
    assert!(
        seen > 50,
        "only {seen} uses were seen, so the test looks in the wrong place"
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_is_so_long_that_a_reader_loses_the_thread() {
    let long: Vec<_> = files()
        .into_iter()
        .filter(|(.., text)| text.lines().count() >= 500)
        .map(|(_, name, _)| name)
        .collect();
    assert!(long.is_empty(), "{long:?}");
}

#[test]
fn every_module_says_what_it_is() {
    let silent: Vec<_> = files()
        .into_iter()
        .filter(|(.., text)| !text.starts_with("//! "))
        .map(|(_, name, _)| name)
        .collect();
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn only_the_command_line_prints_and_looks_at_the_clock() {
    let words = ["println!", "eprintln!", "SystemTime", "Utc::now", "env::var"];
    let mut wrong = Vec::new();
    for (room, name, text) in files() {
        let program = text.split("#[cfg(test)]").next().unwrap_or_default();
        let is_test = name.contains("/tests/") || name.ends_with("tests.rs");
        if room != "cli" && room != "main" && !is_test {
            wrong.extend(
                words
                    .iter()
                    .filter(|word| program.contains(**word))
                    .map(|word| format!("{name}: {word}")),
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}
