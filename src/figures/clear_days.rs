//! The clear days between the publication of an agenda and its meeting.

use super::figure::{Input, Known, State, Status, Value};
use super::{Figures, Unit};
use crate::model::{Amount, Year};
use crate::units::{BankHolidays, clear_days, exact};

/// Adds the clear days that the committee has its report for; of two reports, the first that the year asks for.
pub(super) fn add(figures: &mut Figures, file: &Year, holidays: &BankHolidays) {
    let mut papers = file.asked_papers().filter(|(kind, _)| kind.is_for_committee());
    let Some((_, paper)) = papers.next() else {
        let none = State::NotApplicable("the year has no report to a committee".to_owned());
        return add_state(figures, Vec::new(), none);
    };
    let (published, meeting) = (&paper.published, &paper.meeting);
    let inputs = [published, meeting].into_iter().flatten();
    let inputs = inputs.map(|date| Input::Given(date.spot)).collect();
    let missing = |what: &str| State::Missing(format!("{what} not given"));
    let state = match (published, meeting) {
        (Some(published), Some(meeting)) => clear_days(published.value, meeting.value, holidays).map_or_else(
            || {
                let [from, to] = [published.year(), meeting.year()];
                State::Missing(format!("not all bank holidays of {from} to {to} are known"))
            },
            known,
        ),
        (None, None) => missing("the days of publication and of the meeting are"),
        (None, Some(_)) => missing("the day of publication is"),
        (Some(_), None) => missing("the day of the meeting is"),
    };
    add_state(figures, inputs, state);
}

fn add_state(figures: &mut Figures, inputs: Vec<Input>, state: State) {
    figures.add_worked(
        "clear-days",
        "Clear days between publication and meeting",
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
