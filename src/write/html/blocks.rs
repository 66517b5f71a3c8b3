//! Blocks as HTML.

use super::{Room, Setting, Writer};
use crate::document::{Block, Facts, FactsShape, FrameKind, Inline, List, ListKind};
use crate::write::statistic;

impl Writer {
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for run in blocks.chunk_by(|one, next| is_statistic(one) && is_statistic(next)) {
            if self.is_page() && is_statistic(&run[0]) {
                self.statistics(run);
            } else {
                self.each(run);
            }
        }
    }

    /// Statistics side by side; the sheet has to know how many parts the longest has, to set them level.
    fn statistics(&mut self, run: &[Block]) {
        let parts = run.iter().map(|block| match block {
            Block::Frame { content, .. } => content.len(),
            _ => 0,
        });
        let parts = format!("--parts: {}", parts.max().unwrap_or(0).max(1));
        self.open("div", &[("class", "statistics"), ("style", &parts)]);
        self.html.push('\n');
        self.each(run);
        self.close_line("div");
    }

    fn each(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, id, content } => self.heading(*level, id, content),
            Block::Paragraph(content) => self.paragraph(content),
            Block::Numbered(paragraph) => self.numbered(paragraph),
            Block::List(list) => self.list(list),
            Block::Quote(content) => self.group("blockquote", &[], content),
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.chart(chart),
            Block::Facts(facts) => self.facts(facts),
            Block::Frame { kind, content } => self.frame(*kind, content),
            Block::PageBreak if self.is_page() => self.html.push_str("<div class=\"page-break\"></div>\n"),
            Block::PageBreak => {}
        }
    }

    fn heading(&mut self, level: u8, id: &str, content: &[Inline]) {
        const ELEMENTS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
        let first = match self.setting {
            Setting::Page => 1,
            Setting::Fragment { first_level, .. } => first_level,
        };
        let element = ELEMENTS[usize::from((level.max(1) - 1).saturating_add(first).min(6)) - 1];
        let id = self.id(id);
        self.open(element, &[("id", &id)]);
        self.inside_heading = true;
        self.inlines(content);
        self.inside_heading = false;
        self.close_line(element);
    }

    pub(super) fn paragraph(&mut self, content: &[Inline]) {
        self.open("p", &[]);
        self.inlines(content);
        self.close_line("p");
    }

    fn group(&mut self, element: &'static str, attributes: &[(&'static str, &str)], content: &[Block]) {
        self.open(element, attributes);
        self.html.push('\n');
        self.blocks(content);
        self.close_line(element);
    }

    fn list(&mut self, list: &List) {
        let (element, start) = match list.kind {
            ListKind::Lettered | ListKind::Roman | ListKind::Capital => return self.labelled_list(list),
            ListKind::Bulleted => ("ul", String::new()),
            ListKind::Numbered(1) => ("ol", String::new()),
            ListKind::Numbered(first) => ("ol", first.to_string()),
        };
        self.open(element, &[("start", &start)]);
        self.html.push('\n');
        for item in &list.items {
            self.open("li", &[]);
            if let [Block::Paragraph(only)] = item.as_slice() {
                self.inlines(only);
            } else {
                self.html.push('\n');
                self.blocks(item);
            }
            self.close_line("li");
        }
        self.close_line(element);
    }

    fn facts(&mut self, facts: &Facts) {
        if facts.items.is_empty() {
            return;
        }
        let class = match facts.shape {
            FactsShape::Plain => "",
            FactsShape::Table => "facts-table",
            FactsShape::Box => "facts-box",
        };
        self.open("dl", &[("class", class)]);
        self.html.push('\n');
        for fact in &facts.items {
            self.open("div", &[]);
            self.around_line("dt", &fact.label);
            self.around_line("dd", &fact.value);
            self.close_line("div");
        }
        self.close_line("dl");
    }

    pub(super) fn around_line(&mut self, element: &'static str, content: &[Inline]) {
        self.open(element, &[]);
        self.inlines(content);
        self.close(element);
    }

    fn frame(&mut self, kind: FrameKind, content: &[Block]) {
        match kind {
            // Not `address`: that element is for whoever answers for the page, and a letter's addressee does not.
            FrameKind::Sender => self.group("div", &[("class", "sender")], content),
            FrameKind::Address => self.group("div", &[("class", "address")], content),
            // A fragment has no style: there the notice is known by the strong words that it begins with. Not `blockquote`, since
            // it quotes nobody. Not `aside`: this is to be read, not to be passed over, and a landmark inside `main` would say otherwise.
            FrameKind::Notice => {
                let attributes = [("class", "notice"), ("role", "note"), ("aria-label", "Please note")];
                self.group("div", &attributes, content);
            }
            FrameKind::Signature => self.group("div", &[("class", "signature")], content),
            FrameKind::Aside => self.group("div", &[("class", "aside")], content),
            FrameKind::Landscape | FrameKind::Workings => self.landscape(&[content]),
            FrameKind::Statistic => self.statistic(content),
        }
    }

    /// What may be as wide as the window; a fragment is as wide as the site lets it be.
    pub(super) fn landscape(&mut self, parts: &[&[Block]]) {
        let around = std::mem::replace(&mut self.room, Room::Window);
        if self.is_page() {
            self.open("div", &[("class", "landscape")]);
            self.html.push('\n');
        }
        for part in parts {
            self.blocks(part);
        }
        if self.is_page() {
            self.close_line("div");
        }
        self.room = around;
    }

    fn statistic(&mut self, content: &[Block]) {
        let numeral = statistic::numeral_paragraph(content);
        self.open("div", &[("class", "statistic")]);
        self.html.push('\n');
        for (at, block) in content.iter().enumerate() {
            match block {
                Block::Paragraph(words) if Some(at) == numeral => self.numeral_and_explanation(words),
                _ => self.block(block),
            }
        }
        self.close_line("div");
    }

    /// One paragraph. A page draws the numeral as a line of its own; a fragment, which has no style, makes it bold.
    fn numeral_and_explanation(&mut self, paragraph: &[Inline]) {
        let (numeral, explanation) = statistic::split(paragraph);
        if numeral.is_empty() {
            return self.paragraph(explanation);
        }
        self.open("p", &[]);
        if self.is_page() {
            self.open("span", &[("class", "numeral")]);
            self.sizes_differ = statistic::has_number(numeral);
            self.inlines(numeral);
            self.sizes_differ = false;
            self.close("span");
        } else {
            self.around_line("strong", numeral);
        }
        if !explanation.is_empty() {
            self.html.push_str(if self.is_page() { "\n" } else { "<br>\n" });
            self.inlines(explanation);
        }
        self.close_line("p");
    }
}

fn is_statistic(block: &Block) -> bool {
    matches!(
        block,
        Block::Frame {
            kind: FrameKind::Statistic,
            ..
        }
    )
}
