//! What stands at a place of a file, where it is a number or a date; never any words.

use crate::diagnostic::Spot;
use crate::model::Project;
use crate::units::{Date, Exact, parse_decimal};

/// A value as somebody has written it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Written {
    Number(Exact, String),
    Day(Date),
}

/// The number or date at a place; nothing where anything else stands there.
pub(super) fn written(project: &Project, spot: Spot) -> Option<Written> {
    let place = project.files.place(spot);
    let text = place.source.text.get(place.bytes.clone())?;
    let text = text.trim().trim_matches(['"', '\'']);
    let number = || Some(Written::Number(parse_decimal(text)?, text.to_owned()));
    number().or_else(|| Some(Written::Day(text.parse().ok()?)))
}

/// The same as text: "34", "17 July 2024".
#[must_use]
pub fn value_at(project: &Project, spot: Spot) -> Option<String> {
    match written(project, spot)? {
        Written::Number(_, text) => Some(text),
        Written::Day(date) => Some(date.to_string().replace('\u{a0}', " ")),
    }
}
