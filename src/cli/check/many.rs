//! Many projects: each judged as it would be alone.

use serde_json::Value;

use super::{Arguments, Outcome, Output, current_folder, github, judged, said};
use crate::cli::build::jobs;
use crate::cli::gathered::{Gathered, in_all, placed};
use crate::cli::{messages, progress};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::{Many, show};
use crate::sector;

pub(super) fn run(arguments: &Arguments, many: Many) -> Result<(), Diagnostics> {
    let odd = if arguments.strict {
        many.found.strict()
    } else {
        many.found
    };
    let gathered = Gathered::default();
    let number = many.folders.len();
    let bar = progress::of_authorities(number);
    let judge = |folder: String| {
        let folder = arguments.project.join(folder);
        let shown = show(&folder);
        let found = sector::unless_it_fails(|| Ok(judged(arguments, &folder)));
        let found = placed(found.unwrap_or_else(|failed| failed), &shown);
        gathered.add(&shown, &found);
        bar.inc(1);
        for_programs(arguments.output, &found)
    };
    let told = sector::each(many.folders.into_iter(), jobs(None), judge);
    bar.finish_and_clear();
    let told = std::iter::once(for_programs(arguments.output, &odd)).chain(told?);
    let totals = gathered.totals();
    let outcome = if totals.errors > 0 {
        Outcome::Wrong
    } else {
        Outcome::from(&odd)
    };
    let text = match arguments.output {
        Output::Text => {
            messages::show(&odd);
            messages::explain(&gathered.as_text());
            format!("{number} authorities: {}", in_all(totals))
        }
        Output::Json => {
            let list: Value = told.flatten().collect();
            serde_json::to_string_pretty(&list).map_err(|error| Diagnostic::error(error.to_string()))?
        }
        Output::Github => {
            let lines: Vec<String> = told
                .flatten()
                .filter_map(|line| Some(line.as_str()?.to_owned()))
                .collect();
            if lines.is_empty() {
                in_all(totals)
            } else {
                lines.concat()
            }
        }
    };
    said(&text, outcome)
}

/// What a program is told of an authority: objects, or the lines of its annotations. For people it has been gathered.
fn for_programs(output: Output, found: &Diagnostics) -> Vec<Value> {
    match output {
        Output::Github if !found.is_empty() => vec![github::annotations(found, &current_folder()).into()],
        Output::Text | Output::Github => Vec::new(),
        Output::Json => match messages::as_json(found) {
            Value::Array(list) => list,
            _ => Vec::new(),
        },
    }
}
