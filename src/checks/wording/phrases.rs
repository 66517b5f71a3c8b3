//! Set phrases in a text, found by its words.
//!
//! In: a text, Markdown with figures between braces. Out: where the phrases stand, in bytes.

use std::ops::Range;

/// A phrase in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Where it stands.
    pub(super) bytes: Range<usize>,
}

/// A word without the signs around it.
pub(in super::super) struct Word<'t> {
    text: &'t str,
    bytes: Range<usize>,
    /// Whether a sign after it ends the clause.
    ends_clause: bool,
}

impl Word<'_> {
    fn is(&self, other: &str) -> bool {
        self.text.eq_ignore_ascii_case(other)
    }

    fn is_any(&self, others: &[&str]) -> bool {
        others.iter().any(|other| self.is(other))
    }

    /// A number, or a figure that prints one.
    fn is_number(&self) -> bool {
        self.text.starts_with("figures.") || self.text.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// The words of a text.
pub(in super::super) fn words(text: &str) -> Vec<Word<'_>> {
    let breaks = |c: char| c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')' | '*' | '"' | '“' | '”');
    let is_sign = |c: char| !c.is_alphanumeric() && c != '%';
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive(breaks) {
        let from = start;
        start += piece.len();
        let ends_clause = piece.trim_end_matches(breaks).ends_with(['.', ',', ';', ':', '!', '?']);
        let word = piece.trim_matches(is_sign);
        let word = ["'s", "’s"]
            .iter()
            .find_map(|ending| word.strip_suffix(ending))
            .unwrap_or(word);
        if word.is_empty() {
            if let Some(before) = words.last_mut() {
                before.ends_clause |= ends_clause;
            }
            continue;
        }
        let at = from + piece.len() - piece.trim_start_matches(is_sign).len();
        words.push(Word {
            text: word,
            bytes: at..at + word.len(),
            ends_clause,
        });
    }
    words
}

