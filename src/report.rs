//! The whole program at a glance: a project in, documents out.
//!
//! In: a [`Project`] and what is asked of it. Out: the bytes of every document, or everything that is wrong. Nothing is
//! read or written here; `load` has read, and `cli` writes.

use std::sync::Arc;

use rayon::prelude::*;

use crate::audience::{for_audience, without_words_for_others};
use crate::checks::{self, Subject};
use crate::compose::{self, Composer, Making, Templates};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::document::{Document, Stage};
use crate::figures::Figures;
use crate::model::{Attachment, Audience, DocumentKind, Project};
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

/// A document before it is written in any format.
#[derive(Debug, Clone, PartialEq)]
pub struct Composed {
    /// The year that it is about.
    pub year: FinancialYear,
    /// What it is.
    pub kind: DocumentKind,
    /// Its name in file names: that of its kind, and for a decision also the reference.
    pub name: String,
    /// The document.
    pub document: Document,
    /// Every figure of its year, whether it prints it or not.
    pub figures: Arc<Figures>,
    /// The files that it annexes, by name; they go beside it.
    pub annexed: Vec<(String, Arc<[u8]>)>,
}

impl Composed {
    /// Where its file of this format goes: `2023-24/letter.pdf`, or `2023-24/letter-DRAFT.pdf` for a draft, so that
    /// nobody who has only the file takes it for the paper.
    fn path(&self, format: Format) -> String {
        let draft = match self.document.meta.stage {
            Stage::Final => "",
            Stage::Draft => DRAFT,
        };
        let (year, name) = (self.year.hyphenated(), &self.name);
        format!("{year}/{name}{draft}.{}", format.ending())
    }
}

/// What the file names of drafts end in, before the ending of their format.
pub const DRAFT: &str = "-DRAFT";

/// A document in one format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Its path below the output folder: `2023-24/letter.pdf`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Builds the documents asked for, and gives them with the warnings that stand; `done` is called for each document.
///
/// # Errors
/// Everything that is wrong with the project, from all years at once; then there are no documents.
pub fn build(
    project: Project,
    request: &Request,
    done: &(dyn Fn() + Sync),
) -> Result<(Vec<Output>, Diagnostics), Diagnostics> {
    let (documents, found) = composed(project, request)?;
    let written = documents.par_iter().flat_map_iter(|composed| {
        let outputs = outputs(composed, &request.formats);
        done();
        outputs
    });
    Ok((written.collect(), found))
}

/// A document in these formats, and the files that it annexes.
fn outputs(composed: &Composed, formats: &[Format]) -> Vec<Output> {
    let document = formats.iter().map(|format| Output {
        path: composed.path(*format),
        bytes: format.write(&composed.document),
    });
    let year = composed.year.hyphenated();
    let annexed = composed.annexed.iter().filter(|_| !formats.is_empty());
    let annexed = annexed.map(|(name, bytes)| Output {
        path: format!("{year}/{name}"),
        bytes: bytes.to_vec(),
    });
    document.chain(annexed).collect()
}

/// The documents asked for, not yet written in any format, with the warnings that stand.
///
/// # Errors
/// Everything that is wrong with the project, from all years at once; then there are no documents.
pub fn composed(project: Project, request: &Request) -> Result<(Vec<Composed>, Diagnostics), Diagnostics> {
    let whole = project;
    let project = for_audience(whole.clone(), Audience::Public);
    let (views, mut found) = view::all_views(&project, &request.years);
    found.extend(judged(&whole, &project, &views));
    let of_years = match Templates::new(project.own_templates()) {
        Ok(templates) => views
            .par_iter()
            .map(|view| of_year(&project, view, &templates, request))
            .collect(),
        Err(errors) => vec![Err(errors)],
    };
    let mut documents = Vec::new();
    for result in of_years {
        match result {
            Ok(of_year) => documents.extend(of_year),
            Err(errors) => found.extend(errors),
        }
    }
    let found = found.into_iter().map(|found| at_stage(found, request.stage)).collect();
    let found = without_words_for_others(found, &whole, Audience::Public).sorted();
    if found.has_errors() {
        Err(found)
    } else {
        Ok((documents, found))
    }
}

/// What a draft still waits for stops nobody from making it.
fn at_stage(found: Diagnostic, stage: Stage) -> Diagnostic {
    match stage {
        Stage::Draft if found.check.is_some_and(checks::is_gap) => Diagnostic {
            severity: Severity::Warning,
            ..found
        },
        Stage::Draft | Stage::Final => found,
    }
}

/// What the checks find, and what is wrong with the officer's passages: of the whole project, since what is for
/// members only has to be right too. The figures are those of the project as its readers see it.
fn judged(whole: &Project, project: &Project, views: &[YearView<'_>]) -> Diagnostics {
    let mut found = checks::project(whole);
    found.extend(checks::history(whole));
    for view in views {
        let (edition, figures) = (view.edition, &view.figures);
        let file = whole.years.get(&view.file.year.value).unwrap_or(view.file);
        let all = view.unsuppressed(project);
        found.extend(checks::year(&Subject::of_file(whole, file, edition, &all)));
        found.extend(compose::passages(whole, file, edition, figures));
    }
    found
}

fn of_year(
    project: &Project,
    view: &YearView<'_>,
    templates: &Templates,
    request: &Request,
) -> Result<Vec<Composed>, Diagnostics> {
    let making = Making {
        made_on: request.made_on,
        stage: request.stage,
    };
    let asked = |kind: &DocumentKind| request.documents.is_empty() || request.documents.contains(kind);
    let mut found = Diagnostics::default();
    let mut documents = Vec::new();
    for kind in view.file.documents.iter().map(|kind| kind.value).filter(asked) {
        let (context, wrong) = compose::context(project, view, kind, request.stage);
        found.extend(wrong);
        match Composer::new(project, view, &context, templates, making).documents(kind) {
            Ok(composed) => documents.extend(composed.into_iter().map(|(name, document)| Composed {
                year: view.file.year.value,
                kind,
                name,
                document,
                figures: Arc::clone(&view.figures),
                annexed: annexed(project, view, kind),
            })),
            Err(errors) => found.extend(errors),
        }
    }
    if found.has_errors() { Err(found) } else { Ok(documents) }
}

/// The files that a document annexes.
fn annexed(project: &Project, view: &YearView<'_>, kind: DocumentKind) -> Vec<(String, Arc<[u8]>)> {
    let paper = view.file.paper(kind);
    let annexes = paper.map(|paper| paper.annexes.as_slice()).unwrap_or_default();
    let names = annexes.iter().filter_map(|annex| annex.file.as_ref());
    let files = names.filter_map(|name| match project.attachments.get(&name.value)? {
        Attachment::Read(bytes) => Some((name.value.clone(), Arc::clone(bytes))),
        Attachment::Missing { .. } | Attachment::LeadsAway | Attachment::Unreadable(_) => None,
    });
    files.collect()
}
