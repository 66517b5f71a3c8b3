//! The values beside the points, and why there is none where there is none: as many as there is room for.

use super::{Line, Lines, Mark, Plot};
use crate::charts::frame::{Look, height_of};
use crate::charts::value::Value;
use crate::drawing::{Anchor, Ink, Point, Shape, text_width};
use crate::units::NO_BREAK_SPACE;

/// From a point to the words above or below it, in points.
const GAP: f32 = 4.5;

/// A rectangle.
#[derive(Debug, Clone, Copy)]
struct Area {
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
}

impl Area {
    fn overlaps(self, other: Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    fn holds(self, point: Point) -> bool {
        (self.left..=self.right).contains(&point.x) && (self.top..=self.bottom).contains(&point.y)
    }

    /// Lines of words below each other, the middle of the first at this place.
    fn of(lines: &[String], look: Look, top: Point) -> Self {
        let half = lines.iter().map(|line| look.width(line)).fold(0.0, f32::max) / 2.0;
        Self {
            left: top.x - half - 1.0,
            top: top.y,
            right: top.x + half + 1.0,
            bottom: top.y + height_of(lines),
        }
    }
}

/// What is drawn already, which words are to keep clear of.
struct Taken {
    words: Vec<Area>,
    lines: Vec<Point>,
    within: Area,
}

/// The values that have room, those that say most first: of the first line its first, its greatest and its least and then
/// the others; of the others, which are drawn to be compared with, only the first. The last ones stand at the ends.
pub(super) fn labels(lines: &Lines, plot: &Plot, drawn: &[Shape], width: f32) -> Vec<Shape> {
    let within = Area {
        left: 0.0,
        top: plot.top - super::HEADROOM,
        right: width,
        bottom: plot.bottom,
    };
    let mut taken = Taken::of(drawn, within);
    let mut shapes = Vec::new();
    for (rank, line) in lines.series.iter().enumerate() {
        for year in order(line, rank) {
            if let Value::Known { number, text } = &line.points[year].value {
                let point = plot.at(year, *number);
                // "around 90" on two lines, where there is no room for it on one.
                let parted = text.split(NO_BREAK_SPACE).map(str::to_owned).collect();
                let placed = [vec![text.clone()], parted].into_iter().find_map(|text| {
                    let top = taken.place(&text, point, side(line, year))?;
                    Some(Look::PLAIN.stacked(&text, top, Anchor::Middle))
                });
                shapes.extend(placed.into_iter().flatten());
            }
        }
    }
    let first = lines.series.first().into_iter();
    shapes.extend(first.flat_map(|line| reasons(line, plot, &mut taken)));
    shapes
}

/// The years whose values are to be shown, the more important first.
fn order(line: &Line, rank: usize) -> Vec<usize> {
    let known = |(year, mark): (usize, &Mark)| mark.number().map(|number| (year, number));
    let known: Vec<(usize, f64)> = line.points.iter().enumerate().filter_map(known).collect();
    let before: Vec<&(usize, f64)> = known.iter().filter(|(year, _)| Some(*year) != line.end()).collect();
    let ends = [before.first(), before.last().filter(|_| line.end().is_none())];
    let mut order: Vec<usize> = ends.into_iter().flatten().map(|(year, _)| *year).collect();
    if rank == 0 {
        let by_number = |one: &&&(usize, f64), other: &&&(usize, f64)| one.1.total_cmp(&other.1);
        let ends = [before.iter().max_by(by_number), before.iter().min_by(by_number)];
        order.extend(ends.into_iter().flatten().map(|(year, _)| *year));
        order.extend(before.iter().map(|(year, _)| *year));
    }
    let mut seen = std::collections::BTreeSet::new();
    order.retain(|year| seen.insert(*year));
    order
}

/// On which side of a point words are to be tried first.
#[derive(Debug, Clone, Copy)]
enum Side {
    Above,
    Below,
}

/// The side from which the line does not come and to which it does not go.
fn side(line: &Line, year: usize) -> Side {
    let at = |year: Option<usize>| line.points.get(year?)?.number();
    let here = at(Some(year));
    let beside = [at(year.checked_sub(1)), at(Some(year + 1))];
    let dips = beside.iter().any(Option::is_some) && beside.iter().flatten().all(|beside| Some(*beside) > here);
    if dips { Side::Below } else { Side::Above }
}

/// Why years have no value, at their place above the axis, where there is room for it; the notes say it anyway.
fn reasons(line: &Line, plot: &Plot, taken: &mut Taken) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for (year, mark) in line
        .points
        .iter()
        .enumerate()
        .filter(|(_, mark)| mark.number().is_none())
    {
        let room = (plot.step * 1.5).max(1.0);
        let words: Vec<String> = mark.value.label().split(' ').map(str::to_owned).collect();
        if words.iter().any(|word| Look::QUIET.width(word) > room) {
            continue;
        }
        let top = Point {
            x: plot.x(year),
            y: plot.bottom - height_of(&words) - 3.0,
        };
        let area = Area::of(&words, Look::QUIET, top);
        if taken.is_free(area) {
            taken.words.push(area);
            shapes.extend(Look::QUIET.stacked(&words, top, Anchor::Middle));
        }
    }
    shapes
}

