//! Numbers told apart by reasons or kinds: each part, all of them, and what they leave out.
//!
//! Last year's are not set beside them: the second reason of one year is seldom that of the next.

use std::collections::BTreeMap;

use super::given::{difference, sum, sum_unless_known};
use super::{Figures, Unit};
use crate::model::{At, Breakdown};

/// Adds the figures of each breakdown: `breakdown-NAME`, `breakdown-NAME-part-1` and on, `-given` and `-not-given`.
pub(super) fn add(figures: &mut Figures, breakdowns: &BTreeMap<At<String>, Breakdown>) {
    for (name, breakdown) in breakdowns {
        one(figures, &format!("breakdown-{}", name.replace('_', "-")), breakdown);
    }
}

fn one(figures: &mut Figures, id: &str, breakdown: &Breakdown) {
    figures.add_given(id, &breakdown.label, Unit::Count, breakdown.total.as_ref());
    add_parts(figures, id, breakdown);
}

/// Adds what a number that is there already is made up of.
pub(super) fn add_parts(figures: &mut Figures, id: &str, breakdown: &Breakdown) {
    let label = breakdown.label.as_str();
    let mut ids = Vec::new();
    for (index, part) in breakdown.parts.iter().enumerate() {
        let part_id = format!("{id}-part-{}", index + 1);
        let label = format!("{label}: {}", part.label.value);
        figures.add_given(&part_id, &label, Unit::Count, part.count.as_ref());
        ids.push(part_id);
    }
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let (given, not_given) = (format!("{id}-given"), format!("{id}-not-given"));
    sum(figures, &given, &format!("{label}: reason or kind given"), &ids);
    if breakdown.incomplete.is_none() {
        // Parts that are said to be all of it add up to the total.
        sum_unless_known(figures, id, &ids);
    }
    let label = format!("{label}: reason or kind not given");
    difference(figures, &not_given, &label, [id, &given]);
}
