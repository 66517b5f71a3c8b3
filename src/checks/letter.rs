//! The letter's edition and date, and whether it has what its edition prints.

use super::Subject;
use crate::diagnostic::Diagnostic;
use crate::figures::{Input, State};
use crate::model::{DocumentKind, Year};

/// A year without an edition of its own takes the newest shape.
pub(super) fn edition_of_year(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let year = subject.year;
    let wanted = file.edition.as_ref().map_or(year, |edition| edition.value);
    let used = subject.edition.edition.value;
    if wanted == used {
        return Vec::new();
    }
    let spot = file.edition.as_ref().map_or(subject.spot, |edition| edition.spot);
    let message = format!("there is no edition of the letter for {wanted}; it takes the shape of {used}, the newest");
    let hint = format!(
        "if the letter has changed, put its shape into editions/{}.yaml",
        wanted.hyphenated()
    );
    vec![Diagnostic::warning(message).at(subject.place_of(spot)).hint(hint)]
}

/// A letter about a year is sent after its end, and within the year that follows.
pub(super) fn letter_date(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let Some(date) = &file.letter.date else {
        return Vec::new();
    };
    let year = subject.year;
    let place = subject.place_of(date.spot);
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

fn asks_for_letter(file: &Year) -> bool {
    file.documents.iter().any(|kind| kind.value == DocumentKind::Letter)
}

/// A letter without a date: the old one may not be at hand, but a new one is never without.
pub(super) fn letter_undated(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    if file.letter.date.is_some() || !asks_for_letter(file) {
        return Vec::new();
    }
    let message = format!("the letter about {} has no date", subject.year);
    let hint = format!(
        "add `date:` under `letter:`, as in {}-07-17, if it is known",
        subject.year.ends_in()
    );
    vec![
        Diagnostic::warning(message)
            .at(subject.place_of(subject.spot))
            .hint(hint),
    ]
}

/// A letter without a single figure of the Ombudsman's.
pub(super) fn statistics_empty(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    if !asks_for_letter(file) || has_statistics(subject) {
        return Vec::new();
    }
    let message = format!("the letter about {} has no figures", subject.year);
    let hint = "enter under `statistics:` those that the Ombudsman's letter gives";
    vec![
        Diagnostic::warning(message)
            .at(subject.place_of(subject.spot))
            .hint(hint),
    ]
}

fn has_statistics(subject: &Subject<'_>) -> bool {
    let is_other = |id: &str| {
        let councils = ["own-", "fact-", "case-", "cases-", "breakdown-", "clear-days"];
        councils.iter().any(|start| id.starts_with(start)) || id.ends_with("-similar") || id.ends_with("-all")
    };
    let given = |inputs: &[Input]| inputs.iter().any(|input| matches!(input, Input::Given(_)));
    let mut figures = subject.figures.iter();
    figures.any(|figure| !is_other(&figure.id) && given(&figure.inputs))
}

/// What the sections of an edition print: any of the figures will do, and one that does not apply is no gap.
const PRINTED: [(&str, &str, &[&str]); 8] = [
    ("statistics/received", "complaints received", &["received"]),
    ("statistics/decided", "complaints decided", &["decided"]),
    ("statistics/overview", "the overview", &["dealt-with"]),
    (
        "statistics/uphold-rate",
        "complaints upheld",
        &["uphold-rate", "upheld"],
    ),
    ("statistics/upheld", "complaints upheld", &["uphold-rate", "upheld"]),
    (
        "statistics/remedied",
        "complaints remedied",
        &[
            "remedied-by-ombudsman",
            "satisfactory-remedies",
            "satisfactory-remedy-rate",
        ],
    ),
    (
        "statistics/compliance",
        "compliance",
        &["compliance-rate", "compliance-outcomes", "satisfied"],
    ),
    (
        "statistics/satisfactory-remedies",
        "satisfactory remedies",
        &["satisfactory-remedy-rate", "satisfactory-remedies"],
    ),
];

/// Statistics of the edition that are wholly missing, so that the letter says of each that it is not given.
pub(super) fn letter_incomplete(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    if !asks_for_letter(file) || !has_statistics(subject) {
        return Vec::new();
    }
    let is_missing = |id: &&str| {
        let state = subject.figures.get(id).map(|figure| &figure.state);
        matches!(state, None | Some(State::Missing(_)))
    };
    let in_edition = |section: &str| subject.edition.sections.iter().any(|known| known.value == section);
    let has_rows = |section: &str| match section {
        "statistics/received" => !subject.statistics.received.categories.is_empty(),
        "statistics/decided" => !subject.statistics.decided.outcomes.is_empty(),
        _ => false,
    };
    let missing: Vec<&str> = PRINTED
        .iter()
        .filter(|(section, _, ids)| in_edition(section) && !has_rows(section) && ids.iter().all(is_missing))
        .map(|(_, name, _)| *name)
        .collect();
    let [before @ .., last] = missing.as_slice() else {
        return Vec::new();
    };
    let named = if before.is_empty() {
        (*last).to_owned()
    } else {
        format!("{} and {last}", before.join(", "))
    };
    let message = format!("the letter about {} gives no figures for {named}", subject.year);
    let hint = "enter them under `statistics:` if they are known; else the letter says that it does not have them";
    vec![
        Diagnostic::warning(message)
            .at(subject.place_of(subject.spot))
            .hint(hint),
    ]
}
