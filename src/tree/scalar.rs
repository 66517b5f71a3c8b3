//! Single values: their text, and the kind that YAML 1.2 sees in it.

/// A single value.
#[derive(Debug, Clone)]
pub(crate) struct Scalar {
    /// The value as text, without quotation marks and with escapes and folded lines resolved.
    pub text: String,
    /// What it is taken for.
    pub kind: Kind,
}

/// What a single value is taken for, by the core schema of YAML 1.2 made a little stricter: only what officers and
/// spreadsheets mean as a number is one, so that `012`, `0x1F`, `1_000`, `.inf`, `yes` and `2023/24` stay text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// No value: nothing written, `~` or `null`.
    Nothing,
    /// `true` or `false`.
    Truth(bool),
    /// A whole number without leading zeros: `37`, `-2`, `+3`.
    Whole,
    /// A number with a decimal point and digits on both sides: `4.60`.
    Decimal,
    /// Anything else, and whatever stands in quotation marks.
    Text,
}

impl Kind {
    /// What a text without quotation marks is taken for.
    pub(crate) fn of_plain(text: &str) -> Self {
        match text {
            "" | "~" | "null" | "Null" | "NULL" => Self::Nothing,
            "true" | "True" | "TRUE" => Self::Truth(true),
            "false" | "False" | "FALSE" => Self::Truth(false),
            _ => Self::of_number(text.strip_prefix(['-', '+']).unwrap_or(text)),
        }
    }

    fn of_number(unsigned: &str) -> Self {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let whole = |text: &str| digits(text) && (text.len() == 1 || !text.starts_with('0'));
        match unsigned.split_once('.') {
            None if whole(unsigned) => Self::Whole,
            Some((before, after)) if whole(before) && digits(after) => Self::Decimal,
            _ => Self::Text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn only_what_is_meant_as_a_number_is_one() {
        for (text, kind) in [
            ("37", Kind::Whole),
            ("-2", Kind::Whole),
            ("+3", Kind::Whole),
            ("0", Kind::Whole),
            ("4.60", Kind::Decimal),
            ("-0.5", Kind::Decimal),
            ("true", Kind::Truth(true)),
            ("FALSE", Kind::Truth(false)),
            ("~", Kind::Nothing),
        ] {
            assert_eq!(Kind::of_plain(text), kind, "{text}");
        }
        for text in [
            "012", "00", "yes", "no", "2023/24", "1_000", "1,234", "0x1F", ".inf", "1.", ".5", "1e3", "-", "+", "--1",
            "1.2.3", "２",
        ] {
            assert_eq!(Kind::of_plain(text), Kind::Text, "{text}");
        }
    }
}
