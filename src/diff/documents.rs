//! A document of both states, side by side.
//!
//! In: the versions of both. Out: pairs, and of each pair what has changed in it.

use std::collections::{BTreeMap, BTreeSet};

use super::align::{Step, likeness, steps};
use super::annexes;
use super::outline::{Outline, Section, SectionKind, Sentence};
use super::renumbered::Renumbered;
use super::sections::{self, Fate, Pairing};
use super::{
    DocumentChanges, NumberingChange, Place, Presence, Said, SectionChange, SectionFate, SentenceChange, SentenceFate,
    Version, tables,
};
use crate::model::DocumentKind;
use crate::units::FinancialYear;

/// A document that at least one of the states has.
pub(super) struct Pair<'a> {
    year: FinancialYear,
    kind: DocumentKind,
    pub(super) old: Option<Side<'a>>,
    pub(super) new: Option<Side<'a>>,
}

/// A version and its outline.
pub(super) struct Side<'a> {
    pub(super) version: &'a Version,
    pub(super) outline: Outline,
}

impl<'a> Side<'a> {
    fn new(version: &'a Version) -> Self {
        let outline = Outline::new(&version.blocks, version.labels());
        Self { version, outline }
    }
}

/// Every document of either state, by year and kind.
pub(super) fn paired<'a>(old: &'a [Version], new: &'a [Version]) -> Vec<Pair<'a>> {
    let by_key = |versions: &'a [Version]| -> BTreeMap<(FinancialYear, DocumentKind), &'a Version> {
        versions
            .iter()
            .map(|version| ((version.year, version.kind), version))
            .collect()
    };
    let (old, new) = (by_key(old), by_key(new));
    let keys: BTreeSet<_> = old.keys().chain(new.keys()).copied().collect();
    let pair = |(year, kind)| Pair {
        year,
        kind,
        old: old.get(&(year, kind)).map(|version| Side::new(version)),
        new: new.get(&(year, kind)).map(|version| Side::new(version)),
    };
    keys.into_iter().map(pair).collect()
}

impl Pair<'_> {
    /// The year that the document is about.
    pub(super) fn year(&self) -> FinancialYear {
        self.year
    }

    /// What has changed in it; `None` if nothing has.
    pub(super) fn changes(&self) -> Option<DocumentChanges> {
        let mut changes = DocumentChanges {
            year: self.year,
            kind: self.kind,
            presence: Presence::Both,
            numbering: None,
            sections: Vec::new(),
            sentences: Vec::new(),
            tables: Vec::new(),
            annexes: Vec::new(),
        };
        let (old, new) = match (&self.old, &self.new) {
            (Some(old), Some(new)) => (old, new),
            (Some(_), None) => {
                changes.presence = Presence::Gone;
                return Some(changes);
            }
            (None, _) => {
                changes.presence = Presence::New;
                return Some(changes);
            }
        };
        let numbering = (old.outline.numbering(), new.outline.numbering());
        changes.numbering = (numbering.0 != numbering.1).then_some(NumberingChange {
            old: numbering.0,
            new: numbering.1,
        });
        let labels = old.version.labels();
        let (old_version, new_version) = (old.version, new.version);
        let (old, new) = (&old.outline.sections[..], &new.outline.sections[..]);
        let pairing = sections::paired(old, new);
        let compared = Compared::new(old, new, &pairing, Renumbered::new(labels));
        changes.sections = section_changes(old, new, &pairing);
        changes.sentences = compared.sentence_changes();
        changes.tables = tables::changes(old, new, &compared.renumbered);
        let annexes = pairing.pairs.iter().map(|pair| (&old[pair.old], &new[pair.new]));
        changes.annexes = annexes::changes(annexes, &old_version.annexed, &new_version.annexed);
        (!changes.is_empty()).then_some(changes)
    }
}

/// The sections in the order of the new document, then those that are gone.
fn section_changes(old: &[Section], new: &[Section], pairing: &Pairing) -> Vec<SectionChange> {
    let after = |at: usize| {
        let before = new[..at].iter().rev().find(|section| section.kind != SectionKind::End);
        before
            .map(|section| section.heading.clone())
            .filter(|heading| !heading.is_empty())
    };
    let said = |section: &Section| -> Vec<String> {
        section
            .sentences
            .iter()
            .map(|sentence| sentence.known.words.clone())
            .collect()
    };
    let mut changes: Vec<(usize, SectionFate)> = Vec::new();
    for pair in &pairing.pairs {
        let fate = match pair.fate {
            Fate::Kept => continue,
            Fate::Moved => SectionFate::Moved { after: after(pair.new) },
            Fate::Renamed => SectionFate::Renamed {
                from: old[pair.old].heading.clone(),
            },
        };
        changes.push((pair.new, fate));
    }
    changes.extend(pairing.added.iter().map(|at| {
        let sentences = said(&new[*at]);
        let after = after(*at);
        (*at, SectionFate::Added { after, sentences })
    }));
    changes.sort_by_key(|(at, _)| *at);
    let gone = pairing.removed.iter().map(|at| SectionChange {
        heading: old[*at].heading.clone(),
        fate: SectionFate::Removed {
            sentences: said(&old[*at]),
        },
    });
    let still = changes.into_iter().map(|(at, fate)| SectionChange {
        heading: new[at].heading.clone(),
        fate,
    });
    still.chain(gone).collect()
}

