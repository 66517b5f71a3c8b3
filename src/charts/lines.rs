//! Lines: what became of something over financial years, the newest on the right.
//!
//! In: values by year, and where years cannot be compared. Out: a drawing in which each line is named at its end, a year
//! without a value parts the line, and what was counted in another way is parted by an upright.

mod ends;
mod values;

use super::frame::{LINE, Look};
use super::scale::{Scale, Start, tick_text};
use super::value::Value;
use crate::drawing::{Anchor, Dash, DotForm, Drawing, Ink, Point, Shape};
use crate::figures::Unit;

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lines {
    /// The years from left to right, as they are to be printed; one or more.
    pub(super) years: Vec<String>,
    /// One to four lines; the first is what the chart is about.
    pub(super) series: Vec<Line>,
    /// What is counted: shares have a scale from 0 to 100 if one of them is half or more, all else one from zero.
    pub(super) unit: Unit,
    /// Where years cannot be compared.
    pub(super) breaks: Vec<Break>,
}

/// A line with a point for each year.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// What stands at its end; nothing where there is only one line, which the title names.
    pub(super) name: String,
    /// Whose it is.
    pub(super) of: Whose,
    /// A point for each year of the chart.
    pub(super) points: Vec<Mark>,
}

impl Line {
    /// The last year of which the value is known, where that stands at the end of the line: not of one without a name whose
    /// newest years have none, since far from its point it would seem to be theirs.
    fn end(&self) -> Option<usize> {
        let last = self.points.iter().rposition(|mark| mark.number().is_some())?;
        (!self.name.is_empty() || last + 1 == self.points.len()).then_some(last)
    }
}

/// Whose values a line shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// Those of the council.
    Own,
    /// Those that it is compared with.
    Others,
}

/// What is known of a year.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mark {
    /// Its value; of a range, its middle.
    pub(super) value: Value,
    /// The least and the most that it may be, of a range.
    pub(super) range: Option<(f64, f64)>,
}

/// That the years before and after cannot be compared.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Break {
    /// The first year after it, by its place among the years; never the first of all, and of no other break.
    pub(super) before: usize,
    /// The numbers of the notes that say why; one or more.
    pub(super) notes: Vec<usize>,
}

impl Break {
    /// "note 1", "notes 1 and 2".
    pub(super) fn spelt(&self) -> String {
        match &self.numbers()[..] {
            [one] => format!("note {one}"),
            [first @ .., last] => format!("notes {} and {last}", first.join(", ")),
            [] => String::new(),
        }
    }

    /// "1", "1, 2".
    fn short(&self) -> String {
        self.numbers().join(", ")
    }

    fn numbers(&self) -> Vec<String> {
        self.notes.iter().map(ToString::to_string).collect()
    }
}

/// From the left end of the axis to the first point, and from the last one to the end of the axis, in points.
const INSET: f32 = 8.0;

/// The same of a single point, whose axis would be too short to be seen.
const INSET_OF_ONE: f32 = 30.0;

/// From the last point to the words at its end, in points.
const TO_END: f32 = 12.0;

/// Room over the highest value for its label, in points.
const HEADROOM: f32 = 18.0;

/// From the axis to the top of the years below it, in points.
const TO_YEARS: f32 = 7.0;

/// Where everything lies.
#[derive(Debug, Clone, Copy)]
struct Plot {
    left: f32,
    right: f32,
    /// Where the oldest year is.
    first: f32,
    /// Below the notes on comparability.
    top: f32,
    bottom: f32,
    /// From one year to the next.
    step: f32,
    scale: Scale,
}

impl Plot {
    #[allow(clippy::cast_precision_loss, reason = "there are no more years than a century has")]
    fn x(&self, year: usize) -> f32 {
        self.first + year as f32 * self.step
    }

    fn at(&self, year: usize, number: f64) -> Point {
        Point {
            x: self.x(year),
            y: self.scale.at(number),
        }
    }
}

/// How a line looks: told apart by dash and form before colour.
#[derive(Debug, Clone, Copy)]
struct Pen {
    ink: Ink,
    dash: Dash,
    form: DotForm,
    thickness: f32,
    radius: f32,
}

impl Lines {
    /// Draws them.
    pub(super) fn draw(&self, width: f32) -> Drawing {
        let ends = ends::Ends::of(self, width);
        let plot = self.plot(width, &ends);
        let height = plot.bottom + TO_YEARS + LINE;
        let mut shapes = self.grid(&plot);
        shapes.extend(self.uprights(&plot, width));
        shapes.extend(self.year_labels(&plot, width));
        // What the chart is about is drawn last, over what it is compared with.
        for (rank, line) in self.series.iter().enumerate().rev() {
            shapes.extend(self.line(line, pen(rank, line.of, plot.step), &plot));
        }
        shapes.extend(ends.shapes(self, &plot));
        let labels = values::labels(self, &plot, &shapes, width);
        shapes.extend(labels);
        Drawing { width, height, shapes }
    }

