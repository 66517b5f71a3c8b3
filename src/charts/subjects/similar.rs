//! The letter's rates beside the average of similar authorities; where many authorities are built at once, also among them.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::{figure, ombudsman};
use crate::charts::OfYear;
use crate::charts::dots::{self, Beside};
use crate::charts::scale::tick_text;
use crate::charts::value::{Value, as_printed};
use crate::document::{Chart, ChartData, Drawings, Inline, RowKind, Table, plain_text};
use crate::figures::{EARLIER_YEARS, Unit};
use crate::tables::{self, cell, figure_of, heading_column, number_column, words};
use crate::units::FinancialYear;

/// A rate that the Ombudsman publishes averages of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::charts) struct Rate {
    /// The id of its figure.
    id: &'static str,
    /// Its name, as the subject of a sentence in the singular.
    name: &'static str,
    /// What is counted, and of what.
    about: &'static str,
}

/// The rates of the letter.
pub(super) const RATES: [Rate; 4] = [
    Rate {
        id: "uphold-rate",
        name: "the uphold rate",
        about: "Complaints upheld, as a share of investigations",
    },
    Rate {
        id: "compliance-rate",
        name: "the compliance rate",
        about: "Recommendations carried out, as a share of those checked",
    },
    Rate {
        id: "satisfactory-remedy-rate",
        name: "the satisfactory remedy rate",
        about: "Complaints put right before they reached the Ombudsman, as a share of those upheld",
    },
    Rate {
        id: "upheld-per-100000",
        name: "the number upheld for every 100,000 residents",
        about: "Complaints upheld for every 100,000 residents",
    },
];

/// The fewest other authorities of which it says something how many stand above and below.
const DISTRIBUTION: usize = 2;

impl Rate {
    /// The name of its chart.
    pub(super) fn chart_name(self) -> String {
        format!("{}-beside-similar", self.id)
    }
}

/// The figures that charts set beside those of other authorities.
pub const FIGURES_BESIDE_OTHERS: [&str; RATES.len()] = [RATES[0].id, RATES[1].id, RATES[2].id, RATES[3].id];

/// The figure that the chart of this id sets beside those of other authorities, if it does.
#[must_use]
pub fn figure_beside_others(chart: &str) -> Option<&'static str> {
    let name = chart.strip_prefix("chart-")?.strip_suffix("-beside-similar")?;
    FIGURES_BESIDE_OTHERS.into_iter().find(|id| *id == name)
}

/// Both the rate and the average are known; without an average nothing is set beside it.
pub(super) fn is_there(of: &OfYear<'_>, rate: Rate) -> bool {
    let is_known = |id: &str| of.figures.number(id).is_some();
    is_known(rate.id) && is_known(&format!("{}-similar", rate.id))
}

/// Whether there are earlier years or other authorities to see: one rate and one average are a sentence.
pub(super) fn is_worth_a_place(of: &OfYear<'_>, rate: Rate) -> bool {
    of.project.similar.is_some() || years(of, rate).len() > 1
}

pub(super) fn chart(of: &OfYear<'_>, rate: Rate) -> Option<Chart> {
    if !is_there(of, rate) {
        return None;
    }
    let told = Told::new(of, rate)?;
    let beside = told.beside();
    let begins_at = dots::begins_at(&beside);
    Some(Chart {
        id: format!("chart-{}", rate.chart_name()),
        title: told.title()?,
        about: words(&told.about()),
        drawings: Drawings::of(|width| dots::draw(&beside, width)),
        alt: told.alt(&beside),
        data: ChartData::Own(told.table()),
        notes: told.notes(begins_at),
        source: ombudsman(of),
    })
}

/// All that a chart is worded from.
struct Told<'a> {
    of: &'a OfYear<'a>,
    rate: Rate,
    unit: Unit,
    /// The years, the newest first.
    years: Vec<FinancialYear>,
    /// The printed numbers of the other authorities, in units of their last decimal; and as they are drawn.
    others: Vec<(i128, f64)>,
    /// Those that stand below, at and above what this council prints.
    below: usize,
    above: usize,
}

