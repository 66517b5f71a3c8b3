//! Words as they are compared: without what varies from file to file and means nothing.

/// The plain form of a heading, a label or a line: small letters, one space between words, "&" as "and", "%" as "percent",
/// without punctuation, apostrophes and marks of footnotes.
///
/// What only one kind of text has stays with its reader: names of authorities are spelt in two ways (`authorities`), and the
/// kinds of outcomes have names of their own, which a year file may use as well ([`crate::model::Edition`]).
pub(super) fn plain(text: &str) -> String {
    let text = without_marks(text).to_lowercase();
    let characters: Vec<char> = text.chars().collect();
    let digit = |at: usize| characters.get(at).is_some_and(char::is_ascii_digit);
    let mut words = String::new();
    for (at, character) in characters.iter().enumerate() {
        match character {
            '&' => words.push_str(" and "),
            '%' => words.push_str(" percent "),
            // Soft hyphens and spaces without width are not seen.
            '\'' | '’' | '‘' | '`' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}' => {}
            ',' if at > 0 && digit(at - 1) && digit(at + 1) => {}
            letter if letter.is_alphanumeric() => words.push(*letter),
            _ => words.push(' '),
        }
    }
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    format!(" {words} ")
        .replace(" per cent ", " percent ")
        .trim()
        .to_owned()
}

/// The text without marks of footnotes: `[note 1]`, `[a]`, `(1)`, `*`, `¹`.
pub(super) fn without_marks(text: &str) -> String {
    let mut rest = text;
    let mut kept = String::new();
    while let Some(start) = rest.find(['[', '(']) {
        let close = if rest[start..].starts_with('[') { ']' } else { ')' };
        let Some(end) = rest[start..].find(close).map(|end| start + end) else {
            break;
        };
        let inside = rest[start + 1..end].trim().to_lowercase();
        let is_number = !inside.is_empty() && inside.chars().all(|c| c.is_ascii_digit());
        let is_letter = close == ']' && inside.chars().count() == 1;
        kept.push_str(&rest[..start]);
        if inside.starts_with("note") || is_number || is_letter {
            kept.push(' ');
        } else {
            kept.push_str(&rest[start..=end]);
        }
        rest = &rest[end + 1..];
    }
    kept.push_str(rest);
    kept.replace(
        ['*', '†', '‡', '§', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁰'],
        "",
    )
}

/// A sign as it is compared: small letters, without spaces around it.
pub(super) fn sign(text: &str) -> String {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{200b}')
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_varies_from_year_to_year_makes_no_difference() {
        for heading in [
            "Upheld",
            " UPHELD ",
            "Upheld [note 1]",
            "Upheld*",
            "Upheld¹",
            "Upheld (1)",
            "Upheld\n[a]",
        ] {
            assert_eq!(plain(heading), "upheld", "{heading}");
        }
        assert_eq!(
            plain("Education & children’s\u{a0}services"),
            plain("Education and childrens services")
        );
        assert_eq!(plain("Uphold rate (%)"), plain("Uphold rate per cent"));
        assert_eq!(plain("Incomplete/Invalid"), "incomplete invalid");
        assert_eq!(plain("Upheld per 100,000"), "upheld per 100000");
    }

    #[test]
    fn what_means_something_stays() {
        assert_ne!(plain("Upheld (%)"), plain("Upheld"));
        assert_ne!(plain("Not upheld"), plain("Upheld"));
    }
}
