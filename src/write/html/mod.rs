//! HTML: a page that stands alone, and a fragment for a content management system.
//!
//! In: a [`Document`]. Out: valid HTML in which every word of the document has passed through `escape`. The page
//! carries its own style and asks nothing of any server; the fragment carries none, so that the site it is pasted
//! into decides how it looks. Both walk the same blocks with the same code and differ only by their `Setting`.

mod blocks;
mod chart;
mod columns;
mod contents;
mod ids;
mod inlines;
mod labels;
mod links;
mod page;
mod style;
mod table;
mod workings;

use std::collections::BTreeSet;

use super::escape;
use super::statistic::{self, Size};
use super::svg::Schemes;
use crate::document::Document;
use links::linked;
use workings::{Figures, sections};

/// The document as one self-contained page, written for WCAG 2.2 AA.
///
/// It has no script, loads nothing, reads well from 320 px upwards, on paper and in a dark scheme. Ids that begin with
/// `page--` are the page's own; those that begin with `figure--` and `how--` are of figures and of how they were worked out.
#[must_use]
pub fn page(document: &Document) -> String {
    page::write(document)
}

/// The document's blocks for pasting into a page of a content management system.
///
/// The title takes [`fragment_heading_level`](crate::document::Metadata::fragment_heading_level) and the other headings
/// follow it down, to level 6 at most. Ids and the links to them begin with the short title, lest they meet ids
/// of the page around them or of another fragment. Figures are plain words, unless a list is asked for of how they were
/// worked out (see [`WorkingsShown`](crate::model::WorkingsShown)).
#[must_use]
pub fn fragment(document: &Document) -> String {
    let setting = Setting::Fragment {
        first_level: document.meta.fragment_heading_level.clamp(1, 6),
        prefix: ids::prefix(&document.meta.short_title),
        linked: linked(&document.blocks),
    };
    let mut writer = Writer::new(setting, document);
    for section in sections(document, document.meta.workings_shown.fragment, 0) {
        writer.begin(&section);
        writer.blocks(section.blocks);
        writer.workings(&section);
    }
    writer.html
}

/// Where the HTML will stand.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Setting {
    /// In a page of our own, with our style.
    Page,
    /// In the middle of somebody else's page.
    Fragment {
        /// Level of the title's heading, 1 to 6.
        first_level: u8,
        /// What every id begins with.
        prefix: String,
        /// The ids that the document's own links lead to.
        linked: BTreeSet<String>,
    },
}

/// What tables have for their width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Room {
    /// The width of the text.
    Text,
    /// The width of the window.
    Window,
}

/// HTML in the making.
struct Writer {
    html: String,
    setting: Setting,
    /// What the tables now written have for their width.
    room: Room,
    /// Whether the words now written are those of a link, which cannot hold another.
    inside_link: bool,
    /// Whether the words now written are those of a heading, which is no place for links.
    inside_heading: bool,
    /// What is known of the figures now written.
    figures: Figures,
    /// Whether the words now written are those of a numeral, of which only the number is large.
    sizes_differ: bool,
    /// The colours of charts.
    schemes: Schemes,
}

impl Writer {
    fn new(setting: Setting, document: &Document) -> Self {
        Self {
            html: String::new(),
            setting,
            room: Room::Text,
            inside_link: false,
            inside_heading: false,
            figures: Figures::new(document),
            sizes_differ: false,
            schemes: Schemes::of(&document.meta),
        }
    }

    /// Adds a start tag; attributes with an empty value are left out.
    fn open(&mut self, element: &'static str, attributes: &[(&'static str, &str)]) {
        self.html.push('<');
        self.html.push_str(element);
        for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            self.html.push(' ');
            self.html.push_str(name);
            self.html.push_str("=\"");
            escape::push(value, &mut self.html);
            self.html.push('"');
        }
        self.html.push('>');
    }

    /// Adds an end tag.
    fn close(&mut self, element: &'static str) {
        self.html.push_str("</");
        self.html.push_str(element);
        self.html.push('>');
    }

    /// Adds an end tag and a new line, after which the next block begins.
    fn close_line(&mut self, element: &'static str) {
        self.close(element);
        self.html.push('\n');
    }

    /// Adds words.
    fn words(&mut self, words: &str) {
        if !self.sizes_differ {
            return escape::push(words, &mut self.html);
        }
        for (size, stretch) in statistic::stretches(words) {
            match size {
                Size::Beside if !stretch.trim().is_empty() => {
                    self.open("span", &[("class", "beside")]);
                    escape::push(stretch, &mut self.html);
                    self.close("span");
                }
                Size::Large | Size::Beside => escape::push(stretch, &mut self.html),
            }
        }
    }

    fn is_page(&self) -> bool {
        self.setting == Setting::Page
    }

    /// An id as it is written here, and in links to it; that of something without an id stays empty.
    ///
    /// A page's contents lead to all its headings. In a fragment ids are longer by the prefix, and those that no link leads to
    /// are better whole.
    fn id(&self, id: &str) -> String {
        match &self.setting {
            Setting::Fragment { prefix, linked, .. } if !id.is_empty() => {
                let whole = format!("{prefix}-{id}");
                if linked.contains(id) { ids::short(&whole) } else { whole }
            }
            Setting::Page | Setting::Fragment { .. } => ids::short(id),
        }
    }
}
