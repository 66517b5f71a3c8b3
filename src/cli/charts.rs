//! `charts`: the charts that can be asked for by name, and what each shows.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;

use super::messages;
use crate::audience;
use crate::diagnostic::Diagnostics;
use crate::document::{Charts, plain_text};
use crate::model::Audience;
use crate::units::FinancialYear;
use crate::view;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The project's folder
    #[arg(default_value = ".")]
    project: PathBuf,
    /// Only this year (may be given more than once); every year if left out
    #[arg(long, value_name = "YEAR")]
    year: Vec<FinancialYear>,
}

pub(super) fn run(arguments: &Arguments) -> Result<(), Diagnostics> {
    let (project, _) = audience::read(&arguments.project, Audience::Public)?;
    let project = audience::public_version(project);
    let mut lines = String::new();
    for view in view::views(&project, &arguments.year)? {
        let year = view.file.year.value;
        for name in view.charts.names() {
            if let Some(chart) = view.charts.chart(&name) {
                let _ = writeln!(lines, "{year}  {name:40} {}", plain_text(&chart.title));
            }
        }
    }
    if lines.is_empty() {
        lines.push_str("there are no figures for a chart yet\n");
    }
    messages::print(lines.trim_end())
}
