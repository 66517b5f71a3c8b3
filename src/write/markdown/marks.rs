//! Characters and their styles as a line of Markdown, with the marks between them.
//!
//! Marks are nested as links, then bold, then italics, whatever the tree had: `**` and `_` never run into one another
//! in a way that could be read differently.

use std::fmt::Write as _;

use super::escape::{self, Line};
use super::inlines::{Glyph, Style};

/// Writes a line; `targets` says where each of its links leads.
pub(super) fn written(line: &[Glyph], targets: &[String], kind: Line) -> String {
    let text: Vec<_> = line.iter().map(|glyph| glyph.c).collect();
    let escapes = escape::needed(&text, kind);
    let cut_off = cut_off(line);
    let mut out = String::new();
    let mut open = Style::default();
    for (at, glyph) in line.iter().enumerate() {
        Turn::between(open, glyph.style).write(targets, &mut out);
        open = glyph.style;
        if cut_off[at] {
            // Writing to a string cannot fail.
            let _ = write!(out, "&#{};", u32::from(glyph.c));
            continue;
        }
        if escapes[at] || (glyph.c == '_' && is_at_an_edge(line, &cut_off, at)) {
            out.push('\\');
        }
        out.push(glyph.c);
    }
    Turn::between(open, Style::default()).write(targets, &mut out);
    out
}

/// Whether a mark or an entity stands next to this character, so that it is no longer inside a word.
fn is_at_an_edge(line: &[Glyph], cut_off: &[bool], at: usize) -> bool {
    let around = at.saturating_sub(1)..line.len().min(at + 2);
    around
        .into_iter()
        .any(|beside| line[beside].style != line[at].style || cut_off[beside])
}

/// Which characters have to be written as an entity, because they would keep a mark beside them from being one.
///
/// A mark does not count inside a word, nor between a letter outside and punctuation inside the run (`CommonMark`,
/// "left-flanking"). An entity begins and ends with punctuation, so it lets the mark stand. It does so on both of its
/// sides, however, and may put another mark in need of the same; hence the repetition.
fn cut_off(line: &[Glyph]) -> Vec<bool> {
    let mut cut_off = vec![false; line.len()];
    let mut changed = true;
    while changed {
        changed = false;
        for at in 1..line.len() {
            let turn = Turn::between(line[at - 1].style, line[at].style);
            let (outside, inside, marks) = match turn {
                Turn {
                    closed,
                    opened,
                    link_closed: None,
                    link_opened: None,
                } => match (closed.any(), opened.any()) {
                    (true, false) => (at, at - 1, closed),
                    (false, true) => (at - 1, at, opened),
                    _ => continue,
                },
                // A bracket stands between the mark and the character outside.
                _ => continue,
            };
            let plain_inside = line[inside].c.is_alphanumeric() && !cut_off[inside];
            let in_the_way = is_letter_or_symbol(line[outside].c) && (marks.emphasis || !plain_inside);
            if in_the_way && !cut_off[outside] {
                cut_off[outside] = true;
                changed = true;
            }
        }
    }
    cut_off
}

/// Symbols such as £ are punctuation to newer readers and letters to older ones; here they count as the worse of the two.
fn is_letter_or_symbol(c: char) -> bool {
    !c.is_whitespace() && !c.is_ascii_punctuation()
}

/// The marks to be written between two characters: what is closed first, from the inside out, then what is opened.
struct Turn {
    closed: Marks,
    link_closed: Option<usize>,
    link_opened: Option<usize>,
    opened: Marks,
}

#[derive(Clone, Copy)]
struct Marks {
    strong: bool,
    emphasis: bool,
}

impl Marks {
    fn any(self) -> bool {
        self.strong || self.emphasis
    }
}

impl Turn {
    fn between(open: Style, next: Style) -> Self {
        let same_link = next.link == open.link;
        let same_strong = same_link && next.strong == open.strong;
        let same_emphasis = same_strong && next.emphasis == open.emphasis;
        Self {
            closed: Marks {
                strong: open.strong && !same_strong,
                emphasis: open.emphasis && !same_emphasis,
            },
            link_closed: open.link.filter(|_| !same_link),
            link_opened: next.link.filter(|_| !same_link),
            opened: Marks {
                strong: next.strong && !same_strong,
                emphasis: next.emphasis && !same_emphasis,
            },
        }
    }

    fn write(&self, targets: &[String], out: &mut String) {
        let mark = |is: bool, mark| if is { mark } else { "" };
        out.push_str(mark(self.closed.emphasis, "_"));
        out.push_str(mark(self.closed.strong, "**"));
        if let Some(link) = self.link_closed {
            let target = &targets[link];
            let bracketed = target.contains(['(', ')']);
            out.push_str(if bracketed { "](<" } else { "](" });
            out.push_str(target);
            out.push_str(if bracketed { ">)" } else { ")" });
        }
        if self.link_opened.is_some() {
            // `![` would make the link an image.
            if out.ends_with('!') {
                out.insert(out.len() - 1, '\\');
            }
            out.push('[');
        }
        out.push_str(mark(self.opened.strong, "**"));
        out.push_str(mark(self.opened.emphasis, "_"));
    }
}
