//! `import decision`: decision statements → records of cases.

use std::path::PathBuf;

use clap::Args;

use crate::diagnostic::{Diagnostic, Diagnostics};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The statements, as text, HTML or the text of a PDF
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Result<(), Diagnostics> {
    let message = format!("{arguments:?} cannot be read yet");
    Err(Diagnostic::error(message).into())
}
