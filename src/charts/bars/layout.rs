//! Rows of bars in their places.

use super::fill::Fill;
use super::leaders;
use crate::charts::frame::{GAP, LINE, Look, height_of};
use crate::charts::scale::narrowed;
use crate::charts::value::Value;
use crate::drawing::{Anchor, Dash, Drawing, Ink, Point, Shape};
use crate::figures::Unit;

/// Below this width labels stand above their bars, in points.
const NARROW: f32 = 320.0;

/// The share of a width that labels beside bars take at most.
const LABELS: f32 = 0.42;

/// The share of what is beside the labels that words at the end of a bar take at most.
const ENDINGS: f32 = 0.6;

/// The least that is seen of a number that is not zero, in points.
const HAIRLINE: f32 = 0.75;

/// Between parts of a bar, in points; the ground shows there.
const PARTING: f32 = 1.0;

/// Left and right of words on a bar, in points.
const MARGIN: f32 = 3.0;

/// The thickness of the line that bars begin at, in points.
const AXIS: f32 = 1.0;

/// The side of a mark that explains a colour, in points.
const SWATCH: f32 = 10.0;

/// A label and the bars that it stands for.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) label: String,
    pub(super) strips: Vec<Strip>,
}

/// A bar, of one piece or of several.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Strip {
    pub(super) pieces: Vec<Piece>,
    pub(super) end: Ending,
    /// From its upper to its lower edge, in points.
    pub(super) thickness: f32,
}

/// The words at the end of a bar.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ending {
    pub(super) text: String,
    pub(super) look: Look,
}

/// A part of a bar, or the whole of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// Its length, in the numbers of the chart; not negative.
    number: f64,
    fill: Fill,
    /// Its name and its value in words, where these are said of it alone.
    told: Option<(String, String)>,
}

impl Piece {
    /// A piece as long as its value; without a number it has no length.
    pub(super) fn of(value: &Value, fill: Fill) -> Self {
        Self::rest(value.number().unwrap_or(0.0), fill)
    }

    /// What is left of a whole when its parts are taken away; it has no words of its own.
    pub(super) fn rest(number: f64, fill: Fill) -> Self {
        Self {
            number: number.max(0.0),
            fill,
            told: None,
        }
    }

    /// The same with a name, and so with words of its own.
    pub(super) fn named(name: &str, value: &Value, fill: Fill) -> Self {
        Self {
            told: Some((name.to_owned(), value.label().to_owned())),
            ..Self::of(value, fill)
        }
    }
}

impl Strip {
    fn number(&self) -> f64 {
        self.pieces.iter().map(|piece| piece.number).sum()
    }

    /// The words at its end on lines that leave room for the bar.
    fn ending(&self, room: f32) -> Vec<String> {
        if self.end.text.is_empty() {
            return Vec::new();
        }
        self.end.look.lines(&self.end.text, room * ENDINGS)
    }
}

/// Where the bars of a chart are.
#[derive(Debug, Clone, Copy)]
struct Field {
    /// Where they begin, in points.
    left: f32,
    /// What there is from there to the edge, in points.
    room: f32,
    /// The most that a bar can stand for; not zero.
    most: f64,
    /// How long that bar is, in points.
    longest: f32,
}

impl Field {
    /// Bars as long as the words at their ends allow.
    fn of(rows: &[Row], unit: Unit, left: f32, width: f32) -> Self {
        let room = width - left;
        let strips = || rows.iter().flat_map(|row| &row.strips);
        let most = strips().map(Strip::number).fold(0.0, f64::max);
        let most = match unit {
            _ if most <= 0.0 => 1.0,
            // Half of all looks like half of all, and one share alone is held against nothing else; but smaller shares beside
            // each other would all be short.
            Unit::Percent if most >= 50.0 || rows.len() == 1 => most.max(100.0),
            _ => most,
        };
        let mut longest = room - PARTING;
        for strip in strips().filter(|strip| strip.number() > 0.0) {
            let lines = strip.ending(room);
            let words = widest(strip.end.look, &lines);
            let rest = room - PARTING - if lines.is_empty() { 0.0 } else { words + GAP };
            longest = longest.min(rest / narrowed(strip.number() / most));
        }
        Self {
            left,
            room,
            most,
            longest,
        }
    }

    /// The length of a number, in points.
    fn length(&self, number: f64) -> f32 {
        self.longest * narrowed(number / self.most)
    }
}

