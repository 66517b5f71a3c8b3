//! Why a document may have printed another number than the data give.
//!
//! In: the figures of the year, one of them, what was printed for it, and what the same document printed for others.
//! Out: causes in words, each of which gives exactly what was printed; none where none does. They are guesses, and are
//! told as such: what needs the greater coincidence to be wrong comes first.

use std::collections::BTreeMap;

use super::printed::{Printed, Way, magnitude};
use crate::figures::{Figure, Figures, Input, Unit};
use crate::model::{AuthorityType, AveragesOfType, Scope};
use crate::units::{Exact, decimal};

/// More would no longer help anybody to look in the right place.
const MOST: usize = 2;
/// What a rate of the Ombudsman's figures may by mistake be a share of.
const BASES: [&str; 9] = [
    "received",
    "decided",
    "dealt-with",
    "investigated",
    "investigations",
    "upheld",
    "not-upheld",
    "compliance-outcomes",
    "satisfied",
];
/// The same of the council's own complaints, behind the kind's name.
const OWN_BASES: [&str; 2] = ["", "-closed"];

/// What a printed number is held against.
pub(super) struct Evidence<'a> {
    /// The figures of the year.
    pub(super) figures: &'a Figures,
    /// What the document printed, by the ids of the figures that it printed it for.
    pub(super) document: &'a BTreeMap<String, Printed>,
    /// Every average that is shipped.
    pub(super) averages: &'a [AveragesOfType],
    /// The type of the council.
    pub(super) council_type: AuthorityType,
}

/// A figure of which something else was printed.
struct Wrong<'a> {
    evidence: &'a Evidence<'a>,
    figure: &'a Figure,
    /// Its value in the scale of print, with its sign.
    value: Exact,
    printed: &'a Printed,
}

/// Another number that may stand in the place of the right one, in the scale of print, and what it is.
type Candidate = (Exact, String);

/// What may have led to a number that is printed for a figure whose number is exactly known; at most two.
///
/// The order: two figures swapped; a wrong sign; a wrong unit; cut off or rounded up; two digits swapped; then numbers
/// that are right elsewhere (another base, another year, another average, what a wrong number of the same document
/// gives, a change in per cent, a part); a decimal point moved; and where none of these fits, those numbers cut off.
pub(super) fn causes(evidence: &Evidence<'_>, figure: &Figure, printed: &Printed) -> Vec<String> {
    let Some(value) = signed(figure) else { return Vec::new() };
    let wrong = Wrong {
        evidence,
        figure,
        value,
        printed,
    };
    let own = [
        swapped(&wrong),
        sign(&wrong),
        unit(&wrong),
        rounding(&wrong),
        digits(&wrong),
    ];
    let candidates = wrong.candidates();
    let given = |(value, what): &Candidate| printed.rounds(*value).then(|| what.clone());
    let cut = |(value, what): &Candidate| {
        let cut = printed.cuts_off(*value);
        cut.then(|| format!("{what}, cut off at {} instead of rounded", two_decimals(*value)))
    };
    let mut found: Vec<String> = own.into_iter().flatten().collect();
    found.extend(candidates.iter().filter_map(given));
    found.extend(point_moved(&wrong));
    if found.is_empty() {
        found.extend(candidates.iter().filter_map(cut));
    }
    found.truncate(MOST);
    found
}

/// The exact number of a figure in the scale of print; that of a change has its sign.
pub(super) fn signed(figure: &Figure) -> Option<Exact> {
    let number = figure.number()? * figure.unit.scale();
    let is_fall = figure.id.ends_with("-change-per-cent") && figure.known()?.numerator? < Exact::from_integer(0);
    Some(if is_fall { -number } else { number })
}

fn swapped(wrong: &Wrong<'_>) -> Option<String> {
    let evidence = wrong.evidence;
    let other = evidence.document.iter().find(|(id, printed)| {
        let other = evidence.figures.get(id).filter(|other| other.unit == wrong.figure.unit);
        let is_swapped = |value: Exact| wrong.printed.rounds(value) && printed.rounds(wrong.value);
        other
            .and_then(signed)
            .is_some_and(|value| is_swapped(value) && !printed.rounds(value))
    });
    other.map(|(id, _)| format!("swapped with `{}`", id.replace('-', "_")))
}

fn sign(wrong: &Wrong<'_>) -> Option<String> {
    let is_turned = wrong.printed.rounds(wrong.value) && !wrong.printed.goes(wrong.value);
    let turned = match wrong.printed.way? {
        Way::Up => "a fall printed without its sign",
        Way::Down => "a rise printed as a fall",
    };
    is_turned.then(|| turned.to_owned())
}

fn unit(wrong: &Wrong<'_>) -> Option<String> {
    let is_other = wrong.printed.rounds(wrong.value) && !wrong.printed.has_unit(wrong.figure.unit);
    let instead = match wrong.figure.unit {
        Unit::PercentagePoints => "per cent written for percentage points",
        Unit::Percent => "another unit written for per cent",
        _ => "a unit that it does not have",
    };
    is_other.then(|| instead.to_owned())
}

