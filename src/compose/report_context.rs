//! What a template may print of a paper: the officer's words rendered, and who stands behind them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::code_context::CodeContext;
use super::complaints_context::ComplaintsContext;
use super::paper::{annex_name, annex_title};
use super::printed::Printed;
use super::prose::Renderer;
use super::references::section_name;
use super::style_context::{self, FrontContext};
use crate::gaps::{CLEAR_DAYS, Gap, GapKind, late_by_clear_days};
use crate::model::{
    At, Clearance, Contact, DocumentKind, ImplicationsShape, Officer, Paper, Passage, Project, Style, Verbs, Year,
};
use crate::units::{in_words, phrase};

/// A paper that is to be composed, with what it is a paper of.
pub(super) struct Asked<'a> {
    pub(super) project: &'a Project,
    pub(super) file: &'a Year,
    pub(super) kind: DocumentKind,
    pub(super) paper: &'a Paper,
}

/// A paper in a template. Texts are rendered: print them with `| safe`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ReportContext {
    /// Its kind: `committee-report`.
    pub kind: &'static str,
    /// Its title.
    pub title: String,
    /// The front matter, as the house style has it.
    pub front: FrontContext,
    /// The committee, if named.
    pub committee: Option<String>,
    /// How the committee is called in a sentence: "The Committee", or its name where that says otherwise: "Cabinet".
    pub body: String,
    /// The day on which it meets, if known.
    pub meeting: Option<String>,
    /// The day of publication, if known.
    pub published: Option<String>,
    /// Whether it is published too few clear days before the meeting.
    pub late: bool,
    /// How many clear days are required, in words.
    pub clear_days_required: String,
    /// Why it is late and cannot wait, if given.
    pub urgency: Option<String>,
    /// What would follow if it were put off to a later meeting, if given.
    pub deferral: Option<String>,
    /// What follows the committee's name where it is asked to do something: "is **RECOMMENDED** to".
    pub asks: String,
    /// What the committee is asked to do, in parts.
    pub recommendation: Vec<String>,
    /// The officer's words for each section that has any.
    pub texts: BTreeMap<String, String>,
    /// What the services say.
    pub services: Vec<ServiceContext>,
    /// How the implications are told: `paragraphs`, `table` or `sections`.
    pub implications_shape: &'static str,
    /// The implications, those that the house style expects first.
    pub implications: Vec<ImplicationContext>,
    /// What law or guidance asks for and the paper does not give.
    pub left_out: Vec<LeftOutContext>,
    /// How the council stands to the Complaint Handling Code.
    pub code: CodeContext,
    /// Who has agreed to the whole report.
    pub clearance: Option<ClearanceContext>,
    /// Who signs.
    pub signed_by: Option<OfficerContext>,
    /// Whom to ask.
    pub contact: Option<ContactContext>,
    /// What is annexed.
    pub annexes: Vec<AnnexContext>,
    /// The same by name, `true` for each that there is: `report.annexed.annex_letter`. References know those of every
    /// paper of the year, and so cannot tell.
    pub annexed: BTreeMap<String, bool>,
    /// The actions for the year to come.
    pub actions: Vec<String>,
    /// Why the list of cases is not whole, if it is not.
    pub cases_incomplete: Option<String>,
    /// Why there is no list of cases, if that is said.
    pub cases_left_out: Option<String>,
    /// The council's own complaints and other feedback, what was learnt, and quotations.
    #[serde(flatten)]
    pub complaints: ComplaintsContext,
    /// Whether it is a draft.
    pub draft: bool,
    /// What a draft still waits for.
    pub to_come: Vec<ToComeContext>,
}

/// What a service says.
#[derive(Debug, Clone, Serialize)]
pub struct ServiceContext {
    /// The service.
    pub service: String,
    /// Its words.
    pub text: String,
}

/// A part that law or guidance asks for and a paper does not give.
#[derive(Debug, Clone, Serialize)]
pub struct LeftOutContext {
    /// What it is, as a part of a sentence: "how many people had an advocate".
    pub part: &'static str,
    /// Why it is not given, without a full stop.
    pub reason: String,
}

