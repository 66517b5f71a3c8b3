//! Proportions in words, and how far from the number each may be.

use super::super::sentence::{Sentence, Token};
use crate::units::{Exact, number_named};

/// A proportion that words name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A third, three in four.
    Fraction(i128, i128),
    /// More than half.
    Majority,
    /// Less than half.
    Minority,
    /// The whole.
    All,
    /// Nothing.
    None,
}

impl Part {
    /// Whether it is said of a noun that may stand between it and its number: "a third of the complaints (34%)". "All"
    /// and "none" are said of too much else: "of all complaints upheld (92%)".
    pub(super) fn is_said_of_a_noun(self) -> bool {
        matches!(self, Self::Fraction(..) | Self::Majority | Self::Minority)
    }
}

/// How exactly a proportion is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rough {
    /// A third: up to three percentage points off.
    Plain,
    /// About a third: up to five.
    About,
    /// Nearly a third: up to five below.
    Nearly,
    /// More than a third: above.
    MoreThan,
    /// Less than a third: below.
    LessThan,
    /// "At least", "up to", "not": nothing is held against it.
    Open,
}

/// How exactly the proportion at a place is said, by the words before it.
pub(super) fn rough(sentence: &Sentence, at: usize) -> Rough {
    let before = |words: &[&str]| {
        at.checked_sub(words.len())
            .is_some_and(|start| sentence.has_at(start, words))
    };
    let open: [&[&str]; 9] = [
        &["at", "least"],
        &["up", "to"],
        &["at", "most"],
        &["no", "more", "than"],
        &["no", "less", "than"],
        &["not"],
        &["no", "fewer", "than"],
        &["only", "just"],
        &["not", "even"],
    ];
    let forms: [(&[&str], Rough); 14] = [
        (&["more", "than"], Rough::MoreThan),
        (&["just", "over"], Rough::MoreThan),
        (&["over"], Rough::MoreThan),
        (&["less", "than"], Rough::LessThan),
        (&["fewer", "than"], Rough::LessThan),
        (&["just", "under"], Rough::Nearly),
        (&["under"], Rough::LessThan),
        (&["nearly"], Rough::Nearly),
        (&["almost"], Rough::Nearly),
        (&["about"], Rough::About),
        (&["around"], Rough::About),
        (&["roughly"], Rough::About),
        (&["approximately"], Rough::About),
        (&["some"], Rough::About),
    ];
    if open.iter().any(|words| before(words)) {
        return Rough::Open;
    }
    let form = forms.iter().find(|(words, _)| before(words));
    form.map_or(Rough::Plain, |(_, rough)| *rough)
}

impl Rough {
    /// Whether a share may be called so.
    pub(super) fn allows_part(self, share: Exact, part: Part) -> bool {
        let (half, whole, nothing) = (Exact::new(1, 2), Exact::from_integer(1), Exact::from_integer(0));
        let per_cent = |n: i128| Exact::new(n, 100);
        match (part, self) {
            (_, Self::Open) => true,
            (Part::Majority, _) => share > half,
            (Part::Minority, _) => share < half,
            (Part::All, Self::Nearly) => share >= per_cent(80),
            (Part::All, _) => share >= per_cent(100).min(whole) - Exact::new(1, 200),
            (Part::None, Self::Nearly) => share <= per_cent(20),
            (Part::None, _) => share == nothing,
            (Part::Fraction(n, d), rough) => {
                let off = share - Exact::new(n, d);
                match rough {
                    Self::Plain => off <= per_cent(3) && off >= -per_cent(3),
                    Self::About => off <= per_cent(5) && off >= -per_cent(5),
                    // What prints as the share itself may be either.
                    Self::Nearly => off <= Exact::new(1, 200) && off >= -per_cent(5),
                    Self::MoreThan => off >= -Exact::new(1, 200),
                    Self::LessThan => off <= Exact::new(1, 200),
                    Self::Open => true,
                }
            }
        }
    }

