//! What stands in a line, as Markdown.
//!
//! Inlines are laid flat into [`Glyphs`] first: one character after another, each with its style. Whether a `.` begins
//! a list or a `*` can close a bold run depends on the neighbouring characters, wherever in the tree they came from.

use std::fmt::Write as _;

use super::anchors::Anchors;
use super::escape::{self, Line};
use crate::document::Inline;
use crate::write::target;

/// How a character is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Style {
    /// Index of the link that it belongs to.
    link: Option<usize>,
    strong: bool,
    emphasis: bool,
}

/// A character and its style; `\n` is a line break that the document asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Glyph {
    c: char,
    style: Style,
}

/// Inlines laid flat.
#[derive(Debug, Default)]
pub(super) struct Glyphs {
    glyphs: Vec<Glyph>,
    targets: Vec<String>,
}

impl Glyphs {
    pub(super) fn of(content: &[Inline]) -> Self {
        let mut glyphs = Self::default();
        glyphs.add(content);
        glyphs
    }

    pub(super) fn add(&mut self, content: &[Inline]) {
        self.push(content, Style::default());
    }

    pub(super) fn add_words(&mut self, words: &str) {
        self.push_words(words, Style::default());
    }

    pub(super) fn make_bold(&mut self) {
        for glyph in &mut self.glyphs {
            glyph.style.strong = true;
        }
    }

    /// As one line of this kind: a break is a space.
    pub(super) fn in_one(mut self, line: Line, anchors: &Anchors) -> String {
        for glyph in self.glyphs.iter_mut().filter(|glyph| glyph.c == '\n') {
            glyph.c = ' ';
        }
        written(trimmed(&self.glyphs), &self.targets(anchors), line)
    }

    /// As lines, none of them empty.
    pub(super) fn in_lines(self, anchors: &Anchors) -> Vec<String> {
        let targets = self.targets(anchors);
        let lines = self
            .glyphs
            .split(|glyph| glyph.c == '\n')
            .map(trimmed)
            .filter(|line| !line.is_empty());
        lines.map(|line| written(line, &targets, Line::Paragraph)).collect()
    }

    /// Where each link leads; `None` for those that must not or cannot be links here.
    fn targets(&self, anchors: &Anchors) -> Vec<Option<String>> {
        let targets = self.targets.iter();
        targets
            .map(|target| target::allowed(target).and_then(|target| anchors.resolved(target)))
            .collect()
    }

    fn push(&mut self, content: &[Inline], style: Style) {
        for inline in content {
            match inline {
                Inline::Text(words) | Inline::Figure { text: words, .. } => self.push_words(words, style),
                Inline::Strong(inner) => self.push(inner, Style { strong: true, ..style }),
                Inline::Emphasis(inner) => self.push(
                    inner,
                    Style {
                        emphasis: true,
                        ..style
                    },
                ),
                Inline::Link { target, content } => {
                    let link = style.link.unwrap_or(self.targets.len());
                    if style.link.is_none() {
                        self.targets.push(target.clone());
                    }
                    self.push(
                        content,
                        Style {
                            link: Some(link),
                            ..style
                        },
                    );
                }
                Inline::LineBreak => self.glyphs.push(Glyph { c: '\n', style }),
            }
        }
    }

    /// Spaces of every kind but the no-break ones become plain spaces; characters that no text has are dropped.
    fn push_words(&mut self, words: &str, style: Style) {
        for c in words.chars() {
            match c {
                '\n' | '\r' | '\t' => self.glyphs.push(Glyph { c: ' ', style }),
                _ if c.is_control() => {}
                _ => self.glyphs.push(Glyph { c, style }),
            }
        }
    }
}

/// Without the spaces around it, which Markdown would drop or take for a break.
fn trimmed(line: &[Glyph]) -> &[Glyph] {
    let is_word = |glyph: &Glyph| glyph.c != ' ';
    match (line.iter().position(is_word), line.iter().rposition(is_word)) {
        (Some(first), Some(last)) => &line[first..=last],
        _ => &[],
    }
}

fn written(line: &[Glyph], targets: &[Option<String>], kind: Line) -> String {
    let mut line = line.to_vec();
    for glyph in &mut line {
        glyph.style.link = glyph.style.link.filter(|link| targets[*link].is_some());
    }
    unstyle_spaces(&mut line);
    let text: Vec<_> = line.iter().map(|glyph| glyph.c).collect();
    let escapes = escape::needed(&text, kind);
    let mut emitter = Emitter {
        out: String::new(),
        open: Style::default(),
        targets,
        cut_off: false,
    };
    for (at, glyph) in line.iter().enumerate() {
        emitter.turn_to(glyph.style, text.get(at.wrapping_sub(1)), Some(&glyph.c));
        emitter.put(glyph.c, escapes[at]);
    }
    emitter.turn_to(Style::default(), text.last(), None);
    emitter.out
}

