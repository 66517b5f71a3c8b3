//! An answer as lines, with places that a terminal opens.

use std::fmt::Write as _;

use crate::explain::{Answer, Branch, Breadth, Explained, Printed, Stands, groups};
use crate::figures::Unit;
use crate::model::Project;
use crate::units::{FinancialYear, decimal};
use crate::view::YearView;
use crate::workings::Working;

/// Places in each document that are named of a figure unless all are asked for.
const PLACES: usize = 5;

/// Lines of the files that are named of a figure among others.
const LINES: usize = 4;

/// Names that stand in a line at most.
const NAMES: usize = 8;

/// Every figure of the years, by group.
pub(super) fn list(project: &Project, views: &[YearView<'_>], all: bool) -> String {
    let mut text = String::new();
    for view in views {
        let _ = writeln!(text, "Figures of {}", view.figures.year);
        for group in groups(project, &view.figures) {
            let shown: Vec<&Working> = group.workings.iter().filter(|one| all || one.has_value()).collect();
            if shown.is_empty() {
                continue;
            }
            let _ = writeln!(text, "\n{}", group.heading);
            let width = shown
                .iter()
                .map(|one| one.name.chars().count())
                .max()
                .unwrap_or_default();
            for working in shown {
                let told = if working.has_value() {
                    format!("{}: {}", spaced(&working.text), working.told)
                } else {
                    working.told.clone()
                };
                let _ = writeln!(text, "  {:width$}  {told}", working.name);
            }
        }
    }
    text
}

/// An answer; `folder` is the project's, and stands before the names of its files.
pub(super) fn answer(answer: &Answer, folder: &str, unmade: &[FinancialYear], breadth: Breadth) -> String {
    let text = match answer {
        Answer::Figure(explained) => figure(explained, folder, breadth, unmade),
        Answer::Printed(found) => printed(found, folder, breadth),
    };
    match unmade {
        [] => text,
        years => format!(
            "{text}\nNo document of {} could be made, so that no place in it is told; `annual-review check` says why.\n",
            listed(years.iter().map(ToString::to_string), NAMES)
        ),
    }
}

fn figure(explained: &Explained, folder: &str, breadth: Breadth, unmade: &[FinancialYear]) -> String {
    let working = &explained.working;
    let mut text = format!("{}\n", title(working));
    let _ = writeln!(text, "  {}\n", working.told);
    let exact = working.value.map(|value| decimal(value, 6));
    let exact = exact
        .filter(|exact| exact.contains('.'))
        .map(|exact| match working.unit {
            Unit::Percent => format!("{exact} per cent"),
            Unit::Count => exact,
            unit => format!("{exact} {}", unit.name()),
        });
    let rows = [
        ("name", name(working)),
        ("exact value", exact.unwrap_or_default()),
        ("status", status(working)),
        ("source", explained.sources.join("\n               ")),
    ];
    for (what, told) in rows.iter().filter(|(_, told)| !told.is_empty()) {
        let _ = writeln!(text, "  {what:11}  {told}");
    }
    if !explained.known_in.is_empty() {
        let years = listed(explained.known_in.iter().map(ToString::to_string), NAMES);
        let _ = writeln!(text, "\nIt has a value in {years}: give --year.");
    }
    if !explained.branches.is_empty() {
        text.push_str("\nWorked out from\n");
        tree(&mut text, &explained.branches, explained.more, folder, 1);
    }
    if explained.stands.is_empty() {
        if working.has_value() && unmade.is_empty() {
            text.push_str("\nIt is printed in no document of the year.\n");
        }
        return text;
    }
    text.push_str("\nPrinted in\n");
    places(&mut text, &explained.stands, &spaced(&working.text), breadth);
    text
}

/// "Uphold rate, 2023/24: 92%".
fn title(working: &Working) -> String {
    let value = if working.has_value() {
        spaced(&working.text)
    } else {
        working.status.to_owned()
    };
    format!("{}, {}: {value}", working.label, working.sheet)
}

/// As a passage of an officer writes it.
fn name(working: &Working) -> String {
    if working.name.starts_with("facts.") {
        working.name.clone()
    } else {
        format!("figures.{}", working.name)
    }
}

fn status(working: &Working) -> String {
    if working.note.is_empty() {
        working.status.to_owned()
    } else {
        format!("{}: {}", working.status, spaced(&working.note))
    }
}

fn tree(text: &mut String, branches: &[Branch], more: usize, folder: &str, depth: usize) {
    let indent = "  ".repeat(depth);
    for branch in branches {
        match branch {
            Branch::Figure {
                working,
                branches,
                more,
                is_told,
            } => {
                let value = if working.has_value() {
                    plain(&working.text)
                } else {
                    working.status.to_owned()
                };
                let told = if *is_told { ", told above" } else { "" };
                let status = if working.has_value() {
                    format!(", {}", status(working))
                } else {
                    String::new()
                };
                let _ = writeln!(
                    text,
                    "{indent}{} ({}): {}{status}{told}",
                    working.label, working.name, value
                );
                tree(text, branches, *more, folder, depth + 1);
            }
            Branch::Place { place, value } => {
                let value = value.as_ref().map(|value| format!("  {value}")).unwrap_or_default();
                let _ = writeln!(text, "{indent}{}{value}", place.below(folder));
            }
        }
    }
    if more > 0 {
        let _ = writeln!(text, "{indent}and {more} more: --all shows them");
    }
}

/// Where something stands, a line for each document; what is printed is said where it is not what was asked for.
fn places(text: &mut String, stands: &[Stands], asked: &str, breadth: Breadth) {
    let mut documents: Vec<(String, Vec<String>)> = Vec::new();
    for place in stands {
        let printed = if place.text == asked {
            String::new()
        } else {
            format!(" (“{}”)", place.text)
        };
        let place_told = format!("{}{printed}", place.standing);
        match documents.iter_mut().find(|(name, _)| *name == document(place)) {
            Some((_, told)) => told.push(place_told),
            None => documents.push((document(place), vec![place_told])),
        }
    }
    let most = most(breadth, PLACES);
    for (name, told) in documents {
        let more = told.len().saturating_sub(most);
        let _ = writeln!(text, "  {name}");
        for place in told.iter().take(most) {
            let _ = writeln!(text, "    {place}");
        }
        if more > 0 {
            let _ = writeln!(text, "    and {more} more: --all shows them");
        }
    }
}

fn document(place: &Stands) -> String {
    format!("{}, {}", place.document.replace('-', " "), place.year)
}

fn printed(found: &Printed, folder: &str, breadth: Breadth) -> String {
    let asked = found.asked.to_string();
    let mut text = match found.hits.len() {
        0 => format!("No figure prints “{asked}” in any document.\n"),
        1 => format!("One figure prints “{asked}”.\n"),
        count => format!("{count} figures print “{asked}”.\n"),
    };
    for hit in &found.hits {
        let working = &hit.working;
        let _ = writeln!(text, "\n{} ({})\n  {}", title(working), name(working), working.told);
        let files: Vec<String> = working.places.iter().map(|place| place.below(folder)).collect();
        if !files.is_empty() {
            let _ = writeln!(text, "  from {}", listed(files, most(breadth, LINES)));
        }
        places(&mut text, &hit.stands, &asked, breadth);
    }
    if !found.typed.is_empty() {
        text.push_str(
            "\nIn words that no figure prints (a date, a reference, the number of a paragraph, a typed number)\n",
        );
        places(&mut text, &found.typed, &asked, breadth);
    }
    if !found.unprinted.is_empty() {
        let names = found.unprinted.iter().map(|(year, name)| format!("{name} ({year})"));
        let names = listed(names, most(breadth, NAMES));
        let _ = writeln!(text, "\nOf this value, but printed nowhere: {names}.");
    }
    if !found.near.is_empty() {
        let near = found.near.iter().map(|(printed, name)| format!("{printed} ({name})"));
        let _ = writeln!(text, "\nThe nearest that is printed: {}.", listed(near, NAMES));
    }
    text
}

fn most(breadth: Breadth, few: usize) -> usize {
    match breadth {
        Breadth::Few => few,
        Breadth::All => usize::MAX,
    }
}

fn listed(names: impl IntoIterator<Item = String>, most: usize) -> String {
    let names: Vec<String> = names.into_iter().collect();
    let more = names.len().saturating_sub(most);
    let shown = names[..names.len() - more].join(", ");
    if more == 0 {
        shown
    } else {
        format!("{shown} and {more} more")
    }
}

fn spaced(words: &str) -> String {
    words.replace('\u{a0}', " ")
}

/// The same without what is told of its status anyhow.
fn plain(text: &str) -> String {
    spaced(text).replace(" (provisional)", "").replace(" (revised)", "")
}
