//! Words of a direction, against the way that the figures beside them went.
//!
//! A word is held against a figure only where the sentence ties them: "rose to FIGURE", "FIGURE fewer", "up from
//! FIGURE", "more than last year" behind a figure, "the uphold rate fell". A sentence that hopes, denies or asks is left
//! alone, and so is one that speaks of other authorities or of a time that the data do not know.

mod span;
mod words;

use std::cmp::Ordering;
use std::ops::Range;

use self::span::{Span, span};
use self::words::{Claim, claim, is_hedge, is_small_word};
use super::measure::{Aspect, known_years, measured, movement, named_at, print, went};
use super::sentence::{Kind, Sentence, Token};
use super::{Finding, Prose};
use crate::checks::Subject;
use crate::diagnostic::{Diagnostic, Severity};
use crate::figures::Unit;
use crate::units::Exact;

/// A word of a direction, and what the sentence ties it to.
struct Tied<'s> {
    /// Where the word stands.
    at: usize,
    claim: Claim,
    /// The figure that it is said of.
    id: &'s str,
    /// An error where the figure stands beside it, else a warning.
    severity: Severity,
}

/// A direction that the figure beside it did not take.
pub(in crate::checks) fn direction_contradicted(prose: &Prose<'_>) -> Vec<Diagnostic> {
    prose.of_each(contradicted)
}

/// A change that prints without its sign, in a sentence without a word for the direction.
pub(in crate::checks) fn change_without_direction(prose: &Prose<'_>) -> Vec<Diagnostic> {
    prose.of_each(without_direction)
}

pub(super) fn contradicted(subject: &Subject<'_>, sentence: &Sentence) -> Vec<Finding> {
    let mut found = Vec::new();
    for clause in sentence.clauses() {
        if sentence.tokens[clause.clone()].iter().any(is_hedge) {
            continue;
        }
        if let Some(finding) = from_to(sentence, &clause) {
            found.push(finding);
            continue;
        }
        let tied = tied_to_change(subject, sentence, &clause)
            .or_else(|| tied_by_preposition(subject, sentence, &clause))
            .or_else(|| tied_by_comparison(subject, sentence, &clause))
            .or_else(|| tied_to_name(sentence, &clause));
        found.extend(tied.and_then(|tied| judged(subject, sentence, &tied)));
    }
    if found.is_empty() {
        found.extend(tied_to_both_years(subject, sentence).and_then(|tied| judged(subject, sentence, &tied)));
    }
    found
}

/// "rose from 36 to 34": the two numbers tell, whatever they are of.
fn from_to(sentence: &Sentence, clause: &Range<usize>) -> Option<Finding> {
    let mut claims = clause.clone().filter_map(|at| Some((at, claim(&sentence.tokens[at])?)));
    let (at, claimed) = claims.next()?;
    if claims.next().is_some() {
        return None;
    }
    let start = (at + 1..clause.end.min(at + 3)).find(|at| sentence.tokens[*at].is("from"))?;
    let numbers: Vec<usize> = (start + 1..clause.end)
        .filter(|at| {
            let token = &sentence.tokens[*at];
            matches!(token.kind, Kind::Number(_)) && !is_year(token)
        })
        .collect();
    let [first, second] = numbers[..] else { return None };
    let joined = first == start + 1 && (first + 1..second).any(|at| sentence.tokens[at].is("to"));
    let has_figure = sentence.figures(clause.clone()).next().is_some();
    let (Kind::Number(before), Kind::Number(after)) = (&sentence.tokens[first].kind, &sentence.tokens[second].kind)
    else {
        return None;
    };
    let same_unit = sentence.tokens[first].is_percentage() == sentence.tokens[second].is_percentage();
    let is_polar = !matches!(claimed, Claim::Better | Claim::Worse);
    if !joined || has_figure || !same_unit || !is_polar || !claimed.denies(after.cmp(before), "") {
        return None;
    }
    Some(Finding {
        tokens: at..second + 1,
        severity: Severity::Warning,
        message: format!(
            "`{}` is said of a number that went from {} to {}",
            sentence.tokens[at].text, sentence.tokens[first].text, sentence.tokens[second].text
        ),
        hint: "correct the word, or the number that was typed wrongly".to_owned(),
    })
}

