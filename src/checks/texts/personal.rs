//! Words by which somebody could be known in what is said of a case.
//!
//! # Source
//! The Ombudsman's decision statements name nobody: people are Mr X, Ms Y and so on (Local Government Act 1974, section
//! 30(3), asks the same of reports). Only what is surely meant for one person is looked for.

use std::ops::Range;

use super::Texts;
use crate::compose::place_in;
use crate::diagnostic::Diagnostic;
use crate::load::Written;

const TITLES: [&str; 8] = ["Mr", "Mrs", "Miss", "Ms", "Mx", "Dr", "Prof", "Professor"];

/// Names, addresses and numbers of people in the cases, and in the reasons why cases were closed.
pub(in super::super) fn personal_data(texts: &Texts<'_>) -> Vec<Diagnostic> {
    let about = texts.written.iter().filter(|text| is_about_people(text));
    let found = about.flat_map(|text| {
        of_people(&text.text).into_iter().map(|(bytes, what)| {
            // What it is shows below the message, and only to those who may read it.
            let message = format!("this looks like {what}, but what is said of a case names nobody");
            let hint = "leave it out, or use a letter as the Ombudsman's statements do: Ms X";
            let place = place_in(text.place.clone(), &text.text, bytes);
            Diagnostic::warning(message).at(place).hint(hint)
        })
    });
    found.collect()
}

/// Whether a value is one of those that tell of cases.
fn is_about_people(text: &Written) -> bool {
    let has = |key: &str| text.keys.iter().any(|other| other == key);
    match text.room() {
        "cases" => ["fault", "remedy_note", "service"].into_iter().any(has),
        "breakdowns" => has("label"),
        _ => false,
    }
}

/// The first of each kind in a text, in words.
fn of_people(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let words = words(text);
    let found = [
        (named(&words), "a person's name"),
        (address(&words), "an e-mail address"),
        (postcode(&words), "a postcode"),
        (number(text), "the number of a telephone or of a person"),
    ];
    let found = found.into_iter().filter_map(|(bytes, what)| Some((bytes?, what)));
    found.collect()
}

fn address(words: &[(usize, &str)]) -> Option<Range<usize>> {
    let is_address = |word: &str| word.split_once('@').is_some_and(|(_, host)| host.contains('.'));
    let (at, word) = words.iter().find(|(_, word)| is_address(word))?;
    Some(*at..at + word.len())
}

/// The words of a text without the signs around them, each with where it stands.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut start = 0;
    let pieces = text.split_inclusive(char::is_whitespace).map(|piece| {
        let word = piece.trim_matches(|c: char| !c.is_alphanumeric());
        let at = start + piece.find(word).unwrap_or_default();
        start += piece.len();
        (at, word)
    });
    pieces.filter(|(_, word)| !word.is_empty()).collect()
}

/// A title and a name; a letter alone stands for a name.
fn named(words: &[(usize, &str)]) -> Option<Range<usize>> {
    words.windows(2).find_map(|pair| {
        let (at, title) = pair[0];
        let name = pair[1].1.split(['\'', '’']).next().unwrap_or_default();
        let is_name = name.starts_with(char::is_uppercase) && name.chars().count() > 1;
        (TITLES.contains(&title) && is_name).then(|| at..pair[1].0 + name.len())
    })
}

/// `OX1 1ND`.
fn postcode(words: &[(usize, &str)]) -> Option<Range<usize>> {
    let is_outward = |word: &str| {
        let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
        let rest = &word.as_bytes()[letters..];
        let fits = matches!(letters, 1 | 2) && matches!(rest.len(), 1 | 2) && rest[0].is_ascii_digit();
        fits && rest[1..].iter().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
    };
    let is_inward = |word: &str| {
        let bytes = word.as_bytes();
        bytes.len() == 3 && bytes[0].is_ascii_digit() && bytes[1..].iter().all(u8::is_ascii_uppercase)
    };
    words.windows(2).find_map(|pair| {
        let ((at, outward), (end, inward)) = (pair[0], pair[1]);
        (is_outward(outward) && is_inward(inward)).then(|| at..end + inward.len())
    })
}

/// Ten digits and more, with spaces between them: a reference of the Ombudsman's has eight, an amount has commas.
fn number(text: &str) -> Option<Range<usize>> {
    let is_part = |c: char| c.is_ascii_digit() || c == ' ';
    let mut start = 0;
    text.split(|c| !is_part(c)).find_map(|run| {
        let at = start;
        start += run.len() + text[start + run.len()..].chars().next().map_or(0, char::len_utf8);
        let digits = run.bytes().filter(u8::is_ascii_digit).count();
        let from = at + run.len() - run.trim_start().len();
        (digits >= 10).then(|| from..from + run.trim().len())
    })
}

#[cfg(test)]
mod tests {
    use super::of_people;

    #[test]
    fn what_is_surely_of_one_person_is_found() {
        let found = |text: &str| of_people(text).pop().map(|(bytes, _)| text[bytes].to_owned());
        for (text, words) in [
            ("Mrs Brown was not told.", "Mrs Brown"),
            ("It kept Dr. Grey’s letter.", "Dr. Grey"),
            ("A flat in OX1 1ND was damp.", "OX1 1ND"),
            ("Write to a.b@council.example.", "a.b@council.example"),
            ("She rang 01632 960123 twice.", "01632 960123"),
            ("Patient 943 476 5919", "943 476 5919"),
        ] {
            assert_eq!(found(text).as_deref(), Some(words), "{text}");
        }
        for text in [
            "Ms X and Mr Y’s child waited.",
            "See 24 001 207, and £1,500.",
            "The Ms in the text",
            "B1 was late.",
            "",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
