//! Numbers as they are printed, so that "92 per cent" and "92%", "three" and "3", "£1,250" and "£1250" are the same.

/// Words of something printed, each in one way of writing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tokens(Vec<String>);

/// Words that may stand beside a number in a figure.
const BESIDE: [&str; 11] = [
    "around",
    "under",
    "to",
    "percentage",
    "point",
    "points",
    "revised",
    "provisional",
    "per",
    "days",
    "about",
];

/// Numbers that prose writes in words, each at the place of its value.
const IN_WORDS: [&str; 10] = [
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
];

/// Places in an order, from the first.
const PLACES: [&str; 9] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
];

impl Tokens {
    /// The words of something that is printed.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let text = text.replace('\u{a0}', " ").to_lowercase();
        let text = text
            .replace("per cent", "%")
            .replace("percent ", "% ")
            .replace(" %", "%");
        let words = text.split_whitespace().map(token).filter(|word| !word.is_empty());
        Self(words.collect())
    }

    /// The same of what somebody asks for, if it is a number.
    ///
    /// # Example
    /// ```
    /// use annual_review::explain::Tokens;
    /// assert_eq!(Tokens::of_number("92 per cent"), Tokens::of_number("92%"));
    /// assert_eq!(Tokens::of_number("three"), Tokens::of_number("3"));
    /// assert!(Tokens::of_number("2022/23").is_some());
    /// assert!(Tokens::of_number("upheld_rate_in_2022").is_none());
    /// ```
    #[must_use]
    pub fn of_number(typed: &str) -> Option<Self> {
        let tokens = Self::of(typed);
        let is_number = |token: &&String| is_number(token);
        let is_beside = |token: &String| BESIDE.contains(&token.as_str());
        // No name begins with a digit, but a date, a year and a reference do.
        let has_digit_first = |token: &String| token.starts_with(|c: char| c.is_ascii_digit());
        let begins = tokens
            .0
            .first()
            .is_some_and(|token| is_number(&token) || has_digit_first(token));
        let has_number = tokens.0.iter().any(|token| is_number(&token));
        let is_all = has_number && tokens.0.iter().all(|token| is_number(&token) || is_beside(token));
        (begins || is_all).then_some(tokens)
    }

    /// Whether these words stand in others, one after another; "2022" stands in "2022/23".
    #[must_use]
    pub fn is_in(&self, other: &Self) -> bool {
        let is_same = |(word, asked): (&String, &String)| word == asked || begins_year(word, asked);
        let mut windows = other.0.windows(self.0.len());
        windows.any(|words| words.iter().zip(&self.0).all(is_same))
    }

    /// The first number among them, without its unit: "£1250" is 1250 and "£".
    pub(super) fn number(&self) -> Option<(&str, &str)> {
        let token = self.0.iter().find(|token| is_number(token))?;
        Some(parts(token))
    }

    /// The same without units, for whoever has left them out.
    #[must_use]
    pub(super) fn without_units(&self) -> Self {
        Self(self.0.iter().map(|token| parts(token).0.to_owned()).collect())
    }
}

/// As it would be typed.
impl std::fmt::Display for Tokens {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.join(" "))
    }
}

/// A word in one way of writing.
fn token(word: &str) -> String {
    let is_edge = |c: char| !c.is_alphanumeric() && !matches!(c, '£' | '%' | '<');
    let word = word.trim_matches(is_edge);
    let word = word.strip_suffix("’s").unwrap_or(word);
    if word == "no" {
        return "0".to_owned();
    }
    if let Some(value) = IN_WORDS.iter().position(|known| *known == word) {
        return value.to_string();
    }
    if word.contains(|c: char| c.is_ascii_digit()) {
        return word.replace(',', "");
    }
    word.to_owned()
}

/// Whether a word is a year over two calendar years, of which the first is asked for.
fn begins_year(word: &str, asked: &str) -> bool {
    let is_year = asked.len() == 4 && asked.chars().all(|c| c.is_ascii_digit());
    is_year
        && word
            .strip_prefix(asked)
            .is_some_and(|rest| rest.starts_with(['/', '-', '\u{2013}']))
}

fn is_number(token: &str) -> bool {
    let (digits, _) = parts(token);
    let is_ranked = ["st", "nd", "rd", "th"]
        .iter()
        .any(|end| digits.strip_suffix(end).is_some_and(is_digits));
    is_digits(digits) || is_ranked || PLACES.contains(&token)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == '.') && text.chars().any(|c| c.is_ascii_digit())
}

/// A number and its unit.
fn parts(token: &str) -> (&str, &str) {
    if let Some(pounds) = token.strip_prefix('£') {
        return (pounds, "£");
    }
    token.strip_suffix('%').map_or((token, ""), |digits| (digits, "%"))
}
