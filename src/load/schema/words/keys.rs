//! Keys that should not be there, and keys that should.

use std::collections::BTreeSet;

use schemars::JsonSchema;

use super::super::compiled;
use super::super::faults::{Fault, Wrong};
use super::{Speaker, alternatives, first_paragraph, listed, way};
use crate::diagnostic::{self, Diagnostic};
use crate::model::{Council, Style};
use crate::tree::{Entry, Kind, Shape};

/// Whether files of this kind have a key of this name at their top.
fn is_of<T: JsonSchema + 'static>(key: &str) -> bool {
    compiled::<T>()
        .schema
        .pointer("/properties")
        .is_some_and(|known| known.get(key).is_some())
}

impl Speaker<'_> {
    pub(super) fn unknown(&self, key: &str, known: &[String]) -> Diagnostic {
        let Shape::Mapping(entries) = &self.found.node.shape else {
            return self.at_value(format!("unknown key `{key}`"));
        };
        let written = |key: &str| entries.iter().find(|entry| entry.key == key);
        let bytes = written(key).map_or(0..0, |entry| entry.key_bytes.clone());
        let diagnostic = self.error(bytes, format!("unknown key `{key}`{}", self.within()));
        let (given, free): (Vec<&str>, Vec<&str>) =
            known.iter().map(String::as_str).partition(|key| written(key).is_some());
        if let Some((before, value)) = key.split_once(':') {
            // `{label :Remedies}`: without a space after its colon, all of it is a key.
            if let Some(meant) = nearest(before, free.iter().copied()) {
                return diagnostic.hint(format!(
                    "write `{meant}: {}`, with a space after the colon",
                    value.trim()
                ));
            }
        }
        if let Some(remedy) = parted_number(key, entries).or_else(|| self.parted_text(key, entries)) {
            return diagnostic.hint(remedy);
        }
        if given.contains(&key) {
            // Known in another of the shapes that the value may take.
            let others: Vec<&str> = entries
                .iter()
                .map(|entry| entry.key.as_ref())
                .filter(|k| *k != key)
                .collect();
            return diagnostic.hint(format!("it cannot stand beside {}; keep one of them", listed(&others)));
        }
        if let Some(meant) = nearest(key, free.iter().copied()) {
            return diagnostic.hint(format!("did you mean `{meant}`?"));
        }
        if let Some(meant) = nearest(key, given.iter().copied()) {
            return diagnostic.hint(format!("`{meant}` is known, but is given already; delete this line"));
        }
        let patterns = self
            .end
            .subschema
            .and_then(|subschema| subschema.get("patternProperties"));
        if patterns.is_some() {
            return diagnostic.hint("keys here are whole numbers");
        }
        let keys = if free.is_empty() {
            "delete it: all keys that are known here are given already".to_owned()
        } else {
            format!("keys that can stand here: {}", listed(&free))
        };
        match way::home_of(self.schema, key).filter(|home| *home != self.mappings()) {
            Some(home) if home.is_empty() => {
                diagnostic.hint(format!("`{key}` stands at the top of the file, without indentation"))
            }
            Some(home) => diagnostic.hint(format!("`{key}` stands in `{}`; check the indentation", home.join("."))),
            None if self.mappings().is_empty() && is_of::<Council>(key) => {
                diagnostic.hint(format!("`{key}` stands in council.yaml, once for all years"))
            }
            None if self.mappings().is_empty() && is_of::<Style>(key) => {
                diagnostic.hint(format!("`{key}` stands in a house style, in the folder styles/"))
            }
            None => diagnostic.hint(keys),
        }
    }

    /// What to write for `{name: Barnes, Ms D}`, where `Ms D` is read as a key.
    fn parted_text(&self, key: &str, entries: &[Entry]) -> Option<String> {
        let (before, after) = parted(key, entries)?;
        let text = self.source.text.get(before.value.bytes.start..after.key_bytes.end)?;
        let between = self.source.text.get(before.value.bytes.end..after.key_bytes.start)?;
        let is_plain = !text.starts_with(['"', '\'', '[', '{', '|', '>']) && !text.contains('\n');
        (is_plain && between.trim() == ",")
            .then(|| format!("a comma ends a value here; put it in quotation marks: `\"{text}\"`"))
    }

    pub(super) fn missing(&self, key: &str) -> Diagnostic {
        let diagnostic = self.at_key(format!("`{key}` is missing{}", self.within()));
        let purpose = self
            .end
            .subschema
            .and_then(|subschema| way::of_key(self.schema, subschema, key));
        let words = way::words_of_key(self.schema, self.end.field, key);
        diagnostic.hint(match purpose {
            Some(text) => format!("add `{key}:` ({})", first_paragraph(text)),
            None if words.is_empty() => format!("add `{key}:` with its value"),
            None => format!("add `{key}:` with {}", alternatives(&words)),
        })
    }
}

/// The entry of a key with the one before it, where nothing but a comma stands between them and the key has no value.
fn parted<'e>(key: &str, entries: &'e [Entry]) -> Option<(&'e Entry, &'e Entry)> {
    let at = entries.iter().position(|entry| entry.key == key)?;
    let (before, after) = (entries.get(at.checked_sub(1)?)?, &entries[at]);
    let is_bare = after.value.scalar()?.kind == Kind::Nothing && after.value.bytes.is_empty();
    is_bare.then_some((before, after))
}

/// What to write for `{value: 1,200}`, where `200` is read as a key.
fn parted_number(key: &str, entries: &[Entry]) -> Option<String> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (before, after) = parted(key, entries)?;
    let whole = &before.value.scalar()?.text;
    let touches = before.value.bytes.end + 1 == after.key_bytes.start;
    match key.len() {
        _ if !touches || !digits(key) || !digits(whole) => None,
        1 | 2 => Some(format!("write {whole}.{key}, with a decimal point")),
        3 => Some(format!("write {whole}{key}, without the comma")),
        _ => Some("write the number without a comma".to_owned()),
    }
}

/// The keys that were meant where an unknown one is given: they are not missing, only misspelt.
pub(super) fn meant_by_unknown_keys(faults: &[Fault]) -> BTreeSet<(&str, &str)> {
    let meant = |fault: &'_ Fault| match &fault.wrong {
        Wrong::Unknown { key, known } => {
            let key = key.split(':').next().unwrap_or_default();
            nearest(key, known.iter().map(String::as_str)).map(str::to_owned)
        }
        _ => None,
    };
    let misspelt: Vec<(&str, String)> = faults.iter().filter_map(|f| Some((f.at.as_str(), meant(f)?))).collect();
    let is_meant = |at: &str, key: &str| misspelt.iter().any(|(a, k)| *a == at && k == key);
    let missing = faults.iter().filter_map(|fault| match &fault.wrong {
        Wrong::Missing(key) if is_meant(&fault.at, key) => Some((fault.at.as_str(), key.as_str())),
        _ => None,
    });
    missing.collect()
}

/// How the Ombudsman's reference of a case is written, from its digits where these are right.
pub(super) fn reference(written: &str) -> String {
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let is_spelt_otherwise = digits.len() == 8 && !written.contains(|c: char| c.is_alphabetic());
    if is_spelt_otherwise {
        let (year, number) = digits.split_at(2);
        let (thousands, rest) = number.split_at(3);
        format!("write its digits with spaces: {year} {thousands} {rest}")
    } else {
        "a reference of the Ombudsman's has eight digits with spaces between them, as in 24 001 207".to_owned()
    }
}

/// The word most like this one, if any is like enough to have been meant.
pub(super) fn nearest<'w>(written: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    diagnostic::nearest(written, words).first().copied()
}
