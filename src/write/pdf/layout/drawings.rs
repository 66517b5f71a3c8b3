//! The shapes of a drawing as pieces: in their places on the page, in colours, their words in glyphs.

use super::elements::ElementId;
use super::flow::Flow;
use super::parted::Part;
use super::strips::{Fill, Owner, Piece, Rect};
use crate::drawing::{Anchor, Dash, DotForm, Ink, Palette, Point, Shape, Weight};
use crate::units::Colour;
use crate::write::pdf::fonts::Face;
use crate::write::pdf::style::Look;

/// How thick the line of a ring is.
const RING: f32 = 1.5;
/// Half the side of a square, as a share of the radius of a disc that is as large.
const SQUARE: f32 = 0.886;

impl Flow<'_> {
    /// The pieces of some rows of a drawing, from the left edge and the top of a strip on.
    pub(super) fn pieces(&mut self, part: &Part, palette: &Palette, owner: ElementId) -> Vec<Piece> {
        let mut pieces = Vec::with_capacity(part.shapes.len());
        for shape in &part.shapes {
            let from = Point {
                x: self.left,
                y: -part.top,
            };
            match shape {
                Shape::Bar { at, width, height, ink } => pieces.push(Piece::Fill(Fill {
                    rect: rect(moved(*at, from), *width, *height),
                    colour: palette.colour(*ink),
                })),
                Shape::Line {
                    points,
                    thickness,
                    dash,
                    ink,
                } => pieces.push(Piece::Line {
                    points: points.iter().map(|point| moved(*point, from)).collect(),
                    thickness: *thickness,
                    dashes: dashes(*dash, *thickness),
                    colour: palette.colour(*ink),
                }),
                Shape::Dot { at, radius, form, ink } => {
                    dot(moved(*at, from), *radius, *form, *ink, palette, &mut pieces);
                }
                Shape::Words {
                    at,
                    anchor,
                    text,
                    size,
                    weight,
                    ink,
                } => {
                    let look = Look {
                        face: face(*weight),
                        size: *size,
                        leading: *size,
                        colour: palette.colour(*ink),
                    };
                    self.words(text, look, (moved(*at, from), *anchor), owner, &mut pieces);
                }
            }
        }
        pieces
    }

    /// Words on one line, as wide as they are in their face.
    fn words(
        &mut self,
        text: &str,
        look: Look,
        (at, anchor): (Point, Anchor),
        owner: ElementId,
        pieces: &mut Vec<Piece>,
    ) {
        let set = self.set_plain(text, look, Owner::Element(owner));
        let top = at.y - set.baseline(look);
        for (line, width) in set.lines(f32::INFINITY, look.size) {
            let left = match anchor {
                Anchor::Start => at.x,
                Anchor::Middle => at.x - width / 2.0,
                Anchor::End => at.x - width,
            };
            let line = set.place(&line, look, left, top);
            pieces.extend(line.texts.into_iter().map(Piece::Text));
        }
    }
}

/// The face of words of a drawing.
pub(super) fn face(weight: Weight) -> Face {
    match weight {
        Weight::Regular => Face::Regular,
        Weight::Bold => Face::Bold,
    }
}

fn moved(point: Point, by: Point) -> Point {
    Point {
        x: point.x + by.x,
        y: point.y + by.y,
    }
}

fn rect(at: Point, width: f32, height: f32) -> Rect {
    Rect {
        left: at.x,
        top: at.y,
        width,
        height,
    }
}

/// The lengths of a dash and of the gap after it; its round ends make each dash longer by the line's thickness.
fn dashes(dash: Dash, thickness: f32) -> Option<[f32; 2]> {
    match dash {
        Dash::Solid => None,
        Dash::Dashed => Some([thickness * 3.0, thickness * 3.0]),
        Dash::Dotted => Some([0.0, thickness * 2.5]),
    }
}

