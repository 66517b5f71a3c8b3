//! Colours, and whether they can be read.

use std::fmt;
use std::str::FromStr;

use super::{NotA, written_as_text};

/// A colour of the sRGB space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    /// Red, 0 to 255.
    pub red: u8,
    /// Green, 0 to 255.
    pub green: u8,
    /// Blue, 0 to 255.
    pub blue: u8,
}

written_as_text!(
    Colour,
    "colour",
    "A colour, written \"#1d4f91\" (in quotation marks, since # begins a comment)"
);

impl Colour {
    /// The ground of a page.
    pub const WHITE: Self = Self {
        red: 255,
        green: 255,
        blue: 255,
    };
    /// A quiet dark blue, for councils that name no colour.
    pub const DEFAULT: Self = Self {
        red: 0x1d,
        green: 0x3c,
        blue: 0x6e,
    };

    /// Contrast ratio with another colour, from 1 (none) to 21 (black on white).
    ///
    /// # Source
    /// WCAG 2.2, definitions of contrast ratio and relative luminance.
    ///
    /// # Example
    /// ```
    /// use annual_review::units::Colour;
    /// let black = Colour { red: 0, green: 0, blue: 0 };
    /// assert!((black.contrast(Colour::WHITE) - 21.0).abs() < 0.001);
    /// ```
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// This colour, or the nearest mixture with `towards` (black or white, say) that reaches the contrast on `ground`.
    #[must_use]
    pub fn readable_on(self, ground: Self, contrast: f64, towards: Self) -> Self {
        (0..=100)
            .map(|per_cent| self.mixed(towards, per_cent))
            .find(|colour| colour.contrast(ground) >= contrast)
            .unwrap_or(towards)
    }

    /// This colour with so many per cent of another in it.
    #[must_use]
    pub fn mixed(self, other: Self, per_cent: u8) -> Self {
        let mix = |a: u8, b: u8| {
            let (share, rest) = (u16::from(per_cent.min(100)), u16::from(100 - per_cent.min(100)));
            u8::try_from((u16::from(a) * rest + u16::from(b) * share + 50) / 100).unwrap_or(u8::MAX)
        };
        Self {
            red: mix(self.red, other.red),
            green: mix(self.green, other.green),
            blue: mix(self.blue, other.blue),
        }
    }

    /// The shares of red, green and blue in its light, each from 0 to 1.
    ///
    /// # Source
    /// IEC 61966-2-1 (sRGB), with the threshold that WCAG 2.2 gives.
    #[must_use]
    pub fn linear(self) -> [f64; 3] {
        [self.red, self.green, self.blue].map(|channel| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        })
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

/// "#1d4f91".
impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

impl FromStr for Colour {
    type Err = NotA;

    fn from_str(text: &str) -> Result<Self, NotA> {
        let error = NotA {
            what: "not a colour",
            remedy: "write it as \"#1d4f91\", in quotation marks",
        };
        let digits = text
            .trim()
            .strip_prefix('#')
            .filter(|d| d.len() == 6 && d.is_ascii())
            .ok_or(error.clone())?;
        let channel = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).map_err(|_| error.clone());
        Ok(Self {
            red: channel(0)?,
            green: channel(2)?,
            blue: channel(4)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_too_light_to_read_is_darkened_until_it_is() {
        let yellow: Colour = "#ffd700".parse().unwrap_or(Colour::WHITE);
        let black = Colour {
            red: 0,
            green: 0,
            blue: 0,
        };
        assert!(yellow.contrast(Colour::WHITE) < 4.5);
        let readable = yellow.readable_on(Colour::WHITE, 4.5, black);
        assert!(readable.contrast(Colour::WHITE) >= 4.5 && readable != black);
    }

    #[test]
    fn what_is_no_colour_is_refused() {
        for text in ["red", "#12345", "#12345g", "1d4f91", "#é1234"] {
            assert!(text.parse::<Colour>().is_err(), "{text}");
        }
    }
}
