//! What is found, as somebody may read it who may not read everything.
//!
//! In: findings about the whole project. Out: the same findings. Of one that stands in words for others, only the place
//! is said, and a message that quotes nothing; one that stands elsewhere is kept from naming what is for others. An
//! officer who may read the file sees by the place what is meant.

use std::ops::Range;
use std::sync::Arc;

use super::hidden_actions;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Spot};
use crate::model::{At, Audience, Clearance, Implication, Passage, Project, Year};

/// What was found, without the words of passages that this audience may not read.
#[must_use]
pub fn without_words_for_others(found: Diagnostics, project: &Project, audience: Audience) -> Diagnostics {
    let hidden = Hidden::of(project, audience);
    let kept: Vec<Diagnostic> = found
        .into_iter()
        .map(|diagnostic| hidden.kept_from(diagnostic))
        .collect();
    // What is said once of the whole project and once of what this audience may see is kept with the remedies of the
    // second.
    let is_said_better = |one: &Diagnostic| {
        let is_better = |other: &Diagnostic| other.hints != one.hints && other.message == one.message;
        one.hints == [LOOK_THERE] && kept.iter().any(|other| is_better(other) && other.place == one.place)
    };
    let left = kept.iter().filter(|one| !is_said_better(one));
    left.cloned().collect()
}

/// What an audience may not read.
#[derive(Debug, Default)]
struct Hidden {
    /// Where it stands.
    places: Vec<Place>,
    /// The names that are given there: of implications, actions and marks.
    names: Vec<String>,
}

impl Hidden {
    fn of(project: &Project, audience: Audience) -> Self {
        let is_hidden = |passage: &At<Passage>| passage.audience > audience;
        let mut spots: Vec<Spot> = Vec::new();
        let mut names: Vec<String> = Vec::new();
        for file in project.years.values() {
            for passage in file.passages().filter(|passage| is_hidden(passage)) {
                spots.push(passage.spot);
                names.extend(marks(&passage.text));
            }
            for implication in file.papers().flat_map(|(_, paper)| &paper.implications) {
                if is_hidden(&implication.text) {
                    spots.extend(around(implication));
                    names.extend([implication.id.value.clone(), implication.heading()]);
                }
            }
            actions(file, &is_hidden, &mut spots, &mut names);
        }
        let actions = hidden_actions(project, audience);
        let updates = project.years.iter().flat_map(|(year, file)| {
            let is_of_hidden = |action: &str| actions.contains(&(*year, action.to_owned()));
            let updates = file.updates.iter().filter(move |update| is_of_hidden(&update.action));
            updates.flat_map(|update| {
                let passage = update.update.as_ref().map(|passage| passage.spot);
                [Some(update.action.spot), passage]
            })
        });
        spots.extend(updates.flatten());
        let places = spots.into_iter().map(|spot| project.files.place(spot)).collect();
        names.retain(|name| !name.trim().is_empty());
        Self { places, names }
    }

    /// The finding, with nothing in it that is hidden.
    fn kept_from(&self, found: Diagnostic) -> Diagnostic {
        let Some(place) = &found.place else {
            return found;
        };
        if self.places.iter().any(|hidden| is_shown_with(hidden, place)) {
            let quotes = quotes(&found.message) || self.is_named_in(&found.message, "");
            let hints = found.hints.iter().filter(|hint| !quotes && !hint.contains('`'));
            let mut hints: Vec<String> = hints.filter(|hint| !self.is_named_in(hint, "")).cloned().collect();
            if hints.is_empty() {
                hints.push(LOOK_THERE.to_owned());
            }
            let message = if quotes { IN_PASSAGE } else { &found.message };
            return Diagnostic {
                message: message.to_owned(),
                hints,
                ..found
            }
            .concealed();
        }
        // What stands at the place itself, the reader sees there anyway.
        let there = words_at(place).to_owned();
        let is_named = |text: &str| self.is_named_in(text, &there);
        let mut hints: Vec<String> = found.hints.iter().filter(|hint| !is_named(hint)).cloned().collect();
        if hints.is_empty() && !found.hints.is_empty() {
            hints.push(LOOK_THERE.to_owned());
        }
        let label = if is_named(&found.label) { "" } else { &found.label };
        let message = if is_named(&found.message) {
            ABOUT_PASSAGE
        } else {
            &found.message
        };
        Diagnostic {
            message: message.to_owned(),
            label: label.to_owned(),
            hints,
            ..found
        }
    }

