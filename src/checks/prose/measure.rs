//! What a figure measures, how it went, and what is known of it over the years.

use std::cmp::Ordering;

use super::sentence::Sentence;
use crate::checks::Subject;
use crate::figures::Unit;
use crate::units::{Exact, FinancialYear};

/// What a figure tells of what it measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aspect {
    /// This year's number.
    Now,
    /// Last year's number.
    LastYear,
    /// The number of a year before that.
    Earlier,
    /// How much it changed, without the direction.
    Change,
    /// How much it changed in proportion, without the direction.
    ChangePerCent,
    /// A word for its direction, or for how it stands to an average.
    Word,
    /// The average of similar authorities.
    Similar,
    /// The average of all authorities.
    All,
    /// How far it lies from an average, without the direction.
    Difference,
}

const ASPECTS: [(&str, Aspect); 14] = [
    ("-change-per-cent", Aspect::ChangePerCent),
    ("-change", Aspect::Change),
    ("-direction", Aspect::Word),
    ("-moved", Aspect::Word),
    ("-last-year", Aspect::LastYear),
    ("-similar-difference", Aspect::Difference),
    ("-all-difference", Aspect::Difference),
    ("-against-similar", Aspect::Word),
    ("-against-all", Aspect::Word),
    ("-compared-with-similar", Aspect::Word),
    ("-compared-with-all", Aspect::Word),
    ("-similar", Aspect::Similar),
    ("-all", Aspect::All),
    ("-largest", Aspect::Word),
];

/// What a figure measures, and what it tells of that: `upheld-last-year` is of `upheld`, last year's.
pub(super) fn measured<'i>(subject: &Subject<'_>, id: &'i str) -> (&'i str, Aspect) {
    if let Some((base, year)) = id.rsplit_once("-in-")
        && year.starts_with('2')
    {
        return (base, Aspect::Earlier);
    }
    let known = |(suffix, aspect): &(&str, Aspect)| {
        let base = id.strip_suffix(suffix)?;
        subject.figures.get(base).map(|_| (base, *aspect))
    };
    ASPECTS.iter().find_map(known).unwrap_or((id, Aspect::Now))
}

/// The way that a figure went from last year to this, as it prints; `None` where that is not known.
pub(super) fn went(subject: &Subject<'_>, id: &str) -> Option<Ordering> {
    match subject.figures.text(&format!("{id}-direction"))?.as_str() {
        "rose" => Some(Ordering::Greater),
        "fell" => Some(Ordering::Less),
        _ => Some(Ordering::Equal),
    }
}

/// The way that it went, in a sentence: "fell from 36 to 34".
pub(super) fn movement(subject: &Subject<'_>, id: &str) -> String {
    let now = subject.figures.text(id).unwrap_or_default();
    let before = subject.figures.text(&format!("{id}-last-year")).unwrap_or_default();
    let movement = match went(subject, id) {
        Some(Ordering::Greater) => format!("rose from {before} to {now}"),
        Some(Ordering::Less) => format!("fell from {before} to {now}"),
        _ => format!("remained unchanged at {now}"),
    };
    movement.replace('\u{a0}', " ")
}

/// Whether more of it is better for whom the Ombudsman looks at; `None` where that is a matter of opinion.
pub(super) fn better(id: &str) -> Option<Ordering> {
    let is_good = ["compliance-rate", "satisfactory-remedy-rate"].contains(&id) || id.ends_with("-on-time-rate");
    let is_bad = ["uphold-rate", "upheld-per-100000", "late-compliance"].contains(&id) || id.ends_with("-late-rate");
    match (is_good, is_bad) {
        (true, _) => Some(Ordering::Greater),
        (_, true) => Some(Ordering::Less),
        _ => None,
    }
}

/// What is known of a figure over the years of a project, the oldest first, this year last.
pub(super) fn known_years(subject: &Subject<'_>, id: &str) -> Vec<(FinancialYear, Exact)> {
    let earlier = subject.sheets.before(subject.year);
    let earlier = earlier.filter_map(|(year, sheet)| Some((year, sheet.number(id)?)));
    let now = subject.figures.number(id).map(|now| (subject.year, now));
    earlier.chain(now).collect()
}

/// How a number prints in the unit of a figure.
pub(super) fn print(subject: &Subject<'_>, id: &str, number: Exact) -> String {
    let unit = subject.figures.get(id).map_or(Unit::Count, |figure| figure.unit);
    unit.print(number)
}

/// Names that a sentence may call figures by, the longest first.
const NAMES: [(&[&str], &str); 9] = [
    (&["satisfactory", "remedy", "rate"], "satisfactory-remedy-rate"),
    (&["complaints", "and", "enquiries", "received"], "received"),
    (&["complaints", "and", "enquiries", "decided"], "decided"),
    (&["uphold", "rate"], "uphold-rate"),
    (&["compliance", "rate"], "compliance-rate"),
    (&["number", "of", "complaints", "upheld"], "upheld"),
    (&["number", "of", "upheld", "complaints"], "upheld"),
    (&["number", "of", "investigations"], "investigations"),
    (&["number", "of", "late", "remedies"], "late-compliance"),
];

/// The figure that is named at a place, and how many words its name has.
pub(super) fn named_at(sentence: &Sentence, at: usize) -> Option<(&'static str, usize)> {
    let named = NAMES.iter().find(|(words, _)| sentence.has_at(at, words));
    named.map(|(words, id)| (*id, words.len()))
}
