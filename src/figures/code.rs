//! How a council stands to the Complaint Handling Code, in numbers: sections followed, findings against it, complaints that
//! were not taken up.

use super::cases::counted;
use super::figure::{Input, State};
use super::{Figures, Unit, breakdowns};
use crate::diagnostic::Spot;
use crate::model::{Assessed, Code, Follows, Refused, Year};

/// Adds how many complaints were not taken up.
pub(super) fn add_refused(figures: &mut Figures, refused: Option<&Refused>) {
    figures.add_given(
        "refused",
        "Complaints that were not taken up",
        Unit::Count,
        refused.map(|refused| &refused.total),
    );
}

/// Adds the figures of a year on the Code; without its file each of them is missing.
pub(super) fn add(figures: &mut Figures, file: Option<&Year>) {
    let code = file.map(|file| &file.code);
    self_assessment(figures, code);
    findings(figures, code);
}

/// Adds the reasons for which complaints were not taken up. The second reason of one year is seldom that of the next, so
/// they come when last year's figures are already there.
pub(super) fn add_reasons(figures: &mut Figures, refused: Option<&Refused>) {
    if let Some(refused) = refused {
        breakdowns::add_parts(figures, "refused", &refused.breakdown());
    }
}

fn self_assessment(figures: &mut Figures, code: Option<&Code>) {
    let rows = code.map(|code| code.self_assessment.as_slice()).unwrap_or_default();
    let count = |figures: &mut Figures, id: &str, label: &str, formula: &str, is_counted: fn(&Assessed) -> bool| {
        let spots: Vec<Spot> = rows
            .iter()
            .filter(|row| is_counted(row))
            .map(|row| row.follows.spot)
            .collect();
        let known = (!rows.is_empty()).then_some(spots);
        of_spots(
            figures,
            id,
            label,
            formula,
            known.ok_or("the self-assessment is not given"),
        );
    };
    count(
        figures,
        "code-assessed",
        "Sections of the Complaint Handling Code assessed",
        "the sections in the self-assessment",
        |_| true,
    );
    count(
        figures,
        "code-followed",
        "Sections of the Complaint Handling Code that are followed",
        "the sections that the self-assessment says are followed",
        |row| row.follows.value == Follows::Yes,
    );
    count(
        figures,
        "code-not-followed",
        "Sections of the Complaint Handling Code that are not followed",
        "the sections that the self-assessment says are not followed",
        |row| row.follows.value == Follows::No,
    );
}

fn findings(figures: &mut Figures, code: Option<&Code>) {
    let findings = code.and_then(|code| code.non_compliance.as_ref());
    let spots = |is_counted: fn(bool) -> bool| {
        let findings = findings.ok_or("it is not said whether the Ombudsman found any")?;
        let counted = findings.iter().filter(|one| is_counted(one.done.is_some()));
        Ok(counted.map(|one| one.finding.spot).collect::<Vec<Spot>>())
    };
    of_spots(
        figures,
        "code-findings",
        "Findings that the Complaint Handling Code was not followed",
        "the listed findings",
        spots(|_| true),
    );
    of_spots(
        figures,
        "code-findings-open",
        "Findings that the Complaint Handling Code was not followed, with something still to be done",
        "the listed findings on which something is still to be done",
        spots(|is_done| !is_done),
    );
}

/// Adds the number of places at which something stands, or why that is not known.
fn of_spots(figures: &mut Figures, id: &str, label: &str, formula: &str, spots: Result<Vec<Spot>, &str>) {
    let (state, inputs) = match spots {
        Ok(spots) => (counted(spots.len()), spots.into_iter().map(Input::Given).collect()),
        Err(reason) => (State::Missing(reason.into()), Vec::new()),
    };
    figures.add_worked(id, label, Unit::Count, formula, inputs, state);
}
