//! Charts: a title, what is drawn, the drawing, its notes, its numbers.
//!
//! The caption stands beside the figure rather than in it: what reads a document aloud reads a figure's alternative text and
//! then passes over all that is in it.

use super::elements::Role;
use super::flow::Flow;
use super::grid::SIZES;
use super::parted::parted;
use super::strips::{Hold, Picture, PictureContent, Rect, Strip};
use crate::document::{Chart, Inline};
use crate::drawing::Palette;
use crate::write::pdf::style::{Look, Space};

/// Size of the letters of a chart's notes, and the largest of its table: smaller than a table that stands for itself.
const SIZE: f32 = SIZES[1];
/// Share of a page up to which a drawing stays whole: there is room for its title.
const WHOLE: f32 = 0.8;
/// By how much a drawing may be wider than its room, for rounding.
const NOTHING: f32 = 0.01;

impl Flow<'_> {
    /// Lays a chart out; title and drawing stay on one page.
    pub(super) fn chart(&mut self, chart: &Chart) {
        self.space(20.0);
        self.next.anchors.push(chart.id.clone());
        self.in_element(Role::Division, |flow| {
            let start = flow.stack.strips.len();
            flow.caption(&chart.title);
            flow.about(&chart.about);
            flow.hold(start, Hold::Tight);
            if flow.stack.strips.len() > start {
                flow.hold_last(Hold::Tight);
            }
            flow.drawn(chart);
            let mut notes = chart.notes.clone();
            notes.push(chart.source.clone());
            let start = flow.stack.strips.len();
            flow.notes(&notes, Look::note(SIZE));
            // A source alone at the head of a page would seem to be that of what follows.
            flow.hold(start, Hold::Together);
            if let Some(table) = chart.table() {
                // Nearer to the chart than another table would stand.
                flow.space_exactly(10.0);
                flow.keep_space();
                flow.upright_at(table, SIZE);
            }
        });
        self.space_exactly(24.0);
    }

    /// What is drawn, on even lines as the title above it.
    fn about(&mut self, about: &[Inline]) {
        let element = self.tree.add(self.parent, Role::Paragraph);
        if let Some(set) = self.set(about, Look::ASIDE, element) {
            self.push_even_lines(&set, Look::ASIDE, Space { above: 0.0, below: 8.0 });
        }
    }

    /// The drawing that fits beside the margins; where none does, what it shows in words.
    fn drawn(&mut self, chart: &Chart) {
        let room = self.measure() + NOTHING;
        let highest = self.sheet.body().height * WHOLE;
        let drawings = [&chart.drawings.wide, &chart.drawings.narrow];
        let fitting = drawings.into_iter().find(|drawing| drawing.width <= room);
        let Some((parts, width)) = fitting.and_then(|drawing| Some((parted(drawing, highest)?, drawing.width))) else {
            let words = [Inline::Text(chart.alt.clone())];
            self.paragraph(&words, Look::ASIDE, Space { above: 0.0, below: 4.0 });
            return;
        };
        let palette = Palette::light(self.meta.colour, &self.meta.chart_colours);
        let owner = self.figure(&chart.alt);
        let count = parts.len();
        for (index, part) in parts.into_iter().enumerate() {
            // As a table does not end a page with its header alone, a chart does not with its first row.
            let is_at_an_end = index == 0 || index + 2 >= count;
            let hold = if is_at_an_end && index + 1 < count {
                Hold::Together
            } else {
                Hold::Free
            };
            let rect = Rect {
                left: self.left,
                top: 0.0,
                width,
                height: part.height,
            };
            let content = PictureContent::Drawing(self.pieces(&part, &palette, owner));
            self.push(Strip {
                height: part.height,
                hold,
                picture: Some(Box::new(Picture { owner, rect, content })),
                ..Strip::default()
            });
        }
    }
}
