//! Markdown with this project's conventions → blocks of the document tree.
//!
//! This is the one place where Markdown's options are set, and where the notation is defined. A figure is a link
//! `[92%](figure:uphold-rate)`; a typed table is `![caption](table:received)` alone in its paragraph, a chart
//! `![](chart:received-by-category)` likewise, and not in a list, a quotation or a cell; every other block stands between `![](begin:KIND)` and `![](end:KIND)`, each alone in its paragraph, with KIND one of `sender`,
//! `address`, `notice`, `signature`, `aside`, `landscape`, `statistic`, `facts`, `facts-table` and `facts-box`;
//! `![](page:break)` starts a new page. References and the places that they name are described in `numbering`.
//!
//! After parsing nothing is left to believe: each figure is held against the forms in which it may print, each table
//! against those that exist, and what the tree cannot hold is an error with its place in the Markdown.

mod charts;
mod inlines;

use std::ops::Range;

use pulldown_cmark::{Alignment, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use self::inlines::{Loose, is_inline};
use super::blocks::{self, Piece};
use super::{
    Align, Block, Charts, Column, ColumnRole, FactsShape, FrameKind, Inline, List, ListKind, Row, RowKind, Table,
};
use super::{numbering, typography};
use crate::figures::Figures;
use crate::model::Numbering;

/// What may be named in the Markdown.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The figures, with every form in which each may print.
    pub figures: &'a Figures,
    /// The typed tables.
    pub tables: &'a [Table],
    /// The charts, each made when it is placed.
    pub charts: &'a dyn Charts,
    /// Whether paragraphs and tables have numbers.
    pub labels: Labels,
}

/// Whether the paragraphs and tables of a text have numbers, by which it can refer to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Labels {
    /// They have none, and nothing refers to them.
    Absent,
    /// The text is a part of a document, with which it will be numbered.
    Open,
    /// They are numbered so.
    Given(Numbering),
}

/// Deepest nesting. All that walks the tree does so by recursion, also on threads with a small stack.
const DEEPEST: usize = 64;

/// Something that the tree cannot hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
    /// Where in the Markdown, in bytes.
    pub bytes: Range<usize>,
}

/// Reads Markdown into blocks, or gives all that is wrong with it.
///
/// # Errors
/// Raw HTML, images, code blocks, rules, unknown schemes, figures and tables that do not exist or print otherwise,
/// and blocks that are not closed.
pub fn parse(markdown: &str, known: Known<'_>) -> Result<Vec<Block>, Vec<Problem>> {
    let (blocks, problems) = read(markdown, known);
    if problems.is_empty() { Ok(blocks) } else { Err(problems) }
}

/// Reads Markdown that has been written for people, who may have been at it since: what no document can hold, such as
/// the rules by which the Markdown writer draws page breaks, is left out.
#[must_use]
pub fn salvage(markdown: &str, known: Known<'_>) -> Vec<Block> {
    read(markdown, known).0
}

/// The blocks as far as they can be read, and all that is wrong with them.
fn read(markdown: &str, known: Known<'_>) -> (Vec<Block>, Vec<Problem>) {
    let events: Vec<_> = Parser::new_ext(markdown, options()).into_offset_iter().collect();
    if let Some(problem) = too_deep(&events) {
        return (Vec::new(), vec![problem]);
    }
    let mut reader = Reader {
        markdown,
        events: events.into_iter(),
        known,
        inside: A_PARAGRAPH,
        problems: Vec::new(),
    };
    let pieces = reader.pieces(None);
    let mut problems = reader.problems;
    let mut blocks = blocks::nest(pieces, &mut problems);
    blocks::order_headings(&mut blocks);
    blocks::join_charts(&mut blocks);
    let lost = numbering::number(&mut blocks, known.labels);
    blocks::name_tables_of_charts(&mut blocks);
    problems.extend(lost.iter().map(|target| lost_reference(markdown, target)));
    typography::keep_units(&mut blocks);
    problems.extend(
        blocks::dead_links(&blocks)
            .into_iter()
            .map(|target| dead_link(markdown, &target)),
    );
    (blocks, problems)
}

