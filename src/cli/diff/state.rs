//! One of the two states: the documents of a project, or those that were built into a folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use crate::audience;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::diff::Version;
use crate::document::{Stage, link_target};
use crate::load;
use crate::model::{Audience, DocumentKind};
use crate::report::{self, DRAFT, Request};
use crate::units::FinancialYear;

/// What a state was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Project,
    Built,
}

/// The documents of a state.
#[derive(Debug)]
pub(super) struct State {
    pub(super) kind: Kind,
    pub(super) versions: Vec<Version>,
    /// The council by its name; a built document does not tell it apart from its other words.
    council: Option<String>,
    /// What is odd about it.
    warnings: Diagnostics,
}

impl State {
    /// Reads a folder, whichever of the two it is.
    ///
    /// # Errors
    /// A folder that is neither, and everything that is wrong with a project but for what is still to come.
    pub(super) fn read(path: &Path, years: &[FinancialYear], kinds: &[DocumentKind]) -> Result<Self, Diagnostics> {
        let listing = listing(path)?;
        let is_yaml = |path: &PathBuf| {
            let ending = path.extension().unwrap_or_default();
            ["yaml", "yml"].iter().any(|yaml| ending.eq_ignore_ascii_case(yaml))
        };
        if listing.iter().any(is_yaml) {
            return project(path, years, kinds);
        }
        let files = built_files(&listing);
        if files.is_empty() && holds_documents(path) {
            let one_year = Diagnostic::error("this is the folder of one year").in_file(load::show(path));
            let hint = "give the folder above it; --year compares one year only";
            return Err(one_year.hint(hint).into());
        }
        if files.is_empty() {
            let neither = Diagnostic::error("this is neither a project nor a folder of built documents")
                .in_file(load::show(path));
            let hint = "a project has a council.yaml; built documents stand in folders such as 2023-24, and their .md \
                        files are read, which `annual-review build --format md` makes";
            return Err(neither.hint(hint).into());
        }
        built(files, years, kinds)
    }

    /// Whether two states can be compared, with what is odd about it.
    ///
    /// # Errors
    /// A project and built documents, and two folders without a document that was asked for.
    pub(super) fn set_against(&self, new: &Self, paths: &[String; 2]) -> Result<Diagnostics, Diagnostics> {
        if self.kind != new.kind {
            let project = if self.kind == Kind::Project {
                &paths[0]
            } else {
                &paths[1]
            };
            let odd = Diagnostic::error("one of the two is a project, and the other holds built documents");
            let hint = format!("build `{project}` into a folder, and compare that folder with the other");
            return Err(odd.in_file(paths[1].as_str()).hint(hint).into());
        }
        if self.versions.is_empty() && new.versions.is_empty() {
            let none = Diagnostic::error("neither of the two has a document that was asked for");
            let hint = "leave out --year and --document to compare all that there are";
            return Err(none.in_file(paths[1].as_str()).hint(hint).into());
        }
        let mut found: Diagnostics = self.warnings.iter().chain(new.warnings.iter()).cloned().collect();
        if let (Some(old), Some(now)) = (&self.council, &new.council)
            && old != now
        {
            let message = format!("the two are about different councils: `{old}` and `{now}`");
            let hint = "give the same council's folder twice, as it was and as it is";
            found.push(Diagnostic::warning(message).in_file(paths[1].as_str()).hint(hint));
        }
        Ok(found)
    }
}

/// What stands in a folder.
fn listing(path: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
    if path.is_file() {
        let file = Diagnostic::error("this is a file, not a folder").in_file(load::show(path));
        let hint = "give the project's folder, or the folder into which documents were built, in which those of the \
                    years are";
        return Err(file.hint(hint));
    }
    let entries = fs::read_dir(path).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
    entries.map_err(|error| {
        let unread = if path.exists() {
            Diagnostic::error(format!("this folder cannot be read: {error}"))
        } else {
            Diagnostic::error("there is no such folder")
        };
        let hint = "copy a project's folder when a draft goes out, as in `cp -r paper paper@finance`, and compare with \
                    the copy later";
        unread.in_file(load::show(path)).hint(hint)
    })
}

/// Whether built documents stand in this folder itself.
fn holds_documents(folder: &Path) -> bool {
    DocumentKind::ALL
        .into_iter()
        .any(|kind| candidates(folder, kind).iter().any(|file| file.is_file()))
}

