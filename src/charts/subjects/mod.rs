//! What charts are about: each subject knows its figures, its words and the kind of chart that shows it.

mod received;

use super::OfYear;
use crate::document::{Chart, Inline};

/// Something that a chart can show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    /// Complaints and enquiries received, by category.
    ReceivedByCategory,
}

/// Every subject that these figures may have something to say about.
pub(super) fn all(_of: &OfYear<'_>) -> Vec<Subject> {
    vec![Subject::ReceivedByCategory]
}

impl Subject {
    /// The name by which the chart is asked for.
    pub(super) fn name(&self) -> String {
        match self {
            Self::ReceivedByCategory => "received-by-category".to_owned(),
        }
    }

    /// Whether there is something to be seen; exactly then there is a chart.
    pub(super) fn is_there(&self, of: &OfYear<'_>) -> bool {
        match self {
            Self::ReceivedByCategory => received::is_there(of),
        }
    }

    /// The chart.
    pub(super) fn chart(&self, of: &OfYear<'_>) -> Option<Chart> {
        match self {
            Self::ReceivedByCategory => received::chart(of),
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
