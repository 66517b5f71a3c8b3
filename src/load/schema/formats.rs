//! The named formats of texts: the one place where a type of `units` that is written as text becomes known to the
//! judgement.

use crate::units::{Colour, Date, FinancialYear, NotA};

/// A named format.
pub(super) struct Format {
    /// Its name in the schema.
    pub name: &'static str,
    /// What an officer would call it, with an example.
    pub in_words: &'static str,
    /// Why a text is not of this format, if it is not.
    pub refuses: fn(&str) -> Option<NotA>,
}

/// All formats that `units` names in its schemas.
pub(super) static FORMATS: [Format; 3] = [
    Format {
        name: "financial-year",
        in_words: "a financial year, as in 2023/24",
        refuses: |text| text.parse::<FinancialYear>().err(),
    },
    Format {
        name: "date-as-written",
        in_words: "a date, as in 2024-07-17",
        refuses: |text| text.parse::<Date>().err(),
    },
    Format {
        name: "colour",
        in_words: "a colour, as in \"#1d4f91\"",
        refuses: |text| text.parse::<Colour>().err(),
    },
];

/// The format of this name.
pub(super) fn named(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}
