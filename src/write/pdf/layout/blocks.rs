//! Blocks to strips: headings, paragraphs, quotations and frames. Lists, tables and what has a number have modules of
//! their own.

use super::elements::{ElementId, Role};
use super::flow::Flow;
use super::strips::{Fill, Frame, FrameId, Hold, Rect, Strip};
use crate::document::{Block, FrameKind, Inline, plain_text};
use crate::units::Colour;
use crate::write::pdf::style::{Look, PARAGRAPH_SPACE, Space};

pub(super) const PARAGRAPH: Space = Space {
    above: 0.0,
    below: PARAGRAPH_SPACE,
};

/// Lines up to which the last paragraph of a letter stays whole, and how many of a longer one stay with its end.
const WHOLE_AT_THE_END: usize = 5;
const LINES_AT_THE_END: usize = 3;

impl Flow<'_> {
    /// Lays blocks out, one below the other.
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        self.each_block(blocks, Self::block);
    }

    /// Lays blocks out, each as told, and keeps together what belongs together. `lay_out` says whether a block announces
    /// the next one.
    pub(super) fn each_block(&mut self, blocks: &[Block], mut lay_out: impl FnMut(&mut Self, &Block) -> bool) {
        let mut starts = Vec::new();
        for (index, block) in blocks.iter().enumerate() {
            if is_signature(block) {
                self.hold_ending(&starts);
            }
            starts.push((self.stack.strips.len(), block));
            let announces = lay_out(self, block);
            if announces && blocks.get(index + 1).is_some_and(is_announced) {
                self.hold_last(Hold::Together);
            }
        }
    }

    /// Lays a block out; says whether it announces the next one.
    pub(super) fn block(&mut self, block: &Block) -> bool {
        match block {
            Block::Heading { level, id, content } => self.heading(*level, id, content),
            Block::Paragraph(content) => return self.paragraph(content, Look::BODY, PARAGRAPH),
            Block::Numbered(paragraph) => return self.numbered(paragraph),
            Block::List(list) => self.list(list),
            Block::Quote(content) => self.quote(content),
            Block::Table(table) => self.upright(table),
            Block::Chart(chart) => self.chart(chart),
            Block::Facts(facts) => self.facts(facts),
            Block::Frame { kind, content } => self.framed(*kind, content),
            Block::PageBreak => self.next.page = true,
        }
        false
    }

    fn heading(&mut self, level: u8, id: &str, content: &[Inline]) {
        let (look, space) = self.palette.heading(level);
        // PDF/UA allows no level to be left out on the way down.
        let deepest = self.headings.last().map_or(1, |(last, _)| last + 1).min(6);
        let tagged = level.clamp(1, deepest);
        let element = self.tree.add(self.parent, Role::Heading(tagged));
        let Some(set) = self.set(content, look, element) else {
            return;
        };
        self.next.anchors.push(id.to_owned());
        self.next.bookmarks.push(self.headings.len());
        self.headings.push((tagged, plain_text(content)));
        let start = self.stack.strips.len();
        self.push_lines(&set, look, space);
        self.hold(start, Hold::Tight);
        self.hold_last(Hold::Tight);
    }

    /// Lays a paragraph out; says whether it announces what follows.
    pub(super) fn paragraph(&mut self, content: &[Inline], look: Look, space: Space) -> bool {
        let element = self.tree.add(self.parent, Role::Paragraph);
        let Some(set) = self.set(content, look, element) else {
            return false;
        };
        self.push_lines(&set, look, space);
        set.announces()
    }

    /// Lays paragraphs out in a look of their own; other blocks as everywhere.
    pub(super) fn paragraphs(&mut self, blocks: &[Block], look: Look, space: Space) {
        for block in blocks {
            if let Block::Paragraph(content) = block {
                self.paragraph(content, look, space);
            } else {
                self.block(block);
            }
        }
    }

    fn quote(&mut self, content: &[Block]) {
        self.space(12.0);
        let frame = self.new_frame(2.0);
        let bar = Some((self.palette.bar, 2.0));
        self.within(Frame { bar, ..frame }, [16.0, 8.0], Role::Quote, |flow| {
            flow.blocks(content);
        });
        self.space_exactly(14.0);
    }

    fn framed(&mut self, kind: FrameKind, content: &[Block]) {
        match kind {
            FrameKind::Sender => self.sender(content),
            FrameKind::Address => self.tight(content, [PARAGRAPH_SPACE, 18.0]),
            FrameKind::Signature => self.tight(content, [26.0, 18.0]),
            FrameKind::Notice => self.notice(content),
            FrameKind::Aside => self.aside(content),
            FrameKind::Landscape | FrameKind::Workings => self.landscape(content),
            FrameKind::Statistic => self.statistic(content),
        }
    }

    /// Keeps "Yours sincerely" with the name, and both with the end of the letter, so that no page begins with a scrap: the
    /// last paragraph as a whole, of a long one or of anything else its last lines. Takes the paragraphs before the
    /// signature and the strips that they begin with.
    fn hold_ending(&mut self, before: &[(usize, &Block)]) {
        let end = self.stack.strips.len();
        let start = match before {
            [.., (last, block), (greeting, Block::Paragraph(_))] if end - greeting <= LINES_AT_THE_END => {
                let is_whole = matches!(block, Block::Paragraph(_)) && greeting - last <= WHOLE_AT_THE_END;
                if is_whole {
                    *last
                } else {
                    greeting.saturating_sub(LINES_AT_THE_END)
                }
            }
            // No greeting: a paragraph of a report, or the lines about one.
            [.., (last, _)] => end.saturating_sub(LINES_AT_THE_END).max(*last),
            [] => end,
        };
        self.hold(start, Hold::Together);
        self.hold_last(Hold::Together);
    }

    /// The letterhead: the organisation's name large, the rest small, and a rule below.
    fn sender(&mut self, content: &[Block]) {
        let large = if self.headings.is_empty() {
            Look::LETTERHEAD
        } else {
            Look::ANNEXED_LETTERHEAD
        };
        self.space(PARAGRAPH_SPACE * 2.0);
        let start = self.stack.strips.len();
        self.in_element(Role::Division, |flow| {
            let (name, rest) = content.split_at_checked(1).unwrap_or((content, &[]));
            flow.paragraphs(name, large, Space { above: 0.0, below: 2.0 });
            flow.paragraphs(rest, Look::TIGHT, Space { above: 0.0, below: 0.0 });
        });
        if self.stack.strips.len() == start {
            return;
        }
        self.space_exactly(0.0);
        self.hold_last(Hold::Tight);
        let rule = Rect {
            left: self.left,
            top: 9.0,
            width: self.measure(),
            height: 1.5,
        };
        let fills = vec![Fill {
            rect: rule,
            colour: self.palette.bar,
        }];
        self.push(Strip {
            height: 10.5,
            fills,
            ..Strip::default()
        });
        self.hold(start, Hold::Together);
        self.space(20.0);
    }

    /// Lines that stand close together and stay on one page.
    fn tight(&mut self, content: &[Block], [above, below]: [f32; 2]) {
        self.space(above);
        let start = self.stack.strips.len();
        self.in_element(Role::Division, |flow| {
            flow.keep_space();
            flow.paragraphs(content, Look::TIGHT, Space { above: 0.0, below: 6.0 });
        });
        self.hold(start, Hold::Together);
        self.space_exactly(below);
    }

    /// A box with a ground and a line around it, which may go on on the next page.
    fn notice(&mut self, content: &[Block]) {
        self.space(14.0);
        let frame = self.new_frame(11.0);
        let (tint, bar) = (self.palette.tint, self.palette.bar);
        let border = Some(bar.mixed(Colour::WHITE, 55));
        let frame = Frame {
            ground: Some(tint),
            border,
            ..frame
        };
        self.within(frame, [14.0, 14.0], Role::Section, |flow| flow.blocks(content));
        self.space_exactly(16.0);
    }

    /// A frame over the whole measure, with nothing drawn yet.
    pub(super) fn new_frame(&self, padding: f32) -> Frame {
        let (parent, left, right) = (self.frame, self.left, self.right);
        Frame {
            parent,
            left,
            right,
            padding,
            ground: None,
            bar: None,
            border: None,
        }
    }

    /// Lays out within a frame, indented on both sides.
    pub(super) fn within(
        &mut self,
        frame: Frame,
        [left, right]: [f32; 2],
        role: Role,
        lay_out: impl FnOnce(&mut Self),
    ) {
        let id = FrameId(self.stack.frames.len());
        self.stack.frames.push(frame);
        let outer = (self.left, self.right, self.frame);
        (self.left, self.right, self.frame) = (self.left + left, self.right - right, Some(id));
        self.keep_space();
        self.in_element(role, lay_out);
        (self.left, self.right, self.frame) = outer;
    }

    /// Lays out within an element.
    pub(super) fn in_element(&mut self, role: Role, lay_out: impl FnOnce(&mut Self)) -> ElementId {
        let element = self.tree.add(self.parent, role);
        let outer = std::mem::replace(&mut self.parent, element);
        lay_out(self);
        self.parent = outer;
        element
    }
}

/// Whether a block belongs to the words before it that end with a colon.
pub(super) fn is_announced(block: &Block) -> bool {
    match block {
        Block::List(_) | Block::Table(_) | Block::Chart(_) | Block::Facts(_) | Block::Quote(_) => true,
        Block::Frame { kind, .. } => kind.is_wide(),
        Block::Heading { .. } | Block::Paragraph(_) | Block::Numbered(_) | Block::PageBreak => false,
    }
}

fn is_signature(block: &Block) -> bool {
    let kind = FrameKind::Signature;
    matches!(block, Block::Frame { kind: found, .. } if *found == kind)
}
