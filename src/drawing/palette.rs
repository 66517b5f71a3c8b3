//! Which colour each part of a chart has.

use super::Ink;
use super::vision::Seen;
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

/// Contrast with its ground of what a chart is about. It is to be seen before what it is compared with, which has little more
/// than [`MARKS`].
const FOREMOST: f64 = 5.0;

/// Contrast of what a chart is about with the other ranks, so that they can be told apart without colours: in greyscale, on a
/// poor printer.
const APART: f64 = 1.5;

/// How far apart any two ranks look, to whomever: more than seven times what can just be seen.
const DISTANCE: f64 = 15.0;

/// By how much of black or white colours are changed at a time, per cent.
const STEP: usize = 5;

const BLACK: Colour = Colour {
    red: 0,
    green: 0,
    blue: 0,
};

/// How many ranks of values have a colour of their own.
const RANKS: usize = 4;

/// What stands for the second, third and fourth of several where a house style says nothing: an orange, a turquoise and a
/// light purple, which everybody tells apart, and which are lighter than most councils' colours.
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
        red: 0xa2,
        green: 0x85,
        blue: 0xd1,
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
    /// The colours on a light ground; `colours` are those of the house style by rank, and the shipped ones follow them. Each is
    /// changed as little as needed, by some black or white, for it to be seen and to be told from those before it.
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
            [grey(0x1a), grey(0x55), grey(0xd0), grey(0x8f)],
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
            grey(0x60, 0x6b, 0x76),
        ];
        Self::on(ground, Colour::WHITE, greys, council, colours)
    }

    fn on(ground: Colour, towards: Colour, greys: [Colour; 4], council: Colour, colours: &[Colour]) -> Self {
        let [text, quiet, grid, other] = greys;
        let mut wanted = [council, SHIPPED[0], SHIPPED[1], SHIPPED[2]];
        for (rank, colour) in wanted.iter_mut().zip(colours) {
            *rank = *colour;
        }
        let mut ranks = wanted.map(|colour| colour.readable_on(ground, MARKS, towards));
        if let Some(chosen) = told_apart(&wanted, ground, &[]) {
            for (rank, candidate) in ranks.iter_mut().zip(chosen) {
                *rank = candidate.colour;
            }
        }
        Self {
            ground,
            text,
            quiet,
            grid,
            other,
            ranks,
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
            Ink::OnFirst => words_on(self.ranks[0]),
            Ink::OnOther => words_on(self.other),
        }
    }
}

/// Words on a bar of this colour: against white or against black every colour has a contrast of more than 4.5.
fn words_on(bar: Colour) -> Colour {
    if bar.contrast(Colour::WHITE) >= TEXT {
        Colour::WHITE
    } else {
        BLACK
    }
}

/// A colour that a rank may have.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    colour: Colour,
    seen: Seen,
}

impl Candidate {
    fn of(colour: Colour) -> Self {
        Self {
            colour,
            seen: Seen::of(colour),
        }
    }

    /// Whether it is fit for the rank after these, of which the first is what the chart is about.
    fn follows(&self, before: &[Self], ground: Colour) -> bool {
        let Some(first) = before.first() else {
            return self.colour.contrast(ground) >= FOREMOST;
        };
        let is_far = |other: &Self| self.seen.distance(&other.seen) >= DISTANCE;
        self.colour.contrast(first.colour) >= APART && before.iter().all(is_far)
    }
}

