//! Names that mean no authority or more than one: why, and the lines to add.

use std::fmt::Write;

use crate::diagnostic::Diagnostic;
use crate::import::authorities::{Authority, Unclear, place_in};
use crate::import::spreadsheet::Cell;
use crate::import::words::without_marks;
use crate::units::{Count, FinancialYear};

const TYPES: &str =
    "county, district, metropolitan, unitary, london-borough, national-park, fire, transport, combined or other";

/// Names that are not taken, each with the cell in which it stands first.
///
/// Those to which nothing that is known is near are one refusal with a line for each: what has to be done about four
/// hundred of them is one thing.
pub(super) fn refusals(names: Vec<(&str, &Cell, Unclear<'_>)>, year: FinancialYear) -> Vec<Diagnostic> {
    let is_strange = |why: &Unclear<'_>| matches!(why, Unclear::Unknown(near) if near.is_empty());
    let (mut strange, others): (Vec<_>, Vec<_>) = names.into_iter().partition(|(_, _, why)| is_strange(why));
    let mut found: Vec<Diagnostic> = others
        .iter()
        .map(|(name, cell, why)| refused(name, cell, why, year))
        .collect();
    match &strange[..] {
        [] => {}
        [(only, cell, why)] => found.push(refused(only, cell, why, year)),
        _ => {
            // So that spellings of one authority stand together.
            strange.sort_by_cached_key(|(name, ..)| place_in(name));
            let names: Vec<(&str, &Cell)> = strange.into_iter().map(|(name, cell, _)| (name, cell)).collect();
            found.push(all_strange(&names));
        }
    }
    found
}

fn refused(name: &str, cell: &Cell, why: &Unclear<'_>, year: FinancialYear) -> Diagnostic {
    let (message, meant) = match why {
        Unclear::Unknown(near) => (format!("`{name}` is no authority that is known"), near.as_slice()),
        Unclear::Several(several) => (format!("`{name}` can be more than one authority"), several.as_slice()),
        Unclear::NotYet(later) => {
            let from = later.from.map(|from| from.to_string()).unwrap_or_default();
            let early = format!("`{name}` is not known in {year}: its first year is {from}");
            let hint =
                "see whether the year is right; a figure of a council before it stands under that council's name";
            return Diagnostic::error(early).in_file(cell.to_string()).hint(hint);
        }
    };
    let error = Diagnostic::error(message).in_file(cell.to_string());
    let error = meant.iter().fold(error, |error, authority| {
        error.hint(format!(
            "if it is {}, add to import.yaml:\nauthorities:\n  {}",
            authority.name,
            alias(authority, name)
        ))
    });
    if matches!(why, Unclear::Several(_)) {
        return error;
    }
    let line = addition(name);
    let which = if meant.is_empty() {
        "to make it known"
    } else {
        "if it is another"
    };
    error.hint(format!(
        "{which}, add to import.yaml, with its type in the place of TYPE ({TYPES}):\nauthorities:\n  {line}"
    ))
}

fn all_strange(names: &[(&str, &Cell)]) -> Diagnostic {
    let count = Count(names.len() as u64);
    let mut lines = String::new();
    for (name, cell) in names {
        let _ = write!(lines, "\n  {}  # {cell}", addition(name));
    }
    let error = Diagnostic::error(format!("{count} names are no authority that is known"));
    error
        .in_file(names.first().map(|(_, cell)| cell.to_string()).unwrap_or_default())
        .hint(
            "of several spellings of one authority keep the line of its full name: the usual others are then known by it",
        )
        .hint(format!(
            "add to import.yaml, with the type of each in the place of TYPE ({TYPES}):\nauthorities:{lines}"
        ))
}

/// The line by which a name is one more of an authority that is known.
fn alias(authority: &Authority, name: &str) -> String {
    format!(
        "- {{name: {:?}, type: {}, aliases: [{}]}}",
        authority.name,
        authority.authority_type.name(),
        quoted(name)
    )
}

/// The line by which an authority is known.
fn addition(name: &str) -> String {
    format!("- {{name: {}, type: TYPE}}", quoted(name))
}

/// A name without marks of footnotes, between quotation marks.
fn quoted(name: &str) -> String {
    serde_json::Value::from(without_marks(name).trim()).to_string()
}
