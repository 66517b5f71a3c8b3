//! From figures to Markdown, by the templates that the edition names.
//!
//! In: the model of a year, its edition, figures and tables. Out: the Markdown of a document, with this project's
//! conventions in it (see [`crate::document`]), and its title. Templates are compiled once a process; the only files
//! that this room knows are the templates that it is given.

mod context;
mod escape;
mod filters;
mod in_words;
mod printed;
mod prose;
mod templates;

pub use context::{Context, CouncilContext, EditionContext, LetterContext, YearContext};
pub use filters::NAMES as FILTERS;
pub use in_words::nearest_template;
pub use printed::Printed;
pub use prose::FIGURES_LISTED;
pub use templates::{Templates, section_template, shipped, template_name};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Table;
use crate::figures::Figures;
use crate::model::{Edition, Project, Year};

/// A document before it is parsed.
#[derive(Debug, Clone)]
pub struct Composed {
    /// Its title, in Markdown as the text is.
    pub title: String,
    /// Its text, in Markdown with this project's conventions.
    pub markdown: String,
}

/// What a template may print for a year, with what is wrong with the officer's passages among it.
///
/// A passage that is wrong is stood in for by a word, so that the templates around it can be judged all the same.
#[must_use]
pub fn context(
    project: &Project,
    file: &Year,
    edition: &Edition,
    figures: &Figures,
    tables: &[Table],
) -> (Context, Diagnostics) {
    let mut context = Context::new(&project.council, file, edition, figures, tables);
    let mut found = Diagnostics::default();
    if let Some(note) = &file.letter.note {
        let rendered = prose::render(note, &context, figures, &project.files);
        context.letter.note = Some(rendered.unwrap_or_else(|errors| {
            found.extend(errors);
            "note".to_owned()
        }));
    }
    (context, found)
}

/// Everything that is wrong with the officer's passages of a year, whether a document prints them or not.
#[must_use]
pub fn passages(project: &Project, file: &Year, edition: &Edition, figures: &Figures) -> Diagnostics {
    let context = Context::new(&project.council, file, edition, figures, &[]);
    let wrong = |passage| prose::render(passage, &context, figures, &project.files).err();
    file.passages().filter_map(wrong).flatten().collect()
}

/// What to do about a fault of an edition's title that no other remedy is known for.
const TITLE: &str = "as in `title: \"Annual review letter {{ year.ends_in }}: {{ council.name }}\"`";

/// Composes the letter: the edition's sections in their order.
///
/// # Errors
/// Templates that do not exist or do not work, all of them in one run.
pub fn letter(
    edition: &Edition,
    context: &Context,
    figures: &Figures,
    templates: &Templates,
    project: &Project,
) -> Result<Composed, Diagnostics> {
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
