//! The list of contents of a page.

use super::Writer;
use crate::document::{ANNEXED, Block, plain_text};

/// Fewer headings than this need no list.
const WORTH_A_LIST: usize = 3;

/// With more entries than this the list names only the headings of level 2, lest it be as long as a page.
const MOST: usize = 20;

/// A heading that the list names, with those below it.
pub(super) struct Entry {
    id: String,
    words: String,
    below: Vec<Entry>,
}

/// The headings of levels 2 and 3 in the course of the document, or of level 2 alone where there are many; none where a
/// list would not pay.
///
/// Headings inside lists, quotations and frames are left out: they head a part of what a reader would jump to. Only a frame
/// of wide blocks, such as a whole annex, is a matter of room.
pub(super) fn entries(blocks: &[Block]) -> Vec<Entry> {
    let mut entries = Vec::new();
    collect(blocks, &mut entries);
    let count: usize = entries.iter().map(|entry| 1 + entry.below.len()).sum();
    if count > MOST {
        for entry in &mut entries {
            entry.below.clear();
        }
    }
    if count < WORTH_A_LIST { Vec::new() } else { entries }
}

fn collect(blocks: &[Block], entries: &mut Vec<Entry>) {
    for block in blocks {
        let (level, id, content) = match block {
            // The title of what is annexed, which the annex's own heading announces.
            Block::Heading { level: 3, id, .. } if id.starts_with(ANNEXED) => continue,
            Block::Heading { level, id, content } if matches!(level, 2..=3) => (*level, id, content),
            Block::Frame { kind, content } if kind.is_wide() => {
                collect(content, entries);
                continue;
            }
            _ => continue,
        };
        let entry = Entry {
            id: id.clone(),
            words: plain_text(content),
            below: Vec::new(),
        };
        match entries.last_mut() {
            Some(above) if level == 3 => above.below.push(entry),
            _ => entries.push(entry),
        }
    }
}

impl Writer {
    pub(super) fn contents(&mut self, entries: &[Entry]) {
        if entries.is_empty() {
            return;
        }
        self.open("nav", &[("class", "contents"), ("aria-labelledby", "page--contents")]);
        self.html.push_str("\n<div>\n<h2 id=\"page--contents\">Contents</h2>\n");
        self.entries(entries);
        self.close_line("div");
        self.close_line("nav");
    }

    fn entries(&mut self, entries: &[Entry]) {
        self.html.push_str("<ul>\n");
        for entry in entries {
            self.open("li", &[]);
            self.open("a", &[("href", &format!("#{}", self.id(&entry.id)))]);
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
