//! How colours look to people who see them differently, and whether two can be told apart.

use crate::units::Colour;

/// How somebody sees colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Vision {
    /// As most people do.
    Usual,
    /// Without the cones for long waves.
    Protanopia,
    /// Without the cones for middle waves.
    Deuteranopia,
    /// Without the cones for short waves.
    Tritanopia,
}

impl Vision {
    const ALL: [Self; 4] = [Self::Usual, Self::Protanopia, Self::Deuteranopia, Self::Tritanopia];

    /// What becomes of light, as shares of red, green and blue.
    ///
    /// # Source
    /// Machado, Oliveira and Fernandes: A physiologically-based model for simulation of color vision deficiency (2009),
    /// the matrices of severity 1.0.
    fn matrix(self) -> [[f64; 3]; 3] {
        match self {
            Self::Usual => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            Self::Protanopia => [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            Self::Deuteranopia => [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            Self::Tritanopia => [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        }
    }
}

/// A colour as everybody sees it: L*, a* and b* for each vision.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Seen([[f64; 3]; 4]);

impl Seen {
    pub(super) fn of(colour: Colour) -> Self {
        let light = colour.linear();
        Self(Vision::ALL.map(|vision| lab(times(vision.matrix(), light).map(|share| share.clamp(0.0, 1.0)))))
    }

    /// How far apart two colours look to whoever sees the least of it: about 2 can just be seen side by side, 100 is black on
    /// white.
    ///
    /// # Source
    /// The colour difference of CIE 1976 in the space L*a*b*.
    pub(super) fn distance(&self, other: &Self) -> f64 {
        let both = self.0.iter().zip(&other.0);
        let squares = both.map(|(one, other)| one.iter().zip(other).map(|(a, b)| (a - b).powi(2)).sum::<f64>());
        squares.fold(f64::INFINITY, f64::min).sqrt()
    }
}

/// Light in the space L*a*b*.
///
/// # Source
/// CIE 15, for the white of sRGB.
fn lab(light: [f64; 3]) -> [f64; 3] {
    let [x, y, z] = times(TO_XYZ, light);
    let root = |value: f64| {
        if value > 216.0 / 24_389.0 {
            value.cbrt()
        } else {
            (24_389.0 / 27.0 * value + 16.0) / 116.0
        }
    };
    let [x, y, z] = [x / WHITE[0], y / WHITE[1], z / WHITE[2]].map(root);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// From shares of red, green and blue to X, Y and Z.
///
/// # Source
/// IEC 61966-2-1.
const TO_XYZ: [[f64; 3]; 3] = [
    [0.4124, 0.3576, 0.1805],
    [0.2126, 0.7152, 0.0722],
    [0.0193, 0.1192, 0.9505],
];

/// White in X, Y and Z: the sums of the rows above.
const WHITE: [f64; 3] = [0.9505, 1.0, 1.089];

fn times(matrix: [[f64; 3]; 3], vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.into_iter().zip(vector).map(|(a, b)| a * b).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance(one: &str, other: &str) -> f64 {
        let seen = |text: &str| Seen::of(text.parse().unwrap_or(Colour::WHITE));
        seen(one).distance(&seen(other))
    }

    #[test]
    fn colours_that_some_people_confuse_are_close_and_black_is_far_from_white() {
        assert!(distance("#a03a2a", "#5f6410") < 15.0);
        assert!(distance("#a03a2a", "#1d3c6e") > 30.0);
        assert!((distance("#000000", "#ffffff") - 100.0).abs() < 0.1);
    }
}
