//! Labels and what they say, in two columns: labelled facts, and the rows of a table that is too wide for a grid.
//!
//! Both are lists to whoever listens: each item has a label and a body. Of a table the items are its rows, labelled by
//! their headers, and in each the values, labelled by the headings of their columns.

use super::elements::{Numbering, Role};
use super::flow::{Flow, Line, SetText};
use super::strips::{Beside, Fill, Frame, Hold, Owner, Rect, Strip};
use crate::document::{Column, ColumnRole, Fact, Facts, FactsShape, Inline, Row, RowKind, Table, plain_text};
use crate::units::Colour;
use crate::write::pdf::fonts::Face;
use crate::write::pdf::style::{HAIRLINE, Look, PARAGRAPH_SPACE, RULE, Space};

/// Share of the measure that labels may take.
const LABELS: f32 = 0.38;
/// Space between the labels and what they say.
const GAP: f32 = 16.0;
/// Lines up to which a pair stays on one page.
const SHORT_PAIR: usize = 8;
/// Share of a page up to which a labelled block, or a list of facts, stays on one.
const SHORT_BLOCK: f32 = 0.35;
/// Space below a labelled block, above the rule that ends it, and between its pairs.
const BELOW_BLOCK: f32 = 7.0;
const BETWEEN_PAIRS: f32 = 2.0;
/// Space between a rule and the facts above and below it.
const BESIDE_RULE: f32 = 4.0;

/// A label and what it says, set.
type Pair = [Option<SetText>; 2];

/// The left edges and the widths of the two columns.
type Columns = [(f32, f32); 2];

