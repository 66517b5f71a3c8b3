//! What is found, as somebody may read it who may not read everything.
//!
//! In: findings. Out: the same findings; of one that has to do with exempt matter only the place and the check are said,
//! and no word of the file. An officer who may read the file sees by the place what is meant, or asks for everything by
//! `check --audience members`.

use std::ops::Range;
use std::sync::Arc;

use super::public::hidden_actions;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Spot};
use crate::load::{exempt_stretches, may_hold_exempt_matter};
use crate::model::{Audience, Project};

const IN_EXEMPT: &str = "something is wrong in what is exempt from publication";
const ABOUT_EXEMPT: &str = "something is wrong here that has to do with what is exempt from publication";
const IN_FILE: &str = "something is wrong here in a file that may hold exempt information";
const LOOK_THERE: &str = "see this line of the file; its words are not repeated here, since not everybody may read them; \
                          `annual-review check --audience members` says what is wrong";

/// Checks that ask how something is exempt, and repeat nothing of what it is.
const OF_EXEMPTION: [&str; 3] = ["public-interest", "members-without-exemption", "urgency-withheld"];

/// The check of what the project accepts, which may tell of what is exempt by the words that it narrows, and by its reason.
const OF_ACCEPTANCES: &str = "acceptance";

/// The check of what earlier documents printed.
const OF_PRINTED: &str = "published";

/// What was found on reading a folder, as this audience may read it. Of a file that cannot be read nobody knows what is
/// exempt in it, so that none of it is repeated where anything may be.
#[must_use]
pub fn as_read(found: Diagnostics, audience: Audience) -> Diagnostics {
    let said = |diagnostic: Diagnostic| match &diagnostic.place {
        Some(place) if audience < Audience::Members && may_hold_exempt_matter(&place.source) => {
            concealed(diagnostic, IN_FILE)
        }
        _ => diagnostic,
    };
    found.into_iter().map(said).collect()
}

/// What was found in the whole project, as readers of the public version may see it who know what was found in that.
///
/// A finding that the public version has too tells nothing of exempt matter, and is said as of that version; any other
/// is due to exempt matter, and is told by its place. So is one on what was printed before, where the two versions are not
/// told the same: an officer may have copied there what is exempt elsewhere.
#[must_use]
pub fn for_readers(whole: Diagnostics, public: &Diagnostics, project: &Project) -> Diagnostics {
    let hidden = hidden_places(project);
    let is_same = |one: &Diagnostic, other: &Diagnostic| {
        (&one.place, one.check, one.severity) == (&other.place, other.check, other.severity)
    };
    let all = whole.clone();
    let said = |diagnostic: Diagnostic| {
        if diagnostic.check == Some(OF_ACCEPTANCES) {
            return vec![diagnostic.concealed()];
        }
        if is_shown_with_any(&hidden, &diagnostic) {
            return vec![concealed(diagnostic, IN_EXEMPT)];
        }
        let is_of_another = |other: &Diagnostic| {
            let mut others = all.iter().filter(|whole| is_same(whole, other));
            others.any(|whole| is_told_alike(whole, other))
        };
        let same: Vec<Diagnostic> = public
            .iter()
            .filter(|other| is_same(&diagnostic, other))
            .filter(|other| diagnostic.check != Some(OF_PRINTED) || is_told_alike(&diagnostic, other))
            .filter(|other| is_told_alike(&diagnostic, other) || !is_of_another(other))
            .map(|other| accepted_as(&diagnostic, other))
            .collect();
        if same.is_empty() {
            vec![concealed(diagnostic, ABOUT_EXEMPT)]
        } else {
            same
        }
    };
    whole.into_iter().flat_map(said).collect()
}

/// A finding of the public version, accepted where that of the whole project is. The reason is told only where both say
/// the same: otherwise it is about numbers that the public does not see.
fn accepted_as(whole: &Diagnostic, public: &Diagnostic) -> Diagnostic {
    let reason = whole.accepted.clone();
    let told = |reason| {
        if is_told_alike(whole, public) {
            reason
        } else {
            String::new()
        }
    };
    Diagnostic {
        accepted: reason.map(told),
        ..public.clone()
    }
}

/// Whether two findings say the same of their place.
fn is_told_alike(one: &Diagnostic, other: &Diagnostic) -> bool {
    (&one.message, &one.hints) == (&other.message, &other.hints)
}

/// What was found in making the public version, with nothing of the lines on which exempt matter stands.
#[must_use]
pub fn in_public_version(found: Diagnostics, project: &Project) -> Diagnostics {
    let hidden = hidden_places(project);
    let said = |diagnostic: Diagnostic| {
        if is_shown_with_any(&hidden, &diagnostic) {
            concealed(diagnostic, IN_EXEMPT)
        } else {
            diagnostic
        }
    };
    found.into_iter().map(said).collect()
}

/// The finding without anything of the file in it.
fn concealed(diagnostic: Diagnostic, message: &str) -> Diagnostic {
    if diagnostic.check.is_some_and(|check| OF_EXEMPTION.contains(&check)) {
        return diagnostic.concealed();
    }
    Diagnostic {
        message: message.to_owned(),
        hints: vec![LOOK_THERE.to_owned()],
        ..diagnostic.concealed()
    }
}

/// Where exempt matter stands in the files of a project.
pub(super) fn hidden_places(project: &Project) -> Vec<Place> {
    let files = project.years.values().map(|file| file.year.spot);
    let files = files.chain([project.council.council.spot]);
    let mut hidden: Vec<Place> = files
        .flat_map(|spot| exempt_stretches(&project.files.place(spot).source))
        .collect();
    // What became of an exempt action tells what it was, though nothing need say so beside it.
    let actions = hidden_actions(project);
    for (year, file) in &project.years {
        let updates = file.updates.iter();
        let of_hidden = updates.filter(|update| actions.contains_key(&(*year, update.action.value.clone())));
        hidden.extend(of_hidden.filter_map(|update| {
            let passage = update.update.as_ref().map(|passage| passage.spot);
            between([Some(update.action.spot), passage].into_iter().flatten()).map(|spot| project.files.place(spot))
        }));
    }
    hidden
}

/// The stretch of a file from the first to the last of some spots in it.
fn between(spots: impl Iterator<Item = Spot>) -> Option<Spot> {
    let join = |one: Spot, other: Spot| Spot {
        file: one.file,
        start: one.start.min(other.start),
        end: one.end.max(other.end),
    };
    spots.reduce(join)
}

/// Whether the excerpt of a finding, its lines, shows anything of what is hidden.
fn is_shown_with_any(hidden: &[Place], found: &Diagnostic) -> bool {
    found
        .place
        .as_ref()
        .is_some_and(|place| hidden.iter().any(|hidden| is_shown_with(hidden, place)))
}

fn is_shown_with(hidden: &Place, place: &Place) -> bool {
    if !Arc::ptr_eq(&hidden.source, &place.source) {
        return false;
    }
    let lines = lines_of(place);
    hidden.bytes.start < lines.end && lines.start < hidden.bytes.end
}

/// The whole lines on which a place lies.
fn lines_of(place: &Place) -> Range<usize> {
    let (text, bytes) = (&place.source.text, &place.bytes);
    let before = text.get(..bytes.start).and_then(|before| before.rfind('\n'));
    let after = text.get(bytes.end..).and_then(|rest| rest.find('\n'));
    before.unwrap_or(0)..after.map_or(text.len(), |at| bytes.end + at)
}
