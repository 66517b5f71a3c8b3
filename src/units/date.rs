//! Calendar dates as letters and papers write them.

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::{NO_BREAK_SPACE, NotA, written_as_text};

/// The months, by their names, from January on.
pub const MONTHS: [&str; 12] = [
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

/// The years that a letter can bear; anything else is a slip of the hand.
const YEARS: RangeInclusive<i32> = 1900..=2199;

const NOT_A_DATE: NotA = NotA {
    what: "not a date",
    remedy: "write a day that exists, as in 2024-07-17 or 17 July 2024",
};

/// A calendar date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

written_as_text!(Date, "date-as-written", "A date, written 2024-07-17 or 17 July 2024");

impl Date {
    /// A date that is known to exist; the first day of 1970 if it does not.
    pub(super) fn of(year: i32, month: u32, day: u32) -> Self {
        Self(NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default())
    }

    /// As narrow columns have it, all on one line: "17 Jul 2024".
    #[must_use]
    pub fn short(self) -> String {
        let month = &MONTHS[self.0.month0() as usize][..3];
        format!(
            "{}{NO_BREAK_SPACE}{month}{NO_BREAK_SPACE}{}",
            self.0.day(),
            self.0.year()
        )
    }

    /// As machines read it: "2024-07-17".
    #[must_use]
    pub fn iso(self) -> String {
        self.0.format("%Y-%m-%d").to_string()
    }

    /// Its calendar year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// Whether it is a Saturday or a Sunday.
    #[must_use]
    pub fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), Weekday::Sat | Weekday::Sun)
    }

    /// How many days it is after another; negative if it is before it.
    ///
    /// # Example
    /// ```
    /// use annual_review::units::Date;
    /// let (first, second): (Date, Date) = ("2024-02-01".parse()?, "2024-03-01".parse()?);
    /// assert_eq!(second.days_after(first), 29);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn days_after(self, other: Self) -> i64 {
        (self.0 - other.0).num_days()
    }

    /// The day after.
    #[must_use]
    pub fn next_day(self) -> Self {
        // No calendar of ours comes near the last day that chrono knows.
        Self(self.0.checked_add_days(Days::new(1)).unwrap_or(self.0))
    }

    /// The day so many days after it; itself where no calendar goes so far.
    #[must_use]
    pub fn days_later(self, days: u32) -> Self {
        Self(self.0.checked_add_days(Days::new(days.into())).unwrap_or(self.0))
    }

    /// The same day so many months after it, or the last of that month: a month after 31 January is 28 or 29 February.
    #[must_use]
    pub fn months_later(self, months: u32) -> Self {
        Self(self.0.checked_add_months(Months::new(months)).unwrap_or(self.0))
    }

    /// The day before.
    #[must_use]
    pub fn previous_day(self) -> Self {
        Self(self.0.checked_sub_days(Days::new(1)).unwrap_or(self.0))
    }
}

impl TryFrom<NaiveDate> for Date {
    type Error = NotA;

    /// Takes a day of a year that a letter can bear.
    fn try_from(day: NaiveDate) -> Result<Self, NotA> {
        if YEARS.contains(&day.year()) {
            Ok(Self(day))
        } else {
            Err(NOT_A_DATE)
        }
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

    /// Reads "2024-07-17" and "17 July 2024"; refuses days that do not exist, and years outside 1900 to 2199.
    fn from_str(text: &str) -> Result<Self, NotA> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let day = match words[..] {
            [iso] => match iso.split('-').collect::<Vec<_>>()[..] {
                [year, month, day] => of_numbers(number(year, 4..=4), number(month, 2..=2), number(day, 2..=2)),
                _ => None,
            },
            [day, month, year] => {
                let month = MONTHS.iter().position(|name| name.eq_ignore_ascii_case(month));
                let month = month.and_then(|index| u32::try_from(index + 1).ok());
                of_numbers(number(year, 4..=4), month, number(day, 1..=2))
            }
            _ => None,
        };
        day.ok_or(NOT_A_DATE)?.try_into()
    }
}

fn of_numbers(year: Option<u32>, month: Option<u32>, day: Option<u32>) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year?).ok()?, month?, day?)
}

/// Digits only, and as many as allowed: the standard library and chrono would take a sign as well.
fn number(text: &str, length: RangeInclusive<usize>) -> Option<u32> {
    let digits = length.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
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
        for text in [
            "2024-02-30",
            "31 April 2024",
            "17/07/2024",
            "2024",
            "",
            "17 July 24",
            "024-07-17",
            "2024-7-17",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_year_has_four_digits_and_is_one_of_ours() {
        for text in [
            "17 July -024",
            "-024-07-17",
            "+17 July 2024",
            "17 July 1899",
            "2200-01-01",
            "17 July ２024",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
        assert!("1 January 1900".parse::<Date>().is_ok() && "2199-12-31".parse::<Date>().is_ok());
        assert!(Date::try_from(NaiveDate::MAX).is_err());
    }
}
