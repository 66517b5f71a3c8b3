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

pub(super) use against_average::{average_contradicted, average_misnamed};
pub(super) use bases::base_misnamed;
pub(super) use direction::{change_without_direction, direction_contradicted};
pub(super) use order::order_contradicted;
pub(super) use points::per_cent_for_points;
pub(super) use proportion::proportion_contradicted;
pub(super) use small_base::small_base;

use std::ops::Range;
use std::sync::OnceLock;

use self::sentence::Sentence;
use super::Subject;
use super::wording::{Word, words};
use crate::compose::{ReadPassage, place_in};
use crate::diagnostic::{Diagnostic, Severity, Spot};

/// The words about a year, with what they can be held against.
pub(super) struct Prose<'a> {
    /// The year, with its figures; nothing in them is suppressed.
    pub(super) subject: &'a Subject<'a>,
    /// The officer's passages that can be read.
    pub(super) passages: &'a [ReadPassage<'a>],
    /// The words of these passages and of published documents.
    pub(super) texts: Vec<Text<'a>>,
}

/// Some words, and whose they are.
pub(super) struct Text<'a> {
    /// As they were written.
    pub(super) words: &'a str,
    spot: Spot,
    /// The published document that prints them; `None` for the officer's own, which can still be mended.
    pub(super) document: Option<&'a str>,
    sentences: Vec<Sentence>,
    /// Its words as they were written, found once for all checks that ask for them.
    each_word: OnceLock<Vec<Word<'a>>>,
}

/// What is wrong with some words of a sentence.
struct Finding {
    /// The words, by their tokens.
    tokens: Range<usize>,
    severity: Severity,
    message: String,
    hint: String,
}

impl<'a> Text<'a> {
    /// Its words as they were written.
    pub(super) fn each_word(&self) -> &[Word<'a>] {
        self.each_word.get_or_init(|| words(self.words))
    }

    /// What is wrong with some of its bytes, or with the whole of it; of a published document nothing is more than a
    /// warning.
    pub(super) fn finding(
        &self,
        subject: &Subject<'_>,
        bytes: Option<Range<usize>>,
        severity: Severity,
        message: &str,
    ) -> Diagnostic {
        let whole = subject.place_of(self.spot);
        let place = match bytes {
            Some(bytes) => place_in(whole, self.words, bytes),
            None => whole,
        };
        match self.document {
            None => Diagnostic {
                severity,
                ..Diagnostic::error(message).at(place)
            },
            Some(document) => Diagnostic::warning(format!("{message}, in {document}")).at(place),
        }
    }
}

impl<'a> Prose<'a> {
    /// The passages of a year that can be read, and what its file gives of published documents.
    pub(super) fn new(subject: &'a Subject<'a>, passages: &'a [ReadPassage<'a>]) -> Self {
        let own = passages.iter().map(|read| Text {
            words: &read.passage.text,
            spot: read.passage.spot,
            document: None,
            sentences: sentence::of_blocks(&read.blocks, &read.passage.text),
            each_word: OnceLock::new(),
        });
        let documents = subject.file.into_iter().flat_map(|file| &file.published);
        let published = documents.flat_map(|published| {
            published.wording.iter().map(|words| Text {
                words,
                spot: words.spot,
                document: Some(&published.document),
                sentences: sentence::of_words(words),
                each_word: OnceLock::new(),
            })
        });
        Self {
            subject,
            passages,
            texts: own.chain(published).collect(),
        }
    }

    /// What is wrong with each sentence.
    fn of_each(&self, look: impl Fn(&Subject<'_>, &Sentence) -> Vec<Finding>) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for text in &self.texts {
            for sentence in &text.sentences {
                found.extend(look(self.subject, sentence).into_iter().map(|finding| {
                    let bytes = sentence.bytes(finding.tokens);
                    let diagnostic = text.finding(self.subject, bytes, finding.severity, &finding.message);
                    diagnostic.hint(match text.document {
                        None => finding.hint,
                        Some(_) => {
                            "the document is to be corrected, unless its words are copied wrongly here".to_owned()
                        }
                    })
                }));
            }
        }
        found
    }
}
