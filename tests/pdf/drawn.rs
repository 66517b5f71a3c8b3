//! Charts to write: bars of as many rows as asked for, and one of every kind of shape.

use annual_review::document::{Block, Chart, ChartData, Drawings};
use annual_review::drawing::{Anchor, Dash, DotForm, Drawing, Ink, Point, Shape, Weight};

use crate::samples::{rows, table, text};

fn words(x: f32, y: f32, anchor: Anchor, words: &str) -> Shape {
    Shape::Words {
        at: Point { x, y },
        anchor,
        text: words.to_owned(),
        size: 10.0,
        weight: Weight::Regular,
        ink: Ink::Text,
    }
}

fn line(points: &[(f32, f32)], dash: Dash, ink: Ink) -> Shape {
    Shape::Line {
        points: points.iter().map(|(x, y)| Point { x: *x, y: *y }).collect(),
        thickness: if ink == Ink::Grid { 0.5 } else { 2.0 },
        dash,
        ink,
    }
}

/// The label of a row of [`bars`].
pub(crate) fn label(row: u8) -> String {
    format!("Ward {row}")
}

/// Bars from a common line, with grid lines behind them.
fn bars_drawing(count: u8, width: f32) -> Drawing {
    let (row_height, left) = (22.0, 60.0);
    let height = f32::from(count) * row_height + 14.0;
    let mut shapes = Vec::new();
    for share in [0.25, 0.5, 0.75] {
        let x = left + (width - left - 40.0) * share;
        shapes.push(line(&[(x, 0.0), (x, height - 12.0)], Dash::Solid, Ink::Grid));
    }
    for row in 0..count {
        let top = f32::from(row) * row_height;
        let length = (width - left - 40.0) * f32::from(count - row) / f32::from(count);
        shapes.push(words(left - 6.0, top + 14.0, Anchor::End, &label(row)));
        shapes.push(Shape::Bar {
            at: Point { x: left, y: top + 3.0 },
            width: length,
            height: row_height - 6.0,
            ink: Ink::First,
        });
        shapes.push(words(
            left + length + 4.0,
            top + 14.0,
            Anchor::Start,
            &(count - row).to_string(),
        ));
    }
    shapes.push(line(&[(left, 0.0), (left, height - 12.0)], Dash::Solid, Ink::Axis));
    shapes.push(words(left, height - 3.0, Anchor::Start, "Complaints"));
    Drawing { width, height, shapes }
}

/// Lines of every kind, marks of every form, words anchored at each point.
fn marks_drawing(width: f32) -> Drawing {
    let mut shapes = vec![Shape::Bar {
        at: Point { x: 0.0, y: 10.0 },
        width,
        height: 30.0,
        ink: Ink::Grid,
    }];
    for (row, dash, ink) in [
        (0.0, Dash::Solid, Ink::First),
        (1.0, Dash::Dashed, Ink::Second),
        (2.0, Dash::Dotted, Ink::Other),
    ] {
        let y = 60.0 + row * 20.0;
        shapes.push(line(&[(5.0, y), (width / 2.0, y - 12.0), (width - 5.0, y)], dash, ink));
    }
    let forms = [DotForm::Disc, DotForm::Ring, DotForm::Diamond, DotForm::Square];
    for (at, form) in (0_u8..).zip(forms) {
        shapes.push(Shape::Dot {
            at: Point {
                x: 20.0 + f32::from(at) * 30.0,
                y: 25.0,
            },
            radius: 6.0,
            form,
            ink: Ink::Third,
        });
    }
    shapes.push(words(0.0, 125.0, Anchor::Start, "Łódź and ŵ ŷ, £1,250"));
    shapes.push(words(width / 2.0, 140.0, Anchor::Middle, "92% – “in the middle”"));
    shapes.push(words(width, 155.0, Anchor::End, "at the end"));
    Drawing {
        width,
        height: 160.0,
        shapes,
    }
}

fn chart(id: &str, title: &str, draw: impl Fn(f32) -> Drawing, data: ChartData) -> Chart {
    Chart {
        id: id.to_owned(),
        title: text(title),
        about: text("Complaints received by ward, 2023/24"),
        drawings: Drawings::of(draw),
        alt: format!("{title}. The bars become shorter from ward to ward – “evenly”."),
        data,
        notes: vec![text("A note about the chart.")],
        source: text("Source: made up for a test."),
    }
}

/// A chart of bars with a table of its own.
pub(crate) fn bars(count: u8) -> Chart {
    let cells: Vec<Vec<String>> = (0..count)
        .map(|row| vec![label(row), (count - row).to_string()])
        .collect();
    let Block::Table(data) = table("wards", "Complaints by ward", &["Ward", "Received"], &cells) else {
        unreachable!()
    };
    let title = format!("Ward 0 had the most complaints: {count}");
    chart(
        "chart-wards",
        &title,
        |width| bars_drawing(count, width),
        ChartData::Own(data),
    )
}

/// A chart with every kind of shape, whose numbers are in a table elsewhere.
pub(crate) fn marks() -> Chart {
    let title = "Every kind of mark is seen";
    chart(
        "chart-marks",
        title,
        marks_drawing,
        ChartData::Placed("placed".to_owned()),
    )
}

/// A line over so many points of height, which can be parted nowhere.
pub(crate) fn tall_line(height: f32) -> Chart {
    let draw = |width: f32| Drawing {
        width,
        height,
        shapes: vec![line(
            &[(2.0, 2.0), (width - 2.0, height - 2.0)],
            Dash::Solid,
            Ink::First,
        )],
    };
    chart(
        "chart-line",
        "The line falls",
        draw,
        ChartData::Placed("placed".to_owned()),
    )
}

/// The block of a chart.
pub(crate) fn block(chart: Chart) -> Block {
    Block::Chart(Box::new(chart))
}

/// The words of a chart's wide drawing, in its order.
pub(crate) fn drawn_words(chart: &Chart) -> String {
    let shapes = chart.drawings.wide.shapes.iter();
    shapes
        .filter_map(|shape| match shape {
            Shape::Words { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect()
}

/// The table that some charts refer to.
pub(crate) fn placed() -> Block {
    table("placed", "Placed", &["A", "B"], &rows(&[&["one", "1"]]))
}
