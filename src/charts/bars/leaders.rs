//! The names of parts over the first bar, each with a fine line down to where its part begins: nobody has to go back and
//! forth between a bar and a key.
//!
//! In: names and where their parts begin. Out: shapes, and how high they are.

use crate::charts::frame::{Look, height_of};
use crate::drawing::{Anchor, Dash, Ink, Point, Shape};

/// From a fine line to the words at it, in points.
const ASIDE: f32 = 3.0;

/// The least from one fine line to the next, in points; nearer ones look like one.
const APART: f32 = 4.0;

/// From the words to the bar, in points.
const ABOVE: f32 = 3.0;

/// A name with its place; upwards is negative, and the bar is at nought.
struct Label {
    x: f32,
    look: Look,
    lines: Vec<String>,
    top: f32,
}

/// The names of parts that begin at these places, from the left to the right, in a drawing of this width; `None` where not
/// each has room for its words and a line of its own. Each stands as low as those on its right let it, whose lines it must
/// not cross.
pub(super) fn labelled(parts: &[(&str, f32)], width: f32, drop: f32) -> Option<(Vec<Shape>, f32)> {
    if parts.windows(2).any(|pair| pair[1].1 - pair[0].1 < APART) {
        return None;
    }
    let mut labels: Vec<Label> = Vec::new();
    for (at, (name, x)) in parts.iter().enumerate().rev() {
        let look = if at == 0 { Look::STRONG } else { Look::PLAIN };
        let room = width - x - ASIDE;
        if name.split_whitespace().any(|word| look.width(word) > room) {
            return None;
        }
        let lines = look.lines(name, room);
        let right = x + ASIDE + lines.iter().map(|line| look.width(line)).fold(0.0, f32::max);
        let crossed = labels.iter().filter(|label| label.x - APART < right);
        let bottom = crossed.map(|label| label.top).fold(-ABOVE, f32::min);
        labels.push(Label {
            x: *x,
            look,
            top: bottom - height_of(&lines),
            lines,
        });
    }
    let height = labels.iter().map(|label| -label.top).fold(0.0, f32::max);
    let shapes = labels.iter().flat_map(|label| label.shapes(height, drop));
    Some((shapes.collect(), height))
}

impl Label {
    /// Its words and its line, which ends so far below the place of the bar.
    fn shapes(&self, height: f32, drop: f32) -> Vec<Shape> {
        let top = height + self.top;
        let words = Point {
            x: self.x + ASIDE,
            y: top,
        };
        let line = Shape::Line {
            points: vec![
                Point {
                    x: self.x,
                    y: top + 2.0,
                },
                Point {
                    x: self.x,
                    y: height + drop,
                },
            ],
            thickness: 0.75,
            dash: Dash::Solid,
            ink: Ink::Quiet,
        };
        let words = self.look.stacked(&self.lines, words, Anchor::Start);
        std::iter::once(line).chain(words).collect()
    }
}
