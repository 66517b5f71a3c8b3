//! `council.yaml`: what is the same in every year.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Acceptance, At, Exempt, Feedback, OwnComplaints, Statistics};
use crate::units::{Colour, FinancialYear};

/// The council, as `council.yaml` gives it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Council {
    /// The council's full name, as it is to be printed: Oxford City Council
    pub council: At<String>,
    /// What kind of authority it is; decides which averages are of similar authorities
    #[serde(rename = "type")]
    pub authority_type: At<AuthorityType>,
    /// How the council is called after its first mention; "the Council" if left out
    pub short_name: Option<String>,
    /// The house style of its papers: `plain`, `oxfordshire`, `tower-hamlets`, `staffordshire` or one of the project's own,
    /// in a file styles/NAME.yaml; `plain` if left out
    pub style: Option<At<String>>,
    /// The council's colour for headings and rules, as "#1d4f91"
    pub colour: Option<At<Colour>>,
    /// Web address of the council
    pub website: Option<At<String>>,
    /// Who prepares the documents: `council` (the usual case) or `ombudsman` (the Ombudsman's own office)
    #[serde(default)]
    pub prepared_by: PreparedBy,
    /// Whether the council is made up; its name has to say so too, and its documents do
    #[serde(default)]
    pub made_up: bool,
    /// What becomes of counts of 1 to 4 in the council's own numbers: `show` or `suppress`, in every year alike; `show` if
    /// left out
    #[serde(default)]
    pub small_numbers: SmallNumbers,
    /// Where HTML shows how the figures were worked out
    #[serde(default)]
    pub workings: WorkingsShown,
    /// Cases below which a rate has no change on last year and nothing is to be called a trend, 5 or more; 5 if left out
    #[schemars(range(min = 5))]
    pub smallest_base: Option<u32>,
    /// Level at which the headings of an HTML fragment start, 1 to 5; 2 if left out
    #[schemars(range(min = 1, max = 5))]
    pub fragment_heading_level: Option<u8>,
    /// Names and numbers of people that may stand in a text, where `check` would warn of them
    #[serde(default)]
    pub accepted_words: Vec<AcceptedWords>,
    /// Findings of `check` that are right as they stand, in this file, the templates and the house style
    #[serde(default)]
    pub accept: Vec<Acceptance>,
    /// Earlier years that have no file of their own
    #[serde(default)]
    pub history: Vec<HistoryYear>,
}

impl Council {
    /// How the council is called after its first mention.
    #[must_use]
    pub fn short_name(&self) -> &str {
        self.short_name.as_deref().unwrap_or("the Council")
    }

    /// Cases below which a rate has no change on last year and nothing is to be called a trend.
    #[must_use]
    pub fn smallest_base(&self) -> u32 {
        self.smallest_base.unwrap_or(5)
    }
}

/// Where HTML shows how the figures were worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct WorkingsShown {
    /// In a page: at the end of the `document` (the usual), at the end of each of its `sections`, or `nowhere`
    pub page: WorkingsPlace,
    /// In a fragment, where they are `nowhere` if left out
    pub fragment: WorkingsPlace,
}

impl Default for WorkingsShown {
    fn default() -> Self {
        Self {
            page: WorkingsPlace::Document,
            fragment: WorkingsPlace::Nowhere,
        }
    }
}

/// A place for a list of how figures were worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WorkingsPlace {
    /// One list at the end of the document.
    Document,
    /// A list at the end of each section.
    Sections,
    /// There is none.
    Nowhere,
}

/// Words by which somebody is known, and why they may be published.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptedWords {
    /// The words as they stand in the text: Mrs Pattern
    pub words: At<String>,
    /// Why they may be published: chairs the parents' forum, and has agreed to be named
    pub because: At<String>,
}

/// An earlier year without a file of its own.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HistoryYear {
    /// The financial year
    pub year: At<FinancialYear>,
    /// The Ombudsman's figures of that year, as far as they are known
    #[serde(default)]
    pub statistics: Statistics,
    /// The council's own complaints of that year
    #[serde(default)]
    pub own_complaints: Vec<OwnComplaints>,
    /// What else reached the council in that year
    #[serde(default)]
    pub feedback: Vec<Feedback>,
}

impl HistoryYear {
    /// Everything that says why something is exempt from publication.
    pub fn exemptions(&self) -> impl Iterator<Item = &At<Exempt>> {
        let own = self.own_complaints.iter().map(|kind| &kind.exempt);
        let feedback = self.feedback.iter().map(|kind| &kind.exempt);
        own.chain(feedback).flatten()
    }
}

/// A kind of authority, as the Ombudsman groups them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AuthorityType {
    /// A county council
    County,
    /// A district, borough or city council below a county
    District,
    /// A metropolitan borough
    Metropolitan,
    /// A unitary council
    Unitary,
    /// A London borough
    LondonBorough,
    /// A national park authority
    NationalPark,
    /// A fire and rescue authority
    Fire,
    /// A transport authority
    Transport,
    /// A combined authority
    Combined,
    /// Another body, such as the Greater London Authority or a waste authority
    Other,
}

impl AuthorityType {
    /// How a council's file writes it: "london-borough".
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::County => "county",
            Self::District => "district",
            Self::Metropolitan => "metropolitan",
            Self::Unitary => "unitary",
            Self::LondonBorough => "london-borough",
            Self::NationalPark => "national-park",
            Self::Fire => "fire",
            Self::Transport => "transport",
            Self::Combined => "combined",
            Self::Other => "other",
        }
    }

    /// The authorities of this type, in the plural: "county councils".
    #[must_use]
    pub fn plural(self) -> &'static str {
        match self {
            Self::County => "county councils",
            Self::District => "district councils",
            Self::Metropolitan => "metropolitan boroughs",
            Self::Unitary => "unitary councils",
            Self::LondonBorough => "London boroughs",
            Self::NationalPark => "national park authorities",
            Self::Fire => "fire and rescue authorities",
            Self::Transport => "transport authorities",
            Self::Combined => "combined authorities",
            Self::Other => "other authorities",
        }
    }

    /// Whether the Ombudsman publishes averages of this type.
    ///
    /// # Source
    /// Averages exist for counties, districts, metropolitan boroughs, unitary councils and London boroughs only.
    #[must_use]
    pub fn has_averages(self) -> bool {
        matches!(
            self,
            Self::County | Self::District | Self::Metropolitan | Self::Unitary | Self::LondonBorough
        )
    }
}

/// What becomes of counts of 1 to 4 in the council's own numbers, from which people might be known.
///
/// It holds for a whole project: next year's column for last year would undo it for one year alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SmallNumbers {
    /// They are printed as they are.
    #[default]
    Show,
    /// They are left out, and with them whatever they could be worked out from.
    Suppress,
}

/// Who prepares the documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PreparedBy {
    /// The council: its letters say that they are not the ones that the Ombudsman sent.
    #[default]
    Council,
    /// The Ombudsman's own office.
    Ombudsman,
}
