//! Many projects: each built into a folder of its own as it would be alone, an index over all, and what became of them.

use std::fmt;
use std::io::Write;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use super::{Arguments, one};
use crate::cli::gathered::{self, Gathered};
use crate::cli::{messages, output, progress};
use crate::diagnostic::Diagnostics;
use crate::load::{self, Many, show};
use crate::report::Request;
use crate::sector::{self, Built, Failed, Similar};
use crate::tables::Authority;

/// What is kept of an authority until the end.
enum Outcome {
    /// Its documents stand in its folder.
    Built {
        documents: usize,
        files: usize,
        unchanged: usize,
        /// Of a build that has an index.
        authority: Option<Box<Authority>>,
    },
    /// Its folder is as it was.
    Failed(Failed),
}

#[allow(
    clippy::disallowed_methods,
    reason = "the command line is where the clock is looked at: the summary says how long it took"
)]
pub(super) fn run(arguments: &Arguments, request: &Request, many: Many) -> Result<(), Diagnostics> {
    let begun = Instant::now();
    let (source, out) = (&arguments.project, &arguments.out);
    output::is_apart_from_many(out, source, &many.folders)?;
    let mut odd = many.found;
    let gathered = Gathered::default();
    let bar = progress::of_authorities(many.folders.len());
    let jobs = jobs(arguments.jobs);
    let similar = Arc::new(Similar::new(source.clone(), many.folders.clone(), jobs));
    let read = |folder: &String| {
        let (mut project, found) = one::read(&source.join(folder), request)?;
        project.similar = Some(Arc::clone(&similar) as _);
        Ok((project, found))
    };
    let take = |folder: String, built: Result<Built<'_>, Diagnostics>| {
        let outcome = written(arguments, request, &folder, built, &gathered);
        bar.inc(1);
        outcome
    };
    let outcomes = sector::build(many.folders.into_iter(), jobs, request, read, take);
    bar.finish_and_clear();
    let summary = Summary::of(outcomes?);
    let files = sector::index(
        &summary.authorities,
        &summary.failed,
        load::shipped_averages()?,
        request,
    )?;
    let files: Vec<output::File<'_>> = files.iter().map(|(name, bytes)| (name.as_str(), &bytes[..])).collect();
    if let Err(errors) = output::write_all(out, &files) {
        odd.extend(errors);
    }
    let odd = odd.sorted();
    let odd = if arguments.strict { odd.strict() } else { odd };
    messages::show(&odd);
    let totals = gathered.totals();
    messages::explain(&gathered.as_text());
    // Nobody reads a closed standard error.
    let _ = write!(
        std::io::stderr(),
        "{}",
        Table {
            summary: &summary,
            totals,
            out,
            begun
        }
    );
    if totals.errors > 0 || odd.has_errors() {
        // All has been said.
        return Err(Diagnostics::default());
    }
    Ok(())
}

/// How many authorities are built at a time: one for each core if nothing is asked.
pub(in crate::cli) fn jobs(asked: Option<u16>) -> NonZeroUsize {
    let asked = asked.and_then(|jobs| NonZeroUsize::new(jobs.into()));
    asked
        .or_else(|| std::thread::available_parallelism().ok())
        .unwrap_or(NonZeroUsize::MIN)
}

/// Writes an authority's documents, unless something is wrong with it.
fn written(
    arguments: &Arguments,
    request: &Request,
    folder: &str,
    built: Result<Built<'_>, Diagnostics>,
    gathered: &Gathered,
) -> Outcome {
    let out = arguments.out.join(folder);
    let shown = show(&arguments.project.join(folder));
    let done = sector::unless_it_fails(|| {
        let Built { build, outputs, found } = built?;
        let done = one::write(arguments, request, &out, &build, outputs, found)?;
        Ok((done, sector::authority(&build, request, folder)))
    });
    match done {
        Ok((done, authority)) => {
            gathered.add(&shown, &gathered::placed(done.warnings, &shown));
            Outcome::Built {
                documents: done.documents,
                files: done.files,
                unchanged: done.unchanged,
                authority: authority.map(Box::new),
            }
        }
        Err(errors) => {
            let errors = if arguments.strict { errors.strict() } else { errors };
            gathered.add(&shown, &gathered::placed(errors, &shown));
            Outcome::Failed(Failed {
                folder: folder.to_owned(),
                has_index: out.join("index.html").is_file(),
            })
        }
    }
}

/// What became of all.
#[derive(Default)]
struct Summary {
    built: usize,
    documents: usize,
    files: usize,
    unchanged: usize,
    authorities: Vec<Authority>,
    failed: Vec<Failed>,
}

impl Summary {
    fn of(outcomes: Vec<Outcome>) -> Self {
        let mut summary = Self::default();
        for outcome in outcomes {
            match outcome {
                Outcome::Built {
                    documents,
                    files,
                    unchanged,
                    authority,
                } => {
                    summary.built += 1;
                    summary.documents += documents;
                    summary.files += files;
                    summary.unchanged += unchanged;
                    summary.authorities.extend(authority.map(|authority| *authority));
                }
                Outcome::Failed(failed) => summary.failed.push(failed),
            }
        }
        summary
    }
}

/// The summary as it stands at the end.
struct Table<'a> {
    summary: &'a Summary,
    totals: gathered::Totals,
    out: &'a Path,
    begun: Instant,
}

impl fmt::Display for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { summary, totals, .. } = self;
        let failed = match summary.failed.len() {
            0 => String::new(),
            number => format!(", {number} not built"),
        };
        let seconds = self.begun.elapsed().as_secs_f64();
        writeln!(
            f,
            "authorities      {:>7}{failed}",
            summary.built + summary.failed.len()
        )?;
        writeln!(f, "documents        {:>7}", summary.documents)?;
        writeln!(f, "files written    {:>7}", summary.files - summary.unchanged)?;
        writeln!(f, "files unchanged  {:>7}", summary.unchanged)?;
        writeln!(f, "warnings         {:>7}", totals.warnings)?;
        writeln!(f, "errors           {:>7}", totals.errors)?;
        writeln!(f, "seconds          {seconds:>7.1}")?;
        writeln!(f, "built {} in {}", documents(summary.documents), show(self.out))
    }
}

fn documents(number: usize) -> String {
    match number {
        1 => "1 document".to_owned(),
        number => format!("{number} documents"),
    }
}
