//! Whether a column of rates has fractions, 0.92, or whole percentages, 92.
//!
//! The column decides as a whole, with the counts beside it where the sheet gives them; what could be either is refused.

use super::columns::Columns;
use super::numbers::{Number, Percentage};
use super::sheet::{Sheet, letters};
use crate::diagnostic::Diagnostic;

/// In what a column gives rates where a cell does not say so itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scale {
    /// 0.92.
    Fractions,
    /// 92.
    Percentages,
}

/// How near a rate is to that of its counts if it is one of them: half a percentage point, since rates are printed as whole
/// numbers, and a little for fractions that were cut.
const NEAR: f64 = 0.0101;

/// The columns that a rate follows from, first those of its numerator, then those that add up to its denominator.
const BASES: [(&str, &str, &[&str]); 4] = [
    (
        "uphold_rate",
        "decided.outcomes.upheld",
        &["decided.outcomes.upheld", "decided.outcomes.not_upheld"],
    ),
    (
        "uphold_rate",
        "investigations.upheld",
        &["investigations.upheld", "investigations.not_upheld"],
    ),
    ("compliance_rate", "compliance.satisfied", &["compliance.outcomes"]),
    (
        "satisfactory_remedy_rate",
        "remedies.satisfactory",
        &["investigations.upheld"],
    ),
];

/// The rates that counts in the same row give, as fractions, by the rate's key; none where a count is missing or the base is
/// zero. `count` gives the count in a column of the row.
pub(super) fn of_counts(key: &str, columns: &Columns<'_>, count: impl Fn(u32) -> Option<u64>) -> Option<f64> {
    let of = |key: &str| columns.of(key).and_then(&count);
    let bases = BASES.iter().filter(|(rate, ..)| key.rsplit('.').next() == Some(rate));
    bases.clone().find_map(|(_, numerator, parts)| {
        let base: Option<u64> = parts.iter().map(|part| of(part)).sum();
        let (numerator, base) = (u32::try_from(of(numerator)?).ok()?, u32::try_from(base?).ok()?);
        (base > 0).then(|| f64::from(numerator) / f64::from(base))
    })
}

/// Decides for a column; `cells` are its rows with their numbers, and the rates that the counts of the row give.
///
/// # Errors
/// Fractions beside whole percentages, nothing but 0 and 1, or numbers that the counts contradict.
pub(super) fn scale(sheet: &Sheet, column: u32, cells: &[(u32, Number, Option<f64>)]) -> Result<Scale, Diagnostic> {
    let unsaid = || {
        cells
            .iter()
            .filter(|(_, number, _)| number.percentage == Percentage::Unsaid)
    };
    let large = unsaid().find(|(_, number, _)| number.approximate() > 1.0);
    let between = unsaid().find(|(_, number, _)| number.approximate() > 0.0 && number.approximate() < 1.0);
    let one = unsaid().find(|(_, number, _)| number.digits == "1");
    let near =
        |as_fraction: f64, of_counts: &Option<f64>| of_counts.is_some_and(|rate| (as_fraction - rate).abs() <= NEAR);
    let fits = |unit: f64, other: f64| {
        let told = |(_, number, rate): &&(u32, Number, Option<f64>)| {
            near(number.approximate() / unit, rate) && !near(number.approximate() / other, rate)
        };
        unsaid().find(told).map(|(row, ..)| *row)
    };
    let (fraction, percentage) = (fits(1.0, 100.0), fits(100.0, 1.0));
    let name = letters(column);
    let write = "write every rate of the column as a percentage with its sign, 92%";
    match (large, between) {
        (Some((large, number, _)), Some((small, fraction, _))) => {
            let message = format!(
                "column {name} has `{}` in row {} and `{}` here: whole percentages beside fractions",
                number.digits,
                large + 1,
                fraction.digits
            );
            Err(sheet.error((*small, column), message).hint(write))
        }
        (Some(_), None) => Ok(Scale::Percentages),
        (None, Some(_)) if percentage.is_some() && fraction.is_none() => {
            let row = percentage.unwrap_or_default();
            let message = format!(
                "the rates in column {name} look like fractions, but the counts in this row say that they are percentages"
            );
            Err(sheet.error((row, column), message).hint(write))
        }
        (None, Some(_)) => Ok(Scale::Fractions),
        (None, None) => match (one, fraction, percentage) {
            (None, ..) | (_, None, Some(_)) => Ok(Scale::Percentages),
            (_, Some(_), None) => Ok(Scale::Fractions),
            (Some((row, ..)), ..) => {
                let message = format!("`1` in column {name} can be 1% or 100%: the column has nothing but 0 and 1");
                Err(sheet.error((*row, column), message).hint(write))
            }
        },
    }
}
