//! Sentences of the document tree, word by word.
//!
//! In: the blocks of a passage and the words that they were written with. Out: sentences, in which a computed number is
//! told from a typed one and each word knows where it stands. Quotations are others' words and are left out.

use std::ops::Range;

use crate::document::{Block, Inline, ends_sentence};
use crate::units::{Exact, number_named, parse_decimal};

/// A word, a number or a sign of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    /// As it prints; words in small letters.
    pub(super) text: String,
    /// What it is.
    pub(super) kind: Kind,
    /// Where it stands in what was written; `None` where that cannot be told.
    bytes: Option<Range<usize>>,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    /// A word that was typed.
    Word,
    /// A number that was typed, a percentage as a proportion.
    Number(Exact),
    /// A computed number or word, with the id of its figure.
    Figure(String),
    /// A sign that parts clauses or brackets something.
    Sign,
}

impl Token {
    /// Whether it is this word or sign.
    pub(super) fn is(&self, word: &str) -> bool {
        matches!(self.kind, Kind::Word | Kind::Sign) && self.text == word
    }

    /// Whether it is one of these words or signs.
    pub(super) fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    /// The id of the figure that it is.
    pub(super) fn figure(&self) -> Option<&str> {
        match &self.kind {
            Kind::Figure(id) => Some(id),
            _ => None,
        }
    }

    /// The whole number above zero that was typed, in digits or as a word.
    fn whole(&self) -> Option<i32> {
        let number = match self.kind {
            Kind::Word => number_named(&self.text),
            Kind::Number(number) if number.is_integer() => i32::try_from(number.to_integer()).ok(),
            Kind::Number(_) | Kind::Figure(_) | Kind::Sign => None,
        };
        number.filter(|number| *number > 0)
    }

    /// Whether it is a typed percentage.
    pub(super) fn is_percentage(&self) -> bool {
        matches!(self.kind, Kind::Number(_)) && self.text.ends_with('%')
    }
}

/// A sentence; its end is not among its tokens.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Sentence {
    /// What it is made of.
    pub(super) tokens: Vec<Token>,
}

/// Words with which another clause begins.
const CONTRASTS: [&str; 6] = ["but", "while", "whereas", "although", "though", "whilst"];

impl Sentence {
    /// Its clauses, as runs of tokens. A bracket that holds nothing but a number parts nothing.
    pub(super) fn clauses(&self) -> Vec<Range<usize>> {
        let mut clauses = Vec::new();
        let mut start = 0;
        for at in 0..self.tokens.len() {
            let token = &self.tokens[at];
            let is_border = (token.kind == Kind::Sign && !token.is("%") && !self.is_around_a_number(at))
                || token.is_any(&CONTRASTS);
            if is_border {
                clauses.push(start..at);
                start = at + 1;
            }
        }
        clauses.push(start..self.tokens.len());
        clauses.retain(|clause| !clause.is_empty());
        clauses
    }

    fn is_around_a_number(&self, at: usize) -> bool {
        let is = |at: Option<usize>, sign: &str| at.and_then(|at| self.tokens.get(at)).is_some_and(|t| t.is(sign));
        (self.tokens[at].is("(") && is(at.checked_add(2), ")"))
            || (self.tokens[at].is(")") && is(at.checked_sub(2), "("))
    }

    /// Where a run of its tokens stands in what was written.
    pub(super) fn bytes(&self, tokens: Range<usize>) -> Option<Range<usize>> {
        let known = |token: &Token| token.bytes.clone();
        let first = self.tokens.get(tokens.start).and_then(known)?;
        let last = self.tokens.get(tokens.end.checked_sub(1)?).and_then(known)?;
        (first.start <= last.end).then_some(first.start..last.end)
    }

    /// How a run of its tokens reads.
    pub(super) fn words(&self, tokens: Range<usize>) -> String {
        let texts: Vec<&str> = self.tokens[tokens].iter().map(|token| token.text.as_str()).collect();
        texts.join(" ").replace('\u{a0}', " ")
    }

