//! A number as a document printed it: its size, how exactly it is given, and the sign, word or unit beside it.
//!
//! In: a few words such as "92%", "−3", "fell by 16 per cent" or "£0.5m". Out: what they say, or nothing where they say
//! more than a number ("8,000 to 9,000").

use crate::figures::Unit;
use crate::units::{Exact, in_words, parse_decimal, round_half_up};

/// A number as it was printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Printed {
    /// Without its sign, in the scale in which it is printed: 92 for "92%".
    pub(super) size: Exact,
    /// What its last digit counts: a tenth for "4.6".
    step: Exact,
    /// The way that it says something went.
    pub(super) way: Option<Way>,
    /// The unit that it names.
    pub(super) mark: Option<Mark>,
}

/// Which way something went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// It rose: "+3", "rose by 3".
    Up,
    /// It fell: "-3", "a fall of 3".
    Down,
}

/// A unit that is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// "%", "per cent".
    PerCent,
    /// "percentage points".
    Points,
    /// "£".
    Pounds,
    /// "per 100,000".
    PerHundredThousand,
}

/// Spellings of one thing, without which a text is made of few words; longer ones first.
const SPELLINGS: [(&str, &str); 21] = [
    ("percentage points", " points "),
    ("percentage point", " points "),
    ("per cent", " % "),
    ("percent", " % "),
    ("per 100,000 residents", " for100000 "),
    ("per 100,000", " for100000 "),
    ("%", " % "),
    ("£", " £ "),
    ("approximately", "around"),
    ("roughly", "around"),
    ("about", "around"),
    ("circa", "around"),
    ("some ", "around "),
    ("fewer than", "under"),
    ("less than", "under"),
    ("below", "under"),
    ("<", "under "),
    ("(revised)", ""),
    ("(provisional)", ""),
    (",", ""),
    ("\u{a0}", " "),
];
const RISES: [&str; 7] = ["+", "rose", "rise", "increase", "increased", "up", "higher"];
const FALLS: [&str; 10] = [
    "-",
    "fell",
    "fall",
    "decrease",
    "decreased",
    "reduction",
    "reduced",
    "drop",
    "down",
    "lower",
];
/// Words that say nothing of a number.
const BESIDE: [&str; 5] = ["by", "of", "a", "an", "the"];
const TEN_AND_MORE: [(&str, i128); 3] = [("ten", 10), ("eleven", 11), ("twelve", 12)];

impl Printed {
    /// Reads a text; `None` where it is no single number, or one with a word such as "around" that makes it less exact.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut number = None;
        let (mut way, mut mark) = (None, None);
        let plain = plain(text);
        for word in plain.split_whitespace() {
            match word {
                "%" => mark = Some(Mark::PerCent),
                "points" | "pp" => mark = Some(Mark::Points),
                "£" => mark = Some(Mark::Pounds),
                "for100000" => mark = Some(Mark::PerHundredThousand),
                _ if RISES.contains(&word) => way = Some(Way::Up),
                _ if FALLS.contains(&word) => way = Some(Way::Down),
                _ if BESIDE.contains(&word) => {}
                _ if number.is_none() => number = Some(size(word)?),
                _ => return None,
            }
        }
        let (size, step) = number?;
        Some(Self { size, step, way, mark })
    }

    /// Whether a value, in the scale of print, comes out so when rounded as far as this is.
    pub(super) fn rounds(&self, value: Exact) -> bool {
        Exact::from_integer(round_half_up(value / self.step, 0).abs()) * self.step == self.size
    }

    /// Whether it comes out so when cut off as far as this is, where rounding would not give it.
    pub(super) fn cuts_off(&self, value: Exact) -> bool {
        (magnitude(value) / self.step).floor() * self.step == self.size && !self.rounds(value)
    }

    /// Whether it comes out so when rounded up, where rounding would not give it.
    pub(super) fn rounds_up(&self, value: Exact) -> bool {
        (magnitude(value) / self.step).ceil() * self.step == self.size && !self.rounds(value)
    }

    /// The digits that a value has when rounded as far as this is, and this number's own.
    pub(super) fn digits(&self, value: Exact) -> [String; 2] {
        let right = round_half_up(value / self.step, 0).unsigned_abs();
        [right.to_string(), (self.size / self.step).to_integer().to_string()]
    }

    /// Whether it is no more exact than the unit prints; else it may say more than a rounded value can.
    pub(super) fn is_coarse(&self, unit: Unit) -> bool {
        self.step >= Exact::new(1, 10_i128.pow(unit.decimals()))
    }

    /// Whether the unit that it names, if it names one, is this.
    pub(super) fn has_unit(&self, unit: Unit) -> bool {
        match self.mark {
            None => true,
            Some(Mark::PerCent) => unit == Unit::Percent,
            Some(Mark::Points) => unit == Unit::PercentagePoints,
            Some(Mark::Pounds) => unit == Unit::Money,
            Some(Mark::PerHundredThousand) => unit == Unit::PerHundredThousand,
        }
    }

    /// Whether the way that it says something went, if it says one, is that of a change of this size.
    pub(super) fn goes(&self, change: Exact) -> bool {
        match self.way {
            None => true,
            Some(Way::Up) => change >= Exact::from_integer(0),
            Some(Way::Down) => change <= Exact::from_integer(0),
        }
    }
}

