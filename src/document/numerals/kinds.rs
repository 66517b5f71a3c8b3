//! What a number is, by the words around it.

use super::NumeralKind;
use super::tokens::Token;
use super::values::{Number, is_number};
use crate::figures::Unit;
use crate::units::{Exact, FinancialYear, MONTHS};

/// Words before the number of a part of a law.
const LAWS: &str = "act acts section sections s ss regulation regulations reg schedule part parts article articles order \
    si directive clause uksi";

/// Words before a number that leads somewhere.
const REFERENCES: &str = "paragraph paragraphs para paras page pages p pp table tables figure figures chart annex annexe \
    annexes appendix appendices item no number reference ref case chapter column row line note action \
    recommendation question room floor ward junction minute telephone";

/// Words before a number that is a part of a name.
const NAMES: &str = "stage stages level levels tier tiers phase phases step band bands grade class type priority \
    principle standard objective theme category version aged age ages round block";

/// Words that join two numbers of the same kind: "paragraphs 3, 4 and 6 to 9".
const JOINING: &str = "and or to – -";

const DISTANCES: &str = "mile miles metre metres kilometre kilometres";

const TIMES: &str = "day days week weeks month months year years hour hours minute minutes term terms night nights \
    quarter quarters weekend";

/// Words between a number and what it is a length of.
const OF_TIMES: &str = "working calendar clear school full more further or whole financial consecutive business";

/// Words by which a length of time has been measured.
const MEASURED: &str = "average averages averaged median mean late longest";

/// Words before a number in words that is known already.
const POINTING: &str = "the these those all both other last next first past previous our its their each any every which same \
    between into";

/// What a law, a policy or a plan sets: "a target of 90%", "a 25% discount", "the limit is £450".
const SET: &str = "target targets aim threshold limit discount premium interest levy vat";

/// Words before "over 65" and "under 18" by which it is an age.
const OF_AN_AGE: &str = "people residents adults children those anyone everybody everyone pensioners";

/// Nouns of which texts have some number, and data none.
const ARRANGED: &str = "examples things reasons aims points parts bodies types kinds ways stages steps sections functions \
    sets questions sides pages columns tables lists headings statistics measures matters areas themes \
    topics aspects factors principles elements strands priorities options tiers levels phases procedures \
    paragraphs annexes letters statutory series main";

/// Nouns that the data count, so that a number in words beside them always is one.
const COUNTED: &str = "complaint complaints case cases investigation investigations decision decisions remedy remedies \
    enquiry enquiries payment payments recommendation recommendations compliment compliments appeal \
    appeals request requests referral referrals finding findings outcome outcomes people families \
    children residents upheld late percentage per cent";

/// Whether a word is among these; an empty one never is.
fn is_among(words: &str, word: &str) -> bool {
    words.split(' ').any(|one| one == word)
}

