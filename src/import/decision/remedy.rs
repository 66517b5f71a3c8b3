//! What a statement says of the remedy: the sentences in which it was agreed, amounts with their words, deadlines.
//!
//! Only an amount that can be nothing else than the payment becomes one. Kinds of remedy and days are proposed in
//! comments: what the words mean is for the officer to say.

use crate::import::words::plain;
use std::collections::BTreeSet;
use std::ops::Range;

use super::body::Body;
use super::escaped;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::import::case_list::{Payment, Record};
use crate::model::{Decision, Remedy};
use crate::units::Date;

/// A sentence, and its paragraph's place.
struct Sentence {
    text: String,
    bytes: Range<usize>,
    /// Whether it says what was agreed.
    is_agreed: bool,
}

/// Words by which kinds of remedy are proposed.
const KINDS: [(&str, Remedy); 12] = [
    ("apolog", Remedy::Apology),
    ("review", Remedy::Review),
    ("training", Remedy::Training),
    ("train its staff", Remedy::Training),
    ("procedure", Remedy::Procedure),
    ("policy", Remedy::Procedure),
    ("remind", Remedy::Guidance),
    ("guidance", Remedy::Guidance),
    ("reassess", Remedy::Reassessment),
    ("fresh assessment", Remedy::Reassessment),
    ("new assessment", Remedy::Reassessment),
    ("provide the", Remedy::Service),
];

/// Fills in what the statement says of the remedy.
pub(super) fn propose(
    record: &mut Record,
    body: &Body,
    place: &impl Fn(&Range<usize>) -> Place,
    found: &mut Diagnostics,
) {
    // Of what was not upheld there is nothing to put right.
    if record.decision.is_some_and(|decision| decision != Decision::Upheld) {
        return;
    }
    let sentences = sentences(body);
    let agreed: Vec<&Sentence> = sentences.iter().filter(|sentence| sentence.is_agreed).collect();
    if agreed.is_empty() {
        record.note(
            "remedy_note",
            "remedy_note: no sentence was found that says what was agreed",
        );
    } else {
        let words = agreed.iter().copied().fold(String::new(), joined);
        record.note(
            "remedy_note",
            "the statement's own sentences: shorten them to what the council agreed to do",
        );
        record.remedy_note = Some(escaped(&words));
        let kinds: BTreeSet<&str> = kinds(&words).map(Remedy::name).collect();
        if !kinds.is_empty() {
            let kinds = kinds.into_iter().collect::<Vec<_>>().join(", ");
            record.note(
                "remedies",
                format!("remedies: [{kinds}] by the words in it; see whether they were agreed"),
            );
        }
    }
    for sentence in sentences
        .iter()
        .filter(|sentence| sentence.is_agreed || speaks_of_payment(&sentence.text))
    {
        for words in deadlines(&sentence.text) {
            record.note("due", deadline_note(words, record.decided));
        }
    }
    pay(record, &sentences, place, found);
}

/// Sentences one after the other, and items of a list as parts of one.
fn joined(mut words: String, sentence: &Sentence) -> String {
    if !words.is_empty() {
        let is_ended = words.ends_with(['.', ';', ':', ',', '?', '!']) || words.ends_with(" and");
        words.push_str(if is_ended { " " } else { "; " });
    }
    words + &sentence.text
}

fn kinds(words: &str) -> impl Iterator<Item = Remedy> {
    let words = words.to_lowercase();
    KINDS
        .iter()
        .filter(move |(word, _)| words.contains(word))
        .map(|(_, remedy)| *remedy)
}

