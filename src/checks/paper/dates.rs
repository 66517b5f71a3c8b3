//! The day of the meeting and the day of publication.

use super::AskedPaper;
use crate::diagnostic::Diagnostic;
use crate::gaps::{CLEAR_DAYS, GapKind, gaps, late_by_clear_days};
use crate::model::{At, Audience, DocumentKind};
use crate::units::{self, Date, in_words};

/// What the days are for.
const TO_COUNT: &str = "so that the clear days can be counted";

/// Days that are missing, and days that cannot follow each other.
pub(in super::super) fn meeting_date(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
    let report = paper.report;
    let Some(meeting) = &report.meeting else {
        if !paper.kind.is_for_committee() {
            return Vec::new();
        }
        return paper.lacks(
            "the day of the meeting is not given",
            "meeting:` and `published:",
            TO_COUNT,
        );
    };
    let mut found = Vec::new();
    match &report.published {
        None => {
            found.extend(paper.lacks(
                "the day on which the agenda is published is not given",
                "published:",
                TO_COUNT,
            ));
        }
        Some(published) if published.value > meeting.value => {
            let what = format!("the agenda is published on {}", published.value);
            let against = format!("the meeting is on {}", meeting.value);
            found.push(out_of_order(paper, published, &what, &against));
        }
        Some(published) => found.extend(too_early(paper, published, "the agenda is published")),
    }
    found.extend(too_early(paper, meeting, "the committee meets"));
    found.extend(day_off(paper, meeting));
    found
}

/// A meeting on a day on which hardly any committee meets.
fn day_off(paper: &AskedPaper<'_>, meeting: &At<Date>) -> Option<Diagnostic> {
    let day = if meeting.value.is_weekend() {
        "a Saturday or Sunday"
    } else if paper.subject.project.bank_holidays.contains(meeting.value) {
        "a bank holiday"
    } else {
        return None;
    };
    let message = format!("the meeting is on {}, {day}", meeting.value).replace('\u{a0}', " ");
    let hint = "correct the day, unless the committee does meet then";
    Some(Diagnostic::warning(message).at(paper.place(meeting.spot)).hint(hint))
}

/// Clearances of another year, and of after the meeting.
pub(in super::super) fn clearance_date(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
    let report = paper.report;
    let of_implications = report
        .implications
        .iter()
        .filter_map(|implication| implication.clearance.as_ref());
    let days = of_implications
        .chain(&report.clearance)
        .filter_map(|clearance| clearance.date.as_ref());
    // Of a meeting whose own day is wrong nothing follows.
    let meeting = report.meeting.as_ref();
    let meeting = meeting.filter(|meeting| too_early(paper, meeting, "").is_none());
    let wrong = days.filter_map(|day| {
        let what = format!("the report is cleared on {}", day.value);
        match meeting.filter(|meeting| meeting.value < day.value) {
            Some(meeting) => Some(out_of_order(
                paper,
                day,
                &what,
                &format!("the meeting is on {}", meeting.value),
            )),
            None => too_early(paper, day, "the report is cleared").or_else(|| after_publication(paper, day, &what)),
        }
    });
    wrong.collect()
}

/// The day of publication; of one that is itself wrong nothing follows.
fn published<'p>(paper: &'p AskedPaper<'_>) -> Option<&'p At<Date>> {
    let published = paper.report.published.as_ref()?;
    let meeting = paper.report.meeting.as_ref();
    let in_order = meeting.is_none_or(|meeting| published.value <= meeting.value);
    (in_order && too_early(paper, published, "").is_none()).then_some(published)
}

/// A clearance that comes when the agenda is out.
fn after_publication(paper: &AskedPaper<'_>, day: &At<Date>, what: &str) -> Option<Diagnostic> {
    let published = published(paper)?;
    let message = format!("{what}, but the agenda is published on {}", published.value).replace('\u{a0}', " ");
    let hint = "correct the day that is wrong: a report is cleared before it is published";
    let late = Diagnostic::warning(message).at(paper.place(day.spot)).hint(hint);
    (published.value < day.value).then_some(late)
}

