//! Blocks brought down to those that Markdown has: frames opened, labels made words of their paragraphs.
//!
//! A number or letter by which a paragraph is cited must not be a list's own: readers of Markdown number lists anew, and
//! paragraph 13 would come out as paragraph 10 of another list.

use std::borrow::Cow;
use std::slice;

use crate::document::{Block, FrameKind, Inline, List, ListKind, Numbered};
use crate::write::statistic;

/// The blocks with those of frames in the frames' place, since Markdown shows only a notice as something of its own, and
/// with labels as words.
pub(super) fn plain(blocks: &[Block]) -> Vec<Cow<'_, Block>> {
    let mut plain_blocks = Vec::new();
    for block in blocks {
        match block {
            Block::Frame {
                kind:
                    FrameKind::Sender
                    | FrameKind::Address
                    | FrameKind::Signature
                    | FrameKind::Aside
                    | FrameKind::Landscape
                    | FrameKind::Workings,
                content,
            } => plain_blocks.extend(plain(content)),
            Block::Frame {
                kind: FrameKind::Statistic,
                content,
            } => plain_blocks.extend(plain_statistic(content)),
            Block::Numbered(Numbered { label, content, .. }) => {
                let (first, rest) = content.split_at(usize::from(matches!(content.first(), Some(Block::Paragraph(_)))));
                plain_blocks.extend(labelled(label, first).into_iter().map(Cow::Owned));
                plain_blocks.extend(plain(rest));
            }
            Block::List(list) if list.kind.is_labelled() => {
                plain_blocks.push(Cow::Owned(Block::List(with_labels(list))));
            }
            _ => plain_blocks.push(Cow::Borrowed(block)),
        }
    }
    plain_blocks
}

/// A list of bullets whose items begin with their labels.
fn with_labels(list: &List) -> List {
    let labels = (0..).map(|index| list.kind.label(index).unwrap_or_default());
    let items = labels.zip(&list.items).map(|(label, item)| labelled(&label, item));
    List {
        kind: ListKind::Bulleted,
        items: items.collect(),
    }
}

/// The blocks with a label as the first words of their first paragraph, or as a paragraph before them.
fn labelled(label: &str, content: &[Block]) -> Vec<Block> {
    let mut blocks = content.to_vec();
    if let Some(Block::Paragraph(words)) = blocks.first_mut() {
        words.insert(0, Inline::Text(format!("{label} ")));
    } else {
        blocks.insert(0, Block::Paragraph(vec![Inline::Text(label.to_owned())]));
    }
    blocks
}

fn plain_statistic(content: &[Block]) -> Vec<Cow<'_, Block>> {
    let numeral = statistic::numeral_paragraph(content);
    let blocks = content.iter().enumerate();
    blocks
        .flat_map(|(at, block)| match block {
            Block::Paragraph(words) if Some(at) == numeral => {
                vec![Cow::Owned(Block::Paragraph(with_bold_numeral(words)))]
            }
            _ => plain(slice::from_ref(block)),
        })
        .collect()
}

fn with_bold_numeral(paragraph: &[Inline]) -> Vec<Inline> {
    let (numeral, explanation) = statistic::split(paragraph);
    let mut inlines = vec![Inline::Strong(numeral.to_vec()), Inline::LineBreak];
    inlines.extend_from_slice(explanation);
    inlines
}
