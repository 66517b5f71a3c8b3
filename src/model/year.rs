//! A year's file: the documents it asks for, the letter, the figures, the officer's words.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    Acceptance, At, Breakdown, Cases, ChartOptions, Code, Decimal, Exempt, Feedback, GivenAverages, Learning,
    OwnComplaints, Paper, Passage, Quantity, Quotations, Refused, Statistics,
};
use crate::diagnostic::Spot;
use crate::units::{Date, FinancialYear};

/// A year, as its file gives it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Year {
    /// The financial year that the file is about: 2023/24
    pub year: At<FinancialYear>,
    /// The documents to build: `letter`, `committee-report`, `update-report`, `complaints-report`, `code-report`,
    /// `decisions-digest`, `decision`
    #[schemars(length(min = 1))]
    pub documents: Vec<At<DocumentKind>>,
    /// The edition that gives the letter its shape; the year's own if left out
    pub edition: Option<At<FinancialYear>>,
    /// Date and addressee of the letter
    #[serde(default)]
    pub letter: Letter,
    /// The committee report on the letter
    #[serde(default)]
    pub committee_report: Paper,
    /// The report that tells a committee how complaints to the Ombudsman are dealt with
    #[serde(default)]
    pub update_report: Paper,
    /// The yearly report on the council's own complaints
    #[serde(default)]
    pub complaints_report: Paper,
    /// The yearly report that the Complaint Handling Code asks for
    #[serde(default)]
    pub code_report: Paper,
    /// The digest of the year's decisions
    #[serde(default)]
    pub decisions_digest: Paper,
    /// The Ombudsman's figures
    #[serde(default)]
    pub statistics: Statistics,
    /// Averages of similar authorities, where the shipped ones do not have them
    pub similar_authorities: Option<GivenAverages>,
    /// Averages of all authorities, where the shipped ones do not have them
    pub all_authorities: Option<GivenAverages>,
    /// The council's own complaints
    #[serde(default)]
    pub own_complaints: Vec<OwnComplaints>,
    /// What else reached the council: enquiries, compliments, matters that were refused
    #[serde(default)]
    pub feedback: Vec<Feedback>,
    /// What was learnt from complaints, and done about it
    #[serde(default)]
    pub learning: Vec<Learning>,
    /// What people wrote to thank for something
    #[serde(default)]
    pub quotations: Quotations,
    /// Complaints that the council did not take up, by the reason
    pub refused: Option<Refused>,
    /// How the council stands to the Complaint Handling Code
    #[serde(default)]
    pub code: Code,
    /// The Ombudsman's decisions, case by case
    #[serde(default)]
    pub cases: Cases,
    /// Numbers told apart by reasons or kinds, for use in the text as {{ breakdowns.NAME }}
    #[serde(default)]
    pub breakdowns: BTreeMap<At<String>, Breakdown>,
    /// How charts are shown, by their names: {received-by-category: {sort: given}}
    #[serde(default)]
    pub charts: BTreeMap<At<String>, ChartOptions>,
    /// Actions planned for the year to come
    #[serde(default)]
    pub actions: Vec<Action>,
    /// What became of last year's actions
    #[serde(default)]
    pub updates: Vec<Update>,
    /// Numbers of the officer's own, with their sources, for use in the text
    #[serde(default)]
    pub facts: BTreeMap<At<String>, Fact>,
    /// What documents already published printed for a figure, to be held against the data
    #[serde(default)]
    pub published: Vec<Published>,
    /// Findings of `check` in this file that are right as they stand
    #[serde(default)]
    pub accept: Vec<Acceptance>,
}

impl Year {
    /// Every passage of the officer's own words.
    pub fn passages(&self) -> impl Iterator<Item = &At<Passage>> {
        self.passages_beside(|_| true)
    }

    /// The passages that a document of this kind can print: those of no paper, and those of its own.
    pub fn passages_of(&self, kind: DocumentKind) -> impl Iterator<Item = &At<Passage>> {
        self.passages_beside(move |paper| paper == kind)
    }

    /// The passages of no paper, and those of these kinds of paper.
    fn passages_beside(&self, wanted: impl Fn(DocumentKind) -> bool) -> impl Iterator<Item = &At<Passage>> {
        let actions = self.actions.iter().map(|action| &action.action);
        let updates = self.updates.iter().filter_map(|update| update.update.as_ref());
        let own = self.letter.note.iter().chain(actions).chain(updates);
        let papers = self.papers().filter(move |(kind, _)| wanted(*kind));
        let of_papers = papers.flat_map(|(_, paper)| paper.passages());
        let learning = self.learning.iter().flat_map(Learning::passages);
        let quotations = self.quotations.list.iter().map(|quotation| &quotation.text);
        own.chain(of_papers)
            .chain(self.cases.passages())
            .chain(learning)
            .chain(quotations)
            .chain(self.code.passages())
    }

