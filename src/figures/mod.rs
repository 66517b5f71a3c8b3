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
mod earlier;
mod facts;
mod feedback;
mod figure;
mod given;
mod own;
mod own_history;
mod own_parts;
mod possible;
mod rates;
mod shares;
mod sheet;
mod sheets;
mod suppressed;

pub use cases::{NO_CATEGORY, days_late, payment_in, payment_text};
pub use clear_days::own_clear_days;
pub use figure::{Figure, Input, Known, State, Status, Unit, Value};
pub use own_history::EARLIER_YEARS;
pub use sheet::{AS_GIVEN, AS_PUBLISHED, Figures};
use sheets::edition_of_year;
pub use sheets::{Sheets, nearest_edition};

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use crate::diagnostic::Spot;
use crate::model::{CountedBy, Edition, Project, SmallNumbers};
use crate::units::FinancialYear;

/// Works out every figure of a year; of all years [`Sheets`] has them without doing anything twice.
///
/// # Source
/// The definitions, denominators and rounding are those of the Ombudsman's annual letters: a rate has the base that
/// the letter names, percentages are whole numbers, halves are rounded up.
#[must_use]
pub fn figures<'p>(project: &'p Project, year: FinancialYear, edition: &'p Edition) -> Figures {
    OfProject::new(project).figures(year, edition)
}

/// The figures of a project year by year. What the council has counted in a year stands beside those of the years after
/// it too, and what is suppressed in it is the same wherever it stands, so that it is worked out once; and so are the
/// figures of its letter.
#[derive(Debug)]
struct OfProject<'p> {
    project: &'p Project,
    small_numbers: SmallNumbers,
    own: RefCell<BTreeMap<FinancialYear, Council>>,
    main: RefCell<BTreeMap<FinancialYear, earlier::Main>>,
    /// What the Ombudsman's data of a year give in the shape of an edition, as long as the year after it may ask for that.
    given: RefCell<Option<(&'p Edition, Figures)>>,
}

impl<'p> OfProject<'p> {
    /// Figures in which small numbers are suppressed if the council asks for that.
    fn new(project: &'p Project) -> Self {
        Self {
            project,
            small_numbers: project.council.small_numbers,
            own: RefCell::default(),
            main: RefCell::default(),
            given: RefCell::default(),
        }
    }

    /// Figures in which nothing is suppressed, for checks: an officer who has the file is told of its numbers.
    fn unsuppressed(project: &'p Project) -> Self {
        Self {
            small_numbers: SmallNumbers::Show,
            ..Self::new(project)
        }
    }

    /// Every figure of a year.
    fn figures(&self, year: FinancialYear, edition: &'p Edition) -> Figures {
        let project = self.project;
        let mut last_year = self.of_last_year(year.previous(), edition);
        let mut figures = of_one_year(project, year, edition);
        *self.given.borrow_mut() = Some((edition, figures.clone()));
        averages::add(&mut figures, project, year);
        if edition_of_year(project, year).is_some_and(|own| std::ptr::eq(own, edition)) {
            // Later years, which come after it, ask for them.
            let main = || earlier::main(&figures, edition);
            self.main.borrow_mut().entry(year).or_insert_with(main);
        }
        let own = self.own(year);
        figures.take_in(own.compared);
        let own_last_year = self.own(year.previous()).compared;
        last_year.take_in(own_last_year.clone());
        changes::add(&mut figures, &last_year, project.council.smallest_base());
        own_history::add(&mut figures, project, &own_last_year, |year| self.own(year).compared);
        earlier::add(&mut figures, project, |year| self.main(year, edition));
        figures.take_in(own.of_one_year);
        if let Some(file) = project.years.get(&year) {
            breakdowns::add(&mut figures, &file.breakdowns, CountedBy::Ombudsman);
            clear_days::add(&mut figures, file, &project.bank_holidays);
            facts::add(&mut figures, &file.facts);
        }
        figures
    }

    /// The figures that the Ombudsman's data of last year give in the shape of this year's edition.
    fn of_last_year(&self, last_year: FinancialYear, edition: &Edition) -> Figures {
        // Nothing else of an edition makes a difference to figures.
        let is_alike = |own: &Edition| own.categories == edition.categories && own.outcomes == edition.outcomes;
        match self.given.take() {
            Some((own, figures)) if figures.year == last_year && is_alike(own) => figures,
            _ => of_one_year(self.project, last_year, edition),
        }
    }

