//! A chart as a figure: title, shapes, numbers.

use super::Writer;
use crate::document::Chart;

impl Writer {
    /// Writes a chart.
    pub(super) fn chart(&mut self, chart: &Chart) {
        self.paragraph(&chart.title);
        self.paragraph(&chart.about);
        chart.table().into_iter().for_each(|table| self.table(table));
    }
}