impl Taken {
    /// What these shapes take up: words, and lines as points along them.
    fn of(shapes: &[Shape], within: Area) -> Self {
        let mut taken = Self {
            words: Vec::new(),
            lines: Vec::new(),
            within,
        };
        for shape in shapes {
            match shape {
                Shape::Words {
                    at,
                    anchor,
                    text,
                    size,
                    weight,
                    ..
                } => taken
                    .words
                    .push(words(*at, *anchor, text_width(text, *size, *weight), *size)),
                // Words may stand on a grid line, of which nothing depends on seeing it.
                Shape::Line { points, ink, .. } if !matches!(ink, Ink::Grid | Ink::Axis) => {
                    taken
                        .lines
                        .extend(points.windows(2).flat_map(|pair| along(pair[0], pair[1])));
                }
                Shape::Dot { at, radius, .. } => {
                    let edges = [(-1.0, 0.0), (1.0, 0.0), (0.0, -1.0), (0.0, 1.0)];
                    taken.lines.extend(edges.map(|(right, down)| Point {
                        x: at.x + right * radius,
                        y: at.y + down * radius,
                    }));
                }
                Shape::Line { .. } | Shape::Bar { .. } => {}
            }
        }
        taken
    }

    /// Where words have room at a point: the middle of their top, above it or below, or else beside it.
    fn place(&mut self, text: &[String], point: Point, first: Side) -> Option<Point> {
        let height = height_of(text);
        let half = text.iter().map(|line| Look::PLAIN.width(line)).fold(0.0, f32::max) / 2.0;
        let moved = |right: f32, y: f32| Point { x: point.x + right, y };
        let (up, down) = (point.y - GAP - height + 1.0, point.y + GAP);
        // Beside a point on the axis words stand on it.
        let level = (point.y - height / 2.0).min(self.within.bottom - height);
        let aside = half + GAP + 1.0;
        let [above, below] = [moved(0.0, up), moved(0.0, down)];
        let [upper, lower] = [up, down].map(|y| [moved(-half, y), moved(half, y)]);
        let corners = match first {
            Side::Above => [[above, below], upper, lower],
            Side::Below => [[below, above], lower, upper],
        };
        let level = [moved(aside, level), moved(-aside, level)];
        let mut tops = corners.into_iter().flatten().chain(level);
        let free = tops.find(|top| self.is_free(Area::of(text, Look::PLAIN, *top)))?;
        self.words.push(Area::of(text, Look::PLAIN, free));
        Some(free)
    }

    fn is_free(&self, area: Area) -> bool {
        area.left >= self.within.left
            && area.right <= self.within.right
            && area.top >= self.within.top
            && area.bottom <= self.within.bottom
            && !self.words.iter().any(|words| words.overlaps(area))
            && !self.lines.iter().any(|point| area.holds(*point))
    }
}

fn words(at: Point, anchor: Anchor, width: f32, size: f32) -> Area {
    let left = match anchor {
        Anchor::Start => at.x,
        Anchor::Middle => at.x - width / 2.0,
        Anchor::End => at.x - width,
    };
    Area {
        left,
        top: at.y - size,
        right: left + width,
        bottom: at.y + size * 0.3,
    }
}

/// Points along a line, so near to each other that no words fit between them.
fn along(from: Point, to: Point) -> impl Iterator<Item = Point> {
    const STEPS: u8 = 24;
    (0..=STEPS).map(move |step| {
        let share = f32::from(step) / f32::from(STEPS);
        Point {
            x: from.x + (to.x - from.x) * share,
            y: from.y + (to.y - from.y) * share,
        }
    })
}
