//! Tera's errors in this program's words.
//!
//! In: an error of Tera's. Out: every fault that it names, with its template, its place there and a remedy. Tera says
//! references to nothing (filters, templates) only as a printed report, which is therefore read back.

use std::ops::Range;

use tera::{Error, ErrorKind};

use super::filters;
use super::templates::shipped;
use crate::diagnostic::{nearest, suggestion, suggestion_or};
use crate::units::lower_first;

/// One fault of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    /// What is wrong.
    pub message: String,
    /// What to do, where there is more to say than that it is wrong.
    pub hint: Option<String>,
    /// The template's name and the bytes in it, where Tera knows them.
    pub place: Option<(String, Range<usize>)>,
    /// Line and column, counted from 1, where Tera has only printed them.
    pub printed: Option<(usize, usize)>,
}

/// Every fault that an error names; at least one.
pub(super) fn faults(error: &Error) -> Vec<Fault> {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let (message, hint) = explained(report.message());
            vec![Fault {
                message,
                hint,
                place: Some((report.filename().to_owned(), report.span().range.clone())),
                printed: None,
            }]
        }
        ErrorKind::Msg(text) => printed_reports(text),
        ErrorKind::MissingParent { current, parent } => {
            let hint = nearest_template(parent);
            vec![whole(
                format!("there is no template `{parent}` to extend"),
                hint,
                current,
            )]
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            let hint = "a template cannot extend or include itself, not even by way of another".to_owned();
            vec![whole(format!("the template `{tpl}` leads back to itself"), hint, tpl)]
        }
        other => {
            let (message, hint) = explained(&other.to_string());
            vec![Fault {
                message,
                hint,
                place: None,
                printed: None,
            }]
        }
    }
}

fn whole(message: String, hint: String, template: &str) -> Fault {
    Fault {
        message,
        hint: Some(hint),
        place: Some((template.to_owned(), 0..0)),
        printed: None,
    }
}

/// Reads `error: MESSAGE` and `--> NAME:LINE:COLUMN` back out of Tera's own rendering.
fn printed_reports(text: &str) -> Vec<Fault> {
    let mut found: Vec<Fault> = Vec::new();
    for line in text.lines() {
        if let Some((_, message)) = line.split_once("error: ") {
            let (message, hint) = explained(message);
            found.push(Fault {
                message,
                hint,
                place: None,
                printed: None,
            });
        } else if let (Some(fault), Some((_, place))) = (found.last_mut(), line.split_once("--> ")) {
            let mut parts = place.trim().rsplitn(3, ':');
            let column = parts.next().and_then(|column| column.parse().ok());
            let line = parts.next().and_then(|line| line.parse().ok());
            if let (Some(name), Some(line), Some(column), None) = (parts.next(), line, column, &fault.printed) {
                fault.place = Some((name.to_owned(), 0..0));
                fault.printed = Some((line, column));
            }
        }
    }
    if found.is_empty() {
        let (message, hint) = explained(text);
        found.push(Fault {
            message,
            hint,
            place: None,
            printed: None,
        });
    }
    found
}

/// A message of Tera's with a remedy.
fn explained(message: &str) -> (String, Option<String>) {
    let message = message.trim().trim_end_matches('.');
    if let Some(name) = between(message, "Field `", "` is not defined").or(between(message, "Variable `", "` ")) {
        let known = message.rsplit_once(": ").map_or("", |(_, known)| known);
        let known: Vec<String> = known.split(", ").map(str::to_owned).filter(|n| !n.is_empty()).collect();
        return (
            format!("there is no `{name}` here"),
            Some(printed_instead(name, &known)),
        );
    }
    if let Some(name) = between(message, "Unknown filter `", "`") {
        let known = filters::NAMES.map(str::to_owned);
        return (format!("there is no filter `{name}`"), Some(suggestion(name, &known)));
    }
    if let Some(name) = between(message, "Unknown template `", "`") {
        return (format!("there is no template `{name}`"), Some(nearest_template(name)));
    }
    if let Some(name) = between(message, "Missing keyword argument `", "`") {
        let hint = "as in {{ figures.upheld | counted(one=\"complaint\", many=\"complaints\") }}";
        return (format!("this filter needs `{name}=\"…\"`"), Some(hint.to_owned()));
    }
    if message == "Unexpected end of input" {
        let hint = "`{{` is closed by `}}`, `{% if … %}` by `{% endif %}`, `{% for … %}` by `{% endfor %}`";
        return (
            "something in this template is not closed".to_owned(),
            Some(hint.to_owned()),
        );
    }
    if let Some((found, expected)) = message
        .strip_prefix("Found ")
        .and_then(|rest| rest.split_once(" but expected "))
    {
        let message = format!("{} stands here, where {} is expected", token(found), token(expected));
        let hint = "see whether a brace, a quotation mark or a word is missing before it";
        return (message, Some(hint.to_owned()));
    }
    (lower_first(message), None)
}

/// A token of Tera's, as somebody would call it who has typed it.
fn token(token: &str) -> String {
    match token.trim_matches('`') {
        "string" => "a text in quotation marks".to_owned(),
        "identifier" | "ident" => "a name".to_owned(),
        "integer" | "float" => "a number".to_owned(),
        sign => format!("`{sign}`"),
    }
}

/// The template that was meant, or where they are listed.
#[must_use]
pub fn nearest_template(name: &str) -> String {
    // The folder is common to many, and so tells nothing.
    let file = |name: &'static str| name.rsplit('/').next().unwrap_or_default();
    let shipped: Vec<&str> = shipped().iter().map(|(known, _)| *known).collect();
    let written = name.rsplit('/').next().unwrap_or_default();
    let near = nearest(written, shipped.iter().map(|known| file(known)));
    let meant: Vec<String> = shipped
        .iter()
        .filter(|known| near.contains(&file(known)))
        .map(|known| format!("`{known}`"))
        .collect();
    if meant.is_empty() {
        "`annual-review templates list` shows those that there are".to_owned()
    } else {
        format!("did you mean {}?", meant.join(", "))
    }
}

/// What may be printed instead of a name that is not there.
fn printed_instead(name: &str, known: &[String]) -> String {
    const ALL: &str = "`annual-review context` shows all that a template may print";
    if known.is_empty() {
        return ALL.to_owned();
    }
    suggestion_or(name, known, ALL)
}

fn between<'m>(message: &'m str, before: &str, after: &str) -> Option<&'m str> {
    let rest = message.strip_prefix(before)?;
    rest.find(after).map(|end| &rest[..end])
}
