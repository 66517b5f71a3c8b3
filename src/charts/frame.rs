//! What every kind of chart draws around its values: words line by line, labels kept apart, hatching.
//!
//! In: words and places. Out: shapes. Nothing here knows what a value is.

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

/// Moves labels that would lie on each other as little apart as is needed: the middles of labels of this height, in points,
/// each as near as can be to where it is wanted, all between `from` and `to`. Where there is no room for all of them they
/// go on below `to`; whoever draws them sees that by the last.
pub(super) fn apart(wanted: &[f32], height: f32, (from, to): (f32, f32)) -> Vec<f32> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|one, other| wanted[*one].total_cmp(&wanted[*other]));
    // Groups of labels that touch: the sum of where their first is wanted to be, and how many they are.
    let mut groups: Vec<(f32, f32)> = Vec::new();
    let (first, last) = (from + height / 2.0, to - height / 2.0);
    let start = |(sum, count): (f32, f32)| {
        let highest = (last - (count - 1.0) * height).max(first);
        (sum / count).clamp(first, highest)
    };
    for at in &order {
        let mut group = (wanted[*at], 1.0);
        while let Some(before) = groups.last().copied() {
            if start(before) + before.1 * height <= start(group) {
                break;
            }
            groups.pop();
            group = (before.0 + group.0 - before.1 * height * group.1, before.1 + group.1);
        }
        groups.push(group);
    }
    let mut middles = vec![0.0; wanted.len()];
    let mut order = order.into_iter();
    for group in groups {
        let mut place = start(group);
        let mut left = group.1;
        while left > 0.5 {
            if let Some(at) = order.next() {
                middles[at] = place;
            }
            place += height;
            left -= 1.0;
        }
    }
    middles
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
    use super::{LINE, Slant, apart, hatched};
    use crate::drawing::{Drawing, Point};

    #[test]
    fn labels_that_touch_move_apart_and_others_stay() {
        let middles = apart(&[100.0, 20.0, 22.0], 10.0, (0.0, 200.0));
        assert_eq!(middles, [100.0, 16.0, 26.0]);
    }

    #[test]
    fn labels_at_an_edge_move_inwards() {
        assert_eq!(apart(&[0.0, 1.0], 10.0, (0.0, 200.0)), [5.0, 15.0]);
        assert_eq!(apart(&[200.0, 199.0], 10.0, (0.0, 200.0)), [195.0, 185.0]);
        assert_eq!(apart(&[], LINE, (0.0, 200.0)), [] as [f32; 0]);
    }

    proptest::proptest! {
        #[test]
        fn no_two_labels_overlap(wanted in proptest::collection::vec(0.0_f32..300.0, 0..20)) {
            let mut middles = apart(&wanted, LINE, (0.0, 300.0));
            proptest::prop_assert!(middles.iter().all(|middle| (6.0..=294.0).contains(middle)));
            middles.sort_by(f32::total_cmp);
            let overlap = middles.windows(2).any(|pair| pair[1] - pair[0] < LINE - 0.01);
            proptest::prop_assert!(!overlap, "{middles:?}");
        }

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
