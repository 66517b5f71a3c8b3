//! Two sequences side by side: what they share in the same order, and what was probably changed into what.
//!
//! In: the keys of both, and how alike two entries are. Out: [`Step`]s in reading order.

use std::hash::Hash;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices, diff_ratio};

/// Entries that are less alike than this are two entries, one gone and one new.
pub(super) const ALIKE: f32 = 0.5;

/// Beyond so many pairs of a stretch in which nothing is the same, entries are paired by their places alone: whoever
/// writes a document anew is not helped by guesses, and each guess takes time.
const MOST_PAIRS: usize = 10_000;

/// What becomes of an entry; the numbers are places in the old and in the new sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Same(usize, usize),
    Changed(usize, usize),
    Removed(usize),
    Added(usize),
}

/// The way from the old sequence to the new.
pub(super) fn steps<K: Hash + Eq>(old: &[K], new: &[K], likeness: &dyn Fn(usize, usize) -> f32) -> Vec<Step> {
    let mut steps = Vec::new();
    let (mut old_at, mut new_at) = (0, 0);
    let mut same = capture_diff_slices(Algorithm::Myers, old, new)
        .into_iter()
        .filter_map(|op| match op {
            DiffOp::Equal {
                old_index,
                new_index,
                len,
            } => Some((old_index, new_index, len)),
            _ => None,
        });
    loop {
        let (old_index, new_index, len) = same.next().unwrap_or((old.len(), new.len(), 0));
        steps.extend(stretch(old_at..old_index, new_at..new_index, likeness));
        steps.extend((0..len).map(|at| Step::Same(old_index + at, new_index + at)));
        (old_at, new_at) = (old_index + len, new_index + len);
        if len == 0 {
            return steps;
        }
    }
}

/// The steps of a stretch in which nothing is the same.
fn stretch(old: Range<usize>, new: Range<usize>, likeness: &dyn Fn(usize, usize) -> f32) -> Vec<Step> {
    let mut steps = Vec::new();
    let (mut old_at, mut new_at) = (old.start, new.start);
    for (i, j) in alike(&old, &new, likeness) {
        steps.extend((old_at..i).map(Step::Removed));
        steps.extend((new_at..j).map(Step::Added));
        steps.push(Step::Changed(i, j));
        (old_at, new_at) = (i + 1, j + 1);
    }
    steps.extend((old_at..old.end).map(Step::Removed));
    steps.extend((new_at..new.end).map(Step::Added));
    steps
}

/// The pairs, in order, that are together most alike.
pub(super) fn alike(
    old: &Range<usize>,
    new: &Range<usize>,
    likeness: &dyn Fn(usize, usize) -> f32,
) -> Vec<(usize, usize)> {
    let (rows, columns) = (old.len(), new.len());
    if rows * columns > MOST_PAIRS {
        let places = old.clone().zip(new.clone());
        return places.filter(|(i, j)| likeness(*i, *j) >= ALIKE).collect();
    }
    // `best[i][j]`: the most that the entries from the i-th old and the j-th new on can be alike.
    let mut best = vec![vec![0.0_f32; columns + 1]; rows + 1];
    let mut together = vec![vec![0.0_f32; columns]; rows];
    for i in (0..rows).rev() {
        for j in (0..columns).rev() {
            together[i][j] = likeness(old.start + i, new.start + j);
            let paired = if together[i][j] >= ALIKE {
                together[i][j] + best[i + 1][j + 1]
            } else {
                0.0
            };
            best[i][j] = paired.max(best[i + 1][j]).max(best[i][j + 1]);
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < rows && j < columns {
        if best[i][j] <= best[i + 1][j] {
            i += 1;
        } else if best[i][j] <= best[i][j + 1] {
            j += 1;
        } else {
            pairs.push((old.start + i, new.start + j));
            (i, j) = (i + 1, j + 1);
        }
    }
    pairs
}

/// How alike two texts are: the share of their words that both have in the same order, 0 to 1.
pub(super) fn likeness(old: &str, new: &str) -> f32 {
    let words = |text: &str| -> Vec<String> {
        let words = text.split_whitespace();
        words
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
            .collect()
    };
    let (old, new) = (words(old), words(new));
    let (fewer, more) = (old.len().min(new.len()), old.len().max(new.len()));
    // So few words of so many cannot be half of both.
    if fewer * 3 < more {
        return 0.0;
    }
    diff_ratio(&capture_diff_slices(Algorithm::Myers, &old, &new), old.len(), new.len())
}

#[cfg(test)]
mod tests {
    use super::{Step, likeness, steps};

    fn of(old: &[&str], new: &[&str]) -> Vec<Step> {
        steps(old, new, &|i, j| likeness(old[i], new[j]))
    }

    #[test]
    fn what_is_alike_was_changed_and_the_rest_is_gone_or_new() {
        let old = ["same", "it costs one pound a year", "gone altogether", "end"];
        let new = ["same", "wholly other words", "it costs two pounds a year", "end"];
        let expected = [
            Step::Same(0, 0),
            Step::Added(1),
            Step::Changed(1, 2),
            Step::Removed(2),
            Step::Same(3, 3),
        ];
        assert_eq!(of(&old, &new), expected);
    }

    #[test]
    fn nothing_and_everything() {
        assert_eq!(of(&[], &[]), []);
        assert_eq!(of(&["a"], &[]), [Step::Removed(0)]);
        assert_eq!(of(&[], &["a"]), [Step::Added(0)]);
    }

    #[test]
    fn a_text_written_anew_is_compared_in_time() {
        let old: Vec<String> = (0..1_000).map(|n| format!("old {n} words here")).collect();
        let new: Vec<String> = (0..1_000).map(|n| format!("new {n} words here")).collect();
        let steps = steps(&old, &new, &|i, j| likeness(&old[i], &new[j]));
        assert!(steps.len() == 1_000 && steps.iter().all(|step| matches!(step, Step::Changed(i, j) if i == j)));
    }
}