    fn plot(&self, width: f32, ends: &ends::Ends) -> Plot {
        let top = if self.breaks.is_empty() { 0.0 } else { LINE } + HEADROOM;
        let tall = match self.years.len() {
            // Two years are a slope, and a low one does not overstate it.
            ..=2 => 90.0,
            _ if width < 300.0 => 110.0,
            _ => 140.0,
        };
        let bottom = top + f32::max(tall, ends.height());
        let scale = self.scale((bottom, top));
        let ticks = self.ticks(&scale).into_iter();
        let tick_width = ticks.map(|tick| Look::QUIET.width(&tick_text(tick, self.unit)));
        // Half a year's label has room on each side.
        let half = self.year_width() / 2.0;
        let left = f32::max(tick_width.fold(0.0, f32::max) + 4.0, half - INSET + 1.0);
        let after = (self.newest_reason() / 2.0).max(half).max(ends.width() + TO_END - 1.0);
        let right = width - (after - INSET + 1.0);
        let steps = drawn(self.years.len().saturating_sub(1));
        let room = (right - left - 2.0 * INSET).max(0.0);
        let (step, inset) = if steps > 0.0 {
            (room / steps, INSET)
        } else {
            (0.0, INSET_OF_ONE.min(room))
        };
        Plot {
            left,
            right: left + 2.0 * inset + steps * step,
            first: left + inset,
            top,
            bottom,
            step,
            scale,
        }
    }

    /// How wide the words are that say why the newest year has no value, in points.
    fn newest_reason(&self) -> f32 {
        let newest = self.series.first().and_then(|line| line.points.last());
        let reason = newest.filter(|mark| mark.number().is_none());
        let words = reason.into_iter().flat_map(|mark| mark.value.label().split(' '));
        words.map(|word| Look::QUIET.width(word) + 2.0).fold(0.0, f32::max)
    }

    fn scale(&self, places: (f32, f32)) -> Scale {
        let marks = || self.series.iter().flat_map(|line| &line.points);
        let numbers = marks().filter_map(Mark::number);
        let ends = marks()
            .filter_map(|mark| mark.range)
            .flat_map(|(low, high)| [low, high]);
        let numbers: Vec<f64> = numbers.chain(ends).collect();
        let is_share = self.unit == Unit::Percent && numbers.iter().all(|number| (0.0..=100.0).contains(number));
        // Half of all looks like half of all; but smaller shares alone would all lie on the axis.
        if is_share && numbers.iter().any(|number| *number >= 50.0) {
            return Scale::per_cent(places);
        }
        Scale::over(numbers, Start::Zero, 1.0, places)
    }

    /// The round numbers that are named; of two years, which have their values at their points, the ends of the scale and zero.
    fn ticks(&self, scale: &Scale) -> Vec<f64> {
        let ticks = scale.ticks();
        let ends = [ticks.first().copied(), ticks.last().copied(), Some(0.0)];
        let is_named = |tick: &f64| self.years.len() > 2 || ends.contains(&Some(*tick));
        ticks.iter().copied().filter(is_named).collect()
    }

    /// Fine lines at the round numbers, and the line of zero, which is to be seen.
    fn grid(&self, plot: &Plot) -> Vec<Shape> {
        let mut shapes = Vec::new();
        for tick in self.ticks(&plot.scale) {
            let y = plot.scale.at(tick);
            let is_zero = tick.abs() < 1e-9;
            shapes.push(Shape::Line {
                points: vec![Point { x: plot.left, y }, Point { x: plot.right, y }],
                thickness: if is_zero { 1.0 } else { 0.5 },
                dash: Dash::Solid,
                ink: if is_zero { Ink::Axis } else { Ink::Grid },
            });
            let top = Point {
                x: plot.left - 4.0,
                y: y - LINE / 2.0,
            };
            shapes.push(Look::QUIET.words(tick_text(tick, self.unit), top, Anchor::End));
        }
        shapes
    }

    /// A fine dotted upright where years cannot be compared, with the numbers of its notes on it.
    fn uprights(&self, plot: &Plot, width: f32) -> Vec<Shape> {
        let x = |one: &Break| plot.x(one.before) - plot.step / 2.0;
        let line = |one: &Break| Shape::Line {
            points: vec![
                Point { x: x(one), y: LINE },
                Point {
                    x: x(one),
                    y: plot.bottom,
                },
            ],
            thickness: 1.0,
            dash: Dash::Dotted,
            ink: Ink::Quiet,
        };
        let mut shapes: Vec<Shape> = self.breaks.iter().map(line).collect();
        let fits = |one: &Break| Look::QUIET.width(&one.spelt()) + 4.0 <= plot.step;
        let is_spelt = self.breaks.iter().all(fits);
        let mut free = 0.0;
        for one in &self.breaks {
            let text = if is_spelt { one.spelt() } else { one.short() };
            let half = Look::QUIET.width(&text) / 2.0;
            let x = x(one).clamp(half, (width - half).max(half));
            // Where years are too narrow for it the note below names them.
            if x - half >= free && x + half <= width {
                shapes.push(Look::QUIET.words(text, Point { x, y: 0.0 }, Anchor::Middle));
                free = x + half + 1.0;
            }
        }
        shapes
    }

