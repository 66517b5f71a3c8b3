//! Days on which nothing of the kind happens, and days in a text that the file has otherwise.
//!
//! In: a year, or its words. Out: warnings where a slip of a digit explains better what is given than anything that
//! happens.

use std::ops::Range;

use super::Subject;
use super::sentences::{Sentence, dates_in};
use super::texts::Texts;
use crate::compose::place_in;
use crate::diagnostic::Diagnostic;
use crate::load::Written;
use crate::model::Year;
use crate::units::Date;

/// Decisions on days on which the Ombudsman's office is closed.
pub(super) fn decision_day(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let of_cases = file.cases.list.iter().filter_map(|case| case.decided.as_ref());
    let findings = file.code.non_compliance.iter().flatten();
    let of_code = findings.filter_map(|finding| finding.found.as_ref());
    let holidays = &subject.project.bank_holidays;
    let found = of_cases.chain(of_code).filter_map(|day| {
        let what = if day.value.is_weekend() {
            "a Saturday or Sunday"
        } else if holidays.contains(day.value) {
            "a bank holiday"
        } else {
            return None;
        };
        let message = format!("the Ombudsman is said to have decided on {}, {what}", spaced(day.value));
        let finding = Diagnostic::warning(message).at(subject.place_of(day.spot));
        Some(finding.hint("see whether a digit of the day is wrong; the decision statement bears it"))
    });
    found.collect()
}

/// Days after the end of a year by which its papers have been before a committee.
const DAYS_FOR_PAPERS: i64 = 550;
/// Days after the end of a year by which an action of it is due.
const DAYS_FOR_ACTIONS: i64 = 1100;

/// Meetings, publications and actions years after the year that they are about.
pub(super) fn day_far_ahead(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let papers = file
        .papers()
        .flat_map(|(_, paper)| paper.meeting.iter().chain(&paper.published));
    let papers = papers.map(|day| (day, DAYS_FOR_PAPERS));
    let assessed = file.code.self_assessment.iter().filter_map(|row| row.due.as_ref());
    let findings = file.code.non_compliance.iter().flatten();
    let actions = assessed.chain(findings.filter_map(|finding| finding.due.as_ref()));
    let days = papers.chain(actions.map(|day| (day, DAYS_FOR_ACTIONS)));
    let far = days.filter(|(day, most)| day.value.days_after(subject.year.last_day()) > *most);
    let found = far.map(|(day, _)| {
        let message = format!("{} is years after {} ended", spaced(day.value), subject.year);
        let finding = Diagnostic::warning(message).at(subject.place_of(day.spot));
        finding.hint("see whether a digit of the year is wrong")
    });
    found.collect()
}

/// Decisions of which a paper tells before they were taken.
pub(super) fn decided_after_publication(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let decided = file.cases.list.iter().filter_map(|case| case.decided.as_ref());
    let Some(last) = decided.map(|day| day.value).max() else {
        return Vec::new();
    };
    // Where there is a meeting, its days are held against the end of the year.
    let papers = file.asked_papers().filter(|(_, paper)| paper.meeting.is_none());
    let published = papers.filter_map(|(_, paper)| paper.published.as_ref());
    let early = published.filter(|day| day.value < last).map(|day| {
        let message = format!(
            "the paper is published on {}, but lists a case decided on {}",
            spaced(day.value),
            spaced(last)
        );
        let finding = Diagnostic::warning(message).at(subject.place_of(day.spot));
        finding.hint("correct the day that is wrong")
    });
    early.collect()
}

/// What happens on a day that a text may name and the file gives.
struct Occasion {
    what: &'static str,
    days: Vec<Date>,
}

/// Whether a text speaks of the paper that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Paper {
    This,
    Another,
}

/// How many days off a day in a text may be and still be meant for that of the file.
const NEAR: i64 = 10;

/// Days of the letter or of the meeting in a text that are nearly those of the file.
pub(super) fn day_in_text(texts: &Texts<'_>) -> Vec<Diagnostic> {
    let Some(file) = texts.file else { return Vec::new() };
    let letter = Occasion {
        what: "the letter is dated",
        days: file.letter.date.iter().map(|day| day.value).collect(),
    };
    let meetings = file.papers().filter_map(|(_, paper)| paper.meeting.as_ref());
    let meeting = Occasion {
        what: "the committee meets on",
        days: meetings.map(|day| day.value).collect(),
    };
    let committees: Vec<&str> = file
        .papers()
        .filter_map(|(_, paper)| paper.committee.as_deref())
        .collect();
    let is_source = |text: &Written| text.keys == ["letter", "source"];
    let mut found = Vec::new();
    for text in texts
        .written
        .iter()
        .filter(|text| texts.is_passage(text) || is_source(text))
    {
        for sentence in text.sentences() {
            for (day, bytes) in dates_in(sentence.text) {
                let before = sentence.text[..bytes.start].trim_end();
                let occasion = if names_letter(before) {
                    &letter
                } else if names_meeting(&sentence, before, &committees) {
                    &meeting
                } else {
                    continue;
                };
                let paper = if before.contains("this report") {
                    Paper::This
                } else {
                    Paper::Another
                };
                let Some(nearest) = nearly(day, &occasion.days, paper) else {
                    continue;
                };
                let message = format!("{} stands here, but {} {}", spaced(day), occasion.what, spaced(nearest));
                let bytes = sentence.start + bytes.start..sentence.start + bytes.end;
                let place = place_in(text.place.clone(), &text.text, bytes);
                found.push(
                    Diagnostic::warning(message)
                        .at(place)
                        .hint("correct the day that is wrong"),
                );
            }
        }
    }
    found
}

/// The day of the file that was meant, where the text has none of them: near it or of the same month, and of this paper
/// also the same day of another year.
fn nearly(day: Date, days: &[Date], paper: Paper) -> Option<Date> {
    let part = |day: Date, bytes: Range<usize>| day.iso().get(bytes).map(str::to_owned);
    let is_near = |other: &&Date| {
        day.days_after(**other).abs() <= NEAR
            || part(day, YEAR_AND_MONTH) == part(**other, YEAR_AND_MONTH)
            || paper == Paper::This && part(day, MONTH_AND_DAY) == part(**other, MONTH_AND_DAY)
    };
    if days.contains(&day) {
        return None;
    }
    days.iter().find(is_near).copied()
}

/// Where year and month stand in 2024-07-17.
const YEAR_AND_MONTH: Range<usize> = 0..7;
/// Where month and day stand in it.
const MONTH_AND_DAY: Range<usize> = 5..10;

/// "the Ombudsman's letter of", "the letter is dated"; of another letter the words between tell.
fn names_letter(before: &str) -> bool {
    let endings = [
        "letter of",
        "letter dated",
        "letter is dated",
        "review of",
        "review dated",
    ];
    endings.iter().any(|ending| before.ends_with(ending))
}

/// "the Audit Committee considered this report on": this paper or its committee, and not when it meets again.
fn names_meeting(sentence: &Sentence<'_>, before: &str, committees: &[&str]) -> bool {
    let is_meant = before.contains("this report") || committees.iter().any(|committee| before.contains(committee));
    let is_of_meeting = ["considered", "considers", "consider", " meets", " met", "meeting"]
        .iter()
        .any(|word| before.contains(word));
    let is_other = [" again", " next ", " previous", "Cabinet"]
        .iter()
        .any(|word| sentence.text.contains(word));
    is_meant && is_of_meeting && !is_other && (before.ends_with(" on") || before.ends_with(" of"))
}

fn spaced(day: Date) -> String {
    day.to_string().replace('\u{a0}', " ")
}
