//! The officer's own numbers, with their sources.

use std::collections::BTreeMap;

use super::{Figures, Unit};
use crate::model::{At, Decimal, Fact, FactUnit, Quantity};
use crate::units::Exact;

/// Adds each fact of the year as a figure `fact-…`.
pub(super) fn add(figures: &mut Figures, facts: &BTreeMap<At<String>, Fact>) {
    for (name, fact) in facts {
        let id = format!("fact-{}", name.replace('_', "-"));
        let (unit, scale) = match fact.unit {
            FactUnit::Count => (Unit::Count, Exact::from_integer(1)),
            FactUnit::Percent => (Unit::Percent, Exact::new(1, 100)),
            FactUnit::Per100000 => (Unit::PerHundredThousand, Exact::from_integer(1)),
            FactUnit::Pounds => (Unit::Money, Exact::from_integer(100)),
        };
        let scaled = fact.value.clone().map(|quantity| Quantity {
            amount: quantity.amount.map(|Decimal(number)| Decimal(number * scale)),
            provisional: quantity.provisional,
            revised_from: quantity.revised_from.map(|Decimal(number)| Decimal(number * scale)),
        });
        figures.add_given(&id, &fact.label, unit, Some(&scaled));
        figures.cite(&id, &fact.source);
    }
}
