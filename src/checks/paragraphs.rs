//! The paragraph numbers of a document already published.

use std::ops::RangeInclusive;

use super::Subject;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{At, Published, Year};

/// Numbers that start again, come twice or are left out.
pub(super) fn paragraph_numbers(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let documents = file.published.iter();
    documents.flat_map(|document| of_document(subject, document)).collect()
}

fn of_document(subject: &Subject<'_>, document: &Published) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut before: Vec<RangeInclusive<u32>> = Vec::new();
    for written in &document.paragraphs {
        let place = subject.place_of(written.spot);
        let Some(numbers) = range(written) else {
            found.push(
                Diagnostic::error(format!("`{}` is no run of paragraph numbers", written.value))
                    .at(place)
                    .hint("write its first and its last number, as in 1-37, or a number alone"),
            );
            continue;
        };
        found.extend(after(&before, &numbers, document, place));
        before.push(numbers);
    }
    found
}

/// "1-37" or "38"; the last number is not below the first.
fn range(written: &At<String>) -> Option<RangeInclusive<u32>> {
    let (first, last) = written.split_once(['-', '–']).unwrap_or((written, written));
    let number = |text: &str| text.trim().parse::<u32>().ok().filter(|number| *number > 0);
    let (first, last) = (number(first)?, number(last)?);
    (first <= last).then_some(first..=last)
}

/// What is wrong with a run of numbers after those before it.
fn after(
    before: &[RangeInclusive<u32>],
    numbers: &RangeInclusive<u32>,
    document: &Published,
    place: Place,
) -> Option<Diagnostic> {
    let first = *numbers.start();
    let message = match before.last().map(|run| *run.end()) {
        None if first == 1 => return None,
        None => format!("the first paragraph has the number {first}"),
        Some(last) if first == last + 1 => return None,
        Some(last) if first == last => format!("paragraph {first} comes twice, one after the other"),
        Some(last) => format!("paragraph {last} is followed by {first}"),
    };
    let message = format!("{message}, in {}", document.document);
    let label = repeated(before, numbers).map(|again| match (again.start(), again.end()) {
        (first, last) if first == last => format!("{first} comes twice"),
        (first, last) if first + 1 == *last => format!("{first} and {last} come twice"),
        (first, last) => format!("{first} to {last} come twice"),
    });
    let hint = "a reference to such a number can mean two paragraphs, or none: the document is to be corrected";
    Some(
        Diagnostic::warning(message)
            .at(place)
            .labelled(label.unwrap_or_default())
            .hint(hint),
    )
}

/// The numbers of a run that have come before, from the first to the last of them.
fn repeated(before: &[RangeInclusive<u32>], numbers: &RangeInclusive<u32>) -> Option<RangeInclusive<u32>> {
    let overlaps = before.iter().filter_map(|run| {
        let (first, last) = (*run.start().max(numbers.start()), *run.end().min(numbers.end()));
        (first <= last).then_some((first, last))
    });
    let (first, last) = overlaps.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))?;
    Some(first..=last)
}
