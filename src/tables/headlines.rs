//! The letter's headline figures beside last year's and the averages.

use super::{cell, heading_column, is_known, last_year, number_column, revised, row, words};
use crate::document::{Inline, RowKind, Table};
use crate::figures::{Figures, State};
use crate::model::{AuthorityType, Edition};

/// The id of the table.
const HEADLINES: &str = "headlines";

/// The number that stands beside the headline figures, and is none of them itself.
const RECEIVED: &str = "received";

/// The figures, in the order of the letter.
const ROWS: [(&str, &str); 7] = [
    (RECEIVED, "Complaints and enquiries received"),
    ("upheld", "Complaints upheld"),
    ("uphold-rate", "Uphold rate"),
    ("upheld-per-100000", "Upheld for every 100,000 residents"),
    ("compliance-rate", "Compliance rate"),
    ("satisfactory-remedies", "Satisfactory remedies"),
    ("satisfactory-remedy-rate", "Satisfactory remedy rate"),
];

/// What is set side by side in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    ThisYear,
    LastYear,
    Similar,
    All,
}

impl Side {
    const ALL: [Self; 4] = [Self::ThisYear, Self::LastYear, Self::Similar, Self::All];

    /// The id of a row's figure on this side.
    fn id(self, id: &str) -> String {
        match self {
            Self::ThisYear => id.to_owned(),
            Self::LastYear => last_year(id),
            Self::Similar => format!("{id}-similar"),
            Self::All => format!("{id}-all"),
        }
    }

    fn heading(self, figures: &Figures, kind: AuthorityType) -> String {
        match self {
            Self::ThisYear => figures.year.to_string(),
            Self::LastYear => figures.year.previous().to_string(),
            Self::Similar => format!("{} (average)", capitalised(kind.plural())),
            Self::All => "All authorities (average)".to_owned(),
        }
    }

    /// Whether a row has anything on this side: averages are those of rates, and of a rate that the council has.
    fn applies(self, figures: &Figures, id: &str) -> bool {
        match self {
            Self::ThisYear | Self::LastYear => true,
            Self::Similar | Self::All => is_known(figures, id) && figures.get(&self.id(id)).is_some(),
        }
    }

    fn cell(self, figures: &Figures, id: &str) -> Vec<Inline> {
        if self.applies(figures, id) {
            cell(figures, &self.id(id))
        } else {
            words("not applicable")
        }
    }
}

/// The known figures; a column is only there where it has a value.
pub(super) fn headlines(figures: &Figures, edition: &Edition, kind: AuthorityType) -> Option<Table> {
    let rows: Vec<_> = ROWS.into_iter().filter(|(id, _)| is_shown(figures, id)).collect();
    if rows.iter().all(|(id, _)| *id == RECEIVED) {
        return None;
    }
    let caption = format!("Headline figures for {}", figures.year);
    beside(figures, edition, kind, (HEADLINES, &caption), &rows)
}

/// The same of these figures, each with its label: those of a chart of key numbers. Where the headline figures are all of
/// them, it is by its id the same table, so that no paper prints both.
pub(crate) fn key_numbers(
    figures: &Figures,
    edition: &Edition,
    kind: AuthorityType,
    rows: &[(&str, &str)],
) -> Option<Table> {
    let caption = format!("Key numbers for {}", figures.year);
    let id = if rows.iter().all(|row| ROWS.contains(row)) {
        HEADLINES
    } else {
        "key-numbers"
    };
    beside(figures, edition, kind, (id, &caption), rows)
}

fn beside(
    figures: &Figures,
    edition: &Edition,
    kind: AuthorityType,
    (id, caption): (&str, &str),
    rows: &[(&str, &str)],
) -> Option<Table> {
    let has_value = |side: Side, id: &str| side.applies(figures, id) && is_known(figures, &side.id(id));
    let has_values = |side: &Side| rows.iter().any(|(id, _)| has_value(*side, id));
    let sides: Vec<Side> = Side::ALL.into_iter().filter(has_values).collect();
    if !sides.contains(&Side::ThisYear) {
        return None;
    }
    let headings = sides.iter().map(|side| number_column(&side.heading(figures, kind)));
    let body = rows.iter().map(|(id, label)| {
        let cells = sides.iter().map(|side| side.cell(figures, id));
        row(RowKind::Body, std::iter::once(words(label)).chain(cells).collect())
    });
    let revisions = rows.iter().flat_map(|(id, label)| {
        let sides = sides.iter().rev();
        sides.filter_map(move |side| revised(figures, &side.id(id), label))
    });
    let mut notes: Vec<String> = revisions.collect();
    if sides.contains(&Side::LastYear) {
        notes.extend(edition.comparability.iter().cloned());
    }
    Some(Table {
        id: id.to_owned(),
        caption: words(caption),
        columns: std::iter::once(heading_column("Figure")).chain(headings).collect(),
        rows: body.collect(),
        notes: notes.iter().map(|note| words(note)).collect(),
    })
}

/// Known this year; or known last year, where this year there can be no such figure.
fn is_shown(figures: &Figures, id: &str) -> bool {
    let does_not_apply = figures
        .get(id)
        .is_some_and(|figure| matches!(figure.state, State::NotApplicable(_)));
    is_known(figures, id) || (does_not_apply && is_known(figures, &last_year(id)))
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