    /// Whether these words stand at a place.
    pub(super) fn has_at(&self, at: usize, words: &[&str]) -> bool {
        let tokens = self.tokens.get(at..at + words.len());
        tokens.is_some_and(|tokens| tokens.iter().zip(words).all(|(token, word)| token.is(word)))
    }

    /// Whether these words stand somewhere in a run of its tokens.
    pub(super) fn has(&self, within: Range<usize>, words: &[&str]) -> bool {
        within.into_iter().any(|at| self.has_at(at, words))
    }

    /// How many years are named at a place: "three years", "the last 3 years".
    pub(super) fn years_at(&self, at: usize) -> Option<i32> {
        let is_filler = |token: &&Token| token.is_any(&["the", "last", "past", "these"]);
        let number = at + self.tokens.get(at..)?.iter().take_while(is_filler).count();
        self.has_at(number + 1, &["years"])
            .then(|| self.tokens[number].whole())?
    }

    /// The ids of the figures in a run of its tokens.
    pub(super) fn figures(&self, within: Range<usize>) -> impl Iterator<Item = (usize, &str)> {
        let tokens = self.tokens[within.clone()].iter().enumerate();
        tokens.filter_map(move |(at, token)| Some((within.start + at, token.figure()?)))
    }
}

/// The sentences of some blocks, which were written as `source`.
pub(super) fn of_blocks(blocks: &[Block], source: &str) -> Vec<Sentence> {
    let mut reader = Reader::new(source);
    reader.blocks(blocks);
    reader.sentences
}

/// The sentences of plain words, in which nothing was computed.
pub(super) fn of_words(words: &str) -> Vec<Sentence> {
    let mut reader = Reader::new(words);
    reader.text(words);
    reader.end_sentence();
    reader.sentences
}

struct Reader<'t> {
    source: &'t str,
    /// How far the source has been read.
    read: usize,
    /// Whether anything may stand before the next word: marks of a list, the rest of a table.
    is_block_start: bool,
    sentence: Sentence,
    sentences: Vec<Sentence>,
}

