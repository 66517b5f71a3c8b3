//! What is wrong with how a year's file wants its charts shown.

use crate::charts::options_of;
use crate::diagnostic::{Diagnostic, Diagnostics, Spot, suggestion, suggestion_or};
use crate::document::Charts;
use crate::model::{ChartOptions, Project};
use crate::view::YearView;

/// Names that no chart has, and options that a chart does not have.
pub(super) fn faults(project: &Project, view: &YearView<'_>) -> Diagnostics {
    if view.file.charts.is_empty() {
        return Diagnostics::default();
    }
    let names = view.charts.names();
    let mut found = Diagnostics::default();
    for (name, options) in &view.file.charts {
        if !names.contains(&name.value) && view.charts.awaited(name).is_none() {
            let hint = suggestion_or(name, &names, "`annual-review charts` lists those that there are");
            let unknown = Diagnostic::error(format!("there is no chart `{}`", name.value)).hint(hint);
            found.push(unknown.at(project.files.place(name.spot)));
            continue;
        }
        let taken = options_of(name);
        for (option, spot) in given(options) {
            if taken.contains(&option) {
                continue;
            }
            let message = format!("the chart `{}` has no option `{option}`", name.value);
            let taken: Vec<String> = taken.iter().map(|taken| (*taken).to_owned()).collect();
            let hint = if taken.is_empty() {
                "it has none; delete the line".to_owned()
            } else {
                suggestion(option, &taken)
            };
            found.push(Diagnostic::error(message).at(project.files.place(spot)).hint(hint));
        }
    }
    found
}

/// The options that are given, each with where its value stands.
fn given(options: &ChartOptions) -> impl Iterator<Item = (&'static str, Spot)> {
    let sort = options.sort.as_ref().map(|sort| ("sort", sort.spot));
    let zeros = options.zeros.as_ref().map(|zeros| ("zeros", zeros.spot));
    let years = options.years.as_ref().map(|years| ("years", years.spot));
    [sort, zeros, years].into_iter().flatten()
}
