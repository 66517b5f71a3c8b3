//! Each file held against what was built then and against what the project gives now.
//!
//! In: manifests, the files on the disk and the outputs of now. Out: what is to be said of each file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

use crate::model::{Audience, DocumentKind};
use crate::report::{INDEX, MANIFEST, MEMBERS_FOLDER, Made, MadeFile, Manifest, Output, SIMILAR, is_plain, sha256};
use crate::units::FinancialYear;

/// What is to be said of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Byte by byte what the project gives.
    Same,
    /// Not what was written when it was built.
    Edited,
    /// What was written then, but not what the project gives now.
    Outdated,
    /// Not there any more.
    Missing,
    /// A document by its name, of which no manifest knows.
    Unknown,
    /// At a path that leads out of the folder; it was not looked at.
    Elsewhere,
    /// There, but nothing that can be read.
    Unreadable,
}

/// A file with what is to be said of it.
#[derive(Debug)]
pub(super) struct Verdict {
    /// Its path below the output folder.
    pub(super) path: String,
    pub(super) state: State,
    /// What differs between then and now.
    pub(super) reasons: Vec<String>,
    /// The figures that differ, each as "uphold-rate: 92% in the file, 89% now".
    pub(super) figures: Vec<String>,
}

/// All that was found.
#[derive(Debug, Default)]
pub(super) struct Judged {
    pub(super) verdicts: Vec<Verdict>,
    /// How many files of the folder are none of ours.
    pub(super) others: usize,
    /// The paths of all that the project gives.
    given: BTreeSet<String>,
}

impl Judged {
    /// Whether every file is what the project gives.
    pub(super) fn is_right(&self) -> bool {
        self.verdicts.iter().all(|verdict| verdict.state == State::Same)
    }

    /// Judges every file of a manifest.
    pub(super) fn hold_against(
        &mut self,
        folder: &Path,
        audience: Audience,
        manifest: &Manifest,
        rebuilt: &BTreeMap<String, Output>,
    ) {
        let below = match audience {
            Audience::Public => "",
            Audience::Members => MEMBERS_FOLDER,
        };
        self.given.extend(rebuilt.keys().cloned());
        for made in &manifest.documents {
            for file in &made.files {
                let path = format!("{below}{}", file.path);
                let verdict = if is_plain(&file.path) {
                    verdict(folder, path, made, file, rebuilt)
                } else {
                    Verdict::new(path, State::Elsewhere)
                };
                self.verdicts.push(verdict);
            }
        }
    }

    /// Looks for files that no manifest has: documents by their names, what documents annex, and others, which are
    /// counted.
    pub(super) fn look_around(&mut self, folder: &Path) {
        let known: BTreeSet<String> = self.verdicts.iter().map(|verdict| verdict.path.clone()).collect();
        let manifests = [Audience::Public, Audience::Members].map(Manifest::path);
        for path in files(folder) {
            if known.contains(&path) || manifests.contains(&path) {
                continue;
            }
            if is_document(&path) || self.given.contains(&path) {
                self.verdicts.push(Verdict::new(path, State::Unknown));
            } else {
                self.others += 1;
            }
        }
        self.verdicts.sort_by(|one, other| one.path.cmp(&other.path));
    }
}

impl Verdict {
    fn new(path: String, state: State) -> Self {
        Self {
            path,
            state,
            reasons: Vec::new(),
            figures: Vec::new(),
        }
    }
}

fn verdict(folder: &Path, path: String, made: &Made, file: &MadeFile, rebuilt: &BTreeMap<String, Output>) -> Verdict {
    let place = folder.join(&path);
    if fs::symlink_metadata(&place).is_err() {
        return Verdict::new(path, State::Missing);
    }
    // A link may lead anywhere, whatever the path looks like.
    let is_inside = match (place.canonicalize(), folder.canonicalize()) {
        (Ok(place), Ok(folder)) => place.starts_with(folder),
        _ => false,
    };
    if !is_inside {
        return Verdict::new(path, State::Elsewhere);
    }
    let bytes = match read(&place) {
        Ok(bytes) => bytes,
        Err(error) => {
            let mut verdict = Verdict::new(path, State::Unreadable);
            verdict.reasons.push(error.to_string());
            return verdict;
        }
    };
    let now = rebuilt.get(&path);
    if now.is_some_and(|now| now.bytes == bytes) {
        return Verdict::new(path, State::Same);
    }
    let is_as_written = sha256(&bytes) == file.sha256;
    let mut verdict = Verdict::new(path, if is_as_written { State::Outdated } else { State::Edited });
    match now {
        None => verdict.reasons.push("the project does not give it any more".to_owned()),
        Some(now) => {
            verdict.reasons = reasons(made, &now.made);
            verdict.figures = figures(&made.figures, &now.made.figures);
            if is_as_written && verdict.reasons.is_empty() && verdict.figures.is_empty() {
                verdict.reasons.push(unexplained(made).to_owned());
            }
        }
    }
    verdict
}

