//! The names by which a text refers to a paragraph, a table or an annex: `{{ ref.finance }}`.
//!
//! In: a year's file. Out: the names that there are, and what they print: a link that is numbered when the whole
//! document is parsed (see [`crate::document`]).

use std::collections::{BTreeMap, BTreeSet};

use super::committee_report::sections;
use super::printed::Printed;
use crate::model::{Annex, MadeAnnex, Year};

/// Paragraphs that the templates of the headline figures mark.
const HEADLINES: [&str; 5] = [
    "upheld",
    "uphold_rate",
    "compliance",
    "late_remedies",
    "satisfactory_remedies",
];

/// What `{{ ref.NAME }}` prints for each name that there is, and `{{ mark.NAME }}` for each name that a text marks.
pub(super) fn references(file: &Year, tables: &[&str]) -> (BTreeMap<String, Printed>, BTreeMap<String, Printed>) {
    let report = &file.committee_report;
    let marks: BTreeSet<String> = file.passages().flat_map(|passage| marks(&passage.text)).collect();
    let sections = sections(report).into_iter().map(|(section, _)| section_name(section));
    let tables = tables.iter().map(|id| table_name(id));
    let implications = report
        .implications
        .iter()
        .map(|implication| implication.id.value.clone());
    let annexes = report.annexes.iter().map(annex_name);
    let headlines = HEADLINES.into_iter().map(str::to_owned);
    let names = sections
        .chain(headlines)
        .chain(tables)
        .chain(implications)
        .chain(annexes);
    let references = names
        .chain(marks.iter().cloned())
        .map(|name| (name.clone(), Printed::reference(&name)));
    let marked = marks.iter().map(|name| (name.clone(), Printed::mark(name)));
    (references.collect(), marked.collect())
}

/// The name of a section: `report/own-complaints` is `own_complaints`.
pub(super) fn section_name(section: &str) -> String {
    let last = section.rsplit('/').next().unwrap_or(section);
    last.replace('-', "_")
}

/// The name of a table: `received` is `received_table`.
pub(super) fn table_name(id: &str) -> String {
    format!("{}_table", id.replace('-', "_"))
}

/// The name of an annex: `annex_letter`, `annex_cases`, and `annex_letter_2024` for letter-2024.pdf.
pub(super) fn annex_name(annex: &Annex) -> String {
    let made = annex.made.as_ref().map(|made| match made.value {
        MadeAnnex::Letter => "letter",
        MadeAnnex::Cases => "cases",
    });
    let file = annex.file.as_ref().map(|file| file.value.as_str()).unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let name = made.unwrap_or(stem).to_lowercase();
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    format!("annex_{}", name.chars().map(plain).collect::<String>())
}

/// The names that a text marks by `{{ mark.NAME }}`.
fn marks(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split("{{").skip(1).filter_map(|rest| {
        let name = rest.trim_start().strip_prefix("mark.")?;
        let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_')?;
        Some(name[..end].to_owned()).filter(|name| !name.is_empty())
    })
}
