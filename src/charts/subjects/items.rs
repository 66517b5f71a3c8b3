//! Things that bars set side by side: which of them comes first, and all of them in words.

use crate::charts::OfYear;
use crate::charts::bars::{Bar, Emphasis, Options, arranged};
use crate::charts::value::Value;
use crate::document::Inline;
use crate::tables::words;

/// The most values that an alternative text tells one by one; more are heard to the end by nobody.
const MOST_TOLD: usize = 12;

/// How many of more it tells.
const LARGEST_TOLD: usize = 5;

/// Something with a figure.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Item {
    /// What it is called.
    pub(super) label: String,
    /// The id of its figure.
    pub(super) id: String,
    /// What the figure is worth.
    pub(super) value: Value,
    /// What is said after it, as its share.
    pub(super) beside: Option<String>,
}

/// Which of several comes first.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum First<'a> {
    /// One of which the number is not known may exceed the others.
    Unknown,
    /// All of them are zero.
    None,
    /// This one.
    One(&'a Item),
    /// These, with as much each.
    Several(Vec<&'a Item>),
}

impl<'a> First<'a> {
    /// The first of these: "under 5" is less than 20, whatever it is.
    pub(super) fn of(items: &'a [Item]) -> Self {
        let numbers = items.iter().filter_map(|item| item.value.number());
        let most = numbers.fold(0.0, f64::max);
        let may_exceed =
            |item: &Item| item.value.number().is_none() && item.value.most().is_none_or(|other| other >= most);
        if items.iter().any(may_exceed) {
            return Self::Unknown;
        }
        Self::told(items)
    }

    /// The first of those that have a number, which one without may exceed.
    pub(super) fn told(items: &'a [Item]) -> Self {
        let with_number = items.iter().filter_map(|item| Some((item, item.value.number()?)));
        let with_number: Vec<(&Item, f64)> = with_number.collect();
        if with_number.is_empty() {
            return Self::Unknown;
        }
        let most = with_number.iter().map(|(_, number)| *number).fold(0.0, f64::max);
        if most <= 0.0 {
            return Self::None;
        }
        let first: Vec<&Item> = with_number
            .into_iter()
            .filter(|(_, number)| *number >= most)
            .map(|(item, _)| item)
            .collect();
        match first[..] {
            [one] => Self::One(one),
            _ => Self::Several(first),
        }
    }

    /// Whether this is among the first; where there are none all are.
    pub(super) fn has(&self, item: &Item) -> bool {
        match self {
            Self::One(first) => first.id == item.id,
            Self::Several(first) => first.iter().any(|first| first.id == item.id),
            Self::Unknown | Self::None => true,
        }
    }
}

/// The share of this id as it is said beside a number: not "0%" of what there is some of.
pub(super) fn share(of: &OfYear<'_>, id: &str, value: &Value) -> Option<String> {
    let is_some = value.number().is_some_and(|number| number > 0.0);
    let is_none = Value::of(&of.figures, id).number() == Some(0.0);
    of.figures.text(id).filter(|_| !(is_some && is_none))
}

/// Names one after the other: "Housing, Planning and Other"; the first few of many.
pub(super) fn listed(labels: &[&str]) -> String {
    match labels {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] if labels.len() <= 3 => format!("{} and {last}", first.join(", ")),
        [first, second, ..] => format!("{first}, {second} and others"),
    }
}

/// Bars of these, the first of them highlighted; the items that they are of; and those that are left out for being zero.
pub(super) fn bars(items: &[Item], first: &First<'_>, options: Options) -> (Vec<Bar>, Vec<Item>, Vec<Item>) {
    let (shown, left_out) = arranged(items.to_vec(), |item| std::slice::from_ref(&item.value), options);
    let bar = |item: &Item| Bar {
        label: item.label.clone(),
        value: item.value.clone(),
        beside: item.beside.clone(),
        emphasis: if first.has(item) {
            Emphasis::First
        } else {
            Emphasis::Other
        },
    };
    let bars = shown.iter().map(bar).collect();
    (bars, shown, left_out)
}

/// What a note says of things of these labels that are left out for being zero; nothing where none are.
pub(super) fn left_out<'a>(labels: impl Iterator<Item = &'a str>) -> Option<Vec<Inline>> {
    let labels: Vec<&str> = labels.collect();
    (!labels.is_empty()).then(|| words(&format!("Left out, since there were none: {}.", labels.join("; "))))
}

/// The label of an item.
pub(super) fn label(item: &Item) -> &str {
    &item.label
}

/// A line of a chart in words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Said {
    /// What it is of: "Housing".
    pub(super) label: String,
    /// Its value or values: "9 in 2023/24, 4 in 2022/23".
    pub(super) values: String,
    /// The number by which the lines are sorted where not all of them are told.
    pub(super) number: Option<f64>,
}

impl From<&Item> for Said {
    fn from(item: &Item) -> Self {
        let values = match &item.beside {
            Some(beside) => format!("{} ({beside})", item.value.label()),
            None => item.value.label().to_owned(),
        };
        Self {
            label: item.label.clone(),
            values,
            number: item.value.number(),
        }
    }
}

/// What is drawn, in sentences: `drawn` without its full stop, then the values; of many only the largest, the least, and
/// those that have no number.
pub(super) fn alternative(drawn: &str, lines: &[Said]) -> String {
    let told = |lines: &[&Said]| {
        let told: Vec<String> = lines
            .iter()
            .map(|line| format!("{}: {}", line.label, line.values))
            .collect();
        told.join("; ")
    };
    if lines.len() <= MOST_TOLD {
        return format!("{drawn}. {}.", told(&lines.iter().collect::<Vec<_>>()));
    }
    let mut sorted: Vec<&Said> = lines.iter().filter(|line| line.number.is_some()).collect();
    sorted.sort_by(|one, other| {
        let number = |line: &Said| line.number.unwrap_or_default();
        number(other).total_cmp(&number(one))
    });
    let without: Vec<&Said> = lines.iter().filter(|line| line.number.is_none()).collect();
    let largest = &sorted[..LARGEST_TOLD.min(sorted.len())];
    let mut sentences = vec![drawn.to_owned()];
    if !largest.is_empty() {
        sentences.push(format!("The largest: {}", told(largest)));
    }
    if let Some([others @ .., last]) = sorted.get(LARGEST_TOLD..) {
        let is_alone = others.last().is_none_or(|other| other.number != last.number);
        let whose = if is_alone {
            format!(" ({})", last.label)
        } else {
            String::new()
        };
        sentences.push(format!("The others go down to {}{whose}", last.values));
    }
    if !without.is_empty() && without.len() <= MOST_TOLD {
        sentences.push(format!("Without a number: {}", told(&without)));
    }
    sentences.push("The table has all of them.".to_owned());
    sentences.join(". ")
}

/// A part of a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) enum Say<'a> {
    /// Words.
    Words(&'a str),
    /// What the figure of this id prints.
    Figure(&'a str),
}

/// A sentence in which each number is its figure; `None` where a figure has no value.
pub(super) fn said(of: &OfYear<'_>, parts: &[Say<'_>]) -> Option<Vec<Inline>> {
    let mut sentence = Vec::new();
    for part in parts {
        match part {
            Say::Words(text) => sentence.extend(words(text)),
            Say::Figure(id) => sentence.push(super::figure(of, id)?),
        }
    }
    Some(sentence)
}
