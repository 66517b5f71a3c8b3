//! A YAML document as a tree of nodes that know where they stand.
//!
//! In: nothing; [`crate::load`] makes trees. Out: a [`Node`], with keys in their order, and single values both as their
//! text and by the kind that YAML 1.2 sees in it. Whether the content makes sense is not asked here.

mod scalar;

use std::borrow::Cow;
use std::ops::Range;

use serde_json::{Map, Number, Value};

pub(crate) use scalar::{Kind, Scalar};

/// One value of the document; without anything, the document in which nothing is written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Node {
    /// Where it stands, in bytes; empty where nothing is written.
    pub bytes: Range<usize>,
    /// What it is.
    pub shape: Shape,
}

/// The three shapes that a value may have.
#[derive(Debug, Clone)]
pub(crate) enum Shape {
    /// A single value.
    Scalar(Scalar),
    /// A list, in order.
    List(Vec<Node>),
    /// Keys and values, in the order of the file, each key once.
    Mapping(Vec<Entry>),
}

impl Default for Shape {
    fn default() -> Self {
        Self::Scalar(Scalar {
            text: String::new(),
            kind: Kind::Nothing,
        })
    }
}

/// A key and its value.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// The key's text.
    pub key: String,
    /// Where the key stands.
    pub key_bytes: Range<usize>,
    /// The value.
    pub value: Node,
}

/// A node reached by a JSON pointer, with the key that leads to it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found<'t> {
    /// The node.
    pub node: &'t Node,
    /// The entry of the innermost mapping on the way, with its key; `None` at the root.
    pub entry: Option<&'t Entry>,
}

impl Node {
    /// The node that a JSON pointer names.
    pub(crate) fn find(&self, pointer: &str) -> Option<Found<'_>> {
        let mut found = Found {
            node: self,
            entry: None,
        };
        for step in steps(pointer) {
            match &found.node.shape {
                Shape::Scalar(_) => return None,
                Shape::List(items) => found.node = items.get(step.parse::<usize>().ok()?)?,
                Shape::Mapping(entries) => {
                    let entry = entries.iter().find(|entry| entry.key == step)?;
                    found = Found {
                        node: &entry.value,
                        entry: Some(entry),
                    };
                }
            }
        }
        Some(found)
    }

    /// The scalar that a JSON pointer names, for changing.
    pub(crate) fn scalar_mut(&mut self, pointer: &str) -> Option<&mut Scalar> {
        let mut node = self;
        for step in steps(pointer) {
            node = match &mut node.shape {
                Shape::Scalar(_) => return None,
                Shape::List(items) => items.get_mut(step.parse::<usize>().ok()?)?,
                Shape::Mapping(entries) => &mut entries.iter_mut().find(|entry| entry.key == step)?.value,
            };
        }
        match &mut node.shape {
            Shape::Scalar(scalar) => Some(scalar),
            Shape::List(_) | Shape::Mapping(_) => None,
        }
    }

    /// The same as JSON, for holding against a schema; numbers too large for JSON become the nearest that is not.
    pub(crate) fn json(&self) -> Value {
        match &self.shape {
            Shape::Scalar(scalar) => scalar.json(),
            Shape::List(items) => Value::Array(items.iter().map(Node::json).collect()),
            Shape::Mapping(entries) => {
                let members = entries.iter().map(|e| (e.key.clone(), e.value.json()));
                Value::Object(members.collect::<Map<_, _>>())
            }
        }
    }

    /// From the first to the last byte of what stands in it; the parser's own end of a mapping is where the next begins.
    pub(crate) fn extent(&self) -> Range<usize> {
        let join = |one: Range<usize>, other: Range<usize>| one.start.min(other.start)..one.end.max(other.end);
        let parts = match &self.shape {
            Shape::Scalar(_) => None,
            Shape::List(items) => items.iter().map(Node::extent).reduce(join),
            Shape::Mapping(entries) => {
                let parts = entries
                    .iter()
                    .map(|entry| join(entry.key_bytes.clone(), entry.value.extent()));
                parts.reduce(join)
            }
        };
        parts.unwrap_or_else(|| self.bytes.clone())
    }

    /// The scalar, if it is one.
    pub(crate) fn scalar(&self) -> Option<&Scalar> {
        match &self.shape {
            Shape::Scalar(scalar) => Some(scalar),
            Shape::List(_) | Shape::Mapping(_) => None,
        }
    }
}

impl Scalar {
    fn json(&self) -> Value {
        match self.kind {
            Kind::Nothing => Value::Null,
            Kind::Truth(truth) => Value::Bool(truth),
            Kind::Whole | Kind::Decimal => Value::Number(number(&self.text)),
            Kind::Text => Value::String(self.text.clone()),
        }
    }
}

fn number(text: &str) -> Number {
    let whole = text.parse::<i64>().map(Number::from);
    let whole = whole.or_else(|_| text.parse::<u64>().map(Number::from));
    whole.unwrap_or_else(|_| {
        let near = text.parse::<f64>().unwrap_or_default().clamp(f64::MIN, f64::MAX);
        Number::from_f64(near).unwrap_or_else(|| Number::from(0))
    })
}

fn steps(pointer: &str) -> impl Iterator<Item = Cow<'_, str>> {
    pointer.split('/').skip(1).map(|step| {
        if step.contains('~') {
            Cow::Owned(step.replace("~1", "/").replace("~0", "~"))
        } else {
            Cow::Borrowed(step)
        }
    })
}
