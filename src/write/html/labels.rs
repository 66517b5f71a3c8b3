//! Paragraphs with numbers and lists by letters, whose labels are words.
//!
//! A label that the browser counts itself is lost on the way into Word or a content management system, or comes out as
//! another one. As words it stays, and so these lists are no `ol`, which would count beside them; their roles say what
//! they are.

use super::Writer;
use crate::document::{Block, List, Numbered};

impl Writer {
    /// A paragraph and what belongs to it; only a page needs something around both, to hang the number.
    pub(super) fn numbered(&mut self, paragraph: &Numbered) {
        let id = self.id(&paragraph.id);
        if self.is_page() {
            self.open("div", &[("class", "numbered")]);
            self.html.push('\n');
        }
        self.labelled(&paragraph.label, &id, &paragraph.content);
        if self.is_page() {
            self.close_line("div");
        }
    }

    /// A list whose items begin with these labels.
    pub(super) fn labelled_list(&mut self, list: &List) {
        self.open("div", &[("role", "list")]);
        self.html.push('\n');
        for (index, item) in list.items.iter().enumerate() {
            self.open("div", &[("role", "listitem")]);
            self.html.push('\n');
            self.labelled(&list.kind.label(index).unwrap_or_default(), "", item);
            self.close_line("div");
        }
        self.close_line("div");
    }

    /// Blocks whose first paragraph, or one that stands before them, begins with a label.
    fn labelled(&mut self, label: &str, id: &str, content: &[Block]) {
        let (words, rest) = match content {
            [Block::Paragraph(words), rest @ ..] => (words.as_slice(), rest),
            rest => (&[][..], rest),
        };
        self.open("p", &[("id", id)]);
        self.label(label);
        self.inlines(words);
        self.close_line("p");
        self.blocks(rest);
    }

    /// The space belongs to the label, so that hanging it takes the space with it and copying it leaves none out.
    fn label(&mut self, label: &str) {
        if self.is_page() {
            self.open("span", &[("class", "label")]);
        }
        self.words(label);
        self.html.push(' ');
        if self.is_page() {
            self.close("span");
        }
    }
}
