//! A statistic as every writer shows it.
//!
//! In: the blocks of a frame of the kind `Statistic`. Out: which paragraph holds the numeral, where the numeral ends, and
//! which of its words are drawn large: in "around 71%" and "77% (provisional)" only the number.

use crate::document::{Block, Inline, plain_text};

/// Index of the paragraph that holds the numeral.
pub(super) fn numeral_paragraph(content: &[Block]) -> Option<usize> {
    content.iter().position(|block| matches!(block, Block::Paragraph(_)))
}

/// The numeral of a statistic's first paragraph and the explanation after it: what stands before and after its first line
/// break.
///
/// Without a line break it is all numeral.
pub(super) fn split(paragraph: &[Inline]) -> (&[Inline], &[Inline]) {
    match paragraph.iter().position(|inline| *inline == Inline::LineBreak) {
        Some(at) => (&paragraph[..at], &paragraph[at + 1..]),
        None => (paragraph, &[]),
    }
}

/// How large words of a numeral are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Size {
    /// A number.
    Large,
    /// What qualifies it, and the spaces.
    Beside,
}

/// Whether a numeral has a number that can be set off from the words around it; "none" is drawn large as a whole.
pub(super) fn has_number(numeral: &[Inline]) -> bool {
    plain_text(numeral).contains(is_digit)
}

/// The words of a numeral that has a number, in stretches of one size that together are the text.
pub(super) fn stretches(text: &str) -> Vec<(Size, &str)> {
    let mut stretches: Vec<(Size, &str)> = Vec::new();
    let (mut start, mut end) = (0, 0);
    let mut current = None;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end_matches(char::is_whitespace);
        let size = if bare.contains(is_digit) {
            Size::Large
        } else {
            Size::Beside
        };
        for (size, part) in [(size, bare.len()), (Size::Beside, word.len() - bare.len())] {
            if part > 0 && current.is_some_and(|before| before != size) {
                stretches.extend(current.map(|before| (before, &text[start..end])));
                start = end;
            }
            if part > 0 {
                current = Some(size);
                end += part;
            }
        }
    }
    stretches.extend(current.map(|last| (last, &text[start..end])));
    stretches
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_number_is_large() {
        use Size::{Beside, Large};
        assert_eq!(stretches("83%"), [(Large, "83%")]);
        assert_eq!(
            stretches("77% (provisional)"),
            [(Large, "77%"), (Beside, " (provisional)")]
        );
        assert_eq!(stretches("around\u{a0}71%"), [(Beside, "around\u{a0}"), (Large, "71%")]);
        assert_eq!(
            stretches("8,000 to 9,000"),
            [(Large, "8,000"), (Beside, " to "), (Large, "9,000")]
        );
        assert!(stretches("").is_empty());
    }

    #[test]
    fn the_explanation_follows_the_first_line_break() {
        let text = |words: &str| Inline::Text(words.into());
        let paragraph = [
            text("83%"),
            Inline::LineBreak,
            text("of"),
            Inline::LineBreak,
            text("them"),
        ];
        assert_eq!(split(&paragraph), (&paragraph[..1], &paragraph[2..]));
        assert_eq!(split(&paragraph[..1]), (&paragraph[..1], &[][..]));
    }
}
