//! Faults in words for officers, each at the key or the value concerned.

mod remedy;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use serde_json::Value;

use super::super::tree::{Found, Kind, Node, Shape};
use super::faults::way::{self, End};
use super::faults::{Bound, Fault, Wanted, Wrong};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};

/// Each fault as a diagnostic.
pub(super) fn diagnostics(faults: &[Fault], tree: &Node<'_>, source: &Arc<Source>, schema: &Value) -> Diagnostics {
    let meant = meant_by_unknown_keys(faults);
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
            tree,
            source,
            schema,
        };
        Some(speaker.diagnostic())
    };
    faults.iter().filter(said).filter_map(speaker).collect()
}

/// The keys that were meant where an unknown one is given: they are not missing, only misspelt.
fn meant_by_unknown_keys(faults: &[Fault]) -> BTreeSet<(&str, &str)> {
    let meant = |fault: &'_ Fault| match &fault.wrong {
        Wrong::Unknown { key, known } => nearest(key, known.iter().map(String::as_str)).map(str::to_owned),
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

/// The word most like this one, if any is like enough to have been meant.
fn nearest<'w>(written: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let plain = |word: &str| word.to_lowercase().replace(['-', '_', ' '], "");
    let written = plain(written);
    let likeness = |word: &&'w str| {
        let word = plain(word);
        let steps = strsim::damerau_levenshtein(&written, &word);
        let longer = written.chars().count().max(word.chars().count());
        (steps * 3 <= longer).then_some(steps)
    };
    words
        .filter_map(|word| likeness(&word).map(|steps| (steps, word)))
        .min()
        .map(|(_, word)| word)
}

