//! The direction in which a published document says that a figure went, against every year that is known of it.

use super::Subject;
use crate::compose::FIGURES_LISTED;
use crate::diagnostic::{Diagnostic, suggestion_or};
use crate::figures::Figure;
use crate::model::{At, Published, Year};
use crate::units::{Exact, FinancialYear};

const FALLS: [&str; 6] = ["reducing", "falling", "decreasing", "fell", "declining", "reduced"];
const RISES: [&str; 6] = ["increasing", "rising", "growing", "rose", "improving", "increased"];
const STAYS: [&str; 3] = ["steady", "stable", "unchanged"];

/// A word of a direction that the years do not bear.
pub(super) fn published_trend(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let trends = file
        .published
        .iter()
        .flat_map(|document| document.trends.iter().map(move |trend| (document, trend)));
    let found = trends.filter_map(|(document, (name, word))| judged(subject, document, name, word));
    found.collect()
}

fn judged(subject: &Subject<'_>, document: &Published, name: &At<String>, word: &At<String>) -> Option<Diagnostic> {
    let place = subject.place_of(word.spot);
    let Some(goes) = direction(word) else {
        let words: Vec<&str> = FALLS.into_iter().chain(RISES).chain(STAYS).collect();
        let unknown = Diagnostic::error(format!("`{}` is no direction that can be judged", word.value));
        return Some(unknown.at(place).hint(format!("take one of {}", words.join(", "))));
    };
    let years = known_years(subject, &name.replace('_', "-"));
    if years.len() < 2 {
        let names: Vec<String> = subject.figures.iter().map(Figure::name).collect();
        let message = format!(
            "nothing can be said of the direction of `{}`: it is not known for two years",
            name.value
        );
        let hint = if names.contains(&name.value) {
            "enter the figures of earlier years, or delete this line".to_owned()
        } else {
            suggestion_or(name, &names, FIGURES_LISTED)
        };
        return Some(Diagnostic::error(message).at(subject.place_of(name.spot)).hint(hint));
    }
    if years.windows(2).all(|pair| goes(pair[0].1, pair[1].1)) {
        return None;
    }
    let shown: Vec<String> = years
        .iter()
        .map(|(year, _, text)| format!("{text} in {year}"))
        .collect();
    let message = format!(
        "`{}` is said of {} in {}, but the data give {}",
        word.value,
        name.value,
        document.document,
        shown.join(", ")
    );
    let hint = "correct the data if they are wrong; otherwise the document is to be corrected";
    Some(Diagnostic::warning(message.replace('\u{a0}', " ")).at(place).hint(hint))
}

fn direction(word: &str) -> Option<fn(Exact, Exact) -> bool> {
    let word = word.to_lowercase();
    let is_among = |words: &[&str]| words.contains(&word.as_str());
    if is_among(&FALLS) {
        Some(|before, after| after < before)
    } else if is_among(&RISES) {
        Some(|before, after| after > before)
    } else if is_among(&STAYS) {
        Some(|before, after| after == before)
    } else {
        None
    }
}

/// What is known of a figure over the years, the oldest first.
fn known_years(subject: &Subject<'_>, id: &str) -> Vec<(FinancialYear, Exact, String)> {
    let is_of = |figure: &&Figure| {
        let rest = figure.id.strip_prefix(id);
        rest.is_some_and(|rest| rest.is_empty() || rest == "-last-year" || rest.starts_with("-in-2"))
    };
    let known = subject.figures.iter().filter(is_of);
    let known = known.filter_map(|figure| Some((figure.year, figure.number()?, figure.text()?)));
    let mut years: Vec<_> = known.collect();
    years.sort_by_key(|(year, ..)| *year);
    years
}
