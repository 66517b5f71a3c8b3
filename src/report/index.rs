//! The index of the output folder, from which everything in it that is published can be reached.
//!
//! In: a project, what was built now, and what the folder holds of earlier builds. Out: `index.html` and `index.md`. Only
//! what the public may read is listed, and no draft.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::manifest::{INDEX, made_of};
use super::{Build, Output, Request, annexed, annexes, public_path};
use crate::compose::{self, INDEX_SECTIONS, ListedDocument, ListedFile, ListedYear, Templates};
use crate::diagnostic::Diagnostics;
use crate::document::Stage;
use crate::figures::Sheets;
use crate::model::{Attachment, Audience, DocumentKind, Project, Year};
use crate::units::FileSize;
use crate::write::Format;

/// The formats of the index.
const FORMATS: [Format; 2] = [Format::Html, Format::Markdown];

/// The formats that are listed, in order: first those to be read, then those to be worked with. A fragment is for pasting
/// into a page of the council's own, and nothing that a reader opens; the figures as JSON are for programs, which find
/// them beside the others.
const LISTED: [Format; 4] = [Format::Html, Format::Pdf, Format::Markdown, Format::Csv];

impl Build<'_> {
    /// The index of all that has been built of the project: now, and earlier, as the paths and sizes in bytes of the files
    /// in the output folder tell. Nothing where this build has no index; then one that is there stays as it is.
    ///
    /// # Errors
    /// Templates of the project's own that do not work.
    pub fn index(&self, built: &[Output], earlier: &BTreeMap<String, u64>) -> Result<Vec<Output>, Diagnostics> {
        let (project, request) = (&self.public, self.request);
        if !has_index(request) {
            return Ok(Vec::new());
        }
        let templates = self.templates.as_ref().map_err(Clone::clone)?;
        let mut sizes = earlier.clone();
        let sizes_now = built
            .iter()
            .map(|output| (output.path.clone(), output.bytes.len() as u64));
        sizes.extend(sizes_now);
        let listed = listed(project, &sizes);
        let figures = self.sheets.newest_first();
        let mut document = compose::index(project, templates, &listed, &figures, request.made_on)?;
        self.inputs().tell_index(&mut document);
        let made = Arc::new(made_of(&document, None, request));
        let files = FORMATS.into_iter().flat_map(|format| {
            let files = format.files(&document, INDEX).into_iter();
            files.map(move |(path, bytes)| (path, bytes, format))
        });
        let output = |(path, bytes, format)| Output {
            path,
            bytes,
            format: Some(format),
            made: Arc::clone(&made),
        };
        Ok(files.map(output).collect())
    }
}

/// Whether a build has an index: it lists what is published, so that one of drafts or for members has none.
#[must_use]
pub fn has_index(request: &Request) -> bool {
    request.stage == Stage::Final && request.audience == Audience::Public && !request.formats.is_empty()
}

/// What is wrong with the project's own templates of the index, were everything built that can be.
pub(super) fn faults(project: &Project, sheets: &Sheets, templates: &Templates) -> Diagnostics {
    let sections = INDEX_SECTIONS.map(compose::section_template);
    let own = project.own_templates();
    if !own
        .iter()
        .any(|source| sections.contains(&compose::template_name(source)))
    {
        return Diagnostics::default();
    }
    let everything = project.years.values().flat_map(|file| {
        let year = file.year.value;
        file.documents.iter().flat_map(move |kind| {
            let files = FORMATS.map(|format| public_path(year, kind.name(), format));
            let annexed = annexed(project, file, kind.value).into_iter();
            let annexed = annexed.map(move |(name, _)| format!("{}/{name}", year.hyphenated()));
            files.into_iter().chain(annexed)
        })
    });
    let listed = listed(project, &everything.map(|path| (path, 0)).collect());
    let made = compose::index(project, templates, &listed, &sheets.newest_first(), None);
    made.err().unwrap_or_default()
}

/// The documents of which there are files, the newest year first.
fn listed(project: &Project, sizes: &BTreeMap<String, u64>) -> Vec<ListedYear> {
    let years = project.years.values().rev().map(|file| {
        // A kind that is asked for twice is built once.
        let kinds: BTreeSet<DocumentKind> = file.documents.iter().map(|kind| kind.value).collect();
        let names = kinds.into_iter().flat_map(|kind| names(file, kind, sizes));
        ListedYear {
            label: file.year.value.to_string(),
            documents: names
                .filter_map(|(kind, name, title)| document(project, file, kind, &name, title, sizes))
                .collect(),
        }
    });
    years.filter(|year| !year.documents.is_empty()).collect()
}

/// The documents of a kind by their names in file names, each with its title: one, save of the pages on decisions, of
/// which each is known by the reference of a case.
fn names(file: &Year, kind: DocumentKind, sizes: &BTreeMap<String, u64>) -> Vec<(DocumentKind, String, String)> {
    if kind != DocumentKind::Decision {
        return vec![(kind, kind.name().to_owned(), kind.title().to_owned())];
    }
    let plain = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let folder = format!("{}/{}-", file.year.hyphenated(), kind.name());
    let there: BTreeSet<&str> = sizes
        .keys()
        .filter_map(|path| path.strip_prefix(&folder)?.split('.').next())
        .collect();
    let cases = file.cases.list.iter();
    let pages = cases.filter_map(|case| {
        let reference = case.reference.as_ref()?;
        let name = there.iter().find(|name| plain(name) == plain(reference))?;
        let title = format!("{} {}", kind.title(), reference.value);
        Some((kind, format!("{}-{name}", kind.name()), title))
    });
    pages.collect()
}

/// A document with those of its files that have a size.
fn document(
    project: &Project,
    file: &Year,
    kind: DocumentKind,
    name: &str,
    title: String,
    sizes: &BTreeMap<String, u64>,
) -> Option<ListedDocument> {
    let year = file.year.value;
    let listed = |title: &str, path: String, format: String| {
        let size = FileSize(*sizes.get(&path)?).to_string();
        let title = title.to_owned();
        Some(ListedFile {
            title,
            path,
            format,
            size,
        })
    };
    let files = LISTED.into_iter().filter_map(|format| {
        let path = public_path(year, name, format);
        listed(&title, path, format.label().to_owned())
    });
    let files: Vec<ListedFile> = files.collect();
    let annexes = annexes(file, kind).iter().filter_map(|annex| {
        let name = &annex.file.as_ref()?.value;
        // Whatever else stands in the folder, only what may be annexed is listed.
        let Attachment::Read(_) = project.attachments.get(name)? else {
            return None;
        };
        let ending = name.rsplit('.').next().unwrap_or_default().to_uppercase();
        let title = annex.title.as_ref().unwrap_or(annex.file.as_ref()?);
        listed(title, format!("{}/{name}", year.hyphenated()), ending)
    });
    let annexes = annexes.collect();
    (!files.is_empty()).then_some(ListedDocument { title, files, annexes })
}
