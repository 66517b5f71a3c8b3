//! Where a sentence ends.
//!
//! In: a text. Out: where its sentences stand. A plain rule with the abbreviations of council papers: Unicode's
//! own rule parts "Ms. X" and "etc. The", and knows nothing of "No. 3".

use std::ops::Range;

/// Never the end of a sentence.
const BEFORE_A_NAME: [&str; 22] = [
    "e.g", "i.e", "eg", "ie", "mr", "mrs", "ms", "miss", "dr", "prof", "rev", "cllr", "hon", "sir", "cf", "vs", "v",
    "st", "approx", "viz", "incl", "ltd",
];

/// Not the end before a number: "No. 3", "para. 12".
const BEFORE_A_NUMBER: [&str; 19] = [
    "no", "nos", "para", "paras", "s", "ss", "p", "pp", "art", "sch", "reg", "regs", "ref", "vol", "ch", "fig", "tel",
    "ext", "c",
];

/// Where the sentences of a text stand, without the spaces around them, in order, none of them empty. An empty line ends
/// a sentence too, and so does the next item of a list.
///
/// # Example
/// ```
/// let text = "See No. 3. It was 92%.";
/// let found: Vec<&str> = annual_review::document::sentences(text).into_iter().map(|bytes| &text[bytes]).collect();
/// assert_eq!(found, ["See No. 3.", "It was 92%."]);
/// ```
#[must_use]
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = text.len() - text.trim_start().len();
    while start < text.len() {
        let end = end_of_first(&text[start..]) + start;
        sentences.push(start..end);
        start = text.len() - text[end..].trim_start().len();
    }
    sentences
}

/// Where the sentence ends that a text begins with.
fn end_of_first(text: &str) -> usize {
    let mut end = 0;
    loop {
        let rest = &text[end..];
        let gap = rest.len() - rest.trim_start().len();
        let word = rest[gap..].split(char::is_whitespace).next().unwrap_or_default();
        end += gap + word.len();
        let after = &text[end..];
        let next = after.trim_start();
        let is_break = after[..after.len() - next.len()].matches('\n').count() > 1
            || after.trim_start_matches([' ', '\r']).starts_with('\n') && next.starts_with(['-', '*']);
        if next.is_empty() || is_break || ends_sentence(&text[..end], next) {
            return end;
        }
    }
}

/// Whether a sentence ends with these words of it, before those that follow. What has no word yet but a label such as
/// "2." goes on.
#[must_use]
pub fn ends_sentence(before: &str, after: &str) -> bool {
    let before = before.trim_start();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_first = word.len() == before.len();
    let bare = word.trim_end_matches(['"', '\'', '”', '’', ')', ']']);
    let Some(sign) = bare.chars().next_back().filter(|sign| matches!(sign, '.' | '!' | '?')) else {
        return false;
    };
    let next = after.split_whitespace().next().unwrap_or_default();
    let next = next.trim_start_matches(['"', '\'', '“', '‘', '(', '[']);
    if next.starts_with(char::is_lowercase) {
        return false;
    }
    if sign != '.' {
        return true;
    }
    let stem = bare
        .trim_end_matches('.')
        .trim_start_matches(['"', '\'', '“', '‘', '(', '[']);
    let lowered = stem.to_lowercase();
    let is_initial = stem.chars().count() == 1 && stem.starts_with(char::is_uppercase);
    let is_label = is_first && stem.starts_with(|c: char| c.is_ascii_digit());
    let before_number = next.starts_with(|c: char| c.is_ascii_digit()) && BEFORE_A_NUMBER.contains(&lowered.as_str());
    !(is_initial || is_label || before_number || BEFORE_A_NAME.contains(&lowered.as_str()))
}

#[cfg(test)]
mod tests {
    fn sentences(text: &str) -> Vec<&str> {
        super::sentences(text).into_iter().map(|bytes| &text[bytes]).collect()
    }

    #[test]
    fn a_sentence_ends_where_a_reader_says_so() {
        for whole in [
            "Some complaints, e.g. No. 3 and those of Ms. X, i.e. Mr. D. Barnes, were late (para. 12).",
            "(a) the rate rose by 2.1 points to 4.6 (see No. 3 and pp. 4 to 5), etc. and fell",
            "2. Purpose of the report",
            "It cost £1.50 at www.example.org.uk and 0.5% more.",
            "Who decides? is what was asked",
        ] {
            assert_eq!(sentences(whole), [whole]);
        }
    }

    #[test]
    fn sentences_are_told_apart() {
        let text =
            "The rate was 92%. It was “high.” Was it (too) high? No. The rate in 2022/23, etc. The end! 34 of 37.";
        let expected = [
            "The rate was 92%.",
            "It was “high.”",
            "Was it (too) high?",
            "No.",
            "The rate in 2022/23, etc.",
            "The end!",
            "34 of 37.",
        ];
        assert_eq!(sentences(text), expected);
        assert_eq!(sentences(" \n "), Vec::<&str>::new());
    }

    #[test]
    fn sentences_end_at_empty_lines_and_items_of_lists() {
        let text = "One of 4.6 is\none. Two\n- three\n- four\n\nfive - or six";
        assert_eq!(
            sentences(text),
            ["One of 4.6 is\none.", "Two", "- three", "- four", "five - or six"]
        );
    }
}
