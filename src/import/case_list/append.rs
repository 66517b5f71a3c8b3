//! Cases into the list of a year file that is there already, of which every byte stays.
//!
//! In: a project, a year and records. Out: the bytes of the year file with the new cases at the end of its list, and a
//! warning for each field in which a case that is there already differs. What the file would then say is read before it
//! is given back, so that no file is spoilt.

mod differences;

use std::sync::Arc;

use super::{Record, yaml};
use crate::diagnostic::{Diagnostic, Diagnostics, Files, Source};
use crate::import::authorities::is_same_authority;
use crate::load;
use crate::model::{Project, Year};
use crate::units::FinancialYear;

/// A year file with more cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended {
    /// Its path, as the user would write it.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The references that were added, in the order of the list.
    pub added: Vec<String>,
    /// In what the cases that were there already differ.
    pub differences: Diagnostics,
}

/// Adds the records whose reference is not there yet.
///
/// # Errors
/// A year without a file; records of another council or year, or without what every case needs; a list that is written
/// between brackets; a file that is not UTF-8.
pub fn append(project: &Project, year: FinancialYear, records: &[Record]) -> Result<Appended, Diagnostics> {
    let Some(file) = project.years.get(&year) else {
        let none = Diagnostic::error(format!("the project has no file for {year}")).in_file(project.path.clone());
        return Err(none.hint("`annual-review new-year` starts one").into());
    };
    let found: Diagnostics = records.iter().flat_map(|record| unfit(project, year, record)).collect();
    if found.has_errors() {
        return Err(found.sorted());
    }
    let source = project.files.place(file.year.spot).source;
    let (mut new, mut differences) = (Vec::new(), Diagnostics::default());
    for record in records {
        let there = file
            .cases
            .list
            .iter()
            .find(|case| case.reference.as_ref().map(|reference| reference.replace(' ', "")) == record.key());
        match there {
            Some(case) => differences.extend(differences::of(project, case, record)),
            None => new.push(record.clone()),
        }
    }
    let bytes = if new.is_empty() {
        bytes_of(&source)?
    } else {
        with(&source, file, &new)?
    };
    Ok(Appended {
        path: source.path.clone(),
        bytes,
        added: new.into_iter().filter_map(|record| record.reference).collect(),
        differences,
    })
}

/// Why a record cannot go into the list.
fn unfit(project: &Project, year: FinancialYear, record: &Record) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let error = |message: String, hint: &str| {
        let error = Diagnostic::error(message).hint(hint.to_owned());
        match &record.place {
            Some(place) => error.at(place.clone()),
            None => error,
        }
    };
    let has_summary = record
        .statement
        .as_ref()
        .is_none_or(|statement| statement.summary.is_some());
    let needed = [
        ("reference", record.reference.is_some()),
        ("service", record.service.is_some()),
        ("decision", record.decision.is_some()),
        ("summary", has_summary),
    ];
    for (what, _) in needed.iter().filter(|(_, is_there)| !is_there) {
        let message =
            format!("the {what} of this case was not found, and without it the case cannot go into a year file");
        found.push(error(message, "add it in this file, or use --out and fill it in there"));
    }
    if let Some(decided) = record.decided
        && (decided < year.first_day() || decided > year.last_day())
    {
        let message = format!("this case was decided on {decided}, outside {year}").replace('\u{a0}', " ");
        found.push(error(message, "give the year of the decision after --year"));
    }
    if let Some((authority, place)) = &record.authority {
        let council = &project.council.council.value;
        if !is_same_authority(authority, council) {
            let message = format!("this case is about `{authority}`, but the project is that of `{council}`");
            let hint = "give the right project; if both are the same council, write its name here as in council.yaml";
            found.push(Diagnostic::error(message).at(place.clone()).hint(hint));
        }
    }
    found
}

fn bytes_of(source: &Source) -> Result<Vec<u8>, Diagnostics> {
    std::fs::read(&source.path).map_err(|error| {
        let message = format!("`{}` cannot be read: {error}", source.path);
        Diagnostic::error(message).in_file(source.path.clone()).into()
    })
}