fn is_year(token: &Token) -> bool {
    token.text.len() == 4 && token.text.starts_with("20")
}

/// A change prints without its sign, so that the one direction of its clause is its own.
fn tied_to_change<'s>(subject: &Subject<'_>, sentence: &'s Sentence, clause: &Range<usize>) -> Option<Tied<'s>> {
    let figures = sentence.figures(clause.clone());
    let changes = figures.filter_map(|(at, id)| {
        let (base, aspect) = measured(subject, id);
        matches!(aspect, Aspect::Change | Aspect::ChangePerCent).then_some((at, base))
    });
    let changes: Vec<_> = changes.collect();
    let (_, id) = *changes
        .first()
        .filter(|_| changes.iter().all(|(_, id)| *id == changes[0].1))?;
    let claims: Vec<(usize, Claim)> = clause
        .clone()
        .filter(|at| !bounds_number(sentence, *at))
        .filter_map(|at| Some((at, claim(&sentence.tokens[at])?)))
        .collect();
    let (at, claim) = *claims.first()?;
    let is_one = claims.iter().all(|(_, other)| *other == claim);
    (is_one && claim != Claim::Same).then_some(Tied {
        at,
        claim,
        id,
        severity: Severity::Error,
    })
}

/// "more than" and "up to" before a number: a bound, and no direction.
fn bounds_number(sentence: &Sentence, at: usize) -> bool {
    let is_number = |at: usize| {
        let token = sentence.tokens.get(at);
        token.is_some_and(|token| matches!(token.kind, Kind::Number(_) | Kind::Figure(_)))
    };
    (sentence.tokens[at].is_any(&["more", "less", "fewer", "higher", "lower"])
        && sentence.has_at(at + 1, &["than"])
        && is_number(at + 2))
        || (sentence.has_at(at, &["up", "to"]) && is_number(at + 2) && !is_moved(sentence, at))
}

/// "crept up", "went up": the verb tells that "up" is a way.
fn is_moved(sentence: &Sentence, up: usize) -> bool {
    const MOVES: [&str; 9] = ["crept", "edged", "gone", "moved", "shot", "went", "was", "were", "is"];
    up.checked_sub(1)
        .is_some_and(|before| sentence.tokens[before].is_any(&MOVES))
}

/// "a drop in upheld complaints, from FIGURE of last year to FIGURE": the one word of a direction in a sentence, said of
/// the one thing that it gives for both years.
fn tied_to_both_years<'s>(subject: &Subject<'_>, sentence: &'s Sentence) -> Option<Tied<'s>> {
    /// Words between the direction and the name: "the number of", "have again been".
    const NEAR: usize = 4;
    let tokens = &sentence.tokens;
    if tokens.iter().any(is_hedge) {
        return None;
    }
    let figures: Vec<_> = sentence
        .figures(0..tokens.len())
        .map(|(_, id)| measured(subject, id))
        .collect();
    let id = match figures[..] {
        [(id, Aspect::Now), (other, Aspect::LastYear)] | [(id, Aspect::LastYear), (other, Aspect::Now)]
            if id == other =>
        {
            id
        }
        _ => return None,
    };
    let mut claims = (0..tokens.len()).filter_map(|at| Some((at, claim(&tokens[at])?)));
    let (at, claim) = claims
        .next()
        .filter(|(_, claim)| matches!(claim, Claim::More | Claim::Less))?;
    // "Because of the increase in demand" is of something else: its own words have to stand beside it.
    let label = subject.figures.get(id)?.label.to_lowercase().replace('’', "'");
    let is_of_it = |token: &Token| token.kind == Kind::Word && label.split(' ').any(|word| token.is(word));
    let near = if tokens.get(at + 1)?.is_any(&["in", "of"]) {
        at + 2..tokens.len().min(at + 2 + NEAR)
    } else if words::is_verb(&tokens[at]) {
        at.saturating_sub(NEAR)..at
    } else {
        return None;
    };
    let is_tied = claims.next().is_none() && tokens[near].iter().any(is_of_it);
    is_tied.then_some(Tied {
        at,
        claim,
        id,
        severity: Severity::Warning,
    })
}

