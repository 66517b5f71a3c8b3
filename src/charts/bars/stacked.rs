//! Bars of parts, as outcomes in each of several years.

use super::fill::{FIRST, Fill, OTHER, REST, Texture};
use super::layout::{Ending, Piece, Row, Strip, laid_out};
use crate::charts::frame::Look;
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

impl Stack {
    /// What is said of all parts at once where none has a length, for one reason: "0 decided", "not given". Nothing where
    /// each has to be told.
    pub(in crate::charts) fn in_one_word(&self) -> Option<&str> {
        let first = self.parts.first()?;
        let is_said = match first {
            Value::Known { number, .. } => *number <= 0.0 && !self.total.is_empty(),
            _ => self.total.is_empty(),
        };
        let words = if self.total.is_empty() {
            first.label()
        } else {
            &self.total
        };
        (is_said && self.parts.iter().all(|part| part == first)).then_some(words)
    }
}

/// What parts are filled with. The first is what the title is about, and has the only colour; the others are told from each
/// other by their texture.
pub(super) const PARTS: [Fill; 8] = [
    FIRST,
    OTHER,
    Fill {
        words: Ink::Text,
        texture: Texture::Open,
        ..OTHER
    },
    Fill {
        texture: Texture::Rising,
        ..OTHER
    },
    Fill {
        texture: Texture::Level,
        ..OTHER
    },
    Fill {
        texture: Texture::Falling,
        ..OTHER
    },
    Fill {
        words: Ink::Text,
        texture: Texture::Upright,
        ..OTHER
    },
    Fill {
        texture: Texture::Crossed,
        ..OTHER
    },
];

/// The filling of the part of this place. Should there ever be more parts than fillings, the colour does not come again.
fn fill(at: usize) -> Fill {
    PARTS[if at == 0 { 0 } else { 1 + (at - 1) % (PARTS.len() - 1) }]
}

/// The name of what lies between the parts that have a number and all of them.
const UNKNOWN: &str = "The rest (no number given)";

/// Draws wholes one below the other, the names of their parts above them in the same order. A part has its number within
/// where there is room, and otherwise below its bar with its name, as has one that has no length. Shares that do not make
/// up the whole have an empty frame up to it.
pub(in crate::charts) fn stacked(stacks: &[Stack], names: &[String], unit: Unit, width: f32) -> Drawing {
    let row = |stack: &Stack| {
        let in_one_word = stack.in_one_word();
        let told = if in_one_word.is_some() { &[] } else { &stack.parts[..] };
        let parts = told.iter().zip(names).enumerate();
        let pieces = parts.map(|(at, (value, name))| Piece::named(name, value, fill(at)));
        let rest = rest(stack, unit).map(|number| Piece::rest(number, REST));
        let look = stack.parts.first().map_or(Look::PLAIN, Look::of);
        Row {
            label: stack.label.clone(),
            strips: vec![Strip {
                pieces: pieces.chain(rest).collect(),
                end: Ending {
                    text: in_one_word.unwrap_or(&stack.total).to_owned(),
                    look: if in_one_word.is_some() { look } else { Look::PLAIN },
                },
                thickness: 16.0,
            }],
        }
    };
    let has_rest = stacks.iter().any(|stack| rest(stack, unit).is_some());
    let rest = has_rest.then_some((REST, UNKNOWN));
    let parts = names.iter().enumerate().map(|(at, name)| (fill(at), name.as_str()));
    let key: Vec<(Fill, &str)> = parts.chain(rest).collect();
    let rows: Vec<Row> = stacks.iter().map(row).collect();
    laid_out(&key, &rows, unit, width)
}

/// How much of a whole of shares has no part with a number; nothing where the parts make it up but for their rounding.
fn rest(stack: &Stack, unit: Unit) -> Option<f64> {
    let shares: Vec<f64> = stack.parts.iter().filter_map(Value::number).collect();
    let rest = 100.0 - shares.iter().sum::<f64>();
    // Each share may be rounded by half of one per cent.
    let roundings = shares.iter().map(|_| 0.5).sum::<f64>();
    (unit == Unit::Percent && !shares.is_empty() && rest > roundings).then_some(rest)
}