impl AskedPaper<'_> {
    /// The day up to which the report can know, and what happens then: that of its publication, or else of the meeting.
    pub(in super::super) fn last_known(&self) -> Option<(Date, &'static str)> {
        if let Some(published) = published(self) {
            return Some((published.value, "the report is published"));
        }
        let meeting = self.report.meeting.as_ref();
        let meeting = meeting.filter(|meeting| too_early(self, meeting, "").is_none())?;
        Some((meeting.value, "the committee meets"))
    }
}

/// Remedies said to be done on a day that had not come when the report was published.
pub(in super::super) fn done_after_publication(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
    let Some((last, what)) = paper.last_known() else {
        return Vec::new();
    };
    let done = paper
        .file
        .cases
        .list
        .iter()
        .filter_map(|case| Some((case, case.done.as_ref()?)));
    let found = done.filter(|(_, done)| done.value > last).map(|(case, done)| {
        let message = format!(
            "{} was put right on {}, but {what} on {last}",
            case.in_words(),
            done.value
        );
        Diagnostic::error(message.replace('\u{a0}', " "))
            .at(paper.place(done.spot))
            .hint("correct the day that is wrong; what is still to be done has no `done:`")
    });
    found.collect()
}

/// Remedies that should have been done before the report was published, beside a compliance rate of 100%. A report that
/// prints how many are outstanding has thought of them; one that is for no committee does not go through the cases.
pub(in super::super) fn case_overdue(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
    if !paper.kind.is_for_committee() {
        return Vec::new();
    }
    let subject = paper.subject;
    let [satisfied, outcomes] = ["satisfied", "compliance-outcomes"].map(|id| subject.exactly(id));
    let prints = |text: &str| {
        ["figures.cases_outstanding", "figures.cases_overdue"]
            .iter()
            .any(|id| text.contains(id))
    };
    // A digest names what is overdue.
    let is_digest = paper.kind == DocumentKind::DecisionsDigest;
    let is_said = is_digest || paper.report.passages().any(|passage| prints(&passage.text));
    let Some((last, what)) = paper
        .last_known()
        .filter(|_| satisfied.is_some() && satisfied == outcomes && !is_said)
    else {
        return Vec::new();
    };
    let open = paper.file.cases.upheld().filter(|case| case.done.is_none());
    let open = open.filter_map(|case| Some((case, case.due.as_ref()?)));
    let found = open.filter(|(_, due)| due.value < last).map(|(case, due)| {
        let message = format!(
            "{} was to be put right by {} and is overdue when {what} on {last}, while compliance is 100%",
            case.in_words(),
            due.value
        );
        Diagnostic::warning(message.replace('\u{a0}', " "))
            .at(paper.place(due.spot))
            .hint("add `done:` if it has been put right; if not, say so in the report with {{ figures.cases_outstanding | in_words }}")
    });
    found.collect()
}

/// A day before the letter that the report is about, or before the end of the year that the letter is about.
fn too_early(paper: &AskedPaper<'_>, day: &At<Date>, what: &str) -> Option<Diagnostic> {
    let what = format!("{what} on {}", day.value);
    let year = paper.subject.year;
    if day.value <= year.last_day() {
        let against = format!("{year} ended on {}", year.last_day());
        return Some(out_of_order(paper, day, &what, &against));
    }
    let letter = paper.file.letter.date.as_ref()?;
    let against = format!("the letter is dated {}", letter.value);
    (letter.value > day.value).then(|| out_of_order(paper, day, &what, &against))
}

fn out_of_order(paper: &AskedPaper<'_>, day: &At<Date>, what: &str, against: &str) -> Diagnostic {
    let message = format!("{what}, but {against}").replace('\u{a0}', " ");
    let hint = "correct the day that is wrong; see whether last year's was left in";
    Diagnostic::error(message).at(paper.place(day.spot)).hint(hint)
}

