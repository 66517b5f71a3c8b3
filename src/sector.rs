//! Many authorities at once: each is read, built and let go by one thread before it takes the next, and an index over all.
//!
//! In: where the projects are, how one is read, and what becomes of its documents. Out: what is kept of each, in the order in
//! which they were given; so memory grows with what the caller keeps, and with nothing else. Nothing is written here.

mod index;
mod similar;

use std::any::Any;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};

use rayon::ThreadPoolBuilder;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Project;
use crate::report::{Build, Output, Request};

pub use index::{Failed, authority, index};
pub use similar::Similar;

/// An authority with its documents, as long as they are in memory.
#[derive(Debug)]
pub struct Built<'p> {
    /// The project, with what its index follows from too.
    pub build: Build<'p>,
    /// Its documents in the formats asked for.
    pub outputs: Vec<Output>,
    /// The warnings that stand.
    pub found: Diagnostics,
}

/// Builds many projects, as many at a time as there are `jobs`. Each is read by `read` from what the iterator gives for
/// it, built, and handed to `take`, whose answers are given back in the order of the iterator. An authority that cannot be
/// read or built goes to `take` with all that is wrong with it, and stops no other.
///
/// # Errors
/// Threads that the system does not give.
///
/// # Example
/// ```
/// use annual_review::{load, report, sector, write::Format};
/// use std::{num::NonZeroUsize, path::Path};
///
/// let folders = ["examples/oxford", "examples/nowhere", "examples/cornwall"];
/// let request = report::Request { formats: vec![Format::Markdown], ..Default::default() };
/// let read = |folder: &&str| load::project(Path::new(folder));
/// let files = sector::build(folders.into_iter(), NonZeroUsize::MIN, &request, read, |_, built| {
///     built.map(|built| built.outputs.len()).ok()
/// });
/// let files = files.map_err(|error| error.to_string())?;
/// assert!(files[0].is_some() && files[1].is_none() && files[2].is_some());
/// # Ok::<(), String>(())
/// ```
pub fn build<P: Send, T: Send>(
    projects: impl Iterator<Item = P> + Send,
    jobs: NonZeroUsize,
    request: &Request,
    read: impl Fn(&P) -> Result<(Project, Diagnostics), Diagnostics> + Sync,
    take: impl Fn(P, Result<Built<'_>, Diagnostics>) -> T + Sync,
) -> Result<Vec<T>, Diagnostic> {
    each(projects, jobs, |place| match unless_it_fails(|| read(&place)) {
        Ok((project, found)) => take(place, unless_it_fails(|| built(&project, found, request))),
        Err(errors) => take(place, Err(errors)),
    })
}

/// A project with its documents, and with all that is to be said of it, `found` while it was read among it.
///
/// # Errors
/// Everything that is wrong with it.
fn built<'p>(project: &'p Project, mut found: Diagnostics, request: &'p Request) -> Result<Built<'p>, Diagnostics> {
    let build = Build::new(project, request);
    match build.outputs(&|| ()) {
        Ok((outputs, warnings)) => {
            found.extend(warnings);
            Ok(Built { build, outputs, found })
        }
        Err(errors) => {
            found.extend(errors);
            Err(found)
        }
    }
}

/// Does work on one authority, of which a failure of the program itself is an error of this authority, so that the others
/// are still done.
///
/// # Errors
/// Those of the work, or what the program has failed with.
pub fn unless_it_fails<T>(work: impl FnOnce() -> Result<T, Diagnostics>) -> Result<T, Diagnostics> {
    // Nothing half done is seen again: what the work was about is dropped with it, and what threads share is either filled
    // at once or begun anew by whoever takes it.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|failure| Err(failed(&*failure).into()))
}

/// The error for what a thread has failed with.
fn failed(failure: &(dyn Any + Send)) -> Diagnostic {
    let words = failure.downcast_ref::<&str>().copied();
    let words = words.or_else(|| failure.downcast_ref::<String>().map(String::as_str));
    let words = words.unwrap_or("no reason is given");
    Diagnostic::error(format!("the program itself has failed on this authority: {words}"))
        .hint("this is a mistake of the program's, not of the files: please report it with them")
}

/// Does the same work on each item, on as many threads as there are `jobs`; one item is never shared out, so that no more of
/// them are in memory than there are threads. The answers come in the order of the items.
///
/// # Errors
/// Threads that the system does not give.
pub fn each<I: Send, T: Send>(
    items: impl Iterator<Item = I> + Send,
    jobs: NonZeroUsize,
    work: impl Fn(I) -> T + Sync,
) -> Result<Vec<T>, Diagnostic> {
    // What the pipeline shares out stays within the pool that it is called in. In one pool for all, a thread that waits for
    // a part of its authority would begin another one, and another within that.
    let pools = (0..jobs.get()).map(|_| ThreadPoolBuilder::new().num_threads(1).build());
    let pools = pools.collect::<Result<Vec<_>, _>>();
    let pools = pools.map_err(|error| {
        let error = Diagnostic::error(format!("{jobs} threads cannot be had: {error}"));
        error.hint("ask for fewer with --jobs")
    })?;
    let items = Mutex::new(items.enumerate());
    // The lock is let go before the work begins.
    let next = || items.lock().unwrap_or_else(PoisonError::into_inner).next();
    let answers = Mutex::new(Vec::new());
    let until_done = || {
        while let Some((number, item)) = next() {
            let answer = work(item);
            answers
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push((number, answer));
        }
    };
    std::thread::scope(|scope| {
        for pool in &pools {
            scope.spawn(|| pool.install(until_done));
        }
    });
    let mut answers = answers.into_inner().unwrap_or_else(PoisonError::into_inner);
    answers.sort_unstable_by_key(|(number, _)| *number);
    Ok(answers.into_iter().map(|(_, answer)| answer).collect())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::load;

    #[test]
    fn a_failure_of_the_program_is_an_error_of_its_authority_alone() {
        let folders = ["examples/oxford", "examples/nothing", "examples/cornwall"];
        let read = |folder: &&str| {
            assert!(*folder != "examples/nothing", "{folder} is too much");
            load::project(Path::new(folder))
        };
        let told = build(
            folders.into_iter(),
            NonZeroUsize::MIN,
            &Request::default(),
            read,
            |_, built| match built {
                Ok(_) => String::new(),
                Err(errors) => errors.iter().map(|error| error.message.clone()).collect(),
            },
        );
        assert_eq!(
            told.unwrap(),
            [
                "",
                "the program itself has failed on this authority: examples/nothing is too much",
                ""
            ]
        );
    }
}
