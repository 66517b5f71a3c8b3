//! The clear days between the publication of an agenda and its meeting.

use super::figure::{Input, Known, State, Status, Value};
use super::{Figures, Unit};
use crate::model::{Amount, DocumentKind, Paper, Year};
use crate::units::{BankHolidays, clear_days, exact};

const ID: &str = "clear-days";
const LABEL: &str = "Clear days between publication and meeting";

/// The papers that the year asks for and that go to a committee.
fn papers(file: &Year) -> impl Iterator<Item = (DocumentKind, &Paper)> {
    let asked = file.asked_papers().map(|(kind, paper)| (kind.value, paper));
    asked.filter(|(kind, _)| kind.is_for_committee())
}

/// The id of the clear days of a paper, where they are not those of the first paper that the year asks for: each paper
/// has a meeting of its own.
#[must_use]
pub fn own_clear_days(file: &Year, kind: DocumentKind) -> Option<String> {
    let is_own = papers(file).skip(1).any(|(other, _)| other == kind);
    is_own.then(|| format!("{ID}-{}", kind.name()))
}

/// Adds the clear days that the committee has its report for; those of a further report under its name.
pub(super) fn add(figures: &mut Figures, file: &Year, holidays: &BankHolidays) {
    if papers(file).next().is_none() {
        let none = State::NotApplicable("the year has no report to a committee".into());
        add_state(figures, ID, LABEL, Vec::new(), none);
    }
    for (kind, paper) in papers(file) {
        match own_clear_days(file, kind) {
            Some(id) => {
                let label = format!("{LABEL}: {}", kind.in_words());
                of_paper(figures, &id, &label, paper, holidays);
            }
            None => of_paper(figures, ID, LABEL, paper, holidays),
        }
    }
}

fn of_paper(figures: &mut Figures, id: &str, label: &str, paper: &Paper, holidays: &BankHolidays) {
    let (published, meeting) = (&paper.published, &paper.meeting);
    let inputs = [published, meeting].into_iter().flatten();
    let inputs = inputs.map(|date| Input::Given(date.spot)).collect();
    let missing = |what: &str| State::Missing(format!("{what} not given").into());
    let state = match (published, meeting) {
        (Some(published), Some(meeting)) => clear_days(published.value, meeting.value, holidays).map_or_else(
            || {
                let [from, to] = [published.year(), meeting.year()];
                State::Missing(format!("not all bank holidays of {from} to {to} are known").into())
            },
            known,
        ),
        (None, None) => missing("the days of publication and of the meeting are"),
        (None, Some(_)) => missing("the day of publication is"),
        (Some(_), None) => missing("the day of the meeting is"),
    };
    add_state(figures, id, label, inputs, state);
}

fn add_state(figures: &mut Figures, id: &str, label: &str, inputs: Vec<Input>, state: State) {
    figures.add_worked(
        id,
        label,
        Unit::Count,
        "working days between publication and meeting, neither of them counted",
        inputs,
        state,
    );
}

fn known(days: u64) -> State {
    State::Known(Known {
        value: Value::Number(Amount::Exactly(exact(days))),
        numerator: None,
        denominator: None,
        status: Status::Computed,
    })
}
