//! What charts are about: each subject knows its figures, its words and the kind of chart that shows it.

mod change;
mod items;
mod key_numbers;
mod outcomes;
mod over_years;
mod own;
mod received;
mod similar;
mod steps;
#[cfg(test)]
mod tests;

pub(super) use over_years::chart_of_own;
pub(super) use own::options_of_own;
pub use similar::{FIGURES_BESIDE_OTHERS, figure_beside_others};

use self::items::{Said, alternative};
use super::OfYear;
use super::bars::{Group, Stack};
use super::value::Value;
use crate::document::{Chart, Inline};
use crate::tables::{self, words};
use crate::units::{exact, lower_first, upper_first};

/// The fewest bars or years that a section shows in a chart: fewer are read faster in a sentence or a table.
const FEWEST: usize = 3;

/// Something that a chart can show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    /// Complaints and enquiries received, by category.
    ReceivedByCategory,
    /// The same beside last year's.
    ReceivedByCategoryYearOnYear,
    /// Complaints and enquiries decided, by outcome.
    Outcomes,
    /// The same over the years.
    OutcomesOverYears,
    /// A table of what the council has counted itself, by its id.
    Own(String),
    /// A figure over financial years.
    OverYears(over_years::Series),
    /// What a member should take away.
    KeyNumbers,
    /// A rate of the letter beside the average of similar authorities.
    BesideSimilar(similar::Rate),
    /// The steps that complaints go through.
    Steps,
}

/// Every subject that these figures may have something to say about.
pub(super) fn all(of: &OfYear<'_>) -> Vec<Subject> {
    let mut subjects = vec![
        Subject::ReceivedByCategory,
        Subject::ReceivedByCategoryYearOnYear,
        Subject::Outcomes,
        Subject::OutcomesOverYears,
    ];
    subjects.extend(own::tables(of).map(Subject::Own));
    subjects.push(Subject::KeyNumbers);
    subjects.extend(over_years::all(of).into_iter().map(Subject::OverYears));
    subjects.push(Subject::Steps);
    subjects.extend(similar::RATES.map(Subject::BesideSimilar));
    subjects
}

impl Subject {
    /// The name by which the chart is asked for.
    pub(super) fn name(&self) -> String {
        match self {
            Self::ReceivedByCategory => "received-by-category".to_owned(),
            Self::ReceivedByCategoryYearOnYear => "received-by-category-year-on-year".to_owned(),
            Self::Outcomes => "outcomes".to_owned(),
            Self::OutcomesOverYears => "outcomes-over-years".to_owned(),
            Self::Own(table) => table.clone(),
            Self::OverYears(series) => series.name(),
            Self::KeyNumbers => "key-numbers".to_owned(),
            Self::BesideSimilar(rate) => rate.chart_name(),
            Self::Steps => "steps".to_owned(),
        }
    }

    /// Whether there is something to be seen; exactly then there is a chart.
    pub(super) fn is_there(&self, of: &OfYear<'_>) -> bool {
        match self {
            Self::ReceivedByCategory => received::is_there(of),
            Self::ReceivedByCategoryYearOnYear => received::is_there_year_on_year(of),
            Self::Outcomes => outcomes::is_there(of),
            Self::OutcomesOverYears => outcomes::is_there_over_years(of),
            Self::Own(table) => own::is_there(of, table),
            Self::OverYears(series) => series.is_there(of),
            Self::KeyNumbers => key_numbers::is_there(of),
            Self::BesideSimilar(rate) => similar::is_there(of, *rate),
            Self::Steps => steps::is_there(of),
        }
    }

    /// Whether a chart that is there says more than a sentence or a table would, so that a section places it unasked.
    pub(super) fn is_worth_a_place(&self, of: &OfYear<'_>) -> bool {
        match self {
            Self::ReceivedByCategory => received::is_worth_a_place(of),
            Self::Own(table) => own::is_worth_a_place(of, table),
            Self::OverYears(series) => series.is_worth_a_place(of),
            Self::BesideSimilar(rate) => similar::is_worth_a_place(of, *rate),
            Self::ReceivedByCategoryYearOnYear
            | Self::Outcomes
            | Self::OutcomesOverYears
            | Self::KeyNumbers
            | Self::Steps => true,
        }
    }