    /// What it gives for each kind of paper, asked for or not.
    pub fn papers(&self) -> impl Iterator<Item = (DocumentKind, &Paper)> {
        let paper = |kind| Some((kind, self.paper(kind)?));
        DocumentKind::ALL.into_iter().filter_map(paper)
    }

    /// The papers that it asks for, each with where it does.
    pub fn asked_papers(&self) -> impl Iterator<Item = (&At<DocumentKind>, &Paper)> {
        let paper = |kind: &At<DocumentKind>| self.paper(kind.value);
        self.documents.iter().filter_map(move |kind| Some((kind, paper(kind)?)))
    }

    /// What it gives for a kind of paper; `None` of a kind that is none: a letter is the Ombudsman's, a page on a
    /// decision is made from the case.
    #[must_use]
    pub fn paper(&self, kind: DocumentKind) -> Option<&Paper> {
        match kind {
            DocumentKind::Letter | DocumentKind::Decision => None,
            DocumentKind::CommitteeReport => Some(&self.committee_report),
            DocumentKind::UpdateReport => Some(&self.update_report),
            DocumentKind::ComplaintsReport => Some(&self.complaints_report),
            DocumentKind::CodeReport => Some(&self.code_report),
            DocumentKind::DecisionsDigest => Some(&self.decisions_digest),
        }
    }

    /// Every paper, to be changed.
    pub fn papers_mut(&mut self) -> [&mut Paper; 5] {
        [
            &mut self.committee_report,
            &mut self.update_report,
            &mut self.complaints_report,
            &mut self.code_report,
            &mut self.decisions_digest,
        ]
    }

    /// Everything that says why something is exempt from publication, each with its place: of a passage, that of the
    /// passage.
    pub fn exemptions(&self) -> impl Iterator<Item = (&Exempt, Spot)> {
        let passages = self.passages();
        let of_passages = passages.filter_map(|passage| Some((passage.exempt.as_ref()?, passage.spot)));
        let cases = self.cases.list.iter().map(|case| &case.exempt);
        let papers = self.papers().flat_map(|(_, paper)| &paper.annexes);
        let annexes = papers.map(|annex| &annex.exempt);
        let breakdowns = self.breakdowns.values().map(|breakdown| &breakdown.exempt);
        let own = self.own_complaints.iter().map(|kind| &kind.exempt);
        let feedback = self.feedback.iter().map(|kind| &kind.exempt);
        let refused = self.refused.iter().map(|refused| &refused.exempt);
        let others = std::iter::once(&self.cases.exempt)
            .chain(cases)
            .chain(feedback)
            .chain(refused)
            .chain(annexes)
            .chain(breakdowns)
            .chain(own);
        let of_others = others.flatten().map(|exempt| (&exempt.value, exempt.spot));
        of_passages.chain(of_others)
    }

    /// Whether it asks for this kind of document.
    #[must_use]
    pub fn asks_for(&self, kind: DocumentKind) -> bool {
        self.documents.iter().any(|asked| asked.value == kind)
    }
}

/// A kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    /// The annual review letter
    Letter,
    /// The report on it to a committee of the council
    CommitteeReport,
    /// The report that tells a committee how complaints to the Ombudsman are dealt with
    UpdateReport,
    /// The yearly report on the council's own complaints
    ComplaintsReport,
    /// The yearly report that the Complaint Handling Code asks for
    CodeReport,
    /// The digest of the year's decisions
    DecisionsDigest,
    /// A page on each decision whose statement is at hand
    Decision,
}

impl DocumentKind {
    /// Every kind, in the order in which they are listed.
    pub const ALL: [Self; 7] = [
        Self::Letter,
        Self::CommitteeReport,
        Self::UpdateReport,
        Self::ComplaintsReport,
        Self::CodeReport,
        Self::DecisionsDigest,
        Self::Decision,
    ];

