//! Somebody who works out what is left out: whole numbers, what is known of each, and what holds between them.
//!
//! It tries every value, so that what it calls possible is possible and what it rules out is not.

/// Numbers, each so many times, and what they come to, from the first to the second.
type Sum = (Vec<(usize, i64)>, [i64; 2]);

/// Whole numbers between bounds, and sums of them between bounds.
#[derive(Debug, Clone, Default)]
pub(crate) struct Puzzle {
    bounds: Vec<[i64; 2]>,
    sums: Vec<Sum>,
}

/// More than any number of a puzzle.
pub(crate) const MOST: i64 = 400;

impl Puzzle {
    /// A number from `low` to `high`.
    pub(crate) fn number(&mut self, low: i64, high: i64) -> usize {
        self.bounds.push([low, high]);
        self.bounds.len() - 1
    }

    /// These numbers, each so many times, come to between `low` and `high`.
    pub(crate) fn sum(&mut self, terms: Vec<(usize, i64)>, low: i64, high: i64) {
        self.sums.push((terms, [low, high]));
    }

    /// Whether a number can be this one.
    pub(crate) fn can_be(&self, number: usize, value: i64) -> bool {
        let mut bounds = self.bounds.clone();
        bounds[number] = [value, value];
        self.has_a_solution(bounds)
    }

    fn has_a_solution(&self, mut bounds: Vec<[i64; 2]>) -> bool {
        if !self.narrow(&mut bounds) {
            return false;
        }
        let open = (0..bounds.len()).filter(|at| bounds[*at][0] < bounds[*at][1]);
        let Some(at) = open.min_by_key(|at| bounds[*at][1] - bounds[*at][0]) else {
            return true;
        };
        let [low, high] = bounds[at];
        (low..=high).any(|value| {
            let mut with = bounds.clone();
            with[at] = [value, value];
            self.has_a_solution(with)
        })
    }

    /// Takes from the bounds what no sum allows; false if nothing is left.
    fn narrow(&self, bounds: &mut [[i64; 2]]) -> bool {
        loop {
            let before = bounds.to_vec();
            for (terms, [low, high]) in &self.sums {
                let ends = |(at, times): &(usize, i64)| {
                    let [a, b] = bounds[*at].map(|end| end * times);
                    [a.min(b), a.max(b)]
                };
                let all: Vec<[i64; 2]> = terms.iter().map(ends).collect();
                let [least, most] = [0, 1].map(|end| all.iter().map(|ends| ends[end]).sum::<i64>());
                for ((at, times), own) in terms.iter().zip(&all) {
                    // What the others leave for this one.
                    let (from, to) = (low - (most - own[1]), high - (least - own[0]));
                    let [from, to] = if *times > 0 { [from, to] } else { [-to, -from] };
                    let times = times.abs();
                    let (from, to) = (-(-from).div_euclid(times), to.div_euclid(times));
                    bounds[*at] = [bounds[*at][0].max(from), bounds[*at][1].min(to)];
                    if bounds[*at][0] > bounds[*at][1] {
                        return false;
                    }
                }
            }
            if bounds == before {
                return true;
            }
        }
    }
}

#[test]
fn what_follows_is_found_out_and_what_does_not_is_not() {
    let mut puzzle = Puzzle::default();
    let [a, b, c] = [1, 1, 1].map(|low| puzzle.number(low, MOST));
    puzzle.sum(vec![(a, 1), (b, 1)], 7, 7);
    puzzle.sum(vec![(b, 1), (c, -1)], 2, 2);
    // Of 12 they are a quarter: 23 to 27 per cent.
    puzzle.sum(vec![(c, 100)], 12 * 23, 12 * 27);
    assert!(puzzle.can_be(a, 2) && !puzzle.can_be(a, 3) && !puzzle.can_be(a, 1));
    assert!(puzzle.can_be(c, 3) && !puzzle.can_be(c, 4));
}
