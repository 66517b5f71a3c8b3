//! Values by their keys, and how they are written where there is nothing yet.

use std::fmt::Write;

use super::{Setting, lines};

/// What is wanted under a key.
#[derive(Debug, Clone)]
pub(super) enum Wanted<'s> {
    /// A value.
    Single(&'s Setting),
    /// Keys with their values.
    Several(Vec<(&'s str, Wanted<'s>)>),
}

/// Settings by their keys from this depth on, in their order.
pub(super) fn wanted<'s>(settings: impl IntoIterator<Item = &'s Setting>, depth: usize) -> Vec<(&'s str, Wanted<'s>)> {
    let mut groups: Vec<(&str, Vec<&Setting>)> = Vec::new();
    for setting in settings {
        let Some(key) = setting.keys.get(depth) else { continue };
        match groups.iter_mut().find(|(known, _)| known == key) {
            Some((_, group)) => group.push(setting),
            None => groups.push((key, vec![setting])),
        }
    }
    let value = |group: Vec<&'s Setting>| match group.as_slice() {
        [only] if only.keys.len() == depth + 1 => Wanted::Single(only),
        _ => Wanted::Several(wanted(group, depth + 1)),
    };
    groups.into_iter().map(|(key, group)| (key, value(group))).collect()
}

/// Settings as lines of a file that has none yet.
#[must_use]
pub fn lines_of(settings: &[Setting]) -> String {
    block(&wanted(settings, 0), 0)
}

/// Lines of keys and values, indented by two more below each key.
pub(super) fn block(values: &[(&str, Wanted<'_>)], column: usize) -> String {
    let mut text = String::new();
    for (key, value) in values {
        let _ = match value {
            Wanted::Single(setting) if setting.comment.is_empty() => {
                writeln!(text, "{:column$}{key}: {}", "", setting.value)
            }
            Wanted::Single(setting) => {
                let comment = lines::in_comment(&setting.comment);
                writeln!(text, "{:column$}{key}: {}  {comment}", "", setting.value)
            }
            Wanted::Several(values) => {
                write!(text, "{:column$}{key}:\n{}", "", block(values, column + 2))
            }
        };
    }
    text
}

/// The same between braces, where there is no room for comments.
pub(super) fn in_braces(values: &[(&str, Wanted<'_>)]) -> String {
    let pair = |(key, value): &(&str, Wanted<'_>)| match value {
        Wanted::Single(setting) => format!("{key}: {}", setting.value),
        Wanted::Several(values) => format!("{key}: {}", in_braces(values)),
    };
    let pairs: Vec<String> = values.iter().map(pair).collect();
    format!("{{{}}}", pairs.join(", "))
}
