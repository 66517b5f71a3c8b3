//! From a text to its tree, within a budget.
//!
//! In: a text, read by the parser underneath `serde-saphyr` (its untyped reading would turn `012` into 12 and `4.60` into
//! 4.6; its events keep the text and give every place in bytes). Out: a [`Node`] with its aliases expanded, or what is
//! wrong with the text as YAML.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use serde_saphyr::granit_parser::{Event, Options, Parser, ScalarStyle, Span, StrInput, Tag};

use super::syntax;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use crate::tree::{Entry, Kind, Node, Scalar, Shape};

/// Deepest nesting. The model needs about six levels; all that walks the tree does so by recursion.
const DEEPEST: usize = 48;
/// Most values in one file with its aliases expanded, 64 bytes of text counting as one more. A file of 5 MB fits;
/// a "billion laughs" stops here within milliseconds.
const MOST: usize = 250_000;

/// Most repeated keys that are said of one mapping.
const MOST_REPETITIONS: usize = 50;

/// The tree of a file, which is read as YAML once, however often it is asked for; none where it is no YAML. Of a file that
/// has become a type of the model, numbers that are meant as text are text.
pub(crate) fn of(source: &Arc<Source>) -> Option<&Node> {
    source.tree(|| parse(source).0)
}

/// Reads a text as one YAML document.
///
/// The tree is there even where some things are wrong with it (a key given twice, a reference to nothing), so that
/// whatever else is wrong can be said in the same run; it is `None` where the text is no YAML or passes the budget.
pub(crate) fn parse(source: &Arc<Source>) -> (Option<Node>, Diagnostics) {
    let mut builder = Builder {
        source,
        open: Vec::new(),
        anchors: BTreeMap::new(),
        root: None,
        spent: 0,
        documents: 0,
        misplaced: false,
        found: Diagnostics::default(),
    };
    let parser: Parser<'_, StrInput<'_>> = Parser::new_from_str_with_options(&source.text, parser_options());
    for next in parser {
        let step = match next {
            Ok((event, span)) => builder.take(event, &span),
            Err(error) => Err(syntax::explain(source, &error)),
        };
        if let Err(diagnostic) = step {
            // What is wrong with a line may already have been said where the parser then stopped.
            let line = |d: &Diagnostic| d.place.as_ref().map(|place| place.line_and_column().0);
            if builder.found.iter().all(|said| line(said) != line(&diagnostic)) {
                builder.found.push(diagnostic);
            }
            return (None, builder.found);
        }
    }
    let root = builder.root.unwrap_or_default();
    ((!builder.misplaced).then_some(root), builder.found)
}

fn parser_options() -> Options {
    let mut options = Options::default();
    options.emit_unresolved_aliases = true;
    options.set_emit_comments(false);
    // One more than the builder allows, so that its own message is given in all but flow collections.
    options.flow_nesting_limit = DEEPEST + 1;
    options.block_nesting_limit = DEEPEST + 1;
    options
}

struct Builder<'s> {
    source: &'s Arc<Source>,
    open: Vec<Open>,
    anchors: BTreeMap<usize, Anchored>,
    root: Option<Node>,
    spent: usize,
    documents: usize,
    /// Whether a key stands where it cannot be meant, so that what follows from its place is not worth saying.
    misplaced: bool,
    found: Diagnostics,
}

/// A collection whose end has not yet come.
struct Open {
    start: usize,
    end: usize,
    anchor: usize,
    items: Items,
}

enum Items {
    List(Vec<Node>),
    Mapping(Vec<Entry>, Pending),
}

/// What a mapping waits for.
enum Pending {
    Key,
    Value(String, Range<usize>),
    /// The value of a key that was refused.
    Skipped,
}

