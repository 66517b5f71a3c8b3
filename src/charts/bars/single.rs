//! A bar for each value.

use super::fill::{FIRST, OTHER};
use super::layout::{Ending, Piece, Row, Strip, laid_out};
use crate::charts::frame::Look;
use crate::charts::value::Value;
use crate::drawing::Drawing;
use crate::figures::Unit;

/// A bar with its label.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::charts) struct Bar {
    /// What it stands for.
    pub(in crate::charts) label: String,
    /// How long it is; not negative.
    pub(in crate::charts) value: Value,
    /// What is said after its value, as its share: "43%".
    pub(in crate::charts) beside: Option<String>,
    /// Whether the chart is about this one.
    pub(in crate::charts) emphasis: Emphasis,
}

/// Whether a chart is about a bar before others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::charts) enum Emphasis {
    /// The title speaks of it; or of none, and so of all.
    First,
    /// It is there to be compared with.
    Other,
}

/// Draws bars one below the other, in the order in which they are given.
pub(in crate::charts) fn single(bars: &[Bar], unit: Unit, width: f32) -> Drawing {
    let row = |bar: &Bar| {
        let text = match &bar.beside {
            Some(beside) => format!("{} ({beside})", bar.value.label()),
            None => bar.value.label().to_owned(),
        };
        let fill = match bar.emphasis {
            Emphasis::First => FIRST,
            Emphasis::Other => OTHER,
        };
        let is_first = bar.emphasis == Emphasis::First && bar.value.number().is_some();
        let look = if is_first { Look::STRONG } else { Look::of(&bar.value) };
        Row {
            label: bar.label.clone(),
            strips: vec![Strip {
                pieces: vec![Piece::of(&bar.value, fill)],
                end: Ending { text, look },
                thickness: 12.5,
            }],
        }
    };
    let rows: Vec<Row> = bars.iter().map(row).collect();
    laid_out(&[], &rows, unit, width)
}
