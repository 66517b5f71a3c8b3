//! The council's own complaints: how many, how many on time, how they ended, how many went further.

use super::figure::{Figure, Input, Known, State, Status};
use super::given::sum;
use super::{Figures, Unit, own_parts};
use crate::model::{At, Base, OwnComplaints, PerCent, Project, Quantity, WholeNumber};
use crate::units::{Exact, lower_first};

type GivenCount = Option<At<Quantity<WholeNumber>>>;
type GivenPerCent = Option<At<Quantity<PerCent>>>;

/// Why a share of no complaints cannot be given.
pub(super) const NONE_RECEIVED: &str = "there were no such complaints in the year";

/// The counts that are summed over all kinds, with what they count.
pub(super) const TOTALS: [(&str, &str); 5] = [
    ("closed", "closed"),
    ("on-time", "answered on time"),
    ("upheld", "upheld"),
    ("partly-upheld", "partly upheld"),
    ("not-upheld", "not upheld"),
];

/// Adds the figures of each kind of the council's own complaints, and the totals.
pub(super) fn add(figures: &mut Figures, kinds: &[OwnComplaints]) {
    for kind in kinds {
        figures.add_given(&kind.figure_id(), &kind.label, Unit::Count, kind.received.as_ref());
    }
    for kind in kinds {
        of_kind(figures, kind);
        own_parts::add(figures, kind, &kind.figure_id());
    }
    totals(figures, kinds);
}

/// Adds what is received over all kinds; and the other totals where every kind gives its part.
fn totals(figures: &mut Figures, kinds: &[OwnComplaints]) {
    let ids: Vec<String> = kinds.iter().map(OwnComplaints::figure_id).collect();
    let all: Vec<&str> = ids.iter().map(String::as_str).collect();
    sum(figures, "own-complaints", "The council's own complaints received", &all);
    for (part, what) in TOTALS {
        let parts: Vec<String> = ids.iter().map(|id| format!("{id}-{part}")).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        if !parts.is_empty() && parts.iter().all(|id| figures.number(id).is_some()) {
            let label = format!("The council's own complaints {what}");
            sum(figures, &format!("own-complaints-{part}"), &label, &parts);
        }
    }
}

/// What became of the complaints of a kind.
fn of_kind(figures: &mut Figures, kind: &OwnComplaints) {
    let id = kind.figure_id();
    let counts: [(&str, &str, &GivenCount); 7] = [
        ("closed", "closed", &kind.closed),
        ("on-time", "answered on time", &kind.on_time),
        ("late", "answered late", &kind.late),
        ("extended", "answered within an extended time limit", &kind.extended),
        ("open", "still open", &kind.open),
        ("escalated", "taken to the next stage", &kind.escalated),
        ("advocacy", "helped by an advocate", &kind.advocacy),
    ];
    for (part, what, given) in counts {
        let label = format!("{}: {what}", kind.label);
        figures.add_given(&format!("{id}-{part}"), &label, Unit::Count, given.as_ref());
    }
    let timed = kind.on_time_of.unwrap_or(Base::Closed);
    let none: GivenPerCent = None;
    let shares = [
        ("on-time", "answered on time", timed, &kind.on_time_rate),
        ("late", "answered late", timed, &kind.late_rate),
        ("extended", "answered within an extended time limit", timed, &none),
        ("open", "still open", Base::Received, &kind.open_rate),
        ("escalated", "taken to the next stage", Base::Received, &none),
    ];
    for (part, what, base, stated) in shares {
        share(figures, kind, part, what, base, stated);
    }
    let [on_time, extended, late] = ["on-time", "extended", "late"].map(|part| format!("{id}-{part}"));
    // Some sources count those within an extended time limit among those on time, others beside them.
    figures.adds_up(&base_of(&id, timed), &[&on_time, &late]);
    figures.adds_up(&base_of(&id, timed), &[&on_time, &extended, &late]);
    figures.adds_up(&id, &[&format!("{id}-closed"), &format!("{id}-open")]);
    outcomes(figures, kind, &id);
}

/// The outcomes and their shares; they may still change while complaints are open.
fn outcomes(figures: &mut Figures, kind: &OwnComplaints, id: &str) {
    let (counts, rates) = (&kind.outcomes, &kind.outcome_rates);
    let outcomes: [(&str, &str, &GivenCount, &GivenPerCent); 6] = [
        ("upheld", "upheld", &counts.upheld, &rates.upheld),
        (
            "partly-upheld",
            "partly upheld",
            &counts.partly_upheld,
            &rates.partly_upheld,
        ),
        ("not-upheld", "not upheld", &counts.not_upheld, &rates.not_upheld),
        (
            "no-finding",
            "closed without a finding",
            &counts.no_finding,
            &rates.no_finding,
        ),
        ("withdrawn", "withdrawn", &counts.withdrawn, &rates.withdrawn),
        ("other-outcome", "closed in another way", &counts.other, &rates.other),
    ];
    let base = kind.outcomes_of.unwrap_or(Base::Closed);
    let open = open_reason(figures, id);
    for (part, what, count, rate) in &outcomes {
        let part_id = format!("{id}-{part}");
        let label = format!("{}: {what}", kind.label);
        figures.add_given(&part_id, &label, Unit::Count, count.as_ref());
        share(figures, kind, part, what, base, rate);
        if let Some(reason) = &open {
            for id in [part_id.clone(), format!("{part_id}-rate")] {
                make_provisional(figures, &id, reason);
            }
        }
    }
    let ids = outcomes.map(|(part, ..)| format!("{id}-{part}"));
    let open = format!("{id}-open");
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let base = base_of(id, base);
    figures.adds_up(&base, &ids);
    figures.adds_up(&base, &[ids.as_slice(), &[&open]].concat());
}

