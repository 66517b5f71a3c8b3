//! The officer's own numbers.

use super::Subject;
use super::rates::exactly;
use crate::diagnostic::Diagnostic;
use crate::model::{Amount, Decimal, Fact, FactUnit, Year};
use crate::units::{decimal, exact};

/// The name of a fact is used in texts, and so is written like a key.
pub(super) fn fact_name(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let wrong = file.facts.keys().filter(|name| !is_name(name)).map(|name| {
        let message = format!("`{}` cannot be the name of a fact", name.value);
        let hint = "use small letters, digits and _ only, as in open_cases";
        Diagnostic::error(message).at(subject.place_of(name.spot)).hint(hint)
    });
    wrong.collect()
}

/// Whether a text can use a name.
pub(super) fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// A count with decimals would be printed rounded, and nobody would know.
pub(super) fn fact_whole(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let counts = file.facts.iter().filter(|(_, fact)| fact.unit == FactUnit::Count);
    let broken = counts.filter_map(|(name, fact)| {
        let Decimal(number) = numbers(fact).into_iter().find(|Decimal(number)| !number.is_integer())?;
        let message = format!("a count is a whole number; `{}` is {}", name.value, decimal(number, 6));
        let hint = "give the whole number, or its `unit`: percent, per100000 or pounds";
        Some(
            Diagnostic::error(message)
                .at(subject.place_of(fact.value.spot))
                .hint(hint),
        )
    });
    broken.collect()
}

fn numbers(fact: &Fact) -> Vec<Decimal> {
    let mut numbers = match fact.value.amount {
        Amount::Exactly(number) | Amount::About(number) | Amount::Under(number) => vec![number],
        Amount::Between(low, high) => vec![low, high],
        Amount::NotApplicable(_) => Vec::new(),
    };
    numbers.extend(fact.value.revised_from);
    numbers
}

/// Words of a number that may be more than all: what something grew by.
const GROWING: [&str; 6] = ["rise", "rose", "increase", "growth", "change", "more"];

/// A share of more than all.
pub(super) fn fact_percent(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let shares = file.facts.values().filter(|fact| fact.unit == FactUnit::Percent);
    let above = shares.filter_map(|fact| {
        let label = fact.label.to_lowercase();
        let may_be = GROWING.iter().any(|word| label.contains(word));
        let number = exactly(&fact.value).filter(|number| *number > exact(100) && !may_be)?;
        let message = format!("`{}` is {}%, more than all", fact.label, decimal(number, 2));
        let hint = "correct the number; of what something grew by, say so in the label";
        Some(
            Diagnostic::warning(message)
                .at(subject.place_of(fact.value.spot))
                .hint(hint),
        )
    });
    above.collect()
}
