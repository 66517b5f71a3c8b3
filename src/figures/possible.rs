//! What a reader can find out of numbers that are left out, from those that are shown.
//!
//! In: counts, and which of them add up to which. A number counts as protected only where another set of values is at
//! hand that agrees with everything shown; where none is found, it is taken as found out, and more is left out.

use super::suppressed::SMALL;
use std::ops::RangeInclusive;

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
        let limits = limits.into_iter().filter_map(holds).collect();
        Self { cells, limits }
    }

    /// Hides more numbers until nobody can work out a small one.
    pub(super) fn protect(&mut self) {
        while let Some(known) = (0..self.cells.len()).find(|at| self.cells[*at].is_small() && !self.is_safe(*at)) {
            let candidates = self.candidates(known);
            let Some(first) = candidates.first().copied() else {
                return;
            };
            let helps = |at: &usize| {
                let mut with = self.clone();
                with.cells[*at].is_hidden = true;
                with.is_safe(known)
            };
            let chosen = candidates.iter().copied().find(helps).unwrap_or(first);
            self.cells[chosen].is_hidden = true;
        }
    }

    /// Numbers that can go with a small one: parts before wholes, and of these the smallest first, so that the least is
    /// lost. Zeros stay: that there are none of something has nobody to protect.
    fn candidates(&self, small: usize) -> Vec<usize> {
        let mut reached = vec![small];
        let mut found = Vec::new();
        let mut next = 0;
        while let Some(at) = reached.get(next).copied() {
            next += 1;
            for limit in self.limits.iter().filter(|limit| limit.cells().any(|cell| cell == at)) {
                for cell in limit.cells().filter(|cell| self.cells[*cell].value > 0) {
                    let key = (cell == limit.whole, self.cells[cell].value, cell);
                    if !self.cells[cell].is_hidden {
                        found.push(key);
                    } else if !reached.contains(&cell) {
                        reached.push(cell);
                    }
                }
            }
        }
        found.sort_unstable();
        found.into_iter().map(|(.., cell)| cell).collect()
    }

    /// Whether a small number could be another small number as well, for all that is shown.
    fn is_safe(&self, small: usize) -> bool {
        let mut others = SMALL.filter(|other| *other != self.cells[small].value);
        others.any(|other| {
            let mut values: Vec<i128> = self.cells.iter().map(|cell| cell.value).collect();
            values[small] = other;
            let mut patience = PATIENCE;
            self.cells[small].is_hidden && self.agrees(&mut values, &mut vec![small], &mut patience)
        })
    }

    /// Whether the values can be made to agree with all that is shown by changing other hidden numbers, each once.
    fn agrees(&self, values: &mut [i128], changed: &mut Vec<usize>, patience: &mut usize) -> bool {
        let broken = self.limits.iter().find_map(|limit| {
            let excess = limit.excess(&self.cells, values);
            (excess != 0).then_some((limit, excess))
        });
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
