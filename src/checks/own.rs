//! The council's own complaints: parts against their bases.

use super::Subject;
use crate::diagnostic::Diagnostic;
use crate::units::Exact;

/// Nothing answered on time, escalated or decided that was not there.
pub(super) fn own_complaints(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for kind in &subject.file.own_complaints {
        let id = format!("own-{}", kind.id.replace('_', "-"));
        let closed = format!("{id}-closed");
        let above = |part: &str, whole: &str| {
            let (a, b) = (subject.exactly(part)?, subject.exactly(whole)?);
            (a > b).then(|| {
                let message = format!(
                    "{}: {} are more than {}",
                    kind.label,
                    subject.in_brackets(part),
                    subject.in_brackets(whole)
                );
                subject.at(
                    Diagnostic::error(message).hint("correct the number that is wrong"),
                    part,
                )
            })
        };
        found.extend(above(&format!("{id}-on-time"), &closed));
        found.extend(above(&format!("{id}-escalated"), &id));
        let outcomes = ["upheld", "partly-upheld", "not-upheld", "other-outcome"].map(|part| format!("{id}-{part}"));
        let numbers: Vec<Exact> = outcomes.iter().filter_map(|part| subject.exactly(part)).collect();
        let sum: Exact = numbers.iter().sum();
        let all_given = numbers.len() == outcomes.len();
        if let Some(base) = subject
            .exactly(&closed)
            .filter(|base| sum > *base || (all_given && sum < *base))
        {
            let message = format!("{}: the outcomes add up to {sum}, not {base}", kind.label);
            found.push(subject.at(
                Diagnostic::error(message).hint("correct the outcome or the number closed"),
                &closed,
            ));
        }
    }
    found
}
