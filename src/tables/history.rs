//! Kinds of complaints and feedback over the years, and the stages of a procedure.

use super::{cell, figure_of, heading_column, is_known, notes, number_column, row, words};
use crate::document::{Inline, RowKind, Table};
use crate::figures::{EARLIER_YEARS, Figures};
use crate::model::{Base, Feedback, OwnComplaints, Project};
use crate::units::{FinancialYear, lower_first};

/// The outcomes, with what their columns are headed.
const OUTCOMES: [(&str, &str); 6] = [
    ("upheld", "Upheld"),
    ("partly-upheld", "Partly upheld"),
    ("not-upheld", "Not upheld"),
    ("no-finding", "No finding"),
    ("withdrawn", "Withdrawn"),
    ("other-outcome", "Other"),
];

/// When complaints were answered. Those still open have no column: past their time limit they may count as late already,
/// so that the shares would come to more than all.
const TIMESCALES: [(&str, &str); 4] = [
    ("on-time", "On time"),
    ("late", "Late"),
    ("extended", "Within an extended time limit"),
    ("withdrawn", "Withdrawn"),
];

/// A kind of the council's own complaints over the years: how many, how many went on, how many on time.
pub(super) fn of_own(figures: &Figures, kind: &OwnComplaints) -> Option<Table> {
    let id = kind.figure_id();
    // What a source says of a kind without stages is the last resort.
    let going_on = [
        ("next-stage-rate", "Went on to the next stage"),
        ("ombudsman-rate", "Went on to the Ombudsman"),
        ("escalated-rate", "Went on to the next stage"),
    ];
    let going_on = going_on
        .into_iter()
        .find(|(part, _)| is_known(figures, &format!("{id}-{part}")));
    history(figures, &id, &kind.id, &kind.label, going_on)
}

/// Other feedback of a kind over the years: how many, how many on time.
pub(super) fn of_feedback(figures: &Figures, kind: &Feedback) -> Option<Table> {
    history(figures, &kind.figure_id(), &kind.id, &kind.label, None)
}

/// A row for each year of which the number is known, oldest first; one year is no history.
fn history(figures: &Figures, id: &str, name: &str, label: &str, going_on: Option<(&str, &str)>) -> Option<Table> {
    let parts = going_on.into_iter().chain([
        ("on-time", "Answered on time"),
        ("on-time-rate", "Share answered on time"),
    ]);
    let columns: Vec<(String, &str)> = std::iter::once((id.to_owned(), "Received"))
        .chain(parts.map(|(part, heading)| (format!("{id}-{part}"), heading)))
        .collect();
    let years: Vec<FinancialYear> = years_beside(figures)
        .filter(|year| is_known(figures, &figure_of(id, *year, figures.year)))
        .collect();
    if years.len() < 2 || years.last() != Some(&figures.year) {
        return None;
    }
    let table_id = format!("history-{}", name.replace('_', "-"));
    by_year(figures, table_id, &format!("{label} over the years"), &years, &columns)
}

/// The outcomes of a kind over the years.
pub(super) fn outcomes(figures: &Figures, kind: &OwnComplaints) -> Option<Table> {
    let base = kind.outcomes_of.unwrap_or(Base::Closed);
    parts_by_year(figures, kind, "outcomes", "Outcomes", &OUTCOMES, base)
}

/// Whether the complaints of a kind were answered on time, over the years.
pub(super) fn timescales(figures: &Figures, kind: &OwnComplaints) -> Option<Table> {
    let base = kind.on_time_of?;
    // Shares of one row have one base.
    let has_base = |part: &str| match part {
        "withdrawn" => kind.outcomes_of.unwrap_or(Base::Closed) == base,
        _ => true,
    };
    let parts: Vec<(&str, &str)> = TIMESCALES.into_iter().filter(|(part, _)| has_base(part)).collect();
    let id = kind.figure_id();
    let is_told =
        |part: &str| is_known(figures, &format!("{id}-{part}")) || is_known(figures, &format!("{id}-{part}-rate"));
    if !is_told("on-time") && !is_told("late") {
        return None;
    }
    parts_by_year(figures, kind, "timescales", "Time taken to answer", &parts, base)
}

