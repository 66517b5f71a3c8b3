//! Drafts and final documents side by side: what an earlier build of the other stage has left in the folder.
//!
//! In: the folder and what is written into it. Out: a warning for each document of which both would be there. Nothing is
//! deleted: a draft that went out may be wanted for a comparison, and a published paper is nobody's to lose.

use std::path::Path;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Stage;
use crate::load::show;
use crate::model::DocumentKind;
use crate::report::{Output, Request, file_marks};
use crate::write::Format;

/// What of the other stage stands beside these outputs.
pub(super) fn left_behind(folder: &Path, outputs: &[Output], request: &Request) -> Diagnostics {
    let stage = request.stage;
    let other = match stage {
        Stage::Final => Stage::Draft,
        Stage::Draft => Stage::Final,
    };
    let [own, other] = [stage, other].map(|stage| file_marks(request.audience, stage));
    let mut found = Diagnostics::default();
    let mut seen = None;
    for output in outputs {
        let Some((year, name)) = output.path.rsplit_once('/') else {
            continue;
        };
        let is_of = |kind: &DocumentKind| {
            let rest = name
                .strip_prefix(kind.name())
                .and_then(|rest| rest.strip_prefix(own.as_str()));
            rest.is_some_and(|ending| ending.starts_with('.'))
        };
        let Some(kind) = DocumentKind::ALL.into_iter().find(is_of) else {
            continue;
        };
        // The formats of a document come one after another.
        if seen.replace((year, kind)) == Some((year, kind)) {
            continue;
        }
        let folder = folder.join(year);
        let names = Format::ALL.map(|format| format!("{}{other}.{}", kind.name(), format.ending()));
        let left: Vec<&str> = names
            .iter()
            .map(String::as_str)
            .filter(|name| folder.join(name).is_file())
            .collect();
        if let [first, ..] = left[..] {
            found.push(warning(&folder.join(first), &left.join(", "), stage));
        }
    }
    found
}

fn warning(first: &Path, names: &str, stage: Stage) -> Diagnostic {
    let (message, hint) = match stage {
        Stage::Final => (
            "an earlier draft stands beside the final document",
            format!("delete or move {names}, so that nobody takes the draft for the paper"),
        ),
        Stage::Draft => (
            "a final document of an earlier build stands beside the draft",
            format!("delete or move {names} if it is out of date, so that nobody takes it for the newer one"),
        ),
    };
    Diagnostic::warning(message).in_file(show(first)).hint(hint)
}
