//! Key numbers: a few numbers, each large, with what it is, what to hold it against, and a small line of its years.
//!
//! In: words and values. Out: a drawing of tiles, side by side where there is room and below each other where there is not.

use super::frame::{Look, height_of};
use super::scale::narrowed;
use crate::drawing::{Anchor, Dash, DotForm, Drawing, Ink, Point, Shape, Weight, text_width};

/// A number with all that is said of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tile {
    /// As it prints.
    pub(super) number: String,
    /// What it is.
    pub(super) label: String,
    /// What it is held against, a sentence without a full stop each.
    pub(super) comparisons: Vec<String>,
    /// Its last years, oldest first, in parts that can be compared.
    pub(super) trend: Trend,
}

/// What a small line shows.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Trend {
    /// A number for each year, `None` where there is none.
    pub(super) numbers: Vec<Option<f64>>,
    /// The years, by their places, that cannot be compared with the one before.
    pub(super) breaks: Vec<usize>,
    /// The top of its scale, which begins at zero.
    pub(super) most: f64,
}

/// Sizes of the large numbers, in points: the first that has room.
const SIZES: [f32; 5] = [28.0, 24.0, 20.0, 16.0, 12.0];

/// Between two tiles side by side, in points.
const BETWEEN: f32 = 20.0;

/// Between two rows of tiles, in points.
const ROWS: f32 = 18.0;

/// The least room that a small line takes beside its number, in points.
const LEAST_LINE: f32 = 34.0;

/// The most, in points.
const MOST_LINE: f32 = 60.0;

/// How high a small line is, in points.
const LINE_HEIGHT: f32 = 20.0;

/// The thickness of the rule over a tile, in points.
const RULE: f32 = 2.0;

/// A tile laid out in a column.
struct Laid<'a> {
    tile: &'a Tile,
    size: f32,
    number: Vec<String>,
    label: Vec<String>,
    comparisons: Vec<Vec<String>>,
}

/// Draws the tiles in rows of two or three, or below each other on a narrow screen.
pub(super) fn draw(tiles: &[Tile], width: f32) -> Drawing {
    let columns = match tiles.len() {
        _ if width < 280.0 => 1,
        1 | 2 | 4 => 2,
        _ if width < 380.0 => 2,
        _ => 3,
    };
    let gaps = narrowed_count(columns - 1) * BETWEEN;
    let column = (width - gaps) / narrowed_count(columns);
    let mut shapes = Vec::new();
    let mut top = 0.0;
    for (row, tiles) in tiles.chunks(columns).enumerate() {
        if row > 0 {
            top += ROWS;
        }
        let laid: Vec<Laid<'_>> = tiles.iter().map(|tile| Laid::new(tile, column)).collect();
        for (place, laid) in laid.iter().enumerate() {
            let x = narrowed_count(place) * (column + BETWEEN);
            shapes.extend(laid.shapes(Point { x, y: top }, column));
        }
        top += laid.iter().map(Laid::height).fold(0.0, f32::max);
    }
    Drawing {
        width,
        height: top,
        shapes,
    }
}

impl<'a> Laid<'a> {
    fn new(tile: &'a Tile, column: f32) -> Self {
        let fits = |size: &f32| text_width(&tile.number, *size, Weight::Bold) <= column;
        let size = SIZES.into_iter().find(fits).unwrap_or(SIZES[SIZES.len() - 1]);
        Self {
            tile,
            size,
            number: crate::drawing::wrapped(&tile.number, column, size, Weight::Bold),
            label: Look::STRONG.lines(&tile.label, column),
            comparisons: tile
                .comparisons
                .iter()
                .map(|words| Look::PLAIN.lines(words, column))
                .collect(),
        }
    }

    /// From the top of the tile to the top of its label.
    fn label_top(&self) -> f32 {
        RULE + 4.0 + narrowed_count(self.number.len()) * self.size * 1.1 + 4.0
    }

    fn height(&self) -> f32 {
        let comparisons = self.comparisons.iter().map(|lines| height_of(lines) + 2.0);
        self.label_top() + height_of(&self.label) + comparisons.sum::<f32>() + 2.0
    }

