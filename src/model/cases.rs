//! The Ombudsman's decisions of a year, case by case, and lists of reasons with their counts.

use schemars::JsonSchema;
use serde::Deserialize;

use super::statistics::GivenCount;
use super::{Amount, At, Decimal, Exempt, Passage, Quantity, Statement};
use crate::diagnostic::Spot;
use crate::units::Date;

/// The cases of a year.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Cases {
    /// Why the list does not have all cases of the year; then nothing is summed over it
    pub incomplete: Option<At<String>>,
    /// Why there is no list at all
    pub left_out: Option<At<String>>,
    /// Why the whole list is exempt from publication: to the public it is left out
    pub exempt: Option<At<Exempt>>,
    /// Why cases have no reference, where the source gives none: not published in the report
    pub references: Option<At<String>>,
    /// The cases, in the order in which they are to be printed
    pub list: Vec<Case>,
}

/// A case that the Ombudsman decided, or was asked to.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The Ombudsman's reference, which names nobody: 22 006 612
    #[schemars(regex(pattern = r"^[0-9]{2} ?[0-9]{3} ?[0-9]{3}[a-z]?$"))]
    pub reference: Option<At<String>>,
    /// The service that the complaint was about: Children's social care
    pub service: String,
    /// The category as the decision statement has it, finer than the letter's: Children's care services > Other
    pub subject: Option<String>,
    /// The letter's category, by its id in the year's edition
    pub category: Option<At<String>>,
    /// How far it went, as the source says: Enquiry, Investigation, Refusal
    pub status: Option<String>,
    /// What was decided
    pub decision: At<Decision>,
    /// The day on which the Ombudsman received it
    pub received: Option<At<Date>>,
    /// The day of the decision
    pub decided: Option<At<Date>>,
    /// The fault, in a line or two
    pub fault: Option<At<Passage>>,
    /// What was agreed to put it right, besides a payment; not known if left out with `payment` and `remedy_note`
    #[serde(default)]
    pub remedies: Vec<At<Remedy>>,
    /// What was paid, in pounds; nothing if left out beside `remedies` or `remedy_note`, or 0
    pub payment: Option<At<Quantity<Decimal>>>,
    /// More on the remedy, in the officer's words
    pub remedy_note: Option<At<Passage>>,
    /// The day by which the remedy was to be done
    pub due: Option<At<Date>>,
    /// The day on which it was done; left out while it is not
    pub done: Option<At<Date>>,
    /// Why the case is exempt from publication: the public's list does not have it, and gives no totals
    pub exempt: Option<At<Exempt>>,
    /// What the council has done since, beyond the remedy
    pub action_taken: Option<At<Passage>>,
    /// The decision statement, from which a page is made for `documents: [decision]`
    pub statement: Option<Statement>,
}

impl Cases {
    /// Every passage of the officer's own words in them.
    pub fn passages(&self) -> impl Iterator<Item = &At<Passage>> {
        self.list.iter().flat_map(Case::passages)
    }

    /// The cases with a decision statement, each with it.
    pub fn statements(&self) -> impl Iterator<Item = (&Case, &Statement)> {
        self.list
            .iter()
            .filter_map(|case| Some((case, case.statement.as_ref()?)))
    }

    /// The cases in which the complaint was upheld.
    pub fn upheld(&self) -> impl Iterator<Item = &Case> {
        self.list.iter().filter(|case| case.decision.value == Decision::Upheld)
    }
}

impl Case {
    /// Every passage about it.
    pub fn passages(&self) -> impl Iterator<Item = &At<Passage>> {
        let own = self.fault.iter().chain(&self.remedy_note).chain(&self.action_taken);
        own.chain(self.statement.iter().flat_map(Statement::passages))
    }

    /// Where it stands: its reference, or else its decision.
    #[must_use]
    pub fn spot(&self) -> Spot {
        self.reference.as_ref().map_or(self.decision.spot, |given| given.spot)
    }

    /// How messages call it: "the case 22 006 612", or "a case about Highways".
    #[must_use]
    pub fn in_words(&self) -> String {
        match &self.reference {
            Some(reference) => format!("the case {}", reference.value),
            None => format!("a case about {}", self.service),
        }
    }

    /// Its reference as a part of a file name or an id: `22-006-612`, however it is spaced; `None` without one.
    #[must_use]
    pub fn slug(&self) -> Option<String> {
        let digits = self.reference.as_ref()?.replace(' ', "");
        let (year, number) = digits.split_at_checked(2)?;
        let (thousands, rest) = number.split_at_checked(3)?;
        Some(format!("{year}-{thousands}-{rest}"))
    }

    /// Whether the council agreed to a remedy; a note alone may say that there was nothing left to put right.
    #[must_use]
    pub fn has_remedy(&self) -> bool {
        !self.remedies.is_empty() || matches!(self.payment(), Payment::Paid(_))
    }

    /// Whether anything is said of how the case was put right, be it that there was nothing to do.
    #[must_use]
    pub fn tells_its_remedy(&self) -> bool {
        let tells_payment = || !matches!(self.payment(), Payment::NotGiven | Payment::NotKnown(_));
        !self.remedies.is_empty() || self.remedy_note.is_some() || tells_payment()
    }

