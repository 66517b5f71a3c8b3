//! What the authorities that are built together have for the figures that charts set beside each other.
//!
//! In: the folders of all. Out: numbers by type and year, and no name. They are read when the first chart asks, each let go
//! before the next; a few numbers of each stay.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::OnceLock;

use super::{each, unless_it_fails};
use crate::audience::public_version;
use crate::charts::FIGURES_BESIDE_OTHERS;
use crate::diagnostic::Diagnostics;
use crate::figures::Sheets;
use crate::load::{self, show};
use crate::model::{AuthorityType, Project, SimilarAuthorities};
use crate::units::{Exact, FinancialYear};

/// The authorities of a folder that holds many.
#[derive(Debug)]
pub struct Similar {
    folder: PathBuf,
    folders: Vec<String>,
    jobs: NonZeroUsize,
    known: OnceLock<BTreeMap<String, Known>>,
}

/// What is kept of an authority.
#[derive(Debug)]
struct Known {
    kind: AuthorityType,
    /// Made-up authorities are like each other alone.
    made_up: bool,
    /// Its numbers in the order of the figures, by year.
    years: BTreeMap<FinancialYear, [Option<Exact>; FIGURES_BESIDE_OTHERS.len()]>,
}

impl Similar {
    /// The authorities in these folders of a folder, to be read by so many threads.
    #[must_use]
    pub fn new(folder: PathBuf, folders: Vec<String>, jobs: NonZeroUsize) -> Self {
        Self {
            folder,
            folders,
            jobs,
            known: OnceLock::new(),
        }
    }

    /// What is known of all, by the path of each. One that cannot be read is left out: its own build says why.
    fn read(&self) -> BTreeMap<String, Known> {
        let one = |folder: &String| {
            let path = self.folder.join(folder);
            let read = || -> Result<Known, Diagnostics> { Ok(known(load::project(&path)?.0)) };
            unless_it_fails(read).ok().map(|known| (show(&path), known))
        };
        // Whoever asks meanwhile waits for this, in a pool of its own and without beginning anything else; and what reads here
        // asks for no chart, nor for the pool of any thread that waits. So nobody waits for itself, with one job either.
        // As many threads were had for the build itself; if there are no more, this one reads them all.
        let known = each(self.folders.iter(), self.jobs, one);
        let known = known.unwrap_or_else(|_| self.folders.iter().map(one).collect());
        known.into_iter().flatten().collect()
    }
}

impl SimilarAuthorities for Similar {
    fn rates(&self, project: &Project, year: FinancialYear, figure: &str) -> Vec<Exact> {
        let Some(at) = FIGURES_BESIDE_OTHERS.iter().position(|id| *id == figure) else {
            return Vec::new();
        };
        let council = &project.council;
        let kind = council.authority_type.value;
        let known = self.known.get_or_init(|| self.read());
        let others = known
            .iter()
            .filter(|(path, known)| **path != project.path && known.kind == kind && known.made_up == council.made_up);
        let mut rates: Vec<Exact> = others.filter_map(|(_, known)| known.years.get(&year)?[at]).collect();
        rates.sort_unstable();
        rates
    }
}

/// The public numbers of an authority, of every year that it tells of.
fn known(project: Project) -> Known {
    let project = public_version(project);
    let sheets = Sheets::new(&project);
    let years = sheets.newest_first().into_iter();
    let years = years.map(|figures| (figures.year, FIGURES_BESIDE_OTHERS.map(|id| figures.number(id))));
    Known {
        kind: project.council.authority_type.value,
        made_up: project.council.made_up,
        years: years.collect(),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn authorities_that_ask_at_once_are_all_answered_with_any_number_of_jobs() {
        let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
        let folders = ["lincolnshire", "made-up", "gallery"].map(str::to_owned).to_vec();
        for jobs in 1..=3 {
            let jobs = NonZeroUsize::new(jobs).unwrap();
            let similar = Similar::new(examples.clone(), folders.clone(), jobs);
            let asked = each(folders.iter(), jobs, |folder| {
                let (project, _) = load::project(&examples.join(folder)).unwrap();
                similar.rates(&project, "2023/24".parse().unwrap(), "uphold-rate").len()
            });
            // The two that are made up are like each other alone.
            assert_eq!(asked.unwrap(), [0, 1, 1]);
        }
    }
}
