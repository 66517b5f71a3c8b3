//! What was left in from last year, when its file was copied to begin this one.
//!
//! In: the officer's passages and titles of a year, and last year's file and edition. Out: warnings at the words. A text
//! may well look back, so that a sentence is passed over which says that it does, or which prints a figure of another
//! year; a paragraph that explains something once and for all may stand every year.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::sentences::{Sentence, bare, dates_in, is_of_its_time};
use super::texts::{Text, Texts};
use crate::compose::place_in;
use crate::diagnostic::Diagnostic;
use crate::load::Written;
use crate::model::{Paper, Year};
use crate::units::{Date, FinancialYear, years_in};

/// What a text is, which decides how surely a word of last year is out of place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A title, an action ahead or what a committee is asked to do: about this year, or what comes after it.
    AboutNow,
    /// A passage, which may tell of any year.
    Passage,
}

/// This year's file and last year's.
struct Pair<'a> {
    file: &'a Year,
    before: &'a Year,
}

impl Pair<'_> {
    fn year(&self) -> FinancialYear {
        self.file.year.value
    }

    fn last_year(&self) -> FinancialYear {
        self.year().previous()
    }
}

/// Last year's label where the text is about this year.
pub(super) fn last_year_label(texts: &Texts<'_>) -> Vec<Diagnostic> {
    let Some(file) = texts.file else { return Vec::new() };
    let (year, last_year) = (file.year.value, file.year.value.previous());
    let mut found = Vec::new();
    for (kind, text) in own_texts(texts) {
        for sentence in text.sentences() {
            let labels: Vec<_> = years_in(sentence.text).collect();
            if labels.is_empty() {
                continue;
            }
            let is_alone = labels.iter().all(|(label, _)| *label == last_year);
            // What has been tells of its own year where a figure of this one stands in it.
            let looks_back = if sentence.has_figure() {
                sentence.compares()
            } else {
                sentence.looks_back()
            };
            let is_about_now = kind == Kind::AboutNow || sentence.is_about_now();
            let Some((_, bytes)) = labels.first().filter(|_| is_alone && is_about_now && !looks_back) else {
                continue;
            };
            let label = &sentence.text[bytes.clone()];
            let message = format!("`{label}` stands where the text is about {year}");
            let hint =
                format!("write {year}, or say in the sentence that it looks back: \"compared with {last_year}\"");
            found.push(at(text, &sentence, bytes.clone(), &message).hint(hint));
        }
    }
    found
}

/// Last year's period, and days ahead that were past before the year had ended.
pub(super) fn last_year_period(texts: &Texts<'_>) -> Vec<Diagnostic> {
    let Some(file) = texts.file else { return Vec::new() };
    let (year, last_year) = (file.year.value, file.year.value.previous());
    let mut found = Vec::new();
    for (_, text) in own_texts(texts) {
        let is_ahead = text.keys.first().is_some_and(|key| key == "actions");
        for sentence in text.sentences() {
            let days: Vec<(Date, Range<usize>)> = dates_in(sentence.text).collect();
            let month = month_that_ends(&sentence, last_year);
            if days.is_empty() && month.is_none() || sentence.compares() {
                continue;
            }
            let ends =
                |(day, bytes): &&(Date, Range<usize>)| *day == last_year.last_day() && sentence.ends_at(bytes.start);
            if let Some((_, bytes)) = days.iter().find(ends) {
                let message = format!("`{}` ends {last_year}, not {year}", &sentence.text[bytes.clone()]);
                let hint = format!("{year} is {}", year.period().replace('\u{a0}', " "));
                found.push(at(text, &sentence, bytes.clone(), &message).hint(hint));
            } else if let Some(bytes) = month {
                let message = format!("`{}` ends {last_year}, not {year}", &sentence.text[bytes.clone()]);
                let hint = format!("{year} is {}", year.period().replace('\u{a0}', " "));
                found.push(at(text, &sentence, bytes, &message).hint(hint));
            } else if let Some((day, bytes)) = days.iter().find(|(day, _)| is_ahead && *day < year.last_day()) {
                let message = format!("an action ahead names {}, which was before {year} ended", spaced(*day));
                let hint = "write the day that is meant; an action that was not finished gets a new one";
                found.push(at(text, &sentence, bytes.clone(), &message).hint(hint));
            }
        }
    }
    found
}

