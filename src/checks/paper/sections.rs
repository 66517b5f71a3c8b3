//! The report's sections, and the officer's texts for them.

use std::collections::BTreeMap;

use super::Paper;
use crate::compose::{SECTIONS, section_template, sections, shipped, template_name};
use crate::diagnostic::{Diagnostic, suggestion};
use crate::model::{CommitteeReport, DocumentKind, Project};

/// Sections that hold the officer's words alone, and so are left out without them.
const OF_WORDS_ALONE: [&str; 2] = ["report/service-improvement", "report/conclusion"];

/// How a section is called in `sections:`, the usual ones without their folder.
fn short(section: &str) -> &str {
    let usual = SECTIONS.contains(&section);
    section.strip_prefix("report/").filter(|_| usual).unwrap_or(section)
}

fn is_shipped(template: &str) -> bool {
    shipped().iter().any(|(name, _)| *name == template)
}

/// Every section that a report of the project can have: the usual ones, and the project's own templates.
fn known(project: &Project) -> Vec<String> {
    let own = project.templates.iter().map(|source| template_name(source));
    let own = own.filter(|name| !is_shipped(name));
    let own = own.filter_map(|name| name.strip_suffix(".md").map(str::to_owned));
    SECTIONS.into_iter().map(str::to_owned).chain(own).collect()
}

/// Whether a template is one of the usual sections.
pub(in super::super) fn is_section(template: &str) -> bool {
    SECTIONS.iter().any(|section| section_template(section) == template)
}

/// Whether a report of the project is composed of this template. A shipped one that is no section belongs to others.
pub(in super::super) fn is_of_report(project: &Project, template: &str) -> bool {
    let belongs_to_others = template.starts_with("report/") && is_shipped(template) && !is_section(template);
    let mut years = project.years.values();
    years.any(|file| {
        let sections = sections(&file.committee_report);
        let mut templates = sections.into_iter().map(|(section, _)| section_template(section));
        file.asks_for(DocumentKind::CommitteeReport) && (belongs_to_others || templates.any(|name| name == template))
    })
}

/// The names of the officer's texts that a template prints: `conclusion` for `{{ report.texts.conclusion }}`.
fn texts_in(template: &str) -> impl Iterator<Item = &str> {
    let after = template.split("report.texts.").skip(1);
    after.map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        &rest[..end.unwrap_or(rest.len())]
    })
}

/// The names of texts that a report could print, each with the section that would; of a template of the project's own
/// that is no section by its name, since another may include it.
fn printable(project: &Project) -> Vec<(String, Option<String>)> {
    let own = project
        .templates
        .iter()
        .map(|source| (template_name(source), source.text.as_str()));
    let replaced = |name: &str| project.templates.iter().any(|source| template_name(source) == name);
    let shipped = shipped()
        .into_iter()
        .filter(|(name, _)| is_section(name) && !replaced(name));
    let all = own.chain(shipped.map(|(name, text)| (name.to_owned(), text)));
    let found = all.flat_map(|(name, text)| {
        let section = name
            .strip_suffix(".md")
            .filter(|_| is_section(&name))
            .map(str::to_owned);
        texts_in(text)
            .map(move |key| (key.to_owned(), section.clone()))
            .collect::<Vec<_>>()
    });
    found.collect()
}

/// Names of sections that no template has, and of texts that none prints.
pub(in super::super) fn section_name(paper: &Paper<'_>) -> Vec<Diagnostic> {
    let project = paper.subject.project;
    let known = known(project);
    let names: Vec<String> = known.iter().map(|section| short(section).to_owned()).collect();
    let listed = sections(paper.report).into_iter();
    let of_sections = listed.filter_map(|(section, spot)| {
        let unknown = !known.iter().any(|other| other == section);
        let message = format!("the committee report has no section `{section}`");
        let diagnostic = Diagnostic::error(message).at(paper.place(spot?));
        unknown.then(|| diagnostic.hint(suggestion(section, &names)))
    });
    let mut texts: Vec<String> = printable(project).into_iter().map(|(name, _)| name).collect();
    texts.sort_unstable();
    texts.dedup();
    let given = paper.report.texts.keys();
    let of_texts = given.filter(|name| !texts.contains(&name.value)).map(|name| {
        Diagnostic::error(format!(
            "no section of the committee report prints a text `{}`",
            name.value
        ))
        .at(paper.place(name.spot))
        .hint(suggestion(name, &texts))
    });
    of_sections.chain(of_texts).collect()
}

