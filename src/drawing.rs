//! What charts are drawn with: a few shapes in their places, in the parts that colours play rather than in colours.
//!
//! In: nothing but units. Out: a [`Drawing`], which every writer can draw: HTML as inline SVG, Markdown as a file of SVG
//! beside it, PDF as paths; and the [`Palette`] by which each part becomes a colour in the light and in the dark scheme.
//! Lengths are in points (1/72 inch) from the top left corner, y downwards.

mod faults;
mod palette;
mod text;
mod vision;

pub use palette::Palette;
pub use text::{SMALLEST_TEXT, text_width, wrapped};

/// A chart as it is to be seen at one width.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// From left to right, in points.
    pub width: f32,
    /// From top to bottom, in points.
    pub height: f32,
    /// What is drawn, the later over the earlier; all of it lies within the frame.
    pub shapes: Vec<Shape>,
}

/// A place in a drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// From the left edge, in points.
    pub x: f32,
    /// From the upper edge, in points.
    pub y: f32,
}

/// A shape in its place.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A filled rectangle: a bar, a part of one, a band.
    Bar {
        /// Its upper left corner.
        at: Point,
        /// From left to right, in points; not negative.
        width: f32,
        /// From top to bottom, in points; not negative.
        height: f32,
        /// What it is filled with.
        ink: Ink,
    },
    /// A line through points.
    Line {
        /// The points, two or more.
        points: Vec<Point>,
        /// Its thickness, in points.
        thickness: f32,
        /// Whether it is drawn through.
        dash: Dash,
        /// Its colour.
        ink: Ink,
    },
    /// A mark for one value.
    Dot {
        /// Its centre.
        at: Point,
        /// From the centre to its edge, in points.
        radius: f32,
        /// Its form, which tells values apart where colours do not.
        form: DotForm,
        /// Its colour.
        ink: Ink,
    },
    /// Words on one line.
    Words {
        /// Where the baseline begins, has its middle or ends, as `anchor` says.
        at: Point,
        /// Which point of the words is at that place.
        anchor: Anchor,
        /// The words.
        text: String,
        /// Size of the letters, in points: [`SMALLEST_TEXT`] or more.
        size: f32,
        /// How heavy they are.
        weight: Weight,
        /// Their colour.
        ink: Ink,
    },
}

/// The part that a colour plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ink {
    /// Words that are to be read.
    Text,
    /// Words that stand back: axis labels, notes.
    Quiet,
    /// Lines that stand back: grid lines. Nothing depends on seeing them.
    Grid,
    /// The line that values are measured from.
    Axis,
    /// The ground of the page: gaps between parts, hatching on a bar.
    Ground,
    /// What the chart is about: this council, this year.
    First,
    /// The second of several, as last year.
    Second,
    /// The third of several.
    Third,
    /// The fourth of several.
    Fourth,
    /// What the first is compared with and is not to be read before it: other councils, the average.
    Other,
    /// Words on a bar of [`Ink::First`].
    OnFirst,
    /// Words on a bar of [`Ink::Other`].
    OnOther,
}

/// Whether a line is drawn through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dash {
    /// Drawn through.
    Solid,
    /// In dashes.
    Dashed,
    /// In dots.
    Dotted,
}

/// The form of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DotForm {
    /// A filled circle.
    Disc,
    /// A circle with the ground in it.
    Ring,
    /// A filled square on its corner.
    Diamond,
    /// A filled square.
    Square,
}

/// Which point of words is at their place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Where they begin.
    Start,
    /// Their middle.
    Middle,
    /// Where they end.
    End,
}

/// How heavy letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Regular.
    Regular,
    /// Bold.
    Bold,
}
