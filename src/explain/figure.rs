//! One figure with all that is told of it: what it was worked out from, down to the lines, and where it stands.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::document::{Inline, Standing, each_standing};
use crate::figures::{Figure, Figures, Input, State};
use crate::model::Project;
use crate::report::Composed;
use crate::units::FinancialYear;
use crate::view::YearView;
use crate::workings::{FilePlace, Working, value_at};

use super::Material;

/// Inputs of one figure that are shown unless all are asked for.
const FEW: usize = 6;

/// How much of a tree is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Breadth {
    /// The first few inputs of each figure, and how many more there are.
    #[default]
    Few,
    /// Every input.
    All,
}

/// A figure and all that is told of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// The figure itself.
    pub working: Working,
    /// What it was worked out from.
    pub branches: Vec<Branch>,
    /// Inputs that are not shown.
    pub more: usize,
    /// What the project says of where the numbers come from, each once.
    pub sources: Vec<Arc<str>>,
    /// Where it stands.
    pub stands: Vec<Stands>,
    /// Other years of the project that have a value of it, where this one has none.
    pub known_in: Vec<FinancialYear>,
}

/// What a figure was worked out from.
#[derive(Debug, Clone, PartialEq)]
pub enum Branch {
    /// Another figure, and what that was worked out from.
    Figure {
        /// The figure.
        working: Box<Working>,
        /// Its own inputs; none where it is told further up already.
        branches: Vec<Branch>,
        /// Inputs of it that are not shown.
        more: usize,
        /// Whether it stands further up in the tree.
        is_told: bool,
    },
    /// A value of a file, where it is a number or a date.
    Place {
        /// Where it stands.
        place: FilePlace,
        /// What stands there; `None` for words.
        value: Option<String>,
    },
}

/// Where a figure is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stands {
    /// The year of the document.
    pub year: FinancialYear,
    /// The document by its name: `committee-report`.
    pub document: String,
    /// What is printed.
    pub text: String,
    /// Where in the document.
    pub standing: Standing,
}

/// All that is told of a figure.
pub(super) fn explained(material: &Material<'_>, view: &YearView<'_>, figure: &Figure, breadth: Breadth) -> Explained {
    let figures = &view.figures;
    let mut tree = Tree {
        project: material.project,
        figures,
        breadth,
        told: BTreeSet::from([&*figure.id]),
        sources: Vec::new(),
    };
    let (branches, more) = tree.branches(figure);
    tree.take_source(figure);
    let of_year = material
        .documents
        .iter()
        .filter(|composed| composed.year == figures.year);
    let has_value = |other: &&YearView<'_>| {
        other
            .figures
            .get(&figure.id)
            .is_some_and(|other| other.known().is_some())
    };
    let known_in = material.views.iter().filter(has_value).map(|view| view.figures.year);
    Explained {
        working: Working::new(material.project, figures, figure),
        branches,
        more,
        sources: tree.sources,
        stands: of_year
            .flat_map(|composed| stands(composed, |id, _| id == &*figure.id))
            .map(|(_, stands)| stands)
            .collect(),
        known_in: known_in.filter(|_| figure.known().is_none()).collect(),
    }
}

/// Where the figures stand in a document that are wanted, each with its id.
pub(super) fn stands(composed: &Composed, is_wanted: impl Fn(&str, &str) -> bool) -> Vec<(&str, Stands)> {
    let mut found: Vec<(&str, Stands)> = Vec::new();
    each_standing(&composed.document.blocks, &mut |standing, words| {
        each_figure(words, &mut |id, text| {
            let stands = Stands {
                year: composed.year,
                document: composed.name.clone(),
                text: text.replace('\u{a0}', " "),
                standing: standing.clone(),
            };
            // Twice in one paragraph is one place to look at.
            if is_wanted(id, text) && !found.iter().any(|(other, place)| *other == id && *place == stands) {
                found.push((id, stands));
            }
        });
    });
    found
}

fn each_figure<'d>(words: &'d [Inline], visit: &mut impl FnMut(&'d str, &'d str)) {
    for inline in words {
        match inline {
            Inline::Figure { id, text } => visit(id, text),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { content: inner, .. } => {
                each_figure(inner, visit);
            }
            Inline::Text(_) | Inline::LineBreak => {}
        }
    }
}

/// A tree as far as it has grown.
struct Tree<'a> {
    project: &'a Project,
    figures: &'a Figures,
    breadth: Breadth,
    told: BTreeSet<&'a str>,
    sources: Vec<Arc<str>>,
}

impl<'a> Tree<'a> {
    /// What a figure was worked out from, and how much of it is not shown.
    fn branches(&mut self, figure: &'a Figure) -> (Vec<Branch>, usize) {
        let shown = match self.breadth {
            Breadth::Few if figure.inputs.len() > FEW + 1 => FEW,
            Breadth::Few | Breadth::All => figure.inputs.len(),
        };
        let branches = figure.inputs[..shown].iter().filter_map(|input| match input {
            Input::Figure(id) => self.figure(id),
            Input::Given(spot) => Some(Branch::Place {
                place: FilePlace::of(self.project, *spot),
                // A suppressed number would be learnt from what stands there.
                value: (figure.state != State::Suppressed)
                    .then(|| value_at(self.project, *spot))
                    .flatten(),
            }),
        });
        let branches = branches.collect();
        (branches, figure.inputs.len() - shown)
    }

    fn figure(&mut self, id: &str) -> Option<Branch> {
        let figures = self.figures;
        let figure = figures.get(id)?;
        let is_told = !self.told.insert(&figure.id);
        let (branches, more) = if is_told {
            (Vec::new(), 0)
        } else {
            self.branches(figure)
        };
        self.take_source(figure);
        Some(Branch::Figure {
            working: Box::new(Working::new(self.project, figures, figure)),
            branches,
            more,
            is_told,
        })
    }

    fn take_source(&mut self, figure: &Figure) {
        if let Some(source) = figure.source.as_ref().filter(|source| !self.sources.contains(source)) {
            self.sources.push(Arc::clone(source));
        }
    }
}
