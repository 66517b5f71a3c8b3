//! The words in which a working is told: the numbers that went in, what they give, and how that is rounded.
//!
//! In: a figure and its sheet. Out: a line such as "34 complaints upheld of 37 investigations = 91.89%, rounded half up to
//! 92%". Numbers are named as what they are counts of, so that the line can be read by somebody who sees nothing else.

use super::written::{Written, written};
use crate::diagnostic::Spot;
use crate::figures::{AS_GIVEN, AS_PUBLISHED, Figure, Figures, Input, Known, State, Status, Unit, Value};
use crate::model::{Amount, Project};
use crate::units::{Date, Exact, Money, clear_days_between, decimal, lower_first, round_half_up};

/// Inputs beyond which a line gives the first few and how many there are.
const MANY: usize = 9;

/// How many of too many inputs a line gives.
const FEW: usize = 3;

/// How a figure is known or why it is not, with what else is to be known of that.
pub(super) fn status(state: &State) -> (&'static str, String) {
    match state {
        State::Known(known) => (known.status.name(), note(&known.status)),
        State::NotApplicable(reason) => ("not applicable", reason.to_string()),
        State::Missing(reason) => ("missing", reason.to_string()),
        State::Suppressed => ("suppressed", String::new()),
    }
}

fn note(status: &Status) -> String {
    match status {
        Status::Provisional(reason) => reason.clone(),
        Status::Revised(before) => format!("published before as {}", spaced(before)),
        _ => String::new(),
    }
}

/// How a figure was worked out, with its numbers and the rounding; or why there is nothing to be worked out.
pub(super) fn told(project: &Project, figures: &Figures, figure: &Figure) -> String {
    let known = match &figure.state {
        State::Known(known) => known,
        State::NotApplicable(reason) => return format!("not applicable: {reason}"),
        State::Missing(_) if &*figure.formula == AS_GIVEN => return format!("missing: not given for {}", figure.year),
        State::Missing(reason) => return format!("missing: {reason}"),
        State::Suppressed => {
            return "left out: a small number, or one from which a small number could be worked out".to_owned();
        }
    };
    let telling = Telling {
        project,
        figures,
        figure,
        known,
    };
    let line = telling.of_figures().unwrap_or_else(|| telling.of_places());
    match &known.status {
        Status::Provisional(reason) => format!("{line}; provisional: {reason}"),
        Status::Revised(_) => format!("{line}; {}", note(&known.status)),
        _ => line,
    }
}

/// A figure with a value, of which is told.
struct Telling<'a> {
    project: &'a Project,
    figures: &'a Figures,
    figure: &'a Figure,
    known: &'a Known,
}

