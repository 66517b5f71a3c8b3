//! The one escape for what is printed into Markdown: whatever a value holds, it reads as plain words.

use std::io::{self, Write};

/// Signs that mean something to Markdown, here or at the start of a line.
const SIGNS: &[u8] = b"\\`*_{}[]<>#+-.!|&~^=$:";

/// Writes a value so that Markdown reads it as it stands; new lines and tabs become single spaces.
///
/// # Errors
/// As the writer's.
pub(super) fn escape(value: &str, output: &mut dyn Write) -> io::Result<()> {
    output.write_all(escaped(value).as_bytes())
}

/// The same as a text.
pub(super) fn escaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len() + 8);
    let mut space = false;
    for letter in value.chars() {
        if matches!(letter, ' ' | '\n' | '\r' | '\t') {
            space = !text.is_empty();
            continue;
        }
        if std::mem::take(&mut space) {
            text.push(' ');
        }
        if u8::try_from(letter).is_ok_and(|byte| SIGNS.contains(&byte)) {
            text.push('\\');
        }
        text.push(letter);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn signs_of_markdown_are_taken_as_words() {
        assert_eq!(
            escaped("C# | <1% *star* 1. - £5"),
            "C\\# \\| \\<1% \\*star\\* 1\\. \\- £5"
        );
    }

    #[test]
    fn a_value_stays_on_one_line() {
        assert_eq!(escaped(" two\n\n# lines\t "), "two \\# lines");
    }
}
