//! Above, below, in line with an average; and averages called those of others.
//!
//! A comparison is held against the difference that the sheet has, which is that of the printed numbers: "above" is
//! more than equal when printed; "in line with" allows up to two percentage points, or 0.2 per 100,000 residents, since
//! officers call so what differs by a case or two; "close to" allows five, or 0.5.

use std::cmp::Ordering;
use std::ops::Range;

use super::measure::{Aspect, better, measured, named_at};
use super::sentence::Sentence;
use super::{Finding, Prose};
use crate::checks::{Subject, wording};
use crate::diagnostic::{Diagnostic, Severity};

/// A comparison with an average that the sheet contradicts.
pub(in crate::checks) fn average_contradicted(prose: &Prose<'_>) -> Vec<Diagnostic> {
    prose.of_each(contradicted)
}

/// The average of a type called national, or that of all authorities called that of similar ones or the other way round.
pub(in crate::checks) fn average_misnamed(prose: &Prose<'_>) -> Vec<Diagnostic> {
    let mut found = wording::called_national(prose);
    found.extend(prose.of_each(of_others));
    found
}

/// What a comparison says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Comparison {
    Above,
    Below,
    InLine,
    Close,
    Better,
    Worse,
}

/// A comparison at a place, and how many words it has.
fn comparison(sentence: &Sentence, at: usize) -> Option<(Comparison, usize)> {
    let forms: [(&[&str], Comparison); 18] = [
        (&["above"], Comparison::Above),
        (&["higher", "than"], Comparison::Above),
        (&["more", "than"], Comparison::Above),
        (&["below"], Comparison::Below),
        (&["lower", "than"], Comparison::Below),
        (&["less", "than"], Comparison::Below),
        (&["in", "line", "with"], Comparison::InLine),
        (&["the", "same", "as"], Comparison::InLine),
        (&["close", "to"], Comparison::Close),
        (&["similar", "to"], Comparison::Close),
        (&["comparable", "to"], Comparison::Close),
        (&["comparable", "with"], Comparison::Close),
        (&["exceeds"], Comparison::Above),
        (&["exceeded"], Comparison::Above),
        (&["compare", "favourably", "with"], Comparison::Better),
        (&["compares", "favourably", "with"], Comparison::Better),
        (&["better", "than"], Comparison::Better),
        (&["worse", "than"], Comparison::Worse),
    ];
    let form = forms.iter().find(|(words, _)| sentence.has_at(at, words));
    form.map(|(words, comparison)| (*comparison, words.len()))
}

pub(super) fn contradicted(subject: &Subject<'_>, sentence: &Sentence) -> Vec<Finding> {
    const HEDGES: [&str; 14] = [
        "not", "no", "neither", "nor", "if", "whether", "would", "will", "should", "may", "aim", "target", "years",
        "since",
    ];
    if sentence.tokens.iter().any(|token| token.is_any(&HEDGES)) {
        return Vec::new();
    }
    let found = (0..sentence.tokens.len()).filter_map(|at| {
        let (comparison, length) = comparison(sentence, at)?;
        let scope = average_after(subject, sentence, at + length)?;
        let (id, severity) = own_before(subject, sentence, at)?;
        let known = |scope: &&str| subject.figures.number(&format!("{id}-{scope}")).is_some();
        let scopes: Vec<&str> = scope.iter().copied().filter(known).collect();
        let is_denied = |scope: &&str| denies(subject, &id, scope, comparison);
        if scopes.is_empty() || !scopes.iter().all(is_denied) {
            return None;
        }
        let average = format!("{id}-{}", scopes[0]);
        let name = id.replace('-', "_");
        Some(Finding {
            tokens: at..at + length,
            severity,
            message: format!(
                "`{}` is said of {}, and {} is {}",
                sentence.words(at..at + length),
                subject.in_brackets(&id),
                named_average(scopes[0]),
                subject.figures.text(&average).unwrap_or_default()
            ),
            hint: format!(
                "write \"{}\", or {{{{ figures.{name}_against_{} }}}}, which writes the words itself",
                subject
                    .figures
                    .text(&format!("{id}-against-{}", scopes[0]))
                    .unwrap_or_default(),
                scopes[0]
            ),
        })
    });
    found.collect()
}

fn named_average(scope: &str) -> &'static str {
    if scope == "all" {
        "the average of all authorities"
    } else {
        "the average of similar authorities"
    }
}

/// Whether the sheet says otherwise than a comparison.
fn denies(subject: &Subject<'_>, id: &str, scope: &str, comparison: Comparison) -> bool {
    let Some(figure) = subject.figures.get(&format!("{id}-{scope}-difference")) else {
        return false;
    };
    let Some(number) = figure.number() else { return false };
    let steps = figure.unit.rounded(number);
    let went = steps.cmp(&0);
    match comparison {
        Comparison::Above => went != Ordering::Greater,
        Comparison::Below => went != Ordering::Less,
        Comparison::InLine => steps.abs() > 2,
        Comparison::Close => steps.abs() > 5,
        Comparison::Better => better(id).is_some_and(|good| went != good),
        Comparison::Worse => better(id).is_some_and(|good| went != good.reverse()),
    }
}

