//! What a committee report needs besides the letter's figures, as lines to be filled in, all of them behind a `#`.
//!
//! In: last year's file. Out: the same lists with the same ids and labels, and nothing of its numbers.

use std::fmt::Write;

use super::skeleton::Received;
use super::{exempt_line, in_line, own};
use crate::model::{Assessed, Breakdown, Cases, Code, DocumentKind, Refused, Year};

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
# `[]` says that there was nothing; a line that stays behind its # says that it is not known.
#code:
#  response: {to_come_from: the Committee}
#  non_compliance: []
#  other_reports: []
#  self_assessment:
";

const CASES: &str = "\
# The Ombudsman's decisions, a block for each case; what a case does not have is left out. A decision is upheld, not-upheld,
# discontinued, not-investigated, closed, referred-back, advice-given, invalid or, while there is none, awaited; remedies are apology, review, training, procedure, guidance, reassessment,
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

const STATEMENT: &str = "\
# With the first statement, add `decision` to `documents:` again; each statement makes a page.
#      statement:
#        summary:
#        sections:
#          - heading:
#            text:
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
    let mut text = own::stubs(last);
    text.push_str(&refused(last.refused.as_ref()));
    text.push_str(&code(&last.code));
    text.push_str(cases(&last.cases));
    if last.asks_for(DocumentKind::Decision) && !last.cases.list.is_empty() {
        text.push_str(STATEMENT);
    }
    let breakdowns = last.breakdowns.iter().map(|(name, last)| breakdown(name, last));
    let breakdowns: String = breakdowns.collect();
    if !breakdowns.is_empty() {
        text.push_str(BREAKDOWNS);
        text.push_str(&breakdowns);
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
