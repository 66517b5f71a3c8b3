//! Words by which somebody could be known.
//!
//! In: the officer's words. Out: a finding at each name, address and number of a person. Where officers, members,
//! addressees and contacts are to be named nothing is looked for, nor in web addresses; what may stand elsewhere is
//! listed in `council.yaml` as accepted, with the reason.
//!
//! # Source
//! The Ombudsman's decision statements name nobody: people are Mr X, Ms Y and so on (Local Government Act 1974, section
//! 30(3), asks the same of reports).

mod accepted;
mod numbers;
mod words;

pub(in super::super) use accepted::accepted_words;

use std::ops::Range;
use std::sync::Arc;

use super::Texts;
use crate::compose::place_in;
use crate::diagnostic::{Diagnostic, Source};
use crate::load::{Written, written};
use crate::model::AcceptedWords;
use accepted::is_accepted;

/// Keys below which somebody is named by intent, or nothing is ever printed.
const SPARED: [&str; 14] = [
    "accept",
    "accepted_words",
    "addressee",
    "author",
    "chair",
    "clearance",
    "contact",
    "front",
    "office_holder",
    "original",
    "published",
    "signed_by",
    "to_come_from",
    "website",
];

/// What by its look belongs to one person.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Personal {
    /// Where it stands in its text.
    bytes: Range<usize>,
    /// The part of it that accepted words have to cover: of a name with its title, the name.
    core: Range<usize>,
    /// What it is, in words.
    what: &'static str,
}

impl Personal {
    /// Something that is accepted as a whole or not at all.
    fn whole(bytes: Range<usize>, what: &'static str) -> Self {
        let core = bytes.clone();
        Self { bytes, core, what }
    }
}

/// Names, addresses and numbers of people in the officer's words.
pub(in super::super) fn personal_data(texts: &Texts<'_>) -> Vec<Diagnostic> {
    let accepted = &texts.project.council.accepted_words;
    let own = texts.written.iter().filter(|text| is_looked_at(text));
    let found = own.flat_map(|text| {
        let found = of_people(&text.text).into_iter();
        let found = found.filter(|personal| !is_accepted(&text.text, personal, accepted));
        found.map(|personal| finding(text, personal))
    });
    found.collect()
}

/// The same in the values of one file that belongs to no project yet, without those that are accepted.
pub fn personal_data_in(source: &Arc<Source>, accepted: &[AcceptedWords]) -> Vec<Diagnostic> {
    let values = written(source);
    let looked_at = values.iter().filter(|text| is_looked_at(text));
    let found = looked_at.flat_map(|text| {
        let found = of_people(&text.text).into_iter();
        let found = found.filter(|personal| !is_accepted(&text.text, personal, accepted));
        found.map(|personal| finding(text, personal))
    });
    found.collect()
}

/// Whether a value is one in which nobody should be known. Texts are named after sections, and not after who is in them.
fn is_looked_at(text: &Written) -> bool {
    let mut keys = text.keys.iter().take_while(|key| *key != "texts");
    !keys.any(|key| SPARED.contains(&key.as_str()))
}

/// Names no word of the text: what it is shows below the message, and only to those who may read it.
fn finding(text: &Written, personal: Personal) -> Diagnostic {
    let what = personal.what;
    let message = if text.room() == "cases" {
        format!("this looks like {what}, but what is said of a case names nobody")
    } else {
        format!("this looks like {what}, by which somebody could be known")
    };
    let place = place_in(text.place.clone(), &text.text, personal.bytes);
    Diagnostic::warning(message)
        .at(place)
        .hint("leave it out, or use a letter as the Ombudsman's statements do: Ms X")
        .hint("if it may be published, add it to `accepted_words:` in council.yaml, with the reason")
}

/// All that a text has of people, in its order; nothing of web addresses.
fn of_people(text: &str) -> Vec<Personal> {
    let mut found = words::of_people(&words::split(text));
    found.extend(numbers::of_people(text));
    let web: Vec<Range<usize>> = words::web_addresses(text).collect();
    found.retain(|personal| !web.iter().any(|web| web.contains(&personal.bytes.start)));
    found.sort_by_key(|personal| personal.bytes.start);
    found
}

#[cfg(test)]
mod tests;
