//! Proportions in words - doubled, a third, the majority - against the numbers that stand beside them.
//!
//! A proportion is held against a rate only where they say the same thing twice: "a third (34%)", "34%, or a third",
//! "12 of the 37, about a third". "Doubled" and "halved" are held against the figure that the sentence ties them to, or
//! the two numbers that it names. What is allowed is said at each word.

mod words;

use std::ops::Range;

use self::words::{Part, multiple, part, rough};
use super::measure::{Aspect, measured, movement};
use super::sentence::{Kind, Sentence};
use super::{Finding, Prose};
use crate::checks::Subject;
use crate::diagnostic::{Diagnostic, Severity};
use crate::figures::Unit;
use crate::units::{Exact, Percent};

/// A proportion in words that the numbers beside it are not.
pub(in crate::checks) fn proportion_contradicted(prose: &Prose<'_>) -> Vec<Diagnostic> {
    prose.of_each(contradicted)
}

pub(super) fn contradicted(subject: &Subject<'_>, sentence: &Sentence) -> Vec<Finding> {
    let mut found: Vec<Finding> = multiples(subject, sentence).collect();
    found.extend(parts(subject, sentence));
    found
}

/// "doubled from 12 to 20", "halved to FIGURE".
fn multiples<'s>(subject: &'s Subject<'_>, sentence: &'s Sentence) -> impl Iterator<Item = Finding> + 's {
    (0..sentence.tokens.len()).filter_map(move |at| {
        let times = multiple(&sentence.tokens[at])?;
        let rough = rough(sentence, at);
        let (before, now, severity, data) = two_numbers(subject, sentence, at)?;
        if *before.numer() == 0 || rough.allows_multiple(now / before, times) {
            return None;
        }
        Some(Finding {
            tokens: at..at + 1,
            severity,
            message: format!("`{}` is said of {data}", sentence.tokens[at].text),
            hint: "write what the numbers give, or the two numbers alone".to_owned(),
        })
    })
}

/// The numbers before and after a change that a word is tied to, and the change as it reads.
fn two_numbers(subject: &Subject<'_>, sentence: &Sentence, at: usize) -> Option<(Exact, Exact, Severity, String)> {
    // "more than doubled, from FIGURE to FIGURE".
    let at = at + usize::from(sentence.has_at(at + 1, &[","]));
    let clause = sentence
        .clauses()
        .into_iter()
        .find(|clause| clause.contains(&(at + 1)))?;
    let next = sentence
        .tokens
        .get(at + 1)
        .filter(|token| token.is_any(&["from", "to"]))?;
    let after = &sentence.tokens.get(at + 2)?.kind;
    if let Kind::Figure(id) = after {
        let (id, aspect) = measured(subject, id);
        let fits = (next.is("to") && aspect == Aspect::Now) || (next.is("from") && aspect == Aspect::LastYear);
        let now = subject.figures.number(id).filter(|_| fits)?;
        let before = subject.figures.number(&format!("{id}-last-year"))?;
        let is_other_time = sentence
            .tokens
            .iter()
            .any(|token| token.is_any(&["since", "years", "months"]));
        let data = format!("{}, which {}", subject.called(id), movement(subject, id));
        return (!is_other_time).then_some((before, now, Severity::Error, data));
    }
    let Kind::Number(before) = after else { return None };
    sentence.has_at(at + 3, &["to"]).then_some(())?;
    let Kind::Number(now) = sentence.tokens.get(at + 4).filter(|_| clause.contains(&(at + 4)))?.kind else {
        return None;
    };
    let data = format!(
        "went from {} to {}",
        sentence.tokens[at + 2].text,
        sentence.tokens[at + 4].text
    );
    next.is("from").then_some((*before, now, Severity::Warning, data))
}

/// A rate that stands in a sentence, and how it reads.
struct Ratio {
    tokens: Range<usize>,
    share: Exact,
    text: String,
    severity: Severity,
}

/// "a third (34%)", "34%, or a third".
fn parts(subject: &Subject<'_>, sentence: &Sentence) -> Vec<Finding> {
    let ratios = ratios(subject, sentence);
    let found = (0..sentence.tokens.len()).filter_map(|at| {
        let (named, length) = part(sentence, at)?;
        let words = at..at + length;
        let ratio = ratios
            .iter()
            .find(|ratio| are_apposed(sentence, &words, &ratio.tokens, named))?;
        let rough = rough(sentence, at);
        if rough.allows_part(ratio.share, named) {
            return None;
        }
        Some(Finding {
            tokens: words.clone(),
            severity: ratio.severity,
            message: format!("`{}` is said of {}", sentence.words(words), ratio.text),
            hint: "write the share that the numbers give, or the numbers alone".to_owned(),
        })
    });
    found.collect()
}

