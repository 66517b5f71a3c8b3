//! The index: every document that there is of a project, and the main figures year by year.
//!
//! In: what is to be listed, and the figures of the years. Out: a [`Document`], made of templates as the others are, or
//! all that is wrong with those of the project's own.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::context::{CouncilContext, council_context};
use super::templates::{Templates, section_template};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use crate::document::{self, Document, Known, Labels, Metadata, Problem, Provenance, Readers, Stage};
use crate::figures::Figures;
use crate::model::{PreparedBy, Project};
use crate::tables;
use crate::units::{Colour, Date};
use crate::workings::Working;

/// The sections of the index, in their order.
pub const INDEX_SECTIONS: [&str; 3] = ["index/opening", "index/documents", "index/figures"];

/// A year with documents, as a template sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListedYear {
    /// "2023/24".
    pub label: String,
    /// Its documents; never empty.
    pub documents: Vec<ListedDocument>,
}

/// A document with its files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListedDocument {
    /// "Committee report".
    pub title: String,
    /// Its files, one for each format that there is; never empty.
    pub files: Vec<ListedFile>,
    /// The files that it annexes.
    pub annexes: Vec<ListedFile>,
}

/// A file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListedFile {
    /// The title of an annex; of a document's own file, that of the document.
    pub title: String,
    /// Where it is, from the index on: "2023-24/letter.pdf".
    pub path: String,
    /// "PDF", "web page".
    pub format: String,
    /// "84 KB".
    pub size: String,
}

/// What a template of the index may print.
#[derive(Debug, Serialize)]
struct IndexContext<'a> {
    council: CouncilContext,
    /// Newest first.
    years: &'a [ListedYear],
    tables: BTreeMap<&'static str, bool>,
}

/// The index of a project. The figures are those of its years, the newest first.
///
/// # Errors
/// Templates of the project's own that do not work, or hold what no document can, all of them in one run.
pub fn index(
    project: &Project,
    templates: &Templates,
    listed: &[ListedYear],
    figures: &[&Figures],
    made_on: Option<Date>,
) -> Result<Document, Diagnostics> {
    let table = tables::years(project, figures);
    let context = IndexContext {
        council: council_context(&project.council),
        years: listed,
        tables: BTreeMap::from([("years", table.is_some())]),
    };
    let markdown = rendered(templates, &context)?;
    let Some(newest) = figures.first() else {
        return Err(Diagnostic::error("the project has no year").into());
    };
    let known = Known {
        figures: newest,
        tables: table.as_slice(),
        charts: &document::NoCharts,
        labels: Labels::Absent,
    };
    let blocks = document::parse(&markdown, known).map_err(|problems| wrongly(templates, &markdown, problems))?;
    let meta = metadata(project, made_on);
    let workings = workings_of(project, figures, &document::printed_figures(&blocks));
    Ok(Document { meta, blocks, workings })
}

/// The workings of figures that are named by their year too: `upheld-2023-24`.
fn workings_of(project: &Project, figures: &[&Figures], printed: &[&str]) -> Vec<Working> {
    let of_year = |figures: &Figures, id: &str| {
        let own = id.strip_suffix(&figures.year.hyphenated())?.strip_suffix('-')?;
        let working = Working::new(project, figures, figures.get(own)?);
        Some(Working {
            id: id.to_owned(),
            ..working
        })
    };
    let found = printed
        .iter()
        .filter_map(|id| figures.iter().find_map(|figures| of_year(figures, id)));
    found.collect()
}

fn metadata(project: &Project, made_on: Option<Date>) -> Metadata {
    let council = &project.council;
    let name = &council.council.value;
    let made_up = if council.made_up {
        " The council is made up, and no figure here is to be relied on."
    } else {
        ""
    };
    let newest = project.editions.iter().max_by_key(|edition| edition.edition.value);
    let author = match (council.prepared_by, newest) {
        (PreparedBy::Ombudsman, Some(edition)) => &edition.organisation,
        _ => name,
    };
    let title = format!("The Ombudsman’s annual reviews: {name}");
    Metadata {
        short_title: title.clone(),
        title,
        council: name.clone(),
        author: author.clone(),
        description: format!(
            "Annual review letters about {name}, the papers on them, and the main figures year by year.{made_up}"
        ),
        colour: council.colour.as_ref().map_or(Colour::DEFAULT, |colour| colour.value),
        chart_colours: project.style.chart_colours(),
        fragment_heading_level: council.fragment_heading_level.unwrap_or(2),
        typeface: project.style.typeface.unwrap_or_default(),
        logo: project.style.picture.clone(),
        made_on,
        stage: Stage::Final,
        readers: Readers::Everybody,
        workings_shown: council.workings,
        provenance: Provenance::default(),
    }
}

/// The Markdown of the sections in their order.
fn rendered(templates: &Templates, context: &IndexContext<'_>) -> Result<String, Diagnostics> {
    let values = tera::Context::from_serialize(context)
        .map_err(|error| Diagnostic::error(format!("the context cannot be made: {error}")))?;
    let mut found = Diagnostics::default();
    let mut markdown = Vec::new();
    for section in INDEX_SECTIONS {
        match templates.tera().render(&section_template(section), &values) {
            Ok(text) => markdown.push(text),
            Err(error) => found.extend(templates.diagnose(&error)),
        }
    }
    if found.has_errors() {
        Err(found)
    } else {
        Ok(markdown.join("\n\n"))
    }
}

/// Problems of the composed Markdown, at their words in the project's own template where they stand in one only.
fn wrongly(templates: &Templates, markdown: &str, problems: Vec<Problem>) -> Diagnostics {
    let composed = Arc::new(Source::new("index as composed", markdown));
    let diagnose = |problem: Problem| {
        let words = markdown.get(problem.bytes.clone()).unwrap_or_default().trim();
        let place = templates.place_of(words).unwrap_or_else(|| Place {
            source: Arc::clone(&composed),
            bytes: problem.bytes,
        });
        Diagnostic::error(problem.message).at(place).hint(problem.hint)
    };
    problems.into_iter().map(diagnose).collect()
}
