//! The guide's tables: each row is tried on a copy of the project.

use super::desk::{Desk, plain};
use super::merge::merge;
use super::read::code;

/// The file that the tables are about.
const YEAR: &str = "sampleford/2024-25.yaml";

/// Holds a table against the program; its head says what it is about.
pub(crate) fn hold(desk: &Desk, rows: &[Vec<String>]) -> Result<(), String> {
    let head: Vec<&str> = rows[0].iter().map(String::as_str).collect();
    let rows = &rows[1..];
    let wrong: Vec<String> = match head.as_slice() {
        ["Instead of", "you write", "it prints"] => each(rows, |row| prints(desk, row)),
        ["Instead of", "you write", "the program says", "what to do"] => each(rows, |row| says(desk, row)),
        ["You write", "It prints"] => sentences(desk, rows),
        ["Line", ..] => each(rows, |row| stands(desk, row)),
        [file, _] if file.starts_with("File in ") => {
            let folder = file.trim_start_matches("File in ");
            each(rows, |row| is_file(desk, code(folder), row))
        }
        _ => return Err(format!("no table is known by {head:?}")),
    };
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("\n"))
    }
}

fn each(rows: &[Vec<String>], hold: impl Fn(&[String]) -> Result<(), String>) -> Vec<String> {
    let wrong = rows
        .iter()
        .filter_map(|row| Some(format!("{}: {}", row.join(" | "), hold(row).err()?)));
    wrong.collect()
}

/// The file with a line in the place of another; the signs that the guide uses for what cannot be seen are resolved.
fn instead(file: &str, old: &str, new: &str) -> Option<String> {
    let new = new.replace('→', "\t").replace('␣', " ");
    let line = file.lines().find(|line| line.trim() == old)?;
    let indent = &line[..line.len() - line.trim_start().len()];
    Some(file.replacen(&format!("\n{indent}{old}\n"), &format!("\n{indent}{new}\n"), 1))
}

/// A number written in another way is printed so: a line of the figures has these words that had others before.
fn prints(desk: &Desk, row: &[String]) -> Result<(), String> {
    let words = ["figures", "sampleford", "--year", "2024/25", "--all"];
    let (before, _) = desk.changed(YEAR, |file| Some(file.to_owned()), &words)?;
    let (said, _) = desk.changed(YEAR, |file| instead(file, code(&row[0]), code(&row[1])), &words)?;
    let lines = |text: &str| text.lines().map(plain).collect::<Vec<_>>();
    let before = lines(&before.text);
    let mut changed = lines(&said.text).into_iter().filter(|line| !before.contains(line));
    let printed = changed.any(|line| format!("{line} ").contains(&format!(" {} ", row[2])));
    if said.code == 0 && printed {
        Ok(())
    } else {
        Err(said.text)
    }
}

/// A mistake has its message.
fn says(desk: &Desk, row: &[String]) -> Result<(), String> {
    let (said, _) = desk.changed(
        YEAR,
        |file| instead(file, code(&row[0]), code(&row[1])),
        &["check", "sampleford"],
    )?;
    let message = format!(": {}\n", code(&row[2]));
    if said.text.contains(&message) {
        Ok(())
    } else {
        Err(said.text)
    }
}

/// What is written in a text is printed so.
fn sentences(desk: &Desk, rows: &[Vec<String>]) -> Vec<String> {
    let paragraphs: Vec<&str> = rows.iter().map(|row| code(&row[0])).collect();
    let text = paragraphs.join("\n\n      ");
    let block = format!("committee_report:\n  texts:\n    conclusion: |\n      {text}\n");
    let words = ["build", "sampleford", "--draft", "--year", "2024/25", "--format", "md"];
    match desk.changed(YEAR, |file| Some(merge(file, &block)), &words) {
        Ok((said, built)) if said.code == 0 => each(rows, |row| {
            let found = built.contains(&plain(&row[1]));
            found
                .then_some(())
                .ok_or_else(|| built[built.find("Conclusion").unwrap_or_default()..].to_owned())
        }),
        Ok((said, _)) => vec![said.text],
        Err(why) => vec![why],
    }
}

/// The names in the first cell are lines of the year's file.
fn stands(desk: &Desk, row: &[String]) -> Result<(), String> {
    let file = desk.text(YEAR)?;
    let mut names = row[0].split('`').skip(1).step_by(2);
    let missing = names.find(|name| !file.lines().any(|line| line.trim_start().starts_with(name)));
    missing.map_or(Ok(()), |name| Err(format!("`{name}` is not in the file")))
}

/// The file was built.
fn is_file(desk: &Desk, folder: &str, row: &[String]) -> Result<(), String> {
    let path = desk.folder().join(folder).join(code(&row[0]));
    path.is_file()
        .then_some(())
        .ok_or_else(|| format!("{} is not there", path.display()))
}
