//! The charts: figures in, shapes out, ready to be placed as `![](chart:received-by-category)` by a template or by an
//! officer's own text.
//!
//! In: the figures of a year. Out: a [`Chart`] with its title and alternative text worded from the figures, its shapes at
//! two widths, and its numbers as a table. Two layers: `subjects` know figures and words and nothing of places; below them
//! each kind of chart (`bars` and the like) knows places and nothing of figures. A chart exists only where it has something
//! to say, and a template places it where that is more than a sentence would say, so it asks `{% if
//! charts.received_by_category %}` first.

mod bars;
mod dots;
mod frame;
mod key_numbers;
mod lines;
mod named;
mod scale;
mod steps;
mod subjects;
#[cfg(test)]
mod tests;
mod value;

pub use subjects::{FIGURES_BESIDE_OTHERS, figure_beside_others};

use std::sync::{Arc, OnceLock};

use crate::document::{Chart, Charts, Table};
use crate::figures::Figures;
use crate::model::{ChartOptions, Edition, Project};
use crate::units::FinancialYear;

pub use named::{is_of_every_year, options_of};

/// The charts of a year, each drawn when it is asked for.
#[derive(Debug, Clone)]
pub struct OfYear<'a> {
    project: &'a Project,
    figures: Arc<Figures>,
    tables: Arc<[Table]>,
    edition: &'a Edition,
    /// The names of those that have something to show, and whether sections place them unasked: templates, passages and
    /// checks ask again and again.
    there: Arc<OnceLock<Vec<(String, bool)>>>,
}

impl<'a> OfYear<'a> {
    /// The charts of the year that these figures and tables are of.
    #[must_use]
    pub fn new(project: &'a Project, figures: Arc<Figures>, tables: Arc<[Table]>, edition: &'a Edition) -> Self {
        Self {
            project,
            figures,
            tables,
            edition,
            there: Arc::default(),
        }
    }

    /// How the chart of this name is to be shown, where the year's file says so.
    #[must_use]
    pub fn options(&self, name: &str) -> Option<&ChartOptions> {
        let file = self.project.years.get(&self.figures.year)?;
        let (_, options) = file.charts.iter().find(|(known, _)| known.value == name)?;
        Some(options)
    }

    /// The names of those that sections place unasked: what fewer than three bars or years show is read faster in a sentence
    /// or a table, and an officer may ask for it all the same.
    #[must_use]
    pub fn placed(&self) -> Vec<String> {
        let placed = self.there().iter().filter(|(_, is_placed)| *is_placed);
        placed.map(|(name, _)| name.clone()).collect()
    }

    fn there(&self) -> &[(String, bool)] {
        self.there.get_or_init(|| {
            let there = subjects::all(self).into_iter().filter(|subject| subject.is_there(self));
            there
                .map(|subject| (subject.name(), subject.is_worth_a_place(self)))
                .collect()
        })
    }

    /// The newest of the years that the chart of this name can show, oldest first, as many as the year's file wants.
    fn newest(&self, name: &str, years: Vec<FinancialYear>) -> Vec<FinancialYear> {
        let most = self.options(name).and_then(|options| options.years.as_ref());
        let left_out = most.map_or(0, |most| years.len().saturating_sub(usize::from(most.value)));
        years.into_iter().skip(left_out).collect()
    }
}

impl Charts for OfYear<'_> {
    fn chart(&self, name: &str) -> Option<Chart> {
        let subject = subjects::all(self).into_iter().find(|subject| subject.name() == name)?;
        subject.chart(self)
    }

    fn names(&self) -> Vec<String> {
        self.there().iter().map(|(name, _)| name.clone()).collect()
    }

    fn awaited(&self, name: &str) -> Option<String> {
        named::awaited(self, name)
    }
}
