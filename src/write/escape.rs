//! The one place where words become HTML: nothing else may add text that the program did not write itself.

/// Adds words to some HTML, fit for text and for quoted attributes.
///
/// Characters that HTML has no way to write (controls, noncharacters) become U+FFFD, as a browser would show them.
pub(super) fn push(words: &str, html: &mut String) {
    for c in words.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '\n' | '\t' => html.push(c),
            '\r' => html.push('\n'),
            _ if is_forbidden(c) => html.push(char::REPLACEMENT_CHARACTER),
            _ => html.push(c),
        }
    }
}

/// # Source
/// HTML Standard, "preprocessing the input stream": control characters and noncharacters are parse errors.
fn is_forbidden(c: char) -> bool {
    let code = u32::from(c);
    c.is_control() || (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_words_can_leave_their_element_or_attribute() {
        let mut html = String::new();
        push("</style><script>\"it's\" & £1\u{a0}000\0\u{ffff}", &mut html);
        assert_eq!(
            html,
            "&lt;/style&gt;&lt;script&gt;&quot;it&#39;s&quot; &amp; £1\u{a0}000\u{fffd}\u{fffd}"
        );
    }
}
