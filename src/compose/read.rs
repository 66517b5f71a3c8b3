//! A year whose passages have been read: once, for its checks and for each of its documents.

use std::collections::BTreeMap;

use super::prose::{Rendered, Renderer};
use super::{Context, chart_options};
use crate::diagnostic::{Diagnostics, Spot};
use crate::document::Block;
use crate::model::{At, Passage, Project};
use crate::view::YearView;

/// A passage of the officer's, as the document tree has it: what was computed in it are figures.
#[derive(Debug, Clone)]
pub struct ReadPassage<'a> {
    /// The passage as it was written.
    pub passage: &'a At<Passage>,
    /// Its blocks, with the figures printed.
    pub blocks: Vec<Block>,
    /// Its Markdown, with the figures printed.
    pub(super) markdown: String,
}

/// A year with what is the same in all its documents.
#[derive(Debug, Clone)]
pub struct ReadYear<'a> {
    /// The officer's passages that can be read, whether a document prints them or not.
    pub passages: Vec<ReadPassage<'a>>,
    /// All that is wrong with the others.
    pub wrong: Diagnostics,
    /// What a template may print, but for the words of the officer's and what depends on the kind of document.
    pub(super) context: Context,
    by_spot: BTreeMap<Spot, usize>,
}

impl<'a> ReadYear<'a> {
    /// Reads the passages of a year.
    #[must_use]
    pub fn new(project: &Project, view: &YearView<'a>) -> Self {
        let YearView {
            file,
            edition,
            figures,
            tables,
            charts,
        } = view;
        let mut year = Self {
            passages: Vec::new(),
            wrong: Diagnostics::default(),
            context: Context::new(project, file, edition, figures, (tables, charts)),
            by_spot: BTreeMap::new(),
        };
        let renderer = Renderer::new(&year.context, &year, view, &project.files);
        let (mut passages, mut wrong) = (Vec::new(), Diagnostics::default());
        for passage in file.passages() {
            match renderer.render(passage) {
                Ok(Rendered { markdown, blocks }) => passages.push(ReadPassage {
                    passage,
                    blocks,
                    markdown,
                }),
                Err(errors) => wrong.extend(errors),
            }
        }
        let by_spot = passages.iter().enumerate().map(|(at, read)| (read.passage.spot, at));
        wrong.extend(chart_options::faults(project, view));
        (year.by_spot, year.passages, year.wrong) = (by_spot.collect(), passages, wrong);
        year
    }

    /// The passage as it was read, where it reads the same in every document: the clear days are those of each paper.
    pub(super) fn of(&self, passage: &At<Passage>) -> Option<&ReadPassage<'a>> {
        let read = &self.passages[*self.by_spot.get(&passage.spot)?];
        (read.passage == passage && !passage.text.contains("clear_days")).then_some(read)
    }
}
