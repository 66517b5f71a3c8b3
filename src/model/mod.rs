//! What the officer wrote: the YAML files as types.
//!
//! In: nothing but what `load` reads. Out: [`Project`], the council and its years, each value beside the [`Spot`] where
//! a check or a trace may want to point. Nothing is computed here, and missing, zero and not applicable stay apart:
//! `None`, a count of 0, and [`Amount::NotApplicable`].
//!
//! [`Spot`]: crate::diagnostic::Spot

mod acceptance;
mod annex;
mod at;
mod cases;
mod chart;
mod code;
mod council;
mod edition;
mod exempt;
mod own_complaints;
mod paper;
mod procedure;
mod prose;
mod quantity;
mod similar;
mod statement;
mod statistics;
mod style;
mod year;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use acceptance::Acceptance;
pub use annex::{ANNEX_ENDINGS, Annex, Attachment, MadeAnnex, NameFault, annex_file_name};
pub use at::{AT, At};
pub use cases::{Breakdown, Case, Cases, CountedBy, Decision, Part, Payment, Remedy, Timing};
pub use chart::{ChartOptions, ChartSort, ChartZeros, PlacedCharts};
pub use code::{Assessed, Code, Follows, NonCompliance, Refused};
pub use council::{
    AcceptedWords, AuthorityType, Council, HistoryYear, PreparedBy, SmallNumbers, WorkingsPlace, WorkingsShown,
};
pub use edition::{
    Averages, AveragesOfType, Category, CategorySets, Edition, Holder, Investigation, Outcome, OutcomeGroup, Scope,
    SetOf,
};
pub use exempt::{EXEMPT_INFORMATION, Exempt};
pub use own_complaints::{
    Base, Feedback, Findings, Learning, OwnComplaints, OwnOutcomeRates, OwnOutcomes, PartOf, Quotation, Quotations,
    Service, Team,
};
pub use paper::{Clearance, Contact, Implication, Numbering, Officer, Paper, ServiceText};
pub use procedure::{AskedPart, Procedure, ProcedureStage, ReportPart, RuleSource, TimeLimit};
pub use prose::{Audience, Passage};
pub use quantity::{Amount, Decimal, PerCent, Quantity, WholeNumber};
pub use similar::SimilarAuthorities;
pub use statement::{Statement, StatementSection, WordsOf};
pub use statistics::{
    Compliance, Decided, GivenAverages, Investigations, Overview, Population, Received, Remedies, Statistics,
};
pub use style::{
    ExpectedImplication, FRONT, Front, FrontField, FrontShape, FrontValue, Implications, ImplicationsShape, LogoFile,
    PLAIN, PaperStyle, Recommendation, Style, Verbs, short_section,
};
pub use year::{
    Action, Addressee, DocumentKind, Fact, FactUnit, Letter, LetterAnnex, Published, Update, WebAddress, Year,
};

use crate::diagnostic::{Files, Source};
use crate::units::{BankHolidays, FinancialYear};

/// A council's project folder, read and held to its schema.
#[derive(Debug, Clone)]
pub struct Project {
    /// The folder, as the user wrote it.
    pub path: String,
    /// The council.
    pub council: Council,
    /// Its years that have a file of their own.
    pub years: BTreeMap<FinancialYear, Year>,
    /// The editions that its letters can take, those of the project before those that are shipped.
    pub editions: Vec<Edition>,
    /// The complaints procedures, those of the project before those that are shipped.
    pub procedures: Vec<Procedure>,
    /// The known averages, as shipped.
    pub averages: Averages,
    /// The known bank holidays, as shipped.
    pub bank_holidays: BankHolidays,
    /// The house styles that its papers can take, those of the project before those that are shipped; `plain` is among them.
    pub styles: Vec<Style>,
    /// The one of them that its papers take.
    pub style: Style,
    /// The project's own templates, which stand before those of the style, and these before the shipped ones.
    pub templates: Vec<Arc<Source>>,
    /// The files that its reports annex, by name; those whose name may not be annexed are not looked for.
    pub attachments: BTreeMap<String, Attachment>,
    /// The other authorities of its type, where it is built with them.
    pub similar: Option<Arc<dyn SimilarAuthorities>>,
    /// Every file that was read, so that a spot can be turned into a place.
    pub files: Files,
}