/// The payment, where only one amount can be it; else the amounts with the words in which they stand.
fn pay(record: &mut Record, sentences: &[Sentence], place: &impl Fn(&Range<usize>) -> Place, found: &mut Diagnostics) {
    let of = |wanted: &dyn Fn(&Sentence) -> bool| -> Vec<Named<'_>> {
        let chosen = sentences.iter().filter(|sentence| wanted(sentence));
        chosen
            .flat_map(|sentence| amounts(&sentence.text).map(move |at| (sentence, &sentence.text[at.clone()], at)))
            .collect()
    };
    let agreed = of(&|sentence| sentence.is_agreed);
    let spoken = of(&|sentence| sentence.is_agreed || speaks_of_payment(&sentence.text));
    let all = of(&|_| true);
    for (sentence, amount, _) in &spoken {
        let note = format!("{amount}: “{}”", shortened(&sentence.text));
        if !record.notes.get("payment").is_some_and(|notes| notes.contains(&note)) {
            record.note("payment", note);
        }
    }
    let candidates = if agreed.is_empty() { &spoken } else { &agreed };
    record.payment = payment_of(sentences, candidates, &spoken, &all);
    let Some(Payment::NotKnown(unclear)) = &record.payment else {
        return;
    };
    let at = candidates
        .first()
        .or(all.first())
        .map(|(sentence, ..)| sentence.bytes.clone());
    let at = at
        .or_else(|| sentences.first().map(|sentence| sentence.bytes.clone()))
        .unwrap_or_default();
    let warning = Diagnostic::warning(format!("the payment is not known: {unclear}"));
    found.push(
        warning
            .at(place(&at))
            .hint("put what was agreed in all after `payment:`; 0 where nothing was to be paid"),
    );
}

/// An amount, with the sentence in which it stands and its bytes there.
type Named<'s> = (&'s Sentence, &'s str, Range<usize>);

