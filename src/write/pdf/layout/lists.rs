//! Lists: labels that hang to the left of their items.

use super::elements::{Numbering, Role};
use super::flow::Flow;
use super::strips::{Owner, Strip};
use crate::document::{Block, List, ListKind, plain_text};
use crate::write::pdf::style::{Look, PARAGRAPH_SPACE};

/// Indent of a bulleted list.
const BULLET_INDENT: f32 = 18.0;
/// Indent of a numbered list: room for "100.", so that it is the same before and after item 10 and item 100.
const NUMBER_INDENT: f32 = 30.0;
/// Least space between a label and its item.
const LABEL_GAP: f32 = 5.0;
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
            ListKind::Lettered | ListKind::Roman => Numbering::Words,
        };
        self.space(between.max(6.0));
        self.in_element(Role::List(numbering), |flow| {
            for (item, label) in list.items.iter().zip(&labels) {
                flow.item(item, label, indent);
                flow.space_exactly(between);
            }
        });
        self.space(PARAGRAPH_SPACE);
    }

    /// Indent of the items, wide enough for the widest label.
    fn label_indent(&mut self, kind: ListKind, labels: &[String]) -> f32 {
        let usual = match kind {
            ListKind::Bulleted => BULLET_INDENT,
            ListKind::Numbered(_) | ListKind::Lettered | ListKind::Roman => NUMBER_INDENT,
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
            let Some(first) = flow.stack.strips.get_mut(start) else {
                return;
            };
            let baseline = first.texts.first().map_or(Look::BODY.baseline(), |text| text.baseline);
            for (line, _) in set.lines(f32::INFINITY, Look::BODY.size) {
                let placed = set.place(&line, Look::BODY, outer, baseline - Look::BODY.baseline());
                first.texts.splice(0..0, placed.texts);
            }
        });
    }
}

fn is_long(item: &[Block]) -> bool {
    match item {
        [Block::Paragraph(content)] | [Block::Paragraph(content), Block::List(_)] => {
            plain_text(content).chars().count() > LONG_ITEM
        }
        _ => true,
    }
}
