//! Charts as Markdown: a bold title, the picture that stands beside the document, notes and source, the numbers.

use super::Writer;
use super::escape::Line;
use super::inlines::Glyphs;
use crate::document::{Chart, Inline};

/// The name of a chart's picture, beside a document of this name.
pub(super) fn file(name: &str, chart: &Chart) -> String {
    format!("{name}-{}.svg", chart.id)
}

impl Writer {
    /// In the order of the other formats, so that notes stand right below what they are about.
    pub(super) fn chart(&self, chart: &Chart) -> String {
        let mut parts = vec![
            self.caption(&chart.title),
            self.paragraph(&chart.about),
            self.picture(chart),
        ];
        parts.extend(
            chart
                .notes
                .iter()
                .chain([&chart.source])
                .map(|words| self.paragraph(words)),
        );
        parts.extend(chart.table().map(|table| self.table(table)));
        parts.retain(|part| !part.is_empty());
        parts.join("\n\n")
    }

    /// A picture is a link with an exclamation mark before it.
    fn picture(&self, chart: &Chart) -> String {
        let target = file(&self.name, chart);
        let content = vec![Inline::Text(chart.alt.trim().to_owned())];
        let link = [Inline::Link {
            target: target.clone(),
            content,
        }];
        let link = Glyphs::of(&link, &self.anchors).in_one(Line::Paragraph);
        // What has no words is no link.
        if link.is_empty() {
            format!("![]({target})")
        } else {
            format!("!{link}")
        }
    }
}
