//! What is found in many projects, gathered so that it can be read: errors by authority, warnings by kind.
//!
//! In: the findings of each authority, from any thread and in any order. Out: text that does not depend on that order. Of
//! an authority no more is kept than will be shown, since its findings hold the texts of its files.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};

/// How many findings of an authority are shown, in full.
const SHOWN: usize = 3;

/// Of how many authorities with errors any finding is shown.
const IN_FULL: usize = 10;

/// How many authorities are named that have the same kind of warning.
const NAMED: usize = 3;

/// The findings of many authorities.
#[derive(Debug, Default)]
pub(super) struct Gathered(Mutex<Findings>);

#[derive(Debug, Default)]
struct Findings {
    /// Those with errors, by the path of the authority's folder.
    failed: BTreeMap<String, Wrong>,
    warnings: BTreeMap<String, Kind>,
    totals: Totals,
}

/// How many findings there are of all authorities.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Totals {
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) accepted: usize,
}

/// The errors of one authority.
#[derive(Debug)]
struct Wrong {
    number: usize,
    /// What the first of them says.
    first: String,
    /// The first of them as they are shown.
    shown: Vec<String>,
}

/// Warnings that say the same of several authorities.
#[derive(Debug, Default)]
struct Kind {
    number: usize,
    authorities: usize,
    /// The first of those that have it.
    named: BTreeSet<String>,
    /// One of them in full, of the first authority.
    first: String,
}

impl Gathered {
    /// Takes in what is found in the authority whose folder has this path.
    pub(super) fn add(&self, folder: &str, found: &Diagnostics) {
        let (errors, warnings) = found.counts();
        let mut kinds: BTreeMap<String, (usize, &Diagnostic)> = BTreeMap::new();
        for warning in found.open().filter(|found| found.severity == Severity::Warning) {
            kinds.entry(kind(warning)).or_insert((0, warning)).0 += 1;
        }
        let mut all = self.locked();
        all.totals.errors += errors;
        all.totals.warnings += warnings;
        all.totals.accepted += found.accepted().count();
        for (kind, (number, first)) in kinds {
            all.warnings.entry(kind).or_default().add(folder, number, first);
        }
        if errors > 0 {
            let wrong = found.open().filter(|found| found.severity == Severity::Error);
            let wrong: Vec<&Diagnostic> = wrong.take(SHOWN).collect();
            let wrong = Wrong {
                number: errors,
                first: wrong.first().map(|first| first.message.clone()).unwrap_or_default(),
                shown: wrong.iter().map(ToString::to_string).collect(),
            };
            all.failed.insert(folder.to_owned(), wrong);
        }
    }

    /// How many findings there are.
    pub(super) fn totals(&self) -> Totals {
        self.locked().totals
    }

    /// What is found: first the warnings, a kind after the other, then the errors, so that those stand last.
    pub(super) fn as_text(&self) -> String {
        let all = self.locked();
        let mut text = String::new();
        for kind in all.warnings.values() {
            kind.tell(&mut text);
        }
        for (number, (folder, wrong)) in all.failed.iter().enumerate() {
            if number < IN_FULL {
                wrong.tell(folder, &mut text);
            } else {
                wrong.name(folder, &mut text);
            }
        }
        if all.totals.accepted > 0 {
            // Writing to a string cannot fail, here and below.
            let _ = writeln!(
                text,
                "{}\n",
                plural(all.totals.accepted, "finding accepted", "findings accepted")
            );
        }
        text
    }

    fn locked(&self) -> MutexGuard<'_, Findings> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kind {
    fn add(&mut self, folder: &str, number: usize, warning: &Diagnostic) {
        self.number += number;
        self.authorities += 1;
        if self.named.first().is_none_or(|first| folder < first.as_str()) {
            self.first = warning.to_string();
        }
        self.named.insert(folder.to_owned());
        if self.named.len() > NAMED {
            self.named.pop_last();
        }
    }

    fn tell(&self, text: &mut String) {
        let _ = writeln!(text, "{}", self.first);
        if self.number > 1 {
            let named: Vec<&str> = self.named.iter().map(String::as_str).collect();
            let others = match self.authorities - named.len() {
                0 => String::new(),
                number => format!(" and {number} more"),
            };
            let number = plural(self.number, "warning", "warnings");
            let _ = writeln!(text, "… {number} of this kind, in {}{others}", named.join(", "));
        }
        text.push('\n');
    }
}

impl Wrong {
    fn tell(&self, folder: &str, text: &mut String) {
        let _ = writeln!(text, "{folder}: {}\n", plural(self.number, "error", "errors"));
        for finding in &self.shown {
            let _ = writeln!(text, "{finding}\n");
        }
        if self.number > self.shown.len() {
            let more = self.number - self.shown.len();
            let _ = writeln!(text, "… and {more} more; run the same on {folder} alone to see them\n");
        }
    }

    /// In a line, with what the first error says; its place is told by whoever takes the authority alone.
    fn name(&self, folder: &str, text: &mut String) {
        let first = match self.number {
            1 => "1 error".to_owned(),
            number => format!("{number} errors, the first"),
        };
        let _ = writeln!(text, "{folder}: {first}: {}", self.first);
    }
}

/// Which findings say the same: those of one check, and where none has found them, those of one message but for what it
/// quotes and counts.
fn kind(finding: &Diagnostic) -> String {
    if let Some(check) = finding.check {
        return check.to_owned();
    }
    let plain = finding.message.split('`').step_by(2).collect::<String>();
    plain.chars().filter(|c| !c.is_ascii_digit()).collect()
}

fn plural(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// Findings with the authority in their place where they have none.
pub(super) fn placed(found: Diagnostics, folder: &str) -> Diagnostics {
    let found = found.into_iter().map(|found| match found.place {
        Some(_) => found,
        None => found.in_file(folder),
    });
    found.collect()
}

/// "3 errors, 412 warnings", with "no problems found" of none.
pub(super) fn in_all(totals: Totals) -> String {
    let Totals { errors, warnings, .. } = totals;
    let parts = [(errors, "error", "errors"), (warnings, "warning", "warnings")];
    let parts = parts.iter().filter(|(number, ..)| *number > 0);
    let parts: Vec<String> = parts.map(|(number, one, many)| plural(*number, one, many)).collect();
    if parts.is_empty() {
        "no problems found".to_owned()
    } else {
        parts.join(", ")
    }
}
