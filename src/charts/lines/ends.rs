//! What stands at the end of each line: its last value and its name.

use super::{Line, Lines, Plot, TO_END, Whose};
use crate::charts::frame::{LINE, Look, height_of};
use crate::charts::value::Value;
use crate::drawing::{Anchor, Dash, Ink, Point, Shape};

/// The words at the ends of all lines that have a value.
#[derive(Debug)]
pub(super) struct Ends {
    ends: Vec<End>,
}

/// The words at the end of a line.
#[derive(Debug)]
struct End {
    /// The last year of which there is a value, and that.
    year: usize,
    number: f64,
    /// The value, with its year where that is not the newest.
    value: Vec<String>,
    name: Vec<String>,
    /// How its value and its name look: what the council is compared with stands back.
    looks: [Look; 2],
}

/// From the words of one line to those of the next, in points.
const BETWEEN: f32 = 3.0;

impl Ends {
    /// The words in the room that a drawing of this width has for them.
    pub(super) fn of(lines: &Lines, width: f32) -> Self {
        let room = (width * 0.32).clamp(44.0, 96.0);
        let end = |line: &Line| {
            let year = line.end()?;
            let Value::Known { number, text } = &line.points[year].value else {
                return None;
            };
            let text = if year + 1 == lines.years.len() {
                text.clone()
            } else {
                format!("{text} in {}", lines.years[year])
            };
            let looks = match line.of {
                Whose::Own => [Look::STRONG, Look::PLAIN],
                Whose::Others => [Look::PLAIN, Look::QUIET],
            };
            let name = match line.name.as_str() {
                "" => Vec::new(),
                name => looks[1].lines(name, room),
            };
            Some(End {
                year,
                number: *number,
                value: looks[0].lines(&text, room),
                name,
                looks,
            })
        };
        Self {
            ends: lines.series.iter().filter_map(end).collect(),
        }
    }

    /// How wide the widest is, in points.
    pub(super) fn width(&self) -> f32 {
        self.ends.iter().map(End::width).fold(0.0, f32::max)
    }

    /// How high all of them are below each other, in points.
    pub(super) fn height(&self) -> f32 {
        self.ends.iter().map(End::height).sum()
    }

    /// The words, moved apart where they would lie on each other; a fine line leads to those that are no longer beside their point.
    pub(super) fn shapes(&self, lines: &Lines, plot: &Plot) -> Vec<Shape> {
        let newest = lines.years.len().saturating_sub(1);
        let x = plot.x(newest) + TO_END;
        let mut shapes = Vec::new();
        for (end, top) in self.ends.iter().zip(self.tops(plot)) {
            let point = plot.at(end.year, end.number);
            let beside = Point {
                x: x - 2.0,
                y: top + LINE / 2.0,
            };
            // Words of an earlier year name it; a line from there would look like a part of the chart.
            if end.year == newest && (beside.y - point.y).abs() > 4.0 {
                shapes.push(Shape::Line {
                    points: vec![
                        Point {
                            x: point.x + 4.0,
                            ..point
                        },
                        beside,
                    ],
                    thickness: 0.5,
                    dash: Dash::Solid,
                    ink: Ink::Quiet,
                });
            }
            let [value, name] = end.looks;
            shapes.extend(value.stacked(&end.value, Point { x, y: top }, Anchor::Start));
            let below = Point {
                x,
                y: top + height_of(&end.value),
            };
            shapes.extend(name.stacked(&end.name, below, Anchor::Start));
        }
        shapes
    }

    /// Where the words of each line begin, in points from the top: their value beside its point, or as near to it as can be.
    fn tops(&self, plot: &Plot) -> Vec<f32> {
        let mut tops: Vec<f32> = self
            .ends
            .iter()
            .map(|end| plot.scale.at(end.number) - LINE / 2.0)
            .collect();
        let mut order: Vec<usize> = (0..tops.len()).collect();
        order.sort_by(|one, other| tops[*one].total_cmp(&tops[*other]));
        let mut free = f32::NEG_INFINITY;
        for at in &order {
            tops[*at] = tops[*at].max(free);
            free = tops[*at] + self.ends[*at].height();
        }
        let mut lowest = plot.bottom + LINE / 2.0;
        for at in order.iter().rev() {
            tops[*at] = tops[*at].min(lowest - self.ends[*at].height());
            lowest = tops[*at];
        }
        tops
    }
}

impl End {
    fn height(&self) -> f32 {
        height_of(&self.value) + height_of(&self.name) + BETWEEN
    }

    fn width(&self) -> f32 {
        let words = [&self.value, &self.name].into_iter().zip(self.looks);
        let widths = words.flat_map(|(lines, look)| lines.iter().map(move |line| look.width(line)));
        widths.fold(0.0, f32::max)
    }
}
