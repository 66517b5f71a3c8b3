//! A house style: how a council's papers look and in which order they say things, never what is true.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{At, DocumentKind, Implication, Numbering, Paper};
use crate::diagnostic::{Source, Spot};
use crate::picture::Logo;
use crate::units::{Colour, Typeface, YearStyle};

/// A house style, as its file gives it; what it leaves out is as in the style `plain`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Style {
    /// Its name, which `style:` and `--style` take: `tower-hamlets`
    #[schemars(regex(pattern = r"^[a-z][a-z0-9-]*$"))]
    pub style: At<String>,
    /// Whose papers look like this, or what is particular to it
    pub about: String,
    /// What stands between the title and the first section
    pub front: Option<Front>,
    /// How the paragraphs are numbered, where a paper does not say otherwise
    pub numbering: Option<Numbering>,
    /// How a paper says what the committee is asked to do
    pub recommendation: Option<Recommendation>,
    /// How a paper tells what it means for money, law and whatever else the council asks
    pub implications: Option<Implications>,
    /// The colour for headings and rules, as "#1d4f91"; the council's own if left out
    pub colour: Option<At<Colour>>,
    /// The colours of charts: the first for the council and this year, then those beside it, each as "#1d4f91"; if left
    /// out, the colour for headings, an orange, a turquoise and a dark pink
    #[serde(default)]
    #[schemars(length(max = 4))]
    pub chart_colours: Vec<At<Colour>>,
    /// The typeface: `liberation` (as wide as Arial) or `atkinson` (drawn for readers with low vision)
    pub typeface: Option<Typeface>,
    /// How financial years are written: `slash` (2023/24) or `hyphen` (2023-24)
    pub years: Option<YearStyle>,
    /// The council's logo, at the head of a page of HTML and of the first page of a PDF
    pub logo: Option<LogoFile>,
    /// Titles and sections of the kinds of papers
    #[serde(default)]
    pub papers: Vec<PaperStyle>,
    /// Templates that stand before the shipped ones, and behind those of the project
    #[serde(skip)]
    pub templates: Vec<Arc<Source>>,
    /// The logo, read.
    #[serde(skip)]
    pub picture: Option<Logo>,
}

/// A file that holds a logo.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LogoFile {
    /// A PNG or JPEG file in the project's styles/: crest.png
    pub file: At<String>,
    /// What it shows, for those who do not see it: Exampleshire County Council
    pub alt: At<String>,
}

/// What stands between the title and the first section.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Front {
    /// `none`, a `list` of labels, a `table` with rules, or a `box`
    pub shape: FrontShape,
    /// What it tells, in order
    #[serde(default)]
    pub fields: Vec<FrontField>,
}

/// How the front matter is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FrontShape {
    /// There is none.
    #[default]
    None,
    /// Labels with what they say.
    List,
    /// The same between rules.
    Table,
    /// The same in a box.
    Box,
}

impl FrontShape {
    /// Its name in YAML and in templates.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::List => "list",
            Self::Table => "table",
            Self::Box => "box",
        }
    }
}

/// A line of the front matter.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FrontField {
    /// Its label: Report to
    pub label: String,
    /// What of the paper it tells; if left out, what the paper gives under `front:` for the label
    pub tells: Option<FrontValue>,
}

/// What of a paper a line of the front matter tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FrontValue {
    /// The council's name.
    Council,
    /// The committee.
    Committee,
    /// The day of the meeting.
    Meeting,
    /// The day of publication.
    Published,
    /// The paper's title.
    Title,
    /// The year that it is about.
    Year,
    /// Name and post of whoever signs it.
    SignedBy,
    /// The post of whoever signs it.
    Post,
    /// Name and post of whom to ask.
    Contact,
    /// Who has agreed to the whole paper.
    Clearance,
    /// Whether it comes too late for five clear days: yes or no.
    Urgent,
}

/// How a paper says what the committee is asked to do.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Recommendation {
    /// What follows the committee's name, in Markdown: is **RECOMMENDED** to
    pub asks: String,
    /// How the first word of each part is written
    #[serde(default)]
    pub verbs: Verbs,
}

/// How the first word of each part of a recommendation is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verbs {
    /// As the paper gives it.
    #[default]
    Plain,
    /// In capitals: NOTE.
    Capitals,
    /// In bold.
    Bold,
}

/// How a paper tells what it means for money, law and whatever else the council asks.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Implications {
    /// `paragraphs`, each with who has checked it; a `table` of issue, implications and sign-off; or `sections` of their
    /// own, always the same
    pub shape: ImplicationsShape,
    /// Those that every paper speaks of, in order; further ones follow them
    #[serde(default)]
    pub expected: Vec<ExpectedImplication>,
}

/// How implications are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ImplicationsShape {
    /// A heading and paragraphs each, with a line that says who has checked them.
    #[default]
    Paragraphs,
    /// A table: issue, implications, sign-off.
    Table,
    /// A heading and paragraphs each; who has checked them shows in the heading alone.
    Sections,
}

impl ImplicationsShape {
    /// Its name in YAML and in templates.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Paragraphs => "paragraphs",
            Self::Table => "table",
            Self::Sections => "sections",
        }
    }
}

