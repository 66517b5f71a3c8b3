//! A saved web page → paragraphs.

use std::ops::Range;

use html5gum::Tokenizer;
use html5gum::emitters::default::{DefaultEmitter, StartTag, Token};

use super::head::{is_fact, is_summary};
use super::plain::{Numbering, Start, is_known_heading, looks_like_a_heading, one_spaced};
use super::{Kind, Paragraph};

/// Elements of which nothing is read.
const SKIPPED: [&str; 13] = [
    "aside", "button", "footer", "iframe", "nav", "noscript", "object", "script", "select", "style", "svg", "template",
    "title",
];

/// Elements that stand within a line.
const INLINE: [&str; 21] = [
    "a", "abbr", "acronym", "b", "bdi", "big", "cite", "code", "em", "font", "i", "ins", "mark", "q", "s", "small",
    "span", "strong", "sub", "sup", "u",
];

/// How deep lists are told apart; further down there is nothing that anybody wrote.
const DEEPEST: usize = 8;

/// Elements without an end.
const VOID: [&str; 8] = ["area", "base", "br", "col", "hr", "img", "input", "link"];

/// Whether a text is that of a web page.
pub(super) fn is_html(text: &str) -> bool {
    let start = text.trim_start();
    let start = start
        .get(..start.floor_char_boundary(2000))
        .unwrap_or(start)
        .to_lowercase();
    start.starts_with('<')
        && [
            "<!doctype html",
            "<html",
            "<body",
            "<div",
            "<h1",
            "<p",
            "<main",
            "<article",
        ]
        .iter()
        .any(|tag| start.contains(tag))
}

