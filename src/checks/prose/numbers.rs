//! Numbers that somebody has typed, where a figure or a fact would follow the data.
//!
//! In: the officer's passages. Out: each typed number at its place, with the figures and facts that have its value. What
//! is read as a number, and which numbers are dates, references, laws or names, `document::numerals` tells.
//!
//! The words of a case and those of people who are quoted are theirs: every number in them belongs to them. Elsewhere
//! an amount that was paid in a case of the year is the amount of that case.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Prose;
use crate::checks::Subject;
use crate::compose::{ReadPassage, place_in};
use crate::diagnostic::Diagnostic;
use crate::document::{Numeral, NumeralKind, numerals_in};
use crate::figures::{Figure, Unit};
use crate::model::{At, Passage, Year};
use crate::units::{Exact, lower_first};

/// The most figures that are offered for a number.
const MOST: usize = 3;

/// A number in a passage that is no figure, no fact, and nothing else that needs none.
pub(in crate::checks) fn untraced_number(prose: &Prose<'_>) -> Vec<Diagnostic> {
    let Some(file) = prose.subject.file else {
        return Vec::new();
    };
    let own = prose.passages.iter().filter(|read| !is_of_others(file, read.passage));
    own.flat_map(|read| of_passage(prose.subject, read)).collect()
}

/// Whether the words are those of a case, or of somebody who is quoted.
fn is_of_others(file: &Year, passage: &At<Passage>) -> bool {
    let quoted = file.quotations.list.iter().map(|quotation| &quotation.text);
    file.cases
        .passages()
        .chain(quoted)
        .any(|other| std::ptr::eq(other, passage))
}

fn of_passage(subject: &Subject<'_>, read: &ReadPassage<'_>) -> Vec<Diagnostic> {
    let whole = subject.place_of(read.passage.spot);
    let numerals = numerals_in(&read.blocks);
    let typed = numerals.iter().filter(|numeral| numeral.kind == NumeralKind::Typed);
    let untraced = typed.filter(|numeral| {
        !is_of_a_case(subject, numeral) && !is_quoted(numeral) && !repeats_a_rate(subject, numeral, &numerals)
    });
    let found = untraced.map(|numeral| {
        let text = &read.passage.text;
        let place = match typed_at(text, numeral) {
            Some(bytes) => place_in(whole.clone(), text, bytes),
            None => whole.clone(),
        };
        let message = format!("`{}` is typed, so nothing holds it to the data", numeral.words);
        let found = Diagnostic::warning(message.replace('\u{a0}', " ")).at(place);
        hints(subject, numeral).into_iter().fold(found, Diagnostic::hint)
    });
    found.collect()
}

/// Whether it is what was paid in a case of the year.
fn is_of_a_case(subject: &Subject<'_>, numeral: &Numeral) -> bool {
    let is_payment = |figure: &Figure| figure.id.starts_with("case-") && figure.id.ends_with("-payment");
    let mut payments = subject.figures.iter().filter(|figure| is_payment(figure));
    numeral.unit == Unit::Money && payments.any(|figure| has_value_of(figure, numeral))
}

/// Whether it stands between quotation marks, in words that are somebody else's. What closes them tells: before a colon
/// a sentence ends, so that what opens them may be in another one.
fn is_quoted(numeral: &Numeral) -> bool {
    const FEWEST_WORDS: usize = 5;
    let Some((before, after)) = numeral.sentence.split_once(&numeral.words) else {
        return false;
    };
    let closes = after.find(['“', '”', '"']).filter(|at| !after[*at..].starts_with('“'));
    let Some(closes) = closes.filter(|_| after.matches('"').count() % 2 == 1 || after.contains('”')) else {
        return false;
    };
    let opens = before.rfind(['“', '"']).unwrap_or_default();
    // A number alone in quotation marks is nobody's.
    before[opens..].split_whitespace().count() + after[..closes].split_whitespace().count() >= FEWEST_WORDS
}

/// Whether it says in words what a computed rate of its sentence says exactly: "around two thirds (64%)". How near it has
/// to come is for `proportion-contradicted` to say.
fn repeats_a_rate(subject: &Subject<'_>, numeral: &Numeral, all: &[Numeral]) -> bool {
    const NEAR: (i128, i128) = (15, 100);
    let Some(said) = numeral.value.filter(|_| is_share_in_words(numeral)) else {
        return false;
    };
    let mut rates = all.iter().filter(|other| other.sentence == numeral.sentence);
    rates.any(|other| {
        let NumeralKind::Figure(id) = &other.kind else {
            return false;
        };
        let rate = subject.figures.get(id).filter(|figure| figure.unit == Unit::Percent);
        let near = |rate: Exact| rate - said < Exact::new(NEAR.0, NEAR.1) && said - rate < Exact::new(NEAR.0, NEAR.1);
        rate.and_then(Figure::number).is_some_and(near)
    })
}

