//! Dots: an authority beside the average of those like it, and among them, on one scale for all its years.
//!
//! In: values by year, and the values of the others, if they are known. Out: shapes. The newest year stands on top with its
//! labels at its marks; each earlier one has a line of its own below, so that no year lies on another.

mod stack;

use super::frame::{GAP, LINE, Look, height_of};
use super::scale::{Scale, Start, tick_text};
use super::value::Value;
use crate::drawing::{Anchor, Dash, DotForm, Drawing, Ink, Point, Shape};
use crate::figures::Unit;

/// An authority beside others.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Beside {
    /// What its numbers count.
    pub(super) unit: Unit,
    /// What this authority is called.
    pub(super) name: String,
    /// Whose average it is: "Average of county councils".
    pub(super) average: String,
    /// How far it lies from the average in the newest year, in words; empty where that is not told.
    pub(super) difference: String,
    /// The years, the newest first.
    pub(super) years: Vec<OfYear>,
    /// The same of each other authority of its type in the newest year; none where they are not known.
    pub(super) others: Vec<f64>,
    /// What these others are: "county councils".
    pub(super) others_name: String,
}

/// The values of a year.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct OfYear {
    /// The year.
    pub(super) label: String,
    /// What this authority has.
    pub(super) own: Value,
    /// What those like it have on average.
    pub(super) average: Value,
}

/// Half the height of a line of marks without a distribution, in points: that of the largest mark.
const HALF: f32 = RING + 1.5;

/// Radius of the mark of an average, in points; that of the authority itself lies within it where both are the same.
const RING: f32 = 6.5;

/// Radius of the mark of the authority itself, in points.
const DISC: f32 = 4.5;

/// From a year to the next, in points.
const ROW: f32 = 19.0;

/// The whole spread of rates below which marks on a scale of a hundred would lie on each other, and where the part of the
/// scale begins that is shown then.
const CLOSE: f64 = 5.0;
const UPPER_PART: f64 = 80.0;

/// Draws them.
pub(super) fn draw(beside: &Beside, width: f32) -> Drawing {
    let frame = Frame::of(beside, width);
    let mut shapes = Vec::new();
    let mut y = 0.0;
    if let Some(newest) = beside.years.first() {
        y = newest_year(beside, newest, &frame, &mut shapes);
    }
    let earlier = beside.years.get(1..).unwrap_or_default();
    if !earlier.is_empty() {
        y += GAP;
        shapes.push(Look::QUIET.words("Earlier years", Point { x: 0.0, y }, Anchor::Start));
        y += LINE;
    }
    for year in earlier {
        earlier_year(year, &frame, y + ROW / 2.0, &mut shapes);
        y += ROW;
    }
    Drawing {
        width,
        height: y.max(LINE),
        shapes,
    }
}

/// Where the scale of a share begins: at 0, unless all that is to be seen would lie on one place.
pub(super) fn begins_at(beside: &Beside) -> f64 {
    let numbers = beside.numbers();
    let least = numbers.iter().copied().fold(f64::INFINITY, f64::min);
    let most = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let is_close = beside.unit == Unit::Percent && least >= UPPER_PART && most <= 100.0 && most - least <= CLOSE;
    if is_close { UPPER_PART } else { 0.0 }
}

impl Beside {
    /// Every number that has a place on the scale.
    fn numbers(&self) -> Vec<f64> {
        let of_years = self.years.iter().flat_map(|year| [&year.own, &year.average]);
        of_years
            .filter_map(Value::number)
            .chain(self.others.iter().copied())
            .collect()
    }
}

/// What all lines of a drawing have in common.
struct Frame {
    width: f32,
    scale: Scale,
    unit: Unit,
    /// The ends of the scale, in its own numbers and in points.
    low: (f64, f32),
    high: (f64, f32),
}

impl Frame {
    fn of(beside: &Beside, width: f32) -> Self {
        let scale = |ends| match beside.unit {
            Unit::Percent if begins_at(beside) > 0.0 => {
                Scale::over([UPPER_PART, 100.0], Start::Near, UPPER_PART / 16.0, ends)
            }
            Unit::Percent => Scale::per_cent(ends),
            _ => Scale::over(beside.numbers(), Start::Zero, 1.0, ends),
        };
        let ticks = scale((0.0, 1.0)).ticks();
        let ends = [ticks.first(), ticks.last()].map(|end| end.copied().unwrap_or_default());
        let widest =
            |texts: &mut dyn Iterator<Item = String>| texts.map(|text| Look::PLAIN.width(&text)).fold(0.0, f32::max);
        let earlier = || beside.years.iter().skip(1);
        // Of the years the numbers stand at the marks, on their outer sides: so much beyond each end of the scale.
        let numbers = earlier().flat_map(|year| [&year.own, &year.average]);
        let numbers = numbers
            .filter_map(Value::number)
            .map(|number| tick_text(number, beside.unit));
        let beyond = RING + GAP;
        let numbers = widest(&mut numbers.into_iter());
        let [low, high] = ends.map(|end| widest(&mut std::iter::once(tick_text(end, beside.unit))));
        let room = if numbers > 0.0 { numbers + GAP } else { 0.0 };
        let left = beyond + low.max(widest(&mut earlier().map(|year| year.label.clone())) + room);
        let right = width - beyond - high.max(numbers);
        let right = right.max(left + 1.0);
        Self {
            width,
            scale: scale((left, right)),
            unit: beside.unit,
            low: (ends[0], left),
            high: (ends[1], right),
        }
    }

