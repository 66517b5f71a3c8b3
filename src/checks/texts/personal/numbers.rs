//! Telephone, NHS and National Insurance numbers, told from sums, references and dates by how they are built.

use std::ops::Range;

use super::Personal;

/// The numbers of people in a text.
pub(super) fn of_people(text: &str) -> Vec<Personal> {
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(start) = text[rest..].find(|c: char| c.is_ascii_digit()).map(|at| rest + at) {
        let groups = groups(text, start);
        rest = groups.last().map_or(start + 1, |group| group.end);
        if is_of_something_else(text, start, rest) {
            continue;
        }
        found.extend(telephone_or_nhs(text, &groups));
        found.extend(national_insurance(text, &groups));
    }
    found
}

/// The groups of digits from here on, with a single space, hyphen or bracket between them.
fn groups(text: &str, start: usize) -> Vec<Range<usize>> {
    let mut groups = Vec::new();
    let mut at = start;
    loop {
        let length = text[at..].bytes().take_while(u8::is_ascii_digit).count();
        groups.push(at..at + length);
        at += length;
        let between = [" (", ") ", ")", " ", "-", "\u{a0}"];
        let rest = &text[at..];
        let next = between.into_iter().find(|sign| {
            let after = rest.strip_prefix(sign);
            after.is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()))
        });
        match next {
            Some(sign) => at += sign.len(),
            None => return groups,
        }
    }
}

/// Whether digits are part of a word, a sum of money, a decimal, a path or the number of a book.
fn is_of_something_else(text: &str, start: usize, end: usize) -> bool {
    let before = &text[..start];
    let after = &text[end..];
    let is_sum = before.ends_with(['£', '.', ',', '/', '_', '#']);
    let goes_on = after.starts_with([',', '.']) && after[1..].starts_with(|c: char| c.is_ascii_digit());
    let word = before
        .trim_end_matches([' ', ':'])
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    let is_book = ["ISBN", "ISSN", "ISBN-10", "ISBN-13"].contains(&word);
    let is_in_word = before.ends_with(char::is_alphabetic) && prefix(before).is_none();
    is_sum || goes_on || is_book || is_in_word
}

/// The first telephone or NHS number of some groups. It begins the run, or follows a year.
fn telephone_or_nhs(text: &str, groups: &[Range<usize>]) -> Option<Personal> {
    let begins = |first: &usize| *first == 0 || groups[first - 1].len() == 4;
    (0..groups.len()).filter(begins).find_map(|first| {
        (first..groups.len()).rev().find_map(|last| {
            let run = &groups[first..=last];
            let bytes = run[0].start..run[run.len() - 1].end;
            let is_international = text[..bytes.start].ends_with('+');
            if text[..bytes.start].ends_with(char::is_alphabetic) {
                None
            } else if is_telephone(text, run, is_international) {
                let sign = usize::from(is_international || text[..bytes.start].ends_with('('));
                Some(Personal::whole(bytes.start - sign..bytes.end, "a telephone number"))
            } else if is_nhs(text, run) && !is_international {
                Some(Personal::whole(bytes, "an NHS number"))
            } else {
                None
            }
        })
    })
}

/// Ten or eleven digits from 0, or fewer by one after +44 or 0044, in the groups that area codes make.
///
/// # Source
/// Ofcom's National Telephone Numbering Plan: 01, 02, 03, 05, 07, 08 and 09; codes of three digits begin with 02.
fn is_telephone(text: &str, groups: &[Range<usize>], is_international: bool) -> bool {
    let digits: String = groups.iter().map(|group| &text[group.clone()]).collect();
    let abroad = if is_international { "44" } else { "0044" };
    let national = match digits.strip_prefix(abroad) {
        Some(rest) => format!("0{}", rest.trim_start_matches('0')),
        None if is_international => return false,
        None => digits,
    };
    // Numbers from 03 are given to organisations alone, those from 080 are free for callers of organisations.
    if national.starts_with("03") || national.starts_with("080") {
        return false;
    }
    let mut signs = national.bytes();
    let is_range = signs.next() == Some(b'0') && signs.next().is_some_and(|sign| !matches!(sign, b'0' | b'4' | b'6'));
    let fits = match groups[0].len() {
        _ if is_international => true,
        3 => national.starts_with("02"),
        4..=6 => true,
        10 | 11 => groups.len() == 1,
        _ => false,
    };
    is_range && fits && matches!(national.len(), 10 | 11)
}

/// Ten digits, alone or as 3, 3 and 4, of which the last checks the others.
///
/// # Source
/// NHS Data Dictionary, NHS NUMBER: weights 10 to 2, modulus 11; a check digit of 10 is never issued.
fn is_nhs(text: &str, groups: &[Range<usize>]) -> bool {
    let lengths: Vec<usize> = groups.iter().map(Range::len).collect();
    if !matches!(lengths[..], [10] | [3, 3, 4]) {
        return false;
    }
    let digits = groups.iter().flat_map(|group| text[group.clone()].bytes());
    let digits: Vec<usize> = digits.map(|digit| usize::from(digit - b'0')).collect();
    let sum: usize = (2..=10).rev().zip(&digits).map(|(weight, digit)| weight * digit).sum();
    let is_one_number = digits.iter().all(|digit| *digit == digits[0]);
    (11 - sum % 11) % 11 == digits[9] && !is_one_number
}

/// `AB 12 34 56 C`, with or without the spaces.
///
/// # Source
/// HMRC, National Insurance Manual NIM39110: the letters that are not used, and the suffix from A to D.
fn national_insurance(text: &str, groups: &[Range<usize>]) -> Option<Personal> {
    let lengths: Vec<usize> = groups.iter().map(Range::len).collect();
    if !matches!(lengths[..], [6] | [2, 2, 2]) {
        return None;
    }
    let start = prefix(&text[..groups[0].start])?;
    let last = groups.last()?.end;
    let after = &text[last..];
    let suffix = after.strip_prefix(' ').unwrap_or(after);
    let mut letters = suffix.chars();
    let is_suffix = letters.next().is_some_and(|letter| matches!(letter, 'A'..='D'));
    let ends = !letters.next().is_some_and(char::is_alphanumeric);
    let end = last + after.len() - suffix.len() + 1;
    (is_suffix && ends).then(|| Personal::whole(start..end, "a National Insurance number"))
}

/// Where two letters begin that may stand before a National Insurance number.
fn prefix(before: &str) -> Option<usize> {
    const NEVER: [&str; 7] = ["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"];
    let before = before.strip_suffix(' ').unwrap_or(before);
    let start = before.len().checked_sub(2)?;
    let letters = before.get(start..)?;
    let mut signs = letters.bytes();
    let (first, second) = (signs.next()?, signs.next()?);
    let is_used = first.is_ascii_uppercase() && second.is_ascii_uppercase();
    let is_used = is_used && !b"DFIQUV".contains(&first) && !b"DFIOQUV".contains(&second);
    let is_alone = !before[..start].ends_with(char::is_alphanumeric);
    (is_used && is_alone && !NEVER.contains(&letters)).then_some(start)
}
