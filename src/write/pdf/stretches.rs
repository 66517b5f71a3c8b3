//! Words that were shaped before.
//!
//! In: a stretch of a run, which is a word with the space before and the space after it. Out: its letters, as every run has
//! them that holds the stretch: letters are kerned with their neighbours alone, and a space is the same in all words. Only
//! stretches of fixed letters are kept, whose codes are the same in every document. What is kept is looked up by the whole
//! text of the stretch, and the same text always gives the same letters, so that nothing of one document can be seen in
//! another.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::fonts::{Face, OnEachFace};
use crate::units::Typeface;

/// Bytes of the longest stretch that is kept.
const LONGEST: usize = 48;
/// Stretches of a face that are kept; then it begins anew. All faces of a thread so take a few megabytes at most.
const MOST: usize = 4096;

/// A fixed letter in its place within a stretch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Placed {
    /// Its code.
    pub(super) code: u16,
    /// How far it advances, in thousandths of the em.
    pub(super) advance: f32,
    /// How much nearer the next stands than the advance without kerning says, in thousandths of the em.
    pub(super) kern: f32,
}

/// The letters of a stretch, one for each character; `None` if they are not to be kept.
pub(super) type Letters = Option<Rc<[Placed]>>;

thread_local! {
    static KEPT: RefCell<OnEachFace<HashMap<Box<str>, Letters>>> = RefCell::default();
}

/// The letters of a stretch, shaped by `shape` if it was not met before.
pub(super) fn letters(typeface: Typeface, face: Face, stretch: &str, shape: impl FnOnce(&str) -> Letters) -> Letters {
    if stretch.len() > LONGEST {
        return None;
    }
    KEPT.with_borrow_mut(|kept| {
        let kept = &mut kept[typeface as usize][face as usize];
        if let Some(letters) = kept.get(stretch) {
            return letters.clone();
        }
        if kept.len() >= MOST {
            kept.clear();
        }
        let letters = shape(stretch);
        kept.insert(stretch.into(), letters.clone());
        letters
    })
}

/// The stretches of a run in order, each with the bytes that are its own: all but the space at its end, which is the first
/// of the next one.
pub(super) fn stretches(run: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = run.get(start..)?;
        let first = rest.chars().next()?.len_utf8();
        let blank = rest.bytes().skip(first).position(|byte| matches!(byte, b' ' | b'\n'));
        let own = blank.map_or(rest.len(), |at| first + at);
        let stretch = rest.get(..own + usize::from(blank.is_some()))?;
        start += own;
        Some((start - own..start, stretch))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_overlap_by_the_spaces_between_them() {
        let found: Vec<_> = stretches("a bc  ŵ ").collect();
        assert_eq!(
            found,
            [(0..1, "a "), (1..4, " bc "), (4..5, "  "), (5..8, " ŵ "), (8..9, " ")]
        );
        assert_eq!(stretches("").count(), 0);
        assert_eq!(stretches(" ").collect::<Vec<_>>(), [(0..1, " ")]);
    }

    #[test]
    fn no_more_stretches_are_kept_than_is_said() {
        let mut shaped = 0;
        let mut look_up = |number: usize| {
            letters(Typeface::Atkinson, Face::Italic, &format!("word {number}"), |_| {
                shaped += 1;
                None
            });
        };
        for number in 0..=MOST {
            look_up(number);
        }
        look_up(MOST);
        KEPT.with_borrow(|kept| assert_eq!(kept[Typeface::Atkinson as usize][Face::Italic as usize].len(), 1));
        assert_eq!(shaped, MOST + 1);
    }
}
