//! Charts: a title, the shapes, the numbers.

use super::blocks::PARAGRAPH;
use super::flow::Flow;
use crate::document::Chart;
use crate::write::pdf::style::Look;

impl Flow<'_> {
    /// Lays out a chart.
    pub(super) fn chart(&mut self, chart: &Chart) {
        self.paragraph(&chart.title, Look::CAPTION, PARAGRAPH);
        self.paragraph(&chart.about, Look::BODY, PARAGRAPH);
        chart.table().into_iter().for_each(|table| self.upright(table));
    }
}
