//! The facts at the top of a statement: authority, reference, category, decision and its day.

use crate::import::words::plain;
use std::ops::Range;

use super::{Kind, Paragraph};
use crate::import::case_list::reference_in;

/// Something that was found, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) text: String,
    pub(super) bytes: Range<usize>,
}

/// What stands at the top.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) reference: Option<Found>,
    pub(super) authority: Option<Found>,
    pub(super) category: Option<Found>,
    pub(super) sub_category: Option<Found>,
    pub(super) decision: Option<Found>,
    pub(super) decided: Option<Found>,
}

/// A fact that statements have at their top.
#[derive(Debug, Clone, Copy)]
enum Fact {
    Reference,
    Authority,
    Category,
    SubCategory,
    Decision,
    Decided,
}

/// The words before the colon, in lower case and without punctuation; of two that fit the longer stands first.
const LABELS: [(&str, Fact); 15] = [
    ("complaint reference", Fact::Reference),
    ("case reference", Fact::Reference),
    ("reference number", Fact::Reference),
    ("reference", Fact::Reference),
    ("complaint against", Fact::Authority),
    ("authority", Fact::Authority),
    ("organisation", Fact::Authority),
    ("sub category", Fact::SubCategory),
    ("subcategory", Fact::SubCategory),
    ("category", Fact::Category),
    ("date of decision", Fact::Decided),
    ("decision date", Fact::Decided),
    ("date decided", Fact::Decided),
    ("outcome", Fact::Decision),
    ("decision", Fact::Decision),
];

/// Whether a line begins with the label of a fact.
pub(super) fn is_fact(line: &str) -> bool {
    line.split_once(':').is_some_and(|(label, _)| fact_of(label).is_some())
}

/// Whether a line is the heading of the summary, or begins with it.
pub(super) fn is_summary(line: &str) -> bool {
    after_summary(line).is_some()
}

/// What follows the word "Summary" at the start of a line.
pub(super) fn after_summary(line: &str) -> Option<&str> {
    let word = line.get(..7).filter(|word| word.eq_ignore_ascii_case("summary"))?;
    let rest = line[word.len()..].trim_start();
    let after = rest.strip_prefix([':', '–', '-']).map(str::trim_start);
    after.or_else(|| rest.is_empty().then_some(""))
}

fn fact_of(label: &str) -> Option<Fact> {
    let label = plain(label);
    LABELS.iter().find(|(known, _)| *known == label).map(|(_, fact)| *fact)
}

/// The label with which a text ends, at the start of a word, and where it begins.
fn label_at_end(text: &str) -> Option<(usize, Fact)> {
    // Labels have three words at most; the longest that fits counts.
    let starts = text
        .rmatch_indices(' ')
        .map(|(space, _)| space + 1)
        .chain([0])
        .take(3)
        .collect::<Vec<_>>();
    starts
        .into_iter()
        .rev()
        .find_map(|start| Some((start, fact_of(&text[start..])?)))
}

/// The facts at the top, and the paragraphs after them.
pub(super) fn head(paragraphs: &[Paragraph]) -> (Head, &[Paragraph]) {
    let mut head = Head::default();
    let mut waiting: Vec<Fact> = Vec::new();
    let mut after = 0;
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let given = given(paragraph);
        let has_begun = head.reference.is_some() || head.decision.is_some() || head.category.is_some();
        let is_over =
            is_summary(&paragraph.text) || matches!(paragraph.kind, Kind::Numbered(_)) || is_of_body(paragraph);
        if has_begun && waiting.is_empty() && given.is_empty() && is_over {
            break;
        }
        if given.is_empty() && !waiting.is_empty() {
            // Labels that stand one below the other have their values below them in the same order.
            let fact = waiting.remove(0);
            head.take(fact, &paragraph.text, &paragraph.bytes);
            after = at + 1;
        } else if given.is_empty() && head.reference.is_none() && head.title(paragraph) {
            after = at + 1;
        }
        for (fact, value) in given {
            after = at + 1;
            if value.is_empty() {
                waiting.push(fact);
            } else {
                head.take(fact, &value, &paragraph.bytes);
            }
        }
    }
    (head, &paragraphs[after..])
}

fn is_of_body(paragraph: &Paragraph) -> bool {
    let words = plain(&paragraph.text);
    paragraph.kind == Kind::Heading && (words == "the complaint" || words.starts_with("the ombudsmans role"))
}

/// The facts of a paragraph, each with its value; several may stand side by side.
fn given(paragraph: &Paragraph) -> Vec<(Fact, String)> {
    if let Kind::Row(cells) = &paragraph.kind {
        let pairs = cells.chunks(2).filter_map(|pair| {
            let fact = fact_of(pair.first()?)?;
            Some((fact, pair.get(1)?.clone()))
        });
        return pairs.collect();
    }
    let text = &paragraph.text;
    if !is_fact(text) {
        return Vec::new();
    }
    let mut labels = Vec::new();
    let mut from = 0;
    for (colon, _) in text.match_indices(':') {
        if let Some((start, fact)) = label_at_end(text[from..colon].trim_end()) {
            labels.push((from + start, colon + 1, fact));
            from = colon + 1;
        }
    }
    let ends = labels.iter().skip(1).map(|(start, ..)| *start).chain([text.len()]);
    let values = labels.iter().zip(ends);
    values
        .map(|((_, start, fact), end)| (*fact, text[*start..end].trim().to_owned()))
        .collect()
}

impl Head {
    fn take(&mut self, fact: Fact, value: &str, bytes: &Range<usize>) {
        let value = match fact {
            Fact::Reference => reference_in(value).map(|(reference, _)| reference),
            _ => Some(value.to_owned()),
        };
        let field = match fact {
            Fact::Reference => &mut self.reference,
            Fact::Authority => &mut self.authority,
            Fact::Category => &mut self.category,
            Fact::SubCategory => &mut self.sub_category,
            Fact::Decision => &mut self.decision,
            Fact::Decided => &mut self.decided,
        };
        if let (None, Some(text)) = (&field, value) {
            *field = Some(Found {
                text,
                bytes: bytes.clone(),
            });
        }
    }

    /// Takes "Exampleshire County Council (24 001 234)".
    fn title(&mut self, paragraph: &Paragraph) -> bool {
        let text = &paragraph.text;
        let Some((reference, bytes)) = reference_in(text).filter(|_| text.chars().count() < 120) else {
            return false;
        };
        let authority = text[..bytes.start].trim_end_matches(['(', ' ', '-', '–', ':']);
        let rest = text[bytes.end..].trim_start_matches([')', ' ']);
        if !rest.is_empty() && authority.is_empty() {
            return false;
        }
        self.take(Fact::Reference, &reference, &paragraph.bytes);
        if !authority.is_empty() {
            self.take(Fact::Authority, authority, &paragraph.bytes);
        }
        true
    }
}