/// How late an agenda is published, in words, and the last day on which it would not have been late.
///
/// # Source
/// Local Government Act 1972, section 100B(3) and (4).
fn lateness(paper: &AskedPaper<'_>) -> Option<(String, Date)> {
    let holidays = &paper.subject.project.bank_holidays;
    let days = late_by_clear_days(paper.report, holidays)?;
    let (published, meeting) = (paper.report.published.as_ref()?, paper.report.meeting.as_ref()?);
    let message = format!(
        "the agenda is published {} before the meeting, where {} are needed",
        clear_days_in_words(days),
        in_words(CLEAR_DAYS)
    );
    // Nobody publishes an agenda on a day that is no working day, though it would be in time.
    let is_off = |day: Date| day.is_weekend() || holidays.contains(day);
    let days_from = |day: Date| units::clear_days(day, meeting.value, holidays);
    let mut latest = published.value;
    while is_off(latest) || days_from(latest).is_some_and(|days| days < CLEAR_DAYS) {
        latest = latest.previous_day();
    }
    Some((message, latest))
}

/// A report that comes late and says why; clear days that nobody can count.
pub(in super::super) fn clear_days(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
    let (Some(published), Some(meeting)) = (&paper.report.published, &paper.report.meeting) else {
        return Vec::new();
    };
    let warning = |message: &str, hint: String| {
        let warning = Diagnostic::warning(message).at(paper.place(published.spot));
        vec![warning.hint(hint.replace('\u{a0}', " "))]
    };
    let holidays = &paper.subject.project.bank_holidays;
    if units::clear_days(published.value, meeting.value, holidays).is_none() {
        let message = "the clear days cannot be counted: the bank holidays of these years are not known";
        let hint = format!("count them by hand: at least {CLEAR_DAYS} working days lie between the two days");
        return warning(message, hint);
    }
    match lateness(paper) {
        Some((message, latest)) if paper.report.urgency.is_some() => {
            let hint = format!("{latest} was the last day in time; the chair has to agree to the reasons for urgency");
            warning(&message, hint)
        }
        None if paper.report.urgency.is_some() && published.value <= meeting.value => {
            let message = "reasons for urgency are given, but the agenda is published in time";
            warning(
                message,
                "delete `urgency:`; see whether last year's was left in".to_owned(),
            )
        }
        _ => Vec::new(),
    }
}

/// A report that comes late without saying why it cannot wait.
pub(in super::super) fn urgency_missing(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
    let gaps = gaps(paper.subject.project, paper.file, paper.kind);
    let gap = gaps.into_iter().find(|gap| gap.kind == GapKind::Urgency);
    let found = gap.and_then(|gap| {
        let (message, latest) = lateness(paper)?;
        let hint =
            format!("publish it by {latest}, or say under `urgency:` why the report is late and why it cannot wait");
        let missing = Diagnostic::error(format!("{message}, and no reasons for urgency are given"));
        Some(missing.at(paper.place(gap.spot)).hint(hint.replace('\u{a0}', " ")))
    });
    found.into_iter().collect()
}

/// Reasons for urgency that are for members: the chair gives them in public.
///
/// # Source
/// Local Government Act 1972, section 100B(4)(b): the special circumstances are specified in the minutes.
pub(in super::super) fn urgency_withheld(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
    let is_withheld = paper
        .report
        .urgency
        .as_ref()
        .is_some_and(|reasons| reasons.audience > Audience::Public);
    if !is_withheld {
        return Vec::new();
    }
    // The day is shown, since the line of the reasons themselves may not be.
    let spot = paper.report.published.as_ref().map_or(paper.asked, |day| day.spot);
    let message =
        "the reasons for urgency are exempt from publication, but the public has to be told why the report is late";
    let hint = "delete `exempt:` under `urgency:`, or word the reasons so that everybody may read them";
    vec![Diagnostic::error(message).at(paper.place(spot)).hint(hint)]
}

/// "two clear days", "one clear day", "no clear day".
fn clear_days_in_words(days: u64) -> String {
    match days {
        0 => "no clear day".to_owned(),
        1 => "one clear day".to_owned(),
        days => format!("{} clear days", in_words(days)),
    }
}