/// For each of these ranks the colour that is wanted, or that mixture of it with black or with white which changes it least,
/// seen on the ground and told from all others before and after it; `None` if there is no such choice.
fn told_apart(wanted: &[Colour], ground: Colour, before: &[Candidate]) -> Option<Vec<Candidate>> {
    let Some((colour, rest)) = wanted.split_first() else {
        return Some(before.to_vec());
    };
    let shares = (0..=100).step_by(STEP);
    let mixtures = shares.flat_map(|per_cent| [BLACK, Colour::WHITE].map(|end| colour.mixed(end, per_cent)));
    let seen = mixtures.filter(|mixture| mixture.contrast(ground) >= MARKS);
    let mut fit = seen
        .map(Candidate::of)
        .filter(|candidate| candidate.follows(before, ground));
    fit.find_map(|candidate| told_apart(rest, ground, &[before, &[candidate]].concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NIGHT: &str = "#12171c";

    fn colour(text: &str) -> Colour {
        text.parse().unwrap_or(Colour::WHITE)
    }

    /// Colours that councils and house styles have, and those that nothing can be done with as they are.
    fn councils() -> Vec<Colour> {
        let named = [
            "#ffd700", "#ffffff", "#000000", "#1d3c6e", "#00543c", "#e30613", "#b51e2d", "#0066b3", "#009fe3",
            "#76b82a", "#f39200", "#808080", "#5c2d91", "#7a0019",
        ];
        let steps = || (0..=255).step_by(127);
        let all =
            steps().flat_map(|red| steps().flat_map(move |green| steps().map(move |blue| Colour { red, green, blue })));
        named.map(colour).into_iter().chain(all).collect()
    }

    /// House styles with colours of their own, some of them hard to tell apart.
    fn styles() -> Vec<Vec<Colour>> {
        let styles: [&[&str]; 8] = [
            &[],
            &["#1d3c6e"],
            &["#003078", "#d4351c", "#00703c", "#4c2c92"],
            &["#e30613", "#00a651", "#c1272d", "#39b54a"],
            &["#000000", "#000000", "#000000", "#000000"],
            &["#ffffff", "#ffffff", "#ffffff", "#ffffff"],
            &["#777777", "#787878", "#797979", "#7a7a7a"],
            &["#ffd700", "#ffe14d", "#fff2b3", "#fffbe6"],
        ];
        styles
            .map(|style| style.iter().map(|text| colour(text)).collect())
            .to_vec()
    }

    fn palettes(mut hold: impl FnMut(&str, Palette)) {
        for council in councils() {
            for style in styles() {
                let told = format!(
                    "{council} with {}",
                    style.iter().map(Colour::to_string).collect::<Vec<_>>().join(" ")
                );
                hold(&format!("{told}, light"), Palette::light(council, &style));
                hold(&format!("{told}, dark"), Palette::dark(colour(NIGHT), council, &style));
            }
        }
    }

    #[test]
    fn whatever_has_to_be_seen_is_seen_on_its_ground() {
        palettes(|told, palette| {
            let ground = palette.colour(Ink::Ground);
            for ink in [Ink::First, Ink::Second, Ink::Third, Ink::Fourth, Ink::Other, Ink::Axis] {
                assert!(palette.colour(ink).contrast(ground) >= MARKS, "{ink:?} of {told}");
            }
            for ink in [Ink::Text, Ink::Quiet] {
                assert!(palette.colour(ink).contrast(ground) >= TEXT, "{ink:?} of {told}");
            }
            for (words, bar) in [(Ink::OnFirst, Ink::First), (Ink::OnOther, Ink::Other)] {
                let contrast = palette.colour(words).contrast(palette.colour(bar));
                assert!(contrast >= TEXT, "{words:?} of {told}: {contrast}");
            }
        });
    }

    #[test]
    fn what_a_chart_is_about_is_told_from_all_else_without_colours() {
        palettes(|told, palette| {
            for ink in [Ink::Second, Ink::Third, Ink::Fourth, Ink::Other] {
                let contrast = palette.colour(ink).contrast(palette.colour(Ink::First));
                assert!(contrast >= APART, "{ink:?} of {told}: {contrast}");
            }
        });
    }

    #[test]
    fn any_two_ranks_are_told_apart_by_whoever_confuses_colours() {
        palettes(|told, palette| {
            for (at, one) in palette.ranks.iter().enumerate() {
                for other in &palette.ranks[at + 1..] {
                    let distance = Seen::of(*one).distance(&Seen::of(*other));
                    assert!(distance >= DISTANCE, "{told}: {one} and {other} are {distance} apart");
                }
            }
        });
    }

    #[test]
    fn colours_that_can_be_told_apart_are_left_as_they_are() {
        let style = ["#003078", "#d4351c", "#28a197"].map(colour);
        let palette = Palette::light(Colour::DEFAULT, &style);
        assert_eq!(palette.ranks[..3], style);
    }
}