    /// The main figures of a year's letter, in the categories of its own edition where there is one.
    fn main(&self, year: FinancialYear, edition: &Edition) -> earlier::Main {
        let mut main = self.main.borrow_mut();
        let of_year = main.entry(year).or_insert_with(|| {
            let edition = edition_of_year(self.project, year).unwrap_or(edition);
            let mut figures = of_one_year(self.project, year, edition);
            averages::add(&mut figures, self.project, year);
            earlier::main(&figures, edition)
        });
        Rc::clone(of_year)
    }

    /// What the council has counted in a year.
    fn own(&self, year: FinancialYear) -> Council {
        let mut own = self.own.borrow_mut();
        let of_year = own.entry(year);
        of_year
            .or_insert_with(|| council(self.project, year, self.small_numbers))
            .clone()
    }
}

/// Where the numbers stand that are suppressed, of every year that the project knows.
#[must_use]
pub fn suppressed_inputs(project: &Project) -> Vec<Spot> {
    if project.council.small_numbers == SmallNumbers::Show {
        return Vec::new();
    }
    let history = project.council.history.iter().map(|row| row.year.value);
    let years: BTreeSet<FinancialYear> = project.years.keys().copied().chain(history).collect();
    let mut spots = BTreeSet::new();
    for year in years {
        let sheets = |small_numbers| {
            let Council { compared, of_one_year } = council(project, year, small_numbers);
            [compared, of_one_year]
        };
        for (told, shown) in sheets(SmallNumbers::Suppress).iter().zip(&sheets(SmallNumbers::Show)) {
            let suppressed = told.iter().filter(|figure| figure.state == State::Suppressed);
            let inputs = suppressed
                .filter_map(|figure| shown.get(&figure.id))
                .flat_map(|figure| figure.inputs.iter());
            spots.extend(inputs.filter_map(|input| match input {
                Input::Given(spot) => Some(*spot),
                Input::Figure(_) => None,
            }));
        }
    }
    spots.into_iter().collect()
}

/// The council's own figures of a year.
#[derive(Debug, Clone)]
struct Council {
    /// Those that are set beside last year's.
    compared: Figures,
    /// Those that are not.
    of_one_year: Figures,
}

/// Everything that the council has counted itself, small numbers suppressed where it asks for that. Each new figure of
/// its own belongs here, so that it is looked at with all the others that a reader may work it out from; and whatever
/// is to be told of last year or an earlier one is taken from here too, so that each year suppresses the same.
fn council(project: &Project, year: FinancialYear, small_numbers: SmallNumbers) -> Council {
    let mut sheet = Figures::new(year);
    own_history::of_year(&mut sheet, project, year);
    let refused = project.years.get(&year).and_then(|file| file.refused.as_ref());
    code::add_refused(&mut sheet, refused);
    let compared: BTreeSet<Arc<str>> = sheet.iter().map(|figure| Arc::clone(&figure.id)).collect();
    if let Some(file) = project.years.get(&year) {
        breakdowns::add(&mut sheet, &file.breakdowns, CountedBy::Council);
    }
    code::add_reasons(&mut sheet, refused);
    if small_numbers == SmallNumbers::Suppress {
        let open = own::still_open(&sheet, project.own_complaints(year));
        suppressed::suppress(&mut sheet);
        own::without_suppressed_reasons(&mut sheet, &open);
    }
    let [compared, of_one_year] = sheet.split(&compared);
    Council { compared, of_one_year }
}

/// The figures that the Ombudsman's data of one year give alone.
fn of_one_year(project: &Project, year: FinancialYear, edition: &Edition) -> Figures {
    let mut figures = Figures::new(year);
    given::add(&mut figures, project.statistics(year), edition);
    rates::add(&mut figures, project.statistics(year));
    let letter = project.years.get(&year).map(|file| &file.letter);
    if let Some(source) = letter.and_then(|letter| letter.source.as_ref()) {
        figures.cite_all(source);
    }
    shares::add(&mut figures, edition);
    cases::add(&mut figures, project.years.get(&year).map(|file| &file.cases), edition);
    code::add(&mut figures, project.years.get(&year));
    figures
}

#[cfg(test)]
mod tests;
