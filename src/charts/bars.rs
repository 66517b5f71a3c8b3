//! Bars: values as lengths from a common line that stands for zero, each with its words at its end.
//!
//! In: values with their labels. Out: a drawing for a width: labels stand left of their bars, or above them where there is
//! little room. No number is shortened or lengthened for its picture, but one that is not zero is always seen.

mod fill;
mod grouped;
mod layout;
mod leaders;
mod single;
mod stacked;
#[cfg(test)]
mod tests;

pub(super) use grouped::{Group, grouped};
pub(super) use single::{Bar, Emphasis, single};
pub(super) use stacked::{Stack, stacked};

use super::value::Value;
use crate::model::{ChartOptions, ChartSort, ChartZeros};

/// How bars are arranged: those without a length last where they are sorted, as they are given, so that their place says
/// nothing of their size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Options {
    /// Their order.
    pub(super) sort: ChartSort,
    /// What becomes of bars of zero; whoever leaves them out says so in words.
    pub(super) zeros: ChartZeros,
}

impl Options {
    /// The longest first, and all of them.
    pub(super) const BY_SIZE: Self = Self {
        sort: ChartSort::BySize,
        zeros: ChartZeros::Shown,
    };

    /// All of them as they are given.
    pub(super) const GIVEN: Self = Self {
        sort: ChartSort::Given,
        zeros: ChartZeros::Shown,
    };

    /// The same as far as nothing else is asked for.
    pub(super) fn or_as_asked(self, asked: Option<&ChartOptions>) -> Self {
        let sort = asked.and_then(|asked| asked.sort.as_ref());
        let zeros = asked.and_then(|asked| asked.zeros.as_ref());
        Self {
            sort: sort.map_or(self.sort, |sort| sort.value),
            zeros: zeros.map_or(self.zeros, |zeros| zeros.value),
        }
    }
}

/// Things in the order in which their bars are drawn, by the first of their values, and those that are left out since all
/// of their values are zero.
pub(super) fn arranged<T>(things: Vec<T>, values: impl Fn(&T) -> &[Value], options: Options) -> (Vec<T>, Vec<T>) {
    let is_zero = |value: &Value| value.number() == Some(0.0);
    let is_left_out = |thing: &T| options.zeros == ChartZeros::LeftOut && values(thing).iter().all(is_zero);
    let (left_out, mut shown): (Vec<T>, Vec<T>) = things.into_iter().partition(is_left_out);
    if options.sort == ChartSort::BySize {
        let size = |thing: &T| {
            values(thing)
                .first()
                .and_then(Value::number)
                .unwrap_or(f64::NEG_INFINITY)
        };
        shown.sort_by(|one, other| size(other).total_cmp(&size(one)));
    }
    (shown, left_out)
}
