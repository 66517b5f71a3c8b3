//! Where links inside the document lead once it is Markdown.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Block, plain_text};
use crate::units::NO_BREAK_SPACE;

/// The headings' ids, and the anchors that GitHub gives to the same headings.
///
/// Markdown cannot name an anchor, so a link to `#id` is turned into one that a reader's program makes of the heading's
/// words; a link to a table or a numbered paragraph, which get no anchor at all, becomes plain words.
pub(super) struct Anchors(BTreeMap<String, String>);

impl Anchors {
    pub(super) fn of(blocks: &[Block]) -> Self {
        let mut anchors = Self(BTreeMap::new());
        anchors.collect(blocks, &mut BTreeSet::new());
        anchors
    }

    /// The target as Markdown needs it; `None` where it leads nowhere.
    pub(super) fn resolved(&self, target: String) -> Option<String> {
        match target.strip_prefix('#') {
            Some(id) => self.0.get(id).map(|anchor| format!("#{anchor}")),
            None => Some(target),
        }
    }

    fn collect(&mut self, blocks: &[Block], taken: &mut BTreeSet<String>) {
        for block in blocks {
            match block {
                Block::Heading { id, content, .. } => {
                    let anchor = unused(&anchor(&plain_text(content)), taken);
                    self.0.insert(id.clone(), anchor);
                }
                Block::Quote(content) | Block::Frame { content, .. } => self.collect(content, taken),
                Block::Numbered(paragraph) => self.collect(&paragraph.content, taken),
                Block::List(list) => list.items.iter().for_each(|item| self.collect(item, taken)),
                Block::Paragraph(_) | Block::Table(_) | Block::Chart(_) | Block::Facts(_) | Block::PageBreak => {}
            }
        }
    }
}

/// # Source
/// GitHub's rule, which pandoc's `gfm_auto_identifiers` follows: small letters, punctuation dropped, spaces as hyphens. They part
/// over no-break spaces, for which reason headings are written without.
fn anchor(words: &str) -> String {
    let words = words.replace(NO_BREAK_SPACE, " ").trim().to_lowercase();
    let kept = words
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

fn unused(anchor: &str, taken: &mut BTreeSet<String>) -> String {
    let mut candidate = anchor.to_owned();
    let mut count = 0;
    while !taken.insert(candidate.clone()) {
        count += 1;
        candidate = format!("{anchor}-{count}");
    }
    candidate
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_said_twice_is_numbered_and_its_punctuation_dropped() {
        let mut taken = BTreeSet::new();
        assert_eq!(
            unused(&anchor("What's new in 2023/24?"), &mut taken),
            "whats-new-in-202324"
        );
        assert_eq!(
            unused(&anchor("Whats new in 2023/24"), &mut taken),
            "whats-new-in-202324-1"
        );
        assert_eq!(anchor("2.\u{a0}What's new"), "2-whats-new");
    }
}
