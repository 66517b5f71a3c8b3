//! Names that must be known, and names that must be one of a kind.

use std::collections::{BTreeMap, BTreeSet};

use super::Subject;
use crate::diagnostic::{Diagnostic, Spot, nearest, suggestion};
use crate::model::{Action, At, Year};

/// Categories and outcomes that the edition does not have.
pub(super) fn unknown_category(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let (statistics, edition) = (subject.statistics, subject.edition);
    let categories: Vec<String> = edition.categories.iter().map(|category| category.id.clone()).collect();
    let outcomes: Vec<String> = edition.outcomes.iter().map(|outcome| outcome.id.clone()).collect();
    let unknown = |what: &str, key: &At<String>, known: &[String]| {
        let message = format!(
            "`{}` is no {what} of the letter for {}",
            key.value, edition.edition.value
        );
        let diagnostic = Diagnostic::error(message).at(subject.project.files.place(key.spot));
        diagnostic.hint(suggestion(&key.value, known))
    };
    let wrong_categories = statistics
        .received
        .categories
        .keys()
        .filter(|key| edition.category(key).is_none());
    let wrong_outcomes = statistics
        .decided
        .outcomes
        .keys()
        .filter(|key| edition.outcome(key).is_none());
    let found = wrong_categories.map(|key| unknown("category", key, &categories));
    found
        .chain(wrong_outcomes.map(|key| unknown("outcome", key, &outcomes)))
        .collect()
}

/// Two spellings of one category.
pub(super) fn category_given_twice(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let (statistics, edition) = (subject.statistics, subject.edition);
    let categories = statistics
        .received
        .categories
        .keys()
        .filter_map(|key| Some((edition.category(key)?.id.clone(), key.spot)));
    let outcomes = statistics
        .decided
        .outcomes
        .keys()
        .filter_map(|key| Some((edition.outcome(key)?.id.clone(), key.spot)));
    let mut found = twice(subject, categories, "category");
    found.extend(twice(subject, outcomes, "outcome"));
    found
}

/// Ids that stand for two things.
pub(super) fn id_given_twice(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let id = |id: &At<String>| (id.value.clone(), id.spot);
    let kinds = subject.own_complaints.iter().map(|kind| id(&kind.id));
    let mut found = twice(subject, kinds, "kind of complaint");
    if let Some(file) = subject.file {
        let actions = file.actions.iter().map(|action| id(&action.id));
        found.extend(twice(subject, actions, "action"));
        let updates = file.updates.iter().map(|update| id(&update.action));
        found.extend(twice(subject, updates, "update"));
    }
    found
}

fn twice(subject: &Subject<'_>, ids: impl Iterator<Item = (String, Spot)>, what: &str) -> Vec<Diagnostic> {
    let mut first: BTreeMap<String, Spot> = BTreeMap::new();
    let mut found = Vec::new();
    let mut sorted: Vec<_> = ids.collect();
    sorted.sort_by_key(|(_, spot)| *spot);
    for (id, spot) in sorted {
        if let Some(before) = first.get(&id) {
            let (line, _) = subject.project.files.place(*before).line_and_column();
            let diagnostic = Diagnostic::error(format!("the {what} `{id}` is given twice"));
            found.push(
                diagnostic
                    .at(subject.project.files.place(spot))
                    .labelled(format!("first given on line {line}"))
                    .hint("keep one of the two, or give this one a name of its own"),
            );
        } else {
            first.insert(id, spot);
        }
    }
    found
}

/// Updates of actions that last year's file does not have.
pub(super) fn unknown_action(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let known: Vec<String> = last_years_actions(subject)
        .iter()
        .map(|action| action.id.value.clone())
        .collect();
    let unknown = file
        .updates
        .iter()
        .filter(|update| !known.contains(&update.action.value))
        .map(|update| {
            let last_year = subject.year.previous();
            let message = format!(
                "there is no action `{}` in the file of {last_year}",
                update.action.value
            );
            let hint = if !subject.project.years.contains_key(&last_year) {
                format!("the project has no file of {last_year}; add it, or delete this update")
            } else if known.is_empty() {
                format!("the file of {last_year} has no `actions:`; add them there, or delete this update")
            } else {
                suggestion(&update.action.value, &known)
            };
            let place = subject.place_of(update.action.spot);
            Diagnostic::error(message).at(place).hint(hint)
        });
    unknown.collect()
}

/// Actions of last year whose update is not written yet.
pub(super) fn update_awaited(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let written: BTreeSet<&str> = file
        .updates
        .iter()
        .filter(|u| u.update.is_some())
        .map(|u| u.action.as_str())
        .collect();
    let awaited = last_years_actions(subject)
        .iter()
        .filter(|action| !written.contains(action.id.as_str()) && !is_misspelt(subject, file, action))
        .map(|action| {
            let place = file
                .updates
                .iter()
                .find(|update| update.action.value == action.id.value)
                .map(|update| update.action.spot);
            let message = format!("the action `{}` of last year has no update yet", action.id.value);
            Diagnostic::warning(message)
                .at(subject.place_of(place.unwrap_or(subject.spot)))
                .hint("write under `updates:` what became of it")
        });
    awaited.collect()
}

/// Whether an update was probably meant for this action: its name is then what is wrong, and said elsewhere.
fn is_misspelt(subject: &Subject<'_>, file: &Year, action: &Action) -> bool {
    let actions = last_years_actions(subject);
    let names = file.updates.iter().map(|update| &update.action.value);
    let mut unknown = names.filter(|name| !actions.iter().any(|action| action.id.value == **name));
    unknown.any(|name| !nearest(name, [action.id.as_str()]).is_empty())
}

fn last_years_actions<'a>(subject: &Subject<'a>) -> &'a [Action] {
    let last_year = subject.project.years.get(&subject.year.previous());
    last_year.map(|file| file.actions.as_slice()).unwrap_or_default()
}
