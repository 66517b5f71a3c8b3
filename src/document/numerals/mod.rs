//! The numbers that stand in a document, each with what it is.
//!
//! In: blocks of the tree. Out: every number printed in them, in figures and in words, with its value and unit, and
//! whether it is a computed figure, a date, a reference, a law … or none of these, and so typed by hand. Pure: what has
//! a value that the data know is asked elsewhere.
//!
//! What is read as a number, and what is not:
//!
//! - Numbers in figures always are. Of one that is glued to letters ("12A", "16th") nothing but its name is meant.
//! - Numbers in words are read from "two" on, and as "half of", "a third of", "one in five" and "twice as many". "One"
//!   is a pronoun far more often than a count, and "first" or "second" tell an order: neither is ever read.
//! - "Two things", "the three stages" and "all four" tell how the words are arranged, or point back; beside a noun that
//!   the data count ("the three complaints") they are numbers all the same.
//! - "20 working days" is a length of time, as procedures and laws set them; "took 20 days" and "an average of 20 days"
//!   is a measurement, and has to come from somewhere.

mod kinds;
mod tokens;
mod values;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Block, ColumnRole, Inline, Table, plain_text};
use crate::figures::Unit;
use crate::units::Exact;
use tokens::Token;

/// A number as it is printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Numeral {
    /// Its words, without the signs around them: "34", "£1,500", "a third".
    pub words: String,
    /// Where they stand in the plain text of its line.
    pub bytes: Range<usize>,
    /// How often the first of its words has been typed before it, in the same blocks.
    pub nth: usize,
    /// The sentence that it stands in.
    pub sentence: String,
    /// What it is worth, in the scale of figures of its unit (see [`Unit::scale`]); `None` where it is only a name.
    pub value: Option<Exact>,
    /// What it counts.
    pub unit: Unit,
    /// What it is.
    pub kind: NumeralKind,
}

/// What a number in a document is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum NumeralKind {
    /// A figure that was computed, by its id.
    Figure(String),
    /// A day, or the month and year of one.
    Date,
    /// A year or a financial year.
    Year,
    /// A time of day.
    Time,
    /// What leads somewhere: a paragraph, a table, a page, a case, a telephone.
    Reference,
    /// A law, a part of one, or what a law, a policy or a plan sets: "a target of 90%".
    Law,
    /// A name with a number in it: a stage, an age group, the residents that a rate is for.
    Name,
    /// A length of time, as procedures set them, or of a way.
    Length,
    /// How the words are arranged, or what they point back to: "two things", "all three".
    Arrangement,
    /// None of these: somebody has typed it.
    Typed,
}

impl NumeralKind {
    /// Its name in a count by kind.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Figure(_) => "figure",
            Self::Date => "date",
            Self::Year => "year",
            Self::Time => "time of day",
            Self::Reference => "reference",
            Self::Law => "law",
            Self::Name => "name",
            Self::Length => "length of time",
            Self::Arrangement => "arrangement of words",
            Self::Typed => "typed",
        }
    }
}

/// Every number in some inlines, in order.
///
/// # Example
/// ```
/// use annual_review::document::{numerals, Inline, NumeralKind};
/// let found = numerals(&[Inline::Text("On 1 April 2023 stage 2 had 34 complaints.".into())]);
/// let kinds: Vec<_> = found.iter().map(|numeral| (numeral.words.as_str(), numeral.kind.name())).collect();
/// assert_eq!(kinds, [("1", "date"), ("2023", "date"), ("2", "name"), ("34", "typed")]);
/// ```
#[must_use]
pub fn numerals(content: &[Inline]) -> Vec<Numeral> {
    let mut reader = Reader::default();
    reader.line(content);
    reader.found
}

/// Every number in some blocks, in reading order; a number of things that a list then names is how the words are
/// arranged.
#[must_use]
pub fn numerals_in(blocks: &[Block]) -> Vec<Numeral> {
    let mut reader = Reader::default();
    reader.blocks(blocks);
    reader.found
}

/// Reads line after line.
#[derive(Default)]
struct Reader {
    found: Vec<Numeral>,
    /// How often each word has been typed so far.
    typed: BTreeMap<String, usize>,
}

