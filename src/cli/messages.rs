//! Diagnostics on the terminal and as JSON, and plain text on standard output.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};

/// Shows problems on standard error, with their number at the end, and what the project accepts.
pub(super) fn show(problems: &Diagnostics) {
    // Nobody reads a closed standard error; there is nowhere left to say so.
    let _ = write(&mut io::stderr().lock(), problems);
}

/// Shows what has been gathered on standard error, and how more is learnt of it.
pub(super) fn explain(gathered: &str) {
    let more = if gathered.contains("= check: ") {
        "`annual-review check --explain NAME` says more\n"
    } else {
        ""
    };
    // Nobody reads a closed standard error.
    let _ = write!(io::stderr().lock(), "{gathered}{more}");
}

/// Writes problems as text, with their number at the end, then a line for each that is accepted; nothing if there are none.
fn write(output: &mut dyn Write, problems: &Diagnostics) -> io::Result<()> {
    for problem in problems.open() {
        writeln!(output, "{problem}\n")?;
    }
    if problems.open().next().is_some() {
        writeln!(output, "{}", counted(problems))?;
    }
    if problems.open().any(|problem| problem.check.is_some()) {
        writeln!(output, "`annual-review check --explain NAME` says more")?;
    }
    write!(output, "{}", listed_as_accepted(problems))
}

/// "1 finding accepted: published at 2023-24.yaml:31:5: it was printed so", or a line for each where there are several.
pub(super) fn listed_as_accepted(problems: &Diagnostics) -> String {
    let lines: Vec<String> = problems.accepted().map(accepted_in_a_line).collect();
    match lines.as_slice() {
        [] => String::new(),
        [only] => format!("1 finding accepted: {only}\n"),
        several => format!("{} findings accepted:\n  {}\n", several.len(), several.join("\n  ")),
    }
}

/// The check, the place and the reason; the reason of what is for members is kept back with the rest.
fn accepted_in_a_line(finding: &Diagnostic) -> String {
    let check = finding.check.unwrap_or_default();
    let place = finding.place.as_ref().map(|place| format!(" at {place}"));
    let reason = finding.accepted.as_deref().filter(|reason| !reason.is_empty());
    // A reason of several lines stays one entry of the list.
    let reason = reason.map(|reason| format!(": {}", reason.split_whitespace().collect::<Vec<_>>().join(" ")));
    format!("{check}{}{}", place.unwrap_or_default(), reason.unwrap_or_default())
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

/// The same for programs: a list of objects. One that is accepted is of its own severity, so that whoever counts errors
/// and warnings counts none of it.
pub(super) fn as_json(problems: &Diagnostics) -> Value {
    problems.iter().map(one_as_json).collect()
}

fn one_as_json(problem: &Diagnostic) -> Value {
    let place = problem.place.as_ref();
    let position = place
        .filter(|place| !place.source.text.is_empty())
        .map(Place::line_and_column);
    let severity = match (problem.severity, &problem.accepted) {
        (_, Some(_)) => "accepted",
        (Severity::Error, None) => "error",
        (Severity::Warning, None) => "warning",
    };
    json!({
        "severity": severity,
        "message": problem.message,
        "file": place.map(|place| place.source.path.as_str()),
        "line": position.map(|(line, _)| line),
        "column": position.map(|(_, column)| column),
        "label": problem.label,
        "hints": problem.hints,
        "check": problem.check,
        "accepted": problem.accepted,
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
