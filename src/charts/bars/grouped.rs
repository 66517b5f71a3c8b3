//! Bars side by side for each of several things, as for this year and last.

use super::fill::{FIRST, Fill, OTHER, Texture};
use super::layout::{Ending, Piece, Row, Strip, laid_out};
use crate::charts::frame::Look;
use crate::charts::value::Value;
use crate::drawing::Drawing;
use crate::figures::Unit;

/// The values of one thing, one for each series.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::charts) struct Group {
    /// What they are of.
    pub(in crate::charts) label: String,
    /// One for each series, in their order.
    pub(in crate::charts) values: Vec<Value>,
}

/// What the series after the first are filled with.
const OTHERS: [Fill; 3] = [
    OTHER,
    Fill {
        texture: Texture::Rising,
        ..OTHER
    },
    Fill {
        texture: Texture::Open,
        ..OTHER
    },
];

/// Draws groups one below the other. The first series is what the chart is about: its bars are thick and in the highlight
/// colour, those of the others thin and grey. The first group says which is which: "52 in 2023/24".
pub(in crate::charts) fn grouped(groups: &[Group], series: &[String], width: f32) -> Drawing {
    let row = |(at, group): (usize, &Group)| {
        let strip = |(rank, value): (usize, &Value)| {
            let text = match series.get(rank) {
                Some(name) if at == 0 && value.number().is_some() => format!("{} in {name}", value.label()),
                Some(name) if at == 0 => format!("{name}: {}", value.label()),
                _ => value.label().to_owned(),
            };
            let is_first = rank == 0;
            let look = match value.number() {
                Some(_) if is_first => Look::STRONG,
                _ => Look::QUIET,
            };
            let fill = rank
                .checked_sub(1)
                .map_or(FIRST, |rank| OTHERS[rank.min(OTHERS.len() - 1)]);
            Strip {
                pieces: vec![Piece::of(value, fill)],
                end: Ending { text, look },
                thickness: if is_first { 11.0 } else { 6.0 },
            }
        };
        Row {
            label: group.label.clone(),
            strips: group.values.iter().enumerate().map(strip).collect(),
        }
    };
    let rows: Vec<Row> = groups.iter().enumerate().map(row).collect();
    laid_out(&[], &rows, Unit::Count, width)
}
