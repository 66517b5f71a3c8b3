//! Documents and Markdown reduced to the same thing, so that one can be held against the other: a line for each block,
//! with its words and, between `⟨⟩`, how they are set from there on.

use annual_review::document::{Align, Block, Fact, FrameKind, Inline, List, ListKind, RowKind, Table};
use pulldown_cmark::{Alignment, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// Words with their style, spaces brought down to one.
#[derive(Default)]
struct Words {
    text: String,
    shown: [bool; 3],
}

impl Words {
    /// Style: strong, emphasis, link.
    fn push(&mut self, words: &str, style: [bool; 3]) {
        for c in words.chars() {
            if c.is_whitespace() {
                if !self.text.ends_with(' ') {
                    self.text.push(' ');
                }
                continue;
            }
            if c.is_control() {
                continue;
            }
            if style != self.shown {
                let space = if self.text.ends_with(' ') {
                    self.text.pop()
                } else {
                    None
                };
                self.text.push('⟨');
                self.text.extend(
                    style
                        .iter()
                        .zip("sel".chars())
                        .filter_map(|(on, sign)| on.then_some(sign)),
                );
                self.text.push('⟩');
                self.text.extend(space);
                self.shown = style;
            }
            self.text.push(c);
        }
    }

    fn take(&mut self) -> String {
        let words = std::mem::take(self);
        words.text.replace("⟩ ", "⟩").trim().to_owned()
    }

    fn of(content: &[Inline], style: [bool; 3]) -> String {
        let mut words = Self::default();
        words.add(content, style);
        words.take()
    }

    fn add(&mut self, content: &[Inline], style: [bool; 3]) {
        for inline in content {
            match inline {
                Inline::Text(words) | Inline::Figure { text: words, .. } => self.push(words, style),
                Inline::Strong(inner) => self.add(inner, [true, style[1], style[2]]),
                Inline::Emphasis(inner) => self.add(inner, [style[0], true, style[2]]),
                Inline::Link { target, content } => {
                    let leads_somewhere = target.starts_with("http") || target.starts_with("mailto");
                    self.add(content, [style[0], style[1], style[2] || leads_somewhere]);
                }
                Inline::LineBreak => self.push(" ", style),
            }
        }
    }
}

const PLAIN: [bool; 3] = [false; 3];
const BOLD: [bool; 3] = [true, false, false];

/// What a document says, block by block, as far as Markdown can say it.
pub(crate) fn of_blocks(blocks: &[Block]) -> Vec<String> {
    let mut outline = Outline::default();
    outline.blocks(blocks);
    outline.lines
}

#[derive(Default)]
struct Outline {
    lines: Vec<String>,
}

impl Outline {
    fn say(&mut self, what: &str, words: &str) {
        if !words.is_empty() {
            self.lines.push(format!("{what} {words}"));
        }
    }

    fn mark(&mut self, what: &str) {
        self.lines.push(what.to_owned());
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading { level, content, .. } => self.say(&format!("h{level}"), &Words::of(content, PLAIN)),
                Block::Paragraph(content) => self.say("p", &Words::of(content, PLAIN)),
                Block::Numbered(paragraph) => self.labelled(Some(&paragraph.label), &paragraph.content),
                Block::List(list) => self.list(list),
                Block::Table(table) => self.table(table),
                Block::Chart(chart) => {
                    self.say("p", &Words::of(&chart.title, BOLD));
                    self.say("p", &Words::of(&chart.about, PLAIN));
                    self.mark("picture");
                    self.say("p", &Words::of(&[Inline::Text(chart.alt.clone())], PLAIN));
                    for line in chart.notes.iter().chain([&chart.source]) {
                        self.say("p", &Words::of(line, PLAIN));
                    }
                    chart.table().into_iter().for_each(|table| self.table(table));
                }
                Block::Facts(facts) => {
                    self.around("list None", "/list", |outline| {
                        for fact in &facts.items {
                            outline.fact(fact);
                        }
                    });
                }
                Block::Quote(content)
                | Block::Frame {
                    kind: FrameKind::Notice,
                    content,
                } => {
                    self.around("quote", "/quote", |outline| outline.blocks(content));
                }
                Block::Frame {
                    kind: FrameKind::Statistic,
                    content,
                } => self.statistic(content),
                Block::Frame { content, .. } => self.blocks(content),
                Block::PageBreak => {}
            }
        }
    }

    fn fact(&mut self, fact: &Fact) {
        let mut words = Words::default();
        words.add(&fact.label, BOLD);
        words.text.truncate(words.text.trim_end_matches(' ').len());
        words.push(" ", PLAIN);
        words.add(&fact.value, PLAIN);
        self.around("item", "/item", |outline| outline.say("p", &words.take()));
    }

    fn statistic(&mut self, content: &[Block]) {
        let figure = content.iter().position(|block| matches!(block, Block::Paragraph(_)));
        for (at, block) in content.iter().enumerate() {
            match block {
                Block::Paragraph(content) if Some(at) == figure => {
                    let end = content.iter().position(|inline| *inline == Inline::LineBreak);
                    let (numeral, explanation) = content.split_at(end.unwrap_or(content.len()));
                    let mut words = Words::default();
                    words.add(numeral, BOLD);
                    words.add(explanation, PLAIN);
                    self.say("p", &words.take());
                }
                _ => self.blocks(std::slice::from_ref(block)),
            }
        }
    }

    fn list(&mut self, list: &List) {
        let start = match list.kind {
            // Letters are words of items with bullets.
            ListKind::Bulleted | ListKind::Lettered | ListKind::Roman | ListKind::Capital => None,
            ListKind::Numbered(first) => Some(first.min(999_999_999)),
        };
        self.around(&format!("list {start:?}"), "/list", |outline| {
            for (index, item) in list.items.iter().enumerate() {
                let label = list.kind.label(index).filter(|_| start.is_none());
                outline.around("item", "/item", |outline| outline.labelled(label.as_deref(), item));
            }
        });
    }

    /// Blocks whose first words are a label, where they have one.
    fn labelled(&mut self, label: Option<&str>, content: &[Block]) {
        let mut words = Words::default();
        words.push(label.unwrap_or_default(), PLAIN);
        if let (Some(_), [Block::Paragraph(first), rest @ ..]) = (label, content) {
            words.push(" ", PLAIN);
            words.add(first, PLAIN);
            self.say("p", &words.take());
            return self.blocks(rest);
        }
        self.say("p", &words.take());
        self.blocks(content);
    }

    /// Marks around what is said in between, if anything is.
    fn around(&mut self, before: &str, after: &str, say: impl FnOnce(&mut Self)) {
        self.mark(before);
        let count = self.lines.len();
        say(self);
        if self.lines.len() == count {
            self.lines.pop();
        } else {
            self.mark(after);
        }
    }

    fn table(&mut self, table: &Table) {
        self.say("p", &Words::of(&table.caption, BOLD));
        let align: Vec<_> = table.columns.iter().map(|column| column.align == Align::End).collect();
        self.mark(&format!("table {align:?}"));
        for column in &table.columns {
            self.mark(&format!("cell {}", Words::of(&column.heading, PLAIN)));
        }
        for row in &table.rows {
            let style = if row.kind == RowKind::Total { BOLD } else { PLAIN };
            self.mark("row");
            for cell in &row.cells {
                self.mark(&format!("cell {}", Words::of(cell, style)));
            }
        }
        self.mark("/table");
        for note in &table.notes {
            self.say("p", &Words::of(note, PLAIN));
        }
    }
}