fn rounding(wrong: &Wrong<'_>) -> Option<String> {
    let exact = two_decimals(wrong.value);
    if wrong.printed.cuts_off(wrong.value) {
        return Some(format!("cut off at {exact} instead of rounded"));
    }
    if wrong.printed.rounds_up(wrong.value) {
        return Some(format!("{exact} rounded up instead of to the nearest"));
    }
    let whole = Exact::from_integer(wrong.figure.unit.rounded(wrong.value / wrong.figure.unit.scale()).abs());
    let places = Exact::from_integer(10_i128.pow(wrong.figure.unit.decimals()));
    let is_rounded_before = wrong.printed.size == whole / places && wrong.printed.has_unit(wrong.figure.unit);
    let rounded_before = is_rounded_before && !wrong.printed.rounds(wrong.value);
    rounded_before.then(|| format!("rounded first, then given a decimal that is not its own: it is {exact}"))
}

fn digits(wrong: &Wrong<'_>) -> Option<String> {
    let [right, printed] = wrong.printed.digits(wrong.value);
    let differing: Vec<usize> = (0..right.len().min(printed.len()))
        .filter(|at| right.as_bytes()[*at] != printed.as_bytes()[*at])
        .collect();
    let (&[first, second], true) = (differing.as_slice(), right.len() == printed.len()) else {
        return None;
    };
    let crossed =
        right.as_bytes()[first] == printed.as_bytes()[second] && right.as_bytes()[second] == printed.as_bytes()[first];
    (second == first + 1 && crossed).then(|| "two digits swapped".to_owned())
}

/// The decimal point in another place.
fn point_moved(wrong: &Wrong<'_>) -> Option<String> {
    let times = [
        (10, 1, "ten times it"),
        (1, 10, "a tenth of it"),
        (100, 1, "a hundred times it"),
        (1, 100, "a hundredth of it"),
    ];
    let zero = Exact::from_integer(0);
    let moved = times.iter().find(|(over, under, _)| {
        let by = Exact::new(*over, *under);
        let printed = wrong.figure.unit.rounded(wrong.value / wrong.figure.unit.scale());
        let printed = Exact::new(printed.abs(), 10_i128.pow(wrong.figure.unit.decimals()));
        // A count has no digits behind the point that could have been rounded.
        let is_rounded = wrong.figure.unit != Unit::Count && wrong.printed.rounds(wrong.value * by);
        is_rounded || wrong.printed.size == printed * by
    });
    moved
        .filter(|_| wrong.printed.size != zero)
        .map(|(.., what)| (*what).to_owned())
}