/// The file with records at the end of its list, read again to see that it says what is meant.
fn with(source: &Arc<Source>, file: &Year, records: &[Record]) -> Result<Vec<u8>, Diagnostics> {
    let bytes = bytes_of(source)?;
    let Ok(text) = std::str::from_utf8(&bytes) else {
        let other = Diagnostic::error(format!("`{}` is not UTF-8, and is not written to", source.path));
        return Err(other
            .in_file(source.path.clone())
            .hint("save it as UTF-8, then try again")
            .into());
    };
    let (line, entries) = entries(source, file, records)?;
    let is_dos = text.contains("\r\n");
    let entries = if is_dos { entries.replace('\n', "\r\n") } else { entries };
    let at = start_of_line(text, line);
    let ends_in_line = at == text.len() && !text.is_empty() && !text.ends_with(['\n', '\r']);
    let new_line = if is_dos { "\r\n" } else { "\n" };
    let between = if ends_in_line { new_line } else { "" };
    let written = [&text[..at], between, &entries, &text[at..]].concat();
    let read = load::decode(written.as_bytes(), &source.path)?;
    let read: Year = load::yaml(read.source, &mut Files::default())?;
    if read.cases.list.len() == file.cases.list.len() + records.len() {
        Ok(written.into_bytes())
    } else {
        Err(by_hand(source, "the cases cannot be put into this file"))
    }
}

fn by_hand(source: &Source, message: &str) -> Diagnostics {
    let error = Diagnostic::error(message.to_owned()).in_file(source.path.clone());
    error.hint("use --out, and copy the cases into the list by hand").into()
}

/// The number of the line, from 0, before which the entries go, and the entries with what they need before them.
fn entries(source: &Arc<Source>, file: &Year, records: &[Record]) -> Result<(usize, String), Diagnostics> {
    let text = &source.text;
    let place = |pointer: &str| {
        load::places_of(source, &[pointer])
            .into_iter()
            .next()
            .map(|place| place.bytes)
    };
    let lines = |end: usize| text[..end].matches('\n').count();
    let column = |start: usize| start - text[..start].rfind('\n').map_or(0, |at| at + 1);
    // Blank lines and comments after the last value stay after it.
    let after = |end: usize| lines(text[..end].trim_end().len()) + 1;
    let in_brackets = || {
        by_hand(
            source,
            "the list of cases is written between brackets, on one line or over several",
        )
    };
    if let Some(last) = file.cases.list.len().checked_sub(1) {
        let bytes = place(&format!("/cases/list/{last}")).ok_or_else(in_brackets)?;
        let line = &text[bytes.start - column(bytes.start)..bytes.start];
        let dash = line
            .trim_end()
            .strip_suffix('-')
            .filter(|indent| indent.trim().is_empty());
        let indent = dash.ok_or_else(in_brackets)?.len();
        return Ok((after(bytes.end), yaml::list(records, indent)));
    }
    // A key that holds nothing is no YAML of ours, so that there are brackets after one that is there.
    let keys = ["incomplete", "left_out", "exempt", "references"];
    let other = keys.iter().find_map(|key| place(&format!("/cases/{key}")));
    match (place("/cases"), other) {
        (None, _) => {}
        (Some(cases), Some(other)) if place("/cases/list").is_none() && lines(cases.start) < lines(other.start) => {
            let indent = column(other.start);
            let heading = format!("{}list:\n", " ".repeat(indent));
            return Ok((lines(cases.start) + 1, heading + &yaml::list(records, indent + 2)));
        }
        (Some(_), _) => return Err(in_brackets()),
    }
    Ok((usize::MAX, format!("\n{}", yaml::file(records))))
}

/// The byte at which a line begins, whichever way lines end; the end of the text for one that it does not have.
fn start_of_line(text: &str, line: usize) -> usize {
    let bytes = text.as_bytes();
    let ends = (0..bytes.len()).filter(|at| match bytes[*at] {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    });
    match line {
        0 => 0,
        line => ends.map(|at| at + 1).nth(line - 1).unwrap_or(text.len()),
    }
}