impl Project {
    /// Gives its papers the house style of this name, with its way of numbering paragraphs in the place of their own.
    ///
    /// # Errors
    /// The names of the styles that there are, if there is none of this name.
    pub fn take_style(&mut self, name: &str) -> Result<(), Vec<String>> {
        match self.styles.iter().find(|style| style.style.value == name) {
            Some(style) => {
                self.style = style.clone();
                let papers = self.years.values_mut().flat_map(Year::papers_mut);
                papers.for_each(|paper| paper.numbering = None);
                Ok(())
            }
            None => Err(self.styles.iter().map(|style| style.style.value.clone()).collect()),
        }
    }

    /// The templates that stand before the shipped ones: its own, and those of its style that it does not replace.
    #[must_use]
    pub fn own_templates(&self) -> Vec<Arc<Source>> {
        let name = |source: &Source| source.path.rsplit_once("templates/").map(|(_, name)| name.to_owned());
        let is_replaced = |of_style: &&Arc<Source>| self.templates.iter().any(|own| name(own) == name(of_style));
        let of_style = self.style.templates.iter().filter(|source| !is_replaced(source));
        self.templates.iter().chain(of_style).cloned().collect()
    }

    /// The name of a file within the project, wherever the project stands: `2023-24.yaml`, `styles/ours.yaml`. Files that
    /// come with the program keep the name that they have there.
    #[must_use]
    pub fn name_of<'s>(&self, source: &'s Source) -> &'s str {
        let below = source.path.strip_prefix(self.path.as_str());
        below.map_or(source.path.as_str(), |name| name.trim_start_matches('/'))
    }

    /// The statistics of a year, from its file or else from the council's `history`.
    #[must_use]
    pub fn statistics(&self, year: FinancialYear) -> Option<&Statistics> {
        let file = self.years.get(&year).map(|file| &file.statistics);
        file.or_else(|| self.history(year).map(|row| &row.statistics))
    }

    /// The council's own complaints of a year, from its file or else from `history`; empty where none are given.
    #[must_use]
    pub fn own_complaints(&self, year: FinancialYear) -> &[OwnComplaints] {
        let file = self.years.get(&year).map(|file| file.own_complaints.as_slice());
        file.or_else(|| self.history(year).map(|row| row.own_complaints.as_slice()))
            .unwrap_or_default()
    }

    /// What else reached the council in a year: from its file, or else from `history`; empty where nothing is given.
    #[must_use]
    pub fn feedback(&self, year: FinancialYear) -> &[Feedback] {
        let file = self.years.get(&year).map(|file| file.feedback.as_slice());
        file.or_else(|| self.history(year).map(|row| row.feedback.as_slice()))
            .unwrap_or_default()
    }

    /// The complaints procedure of this id, if there is one.
    #[must_use]
    pub fn procedure(&self, id: &str) -> Option<&Procedure> {
        self.procedures.iter().find(|procedure| procedure.procedure.value == id)
    }

    /// The edition that gives a year's letter its shape: the one that its file names, or the year's own, or else the
    /// newest; `None` for a year before the first edition, which no later shape fits.
    #[must_use]
    pub fn edition(&self, file: &Year) -> Option<&Edition> {
        self.edition_for(file.edition.as_ref().map_or(file.year.value, |edition| edition.value))
    }

    /// The edition of this year, or else the newest; `None` for a year before the first edition.
    #[must_use]
    pub fn edition_for(&self, wanted: FinancialYear) -> Option<&Edition> {
        let own = self.edition_of(wanted);
        let newest = || self.editions.iter().max_by_key(|edition| edition.edition.value);
        own.or_else(|| newest().filter(|newest| wanted > newest.edition.value))
    }

    /// The edition of exactly this year, if there is one.
    #[must_use]
    pub fn edition_of(&self, year: FinancialYear) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.edition.value == year)
    }

    fn history(&self, year: FinancialYear) -> Option<&HistoryYear> {
        self.council.history.iter().find(|row| row.year.value == year)
    }
}
