//! The list of contents of a page.

use super::Writer;
use crate::document::{Block, plain_text};

/// Fewer headings than this need no list.
const WORTH_A_LIST: usize = 3;

/// A heading that the list names, with those below it.
pub(super) struct Entry {
    id: String,
    words: String,
    below: Vec<Entry>,
}

/// The headings of levels 2 and 3 in the course of the document; none where a list would not pay.
///
/// Headings inside frames, lists and quotations are left out: they head a part of what a reader would jump to.
pub(super) fn entries(blocks: &[Block]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut count = 0;
    for block in blocks {
        let Block::Heading {
            level: level @ 2..=3,
            id,
            content,
        } = block
        else {
            continue;
        };
        let entry = Entry {
            id: id.clone(),
            words: plain_text(content),
            below: Vec::new(),
        };
        count += 1;
        match entries.last_mut() {
            Some(above) if *level == 3 => above.below.push(entry),
            _ => entries.push(entry),
        }
    }
    if count < WORTH_A_LIST { Vec::new() } else { entries }
}

impl Writer {
    pub(super) fn contents(&mut self, entries: &[Entry]) {
        if entries.is_empty() {
            return;
        }
        self.open("nav", &[("class", "contents"), ("aria-labelledby", "page--contents")]);
        self.html.push_str("\n<h2 id=\"page--contents\">Contents</h2>\n");
        self.entries(entries);
        self.close_line("nav");
    }

    fn entries(&mut self, entries: &[Entry]) {
        self.html.push_str("<ul>\n");
        for entry in entries {
            self.open("li", &[]);
            self.open("a", &[("href", &format!("#{}", entry.id))]);
            self.words(&entry.words);
            self.close("a");
            if !entry.below.is_empty() {
                self.html.push('\n');
                self.entries(&entry.below);
            }
            self.close_line("li");
        }
        self.html.push_str("</ul>\n");
    }
}