/// Where lists, quotations and the like stand inside each other more often than the tree holds.
fn too_deep(events: &[(Event<'_>, Range<usize>)]) -> Option<Problem> {
    let mut depth = 0_usize;
    let first = events.iter().find(|(event, _)| {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > DEEPEST
    });
    first.map(|(_, bytes)| Problem {
        message: "lists, quotations or marks of text stand inside each other too often".to_owned(),
        hint: "take out levels; a page has room for five or six".to_owned(),
        // What stands so deep may be long: its beginning is enough.
        bytes: bytes.start..bytes.start,
    })
}

fn dead_link(markdown: &str, target: &str) -> Problem {
    let at = markdown.find(&format!("({target})")).map_or(0, |at| at + 1);
    Problem {
        message: format!("a link leads to `{target}`, which is no heading or table of the document"),
        hint: "link to a heading by its words in small letters with hyphens, as in #complaint-statistics".to_owned(),
        bytes: at..at + target.len(),
    }
}

fn lost_reference(markdown: &str, target: &str) -> Problem {
    let at = markdown.find(&format!("({target})")).map_or(0, |at| at + 1);
    if let Some(name) = target.strip_prefix("mark:") {
        return Problem {
            message: format!("`mark.{name}` stands where no reference can lead to"),
            hint: "let it begin a paragraph or an item of a list".to_owned(),
            bytes: at..at + target.len(),
        };
    }
    let name = target.trim_start_matches("ref:");
    Problem {
        message: format!("`ref.{name}` leads to nothing in this document"),
        hint: "refer to a section, table or annex that the document has, or put {{ mark.NAME }} where it is to lead"
            .to_owned(),
        bytes: at..at + target.len(),
    }
}

/// What of Markdown is read beyond `CommonMark`.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_SMART_PUNCTUATION
}

struct Reader<'a> {
    markdown: &'a str,
    events: std::vec::IntoIter<(Event<'a>, Range<usize>)>,
    known: Known<'a>,
    /// What the words that are read stand in: a paragraph, or what has no room for a chart.
    inside: &'static str,
    problems: Vec<Problem>,
}

/// What words stand in that stand in nothing else.
const A_PARAGRAPH: &str = "a paragraph";

impl<'a> Reader<'a> {
    /// What `read` reads, which stands inside of something.
    fn within<T>(&mut self, inside: &'static str, read: impl FnOnce(&mut Self) -> T) -> T {
        let outside = std::mem::replace(&mut self.inside, inside);
        let inner = read(self);
        self.inside = outside;
        inner
    }

    fn problem(&mut self, bytes: &Range<usize>, message: impl Into<String>, hint: impl Into<String>) {
        self.problems.push(Problem {
            message: message.into(),
            hint: hint.into(),
            bytes: bytes.clone(),
        });
    }

    /// Blocks up to this end.
    fn pieces(&mut self, end: Option<TagEnd>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        while let Some((event, bytes)) = self.events.next() {
            match event {
                Event::End(tag) if Some(tag) == end => break,
                Event::Start(tag) if !is_inline(&tag) => pieces.extend(self.block(tag, &bytes)),
                Event::Rule => self.problem(
                    &bytes,
                    "a rule (`---`) has no place in a document",
                    "delete it; headings part the text",
                ),
                Event::Html(html) | Event::InlineHtml(html) => self.raw_html(&bytes, &html),
                // A tight list item holds its words without a paragraph around them.
                event => {
                    let (content, rest) = self.loose_inlines(event, &bytes, end);
                    if content
                        .iter()
                        .any(|inline| !matches!(inline, Inline::Text(text) if text.trim().is_empty()))
                    {
                        pieces.push(Piece::Block(Block::Paragraph(content)));
                    }
                    match rest {
                        Loose::Ended => break,
                        Loose::Block(tag, bytes) => pieces.extend(self.block(tag, &bytes)),
                    }
                }
            }
        }
        pieces
    }

    fn block(&mut self, tag: Tag<'a>, bytes: &Range<usize>) -> Option<Piece> {
        let block = match tag {
            Tag::Paragraph => return self.paragraph(bytes),
            Tag::Heading { level, .. } => {
                let content = self.within("a heading", |reader| reader.inlines(TagEnd::Heading(level)));
                Block::Heading {
                    level: depth(level),
                    id: String::new(),
                    content,
                }
            }
            Tag::BlockQuote(kind) => {
                let pieces = self.within("a quotation", |reader| reader.pieces(Some(TagEnd::BlockQuote(kind))));
                Block::Quote(blocks::nest(pieces, &mut self.problems))
            }
            Tag::List(start) => self.within("an item of a list", |reader| reader.list(start)),
            Tag::Table(alignments) => self.within("a cell of a table", |reader| reader.pipe_table(&alignments)),
            Tag::CodeBlock(_) => {
                self.pieces(Some(TagEnd::CodeBlock));
                let hint = "take away the spaces or the ``` at the start of its lines";
                self.problem(
                    bytes,
                    "text that is indented by four spaces or fenced reads as program code",
                    hint,
                );
                return None;
            }
            Tag::HtmlBlock => {
                self.events
                    .by_ref()
                    .find(|(event, _)| *event == Event::End(TagEnd::HtmlBlock));
                self.raw_html(bytes, "");
                return None;
            }
            other => {
                let end = other.to_end();
                self.pieces(Some(end));
                self.problem(
                    bytes,
                    "this Markdown has no place in a document",
                    "use headings, paragraphs, lists and tables",
                );
                return None;
            }
        };
        Some(Piece::Block(block))
    }

    /// A paragraph, or the directive that stands alone in it.
    fn paragraph(&mut self, bytes: &Range<usize>) -> Option<Piece> {
        let events = self.events.as_slice();
        if let Some((Event::Start(Tag::Image { dest_url, .. }), _)) = events.first() {
            let length = events.iter().position(|(event, _)| *event == Event::End(TagEnd::Image));
            let alone = length
                .and_then(|at| events.get(at + 1))
                .is_some_and(|(event, _)| *event == Event::End(TagEnd::Paragraph));
            if alone {
                let target = dest_url.clone();
                self.events.next();
                let caption = self.inlines(TagEnd::Image);
                self.events.next();
                return self.directive(&target, caption, bytes);
            }
        }
        Some(Piece::Block(Block::Paragraph(self.inlines(TagEnd::Paragraph))))
    }

    fn directive(&mut self, target: &str, caption: Vec<Inline>, bytes: &Range<usize>) -> Option<Piece> {
        let (scheme, name) = target.split_once(':').unwrap_or((target, ""));
        match (scheme, name, frame(name)) {
            ("begin", _, Some(kind)) => return Some(Piece::Begin(kind, bytes.clone())),
            ("end", _, Some(kind)) => return Some(Piece::End(kind, bytes.clone())),
            ("page", "break", _) => return Some(Piece::Block(Block::PageBreak)),
            ("table", _, _) => {
                if let Some(table) = self.known.tables.iter().find(|table| table.id == name) {
                    let mut table = table.clone();
                    if !caption.is_empty() {
                        table.caption = caption;
                    }
                    return Some(Piece::Block(Block::Table(table)));
                }
                let ids: Vec<_> = self
                    .known
                    .tables
                    .iter()
                    .map(|table| format!("`{}`", table.id))
                    .collect();
                let hint = if ids.is_empty() {
                    "this document has no tables; delete the line".to_owned()
                } else {
                    format!("the tables of this document are {}", ids.join(", "))
                };
                self.problem(bytes, format!("there is no table `{name}`"), hint);
            }
            ("chart", ..) => return self.chart(name, caption, bytes),
            ("begin" | "end" | "page" | "figure", ..) => self.problem(
                bytes,
                format!("`{target}` is no block that a document can hold"),
                "the blocks are begin: and end: of sender, address, notice, signature, aside, landscape, statistic, facts, facts-table and facts-box, and page:break",
            ),
            _ => self.picture(bytes, target),
        }
        None
    }

    fn list(&mut self, start: Option<u64>) -> Block {
        let mut items = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => {
                    let pieces = self.pieces(Some(TagEnd::Item));
                    items.push(blocks::nest(pieces, &mut self.problems));
                }
                Event::End(TagEnd::List(_)) => break,
                _ => {}
            }
        }
        Block::List(List {
            kind: start.map_or(ListKind::Bulleted, ListKind::Numbered),
            items,
        })
    }

    /// A table of the officer's own, in Markdown's pipes.
    fn pipe_table(&mut self, alignments: &[Alignment]) -> Block {
        let mut rows: Vec<Vec<Vec<Inline>>> = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
                Event::Start(Tag::TableCell) => {
                    let cell = self.inlines(TagEnd::TableCell);
                    if let Some(row) = rows.last_mut() {
                        row.push(cell);
                    }
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        let head = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
        let columns = head
            .into_iter()
            .zip(alignments)
            .enumerate()
            .map(|(index, (heading, alignment))| Column {
                heading,
                align: if *alignment == Alignment::Right {
                    Align::End
                } else {
                    Align::Start
                },
                role: if index == 0 {
                    ColumnRole::RowHeader
                } else {
                    ColumnRole::Data
                },
            });
        let columns: Vec<Column> = columns.collect();
        let rows = rows.into_iter().map(|mut cells| {
            cells.resize(columns.len(), Vec::new());
            Row {
                kind: RowKind::Body,
                cells,
            }
        });
        Block::Table(Table {
            id: String::new(),
            caption: Vec::new(),
            rows: rows.collect(),
            columns,
            notes: Vec::new(),
        })
    }
}

fn frame(name: &str) -> Option<blocks::Kind> {
    Some(match name {
        "sender" => blocks::Kind::Frame(FrameKind::Sender),
        "address" => blocks::Kind::Frame(FrameKind::Address),
        "notice" => blocks::Kind::Frame(FrameKind::Notice),
        "signature" => blocks::Kind::Frame(FrameKind::Signature),
        "aside" => blocks::Kind::Frame(FrameKind::Aside),
        "landscape" => blocks::Kind::Frame(FrameKind::Landscape),
        "statistic" => blocks::Kind::Frame(FrameKind::Statistic),
        "facts" => blocks::Kind::Facts(FactsShape::Plain),
        "facts-table" => blocks::Kind::Facts(FactsShape::Table),
        "facts-box" => blocks::Kind::Facts(FactsShape::Box),
        _ => return None,
    })
}

fn depth(level: HeadingLevel) -> u8 {
    level as u8
}
