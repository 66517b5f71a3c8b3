//! `import decision`: decision statements → records of cases.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::case_list::{self, Target};
use crate::diagnostic::{Diagnostic, Diagnostics, Source};
use crate::import::decision;
use crate::load;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The statements: plain text, saved web pages, or text copied out of a PDF
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    #[command(flatten)]
    target: Target,
}

pub(super) fn run(arguments: &Arguments) -> Result<(), Diagnostics> {
    let mut records = Vec::new();
    let mut found = Diagnostics::default();
    for path in &arguments.files {
        match read(path) {
            Ok((source, warnings)) => {
                found.extend(warnings);
                match decision::read(&source) {
                    Ok((record, warnings)) => {
                        records.push(record);
                        found.extend(warnings);
                    }
                    Err(error) => found.push(error),
                }
            }
            Err(error) => found.push(error),
        }
    }
    // As a year's list has them; those without a day come last.
    records.sort_by_key(|record| (record.decided.is_none(), record.decided, record.key()));
    case_list::finish(&arguments.target, &records, found)
}

/// A statement's text; what PDF programs put between pages is a line end.
fn read(path: &Path) -> Result<(Arc<Source>, Diagnostics), Diagnostic> {
    let shown = load::show(path);
    let bytes = load::read_bytes(path, &shown, load::LARGEST)?;
    if bytes.starts_with(b"%PDF-") {
        let pdf = Diagnostic::error(format!("`{shown}` is a PDF, from which no text is taken"));
        let hint =
            "open it, select all its text, and paste that into a plain text file; or save the statement's web page";
        return Err(pdf.in_file(shown).hint(hint));
    }
    let bytes: Vec<u8> = bytes
        .into_iter()
        .map(|byte| if byte == 0x0c { b'\n' } else { byte })
        .collect();
    let text = load::decode(&bytes, &shown)?;
    Ok((text.source, text.warnings))
}
