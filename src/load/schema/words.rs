//! Faults in words for officers, each at the key or the value concerned.

mod keys;
mod remedy;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use serde_json::Value;

use super::faults::way::{self, End};
use super::faults::{Bound, Fault, Wanted, Wrong};
use super::formats;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use crate::tree::{Entry, Found, Kind, Node, Shape};

/// Each fault as a diagnostic.
pub(super) fn diagnostics(faults: &[Fault], tree: &Node, source: &Arc<Source>, schema: &Value) -> Diagnostics {
    let meant = keys::meant_by_unknown_keys(faults);
    let said = |fault: &&Fault| match &fault.wrong {
        Wrong::Missing(key) => !meant.contains(&(fault.at.as_str(), key.as_str())),
        _ => true,
    };
    let speaker = |fault: &Fault| {
        let found = tree.find(&fault.at)?;
        let speaker = Speaker {
            fault,
            found,
            end: way::follow(schema, &fault.way),
            source,
            schema,
        };
        Some(speaker.diagnostic())
    };
    faults.iter().filter(said).filter_map(speaker).collect()
}

/// One fault, with all that can be said about it.
struct Speaker<'a> {
    fault: &'a Fault,
    found: Found<'a>,
    end: End<'a>,
    source: &'a Arc<Source>,
    schema: &'a Value,
}

