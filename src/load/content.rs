//! What a YAML file says, whatever it looks like.
//!
//! In: a file, and stretches of it that are left out. Out: its keys and values in their order, as a text that stays the
//! same when a comment, an indentation, the quotation marks around a value or the encoding change, so that only what a
//! document can follow from makes a difference.

use std::ops::Range;
use std::sync::Arc;

use serde_json::Value as Json;

use super::tree;
use crate::diagnostic::{Place, Source};
use crate::tree::{Kind, Node, Shape};

/// The keys and values of a file but for those in these places, which leave nothing behind; the text itself of a file that
/// cannot be read as YAML, which then holds nothing to be left out.
#[must_use]
pub fn content(source: &Arc<Source>, left_out: &[Place]) -> String {
    let hidden = left_out.iter().filter(|place| Arc::ptr_eq(&place.source, source));
    let hidden: Vec<Range<usize>> = hidden.map(|place| place.bytes.clone()).collect();
    let Some(tree) = tree::of(source) else {
        return source.text.clone();
    };
    let mut text = String::new();
    write(tree, &hidden, &mut text);
    text
}

/// Where that stands in a file which JSON pointers name, each with the key that leads to it; of what is not there, nothing.
#[must_use]
pub fn places_of(source: &Arc<Source>, pointers: &[impl AsRef<str>]) -> Vec<Place> {
    let Some(tree) = tree::of(source) else {
        return Vec::new();
    };
    let place = |pointer: &str| {
        let found = tree.find(pointer)?;
        let node = found.node.extent();
        let entry = found
            .entry
            .filter(|entry| std::ptr::eq(&raw const entry.value, found.node));
        let start = entry.map_or(node.start, |entry| entry.key_bytes.start);
        Some(Place {
            source: Arc::clone(source),
            bytes: start..node.end.max(start),
        })
    };
    pointers.iter().filter_map(|pointer| place(pointer.as_ref())).collect()
}

fn write(node: &Node, hidden: &[Range<usize>], text: &mut String) {
    let is_hidden = |bytes: &Range<usize>| {
        let holds = |hidden: &&Range<usize>| hidden.start <= bytes.start && bytes.end <= hidden.end;
        !bytes.is_empty() && hidden.iter().any(|range| holds(&range))
    };
    match &node.shape {
        Shape::Scalar(scalar) if scalar.kind == Kind::Nothing => text.push_str("null"),
        Shape::Scalar(scalar) => text.push_str(&Json::from(&*scalar.text).to_string()),
        Shape::List(items) => {
            text.push('[');
            for item in items.iter().filter(|item| !is_hidden(&item.extent())) {
                write(item, hidden, text);
                text.push(',');
            }
            text.push(']');
        }
        Shape::Mapping(entries) => {
            text.push('{');
            for entry in entries.iter().filter(|entry| !is_hidden(&entry.key_bytes)) {
                text.push_str(&Json::from(&*entry.key).to_string());
                text.push(':');
                if !is_hidden(&entry.value.extent()) {
                    write(&entry.value, hidden, text);
                }
                text.push(',');
            }
            text.push('}');
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{content, places_of};
    use crate::diagnostic::Source;

    fn source(text: &str) -> Arc<Source> {
        Arc::new(Source::new("2023-24.yaml", text))
    }

    #[test]
    fn only_keys_and_values_make_a_difference() {
        let plain = content(&source("a: {b: 3, c: [x, 'y']}\nd:\n"), &[]);
        for same in [
            "# why\na:\n    b: 3\n    c:\n    - x\n    - \"y\"\n\nd: ~\n",
            "a: {b: 3, c: [x, y]}\nd: null",
        ] {
            assert_eq!(content(&source(same), &[]), plain, "{same}");
        }
        for other in [
            "a: {b: 4, c: [x, y]}\nd:\n",
            "a: {c: [x, y], b: 3}\nd:\n",
            "a: {b: 3, c: [x, y]}\n",
        ] {
            assert_ne!(content(&source(other), &[]), plain, "{other}");
        }
    }

    #[test]
    fn what_is_left_out_leaves_nothing_behind() {
        let without = |text: &str, pointers: &[&str]| {
            let source = source(text);
            let places = places_of(&source, pointers);
            assert_eq!(places.len(), pointers.len());
            content(&source, &places)
        };
        let text = |secret: &str| format!("open: 1\nlist:\n  - a\n  - {secret}\nsecret:\n  deep: {secret}\nend: 2\n");
        let pointers = ["/list/1", "/secret"];
        let one = without(&text("3"), &pointers);
        assert_eq!(
            one,
            without(
                &text("{label: |2 \n\n   many\n   lines\n}").replace("|2 \n\n   many\n   lines\n", "many"),
                &pointers
            )
        );
        assert_eq!(one, content(&source("open: 1\nlist: [a]\nend: 2\n"), &[]));
    }
}
