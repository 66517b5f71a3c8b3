//! Templates of the project's own.

use std::collections::BTreeSet;

use super::paper::{is_of_paper, is_section};
use crate::compose::{INDEX_SECTIONS, nearest_template, section_template, shipped, shipped_text, template_name};
use crate::diagnostic::Diagnostic;
use crate::model::{Edition, Project};

/// A template that no document of the project is composed of.
pub(super) fn template_unused(project: &Project) -> Vec<Diagnostic> {
    let used = sections_of(project.years.values().filter_map(|file| project.edition(file)));
    let known = sections_of(&project.editions);
    let is_named = |name: &str| {
        let own = project
            .templates
            .iter()
            .any(|other| template_name(other) != name && other.text.contains(name));
        own || shipped()
            .iter()
            .any(|(other, text)| *other != name && text.contains(name))
    };
    let unused = project.templates.iter().filter_map(|source| {
        let name = template_name(source);
        let is_of_index = INDEX_SECTIONS.map(section_template).contains(&name);
        if used.contains(&name) || is_named(&name) || is_of_paper(project, &name) || is_of_index {
            return None;
        }
        let of_others = known.contains(&name) || is_section(project, &name) || shipped_text(&name).is_some();
        let (message, hint) = if of_others {
            let hint = if is_section(project, &name) {
                "add its section to the paper's `sections:`, or delete the file".to_owned()
            } else {
                format!("its letters use {}", beside(&name, &used))
            };
            (format!("no year of this project uses the template `{name}`"), hint)
        } else {
            (
                format!("no document uses the template `{name}`"),
                nearest_template(&name),
            )
        };
        Some(Diagnostic::warning(message).in_file(source.path.as_str()).hint(hint))
    });
    unused.collect()
}

fn sections_of<'a>(editions: impl IntoIterator<Item = &'a Edition>) -> BTreeSet<String> {
    let sections = editions.into_iter().flat_map(|edition| &edition.sections);
    sections.map(|section| section_template(&section.value)).collect()
}

/// The templates that are used of the same folder, or all where none is.
fn beside(name: &str, used: &BTreeSet<String>) -> String {
    let folder = |name: &str| name.rsplit_once('/').map(|(folder, _)| folder.to_owned());
    let same: Vec<&str> = used
        .iter()
        .map(String::as_str)
        .filter(|other| folder(other) == folder(name))
        .collect();
    let all = used.iter().map(String::as_str).collect();
    if same.is_empty() { all } else { same }.join(", ")
}
