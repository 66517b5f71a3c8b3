//! `init`: the smallest project that builds.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{messages, output};
use crate::diagnostic::{Diagnostic, Diagnostics};
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
    is_no_file(folder)?;
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

/// The name of a file is not taken for that of a folder.
fn is_no_file(folder: &Path) -> Result<(), Diagnostics> {
    let ending = folder.extension().unwrap_or_default();
    let is_yaml = ["yaml", "yml"].iter().any(|yaml| ending.eq_ignore_ascii_case(yaml));
    if !is_yaml && !folder.is_file() {
        return Ok(());
    }
    let hint = match folder.parent().filter(|above| is_yaml && !above.as_os_str().is_empty()) {
        Some(above) => format!(
            "give the folder, in which the files are then made: `annual-review init {}`",
            load::show(above)
        ),
        None => {
            "give the name of a folder, in which the files are then made: `annual-review init my-council`".to_owned()
        }
    };
    let file = Diagnostic::error("this is the name of a file, not of a folder").in_file(load::show(folder));
    Err(file.hint(hint).into())
}
