//! Every check, by its name: the one list of them all, in parts by what they look at.

mod cases;
mod figures;
mod papers;
mod project;
mod words;

use super::{Accepting, Check, Run};

/// Every check, in the order in which they are explained.
pub fn all() -> impl Iterator<Item = &'static Check> {
    let parts = [
        project::PROJECT,
        figures::FIGURES,
        cases::CASES,
        papers::PAPERS,
        words::WORDS,
    ];
    parts.into_iter().flatten()
}

/// A check whose warnings may be accepted; `.errors_too()` or `.never_accepted()` behind it says otherwise.
const fn check(name: &'static str, rule: &'static str, run: Run) -> Check {
    Check {
        name,
        rule,
        accepting: Accepting::Warnings,
        run,
    }
}
