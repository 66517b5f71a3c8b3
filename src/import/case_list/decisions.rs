//! The words in which decisions are told, then and now.
//!
//! # Source
//! The Ombudsman's categories of decision since 2014, and the longer codes of the years before: of a code such as
//! "Upheld: maladministration and injustice" only the first part is the decision.

use crate::import::words::plain;
use crate::model::Decision;

/// Beginnings of decisions in lower case, without punctuation; of two that fit the longer stands first.
const WORDS: [(&str, Decision); 26] = [
    ("not upheld", Decision::NotUpheld),
    ("no maladministration", Decision::NotUpheld),
    ("no fault", Decision::NotUpheld),
    ("upheld", Decision::Upheld),
    ("fault found", Decision::Upheld),
    ("fault and injustice", Decision::Upheld),
    ("fault no injustice", Decision::Upheld),
    ("maladministration", Decision::Upheld),
    ("report issued upheld", Decision::Upheld),
    ("report upheld", Decision::Upheld),
    ("report issued not upheld", Decision::NotUpheld),
    ("investigation discontinued", Decision::Discontinued),
    ("discontinue", Decision::Discontinued),
    ("discontinued", Decision::Discontinued),
    ("not investigated", Decision::NotInvestigated),
    ("not to investigate", Decision::NotInvestigated),
    ("not to initiate an investigation", Decision::NotInvestigated),
    ("closed after initial enquiries", Decision::Closed),
    ("closed after initial assessment", Decision::Closed),
    ("referred back", Decision::ReferredBack),
    ("premature", Decision::ReferredBack),
    ("advice given", Decision::AdviceGiven),
    ("invalid", Decision::Invalid),
    ("incomplete", Decision::Invalid),
    ("awaited", Decision::Awaited),
    ("awaiting decision", Decision::Awaited),
];

/// The decision that these words tell; none if they are not known.
pub(in crate::import) fn decision_of(words: &str) -> Option<Decision> {
    let plain = plain(words);
    let begins = |start: &str| {
        plain
            .strip_prefix(start)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    WORDS
        .iter()
        .find(|(start, _)| begins(start))
        .map(|(_, decision)| *decision)
}

#[cfg(test)]
mod tests {
    use super::decision_of;
    use crate::model::Decision;

    #[test]
    fn old_codes_and_new_words_are_known() {
        for (words, decision) in [
            ("Upheld", Decision::Upheld),
            ("Upheld: Maladministration and Injustice", Decision::Upheld),
            ("Not upheld; no maladministration", Decision::NotUpheld),
            ("Closed after initial enquiries - no further action", Decision::Closed),
            ("Discontinued", Decision::Discontinued),
            ("Referred back for local resolution", Decision::ReferredBack),
            ("Incomplete/Invalid", Decision::Invalid),
        ] {
            assert_eq!(decision_of(words), Some(decision), "{words}");
        }
        for words in ["", "Uphold", "Partly upheld", "Closed"] {
            assert_eq!(decision_of(words), None, "{words}");
        }
    }
}
