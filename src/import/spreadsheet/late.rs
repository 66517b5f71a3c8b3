//! Whether outcomes that came late stand among those satisfied, as a year file has them, or beside them.
//!
//! In: the readings of one table. Out: the same, with `compliance.satisfied` as the sum of those in time and those late
//! where the workbook parts them; or every row that shows that its columns are not what their headings were taken for.

use std::collections::BTreeMap;

use super::columns::Columns;
use super::sheet::Sheet;
use super::{Cell, Meaning, Reading, Value};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// Complied with by the agreed date: no key of a year file, where those satisfied hold the late ones too.
const IN_TIME: &str = "compliance.in_time";
const SATISFIED: &str = "compliance.satisfied";
const LATE: &str = "compliance.late";
const OUTCOMES: &str = "compliance.outcomes";
const RATE: &str = "compliance.compliance_rate";

/// How near a printed rate is to that of its counts, in percentage points: rates are printed as whole numbers.
const NEAR: f64 = 0.51;

/// The readings of one authority in a table, by their keys.
type OfRow<'r> = BTreeMap<&'r str, &'r Reading>;

/// Puts the readings of one table right that its columns give apart.
pub(super) fn sort_out(
    sheet: &Sheet,
    columns: &Columns<'_>,
    readings: Vec<Reading>,
    found: &mut Diagnostics,
) -> Vec<Reading> {
    let mut rows: BTreeMap<&str, OfRow<'_>> = BTreeMap::new();
    for reading in readings.iter().filter(|reading| reading.key.starts_with("compliance.")) {
        rows.entry(&reading.authority)
            .or_default()
            .insert(&reading.key, reading);
    }
    found.extend(rows.values().find_map(|row| beside(row, columns)));
    if columns.of(IN_TIME).is_none() {
        return readings;
    }
    if columns.of(LATE).is_none() {
        found.push(alone(sheet, columns));
    }
    let summed: Vec<Reading> = rows.values().filter_map(satisfied).collect();
    // Where the workbook gives the sum as well, it is read from there.
    let is_given = columns.of(SATISFIED).is_some();
    let others = readings.iter().filter(|reading| reading.key != IN_TIME).cloned();
    others.chain(summed.into_iter().filter(|_| !is_given)).collect()
}

fn count(row: &OfRow<'_>, key: &str) -> Option<u32> {
    match &row.get(key)?.value {
        Value::Number(digits) => digits.parse().ok(),
        Value::NotGiven => None,
    }
}

/// Those in time and those late together; not given where one of them is not.
fn satisfied(row: &OfRow<'_>) -> Option<Reading> {
    let in_time = *row.get(IN_TIME)?;
    let sum = count(row, IN_TIME)
        .zip(count(row, LATE))
        .map(|(in_time, late)| in_time.saturating_add(late));
    let late = row.get(LATE).map(|late| format!(" and {}", late.cell.name));
    Some(Reading {
        key: SATISFIED.to_owned(),
        value: sum.map_or(Value::NotGiven, |sum| Value::Number(sum.to_string())),
        cell: Cell {
            name: in_time.cell.name.clone() + &late.unwrap_or_default(),
            ..in_time.cell.clone()
        },
        ..in_time.clone()
    })
}

/// A row that shows that the late ones are not among those satisfied: there are more of them, or only both together give
/// the rate.
fn beside(row: &OfRow<'_>, columns: &Columns<'_>) -> Option<Diagnostic> {
    let (satisfied, late) = (count(row, SATISFIED)?, count(row, LATE)?);
    let sum = satisfied.saturating_add(late);
    let message = if late > satisfied {
        format!("{late} late outcomes cannot be among {satisfied} satisfied ones")
    } else {
        let outcomes = count(row, OUTCOMES).filter(|outcomes| *outcomes > 0)?;
        let Value::Number(rate) = &row.get(RATE)?.value else {
            return None;
        };
        let stated: f64 = rate.parse().ok()?;
        let gives = |count: u32| (f64::from(count) * 100.0 / f64::from(outcomes) - stated).abs() <= NEAR;
        if gives(satisfied) || !gives(sum) {
            return None;
        }
        format!(
            "{rate}% is the rate of {sum} in {outcomes} outcomes, {late} of them late, and not of {satisfied} satisfied ones"
        )
    };
    let heading = columns
        .all
        .iter()
        .find(|(_, meaning)| *meaning == Meaning::Key(SATISFIED.to_owned()));
    let heading = heading.map_or_else(String::new, |(heading, _)| heading.parts.join(" "));
    let heading = serde_json::Value::String(heading);
    let error = Diagnostic::error(message).in_file(row.get(SATISFIED)?.cell.to_string());
    Some(
        error
            .hint(format!(
                "if the column has only those complied with in time, add to import.yaml:\ncolumns:\n  {IN_TIME}: [{heading}]"
            ))
            .hint("if the late ones are among them, correct the cell that is wrong"),
    )
}

fn alone(sheet: &Sheet, columns: &Columns<'_>) -> Diagnostic {
    let heading = columns
        .all
        .iter()
        .find(|(_, meaning)| *meaning == Meaning::Key(IN_TIME.to_owned()));
    let message = "outcomes in time are given, but not those that came late: how many were satisfied is not known";
    let error = Diagnostic::error(message);
    match heading {
        Some((heading, _)) => error.in_file(format!("{}, column {}", sheet.shown(), super::sheet::letters(heading.column))),
        None => error.in_file(sheet.shown()),
    }
    .hint("add the column of late ones to the table, or leave this one out: add its heading to `left_out:` in import.yaml")
}
