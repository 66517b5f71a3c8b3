//! The steps that complaints go through: the stages of the council's own procedures, and what the Ombudsman did.
//!
//! Each is a way of its own. A case of the Ombudsman's is not one of the year's complaints at the last stage, and a
//! complaint may reach the next stage in the year after, so that shares are said to be of what they are of, and none is
//! worked out between the council's stages and the Ombudsman.

use std::collections::BTreeSet;

use super::{figure, is_one, source};
use crate::charts::OfYear;
use crate::charts::steps::{self, Step, Way};
use crate::charts::value::Value;
use crate::document::{Chart, ChartData, Drawings, Inline, RowKind, Table, plain_text};
use crate::figures::{Figures, State};
use crate::model::OwnComplaints;
use crate::tables::{self, cell, heading_column, is_known, number_column, words};

/// A step by its figures.
struct Counted {
    label: String,
    id: String,
    /// The figure of its share of another step, and what that is: "of investigations".
    share: Option<(String, String)>,
}

/// Steps that follow one another, by their figures.
struct Followed {
    name: String,
    steps: Vec<Counted>,
    /// What its first and later steps are called in a title; empty of the Ombudsman's.
    stages: Vec<u8>,
}

/// Something to be seen: one way at least has two steps of which something is known.
pub(super) fn is_there(of: &OfYear<'_>) -> bool {
    !ways(of).is_empty()
}

pub(super) fn chart(of: &OfYear<'_>) -> Option<Chart> {
    let followed = ways(of);
    if followed.is_empty() {
        return None;
    }
    let drawn: Vec<Way> = followed.iter().map(|way| drawn(of, way, followed.len())).collect();
    Some(Chart {
        id: "chart-steps".to_owned(),
        title: title(of, &followed),
        about: words(&format!("Number of complaints at each step, {}", of.figures.year)),
        drawings: Drawings::of(|width| steps::draw(&drawn, width)),
        alt: alt(&drawn),
        data: ChartData::Own(table(of, &followed)),
        notes: notes(of, &followed),
        source: whose(of, &followed),
    })
}

/// The ways of which something is known; none where none of them has two steps that are.
fn ways(of: &OfYear<'_>) -> Vec<Followed> {
    let mut ways = procedures(of);
    ways.extend(ombudsman(of));
    let figures = &of.figures;
    let told = |way: &Followed| way.steps.iter().filter(|step| is_known(figures, &step.id)).count();
    // One stage alone is no way; what the Ombudsman did belongs below the stages, be it one step.
    ways.retain(|way| told(way) > 0 && (way.steps.len() > 1 || way.stages.is_empty()));
    if ways.iter().any(|way| told(way) > 1) {
        ways
    } else {
        Vec::new()
    }
}

/// The stages of each procedure that the year has complaints under.
fn procedures(of: &OfYear<'_>) -> Vec<Followed> {
    let kinds = of.project.own_complaints(of.figures.year);
    let mut seen = BTreeSet::new();
    let procedures = kinds.iter().filter(|kind| kind.stage.is_some());
    let procedures = procedures.filter_map(|kind| kind.procedure.as_ref());
    let procedures = procedures
        .map(|procedure| procedure.value.as_str())
        .filter(|id| seen.insert(*id));
    procedures.map(|procedure| of_procedure(of, kinds, procedure)).collect()
}

fn of_procedure(of: &OfYear<'_>, kinds: &[OwnComplaints], procedure: &str) -> Followed {
    let staged = kinds.iter().filter(|kind| kind.is_under(procedure));
    let mut staged: Vec<(u8, &OwnComplaints)> = staged
        .filter_map(|kind| Some((kind.stage.as_ref()?.value, kind)))
        .collect();
    staged.sort_by_key(|(stage, _)| *stage);
    let before = |stage: u8| staged.iter().find(|(other, _)| other + 1 == stage);
    let steps = staged.iter().map(|(stage, kind)| Counted {
        label: typeset(&kind.label),
        id: kind.figure_id(),
        share: before(*stage).map(|(before, kind)| {
            let rate = format!("{}-next-stage-rate", kind.figure_id());
            (rate, format!("of the number at stage {before}"))
        }),
    });
    Followed {
        name: of
            .project
            .procedure(procedure)
            .map_or_else(|| procedure.to_owned(), |procedure| typeset(&procedure.name)),
        steps: steps.collect(),
        stages: staged.iter().map(|(stage, _)| *stage).collect(),
    }
}

/// Words as they are printed around the drawing.
fn typeset(text: &str) -> String {
    plain_text(&words(text))
}

