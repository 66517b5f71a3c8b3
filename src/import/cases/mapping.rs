//! Which column of an export is which field of a case, and what its words mean.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::table::Table;
use super::{Values, suggestion};
use crate::diagnostic::{Diagnostic, Diagnostics, Files, Place, Source};
use crate::model::{At, Decision, Remedy};

/// The mapping of an export.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The heading of the column of each field
    pub(super) columns: Columns,
    /// How days of numbers alone are written: `day/month/year` or `month/day/year`; 2024-07-17 is always read
    pub(super) dates: Days,
    /// What the words of the export mean
    #[serde(default)]
    pub(super) values: Meanings,
    /// The headings of the columns that are not read, names and addresses among them
    #[serde(default)]
    pub(super) ignored: Vec<At<String>>,
}

/// The order of day and month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub(super) enum Days {
    /// 17/07/2024.
    #[serde(rename = "day/month/year")]
    DayMonthYear,
    /// 07/17/2024.
    #[serde(rename = "month/day/year")]
    MonthDayYear,
}

/// What the words of some columns mean.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Meanings {
    /// Words for decisions: `Upheld - Mal & Inj: upheld`
    pub(super) decision: Values<Decision>,
    /// Words for kinds of remedy: `Letter of apology: apology`
    pub(super) remedies: Values<Remedy>,
    /// Words for the letter's categories: `HSG: housing`
    pub(super) category: Values<String>,
    /// Services by the names that they are to be printed with: `ASC: Adult social care`
    pub(super) service: Values<String>,
}

macro_rules! columns {
    ($($key:ident $field:ident $about:literal),* $(,)?) => {
        /// A field of a case.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Field {
            $(#[doc = $about] $field,)*
        }

        /// The heading of the column of each field.
        #[derive(Debug, Clone, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub(super) struct Columns {
            $(#[doc = $about] pub(super) $key: Option<At<String>>,)*
        }

        impl Columns {
            /// The fields that have a column, in the order of a case.
            pub(super) fn given(&self) -> Vec<(Field, &At<String>)> {
                let all = [$((Field::$field, self.$key.as_ref())),*];
                all.into_iter().filter_map(|(field, heading)| Some((field, heading?))).collect()
            }
        }

        /// The keys of the fields.
        pub(super) const KEYS: &[&str] = &[$(stringify!($key)),*];
    };
}

columns! {
    reference Reference "The Ombudsman's reference",
    service Service "The service that the complaint was about",
    subject Subject "The category in the export's own words",
    category Category "The letter's category, by `values:`",
    status Status "How far it went",
    decision Decision "What was decided",
    received Received "The day on which the Ombudsman received it",
    decided Decided "The day of the decision",
    fault Fault "The fault, in words that name nobody",
    remedies Remedies "The kinds of remedy, with `;` or `,` between them",
    payment Payment "What was paid, in pounds",
    remedy_note RemedyNote "More on the remedy, in words that name nobody",
    due Due "The day by which the remedy was to be done",
    done Done "The day on which it was done",
    action_taken ActionTaken "What the council has done since, in words that name nobody",
}

/// Words in headings of columns that hold what belongs to a person.
const PERSONAL: [&str; 16] = [
    "address",
    "birth",
    "claimant",
    "client",
    "complainant",
    "customer",
    "dob",
    "email",
    "forename",
    "gender",
    "mobile",
    "phone",
    "postcode",
    "surname",
    "telephone",
    "uprn",
];

/// Whether a heading is that of a column with names, addresses or the like.
pub(super) fn is_personal(heading: &str) -> bool {
    let words = heading.to_lowercase();
    let words: Vec<&str> = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let is_name = matches!(
        words.as_slice(),
        ["name" | "title"] | ["first" | "last" | "full" | "middle" | "family", "name"]
    );
    is_name
        || words
            .iter()
            .any(|word| PERSONAL.contains(word) || PERSONAL.contains(&word.trim_end_matches('s')))
}

/// What is wrong with a mapping, on its own and for this export.
pub(super) fn faults(rules: &Mapping, files: &Files, table: &Table, source: &Arc<Source>) -> Diagnostics {
    let mut found = Diagnostics::default();
    let given = rules.columns.given();
    let named = given.iter().map(|(_, heading)| *heading).chain(&rules.ignored);
    let headings: Vec<String> = table.headings.iter().map(|cell| cell.text.trim().to_owned()).collect();
    let at = |heading: &At<String>| files.place(heading.spot);
    for heading in named.clone() {
        let columns = headings.iter().filter(|one| **one == heading.value.trim()).count();
        if columns == 0 {
            let none = Diagnostic::error(format!("the export has no column `{}`", heading.value)).at(at(heading));
            found.push(none.hint(suggestion(&heading.value, &headings)));
        }
        if columns > 1 {
            let several =
                Diagnostic::error(format!("the export has {columns} columns `{}`", heading.value)).at(at(heading));
            found.push(several.hint("give them different headings in the export"));
        }
    }
    for (_, heading) in given.iter().filter(|(_, heading)| is_personal(&heading.value)) {
        let message = format!("the column `{}` is about a person, and is not read", heading.value);
        found.push(
            Diagnostic::error(message)
                .at(at(heading))
                .hint("delete this line, and put the heading below `ignored:`"),
        );
    }
    for (key, field) in [
        ("reference", Field::Reference),
        ("service", Field::Service),
        ("decision", Field::Decision),
    ] {
        if !given.iter().any(|(one, _)| *one == field) {
            let place = given.first().map(|(_, heading)| at(heading));
            let none = Diagnostic::error(format!("no column is named for the {key}, which every case has"));
            let none = none.hint(format!("add `{key}:` below `columns:`, with the heading of its column"));
            found.push(match place {
                Some(place) => none.at(place),
                None => none,
            });
        }
    }
    let is_named = |heading: &str| named.clone().any(|one| one.value.trim() == heading);
    for (cell, heading) in table.headings.iter().zip(&headings) {
        if !heading.is_empty() && !is_named(heading) {
            let place = Place {
                source: Arc::clone(source),
                bytes: cell.bytes.clone(),
            };
            let unnamed = Diagnostic::error(format!("the mapping says nothing of the column `{heading}`")).at(place);
            let line = crate::import::case_list::scalar(heading);
            found.push(unnamed.hint(format!("add `- {line}` below `ignored:`, or name it below `columns:`")));
        }
    }
    found
}
