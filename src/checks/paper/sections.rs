//! The report's sections, and the officer's texts for them.

use std::collections::BTreeMap;

use super::Paper;
use crate::compose::{shipped, template_name};
use crate::diagnostic::{Diagnostic, suggestion};
use crate::model::{At, CommitteeReport, DocumentKind, Project};

/// The usual sections in their order, which are the names of the templates in `report/`.
const SECTIONS: [&str; 16] = [
    "front",
    "urgency",
    "recommendation",
    "introduction",
    "purpose",
    "headlines",
    "received",
    "services",
    "decisions",
    "service-improvement",
    "own-complaints",
    "action-plan",
    "focus",
    "conclusion",
    "implications",
    "sign-off",
];

/// Sections that hold the officer's words alone, and so are left out without them.
const OF_WORDS_ALONE: [&str; 2] = ["service-improvement", "conclusion"];

/// Every section that a report of the project can have: the usual ones, and the project's own templates.
fn known(project: &Project) -> Vec<String> {
    let own = project.templates.iter().map(|source| template_name(source));
    let own = own.filter(|name| !is_shipped(name) && !SECTIONS.contains(&plain(name)));
    let own = own.map(|name| plain(&name).to_owned());
    SECTIONS.into_iter().map(str::to_owned).chain(own).collect()
}

fn is_shipped(template: &str) -> bool {
    shipped().iter().any(|(name, _)| *name == template)
}

/// A section as it is meant, however it is written: with its folder, with its ending.
fn plain(section: &str) -> &str {
    let name = section.strip_prefix("report/").unwrap_or(section);
    name.strip_suffix(".md").unwrap_or(name)
}

/// The key of a section under `texts:`.
fn key(section: &str) -> String {
    section.replace('-', "_")
}

/// Whether a report prints a section; the usual ones where it lists none.
fn prints(report: &CommitteeReport, section: &str) -> bool {
    if report.sections.is_empty() {
        SECTIONS.contains(&section)
    } else {
        report.sections.iter().any(|other| plain(other) == section)
    }
}

/// Whether a report of the project is composed of this template. A shipped one that is no section belongs to others.
pub(in super::super) fn is_of_report(project: &Project, template: &str) -> bool {
    let section = plain(template);
    let belongs_to_others = template.starts_with("report/") && is_shipped(template) && !SECTIONS.contains(&section);
    let mut years = project.years.values();
    years.any(|file| {
        let report = &file.committee_report;
        file.asks_for(DocumentKind::CommitteeReport) && (belongs_to_others || prints(report, section))
    })
}

/// Names of sections that no template has, in `sections:` and in `texts:`.
pub(in super::super) fn section_name(paper: &Paper<'_>) -> Vec<Diagnostic> {
    let known = known(paper.subject.project);
    let keys: Vec<String> = known.iter().map(|section| key(section)).collect();
    let unknown = |name: &At<String>, names: &[String]| {
        Diagnostic::error(format!("the committee report has no section `{}`", name.value))
            .at(paper.place(name.spot))
            .hint(suggestion(name, names))
    };
    let sections = paper.report.sections.iter();
    let of_sections = sections
        .filter(|name| !known.iter().any(|section| section == plain(name)))
        .map(|name| unknown(name, &known));
    let texts = paper.report.texts.keys();
    let of_texts = texts
        .filter(|name| !keys.contains(&name.value))
        .map(|name| unknown(name, &keys));
    of_sections.chain(of_texts).collect()
}

/// A section that would be printed twice.
pub(in super::super) fn section_twice(paper: &Paper<'_>) -> Vec<Diagnostic> {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for section in &paper.report.sections {
        let place = paper.place(section.spot);
        let (line, _) = place.line_and_column();
        match first.get(plain(section)) {
            Some(before) => {
                let message = format!("the section `{}` stands in the report twice", section.value);
                let twice = Diagnostic::error(message)
                    .at(place)
                    .hint("delete it here or where it stands first");
                found.push(twice.labelled(format!("first on line {before}")));
            }
            None => {
                first.insert(plain(section), line);
            }
        }
    }
    found
}

/// A text that nobody would ever read.
pub(in super::super) fn text_without_section(paper: &Paper<'_>) -> Vec<Diagnostic> {
    let known = known(paper.subject.project);
    let section_of = |name: &str| known.iter().find(|section| key(section) == name);
    let texts = paper.report.texts.keys();
    let unread = texts.filter_map(|name| {
        let section = section_of(name).filter(|section| !prints(paper.report, section))?;
        let message = format!(
            "the text for `{}` is not printed: the report leaves out that section",
            name.value
        );
        let hint = format!("add `{section}` to `sections:`, or delete the text");
        Some(Diagnostic::warning(message).at(paper.place(name.spot)).hint(hint))
    });
    unread.collect()
}

/// A section that is left out for want of words.
pub(in super::super) fn section_empty(paper: &Paper<'_>) -> Vec<Diagnostic> {
    let empty = OF_WORDS_ALONE.into_iter().filter(|section| {
        let texts = &paper.report.texts;
        prints(paper.report, section) && !texts.keys().any(|name| name.value == key(section))
    });
    let found = empty.map(|section| {
        let listed = paper.report.sections.iter().find(|other| plain(other) == section);
        let spot = listed.map_or(paper.asked, |other| other.spot);
        let message = format!("the section `{section}` is left out of the report, since it has no text");
        let hint = format!(
            "write it under `texts:` as `{}:`, or give `sections:` without it",
            key(section)
        );
        Diagnostic::warning(message).at(paper.place(spot)).hint(hint)
    });
    found.collect()
}
