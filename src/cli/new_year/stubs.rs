//! What a committee report needs besides the letter's figures, as lines to be filled in, all of them behind a `#`.
//!
//! In: last year's file. Out: the same lists with the same ids and labels, and nothing of its numbers.

use std::fmt::Write;

use super::skeleton::Received;
use super::{exempt_line, quoted};
use crate::model::{Assessed, Base, Breakdown, Cases, Code, OwnComplaints, Refused, Year};

const OWN_COMPLAINTS: &str = "\
# The council's own complaints, with the ids of last year, by which the years are set side by side. Take away the # before
# the lines that you fill, and before those above them that they belong to.
#own_complaints:
";

const BREAKDOWNS: &str = "\
# Numbers told apart by reasons or kinds, with those of last year: see which still hold. The counts have to add up.
#breakdowns:
";

const REFUSED: &str = "\
# Complaints that were not taken up, with the reasons of last year: see which still hold. The counts have to add up.
#refused:
#  total:
#  parts:
";

const CODE: &str = "\
# The sections of the Complaint Handling Code that were assessed last year; each is assessed anew, with yes or no.
#code:
#  self_assessment:
";

const CASES: &str = "\
# The Ombudsman's decisions, a block for each case; what a case does not have is left out. A decision is upheld, not-upheld,
# closed, referred-back, advice-given or invalid; remedies are apology, review, training, procedure, guidance, reassessment,
# service or other. No text may name anybody.
#cases:
#  list:
#    - reference:
#      service:
#      category:
#      decision: upheld
#      received:
#      decided:
#      fault:
#      remedies: [apology]
#      payment:
#      due:
#      done:
";

/// Last year's file, if it asks for a paper.
fn with_report(last: Option<&Year>) -> Option<&Year> {
    last.filter(|file| file.asked_papers().next().is_some())
}

/// Whether last year's report had what was received.
pub(super) fn received(last: Option<&Year>) -> Received {
    let given = with_report(last).map(|file| &file.statistics.received);
    if given.is_some_and(|received| received.total.is_some() || !received.categories.is_empty()) {
        Received::ForReport
    } else {
        Received::AsInLetter
    }
}

/// The lists that last year's file has for its report.
pub(super) fn stubs(last: Option<&Year>) -> String {
    let Some(last) = with_report(last) else {
        return String::new();
    };
    let mut text = own_complaints(&last.own_complaints);
    text.push_str(&refused(last.refused.as_ref()));
    text.push_str(&code(&last.code));
    text.push_str(cases(&last.cases));
    let breakdowns = last.breakdowns.iter().map(|(name, last)| breakdown(name, last));
    let breakdowns: String = breakdowns.collect();
    if !breakdowns.is_empty() {
        text.push_str(BREAKDOWNS);
        text.push_str(&breakdowns);
    }
    text
}

fn own_complaints(last: &[OwnComplaints]) -> String {
    let mut text = String::new();
    for kind in last {
        if text.is_empty() {
            text.push_str(OWN_COMPLAINTS);
        }
        let _ = writeln!(text, "#  - id: {}\n#    label: {}", kind.id.value, in_line(&kind.label));
        if let Some(exempt) = &kind.exempt {
            let _ = writeln!(text, "#    {}", exempt_line(exempt));
        }
        if let Some(procedure) = &kind.procedure {
            let _ = writeln!(text, "#    procedure: {}", procedure.value);
        }
        if let Some(stage) = &kind.stage {
            let _ = writeln!(text, "#    stage: {}", stage.value);
        }
        let given = [
            ("received", kind.received.is_some()),
            ("closed", kind.closed.is_some()),
            ("on_time", kind.on_time.is_some()),
            ("on_time_rate", kind.on_time_rate.is_some()),
            ("escalated", kind.escalated.is_some()),
            ("late", kind.late.is_some()),
            ("late_rate", kind.late_rate.is_some()),
            ("extended", kind.extended.is_some()),
            ("open", kind.open.is_some()),
            ("open_rate", kind.open_rate.is_some()),
            ("advocacy", kind.advocacy.is_some()),
        ];
        text.push_str(&keys("    ", &given));
        let base = kind.on_time_of.map(|base| match base {
            Base::Closed => "closed",
            Base::Received => "received",
        });
        if let Some(base) = base {
            let _ = writeln!(text, "#    on_time_of: {base}");
        }
        let outcomes = &kind.outcomes;
        let given = [
            ("upheld", outcomes.upheld.is_some()),
            ("partly_upheld", outcomes.partly_upheld.is_some()),
            ("not_upheld", outcomes.not_upheld.is_some()),
            ("no_finding", outcomes.no_finding.is_some()),
            ("withdrawn", outcomes.withdrawn.is_some()),
            ("other", outcomes.other.is_some()),
        ];
        let outcomes = keys("      ", &given);
        if !outcomes.is_empty() {
            let _ = write!(text, "#    outcomes:\n{outcomes}");
        }
    }
    text
}

/// A line for each of the keys that last year's file gave.
fn keys(indent: &str, given: &[(&str, bool)]) -> String {
    let mut text = String::new();
    for (key, _) in given.iter().filter(|(_, is_given)| *is_given) {
        let _ = writeln!(text, "#{indent}{key}:");
    }
    text
}

fn refused(last: Option<&Refused>) -> String {
    let parts = last.map(|last| last.parts.as_slice()).unwrap_or_default();
    let lines = parts
        .iter()
        .map(|part| format!("#    - label: {}\n#      count:\n", in_line(&part.label)));
    let lines: String = lines.collect();
    if lines.is_empty() {
        lines
    } else {
        format!("{REFUSED}{lines}")
    }
}

fn code(last: &Code) -> String {
    let row = |row: &Assessed| {
        let (section, asks) = (&row.section.value, in_line(&row.asks.text));
        format!("#    - section: \"{section}\"\n#      asks: {asks}\n#      follows:\n#      explanation:\n")
    };
    let rows: String = last.self_assessment.iter().map(row).collect();
    if rows.is_empty() { rows } else { format!("{CODE}{rows}") }
}

/// One empty case, where last year's file had some or said why there are none.
fn cases(last: &Cases) -> &'static str {
    let has_some = !last.list.is_empty() || last.left_out.is_some() || last.incomplete.is_some();
    if has_some { CASES } else { "" }
}

fn breakdown(name: &str, last: &Breakdown) -> String {
    let exempt = last
        .exempt
        .as_ref()
        .map(|exempt| format!("#    {}\n", exempt_line(exempt)));
    let mut text = format!(
        "#  {name}:\n#    label: {}\n{}#    total:\n#    parts:\n",
        in_line(&last.label),
        exempt.unwrap_or_default()
    );
    for part in &last.parts {
        let _ = writeln!(text, "#      - label: {}\n#        count:", in_line(&part.label));
    }
    text
}

/// A text between quotation marks that no sign in it takes out of its line, and so from behind its `#`.
fn in_line(text: &str) -> String {
    quoted(text).replace(['\u{85}', '\u{2028}', '\u{2029}'], " ")
}
