//! The checks: what is wrong with data that can be read.
//!
//! In: a project, or one year of it with its figures; a year has a file or is a row of `history`. Out: findings. One
//! named check is one function, and [`all`] gives them in their order. A check points at the line that an officer would
//! correct, shows both values, and never guesses which of them is right.

mod acceptances;
mod adding_up;
mod averages;
mod breakdowns;
mod cases;
mod code;
mod days;
mod exempt;
mod facts;
mod gaps;
mod late;
mod laws;
mod left_in;
mod letter;
mod list;
mod names;
mod own;
mod own_parts;
mod own_whole;
mod pages;
mod paper;
mod paragraphs;
mod plausible;
mod population;
mod project;
mod prose;
mod published;
mod rates;
mod repeated;
mod sentences;
mod slips;
mod statements;
mod style;
mod subject;
mod templates;
mod texts;
mod trends;
mod wording;
mod year_named;
mod years;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use rayon::prelude::*;

use crate::compose::ReadPassage;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::figures::Sheets;
use crate::model::{Project, Year};
use crate::view::YearView;

use acceptances::Acceptances;
use paper::AskedPaper;
use prose::Prose;
use texts::Texts;

pub use gaps::is_gap;
pub use list::all;
pub use subject::Subject;
pub use texts::personal_data_in;

/// A named check.
#[derive(Debug, Clone, Copy)]
pub struct Check {
    /// Kebab-case name, the same in code, messages and tests.
    pub name: &'static str,
    /// What it holds the data to, in a sentence.
    pub rule: &'static str,
    /// Which of its findings a project may accept.
    pub accepting: Accepting,
    run: Run,
}

impl Check {
    /// The same, whose errors may be accepted too: what the council was sent or has published can itself be so.
    const fn errors_too(self) -> Self {
        Self {
            accepting: Accepting::ErrorsToo,
            ..self
        }
    }

    /// The same, of which nothing can be accepted.
    const fn never_accepted(self) -> Self {
        Self {
            accepting: Accepting::Nothing,
            ..self
        }
    }
}

/// Which findings of a check a project may accept, with a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accepting {
    /// Warnings, which only ask to look again; the usual case. An error says that a document would be wrong.
    Warnings,
    /// Errors too: the source itself may really be so, as totals that were published and do not add up.
    ErrorsToo,
    /// Nothing: without it a document is not complete, not lawful or cannot be made, or another key is there for it.
    Nothing,
}