/// The one figure of this year that a comparison is said of: in its clause or before it in the sentence, or by its name.
fn own_before(subject: &Subject<'_>, sentence: &Sentence, at: usize) -> Option<(String, Severity)> {
    let has_average = |id: &str| subject.figures.get(&format!("{id}-similar")).is_some();
    let mut own: Vec<&str> = Vec::new();
    for (_, id) in sentence.figures(0..at) {
        match measured(subject, id) {
            (base, Aspect::Now) if has_average(base) => own.push(base),
            (_, Aspect::Now) => {}
            _ => return None,
        }
    }
    let named = (0..at)
        .filter_map(|at| named_at(sentence, at))
        .map(|(id, _)| id)
        .filter(|id| has_average(id));
    let named: Vec<&str> = named.collect();
    let is_of_others = sentence.tokens[..at].iter().any(|token| {
        token.is_any(&[
            "average",
            "averages",
            "authorities",
            "councils",
            "points",
            "last",
            "number",
        ])
    });
    let (id, severity) = match (own.as_slice(), named.as_slice()) {
        (_, _) if is_of_others => return None,
        ([id], []) => (*id, Severity::Error),
        ([id], [name]) if id == name => (*id, Severity::Error),
        ([], [name]) => (*name, Severity::Warning),
        _ => return None,
    };
    Some((id.to_owned(), severity))
}

/// Whose average follows a comparison: of similar authorities, of all, or of either where it is not said.
fn average_after(subject: &Subject<'_>, sentence: &Sentence, at: usize) -> Option<&'static [&'static str]> {
    let end = sentence.tokens.len().min(at + 9);
    let rest = at..end;
    let mut figures = sentence.figures(rest.clone()).map(|(_, id)| measured(subject, id).1);
    let by_figure = figures.find_map(|aspect| match aspect {
        Aspect::Similar => Some(["similar"].as_slice()),
        Aspect::All => Some(["all"].as_slice()),
        _ => None,
    });
    let has_average = sentence.tokens[rest.clone()]
        .iter()
        .any(|token| token.is_any(&["average", "averages"]));
    let has_year = sentence.tokens[rest.clone()]
        .iter()
        .any(|token| token.is_any(&["last", "previous", "before"]));
    if has_year || (by_figure.is_none() && !has_average) {
        return None;
    }
    by_figure.or_else(|| {
        if is_of_similar(subject, sentence, &rest) {
            Some(["similar"].as_slice())
        } else if is_of_all(sentence, &rest) {
            Some(["all"].as_slice())
        } else {
            Some(["similar", "all"].as_slice())
        }
    })
}

fn is_of_similar(subject: &Subject<'_>, sentence: &Sentence, within: &Range<usize>) -> bool {
    let plural = subject.project.council.authority_type.value.plural().to_lowercase();
    let words: Vec<&str> = plural.split(' ').collect();
    let has = |words: &[&str]| sentence.has(within.clone(), words);
    let others = [
        ["other", "counties"],
        ["other", "districts"],
        ["other", "boroughs"],
        ["our", "type"],
    ];
    has(&["similar"]) || has(&words) || has(&["comparable"]) || others.iter().any(|words| has(words))
}

fn is_of_all(sentence: &Sentence, within: &Range<usize>) -> bool {
    let phrases: [&[&str]; 6] = [
        &["all", "authorities"],
        &["all", "councils"],
        &["all", "types"],
        &["every", "council"],
        &["across", "the", "country"],
        &["across", "england"],
    ];
    // "The average nationally" is for `average-misnamed`.
    let is_bare = |at: usize| at == 0 || !sentence.tokens[at - 1].is_any(&["average", "averages"]);
    let nationally = within
        .clone()
        .any(|at| sentence.has_at(at, &["nationally"]) && is_bare(at));
    nationally || phrases.iter().any(|words| sentence.has(within.clone(), words))
}

pub(super) fn of_others(subject: &Subject<'_>, sentence: &Sentence) -> Vec<Finding> {
    let whole = 0..sentence.tokens.len();
    let averages = sentence.figures(whole.clone()).filter_map(|(at, id)| {
        let (base, aspect) = measured(subject, id);
        matches!(aspect, Aspect::Similar | Aspect::All).then_some((at, base, aspect))
    });
    let averages: Vec<_> = averages.collect();
    // With both in a sentence its order tells which is which, and that is the reader's to see.
    let [(at, base, aspect)] = averages[..] else {
        return Vec::new();
    };
    let (similar, all) = (is_of_similar(subject, sentence, &whole), is_of_all(sentence, &whole));
    let printed = &sentence.tokens[at].text;
    let (called, other) = match (aspect, similar, all) {
        (Aspect::All, true, false) => ("all authorities", "similar"),
        (Aspect::Similar, false, true) => ("similar authorities", "all"),
        _ => return Vec::new(),
    };
    vec![Finding {
        tokens: at..at + 1,
        severity: Severity::Error,
        message: format!("{printed} is the average of {called}, and the sentence speaks of others"),
        hint: format!(
            "print {{{{ figures.{}_{other} }}}}, or write \"the average of {called}\"",
            base.replace('-', "_")
        ),
    }]
}
