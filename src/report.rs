//! The whole program at a glance: a project in, documents out.
//!
//! In: a [`Project`] and what is asked of it. Out: the bytes of every document, or everything that is wrong. Nothing is
//! read or written here; `load` has read, and `cli` writes.

mod index;
mod manifest;
mod provenance;

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::audience::{for_readers, holds_exempt_matter, in_public_version, public_version};
use crate::checks::{self, Sheets, Subject};
use crate::compose::{self, Composer, Making, ReadYear, Templates};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::document::{Document, Readers, Stage};
use crate::figures::Figures;
use crate::model::{Annex, Attachment, Audience, DocumentKind, Project, Year};
use crate::units::{Date, FinancialYear};
use crate::view::{self, YearView};
use crate::write::Format;

use manifest::made_of;
use provenance::Inputs;

pub use index::{has_index, index};
pub use manifest::{INDEX, MANIFEST, Made, MadeFile, Manifest, is_plain};
pub use provenance::{PROGRAM, SIMILAR, sha256};

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
    /// Whom the documents are for.
    pub audience: Audience,
    /// The house style that the project has been given in the place of its own, to be told in the manifest.
    pub style: Option<String>,
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
    /// Whom it is made for, whatever it holds.
    fn audience(&self) -> Audience {
        match self.document.meta.readers {
            Readers::Everybody => Audience::Public,
            Readers::Members | Readers::MembersAlone => Audience::Members,
        }
    }

    /// The folder that it goes to, below that of all outputs: `2023-24/`, or for members `members/2023-24/`, so that
    /// whoever publishes the public one publishes nothing else.
    fn folder(&self) -> String {
        let year = self.year.hyphenated();
        match self.audience() {
            Audience::Public => format!("{year}/"),
            Audience::Members => format!("{MEMBERS_FOLDER}{year}/"),
        }
    }

    /// Where its file of this format goes: `2023-24/letter.pdf`, or `2023-24/letter-DRAFT.pdf` for a draft and
    /// `members/2023-24/letter.members.pdf` for members, so that nobody who has only the file takes it for the paper.
    fn path(&self, format: Format) -> String {
        let marks = file_marks(self.audience(), self.document.meta.stage);
        format!("{}{}{marks}.{}", self.folder(), self.name, format.ending())
    }
}

/// Where the public finds the final document of this name.
fn public_path(year: FinancialYear, name: &str, format: Format) -> String {
    format!("{}/{name}.{}", year.hyphenated(), format.ending())
}

/// What the file names of drafts end in, before the ending of their format.
pub const DRAFT: &str = "-DRAFT";

/// What the file names of documents for members have after the name of the document.
pub const MEMBERS: &str = ".members";

/// The folder of all that is for members, below that of all outputs.
pub const MEMBERS_FOLDER: &str = "members/";

/// What stands in a file name between the name of a document and the ending of its format.
#[must_use]
pub fn file_marks(audience: Audience, stage: Stage) -> String {
    let members = match audience {
        Audience::Public => "",
        Audience::Members => MEMBERS,
    };
    let draft = match stage {
        Stage::Final => "",
        Stage::Draft => DRAFT,
    };
    format!("{members}{draft}")
}

/// A document in one format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Its path below the output folder: `2023-24/letter.pdf`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its format; none of a file that a document annexes.
    pub format: Option<Format>,
    /// The document that it is of, without its files.
    pub made: Arc<Made>,
}

impl Output {
    /// Whether everybody may have it; only such outputs are listed in an index.
    #[must_use]
    pub fn is_public(&self) -> bool {
        !self.path.starts_with(MEMBERS_FOLDER)
    }
}

