//! What is wide: on pages laid on their side, but only where that helps.
//!
//! A table that fits an upright page well stays on one. One that fits no page, or whose rows would be columns of text, is
//! no table to a reader any more: it becomes a labelled block for each row.

use super::flow::Flow;
use super::grid::{Asked, SIZES, SMALLEST};
use super::strips::{Hold, Strip};
use crate::document::{Block, Table};
use crate::write::pdf::style::{MARGIN, Sheet};

/// Share of the page up to which rows are as high as one likes to read them.
const EASY: f32 = 0.17;
/// Share of the page up to which rows can be read at all.
const READABLE: f32 = 0.5;
/// Smallest text for which a page stays upright; where it would have to be smaller, there is room on a turned page.
const SMALLEST_UPRIGHT: f32 = 11.0;
/// Share of a turned page up to which what stands before a wide table goes along with it.
const ALONG: f32 = 0.35;

/// How a wide table is best read.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Form {
    /// On a page as all others.
    Upright,
    /// On a turned page, in text of this size or smaller.
    Turned(f32),
    /// As a block of labels and values for each row.
    Blocks,
}

impl Flow<'_> {
    /// Lays out what is wide, on turned pages if one of its tables is best read there.
    pub(super) fn landscape(&mut self, content: &[Block]) {
        let mut forms = Vec::new();
        for block in content {
            if let Block::Table(table) = block {
                forms.push(self.form(table));
            }
        }
        // What stands in a box or a list cannot leave its page.
        let is_inside = self.frame.is_some() || self.left > MARGIN;
        let turns = !is_inside && forms.iter().any(|form| matches!(form, Form::Turned(_)));
        let outer = (self.sheet, self.right);
        if turns {
            self.turn_along();
            self.sheet = Sheet::Turned;
            self.right = self.sheet.size().width - MARGIN;
        }
        let mut forms = forms.into_iter();
        self.each_block(content, |flow, block| {
            let Block::Table(table) = block else {
                return flow.block(block);
            };
            match forms.next().unwrap_or(Form::Upright) {
                Form::Blocks => flow.labelled(table),
                Form::Turned(size) if turns => flow.table_at(table, size),
                Form::Turned(_) | Form::Upright => flow.table(table),
            }
            false
        });
        (self.sheet, self.right) = outer;
    }

    /// A table among the text: as a table if its words fit side by side, and else as a labelled block for each row.
    pub(super) fn upright(&mut self, table: &Table) {
        self.upright_at(table, SIZES[0]);
    }

    /// The same in text no larger than that.
    pub(super) fn upright_at(&mut self, table: &Table, largest: f32) {
        let (header, body) = self.measured(table);
        if Asked::by(table, &header, &body).fit(self.measure(), SMALLEST) {
            self.table_at(table, largest);
        } else {
            self.labelled(table);
        }
    }

    /// How a table is best read. Its words are set once more for this, without a place in the tree.
    fn form(&mut self, table: &Table) -> Form {
        let (header, body) = self.measured(table);
        let asked = Asked::by(table, &header, &body);
        let holds = |sheet: Sheet, size: f32, share: f32| {
            let (width, limit) = (sheet.body().width, sheet.body().height * share);
            asked.fit(width, size) && {
                let grid = asked.grid(MARGIN, width, size);
                body.iter().all(|row| grid.height(row) <= limit)
            }
        };
        let easy = |sheet| SIZES.into_iter().find(|size| holds(sheet, *size, EASY));
        if easy(Sheet::Upright).is_some_and(|size| size >= SMALLEST_UPRIGHT) {
            return Form::Upright;
        }
        let readable = || holds(Sheet::Turned, SMALLEST, READABLE).then_some(SMALLEST);
        easy(Sheet::Turned).or_else(readable).map_or(Form::Blocks, Form::Turned)
    }

    /// Turns the page of what stands before a wide table and belongs to it: headings, an announcement, and all that its
    /// page has so far if that is little.
    fn turn_along(&mut self) {
        let strips = &mut self.stack.strips;
        if self.next.page {
            return;
        }
        let page = strips.iter().rposition(|strip| strip.begins_page).unwrap_or(0);
        let belongs = |strip: &&Strip| strip.hold > Hold::Free;
        let on_page = strips.get(page..).unwrap_or_default();
        let height: f32 = on_page.iter().map(|strip| strip.above + strip.height).sum();
        let along = if height <= Sheet::Turned.body().height * ALONG {
            on_page.len()
        } else {
            on_page.iter().rev().take_while(belongs).count()
        };
        let start = strips.len() - along;
        for strip in strips.iter_mut().skip(start) {
            strip.sheet = Sheet::Turned;
        }
        if let Some(first) = strips.get_mut(start).filter(|_| start > 0) {
            first.begins_page = true;
        }
    }
}
