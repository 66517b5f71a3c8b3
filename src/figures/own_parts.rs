//! What the council's own complaints are made of: services and their teams, subjects, complainants, findings.

use super::given::sum_unless_known;
use super::own::NONE_RECEIVED;
use super::{Figures, Unit};
use crate::model::{At, Findings, OwnComplaints, PartOf, PerCent, Quantity, Service, WholeNumber};

/// Adds the figures of the parts of a kind, whose own figure has this id.
pub(super) fn add(figures: &mut Figures, kind: &OwnComplaints, id: &str) {
    for service in &kind.services {
        of_service(
            figures,
            service,
            &format!("{id}-service-{}", service.figure_id()),
            &kind.label,
        );
    }
    let services = kind.services.iter().map(Service::figure_id);
    adds_up(figures, id, &format!("{id}-service"), services);
    for part in &kind.subjects {
        of_part(figures, part, &format!("{id}-subject"), id, &kind.label);
    }
    for part in &kind.complainants {
        of_part(figures, part, &format!("{id}-complainant"), id, &kind.label);
    }
    adds_up(
        figures,
        id,
        &format!("{id}-subject"),
        kind.subjects.iter().map(PartOf::figure_id),
    );
    adds_up(
        figures,
        id,
        &format!("{id}-complainant"),
        kind.complainants.iter().map(PartOf::figure_id),
    );
    if let Some(findings) = &kind.findings {
        of_findings(figures, findings, &format!("{id}-findings"), &kind.label);
    }
}

/// Notes that the parts whose ids begin so are all of a whole, where they add up to it.
pub(super) fn adds_up(figures: &mut Figures, whole: &str, start: &str, parts: impl Iterator<Item = String>) {
    let ids: Vec<String> = parts.map(|part| format!("{start}-{part}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    figures.adds_up(whole, &ids);
}

/// A service and its teams; what they add up to stands for a service whose number is not given.
fn of_service(figures: &mut Figures, service: &Service, id: &str, kind: &str) {
    let label = format!("{kind}: {}", service.label.value);
    figures.add_given(id, &label, Unit::Count, service.received.as_ref());
    let mut ids = Vec::new();
    for team in &service.teams {
        let id = format!("{id}-team-{}", team.figure_id());
        let label = format!("{label}, {}", team.label.value);
        figures.add_given(&id, &label, Unit::Count, team.received.as_ref());
        ids.push(id);
    }
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    if !ids.is_empty() {
        sum_unless_known(figures, id, &ids);
    }
}

/// A part of a whole, as a count and as a share of it.
pub(super) fn of_part(figures: &mut Figures, part: &PartOf, start: &str, whole: &str, label: &str) {
    let id = format!("{start}-{}", part.figure_id());
    let label = format!("{label}: {}", part.label.value);
    figures.add_given(&id, &label, Unit::Count, part.count.as_ref());
    let share = format!("{label}, share of those received");
    figures.add_share(&id, whole, &share, NONE_RECEIVED, part.rate.as_ref());
}

fn of_findings(figures: &mut Figures, given: &Findings, id: &str, kind: &str) {
    type Given<'a> = (
        &'a str,
        &'a str,
        &'a Option<At<Quantity<WholeNumber>>>,
        &'a Option<At<Quantity<PerCent>>>,
    );
    let (investigations, complaints) = (format!("{id}-investigations"), format!("{id}-complaints"));
    let label = format!("{kind}: investigations completed");
    figures.add_given(&investigations, &label, Unit::Count, given.investigations.as_ref());
    let label = format!("{kind}: single complaints investigated");
    figures.add_given(&complaints, &label, Unit::Count, given.complaints.as_ref());
    let found: [Given<'_>; 4] = [
        ("upheld", "upheld", &given.upheld, &given.upheld_rate),
        (
            "partly-upheld",
            "partly upheld",
            &given.partly_upheld,
            &given.partly_upheld_rate,
        ),
        ("not-upheld", "not upheld", &given.not_upheld, &given.not_upheld_rate),
        (
            "no-finding",
            "without a finding",
            &given.no_finding,
            &given.no_finding_rate,
        ),
    ];
    for (part, what, count, rate) in &found {
        let part_id = format!("{id}-{part}");
        let label = format!("{kind}: single complaints {what}");
        figures.add_given(&part_id, &label, Unit::Count, count.as_ref());
        let label = format!("{kind}: share {what}, of the single complaints investigated");
        let empty = "no single complaint was investigated in the year";
        figures.add_share(&part_id, &complaints, &label, empty, rate.as_ref());
    }
    let parts = found.iter().map(|(part, ..)| (*part).to_owned());
    adds_up(figures, &complaints, id, parts);
}