/// A section that would be printed twice.
pub(in super::super) fn section_twice(paper: &Paper<'_>) -> Vec<Diagnostic> {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let twice = sections(paper.report).into_iter().filter_map(|(section, spot)| {
        let place = paper.place(spot?);
        let (line, _) = place.line_and_column();
        let before = first.insert(section, line)?;
        let message = format!("the section `{}` stands in the report twice", short(section));
        let twice = Diagnostic::error(message).at(place);
        Some(
            twice
                .labelled(format!("before on line {before}"))
                .hint("delete it in one of the two places"),
        )
    });
    twice.collect()
}

/// A text that nobody would ever read.
pub(in super::super) fn text_without_section(paper: &Paper<'_>) -> Vec<Diagnostic> {
    let printable = printable(paper.subject.project);
    let texts = paper.report.texts.keys();
    let unread = texts.filter_map(|name| {
        let of_name = || printable.iter().filter(|(key, _)| *key == name.value);
        let is_read = |section: &Option<String>| section.as_deref().is_none_or(|section| prints(paper.report, section));
        let (_, section) = of_name()
            .next()
            .filter(|_| !of_name().any(|(_, section)| is_read(section)))?;
        let message = format!(
            "the text `{}` is not printed: the report leaves out its section",
            name.value
        );
        let section = section.as_deref().map(short).unwrap_or_default();
        let hint = format!("add `{section}` to `sections:`, or delete the text");
        Some(Diagnostic::warning(message).at(paper.place(name.spot)).hint(hint))
    });
    unread.chain(lists_without_section(paper)).collect()
}

fn prints(report: &CommitteeReport, section: &str) -> bool {
    sections(report).iter().any(|(other, _)| *other == section)
}

/// What is written for sections of their own, and not under `texts:`.
fn lists_without_section(paper: &Paper<'_>) -> Vec<Diagnostic> {
    let report = paper.report;
    let written = [
        (
            "report/urgency",
            "urgency",
            report.urgency.as_ref().map(|text| text.spot),
        ),
        (
            "report/recommendation",
            "recommendation",
            report.recommendation.first().map(|text| text.spot),
        ),
        (
            "report/services",
            "services",
            report.services.first().map(|service| service.text.spot),
        ),
        (
            "report/implications",
            "implications",
            report.implications.first().map(|implication| implication.id.spot),
        ),
    ];
    let unread = written.into_iter().filter_map(|(section, key, spot)| {
        let message = format!("what stands under `{key}` is not printed: the report leaves out that section");
        let hint = format!("add `{}` to `sections:`, or delete what is not wanted", short(section));
        let unread = Diagnostic::warning(message).at(paper.place(spot?)).hint(hint);
        (!prints(report, section)).then_some(unread)
    });
    unread.collect()
}

/// A section that is left out for want of words.
pub(in super::super) fn section_empty(paper: &Paper<'_>) -> Vec<Diagnostic> {
    let listed = sections(paper.report).into_iter();
    let empty = listed.filter_map(|(section, spot)| {
        let key = short(section).replace('-', "_");
        let has_words = paper.report.texts.keys().any(|name| name.value == key);
        let message = format!(
            "the section `{}` is left out of the report, since it has no text",
            short(section)
        );
        let hint = format!("write it under `texts:` as `{key}:`, or give `sections:` without it");
        let place = paper.place(spot.unwrap_or(paper.asked));
        let empty = Diagnostic::warning(message).at(place).hint(hint);
        (OF_WORDS_ALONE.contains(&section) && !has_words).then_some(empty)
    });
    empty.collect()
}
