//! Single changes of a number, as slips make them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use annual_review::diagnostic::Source;
use annual_review::figures::Figures;
use annual_review::load::{Written, written};
use annual_review::units::FinancialYear;

/// What is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A count of the Ombudsman's.
    Count,
    /// A rate or an average that the source states.
    Rate,
    /// A number of an earlier year in `history`.
    History,
    /// A number of the council's own complaints, feedback, refusals or breakdowns.
    OwnCount,
    /// A payment, day or number in a case.
    Case,
    /// A date of a letter or paper.
    Date,
    /// A number of the officer's own.
    Fact,
    /// What a document printed before.
    Published,
    /// A figure in prose, typed in its stead, with a digit that is wrong.
    TypedFigure,
    /// A digit of a number that stands in prose by itself: of a date, a law, a year.
    TypedDigit,
}

impl Kind {
    /// The share of changes of this kind that has to be noticed, in per cent: a little below what is noticed now.
    pub(crate) fn least(self) -> usize {
        match self {
            Self::Count => 66,
            Self::Rate => 67,
            Self::History => 55,
            Self::OwnCount => 56,
            Self::Case | Self::Date => 70,
            Self::Fact => 20,
            Self::Published => 92,
            Self::TypedFigure => 95,
            Self::TypedDigit => 44,
        }
    }
}

/// A change of one place in one file.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    pub(crate) example: &'static str,
    pub(crate) file: String,
    pub(crate) kind: Kind,
    /// The whole file, changed.
    pub(crate) text: String,
    line: usize,
    way: String,
    from: String,
    to: String,
}

impl Change {
    /// The years of these that it bears on: its own and the one after, which is compared with it; all, if it is in
    /// `council.yaml`.
    pub(crate) fn years(&self, given: &BTreeSet<FinancialYear>) -> Vec<FinancialYear> {
        match self.file.trim_end_matches(".yaml").parse::<FinancialYear>() {
            Ok(year) => [year, year.next()]
                .into_iter()
                .filter(|year| given.contains(year))
                .collect(),
            Err(_) => Vec::new(),
        }
    }

    /// Why nobody can notice it.
    pub(crate) fn reason(&self) -> &'static str {
        let has = |part: &str| self.way.contains(part);
        match self.kind {
            Kind::Count if has("categories") || has("outcomes.") => {
                "part of a list without a total, or beside one that is not exact"
            }
            Kind::Count | Kind::History => "a count that nothing else states, and that is as likely",
            Kind::Rate if has("authorities") => "an average of others that is not shipped, near those known",
            Kind::Rate => "a rate that its counts, rounded, allow, or whose counts are not given",
            Kind::OwnCount if has("rate") => "a share of a base that is not given, or within what rounding allows",
            Kind::OwnCount => "a count of the council's own that is no part of a sum",
            Kind::Case if has("payment") => "a payment, which is stated once",
            Kind::Case if has("reference") => "a reference of the right year",
            Kind::Case | Kind::Date => "another day that is in order and a working day",
            Kind::Fact => "a number of the officer's own, which nothing else states",
            Kind::Published => "what was published wrong, and is right now",
            Kind::TypedFigure => "a typed number",
            Kind::TypedDigit => "a stage, length of time, day, year or number of a name that no data have",
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            example,
            file,
            line,
            way,
            from,
            to,
            kind,
            ..
        } = self;
        write!(f, "{kind:?}: {example}/{file}:{line} {way}: {from} → {to}")
    }
}

/// Numbers that follow from a seed, the same on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % sides as u64).unwrap()
    }
}

/// An example that is right, with the figures of each of its years.
pub(crate) struct Example {
    pub(crate) name: &'static str,
    pub(crate) figures: BTreeMap<FinancialYear, Arc<Figures>>,
}

/// So many changes of each kind, or all where the examples have fewer places for them.
pub(crate) fn chosen(examples: &[Example], of_each: usize) -> Vec<Change> {
    let mut dice = Dice(20_261_122);
    let mut all: Vec<Change> = examples
        .iter()
        .flat_map(|example| of_example(example, &mut dice))
        .collect();
    all.sort_by_key(|change| change.kind);
    let mut chosen = Vec::new();
    while let Some(kind) = all.first().map(|change| change.kind) {
        let mut of_kind: Vec<Change> = all.extract_if(.., |change| change.kind == kind).collect();
        for _ in 0..of_each.min(of_kind.len()) {
            let at = dice.roll(of_kind.len());
            chosen.push(of_kind.swap_remove(at));
        }
    }
    chosen
}

fn of_example(example: &Example, dice: &mut Dice) -> Vec<Change> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples")
        .join(example.name);
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    files.sort();
    let mut changes = Vec::new();
    for path in files {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let source = Arc::new(Source::new(file.as_str(), std::fs::read_to_string(&path).unwrap()));
        let year = file.trim_end_matches(".yaml").parse();
        let figures = year.ok().and_then(|year: FinancialYear| example.figures.get(&year));
        for value in written(&source) {
            for (kind, from, to) in of_value(&value, figures.map(AsRef::as_ref), dice) {
                let bytes = value.place.bytes.start + from.0..value.place.bytes.start + from.1;
                let mut text = source.text.clone();
                text.replace_range(bytes.clone(), &to);
                changes.push(Change {
                    example: example.name,
                    file: file.clone(),
                    kind,
                    line: source.text[..bytes.start].matches('\n').count() + 1,
                    way: value.keys.join("."),
                    from: source.text[bytes].to_owned(),
                    to,
                    text,
                });
            }
        }
    }
    changes
}

