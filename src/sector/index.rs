//! The index over all authorities: their main figures by type, and where the documents of each are.

use crate::compose::{self, ListedAuthority, ListedType, SectorContext};
use crate::diagnostic::Diagnostics;
use crate::model::Averages;
use crate::report::{Build, INDEX, PROGRAM, Request, has_index};
use crate::tables::{self, Authority};
use crate::units::FinancialYear;
use crate::write::Format;

/// The formats of the index.
const FORMATS: [Format; 2] = [Format::Html, Format::Markdown];

/// An authority of which no figure is known, since its files could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    /// Its folder, from that of all on.
    pub folder: String,
    /// Whether an earlier build has left an index of its own there.
    pub has_index: bool,
}

/// What the index tells of an authority that was built: the public figures of the newest year asked. Nothing where this
/// build has no index.
#[must_use]
pub fn authority(build: &Build<'_>, request: &Request, folder: &str) -> Option<Authority> {
    if !has_index(request) {
        return None;
    }
    let project = build.public();
    let is_asked = |year: &&FinancialYear| request.years.is_empty() || request.years.contains(year);
    let newest = project.years.keys().rev().find(is_asked)?;
    Some(Authority::new(project, build.sheets().of(*newest)?, folder))
}

/// The index of all authorities that were built now, and of those that could not be, as files by their names. Nothing
/// where there is none to tell of.
///
/// # Errors
/// A template of ours that does not work.
pub fn index(
    authorities: &[Authority],
    failed: &[Failed],
    averages: &Averages,
    request: &Request,
) -> Result<Vec<(String, Vec<u8>)>, Diagnostics> {
    let newest = authorities.iter().map(|authority| authority.year).max();
    let Some(newest) = newest.filter(|_| has_index(request)) else {
        return Ok(Vec::new());
    };
    let (kinds, tables): (Vec<_>, Vec<_>) = tables::authorities(authorities, averages).into_iter().unzip();
    let types = kinds.iter().zip(&tables).map(|(kind, table)| ListedType {
        name: capitalised(kind.plural()),
        table: table.id.clone(),
    });
    let without = failed.iter().map(|failed| ListedAuthority {
        name: failed.folder.clone(),
        path: if failed.has_index {
            tables::link_to_index(&failed.folder)
        } else {
            String::new()
        },
    });
    let context = SectorContext {
        prepared: authorities.iter().any(|authority| authority.prepares),
        made_up: authorities.iter().any(|authority| authority.made_up),
        types: types.collect(),
        without: without.collect(),
    };
    let mut document = compose::sector(&context, &tables, newest, request.made_on)?;
    PROGRAM.clone_into(&mut document.meta.provenance.program);
    let files = FORMATS.into_iter().flat_map(|format| format.files(&document, INDEX));
    Ok(files.collect())
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