/// An implication.
#[derive(Debug, Clone, Serialize)]
pub struct ImplicationContext {
    /// Its short name.
    pub id: String,
    /// Its heading.
    pub heading: String,
    /// Its words.
    pub text: String,
    /// Who has checked it; none where nobody has to.
    pub clearance: Option<ClearanceContext>,
}

/// A clearance.
#[derive(Debug, Clone, Serialize)]
pub struct ClearanceContext {
    /// Who, if known.
    pub name: Option<String>,
    /// Their post, if known.
    pub post: Option<String>,
    /// When, if known.
    pub date: Option<String>,
    /// Whether it is still to come.
    pub awaited: bool,
}

/// An officer.
#[derive(Debug, Clone, Serialize)]
pub struct OfficerContext {
    /// Name.
    pub name: String,
    /// Post.
    pub post: String,
}

/// Whom to ask.
#[derive(Debug, Clone, Serialize)]
pub struct ContactContext {
    /// Name.
    pub name: String,
    /// Post.
    pub post: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone number.
    pub telephone: Option<String>,
}

/// An annex.
#[derive(Debug, Clone, Serialize)]
pub struct AnnexContext {
    /// Its number, from 1.
    pub number: usize,
    /// Its name in references: `annex_letter`.
    pub name: String,
    /// Its title.
    pub title: String,
}

/// Something that a draft waits for.
#[derive(Debug, Clone, Serialize)]
pub struct ToComeContext {
    /// What it is: "the financial implications".
    pub what: String,
    /// From whom, if known.
    pub from: Option<String>,
    /// A reference to where it belongs, if that is known.
    pub reference: Option<Printed>,
}

impl ReportContext {
    /// Adds what a draft still waits for.
    pub(super) fn wait_for(&mut self, gaps: Vec<Gap>, references: &BTreeMap<String, Printed>) {
        self.draft = true;
        if let Some(clearance) = &mut self.clearance {
            // Nobody has cleared a report that is not whole.
            clearance.awaited |= !gaps.is_empty();
        }
        if gaps.iter().any(|gap| gap.kind == GapKind::Urgency) {
            self.urgency = Some("**To come**".to_owned());
        }
        if gaps.iter().any(|gap| gap.kind == GapKind::Response) {
            self.code.response = Some("**To come**".to_owned());
        }
        let awaited = gaps.into_iter().map(|gap| ToComeContext {
            reference: gap
                .reference
                .and_then(|name| references.get(&section_name(&name)).cloned()),
            what: gap.what,
            from: gap.from,
        });
        self.to_come = awaited.collect();
    }

    /// Renders the officer's words of a paper.
    pub(super) fn new(asked: &Asked<'_>, title: String, renderer: &mut Renderer<'_>) -> Self {
        let (file, report, style) = (asked.file, asked.paper, &asked.project.style);
        let late = late_by_clear_days(report, &asked.project.bank_holidays).is_some();
        let mut text = |passage: &At<Passage>| renderer.text(passage);
        let implications_shape = style
            .implications
            .as_ref()
            .map_or(ImplicationsShape::default(), |of| of.shape);
        let recommendation = style.recommendation.as_ref();
        let verbs = recommendation.map_or(Verbs::Plain, |recommendation| recommendation.verbs);
        Self {
            kind: asked.kind.name(),
            front: style_context::front(asked, &title),
            title,
            committee: report.committee.clone(),
            body: body(report.committee.as_deref()),
            late,
            clear_days_required: in_words(CLEAR_DAYS),
            meeting: report.meeting.as_ref().map(|date| date.to_string()),
            published: report.published.as_ref().map(|date| date.to_string()),
            urgency: report.urgency.as_ref().map(&mut text),
            deferral: report.deferral.as_ref().map(&mut text),
            asks: recommendation.map_or_else(String::new, |recommendation| recommendation.asks.clone()),
            recommendation: report
                .recommendation
                .iter()
                .map(|part| as_item(&style_context::with_verb(&text(part), verbs)))
                .collect(),
            texts: report
                .texts
                .iter()
                .map(|(section, passage)| (section.value.clone(), text(passage)))
                .collect(),
            services: services(report, &mut text),
            implications_shape: implications_shape.name(),
            implications: implications(style, report, &mut text),
            left_out: left_out(report),
            code: CodeContext::new(&file.code, &mut text),
            clearance: report.clearance.as_ref().and_then(clearance),
            signed_by: report.signed_by.as_ref().map(officer),
            contact: report.contact.as_ref().map(contact),
            annexes: annexes(file, report),
            annexed: report.annexes.iter().map(|annex| (annex.name(), true)).collect(),
            actions: file
                .actions
                .iter()
                .map(|action| as_item(&text(&action.action)))
                .collect(),
            cases_incomplete: file.cases.incomplete.as_ref().map(|reason| phrase(reason).to_owned()),
            cases_left_out: file.cases.left_out.as_ref().map(|reason| phrase(reason).to_owned()),
            complaints: ComplaintsContext::default(),
            draft: false,
            to_come: Vec::new(),
        }
    }
}

