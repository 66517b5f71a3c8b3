//! The whole program at a glance: a project in, documents out.
//!
//! In: a [`Project`] and what is asked of it. Out: the bytes of every document, or everything that is wrong. Nothing is
//! read or written here; `load` has read, and `cli` writes.

use rayon::prelude::*;

use crate::audience::{for_audience, without_words_for_others};
use crate::checks::{self, Subject};
use crate::compose::{self, Context, Templates};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use crate::document::{self, Block, Document, Known, Metadata, Table};
use crate::figures::{self, Figures};
use crate::model::{Audience, DocumentKind, Edition, PreparedBy, Project, Year};
use crate::tables;
use crate::units::{Colour, Date, FinancialYear};
use crate::write::Format;

/// What is asked of a project.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// These years; every year if empty.
    pub years: Vec<FinancialYear>,
    /// These documents; every one that the year asks for if empty.
    pub documents: Vec<DocumentKind>,
    /// These formats; none if nothing is to be written.
    pub formats: Vec<Format>,
    /// The date of making, where one is wanted in the documents' metadata.
    pub made_on: Option<Date>,
}

/// A document in one format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Its path below the output folder: `2023-24/letter.pdf`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// One year of a project, with all that follows from its data.
#[derive(Debug, Clone)]
pub struct YearView<'a> {
    /// The year's file.
    pub file: &'a Year,
    /// The edition of its letter.
    pub edition: &'a Edition,
    /// Its figures.
    pub figures: Figures,
    /// Its tables.
    pub tables: Vec<Table>,
}

/// Builds the documents asked for, and gives them with the warnings that stand; `done` is called for each year.
///
/// # Errors
/// Everything that is wrong with the project, from all years at once; then there are no documents.
pub fn build(
    project: Project,
    request: &Request,
    done: &(dyn Fn() + Sync),
) -> Result<(Vec<Output>, Diagnostics), Diagnostics> {
    let whole = project;
    let project = for_audience(whole.clone(), Audience::Public);
    let (views, mut found) = all_views(&project, request);
    found.extend(judged(&whole, &views));
    let built = match Templates::new(project.templates.clone()) {
        Ok(templates) => built(&project, &views, &templates, request, done),
        Err(errors) => vec![Err(errors)],
    };
    let mut outputs = Vec::new();
    for result in built {
        match result {
            Ok(of_year) => outputs.extend(of_year),
            Err(errors) => found.extend(errors),
        }
    }
    let found = without_words_for_others(found, &whole, Audience::Public).sorted();
    if found.has_errors() {
        Err(found)
    } else {
        Ok((outputs, found))
    }
}

/// What the checks find, and what is wrong with the officer's passages: of the whole project, since what is for
/// members only has to be right too.
fn judged(whole: &Project, views: &[YearView<'_>]) -> Diagnostics {
    let mut found = checks::project(whole);
    found.extend(checks::history(whole));
    for view in views {
        let (edition, figures) = (view.edition, &view.figures);
        let file = whole.years.get(&view.file.year.value).unwrap_or(view.file);
        found.extend(checks::year(&Subject::of_file(whole, file, edition, figures)));
        found.extend(compose::passages(whole, file, edition, figures));
    }
    found
}

fn built(
    project: &Project,
    views: &[YearView<'_>],
    templates: &Templates,
    request: &Request,
    done: &(dyn Fn() + Sync),
) -> Vec<Result<Vec<Output>, Diagnostics>> {
    let build_year = |view: &YearView<'_>| {
        let outputs = outputs(project, view, templates, request);
        done();
        outputs
    };
    views.par_iter().map(build_year).collect()
}

/// The years asked for, each with its figures and tables.
///
/// # Errors
/// Years that the project does not have, and years before the first edition.
pub fn views<'a>(project: &'a Project, request: &Request) -> Result<(Vec<YearView<'a>>, Diagnostics), Diagnostics> {
    let (views, found) = all_views(project, request);
    if found.has_errors() {
        Err(found)
    } else {
        Ok((views, found))
    }
}

