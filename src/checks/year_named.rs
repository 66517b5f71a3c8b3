//! Years that a text names and that can hardly be meant.
//!
//! In: the officer's passages and titles. Out: warnings at financial years of which the second half does not follow the first, and
//! at years far ahead. Of years gone by a text may tell as far back as it likes.

use std::ops::Range;

use super::texts::Texts;
use crate::compose::place_in;
use crate::diagnostic::Diagnostic;
use crate::load::Written;

/// How many years ahead a text may look, without saying that it is about plans.
const AHEAD: i32 = 10;

/// Words of a sentence about plans, which may look far ahead.
const PLANS: [&str; 9] = [
    "by", "until", "towards", "plan", "strategy", "vision", "carbon", "climate", "zero",
];

/// Years that are none, or far ahead.
pub(super) fn year_named(texts: &Texts<'_>) -> Vec<Diagnostic> {
    let Some(file) = texts.file else { return Vec::new() };
    let year = file.year.value;
    let mut found = Vec::new();
    let is_title = |text: &Written| text.keys.last().is_some_and(|key| key == "title" || key == "heading");
    for text in texts
        .written
        .iter()
        .filter(|text| texts.is_passage(text) || is_title(text))
    {
        for sentence in text.sentences() {
            for (named, bytes) in years(sentence.text) {
                let words = &sentence.text[bytes.clone()];
                let message = match named {
                    Named::Broken => format!("`{words}` is no financial year"),
                    Named::Year(ends) if ends > year.ends_in() + AHEAD && !is_of_plans(sentence.text) => {
                        format!("`{words}` is far ahead of {year}")
                    }
                    Named::Year(_) => continue,
                };
                let place = place_in(
                    text.place.clone(),
                    &text.text,
                    sentence.start + bytes.start..sentence.start + bytes.end,
                );
                let hint = "see whether a digit is wrong; a financial year is written 2023/24";
                found.push(Diagnostic::warning(message).at(place).hint(hint));
            }
        }
    }
    found
}

fn is_of_plans(sentence: &str) -> bool {
    let mut words = sentence.split(|c: char| !c.is_alphanumeric());
    words.any(|word| PLANS.iter().any(|plan| word.eq_ignore_ascii_case(plan)))
}

#[derive(Debug, PartialEq, Eq)]
enum Named {
    /// A year, or the one in which a financial year ends.
    Year(i32),
    /// Two years of which the second does not follow the first.
    Broken,
}

/// The years of this century in a text, outside computed figures. With a dash, as in 2023-25, two calendar years may be
/// meant.
fn years(text: &str) -> Vec<(Named, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|start| at + start) {
        let end = end_of_digits(text, start);
        at = end;
        let before = &text[..start];
        let stands_alone = !before.ends_with(|c: char| c.is_alphanumeric() || "/-–.,£_#:=".contains(c));
        let is_computed = before.matches("{{").count() > before.matches("}}").count();
        let digits = &text[start..end];
        if !stands_alone || is_computed || !digits.starts_with("20") || !(4..=5).contains(&digits.len()) {
            continue;
        }
        let Ok(first) = digits.parse::<i32>() else { continue };
        let rest = &text[end..];
        let second = rest.strip_prefix('/').map(|_| end + 1..end_of_digits(text, end + 1));
        let goes_on = |rest: &str| {
            let mut rest = rest.chars();
            let sign = rest.next().unwrap_or(' ');
            let is_joint = matches!(sign, '/' | '-' | '.' | ',') && rest.next().is_some_and(char::is_alphanumeric);
            is_joint || sign.is_alphabetic()
        };
        match second {
            // 2006/1738 is the number of a statutory instrument.
            Some(second) if second.len() == 2 && !goes_on(&text[second.end..]) => {
                at = second.end;
                let follows = digits.len() == 4 && text[second.clone()].parse() == Ok((first + 1) % 100);
                let named = if follows { Named::Year(first + 1) } else { Named::Broken };
                found.push((named, start..second.end));
            }
            None if digits.len() == 4 && !goes_on(rest) => found.push((Named::Year(first), start..end)),
            _ => {}
        }
    }
    found
}

fn end_of_digits(text: &str, start: usize) -> usize {
    start + text[start..].bytes().take_while(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::{Named, years};

    #[test]
    fn years_are_told_from_other_numbers() {
        let text = "In 2023/24, 2019/21, 20234/24 and May 2042; SI 2006/1738, 2023-25, £2,024, 2024/05/01, 22 006 612, {{ figures.x_in_2099 }}.";
        let found: Vec<_> = years(text)
            .into_iter()
            .map(|(named, bytes)| (named, &text[bytes]))
            .collect();
        assert_eq!(
            found,
            [
                (Named::Year(2024), "2023/24"),
                (Named::Broken, "2019/21"),
                (Named::Broken, "20234/24"),
                (Named::Year(2042), "2042")
            ]
        );
    }
}
