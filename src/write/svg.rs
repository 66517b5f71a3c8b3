//! Drawings as SVG: within a page, whose style sheet gives the colours, and as a picture of its own.
//!
//! In: the shapes of a chart. Out: SVG in which every word has passed through `escape`, with places rounded to hundredths of
//! a point and without ids, so that any number of drawings may stand on one page. The same drawing always gives the same
//! bytes.

mod shapes;

use std::fmt::Write as _;

use super::escape;
use crate::document::{Chart, Metadata, plain_text};
use crate::drawing::{Drawing, Ink, Palette, SMALLEST_TEXT};
use crate::units::Colour;
use shapes::{Paint, number};

/// The ground of a page in the dark scheme.
pub(super) const NIGHT: Colour = Colour {
    red: 0x12,
    green: 0x17,
    blue: 0x1c,
};

/// Every part that a colour plays, with its name in style sheets.
const PARTS: [(Ink, &str); 12] = [
    (Ink::Text, "text"),
    (Ink::Quiet, "quiet"),
    (Ink::Grid, "grid"),
    (Ink::Axis, "axis"),
    (Ink::Ground, "ground"),
    (Ink::First, "first"),
    (Ink::Second, "second"),
    (Ink::Third, "third"),
    (Ink::Fourth, "fourth"),
    (Ink::Other, "other"),
    (Ink::OnFirst, "on-first"),
    (Ink::OnOther, "on-other"),
];

/// What words are drawn in where no style sheet of ours is; all of them are as wide as the layout takes words to be.
const FAMILIES: &str = "Arial, Helvetica, &quot;Liberation Sans&quot;, sans-serif";

/// The colours of a document's charts in the two schemes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Schemes {
    light: Palette,
    dark: Palette,
}

impl Schemes {
    pub(super) fn of(meta: &Metadata) -> Self {
        Self {
            light: Palette::light(meta.colour, &meta.chart_colours),
            dark: Palette::dark(NIGHT, meta.colour, &meta.chart_colours),
        }
    }

    /// The custom properties of a page's style sheet for the light scheme: ` --chart-first: #1d3c6e;` and so on.
    pub(super) fn light_properties(&self) -> String {
        properties(&self.light)
    }

    /// The same for the dark scheme.
    pub(super) fn dark_properties(&self) -> String {
        properties(&self.dark)
    }
}

fn properties(palette: &Palette) -> String {
    let property = |(ink, name)| format!(" --chart-{name}: {};", palette.colour(ink));
    PARTS.map(property).concat()
}

/// A drawing for the middle of a page whose sheet has the colours as custom properties. It says nothing to a screen reader:
/// what stands around it has to.
pub(super) fn inline(drawing: &Drawing, class: &str) -> String {
    let mut svg = format!("<svg class=\"{class}\" ");
    frame(drawing, &mut svg);
    svg.push_str(" aria-hidden=\"true\" focusable=\"false\">\n");
    shapes::write(drawing, Paint::Sheet, &mut svg);
    svg.push_str("</svg>\n");
    svg
}

/// A drawing as a picture of its own, which says what the chart does, in the light scheme whatever its reader prefers: for
/// the middle of somebody else's page, which may have no other.
pub(super) fn light_picture(chart: &Chart, drawing: &Drawing, schemes: &Schemes) -> String {
    picture(chart, drawing, schemes, "")
}

/// The same in the scheme that its reader prefers: for a file of its own.
///
/// The light colours stand at the shapes themselves, since programs that turn SVG into other formats know nothing of media
/// queries.
pub(super) fn picture_of_both(chart: &Chart, drawing: &Drawing, schemes: &Schemes) -> String {
    let mut rules = String::new();
    for (ink, name) in PARTS {
        let colour = schemes.dark.colour(ink);
        // Writing to a string cannot fail.
        let _ = writeln!(
            rules,
            ".{name} {{ fill: {colour}; }} .{name}-line {{ stroke: {colour}; }}"
        );
    }
    let style = format!("<style>\n@media (prefers-color-scheme: dark) {{\n{rules}}}\n</style>\n");
    picture(chart, drawing, schemes, &style)
}

fn picture(chart: &Chart, drawing: &Drawing, schemes: &Schemes, style: &str) -> String {
    let mut svg = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\" ");
    frame(drawing, &mut svg);
    let _ = write!(svg, " role=\"img\" font-family=\"{FAMILIES}\">\n<title>");
    escape::push(&plain_text(&chart.title), &mut svg);
    svg.push_str("</title>\n<desc>");
    escape::push(&chart.alt, &mut svg);
    svg.push_str("</desc>\n");
    svg.push_str(style);
    let paint = if style.is_empty() {
        Paint::Colours(&schemes.light)
    } else {
        Paint::ColoursAndClasses(&schemes.light)
    };
    shapes::ground(drawing, paint, &mut svg);
    shapes::write(drawing, paint, &mut svg);
    svg.push_str("</svg>\n");
    svg
}

/// The size: as many points as the drawing is laid out for, unless a style sheet says otherwise.
fn frame(drawing: &Drawing, svg: &mut String) {
    let (width, height) = (number(drawing.width), number(drawing.height));
    let size = number(SMALLEST_TEXT);
    let _ = write!(
        svg,
        "viewBox=\"0 0 {width} {height}\" width=\"{width}pt\" height=\"{height}pt\" font-size=\"{size}\""
    );
}
