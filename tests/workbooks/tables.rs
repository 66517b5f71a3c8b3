//! The three tables as the Ombudsman publishes them: titles in rows 1 and 2, headings in row 4, authorities from row 5.

use crate::sector::{Authority, Figure, Figures, Spelling, Truth, rate};
use crate::sheet::{Cell, Sheet};

/// Which table.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Table {
    Received,
    Decided,
    Remedies,
}

/// Headings of complaints received: columns A to K.
pub(crate) const RECEIVED: [&str; 11] = [
    "Authority name",
    "Adult care services",
    "Benefits and tax",
    "Corporate and other services",
    "Education and children's services",
    "Environmental services and public protection",
    "Highways and transport",
    "Housing",
    "Planning and development",
    "Other",
    "Total",
];

/// Headings of complaints decided: columns A to I.
pub(crate) const DECIDED: [&str; 9] = [
    "Authority name",
    "Invalid or incomplete",
    "Advice given",
    "Referred back for local resolution",
    "Closed after initial enquiries",
    "Not upheld",
    "Upheld",
    "Total",
    "Uphold rate (%)",
];

/// Headings of compliance and remedies: columns A to G.
pub(crate) const REMEDIES: [&str; 7] = [
    "Authority name",
    "Compliance outcomes",
    "Satisfied",
    "Late",
    "Compliance rate (%)",
    "Satisfactory remedies",
    "Satisfactory remedy rate (%)",
];

/// The row of the headings, from 0.
pub(crate) const HEADINGS: usize = 3;

impl Table {
    /// The name of its sheet.
    pub(crate) fn sheet_name(self) -> &'static str {
        match self {
            Self::Received => "Received",
            Self::Decided => "Decided",
            Self::Remedies => "Compliance and remedies",
        }
    }

    /// The name of its file, without its ending.
    pub(crate) fn stem(self) -> &'static str {
        match self {
            Self::Received => "complaints-received",
            Self::Decided => "complaints-decided",
            Self::Remedies => "compliance-and-remedies",
        }
    }

    /// The sheet of these authorities for 2023/24.
    pub(crate) fn sheet(self, authorities: &[Authority], spelling: Spelling) -> Sheet {
        let (title, headings): (_, &[&str]) = match self {
            Self::Received => ("Complaints and enquiries received, by category, 2023-24", &RECEIVED),
            Self::Decided => ("Complaints and enquiries decided, by outcome, 2023-24", &DECIDED),
            Self::Remedies => ("Compliance outcomes and satisfactory remedies, 2023-24", &REMEDIES),
        };
        let mut sheet = Sheet::new(self.sheet_name());
        sheet.push(["Local Government and Social Care Ombudsman"]);
        sheet.push([title]);
        sheet.push([""]);
        sheet.push(headings.iter().copied());
        for authority in authorities {
            let cells = std::iter::once(Cell::from(authority.spelled(spelling)));
            sheet.push(cells.chain(self.cells(authority)));
        }
        sheet
    }

    fn cells(self, authority: &Authority) -> Vec<Cell> {
        let counts = |counts: &[u32]| counts.iter().map(|count| Cell::from(*count)).collect::<Vec<_>>();
        let [upheld, investigated] = authority.upheld();
        match self {
            Self::Received => {
                let total = authority.received.iter().sum();
                [counts(&authority.received), counts(&[total])].concat()
            }
            Self::Decided => {
                let total = authority.decided.iter().sum();
                let rate = vec![per_cent(upheld, investigated)];
                [counts(&authority.decided), counts(&[total]), rate].concat()
            }
            Self::Remedies => {
                let [outcomes, satisfied, _] = authority.compliance;
                let mut cells = counts(&authority.compliance);
                cells.push(per_cent(satisfied, outcomes));
                cells.push(authority.remedies.into());
                cells.push(per_cent(authority.remedies, upheld));
                cells
            }
        }
    }

    /// What the sheet of these authorities says.
    pub(crate) fn truth(self, authorities: &[Authority]) -> Truth {
        let figures = |authority: &Authority| -> Figures {
            match self {
                Self::Received => authority.truth_received(),
                Self::Decided => authority.truth_decided(),
                Self::Remedies => authority.truth_remedies(),
            }
        };
        authorities.iter().map(|a| (a.name.clone(), figures(a))).collect()
    }
}

/// The rate as a whole number, or `N/A` where there can be none.
fn per_cent(part: u32, whole: u32) -> Cell {
    match rate(part, whole) {
        Figure::PerCent(rate) => rate.into(),
        _ => "N/A".into(),
    }
}

/// The sum of each column from the second, below the table, with this label.
pub(crate) fn totals(sheet: &Sheet, label: &str) -> Vec<Cell> {
    let width = sheet.rows[HEADINGS].len();
    let mut cells = vec![Cell::from(label)];
    for column in 1..width {
        let heading = &sheet.rows[HEADINGS][column];
        let numbers = sheet.rows[HEADINGS + 1..].iter().filter_map(|cells| cells.get(column));
        let sum = numbers
            .map(|cell| if let Cell::Number(n) = cell { *n } else { 0.0 })
            .sum::<f64>();
        // Rates do not add up.
        let is_rate = matches!(heading, Cell::Text(text) if text.contains('%'));
        cells.push(if is_rate { Cell::Blank } else { Cell::Number(sum) });
    }
    cells
}