impl Flow<'_> {
    /// Labelled facts: never alone on a page, since they are about what stands before them.
    pub(super) fn facts(&mut self, facts: &Facts) {
        self.hold_last(Hold::Together);
        let start = self.stack.strips.len();
        let list = Role::List(Numbering::Words);
        let below = match facts.shape {
            FactsShape::Plain => {
                self.space(PARAGRAPH_SPACE);
                self.in_element(list, |flow| flow.fact_rows(facts));
                PARAGRAPH_SPACE + 4.0
            }
            FactsShape::Table => {
                self.space(14.0);
                self.in_element(list, |flow| flow.fact_rows(facts));
                18.0
            }
            FactsShape::Box => {
                self.space(14.0);
                let border = Some(self.palette.bar);
                let frame = self.new_frame(10.0);
                self.within(Frame { border, ..frame }, [14.0, 14.0], list, |flow| {
                    flow.fact_rows(facts);
                });
                18.0
            }
        };
        self.hold_if_short(start, SHORT_BLOCK);
        self.space_exactly(below);
    }

    /// Facts one below the other, in a table with a rule below each.
    fn fact_rows(&mut self, facts: &Facts) {
        let look = Look::BODY;
        let set = |fact: &Fact| self.pair(&fact.label, &fact.value, look);
        let pairs: Vec<Pair> = facts.items.iter().map(set).collect();
        let columns = self.columns(&pairs, look);
        let is_ruled = facts.shape == FactsShape::Table;
        if is_ruled && pairs.iter().flatten().any(Option::is_some) {
            let rule = self.rule(1.0, self.palette.bar);
            self.push(Strip {
                height: 1.0,
                hold: Hold::Tight,
                fills: vec![rule],
                ..Strip::default()
            });
            self.space_exactly(BESIDE_RULE);
        }
        for pair in &pairs {
            let start = self.stack.strips.len();
            self.push_pair(pair, &columns, look);
            if is_ruled {
                self.rule_below(start, BESIDE_RULE);
            }
            self.space_exactly(4.0);
        }
    }

    /// A table as a labelled block for each row: the row's header, and below it the values with their headings.
    pub(super) fn labelled(&mut self, table: &Table) {
        self.space(16.0);
        if !table.id.is_empty() {
            self.next.anchors.push(table.id.clone());
        }
        let is_head = |column: &Column| column.role == ColumnRole::RowHeader;
        let head = table.columns.iter().position(is_head).unwrap_or(0);
        let look = Look::TIGHT;
        self.in_element(Role::List(Numbering::Words), |flow| {
            flow.caption(&table.caption);
            flow.space(0.0);
            let columns = flow.heading_columns(&table.columns, look);
            for row in &table.rows {
                let start = flow.stack.strips.len();
                flow.in_element(Role::Item, |flow| {
                    flow.row_head(table.columns.get(head), row, head);
                    let list = Role::List(Numbering::Words);
                    flow.in_element(Role::ItemBody, |flow| {
                        flow.in_element(list, |flow| {
                            flow.row_pairs(table, row, head, &columns);
                        });
                    });
                });
                flow.end_block(start);
            }
        });
        self.notes(&table.notes, Look::TIGHT);
        self.space_exactly(18.0);
    }

    /// The header of a row with the heading of its column, in a line.
    fn row_head(&mut self, column: Option<&Column>, row: &Row, head: usize) {
        let label = self.tree.add(self.parent, Role::Label);
        let Some(cell) = row.cells.get(head).filter(|cell| !is_blank(cell)) else {
            return;
        };
        let mut words = Vec::new();
        if let Some(column) = column.filter(|column| row.kind == RowKind::Body && !is_blank(&column.heading)) {
            words.extend(column.heading.iter().cloned());
            words.push(Inline::Text(" ".to_owned()));
        }
        words.extend(cell.iter().cloned());
        let look = Look {
            face: Face::Bold,
            ..Look::BODY
        };
        let Some(set) = self.set(&words, look, label) else {
            return;
        };
        let start = self.stack.strips.len();
        self.push_lines(&set, look, Space { above: 0.0, below: 3.0 });
        self.hold(start, Hold::Tight);
        self.hold_last(Hold::Tight);
    }

    /// The values of a row that say something, each with the heading of its column.
    fn row_pairs(&mut self, table: &Table, row: &Row, head: usize, columns: &Columns) {
        let cells = table.columns.iter().zip(&row.cells).enumerate();
        for (_, (column, cell)) in cells.filter(|(index, (_, cell))| *index != head && !is_blank(cell)) {
            let pair = self.pair(&column.heading, cell, Look::TIGHT);
            self.push_pair(&pair, columns, Look::TIGHT);
            self.space_exactly(BETWEEN_PAIRS);
        }
    }

    /// Ends a labelled block with a rule, and keeps a short one on its page.
    fn end_block(&mut self, start: usize) {
        if self.stack.strips.len() == start {
            return;
        }
        self.rule_below(start, BELOW_BLOCK);
        self.hold_if_short(start, SHORT_BLOCK);
        self.space_exactly(BELOW_BLOCK);
    }

    /// Draws a hairline so far below the strips from `start` on, if there are any.
    fn rule_below(&mut self, start: usize, below: f32) {
        let rule = self.rule(HAIRLINE, RULE);
        if let Some(last) = self.stack.strips.get_mut(start..).and_then(<[Strip]>::last_mut) {
            last.height += below;
            let rect = rule.rect.lowered(last.height - HAIRLINE);
            last.fills.push(Fill { rect, ..rule });
        }
    }

    /// A rule over the whole measure, at the top of its strip.
    fn rule(&self, height: f32, colour: Colour) -> Fill {
        let rect = Rect {
            left: self.left,
            top: 0.0,
            width: self.measure(),
            height,
        };
        Fill { rect, colour }
    }

    /// A label and what it says as an item of a list.
    fn pair(&mut self, label: &[Inline], value: &[Inline], look: Look) -> Pair {
        let item = self.tree.add(self.parent, Role::Item);
        let (owner, body) = (self.tree.add(item, Role::Label), self.tree.add(item, Role::ItemBody));
        let bold = Look {
            face: Face::Bold,
            ..look
        };
        [self.set(label, bold, owner), self.set(value, look, body)]
    }

    /// Columns for pairs, the first as wide as the longest label if that leaves enough to the second.
    fn columns(&self, pairs: &[Pair], look: Look) -> Columns {
        let labels = pairs.iter().filter_map(|[label, _]| label.as_ref());
        self.beside(labels.map(SetText::natural_width).fold(0.0, f32::max) * look.size)
    }

    /// Columns for the headings of a table as labels.
    fn heading_columns(&mut self, columns: &[Column], look: Look) -> Columns {
        let bold = Look {
            face: Face::Bold,
            ..look
        };
        let owner = Owner::Element(self.parent);
        let mut widest: f32 = 0.0;
        for column in columns {
            let heading = self.set_plain(&plain_text(&column.heading), bold, owner);
            widest = widest.max(heading.natural_width() * look.size);
        }
        self.beside(widest)
    }

    fn beside(&self, natural: f32) -> Columns {
        let labels = natural.min(self.measure() * LABELS);
        [
            (self.left, labels),
            (self.left + labels + GAP, self.measure() - labels - GAP),
        ]
    }

    /// Puts a pair on the stack, a strip for each line.
    fn push_pair(&mut self, pair: &Pair, columns: &Columns, look: Look) {
        let lines: Vec<_> = pair
            .iter()
            .zip(columns)
            .map(|(set, (_, width))| set.as_ref().map_or_else(Vec::new, |set| set.lines(*width, look.size)))
            .collect();
        let first = self.stack.strips.len();
        let count = lines.iter().map(Vec::len).max().unwrap_or_default();
        for number in 0..count {
            let alone = number + 1 < count && (number == 0 || number + 2 == count);
            let mut strip = Strip {
                height: look.leading,
                hold: if alone { Hold::Tight } else { Hold::Free },
                ..Strip::default()
            };
            let mut sides = Vec::new();
            for (side, ((set, lines), (left, _))) in pair.iter().zip(&lines).zip(columns).enumerate() {
                if let (Some(set), Some((line, _))) = (set, lines.get(number)) {
                    let Line { texts, fills, links } = set.place(line, look, *left, 0.0);
                    sides.extend(texts.iter().map(|_| side));
                    strip.texts.extend(texts);
                    strip.fills.extend(fills);
                    strip.links.extend(links);
                }
            }
            strip.beside = Some(Beside { first, columns: sides });
            self.push(strip);
        }
        if count <= SHORT_PAIR {
            self.hold(first, Hold::Together);
        }
    }
}

fn is_blank(words: &[Inline]) -> bool {
    plain_text(words).trim().is_empty()
}
