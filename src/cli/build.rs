//! `build`: the documents of a project, written below a folder.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use chrono::DateTime;
use clap::builder::{EnumValueParser, PossibleValue, TypedValueParser};
use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};

use super::{manifests, messages, output, stages, styled};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Stage;
use crate::load;
use crate::model::{Audience, DocumentKind, Project, Year};
use crate::report::{self, Manifest, Output, Request};
use crate::units::{Date, FinancialYear};
use crate::write::Format;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The project's folder
    #[arg(default_value = ".")]
    project: PathBuf,
    /// Folder for the documents: OUT/2023-24/letter.pdf
    #[arg(long, value_name = "DIR", default_value = "out")]
    out: PathBuf,
    /// Only this year (may be given more than once); every year if left out
    #[arg(long, value_name = "YEAR")]
    year: Vec<FinancialYear>,
    /// Only this document (may be given more than once); every one that the year asks for if left out
    #[arg(long, value_name = "NAME")]
    document: Vec<DocumentKind>,
    /// House style of the papers, in the place of the project's own: plain, oxfordshire, tower-hamlets, staffordshire, or
    /// one in the project's styles/
    #[arg(long, value_name = "NAME")]
    style: Option<String>,
    /// Formats, with commas between them
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_parser = FormatInList, default_values = Format::ALL.map(Format::name))]
    format: Vec<Format>,
    /// How many threads to use; one for each core if left out
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    jobs: Option<u16>,
    /// Take warnings for errors
    #[arg(long)]
    strict: bool,
    /// Make drafts: what is still to come is a warning instead of an error and is said in the document, and DRAFT stands
    /// in its title, on every page and in the file name: OUT/2023-24/committee-report-DRAFT.pdf. A final document of an
    /// earlier build stays where it is, as a draft does when the final one is built; a warning names what is left
    #[arg(long)]
    draft: bool,
    /// For whom: the public, from whom exempt matter is kept; or members, whose documents hold it, are marked on every
    /// page and go to a folder of their own: OUT/members/2023-24/committee-report.members.pdf
    #[arg(long, value_enum, value_name = "WHO", default_value = "public")]
    audience: Audience,
    /// Date of making for the PDF's metadata; that of `SOURCE_DATE_EPOCH` if left out, and none without either
    #[arg(long, value_name = "DATE")]
    made_on: Option<Date>,
}

pub(super) fn run(arguments: &Arguments) -> Result<(), Diagnostics> {
    let request = Request {
        years: arguments.year.clone(),
        documents: arguments.document.clone(),
        formats: once_each(&arguments.format),
        made_on: arguments.made_on.map_or_else(source_date, |date| Ok(Some(date)))?,
        stage: if arguments.draft { Stage::Draft } else { Stage::Final },
        audience: arguments.audience,
        style: arguments.style.clone(),
    };
    output::is_apart(&arguments.out, &arguments.project)?;
    if let Some(jobs) = arguments.jobs {
        // It fails only if threads are running already, which then do the work.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs.into()).build_global();
    }
    let (project, mut warnings) = styled::project(&arguments.project, arguments.style.as_deref(), arguments.audience)?;
    is_asked_for(&project, &request)?;
    let progress = progress(asked(&project, &request));
    let built = report::build(project.clone(), &request, &|| progress.inc(1));
    progress.finish_and_clear();
    let mut outputs = match built {
        Ok((outputs, found)) => {
            warnings.extend(found);
            outputs
        }
        Err(found) => {
            warnings.extend(found);
            return Err(warnings.sorted());
        }
    };
    warnings.extend(stages::left_behind(&arguments.out, &outputs, &request));
    let (manifest, odd) = manifests::of_build(&arguments.out, &request);
    warnings.extend(odd);
    let warnings = warnings.sorted();
    let warnings = if arguments.strict { warnings.strict() } else { warnings };
    if warnings.has_errors() {
        return Err(warnings);
    }
    let years = project.years.keys().map(|year| year.hyphenated());
    let earlier = output::sizes(&arguments.out, years);
    let index = report::index(&project, &request, &outputs, &earlier)?;
    // Index and manifest follow from the others, and count neither as built nor as changed.
    let number = outputs.len();
    outputs.extend(index);
    let manifest = manifest.updated(&outputs, request.audience, |path| arguments.out.join(path).is_file());
    let mut files: Vec<output::File<'_>> = outputs
        .iter()
        .map(|output| (output.path.as_str(), &output.bytes[..]))
        .collect();
    let (path, text) = (Manifest::path(request.audience), manifest.text());
    if !outputs.is_empty() {
        files.push((&path, text.as_bytes()));
    }
    let written = output::write_all(&arguments.out, &files)?;
    messages::show(&warnings);
    tell(&arguments.out, &outputs[..number], &written);
    Ok(())
}

/// How many files were built, and where.
fn tell(folder: &Path, built: &[Output], written: &output::Written<'_>) {
    let is_unchanged = |output: &&Output| written.unchanged.contains(output.path.as_str());
    let unchanged = match built.iter().filter(is_unchanged).count() {
        0 => String::new(),
        number => format!(", {number} unchanged"),
    };
    let files = match built.len() {
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

/// A format that is asked for twice is written once.
fn once_each(formats: &[Format]) -> Vec<Format> {
    let mut seen = BTreeSet::new();
    formats.iter().copied().filter(|format| seen.insert(*format)).collect()
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

/// A bar on a terminal for long work, and nothing in a pipe.
fn progress(documents: usize) -> ProgressBar {
    const LONG: usize = 8;
    if documents < LONG || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(documents as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} of {len} documents, {eta} left") {
        bar.set_style(style);
    }
    bar
}

/// The date that reproducible builds are given by their environment.
#[allow(
    clippy::disallowed_methods,
    reason = "the command line is where the environment is read"
)]
fn source_date() -> Result<Option<Date>, Diagnostic> {
    let Some(seconds) = std::env::var_os("SOURCE_DATE_EPOCH") else {
        return Ok(None);
    };
    let moment = seconds
        .to_str()
        .and_then(|text| text.parse().ok())
        .and_then(|seconds| DateTime::from_timestamp(seconds, 0))
        .and_then(|moment| Date::try_from(moment.date_naive()).ok());
    let error = || {
        Diagnostic::error(format!(
            "`SOURCE_DATE_EPOCH` is `{}`, which is no number of seconds since 1970 that ends in a year before 2200",
            seconds.to_string_lossy()
        ))
        .hint("unset it, or give the date with --made-on")
    };
    moment.map(Some).ok_or_else(error)
}

/// A format in a list, whose commas may have spaces after them: "pdf, html".
#[derive(Debug, Clone, Copy)]
struct FormatInList;

impl TypedValueParser for FormatInList {
    type Value = Format;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<Format, clap::Error> {
        let name = value.to_string_lossy();
        EnumValueParser::new().parse_ref(command, argument, OsStr::new(name.trim()))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(
            Format::ALL.iter().map(|format| PossibleValue::new(format.name())),
        ))
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

impl ValueEnum for Audience {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Public, Self::Members]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Public => "public",
            Self::Members => "members",
        }))
    }
}

impl ValueEnum for DocumentKind {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}
