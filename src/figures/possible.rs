//! What a reader can find out of numbers that are left out, from those that are shown.
//!
//! In: counts, and which of them add up to which. A number counts as protected only where another set of values is at
//! hand that agrees with everything shown; where none is found, it is taken as found out, and more is left out.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::suppressed::SMALL;

/// A number of a sheet.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    /// What it is; of a number that is only known roughly, one that it can be.
    value: i128,
    /// What a reader to whom it is shown knows it to be.
    shown: RangeInclusive<i128>,
    /// Whether it is left out.
    pub(super) is_hidden: bool,
}

impl Cell {
    /// A number that a reader would see; hidden at once if it is small.
    pub(super) fn new(value: i128, shown: RangeInclusive<i128>) -> Self {
        let is_hidden = SMALL.contains(&value) || SMALL.contains(shown.start());
        Self {
            value,
            shown,
            is_hidden,
        }
    }

    fn is_small(&self) -> bool {
        SMALL.contains(&self.value)
    }
}

/// Parts of a whole that are no more than it.
#[derive(Debug, Clone)]
pub(super) struct Limit {
    whole: usize,
    parts: Vec<usize>,
    /// Whether they are as much as it.
    are_all: bool,
}

impl Limit {
    /// These cells as parts of another.
    pub(super) fn new(whole: usize, parts: Vec<usize>, are_all: bool) -> Self {
        Self { whole, parts, are_all }
    }

    fn cells(&self) -> impl Iterator<Item = usize> {
        self.parts.iter().copied().chain([self.whole])
    }

    /// By how much the parts are too many (or, below zero, too few), past what the numbers shown leave open.
    fn excess(&self, cells: &[Cell], values: &[i128]) -> i128 {
        let shown = |at: &&usize| !cells[**at].is_hidden;
        let over = self.parts.iter().map(|at| values[*at]).sum::<i128>() - values[self.whole];
        let up: i128 = self
            .parts
            .iter()
            .filter(shown)
            .map(|at| values[*at] - cells[*at].shown.start())
            .sum();
        let down: i128 = self
            .parts
            .iter()
            .filter(shown)
            .map(|at| cells[*at].shown.end() - values[*at])
            .sum();
        let whole = &cells[self.whole];
        let [up, down] = if whole.is_hidden {
            [up, down]
        } else {
            [
                up + whole.shown.end() - whole.value,
                down + whole.value - whole.shown.start(),
            ]
        };
        if over > up {
            over - up
        } else if self.are_all && over < -down {
            over + down
        } else {
            0
        }
    }
}

/// Steps after which a search is given up; the number counts as found out then.
const PATIENCE: usize = 2_000;

/// The numbers of a sheet and what holds between them.
#[derive(Debug, Clone)]
pub(super) struct Numbers {
    /// The numbers.
    pub(super) cells: Vec<Cell>,
    limits: Vec<Limit>,
    /// Of each cell the limits that it stands in, in their order.
    limits_of: Vec<Vec<usize>>,
    /// The limits that do not hold for the values themselves, now that some numbers are hidden: what the numbers shown
    /// leave open has become less.
    broken: BTreeSet<usize>,
}

impl Numbers {
    /// Numbers and what holds between them. Parts that do not add up are taken as some of the whole, and those that are
    /// more than it as none: a reader who thought otherwise would find out nothing that is true.
    pub(super) fn new(cells: Vec<Cell>, limits: Vec<Limit>) -> Self {
        let values: Vec<i128> = cells.iter().map(|cell| cell.value).collect();
        let all_shown: Vec<Cell> = cells
            .iter()
            .map(|cell| Cell {
                is_hidden: false,
                ..cell.clone()
            })
            .collect();
        let holds = |mut limit: Limit| {
            if limit.are_all && limit.excess(&all_shown, &values) < 0 {
                limit.are_all = false;
            }
            (limit.excess(&all_shown, &values) == 0).then_some(limit)
        };
        let limits: Vec<Limit> = limits.into_iter().filter_map(holds).collect();
        let mut limits_of = vec![Vec::new(); cells.len()];
        for (number, limit) in limits.iter().enumerate() {
            for cell in limit.cells() {
                limits_of[cell].push(number);
            }
        }
        let is_broken = |number: &usize| limits[*number].excess(&cells, &values) != 0;
        let broken = (0..limits.len()).filter(is_broken).collect();
        Self {
            cells,
            limits,
            limits_of,
            broken,
        }
    }

