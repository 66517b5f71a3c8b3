//! The projects that are there already.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::load::{self, show};
use crate::model::AuthorityType;
use crate::units::FinancialYear;

/// A project in the folder that is imported to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Existing {
    /// Its folder's name.
    pub folder: String,
    /// The council's name, as its council.yaml has it.
    pub council: String,
    /// What kind of authority it is, as its council.yaml has it.
    pub authority_type: AuthorityType,
    /// Where the name stands.
    pub place: Place,
    /// The file of the year, if there is one.
    pub year_file: Option<PathBuf>,
}

/// The projects in a folder, one of each folder in it that holds a council.yaml, and the names of all that is in it.
///
/// # Errors
/// Every council.yaml that cannot be read or does not give name and type; a year with two files.
pub fn projects(out: &Path, year: FinancialYear) -> Result<(Vec<Existing>, BTreeSet<String>), Diagnostics> {
    let mut found = Diagnostics::default();
    let (mut projects, mut names) = (Vec::new(), BTreeSet::new());
    for path in entries(out)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // Some systems do not tell capitals apart.
        names.insert(name.to_lowercase());
        if !path.is_dir() || name.starts_with('.') {
            continue;
        }
        match project(&path, name, year) {
            Ok(Some(project)) => projects.push(project),
            Ok(None) => {}
            Err(errors) => found.extend(errors),
        }
    }
    if found.has_errors() {
        Err(found.sorted())
    } else {
        Ok((projects, names))
    }
}

/// What is in a folder, in the order of names; nothing in one that is not there.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let entries = std::fs::read_dir(folder).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
    let mut entries: Vec<PathBuf> = entries.map_err(|error| {
        let unread = Diagnostic::error(format!("this folder cannot be read: {error}")).in_file(show(folder));
        unread.hint("give a folder for the projects, which may be new")
    })?;
    entries.sort();
    Ok(entries)
}

fn project(path: &Path, folder: String, year: FinancialYear) -> Result<Option<Existing>, Diagnostics> {
    let (mut council_file, mut year_files) = (None, Vec::new());
    for file in entries(path)? {
        let ending = file.extension().unwrap_or_default();
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        if !["yaml", "yml"].iter().any(|yaml| ending.eq_ignore_ascii_case(yaml)) {
            continue;
        }
        if stem == "council" {
            council_file = Some(file);
        } else if stem.parse() == Ok(year) {
            year_files.push(file);
        }
    }
    let Some(council_file) = council_file else {
        return Ok(None);
    };
    if let [first, second, ..] = &year_files[..] {
        let twice = Diagnostic::error(format!(
            "{year} is given twice: in {} and {}",
            show(first),
            show(second)
        ));
        return Err(twice.in_file(show(second)).hint("keep one of the two files").into());
    }
    let (council, authority_type, place) = named(&council_file)?;
    let year_file = year_files.pop();
    Ok(Some(Existing {
        folder,
        council,
        authority_type,
        place,
        year_file,
    }))
}

/// Name and type, and where the name stands.
fn named(council_file: &Path) -> Result<(String, AuthorityType, Place), Diagnostic> {
    let shown = show(council_file);
    let source = load::read_text(council_file, &shown)?.source;
    let mut written = load::written(&Arc::clone(&source));
    let mut value = |key: &str| {
        let at = written.iter().position(|value| value.keys == [key])?;
        Some(written.swap_remove(at))
    };
    let (name, kind) = (value("council"), value("type"));
    let kind = kind.and_then(|kind| serde_json::from_value(kind.text.into()).ok());
    if let (Some(name), Some(kind)) = (name, kind) {
        return Ok((name.text, kind, name.place));
    }
    let unnamed = Diagnostic::error("this file does not say which council the project is of").in_file(shown);
    Err(unnamed.hint("`annual-review check` with its folder says what is wrong with it"))
}