/// One fault, with all that can be said about it.
struct Speaker<'a> {
    fault: &'a Fault,
    found: Found<'a, 'a>,
    end: End<'a>,
    tree: &'a Node<'a>,
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
            Wrong::Most(limit, bound) => self.too_large(limit, *bound),
            Wrong::Format(format) => self.format(format),
            Wrong::TooFew(limit) => self.too_few(*limit),
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

    /// An error at the value, or at its key where nothing is written.
    fn at_value(&self, message: impl Into<String>) -> Diagnostic {
        let bytes = self.found.node.bytes.clone();
        let key = self.found.entry.map(|entry| entry.key_bytes.clone());
        let written = !bytes.is_empty() && !self.is_nothing();
        self.error(if written { bytes } else { key.unwrap_or(bytes) }, message)
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

    /// The key in backticks; "this item" in a list, "the file" at the top.
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
            _ => "this item".to_owned(),
        }
    }

    fn is_value_of(&self, entry: &super::super::tree::Entry<'_>) -> bool {
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

    /// The same, with what the field is for, where the schema says it.
    fn described(&self, diagnostic: Diagnostic) -> Diagnostic {
        match self.end.description {
            Some(text) => diagnostic.hint(format!("`{}`: {}", self.path(), first_paragraph(text))),
            None => diagnostic,
        }
    }

    /// The keys that lead to the value, joined by dots, without the numbers of list items.
    fn path(&self) -> String {
        let steps = self
            .fault
            .at
            .split('/')
            .skip(1)
            .filter(|step| step.parse::<usize>().is_err());
        steps
            .map(|step| step.replace("~1", "/").replace("~0", "~"))
            .collect::<Vec<_>>()
            .join(".")
    }

    fn unknown(&self, key: &str, known: &BTreeSet<String>) -> Diagnostic {
        let Shape::Mapping(entries) = &self.found.node.shape else {
            return self.at_value(format!("unknown key `{key}`"));
        };
        let bytes = entries
            .iter()
            .find(|entry| entry.key == key)
            .map_or(0..0, |entry| entry.key_bytes.clone());
        let wher = if self.fault.at.is_empty() {
            String::new()
        } else {
            format!(" in {}", self.name())
        };
        let diagnostic = self.error(bytes, format!("unknown key `{key}`{wher}"));
        let free: Vec<&str> = known
            .iter()
            .map(String::as_str)
            .filter(|k| !entries.iter().any(|entry| entry.key == *k))
            .collect();
        match nearest(key, free.iter().copied()) {
            Some(meant) => diagnostic.hint(format!("did you mean `{meant}`?")),
            None if free.is_empty() => diagnostic.hint("delete it: all keys that are known here are given already"),
            None => diagnostic.hint(format!("keys that can stand here: {}", listed(&free))),
        }
    }

    fn missing(&self, key: &str) -> Diagnostic {
        let wher = if self.fault.at.is_empty() {
            String::new()
        } else {
            format!(" in {}", self.name())
        };
        let diagnostic = self.at_key(format!("`{key}` is missing{wher}"));
        let purpose = self
            .end
            .subschema
            .and_then(|subschema| way::of_key(self.schema, subschema, key));
        diagnostic.hint(match purpose {
            Some(text) => format!("add `{key}:` ({})", first_paragraph(text)),
            None => format!("add `{key}:` with its value"),
        })
    }

    fn wrong_type(&self, wanted: &BTreeSet<Wanted>) -> Diagnostic {
        let wanted = in_words(wanted);
        if self.is_nothing() {
            return self.nothing(&wanted);
        }
        let message = format!("{} must be {}, found {}", self.name(), wanted, self.found_in_words());
        let diagnostic = self.at_value(message);
        let diagnostic = match self.remedy() {
            Some(remedy) => diagnostic.hint(remedy),
            None => diagnostic,
        };
        self.described(diagnostic)
    }

    fn found_in_words(&self) -> String {
        match &self.found.node.shape {
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
        let message = format!("{} cannot be {}", self.name(), self.found_in_words());
        let diagnostic = self.at_value(message);
        let written = self
            .found
            .node
            .scalar()
            .map(|scalar| scalar.text.as_ref())
            .unwrap_or_default();
        let diagnostic = match nearest(written, words.iter().map(String::as_str)) {
            Some(meant) if words.len() > 1 => diagnostic.hint(format!("did you mean `{meant}`?")),
            _ => diagnostic,
        };
        self.described(diagnostic.hint(format!("write {}", alternatives(words))))
    }

    fn too_small(&self, limit: &Value, bound: Bound) -> Diagnostic {
        let negative = limit.as_f64() == Some(0.0) && bound == Bound::Included;
        let message = if negative {
            format!("{} is negative: {}", self.name(), self.value())
        } else {
            format!("{} is too small: {}", self.name(), self.value())
        };
        self.described(self.at_value(message).hint(self.limits()))
    }

    fn too_large(&self, _: &Value, _: Bound) -> Diagnostic {
        let message = format!("{} is too large: {}", self.name(), self.value());
        self.described(self.at_value(message).hint(self.limits()))
    }

    /// The limits that the schema sets, as a remedy.
    fn limits(&self) -> String {
        let keyword = |name: &str| {
            self.end
                .subschema
                .and_then(|schema| schema.get(name))
                .map(ToString::to_string)
        };
        let least = keyword("minimum").map(|n| format!("{n} or more"));
        let least = least.or_else(|| keyword("exclusiveMinimum").map(|n| format!("more than {n}")));
        let most = keyword("maximum").map(|n| format!("at most {n}"));
        let most = most.or_else(|| keyword("exclusiveMaximum").map(|n| format!("less than {n}")));
        // The largest number that the program can hold is no advice for someone who wrote a negative one.
        let most = most.filter(|_| matches!(self.fault.wrong, Wrong::Most(..)) || !self.is_machine_sized());
        let limits: Vec<String> = least.into_iter().chain(most).collect();
        format!("write a number that is {}", limits.join(" and "))
    }

    fn is_machine_sized(&self) -> bool {
        let format = self
            .end
            .subschema
            .and_then(|schema| schema.get("format"))
            .and_then(Value::as_str);
        let most = self
            .end
            .subschema
            .and_then(|schema| schema.get("maximum"))
            .and_then(Value::as_u64);
        format.is_some_and(|format| format.contains("int")) && most.is_some_and(|most| most >= i32::MAX as u64)
    }

    fn format(&self, format: &str) -> Diagnostic {
        let text = self
            .found
            .node
            .scalar()
            .map(|scalar| scalar.text.as_ref())
            .unwrap_or_default();
        match remedy::of_format(format, text) {
            Some(not) => self
                .at_value(format!("{} is {}", self.value(), not.what))
                .hint(not.remedy),
            None => self.described(self.at_value(format!("{} is not written as expected here", self.value()))),
        }
    }

    fn too_few(&self, limit: u64) -> Diagnostic {
        match &self.found.node.shape {
            Shape::List(items) if items.is_empty() => self
                .at_value(format!("{} is an empty list", self.name()))
                .hint("write at least one item, or delete the line"),
            Shape::Scalar(scalar) if scalar.text.is_empty() => {
                self.described(self.at_value(format!("{} is empty", self.name())))
            }
            _ => self.described(self.at_value(format!("{} needs at least {limit}", self.name()))),
        }
    }
}

fn in_words(wanted: &BTreeSet<Wanted>) -> String {
    let both = wanted.contains(&Wanted::Whole) && wanted.contains(&Wanted::Number);
    let words = wanted
        .iter()
        .filter(|w| !(both && **w == Wanted::Whole))
        .filter_map(|wanted| match wanted {
            Wanted::Whole => Some("a whole number"),
            Wanted::Number => Some("a number"),
            Wanted::Text => Some("text"),
            Wanted::Truth => Some("`true` or `false`"),
            Wanted::List => Some("a list"),
            Wanted::Mapping => Some("keys and values"),
            Wanted::Nothing => None,
        });
    words.collect::<Vec<_>>().join(" or ")
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
