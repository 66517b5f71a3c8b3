//! What stands in a line: words, emphasis, links, and the links that are figures.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::Reader;
use super::charts::asked_for;
use crate::document::{Inline, link_target, plain_text};
use crate::units::lower_first;

impl<'a> Reader<'a> {
    /// Inlines up to this end.
    pub(super) fn inlines(&mut self, end: TagEnd) -> Vec<Inline> {
        let mut content = Vec::new();
        while let Some((event, bytes)) = self.events.next() {
            if event == Event::End(end) {
                break;
            }
            self.inline(event, &bytes, &mut content);
        }
        joined(content)
    }

    /// Inlines of a tight list item, up to the item's end or to the next block in it.
    pub(super) fn loose_inlines(
        &mut self,
        first: Event<'a>,
        bytes: &Range<usize>,
        end: Option<TagEnd>,
    ) -> (Vec<Inline>, Loose<'a>) {
        let mut content = Vec::new();
        self.inline(first, bytes, &mut content);
        while let Some((event, bytes)) = self.events.next() {
            match event {
                Event::End(tag) if Some(tag) == end => return (joined(content), Loose::Ended),
                Event::Start(tag) if !is_inline(&tag) => return (joined(content), Loose::Block(tag, bytes)),
                event => self.inline(event, &bytes, &mut content),
            }
        }
        (joined(content), Loose::Ended)
    }

    pub(super) fn inline(&mut self, event: Event<'a>, bytes: &Range<usize>, content: &mut Vec<Inline>) {
        match event {
            Event::Text(text) | Event::Code(text) => content.push(Inline::Text(self.words(text, bytes))),
            Event::SoftBreak => content.push(Inline::Text(" ".to_owned())),
            Event::HardBreak => content.push(Inline::LineBreak),
            Event::InlineHtml(html) | Event::Html(html) => self.raw_html(bytes, &html),
            Event::Start(Tag::Emphasis) => content.push(Inline::Emphasis(self.inlines(TagEnd::Emphasis))),
            Event::Start(Tag::Strong) => content.push(Inline::Strong(self.inlines(TagEnd::Strong))),
            Event::Start(Tag::Link { dest_url, .. }) => {
                let words = self.inlines(TagEnd::Link);
                content.extend(self.link(&dest_url, words, bytes));
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                self.inlines(TagEnd::Image);
                match dest_url.split_once(':') {
                    Some(("figure", _)) => self.problem(
                        bytes,
                        "an exclamation mark stands directly before a figure",
                        "put a space between them, or write the sentence without it",
                    ),
                    Some(("chart", _)) => self.chart_inside(bytes, &dest_url),
                    Some(("table" | "begin" | "end" | "page", _)) => self.problem(
                        bytes,
                        format!("`{dest_url}` stands inside a paragraph"),
                        "let it stand alone, with an empty line before and after it",
                    ),
                    _ => self.picture(bytes, &dest_url),
                }
            }
            _ => {}
        }
    }

    /// Words as they stand; a figure that a filter has changed is no link any more, and would print its notation.
    fn words(&mut self, text: CowStr<'a>, bytes: &Range<usize>) -> String {
        if text.to_lowercase().contains("(figure:") {
            let hint = "print the figure alone, without joining it to other text by a filter";
            self.problem(bytes, format!("`{text}` is a figure that does not print as one"), hint);
        }
        self.chart_in_words(&text, bytes);
        let before = self.markdown.get(..bytes.start).unwrap_or_default();
        if text.starts_with('(') && before.ends_with(']') && !before.ends_with("\\]") {
            // Markdown reads the inner of two links, and leaves the outer as it stands.
            let hint = "put a figure before or after a link, not into it; an address has no spaces";
            self.problem(bytes, "a link that is not read as one", hint);
        }
        text.into_string()
    }

    /// HTML, said of where it begins: what ends it is no second mistake.
    pub(super) fn raw_html(&mut self, bytes: &Range<usize>, html: &str) {
        const MESSAGE: &str = "HTML has no place in a document";
        if html.starts_with("</") && self.problems.iter().any(|problem| problem.message == MESSAGE) {
            return;
        }
        let hint = "write **bold** or *italic* in Markdown instead, or \\< for the sign itself";
        self.problem(bytes, MESSAGE, hint);
    }

    pub(super) fn picture(&mut self, bytes: &Range<usize>, target: &str) {
        self.problem(
            bytes,
            format!("a picture (`{target}`) has no place in a document"),
            "delete it, and say in words what it shows; a chart is asked for as in ![](chart:received-by-category)",
        );
    }

    /// A link, or the figure that the link stands for.
    fn link(&mut self, target: &CowStr<'a>, words: Vec<Inline>, bytes: &Range<usize>) -> Vec<Inline> {
        if let Some(id) = target.strip_prefix("figure:") {
            let text = plain_text(&words);
            let printable = self
                .known
                .figures
                .get(id)
                .is_some_and(|figure| may_print(&figure.forms(), &text));
            if !printable {
                self.problem(
                    bytes,
                    format!("`{text}` is not how the figure `{id}` prints"),
                    "print it with {{ figures.… }} alone",
                );
            }
            return vec![Inline::Figure {
                id: id.to_owned(),
                text,
            }];
        }
        if target.starts_with("ref:") || target.starts_with("mark:") {
            let target = target.to_string();
            return vec![Inline::Link { target, content: words }];
        }
        let safe = link_target(target);
        if safe.is_none() {
            let hint = match target.strip_prefix("chart:") {
                Some(name) => asked_for(name),
                None => "link to https:, http:, mailto:, tel:, a file beside the document or a heading (#…)".to_owned(),
            };
            self.problem(bytes, format!("a link to `{target}` is not allowed"), hint);
        }
        if plain_text(&words).trim().is_empty() {
            self.problem(
                bytes,
                "a link without words",
                "say where it leads, as in [our website](https://…)",
            );
            return words;
        }
        vec![Inline::Link {
            target: safe.unwrap_or_default(),
            content: words,
        }]
    }
}

/// What follows the words of a tight list item.
pub(super) enum Loose<'a> {
    Ended,
    Block(Tag<'a>, Range<usize>),
}

/// Whether a figure may print so; at the start of a sentence its first letter may be a capital, and its apostrophes are
/// those of the text around it.
fn may_print(forms: &[String], text: &str) -> bool {
    let lowered = |text: &str| lower_first(&text.replace('’', "'"));
    forms.iter().any(|form| form == text || lowered(form) == lowered(text))
}

pub(super) fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
}

/// Neighbouring texts as one, so that writers see whole words.
fn joined(content: Vec<Inline>) -> Vec<Inline> {
    let mut joined: Vec<Inline> = Vec::with_capacity(content.len());
    for inline in content {
        match (joined.last_mut(), inline) {
            (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
            (_, inline) => joined.push(inline),
        }
    }
    joined
}
