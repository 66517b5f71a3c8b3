//! A project folder → [`Project`]: `council.yaml`, a file a year, and the project's own templates and editions.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::shipped::{shipped, with_categories};
use super::{read_text, yaml};
use crate::diagnostic::{Diagnostic, Diagnostics, Files, Source};
use crate::model::{Council, Edition, Project, Year};
use crate::units::FinancialYear;

/// Reads a project folder.
///
/// # Errors
/// Everything that is wrong with any of its files, in one run. Warnings of a project that can be read stand beside it.
pub fn project(path: &Path) -> Result<(Project, Diagnostics), Diagnostics> {
    let shown = show(path);
    let shipped = shipped()?;
    let mut reader = Reader {
        files: shipped.files.clone(),
        found: Diagnostics::default(),
    };
    let listing = listing(path, &shown)?;
    let council = reader.council(path, &listing);
    let years = reader.years(&listing);
    let mut editions = reader.editions(&path.join("editions"));
    editions.extend(shipped.editions.iter().cloned());
    let templates = reader.templates(&path.join("templates"));
    let Reader { files, found } = reader;
    match council {
        Some(council) if !found.has_errors() => {
            let averages = shipped.averages.clone();
            Ok((
                Project {
                    path: shown,
                    council,
                    years,
                    editions,
                    averages,
                    templates,
                    files,
                },
                found.sorted(),
            ))
        }
        _ => Err(found.sorted()),
    }
}

/// A path as the user would write it, on every system with forward slashes.
#[must_use]
pub fn show(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

struct Reader {
    files: Files,
    found: Diagnostics,
}

impl Reader {
    fn council(&mut self, path: &Path, listing: &[PathBuf]) -> Option<Council> {
        let named = |path: &&PathBuf| matches!(stem_and_ending(path), Some(("council", "yaml" | "yml")));
        if let Some(file) = listing.iter().find(named) {
            return self.read(file);
        }
        let missing = Diagnostic::error("the project has no council.yaml").in_file(show(&path.join("council.yaml")));
        self.found
            .push(missing.hint("`annual-review init DIR` shows what it holds"));
        None
    }

    /// The year files; a YAML file that is none, or that is about another year than its name, is not passed over.
    fn years(&mut self, listing: &[PathBuf]) -> BTreeMap<FinancialYear, Year> {
        let mut years = BTreeMap::new();
        let yaml_files = listing.iter().filter_map(|path| match stem_and_ending(path)? {
            ("council", _) => None,
            (stem, "yaml" | "yml") => Some((path, stem)),
            _ => None,
        });
        for (path, stem) in yaml_files {
            let Ok(named) = stem.parse::<FinancialYear>() else {
                let odd = Diagnostic::warning("this file is not read, since its name is no year").in_file(show(path));
                self.found
                    .push(odd.hint("name year files as 2023-24.yaml, or move the file out of the folder"));
                continue;
            };
            let Some(year) = self.read::<Year>(path) else { continue };
            if year.year.value != named {
                let message = format!("the file is named {stem}, but is about {}", year.year.value);
                let place = self.files.place(year.year.spot);
                let hint = format!(
                    "correct the year, or name the file {}.yaml",
                    year.year.value.hyphenated()
                );
                self.found.push(Diagnostic::error(message).at(place).hint(hint));
            }
            if years.insert(named, year).is_some() {
                let twice = Diagnostic::error(format!("there are two files for {named}")).in_file(show(path));
                self.found.push(twice.hint("keep one of them"));
            }
        }
        if years.is_empty() && !self.found.has_errors() {
            let none = Diagnostic::error("the project has no year").in_file("council.yaml");
            self.found
                .push(none.hint("write a file such as 2023-24.yaml, or `annual-review new-year PROJECT 2023/24`"));
        }
        years
    }

    fn editions(&mut self, folder: &Path) -> Vec<Edition> {
        let mut editions = Vec::new();
        for path in entries(folder).unwrap_or_default() {
            if !matches!(stem_and_ending(&path), Some((_, "yaml" | "yml"))) {
                continue;
            }
            let Some(edition) = self.read::<Edition>(&path) else {
                continue;
            };
            let resolved =
                shipped().and_then(|shipped| with_categories(edition, &shipped.sets, &self.files).map_err(Into::into));
            match resolved {
                Ok(edition) => editions.push(edition),
                Err(errors) => self.found.extend(errors),
            }
        }
        editions
    }

    /// The templates of the folder and the folders in it; a name that is none of ours can only be reached by an edition
    /// of the project's own, so that is left to a check.
    fn templates(&mut self, folder: &Path) -> Vec<Arc<Source>> {
        let mut templates = Vec::new();
        for path in entries(folder).unwrap_or_default() {
            if path.is_dir() {
                templates.extend(self.templates(&path));
            } else if path.extension() == Some("md".as_ref()) {
                templates.extend(self.text(&path));
            } else {
                let odd = Diagnostic::warning("this file is no template: templates end in .md").in_file(show(&path));
                self.found.push(odd);
            }
        }
        templates
    }

    fn read<T: DeserializeOwned + JsonSchema + 'static>(&mut self, path: &Path) -> Option<T> {
        let source = self.text(path)?;
        match yaml(source, &mut self.files) {
            Ok(value) => Some(value),
            Err(errors) => {
                self.found.extend(errors);
                None
            }
        }
    }

    fn text(&mut self, path: &Path) -> Option<Arc<Source>> {
        match read_text(path, &show(path)) {
            Ok(text) => {
                self.found.extend(text.warnings);
                Some(text.source)
            }
            Err(error) => {
                self.found.push(error);
                None
            }
        }
    }
}

/// The folder's entries in the order of their names.
fn listing(path: &Path, shown: &str) -> Result<Vec<PathBuf>, Diagnostic> {
    entries(path).map_err(|error| {
        let (message, hint) = match error.kind() {
            io::ErrorKind::NotFound => (
                "there is no such folder".to_owned(),
                "`annual-review init DIR` makes one",
            ),
            io::ErrorKind::NotADirectory => (
                "this is a file, not a project folder".to_owned(),
                "give the folder that holds council.yaml",
            ),
            _ => (
                format!("the folder cannot be read: {error}"),
                "see whether you may open it",
            ),
        };
        Diagnostic::error(message).in_file(shown).hint(hint)
    })
}

fn entries(path: &Path) -> io::Result<Vec<PathBuf>> {
    let mut entries = std::fs::read_dir(path)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<Vec<_>>>()?;
    entries.retain(|path| {
        !path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with(['.', '~']))
    });
    entries.sort();
    Ok(entries)
}

fn stem_and_ending(path: &Path) -> Option<(&str, &str)> {
    Some((path.file_stem()?.to_str()?, path.extension()?.to_str()?))
}
