//! Working days: the bank holidays that are known, and the clear days between two dates.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Deserialize;

use super::Date;

/// The bank holidays of England and Wales in the years that are known.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BankHolidays {
    /// Where they are published
    pub source: String,
    /// The known years
    pub years: Vec<HolidaysOfYear>,
}

/// The bank holidays of a calendar year.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HolidaysOfYear {
    /// The calendar year
    pub year: i32,
    /// Its bank holidays, on the days on which they were kept
    pub days: BTreeSet<Date>,
}

impl BankHolidays {
    /// Whether the bank holidays of this calendar year are known.
    #[must_use]
    pub fn covers(&self, year: i32) -> bool {
        self.years.iter().any(|known| known.year == year)
    }

    /// Whether a day is a bank holiday; of a year that is not known, nothing is one.
    #[must_use]
    pub fn contains(&self, day: Date) -> bool {
        let of_its_year = |known: &&HolidaysOfYear| known.year == day.year();
        self.years
            .iter()
            .filter(of_its_year)
            .any(|known| known.days.contains(&day))
    }
}

/// The working days that lie strictly between the day on which an agenda is published and that of its meeting; none
/// where the meeting is not later. `None` if the bank holidays of a year between them are not known.
///
/// # Source
/// Local Government Act 1972, s.100B: papers are open to the public at least five clear days before the meeting. The
/// Court of Appeal took "clear days" there as working days, the first and the last day left out (R v Swansea City Council,
/// ex parte Elitestone Ltd, 5 May 1993). Whether a paper may be late all the same is not asked here.
#[must_use]
pub fn clear_days(published: Date, meeting: Date, holidays: &BankHolidays) -> Option<u64> {
    clear_days_between(published, meeting, holidays).map(|days| days.len() as u64)
}

/// The same days themselves, in their order.
#[must_use]
pub fn clear_days_between(published: Date, meeting: Date, holidays: &BankHolidays) -> Option<Vec<Date>> {
    // Years first: of a far-off year no single day needs to be looked at.
    let [first, last] = [published.min(meeting), published.max(meeting)].map(Date::year);
    if !(first..=last).all(|year| holidays.covers(year)) {
        return None;
    }
    let days = std::iter::successors(Some(published.next_day()), |day| Some(day.next_day()));
    let between = days.take_while(|day| *day < meeting);
    Some(
        between
            .filter(|day| !day.is_weekend() && !holidays.contains(*day))
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn between(published: &str, meeting: &str) -> Option<u64> {
        let holidays = BankHolidays {
            source: "GOV.UK".to_owned(),
            years: vec![
                HolidaysOfYear {
                    year: 2024,
                    days: ["2024-08-26", "2024-12-25", "2024-12-26"].map(date).into(),
                },
                HolidaysOfYear {
                    year: 2025,
                    days: [date("2025-01-01")].into(),
                },
            ],
        };
        clear_days(date(published), date(meeting), &holidays)
    }

    #[test]
    fn neither_the_day_of_publication_nor_that_of_the_meeting_counts() {
        // Tuesday to Wednesday of the week after: Wednesday, Thursday, Friday, Monday, Tuesday.
        assert_eq!(between("2024-09-17", "2024-09-25"), Some(5));
        assert_eq!(between("2024-09-18", "2024-09-25"), Some(4));
        assert_eq!(between("2024-09-24", "2024-09-25"), Some(0));
    }

    #[test]
    fn weekends_and_bank_holidays_do_not_count() {
        assert_eq!(between("2024-09-20", "2024-09-23"), Some(0));
        // From Friday over the late August holiday to Tuesday week: Tuesday to Friday, and Monday.
        assert_eq!(between("2024-08-23", "2024-09-03"), Some(5));
        // Over the turn of the year: 23, 24, 27, 30 and 31 December, 2 January.
        assert_eq!(between("2024-12-20", "2025-01-03"), Some(6));
    }

    #[test]
    fn a_meeting_that_is_not_later_leaves_no_day() {
        assert_eq!(between("2024-09-25", "2024-09-25"), Some(0));
        assert_eq!(between("2024-09-26", "2024-09-25"), Some(0));
    }

    #[test]
    fn nothing_is_said_of_years_whose_holidays_are_not_known() {
        assert_eq!(between("2023-12-29", "2024-01-09"), None);
        assert_eq!(between("2025-12-29", "2026-01-09"), None);
        assert_eq!(between("2026-01-05", "2024-01-09"), None);
    }
}
