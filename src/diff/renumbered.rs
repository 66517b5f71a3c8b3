//! Where the parts of a document have gone.
//!
//! In: parts of the old document, each with what it is in the new. Out: whether words that refer to parts say the same
//! as before, although a part may have another number now.

use std::collections::{BTreeMap, BTreeSet};

use super::labels::Reference;
use super::phrase::{Known, LabelsAre};

/// Where the parts of the old text are in the new.
#[derive(Debug)]
pub(super) struct Renumbered {
    labels: LabelsAre,
    parts: BTreeMap<Reference, Reference>,
    /// Paragraphs with the headings above them, old and new: without numbers a reference leads to the heading.
    above: BTreeSet<(Reference, Reference)>,
}

impl Renumbered {
    /// Nothing is known yet; `labels` tells whether references are links in both documents.
    pub(super) fn new(labels: LabelsAre) -> Self {
        Self {
            labels,
            parts: BTreeMap::new(),
            above: BTreeSet::new(),
        }
    }

    /// A part and what it is now; of a paragraph that was divided the first part counts.
    pub(super) fn add(&mut self, old: Option<&Reference>, new: Option<&Reference>) {
        if let (Some(old), Some(new)) = (old, new) {
            self.parts.entry(old.clone()).or_insert_with(|| new.clone());
        }
    }

    /// A paragraph in one of the documents, and the heading above it in the other.
    pub(super) fn add_above(&mut self, old: Option<&Reference>, new: Option<&Reference>) {
        if let (Some(old), Some(new)) = (old, new) {
            self.above.insert((old.clone(), new.clone()));
        }
    }

    /// Whether new words say the same as the old, and lead where those did. Where nothing but words is known, the same
    /// words say the same: "section 5" may be that of an Act.
    pub(super) fn explains(&self, old: &Known, new: &Known) -> bool {
        let leads_there = |(old, new): (&Reference, &Reference)| {
            self.parts.get(old).unwrap_or(old) == new || self.above.contains(&(old.clone(), new.clone()))
        };
        let all_lead_there = || {
            let mut pairs = old.references.iter().zip(&new.references);
            old.references.len() == new.references.len() && pairs.all(leads_there)
        };
        let is_only_words = self.labels == LabelsAre::Words && old.words == new.words;
        is_only_words || (old.key == new.key && all_lead_there())
    }
}

#[cfg(test)]
mod tests {
    use super::Renumbered;
    use crate::diff::labels::{Reference, masked};
    use crate::diff::phrase::{Known, LabelsAre};

    fn known(words: &str) -> Known {
        let (key, references) = masked(words);
        let words = words.to_owned();
        Known { words, key, references }
    }

    #[test]
    fn a_reference_that_follows_its_paragraph_says_the_same() {
        let (old, new) = (known("See paragraph 30(a)."), known("See paragraph 31(a)."));
        for labels in [LabelsAre::Apart, LabelsAre::Words] {
            let mut renumbered = Renumbered::new(labels);
            assert!(!renumbered.explains(&old, &new) && renumbered.explains(&old, &old));
            let [before, now] = ["30(b)", "31(b)"].map(Reference::to_paragraph);
            renumbered.add(before.as_ref(), now.as_ref());
            assert!(renumbered.explains(&old, &new));
            assert_eq!(renumbered.explains(&old, &old), labels == LabelsAre::Words);
        }
    }
}
