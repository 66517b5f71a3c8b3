//! What the complaints of a kind, or other feedback, are made of: services and teams, subjects, complainants, findings.

use std::collections::BTreeSet;

use super::{cell, heading_column, is_known, last_year, notes, number_column, row, words};
use crate::document::{Row, RowKind, Table};
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

/// The services complained about with their teams, this year beside last.
pub(super) fn services(project: &Project, figures: &Figures, kind: &OwnComplaints) -> Option<Table> {
    let id = kind.figure_id();
    let before = project.own_complaints(figures.year.previous());
    let before = before.iter().find(|other| other.id.value == kind.id.value);
    let before = before.map(|kind| kind.services.as_slice()).unwrap_or_default();
    let service_id = |service: &Service| format!("{id}-service-{}", service.figure_id());
    let given: Vec<&Service> = kind.services.iter().chain(before).collect();
    let is_told = |id: &str| is_known(figures, id) || is_known(figures, &last_year(id));
    let has_last_year = given
        .iter()
        .any(|service| is_known(figures, &last_year(&service_id(service))));
    let mut ids = Vec::new();
    let mut line = |kind: RowKind, label: &str, id: &str| -> Row {
        let sides = if has_last_year {
            vec![last_year(id), id.to_owned()]
        } else {
            vec![id.to_owned()]
        };
        let cells = sides.iter().map(|id| cell(figures, id));
        let line = row(kind, std::iter::once(words(label)).chain(cells).collect());
        ids.extend(sides);
        line
    };
    let mut rows = Vec::new();
    let mut seen = BTreeSet::new();
    for service in given.iter().filter(|service| is_told(&service_id(service))) {
        let service_id = service_id(service);
        if !seen.insert(service_id.clone()) {
            continue;
        }
        let of_service = given.iter().filter(|other| other.figure_id() == service.figure_id());
        let teams = of_service.flat_map(|service| &service.teams);
        let teams = teams.map(|team| (format!("{service_id}-team-{}", team.figure_id()), &team.label.value));
        let start = rows.len();
        for (id, label) in teams.filter(|(id, _)| is_told(id)) {
            if seen.insert(id.clone()) {
                rows.push(line(RowKind::Body, label, &id));
            }
        }
        if rows.len() == start {
            rows.push(line(RowKind::Body, &service.label, &service_id));
        } else {
            rows.push(line(
                RowKind::Total,
                &format!("{} in all", service.label.value),
                &service_id,
            ));
        }
    }
    if rows.is_empty()
        || !kind
            .services
            .iter()
            .any(|service| is_known(figures, &service_id(service)))
    {
        return None;
    }
    // The total of one service would say the same again.
    if is_known(figures, &id) && rows.len() > 1 {
        rows.push(line(RowKind::Total, "All services", &id));
    }
    let years = has_last_year
        .then(|| figures.year.previous())
        .into_iter()
        .chain([figures.year]);
    let years = years.map(|year| number_column(&year.to_string()));
    Some(Table {
        id: format!("services-{}", kind.id.replace('_', "-")),
        caption: words(&format!("{} by service and team", kind.label)),
        columns: std::iter::once(heading_column("Service or team"))
            .chain(years)
            .collect(),
        notes: notes(figures, &ids),
        rows,
    })
}
