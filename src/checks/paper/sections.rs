//! The report's sections, and the officer's texts for them.

use std::collections::{BTreeMap, BTreeSet};

use super::AskedPaper;
use crate::compose::{section_template, shipped, shipped_text, template_name};
use crate::diagnostic::{Diagnostic, Spot, suggestion};
use crate::model::{Project, Year, short_section};

/// Sections that hold the officer's words alone, and so are left out without them.
const OF_WORDS_ALONE: [&str; 2] = ["report/service-improvement", "report/conclusion"];

/// The sections of a paper, each with where it is asked for.
pub(super) fn sections_of<'a>(paper: &AskedPaper<'a>) -> Vec<(&'a str, Option<Spot>)> {
    paper.subject.project.style.sections_of(paper.kind, paper.report)
}

/// The project's own templates that are no copies of shipped ones: sections that a paper can name.
fn own_sections(project: &Project) -> impl Iterator<Item = String> {
    let own = project.templates.iter().map(|source| template_name(source));
    let own = own.filter(|name| shipped_text(name).is_none());
    own.filter_map(|name| name.strip_suffix(".md").map(str::to_owned))
}

/// Whether a template is a section that the project's style knows.
pub(in super::super) fn is_section(project: &Project, template: &str) -> bool {
    let section = template.strip_suffix(".md");
    section.is_some_and(|section| project.style.sections().any(|known| known == section))
}

/// Whether a paper of the project is composed of this template. A shipped one that is no section belongs to others.
pub(in super::super) fn is_of_paper(project: &Project, template: &str) -> bool {
    let of_papers = project
        .style
        .sections()
        .filter_map(|section| section.split_once('/'))
        .any(|(folder, _)| {
            let rest = template.strip_prefix(folder);
            rest.is_some_and(|rest| rest.starts_with('/'))
        });
    let belongs_to_others = of_papers && shipped_text(template).is_some() && !is_section(project, template);
    let mut papers = project.years.values().flat_map(Year::asked_papers);
    papers.any(|(kind, paper)| {
        let sections = project.style.sections_of(kind.value, paper);
        let mut templates = sections.into_iter().map(|(section, _)| section_template(section));
        belongs_to_others || templates.any(|name| name == template)
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
        .iter()
        .filter(|(name, _)| is_section(project, name) && !replaced(name));
    let all = own.chain(shipped.map(|(name, text)| ((*name).to_owned(), *text)));
    let found = all.flat_map(|(name, text)| {
        let section = name
            .strip_suffix(".md")
            .filter(|_| is_section(project, &name))
            .map(str::to_owned);
        texts_in(text)
            .map(move |key| (key.to_owned(), section.clone()))
            .collect::<Vec<_>>()
    });
    found.chain(of_kinds(project)).collect()
}

/// A yearly report on complaints prints a text for each kind of complaint or other feedback under the kind's id.
fn of_kinds(project: &Project) -> impl Iterator<Item = (String, Option<String>)> {
    let section = |name: &str| Some(format!("complaints/{name}"));
    project.years.values().flat_map(move |file| {
        let own = file.own_complaints.iter();
        let own = own.map(move |kind| (kind.id.value.clone(), section("procedures")));
        let feedback = file.feedback.iter();
        own.chain(feedback.map(move |kind| (kind.id.value.clone(), section("refused"))))
    })
}

/// Names of sections that no template has, and of texts that none prints.
pub(in super::super) fn section_name(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
    let project = paper.subject.project;
    let known: Vec<String> = project
        .style
        .sections()
        .map(str::to_owned)
        .chain(own_sections(project))
        .collect();
    let of_kind = project.style.paper(paper.kind);
    let usual = || of_kind.into_iter().flat_map(|paper| &paper.sections);
    let names = usual().map(|section| short_section(section).to_owned());
    let names: Vec<String> = names.chain(own_sections(project)).collect();
    let listed = sections_of(paper).into_iter();
    let of_sections = listed.filter_map(|(section, spot)| {
        let unknown = !known.iter().any(|other| other == section);
        let message = format!("the {} has no section `{section}`", paper.in_words());
        let diagnostic = Diagnostic::error(message).at(paper.place(spot?));
        unknown.then(|| diagnostic.hint(suggestion(section, &names)))
    });
    let printable = printable(project);
    // What other kinds of paper print is known, but nothing to suggest.
    let is_of_kind = |section: &str| prints(paper, section) || usual().any(|usual| usual.value == section);
    let texts = printable
        .iter()
        .filter(|(_, section)| section.as_deref().is_none_or(is_of_kind));
    let texts: BTreeSet<String> = texts.map(|(name, _)| name.clone()).collect();
    let texts = Vec::from_iter(texts);
    let is_known = |name: &str| printable.iter().any(|(known, _)| known == name);
    let given = paper.report.texts.keys();
    let of_texts = given.filter(|name| !is_known(name)).map(|name| {
        Diagnostic::error(format!(
            "no section of the {} prints a text `{}`",
            paper.in_words(),
            name.value
        ))
        .at(paper.place(name.spot))
        .hint(suggestion(name, &texts))
    });
    of_sections.chain(of_texts).collect()
}

/// A section that would be printed twice.
pub(in super::super) fn section_twice(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let twice = sections_of(paper).into_iter().filter_map(|(section, spot)| {
        let place = paper.place(spot?);
        let (line, _) = place.line_and_column();
        let before = first.insert(section, line)?;
        let message = format!("the section `{}` stands in the report twice", short_section(section));
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
pub(in super::super) fn text_without_section(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
    let printable = printable(paper.subject.project);
    let texts = paper.report.texts.keys();
    let unread = texts.filter_map(|name| {
        let of_name = || printable.iter().filter(|(key, _)| *key == name.value);
        let is_read = |section: &Option<String>| section.as_deref().is_none_or(|section| prints(paper, section));
        let (_, section) = of_name()
            .next()
            .filter(|_| !of_name().any(|(_, section)| is_read(section)))?;
        let message = format!(
            "the text `{}` is not printed: the report leaves out its section",
            name.value
        );
        let section = section.as_deref().map(short_section).unwrap_or_default();
        let hint = format!("add `{section}` to `sections:`, or delete the text");
        Some(Diagnostic::warning(message).at(paper.place(name.spot)).hint(hint))
    });
    unread.chain(lists_without_section(paper)).collect()
}

fn prints(paper: &AskedPaper<'_>, section: &str) -> bool {
    sections_of(paper).iter().any(|(other, _)| *other == section)
}

/// What is written for sections of their own, and not under `texts:`.
fn lists_without_section(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
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
        let hint = format!(
            "add `{}` to `sections:`, or delete what is not wanted",
            short_section(section)
        );
        let unread = Diagnostic::warning(message).at(paper.place(spot?)).hint(hint);
        (!prints(paper, section)).then_some(unread)
    });
    unread.collect()
}

/// A section that is left out for want of words.
pub(in super::super) fn section_empty(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
    let listed = sections_of(paper).into_iter();
    let empty = listed.filter_map(|(section, spot)| {
        let key = short_section(section).replace('-', "_");
        let has_words = paper.report.texts.keys().any(|name| name.value == key);
        let message = format!(
            "the section `{}` is left out of the report, since it has no text",
            short_section(section)
        );
        let hint = format!("write it under `texts:` as `{key}:`, or give `sections:` without it");
        let place = paper.place(spot.unwrap_or(paper.asked));
        let empty = Diagnostic::warning(message).at(place).hint(hint);
        (OF_WORDS_ALONE.contains(&section) && !has_words).then_some(empty)
    });
    empty.collect()
}
