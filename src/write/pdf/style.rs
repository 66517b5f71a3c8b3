//! What a page looks like: measures in points, from the top left corner, and the colours.
//!
//! In: the council's colour. Out: the looks of each kind of text. Nothing here places anything.

use super::fonts::{Face, THOUSAND};
use super::measures::Measures;
use crate::units::Colour;

/// The long and the short side of A4.
const A4: (f32, f32) = (841.89, 595.276);
/// Margin on all four sides: 25 mm.
pub(super) const MARGIN: f32 = 70.866;
/// Baseline of the running head.
pub(super) const HEAD_BASELINE: f32 = 42.0;
/// From the baseline of the page number to the lower edge of the page.
pub(super) const FOOT_BASELINE: f32 = 36.0;
/// Thickness of a hairline.
pub(super) const HAIRLINE: f32 = 0.5;
/// Space between a paragraph and the next.
pub(super) const PARAGRAPH_SPACE: f32 = 8.0;
/// Black, as the text is printed: a little softer than the blackest.
const INK: Colour = Colour {
    red: 0x1a,
    green: 0x1a,
    blue: 0x1a,
};
/// Grey of what is not to be read first: running heads and page numbers.
pub(super) const GREY: Colour = Colour {
    red: 0x55,
    green: 0x55,
    blue: 0x55,
};
/// Grey of rules between rows.
pub(super) const RULE: Colour = Colour {
    red: 0xb4,
    green: 0xb8,
    blue: 0xbc,
};
const BLACK: Colour = Colour {
    red: 0,
    green: 0,
    blue: 0,
};

/// A width and a height.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Size {
    /// From left to right.
    pub(super) width: f32,
    /// From top to bottom.
    pub(super) height: f32,
}

/// Which way an A4 page lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Sheet {
    /// Taller than wide.
    #[default]
    Upright,
    /// On its side: wider than tall.
    Turned,
}

impl Sheet {
    /// Width and height of the page.
    pub(super) const fn size(self) -> Size {
        let (long, short) = A4;
        match self {
            Self::Upright => Size {
                width: short,
                height: long,
            },
            Self::Turned => Size {
                width: long,
                height: short,
            },
        }
    }

    /// Width and height of what lies within the margins.
    pub(super) const fn body(self) -> Size {
        let Size { width, height } = self.size();
        Size {
            width: width - 2.0 * MARGIN,
            height: height - 2.0 * MARGIN,
        }
    }
}

/// How a run of text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look {
    /// The face of its plain words.
    pub(super) face: Face,
    /// Size of the letters.
    pub(super) size: f32,
    /// From one baseline to the next.
    pub(super) leading: f32,
    /// Colour of the letters.
    pub(super) colour: Colour,
}

impl Look {
    const fn new(face: Face, size: f32, leading: f32) -> Self {
        Self {
            face,
            size,
            leading,
            colour: INK,
        }
    }

    const fn coloured(self, colour: Colour) -> Self {
        Self { colour, ..self }
    }

    /// Plain text.
    pub(super) const BODY: Self = Self::new(Face::Regular, 12.0, 16.5);
    /// Lines of an address or a signature, contact details, and notes below labelled blocks.
    pub(super) const TIGHT: Self = Self::new(Face::Regular, 12.0, 15.5);
    /// Lines about the text above them.
    pub(super) const ASIDE: Self = Self::new(Face::Regular, 11.0, 14.5);
    /// Caption of a table.
    pub(super) const CAPTION: Self = Self::new(Face::Bold, 12.0, 16.0);
    /// The organisation's name in a letterhead: not in the council's colour, since it is not the council's letter.
    pub(super) const LETTERHEAD: Self = Self::new(Face::Bold, 17.0, 22.0);
    /// The same in a letter that is annexed, where the annex's heading weighs more.
    pub(super) const ANNEXED_LETTERHEAD: Self = Self::new(Face::Bold, 12.5, 16.5);
    /// Size of the words beside a numeral, as a share of its own: that of body text.
    pub(super) const BESIDE_NUMERAL: f32 = 0.4;
    /// Running heads and page numbers.
    pub(super) const RUNNING: Self = Self::new(Face::Regular, 9.5, 12.0).coloured(GREY);
    /// Whom a document is for, in the margin of every page.
    pub(super) const READERS: Self = Self::new(Face::Bold, 12.0, 15.0);
    /// The word that marks a draft, in the margin of every page.
    pub(super) const DRAFT: Self = Self::new(Face::Bold, 14.0, 17.0);

