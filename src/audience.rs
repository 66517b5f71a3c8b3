//! Removes what is not for the reader, before a document sees anything of it.
//!
//! In: a project and an audience. Out: the same project; for the public without anything that is exempt, and with words
//! in its place that say so and under which paragraph. So no figure, table, template or message of a public build can
//! tell what it never had. The checks see the whole project, since what is for members has to be right too; from what
//! they find, such words are removed here as well.

mod findings;
mod public;
mod withheld;
mod words;

use std::path::Path;

pub use findings::{as_read, for_readers, in_public_version};
pub use public::public_version;
pub use withheld::withheld;

use crate::diagnostic::Diagnostics;
use crate::load;
use crate::model::{Audience, HistoryYear, Project, Year};

/// Whether anything in a project is for members alone.
#[must_use]
pub fn holds_exempt_matter(project: &Project) -> bool {
    let of_file = |file: &Year| {
        file.exemptions().next().is_some() || file.passages().any(|passage| passage.audience > Audience::Public)
    };
    let mut history = project.council.history.iter().flat_map(HistoryYear::exemptions);
    project.years.values().any(of_file) || history.next().is_some()
}

/// Reads a project folder, whole, and says what is wrong with it as this audience may read that.
///
/// # Errors
/// As [`load::project`].
pub fn read(folder: &Path, audience: Audience) -> Result<(Project, Diagnostics), Diagnostics> {
    match load::project(folder) {
        Ok((project, found)) => Ok((project, as_read(found, audience))),
        Err(found) => Err(as_read(found, audience)),
    }
}
