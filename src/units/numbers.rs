//! Counts, rates, differences and money, and how each is printed.

use std::fmt;

use num_rational::Ratio;

/// An exact number: a ratio of two integers, never a float.
pub type Exact = Ratio<i128>;

/// The space that keeps a number on the line of its unit.
pub const NO_BREAK_SPACE: char = '\u{a0}';

/// A whole number as an exact one.
#[must_use]
pub fn exact(value: u64) -> Exact {
    Exact::from_integer(i128::from(value))
}

/// Rounds to this many decimals, halves up, and gives the result in units of the last decimal.
///
/// Up is towards more, below zero too: so the difference of a rate and a whole percentage rounds to the difference of
/// what is printed for them.
///
/// # Source
/// Every rate that the Ombudsman published together with its counts comes out with halves rounded up.
///
/// # Example
/// ```
/// use annual_review::units::{round_half_up, Exact};
/// assert_eq!(round_half_up(Exact::new(29, 2), 0), 15);
/// assert_eq!(round_half_up(Exact::new(1456, 100), 0), 15); // truncating would give 14
/// assert_eq!(round_half_up(Exact::new(125, 10) - 14, 0), -1); // 12.5% prints 13%: one point below 14%, not two
/// ```
#[must_use]
pub fn round_half_up(value: Exact, decimals: u32) -> i128 {
    // Without ratios in between: to reduce them would cost more than all else that is done with a figure.
    let (above, below) = (2 * value.numer() * 10_i128.pow(decimals), 2 * value.denom());
    (above + value.denom()).div_euclid(below)
}

/// Reads a number as written ("4.60", "85") without passing through a float; `None` if it is no plain decimal.
///
/// # Example
/// ```
/// use annual_review::units::{parse_decimal, Exact};
/// assert_eq!(parse_decimal("4.6"), Some(Exact::new(46, 10)));
/// assert_eq!(parse_decimal("4,6"), None);
/// ```
#[must_use]
pub fn parse_decimal(text: &str) -> Option<Exact> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) || whole.len() + fraction.len() > 18 {
        return None;
    }
    let scale = 10_i128.pow(u32::try_from(fraction.len()).ok()?);
    let value: i128 = format!("{whole}{fraction}").parse().ok()?;
    Some(Exact::new(sign * value, scale))
}

/// A number for machines: to at most this many decimals, without zeros at the end: "91.891892".
#[must_use]
pub fn decimal(value: Exact, decimals: u32) -> String {
    let scaled = round_half_up(value, decimals);
    let sign = if scaled < 0 { "-" } else { "" };
    let digits = format!("{:0width$}", scaled.unsigned_abs(), width = decimals as usize + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals as usize);
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{fraction}")
    }
}

/// A number of cases, people or anything else that is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count(pub u64);

/// With commas between thousands: "3,100".
impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&with_thousands(self.0.into()))
    }
}

/// A share or rate; holds the proportion, so 34 of 37 is `Exact::new(34, 37)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(pub Exact);

/// A whole number of per cent: "92%".
impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", with_thousands(round_half_up(self.0 * 100, 0)))
    }
}

/// The difference of two percentages, as a proportion; printed without its sign, which a word carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PercentagePoints(pub Exact);

impl PercentagePoints {
    /// The whole number of points, with its sign.
    #[must_use]
    pub fn rounded(self) -> i128 {
        round_half_up(self.0 * 100, 0)
    }

    /// In words up to nine: "three percentage points".
    #[must_use]
    pub fn in_words(self) -> String {
        let points = self.rounded().unsigned_abs();
        format!(
            "{}{NO_BREAK_SPACE}{}",
            in_words(u64::try_from(points).unwrap_or(u64::MAX)),
            Self::noun(points)
        )
    }

    fn noun(points: u128) -> &'static str {
        if points == 1 {
            "percentage point"
        } else {
            "percentage points"
        }
    }
}

