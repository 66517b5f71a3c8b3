//! Words that say which way something went.

use std::cmp::Ordering;

use super::super::measure::better;
use super::super::sentence::Token;

/// What a word says of a direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Claim {
    /// There is more of it.
    More,
    /// There is less of it.
    Less,
    /// It is the same.
    Same,
    /// It is better, whichever way that is.
    Better,
    /// It is worse.
    Worse,
}

impl Claim {
    /// Whether the way that something went makes the word untrue; of what has no good direction only an opinion can.
    pub(super) fn denies(self, went: Ordering, id: &str) -> bool {
        match self {
            Self::More => went != Ordering::Greater,
            Self::Less => went != Ordering::Less,
            Self::Same => went != Ordering::Equal,
            Self::Better => better(id).is_some_and(|good| went != good),
            Self::Worse => better(id).is_some_and(|good| went != good.reverse()),
        }
    }
}

/// Comparatives, which are a direction only where a sentence compares.
pub(super) const COMPARATIVES: [&str; 7] = ["more", "higher", "fewer", "less", "lower", "better", "worse"];

const RISES: [&str; 22] = [
    "rose",
    "rise",
    "rises",
    "risen",
    "rising",
    "increase",
    "increases",
    "increased",
    "increasing",
    "grew",
    "grow",
    "grown",
    "growing",
    "growth",
    "climbed",
    "soared",
    "surged",
    "jumped",
    "up",
    "more",
    "higher",
    "upwards",
];
const FALLS: [&str; 28] = [
    "fell",
    "fall",
    "falls",
    "fallen",
    "falling",
    "decrease",
    "decreases",
    "decreased",
    "decreasing",
    "decline",
    "declined",
    "declining",
    "drop",
    "drops",
    "dropped",
    "dropping",
    "dipped",
    "dwindled",
    "plummeted",
    "shrank",
    "slipped",
    "reduced",
    "reducing",
    "reduction",
    "down",
    "fewer",
    "less",
    "lower",
];
const STAYS: [&str; 2] = ["unchanged", "same"];
const BETTER: [&str; 5] = ["improved", "improving", "improvement", "improves", "better"];
const WORSE: [&str; 6] = [
    "worsened",
    "worsening",
    "deteriorated",
    "deteriorating",
    "deterioration",
    "worse",
];

/// The direction that a word says, if any.
pub(super) fn claim(token: &Token) -> Option<Claim> {
    let lists: [(&[&str], Claim); 5] = [
        (&RISES, Claim::More),
        (&FALLS, Claim::Less),
        (&STAYS, Claim::Same),
        (&BETTER, Claim::Better),
        (&WORSE, Claim::Worse),
    ];
    let claim = lists.into_iter().find(|(words, _)| token.is_any(words));
    claim.map(|(_, claim)| claim)
}

/// Whether a word says by itself that something went this way, and is no comparative and no noun.
pub(super) fn is_verb(token: &Token) -> bool {
    const NOUNS: [&str; 9] = [
        "rise",
        "increase",
        "growth",
        "fall",
        "decrease",
        "decline",
        "drop",
        "reduction",
        "improvement",
    ];
    claim(token).is_some() && !token.is_any(&COMPARATIVES) && !token.is_any(&NOUNS) && !token.is("same")
}

/// Words that tell of a direction or of a comparison in one way or another.
pub(super) fn is_any_direction(token: &Token) -> bool {
    const WORDS: [&str; 22] = [
        "above",
        "below",
        "extra",
        "additional",
        "further",
        "added",
        "gain",
        "gained",
        "lost",
        "loss",
        "cut",
        "cuts",
        "climb",
        "jump",
        "shrank",
        "shrunk",
        "deteriorate",
        "worsen",
        "improve",
        "reduce",
        "reductions",
        "increases",
    ];
    const BEGINNINGS: [&str; 5] = ["improve", "increas", "decreas", "reduc", "declin"];
    token.is_any(&WORDS) || (token.figure().is_none() && BEGINNINGS.iter().any(|start| token.text.starts_with(start)))
}

/// Words after which a sentence may say what is not so: it hopes, denies, asks or sets something aside.
pub(super) fn is_hedge(token: &Token) -> bool {
    const HEDGES: [&str; 32] = [
        "not", "no", "never", "neither", "nor", "without", "if", "whether", "would", "will", "should", "could", "may",
        "might", "can", "must", "aim", "aims", "target", "hope", "hopes", "expect", "expects", "expected", "rather",
        "instead", "seems", "forecast", "plan", "plans", "unless", "until",
    ];
    token.is_any(&HEDGES) || token.text.ends_with("n't")
}

/// Words between a direction and what it is of.
pub(super) fn is_small_word(token: &Token) -> bool {
    const SMALL: [&str; 20] = [
        "slightly",
        "only",
        "just",
        "sharply",
        "again",
        "further",
        "significantly",
        "marginally",
        "back",
        "steadily",
        "about",
        "around",
        "nearly",
        "almost",
        "roughly",
        "some",
        "substantially",
        "considerably",
        "slowly",
        "a",
    ];
    token.is_any(&SMALL)
}