#[derive(Debug, Clone, Copy)]
enum Run {
    Project(fn(&Project) -> Vec<Diagnostic>),
    /// Of a year, whether it has a file or is a row of `history`.
    Year(fn(&Subject<'_>) -> Vec<Diagnostic>),
    /// Of what only a file can hold.
    File(fn(&Subject<'_>, &Year) -> Vec<Diagnostic>),
    /// Of each paper that a year asks for.
    Paper(fn(&AskedPaper<'_>) -> Vec<Diagnostic>),
    /// Of the officer's passages of a year, in which what was computed is known from what was typed.
    Prose(fn(&Prose<'_>) -> Vec<Diagnostic>),
    /// Of the words of `council.yaml` and of a year's file as they stand in it.
    Texts(fn(&Texts<'_>) -> Vec<Diagnostic>),
    /// Of what the project accepts, against what the other checks have found.
    Acceptances(fn(&Acceptances<'_>, &Diagnostics) -> Vec<Diagnostic>),
}

/// Which checks are asked.
#[derive(Debug, Clone)]
pub enum Asked {
    /// Each of them.
    Every,
    /// Those of these names.
    These(BTreeSet<&'static str>),
}

impl Asked {
    /// Those that have found this, to hear what they find elsewhere; and with them those that may take their words away.
    #[must_use]
    pub fn again(found: &Diagnostics) -> Self {
        let mut names: BTreeSet<&'static str> = found.iter().filter_map(|finding| finding.check).collect();
        let echoes = ECHOES.iter().filter(|(echo, _)| names.contains(echo));
        let judges: Vec<&'static str> = echoes.flat_map(|(_, judges)| *judges).copied().collect();
        names.extend(judges);
        Self::These(names)
    }

    fn checks(&self) -> impl Iterator<Item = &'static Check> {
        all().filter(move |check| match self {
            Self::Every => true,
            Self::These(names) => names.contains(check.name),
        })
    }
}

/// Everything that the checks find in a project, the years' own aside.
#[must_use]
pub fn project(project: &Project, asked: &Asked) -> Diagnostics {
    let texts = LazyLock::new(|| Texts::of_council(project));
    let found = asked.checks().flat_map(|check| match check.run {
        Run::Project(run) => named(check.name, run(project)),
        Run::Texts(run) => named(check.name, run(&texts)),
        Run::Year(_) | Run::File(_) | Run::Paper(_) | Run::Prose(_) | Run::Acceptances(_) => Vec::new(),
    });
    found.collect()
}

/// Everything that the checks find in one year and in those of the officer's passages that can be read: one finding for
/// each mistake.
#[must_use]
pub fn year(subject: &Subject<'_>, passages: &[ReadPassage<'_>], asked: &Asked) -> Diagnostics {
    let papers = AskedPaper::all(subject);
    let texts = LazyLock::new(|| subject.file.map(|file| Texts::of(subject, file)));
    let prose = LazyLock::new(|| Prose::new(subject, passages));
    let checks: Vec<&Check> = asked.checks().collect();
    let found = checks.par_iter().flat_map_iter(|check| {
        let found = match check.run {
            Run::Project(_) | Run::Acceptances(_) => None,
            Run::Year(run) => Some(run(subject)),
            Run::File(run) => subject.file.map(|file| run(subject, file)),
            Run::Paper(run) => Some(papers.iter().flat_map(run).collect()),
            Run::Prose(run) => Some(run(&prose)),
            Run::Texts(run) => texts.as_ref().map(run),
        };
        named(check.name, found.unwrap_or_default())
    });
    without_echoes(found.collect())
}

/// Checks that ask to look at some words again, each with those that judge the same words and then say all there is to
/// say.
const ECHOES: [(&str, &[&str]); 2] = [
    ("untraced-number", &["per-cent-for-points", "proportion-contradicted"]),
    ("average-of-all-alone", &["average-misnamed"]),
];

/// The findings without those that only repeat another, which begins at the same place.
fn without_echoes(found: Vec<Diagnostic>) -> Diagnostics {
    let start = |finding: &Diagnostic| finding.place.as_ref().map(|place| place.bytes.start);
    let is_echo = |finding: &Diagnostic| {
        let echo = ECHOES.iter().find(|(name, _)| finding.check == Some(name));
        echo.is_some_and(|(_, judges)| {
            let judged = found.iter().filter(|other| start(other) == start(finding));
            judged
                .filter_map(|other| other.check)
                .any(|check| judges.contains(&check))
        })
    };
    let echoes: Vec<bool> = found.iter().map(is_echo).collect();
    let kept = found.into_iter().zip(echoes).filter(|(_, is_echo)| !is_echo);
    kept.map(|(finding, _)| finding).collect()
}

/// Everything that the checks find in the years of `history`, whose figures stand beside those of a letter.
#[must_use]
pub fn history(project: &Project, sheets: &Sheets, asked: &Asked) -> Diagnostics {
    let rows = project.council.history.iter().enumerate();
    let read = rows.filter(|(at, row)| {
        // Of a year that is given twice, only the first row is used.
        let before = &project.council.history[..*at];
        !project.years.contains_key(&row.year.value) && before.iter().all(|other| other.year.value != row.year.value)
    });
    let found = read.filter_map(|(_, row)| Some(year(&Subject::of_row(project, row, sheets)?, &[], asked)));
    found.flatten().collect()
}

/// What the checks found in a project and these years, with what the project accepts of it marked as accepted, and with
/// what is wrong with the acceptances.
#[must_use]
pub fn accepted(project: &Project, views: &[YearView<'_>], found: Diagnostics) -> Diagnostics {
    let acceptances = Acceptances::new(project, views);
    let wrong = all().flat_map(|check| match check.run {
        Run::Acceptances(run) => named(check.name, run(&acceptances, &found)),
        Run::Project(_) | Run::Year(_) | Run::File(_) | Run::Paper(_) | Run::Prose(_) | Run::Texts(_) => Vec::new(),
    });
    let wrong: Vec<Diagnostic> = wrong.collect();
    let marked = found.into_iter().map(|finding| acceptances.marked(finding));
    marked.chain(wrong).collect()
}

fn named(name: &'static str, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    found.into_iter().map(|diagnostic| diagnostic.of_check(name)).collect()
}
