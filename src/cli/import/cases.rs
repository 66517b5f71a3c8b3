//! `import cases`: an export of a case system → a list of cases.

use std::path::PathBuf;

use clap::Args;

use super::case_list::{self, Target};
use crate::cli::messages;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::import::cases;
use crate::load;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The export, as CSV: its cells divided by commas, semicolons or tabs
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The mapping of its columns; without it one is proposed on standard output
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    #[command(flatten)]
    target: Target,
}

pub(super) fn run(arguments: &Arguments) -> Result<(), Diagnostics> {
    let export = load::read_text(&arguments.file, &load::show(&arguments.file))?;
    let Some(mapping) = &arguments.mapping else {
        if arguments.target.is_given() {
            let none =
                Diagnostic::error("no mapping is given, so no case was read").in_file(load::show(&arguments.file));
            let hint = "without --out and --into this command proposes one; correct it, and give it with --mapping";
            return Err(none.hint(hint).into());
        }
        messages::show(&export.warnings);
        return messages::print(&cases::proposal(&export.source)?);
    };
    let mapping = load::read_text(mapping, &load::show(mapping))?;
    let records = cases::read(&export.source, &mapping.source)?;
    let mut found = mapping.warnings;
    found.extend(export.warnings);
    case_list::finish(&arguments.target, &records, found)
}