/// What some Markdown says, block by block, to a reader who knows more extensions than we use.
pub(crate) fn of_markdown(markdown: &str) -> Vec<String> {
    let mut outline = Outline::default();
    let mut words = Words::default();
    let mut style = [0_usize; 3];
    for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        let now = style.map(|depth| depth > 0);
        match event {
            Event::Text(text) => words.push(&text, now),
            Event::SoftBreak | Event::HardBreak => words.push(" ", now),
            Event::Start(Tag::Strong) => style[0] += 1,
            Event::Start(Tag::Emphasis) => style[1] += 1,
            Event::Start(Tag::Link { .. }) => style[2] += 1,
            Event::End(TagEnd::Strong) => style[0] -= 1,
            Event::End(TagEnd::Emphasis) => style[1] -= 1,
            Event::End(TagEnd::Link) => style[2] -= 1,
            Event::End(TagEnd::Heading(level)) => outline.say(&heading(level), &words.take()),
            Event::End(TagEnd::TableCell) => outline.mark(&format!("cell {}", words.take())),
            Event::Rule
            | Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::TableHead | Tag::TableCell)
            | Event::End(TagEnd::TableHead | TagEnd::TableRow) => {}
            other => {
                outline.say("p", &words.take());
                outline.event(&other);
            }
        }
    }
    outline.lines
}

impl Outline {
    fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(Tag::List(start)) => self.mark(&format!("list {start:?}")),
            Event::End(TagEnd::List(_)) => self.mark("/list"),
            Event::Start(Tag::Item) => self.mark("item"),
            Event::End(TagEnd::Item) => self.mark("/item"),
            Event::Start(Tag::BlockQuote(_)) => self.mark("quote"),
            Event::End(TagEnd::BlockQuote(_)) => self.mark("/quote"),
            Event::Start(Tag::Table(columns)) => {
                let align: Vec<_> = columns.iter().map(|column| *column == Alignment::Right).collect();
                self.mark(&format!("table {align:?}"));
            }
            Event::Start(Tag::TableRow) => self.mark("row"),
            Event::End(TagEnd::Table) => self.mark("/table"),
            Event::Start(Tag::Image { .. }) => self.mark("picture"),
            Event::End(TagEnd::Paragraph | TagEnd::Image) => {}
            unexpected => self.mark(&format!("{unexpected:?}")),
        }
    }
}

fn heading(level: HeadingLevel) -> String {
    level.to_string()
}
