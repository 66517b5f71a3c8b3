//! Bars of parts, as outcomes in each of several years.

use super::layout::{Ending, FIRST, Fill, OTHER, Piece, Row, Strip, laid_out};
use crate::charts::frame::{Look, Slant};
use crate::charts::value::Value;
use crate::drawing::{Drawing, Ink};
use crate::figures::Unit;

/// A whole with its parts.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::charts) struct Stack {
    /// What the whole is.
    pub(in crate::charts) label: String,
    /// Its parts, in the order of their names.
    pub(in crate::charts) parts: Vec<Value>,
    /// What is said at its end: the whole as it is known, never a sum made of the parts that are drawn.
    pub(in crate::charts) total: String,
}

/// What parts are filled with: neighbours differ in more than their colour.
const PARTS: [Fill; 6] = [
    FIRST,
    OTHER,
    Fill {
        hatch: Some(Slant::Rising),
        ..OTHER
    },
    Fill {
        ink: Ink::Second,
        words: Ink::On(1),
        hatch: None,
    },
    Fill {
        ink: Ink::Third,
        words: Ink::On(2),
        hatch: Some(Slant::Falling),
    },
    Fill {
        ink: Ink::Fourth,
        words: Ink::On(3),
        hatch: None,
    },
];

/// Draws wholes one below the other, the names of their parts above them in the same order. A part has its number within
/// where there is room, and otherwise below its bar with its name, as has one that has no length.
pub(in crate::charts) fn stacked(stacks: &[Stack], names: &[String], unit: Unit, width: f32) -> Drawing {
    let fill = |at: usize| PARTS[at % PARTS.len()];
    let row = |stack: &Stack| {
        let parts = stack.parts.iter().zip(names).enumerate();
        let pieces = parts.map(|(at, (value, name))| Piece::named(name, value, fill(at)));
        Row {
            label: stack.label.clone(),
            strips: vec![Strip {
                pieces: pieces.collect(),
                end: Ending {
                    text: stack.total.clone(),
                    look: Look::PLAIN,
                },
                thickness: 16.0,
            }],
        }
    };
    let key: Vec<(Fill, &str)> = names
        .iter()
        .enumerate()
        .map(|(at, name)| (fill(at), name.as_str()))
        .collect();
    let rows: Vec<Row> = stacks.iter().map(row).collect();
    laid_out(&key, &rows, unit, width)
}
