//! A paper: whether it has what its readers need, and whether its parts fit each other.
//!
//! What is here is asked only of a year whose `documents:` name the paper. What somebody has still to write or to agree
//! to is not asked here, but by the checks for gaps.

mod annexes;
pub(super) mod complete;
mod dates;
mod references;
mod sections;

pub(super) use annexes::{annex_cases, annex_choice, annex_file, annex_twice};
pub(super) use dates::{
    case_overdue, clear_days, clearance_date, done_after_publication, meeting_date, urgency_missing, urgency_withheld,
};
pub(super) use references::name_given_twice;
pub(super) use sections::{is_of_paper, is_section, section_empty, section_name, section_twice, text_without_section};

use super::{Subject, names};
use crate::diagnostic::{Diagnostic, Place, Spot};
use crate::model::{DocumentKind, Implication, Paper, Project, Year};

/// A paper that a year asks for.
pub(super) struct AskedPaper<'a> {
    subject: &'a Subject<'a>,
    file: &'a Year,
    kind: DocumentKind,
    report: &'a Paper,
    /// Where `documents:` names it.
    asked: Spot,
}

impl<'a> AskedPaper<'a> {
    /// The papers that a year asks for.
    pub(super) fn all(subject: &'a Subject<'a>) -> Vec<Self> {
        let papers = subject.file.into_iter().flat_map(|file| {
            file.asked_papers().map(move |(asked, report)| Self {
                subject,
                file,
                kind: asked.value,
                report,
                asked: asked.spot,
            })
        });
        papers.collect()
    }

    /// What stands in the file for it.
    pub(super) fn report(&self) -> &Paper {
        self.report
    }

    /// The project that it is in.
    pub(super) fn project(&self) -> &'a Project {
        self.subject.project
    }

    /// The file that asks for it.
    pub(super) fn file(&self) -> &'a Year {
        self.file
    }

    /// Whether it is of this kind.
    pub(super) fn is(&self, kind: DocumentKind) -> bool {
        self.kind == kind
    }

    /// How messages call it: "committee report".
    fn in_words(&self) -> String {
        self.kind.in_words()
    }

    pub(super) fn place(&self, spot: Spot) -> Place {
        self.subject.place_of(spot)
    }

    /// A warning about something that the report does not have.
    fn lacks(&self, message: &str, key: &str, rest: &str) -> Vec<Diagnostic> {
        let lacks = Diagnostic::warning(message).at(self.place(self.asked));
        vec![lacks.hint(format!("add `{key}` under `{}:`, {rest}", self.kind.key()))]
    }
}

/// A committee report that asks nothing of the committee. An update may be for information only.
pub(super) fn recommendation_missing(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
    if !paper.report.recommendation.is_empty() || paper.kind != DocumentKind::CommitteeReport {
        return Vec::new();
    }
    let hint = "add `recommendation:` under `committee_report:`, a list of what the committee is asked to do, as in \
                `- note the letter`";
    let missing = Diagnostic::error("the committee report recommends nothing").at(paper.place(paper.asked));
    vec![missing.hint(hint)]
}

/// Implications by which a text could mean either of two.
pub(super) fn implication_twice(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
    let ids = paper.report.implications.iter();
    let ids = ids.map(|implication| (implication.id.value.clone(), implication.id.spot));
    names::twice(paper.subject, ids, "implication")
}

/// A report to a committee that says nothing of what the house style expects of every one, such as money and law.
pub(super) fn statutory_implications(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
    if !paper.kind.is_for_committee() {
        return Vec::new();
    }
    let given = &paper.report.implications;
    let speaks_of = |implication: &Implication, id: &str| {
        let heading = implication.heading().to_lowercase();
        // "finance" is as good as "financial".
        let word = id.get(..6).unwrap_or(id);
        implication.id.contains(word) || heading.contains(word)
    };
    let expected = paper.subject.project.style.expected();
    let missing = expected.filter(|expected| !given.iter().any(|implication| speaks_of(implication, &expected.id)));
    let found = missing.map(|expected| {
        let id = &expected.id.value;
        let hint = format!("add `- id: {id}` under `implications:`; where there are none, its text says so");
        let (report, words) = (paper.in_words(), id.replace('_', " "));
        Diagnostic::warning(format!("the {report} says nothing of its {words} implications"))
            .at(paper.place(paper.asked))
            .hint(hint)
    });
    found.collect()
}

/// A report to no committee in particular.
pub(super) fn committee_missing(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
    if paper.report.committee.is_some() || !paper.kind.is_for_committee() {
        return Vec::new();
    }
    let rest = "as in `committee: Audit and Governance Committee`";
    paper.lacks("the committee is not named", "committee:", rest)
}

/// A clearance that somebody gives, and that nobody has to.
pub(super) fn clearance_choice(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
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
pub(super) fn signed_by(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
    if paper.report.signed_by.is_some()
        || matches!(
            paper.kind,
            DocumentKind::DecisionsDigest | DocumentKind::ComplaintsReport
        )
    {
        return Vec::new();
    }
    let message = format!("nobody signs the {}", paper.in_words());
    paper.lacks(&message, "signed_by:", "with `name:` and `post:`")
}

/// A report about which nobody can be asked, or not at the address that it gives.
pub(super) fn contact(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
    let Some(contact) = &paper.report.contact else {
        let message = format!("the {} does not say whom to ask about it", paper.in_words());
        return paper.lacks(&message, "contact:", "with `name:` and `email:` or `telephone:`");
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
