//! What a number is worth, and what it counts.

use super::tokens::Token;
use crate::figures::Unit;
use crate::units::{Exact, number_named, parse_decimal};

/// A number that stands at a token.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Number {
    /// What it is worth as it is read: 34 for "34 per cent" and for "£34".
    pub(super) value: Exact,
    /// What it counts.
    pub(super) unit: Unit,
    /// How many tokens it takes.
    pub(super) length: usize,
    /// Whether it is written in words.
    pub(super) in_words: bool,
}

const SCALES: [(&str, i128); 4] = [
    ("hundred", 100),
    ("thousand", 1000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
];

/// Words after "a third", "two thirds" or "a quarter" by which it is a share, and not an order or a part of a year.
const AFTER_A_SHARE: [&str; 9] = ["of", "were", "was", "are", "fewer", "more", "less", "higher", "lower"];

fn scale(word: &str) -> Option<i128> {
    SCALES.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

/// A number of one word from two to ninety-nine.
fn word(word: &str) -> Option<i128> {
    match word {
        "one" => None,
        "dozen" | "dozens" => Some(12),
        _ => number_named(word).map(i128::from),
    }
}

/// Whether a word is a number.
pub(super) fn is_word(word_of_text: &str) -> bool {
    let lower = word_of_text.to_lowercase();
    lower == "one" || word(&lower).is_some()
}

/// Whether a token is a number in figures or in words, whatever it counts.
pub(super) fn is_number(token: &Token<'_>) -> bool {
    digits(&token.text).is_some() || word(&token.lower).is_some()
}

/// The number that stands at a token.
pub(super) fn at(tokens: &[Token<'_>], at: usize) -> Option<Number> {
    let token = &tokens[at];
    if let Some((value, unit)) = digits(&token.text) {
        return Some(with_unit(tokens, at, value, unit, 1, false));
    }
    share(tokens, at).or_else(|| words(tokens, at))
}

/// "34", "1,500", "4.6", "£1,500", "£2.5m", "34%".
fn digits(text: &str) -> Option<(Exact, Unit)> {
    let bare = text.strip_prefix('£');
    let unit = if bare.is_some() { Unit::Money } else { Unit::Count };
    let bare = bare.unwrap_or(text);
    let (bare, unit) = bare
        .strip_suffix('%')
        .map_or((bare, unit), |bare| (bare, Unit::Percent));
    let powers = [("bn", 1_000_000_000), ("m", 1_000_000), ("k", 1000)];
    let scaled = powers
        .iter()
        .find_map(|(sign, scale)| Some((bare.strip_suffix(sign)?, *scale)));
    let (bare, scale) = scaled.unwrap_or((bare, 1));
    let is_digits = bare.starts_with(|c: char| c.is_ascii_digit())
        && bare.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'))
        && bare.matches('.').count() <= 1;
    let value = is_digits.then(|| parse_decimal(&bare.replace(',', ""))).flatten()?;
    Some((value * scale, unit))
}

fn percent(numerator: i128, denominator: i128, length: usize) -> Number {
    Number {
        value: Exact::new(100 * numerator, denominator),
        unit: Unit::Percent,
        length,
        in_words: true,
    }
}

/// "half of", "a third of", "two thirds of", "one in five", "nine in ten".
fn share(tokens: &[Token<'_>], at: usize) -> Option<Number> {
    let lower = |at: usize| tokens.get(at).map_or("", |token| token.lower.as_str());
    let before = |back: usize| at.checked_sub(back).map_or("", lower);
    let this = lower(at);
    if this == "half" {
        let is_share = matches!(lower(at + 1), "of" | "the" | "all" | "as")
            && !matches!(before(1), "first" | "second" | "last" | "other" | "latter" | "each");
        return is_share.then(|| percent(1, 2, 1));
    }
    if this == "one" && lower(at + 1) == "in" && !tokens[at].ends_clause() {
        let of = word(lower(at + 2)).map(Exact::from_integer);
        let of = of.or_else(|| digits(&tokens.get(at + 2)?.text).map(|(value, _)| value))?;
        let is_count = *of.numer() > 1 && of < Exact::from_integer(1000);
        return is_count.then(|| percent(*of.denom(), *of.numer(), 3));
    }
    if let (Some(some), "in", Some(of)) = (word(this), lower(at + 1), word(lower(at + 2)))
        && some < of
        && !tokens[at].ends_clause()
    {
        return Some(percent(some, of, 3));
    }
    let numerator = match this {
        "a" | "one" => 1,
        _ => word(this)?,
    };
    let denominator = match lower(at + 1) {
        "third" | "thirds" => 3,
        "quarter" | "quarters" => 4,
        "fifth" | "fifths" => 5,
        "tenth" | "tenths" => 10,
        _ => return None,
    };
    let is_share = AFTER_A_SHARE.contains(&lower(at + 2)) || before(1) == "by";
    is_share.then(|| percent(numerator, denominator, 2))
}

/// "three", "a dozen", "two hundred and six", "twice as many".
fn words(tokens: &[Token<'_>], at: usize) -> Option<Number> {
    let lower = |at: usize| tokens.get(at).map_or("", |token| token.lower.as_str());
    if lower(at) == "twice" {
        let is_ratio = matches!(lower(at + 1), "as" | "the");
        return is_ratio.then(|| with_unit(tokens, at, Exact::from_integer(2), Unit::Count, 1, true));
    }
    let (first, mut length) = match (lower(at), lower(at + 1)) {
        ("a" | "one", next) if scale(next).is_some() => (1, 1),
        (this, _) => (word(this)?, 1),
    };
    let (mut whole, mut part) = (0, first);
    while !tokens[at + length - 1].ends_clause() {
        let next = lower(at + length);
        if let Some(scale) = scale(next) {
            part *= scale;
            if scale > 100 {
                whole += part;
                part = 0;
            }
            length += 1;
        } else if next == "dozen" {
            part *= 12;
            length += 1;
        } else if let (true, "and", Some(more)) = (whole + part >= 100, next, word(lower(at + length + 1))) {
            part += more;
            length += 2;
        } else {
            break;
        }
    }
    let value = Exact::from_integer(whole + part);
    Some(with_unit(tokens, at, value, Unit::Count, length, true))
}

/// A number with what the words after it say that it counts.
fn with_unit(tokens: &[Token<'_>], at: usize, value: Exact, unit: Unit, length: usize, in_words: bool) -> Number {
    let lower = |at: usize| tokens.get(at).map_or("", |token| token.lower.as_str());
    let mut number = Number {
        value,
        unit,
        length,
        in_words,
    };
    let next = at + length;
    if !in_words && let Some(scale) = scale(lower(next)) {
        number.value *= scale;
        number.length += 1;
    }
    let is_base = |back: usize| matches!(lower(back), "per" | "every") && lower(back + 1) == "100,000";
    match (lower(next), lower(next + 1)) {
        _ if tokens[next - 1].ends_clause() => {}
        ("per", "cent") | ("percent", _) => number.unit = Unit::Percent,
        ("percentage", "point" | "points") => number.unit = Unit::PercentagePoints,
        ("pounds", _) => number.unit = Unit::Money,
        _ if unit == Unit::Count && (next..next + 5).any(is_base) => number.unit = Unit::PerHundredThousand,
        _ => {}
    }
    number
}
