//! Paragraphs with a number, and the lines about them that have none.
//!
//! The number hangs at the left; the words beside it, and all that belongs to the paragraph, have one indent in the whole
//! document. To whoever listens or copies, the number is the first word of its paragraph.

use super::blocks::is_announced;
use super::elements::Role;
use super::flow::Flow;
use super::strips::{Hold, Owner, Strip};
use crate::document::{Block, Numbered};
use crate::write::pdf::style::{Look, PARAGRAPH_SPACE, Space};

/// The usual indent: room for "100." and "10.12", so that it is the same before and after paragraph 10 and 100.
const INDENT: f32 = 36.0;
/// Least space between a number and the words beside it.
const LABEL_GAP: f32 = 5.0;
/// Space between lines about a text and that text.
const ASIDE_SPACE: f32 = 3.0;

impl Flow<'_> {
    /// Finds the indent at which the words of all numbered paragraphs stand.
    pub(super) fn indent_for(&mut self, blocks: &[Block]) {
        let mut longest = None;
        each_label(blocks, &mut |label| {
            // Digits are equally wide, so that the label with the most letters is the widest.
            longest = longest
                .filter(|found: &&str| found.len() >= label.len())
                .or(Some(label));
        });
        let Some(label) = longest else { return };
        let root = Owner::Element(self.parent);
        let width = self.set_plain(label, Look::BODY, root).natural_width() * Look::BODY.size;
        self.indent = INDENT.max(width + LABEL_GAP);
    }

    /// Lays a numbered paragraph out with what belongs to it; says whether it announces what follows.
    pub(super) fn numbered(&mut self, paragraph: &Numbered) -> bool {
        let (words, rest) = match paragraph.content.split_first() {
            Some((Block::Paragraph(words), rest)) => (words.as_slice(), rest),
            _ => (&[][..], paragraph.content.as_slice()),
        };
        let element = self.tree.add(self.parent, Role::Paragraph);
        let label = format!("{} ", paragraph.label.trim());
        let label = self.set_plain(&label, Look::BODY, Owner::Element(element));
        if !paragraph.id.is_empty() {
            self.next.anchors.push(paragraph.id.clone());
        }
        let start = self.stack.strips.len();
        let mut announces = false;
        self.indented(|flow, outer| {
            if let Some(set) = flow.set(words, Look::BODY, element) {
                flow.push_lines(&set, Look::BODY, BELOW);
                announces = set.announces();
            } else {
                flow.push(Strip {
                    height: Look::BODY.leading,
                    hold: Hold::Tight,
                    ..Strip::default()
                });
                flow.space(PARAGRAPH_SPACE);
            }
            flow.hang(start, &label, outer);
            if announces && rest.first().is_some_and(is_announced) {
                flow.hold_last(Hold::Together);
            }
            flow.blocks(rest);
        });
        announces && rest.is_empty()
    }

    /// Lines about the text above them: never the first on a page, and in line with the words of numbered paragraphs.
    pub(super) fn aside(&mut self, content: &[Block]) {
        self.hold_last(Hold::Tight);
        self.space_exactly(ASIDE_SPACE);
        let start = self.stack.strips.len();
        self.indented(|flow, _| {
            let between = Space { above: 0.0, below: 2.0 };
            flow.in_element(Role::Division, |flow| flow.paragraphs(content, Look::ASIDE, between));
        });
        self.hold(start, Hold::Together);
        self.space(PARAGRAPH_SPACE + ASIDE_SPACE);
    }

    /// Lays out at the indent of numbered paragraphs; on a narrow measure at half of it at most.
    fn indented(&mut self, lay_out: impl FnOnce(&mut Self, f32)) {
        let outer = self.left;
        self.left += self.indent.min(self.measure() / 2.0);
        lay_out(self, outer);
        self.left = outer;
    }
}

const BELOW: Space = Space {
    above: 0.0,
    below: PARAGRAPH_SPACE,
};

fn each_label<'b>(blocks: &'b [Block], found: &mut impl FnMut(&'b str)) {
    for block in blocks {
        match block {
            Block::Numbered(paragraph) => found(&paragraph.label),
            Block::Quote(inner) | Block::Frame { content: inner, .. } => each_label(inner, found),
            Block::List(list) => list.items.iter().for_each(|item| each_label(item, found)),
            Block::Heading { .. }
            | Block::Paragraph(_)
            | Block::Table(_)
            | Block::Chart(_)
            | Block::Facts(_)
            | Block::PageBreak => {}
        }
    }
}