    /// The place of a number; one beyond the scale stands at its end.
    fn place(&self, number: f64) -> f32 {
        self.scale.at(number).clamp(self.low.1, self.high.1)
    }

    /// The line that marks stand on, with a short stroke at either end; marks have their numbers, and so the scale needs none between.
    fn line(&self, y: f32) -> Vec<Shape> {
        let mut shapes = vec![stroke(
            Point { x: self.low.1, y },
            Point { x: self.high.1, y },
            1.0,
            Ink::Grid,
        )];
        shapes.extend(
            [self.low.1, self.high.1].map(|x| stroke(Point { x, y: y - 3.0 }, Point { x, y: y + 3.0 }, 1.0, Ink::Grid)),
        );
        shapes
    }

    /// The numbers at the ends of the scale, beside its line.
    fn ends(&self, y: f32) -> [Shape; 2] {
        let end = |(number, x): (f64, f32), away: f32, anchor| {
            let top = Point {
                x: x + away,
                y: y - LINE / 2.0,
            };
            Look::QUIET.words(tick_text(number, self.unit), top, anchor)
        };
        [
            end(self.low, -RING - GAP, Anchor::End),
            end(self.high, RING + GAP, Anchor::Start),
        ]
    }
}

/// The newest year with its labels: this authority above the line, the average below. Gives where it ends.
fn newest_year(beside: &Beside, year: &OfYear, frame: &Frame, shapes: &mut Vec<Shape>) -> f32 {
    let own = year.own.number().map(|number| frame.place(number));
    let average = year.average.number().map(|number| frame.place(number));
    let label = Label::new(
        &format!("{}: {}", beside.name, year.own.label()),
        Look::STRONG,
        frame.width,
    )
    .with(&beside.difference, frame.width);
    shapes.extend(label.at(own, 0.0, frame.width));
    let stack = own.and_then(|own| stack::of(beside, |number| frame.place(number), own, frame.low.1..=frame.high.1));
    let strip = label.height() + 3.0;
    let baseline = strip + stack.as_ref().map_or(HALF, stack::Stack::height);
    shapes.extend(frame.line(baseline));
    shapes.extend(frame.ends(baseline));
    let below = baseline + HALF + 1.0;
    let mut foot = below;
    if let Some(average) = average {
        let words = format!("{}: {}", beside.average, year.average.label());
        let label = Label::new(&words, Look::PLAIN, frame.width);
        shapes.extend(label.at(Some(average), below + 3.0, frame.width));
        foot = below + 3.0 + label.height();
    }
    match (stack, own) {
        (Some(stack), Some(own)) => {
            shapes.extend(stack.drawn(baseline));
            if let Some(x) = average {
                shapes.push(dashed(x, strip, below + 3.0));
            }
            let top = stack.top_of_own(baseline);
            shapes.push(stroke(
                Point { x: own, y: strip - 2.0 },
                Point { x: own, y: top },
                1.0,
                Ink::Text,
            ));
            shapes.push(disc(own, top, DISC.min(stack.radius() + 1.0)));
            let said = Label::new(&stack.said(&beside.others_name), Look::QUIET, frame.width);
            shapes.extend(said.at(Some(0.0), foot + 2.0, frame.width));
            foot += 2.0 + said.height();
        }
        (None, Some(own)) => {
            shapes.push(stroke(
                Point { x: own, y: strip - 2.0 },
                Point { x: own, y: baseline },
                1.0,
                Ink::Text,
            ));
            shapes.extend(
                average.map(|x| stroke(Point { x, y: baseline }, Point { x, y: below + 3.0 }, 1.0, Ink::Other)),
            );
            shapes.extend(marks(Some(own), average, baseline));
        }
        (_, None) => shapes.extend(marks(None, average, baseline)),
    }
    foot
}

