//! `init`: the smallest project that builds.

use std::path::PathBuf;

use clap::Args;

use super::{messages, output};
use crate::diagnostic::Diagnostics;
use crate::load;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Folder for the project; made if it is not there
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

const COUNCIL: &str = include_str!("../../data/init/council.yaml");
const YEAR: &str = include_str!("../../data/init/2024-25.yaml");

pub(super) fn run(arguments: &Arguments) -> Result<(), Diagnostics> {
    let folder = &arguments.folder;
    let files = [("council.yaml", COUNCIL), ("2024-25.yaml", YEAR)];
    output::write_new(&files.map(|(name, text)| (folder.join(name), text.to_owned())))?;
    let shown = load::show(folder);
    let typed = if shown.contains(char::is_whitespace) {
        format!("\"{shown}\"")
    } else {
        shown.clone()
    };
    messages::print(&format!(
        "made {shown}/council.yaml and {shown}/2024-25.yaml\nnext: annual-review build {typed} --out out\n"
    ))
}
