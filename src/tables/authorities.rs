//! The main figures of many authorities, a table for each type and a row for each authority.
//!
//! In: of each authority what is kept of it once its documents are written, a few hundred bytes. Out: the tables. Averages
//! are those that have been published; none is worked out of the rows.

use std::collections::BTreeSet;

use super::{cell, heading_column, number_column, revised, row, words};
use crate::document::{Inline, Row, RowKind, Table};
use crate::figures::{Figures, State, Status};
use crate::model::{At, AuthorityType, Averages, AveragesOfType, PerCent, PreparedBy, Project, Scope};
use crate::units::{Exact, FinancialYear, Percent};

/// The columns of figures, from left to right.
const HEADINGS: [&str; 5] = [
    "Received",
    "Upheld of investigations",
    "Uphold rate",
    "Compliance rate",
    "Satisfactory remedy rate",
];

/// The figures that a row prints, with what their notes call them.
const FIGURES: [(&str, &str); 6] = [
    ("received", "Complaints and enquiries received"),
    ("upheld", "Complaints upheld"),
    ("investigations", "Investigations"),
    ("uphold-rate", "Uphold rate"),
    ("compliance-rate", "Compliance rate"),
    ("satisfactory-remedy-rate", "Satisfactory remedy rate"),
];

/// What an index of many authorities tells of one.
#[derive(Debug, Clone, PartialEq)]
pub struct Authority {
    /// Its full name.
    pub name: String,
    /// Its type.
    pub kind: AuthorityType,
    /// The year of its figures.
    pub year: FinancialYear,
    /// Where its own index is, from this one on.
    pub link: String,
    /// Whether it is made up.
    pub made_up: bool,
    /// Whether it prepared its letters itself.
    pub prepares: bool,
    cells: [Vec<Inline>; 5],
    notes: Vec<String>,
}

impl Authority {
    /// An authority with its figures of a year. They are given as readers may have them: the public version's.
    ///
    /// The figures have names of their own, since each authority has one of that name: `uphold-rate-of-oxford`.
    #[must_use]
    pub fn new(project: &Project, figures: &Figures, folder: &str) -> Self {
        let council = &project.council;
        let of = |id: &str| {
            let named = |inline| match inline {
                Inline::Figure { id, text } => Inline::Figure {
                    id: format!("{id}-of-{}", name_in_ids(folder)),
                    text,
                },
                other => other,
            };
            cell(figures, id).into_iter().map(named).collect::<Vec<_>>()
        };
        let name = &council.council.value;
        let notes = FIGURES.into_iter().filter_map(|(id, label)| note(figures, id, label));
        Self {
            name: name.clone(),
            kind: council.authority_type.value,
            year: figures.year,
            link: link_to_index(folder),
            made_up: council.made_up,
            prepares: council.prepared_by == PreparedBy::Council,
            cells: [
                of("received"),
                upheld(of("upheld"), of("investigations")),
                of("uphold-rate"),
                of("compliance-rate"),
                of("satisfactory-remedy-rate"),
            ],
            notes: notes.map(|note| format!("{name}: {note}")).collect(),
        }
    }
}

/// The link to the index of the authority in this folder. What a link has a use of its own for is encoded here, since a link
/// target is taken for one that may have been encoded already.
#[must_use]
pub fn link_to_index(folder: &str) -> String {
    let mut link = String::new();
    for c in folder.chars() {
        match c {
            '%' => link.push_str("%25"),
            '#' => link.push_str("%23"),
            '?' => link.push_str("%3F"),
            ':' => link.push_str("%3A"),
            '\\' => link.push_str("%5C"),
            other => link.push(other),
        }
    }
    link + "/index.html"
}

/// "18 of 21"; where both are wanting for the same reason, that reason once.
fn upheld(upheld: Vec<Inline>, investigations: Vec<Inline>) -> Vec<Inline> {
    if upheld == investigations && !matches!(upheld[..], [Inline::Figure { .. }]) {
        return upheld;
    }
    let investigations = match investigations[..] {
        [Inline::Figure { .. }] => investigations,
        _ => words("a number not given"),
    };
    [upheld, words(" of "), investigations].concat()
}

