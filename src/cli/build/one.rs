//! One project: read, built and written.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

use super::Arguments;
use crate::cli::{manifests, messages, output, progress, stages, styled};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load;
use crate::model::{DocumentKind, Project, Year};
use crate::report::{Build, Manifest, Output, Request};

/// What became of a project's documents.
#[derive(Debug)]
pub(super) struct Done {
    /// How many documents.
    pub(super) documents: usize,
    /// How many files, index and manifest aside, which follow from the others.
    pub(super) files: usize,
    /// How many of them were there already with the same bytes.
    pub(super) unchanged: usize,
    /// The warnings that stand.
    pub(super) warnings: Diagnostics,
}

pub(super) fn run(arguments: &Arguments, request: &Request) -> Result<(), Diagnostics> {
    output::is_apart(&arguments.out, &arguments.project)?;
    let (project, mut found) = read(&arguments.project, request)?;
    let progress = progress::of_documents(asked(&project, request));
    let build = Build::new(&project, request);
    let made = build.outputs(&|| progress.inc(1));
    progress.finish_and_clear();
    let outputs = match made {
        Ok((outputs, warnings)) => {
            found.extend(warnings);
            outputs
        }
        Err(errors) => {
            found.extend(errors);
            return Err(found.sorted());
        }
    };
    let done = write(arguments, request, &arguments.out, &build, outputs, found)?;
    messages::show(&done.warnings);
    tell(&arguments.out, &done);
    Ok(())
}

/// Reads a project of which the documents asked for can be made.
///
/// # Errors
/// Everything that is wrong with its files, or documents that none of its years asks for.
pub(super) fn read(folder: &Path, request: &Request) -> Result<(Project, Diagnostics), Diagnostics> {
    let (project, found) = styled::project(folder, request.style.as_deref(), request.audience)?;
    is_asked_for(&project, request)?;
    Ok((project, found))
}

/// Writes the documents of a project below a folder, with its index and its manifest, and says what stands in the way of
/// publishing them beside what has been `found` already.
///
/// # Errors
/// Files that cannot be written, and under `--strict` every warning; then nothing is written.
pub(super) fn write(
    arguments: &Arguments,
    request: &Request,
    out: &Path,
    build: &Build<'_>,
    mut outputs: Vec<Output>,
    found: Diagnostics,
) -> Result<Done, Diagnostics> {
    let mut warnings = found;
    warnings.extend(stages::left_behind(out, &outputs, request));
    let (manifest, odd) = manifests::of_build(out, request);
    warnings.extend(odd);
    let warnings = warnings.sorted();
    let warnings = if arguments.strict { warnings.strict() } else { warnings };
    if warnings.has_errors() {
        return Err(warnings);
    }
    let years = build.project().years.keys().map(|year| year.hyphenated());
    let index = build.index(&outputs, &output::sizes(out, years))?;
    // Index and manifest follow from the others, and count neither as built nor as changed.
    let files_of_documents = outputs.len();
    outputs.extend(index);
    let left = output::as_written(out, manifest.left_pictures(&outputs, request.audience));
    let is_kept = |path: &str| !left.contains(path) && out.join(path).is_file();
    let manifest = manifest.updated(&outputs, request.audience, is_kept);
    let mut files: Vec<output::File<'_>> = outputs
        .iter()
        .map(|output| (output.path.as_str(), &output.bytes[..]))
        .collect();
    let (path, text) = (Manifest::path(request.audience), manifest.text());
    if !outputs.is_empty() {
        files.push((&path, text.as_bytes()));
    }
    let written = output::write_all(out, &files)?;
    output::remove_all(out, &left)?;
    let of_documents = &outputs[..files_of_documents];
    let is_unchanged = |output: &&Output| written.unchanged.contains(output.path.as_str());
    let documents: BTreeSet<_> = of_documents
        .iter()
        .map(|output| (&output.made.year, &output.made.document))
        .collect();
    Ok(Done {
        documents: documents.len(),
        files: of_documents.len(),
        unchanged: of_documents.iter().filter(is_unchanged).count(),
        warnings,
    })
}

/// How many files were built, and where.
fn tell(folder: &Path, done: &Done) {
    let unchanged = match done.unchanged {
        0 => String::new(),
        number => format!(", {number} unchanged"),
    };
    let files = match done.files {
        1 => "1 file".to_owned(),
        number => format!("{number} files"),
    };
    // Nobody reads a closed standard error.
    let folder = load::show(folder);
    let _ = writeln!(std::io::stderr(), "built {files} in {folder}{unchanged}");
}

/// Every document that is named on the command line is asked for by one of the years at least.
///
/// # Errors
/// Documents that none of the years asks for, with how to ask for them.
fn is_asked_for(project: &Project, request: &Request) -> Result<(), Diagnostics> {
    let years = project.years.values();
    let years = years.filter(|file| request.years.is_empty() || request.years.contains(&file.year.value));
    let years: Vec<&Year> = years.collect();
    // Without any, the years are what is wrong.
    let Some(last) = years.last() else { return Ok(()) };
    let nobody_asks = |kind: &&DocumentKind| !years.iter().any(|file| file.asks_for(**kind));
    let unasked = request.documents.iter().filter(nobody_asks).map(|kind| {
        let who = match years[..] {
            [only] => format!("the file of {} does not", only.year.value),
            _ => "no year does".to_owned(),
        };
        let mut names: Vec<&str> = last.documents.iter().map(|kind| kind.value.name()).collect();
        names.push(kind.name());
        let hint = format!("to have it, write `documents: [{}]` there", names.join(", "));
        let spot = last.documents.first().map_or(last.year.spot, |kind| kind.spot);
        let message = format!("`{}` is to be built, but {who} ask for it", kind.name());
        Diagnostic::error(message).at(project.files.place(spot)).hint(hint)
    });
    let unasked: Diagnostics = unasked.collect();
    if unasked.has_errors() { Err(unasked) } else { Ok(()) }
}

/// How many documents are asked for.
fn asked(project: &Project, request: &Request) -> usize {
    let years = project.years.values();
    let years = years.filter(|file| request.years.is_empty() || request.years.contains(&file.year.value));
    let kinds = years.flat_map(|file| &file.documents);
    kinds
        .filter(|kind| request.documents.is_empty() || request.documents.contains(&kind.value))
        .count()
}
