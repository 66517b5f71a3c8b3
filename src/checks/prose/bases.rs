//! The wrong base named behind a rate: "100% of complaints received" of a compliance rate.
//!
//! Only what stands directly behind a computed rate is its base; where the base that is named has as many cases as the
//! right one, nothing is said. An uphold rate is often typed, or named some words before: it is found by its phrases.

use super::sentence::Sentence;
use super::{Finding, Prose};
use crate::checks::{Subject, wording};
use crate::diagnostic::{Diagnostic, Severity};
use crate::figures::{Input, Unit};

/// A rate said to be of other cases than it is.
pub(in crate::checks) fn base_misnamed(prose: &Prose<'_>) -> Vec<Diagnostic> {
    let mut found = wording::uphold_base_misnamed(prose);
    found.extend(prose.of_each(misnamed));
    found
}

/// Words for the cases of a base, and what the figure of them ends in.
const CASES: [(&[&str], &str); 5] = [
    (&["received"], "received"),
    (&["decided", "determined", "decisions", "considered"], "decided"),
    (&["investigated", "investigations"], "investigations"),
    (&["upheld"], "upheld"),
    (&["closed", "answered"], "closed"),
];

/// "Of the complaints received, RATE were upheld": the uphold rate said of a base that the sentence begins with.
fn misnamed_before(subject: &Subject<'_>, sentence: &Sentence) -> Option<Finding> {
    sentence.has_at(0, &["of"]).then_some(())?;
    let comma = sentence.tokens.iter().position(|token| token.is(","))?;
    let last = &sentence.tokens[comma - 1];
    let (_, named) = CASES[..2].iter().find(|(words, _)| last.is_any(words))?;
    let rate = sentence.tokens.get(comma + 1)?;
    let is_said = rate.figure() == Some("uphold-rate") && sentence.tokens.get(comma + 2)?.is_any(&["were", "was"]);
    let is_same = subject.figures.number(named) == subject.figures.number("investigations");
    (is_said && !is_same).then(|| Finding {
        severity: Severity::Error,
        message: format!("`{}` is not what {} is a share of", sentence.words(0..comma), rate.text),
        tokens: 0..comma,
        hint: "it is a share of the complaints investigated".to_owned(),
    })
}

pub(super) fn misnamed(subject: &Subject<'_>, sentence: &Sentence) -> Vec<Finding> {
    let found = sentence.figures(0..sentence.tokens.len()).filter_map(|(at, id)| {
        let figure = subject.figures.get(id).filter(|figure| figure.unit == Unit::Percent)?;
        let [Input::Figure(_), Input::Figure(right), ..] = &*figure.inputs else {
            return None;
        };
        let (named, length) = base_at(sentence, at + 1)?;
        let named = figure_of(id, right, named)?;
        let (given, other) = (subject.figures.number(right)?, subject.figures.number(&named)?);
        if id == "uphold-rate" || *named == **right || given == other {
            return None;
        }
        let tokens = at + 1..at + 1 + length;
        Some(Finding {
            severity: Severity::Error,
            message: format!(
                "`{}` is not what {} is a share of",
                sentence.words(tokens.clone()),
                sentence.tokens[at].text
            ),
            tokens,
            hint: format!(
                "it is a share of {}, not of {}",
                subject.in_brackets(right),
                subject.in_brackets(&named)
            ),
        })
    });
    found.chain(misnamed_before(subject, sentence)).collect()
}

/// The id of the cases that words name, beside the base of a rate: the council's own kind, or the Ombudsman's.
fn figure_of(id: &str, right: &str, named: &str) -> Option<String> {
    if !id.starts_with("own-") {
        let is_known = ["compliance-rate", "satisfactory-remedy-rate"].contains(&id) || id.ends_with("-share");
        return (is_known && named != "closed").then(|| named.to_owned());
    }
    let kind = right.strip_suffix("-closed").unwrap_or(right);
    match named {
        "received" => Some(kind.to_owned()),
        "closed" => Some(format!("{kind}-closed")),
        _ => None,
    }
}

/// "of the complaints received", "of all investigations" at a place: the cases, and how many words there are.
fn base_at(sentence: &Sentence, at: usize) -> Option<(&'static str, usize)> {
    const FILLERS: [&str; 17] = [
        "all",
        "the",
        "our",
        "its",
        "those",
        "these",
        "corporate",
        "council",
        "complaints",
        "cases",
        "enquiries",
        "and",
        "that",
        "were",
        "which",
        "had",
        "been",
    ];
    sentence.has_at(at, &["of"]).then_some(())?;
    let last = (at + 1..sentence.tokens.len()).find(|at| !sentence.tokens[*at].is_any(&FILLERS))?;
    let token = &sentence.tokens[last];
    let cases = CASES.iter().find(|(words, _)| token.is_any(words))?;
    // "Of complaints were upheld", "of complaints answered late": what became of them, and no base.
    let is_verb = sentence.tokens[at + 1..last]
        .iter()
        .any(|token| token.is_any(&["were", "had", "been"]))
        && !sentence.tokens[at + 1..last]
            .iter()
            .any(|token| token.is_any(&["that", "which"]));
    let goes_on = sentence
        .tokens
        .get(last + 1)
        .is_some_and(|next| next.is_any(&["on", "within", "late", "in", "by"]));
    (!is_verb && !goes_on).then_some((cases.1, last + 1 - at))
}