/// Draws rows below each other, above them what their fillings stand for: at their parts in the first bar where there is room.
pub(super) fn laid_out(key: &[(Fill, &str)], rows: &[Row], unit: Unit, width: f32) -> Drawing {
    let is_narrow = width < NARROW;
    let most = if is_narrow { width } else { width * LABELS };
    let labels: Vec<Vec<String>> = rows.iter().map(|row| Look::PLAIN.lines(&row.label, most)).collect();
    let widest = widest(Look::PLAIN, labels.iter().flatten());
    let field = Field::of(rows, unit, if is_narrow { AXIS } else { widest + GAP }, width);
    let named = rows.first().zip(labels.first()).filter(|_| !is_narrow);
    let named = named.and_then(|(row, label)| field.named(key, row, height_of(label)));
    let (mut shapes, mut top) = named.unwrap_or_else(|| keyed(key, field));
    let first = top;
    for (row, lines) in rows.iter().zip(&labels) {
        let (label, bars) = (height_of(lines), field.height(row));
        if is_narrow {
            shapes.extend(Look::PLAIN.stacked(lines, Point { x: 0.0, y: top }, Anchor::Start));
            shapes.extend(field.bars(row, top + label));
            shapes.push(field.zero(top + label, top + label + bars));
            top += label + bars + GAP;
        } else {
            let taken = bars.max(label);
            let down = (taken - bars) / 2.0;
            // The middle of a label is that of its bars, without the words below them.
            let beside = Point {
                x: field.left - GAP,
                y: top + ((bars - field.below(row) - label) / 2.0).max(0.0),
            };
            shapes.extend(Look::PLAIN.stacked(lines, beside, Anchor::End));
            shapes.extend(field.bars(row, top + down));
            top += taken + GAP;
        }
    }
    if !is_narrow && top > first {
        shapes.push(field.zero(first, top - GAP));
    }
    Drawing {
        width,
        height: top,
        shapes,
    }
}

/// The longest of lines that look so, in points.
fn widest<'a>(look: Look, lines: impl IntoIterator<Item = &'a String>) -> f32 {
    lines.into_iter().map(|line| look.width(line)).fold(0.0, f32::max)
}

/// What each filling stands for, on as many lines as it takes, and where the lines end.
fn keyed(key: &[(Fill, &str)], field: Field) -> (Vec<Shape>, f32) {
    let mut shapes = Vec::new();
    let (mut x, mut top, mut height) = (field.left, 0.0, 0.0);
    for (fill, name) in key {
        let indent = SWATCH + GAP;
        let lines = Look::PLAIN.lines(name, field.room - indent);
        let taken = indent + widest(Look::PLAIN, &lines);
        if x > field.left && x + taken > field.left + field.room {
            x = field.left;
            top += height;
            height = 0.0;
        }
        shapes.extend(fill.shapes(Point { x, y: top + 1.0 }, SWATCH, SWATCH));
        let words = Point { x: x + indent, y: top };
        shapes.extend(Look::PLAIN.stacked(&lines, words, Anchor::Start));
        height = height_of(&lines).max(height);
        x += taken + 2.0 * GAP;
    }
    let end = if key.is_empty() { 0.0 } else { top + height + GAP };
    (shapes, end)
}

/// A bar in its place among others.
struct Placed<'a> {
    strip: &'a Strip,
    field: Field,
}

