//! The council's own complaints and other feedback of earlier years, beside those of a year.

use std::collections::BTreeSet;

use super::figure::{Figure, State};
use super::{Figures, feedback, own};
use crate::model::Project;
use crate::units::FinancialYear;

/// The years before last year that stand beside a year, where the project knows them.
pub const EARLIER_YEARS: usize = 4;

/// What a year gives of the council's own complaints and other feedback.
pub(super) fn of_year(figures: &mut Figures, project: &Project, year: FinancialYear) {
    let kinds = project.own_complaints(year);
    own::add(figures, kinds);
    feedback::add(figures, project.feedback(year));
    own::add_stages(figures, kinds);
}

/// Adds the figures of the years before last year that the project knows, as `own-…-in-2021-22`; and of last year what
/// this year does not have, which no change has been worked out for.
pub(super) fn add(figures: &mut Figures, project: &Project) {
    let last_year = figures.year.previous();
    let mut sheet = Figures::new(last_year);
    of_year(&mut sheet, project, last_year);
    take_in(figures, sheet, "last-year");
    without_change(figures, project);
    let earlier = std::iter::successors(Some(last_year.previous()), |year| Some(year.previous()));
    for year in earlier.take(EARLIER_YEARS) {
        if project.own_complaints(year).is_empty() && project.feedback(year).is_empty() {
            continue;
        }
        let mut sheet = Figures::new(year);
        of_year(&mut sheet, project, year);
        take_in(figures, sheet, &format!("in-{}", year.hyphenated()));
    }
}

/// Takes in what an earlier year gives and the sheet does not have yet. What is not given of an earlier year is left
/// out, numbers received aside: nobody asks what an earlier year does not say.
fn take_in(figures: &mut Figures, earlier: Figures, suffix: &str) {
    for figure in earlier.into_figures() {
        let is_new = figures.get(&format!("{}-{suffix}", figure.id)).is_none();
        if is_new && !matches!(figure.state, State::Missing(_)) {
            figures.add(figure.into_earlier(suffix));
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
    let is_change = |id: &str| {
        let ends = ["-change", "-direction", "-moved", "-change-per-cent"];
        id.starts_with("own-complaints") && ends.iter().any(|end| id.ends_with(end))
    };
    let changes: Vec<Figure> = figures
        .iter()
        .filter(|figure| is_change(&figure.id) && figure.known().is_some())
        .cloned()
        .collect();
    for figure in changes {
        figures.add(Figure {
            state: State::NotApplicable(reason.clone()),
            ..figure
        });
    }
}
