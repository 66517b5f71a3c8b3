//! Which colour each part of a chart has.

use super::Ink;
use crate::units::Colour;

/// Contrast of text with its ground.
///
/// # Source
/// WCAG 2.2, success criterion 1.4.3.
const TEXT: f64 = 4.5;

/// Contrast of what has to be seen to understand a chart.
///
/// # Source
/// WCAG 2.2, success criterion 1.4.11.
const MARKS: f64 = 3.0;

const BLACK: Colour = Colour {
    red: 0,
    green: 0,
    blue: 0,
};

/// How many ranks of values have a colour of their own.
const RANKS: usize = 4;

/// What stands for the second, third and fourth of several where a house style says nothing: an orange, a turquoise and a
/// dark pink, which people who do not tell red from green tell apart.
///
/// # Source
/// The categorical palette of the Government Analysis Function.
const SHIPPED: [Colour; RANKS - 1] = [
    Colour {
        red: 0xf4,
        green: 0x6a,
        blue: 0x25,
    },
    Colour {
        red: 0x28,
        green: 0xa1,
        blue: 0x97,
    },
    Colour {
        red: 0x80,
        green: 0x16,
        blue: 0x50,
    },
];

/// The colours of a chart on one ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    ground: Colour,
    text: Colour,
    quiet: Colour,
    grid: Colour,
    other: Colour,
    ranks: [Colour; RANKS],
}

impl Palette {
    /// The colours on a light ground; `colours` are those of the house style by rank, and the shipped ones follow them.
    #[must_use]
    pub fn light(council: Colour, colours: &[Colour]) -> Self {
        let grey = |level| Colour {
            red: level,
            green: level,
            blue: level,
        };
        Self::on(
            Colour::WHITE,
            BLACK,
            [grey(0x1a), grey(0x55), grey(0xd0), grey(0x76)],
            council,
            colours,
        )
    }

    /// The colours on this dark ground.
    #[must_use]
    pub fn dark(ground: Colour, council: Colour, colours: &[Colour]) -> Self {
        let grey = |red, green, blue| Colour { red, green, blue };
        let greys = [
            grey(0xe4, 0xe8, 0xec),
            grey(0xb4, 0xbe, 0xc8),
            grey(0x36, 0x40, 0x49),
            grey(0x8b, 0x97, 0xa2),
        ];
        Self::on(ground, Colour::WHITE, greys, council, colours)
    }

    fn on(ground: Colour, towards: Colour, greys: [Colour; 4], council: Colour, colours: &[Colour]) -> Self {
        let [text, quiet, grid, other] = greys;
        let mut ranks = [council, SHIPPED[0], SHIPPED[1], SHIPPED[2]];
        for (rank, colour) in ranks.iter_mut().zip(colours) {
            *rank = *colour;
        }
        Self {
            ground,
            text,
            quiet,
            grid,
            other,
            ranks: ranks.map(|colour| colour.readable_on(ground, MARKS, towards)),
        }
    }

    /// The colour of a part.
    #[must_use]
    pub fn colour(&self, ink: Ink) -> Colour {
        match ink {
            Ink::Text | Ink::Axis => self.text,
            Ink::Quiet => self.quiet,
            Ink::Grid => self.grid,
            Ink::Ground => self.ground,
            Ink::Other => self.other,
            Ink::First => self.ranks[0],
            Ink::Second => self.ranks[1],
            Ink::Third => self.ranks[2],
            Ink::Fourth => self.ranks[3],
            Ink::On(rank) => {
                let ground = self.ranks[usize::from(rank).min(RANKS - 1)];
                // Against white or black every colour has a contrast of more than 4.5.
                if ground.contrast(Colour::WHITE) >= TEXT {
                    Colour::WHITE
                } else {
                    BLACK
                }
            }
        }
    }
}
