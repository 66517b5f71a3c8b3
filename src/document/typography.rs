//! Typographic rules that hold for a whole document: typed numbers stay on the line of their units, as computed ones do
//! by `units`, and financial years are written in one style.

use super::blocks::each_words;
use super::{Block, Inline};
use crate::units::{MONTHS, NO_BREAK_SPACE, YearStyle};

/// Words, beside the months, that a number is not to be parted from.
const UNITS: [&str; 15] = [
    "per",
    "percentage",
    "million",
    "thousand",
    "working",
    "calendar",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "hours",
];

/// Words that are not to be parted from the number after them.
const BEFORE: [&str; 8] = [
    "per",
    "paragraph",
    "section",
    "page",
    "Annex",
    "Table",
    "stage",
    "Stage",
];

/// Puts a no-break space between numbers and their units throughout.
pub(super) fn keep_units(blocks: &mut [Block]) {
    each_words(blocks, &mut |words| keep_in(words));
}

/// Writes financial years in one style throughout, those of figures too. Where links lead is left alone.
pub(super) fn write_years(blocks: &mut [Block], style: YearStyle) {
    each_words(blocks, &mut |words| write_years_in(words, style));
}

fn write_years_in(content: &mut [Inline], style: YearStyle) {
    for inline in content {
        match inline {
            Inline::Text(text) | Inline::Figure { text, .. } => *text = style.applied_to(text),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { content: inner, .. } => {
                write_years_in(inner, style);
            }
            Inline::LineBreak => {}
        }
    }
}

fn keep_in(content: &mut [Inline]) {
    keep_fractions(content);
    for inline in content {
        match inline {
            Inline::Text(text) => *text = kept(text),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { content: inner, .. } => keep_in(inner),
            // In a column of a table there may be no room for a number and "(provisional)" side by side.
            Inline::Figure { text, .. } => *text = text.replace(&format!("{NO_BREAK_SPACE}("), " ("),
            Inline::LineBreak => {}
        }
    }
}

/// Keeps "17 of 17" on one line where both numbers are figures.
fn keep_fractions(content: &mut [Inline]) {
    for at in 2..content.len() {
        if let [Inline::Figure { .. }, Inline::Text(between), Inline::Figure { .. }] = &mut content[at - 2..=at]
            && between == " of "
        {
            *between = format!("{NO_BREAK_SPACE}of{NO_BREAK_SPACE}");
        }
    }
}

fn kept(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut before = "";
    for (index, word) in text.split(' ').enumerate() {
        if index > 0 {
            kept.push(if belong_together(before, word) {
                NO_BREAK_SPACE
            } else {
                ' '
            });
        }
        kept.push_str(word);
        before = word;
    }
    kept
}

fn belong_together(before: &str, after: &str) -> bool {
    let number = |word: &str| {
        word.trim_start_matches(['(', '£'])
            .starts_with(|c: char| c.is_ascii_digit())
    };
    let is_number = |word: &str| number(word) && word.ends_with(|c: char| c.is_ascii_digit());
    let unit = after.trim_end_matches(|c: char| !c.is_alphanumeric());
    (is_number(before) && (UNITS.contains(&unit) || MONTHS.contains(&unit)))
        || (BEFORE.contains(&before) && number(after))
}

#[cfg(test)]
mod tests {
    use super::{Inline, keep_in, kept};

    #[test]
    fn a_number_stays_with_its_unit_and_a_day_with_its_month() {
        assert_eq!(
            kept("within 5 working days, by 31 March 2024."),
            "within 5\u{a0}working days, by 31\u{a0}March 2024."
        );
        assert_eq!(kept("4.6 per 100,000 residents"), "4.6\u{a0}per\u{a0}100,000 residents");
    }

    #[test]
    fn a_figure_out_of_another_stays_on_one_line() {
        let of = |before: Inline, after: Inline| {
            let mut content = [before, Inline::Text(" of ".into()), after];
            keep_in(&mut content);
            content[1].clone()
        };
        let figure = || Inline::Figure {
            id: "upheld".into(),
            text: "17".into(),
        };
        assert_eq!(of(figure(), figure()), Inline::Text("\u{a0}of\u{a0}".into()));
        let word = Inline::Text("the council".into());
        assert_eq!(of(figure(), word), Inline::Text(" of ".into()));
    }

    #[test]
    fn other_words_break_where_they_like() {
        assert_eq!(kept("34 of 37, in May or per person"), "34 of 37, in May or per person");
    }
}
