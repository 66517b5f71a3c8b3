//! The figures of every year of a project, each worked out once for all that look at them: documents, checks, the index.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Figures, OfProject};
use crate::model::{Edition, Project, SmallNumbers};
use crate::units::FinancialYear;

/// The figures of every year that has a file or a row of `history`; none of them where there is no edition at all.
#[derive(Debug, Clone)]
pub struct Sheets(BTreeMap<FinancialYear, Arc<Figures>>);

impl Sheets {
    /// As documents show them: small numbers are suppressed if the council asks for that.
    #[must_use]
    pub fn new(project: &Project) -> Self {
        Self::of_years(project, &OfProject::new(project))
    }

    /// The same with nothing suppressed, for checks: an officer who has the file is told of its numbers.
    #[must_use]
    pub fn unsuppressed(&self, project: &Project) -> Self {
        match project.council.small_numbers {
            SmallNumbers::Show => self.clone(),
            SmallNumbers::Suppress => Self::of_years(project, &OfProject::unsuppressed(project)),
        }
    }

    fn of_years<'p>(project: &'p Project, figures: &OfProject<'p>) -> Self {
        let history = project.council.history.iter().map(|row| row.year.value);
        let years: BTreeSet<FinancialYear> = project.years.keys().copied().chain(history).collect();
        let sheets = years.into_iter().filter_map(|year| {
            let edition = edition_of_year(project, year)?;
            Some((year, Arc::new(figures.figures(year, edition))))
        });
        Self(sheets.collect())
    }

    /// The figures of a year.
    #[must_use]
    pub fn of(&self, year: FinancialYear) -> Option<&Arc<Figures>> {
        self.0.get(&year)
    }

    /// The figures of the years before one, the oldest first.
    pub fn before(&self, year: FinancialYear) -> impl Iterator<Item = (FinancialYear, &Figures)> {
        self.0.range(..year).map(|(year, sheet)| (*year, sheet.as_ref()))
    }

    /// The figures of every year, the newest first.
    #[must_use]
    pub fn newest_first(&self) -> Vec<&Figures> {
        self.0.values().rev().map(Arc::as_ref).collect()
    }
}

/// The edition of a year's file, or else the nearest.
pub(super) fn edition_of_year(project: &Project, year: FinancialYear) -> Option<&Edition> {
    let own = project.years.get(&year).and_then(|file| project.edition(file));
    own.or_else(|| nearest_edition(project, year))
}

/// The edition of a year, or else the nearest: its categories and outcomes are the likeliest.
#[must_use]
pub fn nearest_edition(project: &Project, year: FinancialYear) -> Option<&Edition> {
    let year = year.ends_in();
    let distance = |edition: &&Edition| edition.edition.ends_in().abs_diff(year);
    project.editions.iter().min_by_key(distance)
}