/// What the Ombudsman did: of the letter's figures, or else of the list of cases where that has them all, or else how many
/// cases the council counted.
fn ombudsman(of: &OfYear<'_>) -> Option<Followed> {
    let figures = &of.figures;
    let step = |label: &str, id: &str, share: Option<(&str, &str)>| Counted {
        label: label.to_owned(),
        id: id.to_owned(),
        share: share.map(|(id, of)| (id.to_owned(), of.to_owned())),
    };
    let is_told = |id: &str| is_known(figures, id);
    let mut steps = Vec::new();
    if is_told("investigations") {
        let begun = [
            ("dealt-with", "Complaints dealt with"),
            ("decided", "Complaints and enquiries decided"),
        ];
        let begun = begun.into_iter().find(|(id, _)| is_told(id));
        steps.extend(begun.map(|(id, label)| step(label, id, None)));
        steps.push(step("Investigated", "investigations", None));
        steps.push(step("Upheld", "upheld", Some(("uphold-rate", "of investigations"))));
        if is_told("remedied") {
            steps.push(step("Remedied", "remedied", None));
        }
        let (id, rate) = ("satisfactory-remedies", "satisfactory-remedy-rate");
        // Not every year's letter tells of them.
        if is_told(id) || is_told(rate) {
            let share = Some((rate, "of those upheld"));
            steps.push(step("Put right before they reached the Ombudsman", id, share));
        }
    } else if is_told("cases-upheld-rate") {
        steps.push(step("Cases listed", "cases-listed", None));
        steps.push(step(
            "Upheld",
            "cases-upheld",
            Some(("cases-upheld-rate", "of the cases listed")),
        ));
    } else {
        steps.push(step("Cases of the Ombudsman", "feedback-ombudsman", None));
    }
    steps.retain(|step| exists(figures, &step.id));
    (!steps.is_empty()).then(|| Followed {
        name: "The Ombudsman".to_owned(),
        steps,
        stages: Vec::new(),
    })
}

/// Whether there can be such a step: what is not given is said, what there is none of is left out.
fn exists(figures: &Figures, id: &str) -> bool {
    let state = figures.get(id).map(|figure| &figure.state);
    state.is_some_and(|state| !matches!(state, State::NotApplicable(_)))
}

fn drawn(of: &OfYear<'_>, way: &Followed, ways: usize) -> Way {
    let share = |share: &(String, String)| match Value::of(&of.figures, &share.0) {
        Value::Known { text, .. } | Value::Ranged { text, .. } => format!("{text} {}", share.1),
        Value::Suppressed | Value::NotGiven | Value::NotApplicable => String::new(),
    };
    let step = |step: &Counted| Step {
        label: step.label.clone(),
        value: Value::of(&of.figures, &step.id),
        share: step.share.as_ref().map(share).unwrap_or_default(),
    };
    Way {
        name: if ways > 1 || way.stages.is_empty() {
            way.name.clone()
        } else {
            String::new()
        },
        steps: way.steps.iter().map(step).collect(),
    }
}

/// What the first way with two known steps shows; the Ombudsman's where that is the only one.
fn title(of: &OfYear<'_>, ways: &[Followed]) -> Vec<Inline> {
    let procedure = ways.iter().find_map(|way| of_stages(of, way, ways.len()));
    let upheld = || {
        let (mut upheld, mut of_all) = (figure(of, "upheld")?, figure(of, "investigations")?);
        if let Inline::Figure { text, .. } = &mut upheld
            && text == "0"
        {
            "none".clone_into(text);
        }
        if let Inline::Figure { text, .. } = &mut of_all
            && text == "0"
        {
            "no".clone_into(text);
            return Some([words("The Ombudsman investigated "), vec![of_all], words(" complaints")].concat());
        }
        let complaints = if is_one(of, "investigations") {
            "complaint"
        } else {
            "complaints"
        };
        let end = words(&format!(" {complaints} that it investigated"));
        Some(
            [
                words("The Ombudsman upheld "),
                vec![upheld],
                words(" of "),
                vec![of_all],
                end,
            ]
            .concat(),
        )
    };
    let listed = || {
        let (upheld, of_all) = (figure(of, "cases-upheld")?, figure(of, "cases-listed")?);
        Some(
            [
                words("The Ombudsman upheld "),
                vec![upheld],
                words(" of "),
                vec![of_all],
                words(" cases"),
            ]
            .concat(),
        )
    };
    let said = procedure.or_else(upheld).or_else(listed);
    said.unwrap_or_else(|| words("How far complaints went"))
}

