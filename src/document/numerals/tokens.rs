//! The words of a line, each with what it is a part of.
//!
//! In: inlines. Out: tokens without the signs around them. A computed figure is one token, however many words it has.

use std::ops::Range;

use crate::document::Inline;

/// A word, without the signs around it.
#[derive(Debug, Clone)]
pub(super) struct Token<'a> {
    /// The word.
    pub(super) text: String,
    /// The same in small letters.
    pub(super) lower: String,
    /// Where it stands in the plain text of the line.
    pub(super) bytes: Range<usize>,
    /// What stands between it and the next word, spaces aside: "," or ").".
    pub(super) after: String,
    /// The id of the figure that it is.
    pub(super) figure: Option<&'a str>,
    /// Whether it is a word of a link within the document, or of an address.
    pub(super) leads: bool,
}

impl Token<'_> {
    pub(super) fn has_digit(&self) -> bool {
        self.text.contains(|c: char| c.is_ascii_digit())
    }

    /// Whether the words after it say something else.
    pub(super) fn ends_clause(&self) -> bool {
        self.after.contains([',', ';', ':', '.', '?', '!', ')', '(', '–'])
    }

    fn ends_sentence(&self) -> bool {
        self.after.contains(['.', '?', '!', ':', '\n'])
    }
}

/// The tokens of some inlines.
pub(super) fn of(content: &[Inline]) -> Vec<Token<'_>> {
    let mut line = Line::default();
    line.push(content, false);
    line.tokens
}

/// The sentence of a line around a token.
pub(super) fn sentence(plain: &str, tokens: &[Token<'_>], at: usize) -> String {
    let start = tokens[..at].iter().rposition(Token::ends_sentence);
    let start = start.and_then(|end| tokens.get(end + 1)).or(tokens.first());
    let next = tokens[at..].iter().position(Token::ends_sentence);
    let next = next.and_then(|end| tokens.get(at + end + 1));
    let start = start.map_or(0, |token| token.bytes.start);
    let end = next.map_or(plain.len(), |token| token.bytes.start);
    plain.get(start..end).unwrap_or_default().trim_end().to_owned()
}

#[derive(Default)]
struct Line<'a> {
    tokens: Vec<Token<'a>>,
    /// Bytes of the plain text so far.
    length: usize,
}

impl<'a> Line<'a> {
    fn push(&mut self, content: &'a [Inline], leads: bool) {
        for inline in content {
            match inline {
                Inline::Text(text) => self.push_words(text, leads),
                Inline::Figure { id, text } => {
                    self.push_token(text, self.length, Some(id), leads);
                    self.length += text.len();
                }
                Inline::Strong(inner) | Inline::Emphasis(inner) => self.push(inner, leads),
                Inline::Link { target, content } => {
                    let leads = leads || ["#", "tel:", "mailto:"].iter().any(|start| target.starts_with(start));
                    self.push(content, leads);
                }
                Inline::LineBreak => {
                    if let Some(last) = self.tokens.last_mut() {
                        last.after.push('\n');
                    }
                    self.length += 1;
                }
            }
        }
    }

    fn push_words(&mut self, text: &str, leads: bool) {
        let is_sign = |c: char| !c.is_alphanumeric() && !matches!(c, '£' | '%');
        let mut start = 0;
        for piece in text.split_inclusive(char::is_whitespace) {
            let word = piece.trim_end();
            let bare = word.trim_matches(is_sign);
            let before = word.len() - word.trim_start_matches(is_sign).len();
            let lead = if bare.is_empty() { word } else { &word[..before] };
            if let Some(last) = self.tokens.last_mut() {
                last.after.push_str(lead);
            }
            if !bare.is_empty() {
                let is_address = bare.contains('@') || bare.contains("://") || bare.starts_with("www.");
                self.push_token(bare, self.length + start + before, None, leads || is_address);
                if let Some(last) = self.tokens.last_mut() {
                    last.after.push_str(&word[before + bare.len()..]);
                }
            }
            start += piece.len();
        }
        self.length += text.len();
    }

    fn push_token(&mut self, text: &str, start: usize, figure: Option<&'a str>, leads: bool) {
        self.tokens.push(Token {
            text: text.to_owned(),
            lower: text.to_lowercase(),
            bytes: start..start + text.len(),
            after: String::new(),
            figure,
            leads,
        });
    }
}
