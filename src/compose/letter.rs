//! The letter: the sections of the year's edition.

use super::composer::{Composer, Outline};
use crate::document::Labels;
use crate::model::{DocumentKind, PreparedBy};

/// What the letter of a year is made of.
pub(super) fn outline<'a>(composer: &Composer<'a>) -> Outline<'a> {
    let edition = composer.view.edition;
    let sections = edition.sections.iter();
    Outline {
        kind: DocumentKind::Letter,
        values: composer.context.in_templates(),
        name: "letter as composed".to_owned(),
        title: (edition.title.as_str(), Some(edition.title.spot)),
        sections: sections
            .map(|section| (section.value.as_str(), Some(section.spot)))
            .collect(),
        end: String::new(),
        tables: &composer.view.tables,
        labels: Labels::Absent,
        description: description(composer),
    }
}

/// What the document is, in its metadata.
fn description(composer: &Composer<'_>) -> String {
    let (council, year) = (&composer.project.council, composer.view.file.year.value);
    let name = &council.council.value;
    let made_up = if council.made_up {
        format!(" {name} is made up, and no figure here is to be relied on.")
    } else {
        String::new()
    };
    let who = match council.prepared_by {
        PreparedBy::Council => {
            format!("Prepared by {name} from published figures for {year}; not the letter that the Ombudsman sent.")
        }
        PreparedBy::Ombudsman => format!("The annual review letter about {name} for {year}."),
    };
    format!("{who}{made_up}")
}