    /// Cells of a table at a size.
    pub(super) const fn cell(face: Face, size: f32) -> Self {
        Self::new(face, size, size * 1.25)
    }

    /// Notes below a table whose text has this size.
    pub(super) const fn note(size: f32) -> Self {
        Self::new(Face::Regular, size, size * 1.3)
    }

    /// Where the baseline lies below the top of a line.
    pub(super) fn baseline(self, measures: Measures) -> f32 {
        let em = |thousandths: i16| f32::from(thousandths) / THOUSAND * self.size;
        let (ascent, descent) = (em(measures.ascent), em(measures.descent));
        (self.leading - (ascent - descent)) / 2.0 + ascent
    }
}

/// Space above and below a block.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Space {
    /// Above, unless it comes first on its page.
    pub(super) above: f32,
    /// Below.
    pub(super) below: f32,
}

/// The colours that come from the council's own.
#[derive(Debug, Clone, Copy)]
pub(super) struct Palette {
    /// Headings of level 2, links and large numerals: readable on the page and on the tint.
    pub(super) accent: Colour,
    /// Bars and rules: the council's colour as it is, unless it would not be seen.
    pub(super) bar: Colour,
    /// Ground of boxes and of header rows.
    pub(super) tint: Colour,
}

impl Palette {
    /// The palette of a council.
    pub(super) fn new(colour: Colour) -> Self {
        let tint = colour.mixed(Colour::WHITE, 92);
        Self {
            // 7 to 1 is WCAG's AAA; on the tint it then keeps more than the 4.5 to 1 of AA.
            accent: colour.readable_on(Colour::WHITE, 7.0, BLACK),
            bar: colour.readable_on(Colour::WHITE, 3.0, BLACK),
            tint,
        }
    }

    /// A heading's look and the space around it. In the council's colour are only those of level 2, as in HTML.
    pub(super) fn heading(&self, level: u8) -> (Look, Space) {
        let (face, size, leading, above, below) = match level {
            0 | 1 => (Face::Bold, 24.0, 29.0, 24.0, 14.0),
            2 => (Face::Bold, 16.0, 21.0, 22.0, 6.0),
            3 => (Face::Bold, 14.5, 19.0, 16.0, 4.0),
            4 => (Face::Bold, 13.25, 17.5, 13.0, 3.0),
            // In italics, lest they look like captions.
            5 => (Face::BoldItalic, 12.5, 16.5, 12.0, 2.0),
            _ => (Face::BoldItalic, 12.0, 16.5, 12.0, 2.0),
        };
        let look = Look::new(face, size, leading);
        let look = if level == 2 { look.coloured(self.accent) } else { look };
        (look, Space { above, below })
    }

    /// A numeral drawn large.
    pub(super) fn numeral(&self) -> Look {
        Look::new(Face::Bold, 30.0, 36.0).coloured(self.accent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_and_links_can_be_read_on_the_page_and_on_the_tint_whatever_the_colour() {
        for text in ["#ffd700", "#ffffff", "#1d3c6e", "#00ff00", "#808080", "#e4002b"] {
            let palette = Palette::new(text.parse().expect("a colour"));
            assert!(palette.accent.contrast(Colour::WHITE) >= 7.0, "{text}");
            assert!(palette.accent.contrast(palette.tint) >= 4.5, "{text}");
            assert!(GREY.contrast(Colour::WHITE) >= 4.5);
        }
    }
}
