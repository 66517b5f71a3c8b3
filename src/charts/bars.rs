//! Bars: values as lengths from a common line that stands for zero, each with its words at its end.
//!
//! In: values with their labels. Out: a drawing for a width: labels stand left of their bars, or above them where there is
//! little room. No number is shortened or lengthened for its picture, but one that is not zero is always seen.

mod grouped;
mod layout;
mod single;
mod stacked;
#[cfg(test)]
mod tests;

pub(super) use grouped::{Group, grouped};
pub(super) use single::{Bar, Emphasis, single};
pub(super) use stacked::{Stack, stacked};

use super::value::Value;

/// How bars are arranged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Options {
    /// Their order.
    pub(super) sort: Sort,
    /// What becomes of bars of zero.
    pub(super) zeros: Zeros,
}

/// The order of bars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// The longest first; those without a length last, as they are given, so that their place says nothing of their size.
    Size,
    /// As they are given.
    Given,
}

/// What becomes of bars of zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zeros {
    /// They are left out; whoever leaves them out says so in words.
    LeftOut,
    /// They have their label and a zero.
    Shown,
}

/// Things in the order in which their bars are drawn, and those that are left out for being zero.
pub(super) fn arranged<T>(things: Vec<T>, value: impl Fn(&T) -> &Value, options: Options) -> (Vec<T>, Vec<T>) {
    let is_left_out = |thing: &T| options.zeros == Zeros::LeftOut && value(thing).number() == Some(0.0);
    let (left_out, mut shown): (Vec<T>, Vec<T>) = things.into_iter().partition(is_left_out);
    if options.sort == Sort::Size {
        let size = |thing: &T| value(thing).number().unwrap_or(f64::NEG_INFINITY);
        shown.sort_by(|one, other| size(other).total_cmp(&size(one)));
    }
    (shown, left_out)
}