/// An implication that every paper of a council speaks of.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpectedImplication {
    /// Its id in the papers: `financial`
    #[schemars(regex(pattern = r"^[a-z][a-z0-9_]*$"))]
    pub id: At<String>,
    /// Its heading: Comments of the Chief Finance Officer
    pub heading: String,
}

/// Title and sections of a kind of paper.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PaperStyle {
    /// The kind: `committee-report`
    pub paper: At<DocumentKind>,
    /// The title, as a template
    pub title: Option<At<String>>,
    /// The sections in their order, each the name of a template without `.md`: `report/conclusion`
    #[serde(default)]
    pub sections: Vec<At<String>>,
}

/// The section that every paper begins with, whether its sections have it or not.
pub const FRONT: &str = "report/front";

/// How a paper calls a section that its style knows: by its name without the folder.
#[must_use]
pub fn short_section(section: &str) -> &str {
    section.rsplit('/').next().unwrap_or(section)
}

/// The name of the style that all others go back to.
pub const PLAIN: &str = "plain";

impl Style {
    /// The colours of its charts by rank, as far as it gives them.
    #[must_use]
    pub fn chart_colours(&self) -> Vec<Colour> {
        self.chart_colours.iter().map(|colour| colour.value).collect()
    }

    /// The same with everything that it leaves out taken from another, templates aside.
    #[must_use]
    pub fn or(mut self, other: &Self) -> Self {
        self.front = self.front.or_else(|| other.front.clone());
        self.numbering = self.numbering.or(other.numbering);
        self.typeface = self.typeface.or(other.typeface);
        self.years = self.years.or(other.years);
        if self.chart_colours.is_empty() {
            self.chart_colours.clone_from(&other.chart_colours);
        }
        self.recommendation = self.recommendation.or_else(|| other.recommendation.clone());
        self.implications = self.implications.or_else(|| other.implications.clone());
        for paper in &other.papers {
            match self.papers.iter_mut().find(|own| own.paper.value == paper.paper.value) {
                Some(own) => {
                    own.title = own.title.take().or_else(|| paper.title.clone());
                    if own.sections.is_empty() {
                        own.sections.clone_from(&paper.sections);
                    }
                }
                None => self.papers.push(paper.clone()),
            }
        }
        self
    }

    /// Title and sections of a kind of paper; `None` of a kind that is none.
    #[must_use]
    pub fn paper(&self, kind: DocumentKind) -> Option<&PaperStyle> {
        self.papers.iter().find(|paper| paper.paper.value == kind)
    }

    /// Every section that some kind of paper has in it.
    pub fn sections(&self) -> impl Iterator<Item = &str> {
        let sections = self.papers.iter().flat_map(|paper| &paper.sections);
        sections.map(|section| section.value.as_str())
    }

    /// The sections of a paper, its own or else those that the style has for its kind, each with where it is asked for.
    /// One that the style knows may be named without its folder: `conclusion`.
    #[must_use]
    pub fn sections_of<'a>(&'a self, kind: DocumentKind, paper: &'a Paper) -> Vec<(&'a str, Option<Spot>)> {
        let usual = self
            .paper(kind)
            .map(|paper| paper.sections.as_slice())
            .unwrap_or_default();
        if paper.sections.is_empty() {
            return usual.iter().map(|section| (section.as_str(), None)).collect();
        }
        let known = |name: &str| {
            let of_kind = usual.iter().map(|section| section.as_str());
            let mut all = of_kind.chain(self.sections());
            all.find(|section| short_section(section) == name)
        };
        let own = paper.sections.iter();
        let own = own.map(|section| (known(section).unwrap_or(section), Some(section.spot)));
        // The title comes first, whether it is listed or not.
        let (front, rest): (Vec<_>, Vec<_>) = own.partition(|(section, _)| *section == FRONT);
        let front = front.into_iter().next().unwrap_or((FRONT, None));
        std::iter::once(front).chain(rest).collect()
    }

    /// The heading of an implication: its own, or what the style gives it, or one made from its id.
    #[must_use]
    pub fn heading_of(&self, implication: &Implication) -> String {
        let expected = self
            .expected()
            .find(|expected| expected.id.value == implication.id.value);
        match (&implication.heading, expected) {
            (None, Some(expected)) => expected.heading.clone(),
            _ => implication.heading(),
        }
    }

    /// Implications in the order that the style gives; those that it does not speak of follow as they are.
    #[must_use]
    pub fn in_order<'i>(&self, implications: &'i [Implication]) -> Vec<&'i Implication> {
        let place = |implication: &&Implication| {
            let place = self
                .expected()
                .position(|expected| expected.id.value == implication.id.value);
            place.unwrap_or(usize::MAX)
        };
        let mut ordered: Vec<&Implication> = implications.iter().collect();
        ordered.sort_by_key(place);
        ordered
    }

    /// The implications that every paper speaks of.
    pub fn expected(&self) -> impl Iterator<Item = &ExpectedImplication> {
        self.implications.iter().flat_map(|implications| &implications.expected)
    }
}