/// "rose to FIGURE", "fell from FIGURE of last year", "unchanged at FIGURE".
fn tied_by_preposition<'s>(subject: &Subject<'_>, sentence: &'s Sentence, clause: &Range<usize>) -> Option<Tied<'s>> {
    let tokens = &sentence.tokens;
    clause.clone().find_map(|at| {
        let is_tied = !tokens[at].is_any(&words::COMPARATIVES) && !bounds_number(sentence, at);
        let claim = claim(&tokens[at]).filter(|_| is_tied)?;
        let skip = |from: usize| (from..clause.end).find(|at| !is_small_word(&tokens[*at]));
        let preposition = skip(at + 1)?;
        let figure = skip(preposition + 1)?;
        let (id, aspect) = measured(subject, tokens[figure].figure()?);
        let fits = match tokens[preposition].text.as_str() {
            "to" | "at" => aspect == Aspect::Now,
            "from" => aspect == Aspect::LastYear,
            _ => false,
        };
        fits.then_some(Tied {
            at,
            claim,
            id,
            severity: Severity::Error,
        })
    })
}

/// "FIGURE, more than last year": every figure of this year that stands before it has to say otherwise.
fn tied_by_comparison<'s>(subject: &Subject<'_>, sentence: &'s Sentence, clause: &Range<usize>) -> Option<Tied<'s>> {
    let tokens = &sentence.tokens;
    let at = clause.clone().find(|at| {
        let than = at + 1;
        let compares = (tokens[*at].is_any(&words::COMPARATIVES) && sentence.has_at(than, &["than"]))
            || (tokens[*at].is_any(&["up", "down"])
                && sentence.tokens.get(than).is_some_and(|t| t.is_any(&["on", "from"])))
            || (tokens[*at].is("same") && sentence.has_at(than, &["as"]));
        compares && is_last_year(subject, sentence, than + 1)
    })?;
    let claim = claim(&tokens[at])?;
    let ids = sentence.figures(0..at).filter_map(|(_, id)| {
        let (base, aspect) = measured(subject, id);
        (aspect == Aspect::Now).then_some(base)
    });
    let ids: Vec<&str> = ids.collect();
    let denied = |id: &&str| went(subject, id).is_some_and(|went| claim.denies(went, id));
    let has_others = sentence
        .figures(0..at)
        .any(|(_, id)| measured(subject, id).1 != Aspect::Now);
    (!has_others && ids.iter().all(denied)).then_some(())?;
    Some(Tied {
        at,
        claim,
        id: ids.last()?,
        severity: Severity::Error,
    })
}

/// "last year", "the year before", "in 2022/23", "FIGURE of last year".
fn is_last_year(subject: &Subject<'_>, sentence: &Sentence, at: usize) -> bool {
    let at = (at..sentence.tokens.len())
        .find(|at| !sentence.tokens[*at].is_any(&["in", "the", "for", "that", "of"]))
        .unwrap_or(sentence.tokens.len());
    let names_year = [["last", "year"], ["previous", "year"], ["year", "before"]];
    let Some(token) = sentence.tokens.get(at) else {
        return false;
    };
    let label = subject.year.previous();
    names_year.iter().any(|words| sentence.has_at(at, words))
        || token.text == label.to_string()
        || token.text == label.hyphenated()
        || token
            .figure()
            .is_some_and(|id| measured(subject, id).1 == Aspect::LastYear)
}

/// "the uphold rate fell": the name of a figure, and right behind it a verb.
fn tied_to_name<'s>(sentence: &'s Sentence, clause: &Range<usize>) -> Option<Tied<'s>> {
    const AUXILIARIES: [&str; 7] = ["has", "have", "is", "was", "been", "again", "also"];
    // "The average uphold rate", "the uphold rate of similar authorities": of others, or of what cannot be told.
    let is_of_others = sentence.tokens[clause.clone()].iter().any(|token| {
        token.is_any(&[
            "average",
            "averages",
            "similar",
            "authorities",
            "councils",
            "national",
            "nationally",
            "his",
            "her",
        ])
    });
    let has_figure = sentence.figures(clause.clone()).next().is_some();
    if is_of_others || has_figure {
        return None;
    }
    clause.clone().find_map(|at| {
        let (id, length) = named_at(sentence, at)?;
        let verb = (at + length..clause.end).find(|at| {
            let token = &sentence.tokens[*at];
            !is_small_word(token) && !token.is_any(&AUXILIARIES)
        })?;
        let claim = claim(&sentence.tokens[verb]).filter(|_| words::is_verb(&sentence.tokens[verb]))?;
        Some(Tied {
            at: verb,
            claim,
            id,
            severity: Severity::Warning,
        })
    })
}