    /// The chart.
    pub(super) fn chart(&self, of: &OfYear<'_>) -> Option<Chart> {
        let mut chart = match self {
            Self::ReceivedByCategory => received::chart(of),
            Self::ReceivedByCategoryYearOnYear => received::chart_year_on_year(of),
            Self::Outcomes => outcomes::chart(of),
            Self::OutcomesOverYears => outcomes::chart_over_years(of),
            Self::Own(table) => own::chart(of, table),
            Self::OverYears(series) => series.chart(of),
            Self::KeyNumbers => key_numbers::chart(of),
            Self::BesideSimilar(rate) => similar::chart(of, *rate),
            Self::Steps => steps::chart(of),
        }?;
        // A figure may begin with a word: "Around 90".
        if let Some(Inline::Figure { text, .. }) = chart.title.first_mut() {
            *text = upper_first(text);
        }
        Some(chart)
    }
}

/// A figure as it prints.
fn figure(of: &OfYear<'_>, id: &str) -> Option<Inline> {
    let text = of.figures.text(id)?;
    Some(Inline::Figure {
        id: id.to_owned(),
        text,
    })
}

/// Whether a figure is one, and what is counted stands in the singular.
fn is_one(of: &OfYear<'_>, id: &str) -> bool {
    of.figures.number(id) == Some(exact(1))
}

/// Where the Ombudsman's figures come from.
fn ombudsman(of: &OfYear<'_>) -> Vec<Inline> {
    source(&[&of.edition.organisation])
}

/// Where the council's own figures come from: under its full name, since a picture may be shown without its paper.
fn council(of: &OfYear<'_>) -> Vec<Inline> {
    source(&[&of.project.council.council.value])
}

/// These bodies as the source of a picture.
fn source(bodies: &[&str]) -> Vec<Inline> {
    let called = if bodies.len() > 1 { "Sources" } else { "Source" };
    words(&format!("{called}: {}.", bodies.join("; ")))
}

/// How a number has moved since last year: "Complaints upheld rose from 30 to 34"; `None` where that is not known.
fn moved(of: &OfYear<'_>, what: &str, id: &str) -> Option<Vec<Inline>> {
    Some([words(&format!("{what} ")), change::in_words(of, id)?].concat())
}

/// Whether the Ombudsman's figures of this year can be compared with those of the last.
fn is_comparable(of: &OfYear<'_>) -> bool {
    let year = of.figures.year;
    tables::comparability(&of.project.editions, &[year.previous(), year].into()).is_empty()
}

/// Groups of bars in sentences.
fn alternative_of_groups(about: &str, groups: &[Group], series: &[String]) -> String {
    let line = |group: &Group| {
        let values = group.values.iter().zip(series);
        let values: Vec<String> = values
            .map(|(value, series)| format!("{} in {series}", value.label()))
            .collect();
        Said {
            label: group.label.clone(),
            values: values.join(", "),
            number: group.values.first().and_then(Value::number),
        }
    };
    let lines: Vec<Said> = groups.iter().map(line).collect();
    alternative(&format!("Bar chart with groups: {}", lower_first(about)), &lines)
}

/// Bars of parts in sentences.
fn alternative_of_stacks(about: &str, stacks: &[Stack], names: &[String]) -> String {
    let line = |stack: &Stack| {
        let parts = stack.parts.iter().zip(names);
        let mut values: Vec<String> = parts
            .map(|(value, name)| format!("{} {}", lower_first(name), value.label()))
            .collect();
        values.extend(Some(stack.total.clone()).filter(|total| !total.is_empty()));
        Said {
            label: stack.label.clone(),
            values: stack.in_one_word().map_or_else(|| values.join(", "), str::to_owned),
            number: stack.parts.first().and_then(Value::number),
        }
    };
    let lines: Vec<Said> = stacks.iter().map(line).collect();
    alternative(&format!("Stacked bar chart: {}", lower_first(about)), &lines)
}
