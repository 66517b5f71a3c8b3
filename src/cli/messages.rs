//! Diagnostics on the terminal and as JSON, and plain text on standard output.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};

/// Shows problems on standard error, with their number at the end.
pub(super) fn show(problems: &Diagnostics) {
    // Nobody reads a closed standard error; there is nowhere left to say so.
    let _ = write(&mut io::stderr().lock(), problems);
}

/// Writes problems as text, with their number at the end; nothing if there are none.
fn write(output: &mut dyn Write, problems: &Diagnostics) -> io::Result<()> {
    for problem in problems.iter() {
        writeln!(output, "{problem}\n")?;
    }
    if problems.is_empty() {
        Ok(())
    } else {
        writeln!(output, "{}", counted(problems))
    }
}

/// "2 errors, 1 warning".
pub(super) fn counted(problems: &Diagnostics) -> String {
    let (errors, warnings) = problems.counts();
    let plural = |number: usize, noun: &str| match number {
        0 => None,
        1 => Some(format!("1 {noun}")),
        _ => Some(format!("{number} {noun}s")),
    };
    let parts: Vec<_> = [plural(errors, "error"), plural(warnings, "warning")]
        .into_iter()
        .flatten()
        .collect();
    parts.join(", ")
}

/// The same for programs: a list of objects.
pub(super) fn as_json(problems: &Diagnostics) -> Value {
    problems.iter().map(one_as_json).collect()
}

fn one_as_json(problem: &Diagnostic) -> Value {
    let place = problem.place.as_ref();
    let position = place
        .filter(|place| !place.source.text.is_empty())
        .map(Place::line_and_column);
    json!({
        "severity": match problem.severity { Severity::Error => "error", Severity::Warning => "warning" },
        "message": problem.message,
        "file": place.map(|place| place.source.path.as_str()),
        "line": position.map(|(line, _)| line),
        "column": position.map(|(_, column)| column),
        "label": problem.label,
        "hints": problem.hints,
        "check": problem.check,
    })
}

/// Text for standard output, with a new line at its end.
///
/// # Errors
/// Standard output that cannot be written to; a reader who has seen enough is none.
pub(super) fn print(text: &str) -> Result<(), Diagnostics> {
    let mut output = io::stdout().lock();
    let written = output
        .write_all(text.as_bytes())
        .and_then(|()| if text.ends_with('\n') { Ok(()) } else { writeln!(output) });
    match written.and_then(|()| output.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Diagnostic::error(format!("standard output cannot be written to: {error}")).into())
        }
        _ => Ok(()),
    }
}