/// Adds a part of a kind as a share of its base, which has to be named; a rate alone is taken as stated.
fn share(figures: &mut Figures, kind: &OwnComplaints, part: &str, what: &str, base: Base, stated: &GivenPerCent) {
    let id = kind.figure_id();
    let of = match base {
        Base::Received => "received",
        Base::Closed => "closed",
    };
    let base = base_of(&id, base);
    let label = format!("{}: share {what}, of those {of}", kind.label);
    figures.add_share(&format!("{id}-{part}"), &base, &label, NONE_RECEIVED, stated.as_ref());
}

/// The id of what shares of a kind are shares of.
fn base_of(id: &str, base: Base) -> String {
    match base {
        Base::Received => id.to_owned(),
        Base::Closed => format!("{id}-closed"),
    }
}

/// Why the outcomes of each kind may still change, before anything is suppressed.
pub(super) fn still_open(figures: &Figures, kinds: &[OwnComplaints]) -> Vec<(String, String)> {
    let reasons = kinds.iter().map(OwnComplaints::figure_id).filter_map(|id| {
        let reason = open_reason(figures, &id)?;
        Some((id, reason))
    });
    reasons.collect()
}

/// Takes the number out of why outcomes may still change, where that number is suppressed now.
pub(super) fn without_suppressed_reasons(figures: &mut Figures, reasons: &[(String, String)]) {
    for (id, reason) in reasons {
        let of = |part: &str| figures.get(&format!("{id}-{part}")).map(|figure| &figure.state);
        if [of("open"), of("open-rate")].contains(&Some(&State::Suppressed)) {
            let told = Status::Provisional(reason.clone());
            let untold = Status::Provisional("some of the complaints were still open".to_owned());
            figures.replace_statuses(|status| (*status == told).then(|| untold.clone()));
        }
    }
}

/// That complaints of a kind were still open, and how many, where any were.
fn open_reason(figures: &Figures, id: &str) -> Option<String> {
    let is_some = |figure: &&Figure| figure.bounds().is_some_and(|(_, most)| most > Exact::from_integer(0));
    let open = |part: &str| figures.get(&format!("{id}-{part}")).filter(is_some)?.text();
    open("open-rate")
        .map(|rate| format!("{rate} of the complaints were still open"))
        .or_else(|| open("open").map(|count| format!("complaints still open: {count}")))
}

fn make_provisional(figures: &mut Figures, id: &str, reason: &str) {
    let Some(figure) = figures.get(id).cloned() else { return };
    if let State::Known(known) = figure.state {
        let status = match known.status {
            status @ Status::Provisional(_) => status,
            _ => Status::Provisional(reason.to_owned()),
        };
        figures.add(Figure {
            state: State::Known(Known { status, ..known }),
            ..figure
        });
    }
}

/// Adds how many complaints of each stage of a procedure went on: to its next stage, or from the last to the Ombudsman.
pub(super) fn add_stages(figures: &mut Figures, project: &Project, kinds: &[OwnComplaints]) {
    for kind in kinds {
        let (Some(procedure), Some(stage)) = (&kind.procedure, &kind.stage) else {
            continue;
        };
        let of_procedure = |other: &&OwnComplaints| other.is_under(&procedure.value);
        let of_stage = |number: u8| -> Vec<&OwnComplaints> {
            let staged = kinds.iter().filter(of_procedure);
            staged
                .filter(|other| other.stage.as_ref().is_some_and(|stage| stage.value == number))
                .collect()
        };
        let own_id = kind.figure_id();
        let only_procedure = kinds
            .iter()
            .filter(|kind| kind.procedure.is_some())
            .all(|kind| of_procedure(&kind));
        let stages = project.procedure(&procedure.value).map(|procedure| &procedure.stages);
        let is_last = stages.is_some_and(|stages| stages.iter().all(|other| other.number <= stage.value));
        match of_stage(stage.value + 1)[..] {
            // Two kinds of one stage share what comes after it, which cannot be told apart.
            [next] if of_stage(stage.value).len() == 1 => {
                goes_on(figures, kind, &own_id, &next.figure_id(), "next-stage");
            }
            [] if is_last && only_procedure && of_stage(stage.value).len() == 1 => {
                goes_on(figures, kind, &own_id, "feedback-ombudsman", "ombudsman");
            }
            _ => {}
        }
    }
}

/// Those who went on as a share of those who might have; more of them than these are other people's complaints too.
fn goes_on(figures: &mut Figures, kind: &OwnComplaints, id: &str, next: &str, where_to: &str) {
    let Some(label) = figures.get(next).map(|next| lower_first(&next.label)) else {
        return;
    };
    let state = match figures.share(next, id, NONE_RECEIVED) {
        State::Known(known) if more_than_all(&known) => {
            State::NotApplicable(format!("{label} are more than the complaints that could go on").into())
        }
        state => state,
    };
    let inputs = [next, id].map(|id| Input::Figure(id.into()));
    let formula = format!("{label} ÷ {}, both received in the year", lower_first(&kind.label));
    figures.add_worked(
        format!("{id}-{where_to}-rate"),
        format!("{}: share going on to {label}", kind.label),
        Unit::Percent,
        formula,
        inputs,
        state,
    );
}

fn more_than_all(known: &Known) -> bool {
    matches!((known.numerator, known.denominator), (Some(part), Some(whole)) if part > whole)
}
