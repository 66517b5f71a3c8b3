//! What stands in the place of words still to be written.

use std::ops::Range;

use super::Texts;
use crate::compose::place_in;
use crate::diagnostic::Diagnostic;
use crate::load::Written;
use crate::model::DocumentKind;

/// Words that stand for others in capital letters.
const CAPITALS: [&str; 5] = ["TBC", "TBA", "TBD", "INSERT", "TODO"];
/// Texts that are nothing but a promise.
const PROMISES: [&str; 6] = ["to come", "tbc", "tba", "to be confirmed", "to be added", "to follow"];
/// The same with whose promise it is after it.
const NAMED_PROMISES: [&str; 2] = ["to come from ", "awaited from "];
/// What begins the name of something computed.
const COMPUTED: [&str; 4] = ["figures.", "facts.", "ref.", "breakdowns."];

/// Texts that are not written yet, and names that are printed in the place of what they name.
pub(in super::super) fn placeholder(texts: &Texts<'_>) -> Vec<Diagnostic> {
    // What was published is quoted, and nothing of it is printed.
    let own = texts.written.iter().filter(|text| text.room() != "published");
    own.filter_map(|text| {
        let is_passage = texts.is_passage(text);
        if let Some(bytes) = stand_in(&text.text) {
            let words = &text.text[bytes.clone()];
            let hint = if is_passage {
                "write the words; a text that somebody has still to write is `{to_come_from: NAME}`"
            } else {
                "write what is to be printed; a line that is not needed is deleted"
            };
            let message = format!("`{words}` stands in the place of words still to be written");
            return Some(at(text, bytes, &message).hint(hint));
        }
        if is_passage {
            return bare_name(&text.text).map(|bytes| {
                let name = &text.text[bytes.clone()];
                let message = format!(
                    "`{name}` is printed as it stands: a name is filled in only between two braces on each side"
                );
                at(text, bytes.clone(), &message).hint(format!("write {{{{ {name} }}}}"))
            });
        }
        let start = text.text.find("{{").filter(|_| is_of_paper(text.room()))?;
        let end = text.text[start..]
            .find("}}")
            .map_or(text.text.len(), |end| start + end + 2);
        let message = format!(
            "`{}` is printed as it stands: nothing is filled in here",
            &text.text[start..end]
        );
        let hint = format!("write out what is to be printed in `{}`", text.way());
        Some(at(text, start..end, &message).hint(hint))
    })
    .collect()
}

/// Whether a room of a year's file is that of a paper.
fn is_of_paper(room: &str) -> bool {
    let mut papers = DocumentKind::ALL
        .into_iter()
        .filter(|kind| *kind != DocumentKind::Letter);
    papers.any(|kind| kind.key() == room)
}

fn at(text: &Written, bytes: Range<usize>, message: &str) -> Diagnostic {
    Diagnostic::warning(message).at(place_in(text.place.clone(), &text.text, bytes))
}

/// Where a text has something in the place of words.
fn stand_in(text: &str) -> Option<Range<usize>> {
    let inner = text.trim_matches(|c: char| !c.is_alphanumeric());
    let lowered = inner.to_lowercase();
    let promise = PROMISES.iter().find(|promise| lowered == **promise);
    let promise = promise.or_else(|| NAMED_PROMISES.iter().find(|promise| lowered.starts_with(**promise)));
    if let Some(promise) = promise {
        let start = text.find(inner)?;
        return Some(start..start + promise.trim_end().len());
    }
    let is_between = |c: char| !c.is_alphanumeric();
    let mut end = 0;
    text.split_inclusive(is_between).find_map(|piece| {
        let at = end;
        end += piece.len();
        let word = piece.trim_end_matches(is_between);
        let is_crosses = word.len() >= 3 && word.bytes().all(|b| b == b'X');
        (is_crosses || CAPITALS.contains(&word)).then_some(at..at + word.len())
    })
}

/// Where the name of a figure, a fact or a place stands without braces.
fn bare_name(text: &str) -> Option<Range<usize>> {
    let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    COMPUTED.iter().find_map(|kind| {
        text.match_indices(kind).find_map(|(at, _)| {
            let before = &text[..at];
            let in_braces = before.rfind('{').is_some_and(|open| !before[open..].contains('}'));
            let begins = before
                .chars()
                .next_back()
                .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '*' | '"'));
            let after = &text[at + kind.len()..];
            let name = after.find(|c| !is_name(c)).unwrap_or(after.len());
            // Of braces on one side only the text itself is found wrong.
            let closes = after[name..].trim_start().starts_with('}');
            (begins && !in_braces && !closes && name > 0).then_some(at..at + kind.len() + name)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{bare_name, stand_in};

    #[test]
    fn only_what_stands_for_other_words_is_a_placeholder() {
        let found = |text: &str| stand_in(text).map(|bytes| text[bytes].to_owned());
        for (text, words) in [
            ("TBC", "TBC"),
            ("We paid £XXX in all.", "XXX"),
            ("[INSERT figure]", "INSERT"),
            ("to come", "to come"),
            ("To come.", "To come"),
            ("To come from B Specimen", "To come from"),
        ] {
            assert_eq!(found(text).as_deref(), Some(words), "{text}");
        }
        for text in ["Work in the years to come.", "We insert a leaflet.", "Part XX", ""] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn a_name_between_braces_is_no_bare_name() {
        let found = |text: &str| bare_name(text).map(|bytes| text[bytes].to_owned());
        assert_eq!(found("We upheld figures.upheld.").as_deref(), Some("figures.upheld"));
        for text in [
            "{{ figures.upheld }}",
            "See the figures. They rose.",
            "{{ figures.a | b }} facts",
            "x/ref.html",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
