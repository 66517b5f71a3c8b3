//! What is the same for all councils: editions, categories and averages, read once a process.

use std::sync::{Arc, LazyLock};

use include_dir::{Dir, include_dir};

use super::yaml;
use crate::diagnostic::{Diagnostic, Diagnostics, Files, Source, suggestion};
use crate::model::{At, Averages, CategorySets, Edition};

static EDITIONS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/data/editions");
const AVERAGES: &str = include_str!("../../data/averages.yaml");
const CATEGORIES: &str = include_str!("../../data/categories.yaml");

static SHIPPED: LazyLock<Result<Shipped, Diagnostics>> = LazyLock::new(read);

/// The shipped data, with the files that its spots name.
#[derive(Debug, Clone)]
pub(super) struct Shipped {
    pub(super) editions: Vec<Edition>,
    pub(super) averages: Averages,
    pub(super) sets: CategorySets,
    pub(super) files: Files,
}

/// The shipped data.
///
/// # Errors
/// What is wrong with it, which is a mistake of ours and not of the officer's.
pub(super) fn shipped() -> Result<&'static Shipped, Diagnostics> {
    SHIPPED.as_ref().map_err(Clone::clone)
}

fn read() -> Result<Shipped, Diagnostics> {
    let mut files = Files::default();
    let source = |name: &str, text: &str| {
        Arc::new(Source {
            path: format!("built-in {name}"),
            text: text.to_owned(),
        })
    };
    let sets = yaml::<CategorySets>(source("categories.yaml", CATEGORIES), &mut files)?;
    let averages = yaml::<Averages>(source("averages.yaml", AVERAGES), &mut files)?;
    let mut editions = Vec::new();
    for file in EDITIONS.files() {
        let name = format!("editions/{}", file.path().display());
        let edition = yaml::<Edition>(source(&name, file.contents_utf8().unwrap_or_default()), &mut files)?;
        editions.push(with_categories(edition, &sets, &files)?);
    }
    editions.sort_by_key(|edition| edition.edition.value);
    Ok(Shipped {
        editions,
        averages,
        sets,
        files,
    })
}

/// The edition with the categories and outcomes of the sets that it names.
///
/// # Errors
/// Sets that do not exist.
pub(super) fn with_categories(
    mut edition: Edition,
    sets: &CategorySets,
    files: &Files,
) -> Result<Edition, Diagnostics> {
    let unknown = |what: &str, set: &At<String>, known: Vec<String>| {
        Diagnostic::error(format!("there is no set of {what} `{}`", set.value))
            .at(files.place(set.spot))
            .hint(suggestion(&set.value, &known))
    };
    let categories = sets.categories.get(&edition.category_set.value);
    let outcomes = sets.outcomes.get(&edition.outcome_set.value);
    let mut found = Diagnostics::default();
    if categories.is_none() {
        let known = sets.categories.keys().cloned().collect();
        found.push(unknown("categories", &edition.category_set, known));
    }
    if outcomes.is_none() {
        let known = sets.outcomes.keys().cloned().collect();
        found.push(unknown("outcomes", &edition.outcome_set, known));
    }
    match (categories, outcomes) {
        (Some(categories), Some(outcomes)) => {
            edition.categories.clone_from(categories);
            edition.outcomes.clone_from(outcomes);
            Ok(edition)
        }
        _ => Err(found),
    }
}
