//! What stands in a line, as HTML.

use super::Writer;
use crate::document::Inline;
use crate::document::link_target;

impl Writer {
    pub(super) fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(words) => self.words(words),
            Inline::Figure { id, text } => self.figure(id, text),
            Inline::Strong(content) => self.around("strong", content),
            Inline::Emphasis(content) => self.around("em", content),
            Inline::Link { target, content } => self.link(target, content),
            Inline::LineBreak => self.html.push_str("<br>\n"),
        }
    }

    /// A computed number says in a page which figure it is; a fragment keeps to what a CMS lets through.
    fn figure(&mut self, id: &str, text: &str) {
        if self.is_page() {
            self.open("span", &[("data-figure", id)]);
            self.words(text);
            self.close("span");
        } else {
            self.words(text);
        }
    }

    fn around(&mut self, element: &'static str, content: &[Inline]) {
        self.open(element, &[]);
        self.inlines(content);
        self.close(element);
    }

    /// A link, or only its words where the target is not allowed or a link is open already.
    fn link(&mut self, target: &str, content: &[Inline]) {
        let Some(href) = link_target(target).filter(|_| !self.inside_link) else {
            return self.inlines(content);
        };
        let href = match href.strip_prefix('#') {
            Some(id) => format!("#{}", self.id(id)),
            None => href,
        };
        self.open("a", &[("href", &href)]);
        self.inside_link = true;
        self.inlines(content);
        self.inside_link = false;
        self.close("a");
    }
}
