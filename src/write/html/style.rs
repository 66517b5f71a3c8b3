//! The page's style: the sheet in `templates/page.css`, with colours worked out from the council's.

use std::fmt::Write as _;

use crate::units::{Colour, Typeface};
use crate::write::svg::{NIGHT, Schemes};

/// Everything but the colours.
const SHEET: &str = include_str!("../../../templates/page.css");

/// What is done to tables wider than the screen.
const STACKED_TABLE: &str = include_str!("../../../templates/stacked-table.css");

/// How charts are drawn.
const CHARTS: &str = include_str!("../../../templates/charts.css");

/// Contrast of text with its ground.
///
/// # Source
/// WCAG 2.2, success criterion 1.4.3.
const TEXT: f64 = 4.5;

/// Contrast of rules and marks that mean something.
///
/// # Source
/// WCAG 2.2, success criterion 1.4.11.
const MARKS: f64 = 3.0;

const BLACK: Colour = Colour {
    red: 0,
    green: 0,
    blue: 0,
};

/// The colours of one scheme that follow from the council's; the sheet's own greys are chosen to suit them.
struct Palette {
    /// Ground of the page.
    ground: Colour,
    /// Ground of panels, a breath of the council's colour in it.
    panel: Colour,
    /// Ground of the band at the head of the page.
    band: Colour,
    /// Words on the band.
    on_band: Colour,
    /// The council's colour, fit for words on ground and panel.
    ink: Colour,
    /// The council's colour, fit for rules.
    mark: Colour,
}

impl Palette {
    fn light(colour: Colour) -> Self {
        let panel = colour.mixed(Colour::WHITE, 94);
        // Against white or black every colour has a contrast of more than 4.5.
        let on_band = if colour.contrast(Colour::WHITE) >= TEXT {
            Colour::WHITE
        } else {
            BLACK
        };
        Self {
            ground: Colour::WHITE,
            panel,
            band: colour,
            on_band,
            ink: colour.readable_on(panel, TEXT, BLACK),
            mark: colour.readable_on(panel, MARKS, BLACK),
        }
    }

    fn dark(colour: Colour) -> Self {
        // Never darker than the ground, so that what is readable here is readable there.
        let panel = NIGHT
            .mixed(colour.mixed(Colour::WHITE, 40), 12)
            .readable_on(Colour::WHITE, 13.0, NIGHT);
        Self {
            ground: NIGHT,
            panel,
            // A bright band would glare.
            band: colour.readable_on(Colour::WHITE, 8.0, BLACK),
            on_band: Colour::WHITE,
            ink: colour.readable_on(panel, 7.0, Colour::WHITE),
            mark: colour.readable_on(panel, MARKS, Colour::WHITE),
        }
    }

    fn properties(&self) -> String {
        let named = [
            ("ground", self.ground),
            ("panel", self.panel),
            ("band", self.band),
            ("on-band", self.on_band),
            ("council-ink", self.ink),
            ("council-mark", self.mark),
        ];
        let mut properties = String::new();
        for (name, colour) in named {
            // Writing to a string cannot fail.
            let _ = write!(properties, " --{name}: {colour};");
        }
        properties
    }
}

/// The families that the words are drawn in, the first that the reader's system has.
fn families(typeface: Typeface) -> String {
    const SYSTEM: &str = "\"Helvetica Neue\", Arial, Helvetica, \"Liberation Sans\", sans-serif";
    match typeface {
        // Arial is as wide, and where it is known it has been fitted to the screen.
        Typeface::Liberation => SYSTEM.to_owned(),
        Typeface::Atkinson => format!("\"{}\", \"Atkinson Hyperlegible\", {SYSTEM}", typeface.family()),
    }
}

/// The whole style sheet of a page for a council of this colour, in this typeface.
pub(super) fn sheet(colour: Colour, typeface: Typeface) -> String {
    format!(
        ":root {{{light} --families: {families}; }}\n@media screen and (prefers-color-scheme: dark) {{\n  :root {{{dark} }}\n}}\n{SHEET}\n\
         @media screen and (max-width: 40rem) {{\n{STACKED_TABLE}}}\n\
         @media screen and (max-width: 63.99rem) {{\n{sooner}}}\n\
         @media screen and (min-width: 64rem) and (max-width: 89.99rem) {{\n{soonest}}}\n",
        families = families(typeface),
        light = Palette::light(colour).properties(),
        dark = Palette::dark(colour).properties(),
        sooner = STACKED_TABLE.replace(".stacks", ".wide"),
        soonest = STACKED_TABLE.replace(".stacks", ".widest"),
    )
}

/// What a page with charts has after its sheet.
pub(super) fn charts(schemes: &Schemes) -> String {
    format!(
        ":root {{{light} }}\n@media screen and (prefers-color-scheme: dark) {{\n  :root {{{dark} }}\n}}\n{CHARTS}",
        light = schemes.light_properties(),
        dark = schemes.dark_properties(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_colour_a_council_may_have_is_readable_in_both_schemes() {
        let steps = || (0..=255).step_by(51);
        for (red, green, blue) in steps().flat_map(|r| steps().flat_map(move |g| steps().map(move |b| (r, g, b)))) {
            let colour = Colour { red, green, blue };
            for palette in [Palette::light(colour), Palette::dark(colour)] {
                for ground in [palette.ground, palette.panel] {
                    assert!(palette.ink.contrast(ground) >= TEXT, "{colour} as ink");
                    assert!(palette.mark.contrast(ground) >= MARKS, "{colour} as a mark");
                }
                assert!(palette.on_band.contrast(palette.band) >= TEXT, "{colour} as a band");
            }
        }
    }

    #[test]
    fn the_sheet_asks_nothing_of_any_server() {
        for asking in ["url(", "@import", "http:", "https:", "<"] {
            for typeface in Typeface::ALL {
                assert!(!sheet(Colour::DEFAULT, typeface).contains(asking), "{asking}");
            }
        }
    }
}