impl<'a> Told<'a> {
    fn new(of: &'a OfYear<'a>, rate: Rate) -> Option<Self> {
        let own = of.figures.get(rate.id)?;
        let (unit, number) = (own.unit, own.number()?);
        let others = of.project.similar.as_ref();
        let others = others.map(|similar| similar.rates(of.project, of.figures.year, rate.id));
        let others = others.filter(|others| others.len() >= DISTRIBUTION).unwrap_or_default();
        let others: Vec<(i128, f64)> = others
            .into_iter()
            .map(|other| (unit.rounded(other), as_printed(unit, other)))
            .collect();
        let standing = |wanted: Ordering| {
            let own = unit.rounded(number);
            others.iter().filter(|(other, _)| other.cmp(&own) == wanted).count()
        };
        Some(Self {
            below: standing(Ordering::Less),
            above: standing(Ordering::Greater),
            years: years(of, rate),
            of,
            rate,
            unit,
            others,
        })
    }

    fn plural(&self) -> &'static str {
        self.of.project.council.authority_type.value.plural()
    }

    fn council(&self) -> &str {
        &self.of.project.council.council.value
    }

    /// How it lies to the average: "seven percentage points above".
    fn compared(&self) -> String {
        let id = format!("{}-compared-with-similar", self.rate.id);
        self.of.figures.text(&id).unwrap_or_default()
    }

    fn beside(&self) -> Beside {
        let figures = &self.of.figures;
        let of_year = |year: &FinancialYear| dots::OfYear {
            label: year.to_string(),
            own: Value::of(figures, &figure_of(self.rate.id, *year, figures.year)),
            average: Value::of(figures, &average(self.rate.id, *year, figures.year)),
        };
        let compared = self.compared();
        Beside {
            unit: self.unit,
            name: self.council().to_owned(),
            average: format!("Average of {}", self.plural()),
            difference: if compared.is_empty() {
                compared
            } else {
                format!("{compared} the average")
            },
            years: self.years.iter().map(of_year).collect(),
            others: self.others.iter().map(|(_, number)| *number).collect(),
            others_name: self.plural().to_owned(),
        }
    }

    /// What is to be seen: among the others where they are known, or else against the average.
    fn title(&self) -> Option<Vec<Inline>> {
        let (of, id) = (self.of, self.rate.id);
        let mut title = [
            words("At "),
            vec![figure(of, id)?],
            words(&format!(", {} was ", self.rate.name)),
        ]
        .concat();
        if let Some((word, standing, number)) = self.most() {
            title.extend(words(&format!("{word} that of ")));
            let known = || self.counted("known", self.others.len());
            if number < self.others.len() {
                title.push(self.counted(standing, number));
                title.extend(words(" of the "));
                title.push(known());
            } else if number == 2 {
                title.extend(words("both"));
            } else {
                title.extend(words("all "));
                title.push(known());
            }
            title.extend(words(&format!(" other {}", self.plural())));
        } else {
            title.extend(figure(of, &format!("{id}-compared-with-similar")));
            title.extend(words(&format!(" the average of {}", self.plural())));
        }
        Some(title)
    }

    /// On which side of it most of the others stand, and how many: "above", "below" which they stand, their number. Nothing
    /// where there are none, or as many on both sides.
    fn most(&self) -> Option<(&'static str, &'static str, usize)> {
        let same = self.others.len() - self.below - self.above;
        match self.below.cmp(&self.above) {
            _ if same > self.below.max(self.above) => Some(("the same as", "same", same)),
            Ordering::Less => Some(("below", "above", self.above)),
            Ordering::Greater => Some(("above", "below", self.below)),
            Ordering::Equal => None,
        }
    }

    /// A number of other authorities, by an id of its own, since no sheet of this council has it.
    fn counted(&self, standing: &str, number: usize) -> Inline {
        Inline::Figure {
            id: format!("{}-others-{standing}", self.rate.id),
            text: if number == 0 {
                "none".to_owned()
            } else {
                number.to_string()
            },
        }
    }

    fn about(&self) -> String {
        let year = self.of.figures.year;
        let years = match self.years.last() {
            Some(first) if *first < year => format!("{first} to {year}"),
            _ => year.to_string(),
        };
        let others = if self.others.is_empty() {
            ""
        } else {
            ", each other one that is known"
        };
        format!(
            "{}, {years}: this council{others} and the average of {}",
            self.rate.about,
            self.plural()
        )
    }

    fn alt(&self, beside: &Beside) -> String {
        let mut told = Vec::new();
        for (at, year) in beside.years.iter().enumerate() {
            let own = match at {
                0 => format!(
                    "In {}, {} of {} was {}",
                    year.label,
                    self.rate.name,
                    self.council(),
                    year.own.label()
                ),
                _ => format!("In {} it was {}", year.label, year.own.label()),
            };
            let average = match (&year.average, at) {
                (Value::Known { text, .. }, 0) => {
                    format!(", {} the average of {}, {text}", self.compared(), self.plural())
                }
                (Value::Known { text, .. }, _) => format!(", with an average of {text}"),
                _ => String::new(),
            };
            told.push(format!("{own}{average}."));
        }
        told.extend(self.standing().map(|standing| plain_text(&standing)));
        told.join(" ")
    }

    /// How many of the others stand above and below, and how far they reach.
    fn standing(&self) -> Option<Vec<Inline>> {
        let printed = |at: Option<&(i128, f64)>| at.map(|(_, number)| tick_text(*number, self.unit));
        let (lowest, highest) = (printed(self.others.first())?, printed(self.others.last())?);
        let same = self.others.len() - self.below - self.above;
        let end = |id: &str, text: String| Inline::Figure {
            id: format!("{}-others-{id}", self.rate.id),
            text,
        };
        let parts = [
            words("Of the "),
            vec![self.counted("known", self.others.len())],
            words(&format!(
                " other {} whose figure for {} is known here, ",
                self.plural(),
                self.of.figures.year
            )),
            vec![self.counted("above", self.above)],
            words(" stood above it, "),
            vec![self.counted("below", self.below)],
            words(" below and "),
            vec![self.counted("same", same)],
            words(" at the same figure; they went from "),
            vec![end("lowest", lowest)],
            words(" to "),
            vec![end("highest", highest)],
            words("."),
        ];
        Some(parts.concat())
    }

    fn table(&self) -> Table {
        let (id, figures) = (self.rate.id, &self.of.figures);
        let row = |year: &FinancialYear| {
            let own = cell(figures, &figure_of(id, *year, figures.year));
            let average = cell(figures, &average(id, *year, figures.year));
            tables::row(RowKind::Body, vec![words(&year.to_string()), own, average])
        };
        let what = self.rate.name.strip_prefix("the ").unwrap_or(self.rate.name);
        Table {
            id: self.rate.chart_name(),
            caption: words(&format!(
                "{} beside the average of {}",
                capitalised(what),
                self.plural()
            )),
            columns: vec![
                heading_column("Year"),
                number_column(self.council()),
                number_column(&format!("Average of {}", self.plural())),
            ],
            // As in every table of years the oldest comes first.
            rows: self.years.iter().rev().map(row).collect(),
            notes: Vec::new(),
        }
    }

    fn notes(&self, begins_at: f64) -> Vec<Vec<Inline>> {
        let figures = &self.of.figures;
        let years: BTreeSet<FinancialYear> = self.years.iter().copied().collect();
        let ids: Vec<String> = self
            .years
            .iter()
            .map(|year| figure_of(self.rate.id, *year, figures.year))
            .collect();
        let mut notes: Vec<Vec<Inline>> = self.standing().into_iter().collect();
        if begins_at > 0.0 {
            notes.push(words(&format!(
                "The scale begins at {}.",
                tick_text(begins_at, self.unit)
            )));
        }
        notes.extend(tables::notes(figures, &ids));
        let comparability = tables::comparability(&self.of.project.editions, &years);
        notes.extend(comparability.iter().map(|note| words(note)));
        notes
    }
}

/// The id of the average of a year in the sheet of another.
fn average(id: &str, year: FinancialYear, sheet: FinancialYear) -> String {
    figure_of(&format!("{id}-similar"), year, sheet)
}

/// This year and those before it from the first on of which the rate is known, the newest first.
fn years(of: &OfYear<'_>, rate: Rate) -> Vec<FinancialYear> {
    let year = of.figures.year;
    let years = std::iter::successors(Some(year), |year| Some(year.previous()));
    let mut years: Vec<FinancialYear> = years.take(2 + EARLIER_YEARS).collect();
    let is_known = |earlier: &FinancialYear| of.figures.number(&figure_of(rate.id, *earlier, year)).is_some();
    years.truncate(1 + years.iter().rposition(is_known).unwrap_or_default());
    years
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

#[cfg(test)]
mod tests;
