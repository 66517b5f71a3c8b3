//! Numbers as sources give them: exact, approximate, bounded, provisional, revised or not applicable.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{Deserializer, Error};

use crate::units::{Exact, exact, parse_decimal};

/// A number as its source gives it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Written<N>", bound(deserialize = "N: Deserialize<'de> + PartialOrd"))]
pub struct Quantity<N> {
    /// The number.
    pub amount: Amount<N>,
    /// Why it may still change ("13% of the complaints are still open"); `None` where it is final.
    pub provisional: Option<String>,
    /// What was published for it before, where the source has revised it.
    pub revised_from: Option<N>,
}

/// The schema is that of what may be written.
impl<N: JsonSchema> JsonSchema for Quantity<N> {
    fn schema_name() -> Cow<'static, str> {
        format!("Quantity{}", N::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Written::<N>::json_schema(generator)
    }
}

/// How exactly a number is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amount<N> {
    /// This number.
    Exactly(N),
    /// About this number ("around 3,100").
    About(N),
    /// From the first to the second ("8,000 to 9,000").
    Between(N, N),
    /// Less than this ("under 1%").
    Under(N),
    /// There can be no such number, for this reason.
    NotApplicable(String),
}

/// A number as it is written: alone, or with what qualifies it.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum Written<N> {
    Plain(N),
    Qualified(Qualified<N>),
}

/// A number with what qualifies it: one of `value`, `about`, `from` and `to`, `under` or `not_applicable`.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Qualified<N> {
    /// The number, where only `provisional` or `revised_from` is to be added.
    value: Option<N>,
    /// The number, where the source gives it as approximate.
    about: Option<N>,
    /// The lower end, where the source gives a range.
    from: Option<N>,
    /// The upper end of the range.
    to: Option<N>,
    /// The number that it is less than, where the source says no more.
    under: Option<N>,
    /// Why there can be no such number.
    not_applicable: Option<String>,
    /// Why the number may still change.
    provisional: Option<String>,
    /// What was published before the source revised it.
    revised_from: Option<N>,
}

impl<N: PartialOrd> TryFrom<Written<N>> for Quantity<N> {
    type Error = &'static str;

    fn try_from(written: Written<N>) -> Result<Self, Self::Error> {
        const NONE: &str =
            "no number is given; add one of `value`, `about`, `from` with `to`, `under` or `not_applicable`";
        const TWO: &str = "only one of `value`, `about`, `from` with `to`, `under` and `not_applicable` can be given; keep the one that the source gives";
        const NO_TO: &str = "`from` stands without `to`; add the upper end, or write `about` in its place";
        const NO_FROM: &str = "`to` stands without `from`; add the lower end, or write `under` in its place";
        const ORDER: &str =
            "`from` is not below `to`; write the smaller number after `from`, or `value` if both are the same";
        let q = match written {
            Written::Plain(number) => {
                return Ok(Self {
                    amount: Amount::Exactly(number),
                    provisional: None,
                    revised_from: None,
                });
            }
            Written::Qualified(qualified) => qualified,
        };
        let amount = match (q.value, q.about, q.from, q.to, q.under, q.not_applicable) {
            (Some(number), None, None, None, None, None) => Amount::Exactly(number),
            (None, Some(number), None, None, None, None) => Amount::About(number),
            (None, None, Some(low), Some(high), None, None) if low < high => Amount::Between(low, high),
            (None, None, Some(_), Some(_), None, None) => return Err(ORDER),
            (None, None, Some(_), None, None, None) => return Err(NO_TO),
            (None, None, None, Some(_), None, None) => return Err(NO_FROM),
            (None, None, None, None, None, None) => return Err(NONE),
            (None, None, None, None, Some(number), None) => Amount::Under(number),
            (None, None, None, None, None, Some(reason)) => Amount::NotApplicable(reason),
            _ => return Err(TWO),
        };
        if matches!(amount, Amount::NotApplicable(_)) && (q.provisional.is_some() || q.revised_from.is_some()) {
            return Err(
                "where there can be no number, none can be provisional or revised; delete `provisional` or `revised_from`",
            );
        }
        Ok(Self {
            amount,
            provisional: q.provisional,
            revised_from: q.revised_from,
        })
    }
}

/// A count: a whole number from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct WholeNumber(pub u64);

impl JsonSchema for WholeNumber {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "WholeNumber".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "integer", "minimum": 0, "maximum": 999_999_999})
    }
}

impl From<WholeNumber> for Exact {
    fn from(number: WholeNumber) -> Self {
        exact(number.0)
    }
}

/// A percentage as printed: 92 or 92.5, from 0 to 100. As an [`Exact`] it is a proportion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PerCent(pub Exact);

impl<'de> Deserialize<'de> for PerCent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        decimal(deserializer).map(Self)
    }
}

impl JsonSchema for PerCent {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "PerCent".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "number", "minimum": 0, "maximum": 100})
    }
}

impl From<PerCent> for Exact {
    fn from(number: PerCent) -> Self {
        number.0 / 100
    }
}

/// A number from 0, with decimals as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal(pub Exact);

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        decimal(deserializer).map(Self)
    }
}

impl JsonSchema for Decimal {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Decimal".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "number", "minimum": 0, "maximum": 999_999_999})
    }
}

impl From<Decimal> for Exact {
    fn from(number: Decimal) -> Self {
        number.0
    }
}

/// Reads a number with its decimals exactly: the shortest text of the float is what was written.
fn decimal<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Exact, D::Error> {
    let written = f64::deserialize(deserializer)?.to_string();
    parse_decimal(&written).ok_or_else(|| D::Error::custom(format!("`{written}` has too many digits")))
}

impl<N> Amount<N> {
    /// The same with every number in it changed.
    #[must_use]
    pub fn map<M>(self, change: impl Fn(N) -> M) -> Amount<M> {
        match self {
            Self::Exactly(number) => Amount::Exactly(change(number)),
            Self::About(number) => Amount::About(change(number)),
            Self::Between(low, high) => Amount::Between(change(low), change(high)),
            Self::Under(number) => Amount::Under(change(number)),
            Self::NotApplicable(reason) => Amount::NotApplicable(reason),
        }
    }
}
