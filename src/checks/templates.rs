//! Templates of the project's own.

use crate::compose::{nearest_template, shipped, template_name};
use crate::diagnostic::Diagnostic;
use crate::model::Project;

/// A template that replaces none of ours, is no section of an edition, and is named by no other template.
pub(super) fn template_unused(project: &Project) -> Vec<Diagnostic> {
    let shipped = shipped();
    let is_section = |name: &str| {
        let sections = project.editions.iter().flat_map(|edition| &edition.sections);
        sections
            .into_iter()
            .any(|section| name == format!("letter/{}.md", section.value))
    };
    let is_named = |name: &str| {
        project
            .templates
            .iter()
            .any(|other| template_name(other) != name && other.text.contains(name))
    };
    let unused = project.templates.iter().filter_map(|source| {
        let name = template_name(source);
        let used = shipped.iter().any(|(known, _)| *known == name) || is_section(&name) || is_named(&name);
        (!used).then(|| {
            Diagnostic::warning(format!("no document uses the template `{name}`"))
                .in_file(source.path.as_str())
                .hint(nearest_template(&name))
        })
    });
    unused.collect()
}
