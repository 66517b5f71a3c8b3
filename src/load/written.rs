//! The single values of a file as they stand in it, whatever they are read as.
//!
//! In: a file that has been read. Out: each of its values with the keys that lead to it, how it was written, and what
//! the reading passed over without a word. Only what no type of the model can know is asked here.

use std::sync::Arc;

use super::tree;
use crate::diagnostic::{Place, Source};
use crate::tree::{Kind, Node, Shape};

/// A single value of a file.
#[derive(Debug, Clone)]
pub struct Written {
    /// The keys that lead to it, from the top of the file; entries of lists have no step of their own.
    pub keys: Vec<String>,
    /// The value as text: quotation marks taken away, folded lines joined.
    pub text: String,
    /// Where it stands.
    pub place: Place,
    /// How its lines are read.
    pub lines: Lines,
    /// What a `#` after it took away, though it looks like a part of it: `#4 of the plan`.
    pub cut: Option<Place>,
}

/// How the lines of a value are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// Each stays a line: the value follows `|`.
    Kept,
    /// Those of a paragraph become one: the value follows `>`, stands in quotation marks, or begins after its colon.
    Joined,
}

/// Every single value of a file that has been read, in its order; none of a file that is no YAML.
#[must_use]
pub fn written(source: &Arc<Source>) -> Vec<Written> {
    let mut found = Vec::new();
    if let Some(tree) = tree::of(source) {
        gather(tree, source, &mut Vec::new(), &mut found);
    }
    found
}

fn gather(node: &Node, source: &Arc<Source>, keys: &mut Vec<String>, found: &mut Vec<Written>) {
    match &node.shape {
        Shape::List(items) => items.iter().for_each(|item| gather(item, source, keys, found)),
        Shape::Mapping(entries) => {
            for entry in entries {
                keys.push(entry.key.clone());
                gather(&entry.value, source, keys, found);
                keys.pop();
            }
        }
        Shape::Scalar(scalar) => {
            let place = Place {
                source: Arc::clone(source),
                bytes: node.bytes.clone(),
            };
            found.push(Written {
                keys: keys.clone(),
                text: scalar.text.clone(),
                lines: lines_of(&place),
                // By its look: a number may have been taken for text since.
                cut: Some(&place)
                    .filter(|_| Kind::of_plain(&scalar.text) == Kind::Text)
                    .and_then(cut_by_comment),
                place,
            });
        }
    }
}

/// The `|` or `>` on the line before a value that begins on a line of its own.
fn block_sign(place: &Place) -> Option<char> {
    let before = place.source.text.get(..place.bytes.start)?.trim_end_matches(' ');
    let header = before.strip_suffix('\n')?.trim_end().lines().next_back()?;
    let header = header.split(" #").next().unwrap_or(header).trim_end();
    let sign = header.split(' ').next_back()?;
    let mut signs = sign.chars();
    let first = signs.next().filter(|first| matches!(first, '|' | '>'))?;
    signs
        .all(|c| c.is_ascii_digit() || matches!(c, '-' | '+'))
        .then_some(first)
}

fn lines_of(place: &Place) -> Lines {
    match block_sign(place) {
        Some('|') => Lines::Kept,
        _ => Lines::Joined,
    }
}

/// What follows a value without quotation marks after ` #`, where a letter or digit comes next: people write a space
/// after the sign that begins a comment, and none in `#4`.
fn cut_by_comment(place: &Place) -> Option<Place> {
    let text = place.source.text.get(place.bytes.clone())?;
    if block_sign(place).is_some() || text.starts_with(['"', '\'']) {
        return None;
    }
    let rest = place.source.text.get(place.bytes.end..)?.lines().next()?;
    let comment = rest.trim_start_matches(' ');
    let looks_like_text = comment
        .strip_prefix('#')
        .is_some_and(|comment| comment.starts_with(char::is_alphanumeric));
    let start = place.bytes.end + rest.len() - comment.len();
    (looks_like_text && comment.len() < rest.len()).then(|| Place {
        source: Arc::clone(&place.source),
        bytes: start..start + comment.trim_end().len(),
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Lines, Written, written};
    use crate::diagnostic::Source;

    fn read(text: &str) -> Vec<Written> {
        written(&Arc::new(Source::new("2023-24.yaml", text)))
    }

    #[test]
    fn a_value_knows_its_keys_and_how_its_lines_are_read() {
        let found = read("a:\n  - b: |\n      one\n      two\n    c: >-\n      three\n      four\nd: five\n");
        let seen: Vec<_> = found
            .iter()
            .map(|value| (value.keys.join("."), value.text.as_str(), value.lines))
            .collect();
        assert_eq!(
            seen,
            [
                ("a.b".to_owned(), "one\ntwo\n", Lines::Kept),
                ("a.c".to_owned(), "three four", Lines::Joined),
                ("d".to_owned(), "five", Lines::Joined),
            ]
        );
    }

    #[test]
    fn a_sign_before_a_letter_or_digit_cuts_a_text_short() {
        let cut = |text: &str| {
            let value = read(text).remove(0);
            let place = value.cut?;
            Some(place.source.text[place.bytes].to_owned())
        };
        assert_eq!(
            cut("a: We go on with action #4 of the plan.\n").as_deref(),
            Some("#4 of the plan.")
        );
        for text in [
            "a: text # a comment\n",
            "a: 22 #of 26\n",
            "a: \"text\" #4\n",
            "a: C#4\n",
            "a: |\n  text\n #4\nb: c\n",
        ] {
            assert_eq!(cut(text), None, "{text}");
        }
    }
}