/// Every rate of a sentence: percentages, and counts of counts.
fn ratios(subject: &Subject<'_>, sentence: &Sentence) -> Vec<Ratio> {
    let count = |at: usize| -> Option<Exact> {
        let figure = subject.figures.get(sentence.tokens.get(at)?.figure()?)?;
        figure.number().filter(|_| figure.unit == Unit::Count)
    };
    let found = (0..sentence.tokens.len()).filter_map(|at| {
        let token = &sentence.tokens[at];
        if let Kind::Number(share) = token.kind {
            let text = token.text.clone();
            return token.is_percentage().then_some(Ratio {
                tokens: at..at + 1,
                share,
                text,
                severity: Severity::Warning,
            });
        }
        let figure = subject.figures.get(token.figure()?)?;
        let (_, aspect) = measured(subject, &figure.id);
        if figure.unit == Unit::Percent && aspect != Aspect::ChangePerCent {
            return Some(Ratio {
                tokens: at..at + 1,
                share: figure.number()?,
                text: token.text.clone(),
                severity: Severity::Error,
            });
        }
        let is_filler = |at: &usize| sentence.tokens[*at].is_any(&["of", "the", "our", "its", "out", "these", "those"]);
        let base = (at + 1..sentence.tokens.len())
            .find(|at| !is_filler(at))
            .filter(|base| *base > at + 1)?;
        let (part, whole) = (count(at)?, count(base)?);
        (*whole.numer() != 0).then(|| Ratio {
            tokens: at..base + 1,
            share: part / whole,
            text: format!(
                "{} of {} ({})",
                token.text,
                sentence.tokens[base].text,
                Percent(part / whole)
            ),
            severity: Severity::Error,
        })
    });
    found.collect()
}

/// Whether a proportion in words and a rate say one thing: nothing stands between them but signs and small words, or
/// the rate stands in brackets or between commas soon after "a third of the complaints".
fn are_apposed(sentence: &Sentence, words: &Range<usize>, ratio: &Range<usize>, named: Part) -> bool {
    const SMALL: [&str; 18] = [
        ",", "(", ")", "–", "or", "that", "is", "about", "nearly", "almost", "around", "just", "over", "under", "more",
        "than", "which", "roughly",
    ];
    let is_small = |between: Range<usize>| sentence.tokens[between].iter().all(|token| token.is_any(&SMALL));
    let has_sign = |between: Range<usize>| sentence.tokens[between].iter().any(|token| token.kind == Kind::Sign);
    let follows = |at: usize| sentence.tokens.get(at);
    if ratio.end <= words.start {
        let between = ratio.end..words.start;
        // "34%, most of it" goes on to something else; "34%, or most of them" does not.
        let repeats = sentence.tokens[between.clone()]
            .iter()
            .any(|token| token.is_any(&["or", "that"]))
            || (has_sign(between.clone()) && follows(words.end).is_none_or(|next| next.kind == Kind::Sign));
        return has_sign(between.clone()) && is_small(between) && repeats;
    }
    if words.end > ratio.start {
        return false;
    }
    let between = words.end..ratio.start;
    let is_between = |opens: &str, closes: &str| {
        ratio.start > 0
            && sentence.tokens[ratio.start - 1].is(opens)
            && follows(ratio.end).is_some_and(|next| next.is(closes))
    };
    if !is_between("(", ")") && !is_between(",", ",") {
        return false;
    }
    let inner = words.end..ratio.start - 1;
    let is_verb = |at: usize| {
        sentence.tokens[at].is_any(&["were", "was"])
            && !sentence.tokens.get(at + 1).is_some_and(|next| next.is("about"))
    };
    let is_plain = inner.len() <= 9
        && inner
            .clone()
            .all(|at| sentence.tokens[at].kind == Kind::Word && !sentence.tokens[at].is("and") && !is_verb(at));
    (inner.is_empty() || (named.is_said_of_a_noun() && is_plain)) && is_bracket_of(sentence, between)
}

/// Whether no other number stands between.
fn is_bracket_of(sentence: &Sentence, between: Range<usize>) -> bool {
    let is_number = |kind: &Kind| matches!(kind, Kind::Number(_) | Kind::Figure(_));
    !sentence.tokens[between].iter().any(|token| is_number(&token.kind))
}
