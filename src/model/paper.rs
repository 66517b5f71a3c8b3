//! What only a paper needs: who it goes to and when, the officer's words, and who has to agree to them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Annex, At, Passage, PlacedCharts, ReportPart};
use crate::units::{Date, upper_first};

/// What the council itself writes of a year: a report to a committee, a yearly report on its own complaints, a digest.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Paper {
    /// Its title; the usual one of its kind if left out
    pub title: Option<String>,
    /// The committee that it goes to: Audit and Governance Committee
    pub committee: Option<String>,
    /// What the house style's front matter asks besides, by the label that it has there: Wards affected
    pub front: BTreeMap<At<String>, String>,
    /// The day on which the committee meets
    pub meeting: Option<At<Date>>,
    /// The day on which the agenda is published; five clear days lie between it and the meeting
    pub published: Option<At<Date>>,
    /// Why the report is late and cannot wait, where fewer than five clear days are left
    pub urgency: Option<At<Passage>>,
    /// What would follow if a late report were put off to a later meeting, and whether that would do harm
    pub deferral: Option<At<Passage>>,
    /// How its paragraphs are numbered: `continuous` (1, 2, 3 through all headings), `by-section` (2.1) or `none`; as the
    /// house style has it if left out
    pub numbering: Option<Numbering>,
    /// Its sections in their order; the usual ones if left out
    pub sections: Vec<At<String>>,
    /// What the committee is asked to do, after "The Committee is RECOMMENDED to"; each a part of its own
    pub recommendation: Vec<At<Passage>>,
    /// The charts of its sections: `placed` (if left out), or `none`; those that a text asks for stay
    pub charts: PlacedCharts,
    /// Words of the officer's own for a section, by its name: `conclusion`
    pub texts: BTreeMap<At<String>, At<Passage>>,
    /// Why a part is not given that law or guidance asks for, by its name in the procedure: `advocacy`
    pub left_out: BTreeMap<At<ReportPart>, String>,
    /// What the services say of the complaints about them
    pub services: Vec<ServiceText>,
    /// What the report means for money, law, staff and whatever else the council asks
    pub implications: Vec<Implication>,
    /// Who has agreed to the whole report
    pub clearance: Option<Clearance>,
    /// Who signs it
    pub signed_by: Option<Officer>,
    /// Whom to ask about it
    pub contact: Option<Contact>,
    /// What is annexed to it, in order
    pub annexes: Vec<Annex>,
}

impl Paper {
    /// Every passage of the officer's own words in it.
    pub fn passages(&self) -> impl Iterator<Item = &At<Passage>> {
        let services = self.services.iter().map(|service| &service.text);
        let implications = self.implications.iter().map(|implication| &implication.text);
        let own = self
            .urgency
            .iter()
            .chain(&self.deferral)
            .chain(&self.recommendation)
            .chain(self.texts.values());
        own.chain(services).chain(implications)
    }
}

/// How the paragraphs of a document are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Numbering {
    /// 1, 2, 3 through all headings.
    #[default]
    Continuous,
    /// By section and paragraph: 2.1.
    BySection,
    /// Not at all.
    None,
}

/// What a service says of the complaints about it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceText {
    /// The service, as a heading: Children's social care
    pub service: String,
    /// What it says
    pub text: At<Passage>,
}

/// What the report means for money, law, staff or anything else that the council asks.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Implication {
    /// A short name, by which a text refers to it as {{ ref.NAME }}: `financial`
    #[schemars(regex(pattern = r"^[a-z][a-z0-9_]*$"))]
    pub id: At<String>,
    /// Its heading; made from `id` if left out: Financial implications
    pub heading: Option<String>,
    /// What is implied
    pub text: At<Passage>,
    /// Who has checked it
    pub clearance: Option<Clearance>,
}

impl Implication {
    /// Its heading: "Financial implications".
    #[must_use]
    pub fn heading(&self) -> String {
        self.heading.clone().unwrap_or_else(|| {
            let words = self.id.replace('_', " ");
            format!("{} implications", upper_first(&words))
        })
    }
}

/// Who has agreed to a text, and when.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Clearance {
    /// The officer who agrees to it
    pub name: Option<At<String>>,
    /// Their post
    pub post: Option<At<String>>,
    /// The day on which they did; left out while it is awaited
    pub date: Option<At<Date>>,
    /// Why no date can be given: the published paper names none
    pub undated: Option<String>,
    /// Why nobody has to agree to it
    pub not_needed: Option<String>,
}

impl Clearance {
    /// What is lacking for the text to count as cleared.
    #[must_use]
    pub fn lacks(&self) -> Vec<&'static str> {
        if self.not_needed.is_some() {
            return Vec::new();
        }
        let dated = self.date.is_some() || self.undated.is_some();
        let parts = [
            ("name", self.name.is_some()),
            ("post", self.post.is_some()),
            ("date", dated),
        ];
        parts
            .into_iter()
            .filter(|(_, given)| !given)
            .map(|(part, _)| part)
            .collect()
    }
}

/// An officer of the council.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Officer {
    /// Name
    pub name: String,
    /// Post: Director of Law and Governance
    pub post: String,
}

/// Whom to ask about a report.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Name
    pub name: String,
    /// Post
    pub post: Option<String>,
    /// E-mail address
    pub email: Option<At<String>>,
    /// Telephone number
    pub telephone: Option<String>,
}