    /// What was paid. Whoever lists the remedies, or tells them in a note, has said that no payment is among them by
    /// giving none; of a case without any of this nobody knows.
    #[must_use]
    pub fn payment(&self) -> Payment<'_> {
        match &self.payment {
            // What was not upheld leaves nothing to put right.
            None if self.decision.value != Decision::Upheld => Payment::Nothing,
            None if self.remedies.is_empty() && self.remedy_note.is_none() => Payment::NotGiven,
            None => Payment::Nothing,
            Some(given) => match &given.amount {
                Amount::NotApplicable(_) => Payment::NotKnown(given),
                Amount::Exactly(Decimal(pounds)) if *pounds.numer() == 0 => Payment::Nothing,
                _ => Payment::Paid(given),
            },
        }
    }

    /// How its remedy stands to the day by which it was to be done: the one judgement of it, for figures, tables and
    /// checks alike.
    #[must_use]
    pub fn timing(&self) -> Timing {
        match (&self.due, &self.done) {
            (Some(due), Some(done)) if done.value > due.value => Timing::Late,
            (Some(_), Some(_)) => Timing::OnTime,
            (Some(_), None) => Timing::Outstanding,
            (None, Some(_)) => Timing::Done,
            (None, None) if self.has_remedy() || !self.tells_its_remedy() => Timing::Unknown,
            (None, None) => Timing::NoneDue,
        }
    }
}

/// What was paid in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payment<'a> {
    /// This much, in pounds; not always known exactly.
    Paid(&'a At<Quantity<Decimal>>),
    /// Nothing.
    Nothing,
    /// The year's file gives a reason in the place of a number.
    NotKnown(&'a At<Quantity<Decimal>>),
    /// Nothing is said of how the case was put right.
    NotGiven,
}

/// How the remedy of a case stands to the day by which it was to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timing {
    /// There was nothing to put right.
    NoneDue,
    /// It was done after that day.
    Late,
    /// It was done by that day.
    OnTime,
    /// It is not done.
    Outstanding,
    /// It is done, but by when it was to be done is not given.
    Done,
    /// Neither day is given.
    Unknown,
}

/// What the Ombudsman decided in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// Fault was found.
    Upheld,
    /// No fault was found.
    NotUpheld,
    /// An investigation was begun and given up.
    Discontinued,
    /// The Ombudsman declined to investigate.
    NotInvestigated,
    /// Closed after initial enquiries.
    Closed,
    /// Referred back for local resolution, as what came too early (premature) is.
    ReferredBack,
    /// Advice was given.
    AdviceGiven,
    /// Invalid or incomplete.
    Invalid,
    /// There is no decision yet.
    Awaited,
}

impl Decision {
    /// Every decision, in the order in which they are listed.
    pub const ALL: [Self; 9] = [
        Self::Upheld,
        Self::NotUpheld,
        Self::Discontinued,
        Self::NotInvestigated,
        Self::Closed,
        Self::ReferredBack,
        Self::AdviceGiven,
        Self::Invalid,
        Self::Awaited,
    ];

    /// Its name in YAML and in figures.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Upheld => "upheld",
            Self::NotUpheld => "not-upheld",
            Self::Discontinued => "discontinued",
            Self::NotInvestigated => "not-investigated",
            Self::Closed => "closed",
            Self::ReferredBack => "referred-back",
            Self::AdviceGiven => "advice-given",
            Self::Invalid => "invalid",
            Self::Awaited => "awaited",
        }
    }

    /// How tables and facts print it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Upheld => "Upheld",
            Self::NotUpheld => "Not upheld",
            Self::Discontinued => "Investigation discontinued",
            Self::NotInvestigated => "Not investigated",
            Self::Closed => "Closed after initial enquiries",
            Self::ReferredBack => "Referred back for local resolution",
            Self::AdviceGiven => "Advice given",
            Self::Invalid => "Invalid or incomplete",
            Self::Awaited => "Awaited",
        }
    }
}

/// A kind of remedy other than a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Remedy {
    /// An apology.
    Apology,
    /// A review of the case or of a decision.
    Review,
    /// Training of staff.
    Training,
    /// A new or changed procedure.
    Procedure,
    /// A reminder or guidance to staff.
    Guidance,
    /// A fresh assessment.
    Reassessment,
    /// A service that is provided or put right.
    Service,
    /// Something else, which `remedy_note` tells.
    Other,
}

impl Remedy {
    /// Every kind, in the order in which they are listed.
    pub const ALL: [Self; 8] = [
        Self::Apology,
        Self::Review,
        Self::Training,
        Self::Procedure,
        Self::Guidance,
        Self::Reassessment,
        Self::Service,
        Self::Other,
    ];

    /// Its name in YAML and in figures.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Apology => "apology",
            Self::Review => "review",
            Self::Training => "training",
            Self::Procedure => "procedure",
            Self::Guidance => "guidance",
            Self::Reassessment => "reassessment",
            Self::Service => "service",
            Self::Other => "other",
        }
    }

    /// How a list of remedies prints it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Apology => "apology",
            Self::Review => "review",
            Self::Training => "training",
            Self::Procedure => "change of procedure",
            Self::Guidance => "guidance to staff",
            Self::Reassessment => "new assessment",
            Self::Service => "service provided",
            Self::Other => "other",
        }
    }
}

/// A number told apart by reasons or kinds, whose counts have to add up to it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Breakdown {
    /// What is counted: Requests that the Ombudsman did not investigate
    pub label: String,
    /// All of them
    pub total: GivenCount,
    /// The reasons or kinds, in the order in which they are to be printed
    #[schemars(length(min = 1))]
    pub parts: Vec<Part>,
    /// Why the parts do not account for all, where the source leaves some out
    pub incomplete: Option<At<String>>,
    /// Why it is exempt from publication: the public reads only that it is
    pub exempt: Option<At<Exempt>>,
}

/// A reason or kind with its count.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// The reason or kind, in a line
    pub label: At<String>,
    /// How many
    pub count: GivenCount,
}
