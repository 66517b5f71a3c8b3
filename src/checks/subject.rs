//! What a check looks at.

use crate::diagnostic::{Diagnostic, Place, Spot};
use crate::document::{Charts, NoCharts, Table};
use crate::figures::{Figure, Figures, Input, Sheets, Value, nearest_edition};
use crate::model::{Amount, Edition, Feedback, HistoryYear, OwnComplaints, Project, Statistics, Year};
use crate::units::{Exact, FinancialYear, lower_first};
use crate::view::YearView;

/// What a check looks at: one year of a project, from its file or from a row of `history`.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The project.
    pub project: &'a Project,
    /// The year.
    pub year: FinancialYear,
    /// Where the year is named.
    pub spot: Spot,
    /// The Ombudsman's figures of it.
    pub statistics: &'a Statistics,
    /// The council's own complaints of it.
    pub own_complaints: &'a [OwnComplaints],
    /// What else reached the council in it.
    pub feedback: &'a [Feedback],
    /// The edition of its letter; for a row of `history`, the one by which its figures are read.
    pub edition: &'a Edition,
    /// Its figures.
    pub figures: &'a Figures,
    /// Its tables; of a row of `history` there are none.
    pub tables: &'a [Table],
    /// Its charts; of a row of `history` there are none.
    pub charts: &'a dyn Charts,
    /// The figures of every year.
    pub sheets: &'a Sheets,
    /// Its file, if it has one.
    pub file: Option<&'a Year>,
}

impl<'a> Subject<'a> {
    /// A year with a file.
    #[must_use]
    pub fn of_file(project: &'a Project, view: &'a YearView<'a>, sheets: &'a Sheets) -> Self {
        let file = view.file;
        let year = file.year.value;
        Self {
            project,
            year,
            spot: file.year.spot,
            statistics: &file.statistics,
            own_complaints: &file.own_complaints,
            feedback: &file.feedback,
            edition: view.edition,
            figures: sheets.of(year).unwrap_or(&view.figures),
            tables: &view.tables,
            charts: &view.charts,
            sheets,
            file: Some(file),
        }
    }

    /// A year that is a row of `history`; `None` where there is no edition at all by which it could be read.
    #[must_use]
    pub fn of_row(project: &'a Project, row: &'a HistoryYear, sheets: &'a Sheets) -> Option<Self> {
        let year = row.year.value;
        Some(Self {
            project,
            year,
            spot: row.year.spot,
            statistics: &row.statistics,
            own_complaints: &row.own_complaints,
            feedback: &row.feedback,
            edition: nearest_edition(project, year)?,
            figures: sheets.of(year)?,
            tables: &[],
            charts: &NoCharts,
            sheets,
            file: None,
        })
    }
}

impl Subject<'_> {
    /// The number of a figure that is exactly known.
    pub(super) fn exactly(&self, id: &str) -> Option<Exact> {
        exactly(self.figures.get(id)?)
    }

    /// The number of a figure that the year's files give, and not one that we have worked out.
    pub(super) fn given(&self, id: &str) -> Option<Exact> {
        given(self.figures.get(id)?)
    }

    /// Where a figure stands in the YAML; for one that is worked out, where its first input stands.
    pub(super) fn place(&self, id: &str) -> Option<Place> {
        self.figures.get(id)?.inputs.iter().find_map(|input| match input {
            Input::Given(spot) => Some(self.place_of(*spot)),
            Input::Figure(other) => self.place(other),
        })
    }

    /// The place of a spot.
    pub(super) fn place_of(&self, spot: Spot) -> Place {
        self.project.files.place(spot)
    }

    /// How a figure is called, and how it prints: "complaints upheld 34".
    pub(super) fn named(&self, id: &str) -> String {
        format!("{} {}", self.called(id), self.figures.text(id).unwrap_or_default())
    }

    /// The same for a sentence: "complaints upheld (34)".
    pub(super) fn in_brackets(&self, id: &str) -> String {
        format!("{} ({})", self.called(id), self.figures.text(id).unwrap_or_default())
    }

    /// How a figure is called in a sentence: "complaints upheld".
    pub(super) fn called(&self, id: &str) -> String {
        let label = self
            .figures
            .get(id)
            .map(|figure| figure.label.clone())
            .unwrap_or_default();
        let short = label.split_once(": ").map_or(&*label, |(_, short)| short);
        lower_first(short)
    }

    /// The diagnostic at the place of a figure, or of the year if the figure has none.
    pub(super) fn at(&self, diagnostic: Diagnostic, id: &str) -> Diagnostic {
        let place = self.place(id).unwrap_or_else(|| self.place_of(self.spot));
        diagnostic.at(place)
    }
}

fn exactly(figure: &Figure) -> Option<Exact> {
    match figure.known()?.value {
        Value::Number(Amount::Exactly(number)) => Some(number),
        _ => None,
    }
}

/// The number of a figure that is exactly known and that the year's files give.
pub(super) fn given(figure: &Figure) -> Option<Exact> {
    exactly(figure).filter(|_| matches!(figure.inputs[..], [Input::Given(_)]))
}
