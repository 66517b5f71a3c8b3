//! The figures: what follows from the data, exactly, with one rounding at the very end.
//!
//! In: a [`Project`], a year and the edition of its letter. Out: [`Figures`], in which each figure knows its label,
//! formula, inputs and status. Pure: no file, no clock, no words of a document. A figure that cannot be worked out is
//! there all the same and says why, so that whoever asks for it gets an answer.

mod averages;
mod breakdowns;
mod cases;
mod changes;
mod clear_days;
mod code;
mod facts;
mod feedback;
mod figure;
mod given;
mod own;
mod own_history;
mod own_parts;
mod rates;
mod shares;
mod sheet;

pub use cases::{NO_CATEGORY, days_late, payment_text};
pub use figure::{Figure, Input, Known, State, Status, Unit, Value};
pub use own_history::EARLIER_YEARS;
pub use sheet::Figures;

use crate::model::{Edition, Project};
use crate::units::FinancialYear;

/// Works out every figure of a year.
///
/// # Source
/// The definitions, denominators and rounding are those of the Ombudsman's annual letters: a rate has the base that
/// the letter names, percentages are whole numbers, halves are rounded up.
#[must_use]
pub fn figures(project: &Project, year: FinancialYear, edition: &Edition) -> Figures {
    let mut figures = of_one_year(project, year, edition);
    let last_year = of_one_year(project, year.previous(), edition);
    averages::add(&mut figures, project, year);
    changes::add(&mut figures, &last_year);
    own_history::add(&mut figures, project);
    if let Some(file) = project.years.get(&year) {
        breakdowns::add(&mut figures, &file.breakdowns);
        code::add_reasons(&mut figures, file.refused.as_ref());
        clear_days::add(&mut figures, file, &project.bank_holidays);
        facts::add(&mut figures, &file.facts);
    }
    figures
}

/// The figures that one year's data give alone.
fn of_one_year(project: &Project, year: FinancialYear, edition: &Edition) -> Figures {
    let mut figures = Figures::new(year);
    given::add(&mut figures, project.statistics(year), edition);
    rates::add(&mut figures, project.statistics(year));
    shares::add(&mut figures, edition);
    own_history::of_year(&mut figures, project, year);
    cases::add(&mut figures, project.years.get(&year).map(|file| &file.cases), edition);
    code::add(&mut figures, project.years.get(&year));
    figures
}

#[cfg(test)]
mod tests;
