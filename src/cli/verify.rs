//! `verify`: whether the files of an output folder are, byte by byte, what a project gives.
//!
//! In: the folder with its manifests, and the project. Each document is built again in memory as it was asked for then.
//! Out: what is not as it would be built now, and why. Nothing is written, and nothing outside the folder and the project
//! is read, whatever a manifest says.

mod judge;
mod told;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{manifests, messages, output, styled};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Stage;
use crate::load::show;
use crate::model::{Audience, DocumentKind, Project};
use crate::report::{self, MANIFEST, Made, Manifest, Output, Request};
use crate::units::FinancialYear;
use crate::write::Format;
use judge::Judged;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The folder that was built
    out: PathBuf,
    /// The project's folder
    project: PathBuf,
    /// How to say what is found
    #[arg(long, value_enum, default_value_t)]
    output: Shape,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Shape {
    /// A line for each file that is not right, for people
    #[default]
    Text,
    /// An object with every file, for programs
    Json,
}

/// Ways to build a project beyond which a manifest is not of its making: each means to build it once more.
const MOST: usize = 50;

/// What is asked for the same way, as far as it changes what a document is: stage, style and date.
type Choices = (String, Option<String>, Option<String>);

pub(super) fn run(arguments: &Arguments) -> Result<(), Diagnostics> {
    let folder = &arguments.out;
    let mut judged = Judged::default();
    let mut is_there = false;
    for audience in [Audience::Public, Audience::Members] {
        let path = folder.join(Manifest::path(audience));
        let manifest = manifests::read(folder, audience).map_err(|why| {
            let odd = Diagnostic::error(format!("this manifest cannot be read: {why}")).in_file(show(&path));
            odd.hint("build the project again, which writes it anew")
        })?;
        if let Some(manifest) = manifest {
            is_there = true;
            is_whole(&manifest, audience, &path)?;
            let rebuilt = rebuilt(folder, &arguments.project, &manifest, audience)?;
            judged.hold_against(folder, audience, &manifest, &rebuilt);
        }
    }
    if !is_there {
        return Err(no_manifest(folder).into());
    }
    judged.look_around(folder);
    match arguments.output {
        Shape::Text => messages::print(&told::as_text(&judged))?,
        Shape::Json => messages::print(&format!("{:#}", told::as_json(&judged)))?,
    }
    // Everything has been said on standard output.
    if judged.is_right() {
        Ok(())
    } else {
        Err(Diagnostics::default())
    }
}

/// What to give in the place of a folder without a manifest: of many authorities each has its own.
fn no_manifest(folder: &Path) -> Diagnostic {
    let none = Diagnostic::error("there is no manifest of what was built").in_file(show(folder));
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let built = entries.map(|entry| entry.path());
    match built.filter(|path| path.join(MANIFEST).is_file()).min() {
        Some(first) => none.hint(format!(
            "give the folder of one authority, then its project's, as in `annual-review verify {} PROJECT`",
            show(&first)
        )),
        None => none.hint("give the folder that `annual-review build` wrote to, then the project's"),
    }
}

/// A manifest of what is for members stands in their folder, and that in the one that was built.
///
/// # Errors
/// The folder of members in the place of the one that it is in.
fn is_whole(manifest: &Manifest, audience: Audience, path: &Path) -> Result<(), Diagnostic> {
    let is_for_members = |made: &Made| made.audience == "members";
    if audience == Audience::Public && manifest.documents.iter().any(is_for_members) {
        let part = Diagnostic::error("this manifest is of what is for members, which is a part of what was built");
        return Err(part.in_file(show(path)).hint("give the folder that this one is in"));
    }
    Ok(())
}

/// What the project gives of all that a manifest has, by path below the output folder.
///
/// # Errors
/// Everything that is wrong with the project.
fn rebuilt(
    folder: &Path,
    project: &Path,
    manifest: &Manifest,
    audience: Audience,
) -> Result<BTreeMap<String, Output>, Diagnostics> {
    let mut groups: BTreeMap<Choices, Vec<&Made>> = BTreeMap::new();
    for made in &manifest.documents {
        let choices = (made.stage.clone(), made.style_asked.clone(), made.made_on.clone());
        groups.entry(choices).or_default().push(made);
    }
    if groups.len() > MOST {
        let many = format!("this manifest asks for {} ways to build the same project", groups.len());
        let path = show(&folder.join(Manifest::path(audience)));
        let many = Diagnostic::error(many).in_file(path);
        return Err(many.hint("build the project again, which writes it anew").into());
    }
    let mut outputs = BTreeMap::new();
    let mut indexes = Vec::new();
    for ((stage, style, made_on), documents) in groups {
        let (project, _) = styled::project(project, style.as_deref(), audience)?;
        let mut request = Request {
            made_on: made_on.and_then(|date| date.parse().ok()),
            stage: if stage == "draft" { Stage::Draft } else { Stage::Final },
            audience,
            style,
            ..Request::default()
        };
        asked(&project, &documents, &mut request);
        if !request.years.is_empty() && !request.documents.is_empty() && !request.formats.is_empty() {
            let (built, _) = report::build(&project, &request, &|| ())?;
            outputs.extend(built.into_iter().map(|output| (output.path.clone(), output)));
        }
        if documents.iter().any(|made| made.kind.is_none()) {
            indexes.push((project, request));
        }
    }
    for (project, request) in indexes {
        outputs.extend(index(folder, &project, request, &outputs)?);
    }
    Ok(outputs)
}

/// Asks for the years, documents and formats that a manifest has and the project still knows.
fn asked(project: &Project, documents: &[&Made], request: &mut Request) {
    let years = documents
        .iter()
        .filter_map(|made| made.year.as_ref()?.parse::<FinancialYear>().ok());
    let years: BTreeSet<FinancialYear> = years.filter(|year| project.years.contains_key(year)).collect();
    let has = |kind: &DocumentKind| documents.iter().any(|made| made.kind.as_deref() == Some(kind.name()));
    let of_year = documents.iter().filter(|made| made.kind.is_some());
    let written: BTreeSet<&str> = of_year
        .flat_map(|made| &made.files)
        .filter_map(|file| file.format.as_deref())
        .collect();
    request.years = years.into_iter().collect();
    request.documents = DocumentKind::ALL.into_iter().filter(has).collect();
    let formats = Format::ALL.into_iter();
    request.formats = formats.filter(|format| written.contains(format.name())).collect();
}

/// The index of what the project gives now, and of what else stands in the folder.
fn index(
    folder: &Path,
    project: &Project,
    mut request: Request,
    rebuilt: &BTreeMap<String, Output>,
) -> Result<Vec<(String, Output)>, Diagnostics> {
    if request.formats.is_empty() {
        request.formats = vec![Format::Html];
    }
    let sizes = output::sizes(folder, project.years.keys().map(|year| year.hyphenated()));
    let built: Vec<Output> = rebuilt
        .values()
        .filter(|output| sizes.contains_key(&output.path))
        .cloned()
        .collect();
    let index = report::Build::new(project, &request).index(&built, &sizes)?;
    Ok(index.into_iter().map(|output| (output.path.clone(), output)).collect())
}