/// The bytes of an ordinary file; of a pipe nobody knows when they end.
fn read(place: &Path) -> io::Result<Vec<u8>> {
    if fs::metadata(place)?.is_file() {
        fs::read(place)
    } else {
        Err(io::Error::other("it is no ordinary file"))
    }
}

/// Why a file may differ of which program and inputs are the same.
fn unexplained(made: &Made) -> &'static str {
    if made.kind.is_none() {
        "what stands beside it has changed"
    } else {
        "no input that may be named has changed: it was edited together with the manifest, or what is exempt or suppressed \
         has changed"
    }
}

/// A project alone does not lead to the others, and nothing outside it is read.
const BUILT_WITH_OTHERS: &str = "its charts show the figures of similar authorities, which this project alone does not have: \
     build the folder that holds them all once more, and compare";

/// What has changed of that which a document is made of and by.
fn reasons(then: &Made, now: &Made) -> Vec<String> {
    let mut reasons = Vec::new();
    if then.program != now.program {
        reasons.push(format!("made by {}, and this is {}", then.program, now.program));
    }
    let kinds = changed(&then.shipped, &now.shipped);
    reasons.extend(kinds.map(|(kind, _)| format!("the {kind} that come with the program have changed")));
    for (what, then, now) in [
        ("edition", &then.edition, &now.edition),
        ("style", &then.style, &now.style),
    ] {
        if then != now {
            reasons.push(format!("its {what} was `{then}`, and is `{now}`"));
        }
    }
    let inputs = changed(&then.inputs, &now.inputs);
    reasons.extend(inputs.map(|(name, sides)| match sides {
        (Some(_), None) if name == SIMILAR => BUILT_WITH_OTHERS.to_owned(),
        (Some(_), Some(_)) => format!("{name} has changed"),
        (Some(_), None) => format!("{name} is not used any more"),
        _ => format!("{name} is new"),
    }));
    reasons
}

fn figures(then: &BTreeMap<String, String>, now: &BTreeMap<String, String>) -> Vec<String> {
    let figures = changed(then, now).map(|(id, sides)| match sides {
        (Some(then), Some(now)) => format!("{id}: {then} in the file, {now} now"),
        (Some(then), None) => format!("{id}: {then} in the file, not printed now"),
        (_, now) => format!("{id}: not in the file, {} now", now.map_or("", String::as_str)),
    });
    figures.collect()
}

/// What two lists do not have alike.
fn changed<'m>(
    then: &'m BTreeMap<String, String>,
    now: &'m BTreeMap<String, String>,
) -> impl Iterator<Item = (&'m str, (Option<&'m String>, Option<&'m String>))> {
    let names: BTreeSet<&String> = then.keys().chain(now.keys()).collect();
    let sides = names
        .into_iter()
        .map(|name| (name.as_str(), (then.get(name), now.get(name))));
    sides.filter(|(_, (then, now))| then != now)
}

/// Every file below a folder by its path in it; links are not followed.
fn files(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders = vec![(folder.to_path_buf(), String::new())];
    while let Some((next, below)) = folders.pop() {
        for entry in fs::read_dir(next).into_iter().flatten().flatten() {
            let path = format!("{below}{}", entry.file_name().to_string_lossy());
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push((entry.path(), format!("{path}/"))),
                _ => {
                    found.insert(path);
                }
            }
        }
    }
    found
}

/// Whether a path is that of a document or an index that this program makes.
fn is_document(path: &str) -> bool {
    let path = path.strip_prefix(MEMBERS_FOLDER).unwrap_or(path);
    let Some((year, name)) = path.split_once('/') else {
        return path != MANIFEST
            && path
                .strip_prefix(INDEX)
                .is_some_and(|ending| matches!(ending, ".html" | ".md"));
    };
    let is_kind = |kind: DocumentKind| {
        name.strip_prefix(kind.name()).is_some_and(|rest| {
            rest.starts_with(['.', '-'])
                && crate::write::Format::ALL
                    .iter()
                    .any(|format| rest.ends_with(format.ending()))
        })
    };
    year.parse::<FinancialYear>().is_ok() && DocumentKind::ALL.into_iter().any(is_kind)
}