    /// Whether a text has a hidden name in it, as words of their own, that these other words do not have.
    fn is_named_in(&self, text: &str, but: &str) -> bool {
        let is_hidden = |name: &&String| has_words(text, name) && !has_words(but, name);
        self.names.iter().any(|name| is_hidden(&name))
    }
}

const IN_PASSAGE: &str = "something is wrong in a passage for members";
const LOOK_THERE: &str =
    "see this line of the file; its words are not repeated here, since not everybody may read them";
const ABOUT_PASSAGE: &str = "something is wrong here that has to do with a passage for members";

/// Actions that are hidden, with the ids by which other files name them.
fn actions(file: &Year, is_hidden: &impl Fn(&At<Passage>) -> bool, spots: &mut Vec<Spot>, names: &mut Vec<String>) {
    for action in file.actions.iter().filter(|action| is_hidden(&action.action)) {
        spots.extend(between([action.id.spot, action.action.spot]));
        names.push(action.id.value.clone());
    }
}

/// All that is said of an implication, from the first to the last of it.
fn around(implication: &Implication) -> Option<Spot> {
    let own = [implication.id.spot, implication.text.spot];
    let clearance = implication.clearance.iter().flat_map(spots_of);
    between(own.into_iter().chain(clearance))
}

fn spots_of(clearance: &Clearance) -> impl Iterator<Item = Spot> {
    let texts = [&clearance.name, &clearance.post];
    let texts = texts.map(|text| text.as_ref().map(|text| text.spot));
    let date = clearance.date.as_ref().map(|date| date.spot);
    texts.into_iter().chain([date]).flatten()
}

/// The stretch of a file from the first to the last of some spots in it.
fn between(spots: impl IntoIterator<Item = Spot>) -> Option<Spot> {
    let join = |one: Spot, other: Spot| Spot {
        file: one.file,
        start: one.start.min(other.start),
        end: one.end.max(other.end),
    };
    spots.into_iter().reduce(join)
}

/// The names of the places that a text marks.
fn marks(text: &str) -> Vec<String> {
    let after = text.split("mark.").skip(1);
    let is_of_name = |c: &char| c.is_ascii_alphanumeric() || *c == '_';
    after
        .map(|rest| rest.chars().take_while(is_of_name).collect())
        .collect()
}

/// Whether a message may repeat words or numbers of the file.
fn quotes(message: &str) -> bool {
    message.contains(|c: char| matches!(c, '`' | '“' | '"') || c.is_ascii_digit())
}

/// Whether a text has these words in it, and not only as a part of others.
fn has_words(text: &str, words: &str) -> bool {
    let (text, words) = (text.to_lowercase(), words.to_lowercase());
    let is_of_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = text.match_indices(&words);
    found.any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        !before.is_some_and(is_of_word) && !after.is_some_and(is_of_word)
    })
}

/// The words that a place names.
fn words_at(place: &Place) -> &str {
    place.source.text.get(place.bytes.clone()).unwrap_or_default()
}

/// Whether the excerpt of a place, its lines, shows anything of what is hidden.
fn is_shown_with(hidden: &Place, place: &Place) -> bool {
    if !Arc::ptr_eq(&hidden.source, &place.source) {
        return false;
    }
    let lines = lines_of(place);
    hidden.bytes.start < lines.end && lines.start < hidden.bytes.end
}

/// The whole lines on which a place lies.
fn lines_of(place: &Place) -> Range<usize> {
    let (text, bytes) = (&place.source.text, &place.bytes);
    let before = text.get(..bytes.start).and_then(|before| before.rfind('\n'));
    let after = text.get(bytes.end..).and_then(|rest| rest.find('\n'));
    before.unwrap_or(0)..after.map_or(text.len(), |at| bytes.end + at)
}
