//! Figures of authorities → project folders: which files are to be written, and what is new, changed or kept in them.
//!
//! In: the readings of workbooks, the authorities that are known, and the projects that are there. Out: a [`Plan`], or all
//! that stands against it. Nothing is written here, and of a plan either all files are written or none. Whatever somebody
//! wrote into a project beyond a plain number is kept.

mod files;
mod joined;
mod projects;
mod unclear;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::units::{Date, FinancialYear};

use super::authorities::{Authorities, Authority};
use super::spreadsheet::{Cell, Read, Value};

use files::Work;
pub use joined::{Given, Joined, joined};
pub use projects::{Existing, projects};

/// What is done with year files that are there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Present {
    /// They may have no other values than the workbooks give.
    Same,
    /// Values are put into them.
    Merged,
}

/// What is to be imported, and how.
#[derive(Debug, Clone, Copy)]
pub struct Import<'i> {
    /// The year that the workbooks are about.
    pub year: FinancialYear,
    /// The date that the Ombudsman's letters of the year bear, if it is known.
    pub letter_date: Option<Date>,
    /// What is done with year files that are there already.
    pub present: Present,
    /// The projects in the folder.
    pub projects: &'i [Existing],
    /// Names of folders and files in it, which no new project can have.
    pub taken: &'i BTreeSet<String>,
}

/// What is to be done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Each authority, by its name.
    pub authorities: Vec<Outcome>,
    /// The files to be written, by their paths below the folder.
    pub files: Vec<(String, String)>,
    /// How many figures the workbooks give.
    pub figures: usize,
    /// How many cells say that there is none.
    pub without: usize,
}

/// What becomes of an authority's project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The authority's name.
    pub authority: String,
    /// Its folder.
    pub folder: String,
    /// What of it is new.
    pub made: Made,
    /// The last year of an authority that is no more, and those that came in its place, which have folders of their own.
    pub succeeded: Option<(FinancialYear, Vec<String>)>,
    /// How many figures were not there before.
    pub added: usize,
    /// Those that were there with another value, which is replaced.
    pub changed: Vec<Change>,
    /// Those that were there with another value, which stays, each with why.
    pub kept: Vec<(Change, String)>,
    /// How many were there with the same value.
    pub unchanged: usize,
}

/// What of a project is new.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Made {
    /// Its folder.
    Folder,
    /// The file of the year.
    Year,
    /// Neither; at most figures.
    Nothing,
}

/// A figure that a project and a workbook give with different values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The key below `statistics:`, with dots.
    pub key: String,
    /// The value in the project.
    pub was: String,
    /// Where that stands.
    pub place: Place,
    /// The value in the workbook; nothing where the workbook says that there is none.
    pub is: Option<String>,
    /// The cell that gives it.
    pub cell: Cell,
}

/// What is to be done for what was read.
///
/// # Errors
/// Everything that stands against it, in one run: names that are not known, values that contradict each other, year files
/// with other values that are not to be merged, values that cannot be put where they belong, a council with two projects.
pub fn plan(import: &Import<'_>, read: &Read, known: &Authorities) -> Result<Plan, Diagnostics> {
    let mut known = known.clone();
    let of = of_authorities(import.projects, &mut known);
    let authorities = joined(read, &known, import.year)?;
    let mut taken = import.taken.clone();
    let mut plan = Plan {
        without: read
            .readings
            .iter()
            .filter(|reading| reading.value == Value::NotGiven)
            .count(),
        ..Plan::default()
    };
    let mut found = Diagnostics::default();
    for authority in &authorities {
        plan.figures += authority.given.len();
        let work = match of.get(&authority.authority.name).map(Vec::as_slice) {
            Some([only]) => match &only.year_file {
                Some(path) => Work::into_year(import, authority, only, path),
                None => Ok(Work::of_year(import, authority, only)),
            },
            Some([first, second, ..]) => Err(two_projects(&authority.authority, first, second).into()),
            _ => Ok(Work::of_folder(import, authority, &mut taken)),
        };
        match work {
            Ok(work) => {
                plan.files.extend(work.files);
                plan.authorities.push(work.outcome);
            }
            Err(errors) => found.extend(errors),
        }
    }
    if found.has_errors() {
        Err(found.sorted())
    } else {
        Ok(plan)
    }
}

/// The projects by the authorities that they are of. A council that the list does not know is one by its project.
fn of_authorities<'p>(projects: &'p [Existing], known: &mut Authorities) -> BTreeMap<String, Vec<&'p Existing>> {
    let mut of: BTreeMap<String, Vec<&Existing>> = BTreeMap::new();
    for project in projects {
        let named = known.of_project(&project.council).ok();
        let named = named.map(|authority| authority.name.clone());
        let name = named.unwrap_or_else(|| {
            known.add(Authority {
                name: project.council.clone(),
                authority_type: project.authority_type,
                aliases: Vec::new(),
                from: None,
                until: None,
                into: Vec::new(),
            });
            project.council.clone()
        });
        of.entry(name).or_default().push(project);
    }
    of
}

fn two_projects(authority: &Authority, first: &Existing, second: &Existing) -> Diagnostic {
    let message = format!(
        "`{}` has two projects: {} and {}",
        authority.name, first.folder, second.folder
    );
    Diagnostic::error(message)
        .at(second.place.clone())
        .hint("move one of them out of the folder, or correct the name in its council.yaml")
}

#[cfg(test)]
mod tests;
