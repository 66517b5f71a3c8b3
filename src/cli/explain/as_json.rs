//! An answer as an object, for programs.

use serde_json::{Value as Json, json};

use crate::explain::{Answer, Branch, Explained, Hit, Stands, groups};
use crate::model::Project;
use crate::units::{Exact, FinancialYear, decimal};
use crate::view::YearView;
use crate::workings::{FilePlace, Working};

/// Every figure of the years.
pub(super) fn list(project: &Project, views: &[YearView<'_>]) -> Json {
    let figures = views.iter().flat_map(|view| groups(project, &view.figures));
    let figures = figures.flat_map(|group| group.workings.into_iter().map(move |working| (group.heading, working)));
    figures
        .map(|(group, one)| {
            let mut object = working(&one, &project.path);
            object["group"] = group.into();
            object
        })
        .collect()
}

/// An answer; `folder` is the project's, and stands before the names of its files.
pub(super) fn answer(answer: &Answer, folder: &str, unmade: &[FinancialYear]) -> Json {
    let years = |years: &[FinancialYear]| years.iter().map(ToString::to_string).collect::<Vec<_>>();
    let mut object = match answer {
        Answer::Figure(explained) => figure(explained, folder),
        Answer::Printed(found) => json!({
            "asked": found.asked.to_string(),
            "figures": found.hits.iter().map(|hit| one_hit(hit, folder)).collect::<Vec<_>>(),
            "not_printed": found.unprinted.iter().map(|(year, name)| {
                json!({ "year": year.to_string(), "name": name })
            }).collect::<Vec<_>>(),
            "in_other_words": found.typed.iter().map(stands).collect::<Vec<_>>(),
            "nearest": found.near.iter().map(|(text, name)| json!({ "text": text, "name": name })).collect::<Vec<_>>(),
        }),
    };
    object["years_without_documents"] = years(unmade).into();
    object
}

fn figure(explained: &Explained, folder: &str) -> Json {
    let mut object = working(&explained.working, folder);
    object["inputs"] = tree(&explained.branches, folder);
    object["inputs_not_shown"] = explained.more.into();
    object["sources"] = explained.sources.iter().map(|source| &**source).collect();
    object["printed_in"] = explained.stands.iter().map(stands).collect();
    object["known_in"] = explained.known_in.iter().map(ToString::to_string).collect();
    object
}

fn one_hit(hit: &Hit, folder: &str) -> Json {
    let mut object = working(&hit.working, folder);
    object["printed_in"] = hit.stands.iter().map(stands).collect();
    object
}

fn working(working: &Working, folder: &str) -> Json {
    // A decimal number is written as JSON has it.
    let number = |number: Option<Exact>| {
        let number = number.and_then(|number| serde_json::from_str::<Json>(&decimal(number, 6)).ok());
        number.unwrap_or(Json::Null)
    };
    json!({
        "year": working.sheet.to_string(),
        "id": working.id,
        "name": working.name,
        "label": working.label,
        "unit": working.unit.name(),
        "text": spaced(&working.text),
        "value": number(working.value),
        "low": number(working.low),
        "high": number(working.high),
        "numerator": number(working.numerator),
        "denominator": number(working.denominator),
        "status": working.status,
        "note": spaced(&working.note),
        "told": working.told,
        "source": working.source,
        "places": working.places.iter().map(|one| place(one, folder)).collect::<Vec<_>>(),
    })
}

fn tree(branches: &[Branch], folder: &str) -> Json {
    let branch = |branch: &Branch| match branch {
        Branch::Figure {
            working: figure,
            branches,
            more,
            is_told,
        } => {
            let mut object = working(figure, folder);
            object["inputs"] = tree(branches, folder);
            object["inputs_not_shown"] = (*more).into();
            object["told_above"] = (*is_told).into();
            object
        }
        Branch::Place { place: at, value } => json!({ "place": place(at, folder), "value": value }),
    };
    branches.iter().map(branch).collect()
}

fn place(at: &FilePlace, folder: &str) -> Json {
    at.below(folder).into()
}

fn stands(stands: &Stands) -> Json {
    json!({
        "year": stands.year.to_string(),
        "document": stands.document,
        "text": stands.text,
        "where": stands.standing.to_string(),
    })
}

fn spaced(words: &str) -> String {
    words.replace('\u{a0}', " ")
}
