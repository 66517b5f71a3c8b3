//! A page on a decision whose statement is at hand: what was decided, why, and what became of the remedy.

use super::case_context::CaseContext;
use super::composer::{Composer, Outline};
use super::paper::TITLE;
use super::report_context::ReportContext;
use super::title::{self, Signs};
use crate::diagnostic::Diagnostics;
use crate::document::{Document, Labels};
use crate::model::{Case, DocumentKind, Numbering, PaperStyle, Statement, WordsOf};

/// The page of each case that has a statement, with its name in file names: `decision-22-006-612`.
pub(super) fn documents(composer: &Composer<'_>) -> Result<Vec<(String, Document)>, Diagnostics> {
    let Some(style) = composer.project.style.paper(DocumentKind::Decision) else {
        return Ok(Vec::new());
    };
    let cases = composer.view.file.cases.list.iter().zip(&composer.context.cases.list);
    let values = composer.context.in_templates();
    let mut found = Diagnostics::default();
    let mut documents = Vec::new();
    for (at, (case, context)) in (1..).zip(cases) {
        let Some(statement) = &case.statement else {
            continue;
        };
        // The checks ask for a reference.
        let name = case.slug().unwrap_or_else(|| at.to_string());
        match document(composer, style, (case, statement), (context, values.clone())) {
            Ok(document) => documents.push((format!("{}-{name}", DocumentKind::Decision.name()), document)),
            Err(errors) => found.extend(errors),
        }
    }
    if found.has_errors() { Err(found) } else { Ok(documents) }
}

fn document(
    composer: &Composer<'_>,
    style: &PaperStyle,
    (case, statement): (&Case, &Statement),
    (of_case, mut values): (&CaseContext, tera::Context),
) -> Result<Document, Diagnostics> {
    let title = match &style.title {
        Some(title) => {
            let mut of_title = tera::Context::new();
            of_title.insert("year", &composer.context.year);
            of_title.insert("council", &composer.context.council);
            of_title.insert("case", of_case);
            let files = &composer.project.files;
            title::filled_in((title, Some(title.spot)), &of_title, Signs::Plain, files)?
        }
        None => format!("Ombudsman decision {}", of_case.name),
    };
    let report = ReportContext {
        title,
        ..composer.context.report.clone()
    };
    values.insert("case", of_case);
    values.insert("report", &report);
    let sections = style.sections.iter();
    let outline = Outline {
        kind: DocumentKind::Decision,
        values,
        name: format!("page on {} as composed", case.in_words()),
        title: (TITLE, None),
        sections: sections.map(|section| (section.as_str(), Some(section.spot))).collect(),
        end: String::new(),
        tables: &composer.view.tables,
        labels: Labels::Given(match statement.words {
            WordsOf::Ombudsman if statement.numbers_itself() => Numbering::None,
            WordsOf::Ombudsman | WordsOf::Council => composer.project.style.numbering.unwrap_or_default(),
        }),
        description: description(composer, statement),
    };
    composer.written(&outline)
}

/// What the page is, in its metadata.
fn description(composer: &Composer<'_>, statement: &Statement) -> String {
    let council = &composer.project.council;
    let name = &council.council.value;
    let what = match statement.words {
        WordsOf::Council => format!("What the Ombudsman decided on a complaint about {name}, told by the council."),
        WordsOf::Ombudsman => format!("What the Ombudsman decided on a complaint about {name}."),
    };
    if council.made_up {
        format!("{what} The council is made up, and no figure here is to be relied on.")
    } else {
        what
    }
}