/// Builds the documents asked for, and gives them with the warnings that stand; `done` is called for each document.
///
/// # Errors
/// Everything that is wrong with the project, from all years at once; then there are no documents.
pub fn build(
    project: &Project,
    request: &Request,
    done: &(dyn Fn() + Sync),
) -> Result<(Vec<Output>, Diagnostics), Diagnostics> {
    let (mut documents, found) = made_alone(project, request)?;
    if request.formats.is_empty() {
        for _ in &documents {
            done();
        }
        return Ok((Vec::new(), found));
    }
    tell_inputs(&mut documents, project, request);
    let written = documents.par_iter().flat_map_iter(|composed| {
        let outputs = outputs(composed, request);
        done();
        outputs
    });
    let mut outputs: Vec<Output> = written.collect();
    // Two papers of a year may annex the same file.
    let mut paths = BTreeSet::new();
    outputs.retain(|output| paths.insert(output.path.clone()));
    Ok((outputs, found))
}

/// A document in the formats asked for, and the files that it annexes.
fn outputs(composed: &Composed, request: &Request) -> Vec<Output> {
    let made = Arc::new(made_of(&composed.document, Some(composed), request));
    let output = |path, bytes, format| Output {
        path,
        bytes,
        format,
        made: Arc::clone(&made),
    };
    let formats = request.formats.iter();
    let document =
        formats.map(|format| output(composed.path(*format), format.write(&composed.document), Some(*format)));
    let folder = composed.folder();
    let annexed = composed.annexed.iter().filter(|_| !request.formats.is_empty());
    let annexed = annexed.map(|(name, bytes)| output(format!("{folder}{name}"), bytes.to_vec(), None));
    document.chain(annexed).collect()
}

/// The documents asked for, not yet written in any format, with the warnings that stand.
///
/// # Errors
/// Everything that is wrong with the project, from all years at once; then there are no documents.
pub fn composed(project: &Project, request: &Request) -> Result<(Vec<Composed>, Diagnostics), Diagnostics> {
    let (mut documents, found) = made_alone(project, request)?;
    tell_inputs(&mut documents, project, request);
    Ok((documents, found))
}

/// The documents without what they were made of, which is of no use to somebody who only asks what is wrong.
fn made_alone(whole: &Project, request: &Request) -> Result<(Vec<Composed>, Diagnostics), Diagnostics> {
    let public = public_version(whole.clone());
    let (documents, found) = match request.audience {
        Audience::Public if holds_exempt_matter(whole) => public_documents(whole, &public, request),
        Audience::Public => of_version(&public, request),
        Audience::Members => {
            let (documents, found) = of_version(whole, request);
            (for_members(documents, &public, request), found)
        }
    };
    let found: Diagnostics = found.into_iter().map(|found| at_stage(found, request.stage)).collect();
    let found = found.sorted();
    if found.has_errors() {
        return Err(found);
    }
    Ok((documents, found))
}

/// Says of each document what it was made of and by.
fn tell_inputs(documents: &mut [Composed], whole: &Project, request: &Request) {
    let inputs = Inputs::new(whole, request.audience);
    for composed in documents {
        inputs.tell(composed);
    }
}

/// The documents of one version of a project, with all that is wrong with it and with them.
fn of_version(project: &Project, request: &Request) -> (Vec<Composed>, Diagnostics) {
    let (views, mut found) = view::all_views(project, &request.years);
    let years = read(project, &views);
    found.extend(judged(project, &views, &years));
    let (documents, wrong) = made(project, &views, &years, request);
    found.extend(wrong);
    (documents, found)
}

/// The documents of the public version of a project that holds exempt matter. The whole of it is judged, since what is
/// for members has to be right too, and said so that nothing of it is told.
fn public_documents(whole: &Project, public: &Project, request: &Request) -> (Vec<Composed>, Diagnostics) {
    let (whole_views, _) = view::all_views(whole, &request.years);
    let (views, mut found) = view::all_views(public, &request.years);
    let years = read(public, &views);
    let of_whole = judged(whole, &whole_views, &read(whole, &whole_views));
    found.extend(for_readers(of_whole, &judged(public, &views, &years), whole));
    let (documents, wrong) = made(public, &views, &years, request);
    found.extend(in_public_version(wrong, whole));
    (documents, found)
}

