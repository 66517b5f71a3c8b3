//! What an import says: how tables were understood, and what becomes of each authority's project.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use crate::import::folders::{Change, Import, Made, Outcome, Plan};
use crate::import::spreadsheet::{Meaning, Table};
use crate::load::show;
use crate::units::Count;

/// How each table was understood, a line for each column.
pub(super) fn tables(tables: &[Table]) -> String {
    let mut text = String::new();
    for table in tables {
        let sheet = table.sheet.as_ref().map(|sheet| format!(", sheet `{sheet}`"));
        let _ = writeln!(text, "{}{}: {}", table.file, sheet.unwrap_or_default(), table.kind);
        let _ = writeln!(
            text,
            "  headings in {}, {} in {}{}",
            rows(table.heading_rows),
            counted(table.authorities, "authority", "authorities"),
            rows(table.data_rows),
            totals(&table.totals),
        );
        for column in &table.columns {
            let meaning = match &column.meaning {
                Meaning::Authority => "the authority",
                Meaning::Key(key) => key,
                Meaning::LeftOut => "left out: it is in the list of headings that are not read",
            };
            let _ = writeln!(
                text,
                "  {:<3} {} → {meaning}",
                column.letter,
                in_a_line(&column.heading)
            );
        }
        for (cell, words) in &table.notes {
            let _ = writeln!(text, "  {} is a note: {}", cell.name, in_a_line(words));
        }
        text.push('\n');
    }
    text
}

fn rows((first, last): (u32, u32)) -> String {
    if first == last {
        format!("row {first}")
    } else {
        format!("rows {first} to {last}")
    }
}

fn totals(rows: &[u32]) -> String {
    let rows: Vec<String> = rows.iter().map(ToString::to_string).collect();
    match rows.as_slice() {
        [] => String::new(),
        [only] => format!(", total checked in row {only}"),
        several => format!(", totals checked in rows {}", several.join(", ")),
    }
}

fn in_a_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A line for each authority, and below it the values that change or are kept; those of which most is the same come
/// first, so that the others are seen above what follows.
pub(super) fn authorities(plan: &Plan) -> String {
    let mut alike: BTreeMap<(Made, usize), usize> = BTreeMap::new();
    for outcome in plan.authorities.iter().filter(|outcome| !is_told(outcome)) {
        *alike.entry((outcome.made, outcome.added)).or_default() += 1;
    }
    let most = alike.iter().max_by_key(|(_, number)| **number).map(|(alike, _)| *alike);
    let (usual, others): (Vec<&Outcome>, Vec<&Outcome>) = plan
        .authorities
        .iter()
        .partition(|outcome| !is_told(outcome) && Some((outcome.made, outcome.added)) == most);
    let lines = usual.into_iter().chain(others);
    lines.map(|outcome| line(outcome) + &values(outcome)).collect()
}

/// The same, where there is more to say than that figures are new.
pub(super) fn changes(plan: &Plan) -> String {
    let told = plan.authorities.iter().filter(|outcome| is_told(outcome));
    told.map(|outcome| line(outcome) + &values(outcome)).collect()
}

fn is_told(outcome: &Outcome) -> bool {
    !outcome.changed.is_empty()
        || !outcome.kept.is_empty()
        || (outcome.succeeded.is_some() && outcome.made != Made::Nothing)
}

/// What is to be done after an import: the date that no workbook gives, and the next command.
pub(super) fn next(import: &Import<'_>, plan: &Plan, out: &Path) -> String {
    let is_new = |outcome: &&Outcome| outcome.made != Made::Nothing;
    let new = plan.authorities.iter().filter(is_new).count();
    let undated = if import.letter_date.is_none() && new > 0 {
        let letters = counted(new, "new letter has no date", "new letters have no date");
        format!("{letters}: the same import with --merge and --letter-date puts it in\n")
    } else {
        String::new()
    };
    format!(
        "{undated}next: annual-review check {} --year {}\n",
        show(out),
        import.year
    )
}

fn line(outcome: &Outcome) -> String {
    let made = match outcome.made {
        Made::Folder => "new folder",
        Made::Year => "new year",
        Made::Nothing if outcome.added == 0 && outcome.changed.is_empty() => "unchanged",
        Made::Nothing => "changed",
    };
    let parts = [
        (outcome.added, "new"),
        (outcome.changed.len(), "changed"),
        (outcome.kept.len(), "kept"),
        (outcome.unchanged, "the same"),
    ];
    let parts: Vec<String> = parts
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, what)| format!("{number} {what}"))
        .collect();
    let figures = if parts.is_empty() {
        "no figure".to_owned()
    } else {
        parts.join(", ")
    };
    let (folder, name) = (&outcome.folder, &outcome.authority);
    let succeeded = outcome
        .succeeded
        .as_ref()
        .map(|(until, into)| format!(" (until {until}; what is of {} does not go here)", into.join(" and ")));
    format!(
        "{made:<10} {folder}: {name}: {figures}{}\n",
        succeeded.unwrap_or_default()
    )
}

fn values(outcome: &Outcome) -> String {
    let mut text = String::new();
    for change in &outcome.changed {
        let _ = writeln!(
            text,
            "           {}: {} → {}{}",
            change.key,
            change.was,
            is(change),
            places(change)
        );
    }
    for (change, why) in &outcome.kept {
        let other = change.is.as_ref().map_or_else(String::new, |is| format!(", not {is}"));
        let _ = writeln!(
            text,
            "           {}: {} is kept{other}, since {why}{}",
            change.key,
            change.was,
            places(change)
        );
    }
    text
}

fn is(change: &Change) -> &str {
    change.is.as_deref().unwrap_or("none")
}

fn places(change: &Change) -> String {
    format!(" ({}; {})", change.place, change.cell)
}

/// "383 authorities, 383 new folders, 4,212 figures, 61 cells without a figure", and what of it is new.
pub(super) fn counts(plan: &Plan) -> String {
    let made = |wanted: Made| plan.authorities.iter().filter(|outcome| outcome.made == wanted).count();
    let sum = |part: fn(&Outcome) -> usize| plan.authorities.iter().map(part).sum::<usize>();
    let always = [
        counted(plan.authorities.len(), "authority", "authorities"),
        counted(made(Made::Folder), "new folder", "new folders"),
        counted(plan.figures, "figure", "figures"),
        counted(plan.without, "cell without a figure", "cells without a figure"),
    ];
    let there = [
        (made(Made::Year), "new year in a project", "new years in projects"),
        (
            sum(|outcome| outcome.changed.len()),
            "figure changed",
            "figures changed",
        ),
        (sum(|outcome| outcome.kept.len()), "figure kept", "figures kept"),
    ];
    let there = there
        .iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, one, many)| counted(*number, one, many));
    let parts: Vec<String> = always.into_iter().chain(there).collect();
    let nothing = if plan.files.is_empty() {
        "\nnothing changes: every project has these figures already"
    } else {
        ""
    };
    format!("{}{nothing}\n", parts.join(", "))
}

fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", Count(number as u64), if number == 1 { one } else { many })
}
