//! A chart as a figure: title, shapes at the width that there is room for, notes and source, numbers.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::Writer;
use crate::document::{Chart, Inline};
use crate::drawing::Drawing;
use crate::write::svg;

/// What leads to the numbers of a chart.
const NUMBERS: &str = "Figures of this chart";

/// From which width of the window on a fragment shows the wide drawing.
///
/// Nobody can ask there how wide the column is. From here on the text of council sites is wider than the drawing; on a
/// narrower window the narrow one stands.
const WIDE_WINDOW: &str = "(min-width: 64em)";

/// CSS pixels to the point.
const PIXELS: f32 = 4.0 / 3.0;

impl Writer {
    /// Writes a chart. Its id is that of its title: of a figure or a division no word processor takes it over.
    pub(super) fn chart(&mut self, chart: &Chart) {
        let id = self.id(&chart.id);
        if self.is_page() {
            self.open("figure", &[("class", "chart")]);
            self.html.push_str("\n<figcaption>");
            self.open("p", &[("id", &id)]);
            self.inlines(&chart.title);
            self.html.push_str("</p>");
            self.close_line("figcaption");
            self.paragraph_of("about", &chart.about);
            self.drawings(chart);
            self.below(chart);
            self.close_line("figure");
        } else {
            // Not `figure`: without a style browsers set it in by 40 pixels on both sides, and on a narrow screen the picture
            // needs them.
            self.open("div", &[("role", "figure"), ("aria-labelledby", &id)]);
            self.html.push('\n');
            self.open("p", &[("id", &id)]);
            self.around_line("strong", &chart.title);
            self.close_line("p");
            self.paragraph_of("about", &chart.about);
            self.picture(chart);
            self.below(chart);
            self.close_line("div");
        }
    }

    /// Notes, source and numbers.
    fn below(&mut self, chart: &Chart) {
        for words in chart.notes.iter().chain([&chart.source]) {
            self.paragraph_of("notes", words);
        }
        self.numbers(chart);
    }

    /// Both drawings, of which the sheet shows the one that there is room for. They are one picture to whoever listens.
    fn drawings(&mut self, chart: &Chart) {
        self.open(
            "div",
            &[("class", "drawing"), ("role", "img"), ("aria-label", &chart.alt)],
        );
        self.html.push('\n');
        self.html.push_str(&svg::inline(&chart.drawings.wide, "wide-drawing"));
        self.html
            .push_str(&svg::inline(&chart.drawings.narrow, "narrow-drawing"));
        self.close_line("div");
    }

    /// A picture in two sizes, between which a browser chooses without any style.
    ///
    /// Not inline SVG: where a site lets no SVG through, its words would be left among the words of the text, in the place of
    /// a picture its alternative text is. It brings its ground and its letters, since nobody knows those of the site.
    fn picture(&mut self, chart: &Chart) {
        self.html.push_str("<p><picture>\n");
        let (source, width, height) = self.source(chart, &chart.drawings.wide);
        let wide = [
            ("media", WIDE_WINDOW),
            ("srcset", &source),
            ("width", &width),
            ("height", &height),
        ];
        self.open("source", &wide);
        self.html.push('\n');
        let (source, width, height) = self.source(chart, &chart.drawings.narrow);
        let narrow = [
            ("src", source.as_str()),
            ("alt", &chart.alt),
            ("width", &width),
            ("height", &height),
        ];
        self.open("img", &narrow);
        self.html.push_str("\n</picture></p>\n");
    }

    /// A drawing within the address of a picture, with its width and height in pixels.
    fn source(&self, chart: &Chart, drawing: &Drawing) -> (String, String, String) {
        let svg = svg::light_picture(chart, drawing, &self.schemes);
        let [width, height] = [drawing.width, drawing.height].map(|points| format!("{:.0}", points * PIXELS));
        (
            format!("data:image/svg+xml;base64,{}", STANDARD.encode(svg)),
            width,
            height,
        )
    }

    /// The table that goes with it; where its numbers are in another, a note says so.
    fn numbers(&mut self, chart: &Chart) {
        let Some(table) = chart.table() else { return };
        let class = if self.is_page() { "numbers" } else { "" };
        self.open("details", &[("class", class)]);
        self.html.push_str("\n<summary>");
        self.words(NUMBERS);
        self.close_line("summary");
        self.table(table);
        self.close_line("details");
    }

    /// A paragraph of a class of the page's; nothing where it says nothing.
    fn paragraph_of(&mut self, class: &str, words: &[Inline]) {
        if words.is_empty() {
            return;
        }
        let class = if self.is_page() { class } else { "" };
        self.open("p", &[("class", class)]);
        self.inlines(words);
        self.close_line("p");
    }
}
