//! The whole program at a glance: a project in, documents out.
//!
//! In: a [`Project`] and what is asked of it. Out: the bytes of every document, or everything that is wrong. Nothing is
//! read or written here; `load` has read, and `cli` writes.

use rayon::prelude::*;

use crate::audience::{for_audience, without_words_for_others};
use crate::checks::{self, Subject};
use crate::compose::{self, Composer, Making, Templates};
use crate::diagnostic::Diagnostics;
use crate::document::Stage;
use crate::model::{Audience, DocumentKind, Project};
use crate::units::{Date, FinancialYear};
use crate::view::{self, YearView};
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
    /// Whether something may still be to come.
    pub stage: Stage,
}

/// A document in one format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Its path below the output folder: `2023-24/letter.pdf`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
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
    let (views, mut found) = view::all_views(&project, &request.years);
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

fn outputs(
    project: &Project,
    view: &YearView<'_>,
    templates: &Templates,
    request: &Request,
) -> Result<Vec<Output>, Diagnostics> {
    let mut outputs = Vec::new();
    let (context, mut found) = compose::context(project, view, request.stage);
    let making = Making {
        made_on: request.made_on,
        stage: request.stage,
    };
    let composer = Composer::new(project, view, &context, templates, making);
    let asked = |kind: &DocumentKind| request.documents.is_empty() || request.documents.contains(kind);
    for kind in view.file.documents.iter().map(|kind| kind.value).filter(asked) {
        match composer.document(kind) {
            Ok(document) if !found.has_errors() => outputs.extend(request.formats.iter().map(|format| Output {
                path: format!("{}/{}.{}", view.file.year.hyphenated(), kind.name(), format.ending()),
                bytes: format.write(&document),
            })),
            Ok(_) => {}
            Err(errors) => found.extend(errors),
        }
    }
    outputs.extend(attachments(project, view, request));
    if found.has_errors() { Err(found) } else { Ok(outputs) }
}

/// The files that the year's report annexes, to stand beside it.
fn attachments(project: &Project, view: &YearView<'_>, request: &Request) -> Vec<Output> {
    let is_built = view.file.asks_for(DocumentKind::CommitteeReport)
        && (request.documents.is_empty() || request.documents.contains(&DocumentKind::CommitteeReport));
    let annexes = view.file.committee_report.annexes.iter();
    let named = annexes.filter_map(|annex| annex.file.as_ref());
    let files = named.filter_map(|name| project.attachments.get(&name.value).map(|bytes| (name, bytes)));
    let written = files
        .filter(|_| is_built && !request.formats.is_empty())
        .map(|(name, bytes)| Output {
            path: format!("{}/{}", view.file.year.hyphenated(), name.value),
            bytes: bytes.to_vec(),
        });
    written.collect()
}
