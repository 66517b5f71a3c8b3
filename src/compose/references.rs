//! The names by which a text refers to a paragraph, a table, a chart or an annex: `{{ ref.finance }}`.
//!
//! In: a year's file. Out: the names that there are, each with where it is given, and what they print: a link that is
//! numbered when the whole document is parsed (see [`crate::document`]).

use std::collections::BTreeMap;
use std::ops::Range;

use super::printed::Printed;
use crate::diagnostic::Spot;
use crate::model::{DocumentKind, Paper, Style, Year, short_section};

/// Paragraphs that the templates of the headline figures mark.
const HEADLINES: [&str; 5] = [
    "upheld",
    "uphold_rate",
    "compliance",
    "late_remedies",
    "satisfactory_remedies",
];

/// A name that `{{ ref.NAME }}` can take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The name: `finance`.
    pub name: String,
    /// What it names.
    pub what: NamedAs,
    /// The value in the file that gives the name; `None` for a name that is there without being given.
    pub spot: Option<Spot>,
    /// The stretch of the value's text that gives it, for a mark in a passage.
    pub within: Option<(String, Range<usize>)>,
}

/// What a name for references names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedAs {
    /// A section of the report.
    Section,
    /// A paragraph of the headline figures.
    Headline,
    /// A table.
    Table,
    /// A chart.
    Chart,
    /// An implication.
    Implication,
    /// An annex.
    Annex,
    /// A place that a text marks.
    Mark,
}

impl Named {
    fn new(name: String, what: NamedAs, spot: Option<Spot>) -> Self {
        let within = None;
        Self {
            name,
            what,
            spot,
            within,
        }
    }
}

/// What a paper of a year can place, by ids and names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed<'a> {
    /// The ids of the tables.
    pub(super) tables: &'a [&'a str],
    /// The names of the charts.
    pub(super) charts: &'a [String],
}

/// Every name in a paper of a year, in the order sections, headline figures, tables, charts, implications, annexes, marks.
pub(super) fn names(
    style: &Style,
    file: &Year,
    (kind, paper): (DocumentKind, &Paper),
    placed: Placed<'_>,
) -> Vec<Named> {
    let sections = style.sections_of(kind, paper).into_iter();
    let sections = sections.map(|(section, spot)| Named::new(section_name(section), NamedAs::Section, spot));
    let headlines = HEADLINES.into_iter();
    let headlines = headlines.map(|name| Named::new(name.to_owned(), NamedAs::Headline, None));
    let tables = placed.tables.iter();
    let tables = tables.map(|id| Named::new(table_name(id), NamedAs::Table, None));
    let charts = placed.charts.iter();
    let charts = charts.map(|name| Named::new(chart_name(name), NamedAs::Chart, None));
    let implications = paper.implications.iter();
    let implications = implications.map(|implication| {
        let id = &implication.id;
        Named::new(id.value.clone(), NamedAs::Implication, Some(id.spot))
    });
    let annexes = paper.annexes.iter();
    let annexes = annexes.filter(|annex| annex.made.is_some() || annex.file.is_some());
    let annexes = annexes.map(|annex| Named::new(annex.name(), NamedAs::Annex, annex.spot()));
    // Two papers of a year may mark a place by the same name.
    let marks = file.passages_of(kind).flat_map(|passage| {
        marks(&passage.text).map(|bytes| Named {
            within: Some((passage.text.clone(), bytes.clone())),
            ..Named::new(passage.text[bytes].to_owned(), NamedAs::Mark, Some(passage.spot))
        })
    });
    let given = sections
        .chain(headlines)
        .chain(tables)
        .chain(charts)
        .chain(implications);
    given.chain(annexes).chain(marks).collect()
}

/// What `{{ ref.NAME }}` prints for each name that there is, and `{{ mark.NAME }}` for each name that a text marks.
///
/// A passage that several papers may print refers to what any of them has; a paper that has not says so when it is parsed.
pub(super) fn references(
    style: &Style,
    file: &Year,
    placed: Placed<'_>,
) -> (BTreeMap<String, Printed>, BTreeMap<String, Printed>) {
    let papers = file.asked_papers().map(|(kind, paper)| (kind.value, paper));
    let names: Vec<Named> = papers.flat_map(|paper| names(style, file, paper, placed)).collect();
    let marks = names.iter().filter(|named| named.what == NamedAs::Mark);
    let marked = marks.map(|named| (named.name.clone(), Printed::mark(&named.name)));
    let references = names
        .iter()
        .map(|named| (named.name.clone(), Printed::reference(&named.name)));
    (references.collect(), marked.collect())
}

/// The name of a section: `report/own-complaints` is `own_complaints`.
pub(super) fn section_name(section: &str) -> String {
    short_section(section).replace('-', "_")
}

/// The name of a table: `received` is `received_table`.
pub(super) fn table_name(id: &str) -> String {
    format!("{}_table", id.replace('-', "_"))
}

/// What the names of charts begin with.
pub(super) const CHART: &str = "chart_";

/// The name of a chart: `received-by-category` is `chart_received_by_category`.
fn chart_name(name: &str) -> String {
    format!("{CHART}{}", name.replace('-', "_"))
}

/// Where a text marks places by `{{ mark.NAME }}`: the bytes of each name.
fn marks(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    text.match_indices("{{").filter_map(|(at, braces)| {
        let rest = &text[at + braces.len()..];
        let name = rest.trim_start().strip_prefix("mark.")?;
        let length = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_')?;
        let start = text.len() - name.len();
        (length > 0).then_some(start..start + length)
    })
}