/// "A third of", "one in five".
fn is_share_in_words(numeral: &Numeral) -> bool {
    numeral.unit == Unit::Percent && !numeral.words.contains(|c: char| c.is_ascii_digit())
}

fn has_value_of(figure: &Figure, numeral: &Numeral) -> bool {
    let (Some(value), Some(number)) = (numeral.value, figure.number()) else {
        return false;
    };
    // "A third" is said of what is near it.
    let is_share = is_share_in_words(numeral);
    let near = (number - value).numer().abs() * 50 <= *(number - value).denom();
    let unit = figure.unit;
    unit == numeral.unit && (unit.rounded(number) == unit.rounded(value) || (is_share && near))
}

/// What to write in its place: the figures and facts that have its value and unit, those first whose labels have most
/// words of its sentence, and of these the year's own before those of other years; a fact where none has anything to do
/// with the sentence.
fn hints(subject: &Subject<'_>, numeral: &Numeral) -> Vec<String> {
    let said = words(&numeral.sentence);
    let alike = |figure: &Figure| words(&figure.label).intersection(&said).count();
    let is_whole = numeral.unit != Unit::Count || numeral.value.is_some_and(|value: Exact| value.is_integer());
    let figures = subject
        .figures
        .iter()
        .filter(|figure| is_whole && has_value_of(figure, numeral));
    let mut figures: Vec<&Figure> = figures.collect();
    figures.sort_by_key(|figure| {
        let is_other_year = figure.year != subject.year;
        (std::cmp::Reverse(alike(figure)), is_other_year, figure.id.len())
    });
    figures.truncate(MOST);
    let is_meant = figures.first().is_some_and(|figure| alike(figure) > 0);
    let fact = "if it is a number of its own, give it under `facts:` with its `label` and `source`, and write \
                {{ facts.NAME }}";
    let fact = (!is_meant).then(|| fact.to_owned());
    figures.into_iter().map(in_the_place).chain(fact).collect()
}

/// The words of a text in small letters, the ends of plurals aside.
fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 2);
    words
        .map(|word| word.to_lowercase().trim_end_matches('s').to_owned())
        .collect()
}

fn in_the_place(figure: &Figure) -> String {
    let name = figure.name();
    let name = match name.strip_prefix("fact_") {
        Some(name) => format!("facts.{name}"),
        None => format!("figures.{name}"),
    };
    format!("{{{{ {name} }}}} has this value: {}", lower_first(&figure.label))
}

/// Where a number stands in a passage as it was written: the word that has been typed as often before it.
fn typed_at(text: &str, numeral: &Numeral) -> Option<Range<usize>> {
    let first = numeral.words.split_whitespace().next()?;
    let masked = without_notation(text);
    let is_sign = |c: char| !c.is_alphanumeric() && !matches!(c, '£' | '%');
    let mut at = 0;
    let words = masked.split_inclusive(char::is_whitespace).filter_map(|piece| {
        let bare = piece.trim_end().trim_matches(is_sign);
        let start = at + piece.len() - piece.trim_start_matches(is_sign).len();
        at += piece.len();
        (bare == first).then(|| start..start + bare.len())
    });
    words.skip(numeral.nth).take(1).last()
}

/// A passage with spaces for what is no word in it: figures and facts, where links lead, and the marks of lists.
fn without_notation(text: &str) -> String {
    let mut masked = text.to_owned();
    let mut mask = |bytes: Range<usize>| {
        let spaces = " ".repeat(bytes.len());
        masked.replace_range(bytes, &spaces);
    };
    for (opens, closes) in [("{{", "}}"), ("](", ")")] {
        for (start, _) in text.match_indices(opens) {
            if let Some(length) = text[start..].find(closes) {
                mask(start..start + length + closes.len());
            }
        }
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_start();
        let digits = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if digits > 0 && words[digits..].starts_with([')', '.']) && words[digits + 1..].starts_with(' ') {
            let at = start + line.len() - words.len();
            mask(at..at + digits);
        }
        start += line.len();
    }
    masked
}

#[cfg(test)]
mod tests {
    use super::typed_at;
    use crate::document::{Inline, numerals};

    /// What a text says before each number typed in it.
    fn before(text: &str, printed: &str) -> Vec<String> {
        let found = numerals(&[Inline::Text(printed.to_owned())]);
        let places = found.iter().filter_map(|numeral| typed_at(text, numeral));
        places
            .map(|bytes| text[..bytes.start].chars().rev().take(4).collect())
            .collect()
    }

    #[test]
    fn a_number_is_found_where_it_was_typed_and_not_where_it_was_computed() {
        let text = "1. of {{ figures.upheld | counted(one=\"34\", many=\"34\") }} [here](https://x.example/34) **34**, then\n  34.";
        assert_eq!(before(text, "34, then 34"), ["** )", "  \nn"]);
    }
}
