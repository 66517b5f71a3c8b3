//! What charts are about: each subject knows its figures, its words and the kind of chart that shows it.

mod received;
mod similar;
mod steps;

pub use similar::{FIGURES_BESIDE_OTHERS, figure_beside_others};

use super::OfYear;
use crate::document::{Chart, Inline};

/// Something that a chart can show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    /// Complaints and enquiries received, by category.
    ReceivedByCategory,
    /// A rate of the letter beside the average of similar authorities.
    BesideSimilar(similar::Rate),
    /// The steps that complaints go through.
    Steps,
}

/// Every subject that these figures may have something to say about.
pub(super) fn all(_of: &OfYear<'_>) -> Vec<Subject> {
    let mut subjects = vec![Subject::ReceivedByCategory, Subject::Steps];
    subjects.extend(similar::RATES.map(Subject::BesideSimilar));
    subjects
}

impl Subject {
    /// The name by which the chart is asked for.
    pub(super) fn name(&self) -> String {
        match self {
            Self::ReceivedByCategory => "received-by-category".to_owned(),
            Self::BesideSimilar(rate) => rate.chart_name(),
            Self::Steps => "steps".to_owned(),
        }
    }

    /// Whether there is something to be seen; exactly then there is a chart.
    pub(super) fn is_there(&self, of: &OfYear<'_>) -> bool {
        match self {
            Self::ReceivedByCategory => received::is_there(of),
            Self::BesideSimilar(rate) => similar::is_there(of, *rate),
            Self::Steps => steps::is_there(of),
        }
    }

    /// The chart.
    pub(super) fn chart(&self, of: &OfYear<'_>) -> Option<Chart> {
        match self {
            Self::ReceivedByCategory => received::chart(of),
            Self::BesideSimilar(rate) => similar::chart(of, *rate),
            Self::Steps => steps::chart(of),
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