/// Where a run of words stands.
fn phrase(words: &[Word<'_>]) -> Option<Phrase> {
    let (first, last) = (words.first()?, words.last()?);
    Some(Phrase {
        bytes: first.bytes.start..last.bytes.end,
    })
}

/// Where one word stands.
fn alone(word: &Word<'_>) -> Phrase {
    Phrase {
        bytes: word.bytes.clone(),
    }
}

/// Every place of a run of words, capitals or not.
fn runs(words: &[Word<'_>], wanted: &[&str]) -> Vec<Phrase> {
    let is_run = |run: &&[Word<'_>]| run.iter().zip(wanted).all(|(word, wanted)| word.is(wanted));
    words.windows(wanted.len()).filter(is_run).filter_map(phrase).collect()
}

/// Misspellings of LGSCO and of the full name: LGCSO, LG&SCO, Local Government Social Care Ombudsman.
pub(super) fn misspellings(words: &[Word<'_>]) -> impl Iterator<Item = Phrase> {
    let is_misspelt = |word: &&Word<'_>| {
        let is_short = word.text.chars().all(|c| c.is_ascii_uppercase() || c == '&');
        is_short && strsim::damerau_levenshtein(word.text, "LGSCO") == 1
    };
    let short: Vec<Phrase> = words.iter().filter(is_misspelt).map(alone).collect();
    let full = runs(words, &["Local", "Government", "Social", "Care", "Ombudsman"]);
    short.into_iter().chain(full)
}

/// The names of before 2017: LGO, Local Government Ombudsman.
pub(super) fn former_names(words: &[Word<'_>]) -> impl Iterator<Item = Phrase> {
    let short = words.iter().filter(|word| word.text == "LGO");
    let short: Vec<Phrase> = short.map(alone).collect();
    let full = runs(words, &["Local", "Government", "Ombudsman"]);
    short.into_iter().chain(full)
}

/// Averages that are called national.
pub(super) fn misnamed_averages(words: &[Word<'_>]) -> Vec<Phrase> {
    let names: [&[&str]; 4] = [
        &["national", "average"],
        &["national", "averages"],
        &["average", "nationally"],
        &["England", "average"],
    ];
    names.into_iter().flat_map(|name| runs(words, name)).collect()
}

const BEFORE_THE_NOUN: [&str; 8] = ["all", "the", "our", "its", "those", "these", "council", "any"];
const NOUNS: [&str; 5] = ["cases", "complaints", "enquiries", "decisions", "referrals"];
const BEFORE_THE_VERB: [&str; 5] = ["and", "enquiries", "that", "which", "were"];
const VERBS: [&str; 7] = [
    "considered",
    "received",
    "decided",
    "made",
    "closed",
    "determined",
    "submitted",
];

/// "of cases considered" at the beginning of these words: how many words it has.
fn base(words: &[Word<'_>]) -> Option<usize> {
    let skip = |from: usize, some: &dyn Fn(&Word<'_>) -> bool| {
        from + words.iter().skip(from).take_while(|word| some(word)).count()
    };
    words.first().filter(|word| word.is("of"))?;
    let noun = skip(1, &|word| word.is_any(&BEFORE_THE_NOUN) || word.is_number());
    words.get(noun).filter(|word| word.is_any(&NOUNS))?;
    let verb = skip(noun + 1, &|word| word.is_any(&BEFORE_THE_VERB));
    // "Of all decisions" needs no verb.
    let verb = match words.get(verb).filter(|word| word.is_any(&VERBS)) {
        Some(_) => verb,
        None => words.get(noun).filter(|word| word.is("decisions")).map(|_| noun)?,
    };
    let one_clause = words.iter().take(verb).all(|word| !word.ends_clause);
    one_clause.then_some(verb + 1)
}

/// What words are about that may name the base of an uphold rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    /// Anything: only a base after an uphold rate in its clause is meant.
    Anything,
    /// The uphold rate, since the officer has picked them out to be looked at.
    UpholdRate,
}

/// Bases of the uphold rate that are not the investigations.
pub(super) fn misnamed_bases(words: &[Word<'_>], about: About) -> Vec<Phrase> {
    let found = (0..words.len()).filter_map(|at| {
        let length = base(&words[at..])?;
        let start = words[..at]
            .iter()
            .rposition(|word| word.ends_clause)
            .map_or(0, |end| end + 1);
        let end = words[at..]
            .iter()
            .position(|word| word.ends_clause)
            .map_or(words.len(), |end| at + end + 1);
        let is_rate = about == About::UpholdRate || follows_rate(&words[start..at], &words[start..end]);
        is_rate.then(|| phrase(&words[at..at + length]))?
    });
    found.collect()
}

/// Whether an uphold rate stands in these words: the figure itself, or a percentage in a clause on what was upheld.
fn follows_rate(before: &[Word<'_>], clause: &[Word<'_>]) -> bool {
    let is_upheld = |word: &Word<'_>| word.is_any(&["upheld", "uphold", "fault"]);
    let is_share = |word: &Word<'_>| word.text.ends_with('%') || word.is("cent");
    let is_figure = |word: &Word<'_>| word.text.starts_with("figures.uphold_rate");
    before.iter().any(is_figure) || (before.iter().any(is_share) && clause.iter().any(is_upheld))
}

#[cfg(test)]
mod tests {
    use super::{About, former_names, misnamed_averages, misnamed_bases, misspellings, words};

    fn at(text: &str, phrases: impl IntoIterator<Item = super::Phrase>) -> Vec<&str> {
        phrases.into_iter().map(|phrase| &text[phrase.bytes]).collect()
    }

    #[test]
    fn misspelt_names_are_found_and_right_ones_are_not() {
        let text = "The LGCSO's letter, the LG&SCO and [LGSO](https://www.lgo.org.uk), but LGSCO, LGO and *LGSCO's*.";
        assert_eq!(at(text, misspellings(&words(text))), ["LGCSO", "LG&SCO", "LGSO"]);
        assert_eq!(at(text, former_names(&words(text))), ["LGO"]);
    }

    #[test]
    fn a_name_may_go_over_a_line() {
        let text = "the local government\nOmbudsman found";
        assert_eq!(at(text, former_names(&words(text))), ["local government\nOmbudsman"]);
        let text = "Local Government and Social Care Ombudsman";
        assert_eq!(
            former_names(&words(text)).count() + misspellings(&words(text)).count(),
            0
        );
    }

    #[test]
    fn averages_that_are_called_national_are_found() {
        let text = "above the National average, and below national averages";
        assert_eq!(
            at(text, misnamed_averages(&words(text))),
            ["National average", "national averages"]
        );
    }

    #[test]
    fn a_base_is_wrong_only_after_an_uphold_rate() {
        let bases = |text| at(text, misnamed_bases(&words(text), About::Anything));
        assert_eq!(
            bases("{{ figures.uphold_rate }} of cases considered were upheld."),
            ["of cases considered"]
        );
        assert_eq!(
            bases("It upheld 92 per cent of all the complaints received."),
            ["of all the complaints received"]
        );
        assert_eq!(
            bases("{{ figures.uphold_rate }} of all decisions found fault."),
            ["of all decisions"]
        );
        assert_eq!(
            bases("{{ figures.uphold_rate }} of {{ figures.decided }} complaints and enquiries decided"),
            ["of {{ figures.decided }} complaints and enquiries decided"]
        );
        for right in [
            "{{ figures.uphold_rate }} of complaints investigated were upheld.",
            "64% of complaints received were about education.",
            "{{ figures.uphold_rate }} were upheld, {{ figures.not_for_us }} of the complaints received were not.",
            "Of the complaints received, {{ figures.uphold_rate }} of those investigated were upheld.",
        ] {
            assert!(bases(right).is_empty(), "{right}");
        }
    }

    #[test]
    fn words_that_were_picked_out_need_no_rate_beside_them() {
        let text = "of cases considered";
        assert_eq!(at(text, misnamed_bases(&words(text), About::UpholdRate)), [text]);
    }
}
