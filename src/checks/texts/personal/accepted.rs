//! The words that `council.yaml` accepts.

use super::{Personal, is_looked_at};
use crate::diagnostic::Diagnostic;
use crate::load::{Written, written};
use crate::model::{AcceptedWords, Project};

/// Whether accepted words cover what was found.
pub(super) fn is_accepted(text: &str, personal: &Personal, accepted: &[AcceptedWords]) -> bool {
    let covers = |accepted: &AcceptedWords| {
        let mut stand = stand_in(text, &accepted.words);
        stand.any(|at| at <= personal.core.start && personal.core.end <= at + accepted.words.len())
    };
    accepted.iter().any(covers)
}

/// Where words stand in a text as words of their own.
fn stand_in<'t>(text: &'t str, words: &'t str) -> impl Iterator<Item = usize> + 't {
    let found = text.match_indices(words).filter(|_| !words.trim().is_empty());
    found.map(|(at, _)| at).filter(move |at| {
        let goes_on = text[at + words.len()..].starts_with(char::is_alphanumeric);
        !goes_on && !text[..*at].ends_with(char::is_alphanumeric)
    })
}

/// Accepted words that are blank, have no reason, or stand in no text.
pub(in super::super::super) fn accepted_words(project: &Project) -> Vec<Diagnostic> {
    let accepted = &project.council.accepted_words;
    if accepted.is_empty() {
        return Vec::new();
    }
    let council = project.council.council.spot;
    let spots = project.years.values().map(|file| file.year.spot).chain([council]);
    let texts = spots.flat_map(|spot| written(&project.files.place(spot).source));
    let texts: Vec<Written> = texts.filter(is_looked_at).collect();
    let found = accepted.iter().filter_map(|accepted| {
        let (words, because) = (&accepted.words, &accepted.because);
        let (diagnostic, spot) = if words.trim().is_empty() {
            let none = Diagnostic::error("words are accepted, but none are given");
            (
                none.hint("write the words as they stand in the text, or delete the entry"),
                words.spot,
            )
        } else if because.trim().is_empty() {
            let none = Diagnostic::error(format!("`{}` is accepted without a reason", words.value));
            (none.hint("say after `because:` why it may be published"), because.spot)
        } else if !texts.iter().any(|text| stand_in(&text.text, words).next().is_some()) {
            let nowhere = Diagnostic::warning(format!("`{}` is accepted, but stands in no text", words.value));
            (
                nowhere.hint("write the words as they stand in the text, or delete the entry"),
                words.spot,
            )
        } else {
            return None;
        };
        Some(diagnostic.at(project.files.place(spot)))
    });
    found.collect()
}
