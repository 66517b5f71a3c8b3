//! What the council itself counts and tells of, as lines to be filled in, all of them behind a `#`.
//!
//! In: last year's file. Out: the same kinds, services, teams and subjects by their ids and labels, which the years are set
//! side by side by, and a line for each number that last year had; nothing of the numbers, and nothing of what people said.

use std::fmt::Write;

use super::{exempt_line, in_line};
use crate::model::{At, Base, Feedback, Findings, OwnComplaints, PartOf, Service, Year};

const OWN_COMPLAINTS: &str = "\
# The council's own complaints, with the ids of last year, by which the years are set side by side. Take away the # before
# the lines that you fill, and before those above them that they belong to.
#own_complaints:
";

const FEEDBACK: &str = "\
# What else reached the council, with the ids of last year.
#feedback:
";

const LEARNING: &str = "\
# What was learnt this year, and done about it; `from:` is the id of a kind of own complaints, or ombudsman.
#learning:
#  - from:
#    service:
#    title:
#    learnt:
#    done:
";

const QUOTATIONS: &str = "\
# What people said in thanks, without names; or a line `left_out:` that says why there is none.
#quotations:
#  list:
#    - service:
#      text:
";

/// The lines of all that last year's file has of these.
pub(super) fn stubs(last: &Year) -> String {
    let mut text = String::new();
    if !last.own_complaints.is_empty() {
        text.push_str(OWN_COMPLAINTS);
        text.extend(last.own_complaints.iter().map(kind));
    }
    if !last.feedback.is_empty() {
        text.push_str(FEEDBACK);
        text.extend(last.feedback.iter().map(feedback));
    }
    if !last.learning.is_empty() {
        text.push_str(LEARNING);
    }
    if !last.quotations.list.is_empty() || last.quotations.left_out.is_some() {
        text.push_str(QUOTATIONS);
    }
    text
}

fn kind(kind: &OwnComplaints) -> String {
    let mut text = format!("#  - id: {}\n#    label: {}\n", kind.id.value, in_line(&kind.label));
    if let Some(exempt) = &kind.exempt {
        let _ = writeln!(text, "#    {}", exempt_line(exempt));
    }
    if let Some(procedure) = &kind.procedure {
        let _ = writeln!(text, "#    procedure: {}", procedure.value);
    }
    if let Some(stage) = &kind.stage {
        let _ = writeln!(text, "#    stage: {}", stage.value);
    }
    text.push_str(&numbers(kind));
    text.push_str(&outcomes(kind));
    text.push_str(&services(&kind.services));
    text.push_str(&parts("subjects", &kind.subjects));
    text.push_str(&parts("complainants", &kind.complainants));
    if let Some(given) = &kind.findings {
        text.push_str(&findings(given));
    }
    text
}

fn numbers(kind: &OwnComplaints) -> String {
    let given = [
        ("received", kind.received.is_some()),
        ("closed", kind.closed.is_some()),
        ("on_time", kind.on_time.is_some()),
        ("on_time_rate", kind.on_time_rate.is_some()),
        ("late", kind.late.is_some()),
        ("late_rate", kind.late_rate.is_some()),
        ("extended", kind.extended.is_some()),
        ("open", kind.open.is_some()),
        ("open_rate", kind.open_rate.is_some()),
        ("escalated", kind.escalated.is_some()),
        ("advocacy", kind.advocacy.is_some()),
    ];
    keys("    ", &given) + &base("on_time_of", kind.on_time_of)
}

