//! Whether a report has what law or guidance asks it to have. What is asked is data, in `data/procedures/`, each part with
//! the rule that asks it; here is only how to see that a part is there.

use super::AskedPaper;
use super::sections::sections_of;
use crate::diagnostic::Diagnostic;
use crate::model::{AskedPart, DocumentKind, MadeAnnex, OwnComplaints, Procedure, ReportPart, short_section};

/// The yearly report on complaints about services for children.
pub(in super::super) fn childrens(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
    of_procedure(paper, DocumentKind::ComplaintsReport, "childrens")
}

/// The yearly report on complaints about social care for adults.
pub(in super::super) fn adults(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
    of_procedure(paper, DocumentKind::ComplaintsReport, "adults")
}

/// The yearly report that the Complaint Handling Code asks for.
pub(in super::super) fn code(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
    of_procedure(paper, DocumentKind::CodeReport, "code")
}

/// What a procedure asks of this kind of report; of a report on complaints only where it has some of that procedure.
fn of_procedure(paper: &AskedPaper<'_>, kind: DocumentKind, id: &str) -> Vec<Diagnostic> {
    let kinds = paper.file.own_complaints.iter().filter(|own| own.is_under(id));
    let kinds: Vec<&OwnComplaints> = kinds.collect();
    let is_asked = paper.kind == kind && (kind == DocumentKind::CodeReport || !kinds.is_empty());
    let Some(procedure) = paper.subject.project.procedure(id).filter(|_| is_asked) else {
        return Vec::new();
    };
    let report = Report {
        paper,
        procedure,
        kinds,
    };
    procedure.asks.iter().filter_map(|asked| report.judged(asked)).collect()
}

/// A report with the complaints that a procedure asks about.
struct Report<'a> {
    paper: &'a AskedPaper<'a>,
    procedure: &'a Procedure,
    kinds: Vec<&'a OwnComplaints>,
}

impl Report<'_> {
    /// A part that is neither given nor said to be left out, or both at once.
    fn judged(&self, asked: &AskedPart) -> Option<Diagnostic> {
        let (paper, part) = (self.paper, asked.part);
        let left_out = paper.report.left_out.keys().find(|left_out| left_out.value == part);
        match (self.gives(part) && self.prints(part), left_out) {
            (true, None) | (false, Some(_)) => None,
            (true, Some(left_out)) => {
                let message = format!("`{}` is said to be left out, but it is given", part.name());
                let both = Diagnostic::warning(message).at(paper.place(left_out.spot));
                Some(both.hint("delete it under `left_out:`"))
            }
            (false, None) => {
                let message = format!(
                    "{} asks for a report that covers {}, and the {} does not",
                    asked.rule,
                    part.in_words(),
                    paper.in_words()
                );
                let lacks = Diagnostic::warning(message).at(paper.place(paper.asked));
                let reason = format!(
                    "or say why not under `{}:`, in `left_out: {{{}: …}}`",
                    paper.kind.key(),
                    part.name()
                );
                Some(lacks.hint(remedy(part)).hint(reason))
            }
        }
    }

    /// Whether the file has what a part consists of.
    fn gives(&self, part: ReportPart) -> bool {
        let file = self.paper.file;
        let any = |is_given: fn(&OwnComplaints) -> bool| self.kinds.iter().any(|kind| is_given(kind));
        let has_text = |name: &str| self.paper.report.texts.keys().any(|text| text.value == name);
        match part {
            ReportPart::Received => any(|kind| kind.received.is_some()),
            ReportPart::NumbersByStage => self.has_every_stage(),
            ReportPart::Outcomes => any(has_outcomes),
            ReportPart::WellFounded => any(has_upheld),
            ReportPart::TimeLimits => any(has_times),
            ReportPart::ExtendedTimeLimits => any(|kind| kind.extended.is_some()),
            ReportPart::Subjects => any(|kind| !kind.subjects.is_empty()),
            ReportPart::Complainants => any(|kind| !kind.complainants.is_empty()),
            ReportPart::Advocacy => any(|kind| kind.advocacy.is_some()),
            ReportPart::ActionTaken => file.learning.iter().any(|learning| learning.done.is_some()),
            ReportPart::MattersOfImportance => !file.learning.is_empty() || has_text("commentary"),
            ReportPart::OmbudsmanReferrals => {
                let mut referred = file.feedback.iter().filter(|feedback| feedback.id.value == "ombudsman");
                referred.any(|feedback| feedback.received.is_some())
            }
            ReportPart::SelfAssessment => !file.code.self_assessment.is_empty(),
            ReportPart::Analysis => {
                has_text("performance") && file.own_complaints.iter().any(|kind| kind.received.is_some())
            }
            ReportPart::RefusedTypes => self.has_types_of_refused(),
            ReportPart::NonCompliance => file.code.non_compliance.is_some(),
            ReportPart::Improvements => {
                let services = &self.paper.report.services;
                has_text("improvements") || !services.is_empty() || !file.learning.is_empty()
            }
            ReportPart::AnnualLetter => self.annexes(MadeAnnex::Letter) || file.letter.date.is_some(),
            ReportPart::OtherReports => file.code.other_reports.is_some(),
            // Without it the report is not ready, which is more than a warning, and said elsewhere.
            ReportPart::GoverningBodyResponse => true,
        }
    }

    /// Whether the report has the section that shows a part. What other reports show where is theirs.
    fn prints(&self, part: ReportPart) -> bool {
        let section = match part {
            ReportPart::SelfAssessment if !self.annexes(MadeAnnex::SelfAssessment) => "self-assessment",
            ReportPart::Analysis => "performance",
            ReportPart::RefusedTypes => "refused",
            ReportPart::NonCompliance => "non-compliance",
            ReportPart::Improvements => "improvements",
            ReportPart::AnnualLetter if !self.annexes(MadeAnnex::Letter) => "letter",
            ReportPart::OtherReports => "other-reports",
            ReportPart::GoverningBodyResponse => "response",
            _ => return true,
        };
        sections_of(self.paper)
            .iter()
            .any(|(other, _)| short_section(other) == section)
    }

    fn annexes(&self, wanted: MadeAnnex) -> bool {
        let mut made = self.paper.report.annexes.iter().filter_map(|annex| annex.made.as_ref());
        made.any(|made| made.value == wanted)
    }

    /// Whether a number is given for each stage of the procedure, be it 0.
    fn has_every_stage(&self) -> bool {
        let is_counted = |number: u8| {
            let mut kinds = self.kinds.iter().filter(|kind| kind.received.is_some());
            kinds.any(|kind| kind.stage.as_ref().is_some_and(|stage| stage.value == number))
        };
        self.procedure.stages.iter().all(|stage| is_counted(stage.number))
    }

    /// Whether it is told why complaints were refused, or that none were.
    fn has_types_of_refused(&self) -> bool {
        let file = self.paper.file;
        let none_refused = || {
            self.paper
                .subject
                .exactly("refused")
                .is_some_and(|total| *total.numer() == 0)
        };
        let told = file
            .refused
            .as_ref()
            .is_some_and(|refused| !refused.parts.is_empty() || none_refused());
        let mut feedback = file.feedback.iter();
        told || feedback.any(|kind| (kind.refused.is_some() || kind.refused_rate.is_some()) && !kind.parts.is_empty())
    }
}

