//! Charts as a passage asks for them, before any is drawn.

use crate::charts::OfYear;
use crate::document::{Chart, ChartData, Charts, Drawings};
use crate::drawing::Drawing;

/// The charts of a year by name alone: of a chart that a passage asks for, only the words that it gives it are the
/// officer's to be judged, and it is drawn once, in the document.
#[derive(Debug)]
pub(super) struct Asked<'a>(pub(super) &'a OfYear<'a>);

impl Charts for Asked<'_> {
    fn chart(&self, name: &str) -> Option<Chart> {
        let blank = |width| Drawing {
            width,
            height: 0.0,
            shapes: Vec::new(),
        };
        let is_there = self.names().iter().any(|known| known == name);
        is_there.then(|| Chart {
            id: format!("chart-{name}"),
            title: Vec::new(),
            about: Vec::new(),
            drawings: Drawings::of(blank),
            alt: String::new(),
            data: ChartData::Placed(String::new()),
            notes: Vec::new(),
            source: Vec::new(),
        })
    }

    fn names(&self) -> Vec<String> {
        self.0.names()
    }

    fn awaited(&self, name: &str) -> Option<String> {
        self.0.awaited(name)
    }
}
