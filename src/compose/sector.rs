//! The index of many authorities: a table for each type.
//!
//! In: the tables, and what is to be said beside them. Out: a [`Document`] of the template `sector/index`, which no project
//! can replace, since it is of none.

use serde::Serialize;

use super::templates::Templates;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{self, Document, Known, Labels, Metadata, Provenance, Readers, Stage, Table};
use crate::figures::Figures;
use crate::model::WorkingsShown;
use crate::units::{Colour, Date, FinancialYear, Typeface};

/// The template.
pub const SECTOR_INDEX: &str = "sector/index.md";

/// What the template may print.
#[derive(Debug, Clone, Serialize)]
pub struct SectorContext {
    /// Whether any authority prepared its letters itself.
    pub prepared: bool,
    /// Whether any authority is made up.
    pub made_up: bool,
    /// The types that there are, each with a table.
    pub types: Vec<ListedType>,
    /// The authorities that have no figures here.
    pub without: Vec<ListedAuthority>,
}

/// A type of authorities.
#[derive(Debug, Clone, Serialize)]
pub struct ListedType {
    /// "County councils".
    pub name: String,
    /// The id of its table.
    pub table: String,
}

/// An authority without figures.
#[derive(Debug, Clone, Serialize)]
pub struct ListedAuthority {
    /// Its name as far as it is known, or else that of its folder.
    pub name: String,
    /// Where its own index is; empty where there is none.
    pub path: String,
}

/// The index of many authorities. Its figures were worked out by each of them, whose own index says how.
///
/// # Errors
/// A template of ours that does not work.
pub fn sector(
    context: &SectorContext,
    tables: &[Table],
    newest: FinancialYear,
    made_on: Option<Date>,
) -> Result<Document, Diagnostics> {
    let templates = Templates::new(Vec::new())?;
    let values = tera::Context::from_serialize(context)
        .map_err(|error| Diagnostic::error(format!("the context cannot be made: {error}")))?;
    let markdown = templates
        .tera()
        .render(SECTOR_INDEX, &values)
        .map_err(|error| templates.diagnose(&error).into_iter().collect::<Diagnostics>())?;
    let known = Known {
        figures: &Figures::new(newest),
        tables,
        charts: &document::NoCharts,
        labels: Labels::Absent,
    };
    let blocks = document::parse(&markdown, known).map_err(|problems| {
        let problems = problems.into_iter();
        problems
            .map(|problem| {
                Diagnostic::error(problem.message)
                    .in_file(SECTOR_INDEX)
                    .hint(problem.hint)
            })
            .collect::<Diagnostics>()
    })?;
    Ok(Document {
        meta: metadata(context, made_on),
        blocks,
        workings: Vec::new(),
    })
}

fn metadata(context: &SectorContext, made_on: Option<Date>) -> Metadata {
    let title = "The Ombudsman’s annual reviews, authority by authority".to_owned();
    let made_up = if context.made_up {
        " Some of the authorities are made up, and no figure of theirs is to be relied on."
    } else {
        ""
    };
    Metadata {
        short_title: title.clone(),
        title,
        council: "All authorities".to_owned(),
        author: "annual-review".to_owned(),
        description: format!("The main figures of the Ombudsman’s annual reviews, by type of authority.{made_up}"),
        colour: Colour::DEFAULT,
        chart_colours: Vec::new(),
        fragment_heading_level: 2,
        typeface: Typeface::default(),
        logo: None,
        made_on,
        stage: Stage::Final,
        readers: Readers::Everybody,
        workings_shown: WorkingsShown::default(),
        provenance: Provenance::default(),
    }
}
