//! Tables as Markdown: a bold caption, pipes, notes below.

use super::Writer;
use super::escape::Line;
use super::inlines::Glyphs;
use crate::document::{Align, Inline, RowKind, Table};

/// Cells longer than this are not waited for: the column is padded to this width and they stand out.
const WIDEST_PADDED: usize = 60;

impl Writer {
    pub(super) fn table(&self, table: &Table) -> String {
        if table.columns.is_empty() {
            return String::new();
        }
        let caption = self.caption(&table.caption);
        let notes = table.notes.iter().map(|note| self.paragraph(note));
        let parts = [caption, self.grid(table)].into_iter().chain(notes);
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
    }

    /// The words above a table or a chart, in bold.
    pub(super) fn caption(&self, words: &[Inline]) -> String {
        let mut caption = Glyphs::of(words, &self.anchors);
        caption.make_bold();
        caption.in_one(Line::Paragraph)
    }

    fn grid(&self, table: &Table) -> String {
        let mut rows = vec![
            table
                .columns
                .iter()
                .map(|column| self.cell(&column.heading, RowKind::Body))
                .collect(),
        ];
        for row in &table.rows {
            let cells = (0..table.columns.len()).map(|at| row.cells.get(at).map_or(&[][..], Vec::as_slice));
            rows.push(cells.map(|cell| self.cell(cell, row.kind)).collect::<Vec<_>>());
        }
        let width = |at: usize| {
            rows.iter()
                .map(|row| letters(&row[at]))
                .filter(|w| *w <= WIDEST_PADDED)
                .max()
        };
        let columns: Vec<_> = table
            .columns
            .iter()
            .enumerate()
            .map(|(at, c)| (c.align, width(at).unwrap_or(0).max(3)))
            .collect();
        let mut lines: Vec<_> = rows
            .iter()
            .map(|row| line(row.iter().zip(&columns).map(|(cell, column)| padded(cell, *column))))
            .collect();
        lines.insert(1, line(columns.iter().map(|(align, width)| rule(*align, *width))));
        lines.join("\n")
    }

    /// A cell's words; a total's are bold, as nothing else tells it apart.
    fn cell(&self, content: &[Inline], row: RowKind) -> String {
        let mut glyphs = Glyphs::of(content, &self.anchors);
        if row == RowKind::Total {
            glyphs.make_bold();
        }
        glyphs.in_one(Line::Cell)
    }
}

fn line(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
}

fn rule(align: Align, width: usize) -> String {
    match align {
        Align::Start => "-".repeat(width),
        Align::End => format!("{}:", "-".repeat(width - 1)),
    }
}

fn padded(cell: &str, (align, width): (Align, usize)) -> String {
    let room = " ".repeat(width.saturating_sub(letters(cell)));
    match align {
        Align::Start => format!("{cell}{room}"),
        Align::End => format!("{room}{cell}"),
    }
}

fn letters(cell: &str) -> usize {
    cell.chars().count()
}