    fn shapes(&self, at: Point, column: f32) -> Vec<Shape> {
        let mut shapes = vec![Shape::Bar {
            at,
            width: column,
            height: RULE,
            ink: Ink::First,
        }];
        let mut baseline = at.y + RULE + 4.0;
        for line in &self.number {
            baseline += self.size * 1.1;
            shapes.push(Shape::Words {
                at: Point {
                    x: at.x,
                    y: baseline - self.size * 0.25,
                },
                anchor: Anchor::Start,
                text: line.clone(),
                size: self.size,
                weight: Weight::Bold,
                ink: Ink::Text,
            });
        }
        shapes.extend(self.small_line(at, column));
        let mut y = at.y + self.label_top();
        shapes.extend(Look::STRONG.stacked(&self.label, Point { x: at.x, y }, Anchor::Start));
        y += height_of(&self.label);
        for words in &self.comparisons {
            y += 2.0;
            shapes.extend(Look::PLAIN.stacked(words, Point { x: at.x, y }, Anchor::Start));
            y += height_of(words);
        }
        shapes
    }

    /// The small line on the right of the number, where there is room.
    fn small_line(&self, at: Point, column: f32) -> Vec<Shape> {
        let number = text_width(&self.tile.number, self.size, Weight::Bold);
        let room = (column - number - 10.0).min(MOST_LINE);
        if self.number.len() > 1 || room < LEAST_LINE || !self.tile.trend.is_drawn() {
            return Vec::new();
        }
        let top = Point {
            x: at.x + column - room,
            y: at.y + RULE + 4.0 + (self.size * 1.1 - LINE_HEIGHT).max(0.0) / 2.0,
        };
        self.tile.trend.shapes(top, room)
    }
}

impl Trend {
    /// Whether two years at least have a number: one is no line.
    pub(super) fn is_drawn(&self) -> bool {
        self.numbers.iter().flatten().count() > 1
    }

    /// The line of zero, parts of a line over it, a dot for a year between two of which nothing is known, and a larger one for the newest.
    fn shapes(&self, top: Point, width: f32) -> Vec<Shape> {
        let steps = narrowed_count(self.numbers.len().saturating_sub(1)).max(1.0);
        // Dots stay within.
        let (width, height) = (width - 6.0, LINE_HEIGHT - 6.0);
        let most = if self.most > 0.0 { self.most } else { 1.0 };
        let place = |year: usize, number: f64| Point {
            x: top.x + 3.0 + narrowed_count(year) / steps * width,
            y: top.y + 3.0 + height * (1.0 - narrowed((number / most).clamp(0.0, 1.0))),
        };
        let dot = |at: Point, radius: f32| Shape::Dot {
            at,
            radius,
            form: DotForm::Disc,
            ink: Ink::First,
        };
        let mut parts: Vec<Vec<Point>> = vec![Vec::new()];
        for (year, number) in self.numbers.iter().enumerate() {
            if number.is_none() || self.breaks.contains(&year) {
                parts.push(Vec::new());
            }
            if let (Some(number), Some(part)) = (number, parts.last_mut()) {
                part.push(place(year, *number));
            }
        }
        let ends = [0, self.numbers.len().saturating_sub(1)];
        let mut shapes = vec![Shape::Line {
            points: ends.map(|year| place(year, 0.0)).to_vec(),
            thickness: 0.75,
            dash: Dash::Solid,
            ink: Ink::Quiet,
        }];
        for part in parts {
            match part.as_slice() {
                [] => {}
                [at] => shapes.push(dot(*at, 1.5)),
                _ => shapes.push(Shape::Line {
                    points: part,
                    thickness: 1.5,
                    dash: Dash::Solid,
                    ink: Ink::First,
                }),
            }
        }
        let newest = self.numbers.len().saturating_sub(1);
        let number = self.numbers.last().copied().flatten();
        shapes.extend(number.map(|number| dot(place(newest, number), 3.0)));
        shapes
    }
}

