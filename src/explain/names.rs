//! The figure that somebody means, by any name that it has.

use crate::diagnostic::{Diagnostic, nearest};
use crate::figures::Figure;
use crate::view::YearView;

use super::Material;

/// Names that are suggested at most.
const MOST: usize = 8;

/// A name without what it is written with: `{{ figures.uphold_rate | in_words }}`, `Uphold rate` and `uphold-rate` are one.
pub(super) fn plain(typed: &str) -> String {
    let inner = typed.trim().trim_start_matches('{').trim_end_matches('}');
    let name = inner.split('|').next().unwrap_or_default().trim().to_lowercase();
    let name = name.replace(['_', ' ', '\u{a0}'], "-");
    let fact = name.strip_prefix("facts.").map(|fact| format!("fact-{fact}"));
    fact.unwrap_or_else(|| name.strip_prefix("figures.").unwrap_or(&name).to_owned())
}

/// Whether a figure has this name, or is labelled so.
pub(super) fn is_called(figure: &Figure, name: &str) -> bool {
    *figure.id == *name || plain(&figure.label) == name
}

/// That no figure has a name, with the figures that are near: mistyped, or with that word in their name or label.
pub(super) fn unknown(material: &Material<'_>, typed: &str, others: &[YearView<'_>]) -> Diagnostic {
    let name = plain(typed);
    let mut found: Vec<String> = Vec::new();
    let figures = || material.views.iter().flat_map(|view| view.figures.iter());
    let near = nearest(&name, figures().map(|figure| &*figure.id));
    found.extend(near.into_iter().map(|id| id.replace('-', "_")));
    let words: Vec<&str> = name.split('-').filter(|word| word.len() > 2).collect();
    let has = |figure: &&Figure| {
        let told = format!("{} {}", figure.id, figure.label.to_lowercase());
        !words.is_empty() && words.iter().all(|word| told.contains(word))
    };
    let mut with_words: Vec<&Figure> = figures().filter(has).collect();
    // What is only worked out from others has the longer name.
    with_words.sort_by_key(|figure| (figure.known().is_none(), figure.id.len(), &figure.id));
    for figure in with_words {
        if found.len() < MOST && !found.contains(&figure.name()) {
            found.push(figure.name());
        }
    }
    let years = material.views.iter().map(|view| view.figures.year.to_string());
    let years: Vec<String> = years.collect();
    let of_year = match &years[..] {
        [one] => format!("{one} has no figure `{typed}`"),
        _ => format!("there is no figure `{typed}`"),
    };
    let error = Diagnostic::error(of_year);
    let has_it = |view: &&YearView<'_>| view.figures.iter().any(|figure| is_called(figure, &name));
    let others: Vec<String> = others
        .iter()
        .filter(has_it)
        .map(|view| view.figures.year.to_string())
        .collect();
    if !others.is_empty() {
        return error.hint(format!(
            "it is a figure of {}: give --year {}",
            others.join(", "),
            others[0]
        ));
    }
    if found.is_empty() {
        return error.hint("`annual-review explain PROJECT` lists the figures; a number is asked for as it is printed");
    }
    let quoted: Vec<String> = found.iter().map(|name| format!("`{name}`")).collect();
    error.hint(format!("did you mean {}?", quoted.join(", ")))
}
