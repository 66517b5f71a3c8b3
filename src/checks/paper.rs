//! The committee report: whether it has what a committee needs, and whether its parts fit each other.
//!
//! What is here is asked only of a year whose `documents:` name the report. What somebody has still to write or to agree
//! to is not asked here, but by the checks for gaps.

mod annexes;
mod dates;
mod references;
mod sections;

pub(super) use annexes::{annex_cases, annex_choice, annex_file, annex_twice};
pub(super) use dates::{
    case_overdue, clear_days, clearance_date, done_after_publication, meeting_date, urgency_missing, urgency_withheld,
};
pub(super) use references::name_given_twice;
pub(super) use sections::{is_of_report, is_section, section_empty, section_name, section_twice, text_without_section};

use super::{Subject, names};
use crate::diagnostic::{Diagnostic, Place, Spot};
use crate::model::{CommitteeReport, DocumentKind, Implication, Year};

/// A committee report that a year asks for.
pub(super) struct Paper<'a> {
    subject: &'a Subject<'a>,
    file: &'a Year,
    report: &'a CommitteeReport,
    /// Where `documents:` names it.
    asked: Spot,
}

impl<'a> Paper<'a> {
    /// The report of a year, if the year asks for one.
    pub(super) fn of(subject: &'a Subject<'a>) -> Option<Self> {
        let file = subject.file?;
        let is_report = |kind: DocumentKind| kind == DocumentKind::CommitteeReport;
        let asked = file.documents.iter().find(|asked| is_report(asked.value))?;
        Some(Self {
            subject,
            file,
            report: &file.committee_report,
            asked: asked.spot,
        })
    }

    /// What stands in the file for it.
    pub(super) fn report(&self) -> &CommitteeReport {
        self.report
    }

    pub(super) fn place(&self, spot: Spot) -> Place {
        self.subject.place_of(spot)
    }

    /// A warning about something that the report does not have.
    fn lacks(&self, message: &str, hint: &str) -> Vec<Diagnostic> {
        let lacks = Diagnostic::warning(message).at(self.place(self.asked));
        vec![lacks.hint(hint)]
    }
}

/// A report that asks nothing of the committee.
pub(super) fn recommendation_missing(paper: &Paper<'_>) -> Vec<Diagnostic> {
    if !paper.report.recommendation.is_empty() {
        return Vec::new();
    }
    let hint = "add `recommendation:` under `committee_report:`, a list of what the committee is asked to do, as in \
                `- note the letter`";
    let missing = Diagnostic::error("the committee report recommends nothing").at(paper.place(paper.asked));
    vec![missing.hint(hint)]
}

/// Implications by which a text could mean either of two.
pub(super) fn implication_twice(paper: &Paper<'_>) -> Vec<Diagnostic> {
    let ids = paper.report.implications.iter();
    let ids = ids.map(|implication| (implication.id.value.clone(), implication.id.spot));
    names::twice(paper.subject, ids, "implication")
}

/// The implications that every report of a council is expected to speak of, and the words that tell them.
const EXPECTED: [(&str, &str); 2] = [("financial", "financ"), ("legal", "legal")];

/// A report that says nothing of money or of law.
pub(super) fn statutory_implications(paper: &Paper<'_>) -> Vec<Diagnostic> {
    let speaks_of = |implication: &Implication, word: &str| {
        implication.id.contains(word) || implication.heading().to_lowercase().contains(word)
    };
    let given = &paper.report.implications;
    let missing = EXPECTED
        .into_iter()
        .filter(|(_, word)| !given.iter().any(|implication| speaks_of(implication, word)));
    let found = missing.map(|(id, _)| {
        let hint = format!("add `- id: {id}` under `implications:`; where there are none, its text says so");
        Diagnostic::warning(format!("the committee report says nothing of its {id} implications"))
            .at(paper.place(paper.asked))
            .hint(hint)
    });
    found.collect()
}

/// A report to no committee in particular.
pub(super) fn committee_missing(paper: &Paper<'_>) -> Vec<Diagnostic> {
    if paper.report.committee.is_some() {
        return Vec::new();
    }
    let hint = "add `committee:` under `committee_report:`, as in `committee: Audit and Governance Committee`";
    paper.lacks("the committee is not named", hint)
}

/// A clearance that somebody gives, and that nobody has to.
pub(super) fn clearance_choice(paper: &Paper<'_>) -> Vec<Diagnostic> {
    let implications = paper.report.implications.iter();
    let of_implications =
        implications.filter_map(|implication| Some((implication.clearance.as_ref()?, implication.id.spot)));
    let of_report = paper.report.clearance.iter().map(|clearance| (clearance, paper.asked));
    let wrong = of_implications.chain(of_report).filter_map(|(clearance, otherwise)| {
        clearance.not_needed.as_ref()?;
        let texts = clearance
            .name
            .as_ref()
            .or(clearance.post.as_ref())
            .map(|text| text.spot);
        let given = texts.or(clearance.date.as_ref().map(|date| date.spot));
        let is_undated = clearance.undated.is_some();
        let spot = given.or(is_undated.then_some(otherwise))?;
        let message = "a clearance is not needed and given at once";
        let hint = "keep `not_needed:` alone, or delete it";
        Some(Diagnostic::error(message).at(paper.place(spot)).hint(hint))
    });
    wrong.collect()
}

/// A report that nobody signs.
pub(super) fn signed_by(paper: &Paper<'_>) -> Vec<Diagnostic> {
    if paper.report.signed_by.is_some() {
        return Vec::new();
    }
    let hint = "add `signed_by:` under `committee_report:`, with `name:` and `post:`";
    paper.lacks("nobody signs the committee report", hint)
}

/// A report about which nobody can be asked, or not at the address that it gives.
pub(super) fn contact(paper: &Paper<'_>) -> Vec<Diagnostic> {
    let Some(contact) = &paper.report.contact else {
        let hint = "add `contact:` under `committee_report:`, with `name:` and `email:` or `telephone:`";
        return paper.lacks("the committee report does not say whom to ask about it", hint);
    };
    let is_address = |text: &str| {
        let parts: Vec<&str> = text.split('@').collect();
        let is_part = |part: &&str| !part.is_empty() && !part.contains(char::is_whitespace);
        parts.len() == 2 && parts.iter().all(is_part)
    };
    let wrong = contact.email.iter().filter(|email| !is_address(email.as_str()));
    let found = wrong.map(|email| {
        Diagnostic::error(format!("`{}` is no e-mail address", email.value))
            .at(paper.place(email.spot))
            .hint("write one address, as in ada.example@council.example, or give a `telephone:` in its place")
    });
    found.collect()
}
