//! Each shape as its element.

use std::fmt::Write as _;

use super::PARTS;
use crate::drawing::{Anchor, Dash, DotForm, Drawing, Ink, Palette, Point, SMALLEST_TEXT, Shape, Weight};
use crate::write::escape;

/// How thick the edge of a ring is, in points.
const EDGE: f32 = 1.5;
/// Half the side of a square, as a share of the radius of a disc that is as large.
const SQUARE: f32 = 0.886;

/// How a shape gets its colour.
#[derive(Debug, Clone, Copy)]
pub(super) enum Paint<'p> {
    /// From the custom property of its part.
    Sheet,
    /// It has it.
    Colours(&'p Palette),
    /// It has it, and a class by which a sheet may give it another.
    ColoursAndClasses(&'p Palette),
}

impl Paint<'_> {
    /// The attributes of what is filled, and of what is drawn as a line.
    fn attributes(self, filled: Option<Ink>, line: Option<Ink>) -> String {
        let mut attributes = match filled {
            Some(ink) => format!(" fill=\"{}\"", self.colour(ink)),
            None => " fill=\"none\"".to_owned(),
        };
        if let Some(ink) = line {
            // Writing to a string cannot fail.
            let _ = write!(attributes, " stroke=\"{}\"", self.colour(ink));
        }
        if let Self::ColoursAndClasses(_) = self {
            let classes = [
                filled.map(|ink| name(ink).to_owned()),
                line.map(|ink| format!("{}-line", name(ink))),
            ];
            let classes: Vec<String> = classes.into_iter().flatten().collect();
            let _ = write!(attributes, " class=\"{}\"", classes.join(" "));
        }
        attributes
    }

    fn colour(self, ink: Ink) -> String {
        match self {
            Self::Sheet => format!("var(--chart-{})", name(ink)),
            Self::Colours(palette) | Self::ColoursAndClasses(palette) => palette.colour(ink).to_string(),
        }
    }
}

/// The name of a part.
fn name(ink: Ink) -> &'static str {
    let part = PARTS.iter().find(|(part, _)| *part == ink);
    part.map_or("text", |(_, name)| name)
}

/// A ground below all shapes, for a picture that may be shown on any.
pub(super) fn ground(drawing: &Drawing, paint: Paint<'_>, svg: &mut String) {
    let whole = Shape::Bar {
        at: Point { x: 0.0, y: 0.0 },
        width: drawing.width,
        height: drawing.height,
        ink: Ink::Ground,
    };
    push(&whole, paint, svg);
}

/// All shapes, the later over the earlier.
pub(super) fn write(drawing: &Drawing, paint: Paint<'_>, svg: &mut String) {
    for shape in &drawing.shapes {
        push(shape, paint, svg);
    }
}

fn push(shape: &Shape, paint: Paint<'_>, svg: &mut String) {
    match shape {
        Shape::Bar { at, width, height, ink } => {
            let fill = paint.attributes(Some(*ink), None);
            let [x, y, width, height] = [at.x, at.y, *width, *height].map(number);
            let _ = write!(
                svg,
                "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{fill}/>"
            );
        }
        Shape::Line {
            points,
            thickness,
            dash,
            ink,
        } => line(points, (*thickness, *dash), &paint.attributes(None, Some(*ink)), svg),
        Shape::Dot { at, radius, form, ink } => dot(*at, *radius, (*form, *ink), paint, svg),
        Shape::Words {
            at,
            anchor,
            text,
            size,
            weight,
            ink,
        } => {
            let [x, y] = [at.x, at.y].map(number);
            let _ = write!(svg, "<text x=\"{x}\" y=\"{y}\"");
            svg.push_str(match anchor {
                Anchor::Start => "",
                Anchor::Middle => " text-anchor=\"middle\"",
                Anchor::End => " text-anchor=\"end\"",
            });
            if (size - SMALLEST_TEXT).abs() > f32::EPSILON {
                let _ = write!(svg, " font-size=\"{}\"", number(*size));
            }
            svg.push_str(match weight {
                Weight::Regular => "",
                Weight::Bold => " font-weight=\"700\"",
            });
            let _ = write!(svg, "{}>", paint.attributes(Some(*ink), None));
            escape::push(text, svg);
            svg.push_str("</text>");
        }
    }
    svg.push('\n');
}

fn line(points: &[Point], (thickness, dash): (f32, Dash), colour: &str, svg: &mut String) {
    let points = points
        .iter()
        .map(|Point { x, y }| format!("{},{}", number(*x), number(*y)));
    let points: Vec<String> = points.collect();
    let _ = write!(
        svg,
        "<polyline points=\"{}\" stroke-width=\"{}\"",
        points.join(" "),
        number(thickness)
    );
    // In thicknesses of the line; its round ends make each dash longer by one.
    let dashes = match dash {
        Dash::Solid => None,
        Dash::Dashed => Some([3.0, 3.0]),
        Dash::Dotted => Some([0.0, 2.5]),
    };
    if let Some([drawn, left]) = dashes.map(|dashes| dashes.map(|length| number(length * thickness))) {
        let _ = write!(svg, " stroke-dasharray=\"{drawn} {left}\"");
    }
    let _ = write!(svg, " stroke-linecap=\"round\" stroke-linejoin=\"round\"{colour}/>");
}

fn dot(Point { x, y }: Point, radius: f32, (form, ink): (DotForm, Ink), paint: Paint<'_>, svg: &mut String) {
    let filled = paint.attributes(Some(ink), None);
    let [left, top, right, bottom] = [x - radius, y - radius, x + radius, y + radius].map(number);
    let [middle_x, middle_y] = [x, y].map(number);
    let _ = match form {
        DotForm::Disc => write!(
            svg,
            "<circle cx=\"{middle_x}\" cy=\"{middle_y}\" r=\"{}\"{filled}/>",
            number(radius)
        ),
        DotForm::Ring => {
            // The edge is drawn to both sides of its line, and is not to reach further than the radius.
            let radius = number(radius - EDGE / 2.0);
            let (edge, ring) = (number(EDGE), paint.attributes(Some(Ink::Ground), Some(ink)));
            write!(
                svg,
                "<circle cx=\"{middle_x}\" cy=\"{middle_y}\" r=\"{radius}\" stroke-width=\"{edge}\"{ring}/>"
            )
        }
        DotForm::Diamond => write!(
            svg,
            "<polygon points=\"{middle_x},{top} {right},{middle_y} {middle_x},{bottom} {left},{middle_y}\"{filled}/>"
        ),
        DotForm::Square => {
            let half = radius * SQUARE;
            let [left, top, side] = [x - half, y - half, 2.0 * half].map(number);
            write!(
                svg,
                "<rect x=\"{left}\" y=\"{top}\" width=\"{side}\" height=\"{side}\"{filled}/>"
            )
        }
    };
}

/// A number in hundredths at most; one that is none would make the whole picture invalid, and is nought.
pub(super) fn number(number: f32) -> String {
    if !number.is_finite() {
        return "0".to_owned();
    }
    let text = format!("{number:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_have_two_decimals_at_most_and_are_always_numbers() {
        let written = [0.0, -0.001, 1.0, 10.5, 7.126, 100.0, f32::NAN, f32::INFINITY].map(number);
        assert_eq!(written, ["0", "0", "1", "10.5", "7.13", "100", "0", "0"]);
    }
}
