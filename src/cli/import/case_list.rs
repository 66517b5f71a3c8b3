//! Where imported cases go: to standard output, into a new file, or into the year file of a project.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use crate::cli::{messages, output};
use crate::diagnostic::{Diagnostic, Diagnostics, Source};
use crate::import::case_list::{self, Record};
use crate::model::AcceptedWords;
use crate::units::FinancialYear;
use crate::{checks, load};

#[derive(Debug, Args)]
pub(super) struct Target {
    /// Write the cases into this file, which must not exist yet; to standard output if left out
    #[arg(long, value_name = "FILE", conflicts_with = "into")]
    out: Option<PathBuf>,
    /// Add the cases whose reference is not there yet to the year file of this project
    #[arg(long, value_name = "PROJECT", requires = "year")]
    into: Option<PathBuf>,
    /// The year whose file they go into: 2023/24
    #[arg(long, value_name = "YEAR", requires = "into")]
    year: Option<FinancialYear>,
}

impl Target {
    /// Whether a file or a project is given.
    pub(super) fn is_given(&self) -> bool {
        self.out.is_some() || self.into.is_some()
    }
}

/// Writes the records, and shows what the officer should know of them.
///
/// # Errors
/// All that was found, if anything of it is an error; then nothing is written.
pub(super) fn finish(target: &Target, records: &[Record], mut found: Diagnostics) -> Result<(), Diagnostics> {
    found.extend(given_twice(records));
    match (&target.into, target.year, &target.out) {
        (Some(project), Some(year), _) => into(project, year, records, found),
        (_, _, Some(path)) => {
            let text = case_list::file(records);
            let found = with_names(found, &load::show(path), &text, &[])?;
            output::write_new(&[(path.clone(), text)])?;
            messages::show(&found);
            messages::print(&format!("wrote {} to {}\n", counted(records.len()), load::show(path)))
        }
        _ => {
            let text = case_list::file(records);
            messages::show(&with_names(found, "standard output", &text, &[])?);
            messages::print(&text)
        }
    }
}

fn into(project: &Path, year: FinancialYear, records: &[Record], mut found: Diagnostics) -> Result<(), Diagnostics> {
    let read = load::project(project);
    let (project, _) = match read {
        Ok(read) => read,
        Err(errors) => {
            found.extend(errors);
            return Err(found);
        }
    };
    let appended = match case_list::append(&project, year, records) {
        Ok(appended) => appended,
        Err(errors) => {
            found.extend(errors);
            return Err(found);
        }
    };
    let accepted = &project.council.accepted_words;
    let found = with_names(found, "the imported cases", &case_list::file(records), accepted)?;
    let there = records.len() - appended.added.len();
    if !appended.added.is_empty() {
        output::write_all(Path::new(""), &[(&appended.path, &appended.bytes)])?;
    }
    let mut shown = found;
    shown.extend(appended.differences);
    messages::show(&shown);
    let added = match appended.added.as_slice() {
        [] => "no case was added".to_owned(),
        added => format!(
            "added {} to {}: {}",
            counted(added.len()),
            appended.path,
            added.join(", ")
        ),
    };
    let there = if there > 0 {
        format!("; {} in it already", counted(there))
    } else {
        String::new()
    };
    messages::print(&format!(
        "{added}{there}\nnext: annual-review check {} --year {year}\n",
        project.path
    ))
}

/// What was found, and each name of a person in the text that is to be written, without the words that are accepted.
///
/// # Errors
/// The same, if anything of it is an error.
fn with_names(
    mut found: Diagnostics,
    path: &str,
    text: &str,
    accepted: &[AcceptedWords],
) -> Result<Diagnostics, Diagnostics> {
    found.extend(checks::personal_data_in(&Arc::new(Source::new(path, text)), accepted));
    if found.has_errors() { Err(found) } else { Ok(found) }
}

/// The same reference in several records.
fn given_twice(records: &[Record]) -> Vec<Diagnostic> {
    let mut first = BTreeMap::new();
    let twice = records.iter().filter_map(|record| {
        let before = first.insert(record.key()?, record)?;
        let reference = record.reference.as_deref().unwrap_or_default();
        let twice = Diagnostic::error(format!("the case `{reference}` is given twice"));
        let before = before
            .place
            .as_ref()
            .map(|place| format!("the other is at {place}; leave one of the two out"));
        let twice = before.into_iter().fold(twice, Diagnostic::hint);
        Some(match &record.place {
            Some(place) => twice.at(place.clone()),
            None => twice,
        })
    });
    twice.collect()
}

fn counted(cases: usize) -> String {
    if cases == 1 {
        "1 case".to_owned()
    } else {
        format!("{cases} cases")
    }
}
