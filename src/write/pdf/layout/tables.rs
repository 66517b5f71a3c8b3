//! Tables and labelled facts.
//!
//! A row is one strip and stays whole, unless it is taller than a page: then each of its lines is a strip. The header
//! row is repeated, as an artifact, at the head of every page that the table goes on on.

use super::columns::{Wish, widths};
use super::elements::{Numbering, Role, Scope};
use super::flow::{Flow, Line, SetText};
use super::pages::PAGE_BODY;
use super::strips::{Artifact, Fill, Hold, Owner, Rect, RepeatId, Repeated, Strip, Text};
use crate::document::{Align, Column, ColumnRole, Fact, Inline, RowKind, Table};
use crate::units::Colour;
use crate::write::pdf::fonts::Face;
use crate::write::pdf::style::{HAIRLINE, Look, PARAGRAPH_SPACE, RULE, Space};

/// Space at the left and the right of a cell's text.
const SIDE: f32 = 6.0;
/// Space between a number at the right of its column and words at the left of the next.
const GUTTER: f32 = 16.0;
/// Space above and below a cell's text.
const EDGE: f32 = 3.0;
/// Sizes of the text, the first that the words fit in.
const SIZES: [f32; 3] = [12.0, 11.0, 10.0];
/// Share of a page up to which a table is kept on one page.
const SHORT: f32 = 0.4;
/// Share of a page up to which a header row is repeated.
const REPEATABLE: f32 = 0.3;
/// Share of the measure that labels of facts may take.
const LABELS: f32 = 0.38;

/// A row whose cells are set.
struct SetRow {
    kind: RowLook,
    cells: Vec<Option<SetText>>,
}

/// What a row looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RowLook {
    Header,
    Body,
    Total,
}

/// Where the columns of a table stand, and how large its text is.
struct Grid {
    left: f32,
    widths: Vec<f32>,
    /// Space at the left of each column's text.
    insets: Vec<f32>,
    aligns: Vec<Align>,
    size: f32,
}

impl RowLook {
    fn face(self) -> Face {
        match self {
            Self::Header | Self::Total => Face::Bold,
            Self::Body => Face::Regular,
        }
    }
}

