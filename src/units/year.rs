//! The financial year, which every figure of this field belongs to.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::Deserialize;

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

    /// The year that a day is in; `None` outside those that there are.
    ///
    /// # Example
    /// ```
    /// use annual_review::units::{Date, FinancialYear};
    /// let of = |day: &str| day.parse::<Date>().ok().and_then(FinancialYear::of).map(|year| year.to_string());
    /// assert_eq!(of("2024-03-31").as_deref(), Some("2023/24"));
    /// assert_eq!(of("2024-04-01").as_deref(), Some("2024/25"));
    /// ```
    #[must_use]
    pub fn of(day: Date) -> Option<Self> {
        let [before, year] = [day.year() - 1, day.year()].map(Self::starting_in);
        year.filter(|year| day >= year.first_day()).or(before)
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

/// How a document writes financial years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum YearStyle {
    /// 2023/24, as councils do.
    #[default]
    Slash,
    /// 2023-24, as the Ombudsman does.
    Hyphen,
}

impl YearStyle {
    /// A text with every financial year in it written in this style.
    ///
    /// Left as they are: two years of which the second does not follow the first (2023/25), a range between years in full
    /// (2023-2024, which may be two calendar years), dates, and what is part of an address, a file's name or a longer
    /// number.
    ///
    /// # Example
    /// ```
    /// use annual_review::units::YearStyle;
    /// assert_eq!(YearStyle::Hyphen.applied_to("from 2019/20 to 2023–24"), "from 2019-20 to 2023-24");
    /// assert_eq!(YearStyle::Slash.applied_to("plan-2023-24.pdf, for 2023-24"), "plan-2023-24.pdf, for 2023/24");
    /// ```
    #[must_use]
    pub fn applied_to(self, text: &str) -> String {
        let mut written = String::with_capacity(text.len());
        let mut rest = 0;
        for (year, bytes) in years_in(text) {
            written.push_str(&text[rest..bytes.start]);
            written.push_str(&match self {
                Self::Slash => year.to_string(),
                Self::Hyphen => year.hyphenated(),
            });
            rest = bytes.end;
        }
        written.push_str(&text[rest..]);
        written
    }
}

/// The financial years in a text, and where each stands in it, in bytes.
///
/// # Example
/// ```
/// use annual_review::units::years_in;
/// let found: Vec<_> = years_in("2023/24 and 2023/25").map(|(year, bytes)| (year.to_string(), bytes)).collect();
/// assert_eq!(found, [("2023/24".to_owned(), 0..7)]);
/// ```
pub fn years_in(text: &str) -> impl Iterator<Item = (FinancialYear, Range<usize>)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let marks = text.char_indices().filter(|(_, c)| matches!(c, '/' | '-' | '–'));
    marks.filter_map(move |(at, mark)| {
        let after = at + mark.len_utf8();
        let bytes = at.checked_sub(4)?..after + digits(&text[after..]);
        let (before, spelling, behind) = (text.get(..bytes.start)?, text.get(bytes.clone())?, &text[bytes.end..]);
        // Years in full on both sides of a dash may be two calendar years.
        let is_in_short = bytes.end - after == 2 || mark == '/';
        let stands_alone = !before.ends_with(is_joint) && !goes_on(behind);
        let year = spelling.parse().ok().filter(|_| is_in_short && stands_alone)?;
        Some((year, bytes))
    })
}

/// Whether a character before a year makes it a part of something longer: a number, a date, an address.
fn is_joint(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '/' | '-' | '_' | '.' | '\\' | '#' | '=' | '@')
}

/// Whether what stands behind a year makes it a part of something longer; the end of a sentence does not.
fn goes_on(behind: &str) -> bool {
    let mut behind = behind.chars();
    match behind.next() {
        Some('/' | '-' | '.' | '\\' | '@') => behind.next().is_some_and(char::is_alphanumeric),
        other => other.is_some_and(|c| c.is_alphanumeric() || c == '_'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_written_in_one_style_and_other_numbers_are_left_alone() {
        for (slash, hyphen) in [
            ("in 2023/24.", "in 2023-24."),
            ("(2022/23–2023/24)", "(2022-23–2023-24)"),
            ("‘1999/00’s £2", "‘1999-00’s £2"),
        ] {
            assert_eq!(YearStyle::Hyphen.applied_to(slash), hyphen);
            assert_eq!(YearStyle::Slash.applied_to(hyphen), slash);
            assert_eq!(YearStyle::Slash.applied_to(slash), slash);
        }
        assert_eq!(
            YearStyle::Hyphen.applied_to("2023/2024 and 2023–24"),
            "2023-24 and 2023-24"
        );
        for other in [
            "2023/25",
            "12/13",
            "1/2023/24",
            "2023-24-05",
            "2023-2024",
            "22 006 612",
            "https://example.org/2023/24/letter",
            "plan-2023-24.pdf",
            "2023-24.pdf",
            "CP2023/24",
            "2023/24a",
            "2023/240",
            "12023/24",
            "2023/",
            "–24",
            "é23/24",
        ] {
            assert_eq!(YearStyle::Hyphen.applied_to(other), other);
            assert_eq!(YearStyle::Slash.applied_to(other), other);
        }
    }

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
