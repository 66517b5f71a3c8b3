//! The officer's passages as the document tree has them, in which a number is either a figure or was typed.
//!
//! In: the passages of a year, read. Out: findings at the words. A finding is never about what was computed, only about
//! what stands beside it.

mod numbers;

pub(super) use numbers::untraced_number;

use super::Subject;
use crate::compose::ReadPassage;

/// The officer's passages of a year, with what they can be held against.
pub(super) struct Prose<'a> {
    /// The year, with its figures; nothing in them is suppressed.
    pub(super) subject: &'a Subject<'a>,
    /// The passages that can be read.
    pub(super) passages: &'a [ReadPassage<'a>],
}