/// A column for each part that some year gives: its shares where any is known, or else its counts.
fn parts_by_year(
    figures: &Figures,
    kind: &OwnComplaints,
    name: &str,
    caption: &str,
    parts: &[(&str, &'static str)],
    base: Base,
) -> Option<Table> {
    let id = kind.figure_id();
    let known_in = |id: &str, year| is_known(figures, &figure_of(id, year, figures.year));
    let known = |id: &String| years_beside(figures).any(|year| known_in(id, year));
    let shares = parts.iter().any(|(part, _)| known(&format!("{id}-{part}-rate")));
    let suffix = if shares { "-rate" } else { "" };
    let columns: Vec<(String, &str)> = parts
        .iter()
        .map(|(part, heading)| (format!("{id}-{part}{suffix}"), *heading))
        .filter(|(id, _)| known(id))
        .collect();
    let has_any = |year: &FinancialYear| columns.iter().any(|(id, _)| known_in(id, *year));
    let years: Vec<FinancialYear> = years_beside(figures).filter(has_any).collect();
    if years.last() != Some(&figures.year) {
        return None;
    }
    let table_id = format!("{name}-{}", kind.id.replace('_', "-"));
    let caption = format!("{caption}: {}", lower_first(&kind.label));
    let mut table = by_year(figures, table_id, &caption, &years, &columns)?;
    if shares {
        table.notes.push(words(match base {
            Base::Closed => "Shares are of the complaints closed.",
            Base::Received => "Shares are of the complaints received.",
        }));
    }
    Some(table)
}

/// A row a year, with a column for each figure that some of them has.
pub(crate) fn by_year(
    figures: &Figures,
    id: String,
    caption: &str,
    years: &[FinancialYear],
    columns: &[(String, &str)],
) -> Option<Table> {
    let of_year = |id: &str, year: FinancialYear| figure_of(id, year, figures.year);
    let columns: Vec<&(String, &str)> = columns
        .iter()
        .filter(|(id, _)| years.iter().any(|year| is_known(figures, &of_year(id, *year))))
        .collect();
    if columns.is_empty() {
        return None;
    }
    let rows = years.iter().map(|year| {
        let cells = columns.iter().map(|(id, _)| cell(figures, &of_year(id, *year)));
        row(
            RowKind::Body,
            std::iter::once(words(&year.to_string())).chain(cells).collect(),
        )
    });
    let headings = columns.iter().map(|(_, heading)| number_column(heading));
    let ids: Vec<String> = columns
        .iter()
        .flat_map(|(id, _)| years.iter().map(move |year| of_year(id, *year)))
        .collect();
    Some(Table {
        id,
        caption: words(caption),
        columns: std::iter::once(heading_column("Year")).chain(headings).collect(),
        rows: rows.collect(),
        notes: notes(figures, &ids),
    })
}

/// This year and those that may have figures beside it, oldest first.
pub fn years_beside(figures: &Figures) -> impl Iterator<Item = FinancialYear> {
    let years = std::iter::successors(Some(figures.year), |year| Some(year.previous()));
    let years: Vec<FinancialYear> = years.take(2 + EARLIER_YEARS).collect();
    years.into_iter().rev()
}

/// The stages of each procedure of which the year has more than one, with the share that went on from each.
pub(super) fn stages(project: &Project, figures: &Figures) -> Vec<Table> {
    let kinds = project.own_complaints(figures.year);
    let of_procedure = |id: &str| -> Vec<&OwnComplaints> {
        let mut staged: Vec<_> = kinds
            .iter()
            .filter(|kind| kind.stage.is_some() && is_known(figures, &kind.figure_id()))
            .filter(|kind| kind.is_under(id))
            .collect();
        staged.sort_by_key(|kind| kind.stage.as_ref().map(|stage| stage.value));
        staged
    };
    let mut seen = std::collections::BTreeSet::new();
    let named = kinds.iter().filter_map(|kind| kind.procedure.as_ref());
    let named = named.filter(|named| seen.insert(named.value.as_str()));
    named
        .filter_map(|named| of_stages(project, figures, &named.value, &of_procedure(&named.value)))
        .collect()
}

fn of_stages(project: &Project, figures: &Figures, procedure: &str, staged: &[&OwnComplaints]) -> Option<Table> {
    let last = staged.last().filter(|_| staged.len() > 1)?;
    let name = project
        .procedure(procedure)
        .map_or(procedure, |procedure| procedure.name.as_str());
    let going_on = |kind: &OwnComplaints| -> Vec<Inline> {
        let id = kind.figure_id();
        let rates = ["next-stage", "ombudsman"].map(|to| format!("{id}-{to}-rate"));
        match rates.iter().find(|id| figures.get(id).is_some()) {
            Some(rate) => cell(figures, rate),
            None if kind.stage == last.stage => words("last stage"),
            None => words("not given"),
        }
    };
    let mut rows: Vec<_> = staged
        .iter()
        .map(|kind| {
            let number = cell(figures, &kind.figure_id());
            row(RowKind::Body, vec![words(&kind.label), number, going_on(kind)])
        })
        .collect();
    let ombudsman = "feedback-ombudsman";
    if is_known(figures, &format!("{}-ombudsman-rate", last.figure_id())) {
        let label = project
            .feedback(figures.year)
            .iter()
            .find(|kind| kind.id.value == "ombudsman");
        let label = label.map_or("The Ombudsman", |kind| kind.label.as_str());
        rows.push(row(
            RowKind::Body,
            vec![words(label), cell(figures, ombudsman), words("not applicable")],
        ));
    }
    let ids: Vec<String> = staged.iter().map(|kind| kind.figure_id()).collect();
    Some(Table {
        id: format!("stages-{}", procedure.replace('_', "-")),
        caption: words(&format!("{name}: complaints at each stage")),
        columns: vec![
            heading_column("Stage"),
            number_column("Received"),
            number_column("Share going on"),
        ],
        rows,
        notes: notes(figures, &ids),
    })
}
