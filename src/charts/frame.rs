//! What every kind of chart draws around its values: words line by line, hatching.
//!
//! In: words and places. Out: shapes.

use super::value::Value;
use crate::drawing::{Anchor, Dash, Ink, Point, SMALLEST_TEXT, Shape, Weight, text_width, wrapped};

/// From one line of words to the next, in points.
pub(super) const LINE: f32 = 12.5;

/// From the top of a line to its baseline, in points.
const BASELINE: f32 = 9.6;

/// Between a label and what it labels, in points.
pub(super) const GAP: f32 = 5.0;

/// How words look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look {
    /// How heavy they are.
    pub(super) weight: Weight,
    /// Their colour.
    pub(super) ink: Ink,
}

impl Look {
    /// Words that are read first.
    pub(super) const STRONG: Self = Self {
        weight: Weight::Bold,
        ink: Ink::Text,
    };
    /// Words as they usually are.
    pub(super) const PLAIN: Self = Self {
        weight: Weight::Regular,
        ink: Ink::Text,
    };
    /// Words that stand back.
    pub(super) const QUIET: Self = Self {
        weight: Weight::Regular,
        ink: Ink::Quiet,
    };

    /// How the words of a value look: those that say why there is no number stand back.
    pub(super) fn of(value: &Value) -> Self {
        if value.number().is_some() {
            Self::PLAIN
        } else {
            Self::QUIET
        }
    }

    /// How wide these words are on one line, in points.
    pub(super) fn width(self, text: &str) -> f32 {
        text_width(text, SMALLEST_TEXT, self.weight)
    }

    /// These words on lines no wider than this, in points.
    pub(super) fn lines(self, text: &str, width: f32) -> Vec<String> {
        wrapped(text, width, SMALLEST_TEXT, self.weight)
    }

    /// Words on one line, whose top is at this place.
    pub(super) fn words(self, text: impl Into<String>, top: Point, anchor: Anchor) -> Shape {
        Shape::Words {
            at: Point {
                x: top.x,
                y: top.y + BASELINE,
            },
            anchor,
            text: text.into(),
            size: SMALLEST_TEXT,
            weight: self.weight,
            ink: self.ink,
        }
    }

    /// Lines below each other, the top of the first at this place.
    pub(super) fn stacked(self, lines: &[String], top: Point, anchor: Anchor) -> Vec<Shape> {
        let mut y = top.y;
        let line = |text: &String| {
            let shape = self.words(text.as_str(), Point { x: top.x, y }, anchor);
            y += LINE;
            shape
        };
        lines.iter().map(line).collect()
    }
}

/// How high so many lines are, in points.
#[allow(clippy::cast_precision_loss, reason = "no label has so many lines")]
pub(super) fn height_of(lines: &[String]) -> f32 {
    lines.len() as f32 * LINE
}

/// Which way the lines of a hatching go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slant {
    /// From the lower left to the upper right.
    Rising,
    /// From the upper left to the lower right.
    Falling,
}

/// Lines of the ground across a rectangle, none of them outside it, which tell it from others without colours.
pub(super) fn hatched(at: Point, width: f32, height: f32, slant: Slant) -> Vec<Shape> {
    /// From one line to the next, along the edge, in points.
    const SPACING: f32 = 5.0;
    let across = |x: f32| match slant {
        Slant::Rising => at.x + x,
        Slant::Falling => at.x + width - x,
    };
    let line = |along: f32| {
        let (right, below) = (along.min(width), along.min(height));
        let point = |x: f32, y: f32| Point {
            x: across(x),
            y: at.y + y,
        };
        Shape::Line {
            points: vec![point(along - below, below), point(right, along - right)],
            thickness: 1.2,
            dash: Dash::Solid,
            ink: Ink::Ground,
        }
    };
    let along = std::iter::successors(Some(SPACING), |along| Some(along + SPACING));
    along.take_while(|along| *along < width + height).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::{Slant, hatched};
    use crate::drawing::{Drawing, Point};

    proptest::proptest! {
        #[test]
        fn hatching_stays_within_its_rectangle(width in 0.0_f32..300.0, height in 0.0_f32..40.0) {
            for slant in [Slant::Rising, Slant::Falling] {
                let shapes = hatched(Point { x: 0.0, y: 0.0 }, width, height, slant);
                let drawing = Drawing { width, height, shapes };
                proptest::prop_assert_eq!(drawing.faults(), [] as [String; 0]);
            }
        }
    }
}