impl<'t> Reader<'t> {
    fn new(source: &'t str) -> Self {
        Self {
            source,
            read: 0,
            is_block_start: true,
            sentence: Sentence::default(),
            sentences: Vec::new(),
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading { content, .. } | Block::Paragraph(content) => self.block(content),
                Block::Numbered(numbered) => self.blocks(&numbered.content),
                Block::List(list) => list.items.iter().for_each(|item| self.blocks(item)),
                Block::Frame { content, .. } => self.blocks(content),
                Block::Facts(facts) => facts.items.iter().for_each(|fact| self.block(&fact.value)),
                // Of a passage, only the words that the officer has given it.
                Block::Chart(chart) => self.block(&chart.title),
                Block::Quote(_) | Block::Table(_) | Block::PageBreak => {}
            }
        }
    }

    fn block(&mut self, content: &[Inline]) {
        self.is_block_start = true;
        self.inlines(content);
        self.end_sentence();
    }

    fn inlines(&mut self, content: &[Inline]) {
        // A figure that stands in the middle of a text must not break it, nor must emphasis.
        for inline in content {
            match inline {
                Inline::Text(words) => self.text(words),
                Inline::Figure { id, text } => self.figure(id, text),
                Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { content: inner, .. } => {
                    self.inlines(inner);
                }
                Inline::LineBreak => {}
            }
        }
    }

    fn text(&mut self, text: &str) {
        let is_parted = |next: Option<char>| next.is_none_or(char::is_whitespace);
        let (mut word, mut start) = (String::new(), 0);
        let mut letters = text.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            let next = letters.peek().map(|(_, next)| *next);
            if belongs_to_word(&word, letter, next) {
                word.push(letter);
                continue;
            }
            self.word(&word);
            word.clear();
            match letter {
                '.' | '!' | '?' if is_parted(next) && ends_sentence(&text[start..=at], &text[at + 1..]) => {
                    self.end_sentence();
                    start = at + 1;
                }
                ',' | ';' | ':' | '(' | ')' | '–' | '—' | '%' => self.sign(letter),
                '-' if next.is_some_and(char::is_whitespace) => self.sign('–'),
                _ => {}
            }
        }
        self.word(&word);
    }

    fn word(&mut self, written: &str) {
        let word = written.trim_end_matches(['\'', '’', '-', '/', '.']);
        if word.is_empty() {
            return;
        }
        let bytes = self.find(word);
        let kind = number(word).map_or(Kind::Word, Kind::Number);
        let text = match word.to_lowercase() {
            lowered if lowered.contains('’') => lowered.replace('’', "'"),
            lowered => lowered,
        };
        self.sentence.tokens.push(Token { text, kind, bytes });
    }

    fn sign(&mut self, sign: char) {
        self.sentence.tokens.push(Token {
            text: sign.to_string(),
            kind: Kind::Sign,
            bytes: None,
        });
    }

    fn figure(&mut self, id: &str, text: &str) {
        let bytes = self.find_figure(id);
        self.sentence.tokens.push(Token {
            text: text.to_owned(),
            kind: Kind::Figure(id.to_owned()),
            bytes,
        });
    }

    fn end_sentence(&mut self) {
        let sentence = std::mem::take(&mut self.sentence);
        if !sentence.tokens.is_empty() {
            self.sentences.push(sentence);
        }
    }

    /// Where a word stands: next after what was read before, past signs and what prints words of its own.
    fn find(&mut self, word: &str) -> Option<Range<usize>> {
        let rest = self.source.get(self.read..)?;
        // Nearly always it is the very next; a search has first to be made ready.
        let blank = rest.len() - rest.trim_start().len();
        let at = if rest[blank..].starts_with(word) {
            blank
        } else {
            rest.find(word)?
        };
        if !self.is_block_start && !is_passed_over(&rest[..at]) {
            return None;
        }
        self.is_block_start = false;
        let start = self.read + at;
        self.read = start + word.len();
        Some(start..self.read)
    }

    /// Where a figure is asked for: between the next braces that name it.
    fn find_figure(&mut self, id: &str) -> Option<Range<usize>> {
        let mut from = self.read;
        loop {
            let start = from + self.source.get(from..)?.find("{{")?;
            let end = start + self.source[start..].find("}}")? + 2;
            let inner = self.source[start + 2..end - 2].trim();
            let path = inner.split(['|', ' ', '\n']).next().unwrap_or_default();
            let name = path.split_once('.').map_or(path, |(_, name)| name).replace('_', "-");
            if !name.is_empty() && id.ends_with(&name) {
                self.read = end;
                self.is_block_start = false;
                return Some(start..end);
            }
            from = end;
        }
    }
}

/// Whether a letter goes on with a word: letters and digits, and the signs inside of words and numbers.
fn belongs_to_word(word: &str, letter: char, next: Option<char>) -> bool {
    let goes_on = next.is_some_and(char::is_alphanumeric);
    let after_digit = word.ends_with(|c: char| c.is_ascii_digit());
    match letter {
        '\'' | '’' | '-' | '/' => !word.is_empty() && goes_on,
        '.' | ',' => after_digit && next.is_some_and(|c| c.is_ascii_digit()),
        '%' => after_digit,
        '£' => word.is_empty() && goes_on,
        _ => letter.is_alphanumeric(),
    }
}

/// A typed number: 92%, 1,204, 4.6.
fn number(word: &str) -> Option<Exact> {
    if !word.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (digits, scale) = word.strip_suffix('%').map_or((word, 1), |digits| (digits, 100));
    Some(parse_decimal(&digits.replace(',', ""))? / scale)
}

/// Whether nothing but marks and braces stands here, which print no word that was typed.
fn is_passed_over(stretch: &str) -> bool {
    let mut rest = stretch;
    while let Some(start) = rest.find("{{") {
        let Some(end) = rest[start..].find("}}") else {
            return false;
        };
        if rest[..start].contains(char::is_alphanumeric) {
            return false;
        }
        rest = &rest[start + end + 2..];
    }
    // Where a link leads is no word of the sentence.
    rest.contains("](") || !rest.contains(char::is_alphanumeric)
}
