//! Values put into a YAML file that somebody else wrote, with everything else in it as it was, byte by byte.
//!
//! In: a file, and values with the keys that lead to them. Out: its new text, or why a value cannot be put there. No file
//! is ever written anew from its content: comments, order, layout, line ends and a byte order mark stay. Whatever comes
//! out is read again, and refused unless it says what was there before and the new values beside it.

mod lines;
mod wanted;

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use serde_json::{Map, Value};

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use crate::load::tree;
use crate::load::{self, show};
use crate::tree::{Entry, Kind, Node, Shape};

pub use wanted::lines_of;
use wanted::{Wanted, block, in_braces, wanted};

/// A value to be put into a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The keys that lead to it, from the top of the file: `["statistics", "received", "total"]`.
    pub keys: Vec<String>,
    /// The value as YAML has it, in one line: `37`, `17 July 2024`.
    pub value: String,
    /// What is said of it after a `#`, where there is room; nothing if it is blank.
    pub comment: String,
}

/// What a file has under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Nothing, or the key without a value.
    Nothing,
    /// A single value.
    Single {
        /// The value as text, without quotation marks.
        text: String,
        /// Where it stands.
        place: Place,
        /// What is said of it after a `#` on its line.
        comment: Option<String>,
    },
    /// A mapping or a list.
    Several {
        /// Its content.
        content: Value,
        /// Where it begins.
        place: Place,
    },
}

/// A file whose values can be changed.
#[derive(Debug, Clone)]
pub struct Editable {
    /// The text with line feeds alone, in which places are told.
    source: Arc<Source>,
    /// The text as it is on the disk.
    raw: String,
}

/// A stretch of the text and what comes in its place.
struct Edit {
    bytes: Range<usize>,
    text: String,
}

impl Editable {
    /// Reads a file.
    ///
    /// # Errors
    /// A file that cannot be read, that is not UTF-8, or that is no YAML.
    pub fn read(path: &Path) -> Result<Self, Diagnostics> {
        let shown = show(path);
        // What keeps it from being read is told as everywhere.
        let text = load::read_text(path, &shown)?;
        let raw = std::fs::read(path)
            .map_err(|error| Diagnostic::error(format!("this file cannot be read: {error}")).in_file(shown.as_str()))?;
        let raw = String::from_utf8(raw).map_err(|_| {
            let other = Diagnostic::error("this file is not UTF-8, so no value is put into it").in_file(shown.as_str());
            other.hint("save it as plain text in UTF-8, then import again")
        })?;
        Self::checked(text.source, raw)
    }

    /// A file of this text.
    ///
    /// # Errors
    /// A text that is no YAML.
    pub fn new(shown: &str, raw: String) -> Result<Self, Diagnostics> {
        let text = load::decode(raw.as_bytes(), shown)?;
        Self::checked(text.source, raw)
    }

    fn checked(source: Arc<Source>, raw: String) -> Result<Self, Diagnostics> {
        let (tree, found) = tree::parse(&source);
        let is_mapping = tree.as_ref().is_some_and(|root| mapping(root).is_some());
        if found.has_errors() {
            return Err(found.sorted());
        }
        if !is_mapping {
            let other = Diagnostic::error("this file has no keys at its top").in_file(source.path.as_str());
            return Err(other.hint("a year file begins with `year:`").into());
        }
        Ok(Self { source, raw })
    }