fn dot(at: Point, radius: f32, form: DotForm, ink: Ink, palette: &Palette, pieces: &mut Vec<Piece>) {
    let colour = palette.colour(ink);
    let disc = |radius: f32, colour: Colour| Piece::Disc { at, radius, colour };
    match form {
        DotForm::Disc => pieces.push(disc(radius, colour)),
        DotForm::Ring => {
            pieces.push(disc(radius, colour));
            pieces.push(disc((radius - RING).max(0.0), palette.colour(Ink::Ground)));
        }
        DotForm::Diamond => {
            let corner = |x: f32, y: f32| moved(at, Point { x, y });
            let corners = vec![
                corner(0.0, -radius),
                corner(radius, 0.0),
                corner(0.0, radius),
                corner(-radius, 0.0),
            ];
            pieces.push(Piece::Polygon { corners, colour });
        }
        DotForm::Square => {
            let half = radius * SQUARE;
            let corner = moved(at, Point { x: -half, y: -half });
            pieces.push(Piece::Fill(Fill {
                rect: rect(corner, 2.0 * half, 2.0 * half),
                colour,
            }));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::drawing::text_width;
    use crate::units::Typeface;
    use crate::write::pdf::shape::{Shaper, Words};

    /// How wide words are drawn at 10 points, and how wide they are taken to be, in each face of each typeface.
    fn widths(text: &str) -> impl Iterator<Item = (f32, f32, Typeface, Weight)> {
        let faces = Typeface::ALL
            .into_iter()
            .flat_map(|typeface| [(typeface, Weight::Regular), (typeface, Weight::Bold)]);
        faces.map(move |(typeface, weight)| {
            let words = Words::plain(text, face(weight));
            let shaped = Shaper::new(typeface).shape(&words);
            let drawn = shaped.width(&(0..shaped.glyphs.len())) * 10.0;
            (drawn, text_width(text, 10.0, weight), typeface, weight)
        })
    }

    #[test]
    fn the_labels_of_charts_are_drawn_no_wider_than_they_are_taken_to_be() {
        let labels = [
            "Adult Care Services",
            "Benefits and Tax",
            "Corporate and Other Services",
            "Education and Children’s Services",
            "Environmental Services, Public Protection and Regulation",
            "Highways and Transport",
            "Planning and Development",
            "upheld 34 of 37 (92%)",
            "suppressed",
            "not applicable",
            "Average of similar authorities: 66.7%",
            "2019/20",
            "1,234,567",
            "0123456789",
            "£1,250.00",
            "−4 percentage points",
            "per 100,000 residents",
            "1 April 2023 – 31 March 2024",
            "“Quoted” — and a dash…",
            "Cyngor Bwrdeistref Sirol Pen-y-bont ar Ogwr",
            "Ŵ ŵ Ŷ ŷ Â Ê Î Ô Û Llanfairpwllgwyngyll",
            "Łódź, żółć, gęślą jaźń, Śląsk",
            "THE QUICK BROWN FOX JUMPS OVER THE LAZY DOG",
            "the quick brown fox jumps over the lazy dog",
            "WWW MMM @@@ %%%",
            "illicit fillings, jittery flit",
        ];
        for label in labels {
            for (drawn, taken, typeface, weight) in widths(label) {
                assert!(drawn <= taken, "{label}: {drawn} > {taken} in {typeface:?} {weight:?}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn words_of_any_letters_are_drawn_no_wider_than_they_are_taken_to_be(
            text in "([A-Z]?[a-zŵŷâêłąężó]{3,12}[,.:]?[ ]){1,6}[0-9]{0,3}(%|,[0-9]{3}| – [0-9]{1,3})?",
        ) {
            for (drawn, taken, typeface, weight) in widths(&text) {
                prop_assert!(drawn <= taken, "{}: {} > {} in {:?} {:?}", text, drawn, taken, typeface, weight);
            }
        }
    }

    #[test]
    fn no_letter_of_our_languages_is_drawn_wider_than_it_is_taken_to_be() {
        let beyond = "£€–—‘’“”•…−×÷½¼¾°²³ŵŷŴŶâêîôûÂÊÎÔÛłŁąĄćĆęĘńŃóÓśŚźŹżŻ\u{a0}\u{2011}";
        for letter in (' '..='~').chain(beyond.chars()) {
            // Between other letters, since a space alone is nothing.
            let text = format!("n{}n", std::iter::repeat_n(letter, 40).collect::<String>());
            for (drawn, taken, typeface, weight) in widths(&text) {
                assert!(
                    drawn <= taken,
                    "{letter:?}: {drawn} > {taken} in {typeface:?} {weight:?}"
                );
            }
        }
    }
}
