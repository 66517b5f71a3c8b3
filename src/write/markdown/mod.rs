//! Markdown: `CommonMark` with the pipe tables of GitHub Flavored Markdown, read alike by GitHub and pandoc.
//!
//! In: a [`Document`]. Out: Markdown without any notation of this program's own: figures are plain numbers, a frame is
//! ordinary paragraphs, a caption is a bold paragraph, the number of a paragraph is its first word. Words are escaped by what stands around them in their line
//! (`inlines`), so that no council's name or officer's asterisk becomes markup.

mod anchors;
mod chart;
mod escape;
mod inlines;
mod marks;
mod plain;
mod table;

use super::svg::{self, Schemes};
use crate::document::{Block, Document, Facts, Inline, List, ListKind};
use anchors::Anchors;
use escape::Line;
use inlines::Glyphs;
use plain::plain;

/// The largest number that an item may have.
const LARGEST_NUMBER: u64 = 999_999_999;

/// The document as Markdown; it ends with one new line, and new lines are LF. The names of its [`pictures`] begin with `name`.
#[must_use]
pub fn write(document: &Document, name: &str) -> String {
    let writer = Writer {
        anchors: Anchors::of(&document.blocks),
        name: name.to_owned(),
    };
    let mut markdown = writer.blocks(&document.blocks, Place::Document);
    markdown.push('\n');
    markdown
}

/// The charts as SVG files that stand beside the document, by their names: `committee-report-chart-outcomes.svg` of a
/// document with the name `committee-report`.
#[must_use]
pub fn pictures(document: &Document, name: &str) -> Vec<(String, String)> {
    let schemes = Schemes::of(&document.meta);
    let charts = document.charts().into_iter();
    charts
        .map(|chart| {
            (
                chart::file(name, chart),
                svg::picture_of_both(chart, &chart.drawings.wide, &schemes),
            )
        })
        .collect()
}

/// A page break; the empty line before it keeps it from underlining what is above.
const RULE: &str = "---";

/// Where blocks stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In the document itself, where a page break can be drawn.
    Document,
    /// In a list, a quotation or a frame.
    Container,
}

/// What is known of the whole document while its parts are written.
struct Writer {
    anchors: Anchors,
    /// What the names of the pictures beside it begin with.
    name: String,
}

impl Writer {
    /// Blocks with an empty line between them; what has no words leaves no trace.
    fn blocks(&self, blocks: &[Block], place: Place) -> String {
        let mut written: Vec<String> = Vec::new();
        let mut lists_in_a_row = 0;
        for block in plain(blocks) {
            let text = match block.as_ref() {
                Block::PageBreak if place == Place::Container || written.is_empty() => continue,
                Block::PageBreak => RULE.to_owned(),
                block => self.block(block, Marker::after(lists_in_a_row)),
            };
            if text.is_empty() || (text == RULE && written.last().is_some_and(|last| last == RULE)) {
                continue;
            }
            let is_list = matches!(block.as_ref(), Block::List(_) | Block::Facts(_));
            lists_in_a_row = if is_list { lists_in_a_row + 1 } else { 0 };
            written.push(text);
        }
        if written.last().is_some_and(|last| last == RULE) {
            written.pop();
        }
        written.join("\n\n")
    }

    fn block(&self, block: &Block, marker: Marker) -> String {
        match block {
            Block::Heading { level, content, .. } => self.heading(*level, content),
            Block::Paragraph(content) => self.paragraph(content),
            Block::List(list) => self.list(list, marker),
            // Of the frames only the notice is left, and of labels none: `plain` has opened them.
            Block::Quote(content) | Block::Frame { content, .. } => quoted(&self.blocks(content, Place::Container)),
            Block::Numbered(paragraph) => self.blocks(&paragraph.content, Place::Container),
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.chart(chart),
            Block::Facts(facts) => self.facts(facts, marker),
            Block::PageBreak => String::new(),
        }
    }

    fn heading(&self, level: u8, content: &[Inline]) -> String {
        let words = Glyphs::of(content, &self.anchors).in_one(Line::Heading);
        if words.is_empty() {
            return String::new();
        }
        format!("{} {words}", "#".repeat(usize::from(level.clamp(1, 6))))
    }

    fn paragraph(&self, content: &[Inline]) -> String {
        Glyphs::of(content, &self.anchors).in_lines().join("\\\n")
    }

    fn list(&self, list: &List, marker: Marker) -> String {
        let items = list.items.iter().map(|item| self.blocks(item, Place::Container));
        let items = items.filter(|text| !text.is_empty());
        let gap = if list.items.iter().all(|item| is_short(item)) {
            "\n"
        } else {
            "\n\n"
        };
        let items: Vec<_> = items
            .zip(0..)
            .map(|(text, place)| match list.kind {
                ListKind::Bulleted | ListKind::Lettered | ListKind::Roman | ListKind::Capital => {
                    indented(&text, &format!("{} ", marker.bullet()))
                }
                ListKind::Numbered(first) => {
                    let number = first.saturating_add(place).min(LARGEST_NUMBER);
                    indented(&text, &format!("{number}{} ", marker.after_number()))
                }
            })
            .collect();
        items.join(gap)
    }

    fn facts(&self, facts: &Facts, marker: Marker) -> String {
        let words = facts.items.iter().map(|fact| {
            let mut glyphs = Glyphs::of(&fact.label, &self.anchors);
            glyphs.end_label();
            glyphs.add(&fact.value);
            glyphs.in_one(Line::Paragraph)
        });
        // Bullets without words can be read as a rule.
        let lines = words.filter(|words| !words.is_empty());
        lines
            .map(|words| format!("{} {words}", marker.bullet()))
            .collect::<Vec<_>>()
            .join("\n")
    }
}

/// The mark of a list's items. Lists that follow one another take turns, since equal marks would make them one list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marker {
    First,
    Second,
}

impl Marker {
    fn after(lists_in_a_row: usize) -> Self {
        if lists_in_a_row.is_multiple_of(2) {
            Self::First
        } else {
            Self::Second
        }
    }

    fn bullet(self) -> char {
        match self {
            Self::First => '-',
            Self::Second => '*',
        }
    }

    fn after_number(self) -> char {
        match self {
            Self::First => '.',
            Self::Second => ')',
        }
    }
}

/// Whether an item is short enough to stand close to the next.
fn is_short(item: &[Block]) -> bool {
    matches!(item, [Block::Paragraph(_)])
}

/// Puts a mark before the first line and as much room before the others.
fn indented(text: &str, mark: &str) -> String {
    let room = " ".repeat(mark.len());
    let mut lines = text.lines();
    let mut written = format!("{mark}{}", lines.next().unwrap_or_default())
        .trim_end_matches(' ')
        .to_owned();
    for line in lines {
        written.push('\n');
        if !line.is_empty() {
            written.push_str(&room);
            written.push_str(line);
        }
    }
    written
}

fn quoted(text: &str) -> String {
    let lines = text.lines().map(|line| {
        if line.is_empty() {
            ">".to_owned()
        } else {
            format!("> {line}")
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}
