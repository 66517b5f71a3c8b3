//! The officer's passages as the document tree has them, in which a number is either a figure or was typed.
//!
//! In: the passages of a year, read. Out: findings at the words. A finding is never about what was computed, only about
//! what stands beside it. A sentence may say a thing in many ways: what a check is not sure of, it leaves alone, since
//! an officer who is often told of nothing no longer reads what is told.

mod numbers;

pub(super) use numbers::untraced_number;

mod against_average;
mod bases;
mod direction;
mod measure;
mod order;
mod points;
mod proportion;
mod sentence;
mod small_base;

#[cfg(test)]
mod tests;

pub(super) use against_average::{average_contradicted, average_of_others};
pub(super) use bases::rate_base_misnamed;
pub(super) use direction::{change_without_direction, direction_contradicted};
pub(super) use order::order_contradicted;
pub(super) use points::per_cent_for_points;
pub(super) use proportion::proportion_contradicted;
pub(super) use small_base::small_base;

use std::ops::Range;

use self::sentence::Sentence;
use super::Subject;
use crate::compose::{ReadPassage, place_in};
use crate::diagnostic::{Diagnostic, Severity};

/// The officer's passages of a year, with what they can be held against.
pub(super) struct Prose<'a> {
    /// The year, with its figures; nothing in them is suppressed.
    pub(super) subject: &'a Subject<'a>,
    /// The passages that can be read.
    pub(super) passages: &'a [ReadPassage<'a>],
}

/// What is wrong with some words of a sentence.
struct Finding {
    /// The words, by their tokens.
    tokens: Range<usize>,
    severity: Severity,
    message: String,
    hint: String,
}

impl Prose<'_> {
    /// What is wrong with each sentence: the officer's, and those of published documents, which are never more than
    /// warned of.
    fn of_each(&self, look: impl Fn(&Subject<'_>, &Sentence) -> Vec<Finding>) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for read in self.passages {
            let whole = self.subject.place_of(read.passage.spot);
            let text = &read.passage.text;
            for sentence in sentence::of_blocks(&read.blocks, text) {
                found.extend(look(self.subject, &sentence).into_iter().map(|finding| {
                    let bytes = sentence.bytes(finding.tokens);
                    let place = bytes.map_or(whole.clone(), |bytes| place_in(whole.clone(), text, bytes));
                    let diagnostic = Diagnostic {
                        severity: finding.severity,
                        ..Diagnostic::error(finding.message)
                    };
                    diagnostic.at(place).hint(finding.hint)
                }));
            }
        }
        let published = self
            .subject
            .file
            .map(|file| file.published.as_slice())
            .unwrap_or_default();
        for document in published {
            for words in &document.wording {
                let whole = self.subject.place_of(words.spot);
                for sentence in sentence::of_words(words) {
                    found.extend(look(self.subject, &sentence).into_iter().map(|finding| {
                        let bytes = sentence.bytes(finding.tokens);
                        let place = bytes.map_or(whole.clone(), |bytes| place_in(whole.clone(), words, bytes));
                        let message = format!("{}, in {}", finding.message, document.document);
                        let hint = "the document is to be corrected, unless its words are copied wrongly here";
                        Diagnostic::warning(message).at(place).hint(hint)
                    }));
                }
            }
        }
        found
    }
}
