//! What else reached the council: enquiries, compliments, matters that were refused.

use super::{Figures, Unit, own_parts};
use crate::model::{Feedback, PartOf};

/// Adds the figures of each kind: `feedback-ID`, how many on time and refused, and its parts.
pub(super) fn add(figures: &mut Figures, kinds: &[Feedback]) {
    for kind in kinds {
        let id = kind.figure_id();
        figures.add_given(&id, &kind.label, Unit::Count, kind.received.as_ref());
        let parts = [
            ("on-time", "answered on time", &kind.on_time, &kind.on_time_rate),
            ("refused", "refused", &kind.refused, &kind.refused_rate),
        ];
        for (part, what, count, rate) in parts {
            let part = format!("{id}-{part}");
            let label = format!("{}: {what}", kind.label);
            figures.add_given(&part, &label, Unit::Count, count.as_ref());
            let label = format!("{}: share {what}, of those received", kind.label);
            figures.add_share(&part, &id, &label, "none were received in the year", rate.as_ref());
        }
        for part in &kind.parts {
            own_parts::of_part(figures, part, &format!("{id}-part"), &id, &kind.label);
        }
        let parts = kind.parts.iter().map(PartOf::figure_id);
        own_parts::adds_up(figures, &id, &format!("{id}-part"), parts);
    }
}