/// What the data say of a word that is tied to a figure.
fn judged(subject: &Subject<'_>, sentence: &Sentence, tied: &Tied<'_>) -> Option<Finding> {
    let data = match span(subject, sentence) {
        Span::SinceLastYear => {
            let went = went(subject, tied.id)?;
            tied.claim.denies(went, tied.id).then(|| movement(subject, tied.id))?
        }
        Span::EachYear => {
            let years = known_years(subject, tied.id);
            let is_denied = |pair: &[(_, Exact)]| tied.claim.denies(pair[1].1.cmp(&pair[0].1), tied.id);
            years
                .windows(2)
                .any(is_denied)
                .then(|| in_years(subject, tied.id, &years))?
        }
        Span::Years(count) => {
            let years = known_years(subject, tied.id);
            let (_, now) = *years.last()?;
            // "Over three years" may mean three numbers or three steps: both have to say otherwise.
            let before = |steps: i32| {
                let wanted = subject.year.ends_in().checked_sub(steps)?;
                years
                    .iter()
                    .find(|(year, _)| year.ends_in() == wanted)
                    .map(|(_, number)| *number)
            };
            let is_denied = |before: Exact| tied.claim.denies(now.cmp(&before), tied.id);
            let denied = is_denied(before(count)?) && is_denied(before(count.checked_sub(1)?)?);
            denied.then(|| in_years(subject, tied.id, &years))?
        }
        Span::Unknown => return None,
    };
    let word = &sentence.tokens[tied.at].text;
    let name = tied.id.replace('-', "_");
    Some(Finding {
        tokens: tied.at..tied.at + 1,
        severity: tied.severity,
        message: format!("`{word}` is said of {}, which {data}", subject.called(tied.id)),
        hint: match span(subject, sentence) {
            Span::SinceLastYear => format!(
                "write \"{}\", or {{{{ figures.{name}_direction }}}}, which writes the word itself",
                word_for(went(subject, tied.id)?)
            ),
            _ => "say what each year was, or write the sentence of the years of which it is true".to_owned(),
        },
    })
}

fn word_for(went: Ordering) -> &'static str {
    match went {
        Ordering::Greater => "rose",
        Ordering::Equal => "remained unchanged",
        Ordering::Less => "fell",
    }
}

fn in_years(subject: &Subject<'_>, id: &str, years: &[(crate::units::FinancialYear, Exact)]) -> String {
    let shown = years
        .iter()
        .map(|(year, number)| format!("{} in {year}", print(subject, id, *number)));
    format!("was {}", shown.collect::<Vec<_>>().join(", "))
}

pub(super) fn without_direction(subject: &Subject<'_>, sentence: &Sentence) -> Vec<Finding> {
    let says = |token: &Token| claim(token).is_some() || words::is_any_direction(token);
    let has_word = sentence.tokens.iter().any(says)
        || sentence
            .figures(0..sentence.tokens.len())
            .any(|(_, id)| measured(subject, id).1 == Aspect::Word);
    if has_word {
        return Vec::new();
    }
    let found = sentence.figures(0..sentence.tokens.len()).filter_map(|(at, id)| {
        let (base, aspect) = measured(subject, id);
        let figure = subject.figures.get(id)?;
        let (is_change, is_nothing) = (
            matches!(aspect, Aspect::Change | Aspect::ChangePerCent),
            figure.unit.rounded(figure.number()?) == 0,
        );
        if !is_change || is_nothing || figure.unit == Unit::Words {
            return None;
        }
        let printed = sentence.tokens[at].text.replace('\u{a0}', " ");
        let name = base.replace('-', "_");
        Some(Finding {
            tokens: at..at + 1,
            severity: Severity::Warning,
            message: format!(
                "`{printed}` does not say which way it went: {} {}",
                subject.called(base),
                movement(subject, base)
            ),
            hint: format!("a change prints without its sign: write {{{{ figures.{name}_moved }}}}, which says both"),
        })
    });
    found.collect()
}
