//! Names, e-mail addresses, postcodes and dates of birth, word by word.

use std::ops::Range;

use super::Personal;
use crate::units::MONTHS;

/// Titles of people; councillors are known by their office.
const TITLES: [&str; 13] = [
    "Mr",
    "Mrs",
    "Miss",
    "Ms",
    "Mx",
    "Dr",
    "Prof",
    "Professor",
    "Sir",
    "Dame",
    "Rev",
    "Revd",
    "Reverend",
];

/// Those of them that are no abbreviations: a full stop after one ends its sentence.
const WHOLE: [&str; 5] = ["Miss", "Professor", "Sir", "Dame", "Reverend"];

/// What follows a title and is an office rather than a name: Mr Justice, Madam Chair.
const OFFICES: [&str; 4] = ["Justice", "Chair", "Chairman", "Speaker"];

/// The areas with which postcodes begin.
///
/// # Source
/// Royal Mail's postcode areas. Without them every `B2 3RD` of a plan or a form would be a postcode.
const AREAS: &str = "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC \
    EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE \
    NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW \
    UB W WA WC WD WF WN WR WS WV YO ZE";

/// A word without the signs around it, and where it stands.
type Word<'t> = (usize, &'t str);

/// The words of a text.
pub(super) fn split(text: &str) -> Vec<Word<'_>> {
    let is_sign = |c: char| !c.is_alphanumeric();
    let mut end = 0;
    let pieces = text.split_inclusive(char::is_whitespace).map(|piece| {
        end += piece.len();
        let word = piece.trim_start_matches(is_sign);
        (end - word.len(), word.trim_end_matches(is_sign))
    });
    pieces.filter(|(_, word)| !word.is_empty()).collect()
}

/// Where web addresses stand, each to the sign that ends it in Markdown.
pub(super) fn web_addresses(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let starts = ["http://", "https://", "www."].into_iter();
    let starts = starts.flat_map(|start| text.match_indices(start));
    starts.map(|(at, _)| {
        let rest = &text[at..];
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, ')' | '>' | '"'));
        at..at + end.unwrap_or(rest.len())
    })
}

