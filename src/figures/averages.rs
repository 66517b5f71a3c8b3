//! Averages of similar and of all authorities, and how this authority stands to them.

use std::sync::Arc;

use super::changes::distance;
use super::figure::{Input, Known, State, Status, Value};
use super::sheet::{AS_PUBLISHED, spot};
use super::{Figures, Unit};
use crate::model::{Amount, At, AveragesOfType, Decimal, GivenAverages, PerCent, Project, Quantity, Scope};
use crate::units::{Exact, FinancialYear, lower_first};

/// Where an average comes from that a project does not give.
const SHIPPED: &str = "averages that have been published, a list of which comes with the program";

/// Whom a figure is compared with.
struct Others<'a> {
    suffix: &'static str,
    name: &'static str,
    shipped: Option<&'a AveragesOfType>,
    given: Option<&'a GivenAverages>,
    /// Why there can be no average, where there can be none.
    none: Option<String>,
}

/// Adds the averages of the year's letter statistics, the differences to them, and the words for these.
pub(super) fn add(figures: &mut Figures, project: &Project, year: FinancialYear) {
    let kind = project.council.authority_type.value;
    let file = project.years.get(&year);
    let find = |scope: Scope| {
        project
            .averages
            .averages
            .iter()
            .find(|row| row.year == year && row.of == scope)
    };
    let similar = Others {
        suffix: "similar",
        name: "similar authorities",
        shipped: find(Scope::Type(kind)),
        given: file.and_then(|file| file.similar_authorities.as_ref()),
        none: (!kind.has_averages()).then(|| format!("the Ombudsman publishes no averages for {}", kind.plural())),
    };
    let all = Others {
        suffix: "all",
        name: "all authorities",
        shipped: find(Scope::AllCouncils),
        given: file.and_then(|file| file.all_authorities.as_ref()),
        none: None,
    };
    for others in [&similar, &all] {
        let rows = [
            (
                "uphold-rate",
                given(others, |g| g.uphold_rate.as_ref()),
                shipped(others, |s| s.uphold_rate.as_ref()),
            ),
            (
                "compliance-rate",
                given(others, |g| g.compliance_rate.as_ref()),
                shipped(others, |s| s.compliance_rate.as_ref()),
            ),
            (
                "satisfactory-remedy-rate",
                given(others, |g| g.satisfactory_remedy_rate.as_ref()),
                shipped(others, |s| s.satisfactory_remedy_rate.as_ref()),
            ),
        ];
        for (id, given, shipped) in rows {
            average(figures, others, id, given, shipped);
        }
        let given: Option<&At<Quantity<Decimal>>> = others.given.and_then(|g| g.upheld_per_100_000.as_ref());
        let shipped: Option<&At<Decimal>> = others.shipped.and_then(|s| s.upheld_per_100_000.as_ref());
        average(figures, others, "upheld-per-100000", given, shipped);
    }
}

type Rate<'a> = Option<&'a At<Quantity<PerCent>>>;

fn given<'a>(others: &Others<'a>, field: impl Fn(&'a GivenAverages) -> Rate<'a>) -> Rate<'a> {
    others.given.and_then(field)
}

fn shipped<'a>(
    others: &Others<'a>,
    field: impl Fn(&'a AveragesOfType) -> Option<&'a At<PerCent>>,
) -> Option<&'a At<PerCent>> {
    others.shipped.and_then(field)
}

/// One average: the project's own before the shipped one, and the comparison with it.
fn average<N: Copy + Into<Exact>>(
    figures: &mut Figures,
    others: &Others<'_>,
    id: &str,
    given: Option<&At<Quantity<N>>>,
    shipped: Option<&At<N>>,
) {
    let Some(own) = figures.get(id).cloned() else { return };
    let average_id = format!("{id}-{}", others.suffix);
    let label: Arc<str> = format!("{}, average of {}", own.label, others.name).into();
    if let Some(reason) = &others.none {
        let state = State::NotApplicable(reason.clone().into());
        figures.add_worked(average_id.as_str(), label, own.unit, AS_PUBLISHED, Vec::new(), state);
    } else if given.is_some() {
        figures.add_given(&average_id, &label, own.unit, given);
        if let Some(given) = others.given {
            figures.cite(&average_id, &given.source);
        }
    } else {
        let state = shipped.map_or_else(
            || State::Missing(format!("the average of {} is not known for {}", others.name, figures.year).into()),
            |average| {
                let value = Value::Number(Amount::Exactly(average.value.into()));
                State::Known(Known {
                    value,
                    numerator: None,
                    denominator: None,
                    status: Status::Stated,
                })
            },
        );
        let inputs: Vec<Input> = spot(shipped).map(Input::Given).into_iter().collect();
        figures.add_worked(average_id.as_str(), label, own.unit, AS_PUBLISHED, inputs, state);
        figures.cite(&average_id, SHIPPED);
    }
    compare(figures, others, id, &average_id);
}

/// The difference to an average, and the words for it.
fn compare(figures: &mut Figures, others: &Others<'_>, id: &str, average_id: &str) {
    let (Some(own), Some(average)) = (figures.get(id).cloned(), figures.get(average_id).cloned()) else {
        return;
    };
    let distance = distance(&own, &average);
    let unit = if own.unit == Unit::Percent {
        Unit::PercentagePoints
    } else {
        own.unit
    };
    let inputs: Arc<[Input]> = [id, average_id].map(|id| Input::Figure(id.into())).into();
    let formula: Arc<str> = format!("{} − average", lower_first(&own.label)).into();
    let label = format!("{}, difference to {}", own.label, others.name);
    figures.add_worked(
        format!("{average_id}-difference"),
        label,
        unit,
        Arc::clone(&formula),
        Arc::clone(&inputs),
        distance.magnitude.clone(),
    );
    let words = ["above", "in line with", "below"];
    let label = format!("{}, against {}", own.label, others.name);
    let against = format!("{id}-against-{}", others.suffix);
    figures.add_worked(
        against,
        label,
        Unit::Words,
        Arc::clone(&formula),
        Arc::clone(&inputs),
        distance.word(words),
    );
    // Another name, since both may print the same words: "in line with".
    let label = format!("{}, compared with {}", own.label, others.name);
    let compared = format!("{id}-compared-with-{}", others.suffix);
    let phrase = distance.phrase(unit, words, |word, by| format!("{by} {word}"));
    figures.add_worked(compared, label, Unit::Words, formula, inputs, phrase);
}
