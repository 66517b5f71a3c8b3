//! The house style of the papers.

use std::collections::BTreeSet;

use super::paper::AskedPaper;
use super::project::{contrast, floored};
use crate::compose::{nearest_template, section_template, shipped_text, template_name};
use crate::diagnostic::{Diagnostic, suggestion};
use crate::model::{At, DocumentKind, PaperStyle, Project};
use crate::units::Colour;

/// A style's colour as text on white.
pub(super) fn style_colour(project: &Project) -> Vec<Diagnostic> {
    contrast(project, project.style.colour.as_ref())
}

const BLACK: Colour = Colour {
    red: 0,
    green: 0,
    blue: 0,
};

/// Contrast with the page of what has to be seen to understand a chart.
///
/// # Source
/// WCAG 2.2, success criterion 1.4.11.
const SEEN: f64 = 3.0;

/// Contrast of two colours that a photocopy still tells apart. Charts name what they show at its place, so that nothing
/// hangs on it alone; no standard gives a number.
const TOLD_APART: f64 = 1.5;

/// The colours of the style's charts, on white and beside each other.
pub(super) fn chart_colours(project: &Project) -> Vec<Diagnostic> {
    let colours = &project.style.chart_colours;
    let pale = colours
        .iter()
        .filter(|colour| colour.value.contrast(Colour::WHITE) < SEEN);
    let pale = pale.map(|colour| {
        let darker = colour.value.readable_on(Colour::WHITE, SEEN, BLACK);
        let message = format!(
            "the chart colour {} is hard to see on white: its contrast is {} to 1, where {SEEN} is needed",
            colour.value,
            floored(colour.value.contrast(Colour::WHITE))
        );
        let hint = format!("charts are drawn in a darker shade; \"{darker}\" is the nearest that is seen");
        (colour, message, hint)
    });
    let pairs = colours.iter().enumerate().filter_map(|(at, colour)| {
        // As they are drawn.
        let drawn = |colour: &At<Colour>| colour.value.readable_on(Colour::WHITE, SEEN, BLACK);
        let alike = |other: &&At<Colour>| drawn(other).contrast(drawn(colour)) < TOLD_APART;
        let other = colours[..at].iter().find(alike)?;
        let message = format!(
            "the chart colours {} and {} look alike in greyscale: their contrast is {} to 1, where {TOLD_APART} is needed",
            other.value,
            colour.value,
            floored(drawn(other).contrast(drawn(colour)))
        );
        let towards = |end| colour.value.readable_on(drawn(other), TOLD_APART, end);
        let darker = towards(BLACK);
        let apart = if darker.contrast(drawn(other)) < TOLD_APART { towards(Colour::WHITE) } else { darker };
        Some((colour, message, format!("take a lighter or a darker shade, as \"{apart}\"")))
    });
    let found = pale.chain(pairs.collect::<Vec<_>>());
    found
        .map(|(colour, message, hint)| {
            let place = project.files.place(colour.spot);
            Diagnostic::warning(message).at(place).hint(hint)
        })
        .collect()
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
