//! The numbers by which a text refers to its own parts, and where they have gone.
//!
//! In: words in which "paragraph 30" or "Table 2" may stand. Out: the words without these numbers, for telling whether
//! anything else has changed, and the numbers, to be held against what has become of the parts.

use std::collections::BTreeMap;

/// What a document numbers by itself.
const KINDS: [&str; 5] = ["paragraph", "table", "section", "annex", "figure"];

/// A part that a text refers to: "paragraph" and "30".
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Reference {
    kind: &'static str,
    number: String,
}

impl Reference {
    /// The paragraph that a sentence stands in, if it has a number; an item's letters are no part of it.
    pub(super) fn to_paragraph(paragraph: &str) -> Option<Self> {
        let number = paragraph.split('(').next().unwrap_or_default().to_owned();
        (!number.is_empty()).then_some(Self {
            kind: "paragraph",
            number,
        })
    }

    /// What a heading or caption is numbered as: "2. Purpose", "Annex 1: The letter", "Table 2: Received".
    pub(super) fn to_titled(label: &str) -> Option<Self> {
        let mut words = label.split_whitespace();
        let (first, second) = (words.next()?, words.next());
        match (kind(first), second) {
            (Some(kind), Some(number)) => number_of(number).map(|number| Self { kind, number }),
            _ => number_of(first).map(|number| Self {
                kind: "section",
                number,
            }),
        }
    }
}

/// Words without the numbers of what they refer to, and these.
pub(super) fn masked(words: &str) -> (String, Vec<Reference>) {
    let mut references = Vec::new();
    let mut masked: Vec<String> = Vec::new();
    let mut before = None;
    for word in words.split_whitespace() {
        match (before, number_of(word)) {
            (Some(kind), Some(number)) => {
                masked.push(word.replacen(&number, "#", 1));
                references.push(Reference { kind, number });
            }
            _ => masked.push(word.to_owned()),
        }
        before = kind(word);
    }
    (masked.join(" "), references)
}

fn kind(word: &str) -> Option<&'static str> {
    let word = word.trim_start_matches(['(', '[', '“', '‘', '"']).to_lowercase();
    KINDS.into_iter().find(|kind| *kind == word)
}

/// The number that a word begins with: "30" of "30(a)," and "2.1" of "2.1.".
fn number_of(word: &str) -> Option<String> {
    let end = word
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(word.len());
    let number = word[..end].trim_end_matches('.');
    (!number.is_empty() && !number.starts_with('.')).then(|| number.to_owned())
}

/// Where the numbered parts of the old text are in the new.
#[derive(Debug, Default)]
pub(super) struct Renumbered(BTreeMap<Reference, Reference>);

impl Renumbered {
    /// A part and what it is now; of a paragraph that was divided the first part counts.
    pub(super) fn add(&mut self, old: Option<Reference>, new: Option<Reference>) {
        if let (Some(old), Some(new)) = (old, new) {
            self.0.entry(old).or_insert(new);
        }
    }

    /// Whether the references of the new text lead where those of the old did.
    pub(super) fn explains(&self, old: &[Reference], new: &[Reference]) -> bool {
        let now = |reference| self.0.get(reference).unwrap_or(reference);
        old.len() == new.len() && old.iter().zip(new).all(|(old, new)| now(old) == new)
    }
}

#[cfg(test)]
mod tests {
    use super::{Reference, Renumbered, masked};

    #[test]
    fn a_reference_that_follows_its_paragraph_says_the_same() {
        let (old, old_refs) = masked("See paragraph 30(a), Table 2. and 3 of them.");
        let (new, new_refs) = masked("See paragraph 31(a), Table 2. and 3 of them.");
        assert_eq!(
            (old.as_str(), &old),
            ("See paragraph #(a), Table #. and 3 of them.", &new)
        );
        let mut renumbered = Renumbered::default();
        assert!(!renumbered.explains(&old_refs, &new_refs));
        renumbered.add(Reference::to_paragraph("30(b)"), Reference::to_paragraph("31(b)"));
        assert!(renumbered.explains(&old_refs, &new_refs) && !renumbered.explains(&old_refs, &old_refs));
    }

    #[test]
    fn headings_and_captions_say_what_they_are_numbered_as() {
        let of = |label| Reference::to_titled(label).map(|found| format!("{} {}", found.kind, found.number));
        assert_eq!(of("2. Purpose").as_deref(), Some("section 2"));
        assert_eq!(of("Annex 1: The letter").as_deref(), Some("annex 1"));
        assert_eq!(of("Table 12:").as_deref(), Some("table 12"));
        assert_eq!(of("Purpose"), None);
    }
}
