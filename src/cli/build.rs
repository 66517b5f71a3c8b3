//! `build`: the documents of a project, or of many, written below a folder.

mod many;
mod one;
mod values;

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::DateTime;
use clap::Args;

use crate::cli::ready;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Stage;
use crate::load;
use crate::model::{Audience, DocumentKind};
use crate::report::Request;
use crate::units::{Date, FinancialYear};
use crate::write::Format;
pub(super) use many::jobs;
use values::FormatInList;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The project's folder, or one that holds many projects, of which each has a folder of its own: OUT/oxford/2023-24/letter.pdf
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
    if let Some(many) = load::many(&arguments.project) {
        return many::run(arguments, &request, many);
    }
    if let Some(jobs) = arguments.jobs {
        // It fails only if threads are running already, which then do the work.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs.into()).build_global();
    }
    ready::beside(|| one::run(arguments, &request))
}

/// A format that is asked for twice is written once.
fn once_each(formats: &[Format]) -> Vec<Format> {
    let mut seen = BTreeSet::new();
    formats.iter().copied().filter(|format| seen.insert(*format)).collect()
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
