//! The checks: what is wrong with data that can be read.
//!
//! In: a project, or one year of it with its figures; a year has a file or is a row of `history`. Out: findings. One
//! named check is one function, and [`CHECKS`] is the list of them all. A check points at the line that an officer would
//! correct, shows both values, and never guesses which of them is right.

mod adding_up;
mod averages;
mod facts;
mod letter;
mod names;
mod own;
mod project;
mod published;
mod rates;
mod subject;
mod templates;
mod years;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::figures;
use crate::model::{Project, Year};

pub use subject::Subject;

/// A named check.
#[derive(Debug, Clone, Copy)]
pub struct Check {
    /// Kebab-case name, the same in code, messages and tests.
    pub name: &'static str,
    /// What it holds the data to, in a sentence.
    pub rule: &'static str,
    run: Run,
}

#[derive(Debug, Clone, Copy)]
enum Run {
    Project(fn(&Project) -> Vec<Diagnostic>),
    /// Of a year, whether it has a file or is a row of `history`.
    Year(fn(&Subject<'_>) -> Vec<Diagnostic>),
    /// Of what only a file can hold.
    File(fn(&Subject<'_>, &Year) -> Vec<Diagnostic>),
}

/// Every check, in the order in which they are explained.
pub const CHECKS: &[Check] = &[
    check(
        "made-up-name",
        "A made-up council says so in its name, and no other does.",
        Run::Project(project::made_up_name),
    ),
    check(
        "colour-contrast",
        "The council's colour can be read on white.",
        Run::Project(project::colour_contrast),
    ),
    check(
        "website",
        "The council's web address is one that a browser can open.",
        Run::Project(project::website),
    ),
    check(
        "type-of-name",
        "The type is the one that the council's name gives away.",
        Run::Project(project::type_of_name),
    ),
    check(
        "history-repeats-year",
        "A year stands in `history` once, and not beside its own file.",
        Run::Project(project::history_repeats_year),
    ),
    check(
        "template-unused",
        "Every template of the project is one that a document uses.",
        Run::Project(templates::template_unused),
    ),
    check(
        "edition-of-year",
        "The letter's edition is the one of its year.",
        Run::File(letter::edition_of_year),
    ),
    check(
        "letter-date",
        "A letter is dated in the year after the one that it is about.",
        Run::File(letter::letter_date),
    ),
    check(
        "letter-undated",
        "A letter has a date.",
        Run::File(letter::letter_undated),
    ),
    check(
        "statistics-empty",
        "A letter has figures.",
        Run::File(letter::statistics_empty),
    ),
    check(
        "letter-incomplete",
        "What the letter's edition prints is given.",
        Run::File(letter::letter_incomplete),
    ),
    check(
        "history-gap",
        "The year before a letter's is given where earlier ones are.",
        Run::File(years::history_gap),
    ),
    check(
        "unknown-category",
        "Categories and outcomes are those of the letter's edition.",
        Run::Year(names::unknown_category),
    ),
    check(
        "category-given-twice",
        "A category or outcome is given once.",
        Run::Year(names::category_given_twice),
    ),
    check(
        "fact-name",
        "A fact's name can be used in a text.",
        Run::File(facts::fact_name),
    ),
    check(
        "fact-whole",
        "A fact that is a count is a whole number.",
        Run::File(facts::fact_whole),
    ),
    check(
        "id-given-twice",
        "Actions and kinds of complaint have ids of their own.",
        Run::Year(names::id_given_twice),
    ),
    check(
        "unknown-action",
        "An update is about an action of last year's file.",
        Run::File(names::unknown_action),
    ),
    check(
        "update-awaited",
        "Every action of last year has its update.",
        Run::File(names::update_awaited),
    ),
    check(
        "received-adds-up",
        "The categories add up to all that was received.",
        Run::Year(adding_up::received),
    ),
    check(
        "decided-adds-up",
        "The outcomes add up to all that was decided.",
        Run::Year(adding_up::decided),
    ),
    check(
        "investigations-add-up",
        "Upheld and not upheld add up to the investigations.",
        Run::Year(adding_up::investigations),
    ),
    check(
        "outcomes-agree",
        "A number that is given twice is the same in both places.",
        Run::Year(adding_up::outcomes_agree),
    ),
    check(
        "overview-adds-up",
        "Not for us, assessed and closed, and investigated add up to dealt with.",
        Run::Year(adding_up::overview),
    ),
    check(
        "carried-forward",
        "Received and brought forward, less carried forward, are decided.",
        Run::Year(adding_up::carried_forward),
    ),
    check(
        "carried-over",
        "What one year carries forward, the next brings forward.",
        Run::Year(years::carried_over),
    ),
    check(
        "part-above-whole",
        "No part is larger than what it is a part of.",
        Run::Year(adding_up::part_above_whole),
    ),
    check(
        "stated-rate",
        "A rate that is given with its counts is what these give.",
        Run::Year(rates::stated_rate),
    ),
    check(
        "compliance-counts",
        "A compliance rate of 100% is given with both its counts.",
        Run::Year(rates::compliance_counts),
    ),
    check(
        "population",
        "The rate per 100,000 residents fits the population.",
        Run::Year(rates::population),
    ),
    check(
        "averages-of-type",
        "Averages are given only for types that have them.",
        Run::File(averages::averages_of_type),
    ),
    check(
        "averages-agree",
        "An average that the project gives is the published one.",
        Run::File(averages::averages_agree),
    ),
    check(
        "name-clash",
        "Kinds of complaint have names that keep their figures apart.",
        Run::Year(own::name_clash),
    ),
    check(
        "own-complaints",
        "On time, escalated and decided are no more than the complaints that they are of, which are named.",
        Run::Year(own::own_complaints),
    ),
    check(
        "published",
        "What was published before is what the data give.",
        Run::File(published::published),
    ),
];

const fn check(name: &'static str, rule: &'static str, run: Run) -> Check {
    Check { name, rule, run }
}

/// Whether what this check finds is only still to come: a draft may go without it, and says so.
#[must_use]
pub fn is_gap(name: &str) -> bool {
    matches!(name, "to-come" | "not-cleared" | "update-awaited" | "urgency-missing")
}

/// Everything that the checks find in a project, the years' own aside.
#[must_use]
pub fn project(project: &Project) -> Diagnostics {
    let found = CHECKS.iter().flat_map(|check| match check.run {
        Run::Project(run) => named(check.name, run(project)),
        Run::Year(_) | Run::File(_) => Vec::new(),
    });
    found.collect()
}

/// Everything that the checks find in one year.
#[must_use]
pub fn year(subject: &Subject<'_>) -> Diagnostics {
    let found = CHECKS.iter().flat_map(|check| match (check.run, subject.file) {
        (Run::Year(run), _) => named(check.name, run(subject)),
        (Run::File(run), Some(file)) => named(check.name, run(subject, file)),
        (Run::File(_), None) | (Run::Project(_), _) => Vec::new(),
    });
    found.collect()
}

/// Everything that the checks find in the years of `history`, whose figures stand beside those of a letter.
#[must_use]
pub fn history(project: &Project) -> Diagnostics {
    let rows = project.council.history.iter().enumerate();
    let read = rows.filter(|(at, row)| {
        // Of a year that is given twice, only the first row is used.
        let before = &project.council.history[..*at];
        !project.years.contains_key(&row.year.value) && before.iter().all(|other| other.year.value != row.year.value)
    });
    let found = read.filter_map(|(_, row)| {
        let edition = subject::edition_of_row(project, row)?;
        let figures = figures::figures(project, row.year.value, edition);
        Some(year(&Subject::of_row(project, row, edition, &figures)))
    });
    found.flatten().collect()
}

fn named(name: &'static str, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    found.into_iter().map(|diagnostic| diagnostic.of_check(name)).collect()
}
