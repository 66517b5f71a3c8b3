//! The files that reports annex.
//!
//! In: a project's folder and its years. Out: each file by its name, as it was found. What is wrong with a name or a
//! file is left to checks, so that it is said beside everything else.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::model::{Attachment, Year, annex_file_name};
use crate::units::FinancialYear;

/// The annexed files of every year.
pub(super) fn attachments(folder: &Path, years: &BTreeMap<FinancialYear, Year>) -> BTreeMap<String, Attachment> {
    let papers = years.values().flat_map(Year::papers);
    let annexes = papers.flat_map(|(_, paper)| &paper.annexes);
    let names = annexes.filter_map(|annex| annex.file.as_ref());
    let names: BTreeSet<&str> = names
        .map(|name| name.as_str())
        .filter(|name| annex_file_name(name).is_ok())
        .collect();
    if names.is_empty() {
        return BTreeMap::new();
    }
    let there = names_in(folder);
    let found = names
        .into_iter()
        .map(|name| (name.to_owned(), found(folder, name, &there)));
    found.collect()
}

/// The names in a folder. A folder that cannot be read has been spoken of already.
fn names_in(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}

fn found(folder: &Path, name: &str, there: &BTreeSet<String>) -> Attachment {
    // On some systems a file can be opened by a name with other capitals; links on a website cannot.
    if !there.contains(name) {
        let lower = name.to_lowercase();
        let nearly = there.iter().find(|other| other.to_lowercase() == lower).cloned();
        return Attachment::Missing { nearly };
    }
    let path = folder.join(name);
    match (path.canonicalize(), folder.canonicalize()) {
        (Ok(file), Ok(folder)) if !is_allowed(&file, &folder) => Attachment::LeadsAway,
        _ => match std::fs::read(&path) {
            Ok(bytes) => Attachment::Read(bytes.into()),
            Err(error) => Attachment::Unreadable(error.to_string()),
        },
    }
}

/// Whether what a name leads to, perhaps by a link, is a file of the project that may be annexed.
fn is_allowed(file: &Path, folder: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    file.starts_with(folder) && annex_file_name(&name).is_ok()
}