impl Flow<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        if table.columns.is_empty() {
            return;
        }
        self.space(16.0);
        if !table.id.is_empty() {
            self.next.anchors.push(table.id.clone());
        }
        let start = self.stack.strips.len();
        self.in_element(Role::Table, |flow| {
            flow.caption(&table.caption);
            // A head without a body is no table to PDF/UA.
            let part = if table.rows.is_empty() {
                Role::TableBody
            } else {
                Role::TableHead
            };
            let header = flow.header_row(&table.columns, part);
            let body = flow.body_rows(table);
            flow.rows(table, &header, &body);
        });
        let height: f32 = self
            .stack
            .strips
            .get(start..)
            .unwrap_or_default()
            .iter()
            .map(|strip| strip.height)
            .sum();
        if height < PAGE_BODY * SHORT {
            self.hold(start, Hold::Together);
        }
        self.notes(&table.notes);
        self.space_exactly(18.0);
    }

    fn caption(&mut self, caption: &[Inline]) {
        let element = self.tree.add(self.parent, Role::Caption);
        let Some(set) = self.set(caption, Look::CAPTION, element) else {
            return;
        };
        let start = self.stack.strips.len();
        self.push_lines(&set, Look::CAPTION, Space { above: 0.0, below: 5.0 });
        self.hold(start, Hold::Tight);
        self.hold_last(Hold::Tight);
    }

    fn header_row(&mut self, columns: &[Column], part: Role) -> SetRow {
        let mut cells = Vec::new();
        self.in_element(part, |flow| {
            flow.in_element(Role::Row, |flow| {
                for column in columns {
                    cells.push(flow.cell(&column.heading, Role::Header(Scope::Column), Face::Bold));
                }
            });
        });
        SetRow {
            kind: RowLook::Header,
            cells,
        }
    }

    fn body_rows(&mut self, table: &Table) -> Vec<SetRow> {
        let mut rows = Vec::new();
        self.in_element(Role::TableBody, |flow| {
            for row in &table.rows {
                let kind = match row.kind {
                    RowKind::Body => RowLook::Body,
                    RowKind::Total => RowLook::Total,
                };
                let mut cells = Vec::new();
                flow.in_element(Role::Row, |flow| {
                    for (index, column) in table.columns.iter().enumerate() {
                        let role = match column.role {
                            ColumnRole::RowHeader => Role::Header(Scope::Row),
                            ColumnRole::Data => Role::Cell,
                        };
                        let content = row.cells.get(index).map_or(&[][..], Vec::as_slice);
                        cells.push(flow.cell(content, role, kind.face()));
                    }
                });
                rows.push(SetRow { kind, cells });
            }
        });
        rows
    }

    fn cell(&mut self, content: &[Inline], role: Role, face: Face) -> Option<SetText> {
        let element = self.tree.add(self.parent, role);
        self.set(content, Look::cell(face, SIZES[0]), element)
    }

    fn rows(&mut self, table: &Table, header: &SetRow, body: &[SetRow]) {
        let grid = self.grid(table, header, body);
        self.space(0.0);
        let mut repeat = None;
        if header.cells.iter().any(Option::is_some) {
            let strips = self.row_strips(&grid, header, PAGE_BODY);
            let header = repeated(&strips);
            if header.height < PAGE_BODY * REPEATABLE {
                repeat = Some(RepeatId(self.stack.repeats.len()));
                self.stack.repeats.push(header);
            }
            for strip in strips {
                self.push(Strip {
                    hold: Hold::Tight,
                    ..strip
                });
            }
        }
        let head = repeat
            .and_then(|RepeatId(index)| self.stack.repeats.get(index))
            .map_or(0.0, |header| header.height);
        for row in body {
            if row.kind == RowLook::Total {
                self.hold_last(Hold::Together);
            }
            for strip in self.row_strips(&grid, row, PAGE_BODY - head) {
                self.push(Strip { repeat, ..strip });
            }
        }
    }

    /// Chooses the size of the text and the widths of the columns.
    fn grid(&self, table: &Table, header: &SetRow, body: &[SetRow]) -> Grid {
        let columns = table.columns.iter().enumerate();
        let asked: Vec<Wish> = columns
            .map(|(index, column)| wish(column.align, index, header, body))
            .collect();
        let aligns: Vec<Align> = table.columns.iter().map(|column| column.align).collect();
        let insets = insets(&aligns);
        let wishes = |size: f32| -> Vec<Wish> {
            let scaled = |(wish, inset): (&Wish, &f32)| Wish {
                least: inset + wish.least * size + SIDE,
                natural: inset + wish.natural * size + SIDE,
                ..*wish
            };
            asked.iter().zip(&insets).map(scaled).collect()
        };
        let fits = |size: &f32| wishes(*size).iter().map(|wish| wish.least).sum::<f32>() <= self.measure();
        let size = SIZES.into_iter().find(fits).unwrap_or(SIZES[SIZES.len() - 1]);
        Grid {
            left: self.left,
            widths: widths(&wishes(size), self.measure()),
            insets,
            aligns,
            size,
        }
    }

    /// A row as one strip, or as a strip for each line if it is higher than `limit`.
    fn row_strips(&self, grid: &Grid, row: &SetRow, limit: f32) -> Vec<Strip> {
        let lines = grid.lines(row);
        let count = lines.iter().map(Vec::len).max().unwrap_or_default().max(1);
        let look = Look::cell(row.kind.face(), grid.size);
        let whole = times(count, look.leading) + 2.0 * EDGE <= limit;
        let lines_a_strip = if whole { count } else { 1 };
        let mut strips = Vec::new();
        for first in (0..count).step_by(lines_a_strip) {
            let edge = if first == 0 { EDGE } else { 0.0 };
            let height = edge + times(lines_a_strip, look.leading);
            let mut strip = Strip {
                height,
                ..Strip::default()
            };
            for (set, lines) in row.cells.iter().zip(&lines) {
                // A header stands on the rule below it, a row hangs from the one above.
                let shift = if row.kind == RowLook::Header {
                    count - lines.len()
                } else {
                    0
                };
                for number in first..first + lines_a_strip {
                    let line = number.checked_sub(shift).and_then(|number| lines.get(number));
                    if let (Some(line), Some(set)) = (line, set) {
                        let top = edge + times(number - first, look.leading);
                        let Line { texts, fills, links } = set.place(&line.glyphs, look, line.left, top);
                        strip.texts.extend(texts);
                        strip.fills.extend(fills);
                        strip.links.extend(links);
                    }
                }
            }
            strips.push(strip);
        }
        self.draw_rules(&mut strips, row.kind, grid);
        strips
    }

    fn draw_rules(&self, strips: &mut [Strip], kind: RowLook, grid: &Grid) {
        let width: f32 = grid.widths.iter().sum();
        let rule = |top: f32, height: f32, colour: Colour| Fill {
            rect: Rect {
                left: grid.left,
                top,
                width,
                height,
            },
            colour,
        };
        if let Some(last) = strips.last_mut() {
            last.height += EDGE;
            let (thickness, colour) = match kind {
                RowLook::Header => (1.0, self.palette.bar),
                RowLook::Body => (HAIRLINE, RULE),
                RowLook::Total => (HAIRLINE, self.palette.bar),
            };
            last.fills.push(rule(last.height - thickness, thickness, colour));
        }
        if kind == RowLook::Header {
            for strip in strips.iter_mut() {
                strip.fills.insert(0, rule(0.0, strip.height, self.palette.tint));
            }
        }
        if let Some(first) = strips.first_mut().filter(|_| kind == RowLook::Total) {
            first.fills.push(rule(-HAIRLINE, 1.0, self.palette.bar));
        }
    }

    fn notes(&mut self, notes: &[Vec<Inline>]) {
        if notes.is_empty() {
            return;
        }
        self.hold_last(Hold::Together);
        self.space_exactly(5.0);
        self.in_element(Role::Division, |flow| {
            for note in notes {
                flow.paragraph(note, Look::TIGHT, Space { above: 0.0, below: 2.0 });
            }
        });
    }

    /// Labels and what they say, in two columns.
    pub(super) fn facts(&mut self, facts: &[Fact]) {
        self.space(PARAGRAPH_SPACE);
        let list = self.tree.add(self.parent, Role::List(Numbering::Words));
        let look = Look::BODY;
        let mut rows = Vec::new();
        for fact in facts {
            let item = self.tree.add(list, Role::Item);
            let (label, body) = (self.tree.add(item, Role::Label), self.tree.add(item, Role::ItemBody));
            let label = self.set(
                &fact.label,
                Look {
                    face: Face::Bold,
                    ..look
                },
                label,
            );
            rows.push((label, self.set(&fact.value, look, body)));
        }
        let natural = rows
            .iter()
            .flat_map(|(label, _)| label)
            .map(SetText::natural_width)
            .fold(0.0, f32::max);
        let labels = (natural * look.size).min(self.measure() * LABELS);
        let gap = 16.0;
        let grid = [
            (self.left, labels),
            (self.left + labels + gap, self.measure() - labels - gap),
        ];
        for (label, value) in rows {
            let start = self.stack.strips.len();
            self.push_columns(&[label, value], &grid, look);
            self.hold(start, Hold::Together);
            self.space_exactly(4.0);
        }
        self.space_exactly(PARAGRAPH_SPACE + 4.0);
    }

    /// Texts beside each other, a strip for each line.
    fn push_columns(&mut self, sets: &[Option<SetText>], grid: &[(f32, f32)], look: Look) {
        let lines =
            |set: &Option<SetText>, width: f32| set.as_ref().map_or_else(Vec::new, |set| set.lines(width, look.size));
        let lines: Vec<_> = sets
            .iter()
            .zip(grid)
            .map(|(set, (_, width))| lines(set, *width))
            .collect();
        for number in 0..lines.iter().map(Vec::len).max().unwrap_or_default() {
            let mut strip = Strip {
                height: look.leading,
                ..Strip::default()
            };
            for ((set, lines), (left, _)) in sets.iter().zip(&lines).zip(grid) {
                if let (Some(set), Some((line, _))) = (set, lines.get(number)) {
                    let Line { texts, fills, links } = set.place(line, look, *left, 0.0);
                    strip.texts.extend(texts);
                    strip.fills.extend(fills);
                    strip.links.extend(links);
                }
            }
            self.push(strip);
        }
    }
}

