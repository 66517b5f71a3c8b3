//! Remedies that were late, in the words about them.

use super::Subject;
use super::sentences::{bare, sentences};
use crate::compose::place_in;
use crate::diagnostic::Diagnostic;
use crate::model::{Timing, Year};
use crate::units::Exact;

/// Words for all remedies, in small letters.
const ALL: [&str; 6] = [
    "all remedies",
    "all the remedies",
    "every remedy",
    "all recommendations",
    "all of the remedies",
    "each remedy",
];
/// Words for in time.
const IN_TIME: [&str; 5] = [
    "on time",
    "in time",
    "by the agreed date",
    "within the agreed time",
    "by the date agreed",
];
/// Words with which such a sentence says the opposite, or speaks of what is to be.
const OTHERWISE: [&str; 8] = [
    " not ", " must", " should", " has to", " have to", " will ", "late", "except",
];

/// A text that counts every remedy as on time, where some were late.
pub(super) fn late_called_on_time(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let listed = file.cases.upheld().filter(|case| case.timing() == Timing::Late).count();
    let counted = subject
        .given("late-compliance")
        .filter(|late| *late > Exact::from_integer(0));
    let late = match (counted, listed) {
        (Some(_), _) => format!(
            "the letter counts {} late",
            subject.figures.text("late-compliance").unwrap_or_default()
        ),
        (None, 0) => return Vec::new(),
        (None, 1) => "a case of the list was put right late".to_owned(),
        (None, several) => format!("{several} cases of the list were put right late"),
    };
    let mut found = Vec::new();
    let speaks_of_all = |text: &str| has(&bare(text).to_ascii_lowercase(), &ALL);
    for passage in file.passages().filter(|passage| speaks_of_all(&passage.text)) {
        for sentence in sentences(&passage.text) {
            let lowered = bare(sentence.text).to_ascii_lowercase();
            if !has(&lowered, &ALL) || !has(&lowered, &IN_TIME) || has(&lowered, &OTHERWISE) {
                continue;
            }
            let bytes = sentence.start..sentence.start + sentence.text.len();
            let place = place_in(subject.place_of(passage.spot), &passage.text, bytes);
            let message = format!("every remedy is said to have been on time, but {late}");
            let hint = "say how many were late, as a rate of compliance of 100% does not";
            found.push(Diagnostic::warning(message).at(place).hint(hint));
        }
    }
    found
}

fn has(text: &str, wanted: &[&str]) -> bool {
    wanted.iter().any(|words| text.contains(words))
}