    /// Hides more numbers until nobody can work out a small one.
    pub(super) fn protect(&mut self) {
        // What has been found safe stays so until a number is hidden that it hangs together with.
        let mut safe = vec![false; self.cells.len()];
        let mut next = 0;
        while next < self.cells.len() {
            if !self.cells[next].is_small() || safe[next] || self.is_safe(next) {
                safe[next] = true;
                next += 1;
                continue;
            }
            let candidates = self.candidates(next);
            let Some(first) = candidates.first().copied() else {
                return;
            };
            let chosen = candidates.iter().copied().find(|at| self.helps(*at, next));
            let chosen = chosen.unwrap_or(first);
            self.hide(chosen);
            if self.broken.is_empty() {
                self.connected(chosen).into_iter().for_each(|cell| safe[cell] = false);
            } else {
                // A search may begin at any limit that does not hold.
                safe.fill(false);
            }
            next = 0;
        }
    }

    fn hide(&mut self, at: usize) {
        self.cells[at].is_hidden = true;
        let values: Vec<i128> = self.cells.iter().map(|cell| cell.value).collect();
        for number in &self.limits_of[at] {
            if self.limits[*number].excess(&self.cells, &values) == 0 {
                self.broken.remove(number);
            } else {
                self.broken.insert(*number);
            }
        }
    }

    /// Whether a small number is safe once another is hidden too.
    fn helps(&mut self, other: usize, small: usize) -> bool {
        let before = self.broken.clone();
        self.hide(other);
        let is_safe = self.is_safe(small);
        (self.cells[other].is_hidden, self.broken) = (false, before);
        is_safe
    }

    /// Every number that hangs together with one, through whatever others.
    fn connected(&self, at: usize) -> BTreeSet<usize> {
        let (mut reached, mut open) = (BTreeSet::from([at]), vec![at]);
        while let Some(at) = open.pop() {
            let limits = self.limits_of[at].iter().map(|number| &self.limits[*number]);
            open.extend(limits.flat_map(Limit::cells).filter(|cell| reached.insert(*cell)));
        }
        reached
    }

    /// Numbers that can go with a small one: parts before wholes, and of these the smallest first, so that the least is
    /// lost. Zeros stay: that there are none of something has nobody to protect.
    fn candidates(&self, small: usize) -> Vec<usize> {
        let (mut reached, mut open) = (BTreeSet::from([small]), vec![small]);
        let mut found = BTreeSet::new();
        while let Some(at) = open.pop() {
            for limit in self.limits_of[at].iter().map(|number| &self.limits[*number]) {
                for cell in limit.cells().filter(|cell| self.cells[*cell].value > 0) {
                    if !self.cells[cell].is_hidden {
                        found.insert((cell == limit.whole, self.cells[cell].value, cell));
                    } else if reached.insert(cell) {
                        open.push(cell);
                    }
                }
            }
        }
        found.into_iter().map(|(.., cell)| cell).collect()
    }

    /// Whether a small number could be another small number as well, for all that is shown.
    fn is_safe(&self, small: usize) -> bool {
        if !self.cells[small].is_hidden {
            return false;
        }
        let values: Vec<i128> = self.cells.iter().map(|cell| cell.value).collect();
        let mut others = SMALL.filter(|other| *other != self.cells[small].value);
        others.any(|other| {
            let mut values = values.clone();
            values[small] = other;
            let mut patience = PATIENCE;
            self.agrees(&mut values, &mut vec![small], &mut patience)
        })
    }

    /// The first limit that does not hold, with by how much. Those in which nothing has changed hold as they did before.
    fn first_broken(&self, values: &[i128], changed: &[usize]) -> Option<(&Limit, i128)> {
        let touched = changed.iter().flat_map(|cell| &self.limits_of[*cell]);
        let mut numbers: Vec<usize> = touched.chain(&self.broken).copied().collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into_iter().find_map(|number| {
            let limit = &self.limits[number];
            let excess = limit.excess(&self.cells, values);
            (excess != 0).then_some((limit, excess))
        })
    }

    /// Whether the values can be made to agree with all that is shown by changing other hidden numbers, each once.
    fn agrees(&self, values: &mut [i128], changed: &mut Vec<usize>, patience: &mut usize) -> bool {
        let broken = self.first_broken(values, changed);
        let Some((limit, excess)) = broken else { return true };
        for at in limit.cells() {
            if !self.cells[at].is_hidden || changed.contains(&at) || *patience == 0 {
                continue;
            }
            *patience -= 1;
            let before = values[at];
            values[at] += if at == limit.whole { excess } else { -excess };
            // A hidden number is none that would have been shown: it is not 0, unless a rate of it was left out with
            // its base.
            if values[at] >= before.min(1) {
                changed.push(at);
                if self.agrees(values, changed, patience) {
                    return true;
                }
                changed.pop();
            }
            values[at] = before;
        }
        false
    }
}
