//! The whole program at a glance: a project in, documents out.
//!
//! In: a [`Project`] and what is asked of it. Out: the bytes of every document, or everything that is wrong. Nothing is
//! read or written here; `load` has read, and `cli` writes.

mod index;
mod manifest;
mod provenance;
mod version;

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::audience::{for_readers, holds_exempt_matter, in_public_version, public_version};
use crate::checks::{self, Asked};
use crate::compose::{self, Purpose, Templates};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::document::{Document, Readers, Stage};
use crate::figures::{Figures, Sheets};
use crate::model::{Annex, Attachment, Audience, DocumentKind, Project, Year};
use crate::units::{Date, FinancialYear};
use crate::write::Format;

use manifest::made_of;
use provenance::Inputs;
use version::Version;

pub use index::has_index;
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

    /// What the names of its files begin with: `letter`, or `letter-DRAFT` for a draft and `letter.members` for members, so
    /// that nobody who has only the file takes it for the paper.
    fn file_name(&self) -> String {
        let marks = file_marks(self.audience(), self.document.meta.stage);
        format!("{}{marks}", self.name)
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
    /// Its format, also of a picture that belongs to it; none of a file that a document annexes.
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
    Build::new(project, request).outputs(done)
}

/// The documents asked for, not yet written in any format, with the warnings that stand.
///
/// # Errors
/// Everything that is wrong with the project, from all years at once; then there are no documents.
pub fn composed(project: &Project, request: &Request) -> Result<(Vec<Composed>, Diagnostics), Diagnostics> {
    Build::new(project, request).documents(Purpose::Reading)
}

/// A project as it is asked for, with what both its documents and its index follow from.
#[derive(Debug)]
pub struct Build<'p> {
    whole: &'p Project,
    request: &'p Request,
    /// As everybody may read it.
    public: Project,
    /// The figures of that.
    sheets: Sheets,
    templates: Result<Templates, Diagnostics>,
    /// What documents are made of; somebody who only asks what is wrong has no use for it.
    inputs: OnceLock<Inputs<'p>>,
}

impl<'p> Build<'p> {
    /// Makes ready what documents and index follow from.
    #[must_use]
    pub fn new(whole: &'p Project, request: &'p Request) -> Self {
        let public = public_version(whole.clone());
        let templates = || Templates::new(whole.own_templates());
        let (sheets, templates) = rayon::join(|| Sheets::new(&public), templates);
        Self {
            whole,
            request,
            public,
            sheets,
            templates,
            inputs: OnceLock::new(),
        }
    }

    /// The project, whole.
    #[must_use]
    pub fn project(&self) -> &'p Project {
        self.whole
    }

    /// The project as everybody may read it.
    #[must_use]
    pub fn public(&self) -> &Project {
        &self.public
    }

    /// The figures of every year, as everybody may read them.
    #[must_use]
    pub fn sheets(&self) -> &Sheets {
        &self.sheets
    }

    /// The documents in the formats asked for, with the warnings that stand; `done` is called for each document.
    ///
    /// # Errors
    /// Everything that is wrong with the project, from all years at once; then there are no documents.
    pub fn outputs(&self, done: &(dyn Fn() + Sync)) -> Result<(Vec<Output>, Diagnostics), Diagnostics> {
        let request = self.request;
        if request.formats.is_empty() {
            let (documents, found) = self.documents(Purpose::Judging)?;
            for _ in &documents {
                done();
            }
            return Ok((Vec::new(), found));
        }
        let (documents, found) = self.documents(Purpose::Reading)?;
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

    /// The documents, not yet written in any format.
    fn documents(&self, purpose: Purpose) -> Result<(Vec<Composed>, Diagnostics), Diagnostics> {
        let request = self.request;
        let judged = || match request.audience {
            Audience::Public if holds_exempt_matter(self.whole) => self.public_documents(purpose),
            Audience::Public => self.documents_of_all(purpose),
            Audience::Members => self.members_documents(purpose),
        };
        let read_inputs = || (purpose == Purpose::Reading).then(|| self.inputs());
        let ((mut documents, found), inputs) = rayon::join(judged, read_inputs);
        let found: Diagnostics = found.into_iter().map(|found| at_stage(found, request.stage)).collect();
        let found = found.sorted();
        if found.has_errors() {
            return Err(found);
        }
        if let Some(inputs) = inputs {
            for composed in &mut documents {
                inputs.tell(composed);
            }
        }
        Ok((documents, found))
    }

    /// What is published, of a project of which nothing is exempt.
    fn documents_of_all(&self, purpose: Purpose) -> (Vec<Composed>, Diagnostics) {
        let version = Version::new(&self.public, &self.sheets, self.request);
        let documents = || version.documents(&self.templates, purpose);
        let (found, (documents, wrong)) = rayon::join(|| version.judged(), documents);
        (
            documents,
            version.unviewed.into_iter().chain(found).chain(wrong).collect(),
        )
    }

    /// What is published of a project that holds exempt matter. The whole of it is judged, since what is for members has
    /// to be right too, and said so that nothing of it is told.
    fn public_documents(&self, purpose: Purpose) -> (Vec<Composed>, Diagnostics) {
        let (whole, request) = (self.whole, self.request);
        let of_whole = || Version::new(whole, &Sheets::new(whole), request).judged();
        let published = || {
            let version = Version::new(&self.public, &self.sheets, request);
            let documents = version.documents(&self.templates, purpose);
            (version, documents)
        };
        let (of_whole, (version, (documents, wrong))) = rayon::join(of_whole, published);
        let of_public = version.found(&Asked::again(&of_whole));
        let found = for_readers(of_whole, &of_public, whole);
        let found = version.unviewed.into_iter().chain(found);
        (documents, found.chain(in_public_version(wrong, whole)).collect())
    }

    /// What members read, marked as made for them: what is not as the public reads it as for them alone.
    fn members_documents(&self, purpose: Purpose) -> (Vec<Composed>, Diagnostics) {
        let sheets = Sheets::new(self.whole);
        let version = Version::new(self.whole, &sheets, self.request);
        let (mut documents, wrong) = version.documents(&self.templates, purpose);
        let published = Version::new(&self.public, &self.sheets, self.request);
        let (published, _) = published.documents(&self.templates, purpose);
        for composed in &mut documents {
            let is_same = |other: &Composed| {
                (other.year, other.kind, &other.name) == (composed.year, composed.kind, &composed.name)
                    && other.document.blocks == composed.document.blocks
                    && other.annexed == composed.annexed
            };
            let readers = if published.iter().any(is_same) {
                Readers::Members
            } else {
                Readers::MembersAlone
            };
            compose::mark_for(&mut composed.document, readers);
        }
        let found = version.unviewed.iter().cloned().chain(version.judged());
        (documents, found.chain(wrong).collect())
    }

    fn inputs(&self) -> &Inputs<'p> {
        self.inputs
            .get_or_init(|| Inputs::new(self.whole, self.request.audience))
    }
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
    let (folder, name) = (composed.folder(), composed.file_name());
    let files = request.formats.par_iter().flat_map_iter(|format| {
        let files = format.files(&composed.document, &name).into_iter();
        files.map(|(name, bytes)| output(format!("{folder}{name}"), bytes, Some(*format)))
    });
    let mut outputs: Vec<Output> = files.collect();
    let annexed = composed.annexed.iter();
    outputs.extend(annexed.map(|(name, bytes)| output(format!("{folder}{name}"), bytes.to_vec(), None)));
    outputs
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