/// Takes the style from spaces at the edges of a run, since `** x**` is no bold: a space keeps only what the words on
/// both sides of it share.
fn unstyle_spaces(line: &mut [Glyph]) {
    let mut before = Style::default();
    for at in 0..line.len() {
        if line[at].c.is_whitespace() {
            let after = line[at..].iter().find(|glyph| !glyph.c.is_whitespace());
            line[at].style = before.shared_with(after.map_or_else(Style::default, |glyph| glyph.style));
        } else {
            before = line[at].style;
        }
    }
}

impl Style {
    /// What is open on both sides of a space, each style within the one outside it.
    fn shared_with(self, other: Self) -> Self {
        let same_link = self.link == other.link;
        Self {
            link: self.link.filter(|_| same_link),
            strong: same_link && self.strong && other.strong,
            emphasis: same_link && self.strong == other.strong && self.emphasis && other.emphasis,
        }
    }
}

/// Writes characters and the marks between them, links outside bold outside italics.
struct Emitter<'a> {
    out: String,
    open: Style,
    targets: &'a [Option<String>],
    /// The next character must not touch the mark before it as a letter; see [`Emitter::turn_to`].
    cut_off: bool,
}

impl Emitter<'_> {
    /// Closes and opens marks between two characters.
    ///
    /// A mark inside a word, or beside punctuation on its inner side, does not count as one (`CommonMark`,
    /// "left-flanking"). A neighbour on its outer side that is in the way is therefore written as an entity, which begins and
    /// ends with punctuation.
    fn turn_to(&mut self, next: Style, before: Option<&char>, after: Option<&char>) {
        if next == self.open {
            return;
        }
        let same_link = next.link == self.open.link;
        let same_strong = same_link && next.strong == self.open.strong;
        let closes_emphasis = self.open.emphasis && !(same_strong && next.emphasis);
        let closes_strong = self.open.strong && !same_strong;
        let opens_strong = next.strong && !same_strong;
        let opens_emphasis = next.emphasis && !(same_strong && self.open.emphasis);
        self.close(closes_emphasis, closes_strong, same_link);
        let starts_outside = !(closes_emphasis || closes_strong) && same_link;
        if starts_outside && in_the_way(before, after, opens_emphasis, opens_strong) {
            self.cut_off_last();
        }
        self.open(next, same_link, opens_strong, opens_emphasis);
        let ends_outside = !(opens_emphasis || opens_strong) && same_link;
        self.cut_off = ends_outside && in_the_way(after, before, closes_emphasis, closes_strong);
        self.open = next;
    }

    fn close(&mut self, emphasis: bool, strong: bool, same_link: bool) {
        if emphasis {
            self.out.push('_');
        }
        if strong {
            self.out.push_str("**");
        }
        if let Some(target) = self
            .open
            .link
            .filter(|_| !same_link)
            .and_then(|link| self.targets[link].as_deref())
        {
            self.out.push_str("](");
            let bracketed = target.contains(['(', ')']);
            self.out.push_str(if bracketed { "<" } else { "" });
            self.out.push_str(target);
            self.out.push_str(if bracketed { ">)" } else { ")" });
        }
    }

    fn open(&mut self, next: Style, same_link: bool, strong: bool, emphasis: bool) {
        if next.link.is_some() && !same_link {
            // `![` would make the link an image.
            if self.out.ends_with('!') {
                self.out.insert(self.out.len() - 1, '\\');
            }
            self.out.push('[');
        }
        if strong {
            self.out.push_str("**");
        }
        if emphasis {
            self.out.push('_');
        }
    }

    fn put(&mut self, c: char, escaped: bool) {
        if std::mem::take(&mut self.cut_off) && !escaped {
            self.push_entity(c);
            return;
        }
        if escaped {
            self.out.push('\\');
        }
        self.out.push(c);
    }

    /// Writes the last character as an entity, unless it is the end of one.
    fn cut_off_last(&mut self) {
        if let Some(last) = self.out.pop() {
            match last {
                ';' => self.out.push(last),
                _ => self.push_entity(last),
            }
        }
    }

    fn push_entity(&mut self, c: char) {
        // Writing to a string cannot fail.
        let _ = write!(self.out, "&#{};", u32::from(c));
    }
}

/// Whether the character outside a mark keeps it from being one, given the character inside.
fn in_the_way(outside: Option<&char>, inside: Option<&char>, emphasis: bool, strong: bool) -> bool {
    // Symbols such as £ are punctuation to newer readers and letters to older ones: they count as the worse of the two.
    if outside.is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation()) {
        return false;
    }
    emphasis || (strong && !inside.is_some_and(|c| c.is_alphanumeric()))
}
