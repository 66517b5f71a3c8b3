//! A mapping for an export that has none yet, as far as its headings tell.

use crate::import::words::plain;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use super::decision_of;
use super::mapping::{KEYS, is_personal};
use super::table::{self, Cell, Table};
use crate::diagnostic::{Diagnostics, Source};
use crate::import::case_list::{DayOrder, day_of, scalar};

/// Headings that case systems give to a field, in lower case and without punctuation.
const USUAL: [(&str, &str); 30] = [
    ("reference", "lgsco reference"),
    ("reference", "lgsco ref"),
    ("reference", "lgo reference"),
    ("reference", "lgo ref"),
    ("reference", "ombudsman reference"),
    ("reference", "ombudsman ref"),
    ("reference", "ombudsman case"),
    ("service", "service area"),
    ("service", "directorate"),
    ("service", "department"),
    ("subject", "subject"),
    ("subject", "nature of complaint"),
    ("category", "lgsco category"),
    ("status", "stage"),
    ("decision", "ombudsman decision"),
    ("decision", "outcome"),
    ("received", "date received"),
    ("received", "received date"),
    ("decided", "decision date"),
    ("decided", "date of decision"),
    ("decided", "date decided"),
    ("fault", "fault found"),
    ("payment", "amount paid"),
    ("payment", "compensation"),
    ("payment", "financial remedy"),
    ("remedies", "remedy"),
    ("due", "remedy due"),
    ("due", "due date"),
    ("done", "remedy completed"),
    ("done", "date completed"),
];

/// The most different words of a column that are listed.
const MOST_WORDS: usize = 40;

/// A mapping in YAML, to be corrected by hand.
///
/// # Errors
/// An export that cannot be read as a table.
pub fn proposal(source: &Arc<Source>) -> Result<String, Diagnostics> {
    let table = table::read(source)?;
    let mut taken: Vec<Option<&'static str>> = Vec::new();
    for heading in &table.headings {
        let field = field_of(heading.text.trim()).filter(|field| !taken.contains(&Some(field)));
        taken.push(field);
    }
    let mut yaml = format!(
        "# A mapping for {}: correct it, save it, and give it with --mapping.\ncolumns:\n",
        source.path
    );
    for key in KEYS {
        let column = taken.iter().position(|field| *field == Some(key));
        let _ = match column.and_then(|column| table.headings.get(column)) {
            Some(heading) => writeln!(yaml, "  {key}: {}", scalar(heading.text.trim())),
            None => writeln!(yaml, "  #{key}:"),
        };
    }
    let _ = writeln!(yaml, "dates: {}", dates(&table, &taken));
    yaml.push_str(&values(&table, &taken));
    let rest = table
        .headings
        .iter()
        .zip(&taken)
        .filter(|(heading, field)| field.is_none() && !heading.text.trim().is_empty());
    let rest: Vec<&Cell> = rest.map(|(heading, _)| heading).collect();
    if !rest.is_empty() {
        yaml.push_str("ignored:   # of these columns nothing is read\n");
        for heading in rest {
            let _ = writeln!(yaml, "  - {}", scalar(heading.text.trim()));
        }
    }
    Ok(yaml)
}

fn field_of(heading: &str) -> Option<&'static str> {
    if is_personal(heading) {
        return None;
    }
    let words = plain(heading);
    let own = KEYS.iter().find(|key| key.replace('_', " ") == words).copied();
    own.or_else(|| USUAL.iter().find(|(_, usual)| *usual == words).map(|(key, _)| *key))
}

/// The texts of the columns of these fields, empty cells left out.
fn of<'t>(table: &'t Table, taken: &[Option<&str>], keys: &[&str]) -> Vec<&'t str> {
    let is_asked = |at: usize| {
        taken
            .get(at)
            .copied()
            .flatten()
            .is_some_and(|field| keys.contains(&field))
    };
    let rows = table.rows.iter().flat_map(|row| row.iter().enumerate());
    rows.filter(|(at, _)| is_asked(*at))
        .map(|(_, cell)| cell.text.trim())
        .filter(|text| !text.is_empty())
        .collect()
}

/// The order that fits the days of the export; where both fit, the one that is usual here, and that is said.
fn dates(table: &Table, taken: &[Option<&str>]) -> &'static str {
    let days = of(table, taken, &["received", "decided", "due", "done"]);
    let fits = |order| {
        days.iter()
            .all(|day| day_of(day.split(' ').next().unwrap_or(day), order).is_some())
    };
    match (fits(DayOrder::DayFirst), fits(DayOrder::MonthFirst)) {
        (false, true) => "month/day/year",
        (true, true) => "day/month/year   # or month/day/year: the days of this export could be either",
        _ => "day/month/year   # or month/day/year",
    }
}

/// The words of the columns that only a mapping can explain.
fn values(table: &Table, taken: &[Option<&str>]) -> String {
    let mut yaml = String::new();
    let decisions: BTreeSet<&str> = of(table, taken, &["decision"]).into_iter().collect();
    if !decisions.is_empty() {
        yaml.push_str("  decision:\n");
        for words in decisions.into_iter().take(MOST_WORDS) {
            let meaning = decision_of(words).map_or("", |decision| decision.name());
            let _ = writeln!(yaml, "    {}: {meaning}", scalar(words));
        }
    }
    let remedies = of(table, taken, &["remedies"]);
    let remedies: BTreeSet<&str> = remedies
        .iter()
        .flat_map(|words| words.split([';', ',', '|']))
        .map(str::trim)
        .collect();
    for (key, words) in [
        ("remedies", remedies),
        ("category", of(table, taken, &["category"]).into_iter().collect()),
    ] {
        if words.is_empty() {
            continue;
        }
        let _ = writeln!(yaml, "  {key}:");
        for words in words.into_iter().filter(|words| !words.is_empty()).take(MOST_WORDS) {
            let _ = writeln!(yaml, "    {}:", scalar(words));
        }
    }
    if yaml.is_empty() {
        yaml
    } else {
        format!("values:\n{yaml}")
    }
}
