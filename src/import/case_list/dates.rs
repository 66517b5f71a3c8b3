//! Days as statements and exports write them.

use std::fmt::Write;

use crate::units::{Date, MONTHS};

/// In which order a day of numbers alone is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum DayOrder {
    /// 17/07/2024, as is usual here.
    DayFirst,
    /// 07/17/2024, as some systems export it.
    MonthFirst,
}

/// The first day in a text: "24 Aug 2022", "24th August 2022", "24/08/2022" or "2022-08-24".
pub(in crate::import) fn date_in(text: &str) -> Option<Date> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty())
        .collect();
    (0..words.len()).find_map(|at| {
        let of_numbers = day_of(words[at], DayOrder::DayFirst);
        of_numbers.or_else(|| in_words(words.get(at..at + 3)?))
    })
}

/// A day that is written in one word: "2022-08-24", or numbers in this order.
pub(in crate::import) fn day_of(word: &str, order: DayOrder) -> Option<Date> {
    if let Ok(day) = word.parse() {
        return Some(day);
    }
    let numbers: Vec<&str> = word.split(['/', '.', '-']).collect();
    let [first, second, year] = numbers[..] else {
        return None;
    };
    let (day, month) = match order {
        DayOrder::DayFirst => (first, second),
        DayOrder::MonthFirst => (second, first),
    };
    let fits = (1..=2).contains(&day.len()) && (1..=2).contains(&month.len()) && year.len() == 4;
    let mut iso = String::new();
    write!(iso, "{year}-{month:0>2}-{day:0>2}").ok()?;
    iso.parse().ok().filter(|_| fits)
}

/// "24", "Aug" and "2022", or "24th", "August" and "2022".
fn in_words(words: &[&str]) -> Option<Date> {
    let &[day, month, year] = words else { return None };
    let day = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let month = month.trim_end_matches('.');
    let is_month = |name: &&&str| {
        month.len() >= 3
            && name
                .get(..month.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(month))
    };
    // The abbreviation of four letters is usual for this month alone.
    let month = if month.eq_ignore_ascii_case("sept") {
        &"September"
    } else {
        MONTHS.iter().find(is_month)?
    };
    let year = year.trim_end_matches(|c: char| !c.is_ascii_digit());
    format!("{day} {month} {year}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{DayOrder, date_in, day_of};

    #[test]
    fn days_are_read_however_they_are_written() {
        for text in [
            "5 Aug 2022",
            "Friday 5th August 2022.",
            "05/08/2022",
            "2022-08-05",
            "5.8.2022",
            "on 5 August 2022, after all",
        ] {
            assert_eq!(
                date_in(text).map(crate::units::Date::iso).as_deref(),
                Some("2022-08-05"),
                "{text}"
            );
        }
        for text in ["08/15/2022", "30 Feb 2022", "Aug 2022", "", "5 Aug 22"] {
            assert_eq!(date_in(text), None, "{text}");
        }
        let american = day_of("07/17/2024", DayOrder::MonthFirst);
        assert_eq!(american.map(crate::units::Date::iso).as_deref(), Some("2024-07-17"));
    }
}
