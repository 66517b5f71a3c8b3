//! Names that must be known, and names that must be one of a kind.

use std::collections::BTreeMap;

use super::Subject;
use super::gaps::last_years_actions;
use crate::diagnostic::{Diagnostic, Spot, suggestion};
use crate::model::{At, PartOf, Year};

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
    let feedback = subject.feedback.iter().map(|kind| id(&kind.id));
    let mut found = twice(subject, kinds.chain(feedback), "kind of complaint");
    found.extend(parts_given_twice(subject));
    if let Some(file) = subject.file {
        let actions = file.actions.iter().map(|action| id(&action.id));
        found.extend(twice(subject, actions, "action"));
        let updates = file.updates.iter().map(|update| id(&update.action));
        found.extend(twice(subject, updates, "update"));
    }
    found
}

/// Services, teams and other parts whose ids, given or made from their labels, stand for two things.
fn parts_given_twice(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let parts = |parts: &[PartOf], what: &str| {
        let ids = parts.iter().map(|part| (part.figure_id(), part.label.spot));
        twice(subject, ids, what)
    };
    let mut found = Vec::new();
    for kind in subject.own_complaints {
        let services = kind.services.iter();
        let services = services.map(|service| (service.figure_id(), service.label.spot));
        found.extend(twice(subject, services, "service"));
        for service in &kind.services {
            let teams = service.teams.iter().map(|team| (team.figure_id(), team.label.spot));
            found.extend(twice(subject, teams, "team"));
        }
        found.extend(parts(&kind.subjects, "subject"));
        found.extend(parts(&kind.complainants, "complainant"));
    }
    for kind in subject.feedback {
        found.extend(parts(&kind.parts, "part"));
    }
    found
}

/// Names that come twice, each but its first at its place.
pub(super) fn twice(subject: &Subject<'_>, ids: impl Iterator<Item = (String, Spot)>, what: &str) -> Vec<Diagnostic> {
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
