//! The words in which a working is told.

use crate::figures::{Figure, Figures, Input, State, Status, Unit};
use crate::units::{Exact, decimal, lower_first};

/// Inputs beyond which a working names their number in place of each of them.
const MANY: usize = 8;

/// How a figure is known or why it is not, with what else is to be known of that.
pub(super) fn status(state: &State) -> (&'static str, String) {
    match state {
        State::Known(known) => (known.status.name(), note(&known.status)),
        State::NotApplicable(reason) => ("not applicable", reason.clone()),
        State::Missing(reason) => ("missing", reason.clone()),
        State::Suppressed => ("suppressed", String::new()),
    }
}

fn note(status: &Status) -> String {
    match status {
        Status::Provisional(reason) => reason.clone(),
        Status::Revised(before) => format!("published before as {}", before.replace('\u{a0}', " ")),
        _ => String::new(),
    }
}

/// The formula with its numbers and with the rounding.
pub(super) fn told(figures: &Figures, figure: &Figure) -> String {
    let Some(known) = figure.known() else {
        return figure.formula.clone();
    };
    let numbers = match (known.numerator, known.denominator) {
        (Some(above), Some(below)) => format!("{} ÷ {}", plain(above), plain(below)),
        _ => inputs(figures, figure),
    };
    let numbers = if numbers.is_empty() {
        figure.formula.clone()
    } else {
        format!("{}: {numbers}", figure.formula)
    };
    if is_rounded(figure) {
        format!("{numbers}, rounded half up")
    } else {
        numbers
    }
}

/// What the figure is worked out from, each by its name and as it prints.
fn inputs(figures: &Figures, figure: &Figure) -> String {
    let of_sheet = figure.inputs.iter().filter_map(|input| match input {
        Input::Figure(id) => figures.get(id),
        Input::Given(_) => None,
    });
    let of_sheet: Vec<&Figure> = of_sheet.collect();
    if of_sheet.is_empty() && figure.inputs.len() > 1 {
        return format!("{} values", figure.inputs.len());
    }
    if of_sheet.len() > MANY {
        return format!("{} numbers", of_sheet.len());
    }
    let named = of_sheet.iter().map(|input| {
        let text = input.text().unwrap_or_else(|| status(&input.state).0.to_owned());
        format!("{} {}", lower_first(&input.label), text.replace('\u{a0}', " "))
    });
    named.collect::<Vec<_>>().join(", ")
}

/// Whether what is printed is not quite the number.
fn is_rounded(figure: &Figure) -> bool {
    let worth = |number: Exact| number * figure.unit.scale() * Exact::from_integer(10_i128.pow(figure.unit.decimals()));
    figure.unit != Unit::Words && figure.number().is_some_and(|number| !worth(number).is_integer())
}

/// A count as its digits.
fn plain(number: Exact) -> String {
    decimal(number, 6)
}