/// A text without what does not change its meaning: "92 per cent" and "92 %" are "92%", "approximately 3000" is "around
/// 3,000", "8000-9000" is "8,000 to 9,000".
pub(super) fn alike(text: &str) -> String {
    let plain = plain(text).replace(" - ", " to ");
    plain.chars().filter(|c| !c.is_whitespace()).collect()
}

fn plain(text: &str) -> String {
    let mut plain = text.to_lowercase().replace(['−', '–', '—'], "-");
    for (spelling, one) in SPELLINGS {
        if plain.contains(spelling) {
            plain = plain.replace(spelling, one);
        }
    }
    // A sign stands by itself, whether before a number or between two.
    plain.replace('-', " - ").replace('+', " + ")
}

/// The size and the step of a number in digits, which may end in "m" or "k", or in a word.
fn size(word: &str) -> Option<(Exact, Exact)> {
    let small = (0..=9).find(|number| in_words(*number) == word).map(i128::from);
    let larger = TEN_AND_MORE
        .iter()
        .find(|(name, _)| *name == word)
        .map(|(_, number)| *number);
    let zero = (word == "no").then_some(0);
    if let Some(number) = small.or(larger).or(zero) {
        return Some((Exact::from_integer(number), Exact::from_integer(1)));
    }
    let (digits, times) = match (word.strip_suffix('m'), word.strip_suffix('k')) {
        (Some(digits), _) => (digits, 1_000_000),
        (_, Some(digits)) => (digits, 1_000),
        _ => (word, 1),
    };
    let decimals = digits.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let step = Exact::new(
        times,
        10_i128.pow(u32::try_from(decimals).ok().filter(|decimals| *decimals < 9)?),
    );
    Some((parse_decimal(digits)? * times, step))
}

/// A number without its sign.
pub(super) fn magnitude(value: Exact) -> Exact {
    if value < Exact::from_integer(0) { -value } else { value }
}

#[cfg(test)]
mod tests {
    use super::{Mark, Printed, Way, alike};
    use crate::units::Exact;

    fn read(text: &str) -> Option<(Exact, Option<Way>, Option<Mark>)> {
        Printed::read(text).map(|printed| (printed.size, printed.way, printed.mark))
    }

    #[test]
    fn spellings_of_one_number_are_alike() {
        assert_eq!(alike("92 per cent"), alike("92%"));
        assert_eq!(alike("3,100"), alike("3100"));
        assert_eq!(alike("approximately 3000"), alike("around\u{a0}3,000"));
        assert_eq!(alike("8000–9000"), alike("8,000 to\u{a0}9,000"));
        assert_eq!(alike("<1%"), alike("under\u{a0}1%"));
        assert_ne!(alike("around 3,100"), alike("3,100"));
    }

    #[test]
    fn signs_and_words_of_a_change_are_read() {
        let three = Exact::from_integer(3);
        let points = Some(Mark::Points);
        assert_eq!(read("−3"), Some((three, Some(Way::Down), None)));
        assert_eq!(read("-3 percentage points"), Some((three, Some(Way::Down), points)));
        assert_eq!(
            read("fell by three percentage points"),
            Some((three, Some(Way::Down), points))
        );
        assert_eq!(
            read("an increase of 3 per cent"),
            Some((three, Some(Way::Up), Some(Mark::PerCent)))
        );
        assert_eq!(
            read("£0.5m"),
            Some((Exact::from_integer(500_000), None, Some(Mark::Pounds)))
        );
        assert_eq!(
            read("4.6 per 100,000"),
            Some((Exact::new(46, 10), None, Some(Mark::PerHundredThousand)))
        );
    }

    #[test]
    fn what_is_more_or_less_than_a_number_is_none() {
        for text in [
            "8,000 to 9,000",
            "8000-9000",
            "around 3,100",
            "under 1%",
            "rose",
            "",
            "34 of 37",
            "1.2.3",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_is_held_to_its_own_decimals() {
        let rate = Exact::new(3400, 37); // 91.89
        let gives = |text: &str| Printed::read(text).is_some_and(|printed| printed.rounds(rate));
        assert!(gives("92%") && gives("91.9%") && gives("91.89 per cent"));
        assert!(!gives("92.0%") && !gives("91%") && !gives("0.92"));
    }
}