struct Anchored {
    node: Node,
    height: usize,
    cost: usize,
}

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, span: &Span) -> Result<(), Diagnostic> {
        let bytes = span.byte_range().unwrap_or(0..0);
        match event {
            Event::DocumentStart(..) => self.document(bytes),
            Event::Scalar(text, style, anchor, tag) => {
                let node = self.scalar(text, style, tag.as_deref(), bytes);
                self.spend(cost_of(&node), &node.bytes)?;
                self.keep(anchor, &node);
                self.put(node);
                Ok(())
            }
            Event::SequenceStart(_, anchor, _) => self.open(Items::List(Vec::new()), anchor, bytes),
            Event::MappingStart(_, anchor, _) => self.open(Items::Mapping(Vec::new(), Pending::Key), anchor, bytes),
            Event::SequenceEnd | Event::MappingEnd => {
                self.close(&bytes);
                Ok(())
            }
            Event::Alias(id) => self.alias(id, bytes),
            Event::UnresolvedAlias(name) => {
                self.found.push(syntax::begins_with(self.source, '*', bytes.clone()));
                let scalar = Scalar {
                    text: format!("*{name}"),
                    kind: Kind::Text,
                };
                self.put(Node {
                    bytes,
                    shape: Shape::Scalar(scalar),
                });
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn document(&mut self, bytes: Range<usize>) -> Result<(), Diagnostic> {
        self.documents += 1;
        if self.documents < 2 {
            return Ok(());
        }
        Err(Diagnostic::error("a second document begins in this file")
            .at(self.place(bytes))
            .hint("one file holds one document; delete the line `---`, or move what follows it to a file of its own"))
    }

    fn scalar(&mut self, text: Cow<'_, str>, style: ScalarStyle, tag: Option<&Tag>, bytes: Range<usize>) -> Node {
        let plain = style == ScalarStyle::Plain && !tag.is_some_and(|tag| tag.is_yaml_core_schema_tag("str"));
        if let Some(tag) = tag.filter(|tag| tag.is_custom()) {
            let written = tag.original();
            let start = self.source.text[..bytes.start].rfind(&written).unwrap_or(bytes.start);
            self.found.push(syntax::begins_with(self.source, '!', start..bytes.end));
        }
        // Where nothing is written the parser gives `~`.
        let text = if plain && bytes.is_empty() {
            String::new()
        } else {
            text.into_owned()
        };
        if style == ScalarStyle::Plain {
            self.found.extend(syntax::curly_quotation(self.source, &bytes));
        }
        let kind = if plain { Kind::of_plain(&text) } else { Kind::Text };
        Node {
            bytes,
            shape: Shape::Scalar(Scalar { text, kind }),
        }
    }

    fn open(&mut self, items: Items, anchor: usize, bytes: Range<usize>) -> Result<(), Diagnostic> {
        self.spend(1, &bytes)?;
        if self.open.len() >= DEEPEST {
            return Err(syntax::too_deep(self.source, bytes.start));
        }
        self.open.push(Open {
            start: bytes.start,
            end: bytes.end,
            anchor,
            items,
        });
        Ok(())
    }

    fn close(&mut self, bytes: &Range<usize>) {
        let Some(open) = self.open.pop() else { return };
        // The end of a block collection is an empty span at whatever comes next.
        let end = if bytes.is_empty() { open.end } else { bytes.end };
        let shape = match open.items {
            Items::List(items) => Shape::List(items),
            Items::Mapping(entries, _) => Shape::Mapping(self.without_repetitions(entries)),
        };
        let node = Node {
            bytes: open.start..end.max(open.start),
            shape,
        };
        self.keep(open.anchor, &node);
        self.put(node);
    }

    /// Puts a finished node where it belongs.
    fn put(&mut self, node: Node) {
        let Some(open) = self.open.last_mut() else {
            self.root.get_or_insert(node);
            return;
        };
        open.end = open.end.max(node.bytes.end);
        match &mut open.items {
            Items::List(items) => items.push(node),
            Items::Mapping(entries, pending) => match std::mem::replace(pending, Pending::Key) {
                Pending::Key => match key_of(self.source, node) {
                    Ok((key, bytes)) => *pending = Pending::Value(key, bytes),
                    Err(diagnostic) => {
                        self.misplaced = true;
                        self.found.push(diagnostic);
                        *pending = Pending::Skipped;
                    }
                },
                Pending::Value(key, key_bytes) => {
                    self.found
                        .extend(syntax::lost_to_a_comment(self.source, &key, &key_bytes, &node));
                    entries.push(Entry {
                        key,
                        key_bytes,
                        value: node,
                    });
                }
                Pending::Skipped => {}
            },
        }
    }

    fn without_repetitions(&mut self, entries: Vec<Entry>) -> Vec<Entry> {
        let mut order: Vec<&Entry> = entries.iter().collect();
        order.sort_by(|a, b| a.key.cmp(&b.key));
        let mut repeated: BTreeSet<usize> = BTreeSet::new();
        let merged = self.merged_items(&entries);
        let is_said = !merged.is_empty();
        self.found.extend(merged);
        for same in order.chunk_by(|a, b| a.key == b.key).filter(|same| same.len() > 1) {
            let first = self.place(same[0].key_bytes.clone());
            for entry in &same[1..] {
                repeated.insert(entry.key_bytes.start);
                if is_said || repeated.len() > MOST_REPETITIONS {
                    continue;
                }
                let diagnostic = Diagnostic::error(format!("`{}` is given twice", entry.key))
                    .at(self.place(entry.key_bytes.clone()))
                    .labelled(format!("first given on line {}", first.line_and_column().0))
                    .hint("keep one of the two and delete the other");
                self.found.push(diagnostic);
            }
        }
        let first_time = |entry: &Entry| !repeated.contains(&entry.key_bytes.start);
        entries.into_iter().filter(first_time).collect()
    }

    /// Entries of a list that have become one, since the `- ` before the second was forgotten: its keys come again
    /// together, from the first of them on.
    fn merged_items(&self, entries: &[Entry]) -> Vec<Diagnostic> {
        const GROUP: usize = 3;
        let is_item = self
            .open
            .last()
            .is_some_and(|open| matches!(open.items, Items::List(_)));
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let again: Vec<&Entry> = entries.iter().filter(|entry| !seen.insert(&entry.key)).collect();
        let Some(first) = again.first().filter(|_| is_item && again.len() >= GROUP) else {
            return Vec::new();
        };
        let begins = again.iter().filter(|entry| entry.key == first.key);
        let missing = begins.map(|entry| {
            Diagnostic::error(format!("a `- ` is missing before `{}`", entry.key))
                .at(self.place(entry.key_bytes.clone()))
                .labelled("the keys of the entry above come again from here on")
                .hint("begin this line with `- `, as the entries above it, and indent the lines below it as before")
        });
        missing.collect()
    }

    fn keep(&mut self, anchor: usize, node: &Node) {
        if anchor > 0 {
            let anchored = Anchored {
                node: node.clone(),
                height: height_of(node),
                cost: cost_of(node),
            };
            self.anchors.insert(anchor, anchored);
        }
    }

    fn alias(&mut self, id: usize, bytes: Range<usize>) -> Result<(), Diagnostic> {
        let Some(anchored) = self.anchors.get(&id) else {
            return Err(Diagnostic::error("this value refers to itself")
                .at(self.place(bytes))
                .hint("write the value out in the place of the `*` reference"));
        };
        let (height, cost) = (anchored.height, anchored.cost);
        if self.open.len() + height > DEEPEST {
            return Err(syntax::too_deep(self.source, bytes.start));
        }
        self.spend(cost, &bytes)?;
        if let Some(anchored) = self.anchors.get(&id) {
            let node = Node {
                bytes,
                shape: anchored.node.shape.clone(),
            };
            self.put(node);
        }
        Ok(())
    }

    fn spend(&mut self, cost: usize, bytes: &Range<usize>) -> Result<(), Diagnostic> {
        self.spent = self.spent.saturating_add(cost);
        if self.spent <= MOST {
            return Ok(());
        }
        Err(Diagnostic::error("the file holds more values than the program reads")
            .at(self.place(bytes.clone()))
            .labelled("the limit is reached here")
            .hint("a year file has a few hundred lines; references (`*name`) that multiply values are the usual cause"))
    }

    fn place(&self, bytes: Range<usize>) -> Place {
        Place {
            source: Arc::clone(self.source),
            bytes,
        }
    }
}

type Key = (String, Range<usize>);

fn key_of(source: &Arc<Source>, node: Node) -> Result<Key, Diagnostic> {
    let refused = |message: &str, hint: &str| {
        let place = Place {
            source: Arc::clone(source),
            bytes: node.bytes.clone(),
        };
        Err(Diagnostic::error(message).at(place).hint(hint))
    };
    match node.shape {
        Shape::Scalar(scalar) if scalar.kind == Kind::Nothing && node.bytes.is_empty() => {
            refused("there is no key before this colon", "write `key: value`")
        }
        Shape::Scalar(scalar) => match syntax::strange_space(source, &node.bytes) {
            Some(diagnostic) => Err(diagnostic),
            None => Ok((scalar.text, node.bytes)),
        },
        Shape::List(_) | Shape::Mapping(_) => Err(syntax::bracket_before_colon(source, &node.bytes)),
    }
}

/// What a node with all that is in it takes of the budget.
fn cost_of(node: &Node) -> usize {
    1 + match &node.shape {
        Shape::Scalar(scalar) => scalar.text.len() / 64,
        Shape::List(items) => items.iter().map(cost_of).sum(),
        Shape::Mapping(entries) => entries.iter().map(|e| 1 + e.key.len() / 64 + cost_of(&e.value)).sum(),
    }
}

fn height_of(node: &Node) -> usize {
    match &node.shape {
        Shape::Scalar(_) => 0,
        Shape::List(items) => 1 + items.iter().map(height_of).max().unwrap_or(0),
        Shape::Mapping(entries) => 1 + entries.iter().map(|e| height_of(&e.value)).max().unwrap_or(0),
    }
}
