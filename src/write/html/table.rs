//! Tables as HTML: caption, scopes, aligned numbers, and a second shape for narrow screens.

use super::columns::{letters, lines, shares};
use super::{Room, Writer};
use crate::document::{Align, Column, ColumnRole, Inline, Row, RowKind, Table, plain_text};

/// How many letters fit beside one another on a screen of 320 px, and in the width of the text on a larger one.
const LETTERS_ON_A_NARROW_SCREEN: usize = 32;
const LETTERS_ON_A_WIDE_SCREEN: usize = 66;
/// How many are too many even with the margin that a wide table reaches into.
const LETTERS_PAST_THE_MARGIN: usize = 89;

/// Lines up to which the highest row of a table is easily read as a row on a narrow screen.
const LINES_ON_A_NARROW_SCREEN: usize = 4;

/// How many letters fit beside one another on paper, how high a line is there and how much higher a row than its lines, in
/// points, and up to which height a table stays on one page: about half of it.
const LETTERS_ON_PAPER: usize = 80;
const LINE_ON_PAPER: usize = 15;
const ROW_ON_PAPER: usize = 6;
const SHORT_ON_PAPER: usize = 350;

/// Letters of the longest cell that paper keeps together: about a sixth of a page's height.
const LETTERS_KEPT_ON_A_PAGE: usize = 400;

/// How a table is drawn in a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// As a table everywhere.
    Table,
    /// On a narrow screen row by row (`templates/stacked-table.css`), each value with its column's name before it.
    ///
    /// The sheet does this without taking tables and rows out of table layout, since Safari forgets what they are when it
    /// is done (`WebKit` bug 257458). To say it again in `role` attributes would be an error on native tables (ARIA in
    /// HTML, "tr").
    Stacks,
    /// The same on all but large screens, and in smaller letters there; in the width of the window with columns of set widths.
    StacksSooner,
    /// The same on large screens too, all but the largest: without the window's width to itself it does not fit before.
    StacksSoonest,
}

impl Shape {
    fn of(table: &Table, room: Room) -> Self {
        match (letters(table), room) {
            (..=LETTERS_ON_A_NARROW_SCREEN, _) if has_low_rows(table) => Self::Table,
            (..=LETTERS_ON_A_WIDE_SCREEN, Room::Text) => Self::Stacks,
            (LETTERS_PAST_THE_MARGIN.., Room::Text) => Self::StacksSoonest,
            (_, Room::Text | Room::Window) => Self::StacksSooner,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Table => "",
            Self::Stacks => "stacks",
            Self::StacksSooner => "wide",
            Self::StacksSoonest => "wide widest",
        }
    }
}

impl Writer {
    pub(super) fn table(&mut self, table: &Table) {
        if table.columns.is_empty() {
            return;
        }
        let shape = if self.is_page() {
            Shape::of(table, self.room)
        } else {
            Shape::Table
        };
        if self.is_page() {
            let class = if is_short(table) { "table short" } else { "table" };
            self.open("div", &[("class", class)]);
            self.html.push('\n');
        }
        self.open_table(table, shape);
        if !table.caption.is_empty() {
            self.filled("caption", &[], &table.caption);
        }
        if self.is_page() && self.room == Room::Window && shape == Shape::StacksSooner {
            self.shares(table);
        }
        self.header_row(&table.columns);
        self.open("tbody", &[]);
        self.html.push('\n');
        for row in &table.rows {
            self.row(row, &table.columns, shape);
        }
        self.close_line("tbody");
        self.close_line("table");
        self.notes(table);
        if self.is_page() {
            self.close_line("div");
        }
    }

    fn open_table(&mut self, table: &Table, shape: Shape) {
        let id = self.id(&table.id);
        let notes = if table.notes.is_empty() {
            String::new()
        } else {
            self.notes_id(table)
        };
        self.open(
            "table",
            &[("id", &id), ("class", shape.class()), ("aria-describedby", &notes)],
        );
        self.html.push('\n');
    }

