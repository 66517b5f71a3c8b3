//! How complaints and enquiries were decided, in the year and over the years.

use super::items::{First, Item, Said, Say, alternative, label, left_out, said};
use super::{alternative_of_stacks, is_comparable, moved, ombudsman};
use crate::charts::OfYear;
use crate::charts::bars::{Bar, Emphasis, Options, Stack, arranged, single, stacked};
use crate::charts::value::Value;
use crate::document::{Chart, ChartData, Drawings, Inline};
use crate::figures::Unit;
use crate::tables::{self, figure_of, words};
use crate::units::{FinancialYear, lower_first};

/// What the charts are about, of all outcomes.
const UPHELD: &str = "decided-upheld";

/// The outcomes of the edition with the ids of their figures.
fn outcomes<'a>(of: &'a OfYear<'_>) -> impl DoubleEndedIterator<Item = (&'a str, String)> {
    let outcomes = of.edition.outcomes.iter();
    outcomes.map(|outcome| {
        (
            outcome.label.as_str(),
            format!("decided-{}", outcome.id.replace('_', "-")),
        )
    })
}

/// Those of which something is known.
fn known(of: &OfYear<'_>) -> Vec<Item> {
    let known = outcomes(of).filter(|(_, id)| tables::is_known(&of.figures, id));
    let items = known.map(|(label, id)| Item {
        label: label.to_owned(),
        value: Value::of(&of.figures, &id),
        beside: None,
        id,
    });
    items.collect()
}

/// Whether the number of any outcome is known.
pub(super) fn is_there(of: &OfYear<'_>) -> bool {
    outcomes(of).any(|(_, id)| of.figures.number(&id).is_some())
}

/// Bars of the outcomes, those upheld highlighted.
pub(super) fn chart(of: &OfYear<'_>) -> Option<Chart> {
    if !is_there(of) {
        return None;
    }
    let figures = &of.figures;
    let items = known(of);
    let title = title(of, &items).unwrap_or_else(|| words("Complaints and enquiries decided, by outcome"));
    // As a case goes, from the door to a finding.
    let options = Options::GIVEN.or_as_asked(of.options("outcomes"));
    let (shown, none) = arranged(items, |item| std::slice::from_ref(&item.value), options);
    let bar = |item: &Item| Bar {
        label: item.label.clone(),
        value: item.value.clone(),
        beside: None,
        emphasis: if item.id == UPHELD {
            Emphasis::First
        } else {
            Emphasis::Other
        },
    };
    let bars: Vec<Bar> = shown.iter().map(bar).collect();
    let lines: Vec<Said> = shown.iter().map(Said::from).collect();
    let about = format!("Complaints and enquiries decided by outcome, {}", figures.year);
    Some(Chart {
        id: "chart-outcomes".to_owned(),
        title,
        alt: alternative(&format!("Bar chart: {}", lower_first(&about)), &lines),
        about: words(&about),
        drawings: Drawings::of(|width| single(&bars, Unit::Count, width)),
        data: ChartData::Own(tables::decided(figures, of.edition)?),
        notes: left_out(none.iter().map(label)).into_iter().collect(),
        source: ombudsman(of),
    })
}

fn title(of: &OfYear<'_>, items: &[Item]) -> Option<Vec<Inline>> {
    let number = |id: &str| Value::of(&of.figures, id).number();
    let none = Some(0.0);
    if First::of(items) == First::None && number("decided") == none {
        return Some(words("No complaint or enquiry was decided"));
    }
    let of_all = [Say::Words(" of "), Say::Figure("decided")];
    let ending = [Say::Words(" complaints and enquiries decided")];
    let sentence: Vec<Say<'_>> = match number(UPHELD) {
        Some(0.0) => [&[Say::Words("None was upheld")], &of_all[..], &ending].concat(),
        Some(1.0) => [
            &[Say::Figure(UPHELD)],
            &of_all[..],
            &ending,
            &[Say::Words(" was upheld")],
        ]
        .concat(),
        Some(_) => [
            &[Say::Figure(UPHELD)],
            &of_all[..],
            &ending,
            &[Say::Words(" were upheld")],
        ]
        .concat(),
        None => [
            &[Say::Figure("decided")],
            &[Say::Words(" complaints and enquiries were decided")][..],
        ]
        .concat(),
    };
    said(of, &sentence)
}

/// The years from the first to the last of which the number of any outcome is known, oldest first: one between them that
/// nothing is known of is shown as such.
fn years(of: &OfYear<'_>) -> Vec<FinancialYear> {
    let now = of.figures.year;
    let is_known =
        |year: &FinancialYear| outcomes(of).any(|(_, id)| of.figures.number(&figure_of(&id, *year, now)).is_some());
    let years: Vec<FinancialYear> = tables::years_beside(&of.figures).collect();
    let ends = years.iter().position(is_known).zip(years.iter().rposition(is_known));
    let known = ends.map_or_else(Vec::new, |(first, last)| years[first..=last].to_vec());
    of.newest("outcomes-over-years", known)
}

/// Whether the outcomes of this year and of another are known.
pub(super) fn is_there_over_years(of: &OfYear<'_>) -> bool {
    let years = years(of);
    years.len() > 1 && years.last() == Some(&of.figures.year)
}

/// A bar a year, made of its outcomes.
pub(super) fn chart_over_years(of: &OfYear<'_>) -> Option<Chart> {
    if !is_there_over_years(of) {
        return None;
    }
    let figures = &of.figures;
    let years = years(of);
    let of_year = |id: &str, year: FinancialYear| figure_of(id, year, figures.year);
    let is_told = |id: &str| years.iter().any(|year| figures.number(&of_year(id, *year)).is_some());
    // The finding comes first, where all bars begin and their lengths can be compared.
    let parts: Vec<(&str, String)> = outcomes(of).rev().filter(|(_, id)| is_told(id)).collect();
    let names: Vec<String> = parts.iter().map(|(label, _)| (*label).to_owned()).collect();
    let stack = |year: &FinancialYear| {
        let total = figures.text(&of_year("decided", *year));
        let parts = parts.iter().map(|(_, id)| Value::of(figures, &of_year(id, *year)));
        Stack {
            label: year.to_string(),
            parts: parts.collect(),
            total: total.map_or_else(String::new, |total| format!("{total} decided")),
        }
    };
    let stacks: Vec<Stack> = years.iter().map(stack).collect();
    let (first, last) = (years.first()?, years.last()?);
    let about = format!("Complaints and enquiries decided by outcome, {first} to {last}");
    let notes = tables::comparability(&of.project.editions, &years.iter().copied().collect());
    Some(Chart {
        id: "chart-outcomes-over-years".to_owned(),
        title: is_comparable(of)
            .then(|| moved(of, "Upheld decisions", UPHELD))
            .flatten()
            .or_else(|| title(of, &known(of)))
            .unwrap_or_else(|| words("Complaints and enquiries decided over the years, by outcome")),
        alt: alternative_of_stacks(&about, &stacks, &names),
        about: words(&about),
        drawings: Drawings::of(|width| stacked(&stacks, &names, Unit::Count, width)),
        data: ChartData::Own(tables::decided_over_years(figures, of.edition, &years)?),
        notes: notes.iter().map(|note| words(note)).collect(),
        source: ombudsman(of),
    })
}