/// "103 complaints at stage 1, 8 at stage 2 and 1 at stage 3", as far as they are known; the stages of more than one
/// procedure with its name.
fn of_stages(of: &OfYear<'_>, way: &Followed, ways: usize) -> Option<Vec<Inline>> {
    let known = way.stages.iter().zip(&way.steps);
    let known: Vec<(u8, bool, Inline)> = known
        .filter_map(|(stage, step)| Some((*stage, is_one(of, &step.id), figure(of, &step.id)?)))
        .collect();
    let mut stages = BTreeSet::new();
    if known.len() < 2 || !known.iter().all(|(stage, ..)| stages.insert(*stage)) {
        return None;
    }
    let mut title = if ways > 1 {
        words(&format!("{}: ", way.name))
    } else {
        Vec::new()
    };
    for (at, (stage, is_one, number)) in known.iter().enumerate() {
        title.extend(match at {
            0 => Vec::new(),
            at if at + 1 == known.len() => words(" and "),
            _ => words(", "),
        });
        title.push(number.clone());
        title.extend(words(&match (at, *is_one) {
            (0, true) => format!(" complaint at stage {stage}"),
            (0, false) => format!(" complaints at stage {stage}"),
            _ => format!(" at stage {stage}"),
        }));
    }
    Some(title)
}

fn alt(ways: &[Way]) -> String {
    let of_way = |way: &Way| {
        let steps = way.steps.iter().map(|step| {
            let share = if step.share.is_empty() {
                String::new()
            } else {
                format!(", {}", step.share)
            };
            format!("{}: {}{share}", step.label, step.value.label())
        });
        let steps = steps.collect::<Vec<_>>().join("; ");
        if way.name.is_empty() {
            format!("{steps}.")
        } else {
            format!("{}. {steps}.", way.name)
        }
    };
    let ways: Vec<String> = ways.iter().map(of_way).collect();
    format!("Bars, a step below the other. {}", ways.join(" "))
}

fn table(of: &OfYear<'_>, ways: &[Followed]) -> Table {
    let figures = &of.figures;
    let share = |share: &Option<(String, String)>| match share {
        Some((id, of)) if exists(figures, id) => {
            let mut share = cell(figures, id);
            if is_known(figures, id) {
                share.extend(words(&format!(" {of}")));
            }
            share
        }
        _ => words("not applicable"),
    };
    let rows = ways.iter().flat_map(|way| {
        way.steps.iter().map(|step| {
            let label = if way.stages.is_empty() {
                format!("{}: {}", way.name, crate::units::lower_first(&step.label))
            } else {
                step.label.clone()
            };
            tables::row(
                RowKind::Body,
                vec![words(&label), cell(figures, &step.id), share(&step.share)],
            )
        })
    });
    Table {
        id: "steps".to_owned(),
        caption: words(&format!("Complaints at each step, {}", figures.year)),
        columns: vec![heading_column("Step"), number_column("Number"), number_column("Share")],
        rows: rows.collect(),
        notes: Vec::new(),
    }
}

fn notes(of: &OfYear<'_>, ways: &[Followed]) -> Vec<Vec<Inline>> {
    let ids: Vec<String> = ways
        .iter()
        .flat_map(|way| &way.steps)
        .map(|step| step.id.clone())
        .collect();
    let mut notes = Vec::new();
    let has_stages = |way: &&Followed| way.stages.len() > 1;
    let has_ombudsman = ways.iter().any(|way| way.stages.is_empty());
    if ways.iter().any(|way| has_stages(&way)) {
        notes.push(words(
            "Each stage counts the complaints that reached it in the year, so a complaint that was at the stage before in an \
             earlier year is among them.",
        ));
    }
    if has_ombudsman && ways.len() > 1 {
        notes.push(words(
            "The Ombudsman's cases are not those of the last stage of the same year: some come from earlier years, and some \
             from people who did not go through every stage.",
        ));
    }
    if ids
        .iter()
        .any(|id| matches!(of.figures.get(id).map(|figure| &figure.state), Some(State::Suppressed)))
    {
        notes.push(words(&format!("Suppressed: {}.", tables::WHY_SUPPRESSED)));
    }
    notes.extend(tables::notes(&of.figures, &ids));
    notes
}

/// Whose figures these are: a way without stages is the Ombudsman's.
fn whose(of: &OfYear<'_>, ways: &[Followed]) -> Vec<Inline> {
    let [own, other] = [&of.project.council.council.value, &of.edition.organisation];
    let has_own = ways.iter().any(|way| !way.stages.is_empty()).then_some(own.as_str());
    let has_other = ways.iter().any(|way| way.stages.is_empty()).then_some(other.as_str());
    let bodies: Vec<&str> = has_own.into_iter().chain(has_other).collect();
    source(&bodies)
}

#[cfg(test)]
mod tests;
