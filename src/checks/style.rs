//! The house style of the papers.

use std::collections::BTreeSet;

use super::paper::AskedPaper;
use super::project::contrast;
use crate::compose::{nearest_template, section_template, shipped_text, template_name};
use crate::diagnostic::{Diagnostic, suggestion};
use crate::model::{DocumentKind, PaperStyle, Project};

/// A style's colour as text on white.
pub(super) fn style_colour(project: &Project) -> Vec<Diagnostic> {
    contrast(project, project.style.colour.as_ref())
}

/// Sections, of papers that are asked for, that no template has, kinds of papers that it speaks of twice, and the letter,
/// which it has no say in.
pub(super) fn style_sections(project: &Project) -> Vec<Diagnostic> {
    let own = project.own_templates();
    let is_known = |section: &str| {
        let name = section_template(section);
        shipped_text(&name).is_some() || own.iter().any(|source| template_name(source) == name)
    };
    let is_asked = |paper: &&PaperStyle| project.years.values().any(|file| file.asks_for(paper.paper.value));
    let sections = project
        .style
        .papers
        .iter()
        .filter(is_asked)
        .flat_map(|paper| &paper.sections);
    let unknown = sections.filter(|section| !is_known(section)).map(|section| {
        let message = format!(
            "the house style has a section `{}`, for which there is no template",
            section.value
        );
        let place = project.files.place(section.spot);
        Diagnostic::error(message)
            .at(place)
            .hint(nearest_template(&section_template(section)))
    });
    let mut seen = BTreeSet::new();
    let twice = project
        .style
        .papers
        .iter()
        .filter(|paper| !seen.insert(paper.paper.value))
        .map(|paper| {
            let message = format!("the house style speaks of the {} twice", paper.paper.value.in_words());
            let place = project.files.place(paper.paper.spot);
            Diagnostic::error(message).at(place).hint("put both together")
        });
    let is_letter = |paper: &&PaperStyle| paper.paper.value == DocumentKind::Letter;
    let letter = project.style.papers.iter().find(is_letter).map(|paper| {
        let place = project.files.place(paper.paper.spot);
        let message = "the house style speaks of the letter, which has the shape of its year and no style";
        let hint = "delete it; the sections of a letter stand in its edition";
        Diagnostic::error(message).at(place).hint(hint)
    });
    unknown.chain(twice.collect::<Vec<_>>()).chain(letter).collect()
}

/// Front matter that a paper gives, and that the house style has no line for.
pub(super) fn front_label(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
    let style = &paper.project().style;
    let fields = style.front.iter().flat_map(|front| &front.fields);
    let labels: Vec<String> = fields
        .filter(|field| field.tells.is_none())
        .map(|field| field.label.clone())
        .collect();
    let unread = paper
        .report()
        .front
        .keys()
        .filter(|label| !labels.contains(&label.value));
    let found = unread.map(|label| {
        let message = format!(
            "`{}` is not printed: the house style `{}` has no such line",
            label.value, style.style.value
        );
        let hint = if labels.is_empty() {
            "its front matter takes nothing from `front:`; delete the line".to_owned()
        } else {
            suggestion(label, &labels)
        };
        Diagnostic::warning(message).at(paper.place(label.spot)).hint(hint)
    });
    found.collect()
}
