//! Tables as HTML: caption, scopes, aligned numbers, and a second shape for narrow screens.

use super::Writer;
use crate::document::{Align, Column, ColumnRole, Inline, Row, RowKind, Table, plain_text};

/// How many letters fit beside one another on a screen of 320 px, its margins and one gap between columns taken off.
const LETTERS_ON_A_NARROW_SCREEN: usize = 30;

impl Writer {
    pub(super) fn table(&mut self, table: &Table) {
        if table.columns.is_empty() {
            return;
        }
        self.open("div", &[("class", "table")]);
        self.html.push('\n');
        self.open_table(table);
        if !table.caption.is_empty() {
            self.open("caption", &[]);
            self.inlines(&table.caption);
            self.close_line("caption");
        }
        self.header_row(&table.columns);
        self.open("tbody", &[("role", self.role("rowgroup"))]);
        self.html.push('\n');
        for row in &table.rows {
            self.row(row, &table.columns);
        }
        self.close_line("tbody");
        self.close_line("table");
        self.notes(table);
        self.close_line("div");
    }

    fn open_table(&mut self, table: &Table) {
        let id = self.id(&table.id);
        let notes = if table.notes.is_empty() {
            String::new()
        } else {
            self.notes_id(table)
        };
        let class = if self.is_page() && !fits_a_narrow_screen(table) {
            "stacks"
        } else {
            ""
        };
        let role = self.role("table");
        self.open(
            "table",
            &[
                ("id", &id),
                ("class", class),
                ("role", role),
                ("aria-describedby", &notes),
            ],
        );
        self.html.push('\n');
    }

    /// The role in words, for a page: where a narrow screen stacks the rows, some browsers forget what they were.
    fn role(&self, role: &'static str) -> &'static str {
        if self.is_page() { role } else { "" }
    }

    fn header_row(&mut self, columns: &[Column]) {
        self.open("thead", &[("role", self.role("rowgroup"))]);
        self.open("tr", &[("role", self.role("row"))]);
        self.html.push('\n');
        for column in columns {
            // A header cell that says nothing is an empty cell.
            let (element, scope, role) = match plain_text(&column.heading).trim() {
                "" => ("td", "", "cell"),
                _ => ("th", "col", "columnheader"),
            };
            self.open(
                element,
                &[
                    ("scope", scope),
                    ("role", self.role(role)),
                    ("class", class(column.align)),
                ],
            );
            self.inlines(&column.heading);
            self.close_line(element);
        }
        self.html.push_str("</tr></thead>\n");
    }

    fn row(&mut self, row: &Row, columns: &[Column]) {
        let total = if row.kind == RowKind::Total { "total" } else { "" };
        self.open("tr", &[("role", self.role("row")), ("class", total)]);
        self.html.push('\n');
        for (at, column) in columns.iter().enumerate() {
            self.cell(row.cells.get(at).map_or(&[], Vec::as_slice), column);
        }
        self.close_line("tr");
    }

    fn cell(&mut self, content: &[Inline], column: &Column) {
        let words = plain_text(content);
        let class = class(column.align);
        if column.role == ColumnRole::RowHeader && !words.trim().is_empty() {
            self.open(
                "th",
                &[("scope", "row"), ("role", self.role("rowheader")), ("class", class)],
            );
            self.inlines(content);
            self.close_line("th");
        } else {
            let label = if self.is_page() {
                plain_text(&column.heading)
            } else {
                String::new()
            };
            self.open(
                "td",
                &[("role", self.role("cell")), ("class", class), ("data-label", &label)],
            );
            self.inlines(content);
            self.close_line("td");
        }
    }

    fn notes(&mut self, table: &Table) {
        if table.notes.is_empty() {
            return;
        }
        let id = self.notes_id(table);
        self.open("div", &[("class", "notes"), ("id", &id)]);
        self.html.push('\n');
        for note in &table.notes {
            self.open("p", &[]);
            self.inlines(note);
            self.close_line("p");
        }
        self.close_line("div");
    }

    /// Empty for a table without an id of its own. Two hyphens, so that no heading can have the same id.
    fn notes_id(&self, table: &Table) -> String {
        if table.id.is_empty() {
            String::new()
        } else {
            self.id(&format!("{}--notes", table.id))
        }
    }
}

fn class(align: Align) -> &'static str {
    match align {
        Align::Start => "",
        Align::End => "number",
    }
}

/// Whether the longest words of all columns fit side by side, with two letters' room between columns.
fn fits_a_narrow_screen(table: &Table) -> bool {
    let width = |column: usize| {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(column));
        cells
            .chain([&table.columns[column].heading])
            .map(|cell| longest_word(cell))
            .max()
            .unwrap_or(0)
    };
    let letters: usize = (0..table.columns.len()).map(width).sum();
    letters + 2 * (table.columns.len() - 1) <= LETTERS_ON_A_NARROW_SCREEN
}

/// Letters of the longest run that cannot be broken; a no-break space does not break it.
fn longest_word(content: &[Inline]) -> usize {
    let words = plain_text(content);
    words
        .split([' ', '\n', '-'])
        .map(|word| word.chars().count())
        .max()
        .unwrap_or(0)
}
