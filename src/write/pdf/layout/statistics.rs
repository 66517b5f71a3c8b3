//! Statistics: a panel with a numeral drawn large and its explanation, one paragraph to whoever listens.

use super::elements::Role;
use super::flow::{Flow, Mark};
use super::strips::{Frame, Hold};
use crate::document::{Block, Inline};
use crate::write::pdf::shape::Words;
use crate::write::pdf::style::{Look, Space};
use crate::write::statistic::{self, Size};

impl Flow<'_> {
    /// A panel that stays on one page.
    pub(super) fn statistic(&mut self, content: &[Block]) {
        self.space(12.0);
        let start = self.stack.strips.len();
        let frame = Frame {
            ground: Some(self.palette.tint),
            bar: Some((self.palette.bar, 4.0)),
            ..self.new_frame(10.0)
        };
        let numeral = statistic::numeral_paragraph(content);
        self.within(frame, [18.0, 14.0], Role::Division, |flow| {
            for (at, block) in content.iter().enumerate() {
                match block {
                    Block::Paragraph(words) if Some(at) == numeral => flow.numeral_and_explanation(words),
                    _ => flow.paragraphs(std::slice::from_ref(block), Look::BODY, EXPLANATION),
                }
            }
        });
        self.hold(start, Hold::Together);
        self.space_exactly(12.0);
    }

    /// One element in two looks, with a space between them in its text.
    fn numeral_and_explanation(&mut self, paragraph: &[Inline]) {
        let element = self.tree.add(self.parent, Role::Paragraph);
        let (numeral, explanation) = statistic::split(paragraph);
        let mut line = numeral.to_vec();
        if !explanation.is_empty() {
            line.push(Inline::LineBreak);
        }
        let look = self.palette.numeral();
        let (words, marks) = self.marked(&line, look, element);
        if !words.is_blank() {
            let (words, marks) = if statistic::has_number(numeral) {
                sized(&words, &marks)
            } else {
                (words, marks)
            };
            let set = self.shaped(words, marks);
            self.push_lines(&set, look, Space { above: 0.0, below: 2.0 });
        }
        if let Some(set) = self.set(explanation, Look::BODY, element) {
            self.push_lines(&set, Look::BODY, EXPLANATION);
        }
    }
}

const EXPLANATION: Space = Space { above: 2.0, below: 4.0 };

/// The words in spans of one size each: what is not a number in body text.
fn sized(words: &Words, marks: &[Mark]) -> (Words, Vec<Mark>) {
    let (mut stretched, mut stretch_marks) = (Words::default(), Vec::new());
    let mut start = 0;
    for (span, mark) in words.spans.iter().zip(marks) {
        let text = words.text.get(start..span.end).unwrap_or_default();
        for (size, stretch) in statistic::stretches(text) {
            let scale = match size {
                Size::Large => 1.0,
                Size::Beside => Look::BESIDE_NUMERAL,
            };
            stretched.push_as_is(stretch, span.face);
            stretch_marks.push(mark.scaled(scale));
        }
        start = span.end;
    }
    (stretched, stretch_marks)
}
