//! Templates of the project's own.

use crate::compose::{shipped, template_name};
use crate::diagnostic::{Diagnostic, Place};
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
            let place = Place {
                source: std::sync::Arc::clone(source),
                bytes: 0..0,
            };
            let hint = "`annual-review templates list` shows the names that can be replaced";
            Diagnostic::warning(format!("no document uses the template `{name}`"))
                .at(place)
                .hint(hint)
        })
    });
    unused.collect()
}
