//! Strips: the slices that a page is filled with from top to bottom. A strip is a line of text, a row of a table, or a
//! drawing.

use super::elements::{ElementId, LinkId};
use crate::drawing::Point;
use crate::units::Colour;
use crate::write::pdf::fonts::Face;
use crate::write::pdf::style::Sheet;

/// A rectangle, from the left and top of its strip or page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::write::pdf) struct Rect {
    /// Left edge.
    pub(in crate::write::pdf) left: f32,
    /// Top edge.
    pub(in crate::write::pdf) top: f32,
    /// From left to right.
    pub(in crate::write::pdf) width: f32,
    /// From top to bottom.
    pub(in crate::write::pdf) height: f32,
}

impl Rect {
    /// The same rectangle, lower.
    pub(super) fn lowered(self, by: f32) -> Self {
        Self {
            top: self.top + by,
            ..self
        }
    }
}

/// A rectangle of one colour: a ground, a rule, an underline. Never content.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::write::pdf) struct Fill {
    /// Where.
    pub(in crate::write::pdf) rect: Rect,
    /// Which colour.
    pub(in crate::write::pdf) colour: Colour,
}

/// Whose text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::write::pdf) enum Owner {
    /// Content of an element.
    Element(ElementId),
    /// No content: what a screen reader passes over.
    Artifact(Artifact),
}

/// Text that is not content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::write::pdf) enum Artifact {
    /// The running head, and the mark of a draft.
    Header,
    /// The page number.
    Footer,
    /// A header row, repeated on a further page.
    RepeatedRow,
}

/// Glyphs of one look on one line.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::write::pdf) struct Text {
    /// Whose they are.
    pub(in crate::write::pdf) owner: Owner,
    /// Where the first begins.
    pub(in crate::write::pdf) left: f32,
    /// Where they stand, from the top of the strip or page.
    pub(in crate::write::pdf) baseline: f32,
    /// Their face.
    pub(in crate::write::pdf) face: Face,
    /// Their size.
    pub(in crate::write::pdf) size: f32,
    /// Their colour.
    pub(in crate::write::pdf) colour: Colour,
    /// Their codes, each with how much nearer the next stands than its advance says, in thousandths of the em.
    pub(in crate::write::pdf) glyphs: Vec<(u16, f32)>,
}

/// A picture in its place.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::write::pdf) struct Picture {
    /// The element that says what it shows.
    pub(in crate::write::pdf) owner: ElementId,
    /// Where.
    pub(in crate::write::pdf) rect: Rect,
    /// What is drawn there.
    pub(in crate::write::pdf) content: PictureContent,
}

/// What a picture is made of.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::write::pdf) enum PictureContent {
    /// The logo's pixels.
    Logo,
    /// A chart, or some of its rows: pieces, the later over the earlier.
    Drawing(Vec<Piece>),
}

/// A piece of a drawing, placed as texts are.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::write::pdf) enum Piece {
    /// Words.
    Text(Text),
    /// A rectangle.
    Fill(Fill),
    /// A filled circle.
    Disc {
        /// Its centre.
        at: Point,
        /// From the centre to its edge.
        radius: f32,
        /// Its colour.
        colour: Colour,
    },
    /// A filled shape with straight sides.
    Polygon {
        /// Its corners in order.
        corners: Vec<Point>,
        /// Its colour.
        colour: Colour,
    },
    /// A line with round ends and joins.
    Line {
        /// Its points, two or more.
        points: Vec<Point>,
        /// Its thickness.
        thickness: f32,
        /// Lengths of a dash and of the gap after it, without the round ends; `None` for a line that is drawn through.
        dashes: Option<[f32; 2]>,
        /// Its colour.
        colour: Colour,
    },
}

impl Picture {
    /// The same picture, lower.
    pub(super) fn lowered(mut self, by: f32) -> Self {
        self.rect = self.rect.lowered(by);
        if let PictureContent::Drawing(pieces) = &mut self.content {
            for piece in pieces {
                piece.lower(by);
            }
        }
        self
    }
}