fn services(report: &Paper, text: &mut impl FnMut(&At<Passage>) -> String) -> Vec<ServiceContext> {
    let context = report.services.iter().map(|service| ServiceContext {
        service: service.service.clone(),
        text: text(&service.text),
    });
    context.collect()
}

fn left_out(report: &Paper) -> Vec<LeftOutContext> {
    let context = report.left_out.iter().map(|(part, reason)| LeftOutContext {
        part: part.in_words(),
        reason: phrase(reason).to_owned(),
    });
    context.collect()
}

fn implications(
    style: &Style,
    report: &Paper,
    text: &mut impl FnMut(&At<Passage>) -> String,
) -> Vec<ImplicationContext> {
    let implications = style.in_order(&report.implications).into_iter();
    let context = implications.map(|implication| ImplicationContext {
        id: implication.id.value.clone(),
        heading: style.heading_of(implication),
        text: text(&implication.text),
        clearance: match &implication.clearance {
            // What is still to be written cannot have been checked.
            Some(given) => clearance(given).map(|given| ClearanceContext {
                awaited: given.awaited || implication.text.to_come_from.is_some(),
                ..given
            }),
            None => Some(ClearanceContext::unknown()),
        },
    });
    context.collect()
}

/// A clearance that somebody has to give.
fn clearance(clearance: &Clearance) -> Option<ClearanceContext> {
    if clearance.not_needed.is_some() {
        return None;
    }
    Some(ClearanceContext {
        name: clearance.name.as_ref().map(|name| name.value.clone()),
        post: clearance.post.as_ref().map(|post| post.value.clone()),
        date: clearance.date.as_ref().map(|date| date.to_string()),
        awaited: !clearance.lacks().is_empty(),
    })
}

impl ClearanceContext {
    fn unknown() -> Self {
        Self {
            name: None,
            post: None,
            date: None,
            awaited: true,
        }
    }
}

fn officer(officer: &Officer) -> OfficerContext {
    OfficerContext {
        name: officer.name.clone(),
        post: officer.post.clone(),
    }
}

fn contact(contact: &Contact) -> ContactContext {
    ContactContext {
        name: contact.name.clone(),
        post: contact.post.clone(),
        email: contact.email.as_ref().map(|email| email.value.clone()),
        telephone: contact.telephone.clone(),
    }
}

fn annexes(file: &Year, paper: &Paper) -> Vec<AnnexContext> {
    let annexes = (1..).zip(&paper.annexes);
    let context = annexes.map(|(number, annex)| AnnexContext {
        number,
        name: annex_name(number, annex),
        title: annex_title(annex, file.year.value),
    });
    context.collect()
}

/// How a committee is called in a sentence.
fn body(committee: Option<&str>) -> String {
    match committee {
        Some(name) if !name.contains("Committee") => name.to_owned(),
        _ => "The Committee".to_owned(),
    }
}

/// A text as an item of a list: its further lines stand as far in as its first.
pub(super) fn as_item(text: &str) -> String {
    text.trim().replace('\n', "\n   ")
}