/// What a reader of a figure may stumble over: that it may still change, or has been revised.
fn note(figures: &Figures, id: &str, label: &str) -> Option<String> {
    match &figures.get(id)?.state {
        State::Known(known) => match &known.status {
            Status::Provisional(reason) => Some(format!("{label}, {}: provisional, since {reason}.", figures.year)),
            _ => revised(figures, id, label),
        },
        _ => None,
    }
}

/// A folder's name in the id of a figure, which has no spaces.
fn name_in_ids(folder: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
    folder.chars().map(plain).collect::<String>().to_lowercase()
}

/// The tables of the types that there are, in the order of the types; in each the authorities by their names, then the
/// published averages of the type. A column says of what year the figures are, unless all are of one.
#[must_use]
pub fn authorities(rows: &[Authority], averages: &Averages) -> Vec<(AuthorityType, Table)> {
    let kinds: BTreeSet<AuthorityType> = rows.iter().map(|row| row.kind).collect();
    let table = |kind: AuthorityType| {
        let mut of_kind: Vec<&Authority> = rows.iter().filter(|row| row.kind == kind).collect();
        of_kind.sort_by_cached_key(|row| (row.name.to_lowercase(), row.link.clone()));
        (kind, of_type(kind, &of_kind, averages))
    };
    kinds.into_iter().map(table).collect()
}

fn of_type(kind: AuthorityType, authorities: &[&Authority], averages: &Averages) -> Table {
    let years: BTreeSet<FinancialYear> = authorities.iter().map(|row| row.year).collect();
    let only_year = years.first().filter(|_| years.len() == 1);
    let year_column = only_year.is_none().then(|| heading_column("Year"));
    let year_cell = |year: FinancialYear| only_year.is_none().then(|| words(&year.to_string()));
    let mut rows: Vec<Row> = Vec::new();
    for authority in authorities {
        let name = vec![Inline::Link {
            target: authority.link.clone(),
            content: words(&authority.name),
        }];
        let cells = std::iter::once(name).chain(year_cell(authority.year));
        rows.push(row(RowKind::Body, cells.chain(authority.cells.clone()).collect()));
    }
    let published = years.iter().rev().filter_map(|year| {
        let of_kind = |row: &&AveragesOfType| row.year == *year && row.of == Scope::Type(kind);
        averages.averages.iter().find(of_kind)
    });
    let published: Vec<Row> = published
        .map(|average| average_row(kind, average, year_cell(average.year)))
        .collect();
    let mut notes: Vec<String> = authorities.iter().flat_map(|row| row.notes.clone()).collect();
    if !published.is_empty() {
        notes.push(
            "The average is the one that has been published, and is not worked out of the rows above.".to_owned(),
        );
    }
    rows.extend(published);
    let period = only_year.map_or_else(|| "each of the newest year at hand".to_owned(), ToString::to_string);
    let headings = HEADINGS.iter().map(|heading| number_column(heading));
    let columns = std::iter::once(heading_column("Authority")).chain(year_column);
    Table {
        id: table_id(kind),
        caption: words(&format!("Main figures of {}, {period}", kind.plural())),
        columns: columns.chain(headings).collect(),
        rows,
        notes: notes.iter().map(|note| words(note)).collect(),
    }
}

/// The id of the table of a type: "county-councils".
fn table_id(kind: AuthorityType) -> String {
    name_in_ids(kind.plural())
}

/// The published averages of a type; of numbers there are none.
fn average_row(kind: AuthorityType, average: &AveragesOfType, year: Option<Vec<Inline>>) -> Row {
    let rate = |id: &str, rate: Option<Exact>| match rate {
        Some(rate) => vec![Inline::Figure {
            id: format!("{id}-average-{}-{}", table_id(kind), average.year.hyphenated()),
            text: Percent(rate).to_string(),
        }],
        None => words("not given"),
    };
    let exact = |rate: &At<PerCent>| Exact::from(rate.value);
    let cells = [
        words("not applicable"),
        words("not applicable"),
        rate("uphold-rate", average.uphold_rate.as_ref().map(exact)),
        rate("compliance-rate", average.compliance_rate.as_ref().map(exact)),
        rate(
            "satisfactory-remedy-rate",
            average.satisfactory_remedy_rate.as_ref().map(exact),
        ),
    ];
    let name = words(&format!("Average of {}", kind.plural()));
    let cells = std::iter::once(name).chain(year).chain(cells);
    row(RowKind::Total, cells.collect())
}
