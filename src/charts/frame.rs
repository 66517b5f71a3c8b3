//! What every kind of chart draws around its values: words line by line.
//!
//! In: words and places. Out: shapes.

use super::value::Value;
use crate::drawing::{Anchor, Ink, Point, SMALLEST_TEXT, Shape, Weight, text_width, wrapped};

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
