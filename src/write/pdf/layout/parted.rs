//! Drawings that are taller than a page, parted between their rows.
//!
//! In: a drawing. Out: its parts from top to bottom, no shape lost and none torn but the lines and bands that run down
//! through all rows.

use crate::drawing::{Drawing, Point, Shape};

/// How far letters reach above their baseline and below it, in shares of their size.
const ASCENT: f32 = 0.8;
const DESCENT: f32 = 0.25;

/// The least space between rows, in points: what is less lies between the lines of one label.
const LEAST_GAP: f32 = 1.0;

/// Some rows of a drawing.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    /// From the top of the drawing.
    pub(super) top: f32,
    /// From its top to its foot.
    pub(super) height: f32,
    /// Its shapes, in their places in the whole drawing.
    pub(super) shapes: Vec<Shape>,
}

/// A stretch from top to bottom.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Span {
    top: f32,
    bottom: f32,
}

impl Span {
    fn height(self) -> f32 {
        self.bottom - self.top
    }
}

/// A drawing in one part if it is no higher than that, else in its rows; `None` where it has no rows, or too high ones.
pub(super) fn parted(drawing: &Drawing, highest: f32) -> Option<Vec<Part>> {
    if drawing.height <= highest {
        return Some(cut(drawing, &[]));
    }
    let gaps = gaps(drawing);
    let widest = gaps.iter().map(|gap| gap.height()).fold(0.0, f32::max);
    // Bars that belong together have less space between them than there is around them: they are parted last.
    [widest / 2.0, LEAST_GAP].into_iter().find_map(|least| {
        let wide = gaps.iter().filter(|gap| gap.height() >= least.max(LEAST_GAP));
        let cuts: Vec<f32> = wide.map(|gap| f32::midpoint(gap.top, gap.bottom)).collect();
        let parts = cut(drawing, &cuts);
        parts.iter().all(|part| part.height <= highest).then_some(parts)
    })
}

/// The stretches across which no shape reaches, from top to bottom.
fn gaps(drawing: &Drawing) -> Vec<Span> {
    let whole = drawing.shapes.iter().filter(|shape| !runs_through(shape, drawing));
    let mut spans: Vec<Span> = whole.map(span).collect();
    spans.sort_by(|one, other| one.top.total_cmp(&other.top));
    let mut gaps = Vec::new();
    let mut reached: Option<f32> = None;
    for Span { top, bottom } in spans {
        if let Some(reached) = reached.filter(|reached| top > *reached) {
            gaps.push(Span {
                top: reached,
                bottom: top,
            });
        }
        reached = Some(reached.map_or(bottom, |reached| reached.max(bottom)));
    }
    gaps
}

/// Whether a shape runs down past the rows, and may be drawn piece by piece: an axis, a grid line, a band.
fn runs_through(shape: &Shape, drawing: &Drawing) -> bool {
    match shape {
        Shape::Line { points, .. } => points
            .windows(2)
            .all(|pair| matches!(pair, [one, next] if (one.x - next.x).abs() < 0.01)),
        Shape::Bar { height, .. } => *height > drawing.height / 2.0,
        Shape::Dot { .. } | Shape::Words { .. } => false,
    }
}

fn span(shape: &Shape) -> Span {
    let (top, bottom) = match shape {
        Shape::Bar { at, height, .. } => (at.y, at.y + height),
        Shape::Dot { at, radius, .. } => (at.y - radius, at.y + radius),
        Shape::Words { at, size, .. } => (at.y - size * ASCENT, at.y + size * DESCENT),
        Shape::Line { points, .. } => points
            .iter()
            .fold((f32::INFINITY, f32::NEG_INFINITY), |(top, bottom), point| {
                (top.min(point.y), bottom.max(point.y))
            }),
    };
    Span { top, bottom }
}

/// A drawing cut at these heights, in order.
fn cut(drawing: &Drawing, cuts: &[f32]) -> Vec<Part> {
    let tops = [0.0].into_iter().chain(cuts.iter().copied());
    let bottoms = cuts.iter().copied().chain([drawing.height]);
    let part = |(top, bottom): (f32, f32)| Part {
        top,
        height: bottom - top,
        shapes: Vec::new(),
    };
    let mut parts: Vec<Part> = tops.zip(bottoms).map(part).collect();
    for shape in &drawing.shapes {
        let Span { top, bottom } = span(shape);
        let first = cuts.partition_point(|cut| *cut <= top);
        let last = cuts.partition_point(|cut| *cut < bottom).max(first);
        for part in parts.iter_mut().take(last + 1).skip(first) {
            let shape = if first == last {
                shape.clone()
            } else {
                within(shape, part)
            };
            part.shapes.push(shape);
        }
    }
    parts
}

/// What of a shape that runs through lies within a part.
fn within(shape: &Shape, part: &Part) -> Shape {
    let clamped = |y: f32| y.clamp(part.top, part.top + part.height);
    let mut shape = shape.clone();
    match &mut shape {
        Shape::Line { points, .. } => {
            for Point { y, .. } in points {
                *y = clamped(*y);
            }
        }
        Shape::Bar { at, height, .. } => {
            let bottom = clamped(at.y + *height);
            at.y = clamped(at.y);
            *height = bottom - at.y;
        }
        Shape::Dot { .. } | Shape::Words { .. } => {}
    }
    shape
}