impl Field {
    fn placed<'a>(&self, row: &'a Row) -> impl Iterator<Item = Placed<'a>> + use<'a> {
        let field = *self;
        row.strips.iter().map(move |strip| Placed { strip, field })
    }

    /// The names of the parts of a row over them, each of which has a length; its label is so high.
    fn named(&self, key: &[(Fill, &str)], row: &Row, label: f32) -> Option<(Vec<Shape>, f32)> {
        let strip = self
            .placed(row)
            .next()
            .filter(|placed| placed.strip.pieces.len() == key.len())?;
        let mut number = 0.0;
        let mut parts = Vec::new();
        for (piece, (_, name)) in strip.strip.pieces.iter().zip(key) {
            parts.push((*name, self.left + self.length(number)));
            number += Some(piece.number).filter(|number| *number > 0.0)?;
        }
        let beside_label = (label - self.height(row)).max(0.0) / 2.0;
        let drop = beside_label + (strip.height() - strip.strip.thickness) / 2.0;
        leaders::labelled(&parts, self.left + self.room, drop).filter(|_| !parts.is_empty())
    }

    /// How high the bars of a row are together, in points.
    fn height(&self, row: &Row) -> f32 {
        self.placed(row)
            .map(|placed| placed.height() + height_of(&placed.below()))
            .sum()
    }

    /// How high the words below the last of them are, in points.
    fn below(&self, row: &Row) -> f32 {
        let last = self.placed(row).last();
        last.map_or(0.0, |placed| height_of(&placed.below()))
    }

    /// The bars of a row below each other, from this place.
    fn bars(&self, row: &Row, mut top: f32) -> Vec<Shape> {
        let mut shapes = Vec::new();
        for placed in self.placed(row) {
            shapes.extend(placed.shapes(top));
            top += placed.height();
            let below = placed.below();
            let words = Point {
                x: self.left + GAP,
                y: top,
            };
            shapes.extend(Look::QUIET.stacked(&below, words, Anchor::Start));
            top += height_of(&below);
        }
        shapes
    }

    /// The line that bars begin at.
    fn zero(&self, from: f32, to: f32) -> Shape {
        let point = |y| Point {
            x: self.left - AXIS / 2.0,
            y,
        };
        Shape::Line {
            points: vec![point(from), point(to)],
            thickness: AXIS,
            dash: Dash::Solid,
            ink: Ink::Axis,
        }
    }
}

impl Placed<'_> {
    /// The height of the bar with the words at its end, in points.
    fn height(&self) -> f32 {
        let words = height_of(&self.strip.ending(self.field.room));
        words.max(self.strip.thickness).max(LINE)
    }

    /// Whether the words of a piece have room on it.
    fn is_told_within(&self, piece: &Piece) -> bool {
        let needed = |text: &String| Look::PLAIN.width(text) + 2.0 * MARGIN + PARTING;
        let told = piece.told.as_ref();
        told.is_some_and(|(_, text)| piece.number > 0.0 && needed(text) <= self.field.length(piece.number))
    }

    /// The words of the pieces that they have no room on.
    fn below(&self) -> Vec<String> {
        let untold = self.strip.pieces.iter().filter(|piece| !self.is_told_within(piece));
        let told = untold.filter_map(|piece| piece.told.as_ref());
        let told: Vec<String> = told.map(|(name, text)| format!("{name}: {text}")).collect();
        if told.is_empty() {
            return Vec::new();
        }
        Look::QUIET.lines(&told.join(", "), self.field.room - GAP)
    }

    /// The bar and the words on it and at its end, from this place.
    fn shapes(&self, top: f32) -> Vec<Shape> {
        let Self { strip, field } = self;
        let height = self.height();
        let upper = top + (height - strip.thickness) / 2.0;
        let mut shapes = Vec::new();
        let (mut reached, mut number) = (0.0, 0.0);
        for piece in strip.pieces.iter().filter(|piece| piece.number > 0.0) {
            let at = Point {
                x: field.left + field.length(number),
                y: upper,
            };
            number += piece.number;
            let length = field.length(piece.number);
            let is_parted = strip.pieces.len() > 1 && length > HAIRLINE + PARTING;
            let shown = if is_parted {
                length - PARTING
            } else {
                length.max(HAIRLINE)
            };
            shapes.extend(piece.fill.shapes(at, shown, strip.thickness));
            if self.is_told_within(piece) {
                shapes.extend(self.within(piece, at, shown));
            }
            reached = at.x + shown - field.left;
        }
        let lines = strip.ending(field.room);
        let words = Point {
            x: field.left + reached + GAP,
            y: top + (height - height_of(&lines)) / 2.0,
        };
        shapes.extend(strip.end.look.stacked(&lines, words, Anchor::Start));
        shapes
    }

    /// The words of a piece in its middle, on a patch without lines.
    fn within(&self, piece: &Piece, at: Point, length: f32) -> Vec<Shape> {
        let Some((_, text)) = &piece.told else {
            return Vec::new();
        };
        let look = Look {
            ink: piece.fill.words,
            ..Look::PLAIN
        };
        let half = look.width(text) / 2.0 + MARGIN;
        let middle = at.x + length / 2.0;
        let start = Point {
            x: middle - half,
            y: at.y,
        };
        let patch = piece.fill.patch(start, 2.0 * half, self.strip.thickness);
        let top = Point {
            x: middle,
            y: at.y + (self.strip.thickness - LINE) / 2.0,
        };
        let words = look.words(text.as_str(), top, Anchor::Middle);
        patch.into_iter().chain([words]).collect()
    }
}