/// "the year ending March 2023", without a day.
fn month_that_ends(sentence: &Sentence<'_>, year: FinancialYear) -> Option<Range<usize>> {
    let month = format!("March {}", year.ends_in());
    let start = sentence.text.find(&month)?;
    let before = sentence.text[..start].trim_end();
    let is_end = ["year ending", "year ended", "year to"]
        .iter()
        .any(|words| before.ends_with(words));
    is_end.then_some(start..start + month.len())
}

/// Names of last year: of the Ombudsman, and of those who signed, agreed to or answered for last year's papers.
pub(super) fn last_year_name(texts: &Texts<'_>) -> Vec<Diagnostic> {
    let Some(pair) = pair(texts) else { return Vec::new() };
    let now = names(texts, pair.file);
    let before: BTreeSet<String> = names(texts, pair.before).difference(&now).cloned().collect();
    let mut found = Vec::new();
    for (_, text) in own_texts(texts) {
        for sentence in text.sentences() {
            for name in &before {
                let Some(start) = sentence.text.find(name.as_str()).filter(|_| !sentence.compares()) else {
                    continue;
                };
                let message = format!(
                    "`{name}` is a name of {} that {} does not have",
                    pair.last_year(),
                    pair.year()
                );
                let hint = "write who it is now, or say that it was then";
                found.push(at(text, &sentence, start..start + name.len(), &message).hint(hint));
            }
        }
    }
    found
}

/// The days on which last year's papers were published and discussed, and its letter was sent.
pub(super) fn last_year_date(texts: &Texts<'_>) -> Vec<Diagnostic> {
    let Some(pair) = pair(texts) else { return Vec::new() };
    let before = occasions(pair.before);
    let now: BTreeMap<&str, Date> = occasions(pair.file)
        .into_iter()
        .map(|(day, what)| (what, day))
        .collect();
    let mut found = Vec::new();
    for (_, text) in own_texts(texts) {
        for sentence in text.sentences() {
            for (day, bytes) in dates_in(sentence.text) {
                let Some(what) = before.get(&day).filter(|_| !sentence.looks_back()) else {
                    continue;
                };
                let message = format!("{} is the day of last year's {what}", spaced(day));
                let hint = match now.get(what) {
                    Some(day) => format!("this year's is {}; or say that last year's is meant", spaced(*day)),
                    None => "write this year's, or say that last year's is meant".to_owned(),
                };
                found.push(at(text, &sentence, bytes, &message).hint(hint));
            }
        }
    }
    found
}

/// Paragraphs that stand word for word in last year's file, and that tell of their own time.
pub(super) fn last_year_paragraph(texts: &Texts<'_>) -> Vec<Diagnostic> {
    let Some(pair) = pair(texts) else { return Vec::new() };
    let place = |spot| texts.project.files.place(spot);
    let mut first = BTreeMap::new();
    for passage in pair.before.passages() {
        for (_, paragraph) in paragraphs(&passage.text) {
            first.entry(bare(paragraph)).or_insert((passage, paragraph));
        }
    }
    let mut found = Vec::new();
    for (_, text) in own_texts(texts).filter(|(kind, _)| *kind == Kind::Passage) {
        for (start, paragraph) in paragraphs(&text.text) {
            let again = first.get(&bare(paragraph)).filter(|_| is_of_its_time(paragraph));
            let Some((passage, before)) = again else { continue };
            let before = place_in(place(passage.spot), &passage.text, range_of(&passage.text, before));
            let place = place_in(text.place.clone(), &text.text, start..start + paragraph.len());
            let message = format!(
                "this paragraph stands word for word in the file of {}",
                pair.last_year()
            );
            let hint = format!("write what is true of {}, or leave it out", pair.year());
            let finding = Diagnostic::warning(message)
                .at(place)
                .labelled(format!("first at {before}"));
            found.push(finding.hint(hint));
        }
    }
    found
}