/// A line of a cell.
struct CellLine {
    glyphs: std::ops::Range<usize>,
    left: f32,
}

impl Grid {
    /// The lines of each cell of a row, in their places.
    fn lines(&self, row: &SetRow) -> Vec<Vec<CellLine>> {
        let mut left = self.left;
        let mut cells = Vec::new();
        let columns = self.widths.iter().zip(&self.insets).zip(&self.aligns);
        for (cell, ((width, inset), align)) in row.cells.iter().zip(columns) {
            let inner = (width - inset - SIDE).max(1.0);
            let lines = cell.as_ref().map_or_else(Vec::new, |set| set.lines(inner, self.size));
            let place = |(glyphs, taken): (std::ops::Range<usize>, f32)| {
                let indent = match align {
                    Align::Start => 0.0,
                    Align::End => (inner - taken).max(0.0),
                };
                CellLine {
                    glyphs,
                    left: left + inset + indent,
                }
            };
            cells.push(lines.into_iter().map(place).collect());
            left += width;
        }
        cells
    }
}

#[expect(clippy::cast_precision_loss, reason = "no cell has millions of lines")]
fn times(count: usize, height: f32) -> f32 {
    count as f32 * height
}

/// Space at the left of each column's text, wider where words follow a number.
fn insets(aligns: &[Align]) -> Vec<f32> {
    let after_number = |at: usize| at > 0 && aligns[at - 1] == Align::End && aligns[at] == Align::Start;
    let inset = |at| if after_number(at) { GUTTER - SIDE } else { SIDE };
    (0..aligns.len()).map(inset).collect()
}

