//! The letter: the sections of the year's edition, composed, parsed and given its metadata.

use std::sync::Arc;

use super::context::Context;
use super::templates::{Templates, section_template};
use super::{in_words, nearest_template, prose};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use crate::document::{self, Block, Document, Known, Labels, Metadata, Stage};
use crate::figures::Figures;
use crate::model::{PreparedBy, Project};
use crate::units::{Colour, Date};
use crate::view::YearView;

/// The letter of a year.
///
/// # Errors
/// Templates that do not exist, do not work or hold what no document can, all of them in one run.
pub fn letter(
    project: &Project,
    view: &YearView<'_>,
    context: &Context,
    templates: &Templates,
    made_on: Option<Date>,
) -> Result<Document, Diagnostics> {
    let composed = composed(project, view, context, templates)?;
    let known = Known {
        figures: &view.figures,
        tables: &view.tables,
        labels: Labels::Absent,
    };
    let parse = |markdown: &str| {
        document::parse(markdown, known).map_err(|problems| composed_wrongly(project, markdown, problems))
    };
    let blocks = parse(&composed.markdown)?;
    // Title bars and bookmarks hold no figures, only their words.
    let title = parse(&composed.title)?
        .iter()
        .map(document::block_text)
        .collect::<String>();
    let printed_title = blocks
        .iter()
        .find(|block| matches!(block, Block::Heading { level: 1, .. }));
    let council = &project.council;
    let meta = Metadata {
        short_title: printed_title.map_or_else(|| title.clone(), document::block_text),
        title,
        council: council.council.value.clone(),
        author: match council.prepared_by {
            PreparedBy::Council => council.council.value.clone(),
            PreparedBy::Ombudsman => view.edition.organisation.clone(),
        },
        description: description(project, view),
        colour: council.colour.as_ref().map_or(Colour::DEFAULT, |colour| colour.value),
        fragment_heading_level: council.fragment_heading_level.unwrap_or(2),
        made_on,
        stage: Stage::Final,
    };
    Ok(Document { meta, blocks })
}

/// What the document is, in its metadata.
fn description(project: &Project, view: &YearView<'_>) -> String {
    let (council, year) = (&project.council, view.file.year.value);
    let name = &council.council.value;
    let made_up = if council.made_up {
        format!(" {name} is made up, and no figure here is to be relied on.")
    } else {
        String::new()
    };
    let who = match council.prepared_by {
        PreparedBy::Council => {
            format!("Prepared by {name} from published figures for {year}; not the letter that the Ombudsman sent.")
        }
        PreparedBy::Ombudsman => format!("The annual review letter about {name} for {year}."),
    };
    format!("{who}{made_up}")
}

/// A document before it is parsed.
struct Composed {
    /// Its title, in Markdown as the text is.
    title: String,
    /// Its text, in Markdown with this project's conventions.
    markdown: String,
}

/// What to do about a fault of an edition's title that no other remedy is known for.
const TITLE: &str = "as in `title: \"Annual review letter {{ year.ends_in }}: {{ council.name }}\"`";

/// The edition's sections in their order, and its title.
///
/// # Errors
/// Templates that do not exist or do not work, all of them in one run.
fn composed(
    project: &Project,
    view: &YearView<'_>,
    context: &Context,
    templates: &Templates,
) -> Result<Composed, Diagnostics> {
    let (edition, figures) = (view.edition, &view.figures);
    let values = tera::Context::from_serialize(context)
        .map_err(|error| Diagnostic::error(format!("the context cannot be made: {error}")))?;
    let mut found = Diagnostics::default();
    let mut sections = Vec::new();
    for section in &edition.sections {
        let name = section_template(&section.value);
        if !templates.contains(&name) {
            found.push(no_template(&name).at(project.files.place(section.spot)));
            continue;
        }
        match templates.tera().render(&name, &values) {
            Ok(text) => sections.push(text),
            Err(error) => {
                let faults = templates.diagnose(&error).into_iter();
                found.extend(faults.map(|fault| explained(fault, figures)));
            }
        }
    }
    let title = templates.tera().render_str(&edition.title, &values, true);
    match title {
        Ok(title) if !found.has_errors() => Ok(Composed {
            title,
            markdown: sections.join("\n\n"),
        }),
        Ok(_) => Err(found),
        Err(error) => {
            let faults = in_words::faults(&error).into_iter();
            found.extend(faults.map(|fault| {
                let bytes = fault.place.map(|(_, bytes)| bytes).unwrap_or_default();
                let place = prose::place_in(project.files.place(edition.title.spot), &edition.title, bytes);
                let hint = fault.hint.unwrap_or_else(|| TITLE.to_owned());
                Diagnostic::error(fault.message).at(place).hint(hint)
            }));
            Err(found)
        }
    }
}

fn no_template(name: &str) -> Diagnostic {
    Diagnostic::error(format!("there is no template `{name}`")).hint(nearest_template(name))
}

/// Tera knows only that a name is not there; we know why a figure has no value.
fn explained(diagnostic: Diagnostic, figures: &Figures) -> Diagnostic {
    let Some(place) = diagnostic.place.clone() else {
        return diagnostic;
    };
    let text = &place.source.text;
    let name = text.get(place.bytes.clone()).unwrap_or_default().trim();
    let before = text.get(..place.bytes.start).unwrap_or_default();
    let reason = if before.ends_with("figures.") {
        prose::missing_figure(figures, name, "")
    } else if before.ends_with("facts.") {
        prose::missing_figure(figures, name, "fact_")
    } else {
        None
    };
    reason.map_or(diagnostic, |reason| reason.at(place))
}

/// Problems of the composed Markdown, which an officer meets only through a template of the project's own: at its
/// words in that template where they stand in one only, else where they were composed.
fn composed_wrongly(project: &Project, markdown: &str, problems: Vec<document::Problem>) -> Diagnostics {
    let composed = Arc::new(Source {
        path: "letter as composed".to_owned(),
        text: markdown.to_owned(),
    });
    let diagnose = |problem: document::Problem| {
        let excerpt = markdown.get(problem.bytes.clone()).unwrap_or_default().trim();
        let written = project
            .templates
            .iter()
            .flat_map(|template| template.text.match_indices(excerpt).map(move |(at, _)| (template, at)));
        let (source, bytes) = match written.take(2).collect::<Vec<_>>()[..] {
            [(template, at)] if !excerpt.is_empty() => (template, at..at + excerpt.len()),
            _ => (&composed, problem.bytes),
        };
        let place = Place {
            source: Arc::clone(source),
            bytes,
        };
        Diagnostic::error(problem.message).at(place).hint(problem.hint)
    };
    problems.into_iter().map(diagnose).collect()
}
