//! One of the two states: the documents of a project, or those that were built into a folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::diff::Version;
use crate::document::Stage;
use crate::load;
use crate::model::DocumentKind;
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
}

impl State {
    /// Reads a folder, whichever of the two it is.
    ///
    /// # Errors
    /// A folder that is neither, and everything that is wrong with a project but for what is still to come.
    pub(super) fn read(path: &Path, years: &[FinancialYear], kinds: &[DocumentKind]) -> Result<Self, Diagnostics> {
        let listing = listing(path)?;
        let is_yaml = |path: &PathBuf| {
            path.extension()
                .is_some_and(|ending| ending == "yaml" || ending == "yml")
        };
        if listing.iter().any(is_yaml) {
            return project(path, years, kinds);
        }
        let files = built_files(&listing);
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
        let mut found = Diagnostics::default();
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

fn project(path: &Path, years: &[FinancialYear], kinds: &[DocumentKind]) -> Result<State, Diagnostics> {
    let (project, _) = load::project(path)?;
    let council = project.council.council.value.clone();
    let request = Request {
        years: years.to_vec(),
        documents: kinds.to_vec(),
        // The older of two states has most often things still to come.
        stage: Stage::Draft,
        ..Request::default()
    };
    let (documents, _) = report::composed(project, &request)?;
    Ok(State {
        kind: Kind::Project,
        versions: documents.into_iter().map(Version::from).collect(),
        council: Some(council),
    })
}

/// The Markdown files of documents, by year and kind; where a document and its draft are both there, the document.
fn built_files(listing: &[PathBuf]) -> BTreeMap<(FinancialYear, DocumentKind), PathBuf> {
    let mut files = BTreeMap::new();
    for folder in listing {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let Ok(year) = name.parse::<FinancialYear>() else {
            continue;
        };
        for kind in DocumentKind::ALL {
            let candidates = ["", DRAFT].map(|draft| folder.join(format!("{}{draft}.md", kind.name())));
            if let Some(file) = candidates.into_iter().find(|file| file.is_file()) {
                files.insert((year, kind), file);
            }
        }
    }
    files
}

fn built(
    files: BTreeMap<(FinancialYear, DocumentKind), PathBuf>,
    years: &[FinancialYear],
    kinds: &[DocumentKind],
) -> Result<State, Diagnostics> {
    let mut versions = Vec::new();
    let mut found = Diagnostics::default();
    let asked = |year: &FinancialYear, kind: &DocumentKind| {
        (years.is_empty() || years.contains(year)) && (kinds.is_empty() || kinds.contains(kind))
    };
    for ((year, kind), path) in files.into_iter().filter(|((year, kind), _)| asked(year, kind)) {
        match fs::read_to_string(&path) {
            Ok(text) => versions.push(Version::built(year, kind, &text)),
            Err(error) => {
                let unread = Diagnostic::error(format!("this file cannot be read: {error}")).in_file(load::show(&path));
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
    })
}
