//! Where a schema allows one of several shapes, the one that was meant: its faults are the ones worth saying.

use std::collections::BTreeSet;

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as K;

use super::{Context, Fault, Wanted, Wrong, plain, text_of, wanted};
use crate::tree::Kind;

type Branch<'e> = &'e [ValidationError<'static>];

/// How well a value's type fits an alternative; the smaller, the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Exactly,
    AsText,
    NotAtAll,
}

impl Context<'_> {
    /// The faults of the alternative that was meant, for a value that fits none.
    pub(super) fn of_alternatives(self, at: &str, context: &[Vec<ValidationError<'static>>]) -> Vec<Fault> {
        let mut branches = Vec::new();
        flatten(at, context, &mut branches);
        let best = branches.iter().map(|branch| self.fit(at, branch)).min();
        let Some(fit) = best.filter(|fit| *fit != Fit::NotAtAll) else {
            return of_no_type(at, &branches);
        };
        branches.retain(|branch| self.fit(at, branch) == fit);
        if let Some(fault) = words_of_all(at, &branches) {
            return vec![fault];
        }
        let named: Vec<Branch<'_>> = branches
            .iter()
            .copied()
            .filter(|b| other_tag(at, b).is_none())
            .collect();
        if named.is_empty() {
            return tag_of_all(at, &branches).into_iter().collect();
        }
        self.of_nearest(at, &named)
    }

    fn fit(self, at: &str, branch: Branch<'_>) -> Fit {
        let mut types = branch
            .iter()
            .filter(|e| e.instance_path().as_str() == at)
            .filter_map(types_of);
        let Some(wanted) = types.next() else {
            return Fit::Exactly;
        };
        let scalar = self.tree.find(at).and_then(|found| found.node.scalar());
        let plain = scalar.is_some_and(|s| matches!(s.kind, Kind::Truth(_) | Kind::Whole | Kind::Decimal));
        if plain && wanted.contains(&Wanted::Text) {
            Fit::AsText
        } else {
            Fit::NotAtAll
        }
    }

    /// The faults of the alternative with the fewest keys too many or too few; among those, of the one whose missing key
    /// is most like the one too many.
    fn of_nearest(self, at: &str, branches: &[Branch<'_>]) -> Vec<Fault> {
        let known = |fault: &Fault| match &fault.wrong {
            Wrong::Unknown { known, .. } if fault.at == at => Some(known.clone()),
            _ => None,
        };
        let all: Vec<Vec<Fault>> = branches
            .iter()
            .map(|b| b.iter().flat_map(|error| self.faults(error)).collect())
            .collect();
        let mut union: Vec<String> = Vec::new();
        for key in all.iter().flatten().filter_map(known).flatten() {
            if !union.contains(&key) {
                union.push(key);
            }
        }
        let Some(mut nearest) = all.iter().min_by_key(|faults| distance(at, faults)).cloned() else {
            return Vec::new();
        };
        let mut unknown = false;
        for fault in nearest.iter_mut().filter(|fault| fault.at == at) {
            if let Wrong::Unknown { known, .. } = &mut fault.wrong {
                known.clone_from(&union);
                unknown = true;
            }
        }
        if unknown && branches.len() > 1 {
            nearest.retain(|fault| fault.at != at || !matches!(fault.wrong, Wrong::Missing(_)));
        }
        nearest
    }
}

/// A value of none of the types that the alternatives ask for.
fn of_no_type(at: &str, branches: &[Branch<'_>]) -> Vec<Fault> {
    let types: BTreeSet<Wanted> = branches
        .iter()
        .flat_map(|b| b.iter())
        .filter_map(types_of)
        .flatten()
        .collect();
    // The first alternative is the one whose description is shown; `null` has none.
    let first = branches
        .iter()
        .flat_map(|b| b.iter())
        .find(|e| e.instance_path().as_str() == at);
    let fault = first.map(|error| Fault {
        at: at.to_owned(),
        way: error.evaluation_path().as_str().to_owned(),
        wrong: Wrong::Type(types),
    });
    fault.into_iter().collect()
}

/// Alternatives within alternatives are alternatives.
fn flatten<'e>(at: &str, context: &'e [Vec<ValidationError<'static>>], into: &mut Vec<Branch<'e>>) {
    for branch in context {
        match branch.as_slice() {
            [only] if only.instance_path().as_str() == at => match only.kind() {
                K::AnyOf { context } | K::OneOfNotValid { context } => flatten(at, context, into),
                _ => into.push(branch),
            },
            _ => into.push(branch),
        }
    }
}

fn types_of(error: &ValidationError<'_>) -> Option<BTreeSet<Wanted>> {
    match error.kind() {
        K::Type { kind } => Some(wanted(kind)),
        _ => None,
    }
}

/// The words of all alternatives, where each is a choice of words.
fn words_of_all(at: &str, branches: &[Branch<'_>]) -> Option<Fault> {
    let mut words = Vec::new();
    for error in branches.iter().flat_map(|branch| branch.iter()) {
        match plain(error.kind()) {
            Wrong::Words(more) if error.instance_path().as_str() == at => words.extend(more),
            _ => return None,
        }
    }
    // A choice of described words is one alternative each: what is said is about the choice, not about its first word.
    let way = branches.first()?.first()?.evaluation_path().as_str();
    let way = way
        .rfind("/oneOf/")
        .map_or(way, |choice| &way[..choice + "/oneOf".len()]);
    Some(Fault {
        at: at.to_owned(),
        way: way.to_owned(),
        wrong: Wrong::Words(words),
    })
}

/// The error of the key by whose word alternatives are told apart, if it names another alternative.
fn other_tag<'e>(at: &str, branch: Branch<'e>) -> Option<&'e ValidationError<'static>> {
    branch.iter().find(|error| {
        let below = error
            .instance_path()
            .as_str()
            .strip_prefix(at)
            .and_then(|rest| rest.strip_prefix('/'));
        matches!(error.kind(), K::Constant { .. }) && below.is_some_and(|key| !key.contains('/'))
    })
}

fn tag_of_all(at: &str, branches: &[Branch<'_>]) -> Option<Fault> {
    let tags: Vec<&ValidationError<'_>> = branches.iter().filter_map(|branch| other_tag(at, branch)).collect();
    let first = tags.first()?;
    let words = tags.iter().filter_map(|error| match error.kind() {
        K::Constant { expected_value } => Some(text_of(expected_value)),
        _ => None,
    });
    Some(Fault {
        at: first.instance_path().as_str().to_owned(),
        way: first.evaluation_path().as_str().to_owned(),
        wrong: Wrong::Words(words.collect()),
    })
}

/// How far a value is from an alternative: keys too many or too few, how unlike they are in thousandths, all faults.
fn distance(at: &str, faults: &[Fault]) -> (usize, usize, usize) {
    let mut unknown = Vec::new();
    let mut missing = Vec::new();
    for fault in faults.iter().filter(|fault| fault.at == at) {
        match &fault.wrong {
            Wrong::Unknown { key, .. } => unknown.push(key),
            Wrong::Missing(key) => missing.push(key),
            _ => {}
        }
    }
    let likeness = unknown
        .iter()
        .flat_map(|u| missing.iter().map(|m| strsim::jaro_winkler(u, m)));
    let unlike = 1.0 - likeness.fold(0.0_f64, f64::max);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 1000"
    )]
    let unlike = (unlike * 1000.0) as usize;
    (unknown.len() + missing.len(), unlike, faults.len())
}
