//! The clear days between the publication of an agenda and its meeting.

use super::figure::{Input, Known, State, Status, Value};
use super::{Figures, Unit};
use crate::model::{Amount, DocumentKind, Year};
use crate::units::{BankHolidays, clear_days, exact};

/// Adds the clear days that the committee has the report for.
pub(super) fn add(figures: &mut Figures, file: &Year, holidays: &BankHolidays) {
    let (published, meeting) = (&file.committee_report.published, &file.committee_report.meeting);
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
        (None, None) if !file.asks_for(DocumentKind::CommitteeReport) => {
            State::NotApplicable("the year has no report to a committee".to_owned())
        }
        (None, None) => missing("the days of publication and of the meeting are"),
        (None, Some(_)) => missing("the day of publication is"),
        (Some(_), None) => missing("the day of the meeting is"),
    };
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
