//! Where a sentence ends.
//!
//! In: the words of a paragraph. Out: its sentences. A plain rule with the abbreviations of council papers: Unicode's
//! own rule parts "Ms. X" and "etc. The", and knows nothing of "No. 3".

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

/// The sentences of a paragraph, in order, none of them empty.
pub(super) fn sentences(paragraph: &str) -> Vec<String> {
    let words: Vec<&str> = paragraph.split_whitespace().collect();
    let mut sentences = Vec::new();
    let mut start = 0;
    for at in 0..words.len() {
        let is_last = at + 1 == words.len();
        if is_last || ends(words[at], words[at + 1], at == start) {
            sentences.push(words[start..=at].join(" "));
            start = at + 1;
        }
    }
    sentences
}

/// Whether a sentence ends with this word; a sentence that begins with it too is a label such as "2.".
fn ends(word: &str, next: &str, is_first: bool) -> bool {
    let bare = word.trim_end_matches(['"', '\'', '”', '’', ')', ']']);
    let Some(sign) = bare.chars().next_back().filter(|sign| matches!(sign, '.' | '!' | '?')) else {
        return false;
    };
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
    use super::sentences;

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
        assert_eq!(sentences(" \n "), Vec::<String>::new());
    }
}