/// What single words and their neighbours tell of people.
pub(super) fn of_people(words: &[Word<'_>]) -> Vec<Personal> {
    let mut found = Vec::new();
    for at in 0..words.len() {
        let rest = &words[at..];
        found.extend(named(rest));
        found.extend(address(rest[0]));
        found.extend(postcode(rest));
        found.extend(born(rest));
    }
    found
}

fn end((at, word): Word<'_>) -> usize {
    at + word.len()
}

/// A title and a name; a letter alone stands for a name, unless a name comes after it: Mr J Brown.
fn named(words: &[Word<'_>]) -> Option<Personal> {
    let (start, title) = words[0];
    let mut name = *words.get(1).filter(|_| TITLES.contains(&title))?;
    if WHOLE.contains(&title) && name.0 > end(words[0]) + 1 {
        return None;
    }
    let is_initial = |word: &str| word.len() == 1 && word.bytes().all(|letter| letter.is_ascii_uppercase());
    if is_initial(name.1) {
        // A full stop or comma ends what is said of Mr B.
        name = *words.get(2).filter(|next| next.0 == end(name) + 1)?;
    }
    let own = name.1.strip_suffix("'s").or(name.1.strip_suffix("’s"));
    name.1 = own.unwrap_or(name.1);
    let mut letters = name.1.chars();
    let begins = letters.next().is_some_and(char::is_uppercase);
    let goes_on = letters.next().is_some_and(|letter| !letter.is_uppercase());
    let is_name = begins && goes_on && !OFFICES.contains(&name.1);
    is_name.then(|| Personal {
        bytes: start..end(name),
        core: name.0..end(name),
        what: "a person's name",
    })
}

fn address((at, word): Word<'_>) -> Option<Personal> {
    let (before, host) = word.split_once('@')?;
    // A Markdown link may be written closely around it.
    let before = before.rsplit(['(', '[', ':', '<']).next().unwrap_or_default();
    let is_of_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let host = host.split(|c| !is_of_host(c)).next().unwrap_or_default();
    let is_address = !before.is_empty() && host.contains('.');
    let start = at + word.find('@')? - before.len();
    is_address.then(|| Personal::whole(start..start + before.len() + 1 + host.len(), "an e-mail address"))
}

/// `OX1 1ND`, also without its space.
fn postcode(words: &[Word<'_>]) -> Option<Personal> {
    const WHAT: &str = "a postcode";
    let (at, word) = words[0];
    if let Some((outward, inward)) = word
        .len()
        .checked_sub(3)
        .and_then(|middle| word.split_at_checked(middle))
        && is_outward(outward)
        && is_inward(inward)
    {
        return Some(Personal::whole(at..end(words[0]), WHAT));
    }
    let next = *words.get(1)?;
    let is_postcode = is_outward(word) && is_inward(next.1) && next.0 == end(words[0]) + 1;
    is_postcode.then(|| Personal::whole(at..end(next), WHAT))
}

fn is_outward(word: &str) -> bool {
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let (area, rest) = word.split_at(letters);
    let rest = rest.as_bytes();
    let is_district = matches!(rest.len(), 1 | 2) && rest[0].is_ascii_digit();
    let goes_on = || rest[1..].iter().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
    is_district && goes_on() && AREAS.split_ascii_whitespace().any(|known| known == area)
}

/// A digit and two letters, of which some are never used since they look like others.
fn is_inward(word: &str) -> bool {
    let is_letter = |letter: &u8| letter.is_ascii_uppercase() && !b"CIKMOV".contains(letter);
    matches!(word.as_bytes(), [digit, letters @ ..] if digit.is_ascii_digit() && letters.len() == 2 && letters.iter().all(is_letter))
}

/// "born on 3 May 2009", "DOB 03/05/2009".
fn born(words: &[Word<'_>]) -> Option<Personal> {
    let is = |at: usize, wanted: &str| words.get(at).is_some_and(|(_, word)| word.eq_ignore_ascii_case(wanted));
    let after = if is(0, "born") || is(0, "dob") || is(0, "d.o.b") {
        1
    } else if is(0, "date") && is(1, "of") && is(2, "birth") {
        3
    } else {
        return None;
    };
    let is_between = |(_, word): &&Word<'_>| ["on", "is", "was", "the"].contains(&word.to_lowercase().as_str());
    let first = after + words[after..].iter().take_while(is_between).count();
    let days = first + date(words.get(first..)?)?;
    Some(Personal::whole(words[0].0..end(words[days]), "a date of birth"))
}

/// How many words after its first a whole date ends: 3 May 2009, May 3, 03/05/2009.
fn date(words: &[Word<'_>]) -> Option<usize> {
    let word = |at: usize| words.get(at).map_or("", |(_, word)| *word);
    let number = |word: &str| {
        word.trim_end_matches(|c: char| c.is_ascii_alphabetic())
            .parse::<u16>()
            .ok()
    };
    let is_day = |word: &str| number(word).is_some_and(|day| (1..=31).contains(&day));
    let is_month = |word: &str| {
        let is_short = |month: &str| {
            word.get(..3)
                .is_some_and(|start| month[..3].eq_ignore_ascii_case(start))
        };
        word.bytes().all(|letter| letter.is_ascii_alphabetic()) && MONTHS.into_iter().any(is_short)
    };
    let is_year = |word: &str| word.len() == 4 && number(word).is_some_and(|year| (1900..2100).contains(&year));
    let is_numeric = |word: &str| {
        word.split(['/', '-', '.'])
            .filter(|part| number(part).is_some())
            .count()
            == 3
    };
    if is_numeric(word(0)) {
        return Some(0);
    }
    let is_date = (is_day(word(0)) && is_month(word(1))) || (is_month(word(0)) && is_day(word(1)));
    is_date.then(|| if is_year(word(2)) { 2 } else { 1 })
}
