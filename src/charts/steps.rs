//! Steps: how many came to each step of a way, from top to bottom, as bars from a common line.
//!
//! In: the steps in groups, of which each is a way of its own. Out: shapes. Bars of different groups have one scale, so that
//! they can be compared, but no line leads from one group to the next: they do not count the same complaints.

use super::frame::{GAP, LINE, Look, height_of};
use super::scale::narrowed;
use super::value::Value;
use crate::drawing::{Anchor, Dash, Drawing, Ink, Point, Shape};

/// Steps that follow one another.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Way {
    /// What they are steps of; empty where that goes without saying.
    pub(super) name: String,
    /// The steps in their order.
    pub(super) steps: Vec<Step>,
}

/// A step.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Step {
    /// What it is.
    pub(super) label: String,
    /// How many came to it.
    pub(super) value: Value,
    /// What share of another step that is, in words; empty where none is told.
    pub(super) share: String,
}

/// How high a bar is, in points, and what is left free below it.
const BAR: f32 = 14.0;
const BELOW: f32 = 7.0;

/// Draws them.
pub(super) fn draw(ways: &[Way], width: f32) -> Drawing {
    let steps = || ways.iter().flat_map(|way| &way.steps);
    // Words in the place of a number have the room of the bar that is not there.
    let known = || steps().filter(|step| step.value.number().is_some());
    let widest = |words: &dyn Fn(&Step) -> f32| known().map(words).fold(0.0, f32::max) + GAP;
    let numbers_wide = widest(&|step| Look::STRONG.width(step.value.label()));
    let shares_wide = widest(&|step| Look::PLAIN.width(&step.share)) + GAP;
    // Shares stand beside the bars where these keep half of the width.
    let beside = Some(width - numbers_wide - shares_wide).filter(|longest| *longest >= width / 2.0);
    let longest = beside.unwrap_or(width - numbers_wide).max(1.0);
    let numbers = steps().filter_map(|step| step.value.number());
    let most = numbers.fold(0.0, f64::max);
    let length = |number: f64| {
        if most > 0.0 {
            longest * narrowed(number / most)
        } else {
            0.0
        }
    };
    let mut shapes = Vec::new();
    let mut y = 0.0;
    for (at, way) in ways.iter().filter(|way| !way.steps.is_empty()).enumerate() {
        if at > 0 {
            y += BELOW;
        }
        if !way.name.is_empty() {
            let lines = Look::STRONG.lines(&way.name, width);
            shapes.extend(Look::STRONG.stacked(&lines, Point { x: 0.0, y }, Anchor::Start));
            y += height_of(&lines) + 3.0;
        }
        let top = y;
        for step in &way.steps {
            y = drawn(step, step.value.number().map(length), (y, width), &mut shapes);
        }
        shapes.push(common_line(top, y - BELOW + 2.0));
    }
    Drawing {
        width,
        height: y.max(LINE),
        shapes,
    }
}

/// The line that all bars of a way begin at.
fn common_line(top: f32, bottom: f32) -> Shape {
    Shape::Line {
        points: vec![Point { x: 0.5, y: top }, Point { x: 0.5, y: bottom }],
        thickness: 1.0,
        dash: Dash::Solid,
        ink: Ink::Axis,
    }
}

/// A step: its name, below it the bar with its number, and the share after that or, where there is no room, below it.
/// Gives where the next begins.
fn drawn(step: &Step, length: Option<f32>, (top, width): (f32, f32), shapes: &mut Vec<Shape>) -> f32 {
    let mut y = top;
    let lines = Look::PLAIN.lines(&step.label, width - GAP);
    shapes.extend(Look::PLAIN.stacked(&lines, Point { x: GAP, y }, Anchor::Start));
    y += height_of(&lines) + 1.0;
    let mut x = GAP;
    if let Some(length) = length {
        shapes.push(Shape::Bar {
            at: Point { x: 0.0, y },
            width: length,
            height: BAR,
            ink: Ink::First,
        });
        x = length + GAP;
    }
    let words = step.value.label();
    let look = if length.is_some() { Look::STRONG } else { Look::QUIET };
    let beside = y + (BAR - LINE) / 2.0;
    shapes.push(look.words(words, Point { x, y: beside }, Anchor::Start));
    x += look.width(words) + 2.0 * GAP;
    y += BAR;
    if step.share.is_empty() {
        return y + BELOW;
    }
    if x + Look::PLAIN.width(&step.share) <= width {
        shapes.push(Look::PLAIN.words(step.share.as_str(), Point { x, y: beside }, Anchor::Start));
    } else {
        let lines = Look::PLAIN.lines(&step.share, width - GAP);
        shapes.extend(Look::PLAIN.stacked(&lines, Point { x: GAP, y: y + 1.0 }, Anchor::Start));
        y += 1.0 + height_of(&lines);
    }
    y + BELOW
}

#[cfg(test)]
mod tests;
