//! Bars: a value each, from a common line.

use super::value::Value;
use crate::drawing::{Anchor, Drawing, Ink, Point, SMALLEST_TEXT, Shape, Weight, text_width};

/// A bar with its label.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bar {
    /// What it stands for.
    pub(super) label: String,
    /// How long it is.
    pub(super) value: Value,
}

/// Draws bars one below the other.
pub(super) fn draw(bars: &[Bar], width: f32) -> Drawing {
    const ROW: f32 = 22.0;
    let size = SMALLEST_TEXT;
    let widest = |texts: &mut dyn Iterator<Item = &str>| {
        texts
            .map(|text| text_width(text, size, Weight::Regular))
            .fold(0.0, f32::max)
    };
    let left = widest(&mut bars.iter().map(|bar| bar.label.as_str())) + 6.0;
    let right = widest(&mut bars.iter().map(|bar| bar.value.label())) + 6.0;
    let number = |value: &Value| match value {
        Value::Known { number, .. } => *number,
        _ => 0.0,
    };
    let most = bars.iter().map(|bar| number(&bar.value)).fold(0.0, f64::max);
    let mut shapes = Vec::new();
    let mut top = 0.0;
    for bar in bars {
        let share = if most > 0.0 { number(&bar.value) / most } else { 0.0 };
        #[allow(
            clippy::cast_possible_truncation,
            reason = "a share of one needs no more places than a point has"
        )]
        let length = (width - left - right).max(0.0) * share as f32;
        let words = |x: f32, anchor, text: &str| Shape::Words {
            at: Point { x, y: top + ROW * 0.65 },
            anchor,
            text: text.to_owned(),
            size,
            weight: Weight::Regular,
            ink: Ink::Text,
        };
        shapes.push(words(left - 6.0, Anchor::End, &bar.label));
        shapes.push(Shape::Bar {
            at: Point { x: left, y: top + 3.0 },
            width: length,
            height: ROW - 6.0,
            ink: Ink::First,
        });
        shapes.push(words(left + length + 4.0, Anchor::Start, bar.value.label()));
        top += ROW;
    }
    Drawing {
        width,
        height: top,
        shapes,
    }
}
