//! Shares of what was received and decided, and the order of the categories.

use std::sync::Arc;

use super::figure::{Input, Known, State, Status, Value};
use super::{Figure, Figures, Unit};
use crate::model::{Amount, Edition};
use crate::units::{Exact, exact};

/// Adds the share of each category and outcome, the rank of each category, and the largest of them.
pub(super) fn add(figures: &mut Figures, edition: &Edition) {
    let mut categories = Vec::new();
    for category in &edition.categories {
        let id = format!("received-{}", category.id.replace('_', "-"));
        share(
            figures,
            &id,
            &format!("Share of received: {}", category.label),
            "received",
        );
        categories.push((id, category.label.clone()));
    }
    for outcome in &edition.outcomes {
        let id = format!("decided-{}", outcome.id.replace('_', "-"));
        share(
            figures,
            &id,
            &format!("Share of decided: {}", outcome.label.to_lowercase()),
            "decided",
        );
    }
    of_all_received(figures, &categories);
    ranks(figures, &categories);
    largest(figures, &categories);
}

/// What the shares of what was received come to: all of it, and, of the shares as they are printed, a little more or
/// less.
fn of_all_received(figures: &mut Figures, categories: &[(String, String)]) {
    let label = "Share of received: all categories";
    let state = figures.share("received", "received", "nothing was received in the year");
    let inputs = [Input::Figure("received".into())];
    figures.add_worked(
        "received-share",
        label,
        Unit::Percent,
        "received ÷ received",
        inputs,
        state,
    );
    let ids: Vec<String> = categories.iter().map(|(id, _)| format!("{id}-share")).collect();
    let shares: Vec<&Figure> = ids.iter().filter_map(|id| figures.get(id)).collect();
    let shares: Vec<&Figure> = shares.into_iter().filter(|share| share.number().is_some()).collect();
    let printed = shares
        .iter()
        .filter_map(|share| Some(share.unit.rounded(share.number()?)));
    let sum = Exact::new(printed.sum(), 100);
    let inputs: Vec<Input> = shares
        .iter()
        .map(|share| Input::Figure(Arc::clone(&share.id)))
        .collect();
    let label = "Shares of received as they are printed, added up";
    let state = if shares.is_empty() {
        State::Missing("no share of received is known".into())
    } else {
        known(Value::Number(Amount::Exactly(sum)))
    };
    let formula = "the shares of the categories, each rounded, added up";
    figures.add_worked("received-shares-printed", label, Unit::Percent, formula, inputs, state);
}

fn share(figures: &mut Figures, id: &str, label: &str, whole: &str) {
    let empty = format!("nothing was {whole} in the year");
    let state = figures.share(id, whole, &empty);
    let formula = format!(
        "{} ÷ all {whole}",
        label.split_once(": ").map_or(label, |(_, name)| name)
    );
    let inputs = [id, whole].map(|id| Input::Figure(id.into()));
    figures.add_worked(format!("{id}-share"), label, Unit::Percent, formula, inputs, state);
}

/// The place of each known category among those known; equal numbers share a place.
fn ranks(figures: &mut Figures, categories: &[(String, String)]) {
    let numbers = numbers(figures, categories);
    let inputs = all_of(categories);
    for (index, (id, label)) in categories.iter().enumerate() {
        let state = match &numbers {
            Err(reason) => State::Missing(reason.clone().into()),
            Ok(numbers) => numbers[index].map_or_else(
                || State::Missing(format!("complaints received about {label} are not given").into()),
                |number| {
                    let above = numbers.iter().flatten().filter(|other| **other > number).count();
                    known(Value::Number(Amount::Exactly(exact(above as u64 + 1))))
                },
            ),
        };
        let label = format!("Rank among received: {label}");
        let formula = "order of the categories by number";
        figures.add_worked(format!("{id}-rank"), label, Unit::Rank, formula, inputs.clone(), state);
    }
}

/// The name of the category with the most complaints; there is none where two have as many.
fn largest(figures: &mut Figures, categories: &[(String, String)]) {
    let state = match numbers(figures, categories) {
        Err(reason) => State::Missing(reason.into()),
        Ok(numbers) => {
            let most = numbers.iter().flatten().max();
            let first = categories
                .iter()
                .zip(&numbers)
                .filter(|(_, number)| number.is_some() && number.as_ref() == most);
            let first: Vec<_> = first.map(|((_, label), _)| label.clone()).collect();
            match (most, first.len()) {
                (None, _) => State::Missing("complaints received by category are not given".into()),
                (Some(most), _) if *most.numer() == 0 => State::NotApplicable("no complaint was received".into()),
                (Some(_), 1) => known(Value::Words(first)),
                (Some(_), _) => State::NotApplicable("more than one category has the highest number".into()),
            }
        }
    };
    let inputs = all_of(categories);
    let (label, formula) = (
        "Category with the most complaints received",
        "the category with the highest number",
    );
    figures.add_worked("received-largest", label, Unit::Words, formula, inputs, state);
}

/// The categories as inputs.
fn all_of(categories: &[(String, String)]) -> Vec<Input> {
    let ids = categories.iter().map(|(id, _)| id.as_str());
    ids.map(|id| Input::Figure(id.into())).collect()
}

/// The numbers of the categories, or why they have no order: one that is only a range has no place.
fn numbers(figures: &Figures, categories: &[(String, String)]) -> Result<Vec<Option<Exact>>, String> {
    let number = |(id, label): &(String, String)| {
        let figure = figures.get(id);
        match figure.and_then(super::Figure::number) {
            None if figure.is_some_and(|figure| figure.known().is_some()) => {
                Err(format!("complaints received about {label} are only known as a range"))
            }
            number => Ok(number),
        }
    };
    categories.iter().map(number).collect()
}

fn known(value: Value) -> State {
    State::Known(Known {
        value,
        numerator: None,
        denominator: None,
        status: Status::Computed,
    })
}
