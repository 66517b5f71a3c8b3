//! The flow: where on the measure the next strip goes, and the text set into it.
//!
//! In: inlines and looks, from the modules that know blocks. Out: strips on a stack, elements in the tree, and at the
//! end the pages.

use std::collections::BTreeSet;
use std::ops::Range;

use super::elements::{ElementId, FigureId, LinkId, Role, Tree};
use super::pages::Stack;
use super::strips::{Fill, FrameId, Hold, LinkArea, Owner, Rect, Strip, Text};
use super::{Bookmark, Layout, Link};
use crate::document::{Inline, Metadata, plain_text};
use crate::units::Colour;
use crate::write::pdf::fonts::Face;
use crate::write::pdf::lines::Breakable;
use crate::write::pdf::measures::Measures;
use crate::write::pdf::shape::{Glyph, Shaper, Words};
use crate::write::pdf::style::{Look, MARGIN, Palette, Sheet, Space};

/// How often a width is halved in search of the least: to less than two points of a page's.
const HALVINGS: u8 = 8;

/// The state of laying out one document.
pub(super) struct Flow<'d> {
    pub(super) palette: Palette,
    /// What the document says of itself.
    pub(super) meta: &'d Metadata,
    pub(super) tree: Tree,
    pub(super) stack: Stack,
    /// Level and words of each heading.
    pub(super) headings: Vec<(u8, String)>,
    /// Which way the page of what comes next lies.
    pub(super) sheet: Sheet,
    /// From the left edge to the text of numbered paragraphs, the same in the whole document; 0 where none has a number.
    pub(super) indent: f32,
    /// Left edge of what comes next.
    pub(super) left: f32,
    /// Right edge of what comes next.
    pub(super) right: f32,
    /// Innermost frame around what comes next.
    pub(super) frame: Option<FrameId>,
    /// Element that holds what comes next.
    pub(super) parent: ElementId,
    /// What begins with the next strip.
    pub(super) next: Next,
    shaper: Shaper,
    links: Vec<Link>,
    figures: Vec<String>,
    targets: BTreeSet<&'d str>,
}

/// What begins with the next strip.
#[derive(Debug, Default)]
pub(super) struct Next {
    /// Space above it.
    space: f32,
    /// Whether that is enough, whatever else is asked for.
    settled: bool,
    /// Whether it begins a page.
    pub(super) page: bool,
    /// Ids that lead to it.
    pub(super) anchors: Vec<String>,
    /// Headings that begin with it.
    pub(super) bookmarks: Vec<usize>,
}

/// How a span of inlines is drawn, and whose it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    face: Face,
    colour: Colour,
    /// Size of the letters, as a share of the look's.
    scale: f32,
    owner: Owner,
    link: Option<LinkId>,
}

impl Mark {
    fn new(look: Look, owner: Owner) -> Self {
        Self {
            face: look.face,
            colour: look.colour,
            scale: 1.0,
            owner,
            link: None,
        }
    }

    /// The same in another size, a share of the look's.
    pub(super) fn scaled(self, scale: f32) -> Self {
        Self { scale, ..self }
    }
}

/// A text that is shaped and can be broken into lines.
pub(super) struct SetText {
    words: Words,
    marks: Vec<Mark>,
    breakable: Breakable,
    measures: Measures,
}

/// What stands on one line.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) texts: Vec<Text>,
    pub(super) fills: Vec<Fill>,
    pub(super) links: Vec<LinkArea>,
}

impl SetText {
    /// Width of the longest stretch that is not to be broken, in the em.
    pub(super) fn longest_word(&self) -> f32 {
        self.breakable.longest_word()
    }

    /// Width without breaks other than forced ones, in the em.
    pub(super) fn natural_width(&self) -> f32 {
        self.breakable.natural_width()
    }

    /// A width, in the em and within a tenth of the least one, that takes no more than so many lines.
    pub(super) fn width_on_lines(&self, count: usize) -> f32 {
        let natural = self.natural_width();
        let fits = |width: &f32| self.breakable.lines(*width + 0.001).len() <= count;
        (4_u8..=10)
            .map(|tenths| natural * f32::from(tenths) / 10.0)
            .find(fits)
            .unwrap_or(natural)
    }

    /// The least width, in points and no more than this one, that takes as few lines: they are about as long as each other,
    /// and the last is no word alone.
    pub(super) fn even_width(&self, width: f32, size: f32) -> f32 {
        let count = self.lines(width, size).len();
        let (mut low, mut high) = ((self.longest_word() * size).min(width), width);
        for _ in 0..HALVINGS {
            let middle = f32::midpoint(low, high);
            if self.lines(middle, size).len() > count {
                low = middle;
            } else {
                high = middle;
            }
        }
        high
    }

    /// The glyphs on each line of a width in points, with the width that each line takes.
    pub(super) fn lines(&self, width: f32, size: f32) -> Vec<(Range<usize>, f32)> {
        // Half a thousandth of a point, so that a column as wide as its word holds it.
        let lines = self.breakable.lines((width + 0.0005) / size);
        lines
            .into_iter()
            .map(|line| (line.clone(), self.breakable.visible_width(&line) * size))
            .collect()
    }