/// The paragraphs of a page, and its web address, where the page has it.
pub(super) fn paragraphs(text: &str) -> (Vec<Paragraph>, Option<String>) {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    // What stands in a script is no markup.
    emitter.naively_switch_states(true);
    let mut page = Page::default();
    for token in Tokenizer::new_with_emitter(text, emitter) {
        // Reading from memory cannot fail.
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => page.start(&tag),
            Token::EndTag(tag) => page.end(&of_bytes(&tag.name)),
            Token::String(words) if page.skipped.is_none() => {
                page.words(&of_bytes(&words.value), words.span.start..words.span.end);
            }
            Token::Comment(comment) => page.saved_from(&of_bytes(&comment.value)),
            Token::String(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    page.flush();
    (page.paragraphs, page.address)
}

fn of_bytes(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A list that is open: the number of its next item, if it has numbers.
struct List(Option<u64>);

#[derive(Default)]
struct Page {
    paragraphs: Vec<Paragraph>,
    address: Option<String>,
    /// The element that nothing is read of, and how many of its name are open.
    skipped: Option<(String, usize)>,
    lists: Vec<List>,
    /// The cells of the row that is open.
    row: Option<Vec<String>>,
    /// What the next words are.
    kind: Option<Kind>,
    text: String,
    bytes: Range<usize>,
    /// How many bytes of the text are bold, and how many elements that make it so are open.
    bold: usize,
    bold_open: usize,
    numbering: Numbering,
}

impl Page {
    fn start(&mut self, tag: &StartTag<usize>) {
        let name = of_bytes(&tag.name);
        let name = name.as_str();
        let attribute = |name: &str| tag.attributes.get(name.as_bytes()).map(|value| of_bytes(&value.value));
        if let Some((skipped, open)) = &mut self.skipped {
            if skipped == name {
                *open += 1;
            }
            return;
        }
        if name == "link" || name == "meta" {
            let is_own =
                attribute("rel").as_deref() == Some("canonical") || attribute("property").as_deref() == Some("og:url");
            if let Some(address) = attribute("href").or_else(|| attribute("content")).filter(|_| is_own) {
                self.take_address(&address);
            }
            return;
        }
        if is_skipped(name, &attribute) && !tag.self_closing && !VOID.contains(&name) {
            self.flush();
            self.skipped = Some((name.to_owned(), 1));
            return;
        }
        match name {
            "br" => self.text.push('\n'),
            "b" | "strong" => self.bold_open += 1,
            _ if INLINE.contains(&name) => {}
            // A paragraph within a cell is a part of the cell.
            "p" | "div" if self.row.is_some() => self.text.push(' '),
            _ => self.start_block(name, &attribute),
        }
    }

    fn start_block(&mut self, name: &str, attribute: &impl Fn(&str) -> Option<String>) {
        self.flush();
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.kind = Some(Kind::Heading),
            "ol" => {
                let start = attribute("start").and_then(|start| start.parse().ok());
                self.lists.push(List(Some(start.unwrap_or(1))));
            }
            "ul" | "menu" => self.lists.push(List(None)),
            "li" => self.start_item(attribute("value").and_then(|value| value.parse().ok())),
            "tr" => self.row = Some(Vec::new()),
            "dt" => self.kind = Some(Kind::Text),
            _ => {}
        }
        // A table that only arranges a page.
        if matches!(name, "h1" | "h2" | "h3" | "ol" | "ul" | "table")
            && self.row.take().is_some_and(|cells| !cells.is_empty())
        {
            self.kind.get_or_insert(Kind::Text);
        }
    }

    fn start_item(&mut self, value: Option<u64>) {
        let depth = self.lists.len().saturating_sub(1).min(DEEPEST);
        let mut above = self.lists.iter().rev().skip(1).take(DEEPEST);
        let numbered_above = above.any(|list| list.0.is_some());
        let Some(List(number)) = self.lists.last_mut() else {
            self.kind = Some(Kind::Item(0));
            return;
        };
        let own = value.or(*number);
        *number = number.map(|_| own.unwrap_or(1) + 1);
        self.kind = Some(match (own, depth) {
            (Some(own), 0) => Kind::Numbered(own),
            _ => Kind::Item(depth.max(usize::from(numbered_above))),
        });
    }

    fn end(&mut self, name: &str) {
        if let Some((skipped, open)) = &mut self.skipped {
            if skipped == name {
                *open -= 1;
                if *open == 0 {
                    self.skipped = None;
                }
            }
            return;
        }
        match name {
            "b" | "strong" => self.bold_open = self.bold_open.saturating_sub(1),
            "td" | "th" => match &mut self.row {
                Some(cells) => {
                    cells.push(one_spaced(&self.text));
                    self.text.clear();
                }
                None => self.flush(),
            },
            "tr" => self.end_row(),
            "dt" => {
                if !self.text.trim_end().ends_with(':') {
                    self.text.push(':');
                }
                self.flush();
            }
            "p" | "div" if self.row.is_some() => self.text.push(' '),
            _ if INLINE.contains(&name) => {}
            _ => {
                self.flush();
                self.kind = None;
                if matches!(name, "ol" | "ul" | "menu") {
                    self.lists.pop();
                }
            }
        }
    }

    fn end_row(&mut self) {
        let cells = self.row.take().unwrap_or_default();
        match cells.iter().filter(|cell| !cell.is_empty()).count() {
            0 => {}
            // One cell says nothing that a paragraph would not.
            1 => {
                self.text = cells.concat();
                self.flush();
            }
            _ => self.paragraphs.push(Paragraph {
                text: cells.join(" "),
                bytes: self.bytes.clone(),
                kind: Kind::Row(cells),
            }),
        }
        self.text.clear();
    }

    fn words(&mut self, words: &str, bytes: Range<usize>) {
        if self.text.trim().is_empty() {
            self.bytes.start = bytes.start;
        }
        if !words.trim().is_empty() {
            self.bytes.end = bytes.end;
        }
        if self.bold_open > 0 {
            self.bold += words.trim().len();
        }
        // A line end in the source is a space.
        self.text.push_str(&words.replace('\n', " "));
    }

    /// Ends the paragraph that is open.
    fn flush(&mut self) {
        if self.row.is_some() {
            return;
        }
        let text = std::mem::take(&mut self.text);
        let bold = std::mem::take(&mut self.bold);
        let lines: Vec<String> = text
            .split('\n')
            .map(one_spaced)
            .filter(|line| !line.is_empty())
            .collect();
        let is_apart = lines.iter().any(|line| is_fact(line) || is_summary(line));
        let lines = if is_apart { lines } else { vec![one_spaced(&text)] };
        for line in lines.into_iter().filter(|line| !line.is_empty()) {
            let is_bold = bold > 0 && bold + 4 >= line.len();
            self.paragraph(line, is_bold);
        }
    }

    fn paragraph(&mut self, line: String, is_bold: bool) {
        // Only the first paragraph of an item has its number.
        let kind = self.kind.take().unwrap_or(Kind::Text);
        let (kind, text) = match kind {
            Kind::Numbered(number) => {
                self.numbering.last = number;
                (Kind::Numbered(number), line)
            }
            Kind::Text => match self.numbering.start(&line) {
                (Start::Number(number), rest) => {
                    self.numbering.last = number;
                    (Kind::Numbered(number), rest.to_owned())
                }
                _ if is_known_heading(&line) || is_bold && looks_like_a_heading(&line) && !is_fact(&line) => {
                    (Kind::Heading, line)
                }
                _ => (Kind::Text, line),
            },
            kind => (kind, line),
        };
        self.paragraphs.push(Paragraph {
            text,
            bytes: self.bytes.clone(),
            kind,
        });
    }

    /// The address that browsers write into a page that they save.
    fn saved_from(&mut self, comment: &str) {
        if let Some((_, address)) = comment
            .split_once("saved from url=")
            .and_then(|(_, rest)| rest.split_once(')'))
        {
            self.take_address(address.trim());
        }
    }

    fn take_address(&mut self, address: &str) {
        if address.starts_with("http") && address.contains("/decisions/") {
            self.address.get_or_insert_with(|| address.to_owned());
        }
    }
}

/// Whether an element is of the page and not of the statement, or is not seen.
fn is_skipped(name: &str, attribute: &impl Fn(&str) -> Option<String>) -> bool {
    let of_page = |words: &str| {
        let mut words = words.split(|c: char| !c.is_alphanumeric());
        words.any(|word| ["cookie", "cookies", "breadcrumb", "breadcrumbs", "share", "feedback"].contains(&word))
    };
    let role = attribute("role").unwrap_or_default();
    SKIPPED.contains(&name)
        || attribute("hidden").is_some()
        || attribute("aria-hidden").as_deref() == Some("true")
        || ["navigation", "dialog", "search", "contentinfo"].contains(&role.as_str())
        || (name != "body" && name != "html")
            && ["id", "class"]
                .iter()
                .any(|key| attribute(key).is_some_and(|words| of_page(&words)))
}

#[cfg(test)]
mod tests {
    use super::{DEEPEST, paragraphs};
    use crate::import::decision::Kind;

    #[test]
    fn lists_without_end_within_lists_stay_on_the_page() {
        let (items, _) = paragraphs(&"<ul><li>so".repeat(20_000));
        assert_eq!(items.len(), 20_000);
        let depth = |kind: &Kind| match kind {
            Kind::Item(depth) => *depth,
            _ => 0,
        };
        assert_eq!(items.iter().map(|item| depth(&item.kind)).max(), Some(DEEPEST));
    }
}
