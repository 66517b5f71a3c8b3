//! What no drawing may have: words over words, and anything outside the frame.

use super::{Anchor, Drawing, Point, SMALLEST_TEXT, Shape, text_width};

/// How far letters reach above their baseline and below it, in shares of their size.
const ASCENT: f32 = 0.74;
const DESCENT: f32 = 0.22;

/// What rounding may do, in points.
const NOTHING: f32 = 0.05;

/// A rectangle that a shape takes up.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Extent {
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
}

impl Extent {
    fn overlaps(self, other: Self) -> bool {
        self.left < other.right - NOTHING
            && other.left < self.right - NOTHING
            && self.top < other.bottom - NOTHING
            && other.top < self.bottom - NOTHING
    }

    fn is_within(self, drawing: &Drawing) -> bool {
        self.left >= -NOTHING
            && self.top >= -NOTHING
            && self.right <= drawing.width + NOTHING
            && self.bottom <= drawing.height + NOTHING
    }
}

impl Drawing {
    /// What a reader would stumble over: words that overlap others, words that are too small, shapes outside the frame and
    /// places that are no numbers. A drawing that is fit to be shown has none.
    #[must_use]
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for shape in &self.shapes {
            if !extent(shape).is_within(self) {
                faults.push(format!("outside {} x {}: {shape:?}", self.width, self.height));
            }
        }
        let words: Vec<(&String, Extent)> = self.shapes.iter().filter_map(words).collect();
        for (at, (text, extent)) in words.iter().enumerate() {
            let over = words[at + 1..].iter().filter(|(_, other)| extent.overlaps(*other));
            faults.extend(over.map(|(other, _)| format!("`{text}` and `{other}` overlap")));
        }
        let small = self.shapes.iter().filter_map(|shape| match shape {
            Shape::Words { text, size, .. } if *size < SMALLEST_TEXT => Some(format!("`{text}` is {size} points high")),
            _ => None,
        });
        faults.extend(small);
        faults
    }
}

fn words(shape: &Shape) -> Option<(&String, Extent)> {
    match shape {
        Shape::Words { text, .. } if !text.trim().is_empty() => Some((text, extent(shape))),
        _ => None,
    }
}

/// What a shape takes up; not a number where one of its places is none, which is within no frame.
fn extent(shape: &Shape) -> Extent {
    let around = |Point { x, y }: Point, right: f32, below: f32| Extent {
        left: x,
        top: y,
        right: x + right,
        bottom: y + below,
    };
    match shape {
        Shape::Bar { at, width, height, .. } => around(*at, *width, *height),
        Shape::Dot { at, radius, .. } => around(
            Point {
                x: at.x - radius,
                y: at.y - radius,
            },
            2.0 * radius,
            2.0 * radius,
        ),
        Shape::Line { points, .. } => {
            let fold = |pick: fn(&Point) -> f32, choose: fn(f32, f32) -> f32| {
                points.iter().map(pick).reduce(choose).unwrap_or(f32::NAN)
            };
            Extent {
                left: fold(|point| point.x, f32::min),
                top: fold(|point| point.y, f32::min),
                right: fold(|point| point.x, f32::max),
                bottom: fold(|point| point.y, f32::max),
            }
        }
        Shape::Words {
            at,
            anchor,
            text,
            size,
            weight,
            ..
        } => {
            let width = text_width(text, *size, *weight);
            let left = match anchor {
                Anchor::Start => at.x,
                Anchor::Middle => at.x - width / 2.0,
                Anchor::End => at.x - width,
            };
            let top = at.y - size * ASCENT;
            around(Point { x: left, y: top }, width, size * (ASCENT + DESCENT))
        }
    }
}
