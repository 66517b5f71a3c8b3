//! The council's own complaints: how many, how many on time, how they ended, how many went further.

use std::collections::BTreeSet;

use super::figure::{Figure, Input, State};
use super::given::sum;
use super::sheet::Relation;
use super::{Figures, Unit};
use crate::model::{OwnComplaints, Project, TimeBase};
use crate::units::FinancialYear;

/// The years before last year that stand beside a year, where the project knows them.
pub const EARLIER_YEARS: usize = 4;

/// Adds the figures of each kind of the council's own complaints, and the total received.
pub(super) fn add(figures: &mut Figures, kinds: &[OwnComplaints]) {
    received(figures, kinds);
    for kind in kinds {
        of_kind(figures, kind);
    }
    total(figures, kinds);
}

/// Adds what was received in the years before last year that the project knows, as `own-…-in-2021-22`; and of last year
/// the kinds that this year does not have, which no change has been worked out for. `sheet` has the council's own figures
/// of a year.
pub(super) fn add_earlier(figures: &mut Figures, project: &Project, sheet: impl Fn(FinancialYear) -> Figures) {
    let last_year = figures.year.previous();
    let kinds = project.own_complaints(last_year).iter().map(id);
    let gone: Vec<String> = kinds.filter(|id| figures.get(id).is_none()).collect();
    take_in(figures, &sheet(last_year), &gone, "last-year");
    without_change(figures, project);
    let earlier = std::iter::successors(Some(last_year.previous()), |year| Some(year.previous()));
    for year in earlier.take(EARLIER_YEARS) {
        let mut ids: Vec<String> = project.own_complaints(year).iter().map(id).collect();
        if !ids.is_empty() {
            ids.push("own-complaints".to_owned());
            take_in(figures, &sheet(year), &ids, &format!("in-{}", year.hyphenated()));
        }
    }
}

/// Takes back the change of the total, where the kinds of the two years differ: it would be of different things.
fn without_change(figures: &mut Figures, project: &Project) {
    let given = |year| -> BTreeSet<&str> {
        let kinds = project.own_complaints(year).iter();
        kinds
            .filter(|kind| kind.received.is_some())
            .map(|kind| kind.id.as_str())
            .collect()
    };
    let last_year = figures.year.previous();
    if given(figures.year) == given(last_year) {
        return;
    }
    let reason = format!("the kinds of complaint are not those of {last_year}");
    for change in ["change", "direction", "moved", "change-per-cent"] {
        let known = figures.get(&format!("own-complaints-{change}"));
        if let Some(figure) = known.filter(|figure| figure.known().is_some()).cloned() {
            figures.add(Figure {
                state: State::NotApplicable(reason.clone()),
                ..figure
            });
        }
    }
}

fn take_in(figures: &mut Figures, earlier: &Figures, ids: &[String], suffix: &str) {
    for figure in ids.iter().filter_map(|id| earlier.get(id)) {
        figures.add(figure.clone().into_earlier(suffix));
    }
}

/// The id of the figure that counts the complaints of a kind.
fn id(kind: &OwnComplaints) -> String {
    format!("own-{}", kind.id.replace('_', "-"))
}

fn received(figures: &mut Figures, kinds: &[OwnComplaints]) {
    for kind in kinds {
        figures.add_given(&id(kind), &kind.label, Unit::Count, kind.received.as_ref());
    }
}

fn total(figures: &mut Figures, kinds: &[OwnComplaints]) {
    let ids: Vec<String> = kinds.iter().map(id).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    sum(figures, "own-complaints", "The council's own complaints received", &ids);
}

/// What became of the complaints of a kind.
fn of_kind(figures: &mut Figures, kind: &OwnComplaints) {
    let id = id(kind);
    let of = |what: &str| format!("{}: {what}", kind.label);
    let count = |figures: &mut Figures, part: &str, what: &str, given| {
        figures.add_given(&format!("{id}-{part}"), &of(what), Unit::Count, given);
    };
    count(figures, "closed", "closed", kind.closed.as_ref());
    count(figures, "on-time", "answered on time", kind.on_time.as_ref());
    count(figures, "escalated", "taken to the next stage", kind.escalated.as_ref());
    let outcomes = [
        ("upheld", "upheld", &kind.outcomes.upheld),
        ("partly-upheld", "partly upheld", &kind.outcomes.partly_upheld),
        ("not-upheld", "not upheld", &kind.outcomes.not_upheld),
        ("other-outcome", "withdrawn or otherwise closed", &kind.outcomes.other),
    ];
    for (part, what, given) in outcomes {
        count(figures, part, what, given.as_ref());
        rate(
            figures,
            &id,
            part,
            &of(&format!("share {what}, of those closed")),
            &format!("{id}-closed"),
        );
    }
    figures.adds_up(
        &format!("{id}-closed"),
        &outcomes
            .map(|(part, ..)| format!("{id}-{part}"))
            .each_ref()
            .map(String::as_str),
    );
    on_time(figures, kind, &id);
    rate(
        figures,
        &id,
        "escalated",
        &of("share taken to the next stage, of those received"),
        &id,
    );
}

/// The share answered on time, whose base has to be named; a rate alone is taken as stated.
fn on_time(figures: &mut Figures, kind: &OwnComplaints, id: &str) {
    let (base, of) = match kind.on_time_of {
        Some(TimeBase::Received) => (id.to_owned(), "received"),
        Some(TimeBase::Closed) | None => (format!("{id}-closed"), "closed"),
    };
    let label = format!("{}: share answered on time, of those {of}", kind.label);
    if kind.on_time_rate.is_some() && (kind.on_time.is_none() || figures.number(&base).is_none()) {
        figures.add_given(
            &format!("{id}-on-time-rate"),
            &label,
            Unit::Percent,
            kind.on_time_rate.as_ref(),
        );
        figures.relate(Relation::Stated {
            rate: format!("{id}-on-time-rate"),
            base,
        });
    } else {
        rate(figures, id, "on-time", &label, &base);
    }
}

fn rate(figures: &mut Figures, id: &str, part: &str, label: &str, base: &str) {
    let part_id = format!("{id}-{part}");
    let state: State = figures.share(&part_id, base, "there were no such complaints in the year");
    let inputs = vec![Input::Figure(part_id.clone()), Input::Figure(base.to_owned())];
    figures.add_worked(
        &format!("{part_id}-rate"),
        label,
        Unit::Percent,
        "the part ÷ its base",
        inputs,
        state,
    );
    figures.relate(Relation::Within {
        whole: base.to_owned(),
        part: part_id,
    });
}
