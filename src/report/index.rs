//! The index of the output folder, from which everything in it that is published can be reached.
//!
//! In: a project, what was built now, and what the folder holds of earlier builds. Out: `index.html` and `index.md`. Only
//! what the public may read is listed, and no draft.

use std::collections::BTreeMap;

use super::{Output, Request, annexes, path};
use crate::audience::for_audience;
use crate::compose::{self, INDEX_SECTIONS, ListedDocument, ListedFile, ListedYear, Templates};
use crate::diagnostic::Diagnostics;
use crate::document::Stage;
use crate::figures::{self, Figures};
use crate::model::{Attachment, Audience, DocumentKind, Project, Year};
use crate::units::{FileSize, FinancialYear};
use crate::write::Format;

/// The formats of the index.
const FORMATS: [Format; 2] = [Format::Html, Format::Markdown];

/// The order in which a document's files are listed: first those to be read, then those to be worked with.
const LISTED: [Format; 4] = [Format::Html, Format::Pdf, Format::Markdown, Format::Fragment];

/// The index of all that has been built of a project: now, and earlier, as the paths and sizes in bytes of the files in
/// the output folder tell. Nothing where this build has no index; then one that is there stays as it is.
///
/// # Errors
/// Templates of the project's own that do not work.
pub fn index(
    project: &Project,
    request: &Request,
    built: &[Output],
    earlier: &BTreeMap<String, u64>,
) -> Result<Vec<Output>, Diagnostics> {
    if !has_index(request) {
        return Ok(Vec::new());
    }
    let project = for_audience(project.clone(), Audience::Public);
    let templates = Templates::new(project.templates.clone())?;
    let built = built
        .iter()
        .map(|output| (output.path.as_str(), output.bytes.len() as u64));
    let mut sizes: BTreeMap<&str, u64> = earlier.iter().map(|(path, size)| (path.as_str(), *size)).collect();
    sizes.extend(built);
    let listed = listed(&project, &|path| sizes.get(path).copied());
    let document = compose::index(&project, &templates, &listed, &all_figures(&project), request.made_on)?;
    let output = |format: Format| Output {
        path: format!("index.{}", format.ending()),
        bytes: format.write(&document),
    };
    Ok(FORMATS.into_iter().map(output).collect())
}

/// Whether a build has an index: it lists what is published, so that one of drafts has none.
fn has_index(request: &Request) -> bool {
    request.stage == Stage::Final && !request.formats.is_empty()
}

/// What is wrong with the project's own templates of the index, were everything built that can be.
pub(super) fn faults(project: &Project, templates: &Templates) -> Diagnostics {
    let is_own = |source: &_| {
        INDEX_SECTIONS
            .map(compose::section_template)
            .contains(&compose::template_name(source))
    };
    if !project.templates.iter().any(|source| is_own(source)) {
        return Diagnostics::default();
    }
    let listed = listed(project, &|_| Some(0));
    let made = compose::index(project, templates, &listed, &all_figures(project), None);
    made.err().unwrap_or_default()
}

/// The figures of every year, the newest first, also of those that have no file.
fn all_figures(project: &Project) -> Vec<Figures> {
    let history = project.council.history.iter().map(|row| row.year.value);
    let mut years: Vec<FinancialYear> = project.years.keys().copied().chain(history).collect();
    years.sort_unstable();
    years.dedup();
    let edition = |year: FinancialYear| {
        let own = project.years.get(&year).map(|file| project.edition(file));
        let oldest = || project.editions.iter().min_by_key(|edition| edition.edition.value);
        own.unwrap_or_else(|| project.edition_for(year)).or_else(oldest)
    };
    let years = years.into_iter().rev();
    years
        .filter_map(|year| Some(figures::figures(project, year, edition(year)?)))
        .collect()
}

/// Every file of the project's documents that has a size, the newest year first.
fn listed(project: &Project, size: &dyn Fn(&str) -> Option<u64>) -> Vec<ListedYear> {
    let years = project.years.values().rev().map(|file| {
        let documents = file.documents.iter();
        let documents = documents.filter_map(|kind| document(project, file, kind.value, size));
        let mut documents: Vec<ListedDocument> = documents.collect();
        // One that is asked for twice is built once.
        documents.dedup();
        ListedYear {
            label: file.year.value.to_string(),
            documents,
        }
    });
    years.filter(|year| !year.documents.is_empty()).collect()
}

fn document(
    project: &Project,
    file: &Year,
    kind: DocumentKind,
    size: &dyn Fn(&str) -> Option<u64>,
) -> Option<ListedDocument> {
    let year = file.year.value;
    let listed = |title: &str, path: String, format: String| {
        Some(ListedFile {
            title: title.to_owned(),
            format,
            size: FileSize(size(&path)?).to_string(),
            path,
        })
    };
    let title = kind.title();
    let files = LISTED.into_iter();
    let files =
        files.filter_map(|format| listed(title, path(year, kind, Stage::Final, format), format.label().to_owned()));
    let files: Vec<ListedFile> = files.collect();
    let annexes = annexes(file, kind).iter().filter_map(|annex| {
        let name = &annex.file.as_ref()?.value;
        // A file that may not be published is not listed either, be it in the folder or not.
        let Attachment::Read(_) = project.attachments.get(name)? else {
            return None;
        };
        let ending = name.rsplit('.').next().unwrap_or_default().to_uppercase();
        let title = annex.title.as_ref().map_or(name.as_str(), |title| title.value.as_str());
        listed(title, format!("{}/{name}", year.hyphenated()), ending)
    });
    let annexes = annexes.collect();
    (!files.is_empty()).then(|| ListedDocument {
        title: title.to_owned(),
        files,
        annexes,
    })
}