impl Telling<'_> {
    /// What is printed, without what is told of its status anyhow.
    fn text(&self) -> String {
        let text = spaced(&self.figure.text().unwrap_or_default());
        text.replace(" (provisional)", "").replace(" (revised)", "")
    }

    /// The line of a figure that follows from others of its sheet.
    fn of_figures(&self) -> Option<String> {
        let inputs = self.figure.inputs.iter().filter_map(|input| match input {
            Input::Figure(id) => self.figures.get(id),
            Input::Given(_) => None,
        });
        let inputs: Vec<&Figure> = inputs.collect();
        if self.figure.unit == Unit::Rank || &*self.figure.id == "received-largest" {
            return self.order(&inputs);
        }
        match inputs[..] {
            [] => None,
            [own, other] if self.figure.unit == Unit::Words => Some(self.words(own, other)),
            [part, whole] if self.known.denominator.is_some() => Some(self.ratio(part, whole)),
            [from, take] if self.figure.formula.contains(" − ") => Some(self.difference(from, take)),
            _ => self.sum(&inputs),
        }
    }

    /// "34 complaints upheld of 37 investigations = 91.89%, rounded half up to 92%".
    fn ratio(&self, part: &Figure, whole: &Figure) -> String {
        let line = if self.figure.unit == Unit::PerHundredThousand {
            format!("{} ÷ {} × 100,000", named(part), named(whole))
        } else if self.known.denominator == whole.number() && self.known.numerator != part.number() {
            format!("({} − {}) ÷ {}", named(part), beside(whole, part), bare(whole))
        } else {
            let [part, whole] = share(part, whole);
            format!("{part} of {whole}")
        };
        // A change is kept without its sign, which stands in the number above the line.
        let is_fall = self
            .known
            .numerator
            .is_some_and(|number| number < Exact::from_integer(0));
        let sign = if is_fall { "−" } else { "" };
        self.with_result(&line, sign)
    }

    /// "118 cases listed + 3 others = 121".
    fn sum(&self, terms: &[&Figure]) -> Option<String> {
        let line = match terms {
            [one] => return (one.number() == self.figure.number()).then(|| format!("the same as {}", named(one))),
            _ => together(terms),
        };
        let numbers: Option<Vec<Exact>> = terms.iter().map(|term| term.number()).collect();
        // What is left out may be what makes up the sum.
        let adds_up = numbers.map_or(self.figure.formula.contains(" + "), |numbers| {
            Some(numbers.into_iter().sum()) == self.figure.number()
        });
        adds_up.then(|| self.with_result(&joined(&line, " + "), ""))
    }

    /// "37 investigations − 34 complaints upheld = 3".
    fn difference(&self, from: &Figure, take: &Figure) -> String {
        let line = self.with_result(&format!("{} − {}", named(from), beside(take, from)), "");
        format!("{line}{}", before_rounding(from, take))
    }

    /// What stands behind a word: "34 … − 30 … = 4, so “rose”".
    fn words(&self, own: &Figure, other: &Figure) -> String {
        let words = self.text();
        let [a, b] = [named(own), beside(other, own)];
        let (Some(first), Some(second)) = (own.number(), other.number()) else {
            return format!("“{words}”: {a} against {b}, whichever number of the range is true");
        };
        let unit = distance_unit(own.unit);
        let difference = first - second;
        let about = if own.is_about() || other.is_about() {
            "around "
        } else {
            ""
        };
        let told = format!("{a} − {b} = {about}{}", exactly(unit, difference));
        let rounded = unit.rounded(difference);
        if rounded == 0 && difference != Exact::from_integer(0) {
            format!(
                "{told}, which prints as {}, so “{words}”",
                spaced(&unit.print(difference))
            )
        } else {
            format!("{told}, so “{words}”{}", before_rounding(own, other))
        }
    }

    /// The numbers of the categories, the highest first, and what is told from their order.
    fn order(&self, inputs: &[&Figure]) -> Option<String> {
        let mut numbers: Vec<Exact> = inputs.iter().filter_map(|input| input.number()).collect();
        numbers.sort_unstable_by(|a, b| b.cmp(a));
        let order: Vec<String> = numbers.iter().map(|number| exactly(Unit::Count, *number)).collect();
        let order = format!("of the numbers by category: {}", order.join(", "));
        if let Some(id) = self.figure.id.strip_suffix("-rank") {
            let own = exactly(Unit::Count, self.figures.number(id)?);
            return Some(format!("{own} comes {} in the order {order}", self.text()));
        }
        let highest = exactly(Unit::Count, *numbers.first()?);
        Some(format!("{highest}, for “{}”, is the highest {order}", self.text()))
    }

    /// The line of a figure whose values stand in files.
    fn of_places(&self) -> String {
        let spots = self.figure.inputs.iter().filter_map(|input| match input {
            Input::Given(spot) => Some(*spot),
            Input::Figure(_) => None,
        });
        let spots: Vec<Spot> = spots.collect();
        let (formula, text) = (&self.figure.formula, self.text());
        let written: Vec<Written> = spots.iter().filter_map(|spot| written(self.project, *spot)).collect();
        match &**formula {
            AS_PUBLISHED => return format!("published as {}", bare(self.figure)),
            AS_GIVEN => return self.given(),
            _ => {}
        }
        // The days of two cases are no beginning and end.
        let is_span = self.figure.id.starts_with("clear-days") || self.figure.id.ends_with("-days-late");
        if let ([Written::Day(first), Written::Day(last)], true) = (&written[..], is_span) {
            return self.days(*first, *last);
        }
        if self.figure.unit == Unit::Money {
            return self.payments(spots.len(), &written);
        }
        let of = match spots.len() {
            _ if !self.figure.id.starts_with("remedy-days") => String::new(),
            1 => ", of 1 case".to_owned(),
            cases => format!(", of {cases} cases"),
        };
        format!("{formula}: {text}{of}")
    }

    /// A number that the source gives; of a rate it is to be known that nobody has worked it out here.
    fn given(&self) -> String {
        let alone = match self.figure.unit {
            Unit::Percent | Unit::PerHundredThousand => ", without the counts behind it",
            _ => "",
        };
        let number = bare(self.figure);
        let printed = self
            .figure
            .number()
            .map(|number| spaced(&self.figure.unit.print(number)));
        let is_rounded = self
            .figure
            .number()
            .is_some_and(|number| !steps(self.figure.unit, number).is_integer());
        let rounded = printed
            .filter(|_| is_rounded)
            .map(|printed| format!(", rounded half up to {printed}"));
        format!("given as {number}{}{alone}", rounded.unwrap_or_default())
    }

    /// The payments that make a sum, where each is written as a number.
    fn payments(&self, places: usize, written: &[Written]) -> String {
        let pounds = |written: &Written| match written {
            Written::Number(pounds, _) => Some(Money(round_half_up(*pounds, 2)).to_string()),
            Written::Day(_) => None,
        };
        let amounts: Vec<String> = written.iter().filter_map(pounds).collect();
        let (formula, text) = (&self.figure.formula, self.text());
        match amounts[..] {
            [] => format!("{formula}: {text}"),
            _ if amounts.len() < places => format!("{formula}, of {places} cases: {text}"),
            _ => format!("{} = {text}, {formula}", joined(&amounts, " + ")),
        }
    }

    /// The days from one to another, or those that count between them.
    fn days(&self, first: Date, last: Date) -> String {
        let [from, to] = [first, last].map(|date| spaced(&date.to_string()));
        let text = self.text();
        if !self.figure.id.starts_with("clear-days") {
            return format!("agreed for {from}, done on {to}: {text} days");
        }
        let days = clear_days_between(first, last, &self.project.bank_holidays).unwrap_or_default();
        let days: Vec<String> = days.iter().map(|day| spaced(&day.short())).collect();
        let listed = if days.is_empty() {
            String::new()
        } else {
            format!(" ({})", joined(&days, ", "))
        };
        format!(
            "published on {from}, meeting on {to}; working days between, neither of the two counted: {text}{listed}"
        )
    }

    /// A line with what it gives, and with what is printed of it.
    fn with_result(&self, line: &str, sign: &str) -> String {
        let unit = self.figure.unit;
        let Some(number) = self.figure.number() else {
            return format!("{line} = {}", self.text());
        };
        let about = if self.figure.is_about() { "around " } else { "" };
        let result = format!("{line} = {about}{sign}{}", exactly(unit, number));
        let printed = spaced(&unit.print(number));
        let is_rounded = !steps(unit, number).is_integer();
        let is_negative = number < Exact::from_integer(0) || !sign.is_empty();
        match (is_rounded, is_negative) {
            (false, false) => result,
            (false, true) => format!("{result}, printed without its sign"),
            (true, false) => format!("{result}, rounded half up to {printed}"),
            (true, true) => format!("{result}, rounded half up to {printed} and printed without its sign"),
        }
    }
}

