//! `import`: data from elsewhere into project folders, each kind of source by a command of its own.

mod case_list;
mod cases;
mod decision;
mod spreadsheet;

use clap::{Args, Subcommand};

use crate::diagnostic::Diagnostics;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    source: Source,
}

#[derive(Debug, Subcommand)]
enum Source {
    /// The Ombudsman's yearly workbooks: a project folder for each authority
    Spreadsheet(spreadsheet::Arguments),
    /// The Ombudsman's decision statements: a year's list of cases
    Decision(decision::Arguments),
    /// An export of a case system: a year's list of cases
    Cases(cases::Arguments),
}

pub(super) fn run(arguments: &Arguments) -> Result<(), Diagnostics> {
    match &arguments.source {
        Source::Spreadsheet(arguments) => spreadsheet::run(arguments),
        Source::Decision(arguments) => decision::run(arguments),
        Source::Cases(arguments) => cases::run(arguments),
    }
}
