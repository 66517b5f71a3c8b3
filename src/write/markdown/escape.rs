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
        _ => list_label(text),
    }
}

/// Where the label of a list's item, with which the line begins, has to be broken: "1.", and for pandoc, which drops labels
/// as it does numbers, "(a)", "iv)" and "(@)" as well.
fn list_label(text: &[char]) -> Option<usize> {
    let in_brackets = text.first() == Some(&'(');
    let start = usize::from(in_brackets);
    let end = start + text[start..].iter().position(|c| matches!(c, '.' | ')'))?;
    let space = text[end + 1..].iter().take_while(|c| matches!(c, ' ' | '\t')).count();
    let stands_alone = space > 0 || end + 1 == text.len();
    // To pandoc "A. Smith" is a name and "A.  Smith" is an item.
    let is_initial = text[end] == '.' && text[start..end].iter().all(char::is_ascii_uppercase) && space < 2;
    let counts = is_number(&text[start..end]) || (is_counting_word(&text[start..end]) && (in_brackets || !is_initial));
    let closes = !in_brackets || text[end] == ')';
    (stands_alone && counts && closes).then_some(if in_brackets { 0 } else { end })
}

fn is_number(word: &[char]) -> bool {
    !word.is_empty() && word.iter().all(char::is_ascii_digit)
}

/// Whether pandoc counts with this: a letter, a roman number, or its own marks for "the next number".
fn is_counting_word(word: &[char]) -> bool {
    let roman = |c: &char| matches!(c.to_ascii_lowercase(), 'i' | 'v' | 'x' | 'l' | 'c' | 'd' | 'm');
    match word {
        [] => false,
        ['#' | '@'] | ['@', ..] => true,
        [letter] => letter.is_ascii_alphabetic(),
        letters => letters.iter().all(roman),
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
