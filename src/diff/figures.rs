//! The figures of both states, by their names.
//!
//! In: the pairs of documents. Out: the figures that print otherwise than before, year by year. Built files have none.

use std::collections::{BTreeMap, BTreeSet};

use super::documents::{Pair, Side};
use super::{FigureChange, YearFigures};
use crate::figures::{Figure, Figures};
use crate::units::FinancialYear;

/// The figures of a year in both states, and what its documents print of them.
#[derive(Default)]
struct OfYear<'a> {
    old: Option<&'a Figures>,
    new: Option<&'a Figures>,
    printed: Vec<&'a str>,
}

/// The changed figures of every year of which both states have a document.
pub(super) fn changed(pairs: &[Pair<'_>]) -> Vec<YearFigures> {
    let mut years: BTreeMap<FinancialYear, OfYear<'_>> = BTreeMap::new();
    for pair in pairs {
        let year = years.entry(pair.year()).or_default();
        year.old = year.old.or(figures(pair.old.as_ref()));
        year.new = year.new.or(figures(pair.new.as_ref()));
        let sides = [&pair.new, &pair.old].into_iter().flatten();
        year.printed
            .extend(sides.flat_map(|side| side.outline.figures.iter().map(String::as_str)));
    }
    let changed = years.into_iter().filter_map(|(year, of_year)| {
        let changed = in_year(year, of_year.old?, of_year.new?, &of_year.printed);
        (!changed.printed.is_empty() || !changed.others.is_empty()).then_some(changed)
    });
    changed.collect()
}

fn figures<'a>(side: Option<&Side<'a>>) -> Option<&'a Figures> {
    side.and_then(|side| side.version.figures.as_deref())
}

fn in_year(year: FinancialYear, old: &Figures, new: &Figures, printed: &[&str]) -> YearFigures {
    let mut changed: BTreeMap<&str, FigureChange> = BTreeMap::new();
    let ids: BTreeSet<&str> = old.iter().chain(new.iter()).map(|figure| &*figure.id).collect();
    for id in ids {
        let text = |figures: &Figures| figures.text(id).map(|text| text.replace('\u{a0}', " "));
        let (before, now) = (text(old), text(new));
        if let Some(figure) = new.get(id).or_else(|| old.get(id)).filter(|_| before != now) {
            let change = FigureChange {
                name: figure.name(),
                label: without_source(figure).to_owned(),
                old: before,
                new: now,
            };
            changed.insert(id, change);
        }
    }
    YearFigures {
        year,
        printed: printed.iter().filter_map(|id| changed.remove(id)).collect(),
        others: changed.into_values().collect(),
    }
}

/// What a figure is, in words. The label of an officer's own number ends in its source, in brackets.
fn without_source(figure: &Figure) -> &str {
    let label = &*figure.label;
    if !figure.id.starts_with("fact-") || !label.ends_with(')') {
        return label;
    }
    // A source may have brackets of its own.
    let mut depth = 0_i32;
    let opening = label.char_indices().rev().find(|(_, sign)| {
        depth += match sign {
            ')' => 1,
            '(' => -1,
            _ => 0,
        };
        depth == 0
    });
    opening.map_or(label, |(at, _)| label[..at].trim_end())
}
