//! What bars and their parts are filled with: told apart by their texture before their colour.
//!
//! In: a place and a size. Out: shapes, none of them outside it.

use crate::drawing::{Dash, Ink, Point, Shape};

/// What a piece of a bar is filled with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Fill {
    /// Its colour.
    pub(super) ink: Ink,
    /// The colour of words on it.
    pub(super) words: Ink,
    /// What tells it from its neighbours without colours.
    pub(super) texture: Texture,
}

/// What the chart is about.
pub(super) const FIRST: Fill = Fill {
    ink: Ink::First,
    words: Ink::OnFirst,
    texture: Texture::Plain,
};

/// What the first is compared with.
pub(super) const OTHER: Fill = Fill {
    ink: Ink::Other,
    words: Ink::OnOther,
    texture: Texture::Plain,
};

/// What lies between the parts of a whole that have a number and its end.
pub(super) const REST: Fill = Fill {
    ink: Ink::Other,
    words: Ink::Text,
    texture: Texture::Dotted,
};

/// How the inside of a rectangle looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Texture {
    /// Full.
    Plain,
    /// Empty, with an edge.
    Open,
    /// Lines of the ground from the lower left to the upper right.
    Rising,
    /// From the upper left to the lower right.
    Falling,
    /// From the left to the right.
    Level,
    /// Empty, with an edge, and lines from the top to the bottom: lines of the ground would look like gaps between parts.
    Upright,
    /// Rising and falling.
    Crossed,
    /// Empty, with an edge of dots: nothing is known of what is in it.
    Dotted,
}

impl Texture {
    /// Where its lines go.
    fn directions(self) -> &'static [Direction] {
        match self {
            Self::Plain | Self::Open | Self::Dotted => &[],
            Self::Rising => &[Direction::Rising],
            Self::Falling => &[Direction::Falling],
            Self::Level => &[Direction::Level],
            Self::Upright => &[Direction::Upright],
            Self::Crossed => &[Direction::Rising, Direction::Falling],
        }
    }
}

/// Where the lines of a texture go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Rising,
    Falling,
    Level,
    Upright,
}

/// The thickness of an edge and of lines, in points.
const EDGE: f32 = 1.2;

impl Fill {
    /// The patch without lines that words on it need to be read, where they need one.
    pub(super) fn patch(self, at: Point, width: f32, height: f32) -> Option<Shape> {
        match self.texture {
            Texture::Upright => inside(at, width, height),
            texture => (!texture.directions().is_empty()).then_some(Shape::Bar {
                at,
                width,
                height,
                ink: self.ink,
            }),
        }
    }

    /// A rectangle with this filling.
    pub(super) fn shapes(self, at: Point, width: f32, height: f32) -> Vec<Shape> {
        let bar = Shape::Bar {
            at,
            width,
            height,
            ink: self.ink,
        };
        match self.texture {
            Texture::Open => std::iter::once(bar).chain(inside(at, width, height)).collect(),
            Texture::Dotted => edge(at, width, height, self.ink).into_iter().collect(),
            _ => {
                let (ground, ink) = match self.texture {
                    Texture::Upright => (inside(at, width, height), self.ink),
                    _ => (None, Ink::Ground),
                };
                let directions = self.texture.directions().iter();
                let lines = directions.flat_map(|direction| lines(*direction, at, width, height, ink));
                std::iter::once(bar).chain(ground).chain(lines).collect()
            }
        }
    }
}

/// The ground within an edge, where there is room for it.
fn inside(at: Point, width: f32, height: f32) -> Option<Shape> {
    let (width, height) = (width - 2.0 * EDGE, height - 2.0 * EDGE);
    (width > 0.0 && height > 0.0).then_some(Shape::Bar {
        at: Point {
            x: at.x + EDGE,
            y: at.y + EDGE,
        },
        width,
        height,
        ink: Ink::Ground,
    })
}

/// A dotted line around a rectangle, within it; nothing where there is no room for it.
fn edge(at: Point, width: f32, height: f32, ink: Ink) -> Option<Shape> {
    let half = EDGE / 2.0;
    let (left, top) = (at.x + half, at.y + half);
    let (right, bottom) = (at.x + width - half, at.y + height - half);
    let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
    (right > left && bottom > top).then(|| Shape::Line {
        points: corners.map(|(x, y)| Point { x, y }).to_vec(),
        thickness: EDGE,
        dash: Dash::Dotted,
        ink,
    })
}

/// Lines across a rectangle, none of them outside it.
fn lines(direction: Direction, at: Point, width: f32, height: f32, ink: Ink) -> Vec<Shape> {
    /// From one line to the next, along the edge, in points.
    const SPACING: f32 = 5.0;
    let point = |x: f32, y: f32| Point {
        x: at.x + if direction == Direction::Falling { width - x } else { x },
        y: at.y + y,
    };
    let line = |along: f32| {
        let points = match direction {
            Direction::Level => vec![point(0.0, along), point(width, along)],
            // The ends of lines are round, and these lie on the ground.
            Direction::Upright => vec![point(along, EDGE.min(height)), point(along, (height - EDGE).max(0.0))],
            Direction::Rising | Direction::Falling => {
                let (right, below) = (along.min(width), along.min(height));
                vec![point(along - below, below), point(right, along - right)]
            }
        };
        Shape::Line {
            points,
            thickness: EDGE,
            dash: Dash::Solid,
            ink,
        }
    };
    let end = match direction {
        Direction::Level => height,
        Direction::Upright => width,
        Direction::Rising | Direction::Falling => width + height,
    };
    let along = std::iter::successors(Some(SPACING), |along| Some(along + SPACING));
    along.take_while(|along| *along < end).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::{FIRST, Fill, Texture};
    use crate::drawing::{Drawing, Point};

    proptest::proptest! {
        #[test]
        fn a_texture_stays_within_its_rectangle(width in 0.0_f32..300.0, height in 0.0_f32..40.0) {
            use Texture::{Crossed, Dotted, Falling, Level, Open, Plain, Rising, Upright};
            for texture in [Plain, Open, Rising, Falling, Level, Upright, Crossed, Dotted] {
                let shapes = Fill { texture, ..FIRST }.shapes(Point { x: 0.0, y: 0.0 }, width, height);
                let drawing = Drawing { width, height, shapes };
                proptest::prop_assert_eq!(drawing.faults(), [] as [String; 0]);
            }
        }
    }
}