/// A number of things as a drawing holds it.
#[allow(clippy::cast_precision_loss, reason = "there are no more than a few")]
fn narrowed_count(count: usize) -> f32 {
    count as f32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Tile, Trend, draw};
    use crate::drawing::{Drawing, Ink, Shape, Weight};

    fn tile(number: &str, numbers: &[Option<f64>]) -> Tile {
        Tile {
            number: number.to_owned(),
            label: "Complaints upheld".to_owned(),
            comparisons: vec!["rose from 30 in 2022/23".to_owned()],
            trend: Trend {
                numbers: numbers.to_vec(),
                breaks: Vec::new(),
                most: 40.0,
            },
        }
    }

    fn sound(tiles: &[Tile], width: f32) -> Drawing {
        let drawing = draw(tiles, width);
        assert_eq!(drawing.faults(), [] as [String; 0]);
        drawing
    }

    /// The places of the large numbers.
    fn places(drawing: &Drawing) -> Vec<(f32, f32)> {
        let places = drawing.shapes.iter().filter_map(|shape| match shape {
            Shape::Words { at, size, .. } if *size > 20.0 => Some((at.x, at.y)),
            _ => None,
        });
        places.collect()
    }

    fn lines(drawing: &Drawing) -> Vec<usize> {
        let lines = drawing.shapes.iter().filter_map(|shape| match shape {
            Shape::Line {
                points,
                ink: Ink::First,
                ..
            } => Some(points.len()),
            _ => None,
        });
        lines.collect()
    }

    #[test]
    fn tiles_stand_side_by_side_where_there_is_room_and_below_each_other_where_not() {
        let tiles = vec![tile("34", &[Some(30.0), Some(34.0)]); 5];
        let wide = places(&sound(&tiles, 420.0));
        let rows: std::collections::BTreeSet<u32> = wide.iter().map(|(_, y)| y.to_bits()).collect();
        assert_eq!((wide.len(), rows.len()), (5, 2));
        let narrow = places(&sound(&tiles, 210.0));
        assert!(narrow.iter().all(|(x, _)| x.abs() < 0.1));
    }

    #[test]
    fn a_small_line_is_parted_by_years_without_a_number_and_where_years_cannot_be_compared() {
        let numbers = [Some(1.0), Some(2.0), None, Some(3.0), Some(4.0), Some(5.0)];
        let mut one = tile("5", &numbers);
        assert_eq!(lines(&sound(std::slice::from_ref(&one), 210.0)), [2, 3]);
        one.trend.breaks = vec![4];
        assert_eq!(lines(&sound(&[one], 210.0)), [2, 2]);
    }

    #[test]
    fn a_single_year_has_no_small_line() {
        let drawing = sound(&[tile("34", &[None, Some(34.0)])], 210.0);
        assert!(!drawing.shapes.iter().any(|shape| matches!(shape, Shape::Dot { .. })));
    }

    #[test]
    fn a_number_that_is_too_wide_is_smaller_but_still_there() {
        let drawing = sound(&[tile("around\u{a0}10,000,000\u{a0}(provisional)", &[])], 210.0);
        let bold = |shape: &&Shape| {
            matches!(
                shape,
                Shape::Words {
                    weight: Weight::Bold,
                    ..
                }
            )
        };
        assert!(drawing.shapes.iter().filter(bold).count() >= 2);
    }

    prop_compose! {
        fn any_tile()(
            number in prop_oneof!["[0-9]{1,3}%?", "around [0-9]{1,3},[0-9]{3},[0-9]{3} \\(provisional\\)"],
            label in "[A-Za-z]{1,20}( [A-Za-z]{1,12}){0,10}",
            comparisons in prop::collection::vec("[a-z]{1,12}( [a-z0-9%]{1,14}){0,12}", 0..4),
            numbers in prop::collection::vec(prop::option::of(0.0..1e7), 0..12),
            breaks in prop::collection::vec(0_usize..12, 0..3),
            most in prop_oneof![Just(0.0), Just(1e7)],
        ) -> Tile {
            Tile { number, label, comparisons, trend: Trend { numbers, breaks, most } }
        }
    }

    proptest! {
        #[test]
        fn no_drawing_has_faults_at_any_width(tiles in prop::collection::vec(any_tile(), 1..6), width in 180.0_f32..500.0) {
            prop_assert_eq!(draw(&tiles, width).faults(), [] as [String; 0]);
        }
    }
}