    /// The text as it is on the disk.
    #[must_use]
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// What stands under each of these keys, in their order.
    #[must_use]
    pub fn standing<'k>(&self, keys: impl IntoIterator<Item = &'k [String]>) -> Vec<Standing> {
        let Some(root) = tree::of(&self.source) else {
            return Vec::new();
        };
        keys.into_iter().map(|keys| self.stands(root, keys)).collect()
    }

    fn stands(&self, root: &Node, keys: &[String]) -> Standing {
        let mut node = root;
        for key in keys {
            match mapping(node).and_then(|entries| entries.iter().find(|entry| entry.key == key.as_str())) {
                Some(entry) => node = &entry.value,
                None => return Standing::Nothing,
            }
        }
        let place = self.place(node.bytes.clone());
        match node.scalar() {
            Some(_) if is_nothing(node) => Standing::Nothing,
            Some(scalar) => Standing::Single {
                text: scalar.text.clone(),
                comment: lines::comment_after(&self.source.text, node.bytes.end)
                    .map(|bytes| self.source.text[bytes].trim_start_matches('#').trim().to_owned()),
                place,
            },
            None => Standing::Several {
                content: node.json(),
                place,
            },
        }
    }

    /// The text with these values. Where a key has a value already, that is replaced, and so is a comment after it on its
    /// line.
    ///
    /// # Errors
    /// Each value that cannot be put where it belongs: below a list or a single value, into a reference (`*name`), or
    /// wherever something else of the file would then be read otherwise.
    pub fn with(&self, settings: &[Setting]) -> Result<String, Diagnostics> {
        let Some(root) = tree::of(&self.source) else {
            return Ok(self.raw.clone());
        };
        let mut editing = Editing {
            file: self,
            edits: Vec::new(),
            found: Diagnostics::default(),
        };
        editing.put(root, &wanted(settings, 0), Around::Block(0));
        let Editing { mut edits, found, .. } = editing;
        if found.has_errors() {
            return Err(found.sorted());
        }
        // Of two insertions at one place the inner one comes first.
        edits.sort_by_key(|edit| edit.bytes.start);
        let text = lines::applied(&self.raw, &edits);
        if self.says(&text, root, settings) {
            Ok(text)
        } else {
            let spoilt = "the values cannot be put into this file without changing how the rest of it is read";
            let error = Diagnostic::error(spoilt).in_file(self.source.path.as_str());
            Err(error
                .hint("references (`&name`, `*name`) are the usual cause: write out what they stand for")
                .into())
        }
    }

    /// Whether a text says what this file says, and the settings beside it.
    fn says(&self, text: &str, root: &Node, settings: &[Setting]) -> bool {
        let Ok(after) = load::decode(text.as_bytes(), &self.source.path) else {
            return false;
        };
        let (Some(after), found) = tree::parse(&after.source) else {
            return false;
        };
        let mut expected = root.json();
        for setting in settings {
            expect(&mut expected, &setting.keys, &setting.value);
        }
        !found.has_errors() && after.json() == expected
    }

    fn place(&self, bytes: Range<usize>) -> Place {
        Place {
            source: Arc::clone(&self.source),
            bytes,
        }
    }
}

/// Puts a value into a content.
fn expect(content: &mut Value, keys: &[String], value: &str) {
    let mut content = content;
    for key in keys {
        if !content.is_object() {
            *content = Value::Object(Map::new());
        }
        content = &mut content[key.as_str()];
    }
    let source = Arc::new(Source::new("", value));
    *content = tree::of(&source).map_or(Value::Null, Node::json);
}

fn mapping(node: &Node) -> Option<&[Entry]> {
    match &node.shape {
        Shape::Mapping(entries) => Some(entries),
        Shape::Scalar(_) | Shape::List(_) => None,
    }
}

fn is_nothing(node: &Node) -> bool {
    node.scalar().is_some_and(|scalar| scalar.kind == Kind::Nothing)
}

/// What a mapping is written in.
#[derive(Clone, Copy)]
enum Around {
    /// Lines, whose keys begin at this column.
    Block(usize),
    /// Braces.
    Braces,
}

struct Editing<'f> {
    file: &'f Editable,
    edits: Vec<Edit>,
    found: Diagnostics,
}

