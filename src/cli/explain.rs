//! `explain`: where a printed number comes from, down to its line, and where it is printed.

mod as_json;
mod as_text;

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::messages;
use crate::audience;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Stage;
use crate::explain::{Answer, Breadth, Material, Question, answer};
use crate::figures::Sheets;
use crate::model::{Audience, Project};
use crate::report::{self, Composed, Request};
use crate::units::FinancialYear;
use crate::view::{self, YearView};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The project's folder; the folder that this is typed in if left out
    project: Option<PathBuf>,
    /// A figure by its name, or a number as it is printed; every figure is listed if left out
    figure: Option<String>,
    /// Only this year; for a figure the newest that has it if left out, for a number every year
    #[arg(long, value_name = "YEAR")]
    year: Option<FinancialYear>,
    /// Everything: each input of a long sum, each place, and figures without a value
    #[arg(long)]
    all: bool,
    /// For whom: only members may be told of what is exempt
    #[arg(long, value_enum, value_name = "WHO", default_value = "public")]
    audience: Audience,
    /// How to show it
    #[arg(long, value_enum, default_value_t)]
    output: Output,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Output {
    /// Lines and an indented tree, for people
    #[default]
    Text,
    /// An object, for programs
    Json,
}

pub(super) fn run(arguments: &Arguments) -> Result<(), Diagnostics> {
    let (folder, asked) = asked(arguments);
    let (whole, _) = audience::read(&folder, arguments.audience)?;
    let project = match arguments.audience {
        Audience::Public => audience::public_version(whole.clone()),
        Audience::Members => whole.clone(),
    };
    let (mut views, found) = view::all_views(&project, &Sheets::new(&project), &[]);
    views.reverse();
    let others = views.clone();
    if let Some(year) = arguments.year {
        views.retain(|view| view.figures.year == year);
        if views.is_empty() {
            view::views(&project, &[year])?;
        }
    } else if views.is_empty() {
        return Err(found);
    }
    let text = match asked {
        None => listed(arguments, &project, &views),
        Some(asked) => explained(arguments, &whole, &project, [&views, &others], &asked),
    };
    messages::print(&text?)
}

/// The folder and the question; a single argument that is no folder is the question.
fn asked(arguments: &Arguments) -> (PathBuf, Option<String>) {
    let here = PathBuf::from(".");
    match (&arguments.project, &arguments.figure) {
        (None, _) => (here, None),
        (Some(one), None) if !one.exists() && Path::new("council.yaml").exists() => {
            (here, Some(one.to_string_lossy().into_owned()))
        }
        (Some(folder), figure) => (folder.clone(), figure.clone()),
    }
}

/// Every figure, by year and group.
fn listed(arguments: &Arguments, project: &Project, views: &[YearView<'_>]) -> Result<String, Diagnostics> {
    // The newest year, as with a single figure.
    let views = &views[..1];
    match arguments.output {
        Output::Text => Ok(as_text::list(project, views, arguments.all)),
        Output::Json => shown(&as_json::list(project, views)),
    }
}

fn explained(
    arguments: &Arguments,
    whole: &Project,
    project: &Project,
    [views, others]: [&[YearView<'_>]; 2],
    asked: &str,
) -> Result<String, Diagnostics> {
    let mut material = Material {
        project,
        views,
        documents: &[],
    };
    let breadth = if arguments.all { Breadth::All } else { Breadth::Few };
    let question = Question::new(asked, &material);
    // A name that nothing has is said at once.
    let first = answer(&material, &question, breadth, others)?;
    let years: Vec<FinancialYear> = match &first {
        Answer::Figure(explained) => vec![explained.working.sheet],
        Answer::Printed(_) => views.iter().map(|view| view.figures.year).collect(),
    };
    let (documents, unmade) = documents(arguments, whole, &years);
    material.documents = &documents;
    let answer = answer(&material, &question, breadth, others)?;
    match arguments.output {
        Output::Text => Ok(as_text::answer(&answer, &project.path, &unmade, breadth)),
        Output::Json => shown(&as_json::answer(&answer, &project.path, &unmade)),
    }
}

/// The documents of some years, and the years whose documents cannot be made. Drafts have all their places too.
fn documents(arguments: &Arguments, project: &Project, years: &[FinancialYear]) -> (Vec<Composed>, Vec<FinancialYear>) {
    let of = |years: &[FinancialYear]| {
        let request = Request {
            years: years.to_vec(),
            stage: Stage::Draft,
            audience: arguments.audience,
            ..Request::default()
        };
        report::composed(project, &request)
    };
    // All of them in one go, which reads and judges the project once; one by one where one of them stops the others.
    if let Ok((documents, _)) = of(years) {
        return (documents, Vec::new());
    }
    let (mut documents, mut unmade) = (Vec::new(), Vec::new());
    for year in years {
        match of(&[*year]) {
            Ok((composed, _)) => documents.extend(composed),
            Err(_) => unmade.push(*year),
        }
    }
    (documents, unmade)
}

fn shown(json: &serde_json::Value) -> Result<String, Diagnostics> {
    let text = serde_json::to_string_pretty(json);
    Ok(text.map_err(|error| Diagnostic::error(format!("the answer cannot be shown: {error}")))?)
}
