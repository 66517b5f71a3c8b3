//! The one escape for what is printed into Markdown: whatever a value holds, it reads as plain words.

use std::io::{self, Write};

/// Signs that mean something to Markdown, here or at the start of a line.
const SIGNS: &[u8] = b"\\`*_{}[]<>#+-.)!|&~^=$:";

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

    proptest::proptest! {
        #[test]
        fn whatever_a_value_holds_it_reads_as_one_paragraph_of_the_same_words(value in "[ -~£ŵ\n\t]{1,40}") {
            proptest::prop_assume!(value.chars().any(|letter| !letter.is_whitespace()));
            let figures = crate::figures::Figures::new("2023/24".parse().unwrap());
            let blocks = crate::document::parse(&escaped(&value), crate::document::Known { figures: &figures, tables: &[], charts: &crate::document::NoCharts, labels: crate::document::Labels::Absent });
            let words = |text: &str| text.replace('\u{a0}', " ").split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            let blocks = blocks.map_err(|problems| proptest::test_runner::TestCaseError::fail(format!("{problems:?}")))?;
            proptest::prop_assert_eq!(blocks.len(), 1);
            let read = crate::document::block_text(&blocks[0]).replace(['‘', '’'], "'").replace(['“', '”'], "\"");
            proptest::prop_assert_eq!(words(&read), words(&value));
        }
    }

    #[test]
    fn a_value_stays_on_one_line() {
        assert_eq!(escaped(" two\n\n# lines\t "), "two \\# lines");
    }
}
