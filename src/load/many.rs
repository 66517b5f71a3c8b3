//! A folder that holds many projects, and is none itself.
//!
//! In: the folder. Out: where its projects are. They stand in it, or one level deeper, where somebody has sorted them
//! into folders of their own (counties, districts); further down nothing is looked for, and never within a project.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::project::{entries, is_project, listing, show};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// The projects that a folder holds.
#[derive(Debug, Clone, Default)]
pub struct Many {
    /// Their folders, from the folder that holds them on, in order: "oxford", "counties/kent". Every name is Unicode.
    pub folders: Vec<String>,
    /// Folders in which there may be projects, but that are not read, each with why.
    pub found: Diagnostics,
}

/// The projects that a folder holds; nothing of a folder that is a project itself, even one without its council.yaml, that
/// holds none, or that cannot be read, which [`super::project()`] then tells.
#[must_use]
pub fn many(folder: &Path) -> Option<Many> {
    let listing = entries(folder).ok()?;
    if is_project(&listing) {
        return None;
    }
    let mut many = Many::default();
    for path in many.folders_in(listing) {
        match many.within(&path) {
            Some(listing) if is_project(&listing) => many.add(folder, &path),
            Some(listing) => {
                for path in many.folders_in(listing) {
                    if many.within(&path).is_some_and(|listing| is_project(&listing)) {
                        many.add(folder, &path);
                    }
                }
            }
            None => {}
        }
    }
    if many.folders.is_empty() {
        return None;
    }
    many.without_doubles(folder);
    Some(many)
}

impl Many {
    /// The folders of a listing; a link may lead out of it, or back to a folder that it stands in.
    fn folders_in(&mut self, listing: Vec<PathBuf>) -> Vec<PathBuf> {
        let (links, folders): (Vec<_>, Vec<_>) = listing
            .into_iter()
            .filter(|path| path.is_dir())
            .partition(|path| path.is_symlink());
        self.found.extend(links.iter().map(|path| {
            let link = Diagnostic::warning("this folder is a link to another, and is not read").in_file(show(path));
            link.hint("put the project itself here, or build it alone")
        }));
        folders
    }

    /// The entries of a folder.
    fn within(&mut self, path: &Path) -> Option<Vec<PathBuf>> {
        match listing(path, &show(path)) {
            Ok(listing) => Some(listing),
            Err(error) => {
                self.found.push(error);
                None
            }
        }
    }

    fn add(&mut self, folder: &Path, path: &Path) {
        let within = path.strip_prefix(folder).unwrap_or(path);
        let names: Option<Vec<&str>> = within.iter().map(|name| name.to_str()).collect();
        if let Some(names) = names {
            self.folders.push(names.join("/"));
        } else {
            let odd = Diagnostic::error("the name of this folder is no text, so that nothing could lead to it");
            self.found.push(odd.in_file(show(path)).hint("rename it"));
        }
    }

    /// Leaves out folders that are one and the same on systems where capitals make no difference, as the folders of their
    /// documents would be.
    fn without_doubles(&mut self, folder: &Path) {
        let mut by_name: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for name in std::mem::take(&mut self.folders) {
            by_name.entry(name.to_lowercase()).or_default().push(name);
        }
        for names in by_name.into_values() {
            let [first, others @ ..] = &names[..] else { continue };
            if others.is_empty() {
                self.folders.extend(names);
                continue;
            }
            self.found.extend(others.iter().map(|name| {
                let message = format!("`{first}` and `{name}` differ in nothing but capitals, so that neither is read");
                let hint = "rename one of them: on many systems the documents of both would go to one folder";
                Diagnostic::error(message).in_file(show(&folder.join(name))).hint(hint)
            }));
        }
        self.folders.sort();
    }

    /// What to give in the place of a folder of many, where only one project can be read.
    pub(super) fn refused(&self, folder: &Path) -> Diagnostic {
        const NAMED: usize = 3;
        let number = match self.folders.len() {
            1 => "one project".to_owned(),
            number => format!("{number} projects"),
        };
        let named = self.folders.iter().take(NAMED);
        let named: Vec<String> = named.map(|name| format!("`{}`", show(&folder.join(name)))).collect();
        let others = match self.folders.len().saturating_sub(NAMED) {
            0 => String::new(),
            1 => ", or one other".to_owned(),
            number => format!(", or one of {number} others"),
        };
        Diagnostic::error(format!("this folder holds {number}, and is none itself"))
            .in_file(show(folder))
            .hint(format!("give one of them: {}{others}", named.join(", ")))
            .hint("only `build` and `check` take many at once")
    }
}
