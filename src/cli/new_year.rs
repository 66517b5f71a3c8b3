//! `new-year`: next year's file, with last year's settings carried over and its actions waiting for their updates.

mod charts;
mod own;
mod report;
mod skeleton;
mod stubs;

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;

use super::{messages, output};
use crate::audience;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load;
use crate::model::{Action, Audience, DocumentKind, Edition, Exempt, LetterAnnex, Project, Year};
use crate::units::FinancialYear;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The project's folder
    project: PathBuf,
    /// The year to start: 2024/25
    year: FinancialYear,
}

pub(super) fn run(arguments: &Arguments) -> Result<(), Diagnostics> {
    let (project, _) = audience::read(&arguments.project, Audience::Public)?;
    let year = arguments.year;
    if project.years.contains_key(&year) {
        let exists = Diagnostic::error(format!(
            "the project has a file for {year} already, and nothing was written"
        ));
        let hint = "name another year, or move that file away";
        return Err(exists.in_file(load::show(&arguments.project)).hint(hint).into());
    }
    let Some(edition) = project.edition_for(year) else {
        let none = Diagnostic::error(format!(
            "there is no edition of the letter for {year}, and nothing was written"
        ));
        let hint = "`annual-review editions list` shows those that there are";
        return Err(none.in_file(load::show(&arguments.project)).hint(hint).into());
    };
    let path = arguments.project.join(format!("{}.yaml", year.hyphenated()));
    output::write_new(&[(path.clone(), text(&project, year, edition))])?;
    let made = format!("made {}: enter the figures of the letter in it\n", load::show(&path));
    messages::print(&(made + &skipped(&project, year)))
}

/// What the new year is without, where the year before it is skipped.
fn skipped(project: &Project, year: FinancialYear) -> String {
    let before = year.previous();
    match project.years.range(..year).next_back() {
        Some((last, _)) if *last != before => {
            let figures = if project.statistics(before).is_some() {
                "its figures are those of `history:`"
            } else {
                "nothing is compared with that year until it has one, or a row in `history:`"
            };
            format!(
                "there is no file of {before}: settings are those of {last}, no actions are carried over, and {figures}\n"
            )
        }
        _ => String::new(),
    }
}

/// The new file: what can be carried over, and the rest as comments to be filled in.
fn text(project: &Project, year: FinancialYear, edition: &Edition) -> String {
    let last = project.years.range(..year).next_back().map(|(_, file)| file);
    let waiting = project.years.get(&year.previous());
    [
        format!("year: {year}\n"),
        documents(last),
        letter(last),
        skeleton::statistics(edition, stubs::received(last)),
        report::papers(last),
        charts::charts(last),
        stubs::stubs(last),
        updates(
            year.previous(),
            waiting.map(|file| file.actions.as_slice()).unwrap_or_default(),
        ),
        report::actions(last).to_owned(),
    ]
    .concat()
}

/// The documents of last year; pages on decisions only once there are statements to make them from.
fn documents(last: Option<&Year>) -> String {
    let asked = last.into_iter().flat_map(|file| &file.documents);
    let kinds = asked
        .map(|kind| kind.value)
        .filter(|kind| *kind != DocumentKind::Decision);
    let mut kinds: Vec<&str> = kinds.map(DocumentKind::name).collect();
    if kinds.is_empty() {
        kinds.push(DocumentKind::Letter.name());
    }
    format!("documents: [{}]\n", kinds.join(", "))
}

/// How the letter was sent and to whom, as last year; a line that is to be filled in has its `#` where it stands.
fn letter(last: Option<&Year>) -> String {
    let letter = last.map(|file| &file.letter);
    let addressee = letter.map(|letter| &letter.addressee);
    let delivery = line("  ", "delivery", letter.and_then(|letter| letter.delivery.as_ref()));
    let addressee = [
        line("    ", "name", addressee.and_then(|to| to.name.as_ref())),
        line("    ", "greeting", addressee.and_then(|to| to.greeting.as_ref())),
        line("    ", "post", addressee.and_then(|to| to.post.as_ref())),
    ]
    .concat();
    let annexes = letter.map(|letter| letter.annexes.as_slice()).unwrap_or_default();
    let annexes = match annexes {
        [] => "",
        [LetterAnnex::Workings, ..] => "  annexes: [workings]\n",
    };
    if delivery.is_empty() && addressee.is_empty() && annexes.is_empty() {
        return "# Take away the # before the lines that you fill.\n#letter:\n#  date:\n#  source:\n".to_owned();
    }
    let heading = if addressee.is_empty() { "" } else { "  addressee:\n" };
    format!(
        "# As last year: see whether it still holds. Take away the # before the new date and source, and fill them in.\n\
         letter:\n  #date:\n  #source:\n{delivery}{heading}{addressee}{annexes}"
    )
}

/// A key with a text, if there is one.
fn line(indent: &str, key: &str, value: Option<&String>) -> String {
    value.map_or_else(String::new, |value| format!("{indent}{key}: {}\n", quoted(value)))
}

/// A text between quotation marks. Every JSON string is a YAML string, whatever signs are in it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A text between quotation marks that no sign in it takes out of its line, and so from behind its `#`.
fn in_line(text: &str) -> String {
    quoted(text).replace(['\u{85}', '\u{2028}', '\u{2029}'], " ")
}

/// The beginning of a text, fit for a line behind a `#`: a line break of any kind would end the comment.
fn in_comment(text: &str) -> String {
    const LONGEST: usize = 100;
    let mut words = String::new();
    for word in text.lines().next().unwrap_or_default().split_whitespace() {
        if words.chars().count() + word.chars().count() >= LONGEST {
            return words + " …";
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.extend(word.chars().filter(|c| !c.is_control()));
    }
    words
}

/// The line that says why something is exempt, as last year; whether it still is, the officer weighs anew.
fn exempt_line(exempt: &Exempt) -> String {
    let (paragraph, test) = (exempt.paragraph, quoted(&exempt.public_interest));
    format!("exempt: {{paragraph: {paragraph}, public_interest: {test}}}")
}

fn updates(last_year: FinancialYear, actions: &[Action]) -> String {
    if actions.is_empty() {
        return String::new();
    }
    let mut text = format!("# What became of the actions of {last_year}.\nupdates:\n");
    for action in actions {
        let planned = match &action.action.exempt {
            // The update is exempt with its action, and need not say so itself.
            Some(_) => "an action that is exempt from publication, and its update with it".to_owned(),
            None => in_comment(&action.action.text),
        };
        let _ = writeln!(text, "  # {planned}\n  - action: {}\n    update:", action.id.value);
    }
    text
}
