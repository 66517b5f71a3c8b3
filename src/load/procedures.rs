//! The complaints procedures of a project: `procedures/NAME.yaml`.

use std::borrow::Cow;
use std::path::Path;

use super::project::{Reader, yaml_stem};
use super::show;
use crate::diagnostic::Diagnostic;
use crate::model::Procedure;

/// The procedures in a folder; one that is shipped under the same id is not used then.
pub(super) fn procedures(reader: &mut Reader, folder: &Path) -> Vec<Procedure> {
    let mut procedures: Vec<Procedure> = Vec::new();
    for path in reader.optional(folder) {
        let Some(stem) = yaml_stem(&path).map(Cow::into_owned) else {
            let odd = Diagnostic::warning("this file is no procedure: procedures end in .yaml").in_file(show(&path));
            let hint = "give it that ending, or move it out of the folder";
            reader.found.push(odd.hint(hint));
            continue;
        };
        let Some(procedure) = reader.read::<Procedure>(&path) else {
            continue;
        };
        let id = &procedure.procedure;
        if id.value != stem {
            let message = format!("the file is named {stem}, but holds the procedure `{}`", id.value);
            let wrong = Diagnostic::error(message).at(reader.files.place(id.spot));
            reader
                .found
                .push(wrong.hint("name both alike, so that the folder shows which procedure is its own"));
        }
        procedures.push(procedure);
    }
    procedures
}