fn pair<'a>(texts: &Texts<'a>) -> Option<Pair<'a>> {
    let file = texts.file?;
    let before = texts.project.years.get(&file.year.value.previous())?;
    Some(Pair { file, before })
}

/// The passages and titles of a year; what is said of a case or was said by others stays as it is.
fn own_texts<'t>(texts: &'t Texts<'_>) -> impl Iterator<Item = (Kind, &'t Text)> {
    texts.written.iter().filter_map(|text| {
        let room = text.keys.first().map_or("", String::as_str);
        let key = text.keys.last().map_or("", String::as_str);
        let is_under = |wanted: &str| text.keys.iter().any(|key| key == wanted);
        match room {
            "cases" | "quotations" | "published" | "facts" | "statistics" | "letter" => None,
            _ if key == "title" || key == "heading" || is_under("front") && !is_under("texts") => {
                Some((Kind::AboutNow, text))
            }
            _ if !texts.is_passage(text) => None,
            "actions" => Some((Kind::AboutNow, text)),
            _ if is_under("recommendation") => Some((Kind::AboutNow, text)),
            _ => Some((Kind::Passage, text)),
        }
    })
}

/// Everybody whom a year names by an office.
fn names(texts: &Texts<'_>, file: &Year) -> BTreeSet<String> {
    let edition = file.edition.as_ref().map_or(file.year.value, |edition| edition.value);
    let editions = texts.project.editions.iter();
    let ombudsman = editions
        .filter(|other| other.edition.value == edition)
        .map(|other| other.office_holder.name.clone());
    let of_papers = file.papers().flat_map(|(_, paper)| officers(paper));
    let addressee = file.letter.addressee.name.clone();
    ombudsman
        .chain(of_papers)
        .chain(addressee)
        .filter(|name| name.contains(' '))
        .collect()
}

fn officers(paper: &Paper) -> impl Iterator<Item = String> {
    let implications = paper
        .implications
        .iter()
        .filter_map(|implication| implication.clearance.as_ref());
    let cleared = implications
        .chain(&paper.clearance)
        .filter_map(|clearance| clearance.name.as_ref());
    let cleared = cleared.map(|name| name.value.clone());
    let signed = paper.signed_by.iter().map(|officer| officer.name.clone());
    cleared
        .chain(signed)
        .chain(paper.contact.iter().map(|contact| contact.name.clone()))
}

/// Days of a year's papers, by what happened on them.
fn occasions(file: &Year) -> BTreeMap<Date, &'static str> {
    let papers = file.papers().flat_map(|(_, paper)| {
        let published = paper.published.as_ref().map(|day| (day.value, "publication"));
        let meeting = paper.meeting.as_ref().map(|day| (day.value, "meeting"));
        published.into_iter().chain(meeting)
    });
    papers
        .chain(file.letter.date.as_ref().map(|day| (day.value, "letter")))
        .collect()
}

/// The paragraphs of a text with their first bytes.
fn paragraphs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split("\n\n").map(move |paragraph| {
        let at = start;
        start += paragraph.len() + 2;
        (at, paragraph)
    })
}

fn range_of(text: &str, part: &str) -> Range<usize> {
    let start = text.find(part).unwrap_or_default();
    start..start + part.len()
}

fn at(text: &Written, sentence: &Sentence<'_>, bytes: Range<usize>, message: &str) -> Diagnostic {
    let bytes = sentence.start + bytes.start..sentence.start + bytes.end;
    Diagnostic::warning(message).at(place_in(text.place.clone(), &text.text, bytes))
}

fn spaced(day: Date) -> String {
    day.to_string().replace('\u{a0}', " ")
}
