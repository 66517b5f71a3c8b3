//! All figures that print in some way, and what a number may be that none of them prints.

use std::collections::BTreeMap;

use crate::document::{Inline, Part, Standing, each_standing, plain_text};
use crate::figures::Figure;
use crate::report::Composed;
use crate::units::{Exact, FinancialYear, parse_decimal};
use crate::workings::Working;

use super::figure::{Stands, stands};
use super::{Material, Tokens};

/// Values that are named as near.
const NEAR: usize = 3;

/// What is known of something printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Printed {
    /// What was asked for.
    pub asked: Tokens,
    /// The figures that print so somewhere, those of the newest year first.
    pub hits: Vec<Hit>,
    /// The names of those that have this value and are printed nowhere, with their year.
    pub unprinted: Vec<(FinancialYear, String)>,
    /// Where it stands in words that no figure prints: a date, a reference, a number that somebody typed.
    pub typed: Vec<Stands>,
    /// Where nothing prints so: the nearest that is printed, with the figure's name.
    pub near: Vec<(String, String)>,
}

/// A figure that prints so.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The figure.
    pub working: Working,
    /// Where it prints so.
    pub stands: Vec<Stands>,
}

/// Everything that prints so.
pub(super) fn printed(material: &Material<'_>, asked: &Tokens) -> Printed {
    let exact = of(material, asked, &|asked, text| asked.is_in(&Tokens::of(text)));
    if !exact.hits.is_empty() {
        return exact;
    }
    // Somebody who reads "£1,250" or "92%" may ask for 1250 or 92.
    let loose = of(material, asked, &|asked, text| {
        asked.without_units().is_in(&Tokens::of(text).without_units())
    });
    let typed = if exact.typed.is_empty() {
        loose.typed.clone()
    } else {
        exact.typed.clone()
    };
    if loose.hits.is_empty() {
        // What stands in the words of a document is no slip of the reader's.
        let near = if typed.is_empty() {
            near(material, asked)
        } else {
            Vec::new()
        };
        Printed { typed, near, ..exact }
    } else {
        Printed { typed, ..loose }
    }
}

fn of(material: &Material<'_>, asked: &Tokens, prints_so: &dyn Fn(&Tokens, &str) -> bool) -> Printed {
    let mut hits = Vec::new();
    let mut unprinted = Vec::new();
    for view in material.views {
        let year = view.figures.year;
        let documents = material.documents.iter().filter(|composed| composed.year == year);
        let mut by_id: BTreeMap<&str, Vec<Stands>> = BTreeMap::new();
        for (id, place) in documents.flat_map(|composed| stands(composed, |_, text| prints_so(asked, text))) {
            by_id.entry(id).or_default().push(place);
        }
        for figure in view.figures.iter() {
            if let Some(stands) = by_id.remove(&*figure.id) {
                let working = Working::new(material.project, &view.figures, figure);
                hits.push(Hit { working, stands });
            } else if has_value(figure, asked, prints_so) {
                unprinted.push((year, figure.name()));
            }
        }
    }
    let typed = material
        .documents
        .iter()
        .flat_map(|composed| typed(composed, asked, prints_so))
        .collect();
    Printed {
        asked: asked.clone(),
        hits,
        unprinted,
        typed,
        near: Vec::new(),
    }
}

/// Whether a figure would print so, were it printed; of words that hold a number it is not asked.
fn has_value(figure: &Figure, asked: &Tokens, prints_so: &dyn Fn(&Tokens, &str) -> bool) -> bool {
    figure.number().is_some() && figure.forms().iter().any(|form| prints_so(asked, form))
}

/// Where these words stand in a document without being a figure, be it as the number of a paragraph.
fn typed(composed: &Composed, asked: &Tokens, prints_so: &dyn Fn(&Tokens, &str) -> bool) -> Vec<Stands> {
    let mut found = Vec::new();
    each_standing(&composed.document.blocks, &mut |standing: &Standing, words| {
        let mut around = Vec::new();
        without_figures(words, &mut around);
        let is_label = standing.part == Part::Numbered(asked.to_string());
        let stands = Stands {
            year: composed.year,
            document: composed.name.clone(),
            text: asked.to_string(),
            standing: standing.clone(),
        };
        if (is_label || prints_so(asked, &plain_text(&around))) && found.last() != Some(&stands) {
            found.push(stands);
        }
    });
    found
}

/// Words with a mark in the place of each figure, which is no part of them.
fn without_figures(words: &[Inline], around: &mut Vec<Inline>) {
    for inline in words {
        match inline {
            Inline::Figure { .. } => around.push(Inline::Text(" \u{2026} ".to_owned())),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { content: inner, .. } => {
                without_figures(inner, around);
            }
            other => around.push(other.clone()),
        }
    }
}

/// What is printed in the same unit and comes nearest, each text once.
fn near(material: &Material<'_>, asked: &Tokens) -> Vec<(String, String)> {
    let Some((digits, unit)) = asked.number() else {
        return Vec::new();
    };
    let Some(wanted) = parse_decimal(digits) else {
        return Vec::new();
    };
    let workings = material
        .documents
        .iter()
        .flat_map(|composed| &composed.document.workings);
    let is_of_unit = |text: &str| Tokens::of(text).number().is_some_and(|(_, other)| other == unit);
    let known = workings
        .filter(|working| is_of_unit(&working.text))
        .filter_map(|working| {
            let distance = working.value? - wanted;
            let distance = if distance < Exact::from_integer(0) {
                -distance
            } else {
                distance
            };
            Some((distance, working.text.replace('\u{a0}', " "), working.name.clone()))
        });
    let mut known: Vec<_> = known.collect();
    known.sort();
    known.dedup_by(|one, other| one.1 == other.1);
    known
        .into_iter()
        .take(NEAR)
        .map(|(_, text, name)| (text, name))
        .collect()
}
