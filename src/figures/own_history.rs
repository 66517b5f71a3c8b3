//! The council's own complaints and other feedback of earlier years, beside those of a year.

use std::collections::BTreeSet;

use super::figure::{Figure, State};
use super::{Figures, feedback, own};
use crate::model::{OwnComplaints, Project};
use crate::units::FinancialYear;

/// The years before last year that stand beside a year, where the project knows them.
pub const EARLIER_YEARS: usize = 4;

/// What a year gives of the council's own complaints and other feedback.
pub(super) fn of_year(figures: &mut Figures, project: &Project, year: FinancialYear) {
    let kinds = project.own_complaints(year);
    own::add(figures, kinds);
    feedback::add(figures, project.feedback(year));
    own::add_stages(figures, project, kinds);
}

/// Adds the figures of the years before last year that the project knows, as `own-…-in-2021-22`; and of last year what
/// this year does not have, which no change has been worked out for. `sheet` has the council's own figures of a year.
pub(super) fn add(
    figures: &mut Figures,
    project: &Project,
    last_year: &Figures,
    sheet: impl Fn(FinancialYear) -> Figures,
) {
    take_in(figures, project, last_year, "last-year");
    without_change(figures, project);
    let earlier = std::iter::successors(Some(last_year.year.previous()), |year| Some(year.previous()));
    for year in earlier.take(EARLIER_YEARS) {
        if project.own_complaints(year).is_empty() && project.feedback(year).is_empty() {
            continue;
        }
        take_in(figures, project, &sheet(year), &format!("in-{}", year.hyphenated()));
    }
}

/// Takes in what an earlier year gives and the sheet does not have yet. Of what is missing there, only the numbers
/// received are taken in: they head the rows of tables.
fn take_in(figures: &mut Figures, project: &Project, earlier: &Figures, suffix: &str) {
    let kinds = project
        .own_complaints(earlier.year)
        .iter()
        .map(OwnComplaints::figure_id);
    let received: BTreeSet<String> = kinds.chain(["own-complaints".to_owned()]).collect();
    for figure in earlier.iter() {
        let is_new = figures.get(&format!("{}-{suffix}", figure.id)).is_none();
        let is_missing = matches!(figure.state, State::Missing(_));
        if is_new && (!is_missing || received.contains(&*figure.id)) {
            figures.add(figure.earlier(&figure.label, suffix));
        }
    }
}

/// Takes back the changes of the totals, where the kinds of the two years differ: they would be of different things.
fn without_change(figures: &mut Figures, project: &Project) {
    let given = |year| -> BTreeSet<&str> {
        let kinds = project.own_complaints(year).iter();
        kinds
            .filter(|kind| kind.received.is_some())
            .map(|kind| kind.id.as_str())
            .collect()
    };
    let last_year = figures.year.previous();
    if given(figures.year) == given(last_year) {
        return;
    }
    let reason = format!("the kinds of complaint are not those of {last_year}");
    let totals = own::TOTALS.iter().map(|(part, _)| format!("own-complaints-{part}"));
    let changes = totals.chain(["own-complaints".to_owned()]).flat_map(|total| {
        let changes = ["change", "direction", "moved", "change-per-cent"];
        changes.map(|change| format!("{total}-{change}"))
    });
    let changes: Vec<Figure> = changes
        .filter_map(|id| figures.get(&id).cloned())
        .filter(|figure| figure.known().is_some())
        .collect();
    for figure in changes {
        figures.add(Figure {
            state: State::NotApplicable(reason.clone().into()),
            ..figure
        });
    }
}
