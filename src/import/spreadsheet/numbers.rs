//! From the content of a cell to the number in it, exactly, or to what it is instead.
//!
//! Nothing is rounded, but that a spreadsheet's own numbers have fifteen digits: 0.07 is kept there as
//! 0.070000000000000007, and shown as 0.07.

use super::known::Known;
use super::sheet::{Content, Format};
use crate::import::words::sign;

/// Largest count that is read: more than all authorities of England have together.
pub(super) const LARGEST_COUNT: u64 = 1_000_000;

/// A number as a cell gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    /// Its decimal digits without a sign, commas, or zeros that say nothing: "1234", "0.92".
    pub(super) digits: String,
    /// Whether the cell says that it is a percentage.
    pub(super) percentage: Percentage,
}

/// How a cell says that its number is a percentage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Percentage {
    /// Not at all: 92 or 0.92.
    Unsaid,
    /// By a sign that is written: "92%".
    Sign,
    /// By the format in which a fraction is shown: 0.92 as 92%.
    Format,
}

/// What a cell gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Given {
    Number(Number),
    /// An empty cell, or a sign that there is none.
    None,
}

/// What a cell gives, or `None` for what is neither a number nor a sign that there is none.
pub(super) fn given(content: Option<&Content>, known: &Known) -> Option<Given> {
    match content {
        None => Some(Given::None),
        Some(Content::Number(number, format)) => stored(*number, *format).map(Given::Number),
        Some(Content::Text(text)) if known.is_not_given(text) => Some(Given::None),
        Some(Content::Text(text)) => written(text).map(Given::Number),
        Some(Content::Other(_)) => None,
    }
}

/// Whether a cell has a number, or what a spreadsheet takes for one.
pub(super) fn is_like_a_number(content: &Content) -> bool {
    match content {
        Content::Text(text) => written(text).is_some(),
        Content::Number(..) | Content::Other(_) => true,
    }
}

fn stored(number: f64, format: Format) -> Option<Number> {
    if !number.is_finite() || number.is_sign_negative() && number != 0.0 {
        return None;
    }
    let kept: f64 = format!("{:.14e}", number.abs()).parse().ok()?;
    let percentage = match format {
        Format::Percent => Percentage::Format,
        Format::Plain => Percentage::Unsaid,
    };
    Some(Number {
        digits: shortest(&kept.to_string()),
        percentage,
    })
}

/// A number stored as text: "1,234", " 34 ", "34.0", "'34", "92 %".
fn written(text: &str) -> Option<Number> {
    let text = sign(text);
    let text = text.strip_prefix('\'').unwrap_or(&text).trim();
    let (text, percentage) = match text.strip_suffix('%') {
        Some(before) => (before.trim_end(), Percentage::Sign),
        None => (text, Percentage::Unsaid),
    };
    let (whole, fraction) = match text.split_once('.') {
        Some((_, "")) => return None,
        Some(parts) => parts,
        None => (text, ""),
    };
    let digits = without_commas(whole)?;
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(fraction) || digits.len() > 15 {
        return None;
    }
    // More than a program keeps exactly is a fraction written out, 0.19230769230769232, as a spreadsheet's own are.
    if digits.len() + fraction.len() > 15 {
        let number = format!("{digits}.{fraction}").parse().ok()?;
        return stored(number, Format::Plain).map(|number| Number { percentage, ..number });
    }
    Some(Number {
        digits: shortest(&format!("{digits}.{fraction}")),
        percentage,
    })
}

/// Digits in which commas part thousands and nothing else: "1,234", not "1,23".
fn without_commas(whole: &str) -> Option<String> {
    let groups: Vec<&str> = whole.split(',').collect();
    let is_number = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let thousands = groups.len() == 1 || groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3);
    (thousands && groups.iter().all(|group| is_number(group))).then(|| groups.concat())
}

/// Without zeros that say nothing: "034.0" as "34".
fn shortest(digits: &str) -> String {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    match fraction.trim_end_matches('0') {
        "" => whole.to_owned(),
        fraction => format!("{whole}.{fraction}"),
    }
}

impl Number {
    /// As a count, if it is a whole number without a per cent sign, and no more than [`LARGEST_COUNT`].
    pub(super) fn count(&self) -> Option<u64> {
        let count = self.digits.parse().ok()?;
        (self.percentage == Percentage::Unsaid && count <= LARGEST_COUNT).then_some(count)
    }

    /// For comparisons.
    pub(super) fn approximate(&self) -> f64 {
        self.digits.parse().unwrap_or(f64::NAN)
    }

    /// A hundred times as much.
    pub(super) fn hundredfold(&self) -> String {
        let (whole, fraction) = self.digits.split_once('.').unwrap_or((&self.digits, ""));
        let fraction = format!("{fraction:0<2}");
        shortest(&format!("{whole}{}.{}", &fraction[..2], &fraction[2..]))
    }
}

#[cfg(test)]
mod tests {
    use super::{Number, Percentage, stored, written};
    use crate::import::spreadsheet::sheet::Format;

    fn digits(text: &str) -> Option<String> {
        written(text).map(|number| number.digits)
    }

    #[test]
    fn numbers_stored_as_text_are_numbers() {
        let read = ["1,234", " 34\u{a0}", "34.0", "'34", "0", "007", "92 %", "92.50%"].map(digits);
        let expected = ["1234", "34", "34", "34", "0", "7", "92", "92.5"].map(|text| Some(text.to_owned()));
        assert_eq!(read, expected);
        assert_eq!(digits("0.19230769230769232").as_deref(), Some("0.192307692307692"));
        assert_eq!(digits("1234567890123456"), None);
    }

    #[test]
    fn other_text_is_no_number() {
        for text in [
            "", "1,23", "12,34", "1e9", "-3", "+3", "3.", ".5", "1.2.3", "12*", "3 4", "£3", "٣", "1,,234", "%",
        ] {
            assert_eq!(written(text), None, "{text}");
        }
    }

    #[test]
    fn a_spreadsheets_number_has_the_digits_that_it_shows() {
        let digits = |number| stored(number, Format::Plain).map(|number: Number| number.digits);
        assert_eq!(digits(37.0).as_deref(), Some("37"));
        assert_eq!(digits(7.0 / 100.0 + f64::EPSILON / 16.0).as_deref(), Some("0.07"));
        assert_eq!(digits(0.1 + 0.2).as_deref(), Some("0.3"));
        assert_eq!(digits(-1.0), None);
        assert_eq!(digits(f64::NAN), None);
    }

    #[test]
    fn a_fraction_becomes_a_percentage_exactly() {
        let hundredfold = |digits: &str| {
            let number = Number {
                digits: digits.to_owned(),
                percentage: Percentage::Unsaid,
            };
            number.hundredfold()
        };
        assert_eq!(
            ["0.92", "1", "0.9189", "0.5", "0.07", "0"].map(hundredfold),
            ["92", "100", "91.89", "50", "7", "0"]
        );
    }
}