    /// The years below the axis: the newest, and every so manieth before it as there is room.
    fn year_labels(&self, plot: &Plot, width: f32) -> Vec<Shape> {
        let label = self.year_width() + 6.0;
        let every = (1..=self.years.len()).find(|every| drawn(*every) * plot.step >= label);
        let every = every.unwrap_or(self.years.len());
        let shown = (0..self.years.len()).rev().step_by(every.max(1));
        let words = |year: usize| {
            let half = self.year_width() / 2.0;
            let top = Point {
                x: plot.x(year).clamp(half, (width - half).max(half)),
                y: plot.bottom + TO_YEARS,
            };
            Look::QUIET.words(self.years[year].as_str(), top, Anchor::Middle)
        };
        shown.map(words).collect()
    }

    /// How wide the widest year is, also should it be written with a hyphen.
    fn year_width(&self) -> f32 {
        let widths = self.years.iter().map(|year| Look::QUIET.width(&year.replace('/', "-")));
        widths.fold(0.0, f32::max)
    }

    /// A line in parts: through where years follow each other, in fine dots where they cannot be compared, and not at all
    /// over a year without a value; and a dot for each value.
    fn line(&self, line: &Line, pen: Pen, plot: &Plot) -> Vec<Shape> {
        let mut shapes = Vec::new();
        let mut run: Vec<Point> = Vec::new();
        let mut before: Option<Point> = None;
        let drawn_through = |points: Vec<Point>, thickness, dash| {
            (points.len() > 1).then_some(Shape::Line {
                points,
                thickness,
                dash,
                ink: pen.ink,
            })
        };
        for (year, mark) in line.points.iter().enumerate() {
            let place = mark.number().map(|number| plot.at(year, number));
            let is_parted = self.breaks.iter().any(|one| one.before == year);
            if is_parted || place.is_none() {
                shapes.extend(drawn_through(std::mem::take(&mut run), pen.thickness, pen.dash));
            }
            if let (true, Some(from), Some(to)) = (is_parted, before, place) {
                shapes.extend(drawn_through(vec![from, to], 0.75, Dash::Dotted));
            }
            run.extend(place);
            before = place;
        }
        shapes.extend(drawn_through(run, pen.thickness, pen.dash));
        for (year, mark) in line.points.iter().enumerate() {
            shapes.extend(mark.shapes(year, pen, plot));
        }
        shapes
    }
}

impl Mark {
    /// A value that is no range.
    pub(super) fn new(value: Value) -> Self {
        Self { value, range: None }
    }

    fn number(&self) -> Option<f64> {
        self.value.number()
    }

    /// A dot, and of a range a stroke from its one end to the other.
    fn shapes(&self, year: usize, pen: Pen, plot: &Plot) -> Vec<Shape> {
        let Some(number) = self.number() else { return Vec::new() };
        let stroke = self.range.map(|(low, high)| Shape::Line {
            points: vec![plot.at(year, low), plot.at(year, high)],
            thickness: pen.thickness * 2.0,
            dash: Dash::Solid,
            ink: pen.ink,
        });
        let dot = Shape::Dot {
            at: plot.at(year, number),
            radius: pen.radius,
            form: pen.form,
            ink: pen.ink,
        };
        stroke.into_iter().chain([dot]).collect()
    }
}

/// The pen of a line of this rank.
fn pen(rank: usize, of: Whose, step: f32) -> Pen {
    let (ink, form) = match (of, rank) {
        (Whose::Others, _) => (Ink::Other, DotForm::Ring),
        (Whose::Own, 0) => (Ink::First, DotForm::Disc),
        (Whose::Own, 1) => (Ink::Second, DotForm::Diamond),
        (Whose::Own, 2) => (Ink::Third, DotForm::Square),
        (Whose::Own, _) => (Ink::Fourth, DotForm::Disc),
    };
    let (dash, thickness) = match of {
        Whose::Own => (Dash::Solid, 2.0),
        Whose::Others => (Dash::Dashed, 1.5),
    };
    Pen {
        ink,
        dash,
        form,
        thickness,
        radius: if step < 12.0 { 2.0 } else { 3.0 },
    }
}

/// A number of things as a drawing holds it.
#[allow(clippy::cast_precision_loss, reason = "there are no more years than a century has")]
fn drawn(count: usize) -> f32 {
    count as f32
}

#[cfg(test)]
mod tests;
