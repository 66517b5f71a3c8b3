//! The kinds of number that this field prints, and the only place where a number becomes text.
//!
//! In: exact values ([`Exact`], a ratio of integers) and the scalars of the YAML. Out: text with one rounding, half up,
//! at the very end. Nothing here knows what is being counted.

mod colour;
mod date;
mod numbers;
mod typeface;
mod working_days;
mod year;

pub use colour::Colour;
pub use date::{Date, MONTHS};
pub use numbers::{
    Count, Exact, FileSize, Money, NO_BREAK_SPACE, PerHundredThousand, Percent, PercentagePoints, Rank, decimal, exact,
    in_words, lower_first, number_named, parse_decimal, phrase, round_half_up, upper_first,
};
pub use typeface::Typeface;
pub use working_days::{BankHolidays, HolidaysOfYear, clear_days, clear_days_between};
pub use year::{FinancialYear, YearStyle, years_in};

/// Why a scalar of the YAML is not what it should be, in words that stand after "`text` is".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotA {
    /// What was expected: "not a date".
    pub what: &'static str,
    /// How it is written: "write it as 2024-07-17 or 17 July 2024".
    pub remedy: &'static str,
}

impl std::fmt::Display for NotA {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}; {}", self.what, self.remedy)
    }
}

impl std::error::Error for NotA {}

/// Gives a type that is written as a string its serde and JSON Schema, by its `FromStr` and a named format.
macro_rules! written_as_text {
    ($type:ident, $format:literal, $description:literal) => {
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }

        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({"type": "string", "format": $format, "description": $description})
            }
        }
    };
}
use written_as_text;
