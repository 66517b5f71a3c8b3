//! What stands in a line, as Markdown.
//!
//! Inlines are laid flat into [`Glyphs`] first: one character after another, each with its style. Whether a `.` begins
//! a list or a `*` can close a bold run depends on the neighbouring characters, wherever in the tree they came from.

use super::anchors::Anchors;
use super::escape::Line;
use super::marks::written;
use crate::document::Inline;
use crate::document::link_target;
use crate::units::NO_BREAK_SPACE;

/// How a character is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Style {
    /// Index of the link that it belongs to.
    pub(super) link: Option<usize>,
    pub(super) strong: bool,
    pub(super) emphasis: bool,
}

/// A character and its style; `\n` is a line break that the document asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glyph {
    pub(super) c: char,
    pub(super) style: Style,
}

/// Inlines laid flat.
pub(super) struct Glyphs<'a> {
    anchors: &'a Anchors,
    all: Vec<Glyph>,
    targets: Vec<String>,
}

impl<'a> Glyphs<'a> {
    pub(super) fn of(content: &[Inline], anchors: &'a Anchors) -> Self {
        let mut glyphs = Self {
            anchors,
            all: Vec::new(),
            targets: Vec::new(),
        };
        glyphs.add(content);
        glyphs
    }

    pub(super) fn add(&mut self, content: &[Inline]) {
        self.push(content, Style::default());
    }

    /// Turns what is there into a bold label, after which something can be said. No colon: the words are those of the
    /// other formats.
    pub(super) fn end_label(&mut self) {
        while self.all.pop_if(|last| last.c.is_whitespace()).is_some() {}
        self.make_bold();
        self.push_words(" ", Style::default());
    }

    pub(super) fn make_bold(&mut self) {
        for glyph in &mut self.all {
            glyph.style.strong = true;
        }
    }

    /// As one line of this kind: a break is a space, and in a heading a no-break space is one too, since programs make
    /// different anchors of it.
    pub(super) fn in_one(mut self, line: Line) -> String {
        for glyph in &mut self.all {
            if glyph.c == '\n' || (glyph.c == NO_BREAK_SPACE && line == Line::Heading) {
                glyph.c = ' ';
            }
        }
        written(&settled(&self.all), &self.targets, line)
    }

    /// As lines, none of them empty.
    pub(super) fn in_lines(self) -> Vec<String> {
        let lines = self.all.split(|glyph| glyph.c == '\n').map(settled);
        lines
            .filter(|line| !line.is_empty())
            .map(|line| written(&line, &self.targets, Line::Paragraph))
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
                Inline::Link { target, content } => self.push_link(target, content, style),
                Inline::LineBreak => self.all.push(Glyph { c: '\n', style }),
            }
        }
    }

    /// A link, or only its words where it must not or cannot lead anywhere, or stands in another.
    fn push_link(&mut self, target: &str, content: &[Inline], style: Style) {
        let target = link_target(target).and_then(|target| self.anchors.resolved(target));
        let link = target.filter(|_| style.link.is_none()).map(|target| {
            self.targets.push(target);
            self.targets.len() - 1
        });
        let link = link.or(style.link);
        self.push(content, Style { link, ..style });
    }

    /// Spaces of every kind but the no-break ones become plain spaces; characters that no text has are dropped.
    fn push_words(&mut self, words: &str, style: Style) {
        for c in words.chars() {
            match c {
                '\n' | '\r' | '\t' => self.all.push(Glyph { c: ' ', style }),
                _ if c.is_control() => {}
                _ => self.all.push(Glyph { c, style }),
            }
        }
    }
}

/// The line without the spaces around it, which Markdown would drop or take for a break, and with those inside unstyled.
fn settled(line: &[Glyph]) -> Vec<Glyph> {
    let is_word = |glyph: &Glyph| glyph.c != ' ';
    let ends = line.iter().position(is_word).zip(line.iter().rposition(is_word));
    let ends = ends.filter(|_| line.iter().any(|glyph| !glyph.c.is_whitespace()));
    let mut line = ends.map_or_else(Vec::new, |(first, last)| line[first..=last].to_vec());
    unstyle_spaces(&mut line);
    line
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
