//! A year as the documents see it: its file, the edition of its letter, its figures and its tables.
//!
//! In: a project, the figures of its years, and the years asked for. Out: a [`YearView`] of each, or why there can be none.

use std::sync::Arc;

use crate::charts::OfYear;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Table;
use crate::figures::{Figures, Sheets};
use crate::model::{Edition, Project, Year};
use crate::tables;
use crate::units::FinancialYear;

/// One year of a project, with all that follows from its data.
#[derive(Debug, Clone)]
pub struct YearView<'a> {
    /// The year's file.
    pub file: &'a Year,
    /// The edition of its letter.
    pub edition: &'a Edition,
    /// Its figures.
    pub figures: Arc<Figures>,
    /// Its tables.
    pub tables: Arc<[Table]>,
    /// Its charts, each drawn when it is placed.
    pub charts: OfYear<'a>,
}

/// The years asked for, each with its figures and tables.
///
/// # Errors
/// Years that the project does not have, and years before the first edition.
pub fn views<'a>(project: &'a Project, years: &[FinancialYear]) -> Result<Vec<YearView<'a>>, Diagnostics> {
    let (views, found) = all_views(project, &Sheets::new(project), years);
    if found.has_errors() { Err(found) } else { Ok(views) }
}

/// The same by figures that are there already, with why the other years cannot be viewed beside those that can.
#[must_use]
pub fn all_views<'a>(
    project: &'a Project,
    sheets: &Sheets,
    years: &[FinancialYear],
) -> (Vec<YearView<'a>>, Diagnostics) {
    let mut found = Diagnostics::default();
    let unknown = years.iter().filter(|year| !project.years.contains_key(year));
    found.extend(unknown.map(|year| {
        let known: Vec<_> = project.years.keys().map(ToString::to_string).collect();
        let hint = format!(
            "its years are {}; `annual-review new-year` starts another",
            known.join(", ")
        );
        Diagnostic::error(format!("the project has no file for {year}"))
            .in_file(project.path.as_str())
            .hint(hint)
    }));
    let asked = |file: &&Year| years.is_empty() || years.contains(&file.year.value);
    let mut views = Vec::new();
    for file in project.years.values().filter(asked) {
        match (project.edition(file), sheets.of(file.year.value)) {
            (Some(edition), Some(figures)) => {
                let tables: Arc<[Table]> = tables::tables(project, figures, edition).into();
                let charts = OfYear::new(project, Arc::clone(figures), Arc::clone(&tables), edition);
                views.push(YearView {
                    file,
                    edition,
                    figures: Arc::clone(figures),
                    tables,
                    charts,
                });
            }
            _ => found.push(no_edition(project, file)),
        }
    }
    (views, found)
}

/// A later shape would be put on an old letter, which this program is there to prevent.
fn no_edition(project: &Project, file: &Year) -> Diagnostic {
    let years = || project.editions.iter().map(|edition| edition.edition.value);
    let known = match (years().min(), years().max()) {
        (Some(first), Some(newest)) if first < newest => format!("the editions go from {first} to {newest}"),
        (Some(only), _) => format!("the only edition is that of {only}"),
        _ => "there is none".to_owned(),
    };
    let wanted = file.edition.as_ref().unwrap_or(&file.year);
    Diagnostic::error(format!("there is no edition of the letter for {}", wanted.value))
        .at(project.files.place(wanted.spot))
        .hint(format!(
            "{known}; name one of them in a line `edition:`, or put the shape of this one into editions/{}.yaml",
            wanted.hyphenated()
        ))
}
