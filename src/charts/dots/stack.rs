//! A distribution as dots on each other, one for each authority or for some of them.
//!
//! In: values, a scale, and where one of them is to stand exactly. Out: shapes, and what a dot stands for.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::Beside;
use crate::drawing::{DotForm, Ink, Point, Shape};

/// The most that a dot can be high and wide, and the least, in points.
const LARGEST: f32 = 7.0;
const SMALLEST: f32 = 4.0;

/// How high all dots together may be, in points.
const HIGHEST: f32 = 96.0;

/// How many authorities a dot can stand for.
const EACH: [usize; 9] = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/// Dots in columns, as many columns on each side of the authority's own as are needed.
pub(super) struct Stack {
    /// How many dots there are in each column, by its middle in tenths of a point.
    columns: BTreeMap<i32, usize>,
    /// The column of the authority itself, likewise.
    own: i32,
    /// How wide and high a dot is, in points.
    size: f32,
    /// How many authorities a dot stands for, at most.
    each: usize,
}

/// The distribution of the others around the authority at its place; none where there are no others. The columns are laid out
/// from its place, so that it stands where its number is; another one
/// stands on the side of it where it belongs, or in its column where there is next to nothing between them.
pub(super) fn of(beside: &Beside, place: impl Fn(f64) -> f32, own: f32, ends: RangeInclusive<f32>) -> Option<Stack> {
    if beside.others.is_empty() {
        return None;
    }
    let places: Vec<f32> = beside.others.iter().map(|number| place(*number)).collect();
    let sizes = [LARGEST, 5.5, SMALLEST].into_iter();
    let of_size = |each: usize| sizes.clone().map(move |size| (each, size));
    let mut ways = EACH.into_iter().flat_map(of_size);
    let fitting = ways.find_map(|(each, size)| {
        let stack = Stack::new(&places, own, &ends, (each, size));
        (stack.height() <= HIGHEST).then_some(stack)
    });
    Some(fitting.unwrap_or_else(|| Stack::new(&places, own, &ends, (beside.others.len(), SMALLEST))))
}

impl Stack {
    fn new(places: &[f32], own: f32, ends: &RangeInclusive<f32>, (each, size): (usize, f32)) -> Self {
        let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
        for place in places {
            let middle = own + ((place - own) / size).round() * size;
            *counts
                .entry(tenths(middle.clamp(*ends.start(), *ends.end())))
                .or_default() += 1;
        }
        let columns = counts.into_iter().map(|(middle, count)| (middle, count.div_ceil(each)));
        Self {
            columns: columns.collect(),
            own: tenths(own),
            size,
            each,
        }
    }

    /// Half of how wide and high a dot is, in points.
    pub(super) fn radius(&self) -> f32 {
        self.size / 2.0
    }

    /// How high it is with the authority's own dot on its column, in points.
    #[allow(clippy::cast_precision_loss, reason = "no column has so many dots")]
    pub(super) fn height(&self) -> f32 {
        let highest = self.columns.values().copied().max().unwrap_or_default();
        let own = self.columns.get(&self.own).copied().unwrap_or_default() + 1;
        highest.max(own) as f32 * self.size + 3.0
    }

    /// The middle of the authority's own dot, of a line at this height.
    pub(super) fn top_of_own(&self, baseline: f32) -> f32 {
        self.middle(self.columns.get(&self.own).copied().unwrap_or_default(), baseline)
    }

    #[allow(clippy::cast_precision_loss, reason = "no column has so many dots")]
    fn middle(&self, level: usize, baseline: f32) -> f32 {
        baseline - 1.0 - (level as f32 + 0.5) * self.size
    }

    /// The dots of the others, on a line at this height.
    #[allow(clippy::cast_precision_loss, reason = "tenths of a point within a page")]
    pub(super) fn drawn(&self, baseline: f32) -> Vec<Shape> {
        let dot = |(middle, level): (i32, usize)| Shape::Dot {
            at: Point {
                x: middle as f32 / 10.0,
                y: self.middle(level, baseline),
            },
            radius: self.size / 2.0 - 0.3,
            form: DotForm::Disc,
            ink: Ink::Other,
        };
        let columns = self.columns.iter();
        let dots = columns.flat_map(|(middle, count)| (0..*count).map(move |level| (*middle, level)));
        dots.map(dot).collect()
    }

    /// What a dot stands for.
    pub(super) fn said(&self, others: &str) -> String {
        match self.each {
            1 => format!("Each grey dot: one of the other {others}"),
            each => format!("Each grey dot: up to {each} of the other {others}"),
        }
    }
}

/// A place in tenths of a point, by which columns are told apart.
#[allow(clippy::cast_possible_truncation, reason = "a page is far smaller")]
fn tenths(place: f32) -> i32 {
    (place * 10.0).round() as i32
}
