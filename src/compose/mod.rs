//! From figures to Markdown, by the templates that the edition names.
//!
//! In: the view of a year. Out: a document, composed as Markdown with this project's conventions in it (see
//! [`crate::document`]) and parsed. Templates are compiled once a process; the only files
//! that this room knows are the templates that it is given.

mod context;
mod escape;
mod filters;
mod in_words;
mod letter;
mod printed;
mod prose;
mod templates;

pub use context::{Context, CouncilContext, EditionContext, LetterContext, YearContext};
pub use in_words::nearest_template;
pub use letter::letter;
pub use printed::Printed;
pub use prose::{FIGURES_LISTED, place_in};
pub use templates::{Templates, section_template, shipped, template_name};

use crate::diagnostic::Diagnostics;
use crate::figures::Figures;
use crate::model::{Edition, Project, Year};
use crate::view::YearView;

/// What a template may print for a year, with what is wrong with the officer's passages among it.
///
/// A passage that is wrong is stood in for by a word, so that the templates around it can be judged all the same.
#[must_use]
pub fn context(project: &Project, view: &YearView<'_>) -> (Context, Diagnostics) {
    let YearView {
        file,
        edition,
        figures,
        tables,
    } = view;
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
