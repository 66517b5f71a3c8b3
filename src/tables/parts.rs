//! What the complaints of a kind, or other feedback, are made of: services and teams, subjects, complainants, findings.

use std::collections::BTreeSet;

use super::{cell, heading_column, is_known, last_year, notes, number_column, row, words};
use crate::document::{RowKind, Table};
use crate::figures::Figures;
use crate::model::{Feedback, OwnComplaints, PartOf, Project, Service};
use crate::units::lower_first;

/// The findings of investigations, complaint by complaint.
const FINDINGS: [(&str, &str); 4] = [
    ("upheld", "Upheld"),
    ("partly-upheld", "Partly upheld"),
    ("not-upheld", "Not upheld"),
    ("no-finding", "No finding"),
];

/// Subjects, complainants and findings of a kind.
pub(super) fn of_kind(figures: &Figures, kind: &OwnComplaints) -> [Option<Table>; 3] {
    let (id, name) = (kind.figure_id(), kind.id.replace('_', "-"));
    let called = lower_first(&kind.label);
    let part = |start: &str, part: &PartOf| (format!("{id}-{start}-{}", part.figure_id()), part.label.value.clone());
    let subjects: Vec<_> = kind.subjects.iter().map(|one| part("subject", one)).collect();
    let complainants: Vec<_> = kind.complainants.iter().map(|one| part("complainant", one)).collect();
    let findings = FINDINGS.map(|(part, label)| (format!("{id}-findings-{part}"), label.to_owned()));
    [
        shares(
            figures,
            format!("subjects-{name}"),
            &format!("What {called} were about"),
            "Subject",
            &subjects,
        ),
        shares(
            figures,
            format!("complainants-{name}"),
            &format!("Who made {called}"),
            "Complainant",
            &complainants,
        ),
        shares(
            figures,
            format!("findings-{name}"),
            &format!("Findings on the single complaints investigated: {called}"),
            "Finding",
            &findings,
        ),
    ]
}

/// What feedback of a kind consists of.
pub(super) fn of_feedback(figures: &Figures, kind: &Feedback) -> Option<Table> {
    let id = kind.figure_id();
    let parts: Vec<_> = kind
        .parts
        .iter()
        .map(|part| (format!("{id}-part-{}", part.figure_id()), part.label.value.clone()))
        .collect();
    shares(
        figures,
        format!("feedback-parts-{}", kind.id.replace('_', "-")),
        &format!("{}, by kind", kind.label),
        "Kind",
        &parts,
    )
}

/// Parts of a whole with their counts and their shares, as far as they are known.
fn shares(figures: &Figures, id: String, caption: &str, heading: &str, parts: &[(String, String)]) -> Option<Table> {
    let known = |suffix: &str| parts.iter().any(|(id, _)| is_known(figures, &format!("{id}{suffix}")));
    let columns: Vec<(&str, &str)> = [("", "Number"), ("-rate", "Share")]
        .into_iter()
        .filter(|(suffix, _)| known(suffix))
        .collect();
    if columns.is_empty() {
        return None;
    }
    let is_told = |id: &str| {
        columns
            .iter()
            .any(|(suffix, _)| is_known(figures, &format!("{id}{suffix}")))
    };
    let told: Vec<&(String, String)> = parts.iter().filter(|(id, _)| is_told(id)).collect();
    let rows = told.iter().map(|(id, label)| {
        let cells = columns
            .iter()
            .map(|(suffix, _)| cell(figures, &format!("{id}{suffix}")));
        row(RowKind::Body, std::iter::once(words(label)).chain(cells).collect())
    });
    let headings = columns.iter().map(|(_, heading)| number_column(heading));
    let ids: Vec<String> = told
        .iter()
        .flat_map(|(id, _)| columns.iter().map(move |(suffix, _)| format!("{id}{suffix}")))
        .collect();
    Some(Table {
        id,
        caption: words(caption),
        columns: std::iter::once(heading_column(heading)).chain(headings).collect(),
        rows: rows.collect(),
        notes: notes(figures, &ids),
    })
}

/// A line of the table of services: what it is, what stands at its head, and the figure that it tells.
struct Line {
    kind: RowKind,
    label: String,
    id: String,
}

/// The services complained about with their teams, this year beside last.
pub(super) fn services(project: &Project, figures: &Figures, kind: &OwnComplaints) -> Option<Table> {
    let id = kind.figure_id();
    let service_id = |service: &Service| service_id(&id, service);
    let is_given = |service: &Service| is_known(figures, &service_id(service));
    if !kind.services.iter().any(is_given) {
        return None;
    }
    let before = project.own_complaints(figures.year.previous());
    let before = before.iter().find(|other| other.id.value == kind.id.value);
    let before = before.map(|kind| kind.services.as_slice()).unwrap_or_default();
    let given: Vec<&Service> = kind.services.iter().chain(before).collect();
    let has_last_year = given
        .iter()
        .any(|service| is_known(figures, &last_year(&service_id(service))));
    let mut lines = lines(figures, &id, &given);
    // The total of one service would say the same again.
    if is_known(figures, &id) && lines.len() > 1 {
        lines.push(Line {
            kind: RowKind::Total,
            label: "All services".to_owned(),
            id,
        });
    }
    let years = has_last_year
        .then(|| figures.year.previous())
        .into_iter()
        .chain([figures.year]);
    let told = |line: &Line| {
        let before = has_last_year.then(|| last_year(&line.id));
        before.into_iter().chain([line.id.clone()]).collect::<Vec<_>>()
    };
    let rows = lines.iter().map(|line| {
        let cells = told(line).into_iter().map(|id| cell(figures, &id));
        row(line.kind, std::iter::once(words(&line.label)).chain(cells).collect())
    });
    let ids: Vec<String> = lines.iter().flat_map(told).collect();
    Some(Table {
        id: format!("services-{}", kind.id.replace('_', "-")),
        caption: words(&format!("{} by service and team", kind.label)),
        columns: std::iter::once(heading_column("Service or team"))
            .chain(years.map(|year| number_column(&year.to_string())))
            .collect(),
        rows: rows.collect(),
        notes: notes(figures, &ids),
    })
}

/// The figure of a service of a kind of complaints.
fn service_id(kind: &str, service: &Service) -> String {
    format!("{kind}-service-{}", service.figure_id())
}

/// The teams of each service with its sum, or the service alone where no team of it is known. A service that both years
/// have is told once, with the teams of both.
fn lines(figures: &Figures, kind: &str, given: &[&Service]) -> Vec<Line> {
    let is_told = |id: &str| is_known(figures, id) || is_known(figures, &last_year(id));
    let mut lines = Vec::new();
    let mut seen = BTreeSet::new();
    for service in given {
        let id = service_id(kind, service);
        if !is_told(&id) || !seen.insert(id.clone()) {
            continue;
        }
        let of_service = given.iter().filter(|other| other.figure_id() == service.figure_id());
        let teams = of_service.flat_map(|service| &service.teams).map(|team| Line {
            kind: RowKind::Body,
            label: team.label.value.clone(),
            id: format!("{id}-team-{}", team.figure_id()),
        });
        let teams: Vec<Line> = teams
            .filter(|team| is_told(&team.id) && seen.insert(team.id.clone()))
            .collect();
        let (kind, label) = if teams.is_empty() {
            (RowKind::Body, service.label.value.clone())
        } else {
            (RowKind::Total, format!("{} in all", service.label.value))
        };
        lines.extend(teams);
        lines.push(Line { kind, label, id });
    }
    lines
}
