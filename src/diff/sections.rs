//! Which section of the old document is which of the new.
//!
//! In: the sections of both. Out: pairs, with what has become of each, and those that only one of the two has. A section
//! is known by its heading; under another heading, by what it says.

use std::collections::BTreeMap;

use super::align::{ALIKE, Step, alike, likeness, steps};
use super::outline::{Section, SectionKind};

/// A pair of sections, or one without its like.
#[derive(Debug, Default)]
pub(super) struct Pairing {
    /// In the order of the new document.
    pub(super) pairs: Vec<Pair>,
    pub(super) removed: Vec<usize>,
    pub(super) added: Vec<usize>,
}

/// A section of the old document and the same in the new.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub(super) old: usize,
    pub(super) new: usize,
    pub(super) fate: Fate,
}

/// What has become of a section that both documents have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    Kept,
    Moved,
    Renamed,
}

/// Pairs the sections of two documents.
pub(super) fn paired(old: &[Section], new: &[Section]) -> Pairing {
    let old_keys: Vec<_> = old.iter().map(key).collect();
    let new_keys: Vec<_> = new.iter().map(key).collect();
    let mut pairing = Pairing::default();
    // Only what is the same is paired yet, since another heading may stand elsewhere.
    for step in steps(&old_keys, &new_keys, &|_, _| 0.0) {
        match step {
            Step::Same(old, new) | Step::Changed(old, new) => pairing.pair(old, new, Fate::Kept),
            Step::Removed(old) => pairing.removed.push(old),
            Step::Added(new) => pairing.added.push(new),
        }
    }
    for added in pairing.added.clone() {
        let same = pairing
            .removed
            .iter()
            .find(|removed| old_keys[**removed] == new_keys[added]);
        if let Some(removed) = same.copied() {
            pairing.pair(removed, added, Fate::Moved);
        }
    }
    let (removed, added) = (pairing.removed.clone(), pairing.added.clone());
    let alike = alike(&(0..removed.len()), &(0..added.len()), &|i, j| {
        likeness_of_sections(&old[removed[i]], &new[added[j]])
    });
    for (i, j) in alike {
        pairing.pair(removed[i], added[j], Fate::Renamed);
    }
    pairing.pairs.sort_by_key(|pair| pair.new);
    pairing.let_parts_go_with_their_whole(old, new);
    pairing
}

/// A heading whatever its number and, but for the title, its level.
fn key(section: &Section) -> (SectionKind, &str) {
    (section.kind, section.heading.as_str())
}

impl Pairing {
    fn pair(&mut self, old: usize, new: usize, fate: Fate) {
        self.removed.retain(|removed| *removed != old);
        self.added.retain(|added| *added != new);
        self.pairs.push(Pair { old, new, fate });
    }

    /// A section that has moved with the one that it is in has not moved by itself.
    fn let_parts_go_with_their_whole(&mut self, old: &[Section], new: &[Section]) {
        let fates: BTreeMap<(usize, usize), Fate> = self
            .pairs
            .iter()
            .map(|pair| ((pair.old, pair.new), pair.fate))
            .collect();
        for pair in self.pairs.iter_mut().filter(|pair| pair.fate == Fate::Moved) {
            let wholes = parent(old, pair.old).zip(parent(new, pair.new));
            if wholes.and_then(|wholes| fates.get(&wholes)) == Some(&Fate::Moved) {
                pair.fate = Fate::Kept;
            }
        }
    }
}

/// The section that a section is a part of.
fn parent(sections: &[Section], at: usize) -> Option<usize> {
    let level = sections[at].level;
    (0..at).rev().find(|before| sections[*before].level < level)
}

/// How alike two sections of different headings are, 0 to 1: by what they say, or else by their headings.
fn likeness_of_sections(old: &Section, new: &Section) -> f32 {
    if is_same_annex(old, new) {
        return 1.0;
    }
    let headings = likeness(&old.heading, &new.heading);
    let (before, now) = (old.sentences.len(), new.sentences.len());
    if before + now == 0 {
        return headings;
    }
    let mut said: Vec<&str> = old
        .sentences
        .iter()
        .map(|sentence| sentence.known.key.as_str())
        .collect();
    let both = new.sentences.iter().filter(|sentence| {
        let at = said.iter().position(|key| *key == sentence.known.key);
        at.map(|at| said.swap_remove(at)).is_some()
    });
    let shared = share(2 * both.count(), before + now);
    // A heading by which a little was changed is the same one; "Financial" and "Legal implications" are two.
    if headings > ALIKE { shared.max(headings) } else { shared }
}

/// Whether two annexes of different titles are one: the same file or table, or a file under the same number.
fn is_same_annex(old: &Section, new: &Section) -> bool {
    let tables = |section: &Section| -> Vec<String> {
        let named = section.grids.iter().filter(|grid| !grid.id.is_empty());
        named.map(|grid| grid.id.clone()).collect()
    };
    let has_tables = !tables(old).is_empty() && tables(old) == tables(new);
    let is_file = old.file.is_some() && new.file.is_some() && (old.file == new.file || old.label == new.label);
    old.is_annex() && new.is_annex() && (has_tables || is_file)
}

fn share(part: usize, whole: usize) -> f32 {
    let as_number = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    as_number(part) / as_number(whole)
}
