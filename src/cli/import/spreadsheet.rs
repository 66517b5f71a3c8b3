//! `import spreadsheet`: the Ombudsman's yearly workbooks → a project folder for each authority.

mod told;

use std::path::{Path, PathBuf};

use clap::Args;

use super::super::{messages, output};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::import::authorities::{self, Authorities};
use crate::import::folders::{self, Import, Present};
use crate::import::spreadsheet::{self, Headings};
use crate::load::{self, show};
use crate::units::{Date, FinancialYear};

/// The file of the folder of projects with the authorities and headings that the program does not know.
const OWN: &str = "import.yaml";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The workbooks of the year: xlsx, xls, ods or csv
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The year that they are about: 2023/24
    #[arg(long, value_name = "YEAR")]
    year: FinancialYear,
    /// Folder for the projects, one folder for each authority; made if it is not there. A file import.yaml in it adds
    /// authorities and headings to those that are known
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The date that the letters of the year bear, where it is known: 17 July 2024. No workbook gives it
    #[arg(long, value_name = "DATE")]
    letter_date: Option<Date>,
    /// Show how the workbooks are understood and what would change, writing nothing
    #[arg(long)]
    dry_run: bool,
    /// Put the figures into projects that are there already, showing each value that changes
    #[arg(long)]
    merge: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<(), Diagnostics> {
    import(arguments).map_err(|found| {
        let found = found.into_iter();
        found.map(|fault| with_path(fault, &arguments.out)).collect()
    })
}

/// The readers of workbooks know the file to which their hints add lines by its name alone.
fn with_path(mut fault: Diagnostic, out: &Path) -> Diagnostic {
    let path = out.join(OWN);
    let new = if path.exists() { "" } else { " (a new file)" };
    for hint in &mut fault.hints {
        *hint = hint.replace(&format!("add to {OWN}"), &format!("add to {}{new}", show(&path)));
    }
    fault
}

fn import(arguments: &Arguments) -> Result<(), Diagnostics> {
    let (own, headings) = own(&arguments.out)?;
    let (read, mut found) = spreadsheet::read(&arguments.files, arguments.year, &headings);
    let (projects, taken) = match folders::projects(&arguments.out, arguments.year) {
        Ok(projects) => projects,
        Err(errors) => {
            found.extend(errors);
            return Err(found);
        }
    };
    let import = Import {
        year: arguments.year,
        letter_date: arguments.letter_date,
        present: if arguments.merge {
            Present::Merged
        } else {
            Present::Same
        },
        projects: &projects,
        taken: &taken,
    };
    let plan = folders::plan(&import, &read, &own);
    // What could be read of a workbook with mistakes tells of names that are not known as well: all in one run.
    let plan = match plan {
        Ok(plan) if !found.has_errors() => plan,
        other => {
            if arguments.dry_run {
                // The mapping is what shows why.
                messages::print(&told::tables(&read.tables))?;
            }
            found.extend(other.err().into_iter().flatten());
            return Err(found);
        }
    };
    messages::show(&found);
    if arguments.dry_run {
        // The mapping is what has to be looked at, so that it comes after hundreds of authorities.
        let lines = [told::authorities(&plan), "\n".to_owned(), told::tables(&read.tables)];
        return messages::print(&(lines.concat() + &told::counts(&plan)));
    }
    let files: Vec<output::File<'_>> = plan
        .files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_bytes()))
        .collect();
    output::write_all(&arguments.out, &files)?;
    let lines = [told::changes(&plan), told::counts(&plan)];
    messages::print(&(lines.concat() + &told::next(&import, &plan, &arguments.out)))
}

/// The authorities and headings that are known, with those of the folder's import.yaml.
fn own(out: &Path) -> Result<(Authorities, Headings), Diagnostics> {
    let path = out.join(OWN);
    if !path.exists() {
        return Ok((Authorities::with(Vec::new())?, Headings::read(None)?));
    }
    let file = load::read_text(&path, &show(&path))?.source;
    let (added, rest) = authorities::own(&file)?;
    Ok((Authorities::with(added)?, Headings::read(Some(rest))?))
}