/// That a difference is that of the rates themselves, where these are printed rounded.
fn before_rounding(one: &Figure, other: &Figure) -> &'static str {
    let is_rounded = |figure: &Figure| {
        figure
            .number()
            .is_some_and(|number| !steps(figure.unit, number).is_integer())
    };
    if is_rounded(one) || is_rounded(other) {
        "; the rates are taken before rounding"
    } else {
        ""
    }
}

/// What the difference of two figures of this unit counts.
fn distance_unit(unit: Unit) -> Unit {
    match unit {
        Unit::Percent => Unit::PercentagePoints,
        other => other,
    }
}

/// A figure's number with what it is: "34 complaints upheld", "22 (received: adult care services)", "91.89% (uphold rate)".
fn named(figure: &Figure) -> String {
    let label = lower_first(&figure.label);
    let number = bare(figure);
    let can_follow = figure.unit == Unit::Count && number != "1" && figure.text().is_some();
    if can_follow && names_many(&label) {
        format!("{number} {label}")
    } else {
        format!("{number} ({label})")
    }
}

/// Whether a label can stand after its number: "complaints upheld", but neither "adult social care" nor "the council's own
/// complaints", and nothing in parts.
fn names_many(label: &str) -> bool {
    let is_plural = |word: &str| word.ends_with('s') && !word.ends_with("'s") && !word.ends_with("\u{2019}s");
    let is_whole = !label.contains([':', ',', '(']) && !label.starts_with("the ");
    is_whole && label.split(' ').any(is_plural)
}

