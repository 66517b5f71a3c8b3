//! A bar on a terminal for long work, and nothing in a pipe.

use std::fmt::Write;
use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressState, ProgressStyle};

/// How many parts work has to have for a bar.
const LONG: usize = 8;

/// "312 of 400 authorities, 180 a second, 2s left".
pub(super) fn of_authorities(number: usize) -> ProgressBar {
    let rate = |state: &ProgressState, output: &mut dyn Write| {
        // Writing to the terminal's line cannot fail.
        let _ = match state.per_sec() {
            slow if slow < 10.0 => write!(output, "{slow:.1}"),
            fast => write!(output, "{fast:.0}"),
        };
    };
    let template = "{bar:30} {pos} of {len} authorities, {rate} a second, {eta} left";
    styled(number, |style| style.with_key("rate", rate), template)
}

/// "5 of 12 documents, 1s left".
pub(super) fn of_documents(number: usize) -> ProgressBar {
    styled(number, |style| style, "{bar:30} {pos} of {len} documents, {eta} left")
}

fn styled(number: usize, keys: impl Fn(ProgressStyle) -> ProgressStyle, template: &str) -> ProgressBar {
    if number < LONG || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(number as u64);
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(keys(style));
    }
    bar
}
