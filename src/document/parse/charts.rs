//! Charts, which stand alone between paragraphs, and what is wrong where one is asked for.

use std::ops::Range;

use super::blocks::Piece;
use super::{A_PARAGRAPH, Reader};
use crate::diagnostic::suggestion_or;
use crate::document::{Block, Inline, plain_text};

/// Where the names of the charts of a project are.
const LISTED: &str = "`annual-review charts` lists those that there are";

/// How a chart is asked for, for those who have asked in another way.
pub(super) fn asked_for(name: &str) -> String {
    let reference = name.replace('-', "_");
    format!(
        "write ![](chart:{name}) alone between two empty lines; a sentence refers to the chart by {{{{ ref.chart_{reference} }}}}"
    )
}

impl Reader<'_> {
    /// A chart; words given for it take the place of its own title.
    pub(super) fn chart(&mut self, name: &str, title: Vec<Inline>, bytes: &Range<usize>) -> Option<Piece> {
        if self.inside != A_PARAGRAPH {
            self.chart_inside(bytes, &format!("chart:{name}"));
            return None;
        }
        if let Some(mut chart) = self.known.charts.chart(name) {
            if !plain_text(&title).trim().is_empty() {
                chart.title = title;
            }
            return Some(Piece::Block(Block::Chart(Box::new(chart))));
        }
        if let Some(awaited) = self.known.charts.awaited(name) {
            let message = format!("there is nothing to draw in the chart `{name}`");
            self.problem(
                bytes,
                message,
                format!("it shows {awaited}; give that, or delete the line"),
            );
            return None;
        }
        let names = self.known.charts.names();
        let hint = if names.is_empty() {
            "no chart can be drawn from the figures of this year; delete the line".to_owned()
        } else {
            suggestion_or(name, &names, LISTED)
        };
        self.problem(bytes, format!("there is no chart `{name}`"), hint);
        None
    }

    /// A chart that is asked for without its brackets would be printed as it is typed.
    pub(super) fn chart_in_words(&mut self, text: &str, bytes: &Range<usize>) {
        let Some((_, rest)) = text.split_once("chart:") else {
            return;
        };
        let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let name = rest.split(|c| !is_of_name(c)).next().unwrap_or_default();
        if self.known.charts.names().iter().any(|known| known == name) {
            self.problem(bytes, format!("`chart:{name}` stands among words"), asked_for(name));
        }
    }

    /// Says that a chart has no room where it is asked for.
    pub(super) fn chart_inside(&mut self, bytes: &Range<usize>, target: &str) {
        self.problem(
            bytes,
            format!("`{target}` stands inside {}", self.inside),
            "let it stand alone between paragraphs, with an empty line before and after it",
        );
    }
}