    /// Where its baseline lies below the top of a line.
    pub(super) fn baseline(&self, look: Look) -> f32 {
        look.baseline(self.measures)
    }

    /// A line in its place, `top` below the top of its strip.
    pub(super) fn place(&self, line: &Range<usize>, look: Look, left: f32, top: f32) -> Line {
        let mut placed = Line::default();
        let baseline = top + self.baseline(look);
        let shaped = &self.breakable.shaped;
        let mut start = line.start;
        while let Some(first) = shaped.glyphs.get(start).filter(|_| start < line.end) {
            let same = |glyph: &&Glyph| glyph.span == first.span;
            let run = shaped.glyphs.get(start..line.end).unwrap_or_default();
            let end = start + run.iter().take_while(same).count();
            let Some(mark) = self.marks.get(first.span) else { break };
            let x = left + shaped.width(&(line.start..start)) * look.size;
            let width = self.breakable.visible_width(&(start..end)) * look.size;
            if let Some(link) = mark.link.filter(|_| width > 0.0) {
                let underline = Rect {
                    left: x,
                    top: baseline + look.size * 0.13,
                    width,
                    height: look.size * 0.055,
                };
                placed.fills.push(Fill {
                    rect: underline,
                    colour: mark.colour,
                });
                placed.links.push(LinkArea {
                    link,
                    rect: Rect {
                        left: x,
                        top,
                        width,
                        height: look.leading,
                    },
                });
            }
            placed.texts.push(Text {
                owner: mark.owner,
                left: x,
                baseline,
                face: mark.face,
                size: look.size * mark.scale,
                colour: mark.colour,
                glyphs: run
                    .iter()
                    .take(end - start)
                    .map(|glyph| (glyph.code, glyph.kern))
                    .collect(),
            });
            start = end;
        }
        placed
    }
}

impl<'d> Flow<'d> {
    pub(super) fn new(meta: &'d Metadata, targets: Vec<&'d str>) -> Self {
        Self {
            palette: Palette::new(meta.colour),
            meta,
            tree: Tree::new(),
            stack: Stack::default(),
            headings: Vec::new(),
            sheet: Sheet::Upright,
            indent: 0.0,
            left: MARGIN,
            right: Sheet::Upright.size().width - MARGIN,
            frame: None,
            parent: Tree::ROOT,
            next: Next::default(),
            shaper: Shaper::new(meta.typeface),
            links: Vec::new(),
            figures: Vec::new(),
            targets: targets.into_iter().collect(),
        }
    }

    /// Width from the left to the right edge.
    pub(super) fn measure(&self) -> f32 {
        self.right - self.left
    }

    /// Sets inlines that belong to an element; `None` if there is nothing to see.
    pub(super) fn set(&mut self, content: &[Inline], look: Look, owner: ElementId) -> Option<SetText> {
        let (words, marks) = self.marked(content, look, owner);
        (!words.is_blank()).then(|| self.shaped(words, marks))
    }

    /// Inlines that belong to an element as words, with a mark for each span of them.
    pub(super) fn marked(&mut self, content: &[Inline], look: Look, owner: ElementId) -> (Words, Vec<Mark>) {
        let (mut words, mut marks) = (Words::default(), Vec::new());
        let mark = Mark::new(look, Owner::Element(owner));
        self.collect(content, mark, owner, &mut words, &mut marks);
        (words, marks)
    }

    /// Sets a text that is no content of the document's tree: a label, a running head.
    pub(super) fn set_plain(&mut self, text: &str, look: Look, owner: Owner) -> SetText {
        let words = Words::plain(text, look.face);
        let mark = Mark::new(look, owner);
        let marks = vec![mark; words.spans.len()];
        self.shaped(words, marks)
    }

    /// Shapes words whose spans are marked.
    pub(super) fn shaped(&mut self, words: Words, marks: Vec<Mark>) -> SetText {
        let mut shaped = self.shaper.shape(&words);
        shaped.scale(|span| marks.get(span).map_or(1.0, |mark| mark.scale));
        let breakable = Breakable::new(&words.text, shaped);
        SetText {
            words,
            marks,
            breakable,
            measures: Face::Regular.parsed(self.shaper.alphabet.typeface).measures,
        }
    }

    fn collect(&mut self, content: &[Inline], mark: Mark, owner: ElementId, words: &mut Words, marks: &mut Vec<Mark>) {
        for inline in content {
            match inline {
                Inline::Text(text) | Inline::Figure { text, .. } => words.push(text, mark.face),
                Inline::LineBreak => words.push_break(mark.face),
                Inline::Strong(inner) => {
                    self.collect(
                        inner,
                        Mark {
                            face: mark.face.bold(),
                            ..mark
                        },
                        owner,
                        words,
                        marks,
                    );
                }
                Inline::Emphasis(inner) => {
                    self.collect(
                        inner,
                        Mark {
                            face: mark.face.italic(),
                            ..mark
                        },
                        owner,
                        words,
                        marks,
                    );
                }
                Inline::Link { target, content: inner } => {
                    let mark = self.link(target, inner, mark, owner);
                    self.collect(inner, mark, owner, words, marks);
                }
            }
            marks.resize(words.spans.len(), mark);
        }
    }