    /// Its name in YAML, on the command line and in file names.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::CommitteeReport => "committee-report",
            Self::UpdateReport => "update-report",
            Self::ComplaintsReport => "complaints-report",
            Self::CodeReport => "code-report",
            Self::DecisionsDigest => "decisions-digest",
            Self::Decision => "decision",
        }
    }

    /// How a list of documents calls it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Letter => "Annual review letter",
            Self::CommitteeReport => "Committee report",
            Self::UpdateReport => "Update report",
            Self::ComplaintsReport => "Complaints report",
            Self::CodeReport => "Complaint Handling Code report",
            Self::DecisionsDigest => "Digest of decisions",
            Self::Decision => "Decision",
        }
    }

    /// The key in a year's file under which stands what only this kind needs: `committee_report`.
    #[must_use]
    pub fn key(self) -> String {
        self.name().replace('-', "_")
    }

    /// How messages call it: "committee report".
    #[must_use]
    pub fn in_words(self) -> String {
        self.name().replace('-', " ")
    }

    /// Whether it is put before a committee, which is asked to decide something and has time to read it.
    #[must_use]
    pub fn is_for_committee(self) -> bool {
        matches!(self, Self::CommitteeReport | Self::UpdateReport)
    }
}

/// What only the letter needs.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Letter {
    /// The date that the letter bears
    pub date: Option<At<Date>>,
    /// How it was sent: By email
    pub delivery: Option<String>,
    /// Whom it is addressed to
    pub addressee: Addressee,
    /// Where its figures come from, printed on the first page: "the Ombudsman's letter of 17 July 2024"
    pub source: Option<String>,
    /// Web address of the Ombudsman's own letter, to which the first page then links
    pub original: Option<At<WebAddress>>,
    /// A note of the council's own, printed before the statistics
    pub note: Option<At<Passage>>,
    /// What is put at its end: `workings`, how each of its figures was worked out
    pub annexes: Vec<LetterAnnex>,
}

/// What the program can put at the end of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LetterAnnex {
    /// How each figure that the letter prints was worked out
    Workings,
}

/// Whom the letter is addressed to: the chief executive of the day.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Addressee {
    /// Name with title: Ms D Barnes
    pub name: Option<String>,
    /// How the letter greets, after "Dear": Ms Barnes; the name if left out, or the post where no name is known
    pub greeting: Option<String>,
    /// Post: Interim Chief Executive
    pub post: Option<String>,
}

/// A web address that a browser can open.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct WebAddress(String);

impl WebAddress {
    /// The address, as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for WebAddress {
    type Error = &'static str;

    fn try_from(written: String) -> Result<Self, Self::Error> {
        let has_scheme = ["https://", "http://"].iter().any(|scheme| written.starts_with(scheme));
        // A link's address ends at these signs.
        let breaks_off = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>');
        if has_scheme && !written.contains(breaks_off) {
            Ok(Self(written))
        } else {
            Err("not a web address; begin it with https://, and copy it whole from the browser")
        }
    }
}

/// Any text, since only reading it shows whether it is an address.
impl JsonSchema for WebAddress {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "WebAddress".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        String::json_schema(generator)
    }
}

/// An action that the council plans.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// A short name by which next year's file gives its update
    #[schemars(regex(pattern = r"^[a-z][a-z0-9_-]*$"))]
    pub id: At<String>,
    /// What is to be done
    pub action: At<Passage>,
}

/// What became of one of last year's actions.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Update {
    /// The action's `id` in last year's file
    pub action: At<String>,
    /// What became of it; left empty while it is awaited
    #[schemars(extend("x-may-be-empty" = true))]
    pub update: Option<At<Passage>>,
}

/// A number of the officer's own.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The number
    pub value: At<Quantity<Decimal>>,
    /// What it counts, which decides how it is printed
    #[serde(default)]
    pub unit: FactUnit,
    /// What the number is, in a few words
    pub label: String,
    /// Where it comes from
    pub source: String,
}

/// What a fact counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FactUnit {
    /// A whole number of something
    #[default]
    Count,
    /// Per cent
    Percent,
    /// For every 100,000 residents
    Per100000,
    /// Pounds
    Pounds,
}

/// What an earlier document printed.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Published {
    /// The document: Committee report of 25 September 2024, paragraph 7
    pub document: String,
    /// Figures by name, each with the text that was printed for it; a change with the sign or the word that it stands
    /// with: fell by 3
    #[serde(default)]
    pub figures: BTreeMap<At<String>, At<String>>,
    /// The direction in which it says that figures went over the years, by their names: {received: reducing}
    #[serde(default)]
    pub trends: BTreeMap<At<String>, At<String>>,
    /// Words that stand in it and are to be looked at: of cases considered
    #[serde(default)]
    pub wording: Vec<At<String>>,
    /// The numbers of its paragraphs, in the order in which they stand: [1-37, 26-31]
    #[serde(default)]
    pub paragraphs: Vec<At<String>>,
}
