//! A chart as a value: what it shows in words, in shapes and in numbers.

use std::fmt;

use super::{Block, Document, Inline, Table, blocks};
use crate::drawing::{Drawing, Shape};
use crate::units::YearStyle;

/// A chart. Whoever does not see its shapes has its alternative text and its numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Kebab-case, unique in the document: "chart-received-by-category".
    pub id: String,
    /// What is to be seen, in a sentence without a full stop: "Upheld complaints rose from 30 to 34".
    pub title: Vec<Inline>,
    /// What is drawn, with its unit and its years: "Complaints and enquiries received by category, 2023/24".
    pub about: Vec<Inline>,
    /// Its shapes, at the widths for which it is laid out.
    pub drawings: Drawings,
    /// What is to be seen, in sentences, for those who do not see it.
    pub alt: String,
    /// Its numbers.
    pub data: ChartData,
    /// Notes below it, in order: what may not be compared, what is left out.
    pub notes: Vec<Vec<Inline>>,
    /// Where its numbers come from: "Source: Local Government and Social Care Ombudsman".
    pub source: Vec<Inline>,
}

/// The shapes of a chart for a page and for a narrow screen. Both show the same, with letters of the same size.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawings {
    /// For paper and for screens with room: [`Drawings::WIDE`] points wide.
    pub wide: Drawing,
    /// For a telephone: [`Drawings::NARROW`] points wide.
    pub narrow: Drawing,
}

impl Drawings {
    /// Width of the wide one, in points: what the text of a page has beside the numbers of its paragraphs.
    pub const WIDE: f32 = 416.0;
    /// Width of the narrow one, in points: a screen of 320 px less its margins.
    pub const NARROW: f32 = 210.0;

    /// What draws itself at a width, at both.
    pub fn of(draw: impl Fn(f32) -> Drawing) -> Self {
        Self {
            wide: draw(Self::WIDE),
            narrow: draw(Self::NARROW),
        }
    }
}

/// Where the numbers of a chart are.
#[derive(Debug, Clone, PartialEq)]
pub enum ChartData {
    /// In a table of its own, which every format shows beside it.
    Own(Table),
    /// In a table that the document has anyway, of this id.
    Placed(String),
}

impl Chart {
    /// The table that goes with it, where it has one of its own.
    #[must_use]
    pub fn table(&self) -> Option<&Table> {
        match &self.data {
            ChartData::Own(table) => Some(table),
            ChartData::Placed(_) => None,
        }
    }

    /// Every line of its words outside its table, in the order in which they are read.
    pub fn lines(&self) -> impl Iterator<Item = &Vec<Inline>> {
        [&self.title, &self.about]
            .into_iter()
            .chain(&self.notes)
            .chain([&self.source])
    }

    /// Writes financial years in one style where no inline holds them: among the shapes and in the alternative text.
    pub(super) fn write_years(&mut self, style: YearStyle) {
        self.alt = style.applied_to(&self.alt);
        let Drawings { wide, narrow } = &mut self.drawings;
        for shape in wide.shapes.iter_mut().chain(&mut narrow.shapes) {
            if let Shape::Words { text, .. } = shape {
                *text = style.applied_to(text);
            }
        }
    }

    /// The same, to be changed.
    pub(super) fn lines_mut(&mut self) -> impl Iterator<Item = &mut Vec<Inline>> {
        [&mut self.title, &mut self.about]
            .into_iter()
            .chain(&mut self.notes)
            .chain([&mut self.source])
    }
}

impl Document {
    /// Its charts, wherever they stand, in the order in which they are read.
    #[must_use]
    pub fn charts(&self) -> Vec<&Chart> {
        let mut charts = Vec::new();
        blocks::each(&self.blocks, &mut |block| {
            if let Block::Chart(chart) = block {
                charts.push(chart.as_ref());
            }
        });
        charts
    }
}

/// The charts that can be asked for by name; each is made when it is placed.
pub trait Charts: fmt::Debug + Sync {
    /// The chart of this name, `received-by-category`; `None` where there is none.
    fn chart(&self, name: &str) -> Option<Chart>;
    /// The names of all of them.
    fn names(&self) -> Vec<String>;
    /// What a chart of this name would show, and where that is given, where nothing of it is; `None` where no chart has
    /// the name: "complaints and enquiries received by category, from `received:` in `statistics:`".
    fn awaited(&self, _name: &str) -> Option<String> {
        None
    }
}

/// No charts at all, as in a title.
#[derive(Debug, Clone, Copy)]
pub struct NoCharts;

impl Charts for NoCharts {
    fn chart(&self, _: &str) -> Option<Chart> {
        None
    }

    fn names(&self) -> Vec<String> {
        Vec::new()
    }
}
