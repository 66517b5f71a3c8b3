//! The checks: what is wrong with data that can be read.
//!
//! In: a project, or one year of it with its figures. Out: findings. One named check is one function, and [`CHECKS`] is
//! the list of them all. A check points at the line that an officer would correct, shows both values, and never guesses
//! which of them is right.

mod adding_up;
mod averages;
mod letter;
mod names;
mod own;
mod project;
mod published;
mod rates;
mod templates;

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::figures::{Figures, Input, Value};
use crate::model::{Amount, Edition, Project, Year};
use crate::units::Exact;

/// What a check looks at: one year of a project.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The project.
    pub project: &'a Project,
    /// The year's file.
    pub file: &'a Year,
    /// The edition of its letter.
    pub edition: &'a Edition,
    /// Its figures.
    pub figures: &'a Figures,
}

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
    Year(fn(&Subject<'_>) -> Vec<Diagnostic>),
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
        Run::Year(letter::edition_of_year),
    ),
    check(
        "letter-date",
        "A letter is dated in the year after the one that it is about.",
        Run::Year(letter::letter_date),
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
        Run::Year(names::fact_name),
    ),
    check(
        "id-given-twice",
        "Actions and kinds of complaint have ids of their own.",
        Run::Year(names::id_given_twice),
    ),
    check(
        "unknown-action",
        "An update is about an action of last year's file.",
        Run::Year(names::unknown_action),
    ),
    check(
        "update-awaited",
        "Every action of last year has its update.",
        Run::Year(names::update_awaited),
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
        "population",
        "The rate per 100,000 residents fits the population.",
        Run::Year(rates::population),
    ),
    check(
        "averages-of-type",
        "Averages are given only for types that have them.",
        Run::Year(averages::averages_of_type),
    ),
    check(
        "averages-agree",
        "An average that the project gives is the published one.",
        Run::Year(averages::averages_agree),
    ),
    check(
        "own-complaints",
        "On time, escalated and decided are no more than the complaints they are of.",
        Run::Year(own::own_complaints),
    ),
    check(
        "published",
        "What was published before is what the data give.",
        Run::Year(published::published),
    ),
];

const fn check(name: &'static str, rule: &'static str, run: Run) -> Check {
    Check { name, rule, run }
}

/// Everything that the checks find in a project, the years' own aside.
#[must_use]
pub fn project(project: &Project) -> Diagnostics {
    let found = CHECKS.iter().flat_map(|check| match check.run {
        Run::Project(run) => named(check.name, run(project)),
        Run::Year(_) => Vec::new(),
    });
    found.collect()
}

/// Everything that the checks find in one year.
#[must_use]
pub fn year(subject: &Subject<'_>) -> Diagnostics {
    let found = CHECKS.iter().flat_map(|check| match check.run {
        Run::Project(_) => Vec::new(),
        Run::Year(run) => named(check.name, run(subject)),
    });
    found.collect()
}

fn named(name: &'static str, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    found.into_iter().map(|diagnostic| diagnostic.of_check(name)).collect()
}

impl Subject<'_> {
    /// The number of a figure that is exactly known.
    fn exactly(&self, id: &str) -> Option<Exact> {
        match self.figures.get(id)?.known()?.value {
            Value::Number(Amount::Exactly(number)) => Some(number),
            _ => None,
        }
    }

    /// The number of a figure that the year's files give, and not one that we have worked out.
    fn given(&self, id: &str) -> Option<Exact> {
        let is_given = matches!(self.figures.get(id)?.inputs[..], [Input::Given(_)]);
        self.exactly(id).filter(|_| is_given)
    }

    /// Where a figure stands in the YAML; for one that is worked out, where its first input stands.
    fn place(&self, id: &str) -> Option<Place> {
        self.figures.get(id)?.inputs.iter().find_map(|input| match input {
            Input::Given(spot) => Some(self.project.files.place(*spot)),
            Input::Figure(other) => self.place(other),
        })
    }

    /// How a figure is called, and how it prints: "complaints upheld 34".
    fn named(&self, id: &str) -> String {
        format!("{} {}", self.called(id), self.figures.text(id).unwrap_or_default())
    }

    /// The same for a sentence: "complaints upheld (34)".
    fn in_brackets(&self, id: &str) -> String {
        format!("{} ({})", self.called(id), self.figures.text(id).unwrap_or_default())
    }

    fn called(&self, id: &str) -> String {
        let label = self
            .figures
            .get(id)
            .map(|figure| figure.label.clone())
            .unwrap_or_default();
        let short = label.split_once(": ").map_or(label.as_str(), |(_, short)| short);
        let mut letters = short.chars();
        letters
            .next()
            .map(|first| first.to_lowercase().chain(letters).collect())
            .unwrap_or_default()
    }

    /// The diagnostic at the place of a figure, or of the year if the figure has none.
    fn at(&self, diagnostic: Diagnostic, id: &str) -> Diagnostic {
        let place = self
            .place(id)
            .unwrap_or_else(|| self.project.files.place(self.file.year.spot));
        diagnostic.at(place)
    }
}
