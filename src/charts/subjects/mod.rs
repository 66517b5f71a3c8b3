//! What charts are about: each subject knows its figures, its words and the kind of chart that shows it.

mod change;
mod key_numbers;
mod over_years;
mod received;

use super::OfYear;
use crate::document::{Chart, Inline};

/// Something that a chart can show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    /// Complaints and enquiries received, by category.
    ReceivedByCategory,
    /// A figure over financial years.
    OverYears(over_years::Series),
    /// What a member should take away.
    KeyNumbers,
}

/// Every subject that these figures may have something to say about.
pub(super) fn all(of: &OfYear<'_>) -> Vec<Subject> {
    let mut subjects = vec![Subject::ReceivedByCategory, Subject::KeyNumbers];
    subjects.extend(over_years::all(of).into_iter().map(Subject::OverYears));
    subjects
}

impl Subject {
    /// The name by which the chart is asked for.
    pub(super) fn name(&self) -> String {
        match self {
            Self::ReceivedByCategory => "received-by-category".to_owned(),
            Self::OverYears(series) => series.name(),
            Self::KeyNumbers => "key-numbers".to_owned(),
        }
    }

    /// Whether there is something to be seen; exactly then there is a chart.
    pub(super) fn is_there(&self, of: &OfYear<'_>) -> bool {
        match self {
            Self::ReceivedByCategory => received::is_there(of),
            Self::OverYears(series) => series.is_there(of),
            Self::KeyNumbers => key_numbers::is_there(of),
        }
    }

    /// The chart.
    pub(super) fn chart(&self, of: &OfYear<'_>) -> Option<Chart> {
        match self {
            Self::ReceivedByCategory => received::chart(of),
            Self::OverYears(series) => series.chart(of),
            Self::KeyNumbers => key_numbers::chart(of),
        }
    }
}

/// Words that print a figure in their middle: `parts("Upheld complaints rose to ", "upheld", "")`.
fn figure(of: &OfYear<'_>, id: &str) -> Option<Inline> {
    let text = of.figures.text(id)?;
    Some(Inline::Figure {
        id: id.to_owned(),
        text,
    })
}