/// The years that can be viewed, and why the others cannot.
fn all_views<'a>(project: &'a Project, request: &Request) -> (Vec<YearView<'a>>, Diagnostics) {
    let mut found = Diagnostics::default();
    let unknown = request.years.iter().filter(|year| !project.years.contains_key(year));
    found.extend(unknown.map(|year| {
        let known: Vec<_> = project.years.keys().map(ToString::to_string).collect();
        let hint = format!(
            "its years are {}; `annual-review new-year` starts another",
            known.join(", ")
        );
        Diagnostic::error(format!("the project has no file for {year}"))
            .in_file(project.path.as_str())
            .hint(hint)
    }));
    let asked = |file: &&Year| request.years.is_empty() || request.years.contains(&file.year.value);
    let files: Vec<&Year> = project.years.values().filter(asked).collect();
    let mut views = Vec::new();
    for file in files {
        match project.edition(file) {
            Some(edition) => views.push(view(project, file, edition)),
            None => found.push(no_edition(project, file)),
        }
    }
    (views, found)
}

fn view<'a>(project: &Project, file: &'a Year, edition: &'a Edition) -> YearView<'a> {
    let figures = figures::figures(project, file.year.value, edition);
    let tables = tables::tables(&figures, edition);
    YearView {
        file,
        edition,
        figures,
        tables,
    }
}

/// A later shape would be put on an old letter, which this program is there to prevent.
fn no_edition(project: &Project, file: &Year) -> Diagnostic {
    let years = || project.editions.iter().map(|edition| edition.edition.value);
    let known = match (years().min(), years().max()) {
        (Some(first), Some(newest)) if first < newest => format!("the editions go from {first} to {newest}"),
        (Some(only), _) => format!("the only edition is that of {only}"),
        _ => "there is none".to_owned(),
    };
    let wanted = file.edition.as_ref().unwrap_or(&file.year);
    Diagnostic::error(format!("there is no edition of the letter for {}", wanted.value))
        .at(project.files.place(wanted.spot))
        .hint(format!(
            "{known}; name one of them in a line `edition:`, or put the shape of this one into editions/{}.yaml",
            wanted.hyphenated()
        ))
}

/// What a template may print for a year.
///
/// # Errors
/// Everything that is wrong with the officer's passages.
pub fn context(project: &Project, view: &YearView<'_>) -> Result<Context, Diagnostics> {
    let (context, found) = compose::context(project, view.file, view.edition, &view.figures, &view.tables);
    if found.has_errors() { Err(found) } else { Ok(context) }
}

fn outputs(
    project: &Project,
    view: &YearView<'_>,
    templates: &Templates,
    request: &Request,
) -> Result<Vec<Output>, Diagnostics> {
    let mut outputs = Vec::new();
    let (context, mut found) = compose::context(project, view.file, view.edition, &view.figures, &view.tables);
    let asked = |kind: &DocumentKind| request.documents.is_empty() || request.documents.contains(kind);
    for kind in view.file.documents.iter().map(|kind| kind.value).filter(asked) {
        let document = match kind {
            DocumentKind::Letter => letter(project, view, &context, templates, request),
        };
        match document {
            Ok(document) if !found.has_errors() => outputs.extend(request.formats.iter().map(|format| Output {
                path: format!("{}/{}.{}", view.file.year.hyphenated(), kind.name(), format.ending()),
                bytes: format.write(&document),
            })),
            Ok(_) => {}
            Err(errors) => found.extend(errors),
        }
    }
    if found.has_errors() { Err(found) } else { Ok(outputs) }
}

fn letter(
    project: &Project,
    view: &YearView<'_>,
    context: &Context,
    templates: &Templates,
    request: &Request,
) -> Result<Document, Diagnostics> {
    let composed = compose::letter(view.edition, context, &view.figures, templates, project)?;
    let known = Known {
        figures: &view.figures,
        tables: &view.tables,
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
        made_on: request.made_on,
    };
    Ok(Document { meta, blocks })
}

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

/// Problems of the composed Markdown, which an officer meets only through a template of the project's own: at its
/// words in that template where they stand in one only, else where they were composed.
fn composed_wrongly(project: &Project, markdown: &str, problems: Vec<document::Problem>) -> Diagnostics {
    let composed = std::sync::Arc::new(Source {
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
            source: std::sync::Arc::clone(source),
            bytes,
        };
        Diagnostic::error(problem.message).at(place).hint(problem.hint)
    };
    problems.into_iter().map(diagnose).collect()
}