/// An earlier year: its name, its marks, and their numbers on the outer sides.
fn earlier_year(year: &OfYear, frame: &Frame, y: f32, shapes: &mut Vec<Shape>) {
    let top = y - LINE / 2.0;
    shapes.push(Look::PLAIN.words(year.label.as_str(), Point { x: 0.0, y: top }, Anchor::Start));
    let Some(own) = year.own.number() else {
        let x = frame.low.1;
        let lines = Look::QUIET.lines(year.own.label(), frame.width - x);
        shapes.extend(
            lines
                .first()
                .map(|line| Look::QUIET.words(line.as_str(), Point { x, y: top }, Anchor::Start)),
        );
        return;
    };
    shapes.extend(frame.line(y));
    let average = year.average.number();
    shapes.extend(marks(
        Some(frame.place(own)),
        average.map(|average| frame.place(average)),
        y,
    ));
    let side = if average.is_some_and(|average| average > own) {
        Side::Left
    } else {
        Side::Right
    };
    shapes.extend(number(own, Look::PLAIN, side, frame, top));
    if let Some(average) = average {
        shapes.extend(number(average, Look::QUIET, side.other(), frame, top));
    }
}

/// On which side of a mark its number stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

impl Side {
    fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// A number beside its mark, with the ground below it: the line of the marks would go through it.
fn number(number: f64, look: Look, side: Side, frame: &Frame, top: f32) -> [Shape; 2] {
    let text = tick_text(number, frame.unit);
    let wide = look.width(&text);
    let (away, anchor, left) = match side {
        Side::Left => (-RING - GAP, Anchor::End, -wide),
        Side::Right => (RING + GAP, Anchor::Start, 0.0),
    };
    let x = frame.place(number) + away;
    let ground = Shape::Bar {
        at: Point { x: x + left, y: top },
        width: wide,
        height: LINE,
        ink: Ink::Ground,
    };
    [ground, look.words(text, Point { x, y: top }, anchor)]
}

/// The marks of a year on its line, and what lies between them.
fn marks(own: Option<f32>, average: Option<f32>, y: f32) -> Vec<Shape> {
    let mut shapes = Vec::new();
    if let (Some(own), Some(average)) = (own, average) {
        shapes.push(stroke(Point { x: average, y }, Point { x: own, y }, 2.0, Ink::Other));
    }
    shapes.extend(average.map(|x| Shape::Dot {
        at: Point { x, y },
        radius: RING,
        form: DotForm::Ring,
        ink: Ink::Other,
    }));
    shapes.extend(own.map(|x| disc(x, y, DISC)));
    shapes
}

fn disc(x: f32, y: f32, radius: f32) -> Shape {
    Shape::Dot {
        at: Point { x, y },
        radius,
        form: DotForm::Disc,
        ink: Ink::First,
    }
}

fn stroke(from: Point, to: Point, thickness: f32, ink: Ink) -> Shape {
    Shape::Line {
        points: vec![from, to],
        thickness,
        dash: Dash::Solid,
        ink,
    }
}

fn dashed(x: f32, from: f32, to: f32) -> Shape {
    Shape::Line {
        points: vec![Point { x, y: from }, Point { x, y: to }],
        thickness: 1.5,
        dash: Dash::Dashed,
        ink: Ink::Text,
    }
}

/// Words of some lines that stand in the middle above or below a mark, as far as the frame lets them.
struct Label {
    lines: Vec<(Look, String)>,
}

impl Label {
    fn new(words: &str, look: Look, width: f32) -> Self {
        let lines = look.lines(words, width).into_iter();
        Self {
            lines: lines.map(|line| (look, line)).collect(),
        }
    }

    /// The same with more words below it, if there are any.
    fn with(mut self, words: &str, width: f32) -> Self {
        if !words.is_empty() {
            self.lines.extend(Self::new(words, Look::PLAIN, width).lines);
        }
        self
    }

    fn height(&self) -> f32 {
        let lines: Vec<String> = self.lines.iter().map(|(_, line)| line.clone()).collect();
        height_of(&lines)
    }

    /// Its words around this place, or from an edge of the frame on where they would leave it; at the left without a place.
    fn at(&self, x: Option<f32>, top: f32, width: f32) -> Vec<Shape> {
        let widths = self.lines.iter().map(|(look, line)| look.width(line));
        let half = widths.fold(0.0, f32::max) / 2.0;
        let (x, anchor) = match x {
            Some(x) if x + half > width => (width, Anchor::End),
            Some(x) if x >= half => (x, Anchor::Middle),
            _ => (0.0, Anchor::Start),
        };
        let mut y = top;
        let line = |(look, line): &(Look, String)| {
            let shape = look.words(line.as_str(), Point { x, y }, anchor);
            y += LINE;
            shape
        };
        self.lines.iter().map(line).collect()
    }
}

#[cfg(test)]
mod tests;