/// The kind of a number.
pub(super) fn of_number(tokens: &[Token<'_>], at: usize, number: &Number) -> NumeralKind {
    let around = Around { tokens, at, number };
    if tokens[at].leads {
        return NumeralKind::Reference;
    }
    if matches!(number.unit, Unit::Money | Unit::Percent) && around.is_set() {
        return NumeralKind::Law;
    }
    if matches!(number.unit, Unit::Money | Unit::Percent | Unit::PercentagePoints) {
        return NumeralKind::Typed;
    }
    around
        .dated()
        .or_else(|| around.named())
        .unwrap_or_else(|| around.counted())
}

/// The kind of a sign with digits in it that is no number by itself.
pub(super) fn of_sign(tokens: &[Token<'_>], at: usize) -> NumeralKind {
    let token = &tokens[at];
    let lower = token.lower.replace(['–', '—'], "-");
    if token.leads {
        return NumeralKind::Reference;
    }
    if lower.parse::<FinancialYear>().is_ok() || is_decade(&lower) {
        return NumeralKind::Year;
    }
    let is_date = |sign: char| lower.split(sign).filter(|part| is_digits(part)).count() == 3;
    // "12-23 February".
    let are_days = lower.split('-').all(is_digits) && !token.ends_clause();
    let is_before_month = are_days && tokens.get(at + 1).is_some_and(|next| is_month(&next.lower));
    if is_date('-') || is_date('/') || is_before_month {
        return NumeralKind::Date;
    }
    if is_time(&lower) {
        return NumeralKind::Time;
    }
    if let Some(kind) = before(tokens, at) {
        return kind;
    }
    let mut parts = lower.splitn(2, ['-', '/', ':']);
    match (parts.next().unwrap_or_default(), parts.next()) {
        ("s" | "ss" | "reg", _) => NumeralKind::Law,
        (first, Some(second)) if is_digits(first) && is_digits(second) => {
            // "Children's Services 0-25" is a name; "10-15 complaints" and "34/37" are numbers.
            let follows_name = at > 0 && tokens[at - 1].text.starts_with(char::is_uppercase) && at > 1;
            // "0-25 services" are for these ages: nobody counts from nothing.
            if follows_name || first == "0" || lower == "24/7" {
                NumeralKind::Name
            } else {
                NumeralKind::Typed
            }
        }
        (first, Some(second)) if is_digits(first) => match second.split('-').next_back() {
            Some(unit) if is_among(TIMES, unit) => NumeralKind::Length,
            _ => NumeralKind::Name,
        },
        (first, None) if first.starts_with("s.") || first.starts_with("ss.") => NumeralKind::Law,
        _ if lower.ends_with('%') || lower.starts_with('£') => NumeralKind::Typed,
        _ => NumeralKind::Name,
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}

/// "2020s" and "2019's".
fn is_decade(lower: &str) -> bool {
    let year = lower.trim_end_matches('s').trim_end_matches(['\'', '’']);
    year.len() < lower.len() && is_year(year)
}

fn is_year(text: &str) -> bool {
    is_digits(text) && text.len() == 4 && (text.starts_with("19") || text.starts_with("20"))
}

/// "2.30pm", "10am" and "14:30".
fn is_time(lower: &str) -> bool {
    let of_clock = |text: &str| text.split(['.', ':']).all(is_digits);
    let halves = lower.strip_suffix("am").or_else(|| lower.strip_suffix("pm"));
    halves.is_some_and(of_clock) || (lower.contains(':') && of_clock(lower))
}

/// The kind that the words before a number give it, also those before other numbers that it is joined to.
fn before(tokens: &[Token<'_>], at: usize) -> Option<NumeralKind> {
    let mut back = at;
    loop {
        back = back.checked_sub(1)?;
        let token = &tokens[back];
        let ends = token.after.trim();
        let is_joined = |token: &Token<'_>| token.has_digit() || is_among(JOINING, token.lower.as_str());
        // "Part 1 of Schedule 12A", "Article 6(1)"; a full stop only after a short form, as in "no. 4".
        let goes_on =
            matches!(ends, "" | "," | "–" | "-") || (ends == "." && token.text.len() <= 4 && !token.has_digit());
        if token.after.ends_with(['#', '+']) {
            return Some(NumeralKind::Reference);
        }
        if !goes_on {
            return None;
        }
        let lower = token.lower.trim_end_matches('.');
        if is_among(LAWS, lower) {
            return Some(NumeralKind::Law);
        }
        if is_among(REFERENCES, lower) {
            // "in this case 34 were" is no reference to a case.
            let is_reference = ends.is_empty() || ends == "." || token.lower == "reference";
            return is_reference.then_some(NumeralKind::Reference);
        }
        // "Year 7", of a school.
        if is_among(NAMES, lower) || matches!(token.text.trim_end_matches('s'), "Year") {
            return Some(NumeralKind::Name);
        }
        let is_of_age = lower == "of" && back > 0 && tokens[back - 1].lower == "age";
        if is_of_age {
            return Some(NumeralKind::Name);
        }
        if !is_joined(token) || token.figure.is_some() {
            return None;
        }
    }
}

/// A month, in full or as tables write it.
fn is_month(word: &str) -> bool {
    let is = |month: &&str| month.eq_ignore_ascii_case(word) || month[..3].eq_ignore_ascii_case(word);
    word == "sept" || MONTHS.iter().any(is)
}

/// A number among the words around it.
struct Around<'t, 'a> {
    tokens: &'t [Token<'a>],
    at: usize,
    number: &'t Number,
}

impl Around<'_, '_> {
    fn this(&self) -> &str {
        &self.tokens[self.at].text
    }

    /// The word this many places after the number, in the same clause; empty if there is none.
    fn next(&self, places: usize) -> &str {
        let last = self.at + self.number.length - 1;
        let between = self.tokens.get(last..last + places).unwrap_or_default();
        let is_near = !between.is_empty() && between.iter().all(|token| !token.ends_clause());
        let word = self.tokens.get(last + places).filter(|_| is_near);
        word.map_or("", |token| token.lower.as_str())
    }

    /// The word this many places before the number; empty if there is none.
    fn previous(&self, places: usize) -> &str {
        let word = self.at.checked_sub(places).and_then(|at| self.tokens.get(at));
        word.map_or("", |token| token.lower.as_str())
    }

    /// A date, a year or a time of day.
    fn dated(&self) -> Option<NumeralKind> {
        if self.number.in_words {
            return None;
        }
        let value = self.number.value;
        let is_day = value.is_integer() && value <= Exact::from_integer(31) && self.this().len() <= 2;
        if is_day {
            let joins = is_among(JOINING, self.next(1)) && is_month(self.next(3));
            if is_month(self.next(1)) || joins || is_month(self.previous(1)) {
                return Some(NumeralKind::Date);
            }
        }
        if matches!(self.next(1), "am" | "pm" | "a.m" | "p.m") || is_time(&self.this().to_lowercase()) {
            return Some(NumeralKind::Time);
        }
        if is_year(self.this()) && (is_month(self.previous(1)) || !is_among(COUNTED, self.next(1))) {
            return Some(match self.previous(1) {
                month if is_month(month) => NumeralKind::Date,
                "act" | "regulations" | "order" => NumeralKind::Law,
                _ => NumeralKind::Year,
            });
        }
        None
    }

    /// A part of a law, a reference or a name.
    fn named(&self) -> Option<NumeralKind> {
        if let Some(kind) = before(self.tokens, self.at) {
            return Some(kind);
        }
        // Who sits on a panel, its procedure says.
        if self.previous(1) == "of" && matches!(self.previous(2), "panel" | "panels") {
            return Some(NumeralKind::Name);
        }
        if self.number.in_words {
            return None;
        }
        let is_age = matches!(self.previous(1), "over" | "under" | "below") && is_among(OF_AN_AGE, self.previous(2));
        if is_age && !is_among(COUNTED, self.next(1)) {
            return Some(NumeralKind::Name);
        }
        if matches!(self.previous(1), "per" | "every" | "each") && self.number.value >= Exact::from_integer(100) {
            return Some(NumeralKind::Name);
        }
        // A case: "22 006 612"; a telephone: "01632 960123".
        let alone = |token: &Token<'_>| is_digits(&token.text);
        let run = |at: usize| self.tokens[at..].iter().take_while(|token| alone(token)).count();
        let first = (0..self.at)
            .rev()
            .take_while(|at| alone(&self.tokens[*at]) && !self.tokens[*at].ends_clause());
        let first = first.last().unwrap_or(self.at);
        let lengths: Vec<usize> = self.tokens[first..]
            .iter()
            .take(run(first))
            .map(|token| token.text.len())
            .collect();
        // Counts of that many digits have commas.
        if is_digits(self.this()) && self.this().len() >= 6 {
            return Some(NumeralKind::Reference);
        }
        let is_telephone = self.tokens[first].text.starts_with('0') && self.tokens[first].text.len() > 1;
        (is_telephone || lengths.starts_with(&[2, 3, 3])).then_some(NumeralKind::Reference)
    }

    /// A percentage or an amount that is set beforehand, so that no data could give it.
    fn is_set(&self) -> bool {
        let before = (1..=6).map(|back| self.previous(back));
        let target = before.take_while(|word| !is_among(COUNTED, word));
        // "A target of 90%", "interest at 8%", but not "we met the target and upheld 90%".
        let is_joined = matches!(self.previous(1), "of" | "at" | "is" | "was" | "to");
        (is_joined && target.into_iter().any(|word| is_among(SET, word))) || is_among(SET, self.next(1))
    }

    /// A length of time, an arrangement of words, or a number that was typed.
    fn counted(&self) -> NumeralKind {
        if self.is_length() {
            return NumeralKind::Length;
        }
        if self.number.in_words && self.is_arrangement() {
            return NumeralKind::Arrangement;
        }
        NumeralKind::Typed
    }

    fn is_length(&self) -> bool {
        let mut place = 1;
        // "6 to 12 months", "five or ten full weeks".
        if is_among(JOINING, self.next(1)) && self.tokens.get(self.at + self.number.length + 1).is_some_and(is_number) {
            place = 3;
        }
        while is_among(OF_TIMES, self.next(place)) {
            place += 1;
        }
        if is_among(DISTANCES, self.next(place)) {
            return true;
        }
        let is_time = is_among(TIMES, self.next(place).trim_end_matches(['\'', '’']));
        let is_measured = matches!(self.previous(1), "took" | "taken" | "takes")
            || (1..=4).any(|back| is_among(MEASURED, self.previous(back)))
            || (1..=3).any(|further| is_among(MEASURED, self.next(place + further)));
        // "Working days allowed: answer 10 (at most 20)", "three clear days, where five are required".
        let allowed = |pair: &[Token<'_>]| pair[0].lower == "days" && pair[1].lower == "allowed";
        let is_required = matches!(self.next(1), "is" | "are") && self.next(2) == "required";
        let is_extended = self.previous(1) == "to" && matches!(self.previous(2), "extendable" | "extended");
        let is_allowed = is_extended || self.tokens[..self.at].windows(2).any(allowed);
        (is_time && !is_measured) || is_required || is_allowed
    }

    fn is_arrangement(&self) -> bool {
        let near: Vec<&str> = (1..=3).map(|place| self.next(place)).collect();
        if near.iter().any(|word| is_among(COUNTED, word)) {
            return false;
        }
        let points = is_among(POINTING, self.previous(1)) && self.next(1) != "of";
        let is_pair = is_among(JOINING, self.previous(1)) && self.previous(2) == "one";
        points || is_pair || near.iter().take(2).any(|word| is_among(ARRANGED, word))
    }
}