/// What a column asks for, in the em.
fn wish(align: Align, index: usize, header: &SetRow, body: &[SetRow]) -> Wish {
    let cell = |row: &SetRow, width: fn(&SetText) -> f32| row.cells.get(index)?.as_ref().map(width);
    let widest = |rows: &mut dyn Iterator<Item = &SetRow>, width: fn(&SetText) -> f32| {
        rows.filter_map(|row| cell(row, width)).fold(0.0, f32::max)
    };
    let least = widest(&mut body.iter().chain([header]), SetText::longest_word);
    let natural = widest(&mut body.iter(), SetText::natural_width);
    // A header may take two lines; it alone makes no column wide.
    let heading = cell(header, |set| set.width_on_lines(2)).unwrap_or_default();
    Wish {
        least,
        natural: natural.max(heading).max(least),
        align,
    }
}

/// A header row as an artifact.
fn repeated(strips: &[Strip]) -> Repeated {
    let mut header = Repeated::default();
    for strip in strips {
        let owner = Owner::Artifact(Artifact::RepeatedRow);
        let texts = strip.texts.iter().cloned();
        header.texts.extend(texts.map(|text| Text {
            owner,
            baseline: text.baseline + header.height,
            ..text
        }));
        let fills = strip.fills.iter();
        header.fills.extend(fills.map(|fill| Fill {
            rect: fill.rect.lowered(header.height),
            ..*fill
        }));
        header.height += strip.height;
    }
    header
}