impl Editing<'_> {
    /// Puts values into a mapping: into its entries where they are there, else after the last of them.
    fn put(&mut self, node: &Node, values: &[(&str, Wanted<'_>)], around: Around) {
        let text = &self.file.source.text;
        let entries = mapping(node).unwrap_or_default();
        if text[node.bytes.clone()].starts_with('*') {
            return self.refuse(
                node.bytes.clone(),
                "a value cannot be put into what a reference stands for",
            );
        }
        let around = match (around, entries.first()) {
            (Around::Braces, _) => Around::Braces,
            _ if text[node.bytes.start..].starts_with('{') => Around::Braces,
            (Around::Block(_), Some(first)) => Around::Block(lines::column(text, first.key_bytes.start)),
            (column, None) => column,
        };
        let mut missing = Vec::new();
        for (key, value) in values {
            match entries.iter().find(|entry| entry.key == *key) {
                Some(entry) => self.enter(entry, value, around),
                None => missing.push((*key, value.clone())),
            }
        }
        if !missing.is_empty() {
            self.add(node, &missing, around);
        }
    }

    fn enter(&mut self, entry: &Entry, value: &Wanted<'_>, around: Around) {
        let text = &self.file.source.text;
        let (node, bytes) = (&entry.value, entry.value.bytes.clone());
        match (&node.shape, value) {
            (Shape::Mapping(_), Wanted::Several(values)) => self.put(node, values, around),
            (Shape::Scalar(_), _) if text[bytes.clone()].starts_with('*') => {
                self.refuse(bytes, "a value cannot take the place of a reference");
            }
            (Shape::Scalar(_), Wanted::Single(setting)) if !bytes.is_empty() => {
                self.edits.push(Edit {
                    bytes: bytes.clone(),
                    text: setting.value.clone(),
                });
                self.comment(bytes.end, &setting.comment);
            }
            (Shape::Scalar(_), Wanted::Several(values)) if is_nothing(node) && !bytes.is_empty() => {
                self.edits.push(Edit {
                    bytes,
                    text: in_braces(values),
                });
            }
            (Shape::Scalar(_), _) if is_nothing(node) => self.fill(entry, value, around),
            (_, Wanted::Single(_)) => self.refuse(bytes, "a single value cannot take the place of several"),
            _ => self.refuse(bytes, "a value cannot be put below what has no keys"),
        }
    }

    /// After the colon of a key that has no value, or on the lines below it.
    fn fill(&mut self, entry: &Entry, value: &Wanted<'_>, around: Around) {
        let text = &self.file.source.text;
        let Some(colon) = text[entry.key_bytes.end..].find(':') else {
            return self.refuse(entry.key_bytes.clone(), "a value cannot be put here");
        };
        let after = entry.key_bytes.end + colon + 1;
        match (value, around) {
            (Wanted::Single(setting), _) => {
                self.insert(after, format!(" {}", setting.value));
                if lines::comment_after(text, after).is_none() {
                    self.comment(after, &setting.comment);
                }
            }
            (Wanted::Several(values), Around::Braces) => self.insert(after, format!(" {}", in_braces(values))),
            (Wanted::Several(values), Around::Block(column)) => {
                self.insert(
                    lines::line_end(text, after),
                    format!("\n{}", block(values, column + 2).trim_end()),
                );
            }
        }
    }

    /// After the last entry of a mapping.
    fn add(&mut self, node: &Node, values: &[(&str, Wanted<'_>)], around: Around) {
        let text = &self.file.source.text;
        let last = mapping(node).and_then(<[Entry]>::last);
        match (around, last) {
            (Around::Braces, Some(last)) => {
                let inner = in_braces(values);
                self.insert(lines::end_of(last), format!(", {}", &inner[1..inner.len() - 1]));
            }
            (Around::Braces, None) => {
                let inner = in_braces(values);
                self.insert(node.bytes.start + 1, inner[1..inner.len() - 1].to_owned());
            }
            (Around::Block(column), last) => {
                let end = last.map_or(node.bytes.start, lines::end_of);
                let at = lines::after_own_comments(text, lines::line_end(text, end), column);
                self.insert(at, format!("\n{}", block(values, column).trim_end()));
            }
        }
    }

    /// A comment after a value that ends here, in the place of one that is there; none where more of the line follows.
    fn comment(&mut self, end: usize, comment: &str) {
        let text = &self.file.source.text;
        if comment.is_empty() {
            return;
        }
        match lines::comment_after(text, end) {
            Some(bytes) => self.edits.push(Edit {
                bytes,
                text: lines::in_comment(comment),
            }),
            None if lines::ends_its_line(text, end) => {
                self.insert(end, format!("  {}", lines::in_comment(comment)));
            }
            None => {}
        }
    }

    fn insert(&mut self, at: usize, text: String) {
        self.edits.push(Edit { bytes: at..at, text });
    }

    fn refuse(&mut self, bytes: Range<usize>, why: &str) {
        let error = Diagnostic::error(why).at(self.file.place(bytes));
        self.found
            .push(error.hint("write it out as keys with values, or enter the new values by hand"));
    }
}

#[cfg(test)]
mod tests;