impl Reader {
    fn line(&mut self, content: &[Inline]) {
        let plain = plain_text(content);
        let tokens = tokens::of(content);
        let mut at = 0;
        while at < tokens.len() {
            let (mut numeral, length) = read(&plain, &tokens, at);
            if let Some(numeral) = &mut numeral {
                numeral.nth = self.typed.get(&tokens[at].text).copied().unwrap_or_default();
            }
            self.found.extend(numeral);
            for token in tokens[at..at + length].iter().filter(|token| token.figure.is_none()) {
                match self.typed.get_mut(&token.text) {
                    Some(often) => *often += 1,
                    None => _ = self.typed.insert(token.text.clone(), 1),
                }
            }
            at += length;
        }
    }

    /// A line that names what stands beside or below it: a number that it begins with, or is, leads there.
    fn name(&mut self, content: &[Inline]) {
        let first = self.found.len();
        self.line(content);
        let words = plain_text(content);
        let Some(numeral) = self.found.get_mut(first) else {
            return;
        };
        let is_label = words.starts_with(&format!("{}.", numeral.words)) || words.trim() == numeral.words;
        if is_label && numeral.kind == NumeralKind::Typed && numeral.unit == Unit::Count {
            numeral.kind = NumeralKind::Reference;
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for (at, block) in blocks.iter().enumerate() {
            let first = self.found.len();
            self.block(block);
            let Some(Block::List(list)) = blocks.get(at + 1) else {
                continue;
            };
            let listed = i128::try_from(list.items.len()).map(Exact::from_integer).ok();
            let announces = |numeral: &&mut Numeral| {
                numeral.kind == NumeralKind::Typed
                    && numeral.value == listed
                    && numeral.unit == Unit::Count
                    && numeral.sentence.ends_with(':')
            };
            if let Some(numeral) = self.found[first..].iter_mut().rev().find(announces) {
                numeral.kind = NumeralKind::Arrangement;
            }
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { content, .. } => self.name(content),
            Block::Paragraph(content) => self.line(content),
            Block::Numbered(numbered) => self.blocks(&numbered.content),
            Block::Frame { content, .. } | Block::Quote(content) => self.blocks(content),
            Block::List(list) => list.items.iter().for_each(|item| self.blocks(item)),
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => {
                chart.lines().for_each(|words| self.line(words));
                chart.table().into_iter().for_each(|table| self.table(table));
            }
            Block::Facts(facts) => {
                for fact in &facts.items {
                    self.line(&fact.label);
                    self.line(&fact.value);
                }
            }
            Block::PageBreak => {}
        }
    }

    fn table(&mut self, table: &Table) {
        self.line(&table.caption);
        table.columns.iter().for_each(|column| self.line(&column.heading));
        for row in &table.rows {
            for (cell, column) in row.cells.iter().zip(&table.columns) {
                match column.role {
                    ColumnRole::RowHeader => self.name(cell),
                    ColumnRole::Data => self.line(cell),
                }
            }
        }
        table.notes.iter().for_each(|note| self.line(note));
    }
}

/// The number that stands at a token, if one does, and how many tokens it takes.
fn read(plain: &str, tokens: &[Token<'_>], at: usize) -> (Option<Numeral>, usize) {
    let token = &tokens[at];
    let numeral = |length: usize, value, unit, kind| {
        let bytes = token.bytes.start..tokens[at + length - 1].bytes.end;
        let numeral = Numeral {
            words: plain.get(bytes.clone()).unwrap_or_default().to_owned(),
            bytes,
            nth: 0,
            sentence: tokens::sentence(plain, tokens, at),
            value,
            unit,
            kind,
        };
        (Some(numeral), length)
    };
    if let Some(id) = token.figure {
        let is_number = token.has_digit() || token.text.split_whitespace().any(values::is_word);
        return if is_number {
            numeral(1, None, Unit::Words, NumeralKind::Figure(id.to_owned()))
        } else {
            (None, 1)
        };
    }
    if let Some(number) = values::at(tokens, at) {
        let kind = kinds::of_number(tokens, at, &number);
        return numeral(
            number.length,
            Some(number.value / number.unit.scale()),
            number.unit,
            kind,
        );
    }
    if token.has_digit() {
        return numeral(1, None, Unit::Words, kinds::of_sign(tokens, at));
    }
    (None, 1)
}
