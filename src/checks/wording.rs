//! Words that say something else than the figures do, or that get a name wrong.
//!
//! In: the officer's passages, and the words of documents already published that `published:` gives. Out: findings at
//! the words. Only set phrases are looked for; whatever else a sentence says is the officer's.

mod phrases;

pub(super) use self::phrases::{Word, words};

use self::phrases::{About, Phrase, former_names, misnamed_averages, misnamed_bases, misspellings};
use super::prose::{Prose, Text};
use crate::diagnostic::{Diagnostic, Severity};

/// A phrase as it is written, on one line.
fn quoted(text: &Text<'_>, phrase: &Phrase) -> String {
    let words = text.words.get(phrase.bytes.clone()).unwrap_or_default();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The Ombudsman's name, which is often misspelt and was another one before 2017.
pub(super) fn ombudsman_misspelt(prose: &Prose<'_>) -> Vec<Diagnostic> {
    let subject = prose.subject;
    let edition = subject.edition;
    let (name, short) = (edition.organisation.as_str(), edition.short_name.as_str());
    let mut found = Vec::new();
    for text in &prose.texts {
        for phrase in misspellings(text.each_word()) {
            let message = format!("`{}` is not how the Ombudsman's name is written", quoted(text, &phrase));
            let finding = text.finding(subject, Some(phrase.bytes), Severity::Error, &message);
            found.push(finding.hint(format!("write {short}, or {name}")));
        }
        for phrase in former_names(text.each_word()).filter(|_| short == "LGSCO") {
            let message = format!("`{}` is the Ombudsman's name of before 2017", quoted(text, &phrase));
            let finding = text.finding(subject, Some(phrase.bytes), Severity::Warning, &message);
            found.push(finding.hint(format!("write {short}, or {name}, unless the time before is meant")));
        }
    }
    found
}

/// The average of a type of council called national.
pub(super) fn called_national(prose: &Prose<'_>) -> Vec<Diagnostic> {
    let subject = prose.subject;
    let council_type = subject.project.council.authority_type.value;
    if !council_type.has_averages() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for text in &prose.texts {
        let prints = |ending: &str| text.words.contains("figures.") && text.words.contains(ending);
        let severity = match (prints("_similar"), prints("_all")) {
            // The average of all authorities may well be called so.
            (false, true) => continue,
            (true, false) => Severity::Error,
            _ => Severity::Warning,
        };
        for phrase in misnamed_averages(text.each_word()) {
            let message = format!(
                "`{}` is said where the average is that of {}",
                quoted(text, &phrase),
                council_type.plural()
            );
            let hint = format!(
                "write \"the average of {}\", or \"of similar authorities\"",
                council_type.plural()
            );
            found.push(text.finding(subject, Some(phrase.bytes), severity, &message).hint(hint));
        }
    }
    found
}

/// The uphold rate said to be a share of more than the investigations.
///
/// # Source
/// The uphold rate is upheld ÷ (upheld + not upheld), never of all that was received or decided.
pub(super) fn uphold_base_misnamed(prose: &Prose<'_>) -> Vec<Diagnostic> {
    let subject = prose.subject;
    let counts = ["upheld", "investigations"].map(|id| subject.figures.text(id));
    let label = match counts {
        [Some(upheld), Some(all)] => format!("{upheld} of {all} investigations"),
        _ => String::new(),
    };
    let mut found = Vec::new();
    for text in &prose.texts {
        // Of a percentage that is typed it can only be guessed what it is.
        let severity = if text.words.contains("figures.uphold_rate") {
            Severity::Error
        } else {
            Severity::Warning
        };
        let about = text.document.map_or(About::Anything, |_| About::UpholdRate);
        for phrase in misnamed_bases(text.each_word(), about) {
            let message = format!("`{}` is not what the uphold rate is a share of", quoted(text, &phrase));
            let finding = text.finding(subject, Some(phrase.bytes), severity, &message);
            let hint = "the rate is that of the investigations: write \"of complaints investigated\"";
            found.push(finding.labelled(label.as_str()).hint(hint));
        }
    }
    found
}
