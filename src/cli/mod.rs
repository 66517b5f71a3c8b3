//! The command line: one command, one file. Only here are the clock, the environment and the terminal touched.
//!
//! In: the arguments. Out: files, or text on standard output, and an exit code: 0 done, 1 problems with the input (all
//! of them shown on standard error), 2 wrong usage. `diff` exits as commands of its kind do: 0 nothing has changed, 1
//! something has, 2 the two cannot be compared.

mod build;
mod charts;
mod check;
mod completions;
mod context;
mod diff;
mod editions;
mod explain;
mod figures;
mod gathered;
mod import;
mod init;
mod manifests;
mod messages;
mod new_year;
mod output;
mod progress;
mod ready;
mod schema;
mod stages;
mod styled;
mod styles;
mod templates;
mod verify;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::diagnostic::Diagnostics;

/// Ombudsman annual letters from a council's YAML year files, as Markdown, HTML and tagged PDF.
#[derive(Debug, Parser)]
#[command(name = "annual-review", version, about, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make the smallest project that builds
    Init(init::Arguments),
    /// Start next year's file, with settings and actions carried over
    NewYear(new_year::Arguments),
    /// Take in workbooks, decision statements or exports of a case system
    Import(import::Arguments),
    /// Build the documents of a project, or of many
    Build(build::Arguments),
    /// Show everything that is wrong with a project, or with many, writing nothing
    Check(check::Arguments),
    /// Show what has changed since an earlier state of a project
    ///
    /// Copy the project's folder when a draft goes out for clearance (cp -r paper paper@finance), and compare later:
    /// annual-review diff paper@finance paper. What is still to come stops no comparison; wrong figures do. Two folders
    /// of built documents can be compared too, by their .md files; where a document and a draft of it stand side by side,
    /// the one that was written later is read, and a warning names both. Annexed files are compared by their bytes.
    ///
    /// Exits with 0 if nothing has changed, 1 if something has, and 2 if the two cannot be compared.
    Diff(diff::Arguments),
    /// Say of every file of a built folder whether it is what the project gives, and if not, why
    ///
    /// Each document is built again in memory, as it was asked for then, and compared byte by byte; nothing is written.
    ///
    /// Exits with 0 if every file is what the project gives, and 1 if one is not.
    Verify(verify::Arguments),
    /// List every figure with its value, counts and status
    Figures(figures::Arguments),
    /// List the charts that can be asked for by name, each with its title
    Charts(charts::Arguments),
    /// Show where a printed number comes from, down to its line
    ///
    /// Asked for a figure (uphold-rate, or `{{ figures.uphold_rate }}` as a passage has it), or for a number as it is printed
    /// ("92%", "£1,250", "three"): then every figure that prints so is shown, and where it stands in each document.
    Explain(explain::Arguments),
    /// Show what a template may print for a year, as JSON
    Context(context::Arguments),
    /// List the templates that can be replaced, or copy one into a project
    Templates(templates::Arguments),
    /// List the editions of the letter, or copy one into a project
    Editions(editions::Arguments),
    /// List the house styles of papers, or copy one into a project
    Styles(styles::Arguments),
    /// Print the JSON Schema of the YAML files, for completion in editors
    Schema(schema::Arguments),
    /// Print a completion script for a shell
    Completions(completions::Arguments),
}

/// Runs the program with the arguments of the process.
#[must_use]
pub fn run() -> ExitCode {
    match parse(std::env::args_os()) {
        Ok(arguments) => perform(arguments.command),
        Err(error) => {
            let code = if error.use_stderr() { 2 } else { 0 };
            // A closed pipe is the reader's choice.
            let _ = error.print();
            ExitCode::from(code)
        }
    }
}

fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Arguments, clap::Error> {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let is_build = arguments.get(1).is_some_and(|command| command == "build");
    let matches = Arguments::command().try_get_matches_from(arguments);
    let matches = matches.map_err(|error| if is_build { with_out(error) } else { error })?;
    Arguments::from_arg_matches(&matches)
}

/// Says how the output folder is given to someone who has written it after the project's.
fn with_out(mut error: clap::Error) -> clap::Error {
    let second = match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::String(word)) if error.kind() == ErrorKind::UnknownArgument => word.clone(),
        _ => return error,
    };
    if !second.starts_with('-') {
        let tip = format!("the folder for the documents is given as --out {second}").into();
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip]));
    }
    error
}

fn perform(command: Command) -> ExitCode {
    let result = match command {
        Command::Diff(arguments) => return compared(diff::run(&arguments)),
        Command::Init(arguments) => init::run(&arguments),
        Command::NewYear(arguments) => new_year::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::Build(arguments) => build::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Figures(arguments) => figures::run(&arguments),
        Command::Charts(arguments) => charts::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Context(arguments) => context::run(&arguments),
        Command::Templates(arguments) => templates::run(&arguments),
        Command::Editions(arguments) => editions::run(&arguments),
        Command::Styles(arguments) => styles::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Completions(arguments) => completions::run(&arguments, Arguments::command()),
    };
    finish(result)
}

/// Problems on standard error, and the exit code.
fn finish(result: Result<(), Diagnostics>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(problems) => {
            messages::show(&problems);
            ExitCode::FAILURE
        }
    }
}

/// The same for a comparison, whose answer is an exit code too.
fn compared(result: Result<diff::Outcome, Diagnostics>) -> ExitCode {
    match result {
        Ok(diff::Outcome::Same) => ExitCode::SUCCESS,
        Ok(diff::Outcome::Different) => ExitCode::from(1),
        Err(problems) => {
            messages::show(&problems);
            ExitCode::from(2)
        }
    }
}