    /// Whether a number that became so many times what it was may be called so: a tenth of it off, or on the side that
    /// the words name.
    pub(super) fn allows_multiple(self, times: Exact, said: Exact) -> bool {
        let (low, high) = (said * Exact::new(9, 10), said * Exact::new(11, 10));
        match self {
            Self::MoreThan if said > Exact::from_integer(1) => times > said,
            Self::MoreThan => times < said,
            Self::Nearly | Self::About => times >= said * Exact::new(3, 4) && times <= said * Exact::new(5, 4),
            Self::Plain => times >= low && times <= high,
            Self::LessThan | Self::Open => true,
        }
    }
}

/// How many times as much a word says that something became.
pub(super) fn multiple(token: &Token) -> Option<Exact> {
    let words: [(&[&str], Exact); 4] = [
        (&["doubled", "doubling"], Exact::from_integer(2)),
        (&["trebled", "tripled", "trebling", "tripling"], Exact::from_integer(3)),
        (&["quadrupled"], Exact::from_integer(4)),
        (&["halved", "halving"], Exact::new(1, 2)),
    ];
    words
        .into_iter()
        .find(|(words, _)| token.is_any(words))
        .map(|(_, times)| times)
}

const PARTS: [(&str, i128); 8] = [
    ("third", 3),
    ("thirds", 3),
    ("quarter", 4),
    ("quarters", 4),
    ("fifth", 5),
    ("fifths", 5),
    ("tenth", 10),
    ("tenths", 10),
];
/// The proportion that words name at a place, and how many words it has.
pub(super) fn part(sentence: &Sentence, at: usize) -> Option<(Part, usize)> {
    let token = |at: usize| sentence.tokens.get(at);
    let number = |at: usize| {
        number_named(&token(at)?.text)
            .filter(|number| *number <= 10)
            .map(i128::from)
    };
    let is_a = token(at).is_some_and(|token| token.is("a"));
    let parts = |at: usize| {
        let token = token(at)?;
        PARTS.iter().find(|(word, _)| token.is(word)).map(|(_, parts)| *parts)
    };
    let is_after = |words: &[&str]| at > 0 && sentence.tokens[at - 1].is_any(words);
    if let Some(top) = number(at).or(is_a.then_some(1)) {
        if let Some(parts) = parts(at + 1) {
            return is_whole_phrase(sentence, at + 2).then_some((Part::Fraction(top, parts), 2));
        }
        if sentence.has_at(at + 1, &["in"]) && top < 10 && !is_a {
            let whole = number(at + 2).filter(|whole| *whole > 2);
            return whole.map(|whole| (Part::Fraction(top, whole), 3));
        }
    }
    if is_after(&["two-thirds", "three-quarters"]) {
        return None;
    }
    let word = token(at)?;
    let hyphenated = [
        ("two-thirds", 2, 3),
        ("three-quarters", 3, 4),
        ("one-third", 1, 3),
        ("one-quarter", 1, 4),
    ];
    if let Some((_, top, whole)) = hyphenated.iter().find(|(name, ..)| word.is(name)) {
        return Some((Part::Fraction(*top, *whole), 1));
    }
    let is_of_time = is_after(&["first", "second", "last", "latter", "other", "and", "a", "the"]);
    match word.text.as_str() {
        "half" if !is_of_time && is_whole_phrase(sentence, at + 1) => Some((Part::Fraction(1, 2), 1)),
        "majority" => Some((Part::Majority, 1)),
        "minority" => Some((Part::Minority, 1)),
        // "The most" is no more than the largest of several.
        "most" if !is_after(&["the", "at", "of"]) => Some((Part::Majority, 1)),
        "all" if !is_after(&["of", "not", "at", "in"]) => Some((Part::All, 1)),
        "none" => Some((Part::None, 1)),
        _ => None,
    }
}

/// Whether what follows makes a fraction of something: "a third of", "a third (34%)"; not "a third party".
fn is_whole_phrase(sentence: &Sentence, at: usize) -> bool {
    let next = sentence.tokens.get(at);
    next.is_none_or(|next| next.is_any(&["of", "were", "was", "the", "(", ",", ")", ";"]))
}
