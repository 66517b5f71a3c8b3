//! How the new year's charts are shown.

use crate::charts::is_of_every_year;
use crate::model::{ChartOptions, ChartSort, ChartZeros, Year};

/// The lines of last year's options, but for charts of the council's own kinds, of which the new file has none yet.
pub(super) fn charts(last: Option<&Year>) -> String {
    let charts = last.into_iter().flat_map(|file| &file.charts);
    let kept = charts.filter(|(name, _)| is_of_every_year(name));
    let lines: Vec<String> = kept
        .map(|(name, options)| format!("  {}: {{{}}}", name.value, written(options)))
        .collect();
    if lines.is_empty() {
        String::new()
    } else {
        format!("# How charts are shown, as last year.\ncharts:\n{}\n", lines.join("\n"))
    }
}

fn written(options: &ChartOptions) -> String {
    let sort = options.sort.as_ref().map(|sort| match sort.value {
        ChartSort::BySize => "sort: by-size".to_owned(),
        ChartSort::Given => "sort: given".to_owned(),
    });
    let zeros = options.zeros.as_ref().map(|zeros| match zeros.value {
        ChartZeros::Shown => "zeros: shown".to_owned(),
        ChartZeros::LeftOut => "zeros: left-out".to_owned(),
    });
    let years = options.years.as_ref().map(|years| format!("years: {}", years.value));
    let given: Vec<String> = [sort, zeros, years].into_iter().flatten().collect();
    given.join(", ")
}
