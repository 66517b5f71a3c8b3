//! What a paper still waits for in the lists of a year: its cases, what was learnt, and quotations.

use super::{Gap, Printing, to_come};
use crate::model::{Cases, Learning, MadeAnnex, Quotations, Year};

/// The sections that tell what was learnt.
const OF_LEARNING: [&str; 4] = [
    "update/learning",
    "code/improvements",
    "complaints/procedures",
    "complaints/ombudsman",
];

/// Everything in the lists that a paper prints and that is not there yet.
pub(super) fn gaps(paper: &Printing<'_>, file: &Year) -> Vec<Gap> {
    let mut found = Vec::new();
    if paper.is_made(MadeAnnex::Cases) || paper.prints("complaints/ombudsman", "ombudsman-cases") {
        found.extend(cases(&file.cases));
    }
    if OF_LEARNING
        .iter()
        .any(|section| paper.prints(section, "report.learning"))
    {
        found.extend(learning(&file.learning));
    }
    if paper.prints("complaints/compliments", "report.quotations") {
        found.extend(quotations(&file.quotations));
    }
    found
}

/// What the pages on decisions still wait for.
pub(super) fn statements(cases: &Cases) -> Vec<Gap> {
    let of_case = cases.statements().flat_map(|(case, _)| {
        let what = || format!("a text in the page on {}", case.in_words());
        case.passages().filter_map(move |passage| to_come(passage, what, None))
    });
    of_case.collect()
}

fn cases(cases: &Cases) -> impl Iterator<Item = Gap> {
    cases.list.iter().flat_map(|case| {
        let in_case = |what: &str| format!("{what} in {}", case.in_words());
        let fault = case.fault.as_ref();
        let note = case.remedy_note.as_ref();
        let fault = fault.and_then(|passage| to_come(passage, || in_case("the fault"), None));
        let note = note.and_then(|passage| to_come(passage, || in_case("the note on the remedy"), None));
        fault.into_iter().chain(note)
    })
}

fn learning(learning: &[Learning]) -> impl Iterator<Item = Gap> {
    learning.iter().flat_map(|one| {
        let learnt = to_come(&one.learnt, || "what was learnt from a complaint".to_owned(), None);
        let done = one.done.as_ref();
        let done = done.and_then(|done| to_come(done, || "what was done about a complaint".to_owned(), None));
        learnt.into_iter().chain(done)
    })
}

fn quotations(quotations: &Quotations) -> impl Iterator<Item = Gap> {
    let quotations = quotations.list.iter();
    quotations.filter_map(|quotation| to_come(&quotation.text, || "a quotation".to_owned(), None))
}
