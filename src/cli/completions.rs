//! `completions`: a completion script for a shell.

use clap::Args;
use clap_complete::Shell;

use super::messages;
use crate::diagnostic::{Diagnostic, Diagnostics};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

pub(super) fn run(arguments: &Arguments, mut command: clap::Command) -> Result<(), Diagnostics> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, "annual-review", &mut script);
    let script = String::from_utf8(script);
    messages::print(&script.map_err(|error| Diagnostic::error(format!("the script cannot be shown: {error}")))?)
}
