//! The rates of a letter, each over the base that the letter names.

use super::figure::{Input, State};
use super::sheet::{Relation, spot};
use super::{Figures, Unit};
use crate::model::{At, PerCent, Quantity, Statistics};

/// A rate of the letter.
struct Rate {
    id: &'static str,
    label: &'static str,
    part: &'static str,
    whole: &'static str,
    formula: &'static str,
    /// Why there is no rate where the base is zero.
    empty: &'static str,
}

/// # Source
/// The Ombudsman's definitions: upheld of investigations and never of all decisions; compliance over the outcomes
/// recorded in the year, which are not the year's upheld complaints; satisfactory remedies over upheld complaints.
const RATES: [Rate; 3] = [
    Rate {
        id: "uphold-rate",
        label: "Uphold rate",
        part: "upheld",
        whole: "investigations",
        formula: "complaints upheld ÷ investigations",
        empty: "no investigation ended in the year",
    },
    Rate {
        id: "compliance-rate",
        label: "Compliance rate",
        part: "satisfied",
        whole: "compliance-outcomes",
        formula: "satisfactory compliance outcomes ÷ compliance outcomes recorded",
        empty: "no compliance outcome was recorded in the year",
    },
    Rate {
        id: "satisfactory-remedy-rate",
        label: "Satisfactory remedy rate",
        part: "satisfactory-remedies",
        whole: "upheld",
        formula: "satisfactory remedies ÷ complaints upheld",
        empty: "no complaint was upheld in the year",
    },
];

/// Adds the three rates and upheld decisions per 100,000 residents.
pub(super) fn add(figures: &mut Figures, statistics: Option<&Statistics>) {
    for rate in &RATES {
        let stated = statistics.and_then(|given| stated_rate(given, rate.id));
        let state = figures.share(rate.part, rate.whole, rate.empty);
        if let (State::Missing(_), Some(_)) = (&state, stated) {
            figures.add_given(rate.id, rate.label, Unit::Percent, stated);
            figures.relate(Relation::Stated {
                rate: rate.id.to_owned(),
                base: rate.whole.to_owned(),
            });
        } else {
            let mut inputs = vec![Input::Figure(rate.part.into()), Input::Figure(rate.whole.into())];
            inputs.extend(spot(stated).map(Input::Given));
            figures.add_worked(rate.id, rate.label, Unit::Percent, rate.formula, inputs, state);
        }
    }
    per_hundred_thousand(figures, statistics);
}

/// The rate that the letter prints, which stands where its counts are not given.
pub(super) fn stated_rate<'a>(given: &'a Statistics, id: &str) -> Option<&'a At<Quantity<PerCent>>> {
    match id {
        "uphold-rate" => given.investigations.uphold_rate.as_ref(),
        "compliance-rate" => given.compliance.compliance_rate.as_ref(),
        _ => given.remedies.satisfactory_remedy_rate.as_ref(),
    }
}

/// The letter prints this rate without the population behind it, so its own figure stands before any that we work out.
fn per_hundred_thousand(figures: &mut Figures, statistics: Option<&Statistics>) {
    let (id, label) = ("upheld-per-100000", "Upheld decisions per 100,000 residents");
    let stated = statistics.and_then(|given| given.investigations.upheld_per_100_000.as_ref());
    if stated.is_some() {
        figures.add_given(id, label, Unit::PerHundredThousand, stated);
        return;
    }
    let mut state = figures.share("upheld", "population", "the authority has no residents");
    if let State::Known(known) = &mut state
        && let super::Value::Number(amount) = &known.value
    {
        known.value = super::Value::Number(amount.clone().map(|share| share * 100_000));
    }
    let inputs = ["upheld", "population"].map(|id| Input::Figure(id.into()));
    figures.add_worked(
        id,
        label,
        Unit::PerHundredThousand,
        "complaints upheld ÷ residents × 100,000",
        inputs,
        state,
    );
}