impl Speaker<'_> {
    fn diagnostic(&self) -> Diagnostic {
        match &self.fault.wrong {
            Wrong::Unknown { key, known } => self.unknown(key, known),
            Wrong::Missing(key) => self.missing(key),
            Wrong::Type(wanted) => self.wrong_type(wanted),
            Wrong::Words(words) => self.none_of(words),
            Wrong::Least(limit, bound) => self.too_small(limit, *bound),
            Wrong::Most => self.too_large(),
            Wrong::Format(format) => self.format(format),
            Wrong::TooFew(limit) => self.too_few(*limit),
            Wrong::Pattern(pattern) => self.pattern(pattern),
            Wrong::TooMany(limit) => self.at_value(format!("{} holds more than {limit}", self.name())),
            Wrong::Repeated => self.at_value(format!("{} holds a value twice", self.name())),
            Wrong::Other(_) => {
                let message = format!("{} is not in the form expected here", self.value());
                self.described(self.at_value(message))
            }
        }
    }

    fn error(&self, bytes: Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(message).at(Place {
            source: Arc::clone(self.source),
            bytes,
        })
    }

    /// An error at the value; where nothing is written, at its key or at the dash of its list item.
    fn at_value(&self, message: impl Into<String>) -> Diagnostic {
        let bytes = self.found.node.bytes.clone();
        if !self.is_nothing() && !bytes.is_empty() {
            return self.error(bytes, message);
        }
        let before = self.source.text.get(..bytes.start).unwrap_or_default().trim_end();
        let place = match self.found.entry {
            Some(entry) if self.is_value_of(entry) => entry.key_bytes.clone(),
            _ if bytes.is_empty() && before.ends_with('-') => before.len() - 1..before.len(),
            _ => bytes,
        };
        self.error(place, message)
    }

    /// An error at the key that leads to the value; at the beginning of a list item or of the document.
    fn at_key(&self, message: impl Into<String>) -> Diagnostic {
        let node = self.found.node;
        let own_key = self
            .found
            .entry
            .filter(|entry| std::ptr::eq(&raw const entry.value, node));
        let first_key = match &node.shape {
            Shape::Mapping(entries) => entries.first().map(|entry| entry.key_bytes.clone()),
            Shape::Scalar(_) | Shape::List(_) => None,
        };
        let bytes = own_key.map(|entry| entry.key_bytes.clone()).or(first_key);
        self.error(bytes.unwrap_or_else(|| node.bytes.clone()), message)
    }

    fn is_nothing(&self) -> bool {
        self.found
            .node
            .scalar()
            .is_some_and(|scalar| scalar.kind == Kind::Nothing)
    }

    /// The key in backticks; "an entry of `key`" in a list, "the file" at the top.
    fn name(&self) -> String {
        let item = self
            .fault
            .at
            .rsplit('/')
            .next()
            .is_some_and(|step| step.parse::<usize>().is_ok());
        match self.found.entry {
            None if self.fault.at.is_empty() => "the file".to_owned(),
            Some(entry) if !item || self.is_value_of(entry) => format!("`{}`", entry.key),
            Some(entry) => format!("an entry of `{}`", entry.key),
            None => "an entry".to_owned(),
        }
    }

    fn is_value_of(&self, entry: &Entry) -> bool {
        std::ptr::eq(&raw const entry.value, self.found.node)
    }

    /// The value in backticks, cut to what a line holds.
    fn value(&self) -> String {
        match &self.found.node.shape {
            Shape::Scalar(scalar) => format!("`{}`", shortened(&scalar.text)),
            Shape::List(_) => "the list".to_owned(),
            Shape::Mapping(_) => "what stands here".to_owned(),
        }
    }

    /// The same with what the field is for, where the schema says it and nothing better has been said.
    fn described(&self, diagnostic: Diagnostic) -> Diagnostic {
        match self.end.description {
            Some(text) if !self.fault.at.is_empty() && diagnostic.hints.is_empty() => {
                diagnostic.hint(format!("`{}`: {}", self.mappings().join("."), first_paragraph(text)))
            }
            _ => diagnostic,
        }
    }

    /// The keys that lead to the value, without the numbers of list items.
    fn mappings(&self) -> Vec<String> {
        let steps = self
            .fault
            .at
            .split('/')
            .skip(1)
            .filter(|step| step.parse::<usize>().is_err());
        steps.map(|step| step.replace("~1", "/").replace("~0", "~")).collect()
    }

    /// " in `statistics`", and nothing at the top of the file.
    fn within(&self) -> String {
        if self.fault.at.is_empty() {
            String::new()
        } else {
            format!(" in {}", self.name())
        }
    }

    fn wrong_type(&self, wanted: &BTreeSet<Wanted>) -> Diagnostic {
        let wanted = self.in_words(wanted);
        if self.is_nothing() {
            return self.nothing(&wanted);
        }
        let verb = if wanted.starts_with("keys") {
            "must hold"
        } else {
            "must be"
        };
        let message = format!("{} {verb} {wanted}, found {}", self.name(), self.found_in_words());
        let diagnostic = self.at_value(message);
        let diagnostic = match self.remedy() {
            Some(remedy) => diagnostic.hint(remedy),
            None => diagnostic,
        };
        self.described(diagnostic)
    }

    /// What is wanted, text by its words or its format where it has any. A number or text with what qualifies it is
    /// the rarer way to write one, and not offered to somebody who has not tried it.
    fn in_words(&self, wanted: &BTreeSet<Wanted>) -> String {
        let both = wanted.contains(&Wanted::Whole) && wanted.contains(&Wanted::Number);
        let single = wanted.iter().any(|w| *w < Wanted::List);
        let words = wanted
            .iter()
            .filter(|w| !(both && **w == Wanted::Whole || single && **w == Wanted::Mapping))
            .filter_map(|wanted| match wanted {
                Wanted::Whole => Some("a whole number".to_owned()),
                Wanted::Number => Some("a number".to_owned()),
                Wanted::Text => Some(self.kind_of_text()),
                Wanted::Truth => Some("`true` or `false`".to_owned()),
                Wanted::List => Some("a list".to_owned()),
                Wanted::Mapping => Some("keys and values".to_owned()),
                Wanted::Nothing => None,
            });
        words.collect::<Vec<_>>().join(" or ")
    }

    fn kind_of_text(&self) -> String {
        let words = way::words(self.schema, self.end.field);
        if !words.is_empty() && words.len() <= 12 {
            return alternatives(&words);
        }
        let format = way::format(self.schema, self.end.field);
        format
            .and_then(formats::named)
            .map_or("text", |format| format.in_words)
            .to_owned()
    }

    fn found_in_words(&self) -> String {
        match &self.found.node.shape {
            Shape::Scalar(scalar) if scalar.kind == Kind::Text && scalar.text.is_empty() => "an empty text".to_owned(),
            Shape::Scalar(scalar) if scalar.kind == Kind::Text => format!("the text {}", self.value()),
            Shape::Scalar(_) => self.value(),
            Shape::List(_) => "a list".to_owned(),
            Shape::Mapping(_) => "keys and values".to_owned(),
        }
    }

    fn none_of(&self, words: &[String]) -> Diagnostic {
        if self.is_nothing() {
            return self
                .nothing("one of its words")
                .hint(format!("write {}", alternatives(words)));
        }
        let message = format!("{} cannot be {}", self.name(), self.value());
        let diagnostic = self.at_value(message);
        match keys::nearest(self.written(), words.iter().map(String::as_str)) {
            Some(meant) if words.len() == 1 => diagnostic.hint(format!("did you mean `{meant}`?")),
            Some(meant) => diagnostic.hint(format!("did you mean `{meant}`? It can be {}", alternatives(words))),
            None => diagnostic.hint(format!("write {}", alternatives(words))),
        }
    }

    /// The single value as text; nothing for a list or for keys and values.
    fn written(&self) -> &str {
        self.found
            .node
            .scalar()
            .map(|scalar| scalar.text.as_ref())
            .unwrap_or_default()
    }

    fn too_small(&self, limit: &Value, bound: Bound) -> Diagnostic {
        let negative = limit.as_f64() == Some(0.0) && bound == Bound::Included;
        let message = if negative {
            format!("{} is negative: {}", self.name(), self.value())
        } else {
            format!("{} is too small: {}", self.name(), self.value())
        };
        self.at_value(message).hint(self.limits())
    }

    fn too_large(&self) -> Diagnostic {
        let message = format!("{} is too large: {}", self.name(), self.value());
        self.at_value(message).hint(self.limits())
    }

    /// The limits that the schema sets, as a remedy: both where a person would name both, else the one that is passed.
    fn limits(&self) -> String {
        let limit = |name: &str| self.end.subschema.and_then(|schema| schema.get(name));
        let small = |limit: &&Value| limit.as_f64().is_some_and(|limit| limit.abs() <= 1000.0);
        if let (Some(least), Some(most)) = (limit("minimum").filter(small), limit("maximum").filter(small)) {
            return format!("write a number from {least} to {most}");
        }
        let passed = self.fault.way.rsplit('/').next().unwrap_or_default();
        let number = limit(passed).map(ToString::to_string).unwrap_or_default();
        match passed {
            "minimum" => format!("write {number} or more"),
            "exclusiveMinimum" => format!("write more than {number}"),
            "exclusiveMaximum" => format!("write less than {number}"),
            _ => format!("write at most {number}"),
        }
    }

    /// A name that is not written as names are, with the name that it might become; or a number that is not written as
    /// numbers of its kind are.
    fn pattern(&self, pattern: &str) -> Diagnostic {
        if pattern.starts_with("^[0-9]{2} ?[0-9]{3} ?[0-9]{3}") {
            let message = format!("{} cannot be {}", self.name(), self.value());
            return self.at_value(message).hint(keys::reference(self.written()));
        }
        if !pattern.starts_with("^[a-z]") {
            return self.described(self.at_value(format!("{} cannot be {}", self.name(), self.value())));
        }
        let (dash, signs) = if pattern.contains("_-") {
            ('-', "digits, - and _")
        } else {
            ('_', "digits and _")
        };
        let words: Vec<&str> = self
            .written()
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        let name = words.join(&dash.to_string()).to_lowercase();
        let example = if name.starts_with(|c: char| c.is_ascii_lowercase()) {
            name
        } else {
            format!("new{dash}policy")
        };
        self.at_value(format!("{} cannot be {}", self.name(), self.value()))
            .hint(format!(
                "begin with a small letter, and use small letters, {signs} only, as in `{example}`"
            ))
    }

    fn format(&self, format: &str) -> Diagnostic {
        match formats::named(format).and_then(|format| (format.refuses)(self.written())) {
            Some(not) => self
                .at_value(format!("{} is {}", self.value(), not.what))
                .hint(not.remedy),
            None => self.described(self.at_value(format!("{} is not written as expected here", self.value()))),
        }
    }

    fn too_few(&self, limit: u64) -> Diagnostic {
        match &self.found.node.shape {
            Shape::List(items) if items.is_empty() => {
                let delete = if self.is_required() { "" } else { ", or delete the line" };
                self.at_value(format!("{} is empty", self.name()))
                    .hint(format!("{}{delete}", self.at_least_one()))
            }
            Shape::Scalar(scalar) if scalar.text.is_empty() => {
                self.described(self.at_value(format!("{} is empty", self.name())))
            }
            _ => self.described(self.at_value(format!("{} needs at least {limit}", self.name()))),
        }
    }
}

fn listed(words: &[&str]) -> String {
    words
        .iter()
        .map(|word| format!("`{word}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

fn alternatives(words: &[String]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.as_slice() {
        [before @ .., last] if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        _ => quoted.concat(),
    }
}

fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() > MOST || line.len() < text.trim_end().len() {
        format!("{}…", line.chars().take(MOST).collect::<String>())
    } else {
        line.to_owned()
    }
}

fn first_paragraph(text: &str) -> String {
    let paragraph = text.split("\n\n").next().unwrap_or_default();
    paragraph
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .trim_end_matches('.')
        .to_owned()
}