    /// The mark of a link's words; that of the words around it if it leads nowhere or says nothing.
    fn link(&mut self, target: &str, content: &[Inline], mark: Mark, owner: ElementId) -> Mark {
        let words = plain_text(content);
        let leads = target
            .strip_prefix('#')
            .map_or(!target.is_empty(), |id| self.targets.contains(id));
        if mark.link.is_some() || !leads || words.trim().is_empty() {
            return mark;
        }
        let link = LinkId(self.links.len());
        let element = self.tree.add_loose(owner, Role::Link(link));
        self.links.push(Link {
            element,
            target: target.to_owned(),
            words,
        });
        Mark {
            colour: self.palette.accent,
            owner: Owner::Element(element),
            link: Some(link),
            ..mark
        }
    }

    /// Makes an element that shows what these words say.
    pub(super) fn figure(&mut self, alternative: &str) -> ElementId {
        let id = FigureId(self.figures.len());
        self.figures.push(alternative.to_owned());
        self.tree.add(self.parent, Role::Figure(id))
    }

    /// Asks for space above the next strip; the larger of what two neighbours ask for is kept.
    pub(super) fn space(&mut self, space: f32) {
        if !self.next.settled {
            self.next.space = self.next.space.max(space);
        }
    }

    /// Asks for this space above the next strip, whatever was asked for before.
    pub(super) fn space_exactly(&mut self, space: f32) {
        self.next.settled = false;
        self.next.space = space;
    }

    /// Lets what was asked for so far be enough above the next strip: it is the first of its frame or item.
    pub(super) fn keep_space(&mut self) {
        self.next.settled = true;
    }

    /// Puts a strip on the stack.
    pub(super) fn push(&mut self, strip: Strip) {
        let next = std::mem::take(&mut self.next);
        let before = self.stack.strips.last();
        self.stack.strips.push(Strip {
            above: next.space,
            frame: self.frame,
            begins_page: before.is_some_and(|before| next.page || before.sheet != self.sheet),
            sheet: self.sheet,
            bookmarks: next.bookmarks,
            anchors: next.anchors,
            ..strip
        });
    }

    /// Puts the lines of a text on the stack, no line alone at the foot or head of a page.
    pub(super) fn push_lines(&mut self, set: &SetText, look: Look, space: Space) {
        self.space(space.above);
        let lines = set.lines(self.measure(), look.size);
        let count = lines.len();
        for (index, (line, _)) in lines.into_iter().enumerate() {
            let Line { texts, fills, links } = set.place(&line, look, self.left, 0.0);
            let alone = index + 1 < count && (index == 0 || index + 2 == count);
            let hold = if alone { Hold::Tight } else { Hold::Free };
            self.push(Strip {
                height: look.leading,
                hold,
                texts,
                fills,
                links,
                ..Strip::default()
            });
        }
        self.space(space.below);
    }

    /// The same on as many lines, which are about as long as each other.
    pub(super) fn push_even_lines(&mut self, set: &SetText, look: Look, space: Space) {
        let right = self.right;
        self.right = self.left + set.even_width(self.measure(), look.size);
        self.push_lines(set, look, space);
        self.right = right;
    }

    /// Lets all strips from `start` on but the last hold to the next one.
    pub(super) fn hold(&mut self, start: usize, hold: Hold) {
        let end = self.stack.strips.len().saturating_sub(1);
        for strip in self.stack.strips.get_mut(start..end).unwrap_or_default() {
            strip.hold = strip.hold.max(hold);
        }
    }

    /// Lets the last strip hold to what follows.
    pub(super) fn hold_last(&mut self, hold: Hold) {
        if let Some(strip) = self.stack.strips.last_mut() {
            strip.hold = strip.hold.max(hold);
        }
    }

    /// Places everything, with running heads and page numbers.
    pub(super) fn finish(mut self) -> Layout {
        let mut placed = std::mem::take(&mut self.stack).place();
        self.add_running(&mut placed.pages);
        let headings = self.headings.into_iter().enumerate();
        let bookmark = |(index, (level, title))| {
            Some(Bookmark {
                level,
                title,
                place: placed.bookmarks.get(&index).copied()?,
            })
        };
        Layout {
            headings: headings.filter_map(bookmark).collect(),
            pages: placed.pages,
            elements: self.tree.elements,
            links: self.links,
            figures: self.figures,
            places: placed.anchors,
            alphabet: self.shaper.alphabet,
        }
    }
}

impl SetText {
    /// Whether the text announces what follows it: it ends with a colon.
    pub(super) fn announces(&self) -> bool {
        self.words.text.trim_end().ends_with(':')
    }
}
