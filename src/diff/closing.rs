//! The end of a report: who signs it, who has cleared it, what is annexed and whom to ask.
//!
//! In: blocks. Out: those of them that belong to the document as a whole and not to the section before them.

use std::ops::Range;

use super::phrase::LabelsAre;
use crate::document::{Block, FrameKind, Inline, List, ListKind, block_text};

/// The blocks between the last section and the annexes, if they are signature and labelled facts; an empty range at the
/// place where they would stand if not.
pub(super) fn closing(blocks: &[Block], labels: LabelsAre) -> Range<usize> {
    let is_section = |block: &Block| matches!(block, Block::Heading { level: 2, .. });
    // The space between the word and its number is one that does not break.
    let is_titled_annex = |words: &str| {
        words
            .strip_prefix("Annex")
            .is_some_and(|rest| rest.starts_with(char::is_whitespace))
    };
    let is_annex = |block: &Block| is_section(block) && is_titled_annex(&block_text(block));
    let end = blocks.iter().position(is_annex).unwrap_or(blocks.len());
    let end = end - trailing(&blocks[..end], |block| matches!(block, Block::PageBreak));
    let has_sections = blocks[..end].iter().any(is_section);
    if !has_sections {
        return end..end;
    }
    let start = end - trailing(&blocks[..end], |block| is_facts(block, labels));
    let start = start - trailing(&blocks[..start], |block| is_signature(block, labels)).min(1);
    start..end
}

/// How many of the last blocks are of a kind.
fn trailing(blocks: &[Block], is_so: impl Fn(&Block) -> bool) -> usize {
    blocks.iter().rev().take_while(|block| is_so(block)).count()
}

fn is_facts(block: &Block, labels: LabelsAre) -> bool {
    match block {
        Block::Facts(_) => true,
        // In plain Markdown labelled facts are a list.
        Block::List(list) if labels == LabelsAre::Words => is_labelled(list),
        _ => false,
    }
}

fn is_labelled(list: &List) -> bool {
    let begins_bold = |item: &Vec<Block>| matches!(item.first(), Some(Block::Paragraph(words)) if matches!(words.first(), Some(Inline::Strong(_))));
    list.kind == ListKind::Bulleted && list.items.iter().all(begins_bold)
}

fn is_signature(block: &Block, labels: LabelsAre) -> bool {
    match block {
        Block::Frame { kind, .. } => *kind == FrameKind::Signature,
        Block::Paragraph(words) if labels == LabelsAre::Words => {
            matches!(&words[..], [Inline::Strong(_), Inline::LineBreak, ..])
        }
        _ => false,
    }
}