/// The sentences of all sections that both documents have, side by side.
struct Compared<'a> {
    sections: Vec<(&'a Section, &'a Section, Vec<Step>)>,
    renumbered: Renumbered,
}

impl<'a> Compared<'a> {
    fn new(old: &'a [Section], new: &'a [Section], pairing: &Pairing, mut renumbered: Renumbered) -> Self {
        tables::note(&mut renumbered, old, new);
        let mut sections = Vec::new();
        for pair in &pairing.pairs {
            let (before, now) = (&old[pair.old], &new[pair.new]);
            renumbered.add(before.reference.as_ref(), now.reference.as_ref());
            let (old, new) = (&before.sentences, &now.sentences);
            let keys = |sentences: &'a [Sentence]| {
                let keys = sentences.iter().map(|sentence| &sentence.known.key);
                keys.collect::<Vec<_>>()
            };
            let alike = |i: usize, j: usize| likeness(&old[i].known.words, &new[j].known.words);
            let steps = steps(&keys(old), &keys(new), &alike);
            for step in &steps {
                if let Step::Same(i, j) | Step::Changed(i, j) = *step {
                    let (old, new) = (old[i].reference.as_ref(), new[j].reference.as_ref());
                    renumbered.add(old, new);
                    renumbered.add_above(old, now.reference.as_ref());
                    renumbered.add_above(before.reference.as_ref(), new);
                }
            }
            sections.push((before, now, steps));
        }
        Self { sections, renumbered }
    }

    fn sentence_changes(&self) -> Vec<SentenceChange> {
        let mut changes = Vec::new();
        for (before, now, steps) in &self.sections {
            for step in steps {
                let (old, new) = match *step {
                    Step::Same(i, j) => {
                        let (old, new) = (&before.sentences[i], &now.sentences[j]);
                        if self.renumbered.explains(&old.known, &new.known) {
                            continue;
                        }
                        (Some(old), Some(new))
                    }
                    Step::Changed(i, j) => (Some(&before.sentences[i]), Some(&now.sentences[j])),
                    Step::Removed(i) => (Some(&before.sentences[i]), None),
                    Step::Added(j) => (None, Some(&now.sentences[j])),
                };
                changes.push(SentenceChange {
                    place: place(if new.is_some() { now } else { before }),
                    fate: fate(old, new),
                    old: old.map(said),
                    new: new.map(said),
                });
            }
        }
        moves(changes)
    }
}

fn fate(old: Option<&Sentence>, new: Option<&Sentence>) -> SentenceFate {
    match (old, new) {
        (Some(old), Some(new)) if old.known.words == new.known.words => SentenceFate::LeadsElsewhere,
        (Some(_), Some(_)) => SentenceFate::Changed,
        (Some(_), None) => SentenceFate::Gone,
        (None, _) => SentenceFate::New,
    }
}

fn place(section: &Section) -> Place {
    match section.kind {
        SectionKind::Start => Place::Start,
        SectionKind::Title | SectionKind::Headed => Place::Under(section.heading.clone()),
        SectionKind::End => Place::End,
    }
}

fn said(sentence: &Sentence) -> Said {
    Said {
        paragraph: sentence.paragraph.clone(),
        words: sentence.known.words.clone(),
    }
}

/// A sentence that is gone in one place and new in another has moved.
fn moves(mut changes: Vec<SentenceChange>) -> Vec<SentenceChange> {
    let mut at = 0;
    while at < changes.len() {
        let gone = changes[at].old.clone().filter(|_| changes[at].new.is_none());
        let is_arrival = |change: &SentenceChange, gone: &Said| {
            change.old.is_none() && change.new.as_ref().is_some_and(|new| new.words == gone.words)
        };
        let arrival = gone
            .as_ref()
            .and_then(|gone| changes.iter().position(|change| is_arrival(change, gone)));
        if let Some(arrival) = arrival {
            changes[arrival].old = gone;
            changes[arrival].fate = SentenceFate::Moved;
            changes.remove(at);
        } else {
            at += 1;
        }
    }
    changes
}
