//! Where a printed number comes from: from a figure, or from what is printed, to the lines of the files and back to the
//! places where it is printed.
//!
//! In: years with their figures, and the documents made of them. Out: an [`Answer`] of words, numbers and places, which the
//! command line shows. No words of a project's files are told, only where they stand.

mod figure;
mod list;
mod names;
mod printed;
mod value;

pub use figure::{Branch, Breadth, Explained, Stands};
pub use list::{Group, groups};
pub use printed::Tokens;
pub use value::{Hit, Printed};

use crate::diagnostic::Diagnostic;
use crate::model::Project;
use crate::report::Composed;
use crate::view::YearView;

/// What an answer is given from.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// The project as the reader may have it.
    pub project: &'a Project,
    /// Its years, the newest first.
    pub views: &'a [YearView<'a>],
    /// The documents of these years that could be made.
    pub documents: &'a [Composed],
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// A figure, by its id, its name or what a template writes: `uphold-rate`, `{{ figures.uphold_rate }}`.
    Name(String),
    /// What is printed: "92%", "around 3,100", "three".
    Printed(Tokens),
}

/// What is answered.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// One figure, whole.
    Figure(Box<Explained>),
    /// All figures that print so.
    Printed(Printed),
}

impl Question {
    /// What somebody has typed. A name that a figure has is that figure, also where it could be read as a number.
    #[must_use]
    pub fn new(typed: &str, material: &Material<'_>) -> Self {
        let name = names::plain(typed);
        let mut figures = material.views.iter().flat_map(|view| view.figures.iter());
        match Tokens::of_number(typed) {
            Some(tokens) if !figures.any(|figure| names::is_called(figure, &name)) => Self::Printed(tokens),
            _ => Self::Name(typed.to_owned()),
        }
    }
}

/// The answer to a question, from the years of the material; `others` are all years of the project.
///
/// # Errors
/// A name that no figure has, with those that are near; and a year that lacks it, with those that have it.
pub fn answer(
    material: &Material<'_>,
    question: &Question,
    breadth: Breadth,
    others: &[YearView<'_>],
) -> Result<Answer, Diagnostic> {
    match question {
        Question::Printed(tokens) => Ok(Answer::Printed(value::printed(material, tokens))),
        Question::Name(typed) => {
            let name = names::plain(typed);
            let found = material.views.iter().find_map(|view| {
                let figure = view.figures.iter().find(|figure| names::is_called(figure, &name))?;
                Some((view, figure))
            });
            let (view, figure) = found.ok_or_else(|| names::unknown(material, typed, others))?;
            Ok(Answer::Figure(Box::new(figure::explained(
                material, view, figure, breadth,
            ))))
        }
    }
}