impl Piece {
    /// The text that it is, if it is one.
    pub(in crate::write::pdf) fn text(&self) -> Option<&Text> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    fn lower(&mut self, by: f32) {
        match self {
            Self::Text(text) => text.baseline += by,
            Self::Fill(fill) => fill.rect.top += by,
            Self::Disc { at, .. } => at.y += by,
            Self::Polygon { corners: points, .. } | Self::Line { points, .. } => {
                for point in points {
                    point.y += by;
                }
            }
        }
    }
}

/// A part of a link that can be clicked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::write::pdf) struct LinkArea {
    /// Which link.
    pub(in crate::write::pdf) link: LinkId,
    /// Where.
    pub(in crate::write::pdf) rect: Rect,
}

/// Whether a page may end below a strip. The order is that in which the wishes yield where no page can satisfy them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Hold {
    /// It may.
    #[default]
    Free,
    /// It should not: the strips belong together.
    Together,
    /// It must not: a heading would stand at the foot, or a line alone.
    Tight,
}

/// Index of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FrameId(pub(super) usize);

/// What is drawn around or beside strips.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Frame {
    /// The frame around this one.
    pub(super) parent: Option<FrameId>,
    /// Left edge.
    pub(super) left: f32,
    /// Right edge.
    pub(super) right: f32,
    /// Space between its upper edge and the first strip in it, and between the last strip and its lower edge.
    pub(super) padding: f32,
    /// Colour of its ground.
    pub(super) ground: Option<Colour>,
    /// Colour and width of a bar at its left edge.
    pub(super) bar: Option<(Colour, f32)>,
    /// Colour of the line around it.
    pub(super) border: Option<Colour>,
}

/// That the texts of a strip stand beside each other in columns that go on over the next strips: on each page they are
/// put in the order of the columns, so that one is read to its end before the next.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Beside {
    /// Index of the first of the strips that go on.
    pub(super) first: usize,
    /// The column of each text.
    pub(super) columns: Vec<usize>,
}

/// Index of a header that is repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RepeatId(pub(super) usize);

/// A header row as it is repeated at the head of a page.
#[derive(Debug, Clone, Default)]
pub(super) struct Repeated {
    /// From top to bottom.
    pub(super) height: f32,
    /// Its texts, as artifacts.
    pub(super) texts: Vec<Text>,
    /// Its ground and rules.
    pub(super) fills: Vec<Fill>,
}

/// A slice of a page; what is in it is placed from its top and from the left of the page.
#[derive(Debug, Clone, Default)]
pub(super) struct Strip {
    /// From top to bottom.
    pub(super) height: f32,
    /// Space above, unless it comes first on its page.
    pub(super) above: f32,
    /// Whether a page may end below.
    pub(super) hold: Hold,
    /// The innermost frame that it stands in.
    pub(super) frame: Option<FrameId>,
    /// What is repeated above if it comes first on its page.
    pub(super) repeat: Option<RepeatId>,
    /// Whether it begins a page.
    pub(super) begins_page: bool,
    /// Which way its page lies: that of all strips up to the next one that begins a page.
    pub(super) sheet: Sheet,
    /// The columns of its texts, where they go on over several strips.
    pub(super) beside: Option<Beside>,
    /// Its texts, in reading order.
    pub(super) texts: Vec<Text>,
    /// The logo or a drawing, after the texts.
    pub(super) picture: Option<Box<Picture>>,
    /// Its grounds and rules.
    pub(super) fills: Vec<Fill>,
    /// The links in it.
    pub(super) links: Vec<LinkArea>,
    /// Headings that it is the first strip of, as indices into the outline.
    pub(super) bookmarks: Vec<usize>,
    /// The ids that lead to it.
    pub(super) anchors: Vec<String>,
}