/// What is put in the place of a stretch of a value.
type Stretch = (Kind, (usize, usize), String);

fn of_value(value: &Written, figures: Option<&Figures>, dice: &mut Dice) -> Vec<Stretch> {
    let as_written = &value.place.source.text[value.place.bytes.clone()];
    let Some(kind) = kind_of(value) else { return Vec::new() };
    if kind == Kind::TypedDigit {
        let mut found = typed_figures(as_written, figures, dice);
        found.extend(typed_digits(as_written, dice));
        return found;
    }
    if !as_written
        .trim_start_matches(['"', '\''])
        .starts_with(|c: char| c.is_ascii_digit())
    {
        return Vec::new();
    }
    // Of a date or a reference, any of its numbers.
    let numbers = numbers_in(as_written);
    let mut slips = BTreeSet::new();
    for _ in 0..2 {
        let (start, end) = numbers[dice.roll(numbers.len())];
        slips.insert(((start, end), another(&as_written[start..end], dice)));
    }
    slips.into_iter().map(|(bytes, to)| (kind, bytes, to)).collect()
}

/// Where digits stand in a text.
fn numbers_in(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|start| at + start) {
        let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
        found.push((start, start + digits));
        at = start + digits;
    }
    found
}

/// Another number, as a slip of the finger makes it: one more or less, two digits swapped, one left out or doubled.
fn another(number: &str, dice: &mut Dice) -> String {
    let plus = |by: i64| number.parse::<i64>().map(|value| (value + by).max(0).to_string());
    loop {
        let at = dice.roll(number.len());
        let slip = match dice.roll(5) {
            0 => plus(1).unwrap_or_else(|_| format!("{number}1")),
            1 => plus(-1).unwrap_or_else(|_| format!("{number}1")),
            2 if number.len() > 1 => swapped(number, at.min(number.len() - 2)),
            3 if number.len() > 1 => format!("{}{}", &number[..at], &number[at + 1..]),
            _ => format!("{}{}", number, &number[number.len() - 1..]),
        };
        if slip != number && !(slip.len() > 1 && slip.starts_with('0')) {
            return slip;
        }
    }
}

fn swapped(number: &str, at: usize) -> String {
    let mut digits: Vec<char> = number.chars().collect();
    digits.swap(at, at + 1);
    digits.into_iter().collect()
}

/// What a value is, by the keys that lead to it; any prose is for digits typed in it. Nothing is what is no number of a
/// year.
fn kind_of(value: &Written) -> Option<Kind> {
    let keys: Vec<&str> = value.keys.iter().map(String::as_str).collect();
    let last = *keys.last()?;
    let is_text = value.text.contains(' ') && value.text.chars().filter(char::is_ascii_lowercase).count() > 20;
    Some(match keys[0] {
        _ if matches!(
            last,
            "year" | "edition" | "fragment_heading_level" | "reason" | "source" | "because"
        ) =>
        {
            return None;
        }
        "statistics" if last.contains("rate") || last.contains("per_100") => Kind::Rate,
        "statistics" if !is_text => Kind::Count,
        "similar_authorities" | "all_authorities" => Kind::Rate,
        "history" => Kind::History,
        "own_complaints" | "feedback" | "refused" | "breakdowns" if !is_text => Kind::OwnCount,
        "cases" if !is_text => Kind::Case,
        "facts" if last == "value" => Kind::Fact,
        "published" if keys.contains(&"figures") => Kind::Published,
        "published" => return None,
        _ if matches!(last, "date" | "meeting" | "published" | "due" | "done" | "made_on") => Kind::Date,
        _ if is_text => Kind::TypedDigit,
        _ => return None,
    })
}

/// Computed figures and facts, each typed by hand with a slip.
fn typed_figures(text: &str, figures: Option<&Figures>, dice: &mut Dice) -> Vec<Stretch> {
    let mut found = Vec::new();
    for (at, opens) in ["{{ figures.", "{{ facts."]
        .into_iter()
        .flat_map(|opens| text.match_indices(opens))
    {
        let inner = &text[at + opens.len()..];
        let name = &inner[..inner.find([' ', '|', '}']).unwrap_or_default()];
        let start = if opens.contains("facts") { "fact-" } else { "" };
        let printed = figures.and_then(|figures| figures.text(&format!("{start}{}", name.replace('_', "-"))));
        let (Some(printed), Some(length)) = (printed, text[at..].find("}}")) else {
            continue;
        };
        let Some((first, last)) = numbers_in(&printed).first().copied() else {
            continue;
        };
        let slip = another(&printed[first..last], dice);
        let typed = format!("{}{slip}{}", &printed[..first], &printed[last..]);
        found.push((Kind::TypedFigure, (at, at + length + 2), typed));
    }
    found
}

fn typed_digits(text: &str, dice: &mut Dice) -> Vec<Stretch> {
    let numbers = numbers_in(text)
        .into_iter()
        .filter(|(start, _)| !within_braces(text, *start));
    numbers
        .map(|(start, end)| (Kind::TypedDigit, (start, end), another(&text[start..end], dice)))
        .collect()
}

fn within_braces(text: &str, at: usize) -> bool {
    text[..at].matches("{{").count() > text[..at].matches("}}").count()
}