/// "7 percentage points", "1 percentage point", whatever the sign.
impl fmt::Display for PercentagePoints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let points = self.rounded().unsigned_abs();
        write!(f, "{points}{NO_BREAK_SPACE}{}", Self::noun(points))
    }
}

/// A number for every 100,000 residents, or the difference of two; printed without its sign, which a word carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PerHundredThousand(pub Exact);

/// With one decimal: "4.6".
impl fmt::Display for PerHundredThousand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = round_half_up(self.0, 1).abs();
        write!(f, "{}.{}", with_thousands(tenths / 10), tenths % 10)
    }
}

/// An amount in pence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Money(pub i128);

/// In pounds, with pence only where there are any: "£1,250", "£12.50".
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (pounds, pence) = (self.0.abs() / 100, self.0.abs() % 100);
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}£{}", with_thousands(pounds))?;
        if pence == 0 { Ok(()) } else { write!(f, ".{pence:02}") }
    }
}

/// The size of a file, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileSize(pub u64);

/// In thousands or millions of bytes: "84 KB", "1.2 MB"; a file that is not empty has at least 1 KB.
///
/// # Example
/// ```
/// use annual_review::units::FileSize;
/// assert_eq!(FileSize(84_499).to_string(), "84\u{a0}KB");
/// assert_eq!(FileSize(999_500).to_string(), "1.0\u{a0}MB");
/// ```
impl fmt::Display for FileSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let thousands = round_half_up(exact(self.0) / 1_000, 0);
        if thousands >= 1_000 {
            let tenths = round_half_up(exact(self.0) / 1_000_000, 1);
            return write!(f, "{}.{}{NO_BREAK_SPACE}MB", tenths / 10, tenths % 10);
        }
        let least = i128::from(self.0 > 0);
        write!(f, "{}{NO_BREAK_SPACE}KB", thousands.max(least))
    }
}

/// A place in an order, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank(pub u64);

/// "first" to "ninth", then "10th".
impl fmt::Display for Rank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const WORDS: [&str; 9] = [
            "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        ];
        let word = self
            .0
            .checked_sub(1)
            .and_then(|index| WORDS.get(usize::try_from(index).ok()?));
        match (word, self.0 % 100, self.0 % 10) {
            (Some(word), _, _) => f.write_str(word),
            (None, 11..=13, _) => write!(f, "{}th", self.0),
            (None, _, 1) => write!(f, "{}st", self.0),
            (None, _, 2) => write!(f, "{}nd", self.0),
            (None, _, 3) => write!(f, "{}rd", self.0),
            (None, _, _) => write!(f, "{}th", self.0),
        }
    }
}

/// A number as prose writes it: words from one to nine, digits above; zero is "no" before a noun and so left to the caller.
#[must_use]
pub fn in_words(value: u64) -> String {
    const WORDS: [&str; 10] = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    let word = usize::try_from(value).ok().and_then(|index| WORDS.get(index));
    word.map_or_else(|| Count(value).to_string(), ToString::to_string)
}

/// The whole number that a word names, as prose may write it: "three", "twelve", "ninety-one". "None" and "no" are said of
/// much else, and are no number here.
///
/// # Example
/// ```
/// assert_eq!(annual_review::units::number_named("twelve"), Some(12));
/// assert_eq!(annual_review::units::number_named("ninety-one"), Some(91));
/// assert_eq!(annual_review::units::number_named("several"), None);
/// ```
#[must_use]
pub fn number_named(word: &str) -> Option<i32> {
    const TO_TWENTY: [&str; 20] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    const TENS: [&str; 8] = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    let place = |words: &[&str], word: &str| {
        let place = words.iter().position(|known| *known == word)?;
        i32::try_from(place).ok()
    };
    let tens = |word: &str| Some((place(&TENS, word)? + 2) * 10);
    match word.split_once('-') {
        Some((before, after)) => Some(tens(before)? + place(&TO_TWENTY[..9], after)? + 1),
        None => place(&TO_TWENTY, word).map(|place| place + 1).or_else(|| tens(word)),
    }
}

