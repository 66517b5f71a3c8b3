//! Words that say something else than the figures do, or that get a name wrong.
//!
//! In: the officer's passages, and the words of documents already published that `published:` gives. Out: findings at
//! the words. Only set phrases are looked for; whatever else a sentence says is the officer's.

mod phrases;

use std::ops::Range;

use self::phrases::{About, Phrase, former_names, misnamed_averages, misnamed_bases, misspellings};
use super::Subject;
use crate::compose::place_in;
use crate::diagnostic::{Diagnostic, Severity, Spot};
use crate::model::Year;

/// Some words, and whose they are.
struct Text<'a> {
    words: &'a str,
    spot: Spot,
    /// The published document that prints them; `None` for the officer's own, which can still be mended.
    document: Option<&'a str>,
}

fn texts(file: &Year) -> impl Iterator<Item = Text<'_>> {
    let passages = file.passages().map(|passage| Text {
        words: &passage.text,
        spot: passage.spot,
        document: None,
    });
    let published = file.published.iter().flat_map(|published| {
        published.wording.iter().map(|words| Text {
            words,
            spot: words.spot,
            document: Some(&published.document),
        })
    });
    passages.chain(published)
}

impl Text<'_> {
    /// What is wrong with a phrase of it; of a published document nothing is more than a warning.
    fn finding(&self, subject: &Subject<'_>, bytes: Range<usize>, severity: Severity, message: &str) -> Diagnostic {
        let place = place_in(subject.place_of(self.spot), self.words, bytes);
        match self.document {
            None => Diagnostic {
                severity,
                ..Diagnostic::error(message).at(place)
            },
            Some(document) => Diagnostic::warning(format!("{message}, in {document}")).at(place),
        }
    }

    /// A phrase as it is written, on one line.
    fn quoted(&self, phrase: &Phrase) -> String {
        let words = self.words.get(phrase.bytes.clone()).unwrap_or_default();
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The Ombudsman's name, which is often misspelt and was another one before 2017.
pub(super) fn ombudsman_misspelt(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let edition = subject.edition;
    let (name, short) = (edition.organisation.as_str(), edition.short_name.as_str());
    let mut found = Vec::new();
    for text in texts(file) {
        for phrase in misspellings(text.words) {
            let message = format!("`{}` is not how the Ombudsman's name is written", text.quoted(&phrase));
            let finding = text.finding(subject, phrase.bytes, Severity::Error, &message);
            found.push(finding.hint(format!("write {short}, or {name}")));
        }
        for phrase in former_names(text.words).filter(|_| short == "LGSCO") {
            let message = format!("`{}` is the Ombudsman's name of before 2017", text.quoted(&phrase));
            let finding = text.finding(subject, phrase.bytes, Severity::Warning, &message);
            found.push(finding.hint(format!("write {short}, or {name}, unless the time before is meant")));
        }
    }
    found
}

/// The average of a type of council called national.
pub(super) fn average_misnamed(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let council_type = subject.project.council.authority_type.value;
    if !council_type.has_averages() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for text in texts(file) {
        let prints = |ending: &str| text.words.contains("figures.") && text.words.contains(ending);
        let severity = match (prints("_similar"), prints("_all")) {
            // The average of all authorities may well be called so.
            (false, true) => continue,
            (true, false) => Severity::Error,
            _ => Severity::Warning,
        };
        for phrase in misnamed_averages(text.words) {
            let message = format!(
                "`{}` is said where the average is that of {}",
                text.quoted(&phrase),
                council_type.plural()
            );
            let hint = format!(
                "write \"the average of {}\", or \"of similar authorities\"",
                council_type.plural()
            );
            found.push(text.finding(subject, phrase.bytes, severity, &message).hint(hint));
        }
    }
    found
}

/// The uphold rate said to be a share of more than the investigations.
///
/// # Source
/// The uphold rate is upheld ÷ (upheld + not upheld), never of all that was received or decided.
pub(super) fn base_misnamed(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let counts = ["upheld", "investigations"].map(|id| subject.figures.text(id));
    let label = match counts {
        [Some(upheld), Some(all)] => format!("{upheld} of {all} investigations"),
        _ => String::new(),
    };
    let mut found = Vec::new();
    for text in texts(file) {
        // Of a percentage that is typed it can only be guessed what it is.
        let severity = if text.words.contains("figures.uphold_rate") {
            Severity::Error
        } else {
            Severity::Warning
        };
        let about = text.document.map_or(About::Anything, |_| About::UpholdRate);
        for phrase in misnamed_bases(text.words, about) {
            let message = format!("`{}` is not what the uphold rate is a share of", text.quoted(&phrase));
            let finding = text.finding(subject, phrase.bytes, severity, &message);
            let hint = "the rate is that of the investigations: write \"of complaints investigated\"";
            found.push(finding.labelled(label.as_str()).hint(hint));
        }
    }
    found
}