fn has_outcomes(kind: &OwnComplaints) -> bool {
    let (counts, rates) = (&kind.outcomes, &kind.outcome_rates);
    let has_not_upheld = counts.not_upheld.is_some() || rates.not_upheld.is_some();
    has_upheld(kind) || has_not_upheld || kind.findings.is_some()
}

fn has_upheld(kind: &OwnComplaints) -> bool {
    let (counts, rates) = (&kind.outcomes, &kind.outcome_rates);
    counts.upheld.is_some() || rates.upheld.is_some()
}

fn has_times(kind: &OwnComplaints) -> bool {
    let counts = kind.on_time.is_some() || kind.late.is_some();
    counts || kind.on_time_rate.is_some() || kind.late_rate.is_some()
}

/// Where a part is given.
fn remedy(part: ReportPart) -> &'static str {
    match part {
        ReportPart::Received => "give `received:` of each kind under `own_complaints:`",
        ReportPart::NumbersByStage => {
            "give a kind with `stage:` and `received:` for each stage of the procedure, 0 where there was none"
        }
        ReportPart::Outcomes | ReportPart::WellFounded => "give `outcomes:` of each kind under `own_complaints:`",
        ReportPart::TimeLimits => "give `on_time:` or `late:` of each kind under `own_complaints:`",
        ReportPart::ExtendedTimeLimits => "give `extended:` of each kind under `own_complaints:`",
        ReportPart::Subjects => "give `subjects:` of each kind under `own_complaints:`",
        ReportPart::Complainants => "give `complainants:` of each kind under `own_complaints:`",
        ReportPart::Advocacy => "give `advocacy:` of each kind under `own_complaints:`",
        ReportPart::ActionTaken => "say under `learning:` what was `done:`",
        ReportPart::MattersOfImportance => "say under `learning:` what was learnt, or under `texts:` as `commentary:`",
        ReportPart::OmbudsmanReferrals => "give `- id: ombudsman` with `received:` under `feedback:`",
        ReportPart::SelfAssessment => "give `self_assessment:` under `code:`",
        ReportPart::Analysis => "give numbers under `own_complaints:`, and words under `texts:` as `performance:`",
        ReportPart::RefusedTypes => "give `refused:` with its `parts:`, or `refused: {total: 0}`",
        ReportPart::NonCompliance => "give `non_compliance:` under `code:`, as `[]` where nothing was found",
        ReportPart::Improvements => {
            "say it under `texts:` as `improvements:`, service by service under `services:`, or under `learning:`"
        }
        ReportPart::AnnualLetter => "give the letter's `date:` and figures, or annex it",
        ReportPart::OtherReports => "give `other_reports:` under `code:`, as `[]` where there was none",
        ReportPart::GoverningBodyResponse => "add `response` to `sections:`",
    }
}
