//! What a chart shows for one thing: a number that can be drawn, or why there is none.

use crate::figures::{Figures, State, Unit};
use crate::tables::{NOT_APPLICABLE, NOT_GIVEN, SUPPRESSED};
use crate::units::Exact;

/// A value of a chart. Missing, zero and not applicable are three things, and what is suppressed is a fourth.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// A number, in the scale in which it prints: 92 for 92 per cent.
    Known {
        /// How far it reaches.
        number: f64,
        /// How it prints, with its unit.
        text: String,
    },
    /// A number that is known only as a range or by what it is less than: "under 5".
    Ranged {
        /// How it prints, with its unit.
        text: String,
        /// The most that it may be.
        most: f64,
    },
    /// A small number that is not told, nor anything that it could be worked out from.
    Suppressed,
    /// Nothing is given.
    NotGiven,
    /// There can be none.
    NotApplicable,
}

impl Value {
    /// The value of a figure.
    pub(super) fn of(figures: &Figures, id: &str) -> Self {
        let Some(figure) = figures.get(id) else {
            return Self::NotGiven;
        };
        match (&figure.state, figure.number(), figure.text()) {
            (State::Suppressed, ..) => Self::Suppressed,
            (State::NotApplicable(_), ..) => Self::NotApplicable,
            (State::Known(_), Some(number), Some(text)) => {
                let number = as_printed(figure.unit, number);
                Self::Known { number, text }
            }
            (State::Known(_), None, Some(text)) => match figure.bounds() {
                Some((_, high)) => Self::Ranged {
                    text,
                    most: as_printed(figure.unit, high),
                },
                None => Self::NotGiven,
            },
            _ => Self::NotGiven,
        }
    }

    /// The value of a cell of a table that has words in the place of a figure.
    pub(super) fn said(words: &str) -> Self {
        match words {
            SUPPRESSED => Self::Suppressed,
            NOT_APPLICABLE => Self::NotApplicable,
            _ => Self::NotGiven,
        }
    }

    /// How far it reaches, where that is known.
    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Self::Known { number, .. } => Some(*number),
            _ => None,
        }
    }

    /// The most that it may be, where anything is known of that.
    pub(super) fn most(&self) -> Option<f64> {
        match self {
            Self::Known { number: most, .. } | Self::Ranged { most, .. } => Some(*most),
            _ => None,
        }
    }

    /// What stands at its place.
    pub(super) fn label(&self) -> &str {
        match self {
            Self::Known { text, .. } | Self::Ranged { text, .. } => text,
            Self::Suppressed => SUPPRESSED,
            Self::NotGiven => NOT_GIVEN,
            Self::NotApplicable => NOT_APPLICABLE,
        }
    }
}

/// A number as it prints: no length or place says more than the words beside it, from which more could be worked out.
pub(super) fn as_printed(unit: Unit, number: Exact) -> f64 {
    drawn(Exact::new(unit.rounded(number), 10_i128.pow(unit.decimals())))
}

/// A number as far as a drawing needs it.
#[allow(clippy::cast_precision_loss, reason = "no eye sees what a double does not hold")]
pub(super) fn drawn(number: Exact) -> f64 {
    *number.numer() as f64 / *number.denom() as f64
}