/// Where the Markdown of a document may be, as a final one and as a draft.
fn candidates(folder: &Path, kind: DocumentKind) -> [PathBuf; 2] {
    ["", DRAFT].map(|draft| folder.join(format!("{}{draft}.md", kind.name())))
}

fn project(path: &Path, years: &[FinancialYear], kinds: &[DocumentKind]) -> Result<State, Diagnostics> {
    let (project, _) = audience::read(path, Audience::Public)?;
    let council = project.council.council.value.clone();
    let request = Request {
        years: years.to_vec(),
        documents: kinds.to_vec(),
        // The older of two states has most often things still to come.
        stage: Stage::Draft,
        ..Request::default()
    };
    let (documents, _) = report::composed(&project, &request)?;
    Ok(State {
        kind: Kind::Project,
        versions: documents.into_iter().map(Version::from).collect(),
        council: Some(council),
        warnings: Diagnostics::default(),
    })
}

/// The Markdown files of documents, by year and kind; of a document and its draft the newer, and the other after it.
fn built_files(listing: &[PathBuf]) -> BTreeMap<(FinancialYear, DocumentKind), Vec<PathBuf>> {
    let mut files = BTreeMap::new();
    for folder in listing {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let Ok(year) = name.parse::<FinancialYear>() else {
            continue;
        };
        for kind in DocumentKind::ALL {
            let mut there: Vec<PathBuf> = candidates(folder, kind)
                .into_iter()
                .filter(|file| file.is_file())
                .collect();
            // Of two of the same moment the final one stays first.
            there.sort_by_key(|file| std::cmp::Reverse(written(file)));
            if !there.is_empty() {
                files.insert((year, kind), there);
            }
        }
    }
    files
}

/// When a file was last written, as far as the system tells.
fn written(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|data| data.modified()).ok()
}

/// A document and a draft of it side by side: which of them is read has to be known.
fn both_stages(read: &Path, other: &Path) -> Diagnostic {
    let [name, other] = [read, other].map(|file| file.file_name().unwrap_or_default().to_string_lossy());
    let message = format!("`{name}` and `{other}` stand side by side; `{name}`, which was written later, is read");
    let hint = "delete the one that is out of date, or build into an empty folder";
    Diagnostic::warning(message).in_file(load::show(read)).hint(hint)
}

/// The files beside a built document that its annexes lead to.
fn annexed(document: &Path, addresses: &BTreeSet<String>) -> Vec<(String, Arc<[u8]>)> {
    let folder = document.parent().filter(|_| !addresses.is_empty());
    let entries = folder
        .and_then(|folder| fs::read_dir(folder).ok())
        .into_iter()
        .flatten();
    let annexed = entries.filter_map(|entry| {
        let entry = entry.ok()?;
        let name = entry.file_name().into_string().ok()?;
        let is_wanted = link_target(&name).is_some_and(|address| addresses.contains(&address));
        // One that cannot be read is not at hand, and is said to be gone.
        is_wanted
            .then(|| fs::read(entry.path()).ok())
            .flatten()
            .map(|bytes| (name, bytes.into()))
    });
    annexed.collect()
}

fn built(
    files: BTreeMap<(FinancialYear, DocumentKind), Vec<PathBuf>>,
    years: &[FinancialYear],
    kinds: &[DocumentKind],
) -> Result<State, Diagnostics> {
    let mut versions = Vec::new();
    let mut found = Diagnostics::default();
    let asked = |year: &FinancialYear, kind: &DocumentKind| {
        (years.is_empty() || years.contains(year)) && (kinds.is_empty() || kinds.contains(kind))
    };
    for ((year, kind), files) in files.into_iter().filter(|((year, kind), _)| asked(year, kind)) {
        let [path, others @ ..] = &files[..] else { continue };
        found.extend(others.iter().map(|other| both_stages(path, other)));
        match fs::read_to_string(path) {
            Ok(text) => {
                let mut version = Version::built(year, kind, &text);
                version.annexed = annexed(path, &version.annexed_addresses());
                versions.push(version);
            }
            Err(error) => {
                let unread = Diagnostic::error(format!("this file cannot be read: {error}")).in_file(load::show(path));
                found.push(unread.hint("build it again"));
            }
        }
    }
    if found.has_errors() {
        return Err(found);
    }
    Ok(State {
        kind: Kind::Built,
        versions,
        council: None,
        warnings: found,
    })
}
