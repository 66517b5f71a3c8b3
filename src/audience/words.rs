//! What a public document says in the place of exempt matter: that there was some, and under which paragraph it is
//! exempt; nothing of what it was.

use std::collections::BTreeMap;

use crate::model::Audience;
use crate::model::{Exempt, Passage};
use crate::units::in_words;

/// What stands in the place of what is for members without saying why, which a check refuses.
const NOT_FOR_PUBLICATION: &str = "not for publication";

/// The kinds of place in which words of the officer's own can stand, each with its grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stood {
    /// Sentences of their own.
    Passage,
    /// What the committee is recommended to do.
    Recommendation,
    /// What the council will do.
    Action,
}

/// The words for a passage that is exempt.
pub(super) fn in_place_of(passage: &Passage, stood: Stood) -> Passage {
    let reason = reason(passage.exempt.as_ref());
    plain(match stood {
        Stood::Passage => format!("What stood here is {reason}."),
        Stood::Recommendation => format!("consider a matter that is {reason}"),
        Stood::Action => format!("Take an action that is {reason}."),
    })
}

/// What became of an action that is exempt: it would tell what the action was.
pub(super) fn with_its_action() -> Passage {
    plain("Exempt from publication, as the action is.".to_owned())
}

fn reason(exempt: Option<&Exempt>) -> String {
    exempt.map_or_else(|| NOT_FOR_PUBLICATION.to_owned(), Exempt::reason)
}

fn plain(text: String) -> Passage {
    Passage {
        text,
        audience: Audience::Public,
        exempt: None,
        to_come_from: None,
    }
}

/// How many cases a list lacks that are exempt, and why.
pub(super) fn cases_withheld<'e>(exempt: impl Iterator<Item = &'e Exempt>) -> String {
    let mut paragraphs: BTreeMap<u8, (u64, &Exempt)> = BTreeMap::new();
    for exempt in exempt {
        paragraphs.entry(exempt.paragraph).or_insert((0, exempt)).0 += 1;
    }
    let parts = paragraphs.values().map(|(number, exempt)| {
        let cases = if *number == 1 { "case is" } else { "cases are" };
        format!("{} {cases} {}", in_words(*number), exempt.reason())
    });
    parts.collect::<Vec<_>>().join("; ")
}
