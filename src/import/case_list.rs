//! Records of cases, as a year file lists them.
//!
//! In: records from decision statements or from an export. Out: YAML for `cases:`, with a comment where something was
//! not found or is only proposed. A field that is not known is left out: an empty one would say that there is none.

mod append;
mod dates;
mod decisions;
mod yaml;

pub use append::{Appended, append};
pub(super) use dates::{DayOrder, date_in, day_of};
pub(super) use decisions::decision_of;
pub(super) use yaml::{escaped, scalar};
pub use yaml::{file, list};

use std::collections::BTreeMap;

use crate::diagnostic::Place;
use crate::model::{Decision, Remedy};
use crate::units::Date;

/// A case, as far as its source tells of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// The Ombudsman's reference: "22 006 612".
    pub reference: Option<String>,
    /// The authority that it is about, where the source names one.
    pub authority: Option<(String, Place)>,
    /// The service.
    pub service: Option<String>,
    /// The category in the source's own words.
    pub subject: Option<String>,
    /// The letter's category, by its id.
    pub category: Option<String>,
    /// How far it went, in the source's own words.
    pub status: Option<String>,
    /// What was decided.
    pub decision: Option<Decision>,
    /// The day on which the Ombudsman received it.
    pub received: Option<Date>,
    /// The day of the decision.
    pub decided: Option<Date>,
    /// The fault, in Markdown.
    pub fault: Option<String>,
    /// The kinds of remedy.
    pub remedies: Vec<Remedy>,
    /// What was paid.
    pub payment: Option<Payment>,
    /// More on the remedy, in Markdown.
    pub remedy_note: Option<String>,
    /// The day by which the remedy was to be done.
    pub due: Option<Date>,
    /// The day on which it was done.
    pub done: Option<Date>,
    /// What the council has done since, in Markdown.
    pub action_taken: Option<String>,
    /// The decision statement.
    pub statement: Option<Statement>,
    /// Comments, each above the line of this key.
    pub notes: BTreeMap<&'static str, Vec<String>>,
    /// Where the record begins in its source.
    pub place: Option<Place>,
}

/// What was paid in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Payment {
    /// So much, in pounds: "1250.50".
    Pounds(String),
    /// The source gives no total, for this reason.
    NotKnown(String),
}

/// A decision statement in the Ombudsman's words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statement {
    /// The summary, in Markdown.
    pub summary: Option<String>,
    /// The sections, each with its heading and its Markdown.
    pub sections: Vec<(String, String)>,
    /// Who decided.
    pub decided_by: Option<String>,
    /// Web address of the statement.
    pub original: Option<String>,
}

impl Record {
    /// Adds a comment above the line of a key.
    pub fn note(&mut self, key: &'static str, note: impl Into<String>) {
        self.notes.entry(key).or_default().push(note.into());
    }

    /// The reference without the spaces, by which two are the same.
    #[must_use]
    pub fn key(&self) -> Option<String> {
        self.reference.as_ref().map(|reference| reference.replace(' ', ""))
    }
}

/// The first reference in a text, `yy nnn nnn` however it is spaced, and its bytes.
pub(super) fn reference_in(text: &str) -> Option<(String, std::ops::Range<usize>)> {
    let mut starts = text.char_indices().filter(|(at, c)| {
        c.is_ascii_digit() && !text[..*at].ends_with(|before: char| before.is_alphanumeric() || before == '£')
    });
    starts.find_map(|(at, _)| reference_at(text, at))
}

fn reference_at(text: &str, start: usize) -> Option<(String, std::ops::Range<usize>)> {
    let mut digits = String::new();
    let mut end = start;
    for (at, c) in text[start..].char_indices() {
        match c {
            '0'..='9' if digits.len() < 8 => digits.push(c),
            // Between the groups alone.
            ' ' | '\u{a0}' | '-' | '/'
                if matches!(digits.len(), 2 | 5) && !text[..start + at].ends_with([' ', '-']) => {}
            _ => break,
        }
        end = start + at + c.len_utf8();
    }
    if digits.len() != 8 {
        return None;
    }
    let mut rest = text[end..].chars();
    let letter = rest.next().filter(char::is_ascii_alphabetic);
    let next = if letter.is_some() {
        rest.next()
    } else {
        text[end..].chars().next()
    };
    if next.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let reference = format!("{} {} {}", &digits[..2], &digits[2..5], &digits[5..]);
    let letter = letter.map(|letter| letter.to_ascii_lowercase());
    let end = end + letter.map_or(0, char::len_utf8);
    Some((reference + &letter.map(String::from).unwrap_or_default(), start..end))
}

#[cfg(test)]
mod tests {
    use super::reference_in;

    #[test]
    fn a_reference_is_found_however_it_is_spaced() {
        let found = |text: &str| reference_in(text).map(|(reference, _)| reference);
        for text in [
            "Exampleshire (24 001 234)",
            "24001234",
            "no 24-001-234.",
            "24\u{a0}001\u{a0}234",
        ] {
            assert_eq!(found(text).as_deref(), Some("24 001 234"), "{text}");
        }
        assert_eq!(found("24 001 234A").as_deref(), Some("24 001 234a"));
        for text in ["2024-05-01", "£24001234", "124 001 234", "24 001 2345", "0300 061 0614"] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
