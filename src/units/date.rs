//! Calendar dates as letters and papers write them.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use super::{NO_BREAK_SPACE, NotA, written_as_text};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A calendar date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

written_as_text!(Date, "date-as-written", "A date, written 2024-07-17 or 17 July 2024");

impl Date {
    /// A date that is known to exist; the first day of 1970 if it does not.
    pub(super) fn of(year: i32, month: u32, day: u32) -> Self {
        Self(NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default())
    }

    /// The calendar day, for arithmetic.
    #[must_use]
    pub fn day(self) -> NaiveDate {
        self.0
    }

    /// As machines read it: "2024-07-17".
    #[must_use]
    pub fn iso(self) -> String {
        self.0.format("%Y-%m-%d").to_string()
    }
}

impl From<NaiveDate> for Date {
    fn from(day: NaiveDate) -> Self {
        Self(day)
    }
}

/// "17 July 2024", the day kept on the line of its month.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let month = MONTHS[self.0.month0() as usize];
        write!(f, "{}{NO_BREAK_SPACE}{month} {}", self.0.day(), self.0.year())
    }
}

impl FromStr for Date {
    type Err = NotA;

    /// Reads "2024-07-17" and "17 July 2024"; refuses days that do not exist.
    fn from_str(text: &str) -> Result<Self, NotA> {
        let error = NotA {
            what: "not a date",
            remedy: "write a day that exists, as in 2024-07-17 or 17 July 2024",
        };
        let words: Vec<&str> = text.split_whitespace().collect();
        let day = match words[..] {
            [iso] if iso.len() == 10 => NaiveDate::parse_from_str(iso, "%Y-%m-%d").ok(),
            [day, month, year] if year.len() == 4 => {
                let month = MONTHS
                    .iter()
                    .position(|name| name.eq_ignore_ascii_case(month))
                    .and_then(|m| u32::try_from(m + 1).ok());
                let number = |text: &str| {
                    text.bytes()
                        .all(|b| b.is_ascii_digit())
                        .then(|| text.parse().ok())
                        .flatten()
                };
                month.and_then(|month| NaiveDate::from_ymd_opt(year.parse().ok()?, month, number(day)?))
            }
            _ => None,
        };
        day.map(Self).ok_or(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_spellings_are_the_same_day() {
        let printed = |text: &str| text.parse::<Date>().map(|d| d.to_string());
        assert_eq!(printed("2024-07-17"), Ok("17\u{a0}July 2024".to_owned()));
        assert_eq!(printed("2024-07-17"), printed("17 july 2024"));
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in ["2024-02-30", "31 April 2024", "17/07/2024", "2024", "", "17 July 24"] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }
}