fn outcomes(kind: &OwnComplaints) -> String {
    let counts = &kind.outcomes;
    let counts = [
        ("upheld", counts.upheld.is_some()),
        ("partly_upheld", counts.partly_upheld.is_some()),
        ("not_upheld", counts.not_upheld.is_some()),
        ("no_finding", counts.no_finding.is_some()),
        ("withdrawn", counts.withdrawn.is_some()),
        ("other", counts.other.is_some()),
    ];
    let rates = &kind.outcome_rates;
    let rates = [
        ("upheld", rates.upheld.is_some()),
        ("partly_upheld", rates.partly_upheld.is_some()),
        ("not_upheld", rates.not_upheld.is_some()),
        ("no_finding", rates.no_finding.is_some()),
        ("withdrawn", rates.withdrawn.is_some()),
        ("other", rates.other.is_some()),
    ];
    below("outcomes", &counts) + &below("outcome_rates", &rates) + &base("outcomes_of", kind.outcomes_of)
}

fn findings(last: &Findings) -> String {
    let given = [
        ("investigations", last.investigations.is_some()),
        ("complaints", last.complaints.is_some()),
        ("upheld", last.upheld.is_some()),
        ("partly_upheld", last.partly_upheld.is_some()),
        ("not_upheld", last.not_upheld.is_some()),
        ("no_finding", last.no_finding.is_some()),
        ("upheld_rate", last.upheld_rate.is_some()),
        ("partly_upheld_rate", last.partly_upheld_rate.is_some()),
        ("not_upheld_rate", last.not_upheld_rate.is_some()),
        ("no_finding_rate", last.no_finding_rate.is_some()),
    ];
    below("findings", &given)
}

fn services(last: &[Service]) -> String {
    let mut text = String::new();
    for service in last {
        if text.is_empty() {
            text.push_str("#    services:\n");
        }
        text.push_str(&named("      ", service.id.as_ref(), &service.label));
        text.push_str("#        received:\n");
        for (at, team) in service.teams.iter().enumerate() {
            if at == 0 {
                text.push_str("#        teams:\n");
            }
            text.push_str(&named("          ", team.id.as_ref(), &team.label));
            text.push_str("#            received:\n");
        }
    }
    text
}

fn parts(key: &str, last: &[PartOf]) -> String {
    let mut text = String::new();
    for part in last {
        if text.is_empty() {
            let _ = writeln!(text, "#    {key}:");
        }
        text.push_str(&named("      ", part.id.as_ref(), &part.label));
        let given = [("count", part.count.is_some()), ("rate", part.rate.is_some())];
        text.push_str(&keys("        ", &given));
    }
    text
}

fn feedback(kind: &Feedback) -> String {
    let given = [
        ("received", kind.received.is_some()),
        ("on_time", kind.on_time.is_some()),
        ("on_time_rate", kind.on_time_rate.is_some()),
        ("refused", kind.refused.is_some()),
        ("refused_rate", kind.refused_rate.is_some()),
    ];
    let (id, label) = (&kind.id.value, in_line(&kind.label));
    format!("#  - id: {id}\n#    label: {label}\n") + &keys("    ", &given) + &parts("parts", &kind.parts)
}

/// The beginning of an entry: its id, if it has one, and its label.
fn named(indent: &str, id: Option<&At<String>>, label: &str) -> String {
    let label = in_line(label);
    match id {
        Some(id) => format!("#{indent}- id: {}\n#{indent}  label: {label}\n", id.value),
        None => format!("#{indent}- label: {label}\n"),
    }
}

/// What a share is a share of, as last year.
fn base(key: &str, last: Option<Base>) -> String {
    let base = match last {
        None => return String::new(),
        Some(Base::Closed) => "closed",
        Some(Base::Received) => "received",
    };
    format!("#    {key}: {base}\n")
}

/// A key with those below it that last year's file gave, if it gave any.
fn below(key: &str, given: &[(&str, bool)]) -> String {
    match keys("      ", given) {
        lines if lines.is_empty() => lines,
        lines => format!("#    {key}:\n{lines}"),
    }
}

/// A line for each of the keys that last year's file gave.
fn keys(indent: &str, given: &[(&str, bool)]) -> String {
    let mut text = String::new();
    for (key, _) in given.iter().filter(|(_, is_given)| *is_given) {
        let _ = writeln!(text, "#{indent}{key}:");
    }
    text
}
