//! The Ombudsman's decision statements → records of cases.
//!
//! In: the text of a statement, or its saved web page. Out: a [`Record`], and a warning for each field that was not
//! found. Three steps: the text becomes paragraphs (`plain`, `html`); those at the top become the facts of the case
//! (`head`), and the others its sections (`body`); what was agreed is looked for in these (`remedy`). What a
//! statement says in words alone, such as the day by which something is to be done, becomes a comment and no date.

mod body;
mod columns;
mod head;
mod html;
mod plain;
mod remedy;
mod residue;

use std::ops::Range;
use std::sync::Arc;

use super::case_list::{Record, Statement, date_in, decision_of, escaped};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use crate::model::Decision;
use body::Body;
use head::{Found, Head};

/// A paragraph of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Paragraph {
    /// Its words, with single spaces.
    text: String,
    /// Where it begins and ends in the source.
    bytes: Range<usize>,
    /// What it is.
    kind: Kind,
}

/// What a paragraph is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    /// A heading.
    Heading,
    /// A paragraph without a number.
    Text,
    /// A numbered paragraph, with its number.
    Numbered(u64),
    /// An item of a list, with its depth: 0 where it stands below no numbered paragraph.
    Item(usize),
    /// A row of a table, with its cells.
    Row(Vec<String>),
}

/// Reads a decision statement.
///
/// # Errors
/// A text that is no decision statement: neither a reference nor a decision is in it.
pub fn read(source: &Arc<Source>) -> Result<(Record, Diagnostics), Diagnostic> {
    let (paragraphs, original) = if html::is_html(&source.text) {
        html::paragraphs(&source.text)
    } else {
        (plain::paragraphs(&source.text), None)
    };
    let paragraphs = residue::without(paragraphs);
    let (head, rest) = head::head(&paragraphs);
    if head.reference.is_none() && head.decision.is_none() {
        let none = Diagnostic::error(format!("`{}` is no decision statement that can be read", source.path));
        return Err(none.in_file(source.path.clone()).hint(
            "it has to have a line with the reference, as in `Exampleshire County Council (24 001 234)`, or one with the \
             decision, as in `Decision : Upheld`",
        ));
    }
    let body = body::body(rest);
    let place = |bytes: &Range<usize>| Place {
        source: Arc::clone(source),
        bytes: bytes.clone(),
    };
    let mut found = Diagnostics::default();
    let mut record = facts(&head, &place, &mut found);
    told(&mut record, body, original, &place, &mut found);
    // Whole lines of the source are named where the search for something ended.
    let end = rest.first().map_or(source.text.len(), |first| first.bytes.start);
    missing(&mut record, &place(&(end..end)), &mut found);
    Ok((record, found))
}

/// The facts at the top.
fn facts(head: &Head, place: &impl Fn(&Range<usize>) -> Place, found: &mut Diagnostics) -> Record {
    let mut record = Record {
        reference: head.reference.as_ref().map(|found| found.text.clone()),
        authority: head
            .authority
            .as_ref()
            .map(|found| (found.text.clone(), place(&found.bytes))),
        place: head.reference.as_ref().map(|found| place(&found.bytes)),
        ..Record::default()
    };
    if let Some(authority) = &head.authority {
        record.note("reference", authority.text.clone());
    }
    if let Some(category) = &head.category {
        let (service, _) = category.text.split_once('>').unwrap_or((&category.text, ""));
        record.service = Some(service.trim().to_owned());
        let below = head.sub_category.as_ref().map(|below| format!(" > {}", below.text));
        record.subject = Some(category.text.clone() + &below.unwrap_or_default());
    }
    let unread = |what: &str, given: &Found, hint: &str| {
        let message = format!("`{}` cannot be read as a {what}", given.text);
        Diagnostic::warning(message)
            .at(place(&given.bytes))
            .hint(hint.to_owned())
    };
    if let Some(given) = &head.decision {
        record.decision = decision_of(&given.text);
        let names = Decision::ALL.map(Decision::name).join("`, `");
        match record.decision {
            None => found.push(unread("decision", given, &format!("add `decision:`, one of `{names}`"))),
            Some(decision) if !given.text.eq_ignore_ascii_case(decision.label()) => {
                record.note("decision", format!("in the statement: {}", given.text));
            }
            Some(_) => {}
        }
    }
    if let Some(given) = &head.decided {
        record.decided = date_in(&given.text);
        if record.decided.is_none() {
            record.note("decided", format!("decided: the statement says “{}”", given.text));
            found.push(unread("date", given, "add `decided:`, as in 2024-07-17"));
        }
    }
    record
}

/// The statement itself, and what it says of the remedy.
fn told(
    record: &mut Record,
    body: Body,
    original: Option<String>,
    place: &impl Fn(&Range<usize>) -> Place,
    found: &mut Diagnostics,
) {
    remedy::propose(record, &body, place, found);
    let markdown = |(heading, paragraphs): &(String, Vec<Paragraph>)| (heading.clone(), body::markdown(paragraphs));
    let statement = Statement {
        summary: body.summary.as_deref().map(body::markdown),
        sections: body.sections.iter().map(markdown).collect(),
        decided_by: body.decided_by,
        original: original.or(body.original),
    };
    if statement.summary.is_some() || !statement.sections.is_empty() {
        record.statement = Some(statement);
    }
    if record.decision == Some(Decision::Upheld) {
        record.note("fault", "fault: the fault in a line, in your own words");
    }
}

/// Says what was not found, in the record and beside it.
fn missing(record: &mut Record, end: &Place, found: &mut Diagnostics) {
    let has_summary = record
        .statement
        .as_ref()
        .is_some_and(|statement| statement.summary.is_some());
    let fields = [
        (
            "reference",
            record.reference.is_none(),
            "the reference, as in 24 001 234",
        ),
        ("service", record.service.is_none(), "the category, after `Category :`"),
        (
            "decision",
            record.decision.is_none(),
            "the decision, after `Decision :`",
        ),
        (
            "decided",
            record.decided.is_none(),
            "the day of the decision, after `Decision date :`",
        ),
        ("statement", !has_summary, "the summary, after `Summary:`"),
    ];
    for (key, is_missing, what) in fields {
        // Of what was found but not understood that has been said.
        if !is_missing || matches!(key, "decision" | "decided") && record.notes.contains_key(key) {
            continue;
        }
        let name = what.split(',').next().unwrap_or(what);
        let field = if key == "statement" { "summary" } else { key };
        record.note(key, format!("{field}: not found"));
        let warning = Diagnostic::warning(format!("{name} was not found before this line, and is left empty"));
        found.push(
            warning
                .at(end.clone())
                .hint(format!("look for {what}; then add `{field}:` to the case")),
        );
    }
}