/// Marks documents as made for members: those that are not as the public reads them as for them alone.
fn for_members(mut documents: Vec<Composed>, public: &Project, request: &Request) -> Vec<Composed> {
    let (views, _) = view::all_views(public, &request.years);
    let (as_published, _) = made(public, &views, &read(public, &views), request);
    for composed in &mut documents {
        let is_same = |other: &Composed| {
            (other.year, other.kind, &other.name) == (composed.year, composed.kind, &composed.name)
                && other.document.blocks == composed.document.blocks
                && other.annexed == composed.annexed
        };
        let readers = if as_published.iter().any(is_same) {
            Readers::Members
        } else {
            Readers::MembersAlone
        };
        compose::mark_for(&mut composed.document, readers);
    }
    documents
}

/// The years with the officer's passages read, for the checks and for every document.
fn read<'a>(project: &Project, views: &[YearView<'a>]) -> Vec<ReadYear<'a>> {
    views.par_iter().map(|view| ReadYear::new(project, view)).collect()
}

/// The documents of some years, not yet written, and what is wrong with them.
fn made(
    project: &Project,
    views: &[YearView<'_>],
    years: &[ReadYear<'_>],
    request: &Request,
) -> (Vec<Composed>, Diagnostics) {
    let mut found = Diagnostics::default();
    let of_years = match Templates::new(project.own_templates()) {
        Ok(templates) => {
            found.extend(index::faults(project, &templates));
            let views = views.par_iter().zip(years);
            views
                .map(|(view, year)| of_year(project, view, year, (&templates, request)))
                .collect()
        }
        Err(errors) => vec![Err(errors)],
    };
    let mut documents = Vec::new();
    for result in of_years {
        match result {
            Ok(of_year) => documents.extend(of_year),
            Err(errors) => found.extend(errors),
        }
    }
    (documents, found)
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

/// What the checks find in a version of a project, what the project accepts marked so, and what is wrong with the officer's
/// passages.
fn judged(project: &Project, views: &[YearView<'_>], years: &[ReadYear<'_>]) -> Diagnostics {
    let mut found = checks::project(project);
    let sheets = Sheets::new(project, views);
    found.extend(checks::history(project, &sheets));
    for (view, year) in views.iter().zip(years) {
        found.extend(checks::year(&Subject::of_file(project, view, &sheets), &year.passages));
        found.extend(year.wrong.iter().cloned());
    }
    checks::accepted(project, views, found)
}

fn of_year(
    project: &Project,
    view: &YearView<'_>,
    year: &ReadYear<'_>,
    (templates, request): (&Templates, &Request),
) -> Result<Vec<Composed>, Diagnostics> {
    let making = Making {
        made_on: request.made_on,
        stage: request.stage,
    };
    let asked = |kind: &DocumentKind| request.documents.is_empty() || request.documents.contains(kind);
    let mut found = Diagnostics::default();
    let mut documents = Vec::new();
    for kind in view.file.documents.iter().map(|kind| kind.value).filter(asked) {
        let (context, wrong) = compose::context(project, view, year, (kind, request.stage));
        found.extend(wrong);
        match Composer::new(project, view, (year, &context), templates, making).documents(kind) {
            Ok(composed) => documents.extend(composed.into_iter().map(|(name, document)| Composed {
                year: view.file.year.value,
                kind,
                name,
                document,
                figures: Arc::clone(&view.figures),
                annexed: annexed(project, view.file, kind),
            })),
            Err(errors) => found.extend(errors),
        }
    }
    if found.has_errors() { Err(found) } else { Ok(documents) }
}

/// What a document annexes.
fn annexes(file: &Year, kind: DocumentKind) -> &[Annex] {
    file.paper(kind)
        .map(|paper| paper.annexes.as_slice())
        .unwrap_or_default()
}

/// The files that a document annexes.
fn annexed(project: &Project, file: &Year, kind: DocumentKind) -> Vec<(String, Arc<[u8]>)> {
    let names = annexes(file, kind).iter().filter_map(|annex| annex.file.as_ref());
    let files = names.filter_map(|name| match project.attachments.get(&name.value)? {
        Attachment::Read(bytes) => Some((name.value.clone(), Arc::clone(bytes))),
        Attachment::Missing { .. } | Attachment::LeadsAway | Attachment::Unreadable(_) => None,
    });
    files.collect()
}
