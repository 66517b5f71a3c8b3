//! `import cases`: an export of a case system → a list of cases.

use std::path::PathBuf;

use clap::Args;

use crate::diagnostic::{Diagnostic, Diagnostics};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The export
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

pub(super) fn run(arguments: &Arguments) -> Result<(), Diagnostics> {
    let message = format!("{arguments:?} cannot be read yet");
    Err(Diagnostic::error(message).into())
}