/// The payment by the amounts that can be it, those that are spoken of as paid, and all that are named; none where
/// nothing is said of one.
fn payment_of(
    sentences: &[Sentence],
    candidates: &[Named<'_>],
    spoken: &[Named<'_>],
    all: &[Named<'_>],
) -> Option<Payment> {
    let totals: BTreeSet<&str> = candidates
        .iter()
        .filter(|(sentence, _, at)| is_total(&sentence.text, at))
        .map(|(_, amount, _)| *amount)
        .collect();
    let named: BTreeSet<&str> = spoken.iter().map(|(_, amount, _)| *amount).collect();
    let totals: Vec<&str> = totals.into_iter().collect();
    let unclear = match (totals.as_slice(), candidates) {
        ([total], _) => {
            return Some(Payment::Pounds(pounds(total)));
        }
        // A sentence that is not recognised as agreed may have another amount.
        (_, [(sentence, amount, at)]) if named.len() == 1 && !is_repeated(&sentence.text[at.end..]) => {
            return Some(Payment::Pounds(pounds(amount)));
        }
        (_, [(_, amount, _)]) if named.len() == 1 => {
            format!("the statement gives {amount} for each of several, or at a rate, and no total")
        }
        (_, []) => match all.first() {
            Some((_, amount, _)) => format!("the statement names {amount}, but not as a payment"),
            None if sentences
                .iter()
                .any(|sentence| sentence.is_agreed && speaks_of_payment(&sentence.text)) =>
            {
                "the statement names no amount".to_owned()
            }
            None => return None,
        },
        _ if named.len() == 1 => {
            let amounts: Vec<&str> = named.into_iter().collect();
            format!("the statement gives {} several times, and no total", amounts.concat())
        }
        _ => {
            let amounts: Vec<&str> = named.into_iter().collect();
            format!("the statement gives {}, and no total", amounts.join(" and "))
        }
    };
    Some(Payment::NotKnown(unclear))
}

/// "£1,250.50" → "1250.50".
fn pounds(amount: &str) -> String {
    amount.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect()
}

/// The amounts in a text, each from its pound sign on.
fn amounts(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices('£').filter_map(|(at, sign)| {
        let rest = &text[at + sign.len()..];
        let end = rest
            .find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.'))
            .unwrap_or(rest.len());
        let digits = rest[..end].trim_end_matches(['.', ',']);
        digits
            .starts_with(|c: char| c.is_ascii_digit())
            .then_some(at..at + sign.len() + digits.len())
    })
}

/// How much of a sentence, in bytes, is looked at on either side of an amount or after a deadline's first word.
const NEAR: usize = 400;

fn near(text: &str) -> &str {
    &text[..text.floor_char_boundary(NEAR)]
}

/// Whether an amount is called a total.
fn is_total(text: &str, at: &Range<usize>) -> bool {
    let before = plain(&text[text.floor_char_boundary(at.start.saturating_sub(NEAR))..at.start]);
    let after = near(&text[at.end..]);
    let after = plain(after.split([',', ';', '.']).next().unwrap_or_default());
    ["total of", "total payment of", "totalling", "total"]
        .iter()
        .any(|words| before.ends_with(words))
        || after.starts_with("in total")
        || after.starts_with("in all")
}

/// Whether an amount is paid to several, or several times.
fn is_repeated(after: &str) -> bool {
    let after = near(after.trim_start());
    let more = ["million", "thousand", "k ", "m "]
        .iter()
        .any(|word| after.starts_with(word));
    let words = plain(after);
    let first: Vec<&str> = words.split(' ').take(4).collect();
    let is_each = |word: &&str| {
        [
            "each", "per", "every", "weekly", "monthly", "annually", "apiece", "both",
        ]
        .contains(word)
    };
    let is_rate = first
        .windows(2)
        .any(|pair| pair[0] == "a" && ["day", "week", "month", "year", "term"].contains(&pair[1]));
    more || is_rate || first.iter().any(is_each)
}

fn speaks_of_payment(text: &str) -> bool {
    let text = text.to_lowercase();
    ["pay", "refund", "reimburse", "recommend", "financial remedy"]
        .iter()
        .any(|word| text.contains(word))
}

/// Stretches such as "within one month of the date of the decision".
fn deadlines(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("ithin ").filter_map(|(at, _)| {
        let start = at.checked_sub(1)?;
        let rest = near(&text[start..]);
        let end = rest.find([',', ';', '.', ':']).unwrap_or(rest.len());
        let words = rest[..end].trim();
        // What is to be done in that time is not a part of it.
        let ends = [" it will", " the council", " we ", " they "];
        let end = ends.iter().filter_map(|end| words.find(end)).min();
        span(words).map(|_| &words[..end.unwrap_or(words.len())])
    })
}

/// A length of time.
enum Length {
    Days(u32),
    Months(u32),
    /// Without weekends and holidays, which only the council's calendar knows.
    Working,
}

/// The length of time in "within four weeks …".
fn span(words: &str) -> Option<Length> {
    const NUMBERS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];
    let plain = plain(words);
    let mut words = plain.split(' ').skip(1);
    let number = words.next()?;
    let number = match number {
        "a" => 1,
        _ => NUMBERS
            .iter()
            .position(|name| *name == number)
            .and_then(|at| u32::try_from(at).ok())
            .or_else(|| number.parse().ok())?,
    };
    let number = Some(number).filter(|number| (1..=366).contains(number))?;
    match words.next()? {
        "day" | "days" | "calendar" => Some(Length::Days(number)),
        "week" | "weeks" => Some(Length::Days(number * 7)),
        "month" | "months" => Some(Length::Months(number)),
        "working" => Some(Length::Working),
        _ => None,
    }
}

fn deadline_note(words: &str, decided: Option<Date>) -> String {
    let day = decided.and_then(|day| match span(words)? {
        Length::Days(days) => Some((day, day.days_later(days))),
        Length::Months(months) => Some((day, day.months_later(months))),
        Length::Working => None,
    });
    match day {
        Some((from, to)) => format!("due: “{words}”: {} if it runs from {}", to.iso(), from.iso()),
        None => format!("due: “{words}”"),
    }
}

/// The sentences of the sections; those below a heading of what was agreed, or else those that say so themselves, are
/// what was agreed.
fn sentences(body: &Body) -> Vec<Sentence> {
    let is_of_remedy = |heading: &str| {
        let heading = plain(heading);
        ["agreed action", "agreed remedy", "recommended action", "recommendation"]
            .iter()
            .any(|words| heading.contains(words))
            || ["remedy", "action", "actions"].contains(&heading.as_str())
    };
    let has_own_section = body.sections.iter().any(|(heading, _)| is_of_remedy(heading));
    let mut sentences = Vec::new();
    for (heading, paragraphs) in &body.sections {
        for paragraph in paragraphs {
            for text in split(&paragraph.text) {
                let is_agreed = if has_own_section {
                    is_of_remedy(heading)
                } else {
                    says_agreed(text)
                };
                sentences.push(Sentence {
                    text: text.to_owned(),
                    bytes: paragraph.bytes.clone(),
                    is_agreed,
                });
            }
        }
    }
    sentences
}

fn says_agreed(text: &str) -> bool {
    let text = text.to_lowercase();
    let whose = ["council", "authority", "trust", "provider"];
    let is_of_council = whose.iter().any(|word| text.contains(word)) || text.starts_with("it ");
    let words = ["agreed to", "agreed that", "has agreed", "also agreed", "agrees to"];
    is_of_council && words.iter().any(|words| text.contains(words))
}

/// Sentences, divided after `.`, `?` or `!` before a capital letter; no title or number ends one.
fn split(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, sign) in text.match_indices(['.', '?', '!']) {
        let end = at + sign.len();
        let last = text[..at].rsplit(' ').next().unwrap_or_default();
        let is_short = ["Mr", "Mrs", "Ms", "Dr", "St", "no", "No", "e.g", "i.e"].contains(&last);
        let rest = &text[end..];
        let begins_anew = rest.starts_with(' ') && rest.trim_start().starts_with(|c: char| !c.is_lowercase());
        if begins_anew && !is_short {
            found.push(text[start..end].trim());
            start = end;
        }
    }
    found.push(text[start..].trim());
    found.retain(|sentence| !sentence.is_empty());
    found
}

/// The beginning of a sentence, fit for a comment.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 240;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!(
            "{} …",
            text[..end].rsplit_once(' ').map_or(&text[..end], |(start, _)| start)
        ),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{amounts, deadlines, is_repeated, is_total, split};

    #[test]
    fn a_sentence_of_very_many_amounts_takes_no_longer_for_each() {
        let text = "within £1 ".repeat(50_000);
        assert_eq!(amounts(&text).filter(|at| is_total(&text, at)).count(), 0);
        assert_eq!(deadlines(&text).count(), 0);
    }

    #[test]
    fn amounts_know_whether_they_are_all() {
        let text = "It will pay £1,000 in total, of which £250.50 each to Ms X and Mr Y.";
        let found: Vec<_> = amounts(text).collect();
        let words: Vec<&str> = found.iter().map(|at| &text[at.clone()]).collect();
        assert_eq!(words, ["£1,000", "£250.50"]);
        assert!(is_total(text, &found[0]) && !is_total(text, &found[1]));
        assert!(is_repeated(&text[found[1].end..]) && !is_repeated(&text[found[0].end..]));
        assert!(is_repeated(" a month for the year") && is_repeated(" to each of them"));
    }

    #[test]
    fn deadlines_are_told_in_their_words() {
        let text = "Within four weeks of this decision, it will pay; within reason, too, and within 20 working days.";
        let found: Vec<&str> = deadlines(text).collect();
        assert_eq!(found, ["Within four weeks of this decision", "within 20 working days"]);
    }

    #[test]
    fn titles_end_no_sentence() {
        assert_eq!(
            split("It wrote to Mr. X. He waited."),
            ["It wrote to Mr. X.", "He waited."]
        );
    }
}
