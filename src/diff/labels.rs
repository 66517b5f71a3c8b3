//! The places that a text refers to.
//!
//! In: the ids of a composed document, or the labels of a built file, in which "paragraph 30" is a word among others.
//! Out: [`Reference`]s.

/// What a document numbers by itself.
const KINDS: [&str; 6] = ["paragraph", "table", "chart", "section", "annex", "figure"];

/// A part that a text refers to: "#paragraph-30" by its id, or "paragraph 30" by its label.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Reference(String);

impl Reference {
    /// The part with this id.
    pub(super) fn to_id(id: &str) -> Option<Self> {
        (!id.is_empty()).then(|| Self(format!("#{id}")))
    }

    /// The paragraph that a sentence stands in, if it has a number; an item's letters are no part of it.
    pub(super) fn to_paragraph(paragraph: &str) -> Option<Self> {
        let number = paragraph.split('(').next().unwrap_or_default();
        (!number.is_empty()).then(|| Self(format!("paragraph {number}")))
    }

    /// What a heading or caption is numbered as: "2. Purpose", "Annex 1: The letter", "Table 2: Received".
    pub(super) fn to_titled(label: &str) -> Option<Self> {
        let mut words = label.split_whitespace();
        let (first, second) = (words.next()?, words.next());
        let (kind, number) = match (kind(first), second) {
            (Some(kind), Some(number)) => (kind, number_of(number)?),
            _ => ("section", number_of(first)?),
        };
        Some(Self(format!("{kind} {number}")))
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
                references.push(Reference(format!("{kind} {number}")));
            }
            _ => masked.push(word.to_owned()),
        }
        before = kind(word);
    }
    (masked.join(" "), references)
}

/// Whether words are those by which the program refers to a numbered part, and no others: "paragraph 30", "Annex 1".
pub(super) fn is_label(words: &str) -> bool {
    let words: Vec<&str> = words.split_whitespace().collect();
    matches!(words[..], [first, number] if kind(first).is_some() && number_of(number).as_deref() == Some(number))
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

#[cfg(test)]
mod tests {
    use super::{Reference, is_label, masked};

    #[test]
    fn words_are_the_same_but_for_the_numbers_of_what_they_refer_to() {
        let (old, references) = masked("See paragraph 30(a), Table 2. and 3 of them.");
        assert_eq!(old, "See paragraph #(a), Table #. and 3 of them.");
        assert_eq!(Reference::to_paragraph("30(b)").as_ref(), references.first());
        assert_eq!(
            (masked("See paragraph 31(a), Table 2. and 3 of them.").0, 2),
            (old, references.len())
        );
    }

    #[test]
    fn headings_and_captions_say_what_they_are_numbered_as() {
        let of = |label| Reference::to_titled(label).map(|found| found.0);
        assert_eq!(of("2. Purpose").as_deref(), Some("section 2"));
        assert_eq!(of("Annex 1: The letter").as_deref(), Some("annex 1"));
        assert_eq!(of("Table 12:").as_deref(), Some("table 12"));
        assert_eq!(of("Purpose"), None);
    }

    #[test]
    fn a_label_is_a_kind_and_a_number_and_nothing_more() {
        assert!(is_label("paragraph\u{a0}2.1") && is_label("Annex 1"));
        assert!(!is_label("paragraph 2 below") && !is_label("the Act, section 5") && !is_label("Table"));
    }
}
