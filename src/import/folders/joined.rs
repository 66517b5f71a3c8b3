//! Readings of many workbooks, joined by the authority that they are of.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::import::authorities::{Authorities, Authority};
use crate::import::spreadsheet::{Cell, Read, Reading, Value};
use crate::units::{FinancialYear, parse_decimal};

use super::unclear;

/// An authority with its figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// The authority.
    pub authority: Authority,
    /// Its figures, in the order of a year file.
    pub given: Vec<Given>,
    /// The keys of which a workbook says that there is none, each with its cell.
    pub not_given: Vec<(String, Cell)>,
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The key below `statistics:`, with dots.
    pub key: String,
    /// The number, as a year file has it.
    pub number: String,
    /// Where it stands.
    pub cell: Cell,
}

/// The order of keys in a year file, which is that of the schema; categories and outcomes come as the workbook has them.
pub(super) const ORDER: [(&str, &[&str]); 6] = [
    ("received", &["total", "categories"]),
    ("decided", &["total", "outcomes", "brought_forward", "carried_forward"]),
    (
        "overview",
        &["dealt_with", "not_for_us", "assessed_and_closed", "investigated"],
    ),
    (
        "investigations",
        &["total", "upheld", "not_upheld", "uphold_rate", "upheld_per_100_000"],
    ),
    ("compliance", &["outcomes", "satisfied", "late", "compliance_rate"]),
    (
        "remedies",
        &["satisfactory", "satisfactory_remedy_rate", "by_ombudsman"],
    ),
];

fn position(key: &str) -> (usize, usize) {
    let mut steps = key.split('.');
    let (first, second) = (steps.next().unwrap_or_default(), steps.next().unwrap_or_default());
    let at = ORDER.iter().position(|(part, _)| *part == first).unwrap_or(ORDER.len());
    let within = ORDER
        .get(at)
        .and_then(|(_, keys)| keys.iter().position(|known| *known == second));
    (at, within.unwrap_or(usize::MAX))
}

/// Whether two numbers are the same, however many decimals they are written with.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    match (parse_decimal(one), parse_decimal(other)) {
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}

/// The authorities that were read, by their names, each with its figures.
///
/// # Errors
/// Every name that means no authority or more than one; an authority that a table has twice; a key for which two tables
/// give different numbers.
pub fn joined(read: &Read, known: &Authorities, year: FinancialYear) -> Result<Vec<Joined>, Diagnostics> {
    let mut found = Diagnostics::default();
    let mut names: BTreeMap<&str, Option<&Authority>> = BTreeMap::new();
    let mut unclear = Vec::new();
    let mut of: BTreeMap<&str, (&Authority, Vec<&Reading>)> = BTreeMap::new();
    let mut meant = |name, cell| {
        *names.entry(name).or_insert_with(|| {
            let meant = known.named(name, year);
            meant.map_err(|why| unclear.push((name, cell, why))).ok()
        })
    };
    for (name, cell) in &read.refused {
        meant(name, cell);
    }
    for reading in &read.readings {
        let authority = meant(&reading.authority, &reading.named);
        if let Some(authority) = authority {
            of.entry(&authority.name)
                .or_insert((authority, Vec::new()))
                .1
                .push(reading);
        }
    }
    found.extend(unclear::refusals(unclear, year));
    let mut authorities = Vec::new();
    for (authority, readings) in of.into_values() {
        match of_one(authority, &readings) {
            Ok(joined) => authorities.push(joined),
            Err(errors) => found.extend(errors),
        }
    }
    if found.has_errors() {
        Err(found)
    } else {
        Ok(authorities)
    }
}

fn of_one(authority: &Authority, readings: &[&Reading]) -> Result<Joined, Diagnostics> {
    let mut found = Diagnostics::default();
    let mut by_key: BTreeMap<&str, (usize, Vec<&Reading>)> = BTreeMap::new();
    for (number, reading) in readings.iter().enumerate() {
        by_key
            .entry(&reading.key)
            .or_insert((number, Vec::new()))
            .1
            .push(reading);
    }
    let mut twice: BTreeSet<(&str, Option<&str>)> = BTreeSet::new();
    let mut given: Vec<(usize, Given)> = Vec::new();
    let mut not_given = Vec::new();
    for (key, (order, readings)) in by_key {
        let numbers = readings.iter().filter_map(|reading| match &reading.value {
            Value::Number(number) => Some((number, *reading)),
            Value::NotGiven => None,
        });
        let numbers: Vec<(&String, &Reading)> = numbers.collect();
        for pair in readings.windows(2) {
            let table = |reading: &Reading| (reading.cell.file.clone(), reading.cell.sheet.clone());
            let cell = &pair[1].cell;
            if table(pair[0]) == table(pair[1]) && twice.insert((&cell.file, cell.sheet.as_deref())) {
                found.push(given_twice(authority, pair[0], pair[1]));
            }
        }
        match numbers[..] {
            [] => not_given.push((key.to_owned(), readings[0].cell.clone())),
            [(number, first), ref others @ ..] => {
                let tables =
                    |reading: &Reading| reading.cell.sheet != first.cell.sheet || reading.cell.file != first.cell.file;
                if let Some((_, other)) = others.iter().find(|(other, at)| tables(at) && !is_same(other, number)) {
                    found.push(contradiction(authority, first, other));
                }
                let given_here = Given {
                    key: key.to_owned(),
                    number: number.clone(),
                    cell: first.cell.clone(),
                };
                given.push((order, given_here));
            }
        }
    }
    given.sort_by_key(|(order, given)| (position(&given.key), *order));
    let joined = Joined {
        authority: authority.clone(),
        given: given.into_iter().map(|(_, given)| given).collect(),
        not_given,
    };
    if found.has_errors() { Err(found) } else { Ok(joined) }
}

fn given_twice(authority: &Authority, first: &Reading, second: &Reading) -> Diagnostic {
    let named = if first.authority == second.authority {
        format!("`{}` is given twice", first.authority)
    } else {
        format!(
            "`{}` and `{}` are both {}",
            first.authority, second.authority, authority.name
        )
    };
    Diagnostic::error(format!("{named}: see {} and {}", first.named.name, second.named.name))
        .in_file(second.named.to_string())
        .hint("delete one of the two rows, or correct the name in it")
}

fn contradiction(authority: &Authority, first: &Reading, second: &Reading) -> Diagnostic {
    let number = |reading: &Reading| match &reading.value {
        Value::Number(number) => number.clone(),
        Value::NotGiven => String::new(),
    };
    Diagnostic::error(format!(
        "{}: `{}` is {} here, and {} in {}",
        authority.name,
        second.key,
        number(second),
        number(first),
        first.cell
    ))
    .in_file(second.cell.to_string())
    .hint("see which of the workbooks is right, and leave the other out or correct it")
}
