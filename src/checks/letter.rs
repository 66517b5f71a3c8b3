//! The letter's edition and date.

use super::Subject;
use crate::diagnostic::Diagnostic;

/// A year without an edition of its own takes the newest shape.
pub(super) fn edition_of_year(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let year = subject.file.year.value;
    let wanted = subject.file.edition.as_ref().map_or(year, |edition| edition.value);
    let used = subject.edition.edition.value;
    if wanted == used {
        return Vec::new();
    }
    let spot = subject
        .file
        .edition
        .as_ref()
        .map_or(subject.file.year.spot, |edition| edition.spot);
    let message = format!("there is no edition of the letter for {wanted}; it takes the shape of {used}, the newest");
    let hint = format!(
        "if the letter has changed, put its shape into editions/{}.yaml",
        wanted.hyphenated()
    );
    vec![
        Diagnostic::warning(message)
            .at(subject.project.files.place(spot))
            .hint(hint),
    ]
}

/// A letter about a year is sent after its end, and within the year that follows.
pub(super) fn letter_date(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let Some(date) = &subject.file.letter.date else {
        return Vec::new();
    };
    let year = subject.file.year.value;
    let place = subject.project.files.place(date.spot);
    if date.value <= year.last_day() {
        let message = format!(
            "the letter about {year} is dated {}, before that year ended",
            date.value
        )
        .replace('\u{a0}', " ");
        return vec![
            Diagnostic::error(message)
                .at(place)
                .hint("see whether last year's date was left in"),
        ];
    }
    if date.value > year.next().last_day() {
        let message = format!(
            "the letter about {year} is dated {}, more than a year after that year ended",
            date.value
        );
        let hint = "letters are sent in the summer after the year";
        return vec![Diagnostic::warning(message.replace('\u{a0}', " ")).at(place).hint(hint)];
    }
    Vec::new()
}
