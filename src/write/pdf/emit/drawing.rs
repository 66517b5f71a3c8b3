//! The operators of a drawing: its pieces as paths and as text, the later over the earlier.

use printpdf::{
    Line, LineCapStyle, LineDashPattern, LineJoinStyle, LinePoint, Op, PaintMode, Polygon, PolygonRing, Pt,
    WindingOrder,
};

use super::super::layout::Piece;
use super::super::style::Sheet;
use super::content::{filled, rgb, set_colour, show};
use super::{from_bottom, rounded};
use crate::drawing::Point;
use crate::units::Colour;

/// How far the handles of a Bézier curve reach that draws a quarter of a circle, as a share of its radius.
///
/// # Source
/// 4/3 × (√2 − 1): the curve then meets the circle in its middle too, and is off by less than 0.03% elsewhere.
const HANDLE: f32 = 0.552_285;

/// Draws the pieces; what they set is as it was before afterwards.
pub(super) fn draw(sheet: Sheet, pieces: &[Piece], ops: &mut Vec<Op>) {
    ops.push(Op::SaveGraphicsState);
    ops.push(Op::SetLineCapStyle {
        cap: LineCapStyle::Round,
    });
    ops.push(Op::SetLineJoinStyle {
        join: LineJoinStyle::Round,
    });
    let mut colour = None;
    let is_text = |piece: &Piece| matches!(piece, Piece::Text(_));
    for run in pieces.chunk_by(|one, next| is_text(one) && is_text(next)) {
        let mut texts = run.iter().filter_map(Piece::text).peekable();
        if texts.peek().is_some() {
            show(sheet, texts, ops);
            // Text has set a colour of its own.
            colour = None;
        }
        for piece in run {
            draw_shape(sheet, piece, &mut colour, ops);
        }
    }
    ops.push(Op::RestoreGraphicsState);
}

/// Draws what is no text.
fn draw_shape(sheet: Sheet, piece: &Piece, current: &mut Option<Colour>, ops: &mut Vec<Op>) {
    match piece {
        Piece::Text(_) => {}
        Piece::Fill(fill) => {
            set_colour(fill.colour, current, ops);
            ops.push(filled(sheet, fill));
        }
        Piece::Disc { at, radius, colour } => {
            set_colour(*colour, current, ops);
            ops.push(area(circle(sheet, *at, *radius)));
        }
        Piece::Polygon { corners, colour } => {
            set_colour(*colour, current, ops);
            ops.push(area(corners.iter().map(|corner| corner_at(sheet, *corner)).collect()));
        }
        Piece::Line {
            points,
            thickness,
            dashes,
            colour,
        } => {
            let dash = dashes.map_or_else(LineDashPattern::solid, |dashes| {
                LineDashPattern::new(0.0, &dashes.map(rounded))
            });
            let line = Line {
                points: points.iter().map(|point| corner_at(sheet, *point)).collect(),
                is_closed: false,
            };
            let pt = Pt(rounded(*thickness));
            ops.extend([
                Op::SetOutlineColor { col: rgb(*colour) },
                Op::SetOutlineThickness { pt },
                Op::SetLineDashPattern { dash },
                Op::DrawLine { line },
            ]);
        }
    }
}

fn place(sheet: Sheet, Point { x, y }: Point) -> printpdf::Point {
    printpdf::Point {
        x: Pt(rounded(x)),
        y: Pt(rounded(from_bottom(sheet, y))),
    }
}

fn corner_at(sheet: Sheet, point: Point) -> LinePoint {
    LinePoint {
        p: place(sheet, point),
        bezier: false,
    }
}

/// A filled shape.
fn area(points: Vec<LinePoint>) -> Op {
    Op::DrawPolygon {
        polygon: Polygon {
            rings: vec![PolygonRing { points }],
            mode: PaintMode::Fill,
            winding_order: WindingOrder::NonZero,
        },
    }
}

/// A circle in four curves, from its right and downwards.
fn circle(sheet: Sheet, at: Point, radius: f32) -> Vec<LinePoint> {
    let handle = radius * HANDLE;
    let point = |x: f32, y: f32, bezier: bool| LinePoint {
        p: place(
            sheet,
            Point {
                x: at.x + x,
                y: at.y + y,
            },
        ),
        bezier,
    };
    let mut points = vec![point(radius, 0.0, false)];
    // Where each quarter begins, as a direction; it ends a quarter turn further.
    for (x, y) in [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)] {
        let (next_x, next_y) = (-y, x);
        let reach =
            |along: f32, across: f32, bezier| point(along * x + across * next_x, along * y + across * next_y, bezier);
        points.extend([
            reach(radius, handle, true),
            reach(handle, radius, true),
            reach(0.0, radius, false),
        ]);
    }
    points
}