impl Wrong<'_> {
    fn figures(&self) -> &Figures {
        self.evidence.figures
    }

    fn candidates(&self) -> Vec<Candidate> {
        let found = [
            self.other_bases(),
            self.other_years(),
            self.averages(),
            self.of_document(),
            self.in_per_cent(),
            self.parts(),
        ];
        found.concat()
    }

    /// Shares of something else that the sheet counts.
    fn other_bases(&self) -> Vec<Candidate> {
        let known = self.figure.known().map(|known| (known.numerator, known.denominator));
        let Some((Some(part), Some(base))) = known else {
            return Vec::new();
        };
        if self.figure.id.ends_with("-change-per-cent") {
            let now = Some(base + part).filter(|now| *now != Exact::from_integer(0));
            let what = "of this year's number instead of last year's";
            return now.map(|now| (part / now * 100, what.to_owned())).into_iter().collect();
        }
        let Some(named) = self.inputs().find(|id| self.figures().number(id) == Some(base)) else {
            return Vec::new();
        };
        let kind = named.strip_suffix("-closed").unwrap_or(named);
        let own = OWN_BASES.iter().map(|suffix| format!("{kind}{suffix}"));
        let others = BASES
            .iter()
            .map(|id| (*id).to_owned())
            .chain(own)
            .filter(|id| id != named);
        let share = |id: String| {
            let other = self
                .figures()
                .number(&id)
                .filter(|other| *other >= part && *other != base)?;
            let [other_text, text] = [&id, named].map(|id| self.figures().text(id).unwrap_or_default());
            let what = format!("of {other_text} `{}` instead of {text} `{}`", name(&id), name(named));
            Some((part / other * self.figure.unit.scale(), what))
        };
        others.filter_map(share).collect()
    }

    fn inputs(&self) -> impl Iterator<Item = &str> {
        self.figure.inputs.iter().filter_map(|input| match input {
            Input::Figure(id) => Some(&**id),
            Input::Given(_) => None,
        })
    }

    /// The same figure of another year.
    fn other_years(&self) -> Vec<Candidate> {
        let id = &self.figure.id;
        let stem = id.split("-in-2").next().unwrap_or(id);
        let stem = stem.strip_suffix("-last-year").unwrap_or(stem);
        let is_same = |other: &&Figure| {
            let rest = other.id.strip_prefix(stem);
            other.id != *id
                && rest.is_some_and(|rest| rest.is_empty() || rest == "-last-year" || rest.starts_with("-in-2"))
        };
        let others = self.figures().iter().filter(is_same);
        others
            .filter_map(|other| Some((signed(other)?, format!("the figure of {}", other.year))))
            .collect()
    }

    /// Averages: of other authorities, or of another year.
    fn averages(&self) -> Vec<Candidate> {
        let id = &*self.figure.id;
        let stem = id
            .strip_suffix("-similar")
            .or_else(|| id.strip_suffix("-all"))
            .unwrap_or(id);
        let types = self.evidence.council_type.plural();
        let of_sheet = [("-similar", types), ("-all", "all authorities")]
            .into_iter()
            .filter_map(|(suffix, whose)| {
                let other = self
                    .figures()
                    .get(&format!("{stem}{suffix}"))
                    .filter(|other| *other.id != *id)?;
                Some((signed(other)?, format!("the average of {whose}")))
            });
        let of_sheet: Vec<Candidate> = of_sheet.collect();
        if stem == id {
            return of_sheet;
        }
        let own = self
            .figures()
            .get(stem)
            .and_then(signed)
            .map(|value| (value, "the council's own figure".to_owned()));
        let year = self.figure.year;
        // Of the same year first, then of the same authorities.
        let mut rows: Vec<&AveragesOfType> = self.evidence.averages.iter().collect();
        rows.sort_by_key(|row| (row.year != year, self.scope() != row.of));
        let shipped = rows.into_iter().filter_map(|row| {
            let is_own = row.year == year && row.of == self.scope();
            let value = average(row, stem).filter(|_| !is_own)?;
            Some((value, format!("the average of {} in {}", whose(row.of), row.year)))
        });
        of_sheet.into_iter().chain(own).chain(shipped).collect()
    }

    /// Whose average it is.
    fn scope(&self) -> Scope {
        if self.figure.id.ends_with("-all") {
            Scope::AllCouncils
        } else {
            Scope::Type(self.evidence.council_type)
        }
    }

    /// What follows from a number that the same document printed wrongly.
    fn of_document(&self) -> Vec<Candidate> {
        let id = &*self.figure.id;
        let Some(base) = id.strip_suffix("-per-cent").unwrap_or(id).strip_suffix("-change") else {
            return Vec::new();
        };
        let before = format!("{base}-last-year");
        let ids = [base, before.as_str()];
        let read = ids.map(|id| {
            let given = self.figures().get(id).and_then(signed)?;
            let printed = self.evidence.document.get(id).filter(|printed| !printed.rounds(given));
            Some((printed.map_or(given, |printed| printed.size), printed.is_some()))
        });
        let [Some((now, now_is_printed)), Some((before, before_is_printed))] = read else {
            return Vec::new();
        };
        let zero = Exact::from_integer(0);
        let wrongly = ids
            .into_iter()
            .zip([now_is_printed, before_is_printed])
            .find(|(_, is_printed)| *is_printed);
        let Some((printed_for, _)) = wrongly.filter(|_| before != zero) else {
            return Vec::new();
        };
        let change = if id.ends_with("-per-cent") {
            (now - before) / before * 100
        } else {
            now - before
        };
        vec![(
            change,
            format!("what the number printed for `{}` gives", name(printed_for)),
        )]
    }

    /// A difference of rates as a share of last year's rate.
    fn in_per_cent(&self) -> Vec<Candidate> {
        let base = self
            .figure
            .id
            .strip_suffix("-change")
            .filter(|_| self.figure.unit == Unit::PercentagePoints);
        let before = base.and_then(|base| self.figures().number(&format!("{base}-last-year")));
        let before = before.filter(|before| *before != Exact::from_integer(0));
        let change = before.map(|before| {
            (
                self.value / before,
                "the change in per cent of last year's rate".to_owned(),
            )
        });
        change.into_iter().collect()
    }

    /// What is a part of it.
    fn parts(&self) -> Vec<Candidate> {
        let of = format!("{}-service-", self.figure.id);
        let parts = self.figures().iter().filter(|other| {
            other.unit == Unit::Count && other.id.strip_prefix(&of).is_some_and(|rest| !rest.contains('-'))
        });
        parts
            .filter_map(|part| Some((signed(part)?, format!("that of `{}` alone", part.name()))))
            .collect()
    }
}

/// An average of a row in the scale of print, by the id of the figure that it is an average of.
fn average(row: &AveragesOfType, id: &str) -> Option<Exact> {
    let rate = match id {
        "uphold-rate" => row.uphold_rate.as_ref(),
        "compliance-rate" => row.compliance_rate.as_ref(),
        "satisfactory-remedy-rate" => row.satisfactory_remedy_rate.as_ref(),
        "upheld-per-100000" => return row.upheld_per_100_000.as_ref().map(|average| average.value.into()),
        _ => None,
    };
    rate.map(|rate| Exact::from(rate.value) * 100)
}

fn whose(scope: Scope) -> &'static str {
    match scope {
        Scope::AllCouncils => "all councils",
        Scope::Type(kind) => kind.plural(),
    }
}

fn name(id: &str) -> String {
    id.replace('-', "_")
}

fn two_decimals(value: Exact) -> String {
    decimal(magnitude(value), 2)
}

#[cfg(test)]
mod tests;
