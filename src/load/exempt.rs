//! Where what is not for everybody stands in a file, by the keys that say so.
//!
//! In: a file. Out: stretches of it. The typed model keeps places of values that a check may point at; what is exempt has
//! to be covered whole, with the keys and labels of which nobody keeps a place.

use std::ops::Range;
use std::sync::Arc;

use super::tree;
use crate::diagnostic::{Place, Source};
use crate::tree::{Node, Shape};

/// The stretches of a file that are for members alone, as far as it can be read: whatever has `exempt:` or `audience:
/// members` in it, with the key that leads to it; where that is what the things beside it are about, as the text of an
/// implication, an action, a finding or the summary of a statement, all of those too.
#[must_use]
pub fn exempt_stretches(source: &Arc<Source>) -> Vec<Place> {
    let mut found = Vec::new();
    if let Some(tree) = tree::of(source) {
        gather(tree, &mut found);
    }
    let place = |bytes| Place {
        source: Arc::clone(source),
        bytes,
    };
    found.into_iter().map(place).collect()
}

/// Whether anything in a file may be for members alone. Of a file that cannot be read nobody knows what is, so that any
/// of the words that say so is enough, also where it is misspelt beside the others.
#[must_use]
pub fn may_hold_exempt_matter(source: &Source) -> bool {
    let text = source.text.to_lowercase();
    ["exempt", "audience", "public_interest"]
        .iter()
        .any(|word| text.contains(word))
}

/// Adds what is for members alone below a node; says whether all of the node is.
fn gather(node: &Node, found: &mut Vec<Range<usize>>) -> bool {
    match &node.shape {
        Shape::Scalar(_) => false,
        Shape::List(items) => {
            for item in items {
                if gather(item, found) {
                    found.push(item.extent());
                }
            }
            false
        }
        Shape::Mapping(entries) => {
            let mut is_exempt = false;
            for entry in entries {
                let key = &*entry.key;
                is_exempt |= key == "exempt" || (key == "audience" && !is_text(&entry.value, "public"));
                if gather(&entry.value, found) {
                    found.push(entry.key_bytes.start..entry.value.extent().end.max(entry.key_bytes.end));
                    is_exempt |= matches!(
                        key,
                        "text" | "action" | "update" | "learnt" | "finding" | "asks" | "summary"
                    );
                }
            }
            is_exempt
        }
    }
}

fn is_text(node: &Node, text: &str) -> bool {
    node.scalar().is_some_and(|scalar| scalar.text == text)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::exempt_stretches;
    use crate::diagnostic::Source;

    #[test]
    fn what_is_exempt_is_covered_with_its_key_and_all_that_is_said_beside_it() {
        let text = "note: all\nbreakdowns:\n  secret:\n    label: Secret\n    exempt: {paragraph: 1}\n  open: {label: a}\n\
                    implications:\n  - id: merger\n    heading: Merger\n    text: {text: Soon, audience: members}\nend: a\n";
        let source = Arc::new(Source::new("2023-24.yaml", text));
        let covered: Vec<String> = exempt_stretches(&source)
            .into_iter()
            .map(|place| place.source.text[place.bytes].to_owned())
            .collect();
        let is_covered = |words: &str| covered.iter().any(|stretch| stretch.contains(words));
        for words in [
            "secret:",
            "label: Secret",
            "paragraph: 1",
            "id: merger",
            "heading: Merger",
            "Soon",
        ] {
            assert!(is_covered(words), "{words} in {covered:?}");
        }
        for words in ["open", "implications", "end", "note"] {
            assert!(!is_covered(words), "{words} in {covered:?}");
        }
    }
}
