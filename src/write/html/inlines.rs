//! What stands in a line, as HTML.

use super::Writer;
use crate::document::Inline;
use crate::document::link_target;
use crate::units::years_in;

impl Writer {
    pub(super) fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(words) => self.running_words(words),
            Inline::Figure { id, text } => self.figure(id, text),
            Inline::Strong(content) => self.around("strong", content),
            Inline::Emphasis(content) => self.around("em", content),
            Inline::Link { target, content } => self.link(target, content),
            Inline::LineBreak => self.html.push_str("<br>\n"),
        }
    }

    /// Words that may stand at the end of a line, where some browsers break 2023-24 after its hyphen. A no-break hyphen would hide the
    /// year from whoever looks for it; a fragment, which has no style, lets it break.
    pub(super) fn running_words(&mut self, words: &str) {
        let mut rest = 0;
        let years = years_in(words).filter(|(_, bytes)| self.is_page() && !words[bytes.clone()].contains('/'));
        for (_, bytes) in years.collect::<Vec<_>>() {
            self.words(&words[rest..bytes.start]);
            self.open("span", &[("class", "year")]);
            self.words(&words[bytes.clone()]);
            self.close("span");
            rest = bytes.end;
        }
        self.words(&words[rest..]);
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
