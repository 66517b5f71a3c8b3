//! The words of a file as they stand in it: what is not meant to be printed, and what would print otherwise.
//!
//! In: every single value of the file, as it was written. Out: findings at the words. What a figure or a name in a text
//! means is asked elsewhere.

mod layout;
mod personal;
mod placeholders;

pub(super) use layout::{heading_in_text, list_by_chance, list_run_together};
pub use personal::personal_data_in;
pub(super) use personal::{accepted_words, personal_data};
pub(super) use placeholders::placeholder;

use std::ops::{Deref, Range};
use std::sync::{Arc, OnceLock};

use super::Subject;
use super::sentences::Sentence;
use crate::diagnostic::{Diagnostic, Place, Source};
use crate::document;
use crate::load::{self, Written};
use crate::model::{Project, Year};

/// What a year's file or `council.yaml` holds, as it was written.
pub(super) struct Texts<'a> {
    pub(super) project: &'a Project,
    /// The year; `None` for `council.yaml`.
    pub(super) file: Option<&'a Year>,
    pub(super) written: Vec<Text>,
    /// First bytes of the officer's passages, in order, each with the byte after its last.
    passages: Vec<(usize, usize)>,
}

/// A value of the file, whose sentences are found once for all checks that ask for them.
pub(super) struct Text {
    written: Written,
    sentences: OnceLock<Vec<Range<usize>>>,
}

impl Text {
    /// Every value of a file.
    fn all(source: &Arc<Source>) -> Vec<Self> {
        let written = load::written(source).into_iter();
        let text = |written| Self {
            written,
            sentences: OnceLock::new(),
        };
        written.map(text).collect()
    }

    /// Its sentences, in order.
    pub(super) fn sentences(&self) -> impl Iterator<Item = Sentence<'_>> {
        let text = self.written.text.as_str();
        let found = self.sentences.get_or_init(|| document::sentences(text));
        found.iter().map(|bytes| Sentence {
            start: bytes.start,
            text: &text[bytes.clone()],
        })
    }
}

impl Deref for Text {
    type Target = Written;

    fn deref(&self) -> &Written {
        &self.written
    }
}

impl<'a> Texts<'a> {
    /// The words of a year's file.
    pub(super) fn of(subject: &Subject<'a>, file: &'a Year) -> Self {
        let source = subject.place_of(subject.spot).source;
        let passages = file.passages().map(|passage| passage.spot);
        let mut passages: Vec<_> = passages.map(|spot| (spot.start as usize, spot.end as usize)).collect();
        passages.sort_unstable();
        Self {
            project: subject.project,
            file: Some(file),
            written: Text::all(&source),
            passages,
        }
    }

    /// The words of `council.yaml`.
    pub(super) fn of_council(project: &'a Project) -> Self {
        let source = project.files.place(project.council.council.spot).source;
        Self {
            project,
            file: None,
            written: Text::all(&source),
            passages: Vec::new(),
        }
    }

    /// The officer's passages, which are Markdown.
    fn passages(&self) -> impl Iterator<Item = &Text> {
        self.written.iter().filter(|text| self.is_passage(text))
    }

    pub(super) fn is_passage(&self, text: &Written) -> bool {
        let bytes = &text.place.bytes;
        let before = self.passages.partition_point(|(start, _)| *start <= bytes.start);
        let is_within = before > 0 && bytes.end <= self.passages[before - 1].1;
        let is_word = |key: &String| key == "audience" || key == "to_come_from";
        is_within && !text.keys.last().is_some_and(is_word)
    }
}

impl Written {
    /// The first of the keys that lead to it.
    fn room(&self) -> &str {
        self.keys.first().map_or("", String::as_str)
    }

    /// Its place in words: `committee_report.texts.conclusion`.
    fn way(&self) -> String {
        self.keys.join(".")
    }

    /// The lines of the file in which it stands, each with the place of what is written on it, and whether it is blank.
    fn lines(&self) -> Vec<Line<'_>> {
        let written = self.place.source.text.get(self.place.bytes.clone()).unwrap_or_default();
        let mut start = self.place.bytes.start;
        let lines = written.split_inclusive('\n').map(|line| {
            let text = line.trim();
            let at = start + line.len() - line.trim_start().len();
            start += line.len();
            Line {
                text,
                bytes: at..at + text.len(),
            }
        });
        lines.collect()
    }

    fn at(&self, bytes: Range<usize>) -> Place {
        Place {
            source: self.place.source.clone(),
            bytes,
        }
    }
}

/// A line of a value, without its indentation.
struct Line<'t> {
    text: &'t str,
    bytes: Range<usize>,
}

/// A value that a `#` within it ends.
pub(super) fn text_cut_short(texts: &Texts<'_>) -> Vec<Diagnostic> {
    let cut = texts.written.iter().filter_map(|text| {
        let cut = text.cut.clone()?;
        let lost = cut.source.text.get(cut.bytes.clone()).unwrap_or_default();
        let first = lost.split_whitespace().next().unwrap_or_default();
        let message = format!("the text ends before ` {first} …`: a space and `#` begin a comment");
        let found = Diagnostic::warning(message).at(cut);
        Some(
            found
                .hint("put the whole text in quotation marks")
                .hint("if it is a comment, write a space after `#`"),
        )
    });
    cut.collect()
}

/// A paper that is written, but not asked for.
pub(super) fn report_not_asked_for(texts: &Texts<'_>) -> Vec<Diagnostic> {
    let Some(file) = texts.file else { return Vec::new() };
    let asked: Vec<&str> = file.documents.iter().map(|kind| kind.name()).collect();
    let unasked = file.papers().filter(|(kind, _)| !file.asks_for(*kind));
    let found = unasked.filter_map(|(kind, _)| {
        let first = texts.written.iter().find(|text| text.room() == kind.key())?;
        let message = format!(
            "the {} is filled in, but will not be built: `documents:` does not name it",
            kind.in_words()
        );
        let hint = format!(
            "write `documents: [{}, {}]`, or delete what stands under `{}:`",
            asked.join(", "),
            kind.name(),
            kind.key()
        );
        Some(Diagnostic::warning(message).at(first.place.clone()).hint(hint))
    });
    found.collect()
}