/// Words inside a sentence: "Uphold rate" as "uphold rate", but "LGSCO cases" as they are.
#[must_use]
pub fn lower_first(words: &str) -> String {
    let mut letters = words.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            let mut lowered = String::with_capacity(words.len());
            lowered.extend(first.to_lowercase());
            lowered + letters.as_str()
        }
        _ => words.to_owned(),
    }
}

/// Words at the start of a sentence: "apology, training" as "Apology, training".
#[must_use]
pub fn upper_first(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// A reason as a part of a sentence: without the space around it, which a folded line leaves, and its full stop.
///
/// # Example
/// ```
/// use annual_review::units::phrase;
/// assert_eq!(phrase("the register was lost.\n"), "the register was lost");
/// ```
#[must_use]
pub fn phrase(reason: &str) -> &str {
    reason.trim().trim_end_matches('.')
}

fn with_thousands(value: i128) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut text = String::from(if value < 0 { "-" } else { "" });
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_the_ombudsman_published_with_their_counts_come_out_the_same() {
        for (numerator, denominator, printed) in [
            (34, 37, "92%"),
            (3, 34, "9%"),
            (31, 39, "79%"),
            (16, 20, "80%"),
            (1, 16, "6%"),
        ] {
            assert_eq!(Percent(Exact::new(numerator, denominator)).to_string(), printed);
        }
    }

    #[test]
    fn shares_that_councils_truncated_are_rounded() {
        assert_eq!(Percent(Exact::new(1456, 10_000)).to_string(), "15%");
        assert_eq!(Percent(Exact::new(4956, 10_000)).to_string(), "50%");
        assert_eq!(Percent(Exact::new(31, 135)).to_string(), "23%");
    }

    #[test]
    fn machines_read_plain_decimals() {
        let printed = [
            Exact::new(3400, 37),
            Exact::new(-1, 2),
            exact(3100),
            Exact::new(1, 3_000_000),
        ]
        .map(|n| decimal(n, 6));
        assert_eq!(printed, ["91.891892", "-0.5", "3100", "0"]);
    }

    #[test]
    fn half_a_unit_rounds_up_at_every_precision() {
        assert_eq!(Percent(Exact::new(1, 8)).to_string(), "13%");
        assert_eq!(PerHundredThousand(Exact::new(445, 100)).to_string(), "4.5");
        assert_eq!(PerHundredThousand(Exact::new(444_999, 100_000)).to_string(), "4.4");
    }

    #[test]
    fn one_percentage_point_is_singular_and_words_stop_at_nine() {
        assert_eq!(
            PercentagePoints(Exact::new(-1, 100)).to_string(),
            "1\u{a0}percentage point"
        );
        assert_eq!(
            PercentagePoints(Exact::new(3, 100)).in_words(),
            "three\u{a0}percentage points"
        );
        assert_eq!(
            PercentagePoints(Exact::new(10, 100)).in_words(),
            "10\u{a0}percentage points"
        );
    }

    #[test]
    fn large_numbers_have_commas_and_money_has_pence_only_where_there_are_any() {
        assert_eq!(Count(3100).to_string(), "3,100");
        assert_eq!(Count(1_234_567).to_string(), "1,234,567");
        assert_eq!(Money(125_000).to_string(), "£1,250");
        assert_eq!(Money(1250).to_string(), "£12.50");
    }

    #[test]
    fn ranks_past_ninth_take_the_right_ending() {
        let printed: Vec<_> = [1, 9, 10, 11, 21, 22, 113].map(|n| Rank(n).to_string()).into();
        assert_eq!(printed, ["first", "ninth", "10th", "11th", "21st", "22nd", "113th"]);
    }
}
