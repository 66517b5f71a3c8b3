//! Lists: labels that hang to the left of their items.

use super::elements::{Numbering, Role};
use super::flow::{Flow, SetText};
use super::strips::{Hold, Owner, Strip};
use crate::document::{Block, Inline, List, ListKind, plain_text};
use crate::write::pdf::style::{Look, PARAGRAPH_SPACE};

/// Indent of a bulleted list.
const BULLET_INDENT: f32 = 18.0;
/// Indent of a numbered list: room for "100.", so that it is the same before and after item 10 and item 100.
const NUMBER_INDENT: f32 = 30.0;
/// Least space between a label and its item.
const LABEL_GAP: f32 = 5.0;
/// Items and lines up to which a list stays on one page.
const FEW_ITEMS: usize = 3;
const FEW_LINES: usize = 6;
/// Letters in an item from which on a list is set with space between its items.
const LONG_ITEM: usize = 170;

impl Flow<'_> {
    pub(super) fn list(&mut self, list: &List) {
        let labels: Vec<String> = (0..)
            .zip(&list.items)
            .map(|(index, _)| list.kind.label(index).unwrap_or_else(|| "•".to_owned()))
            .collect();
        let indent = self.label_indent(list.kind, &labels);
        let between = if list.items.iter().any(|item| is_long(item)) {
            PARAGRAPH_SPACE
        } else {
            4.0
        };
        let numbering = match list.kind {
            ListKind::Bulleted => Numbering::Bullets,
            ListKind::Numbered(_) => Numbering::Decimal,
            ListKind::Lettered => Numbering::Letters,
            ListKind::Roman => Numbering::Roman,
            ListKind::Capital => Numbering::Capitals,
        };
        self.space(between.max(6.0));
        let start = self.stack.strips.len();
        self.in_element(Role::List(numbering), |flow| {
            for (item, label) in list.items.iter().zip(&labels) {
                flow.item(item, label, indent);
                flow.space_exactly(between);
            }
        });
        if list.items.len() <= FEW_ITEMS && self.stack.strips.len() - start <= FEW_LINES {
            self.hold(start, Hold::Together);
        }
        self.space(PARAGRAPH_SPACE);
    }

    /// Indent of the items, wide enough for the widest label.
    fn label_indent(&mut self, kind: ListKind, labels: &[String]) -> f32 {
        let usual = match kind {
            ListKind::Bulleted => BULLET_INDENT,
            ListKind::Numbered(_) | ListKind::Lettered | ListKind::Roman | ListKind::Capital => NUMBER_INDENT,
        };
        // Digits are equally wide, so that the label with the most letters is the widest.
        let longest = labels.iter().max_by_key(|label| label.len()).map_or("", String::as_str);
        let root = Owner::Element(self.parent);
        let width = self.set_plain(longest, Look::BODY, root).natural_width() * Look::BODY.size;
        usual.max(width + LABEL_GAP)
    }

    fn item(&mut self, blocks: &[Block], label: &str, indent: f32) {
        self.in_element(Role::Item, |flow| {
            let element = flow.tree.add(flow.parent, Role::Label);
            let set = flow.set_plain(label, Look::BODY, Owner::Element(element));
            let start = flow.stack.strips.len();
            let outer = flow.left;
            // On a narrow measure the item keeps at least half of it.
            flow.left += indent.min(flow.measure() / 2.0);
            // The first block stands on the line of the label.
            flow.keep_space();
            flow.in_element(Role::ItemBody, |flow| flow.blocks(blocks));
            flow.left = outer;
            if flow.stack.strips.len() == start {
                flow.push(Strip {
                    height: Look::BODY.leading,
                    ..Strip::default()
                });
            }
            flow.hang(start, &set, outer);
        });
    }

    /// Hangs a label on the first line of a strip, before its texts.
    pub(super) fn hang(&mut self, strip: usize, label: &SetText, left: f32) {
        let Some(strip) = self.stack.strips.get_mut(strip) else {
            return;
        };
        let own = label.baseline(Look::BODY);
        let baseline = strip.texts.first().map_or(own, |text| text.baseline);
        for (line, _) in label.lines(f32::INFINITY, Look::BODY.size) {
            let placed = label.place(&line, Look::BODY, left, baseline - own);
            if let Some(beside) = &mut strip.beside {
                beside.columns.splice(0..0, placed.texts.iter().map(|_| 0));
            }
            strip.texts.splice(0..0, placed.texts);
        }
    }
}

/// Whether an item, or one of a list in it, is a paragraph rather than a line or two.
fn is_long(item: &[Block]) -> bool {
    let is_long_paragraph = |content: &[Inline]| plain_text(content).chars().count() > LONG_ITEM;
    match item {
        [Block::Paragraph(content)] => is_long_paragraph(content),
        [Block::Paragraph(content), Block::List(inner)] => {
            is_long_paragraph(content) || inner.items.iter().any(|item| is_long(item))
        }
        _ => true,
    }
}
