//! The tables of both documents, cell by cell.
//!
//! In: the sections of both. Out: what has changed in each table, by the headers of its rows and columns. A table is
//! known by its name; in a built file, by its caption, or by its section and its columns.

use std::collections::BTreeMap;

use super::align::{Step, likeness, steps};
use super::outline::{Grid, GridRow, Section};
use super::phrase::Known;
use super::renumbered::Renumbered;
use super::{Line, TableChange, TableChanges};

/// A table where it stands.
#[derive(Debug, Clone, Copy)]
struct Placed<'a> {
    section: &'a Section,
    grid: &'a Grid,
}

/// A table of the old document and the same in the new, or one without its like.
#[derive(Debug)]
enum Pair<'a> {
    Both(Placed<'a>, Placed<'a>),
    Old(Placed<'a>),
    New(Placed<'a>),
}

/// The tables of a document in order, each with what it is known by and how many of that name there are up to it.
fn placed(sections: &[Section]) -> Vec<((String, usize), Placed<'_>)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let all = sections.iter().flat_map(|section| {
        let grids = section.grids.iter();
        grids.map(move |grid| Placed { section, grid })
    });
    let keyed = all.map(|table| {
        let name = match (table.grid.id.as_str(), table.grid.caption.as_str()) {
            ("", "") => format!("in {}", table.section.heading),
            ("", caption) => format!("caption {caption}"),
            // In an annex the number of the annex stands before the name, and that may change.
            (id, _) => format!("id {}", id.rsplit("--").next().unwrap_or(id)),
        };
        let count = counts.entry(name.clone()).or_default();
        *count += 1;
        ((name, *count), table)
    });
    keyed.collect()
}

/// Which table of the old document is which of the new, in the order of the new; then those that are gone.
fn paired<'a>(old: &'a [Section], new: &'a [Section]) -> Vec<Pair<'a>> {
    let (mut before, now) = (placed(old), placed(new));
    let mut pairs = Vec::new();
    for (key, table) in &now {
        let same = before.iter().position(|(known, _)| known == key);
        // One with the same columns in the same section is the same table under another caption.
        let recaptioned = || {
            before.iter().position(|(known, other)| {
                let is_taken = now.iter().any(|(key, _)| key == known);
                let is_alike =
                    other.section.heading == table.section.heading && other.grid.columns == table.grid.columns;
                !is_taken && is_alike && other.grid.id.is_empty() && table.grid.id.is_empty()
            })
        };
        pairs.push(match same.or_else(recaptioned) {
            Some(at) => Pair::Both(before.remove(at).1, *table),
            None => Pair::New(*table),
        });
    }
    pairs.extend(before.into_iter().map(|(_, table)| Pair::Old(table)));
    pairs
}

/// Notes where the tables have gone.
pub(super) fn note(renumbered: &mut Renumbered, old: &[Section], new: &[Section]) {
    for pair in paired(old, new) {
        if let Pair::Both(old, new) = pair {
            renumbered.add(old.grid.reference.as_ref(), new.grid.reference.as_ref());
        }
    }
}

/// What has changed in the tables of two documents.
pub(super) fn changes(old: &[Section], new: &[Section], renumbered: &Renumbered) -> Vec<TableChanges> {
    let of_pair = |pair| {
        let (table, changes) = match pair {
            Pair::Both(old, new) => (new, within(old.grid, new.grid, renumbered)),
            Pair::Old(old) => (old, vec![TableChange::Removed]),
            Pair::New(new) => (new, vec![TableChange::Added]),
        };
        (!changes.is_empty()).then(|| TableChanges {
            caption: table.grid.caption.clone(),
            section: table.section.heading.clone(),
            changes,
        })
    };
    paired(old, new).into_iter().filter_map(of_pair).collect()
}

fn within(old: &Grid, new: &Grid, renumbered: &Renumbered) -> Vec<TableChange> {
    let mut changes = Vec::new();
    if old.caption != new.caption {
        changes.push(TableChange::Caption {
            old: old.caption.clone(),
        });
    }
    let columns = steps(&old.columns, &new.columns, &|i, j| {
        likeness(&old.columns[i], &new.columns[j])
    });
    for step in &columns {
        match *step {
            Step::Same(..) => {}
            Step::Changed(i, j) => changes.push(TableChange::ColumnRenamed {
                old: old.columns[i].clone(),
                new: new.columns[j].clone(),
            }),
            Step::Removed(i) => changes.push(TableChange::LineRemoved(column(&old.columns[i]))),
            Step::Added(j) => changes.push(TableChange::LineAdded(column(&new.columns[j]))),
        }
    }
    let headers = |grid: &Grid| grid.rows.iter().map(|row| row.header.key.clone()).collect::<Vec<_>>();
    let alike = |i: usize, j: usize| likeness(&joined(&old.rows[i]), &joined(&new.rows[j]));
    for step in steps(&headers(old), &headers(new), &alike) {
        match step {
            Step::Same(i, j) | Step::Changed(i, j) => {
                let (old_row, new_row) = (&old.rows[i], &new.rows[j]);
                changes.extend(cells(old_row, new_row, &columns, new, renumbered));
            }
            Step::Removed(i) => changes.push(TableChange::LineRemoved(row(&old.rows[i]))),
            Step::Added(j) => changes.push(TableChange::LineAdded(row(&new.rows[j]))),
        }
    }
    changes
}

/// The changed cells of a row, in the columns that both tables have.
fn cells(old: &GridRow, new: &GridRow, columns: &[Step], grid: &Grid, renumbered: &Renumbered) -> Vec<TableChange> {
    let both = columns.iter().filter_map(|step| match *step {
        Step::Same(i, j) | Step::Changed(i, j) => Some((old.cells.get(i)?, new.cells.get(j)?, grid.columns.get(j)?)),
        Step::Removed(_) | Step::Added(_) => None,
    });
    let changed = both.filter(|(old, new, _)| !renumbered.explains(old, new));
    let change = |(before, now, column): (&Known, &Known, &String)| TableChange::Cell {
        row: new.header.words.clone(),
        column: column.clone(),
        old: before.words.clone(),
        new: now.words.clone(),
    };
    changed.map(change).collect()
}

fn column(header: &str) -> Line {
    Line::Column {
        header: header.to_owned(),
    }
}

fn row(row: &GridRow) -> Line {
    Line::Row {
        header: row.header.words.clone(),
        cells: row.data.clone(),
    }
}

fn joined(row: &GridRow) -> String {
    let words = row.cells.iter().map(|cell| cell.words.as_str());
    words.collect::<Vec<_>>().join(" ")
}