/// The same of a figure beside another, whose words are not said again: "30 in 2022/23", "85% (average of similar
/// authorities)".
fn beside(figure: &Figure, first: &Figure) -> String {
    let rest = figure.label.strip_prefix(&*first.label).filter(|rest| !rest.is_empty());
    match rest.map(|rest| rest.trim_start_matches([',', ':', ' '])) {
        Some(rest) if rest.starts_with("in ") => format!("{} {rest}", bare(figure)),
        Some(rest) => format!("{} ({rest})", bare(figure)),
        None => named(figure),
    }
}

/// The same of a part and its whole, whose words the part does not say again: "21 (still open)" and "169 corporate
/// complaints".
fn share(part: &Figure, whole: &Figure) -> [String; 2] {
    let of_year = format!(" in {}", part.year);
    let [own, all] = [part, whole].map(|figure| figure.label.trim_end_matches(&of_year));
    if let Some(rest) = own.strip_prefix(&format!("{all}: ")) {
        return [format!("{} ({})", bare(part), lower_first(rest)), named(whole)];
    }
    match &together(&[part, whole])[..] {
        [part, whole] => [part.clone(), whole.clone()],
        _ => [named(part), named(whole)],
    }
}

/// The same of several, without the words before a colon that they share.
fn together(figures: &[&Figure]) -> Vec<String> {
    let start = |figure: &&Figure| figure.label.split_once(": ").map(|(start, _)| start.to_owned());
    let shared = figures.first().and_then(start);
    if shared.is_none() || figures.iter().any(|figure| start(figure) != shared) {
        return figures.iter().map(|figure| named(figure)).collect();
    }
    let rest = |figure: &&Figure| {
        figure
            .label
            .split_once(": ")
            .map(|(_, rest)| rest)
            .unwrap_or_default()
            .to_owned()
    };
    figures
        .iter()
        .map(|figure| format!("{} ({})", bare(figure), lower_first(&rest(figure))))
        .collect()
}

/// A figure's number alone, as exactly as it is known; why there is none where there is none.
fn bare(figure: &Figure) -> String {
    match figure.known().map(|known| &known.value) {
        Some(Value::Number(Amount::Exactly(number))) => exactly(figure.unit, *number),
        Some(Value::Number(Amount::About(number))) => format!("around {}", exactly(figure.unit, *number)),
        Some(_) => spaced(&figure.text().unwrap_or_default()),
        None => status(&figure.state).0.to_owned(),
    }
}

/// A number in steps of the last decimal that is printed of it.
fn steps(unit: Unit, number: Exact) -> Exact {
    number * unit.scale() * Exact::from_integer(10_i128.pow(unit.decimals()))
}

/// A number in its unit with as many decimals as it takes to see how it is rounded.
fn exactly(unit: Unit, number: Exact) -> String {
    let whole = number * unit.scale();
    let is_enough = |decimals: &u32| {
        let shown = Exact::new(round_half_up(whole, *decimals), 10_i128.pow(*decimals));
        shown == whole
            || *decimals >= unit.decimals() + 2 && round_half_up(shown, unit.decimals()) == unit.rounded(number)
    };
    let decimals = (0..=6).find(is_enough).unwrap_or(6);
    let digits = match unit {
        Unit::Money => return Money(round_half_up(number, 0)).to_string(),
        _ if decimals == 0 => with_commas(whole.to_integer()),
        _ => decimal(whole, decimals),
    };
    let digits = digits.replace('-', "−");
    match unit {
        Unit::Percent => format!("{digits}%"),
        Unit::PercentagePoints if digits == "1" || digits == "−1" => format!("{digits} percentage point"),
        Unit::PercentagePoints => format!("{digits} percentage points"),
        _ => digits,
    }
}

fn with_commas(whole: i128) -> String {
    let sign = if whole < 0 { "-" } else { "" };
    let size = u64::try_from(whole.unsigned_abs()).unwrap_or(u64::MAX);
    format!("{sign}{}", Unit::Count.print(Exact::from_integer(size.into())))
}

/// Terms, or the first few of them and how many there are.
fn joined(terms: &[String], between: &str) -> String {
    if terms.len() <= MANY {
        return terms.join(between);
    }
    format!("{}{between}… ({} in all)", terms[..FEW].join(between), terms.len())
}

/// Words for a terminal and a list, where no line is to be kept together.
fn spaced(words: &str) -> String {
    words.replace('\u{a0}', " ")
}
