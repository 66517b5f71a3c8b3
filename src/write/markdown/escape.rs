//! Which characters of a line need a backslash, judged by their neighbours.
//!
//! To escape all punctuation would be simpler and correct, and nobody could read the result.

/// What a line belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// A line of a paragraph: the marks of blocks count at its start.
    Paragraph,
    /// The words of a heading, at whose end `#` counts (and `}`, to pandoc).
    Heading,
    /// A cell of a table, where a bar would end it.
    Cell,
}

/// For every character of the line, whether it needs a backslash before it.
pub(super) fn needed(text: &[char], line: Line) -> Vec<bool> {
    let mut needed: Vec<_> = (0..text.len()).map(|at| is_inline_markup(text, at)).collect();
    match line {
        Line::Paragraph => {
            if let Some(at) = block_marker(text) {
                needed[at] = true;
            }
        }
        Line::Heading => {
            if let Some(at) = text.len().checked_sub(1).filter(|at| matches!(text[*at], '#' | '}')) {
                needed[at] = true;
            }
        }
        Line::Cell => {
            for (at, _) in text.iter().enumerate().filter(|(_, c)| **c == '|') {
                needed[at] = true;
            }
        }
    }
    for at in addresses(text) {
        needed[at] = needed[at] || address_contains_escape(text, &needed, at);
    }
    needed
}

/// Markup that counts anywhere. `$`, `~`, `^` and `{` are markup to GitHub or pandoc.
fn is_inline_markup(text: &[char], at: usize) -> bool {
    match text[at] {
        '*' | '[' | ']' | '<' | '`' | '\\' | '~' | '$' | '^' | '{' => true,
        // Between letters an underscore is only an underscore.
        '_' => !(is_word(before(text, at)) && is_word(text.get(at + 1))),
        '&' => is_entity(&text[at + 1..]),
        ':' => is_emoji(&text[at + 1..]),
        _ => false,
    }
}

/// The character that would make the line a heading, an item, a quotation, a rule, an underline or part of a table.
fn block_marker(text: &[char]) -> Option<usize> {
    match text.first()? {
        '#' | '>' | '+' | '-' | '=' | ':' | '|' => Some(0),
        first if first.is_ascii_digit() => {
            let end = text.iter().position(|c| !c.is_ascii_digit())?;
            let ends_a_number = matches!(text[end], '.' | ')');
            let stands_alone = text.get(end + 1).is_none_or(|next| matches!(next, ' ' | '\t'));
            (ends_a_number && stands_alone).then_some(end)
        }
        _ => None,
    }
}

fn before(text: &[char], at: usize) -> Option<&char> {
    at.checked_sub(1).and_then(|before| text.get(before))
}

fn is_word(c: Option<&char>) -> bool {
    c.is_some_and(|c| c.is_alphanumeric())
}

/// Whether what follows a `&` could end an entity: "amp;", "#163;".
fn is_entity(rest: &[char]) -> bool {
    let name = rest
        .iter()
        .take_while(|c| c.is_ascii_alphanumeric() || **c == '#')
        .count();
    name > 0 && rest.get(name) == Some(&';')
}

/// Whether what follows a `:` could end the short name of an emoji: "warning:".
fn is_emoji(rest: &[char]) -> bool {
    let name = rest
        .iter()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-'))
        .count();
    name > 0 && rest.get(name) == Some(&':')
}

/// Where the colon or dot stands by which GitHub knows a bare web address.
fn addresses(text: &[char]) -> Vec<usize> {
    let starts_here = |at: usize, what: &str| {
        let same = |(one, two): (&char, char)| one.to_ascii_lowercase() == two;
        text.len() >= at + what.len() && text[at..].iter().zip(what.chars()).all(same)
    };
    let mut found = Vec::new();
    for at in 0..text.len() {
        if starts_here(at, "://") {
            found.push(at);
        } else if starts_here(at, "www.") {
            found.push(at + 3);
        }
    }
    found
}

/// Whether a backslash would show in a bare address, which GitHub links as it stands; then it must not be linked.
fn address_contains_escape(text: &[char], needed: &[bool], start: usize) -> bool {
    let rest = text[start..].iter().zip(&needed[start..]);
    rest.take_while(|(c, _)| !c.is_whitespace()).any(|(_, needed)| *needed)
}
