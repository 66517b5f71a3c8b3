//! Tables.
//!
//! The header row is repeated, as an artifact, at the head of every page that the table goes on on.

use super::elements::{Role, Scope};
use super::flow::{Flow, SetText};
use super::grid::{Asked, EDGE, Grid, RowLook, SIZES, SMALLEST, SetRow};
use super::strips::{Artifact, Fill, Hold, Owner, RepeatId, Repeated, Strip, Text};
use crate::document::{Column, ColumnRole, Inline, Row, Table, plain_text};
use crate::write::pdf::fonts::Face;
use crate::write::pdf::style::{Look, Space};

/// Share of a page up to which a table is kept on one page.
const SHORT: f32 = 0.4;
/// Share of a page up to which a row is kept on one page.
const WHOLE: f32 = 0.5;
/// Share of a page up to which a header row is repeated.
const REPEATABLE: f32 = 0.3;

/// A header as it is repeated.
#[derive(Debug, Clone, Copy)]
struct Heads {
    /// Above a row.
    above_a_row: RepeatId,
    /// Above the rest of a row that began on the page before, with the space that a row has above its text.
    within_a_row: RepeatId,
}

impl Flow<'_> {
    /// Lays a table out, in the largest text that its words fit in.
    pub(super) fn table(&mut self, table: &Table) {
        self.table_at(table, SIZES[0]);
    }

    /// Lays a table out, in text no larger than that.
    pub(super) fn table_at(&mut self, table: &Table, largest: f32) {
        if table.columns.is_empty() {
            return;
        }
        self.space(16.0);
        if !table.id.is_empty() {
            self.next.anchors.push(table.id.clone());
        }
        let start = self.stack.strips.len();
        let mut size = largest;
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
            let grid = flow.grid(table, &header, &body, largest);
            flow.rows(&grid, &header, &body);
            size = grid.size();
        });
        self.hold_if_short(start, SHORT);
        self.notes(&table.notes, Look::note(size));
        self.space_exactly(18.0);
    }

    /// Keeps the strips from `start` on together if they take no more than a share of a page.
    pub(super) fn hold_if_short(&mut self, start: usize, share: f32) {
        let strips = self.stack.strips.get(start..).unwrap_or_default();
        let height: f32 = strips.iter().map(|strip| strip.height).sum();
        if height < self.sheet.body().height * share {
            self.hold(start, Hold::Together);
        }
    }

    /// The words of a table, set to be measured: they have no place in the tree.
    pub(super) fn measured(&mut self, table: &Table) -> (SetRow, Vec<SetRow>) {
        let owner = Owner::Artifact(Artifact::RepeatedRow);
        let mut cell = |content: &[Inline], kind: RowLook| {
            let words = plain_text(content);
            Some(self.set_plain(&words, Look::cell(kind.face(), SIZES[0]), owner))
        };
        let kind = RowLook::Header;
        let headings = table.columns.iter().map(|column| cell(&column.heading, kind));
        let header = SetRow {
            kind,
            cells: headings.collect(),
        };
        let row = |row: &Row| {
            let kind = RowLook::of(row.kind);
            let cells = row.cells.iter().map(|content| cell(content, kind));
            SetRow {
                kind,
                cells: cells.collect(),
            }
        };
        (header, table.rows.iter().map(row).collect())
    }

    pub(super) fn caption(&mut self, caption: &[Inline]) {
        let element = self.tree.add(self.parent, Role::Caption);
        let Some(set) = self.set(caption, Look::CAPTION, element) else {
            return;
        };
        let start = self.stack.strips.len();
        self.push_even_lines(&set, Look::CAPTION, Space { above: 0.0, below: 5.0 });
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
                let kind = RowLook::of(row.kind);
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

    /// The grid in the largest text that the words fit in, or else in the smallest.
    fn grid(&self, table: &Table, header: &SetRow, body: &[SetRow], largest: f32) -> Grid {
        let asked = Asked::by(table, header, body);
        let fits = |size: &f32| *size <= largest && asked.fit(self.measure(), *size);
        let size = SIZES.into_iter().find(fits).unwrap_or(SMALLEST);
        asked.grid(self.left, self.measure(), size)
    }

    fn rows(&mut self, grid: &Grid, header: &SetRow, body: &[SetRow]) {
        self.space(0.0);
        let heads = self.push_header(grid, header);
        let height = heads
            .and_then(|Heads { above_a_row, .. }| self.stack.repeats.get(above_a_row.0))
            .map_or(0.0, |head| head.height);
        let limit = (self.sheet.body().height - height) * WHOLE;
        for row in body {
            if row.kind == RowLook::Total {
                self.hold_last(Hold::Together);
            }
            let strips = grid.strips(row, limit, self.stack.strips.len(), &self.palette);
            for (number, strip) in strips.into_iter().enumerate() {
                let repeat = heads.map(|heads| {
                    if number == 0 {
                        heads.above_a_row
                    } else {
                        heads.within_a_row
                    }
                });
                self.push(Strip { repeat, ..strip });
            }
        }
    }

    /// Puts the header row on the stack; gives it as it is repeated, unless it is too high for that or says nothing.
    fn push_header(&mut self, grid: &Grid, header: &SetRow) -> Option<Heads> {
        if header.cells.iter().all(Option::is_none) {
            return None;
        }
        let page = self.sheet.body().height;
        let strips = grid.strips(header, page, self.stack.strips.len(), &self.palette);
        let head = repeated(&strips);
        for strip in strips {
            self.push(Strip {
                hold: Hold::Tight,
                ..strip
            });
        }
        if head.height >= page * REPEATABLE {
            return None;
        }
        let (above_a_row, within_a_row) = (self.stack.repeats.len(), self.stack.repeats.len() + 1);
        let lower = Repeated {
            height: head.height + EDGE,
            ..head.clone()
        };
        self.stack.repeats.extend([head, lower]);
        Some(Heads {
            above_a_row: RepeatId(above_a_row),
            within_a_row: RepeatId(within_a_row),
        })
    }

    /// Notes below a table.
    pub(super) fn notes(&mut self, notes: &[Vec<Inline>], look: Look) {
        if notes.is_empty() {
            return;
        }
        self.hold_last(Hold::Together);
        self.space_exactly(5.0);
        self.in_element(Role::Division, |flow| {
            for note in notes {
                flow.paragraph(note, look, Space { above: 0.0, below: 2.0 });
            }
        });
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
