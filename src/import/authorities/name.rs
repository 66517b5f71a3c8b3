//! A name taken apart: the place that it speaks of, and what it says of the kind of council.

use std::collections::BTreeSet;

use crate::import::words;

/// What a name says of the kind of council.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    City,
    County,
    /// "CC".
    CityOrCounty,
    Borough,
    District,
    Metropolitan,
    London,
    Royal,
    Unitary,
}

use Form::{Borough, City, CityOrCounty, County, District, London, Metropolitan, Royal, Unitary};

/// Words before a place and what they say; the longer before the shorter.
const BEFORE: [(&str, &[Form]); 20] = [
    ("council of london borough of", &[London]),
    ("council of royal borough of", &[Royal]),
    ("metropolitan borough council of", &[Metropolitan]),
    ("metropolitan borough of", &[Metropolitan]),
    ("london borough of", &[London]),
    ("royal borough of", &[Royal]),
    ("borough council of", &[Borough]),
    ("district council of", &[District]),
    ("county council of", &[County]),
    ("city council of", &[City]),
    ("city and district of", &[City]),
    ("borough of", &[Borough]),
    ("district of", &[District]),
    ("county of", &[County]),
    ("city of", &[City]),
    ("council of", &[]),
    ("county", &[County]),
    ("lb of", &[London]),
    ("lb", &[London]),
    ("rb of", &[Royal]),
];

/// Words after a place; the longer before the shorter.
const AFTER: [(&str, &[Form]); 27] = [
    ("metropolitan borough council", &[Metropolitan]),
    ("metropolitan district council", &[Metropolitan]),
    ("city and district council", &[City]),
    ("metropolitan borough", &[Metropolitan]),
    ("metropolitan district", &[Metropolitan]),
    ("metropolitan council", &[Metropolitan]),
    ("royal borough council", &[Royal]),
    ("london borough council", &[London]),
    ("royal borough", &[Royal]),
    ("london borough", &[London]),
    ("unitary authority", &[Unitary]),
    ("borough council", &[Borough]),
    ("district council", &[District]),
    ("county council", &[County]),
    ("city council", &[City]),
    ("borough", &[Borough]),
    ("district", &[District]),
    ("county", &[County]),
    ("city", &[City]),
    ("council", &[]),
    ("authority", &[]),
    ("lbc", &[London]),
    ("mbc", &[Metropolitan]),
    ("mdc", &[Metropolitan]),
    ("cc", &[CityOrCounty]),
    ("dc", &[District]),
    ("bc", &[Borough]),
];

/// Words by which a made-up council says that it is one.
const MADE_UP: [&str; 3] = ["made up", "fictional", "imaginary"];

/// How such a place ends.
const MADE_UP_PLACE: &str = ", made up";

/// Whether a place is one of a council that says it is made up.
pub(super) fn is_made_up(place: &str) -> bool {
    place.ends_with(MADE_UP_PLACE)
}

/// A name taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// The place, or whatever is left: "tower hamlets".
    pub(super) place: String,
    /// What is said of the kind of council.
    pub(super) forms: BTreeSet<Form>,
}

impl Name {
    pub(super) fn of(text: &str) -> Self {
        let mut place = plain(&in_order(text));
        let made_up = MADE_UP.iter().find(|words| has_words(&place, words));
        if let Some(words) = made_up {
            place = plain(&place.replacen(words, " ", 1));
        }
        let mut forms = BTreeSet::new();
        while let Some((shorter, found)) = shortened(&place) {
            place = shorter;
            forms.extend(found);
        }
        if made_up.is_some() {
            // Nothing that is made up is ever taken for a council that is there.
            place.push_str(MADE_UP_PLACE);
        }
        Self { place, forms }
    }
}

fn has_words(text: &str, words: &str) -> bool {
    format!(" {text} ").contains(&format!(" {words} "))
}

/// A name without the words before or after it that say what it is; nothing where there are none, or nothing else.
fn shortened(text: &str) -> Option<(String, &'static [Form])> {
    let before = BEFORE.iter().find_map(|(words, forms)| {
        let rest = text.strip_prefix(words)?.strip_prefix(' ')?;
        Some((rest.to_owned(), *forms))
    });
    before.or_else(|| {
        AFTER.iter().find_map(|(words, forms)| {
            let rest = text.strip_suffix(words)?.strip_suffix(' ')?;
            Some((rest.to_owned(), *forms))
        })
    })
}

/// "Bristol, City of" as "City of Bristol": what follows the last comma comes first, if it only says what the place is.
fn in_order(text: &str) -> String {
    let says_kind = |words: &str| {
        let words = format!("{} x", plain(words));
        shortened(&words).is_some_and(|(rest, _)| rest == "x")
    };
    match text.rsplit_once(',') {
        Some((place, kind)) if says_kind(kind) => format!("{kind} {place}"),
        _ => text.to_owned(),
    }
}

/// A name in plain words, with those that are spelt in two ways spelt in one.
pub(super) fn plain(text: &str) -> String {
    let text = words::plain(text);
    let words = text.split(' ').filter(|word| *word != "the").map(|word| match word {
        "saint" => "st",
        "upon" => "on",
        word => word,
    });
    words.collect::<Vec<_>>().join(" ")
}