    /// Left to itself a browser squeezes columns of dates beside a column of paragraphs.
    fn shares(&mut self, table: &Table) {
        self.html.push_str("<colgroup>\n");
        for share in shares(table) {
            self.open("col", &[("style", &format!("width: {share}"))]);
            self.html.push('\n');
        }
        self.close_line("colgroup");
    }

    fn header_row(&mut self, columns: &[Column]) {
        self.html.push_str("<thead><tr>\n");
        for column in columns {
            // A header cell that says nothing is an empty cell.
            let (element, scope) = match plain_text(&column.heading).trim() {
                "" => ("td", ""),
                _ => ("th", "col"),
            };
            self.filled(
                element,
                &[("scope", scope), ("class", class(column.align))],
                &column.heading,
            );
        }
        self.html.push_str("</tr></thead>\n");
    }

    fn row(&mut self, row: &Row, columns: &[Column], shape: Shape) {
        let kind = match row.kind {
            RowKind::Total => "total",
            RowKind::Body if self.is_page() && is_long(row) => "long",
            RowKind::Body => "",
        };
        self.open("tr", &[("class", kind)]);
        self.html.push('\n');
        for (at, column) in columns.iter().enumerate() {
            let content = row.cells.get(at).map_or(&[][..], Vec::as_slice);
            let class = class(column.align);
            if column.role == ColumnRole::RowHeader && !plain_text(content).trim().is_empty() {
                self.filled("th", &[("scope", "row"), ("class", class)], content);
            } else {
                let label = match shape {
                    Shape::Table => String::new(),
                    Shape::Stacks | Shape::StacksSooner | Shape::StacksSoonest => plain_text(&column.heading),
                };
                self.filled("td", &[("class", class), ("data-label", &label)], content);
            }
        }
        self.close_line("tr");
    }

    /// An element and what stands in it.
    fn filled(&mut self, element: &'static str, attributes: &[(&'static str, &str)], content: &[Inline]) {
        self.open(element, attributes);
        self.inlines(content);
        self.close_line(element);
    }

    fn notes(&mut self, table: &Table) {
        if table.notes.is_empty() {
            return;
        }
        let id = self.notes_id(table);
        let class = if self.is_page() { "notes" } else { "" };
        self.open("div", &[("class", class), ("id", &id)]);
        self.html.push('\n');
        for note in &table.notes {
            self.filled("p", &[], note);
        }
        self.close_line("div");
    }

    /// Empty for a table without an id of its own. Two hyphens, so that no heading can have the same id. It may be long, since
    /// no link leads to it.
    fn notes_id(&self, table: &Table) -> String {
        if table.id.is_empty() {
            String::new()
        } else {
            format!("{}--notes", self.id(&table.id))
        }
    }
}

/// Whether the rows can be read as rows on a narrow screen: columns of sentences would be columns of single words.
fn has_low_rows(table: &Table) -> bool {
    let highest = lines(table, LETTERS_ON_A_NARROW_SCREEN).into_iter().max();
    highest.is_none_or(|lines| lines <= LINES_ON_A_NARROW_SCREEN)
}

/// Whether a table is so short that paper does not part it between two pages.
fn is_short(table: &Table) -> bool {
    let rows = lines(table, LETTERS_ON_PAPER).into_iter();
    rows.map(|lines| lines * LINE_ON_PAPER + ROW_ON_PAPER).sum::<usize>() <= SHORT_ON_PAPER
}

/// Whether a row has so many words that paper has to part it between two pages.
fn is_long(row: &Row) -> bool {
    row.cells
        .iter()
        .any(|cell| plain_text(cell).chars().count() > LETTERS_KEPT_ON_A_PAGE)
}

fn class(align: Align) -> &'static str {
    match align {
        Align::Start => "",
        Align::End => "number",
    }
}
