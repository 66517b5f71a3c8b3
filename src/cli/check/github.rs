//! Findings as annotations of GitHub Actions, which it shows beside the lines of a file.
//!
//! In: findings. Out: a line for each, `::error file=…,line=…::…`.
//!
//! # Source
//! "Workflow commands for GitHub Actions", and the escaping of `@actions/toolkit`: `%`, carriage returns and new lines in
//! the message, and in a property also `:` and `,`. Columns are only taken where first and last line are the same.

use std::path::Path;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};

/// An annotation for each finding, paths as seen from this folder; those accepted are notices.
pub(super) fn annotations(found: &Diagnostics, folder: &Path) -> String {
    if found.is_empty() {
        return "no problems found".to_owned();
    }
    let lines = found.iter().map(|finding| annotation(finding, folder) + "\n");
    lines.collect()
}

fn annotation(finding: &Diagnostic, folder: &Path) -> String {
    let command = match (finding.severity, &finding.accepted) {
        (_, Some(_)) => "notice",
        (Severity::Error, None) => "error",
        (Severity::Warning, None) => "warning",
    };
    let mut properties: Vec<(&str, String)> = Vec::new();
    if let Some(place) = &finding.place {
        properties.push(("file", seen_from(folder, &place.source.path)));
        properties.extend(lines_and_columns(place, finding.concealed));
    }
    properties.extend(finding.check.map(|check| ("title", check.to_owned())));
    let properties = properties
        .iter()
        .map(|(name, value)| format!("{name}={}", escaped_property(value)));
    let properties: Vec<String> = properties.collect();
    let space = if properties.is_empty() { "" } else { " " };
    format!(
        "::{command}{space}{}::{}",
        properties.join(","),
        escaped(&message(finding))
    )
}

/// The message, the words at its place, what to do, and why it is accepted.
fn message(finding: &Diagnostic) -> String {
    let mut lines = vec![finding.message.clone()];
    lines.extend(Some(finding.label.clone()).filter(|label| !label.is_empty()));
    lines.extend(finding.hints.iter().map(|hint| format!("hint: {hint}")));
    let reason = finding.accepted.iter().filter(|reason| !reason.is_empty());
    lines.extend(reason.map(|reason| format!("accepted: {reason}")));
    lines.join("\n")
}

/// Where a finding stands; of what is concealed only where it begins.
fn lines_and_columns(place: &Place, concealed: bool) -> Vec<(&'static str, String)> {
    if place.source.text.is_empty() {
        return Vec::new();
    }
    let (line, column) = place.line_and_column();
    let end = Place {
        source: place.source.clone(),
        bytes: place.bytes.end..place.bytes.end,
    };
    let (end_line, end_column) = end.line_and_column();
    let mut found = vec![("line", line)];
    if concealed {
        found.push(("col", column));
    } else if end_line == line {
        found.extend([("endLine", line), ("col", column), ("endColumn", end_column)]);
    } else {
        found.push(("endLine", end_line));
    }
    found
        .into_iter()
        .map(|(name, number)| (name, number.to_string()))
        .collect()
}

/// A path without the folder that it is below, and without `./`.
fn seen_from(folder: &Path, path: &str) -> String {
    let below = Path::new(path).strip_prefix(folder).ok();
    let below = below.map(|below| below.to_string_lossy().replace('\\', "/"));
    let path = below.unwrap_or_else(|| path.to_owned());
    path.strip_prefix("./").map(str::to_owned).unwrap_or(path)
}

fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn escaped_property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::{annotation, annotations, seen_from};
    use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};

    fn at(path: &str, text: &str, bytes: std::ops::Range<usize>) -> Place {
        Place {
            source: Arc::new(Source::new(path, text)),
            bytes,
        }
    }

    #[test]
    fn an_annotation_has_its_place_its_check_and_what_to_do() {
        let finding = Diagnostic::warning("`85%` was printed, but the data give 86%")
            .at(at("my, council/2019-20.yaml", "year: 2019/20\nrate: 85%\n", 20..23))
            .labelled("18 of 21")
            .hint("correct the data")
            .of_check("published");
        let expected = "::warning file=my%2C council/2019-20.yaml,line=2,endLine=2,col=7,endColumn=10,title=published::\
                        `85%25` was printed, but the data give 86%25%0A18 of 21%0Ahint: correct the data";
        assert_eq!(annotation(&finding, Path::new("/home")), expected);
        let accepted = annotation(&finding.accepted("printed so"), Path::new("/home"));
        assert!(accepted.starts_with("::notice file="), "{accepted}");
        assert!(accepted.ends_with("%0Aaccepted: printed so"), "{accepted}");
    }

    #[test]
    fn what_has_no_place_or_many_lines_is_said_all_the_same() {
        let nowhere = annotation(&Diagnostic::error("no such folder"), Path::new(""));
        assert_eq!(nowhere, "::error::no such folder");
        let lines = Diagnostic::error("wrong").at(at("a.yaml", "one\ntwo\nthree\n", 1..9));
        assert_eq!(
            annotation(&lines, Path::new("")),
            "::error file=a.yaml,line=1,endLine=3::wrong"
        );
        let concealed = annotation(&lines.concealed(), Path::new(""));
        assert_eq!(concealed, "::error file=a.yaml,line=1,col=2::wrong");
        assert_eq!(annotations(&Diagnostics::default(), Path::new("")), "no problems found");
    }

    #[test]
    fn paths_are_seen_from_the_folder_where_they_can_be() {
        let folder = Path::new("/home/ada");
        assert_eq!(
            seen_from(folder, "/home/ada/council/2023-24.yaml"),
            "council/2023-24.yaml"
        );
        assert_eq!(seen_from(folder, "./2023-24.yaml"), "2023-24.yaml");
        assert_eq!(seen_from(folder, "../2023-24.yaml"), "../2023-24.yaml");
        assert_eq!(seen_from(folder, "/etc/2023-24.yaml"), "/etc/2023-24.yaml");
    }

    /// Reads an annotation as the runner does: up to the second `::`, its properties at commas and at the first `=`.
    fn read(line: &str) -> (Vec<(String, String)>, String) {
        let unescaped = |text: &str| {
            let text = text.replace("%0D", "\r").replace("%0A", "\n");
            text.replace("%3A", ":").replace("%2C", ",").replace("%25", "%")
        };
        let (command, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
        let properties = command.split_once(' ').map_or("", |(_, properties)| properties);
        let pairs = properties.split(',').map(|pair| pair.split_once('=').unwrap());
        let pairs = pairs.map(|(name, value)| (name.to_owned(), unescaped(value)));
        (pairs.collect(), unescaped(message))
    }

    proptest! {
        #[test]
        fn no_text_breaks_out_of_its_annotation(
            message in "(::error::|%0A|[\r\n%:,= a]|\\PC){0,20}",
            path in "(::|%3A|[\r\n%:,= a]|\\PC){1,12}",
            reason in "(::stop-commands::|[\r\n%:, a]|\\PC){1,12}",
        ) {
            let finding = Diagnostic::error(message.as_str()).in_file(path.as_str()).of_check("published");
            let line = annotation(&finding.accepted(reason.as_str()), Path::new("/nowhere"));
            prop_assert!(!line.contains(['\r', '\n']), "{line:?}");
            let (properties, said) = read(&line);
            let shown = path.strip_prefix("./").unwrap_or(&path).to_owned();
            let expected = vec![("file".to_owned(), shown), ("title".to_owned(), "published".to_owned())];
            prop_assert_eq!(properties, expected);
            prop_assert_eq!(said, format!("{message}\naccepted: {reason}"));
        }
    }
}
