//! The financial year, which every figure of this field belongs to.

use std::fmt;
use std::str::FromStr;

use super::{Date, NotA, written_as_text};

/// A financial year, 1 April to 31 March: "2023/24".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FinancialYear {
    starts_in: i32,
}

written_as_text!(
    FinancialYear,
    "financial-year",
    "A financial year, written 2023/24 or 2023-24"
);

impl FinancialYear {
    /// The year that starts on 1 April of this calendar year; `None` outside 1974 (the Act) to 2099.
    #[must_use]
    pub fn starting_in(calendar_year: i32) -> Option<Self> {
        (1974..=2099).contains(&calendar_year).then_some(Self {
            starts_in: calendar_year,
        })
    }

    /// The year before.
    #[must_use]
    pub fn previous(self) -> Self {
        Self {
            starts_in: self.starts_in - 1,
        }
    }

    /// The year after.
    #[must_use]
    pub fn next(self) -> Self {
        Self {
            starts_in: self.starts_in + 1,
        }
    }

    /// 1 April of its first calendar year.
    #[must_use]
    pub fn first_day(self) -> Date {
        Date::of(self.starts_in, 4, 1)
    }

    /// 31 March of its second calendar year.
    #[must_use]
    pub fn last_day(self) -> Date {
        Date::of(self.starts_in + 1, 3, 31)
    }

    /// The calendar year in which it ends, by which letters are called ("annual review letter 2020" is about 2019/20).
    #[must_use]
    pub fn ends_in(self) -> i32 {
        self.starts_in + 1
    }

    /// With a hyphen, as the Ombudsman writes it and as file names have it: "2023-24".
    #[must_use]
    pub fn hyphenated(self) -> String {
        self.to_string().replace('/', "-")
    }

    /// The period in words: "1 April 2023 to 31 March 2024".
    #[must_use]
    pub fn period(self) -> String {
        format!("{} to {}", self.first_day(), self.last_day())
    }
}

/// With a slash, as councils write it: "2023/24".
impl fmt::Display for FinancialYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{:02}", self.starts_in, (self.starts_in + 1) % 100)
    }
}

impl FromStr for FinancialYear {
    type Err = NotA;

    /// Reads "2023/24", "2023-24", "2023–24" and "2023/2024"; refuses a second half that is not the next year.
    fn from_str(text: &str) -> Result<Self, NotA> {
        let error = NotA {
            what: "not a financial year",
            remedy: "write a year and the next one, as in 2023/24",
        };
        let Some((first, second)) = text.trim().split_once(['/', '-', '–']) else {
            return Err(error);
        };
        let four_digits = first.len() == 4 && first.bytes().all(|b| b.is_ascii_digit());
        let year = first
            .parse()
            .ok()
            .filter(|_| four_digits)
            .and_then(Self::starting_in)
            .ok_or(error.clone())?;
        let short = format!("{:02}", year.ends_in() % 100);
        if second == short || second == year.ends_in().to_string() {
            Ok(year)
        } else {
            Err(error)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_spelling_is_the_same_year() {
        for spelling in ["2023/24", "2023-24", "2023–24", "2023/2024", " 2023/24 "] {
            assert_eq!(
                spelling.parse::<FinancialYear>().map(|y| y.to_string()),
                Ok("2023/24".to_owned()),
                "{spelling}"
            );
        }
    }

    #[test]
    fn a_year_whose_halves_do_not_follow_is_refused() {
        for spelling in [
            "2023/25",
            "2023",
            "23/24",
            "2023/4",
            "1899/00",
            "",
            "2023/24/25",
            "+023/24",
        ] {
            assert!(spelling.parse::<FinancialYear>().is_err(), "{spelling}");
        }
    }

    #[test]
    fn the_turn_of_the_century_prints_two_digits() {
        assert_eq!(
            "1999/00".parse::<FinancialYear>().map(|y| y.to_string()),
            Ok("1999/00".to_owned())
        );
    }
}
